//! 三检: construction quality inspection on site.
//!
//! The house, top down; arrows point down only (`tests/house` reads the `use` lines):
//!
//! | floor | rooms | what lives there |
//! |---|---|---|
//! | roof | [`cli`], [`tui`], [`sample`] | two faces of the same house; a project that shows it |
//! | 3 | [`workspace`], [`failure`] | the only place where things happen; what went wrong, in words |
//! | 2 | [`store`], [`replay`], [`audit`], [`sync`], [`table`], [`media`], [`report`], [`paper`], [`fleet`], [`remote`] | disk, records to state, whether they hold, exchange, tables in, photos, tables out, papers, headquarters, places that are no disk |
//! | 1 | [`checklist`], [`rates`], [`text`] | what to check, how to count, how to say it |
//! | ground | [`domain`], [`shipped`] | facts and rules: no I/O, no clock, no language; the files of `checklists/`, as bytes |
//!
//! More in [`architecture`], [`rules`] and [`glossary`].

pub mod audit;
pub mod checklist;
pub mod cli;
pub mod domain;
pub mod failure;
pub mod fleet;
pub mod media;
pub mod paper;
pub mod rates;
pub mod remote;
pub mod replay;
pub mod report;
pub mod sample;
pub mod shipped;
pub mod store;
pub mod sync;
pub mod table;
pub mod text;
pub mod tui;
pub mod workspace;

/// How the house stands.
#[cfg(doc)]
#[doc = include_str!("docs/architecture.md")]
pub mod architecture {}

/// What the codes in comments mean.
#[cfg(doc)]
#[doc = include_str!("docs/rules.md")]
pub mod rules {}

/// One word for one thing.
#[cfg(doc)]
#[doc = include_str!("docs/glossary.md")]
pub mod glossary {}
