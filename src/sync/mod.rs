//! Exchange: what comes in from outside and what goes out. Tables come in as bytes and leave as
//! rows; sealed records are copied as they are, create-only. What the content means for a project
//! is decided elsewhere.

pub mod columns;
pub mod copy;
pub mod intake;
pub mod listing;
pub mod plan_table;
pub mod rows;
pub mod table;
