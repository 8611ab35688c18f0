//! What several devices said of one thing: sides, versions, two histories, and the word that settles it.
//!
//! | file | noun |
//! |---|---|
//! | `conflict`, `choice` | what a person has to settle: checks, rows |
//! | `versions`, `sight` | what was written of a row, and what each device had seen |
//! | `forks` | two histories under one device id |

pub mod choice;
pub mod conflict;
pub mod forks;
pub mod sight;
pub mod versions;
