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
//! rejected one, see [`Node::first`].) A settlement chooses which line of checks goes on; it takes nothing
//! out of the first round, and so can never raise the first-pass rate. For the same reason an acceptance
//! beside a rejected one in the first round is 合格 at most, never 优良. Two settlements that do not know of
//! each other and say different things cancel out, and the question is open again.
//!
//! A refusal to sign turns a check's outcome. Whoever went on from that check without having heard of the
//! refusal stands beside it; if the refusal is set aside, the check passes for the chain again, but not for
//! the rates.
//!
//! | file | noun |
//! |---|---|
//! | `settle`, `collision` | who may say which stands: of checks, of rows |
//! | `fork`, `known` | branches of a device, the state as someone knew it |

pub mod collision;
pub mod fork;
pub mod known;
pub mod settle;

use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::conflict::Settlement;
use crate::domain::node::Node;
use crate::domain::outcome::{Grade, Outcome};
use crate::domain::project::Project;
use crate::domain::ruling::{Ruled, What};
use crate::domain::sight::Sight;
use std::collections::BTreeSet;

/// Whether a ruling decides about a subject as a check does. A submission withdrawn in time and an
/// acceptance not held decide nothing; an annulment always goes before what it takes back.
pub(in crate::domain) fn is_weighty(what: What) -> bool {
    what.is_exit() || what.retires() || what.concludes().is_some() || what == What::Forbidden
}

/// The records of a subject that a new one was made without knowing of.
pub(in crate::domain) fn unseen(sight: &Sight, node: &Node, record: &str) -> BTreeSet<String> {
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
pub(in crate::domain) fn unseen_refusals(
    sight: &Sight,
    node: &Node,
    record: &str,
) -> BTreeSet<String> {
    let refusals = node
        .checks
        .iter()
        .filter_map(|check| check.refused.as_ref());
    let unseen = refusals.filter(|one| !sight.knew(record, one));
    unseen.cloned().collect()
}

/// What was set aside, as far as its device knew, when a record was made: it goes on without that, and
/// stands beside it should the settlement turn out to be contradicted.
pub(in crate::domain) fn left_aside(sight: &Sight, node: &Node, record: &str) -> BTreeSet<String> {
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
pub(in crate::domain) fn note(node: &mut Node, record: &str, unseen: BTreeSet<String>) {
    if !unseen.is_empty() {
        node.conflict.beside.insert(record.to_owned(), unseen);
    }
    draw_line(node);
}

/// Applies what a person said, unless another said otherwise without either knowing.
pub(in crate::domain) fn settle(
    sight: &Sight,
    node: &mut Node,
    settlement: Settlement,
    record: &str,
) {
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
pub(in crate::domain) fn draw_line(node: &mut Node) {
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
    pub(super) fn closing(&self) -> impl Iterator<Item = &str> {
        let rulings = self.rulings.iter().filter(|ruled| {
            let what = ruled.ruling.what;
            is_weighty(what) && what.concludes().is_none() && ruled.annulled.is_none()
        });
        let records = rulings.map(|ruled| ruled.record.as_str());
        records.filter(|record| !self.conflict.is_aside(record))
    }

    /// What would be set aside if this record stood: all that it did not know, and what rests on that.
    pub(super) fn aside_for(&self, stands: &str) -> Vec<String> {
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
}

impl Project {
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
    pub(in crate::domain) fn annulments(&self, node: &Node) -> impl Iterator<Item = &Ruled> {
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
