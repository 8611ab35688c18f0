//! The command line as a user meets it: the real program, real files, whole answers.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod authoring;
mod batch;
mod clocks;
#[path = "../printed/copy.rs"]
mod copy;
mod damage;
mod devices;
mod dwellings;
mod evidence;
mod figures;
mod forks;
mod headquarters;
mod help;
mod issues;
mod journeys;
mod killed;
mod papers;
mod registers;
mod rollup;
mod signing;
mod site;
mod tables;
mod terminal;
mod values;
mod verifier;
mod working_day;
