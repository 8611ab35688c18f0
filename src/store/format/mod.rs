//! What stands in a file: a record's line, read and written strictly, and the names that stand in paths
//! (contract, version 1). No file is opened here, and nothing knows where a line lies.
//!
//! | file | noun |
//! |---|---|
//! | `record`, `seen` | the record around a payload; what its device had seen of others |
//! | `line`, `envelope` | the line of a journal, and reading its fields |
//! | `strict`, `cursor` | the strict reader of JSON, and its steps |
//! | `canonical`, `hash` | the canonical writer; hashes with a purpose |
//! | `name` | what may name a device or a project in a path |

pub mod canonical;
mod cursor;
pub mod envelope;
pub(super) mod hash;
pub mod line;
pub(super) mod name;
pub(super) mod record;
pub(super) mod seen;
pub mod strict;
