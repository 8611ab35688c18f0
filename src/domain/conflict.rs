//! Two devices concluded checks of one subject without knowing of each other. Both stay; a person says
//! which stands, and until then the subject counts as accepted nowhere.
//!
//! How that is told: every device states what it had seen of the others ([`Sight`]). Of two checks of a
//! subject, the one later in the common order either knew the earlier one or did not; then they stand
//! *beside* each other, in the same round. Clocks have no part in it.
//!
//! What it does to the figures: a subject passed its first formal round only if every check of that round
//! passed, for a rejection that somebody recorded is a failed submission, whoever had not heard of it.
//! (No mixture of two rounds is counted either: date, points and outcome are those of the first
//! rejected one, see [`Node::first`].) A settlement chooses which line of checks goes on; it takes nothing out of the first round, and so
//! can never raise the first-pass rate. For the same reason an acceptance beside a rejected one in the
//! first round is 合格 at most, never 优良. Two settlements that do not know of each other and say
//! different things cancel out, and the question is open again.
//!
//! A refusal to sign turns a check's outcome. Whoever went on from that check without having heard of the
//! refusal stands beside it; if the refusal is set aside, the check passes for the chain again, but not for
//! the rates.

mod settle;

pub use settle::{Asked, decide, faults, may_settle, may_settle_row};

use super::check::{ACCEPTANCE, CheckSummary};
use super::issue::Issue;
use super::node::Node;
use super::project::Project;
use super::ruling::{Ruled, What};
use super::sight::Sight;
use super::verdict::{Grade, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person's word on which of several checks stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The subject's code.
    pub subject: String,
    /// The record that stands, with all it was built on.
    pub stands: String,
    /// Records set aside: they stay, and count where they counted, but the chain goes on without them.
    pub aside: Vec<String>,
    /// Why.
    pub why: String,
    /// Who says so: a person's code.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: String,
}

/// What a subject's checks did not know of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// For a record, the earlier ones of the same subject that its device had not seen.
    beside: BTreeMap<String, BTreeSet<String>>,
    /// What persons said, with the record it stands in.
    settlements: Vec<(String, Settlement)>,
    /// Pairs of settlements that contradict each other unknowingly: both are void.
    contrary: BTreeSet<(String, String)>,
    /// Rulings that were taken back: they stand beside nothing any more.
    gone: BTreeSet<String>,
    /// Whether a person must say which stands.
    open: bool,
    /// Records of branches in doubt, of devices that wrote twice.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    held: BTreeSet<String>,
    /// Whether branches that parted from each other touched it.
    #[serde(default)]
    forked: bool,
    /// What of those each settlement knew and let stand.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    confirmed: BTreeMap<String, BTreeSet<String>>,
}

impl Conflict {
    /// Whether nothing was ever concluded twice.
    pub fn is_none(&self) -> bool {
        self.beside.is_empty()
    }

    /// Whether a record was set aside.
    pub fn is_aside(&self, record: &str) -> bool {
        let mut aside = self.settlements().flat_map(|one| &one.aside);
        aside.any(|one| one == record)
    }

    /// Whether a person must say which stands.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether branches of a device that wrote twice touched it.
    pub fn is_forked(&self) -> bool {
        self.forked
    }

    /// Whether it is open because a device wrote twice, be it that one branch alone touched it.
    pub fn is_of_branches(&self) -> bool {
        self.open && (self.forked || !self.held.is_empty())
    }

    /// Whether only a branch in doubt says so, and nobody let it stand.
    pub fn is_held(&self, record: &str) -> bool {
        let confirmed = |(id, records): (&String, &BTreeSet<String>)| {
            records.contains(record) && !self.is_void(id)
        };
        self.held.contains(record) && !self.confirmed.iter().any(confirmed)
    }

    /// Notes which of its records are of branches in doubt.
    pub(super) fn hold(&mut self, forked: bool, held: BTreeSet<String>) {
        (self.forked, self.held) = (forked, held);
    }

    /// Notes a further record of a branch, and whether it is in doubt.
    pub(super) fn hold_new(&mut self, forked: bool, held: Option<&str>) {
        self.forked |= forked;
        self.held.extend(held.map(str::to_owned));
        self.open |= held.is_some() && self.waits();
    }

    /// Whether a branch in doubt says something of it that nobody has decided about.
    fn waits(&self) -> bool {
        let stands = |record: &String| !self.gone.contains(record) && !self.is_aside(record);
        let mut held = self.held.iter().filter(|record| stands(record));
        held.any(|record| self.is_held(record))
    }

    fn is_void(&self, settlement: &str) -> bool {
        let mut pairs = self.contrary.iter();
        pairs.any(|(a, b)| a == settlement || b == settlement)
    }

    /// Whether two records stand beside each other that neither knew the other.
    fn stands_beside(&self) -> bool {
        let pairs = self.beside.iter();
        let mut pairs = pairs.flat_map(|(late, early)| early.iter().map(move |one| (late, one)));
        let stands = |record: &String| !self.gone.contains(record) && !self.is_aside(record);
        pairs.any(|(late, early)| stands(late) && stands(early))
    }

    /// Every record that stands or stood beside another.
    pub fn records(&self) -> BTreeSet<&str> {
        let early = self.beside.values().flatten();
        self.beside
            .keys()
            .chain(early)
            .map(String::as_str)
            .collect()
    }

    /// What was said about it, oldest first; what was cancelled is left out.
    pub fn settlements(&self) -> impl Iterator<Item = &Settlement> {
        let valid = self.settlements.iter();
        let valid = valid.filter(|(id, _)| !self.is_void(id));
        valid.map(|(_, settlement)| settlement)
    }

    /// Whether neither of two records knew the other.
    fn are_apart(&self, one: &str, other: &str) -> bool {
        let ignores = |late: &str, early: &str| {
            self.beside
                .get(late)
                .is_some_and(|unseen| unseen.contains(early))
        };
        ignores(one, other) || ignores(other, one)
    }
}

/// Whether a ruling decides about a subject as a check does. A submission withdrawn in time and an
/// acceptance not held decide nothing; an annulment always goes before what it takes back.
pub(super) fn is_weighty(what: What) -> bool {
    what.is_exit() || what.retires() || what.concludes().is_some() || what == What::Forbidden
}

/// The records of a subject that a new one was made without knowing of.
pub(super) fn unseen(sight: &Sight, node: &Node, record: &str) -> BTreeSet<String> {
    let checks = node.checks.iter().map(|check| check.record.as_str());
    let rulings = node
        .rulings
        .iter()
        .filter(|ruled| is_weighty(ruled.ruling.what));
    let all = checks.chain(rulings.map(|ruled| ruled.record.as_str()));
    let unseen = all.filter(|one| !sight.knew(record, one));
    unseen.map(str::to_owned).collect()
}

/// The refusals to sign a subject's checks that a new record was made without knowing of.
pub(super) fn unseen_refusals(sight: &Sight, node: &Node, record: &str) -> BTreeSet<String> {
    let refusals = node
        .checks
        .iter()
        .filter_map(|check| check.refused.as_ref());
    let unseen = refusals.filter(|one| !sight.knew(record, one));
    unseen.cloned().collect()
}

/// What was set aside, as far as its device knew, when a record was made: it goes on without that, and
/// stands beside it should the settlement turn out to be contradicted.
pub(super) fn left_aside(sight: &Sight, node: &Node, record: &str) -> BTreeSet<String> {
    let conflict = &node.conflict;
    let knew = |id: &String| sight.knew(record, id);
    let contradicted = |id: &String| {
        let pairs = conflict.contrary.iter();
        let mut pairs = pairs.filter(|(a, b)| knew(a) && knew(b));
        pairs.any(|(a, b)| a == id || b == id)
    };
    let known = conflict.settlements.iter().filter(|(id, _)| knew(id));
    let valid = known.filter(|(id, _)| !contradicted(id));
    valid.flat_map(|(_, one)| one.aside.clone()).collect()
}

/// Notes that a record stands beside earlier ones.
pub(super) fn note(node: &mut Node, record: &str, unseen: BTreeSet<String>) {
    if !unseen.is_empty() {
        node.conflict.beside.insert(record.to_owned(), unseen);
    }
    draw_line(node);
}

/// Applies what a person said, unless another said otherwise without either knowing.
pub(super) fn settle(sight: &Sight, node: &mut Node, settlement: Settlement, record: &str) {
    let contrary = |(id, one): &&(String, Settlement)| {
        one.stands != settlement.stands && !sight.knew(record, id)
    };
    let conflict = &mut node.conflict;
    let against = conflict.settlements.iter().filter(contrary);
    let against: Vec<_> = against
        .map(|(id, _)| (id.clone(), record.to_owned()))
        .collect();
    conflict.contrary.extend(against);
    let known = conflict.held.iter().filter(|one| sight.knew(record, one));
    let stands = known.filter(|one| !settlement.aside.contains(one));
    let stands = stands.cloned().collect();
    conflict.confirmed.insert(record.to_owned(), stands);
    conflict.settlements.push((record.to_owned(), settlement));
    draw_line(node);
}

/// Draws anew what follows from checks, rulings and settlements: the rulings that are gone, and the
/// checks that the chain goes on from, when some were set aside.
pub(super) fn draw_line(node: &mut Node) {
    let taken_back = node.rulings.iter().filter(|ruled| ruled.annulled.is_some());
    node.conflict.gone = taken_back.map(|ruled| ruled.record.clone()).collect();
    let conflict = &node.conflict;
    let stays = |check: &&CheckSummary| !conflict.is_aside(&check.record);
    let heard = |check: &CheckSummary| {
        let refused = check.refused.as_ref();
        let set_aside = refused.is_some_and(|refusal| conflict.is_aside(refusal));
        match set_aside && check.annulled.is_none() {
            true => unrefused(check),
            false => check.clone(),
        }
    };
    node.line = match conflict.settlements.is_empty() {
        true => None,
        false => Some(node.checks.iter().filter(stays).map(heard).collect()),
    };
    node.conflict.open = node.conflict.stands_beside() || node.conflict.waits();
}

/// A check as it passes when the refusal to sign it is set aside: 合格 at most, where it is graded.
fn unrefused(check: &CheckSummary) -> CheckSummary {
    CheckSummary {
        refused: None,
        outcome: Outcome::Accepted,
        grade: (check.stage == ACCEPTANCE).then_some(Grade::Qualified),
        ..check.clone()
    }
}

impl Node {
    /// The checks its chain goes on from: all of them, or those not set aside.
    pub fn line(&self) -> &[CheckSummary] {
        self.line.as_deref().unwrap_or(&self.checks)
    }

    /// The last record of each line that does not know the others: one of them has to stand.
    pub fn sides(&self) -> Vec<&str> {
        let line = self.line();
        let goes_on = |at: usize, record: &str| {
            let later = line.iter().skip(at + 1).map(|next| next.record.as_str());
            let mut later = later.chain(self.closing()).chain(self.refusals());
            later.any(|next| !self.conflict.are_apart(next, record))
        };
        let records = line.iter().map(|check| check.record.as_str()).enumerate();
        let tips = records.filter(|(at, record)| !goes_on(*at, record));
        tips.map(|(_, record)| record)
            .chain(self.closing())
            .chain(self.refusals())
            .collect()
    }

    /// Records of refusals to sign that stand beside something, as far as they stand.
    fn refusals(&self) -> impl Iterator<Item = &str> {
        let beside = self.conflict.records();
        let refused = self
            .checks
            .iter()
            .filter_map(|check| check.refused.as_deref());
        refused.filter(move |one| beside.contains(one) && !self.conflict.is_aside(one))
    }

    /// Records of the rulings that close it, as far as they stand: nothing follows them.
    fn closing(&self) -> impl Iterator<Item = &str> {
        let rulings = self.rulings.iter().filter(|ruled| {
            let what = ruled.ruling.what;
            is_weighty(what) && what.concludes().is_none() && ruled.annulled.is_none()
        });
        let records = rulings.map(|ruled| ruled.record.as_str());
        records.filter(|record| !self.conflict.is_aside(record))
    }

    /// What would be set aside if this record stood: all that it did not know, and what rests on that.
    fn aside_for(&self, stands: &str) -> Vec<String> {
        let line = self.line().iter().map(|check| check.record.as_str());
        let at = line
            .clone()
            .position(|record| record == stands)
            .unwrap_or(usize::MAX);
        let early = |other: usize, record| other < at && !self.conflict.are_apart(stands, record);
        let aside = line
            .enumerate()
            .filter(|(other, record)| *other != at && !early(*other, record));
        let aside = aside.map(|(_, record)| record);
        let closing = self.closing().filter(|record| *record != stands);
        let apart = |record: &&str| self.conflict.are_apart(stands, record);
        let refusals = self.refusals().filter(apart);
        let aside = aside.chain(closing).chain(refusals);
        aside.map(str::to_owned).collect()
    }

    /// One of its checks.
    pub fn check_in(&self, record: &str) -> Option<&CheckSummary> {
        self.checks.iter().find(|check| check.record == record)
    }

    /// Forgets what someone did not know.
    fn forget(&mut self, knew: &dyn Fn(&str) -> bool) {
        self.checks.retain(|check| knew(&check.record));
        self.rulings.retain(|ruled| knew(&ruled.record));
        self.notices.retain(|given| knew(&given.record));
        for given in &mut self.notices {
            given.spent = given.spent.take().filter(|by| knew(by));
        }
        self.undo(knew);
        self.conflict.settlements.retain(|(record, _)| knew(record));
        self.conflict.contrary.retain(|(a, b)| knew(a) && knew(b));
        self.conflict.beside.retain(|record, _| knew(record));
        for early in self.conflict.beside.values_mut() {
            early.retain(|record| knew(record));
        }
        self.conflict.beside.retain(|_, early| !early.is_empty());
        self.conflict.confirmed.retain(|record, _| knew(record));
        draw_line(self);
    }
}

impl Node {
    /// Takes back annulments and refusals that someone did not know.
    fn undo(&mut self, knew: &dyn Fn(&str) -> bool) {
        for check in &mut self.checks {
            check.annulments.retain(|by| knew(by));
            check.annulled = check.annulments.first().cloned();
            check.refused = check.refused.take().filter(|by| knew(by));
            check.restore();
        }
        for ruled in &mut self.rulings {
            ruled.annulments.retain(|by| knew(by));
            ruled.annulled = ruled.annulments.first().cloned();
        }
    }
}

impl Project {
    /// The state as someone saw it who knew only some of the records: what is judged again is judged
    /// on what its device knew, plan, people and what was agreed among it.
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Project {
        let mut view = self.clone();
        view.forget_rows(knew);
        view.nodes.iter_mut().for_each(|node| node.forget(knew));
        view.forget_forks(knew);
        let crew = |issue: &Issue| self.node(&issue.subject).map(|node| &node.subject.crew);
        let issues = self.issues.iter();
        let seen =
            issues.filter_map(|issue| issue.as_known(knew, crew(issue).map_or("", |crew| crew)));
        view.issues = seen.collect();
        view.issue_at.clear();
        view.issues_on.clear();
        for (at, issue) in view.issues.iter().enumerate() {
            view.issue_at.insert(issue.id.clone(), at);
            let on = view.issues_on.entry(issue.subject.clone());
            on.or_default().push(at);
        }
        view
    }

    /// The subjects of which a person must say which check stands.
    pub fn conflicts(&self) -> impl Iterator<Item = &Node> {
        let nodes = self.shaky.iter().filter_map(|at| self.nodes.get(*at));
        nodes.filter(|node| node.conflict.is_open())
    }

    /// Whether something that a node's acceptance rests on was concluded twice or taken back, and is
    /// not accepted now: then nothing further may be built on it, unless it was conceded since.
    pub fn is_shaken(&self, node: &Node) -> bool {
        let shaky = self.shaky.iter().filter_map(|at| self.nodes.get(*at));
        let mut open = shaky.filter(|one| !self.is_out(one) || one.conflict.is_open());
        open.any(|one| {
            let settled = !one.conflict.is_open() && self.is_conceded(node, one);
            one.accepted().is_none() && self.is_at_or_above(node, one) && !settled
        })
    }

    /// Whether a concession that stands, on a node or below it, took in what failed further below.
    /// One given without knowing of the failure does not stand.
    fn is_conceded(&self, node: &Node, below: &Node) -> bool {
        let mut at = Some(below);
        while let Some(one) = at {
            if one.exit().is_some() {
                return true;
            }
            if one.subject.code == node.subject.code {
                return false;
            }
            at = one.parent.and_then(|above| self.nodes.get(above));
        }
        false
    }

    /// The annulments on a node and below it.
    pub(super) fn annulments(&self, node: &Node) -> impl Iterator<Item = &Ruled> {
        let shaky = self.shaky.iter().filter_map(|at| self.nodes.get(*at));
        let below = shaky.filter(|one| self.is_at_or_above(node, one));
        let rulings = below.flat_map(|one| &one.rulings);
        rulings.filter(|ruled| ruled.ruling.what == What::Annulled)
    }

    fn is_at_or_above(&self, node: &Node, below: &Node) -> bool {
        let mut at = Some(below);
        while let Some(one) = at {
            if one.subject.code == node.subject.code {
                return true;
            }
            at = one.parent.and_then(|above| self.nodes.get(above));
        }
        false
    }
}
