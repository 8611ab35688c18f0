//! Facts and rules of inspection: subjects, chains, checks, judging, gates, grades.
//!
//! No I/O, no clock, no language: times, ids and checklists come in as arguments, and what
//! comes out is figures and reasons that [`crate::text`] puts into words. Two floors: [`facts`] are the
//! nouns, [`rules`] look at them, and nothing of the facts knows a rule. From outside both are one room.

pub mod facts;
pub mod rules;

pub use facts::check::{
    answer, chain, evidence, grade, issue, notice, outcome, pin, places, reference, ruling, verdict,
};
pub use facts::checklist::{
    criterion, edition, national, patch, review, sampling, scheme, severity, warranty,
};
pub use facts::cost::{cause, spent};
pub use facts::dispute::{choice, conflict, forks, sight, versions};
pub use facts::fault::{doubt, trouble, unlike};
pub use facts::figure::{appearance, decimal, limit, plan, quantity, ratio};
pub use facts::project::{event, head, issues, node, nodes};
pub use facts::sign::{key, proof, receipt, signature, statement, trust};
pub use facts::site::{listed, person, subject, wish, zone};
pub use facts::{check, checklist, cost, fault, issued, project, time, words};
pub use rules::carry::{offers, taken, whence};
pub use rules::gate::{
    blocked, causing, closed, costing, follow, issuing, notify, party, rectify, rule, standing,
};
pub use rules::grade::{score, shares};
pub use rules::judge::{papers, timely};
pub use rules::sides::{collision, fork, known, settle};
pub use rules::signing::{headquarters, keyring};
pub use rules::tree::{code, crew, handle, misfit, register, warranted};
pub use rules::{
    agree, carry, change, clock, decide, difference, flaw, fold, gate, judge, lists, parts,
    place_order, rulebook, sides, signing, trail, tree,
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
pub use quantity::{Quantity, StatedCounts};
pub use rulebook::Rulebook;
pub use subject::{Kind, Subject};
pub use trouble::Trouble;
pub use verdict::{Finding, ItemVerdict, Verdict};
pub use words::Words;
