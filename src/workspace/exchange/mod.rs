//! Records that go out and come in. Copying and taking in is for `sync`, the room.
//!
//! | file | noun |
//! |---|---|
//! | `sync` | two laptops meet |
//! | `outcome` | what it came to, and a folder that was checked |
//! | `exchanges` | what is remembered of it |
//! | `export`, `summary`, `facts` | handing out; what goes beside the records; the tables of headquarters |
//! | `described` | how the format is, and records in plain text |
//! | `target` | where to |
//! | `remotes` | places that are no disk |

pub mod described;
pub mod exchanges;
pub mod export;
pub(in crate::workspace) mod facts;
mod outcome;
pub mod remotes;
mod summary;
mod sync;
mod target;
