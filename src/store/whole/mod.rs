//! All journals of a project as one: read in the one order that is the same everywhere, and verified byte
//! for byte. Nothing is written here.
//!
//! | file | noun |
//! |---|---|
//! | `reader`, `stream` | everyone's records in one order, live or exported, and those of single journals |
//! | `verify` | the whole tree checked |

pub(super) mod reader;
mod stream;
pub(super) mod verify;
