//! The command line as a user meets it: the real program, real files, whole answers.

mod journeys;
mod killed;
mod site;
