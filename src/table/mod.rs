//! Tables as people have them, from bytes to rows. Every fault is told at once and in its
//! place. Whether the rows fit a project is decided elsewhere.
//!
//! | file | noun |
//! |---|---|
//! | `book` | sheets of a CSV or XLSX file, read within limits |
//! | `columns`, `headed`, `layout` | which column is which; where the headings stand; what a table must have |
//! | `rows`, `reading` | what stands below them; one row being read |
//! | `subjects`, `divisions`, `people` | rows as what a project is made of |
//! | `ledger`, `reviews` | rows as what headquarters knows of projects, as who compared which list with the print |
//! | `listing` | a checklist as a workbook |
//! | `fault`, `misentry` | what is wrong, and in which cell |

pub mod book;
mod columns;
pub mod divisions;
pub mod fault;
mod headed;
mod layout;
pub mod ledger;
pub mod listing;
mod misentry;
pub mod people;
mod reading;
pub mod reviews;
pub mod rows;
pub mod subjects;

#[cfg(test)]
mod tests;
