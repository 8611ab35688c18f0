//! Records that go out and come in. Copying and taking in is for `sync`, the room.
//!
//! | file | noun |
//! |---|---|
//! | `sync` | two laptops meet |
//! | `exchanges` | what is remembered of it |
//! | `export` | handing out |
//! | `target` | where to |

pub mod exchanges;
pub mod export;
mod sync;
mod target;
