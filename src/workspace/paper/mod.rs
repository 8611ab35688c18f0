//! Papers of a project, drawn and made into files. What stands on one and how it is laid out is for `paper`, the
//! room below.
//!
//! | file | noun |
//! |---|---|
//! | `papers` | papers drawn, issued and looked up again |
//! | `figures` | the figures of a checklist on a page |
//! | `reading` | records read for one paper |
//! | `words` | what people say on papers where no record says anything |
//! | `offers` | what can be printed of a subject, of issues, of a month |
//! | `printing` | papers to be written, and what became of them |
//! | `run` | papers on their way into files, one after the other |
//! | `press` | papers as files |
//! | `stencils` | documents of a firm's own, filled |
//! | `fonts` | the fonts of this machine |

mod figures;
pub(in crate::workspace) mod fonts;
pub mod offers;
pub mod papers;
pub mod press;
pub mod printing;
mod reading;
pub mod run;
pub mod stencils;
pub mod words;
