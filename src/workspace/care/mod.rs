//! Help when something breaks. Nothing here judges records or mends them.
//!
//! | file | noun |
//! |---|---|
//! | `broken` | a fault of the program: a report of it, kept in the data folder |
//! | `doctor` | how everything stands that the program works with |
//! | `traces` | what of a fault may be told: no name, no figure, no folder of the user's |

pub mod broken;
mod doctor;
mod traces;
