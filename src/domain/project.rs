//! A project's state, and what can be asked of it. How events make it is in [`super::fold`].

use super::chain::Party;
use super::check::CheckSummary;
use super::conflict::Conflict;
use super::decimal::Decimal;
use super::doubt::Doubt;
use super::fault::{Fault, Trouble};
use super::fork::Forks;
use super::grade::Scheme;
use super::grade::rules::SchemeRules;
use super::issue::{Blocking, Issue};
use super::key::Key;
use super::notice::Given;
use super::person::Person;
use super::rulebook::Rulebook;
use super::ruling::{Ruled, What};
use super::sight::Sight;
use super::signature::Signature;
use super::subject::{Kind, Scale, Subject};
use super::verdict::{Grade, Outcome};
use super::versions::Versions;
use super::zone::Zone;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The stage whose rounds are formal submissions and count for the rates.
pub const ACCEPTANCE: &str = "acceptance";

/// What a project is called and measured against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The project's code, chosen by people.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its grading scheme.
    pub scheme: Scheme,
    /// The scheme's thresholds as they were when it was chosen; they hold for the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Box<SchemeRules>>,
    /// Target of the first-pass acceptance rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_first_pass: Option<Decimal>,
    /// Target of the excellence rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_excellence: Option<Decimal>,
    /// Its size class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// What the project has agreed where the standards leave it open.
    #[serde(default, skip_serializing_if = "Agreed::is_usual")]
    pub agreed: Agreed,
}

/// What a project has agreed where the standards leave it open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreed {
    /// The chain that a kind of subject follows, where it is not the usual one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub chains: BTreeMap<Kind, String>,
    /// Whether a reading taken with an expired instrument is refused, or only flagged.
    pub flag_expired_instruments: bool,
    /// Which open issues keep a subject from being accepted.
    pub blocking_issues: Blocking,
    /// Whether the next stage waits for the signatures of the one before.
    pub signatures_required: bool,
    /// First-pass rate, in per cent, below which a crew's veto is shown (质量否决权).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub veto_below: Option<Decimal>,
    /// The day on which the project began, if somebody said: `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began: Option<String>,
    /// The offset of the site's clocks, where it is not China's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
}

impl Head {
    /// Every fault that keeps a project from agreeing on this: chains that are not there, or a
    /// grading scheme other than the one it began with.
    pub fn faults(&self, before: &Head, rulebook: &Rulebook) -> Vec<Fault> {
        let serves = |kind: &Kind, id: &str| {
            let mut chains = rulebook.chains.iter();
            chains.any(|chain| chain.id == id && chain.subjects.contains(kind))
        };
        let chains = self.agreed.chains.iter();
        let strange = chains.filter(|(kind, id)| !serves(kind, id));
        let mut faults: Vec<Fault> = strange
            .map(|(kind, id)| Fault::whole(Trouble::NoChain(*kind, id.clone())))
            .collect();
        if self.scheme != before.scheme {
            faults.push(Fault::whole(Trouble::SchemeStays));
        }
        faults
    }
}

impl Head {
    /// The day on which the project began, if somebody said.
    pub fn began(&self) -> Option<NaiveDate> {
        self.zone().day(self.agreed.began.as_deref()?)
    }

    /// By whose clocks a moment belongs to a day: the site's.
    pub fn zone(&self) -> Zone {
        self.agreed.zone.unwrap_or_default()
    }

    /// Whether its scheme grades what is accepted at this level.
    pub fn grades(&self, kind: Kind) -> bool {
        let Some(rules) = self.grading.as_deref() else {
            return !self.scheme.is_none();
        };
        let shares = rules.shares.as_ref();
        shares.is_some_and(|shares| shares.levels.contains(&kind))
    }
}

impl Agreed {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// A subject with what happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// The subject.
    pub subject: Subject,
    /// The place of the record it was planned in, among the project's.
    #[serde(default)]
    pub(super) planned: usize,
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
    pub(super) line: Option<Vec<CheckSummary>>,
}

/// How a subject came to be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted<'a> {
    /// When, as written.
    pub at: &'a str,
    /// Its grade; `None` when it is not graded.
    pub grade: Option<Grade>,
    /// By which route, if not by a passing round.
    pub route: Option<What>,
}

/// A project's state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Project {
    /// Its name and targets.
    pub head: Head,
    /// Its people by code.
    pub people: BTreeMap<String, Person>,
    /// What it was called and measured against, version by version.
    #[serde(default)]
    pub(super) heads: Versions<Head>,
    /// The versions of each person.
    #[serde(default)]
    pub(super) listed: BTreeMap<String, Versions<Person>>,
    /// The versions of the subjects that were planned more than once.
    #[serde(default)]
    pub(super) replanned: BTreeMap<String, Versions<Subject>>,
    /// The records that nodes were planned in.
    #[serde(default)]
    pub(super) plans: Vec<String>,
    pub(super) nodes: Vec<Node>,
    pub(super) by_code: BTreeMap<String, usize>,
    pub(super) issues: Vec<Issue>,
    pub(super) issue_at: BTreeMap<String, usize>,
    /// Keys by name.
    #[serde(default)]
    pub(super) keys: BTreeMap<String, Key>,
    /// Signatures by the record signed.
    #[serde(default)]
    pub(super) signatures: BTreeMap<String, Vec<Signature>>,
    /// The sets of parties that checks name, each once.
    #[serde(default)]
    pub(super) demands: Vec<Vec<Party>>,
    /// Records about keys and signatures that are not believed.
    #[serde(default)]
    pub(super) doubts: Vec<Doubt>,
    /// What devices and persons say of those that wrote twice.
    #[serde(default)]
    pub(super) forks: Forks,
    /// The nodes that a branch of such a device touched.
    #[serde(default)]
    pub(super) touched: BTreeSet<usize>,
    /// What each device had seen of the others.
    #[serde(default)]
    pub sight: Sight,
    /// Places of the nodes on which something above may rest wrongly: concluded twice, or taken back.
    #[serde(default)]
    pub(super) shaky: BTreeSet<usize>,
    /// Places of the issues of each subject.
    #[serde(default)]
    pub(super) issues_on: BTreeMap<String, Vec<usize>>,
}

impl Project {
    /// The record that the project begins with.
    pub fn began_in(&self) -> Option<&str> {
        self.heads.began_in()
    }

    /// The node of this code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.by_code.get(code).and_then(|at| self.nodes.get(*at))
    }

    /// All nodes in plan order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The nodes at the top.
    pub fn roots(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.parent.is_none())
    }

    /// The nodes directly below.
    pub fn children<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a Node> {
        node.children.iter().filter_map(|at| self.nodes.get(*at))
    }

    /// The nodes of one kind anywhere below, in plan order.
    pub fn below<'a>(&'a self, node: &'a Node, kind: Kind) -> Vec<&'a Node> {
        let mut found = self.all_below(node);
        found.retain(|node| node.subject.kind == kind);
        found
    }

    /// All nodes anywhere below, in plan order.
    pub fn all_below<'a>(&'a self, node: &'a Node) -> Vec<&'a Node> {
        let mut found = Vec::new();
        let mut open: Vec<&Node> = self.children(node).collect();
        open.reverse();
        while let Some(next) = open.pop() {
            found.push(next);
            let mut children: Vec<&Node> = self.children(next).collect();
            children.reverse();
            open.extend(children);
        }
        found
    }

    /// Whether the node of one code is that of another, or lies anywhere below it.
    pub fn lies_below(&self, code: &str, above: &str) -> bool {
        let mut at = self.node(code);
        while let Some(node) = at {
            if node.subject.code == above {
                return true;
            }
            at = node.parent.and_then(|parent| self.nodes.get(parent));
        }
        false
    }

    /// The nearest node of this kind, from the node itself upwards.
    pub fn above<'a>(&'a self, node: &'a Node, kind: Kind) -> Option<&'a Node> {
        let mut at = Some(node);
        while let Some(node) = at {
            if node.subject.kind == kind {
                return Some(node);
            }
            at = node.parent.and_then(|above| self.nodes.get(above));
        }
        None
    }

    /// All issues, in the order they were opened.
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The issue of this id.
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issue_at.get(id).and_then(|at| self.issues.get(*at))
    }

    /// Records about keys and signatures that are not believed, in order.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// Whether a node went out of the plan, itself or with everything it rests on.
    pub fn is_out(&self, node: &Node) -> bool {
        let rests_on = node.subject.kind.rests_on();
        let below = rests_on.map(|kind| self.below(node, kind));
        let emptied = below.filter(|below| !below.is_empty());
        node.retired().is_some()
            || emptied.is_some_and(|below| below.into_iter().all(|node| self.is_out(node)))
    }

    /// The issues of a subject, in the order they were opened.
    pub fn issues_of(&self, code: &str) -> impl Iterator<Item = &Issue> {
        let places = self.issues_on.get(code).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|at| self.issues.get(*at))
    }

    /// Whether a node is another one, or stands somewhere above it.
    pub fn holds(&self, node: &Node, code: &str) -> bool {
        let mut at = self.node(code);
        while let Some(one) = at {
            if one.subject.code == node.subject.code {
                return true;
            }
            at = one.parent.and_then(|above| self.nodes.get(above));
        }
        false
    }

    /// Accepted and all of the nodes whose acceptance this one's rests on (G6): what went out of the
    /// plan is not among them, and a grouping in between only once it was concluded itself.
    pub fn foundation(&self, node: &Node) -> (usize, usize) {
        let Some(kind) = node.subject.kind.rests_on() else {
            return (0, 0);
        };
        let mut below = self.below(node, kind);
        let groupings = node.subject.kind.grouped_by();
        let groupings = groupings.map(|kind| self.below(node, kind));
        let groupings = groupings.into_iter().flatten();
        below.extend(groupings.filter(|grouping| grouping.was_concluded()));
        below.retain(|node| !self.is_out(node) || node.conflict.is_open());
        let accepted = below
            .iter()
            .filter(|node| node.accepted().is_some() && !self.is_shaken(node))
            .count();
        (accepted, below.len())
    }
}

impl Node {
    /// The round that the next check of this stage will be.
    pub fn round_of(&self, stage: &str) -> u32 {
        self.round_beside(stage, &BTreeSet::new())
    }

    /// The round of a check of this stage by someone who had not seen these records.
    pub(super) fn round_beside(&self, stage: &str, unseen: &BTreeSet<String>) -> u32 {
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
    pub(super) fn annulments(&self) -> impl Iterator<Item = &String> {
        let checks = self.checks.iter().flat_map(|check| &check.annulments);
        checks.chain(self.rulings.iter().flat_map(|ruled| &ruled.annulments))
    }

    /// When it was last accepted with a grade, or on documents where those are graded, be it taken back.
    pub(super) fn was_graded(&self, exits_graded: bool) -> Option<&str> {
        let graded = |check: &&CheckSummary| {
            let (outcome, grade) = check.as_judged();
            let passed = check.stage == ACCEPTANCE && outcome == Outcome::Accepted;
            passed && self.evaluated.or(grade).is_some()
        };
        let exit = |ruled: &&Ruled| exits_graded && ruled.ruling.what.is_exit();
        let passed = self.checks.iter().rfind(graded).map(|check| &check.at);
        let on_documents = self.rulings.iter().rfind(exit);
        let on_documents = on_documents.map(|ruled| &ruled.ruling.at);
        passed.or(on_documents).map(String::as_str)
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
