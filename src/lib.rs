//! 三检: construction quality inspection on site.
//!
//! The house, top down; arrows point down only (`tests/house` reads the `use` lines):
//!
//! | floor | rooms | what lives there |
//! |---|---|---|
//! | roof | [`cli`], [`tui`], [`sample`] | two faces of the same house; a project that shows it |
//! | 3 | [`workspace`], [`failure`] | the only place where things happen; what went wrong, in words |
//! | 2 | [`store`], [`replay`], [`audit`], [`sync`], [`table`], [`media`], [`report`], [`fleet`] | disk, records to state, whether they hold, exchange, tables, photos, paper, headquarters |
//! | 1 | [`checklist`], [`rates`], [`text`] | what to check, how to count, how to say it |
//! | ground | [`domain`] | facts and rules: no I/O, no clock, no language |

pub mod audit;
pub mod checklist;
pub mod cli;
pub mod domain;
pub mod failure;
pub mod fleet;
pub mod media;
pub mod rates;
pub mod replay;
pub mod report;
pub mod sample;
pub mod store;
pub mod sync;
pub mod table;
pub mod text;
pub mod tui;
pub mod workspace;
