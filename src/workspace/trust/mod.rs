//! How far records can be relied on. Looking through them is for `audit`.
//!
//! | file | noun |
//! |---|---|
//! | `verify` | projects and copies looked through |
//! | `damage` | what opening found broken |
//! | `doubtful` | times in doubt |

pub mod damage;
mod doubtful;
pub mod verify;
