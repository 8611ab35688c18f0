//! A subject with what happened to it: its rounds, rulings and notices, and how far it came by them. What
//! lies above and below it only the project knows.

use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::conflict::Conflict;
use crate::domain::notice::Given;
use crate::domain::outcome::{Grade, Outcome};
use crate::domain::ruling::{Ruled, What};
use crate::domain::subject::Subject;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A subject with what happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// The subject.
    pub subject: Subject,
    /// The place of the record it was planned in, among the project's.
    #[serde(default)]
    pub(in crate::domain) planned: usize,
    /// Its place among the nodes above it.
    pub parent: Option<usize>,
    /// The nodes below it, in plan order.
    pub children: Vec<usize>,
    /// Its concluded checks, in order.
    pub checks: Vec<CheckSummary>,
    /// The grade that an evaluation of its own gave it, where the scheme grades that way.
    #[serde(default)]
    pub evaluated: Option<Grade>,
    /// What was decided about it beside the rounds, in order.
    #[serde(default)]
    pub rulings: Vec<Ruled>,
    /// Who was told of its inspections, in order.
    #[serde(default)]
    pub notices: Vec<Given>,
    /// What was decided about it without knowing of each other.
    #[serde(default)]
    pub conflict: Conflict,
    /// The checks not set aside, when some were.
    #[serde(default)]
    pub(in crate::domain) line: Option<Vec<CheckSummary>>,
}

/// How a subject came to be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted<'a> {
    /// When, as written.
    pub at: &'a Time,
    /// Its grade; `None` when it is not graded.
    pub grade: Option<Grade>,
    /// By which route, if not by a passing round.
    pub route: Option<What>,
}

impl Node {
    /// The round that the next check of this stage will be.
    pub fn round_of(&self, stage: &str) -> u32 {
        self.round_beside(stage, &BTreeSet::new())
    }

    /// The round of a check of this stage by someone who had not seen these records.
    pub(in crate::domain) fn round_beside(&self, stage: &str, unseen: &BTreeSet<String>) -> u32 {
        // What only a branch in doubt said, and was set aside, was no round.
        let conflict = &self.conflict;
        let fallen = |record: &str| conflict.is_held(record) && conflict.is_aside(record);
        let known = self.checks.iter();
        let known = known.filter(|check| !unseen.contains(&check.record) && !fallen(&check.record));
        let rounds = known
            .filter(|check| check.stage == stage)
            .map(|check| check.round);
        rounds.max().unwrap_or(0).saturating_add(1)
    }

    /// The passing round that accepted it, if there is one.
    pub fn acceptance(&self) -> Option<&CheckSummary> {
        self.line().iter().rfind(|check| check.accepts())
    }

    /// How it came to be accepted, by a passing round or on documents. What was accepted on
    /// documents, or in a first round that somebody else rejected, is 合格 under a grading scheme,
    /// never 优良; what is forbidden is never accepted, and what was concluded twice not before a
    /// person has said which stands.
    pub fn accepted(&self) -> Option<Accepted<'_>> {
        if self.forbidden().is_some() || self.conflict.is_open() {
            return None;
        }
        let passed = self.acceptance().map(|check| Accepted {
            at: &check.at,
            grade: self
                .evaluated
                .or(check.grade)
                .map(|grade| self.at_most(check, grade)),
            route: None,
        });
        let documents = self.exit().map(|ruled| Accepted {
            at: &ruled.ruling.at,
            grade: Some(Grade::Qualified),
            route: Some(ruled.ruling.what),
        });
        passed.or(documents)
    }

    /// The records that took back a check or a ruling of it.
    pub(in crate::domain) fn annulments(&self) -> impl Iterator<Item = &String> {
        let checks = self.checks.iter().flat_map(|check| &check.annulments);
        checks.chain(self.rulings.iter().flat_map(|ruled| &ruled.annulments))
    }

    /// When it was last accepted with a grade, or on documents where those are graded, be it taken back.
    pub(in crate::domain) fn was_graded(&self, exits_graded: bool) -> Option<&str> {
        let graded = |check: &&CheckSummary| {
            let (outcome, grade) = check.as_judged();
            let passed = check.stage == ACCEPTANCE && outcome == Outcome::Accepted;
            passed && self.evaluated.or(grade).is_some()
        };
        let exit = |ruled: &&Ruled| exits_graded && ruled.ruling.what.is_exit();
        let passed = self.checks.iter().rfind(graded).map(|check| &check.at);
        let on_documents = self.rulings.iter().rfind(exit);
        let on_documents = on_documents.map(|ruled| &ruled.ruling.at);
        passed.or(on_documents).map(Time::as_str)
    }

    /// The grade of an acceptance, given what the first round came to.
    fn at_most(&self, check: &CheckSummary, grade: Grade) -> Grade {
        let failed = self.first(ACCEPTANCE).map(|first| first.outcome) == Some(Outcome::Rejected);
        match check.round == 1 && failed {
            true => Grade::Qualified,
            false => grade,
        }
    }

    /// The latest ruling that stands and is such.
    fn ruled(&self, such: impl Fn(What) -> bool) -> Option<&Ruled> {
        self.rulings
            .iter()
            .filter(|ruled| ruled.annulled.is_none() && such(ruled.ruling.what))
            .rfind(|ruled| !self.conflict.is_aside(&ruled.record))
    }

    /// Its acceptance on documents instead of a passing round (5.0.6-2 to 5.0.6-4).
    pub fn exit(&self) -> Option<&Ruled> {
        self.ruled(What::is_exit)
    }

    /// 严禁验收 (5.0.8).
    pub fn forbidden(&self) -> Option<&Ruled> {
        self.ruled(|what| what == What::Forbidden)
    }

    /// Whether its acceptance was ever concluded, one way or the other.
    pub fn was_concluded(&self) -> bool {
        self.counted(ACCEPTANCE).is_some() || self.failed_without_round().is_some()
    }

    /// The concession or prohibition that concluded it before it ever came to a round of its own: its
    /// first conclusion, and it did not pass, whatever rounds may follow.
    pub fn failed_without_round(&self) -> Option<&Ruled> {
        self.rulings.iter().find(|ruled| ruled.first)
    }

    /// How it went out of the plan, if it did.
    pub fn retired(&self) -> Option<&Ruled> {
        self.ruled(What::retires)
    }

    /// The last day its certificate is valid, of a measuring instrument.
    pub fn valid_until(&self) -> Option<&str> {
        let formal = |check: &&CheckSummary| check.stage == ACCEPTANCE;
        let last = self.line().iter().rfind(formal)?;
        last.valid_until.as_deref().filter(|_| last.accepts())
    }

    /// The check of a stage that its rates go by: the first one, as far as no branch in doubt speaks alone
    /// for it. What only such a branch says passed counts nowhere; what it says failed counts.
    pub fn counted(&self, stage: &str) -> Option<&CheckSummary> {
        let of_stage = |check: &&CheckSummary| check.stage == stage && check.round == 1;
        let round = || self.checks.iter().filter(of_stage);
        let firm = |check: &&CheckSummary| !self.conflict.is_held(&check.record);
        let failed = |check: &&CheckSummary| check.outcome == Outcome::Rejected;
        let rejected = round().filter(firm).find(failed);
        let rejected = rejected.or_else(|| round().find(failed));
        rejected.or_else(|| round().find(firm))
    }

    /// Whether the question that is open about it comes of a device that wrote twice.
    pub fn is_disputed(&self) -> bool {
        self.conflict.is_open() && self.conflict.is_forked()
    }

    /// Its first concluded check of a stage. Of several in the first round, by devices that did not
    /// know of each other, the first rejected one speaks for the round, and the first in order when
    /// all passed.
    pub fn first(&self, stage: &str) -> Option<&CheckSummary> {
        let mut round = self
            .checks
            .iter()
            .filter(|check| check.stage == stage && check.round == 1);
        let rejected = round
            .clone()
            .find(|check| check.outcome == Outcome::Rejected);
        rejected.or_else(|| round.next())
    }
}
