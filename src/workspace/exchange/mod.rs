//! Records that go out and come in. Copying and taking in is for `sync`, the room.
//!
//! | file | noun |
//! |---|---|
//! | `sync` | two laptops meet |
//! | `outcome` | what it came to, and a folder that was checked |
//! | `exchanges` | what is remembered of it |
//! | `export` | handing out |
//! | `target` | where to |

pub mod exchanges;
pub mod export;
mod outcome;
mod sync;
mod target;
