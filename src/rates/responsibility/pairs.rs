//! Pairs a stage's items with those of the acceptance that followed it, while records pass by. Only
//! lots on their way to acceptance are remembered.

use super::ResponsibilityAsked;
use super::gap::{Gap, Pair};
use super::who::Who;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::judge::{Case, judge_item};
use crate::domain::project::Project;
use crate::domain::{CheckRecord, Checklist, ItemVerdict, Kind, Outcome};
use crate::rates::rows::lies_in;
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// An item as one check found it.
#[derive(Clone, Debug)]
struct CheckedItem {
    item: String,
    share: i64,
    conforming: bool,
}

/// Gaps by stage.
type Gaps = BTreeMap<String, Gap>;

/// What a check found of its items, judged when somebody first asks.
pub struct FoundItems<'a> {
    check: &'a CheckRecord,
    checklist: &'a Checklist,
    found: OnceCell<Vec<CheckedItem>>,
}

impl<'a> FoundItems<'a> {
    /// Of a recorded check and the checklist that judged it.
    pub fn of(check: &'a CheckRecord, checklist: &'a Checklist) -> Self {
        Self {
            check,
            checklist,
            found: OnceCell::new(),
        }
    }

    fn items(&self) -> &[CheckedItem] {
        self.found.get_or_init(|| found(self.check, self.checklist))
    }
}

/// Gaps as they come together.
pub struct Pairs<'a> {
    project: &'a Project,
    asked: ResponsibilityAsked,
    who: Who,
    /// By lot: what each stage found in the pass that goes on.
    under_way: BTreeMap<String, BTreeMap<String, Vec<CheckedItem>>>,
    gaps: BTreeMap<Option<String>, Gaps>,
}

impl<'a> Pairs<'a> {
    /// For what is asked.
    pub fn new(project: &'a Project, asked: &ResponsibilityAsked) -> Self {
        Self {
            project,
            asked: *asked,
            who: Who::of(project, asked.by),
            under_way: BTreeMap::new(),
            gaps: BTreeMap::new(),
        }
    }

    /// Takes the next recorded check in, with what it found.
    pub fn take(&mut self, found: &FoundItems<'_>) {
        let check = found.check;
        let code = &check.submission.subject;
        let stage = &check.submission.stage;
        let lot = self.project.node(code);
        if lot.is_none_or(|node| node.subject.kind != Kind::Lot) {
            return;
        }
        if stage == ACCEPTANCE {
            if let Some(before) = self.under_way.remove(code) {
                self.pair(check, &before, found.items());
            }
        } else if check.outcome == Outcome::Rejected {
            self.under_way.remove(code);
        } else {
            let stages = self.under_way.entry(code.clone()).or_default();
            stages.insert(stage.clone(), found.items().to_vec());
        }
    }

    fn pair(
        &mut self,
        check: &CheckRecord,
        before: &BTreeMap<String, Vec<CheckedItem>>,
        now: &[CheckedItem],
    ) {
        let submission = &check.submission;
        let zone = self.project.head.zone();
        if !lies_in(&submission.at, zone, self.asked.from, self.asked.to) {
            return;
        }
        let node = self.project.node(&submission.subject);
        let name = node.and_then(|node| self.who.of_node(self.project, node));
        for (stage, before) in before {
            let pairs: Vec<Pair> = before.iter().filter_map(|then| with(then, now)).collect();
            for row in [None, Some(name.clone().unwrap_or_default())] {
                let gaps = self.gaps.entry(row).or_default();
                gaps.entry(stage.clone()).or_default().take(&pairs);
            }
        }
    }

    /// The gaps, by name and stage.
    pub(super) fn done(self) -> BTreeMap<Option<String>, Gaps> {
        self.gaps
    }
}

fn with(then: &CheckedItem, now: &[CheckedItem]) -> Option<Pair> {
    let now = now.iter().find(|now| now.item == then.item)?;
    Some(Pair {
        shares: [then.share, now.share],
        conforming: [then.conforming, now.conforming],
    })
}

/// What a check found of each item.
fn found(check: &CheckRecord, checklist: &Checklist) -> Vec<CheckedItem> {
    let items = judged_items(check, checklist).into_iter();
    items
        .filter_map(|verdict| {
            Some(CheckedItem {
                share: verdict.share()?,
                conforming: verdict.conforming,
                item: verdict.item,
            })
        })
        .collect()
}

/// The verdicts of a recorded check on the items of which something was looked at; papers are the same papers at
/// each stage and are left out.
pub fn judged_items(check: &CheckRecord, checklist: &Checklist) -> Vec<ItemVerdict> {
    let case = Case::recorded(checklist, check);
    let verdict = |answer: &crate::domain::Answer| {
        let item = checklist.item(&answer.item)?;
        judge_item(&case, item, Some(answer)).ok()
    };
    let verdicts = check.submission.answers.iter().filter_map(verdict);
    verdicts
        .filter(|verdict| verdict.share().is_some())
        .collect()
}
