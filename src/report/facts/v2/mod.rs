//! Facts, version 2 (contract `sanjian.facts/2`): flat tables of one project's state, made of the very rows
//! that the rates are sums of. Who reads them adds up, and never has to know a rule of this house.
//!
//! | file | noun |
//! |---|---|
//! | `column`, `tables` | what a table is; the tables, each column declared once |
//! | `of`, `state` | whose facts; all rows that a state gives |
//! | `subject`, `check`, `issue`, `cost`, `record` | rows of subjects, of their checks and rulings, of issues, of costs, of answers |
//! | `file`, `lines`, `columnar` | the files of a project; JSON Lines, Parquet |

mod check;
pub mod column;
mod columnar;
mod cost;
pub mod file;
mod issue;
mod lines;
mod of;
mod record;
mod state;
mod subject;
pub mod tables;

pub use column::FactTake;
pub use file::{FactFiles, FactMedium};
pub use of::FactsOf;
pub use record::of_check;
pub use state::write;
