//! A concluded check with all that a paper says of it: its answers followed, each item's verdict, and which of
//! its readings lie beyond the limits. Judged by the one judge; nothing is decided here.

use crate::domain::follow::{EarlierChecks, resolved, source};
use crate::domain::judge::{self, Case, judge_item};
use crate::domain::lists::Pinned;
use crate::domain::{Answer, CheckRecord, Checklist, Item, ItemVerdict};
use crate::paper::value::ReadingMark;
use std::sync::Arc;

/// A concluded check.
#[derive(Clone, Debug)]
pub struct ToldCheck {
    /// As it was recorded.
    pub check: CheckRecord,
    /// The checklist that judged it.
    pub pinned: Arc<Pinned>,
    /// Its items, in the order of the form.
    pub items: Vec<ToldItem>,
}

/// An item of a concluded check.
#[derive(Clone, Debug)]
pub struct ToldItem {
    /// Its place in the checklist.
    at: usize,
    /// What was answered, a reference followed.
    pub answer: Option<Answer>,
    /// What came of it.
    pub verdict: ItemVerdict,
    /// Its readings as typed, and whether each lies within its limits.
    pub readings: Vec<(String, bool)>,
    /// Whether each lies within the standard's own limits, where the enterprise's are narrower.
    standard: Option<Vec<bool>>,
}

impl ToldItem {
    /// Its readings as typed, each with its mark where it lies beyond a limit.
    pub fn marked(&self) -> impl Iterator<Item = (&str, Option<ReadingMark>)> {
        let readings = self.readings.iter().enumerate();
        readings.map(|(at, (reading, within))| {
            let standard = self.standard.as_ref().and_then(|all| all.get(at));
            let mark = match standard {
                Some(true) => ReadingMark::Enterprise,
                Some(false) | None => ReadingMark::Standard,
            };
            (reading.as_str(), (!within).then_some(mark))
        })
    }
}

impl ToldCheck {
    /// A check with its checklist and the checks that its answers refer to; or the item that cannot be judged
    /// by its record: nothing is left out unsaid.
    pub fn new(
        check: CheckRecord,
        pinned: Arc<Pinned>,
        earlier: &EarlierChecks,
    ) -> Result<Self, String> {
        let items = items(&check, &pinned.checklist, earlier)?;
        Ok(Self {
            check,
            pinned,
            items,
        })
    }

    /// Its checklist.
    pub fn checklist(&self) -> &Checklist {
        &self.pinned.checklist
    }

    /// The rows of the checklist with what was told of each.
    pub fn rows(&self) -> impl Iterator<Item = (&Item, &ToldItem)> {
        let row = |told: &'_ ToldItem| self.pinned.checklist.items.get(told.at);
        self.items
            .iter()
            .filter_map(move |told| Some((row(told)?, told)))
    }
}

fn items(
    check: &CheckRecord,
    checklist: &Checklist,
    earlier: &EarlierChecks,
) -> Result<Vec<ToldItem>, String> {
    let submission = &check.submission;
    let answers = resolved(&submission.answers, earlier);
    let case = Case::recorded(checklist, check);
    let items = checklist.items.iter().enumerate();
    let applicable = items.filter(|(_, item)| item.applies(&check.variants, &submission.stage));
    let told = applicable.map(|(at, item)| {
        let answer = answers.iter().find(|one| one.item == item.id);
        let mut verdict = judge_item(&case, item, answer).map_err(|_| item.id.clone())?;
        let given = submission.answers.iter().find(|one| one.item == item.id);
        verdict.source = given.and_then(|given| source(given, earlier));
        let readings = answer.map(|answer| readings(item, answer, &verdict));
        Ok(ToldItem {
            at,
            readings: readings.unwrap_or_default(),
            standard: answer.and_then(|answer| within_standard(&case, item, answer)),
            answer: answer.cloned(),
            verdict,
        })
    });
    told.collect()
}

/// Whether each reading lies within the limits of the standard; none where the enterprise has no others.
fn within_standard(case: &Case, item: &Item, answer: &Answer) -> Option<Vec<bool>> {
    let national = item.national.as_deref()?;
    if national.absent {
        return Some(vec![true; answer.typed_readings().len()]);
    }
    let mut official = item.clone();
    official.judge = national.judge.clone()?;
    let verdict = judge_item(case, &official, Some(answer)).ok()?;
    let all = readings(&official, answer, &verdict).into_iter();
    Some(all.map(|(_, within)| within).collect())
}

/// Each reading with whether it lies within its limits; what was measured against a design value is judged by
/// its deviation.
pub fn readings(item: &Item, answer: &Answer, verdict: &ItemVerdict) -> Vec<(String, bool)> {
    let typed = answer.typed_readings().into_iter().map(str::to_owned);
    let points = judge::kind(&item.judge).points(item, answer);
    let Some((points, (bounds, _))) = points.zip(verdict.bounds()) else {
        return typed.map(|reading| (reading, true)).collect();
    };
    let within = points.iter().map(|steps| bounds.contain(*steps));
    typed.zip(within).collect()
}
