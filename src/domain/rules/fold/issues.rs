//! The fold of issues: how checks, rulings and people's steps move them.

use crate::domain::answer::Answer;
use crate::domain::check::CheckSummary;
use crate::domain::conflict::Settlement;
use crate::domain::criterion::Class;
use crate::domain::issue::{Issue, IssueStep, Route, Severity, Step, Turn};
use crate::domain::outcome::Outcome;
use crate::domain::project::Project;
use crate::domain::ruling::{Ruling, What};
use crate::domain::sides;
use crate::domain::statement::Statement;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Project {
    /// A check opens issues for its failing items, sends back those whose re-check fails, and
    /// closes those of its stage that it finds conforming.
    pub(super) fn follow(&mut self, code: &str, check: &CheckSummary, looked_at: &LookedAt) {
        let mut known = Vec::new();
        Arc::make_mut(&mut self.issues).each_of(code, &mut |issue| {
            if !issue.is_open() || issue.stage != check.stage {
                return;
            }
            if check.failing.contains(&issue.item) {
                known.push(issue.item.clone());
                let problem = looked_at.problem(&issue.item);
                let step = said(check, &issue.id, Step::Verify { passed: false }, problem);
                issue.give_back(step, &check.record);
            } else if looked_at.conforms(&issue.item, check.outcome) {
                let step = said(check, &issue.id, Step::Verify { passed: true }, "");
                issue.settle(Route::Recheck, step, &check.record);
            }
        });
        for item in check.failing.iter().filter(|item| !known.contains(item)) {
            let class = match looked_at.dominant.contains(item) {
                true => Class::Dominant,
                false => Class::General,
            };
            let opening = Step::Open {
                subject: code.to_owned(),
                item: item.clone(),
                severity: Severity::of(class),
                place: looked_at.place(item).to_owned(),
            };
            let id = format!("{}/{item}", check.record);
            let opening = said(check, "", opening, looked_at.problem(item));
            self.open(id, opening, &check.record, &check.stage);
        }
    }

    /// A refused signature opens an issue with its reason, which the next pass of the stage closes.
    pub(in crate::domain) fn found_by_refusal(
        &mut self,
        refusal: &Statement,
        stage: &str,
        record: &str,
    ) {
        let opening = IssueStep {
            issue: String::new(),
            step: Step::Open {
                subject: refusal.subject.clone(),
                item: String::new(),
                severity: Severity::of(Class::General),
                place: String::new(),
            },
            at: refusal.t.clone(),
            by: refusal.by.clone(),
            text: refusal.reason.clone(),
            evidence: Vec::new(),
        };
        self.open(record.to_owned(), opening, record, stage);
    }

    fn open(&mut self, id: String, opening: IssueStep, record: &str, stage: &str) {
        let Step::Open { subject, .. } = &opening.step else {
            return;
        };
        let crew = self.node(subject).map(|node| node.subject.crew.clone());
        let Some(mut issue) = Issue::open(id, &opening, crew.unwrap_or_default()) else {
            return;
        };
        stage.clone_into(&mut issue.stage);
        issue.note(opening, record, Turn::Step);
        Arc::make_mut(&mut self.issues).push(issue);
    }

    pub(super) fn step(&mut self, step: IssueStep, record: &str) {
        if matches!(step.step, Step::Open { .. }) {
            return self.open(record.to_owned(), step, record, "");
        }
        if let Some(issue) = Arc::make_mut(&mut self.issues).get_mut(&step.issue) {
            issue.take(step, record);
        }
    }

    /// What was set aside settles no issue any more.
    pub(in crate::domain) fn settle(&mut self, settlement: Settlement, record: &str) {
        let at = self.by_code.get(&settlement.subject).copied();
        let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) else {
            return;
        };
        let said = settlement.clone();
        sides::settle(&self.sight, node, settlement, record);
        Arc::make_mut(&mut self.issues).each_of(&said.subject, &mut |issue| {
            if node.conflict.is_aside(&issue.closed_by) {
                let step = spoken(&said, &issue.id, Step::Verify { passed: false });
                issue.give_back(step, record);
            } else if issue.is_open() && node.conflict.is_aside(&issue.id) {
                // A refusal set aside asks for nothing any more.
                let step = spoken(&said, &issue.id, Step::Close);
                issue.settle(Route::Decided, step, record);
            }
        });
    }

    /// What is accepted on documents settles what checks found there; a concession also what they
    /// found below.
    pub(super) fn resolve(&mut self, ruling: &Ruling, record: &str) {
        let mut codes = vec![ruling.subject.clone()];
        if let (What::Concession, Some(node)) = (ruling.what, self.node(&ruling.subject)) {
            let below = self.all_below(node).into_iter();
            codes.extend(below.map(|node| node.subject.code.clone()));
        }
        let issues = Arc::make_mut(&mut self.issues);
        for code in codes {
            issues.each_of(&code, &mut |issue| {
                if issue.is_open() && issue.is_automatic() {
                    let step = decided(ruling, &issue.id, Step::Close);
                    issue.settle(Route::Ruling(ruling.what), step, record);
                }
            });
        }
    }

    /// What rested on records that fell is open again.
    pub(super) fn give_back(&mut self, ruling: &Ruling, fallen: &BTreeSet<String>, record: &str) {
        for issue in Arc::make_mut(&mut self.issues).iter_mut() {
            if fallen.contains(&issue.closed_by) {
                let step = decided(ruling, &issue.id, Step::Verify { passed: false });
                issue.give_back(step, record);
            }
        }
    }
}

/// What a check looked at: an item called not applicable was not.
pub(super) struct LookedAt {
    pub(super) answers: Vec<Answer>,
    pub(super) dominant: Vec<String>,
}

impl LookedAt {
    /// Whether an item that does not fail was found conforming. A check that passes as a whole says
    /// so of items it takes no answer to as well.
    fn conforms(&self, item: &str, outcome: Outcome) -> bool {
        match self.answer(item) {
            Some(answer) => !answer.is_not_applicable(),
            None => outcome == Outcome::Accepted,
        }
    }

    /// What was said to be wrong with an item.
    fn problem(&self, item: &str) -> &str {
        self.answer(item).map_or("", Answer::problem)
    }

    /// Where that was said to be.
    fn place(&self, item: &str) -> &str {
        self.answer(item).map_or("", Answer::place)
    }

    fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }
}

/// What a check did to an issue, as a step of whoever concluded it, with what was said of the item.
fn said(check: &CheckSummary, issue: &str, step: Step, words: &str) -> IssueStep {
    IssueStep {
        issue: issue.to_owned(),
        step,
        at: check.at.clone(),
        by: check.by.clone(),
        text: words.to_owned(),
        evidence: Vec::new(),
    }
}

/// What a settlement did to an issue, as a step of whoever settled it.
fn spoken(settlement: &Settlement, issue: &str, step: Step) -> IssueStep {
    IssueStep {
        issue: issue.to_owned(),
        step,
        at: settlement.at.clone(),
        by: settlement.by.clone(),
        text: settlement.why.clone(),
        evidence: Vec::new(),
    }
}

/// What a ruling did to an issue, as a step of whoever decided it.
fn decided(ruling: &Ruling, issue: &str, step: Step) -> IssueStep {
    IssueStep {
        issue: issue.to_owned(),
        step,
        at: ruling.at.clone(),
        by: ruling.by.clone(),
        text: ruling.reason.clone(),
        evidence: Vec::new(),
    }
}
