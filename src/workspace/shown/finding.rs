//! What a check found that an issue is about: the readings and the arithmetic of its item, and the
//! photos kept with it. They stand in the check's record; an issue only names it.

use crate::domain::evidence::Evidence;
use crate::domain::follow::resolved;
use crate::domain::issue::{Issue, Step};
use crate::domain::judge::{Case, judge_item};
use crate::domain::{ItemVerdict, Words};
use crate::paper::fill::told::readings;
use crate::workspace::Workspace;

/// What a check found at one item.
#[derive(Clone, Debug)]
pub struct ItemFound {
    /// The check's record.
    pub record: String,
    /// The item's name.
    pub title: Words,
    /// The verdict, with its arithmetic.
    pub verdict: ItemVerdict,
    /// The unit of its readings; empty when it has none.
    pub unit: String,
    /// Its readings, as typed, and whether each lies within its limits.
    pub readings: Vec<(String, bool)>,
    /// Photos and documents that the check kept of it.
    pub evidence: Vec<Evidence>,
}

impl Workspace {
    /// What the latest check that failed the item of this issue found there; none for an issue that
    /// people opened, or whose check cannot be read.
    pub fn found_by_check(&self, issue: &Issue) -> Option<ItemFound> {
        let found_again =
            |step: &Step| matches!(step, Step::Open { .. } | Step::Verify { passed: false });
        let taken = issue.steps.iter().rev();
        let mut records = taken
            .filter(|taken| found_again(&taken.step.step))
            .map(|taken| taken.record.as_str());
        records.find_map(|record| self.found_in(record, &issue.item))
    }

    /// The item's verdict needs its answer and the checklist of then, not the state of then.
    fn found_in(&self, record: &str, item: &str) -> Option<ItemFound> {
        let check = self.check(record).ok()?;
        let pinned = self.pinned(&check.checklist).ok()?;
        let row = pinned.checklist.item(item)?;
        let submission = &check.submission;
        let answers = resolved(&submission.answers, &self.earlier(&submission.answers));
        let answer = answers.iter().find(|one| one.item == item);
        let case = Case::recorded(&pinned.checklist, &check);
        let verdict = judge_item(&case, row, answer).ok()?;
        let evidence = submission.evidence.iter().filter(|one| one.item == item);
        Some(ItemFound {
            record: record.to_owned(),
            title: row.title.clone(),
            unit: row.judge.unit().unwrap_or_default().to_owned(),
            readings: answer.map_or_else(Vec::new, |answer| readings(row, answer, &verdict)),
            verdict,
            evidence: evidence.cloned().collect(),
        })
    }
}
