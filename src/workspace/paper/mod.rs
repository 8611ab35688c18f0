//! Papers of a project, drawn and made into files. What stands on one and how it is laid out is for `paper`, the
//! room below.
//!
//! | file | noun |
//! |---|---|
//! | `papers` | papers drawn, issued and looked up again |
//! | `words` | what people say on papers where no record says anything |
//! | `press` | papers as files |
//! | `fonts` | the fonts of this machine |

mod fonts;
pub mod papers;
pub mod press;
pub mod words;
