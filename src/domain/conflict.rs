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

use super::check::CheckSummary;
use super::fault::{Fault, Trouble};
use super::issue::Issue;
use super::person::Role;
use super::project::{ACCEPTANCE, Node, Project};
use super::ruling::What;
use super::verdict::Outcome;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What each device had seen of the others when it made its last record so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight(BTreeMap<String, BTreeMap<String, u64>>);

/// The device and the number of a record's id.
fn parts(record: &str) -> (&str, u64) {
    let (did, seq) = record.rsplit_once('-').unwrap_or((record, ""));
    (did, seq.parse().unwrap_or(0))
}

impl Sight {
    /// Takes in what a device says it has seen.
    pub fn hear(&mut self, did: &str, seen: impl IntoIterator<Item = (String, u64)>) {
        for (other, seq) in seen {
            let known = self.0.entry(did.to_owned()).or_default();
            let known = known.entry(other).or_default();
            *known = (*known).max(seq);
        }
    }

    /// Whether the device that made the later record had seen the other one.
    pub fn knew(&self, record: &str, other: &str) -> bool {
        let ((did, _), (maker, seq)) = (parts(record), parts(other));
        did == maker || self.seen(did, maker) >= seq
    }

    /// The last record of another device that a device has seen.
    pub fn seen(&self, did: &str, other: &str) -> u64 {
        let known = self.0.get(did).and_then(|known| known.get(other));
        known.copied().unwrap_or(0)
    }
}

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
    /// Settlements that contradict each other unknowingly.
    void: BTreeSet<String>,
}

impl Conflict {
    /// Whether nothing was ever concluded twice.
    pub fn is_none(&self) -> bool {
        self.beside.is_empty()
    }

    /// Whether a record was set aside.
    pub fn is_aside(&self, record: &str) -> bool {
        let valid = self
            .settlements
            .iter()
            .filter(|(id, _)| !self.void.contains(id));
        let mut aside = valid.flat_map(|(_, settlement)| &settlement.aside);
        aside.any(|one| one == record)
    }

    /// Whether a person must say which stands.
    pub fn is_open(&self) -> bool {
        let pairs = self.beside.iter();
        let mut pairs = pairs.flat_map(|(late, early)| early.iter().map(move |one| (late, one)));
        pairs.any(|(late, early)| !self.is_aside(late) && !self.is_aside(early))
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
        let valid = self
            .settlements
            .iter()
            .filter(|(id, _)| !self.void.contains(id));
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
    let against: Vec<String> = conflict
        .settlements
        .iter()
        .filter(contrary)
        .map(|(id, _)| id.clone())
        .collect();
    if !against.is_empty() {
        conflict.void.extend(against);
        conflict.void.insert(record.to_owned());
    }
    conflict.settlements.push((record.to_owned(), settlement));
    draw_line(node);
}

/// The checks that the chain goes on from, when some were set aside.
fn draw_line(node: &mut Node) {
    let conflict = &node.conflict;
    let stays = |check: &&CheckSummary| !conflict.is_aside(&check.record);
    node.line = match conflict.settlements.is_empty() {
        true => None,
        false => Some(node.checks.iter().filter(stays).cloned().collect()),
    };
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
            let mut later = later.chain(self.closing());
            later.any(|next| !self.conflict.are_apart(next, record))
        };
        let records = line.iter().map(|check| check.record.as_str()).enumerate();
        let tips = records.filter(|(at, record)| !goes_on(*at, record));
        tips.map(|(_, record)| record)
            .chain(self.closing())
            .collect()
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
        aside.chain(closing).map(str::to_owned).collect()
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
        self.conflict.void.retain(|record| knew(record));
        self.conflict.beside.retain(|record, _| knew(record));
        for early in self.conflict.beside.values_mut() {
            early.retain(|record| knew(record));
        }
        self.conflict.beside.retain(|_, early| !early.is_empty());
        draw_line(self);
    }
}

impl Node {
    /// Takes back annulments and refusals that someone did not know.
    fn undo(&mut self, knew: &dyn Fn(&str) -> bool) {
        let unheard = |by: &Option<String>| by.as_ref().is_some_and(|by| !knew(by));
        for check in self
            .checks
            .iter_mut()
            .filter(|check| unheard(&check.annulled))
        {
            check.outcome = Outcome::Accepted;
            check.annulled = None;
        }
        for check in self.checks.iter_mut().filter(|one| unheard(&one.refused)) {
            check.refused = None;
            if check.failing.is_empty() && check.annulled.is_none() {
                check.outcome = Outcome::Accepted;
            }
        }
        for ruled in self
            .rulings
            .iter_mut()
            .filter(|ruled| unheard(&ruled.annulled))
        {
            ruled.annulled = None;
        }
    }
}

impl Project {
    /// The state as someone saw it who knew only some of the records: what is judged again is judged
    /// on what its device knew. Plans and people are for [`super::revision`].
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Project {
        let mut view = self.clone();
        view.nodes.iter_mut().for_each(|node| node.forget(knew));
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
    /// not accepted now: then nothing further may be built on it.
    pub fn is_shaken(&self, node: &Node) -> bool {
        let shaky = self.shaky.iter().filter_map(|at| self.nodes.get(*at));
        let mut open = shaky.filter(|one| one.retired().is_none() || one.conflict.is_open());
        open.any(|one| one.accepted().is_none() && self.is_at_or_above(node, one))
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

/// A settlement as asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The subject's code.
    pub subject: String,
    /// The record that shall stand.
    pub stands: String,
    /// Why.
    pub why: String,
    /// Who says so.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: String,
}

/// Those who may say which check stands, short of an acceptance.
const ON_SITE: [Role; 4] = [
    Role::Foreman,
    Role::Inspector,
    Role::TechnicalLead,
    Role::ProjectManager,
];
/// Those who may when an acceptance is among them: those who accept.
const ACCEPTING: [Role; 3] = [Role::Supervisor, Role::ChiefSupervisor, Role::Owner];

/// The roles that may say which check of a subject stands.
pub fn may_settle(node: &Node) -> Vec<Role> {
    let formal = node.closing().next().is_some()
        || node.checks.iter().any(|check| check.stage == ACCEPTANCE);
    match formal {
        true => ACCEPTING.to_vec(),
        false => ON_SITE.into_iter().chain(ACCEPTING).collect(),
    }
}

/// Every fault of a recorded settlement, on the state before it.
pub fn faults(project: &Project, settlement: &Settlement) -> Vec<Fault> {
    let asked = Asked {
        subject: settlement.subject.clone(),
        stands: settlement.stands.clone(),
        why: settlement.why.clone(),
        by: settlement.by.clone(),
        at: settlement.at.clone(),
    };
    match decide(project, &asked) {
        Err(faults) => faults,
        Ok(decided) if decided == *settlement => Vec::new(),
        Ok(decided) => vec![Fault::whole(Trouble::NotASide {
            sides: decided.aside,
        })],
    }
}

/// Decides a settlement: a record, or every fault at once.
pub fn decide(project: &Project, asked: &Asked) -> Result<Settlement, Vec<Fault>> {
    let unknown = || Trouble::NoSuchSubject(asked.subject.clone());
    let node = project.node(&asked.subject);
    let node = node.ok_or_else(|| vec![Fault::whole(unknown())])?;
    let mut faults = Vec::new();
    if !node.conflict.is_open() {
        faults.push(Trouble::NoConflict);
    }
    let sides = node.sides();
    let stands = sides.iter().find(|record| **record == asked.stands);
    if stands.is_none() && node.conflict.is_open() {
        faults.push(Trouble::NotASide {
            sides: sides.iter().map(ToString::to_string).collect(),
        });
    }
    faults.extend(person(project, node, &asked.by));
    if asked.why.trim().is_empty() {
        faults.push(Trouble::NoReason);
    }
    if chrono::DateTime::parse_from_rfc3339(&asked.at).is_err() {
        faults.push(Trouble::NotATime(asked.at.clone()));
    }
    match (stands, faults.is_empty()) {
        (Some(stands), true) => Ok(Settlement {
            subject: asked.subject.clone(),
            stands: asked.stands.clone(),
            aside: node.aside_for(stands),
            why: asked.why.clone(),
            by: asked.by.clone(),
            at: asked.at.clone(),
        }),
        _ => Err(faults.into_iter().map(Fault::whole).collect()),
    }
}

fn person(project: &Project, node: &Node, by: &str) -> Option<Trouble> {
    let may = may_settle(node);
    match project.people.get(by) {
        None => Some(Trouble::NoSuchPerson(by.to_owned())),
        Some(person) if !may.contains(&person.role) => Some(Trouble::WrongRole {
            has: person.role,
            may,
        }),
        Some(_) => None,
    }
}
