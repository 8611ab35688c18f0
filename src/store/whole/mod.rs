//! All journals of a project as one: read in the one order that is the same everywhere, and verified byte
//! for byte. Nothing is written here.
//!
//! | file | noun |
//! |---|---|
//! | `opening` | a tree opened, what was read before left aside |
//! | `reader`, `stream` | everyone's records in one order, live or exported, and those of single journals |
//! | `united`, `copies` | several trees read as one in one go, each journal once |
//! | `verify` | the whole tree checked |

mod copies;
mod opening;
pub(super) mod reader;
mod stream;
pub(super) mod united;
pub(super) mod verify;
