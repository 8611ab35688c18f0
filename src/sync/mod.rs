//! Exchange: what comes in from outside and what goes out. Tables come in as bytes and leave as
//! rows; sealed records are copied as they are, create-only; of a photo is learned what it is and
//! what its camera wrote. What the content means for a project is decided elsewhere.

pub mod camera;
pub mod columns;
pub mod copy;
pub mod divisions;
pub mod fault;
mod headed;
pub mod intake;
pub mod listing;
pub mod media;
pub mod parts;
pub mod people;
pub mod plan_table;
pub mod quarantine;
pub mod reading;
pub mod rows;
pub mod subjects;
pub mod table;
pub mod whole;

#[cfg(test)]
mod tables_tests;
