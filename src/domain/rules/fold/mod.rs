//! The fold: how each event changes the state. It is total and pure: whatever arrives changes the
//! state in one defined way and never fails, the same on every device.

mod costs;
mod issues;
mod rows;

use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::Party;
use crate::domain::check::{CheckRecord, CheckSummary};
use crate::domain::doubt::{Doubt, DoubtReason};
use crate::domain::event::Event;
use crate::domain::node::Node;
use crate::domain::notice::{Given, Notice};
use crate::domain::outcome::{Grade, Outcome, Tally};
use crate::domain::pin::ChecklistPin;
use crate::domain::project::Project;
use crate::domain::ruling::{Ruled, Ruling, What};
use crate::domain::sides;
use crate::domain::subject::Kind;
use issues::LookedAt;
use std::collections::BTreeSet;

impl Project {
    /// Applies one event that stands in the record `record`.
    pub fn apply(&mut self, event: Event, record: &str) {
        match self.meaning(event, record) {
            Event::Project(head) => self.call(head, record),
            Event::People(people) => {
                let each = people.into_iter();
                each.for_each(|person| self.list(person, record));
            }
            Event::Plan(subjects) => {
                let each = subjects.into_iter();
                each.for_each(|subject| self.plan(subject, record));
            }
            Event::Check(check) => self.conclude(*check, record),
            Event::Ruling(ruling) => self.rule(ruling, record),
            Event::Notice(notice) => self.notify(notice, record),
            Event::Issue(step) => self.step(step, record),
            Event::Key(key) => {
                let taken = self.take_key(&key, record);
                self.doubt(taken, false, record);
            }
            Event::Sign(sign) => {
                let taken = self.take_signature(&sign, record);
                let why = taken.as_ref().err().map(|(_, why)| why);
                let unaware = why.is_some_and(|why| self.was_unaware(&sign, why, record));
                self.doubt(taken, unaware, record);
            }
            Event::Settle(settlement) => self.settle(settlement, record),
            Event::Choose(choice) => self.choose(&choice, record),
            Event::Paper(step) => self.take_paper(step, record),
            Event::Trust(step) => self.take_trust(step, record),
            Event::Cost(cost) => self.take_cost(*cost, record),
            Event::Cause(cause) => self.take_cause(cause, record),
        }
    }

    /// An event with its references as whoever made the record meant them.
    pub fn meaning(&self, event: Event, record: &str) -> Event {
        match self.sight.is_straight() {
            true => event,
            false => event.meaning(&|reference| self.sight.meant(record, reference)),
        }
    }

    /// What is not believed changes nothing, and is kept.
    fn doubt(&mut self, taken: Result<(), (String, DoubtReason)>, unaware: bool, record: &str) {
        if let Err((by, why)) = taken {
            let record = record.to_owned();
            self.doubts.push(Doubt {
                record,
                by,
                why,
                unaware,
            });
        }
    }

    /// The place of a set of parties among those the project has seen.
    fn demand_at(&mut self, parties: Vec<Party>) -> Option<usize> {
        if parties.is_empty() {
            return None;
        }
        let known = self.demands.iter().position(|known| *known == parties);
        Some(known.unwrap_or_else(|| {
            self.demands.push(parties);
            self.demands.len() - 1
        }))
    }

    fn node_mut(&mut self, code: &str) -> Option<&mut Node> {
        let at = *self.by_code.get(code)?;
        self.nodes.get_mut(at)
    }

    fn conclude(&mut self, mut check: CheckRecord, record: &str) {
        let demand = self.demand_at(std::mem::take(&mut check.parties));
        let unseen = self.unseen(&check.submission.subject, record);
        let aside = self.left_aside(&check.submission.subject, record);
        let accepts = check.submission.stage == ACCEPTANCE;
        let taken_back = self.taken_back(&check.submission.subject, accepts, record);
        let Some(node) = self.node_mut(&check.submission.subject) else {
            return;
        };
        let answers = check.submission.answers;
        let until = answers.iter().filter_map(|answer| answer.valid_until());
        let mut summary = CheckSummary {
            record: record.to_owned(),
            round: node.round_beside(&check.submission.stage, &unseen),
            valid_until: until.min().map(str::to_owned),
            stage: check.submission.stage,
            at: check.submission.at,
            by: check.submission.by,
            outcome: check.outcome,
            grade: check.grade,
            ruling: None,
            annulled: None,
            annulments: Vec::new(),
            refused: None,
            judged: None,
            demand,
            flags: check.flags,
            remedy: check.submission.remedy,
            evidence: check.submission.evidence,
            failing: check.failing,
            tally: check.tally,
            checklist: check.checklist,
            chain: check.chain.map(|by| by.hash),
        };
        if summary.outcome == Outcome::Accepted {
            taken_back.iter().for_each(|by| summary.annul(by));
        }
        let evaluates = (node.subject.kind == Kind::Evaluation).then_some(node.parent);
        node.checks.push(summary.clone());
        sides::note(node, record, &unseen | &aside);
        self.weigh_new(&check.submission.subject, record);
        if let Some(unit) = evaluates.flatten().and_then(|at| self.nodes.get_mut(at)) {
            unit.evaluated = Some(summary.grade.unwrap_or(Grade::Qualified));
        }
        let looked_at = LookedAt {
            answers,
            dominant: check.dominant,
        };
        self.follow(&check.submission.subject, &summary, &looked_at);
        self.note_chain(summary.chain, check.submission.subject);
    }

    /// The first subject that went by a chain stands for all that did.
    fn note_chain(&mut self, chain: Option<String>, subject: String) {
        if let Some(chain) = chain {
            self.chains.entry(chain).or_insert(subject);
        }
    }

    fn notify(&mut self, notice: Notice, record: &str) {
        if let Some(node) = self.node_mut(&notice.subject) {
            node.notices.push(Given {
                record: record.to_owned(),
                round: node.round_of(&notice.stage),
                notice,
                spent: None,
            });
        }
    }

    fn rule(&mut self, ruling: Ruling, record: &str) {
        if ruling.what == What::Annulled {
            self.annul(&ruling, record);
        }
        let (unseen, aside) = match sides::is_weighty(ruling.what) {
            true => (
                self.unseen(&ruling.subject, record),
                self.left_aside(&ruling.subject, record),
            ),
            false => Default::default(),
        };
        let exit = ruling.what.is_exit();
        let accepts = ruling.what.accepts();
        let taken_back = match accepts {
            true => self.taken_back(&ruling.subject, accepts, record),
            false => Vec::new(),
        };
        if exit && taken_back.is_empty() {
            self.resolve(&ruling, record);
        }
        let Some(node) = self.node_mut(&ruling.subject) else {
            return;
        };
        if ruling.what.ends_submission() {
            // The inspection it was given for is over: the next one takes a notice of its own.
            let given = node.notices.iter_mut();
            given
                .filter(|given| given.notice.stage == ACCEPTANCE)
                .for_each(|given| _ = given.spent.get_or_insert_with(|| record.to_owned()));
        }
        if let Some(outcome) = ruling.what.concludes() {
            let mut round = concluded(node, &ruling, record, outcome, &unseen);
            taken_back.iter().for_each(|by| round.annul(by));
            node.checks.push(round);
        }
        let first = node.round_beside(ACCEPTANCE, &unseen) == 1;
        node.rulings.push(Ruled {
            record: record.to_owned(),
            first: first && ruling.what.concludes_alone(),
            ruling,
            annulled: taken_back.first().filter(|_| exit).cloned(),
            annulments: taken_back,
        });
        sides::note(node, record, &unseen | &aside);
        let subject = node.subject.code.clone();
        self.weigh_new(&subject, record);
    }

    /// The annulments at a record's own level or below that its device had not heard of: an acceptance
    /// goes with them, as it would had it come first in the common order, whichever one they name; any
    /// other check goes with the acceptance it followed.
    fn taken_back(&self, subject: &str, accepts: bool, record: &str) -> Vec<String> {
        let annulled = self.node(subject).into_iter();
        let annulled = annulled.flat_map(|node| self.annulments(node));
        let rests_on = |ruled: &&Ruled| accepts || self.sight.knew(record, &ruled.ruling.of);
        let unheard = annulled.filter(|ruled| !self.sight.knew(record, &ruled.record));
        let unheard = unheard.filter(rests_on);
        unheard.map(|ruled| ruled.record.clone()).collect()
    }

    /// What of a subject was set aside when a record was made.
    fn left_aside(&self, subject: &str, record: &str) -> BTreeSet<String> {
        let node = self.node(subject);
        node.map(|node| sides::left_aside(&self.sight, node, record))
            .unwrap_or_default()
    }

    /// What was decided about a subject that the device of a record had not heard of; its node is
    /// noted as one to look at.
    fn unseen(&mut self, subject: &str, record: &str) -> BTreeSet<String> {
        let Some(at) = self.by_code.get(subject).copied() else {
            return BTreeSet::new();
        };
        let node = self.nodes.get(at);
        let unseen = node.map(|node| {
            let mut unseen = sides::unseen(&self.sight, node, record);
            unseen.extend(sides::unseen_refusals(&self.sight, node, record));
            unseen
        });
        let unseen = unseen.unwrap_or_default();
        if !unseen.is_empty() {
            self.shaky.insert(at);
        }
        unseen
    }

    /// Takes an acceptance back, and with it every acceptance above that rested on it; what those
    /// had settled is open again.
    fn annul(&mut self, ruling: &Ruling, record: &str) {
        let mut fallen = BTreeSet::new();
        let mut at = self.by_code.get(&ruling.subject).copied();
        self.shaky.extend(at);
        while let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            take_back(node, record, &mut fallen);
            let kind = node.subject.kind;
            at = node.parent;
            if kind == Kind::Evaluation
                && let Some(unit) = at.and_then(|at| self.nodes.get_mut(at))
            {
                unit.evaluated = None;
            }
            if kind.is_register() && !kind.gates_parent() {
                break;
            }
        }
        self.give_back(ruling, &fallen, record);
    }
}

/// What was accepted, and everything that followed the acceptance, no longer stands. What no longer
/// stood anyway would have fallen now for those who had not heard why.
fn take_back(node: &mut Node, record: &str, fallen: &mut BTreeSet<String>) {
    let from = node.checks.iter().position(CheckSummary::accepts);
    let from = from.unwrap_or(node.checks.len());
    for (at, check) in node.checks.iter_mut().enumerate() {
        if at >= from {
            fallen.insert(check.record.clone());
        }
        if at >= from || check.annulled.is_some() {
            check.annul(record);
        }
    }
    for ruled in node.rulings.iter_mut() {
        if ruled.ruling.what.is_exit() {
            ruled.annulled.get_or_insert_with(|| record.to_owned());
            ruled.annulments.push(record.to_owned());
            fallen.insert(ruled.record.clone());
        }
    }
    sides::draw_line(node);
}

/// The formal round that a ruling concludes: nothing was inspected, so nothing is counted in it.
fn concluded(
    node: &Node,
    ruling: &Ruling,
    record: &str,
    outcome: Outcome,
    unseen: &BTreeSet<String>,
) -> CheckSummary {
    CheckSummary {
        record: record.to_owned(),
        stage: ACCEPTANCE.to_owned(),
        round: node.round_beside(ACCEPTANCE, unseen),
        at: ruling.at.clone(),
        by: ruling.by.clone(),
        outcome,
        grade: None,
        ruling: Some(ruling.what),
        annulled: None,
        annulments: Vec::new(),
        refused: None,
        judged: None,
        demand: None,
        flags: Vec::new(),
        valid_until: None,
        remedy: None,
        evidence: ruling.evidence.clone(),
        failing: Vec::new(),
        tally: Tally::default(),
        checklist: ChecklistPin::default(),
        chain: ruling.chain.as_ref().map(|by| by.hash.clone()),
    }
}
