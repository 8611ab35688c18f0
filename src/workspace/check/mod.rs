//! What people type, on its way to a command: a check in progress, many from a file, codes and days in
//! their own spelling.
//!
//! | file | noun |
//! |---|---|
//! | `draft` | a check in progress |
//! | `carried` | what a check may take over from others |
//! | `batch` | many checks from a file |
//! | `meant`, `when` | codes, days and times as people type them |
//! | `places` | what a draw of places needs |
//! | `unfinished` | forms that were left |

pub mod batch;
pub mod carried;
pub mod draft;
mod meant;
mod places;
pub(super) mod unfinished;
mod when;
