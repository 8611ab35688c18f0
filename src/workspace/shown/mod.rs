//! What the faces show of a project, asked for in plain values. Nothing is changed here; counting and
//! judging are for the rooms below.
//!
//! | file | noun |
//! |---|---|
//! | `costs` | how groups of quality costs are called, what they are of the contract sum |
//! | `waiting`, `blocked`, `conflict` | what is open and for whom, what holds it up, what a person has to settle |
//! | `day` | what of that is a person's own |
//! | `findable`, `shelf` | all that can be found, with what it is called; made ready once and kept |
//! | `finding`, `reasons` | what an issue is about, why it was judged so |
//! | `register` | registers as they stand today |
//! | `floors` | the map of the site |
//! | `figures`, `rollup`, `survey` | rates, and all sites together, and side by side |
//! | `board` | what headquarters looks at |

mod blocked;
mod board;
pub mod conflict;
pub mod costs;
pub mod day;
pub mod figures;
pub mod findable;
pub mod finding;
pub mod floors;
mod reasons;
pub mod register;
mod rollup;
pub mod shelf;
mod survey;
pub mod waiting;
