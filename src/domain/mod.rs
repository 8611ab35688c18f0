//! Facts and rules of inspection: subjects, chains, checks, judging, gates, grades.
//!
//! No I/O, no clock, no language: times, ids and checklists come in as arguments, and what
//! comes out is figures and reasons that [`crate::text`] puts into words. Two floors: [`facts`] are the
//! nouns, [`rules`] look at them, and nothing of the facts knows a rule. From outside both are one room.

pub mod facts;
pub mod rules;

pub use facts::{
    answer, appearance, chain, check, checklist, choice, conflict, criterion, decimal, doubt,
    event, evidence, fault, forks, grade, head, issue, issued, key, limit, listed, national, node,
    notice, outcome, patch, person, pin, plan, project, proof, quantity, ratio, reference, ruling,
    sampling, scheme, severity, sight, signature, statement, subject, time, trouble, unlike,
    verdict, versions, warranty, wish, words, zone,
};
pub use rules::{
    blocked, change, clock, closed, code, collision, crew, decide, difference, flaw, fold, follow,
    fork, gate, handle, issuing, judge, keyring, known, misfit, notify, papers, parts, party,
    rectify, register, rule, rulebook, score, settle, shares, sides, signing, standing, timely,
    trail, tree, warranted,
};

pub use answer::Answer;
pub use chain::{Chain, Stage};
pub use check::{CheckRecord, CheckSummary, Submission};
pub use checklist::{Checklist, Item};
pub use criterion::{Class, Judge};
pub use decimal::Decimal;
pub use event::Event;
pub use fault::{Fault, FaultRule};
pub use outcome::{Grade, Outcome};
pub use person::{Person, Role};
pub use project::Project;
pub use quantity::{Counts, Quantity};
pub use rulebook::Rulebook;
pub use subject::{Kind, Subject};
pub use trouble::Trouble;
pub use verdict::{Finding, ItemVerdict, Verdict};
pub use words::Words;
