//! The readings of every measured item over all lots, as the first rounds of one stage have them: the same item
//! with the same limits is one row, whatever the lot. How they lie is drawn elsewhere.

use super::histogram::{LotReading, millionths};
use super::pareto::first_rounds;
use crate::domain::answer::Answer;
use crate::domain::judge::{self, Case};
use crate::domain::limit::Exact;
use crate::domain::project::Project;
use crate::domain::subject::Kind;
use crate::domain::verdict::Bounds;
use crate::domain::{CheckRecord, Checklist, Item, Words};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A measured item with its readings.
#[derive(Clone, Debug)]
pub struct MeasuredItem {
    /// The checklist's name.
    pub list: Words,
    /// The item's clause and name, its unit.
    pub clause: String,
    /// Its name.
    pub title: Words,
    /// The unit of the readings.
    pub unit: String,
    /// The limits.
    pub bounds: Bounds,
    /// The readings.
    pub readings: Vec<LotReading>,
}

/// What tells rows apart: checklist, item, limits.
type MeasuredKey = (String, String, [Option<String>; 2]);

/// Readings as records pass by.
pub struct ReadingsTaken<'a> {
    /// The lot of each record that counts.
    wanted: BTreeMap<&'a str, usize>,
    items: BTreeMap<MeasuredKey, MeasuredItem>,
}

impl<'a> ReadingsTaken<'a> {
    /// For the first rounds of a stage.
    pub fn new(project: &'a Project, stage: &'a str) -> Self {
        let lots = project.nodes().iter().enumerate();
        let lots = lots.filter(|(_, node)| node.subject.kind == Kind::Lot);
        let wanted = lots.filter_map(|(lot, node)| {
            let check = first_rounds(node).find(|check| check.stage == stage)?;
            Some((check.record.as_str(), lot))
        });
        Self {
            wanted: wanted.collect(),
            items: BTreeMap::new(),
        }
    }

    /// Takes the next recorded check in, with the checklist that judged it.
    pub fn take(&mut self, record: &str, check: &CheckRecord, checklist: &Checklist) {
        let Some(lot) = self.wanted.get(record).copied() else {
            return;
        };
        let case = Case::recorded(checklist, check);
        for answer in &check.submission.answers {
            if let Some(item) = checklist.item(&answer.item) {
                self.answer(lot, &case, item, answer);
            }
        }
    }

    fn answer(&mut self, lot: usize, case: &Case, item: &Item, answer: &Answer) {
        let points = judge::kind(&item.judge).points(item, answer);
        let verdict = judge::judge_item(case, item, Some(answer)).ok();
        let bounds = verdict.and_then(|verdict| verdict.bounds());
        let (Some(points), Some((bounds, _))) = (points, bounds) else {
            return;
        };
        let limits = [bounds.lower, bounds.upper].map(|limit| limit.map(Exact::shown));
        let key = (case.checklist.id.clone(), item.id.clone(), limits);
        let known = self.items.entry(key).or_insert_with(|| MeasuredItem {
            list: case.checklist.title.clone(),
            clause: item.clause.clone(),
            title: item.title.clone(),
            unit: item.judge.unit().unwrap_or_default().to_owned(),
            bounds,
            readings: Vec::new(),
        });
        let readings = points.into_iter().filter_map(|steps| {
            Some(LotReading {
                value: millionths(steps)?,
                lot,
                within: bounds.contain(steps),
            })
        });
        known.readings.extend(readings);
    }

    /// The items, those with the most readings beyond their limits first.
    pub fn done(self) -> Vec<MeasuredItem> {
        let mut items: Vec<MeasuredItem> = self.items.into_values().collect();
        let outside = |item: &MeasuredItem| item.readings.iter().filter(|one| !one.within).count();
        items.sort_by_cached_key(|item| Reverse((outside(item), item.readings.len())));
        items
    }
}
