//! The fold: how each event changes the state. It is total and pure: whatever arrives changes the
//! state in one defined way and never fails, the same on every device.

use super::chain::Party;
use super::check::{CheckRecord, CheckSummary, Pin};
use super::doubt::{Doubt, Why};
use super::event::Event;
use super::issue::{Issue, IssueStep, Severity, State, Step, Taken};
use super::notice::{Given, Notice};
use super::project::{ACCEPTANCE, Node, Project};
use super::ruling::{Ruled, Ruling, What};
use super::subject::{Kind, Subject};
use super::verdict::{Grade, Outcome, Tally};

impl Project {
    /// Applies one event that stands in the record `record`.
    pub fn apply(&mut self, event: Event, record: &str) {
        match event {
            Event::Project(head) => self.head = head,
            Event::People(people) => people.into_iter().for_each(|person| {
                self.people.insert(person.code.clone(), person);
            }),
            Event::Plan(subjects) => subjects.into_iter().for_each(|subject| self.plan(subject)),
            Event::Check(check) => self.conclude(*check, record),
            Event::Ruling(ruling) => self.rule(ruling, record),
            Event::Notice(notice) => self.notify(notice, record),
            Event::Issue(step) => self.step(step, record),
            Event::Key(key) => {
                let taken = self.take_key(&key, record);
                self.doubt(taken, record);
            }
            Event::Sign(sign) => {
                let taken = self.take_signature(&sign, record);
                self.doubt(taken, record);
            }
        }
    }

    /// What is not believed changes nothing, and is kept.
    fn doubt(&mut self, taken: Result<(), (String, Why)>, record: &str) {
        if let Err((by, why)) = taken {
            let record = record.to_owned();
            self.doubts.push(Doubt { record, by, why });
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

    /// Applies what a record of this kind and version holds; false when this program does not know
    /// it, or cannot read it.
    pub fn replay(
        &mut self,
        kind: &str,
        version: u64,
        payload: &serde_json::Value,
        record: &str,
    ) -> bool {
        match Event::read(kind, version, payload) {
            Ok(Some(event)) => {
                self.apply(event, record);
                true
            }
            Ok(None) | Err(_) => false,
        }
    }

    fn node_mut(&mut self, code: &str) -> Option<&mut Node> {
        let at = *self.by_code.get(code)?;
        self.nodes.get_mut(at)
    }

    fn plan(&mut self, subject: Subject) {
        let parent = self.by_code.get(&subject.parent).copied();
        if let Some(node) = self.node_mut(&subject.code) {
            node.subject = subject;
            return;
        }
        let at = self.nodes.len();
        self.by_code.insert(subject.code.clone(), at);
        if let Some(above) = parent.and_then(|at| self.nodes.get_mut(at)) {
            above.children.push(at);
        }
        self.nodes.push(Node {
            subject,
            parent,
            children: Vec::new(),
            checks: Vec::new(),
            evaluated: None,
            rulings: Vec::new(),
            notices: Vec::new(),
        });
    }

    fn conclude(&mut self, mut check: CheckRecord, record: &str) {
        let demand = self.demand_at(std::mem::take(&mut check.parties));
        let Some(node) = self.node_mut(&check.submission.subject) else {
            return;
        };
        let answers = &check.submission.answers;
        let until = answers.iter().filter_map(|answer| answer.valid_until());
        let summary = CheckSummary {
            record: record.to_owned(),
            round: node.round_of(&check.submission.stage),
            valid_until: until.min().map(str::to_owned),
            stage: check.submission.stage,
            at: check.submission.at,
            by: check.submission.by,
            outcome: check.outcome,
            grade: check.grade,
            ruling: None,
            annulled: None,
            refused: None,
            demand,
            flags: check.flags,
            remedy: check.submission.remedy,
            failing: check.failing,
            tally: check.tally,
            checklist: check.checklist,
        };
        let (code, crew) = (check.submission.subject, node.subject.crew.clone());
        let evaluates = (node.subject.kind == Kind::Evaluation).then_some(node.parent);
        node.checks.push(summary.clone());
        if let Some(unit) = evaluates.flatten().and_then(|at| self.nodes.get_mut(at)) {
            unit.evaluated = Some(summary.grade.unwrap_or(Grade::Qualified));
        }
        self.follow(&code, &crew, &summary, &check.dominant);
    }

    /// A check opens issues for its failing items, sends back those whose re-check fails, and
    /// closes those of its stage when it passes.
    fn follow(&mut self, code: &str, crew: &str, check: &CheckSummary, dominant: &[String]) {
        let mut known = Vec::new();
        for issue in self
            .issues
            .iter_mut()
            .filter(|issue| issue.is_open() && issue.subject == code && issue.stage == check.stage)
        {
            if check.outcome == Outcome::Accepted {
                issue.state = State::Closed;
                issue.closed.clone_from(&check.at);
            } else if check.failing.contains(&issue.item) {
                known.push(issue.item.clone());
                issue.returns += 1;
                if issue.state == State::Rectified {
                    issue.state = State::Assigned;
                }
            }
        }
        for item in check.failing.iter().filter(|item| !known.contains(item)) {
            let severity = if dominant.contains(item) {
                Severity::Serious
            } else {
                Severity::Ordinary
            };
            self.open(Issue {
                id: format!("{}/{item}", check.record),
                subject: code.to_owned(),
                item: item.clone(),
                stage: check.stage.clone(),
                severity,
                state: State::Unassigned,
                place: String::new(),
                opened: check.at.clone(),
                by: check.by.clone(),
                crew: crew.to_owned(),
                due: String::new(),
                closed: String::new(),
                returns: 0,
                steps: Vec::new(),
            });
        }
    }

    fn open(&mut self, issue: Issue) {
        self.issue_at.insert(issue.id.clone(), self.issues.len());
        self.issues.push(issue);
    }

    fn step(&mut self, step: IssueStep, record: &str) {
        if let Step::Open {
            subject,
            item,
            severity,
            place,
        } = &step.step
        {
            let crew = self.node(subject).map(|node| node.subject.crew.clone());
            return self.open(Issue {
                id: record.to_owned(),
                subject: subject.clone(),
                item: item.clone(),
                stage: String::new(),
                severity: *severity,
                state: State::Unassigned,
                place: place.clone(),
                opened: step.at.clone(),
                by: step.by.clone(),
                crew: crew.unwrap_or_default(),
                due: String::new(),
                closed: String::new(),
                returns: 0,
                steps: vec![Taken {
                    record: record.to_owned(),
                    step: step.clone(),
                }],
            });
        }
        let at = self.issue_at.get(&step.issue).copied();
        if let Some(issue) = at.and_then(|at| self.issues.get_mut(at)) {
            issue.take(step, record);
        }
    }

    fn notify(&mut self, notice: Notice, record: &str) {
        if let Some(node) = self.node_mut(&notice.subject) {
            node.notices.push(Given {
                record: record.to_owned(),
                round: node.round_of(&notice.stage),
                notice,
            });
        }
    }

    fn rule(&mut self, ruling: Ruling, record: &str) {
        if ruling.what == What::Annulled {
            self.annul(&ruling, record);
        }
        let Some(node) = self.node_mut(&ruling.subject) else {
            return;
        };
        if let Some(outcome) = ruling.what.concludes() {
            let round = concluded(node, &ruling, record, outcome);
            node.checks.push(round);
        }
        node.rulings.push(Ruled {
            record: record.to_owned(),
            ruling,
            annulled: None,
        });
    }

    /// Takes an acceptance back, and with it every acceptance above that rested on it.
    fn annul(&mut self, ruling: &Ruling, record: &str) {
        let mut at = self.by_code.get(&ruling.subject).copied();
        while let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
            take_back(node, record);
            let kind = node.subject.kind;
            at = node.parent;
            if kind == Kind::Evaluation
                && let Some(unit) = at.and_then(|at| self.nodes.get_mut(at))
            {
                unit.evaluated = None;
            }
            if kind.is_register() && !kind.gates_parent() {
                return;
            }
        }
    }
}

/// What was accepted, and everything that followed the acceptance, no longer stands.
fn take_back(node: &mut Node, record: &str) {
    if let Some(from) = node.checks.iter().position(CheckSummary::accepts) {
        for check in node.checks.iter_mut().skip(from) {
            check.outcome = Outcome::Rejected;
            check.grade = None;
            check.annulled.get_or_insert_with(|| record.to_owned());
        }
    }
    for ruled in node.rulings.iter_mut() {
        if ruled.ruling.what.is_exit() {
            ruled.annulled.get_or_insert_with(|| record.to_owned());
        }
    }
}

/// The formal round that a ruling concludes: nothing was inspected, so nothing is counted in it.
fn concluded(node: &Node, ruling: &Ruling, record: &str, outcome: Outcome) -> CheckSummary {
    CheckSummary {
        record: record.to_owned(),
        stage: ACCEPTANCE.to_owned(),
        round: node.round_of(ACCEPTANCE),
        at: ruling.at.clone(),
        by: ruling.by.clone(),
        outcome,
        grade: None,
        ruling: Some(ruling.what),
        annulled: None,
        refused: None,
        demand: None,
        flags: Vec::new(),
        valid_until: None,
        remedy: None,
        failing: Vec::new(),
        tally: Tally::default(),
        checklist: Pin::default(),
    }
}
