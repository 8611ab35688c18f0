//! Facts and rules of inspection: subjects, chains, checks, judging, gates, grades.
//!
//! No I/O, no clock, no language: times, ids and checklists come in as arguments, and what
//! comes out is figures and reasons that [`crate::text`] puts into words.

pub mod answer;
pub mod blocked;
pub mod chain;
pub mod check;
pub mod checklist;
pub mod code;
pub mod collision;
pub mod conflict;
pub mod decide;
pub mod decimal;
pub mod difference;
pub mod doubt;
pub mod event;
pub mod evidence;
pub mod fault;
pub mod flaw;
mod fold;
pub mod gate;
pub mod grade;
pub mod handle;
pub mod issue;
pub mod judge;
pub mod key;
pub mod limit;
mod measure;
pub mod national;
pub mod notice;
pub mod party;
pub mod person;
pub mod plan;
pub mod project;
pub mod proof;
pub mod ratio;
pub mod rectify;
pub mod register;
pub mod rule;
pub mod rulebook;
pub mod ruling;
pub mod sampling;
pub mod severity;
pub mod signature;
pub mod statement;
pub mod subject;
pub mod trail;
pub mod tree;
pub mod verdict;
pub mod versions;
pub mod warranty;
pub mod wish;
pub mod zone;

pub use answer::Answer;
pub use chain::{Chain, Stage};
pub use check::{CheckRecord, CheckSummary, Submission};
pub use checklist::{Checklist, Class, Item, Judge, Words};
pub use decimal::Decimal;
pub use event::Event;
pub use fault::{Fault, FaultRule, Trouble};
pub use person::{Person, Role};
pub use project::Project;
pub use rulebook::Rulebook;
pub use subject::{Kind, Subject};
pub use verdict::{Finding, Grade, ItemVerdict, Outcome, Verdict};
