//! The papers a site hands in: forms as data, filled from the records, laid out once, written in four
//! formats and as text. State and bytes come in, bytes go out; nobody here touches a disk, asks for the
//! time, or decides anything.
//!
//! | room | noun |
//! |---|---|
//! | `fields` | what there is to fill a form with |
//! | `form` | a form as data: parts, rows, cells, what stands in them; its faults; the shelf of all forms |
//! | `value` | what fills a form: fields and tables, and the pieces their texts are made of |
//! | `fill` | the values of each kind of paper, from the records |
//! | `sheet` | the filled form, measured and placed on pages |
//! | `writer` | pages as XLSX, DOCX, PDF/A, HTML and text |
//! | `stencil` | a firm's own document, filled in place of a form |

pub mod fields;
pub mod fill;
pub mod form;
pub mod sheet;
pub mod stencil;
pub mod value;
pub mod writer;
