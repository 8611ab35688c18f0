//! The readings of a concluded check as series of whole numbers, one for each measured item, in
//! millionths of the item's unit. What is plausible is not known here.

use crate::domain::answer::{self, Given};
use crate::domain::check::Pace;
use crate::domain::decimal::{Decimal, STEPS};
use crate::domain::{Answer, CheckRecord, Checklist};

/// The readings of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The item's id.
    pub item: String,
    /// Its unit.
    pub unit: String,
    /// Deviations, or values, in the order they were taken.
    pub values: Vec<i64>,
    /// What to add for the figures as they were typed: the design size, or nought.
    pub design: i64,
}

/// A concluded check as far as its readings go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The record it stands in.
    pub record: String,
    /// The subject's code.
    pub subject: String,
    /// The stage.
    pub stage: String,
    /// The round.
    pub round: u32,
    /// When it was concluded, as written.
    pub at: String,
    /// The crew whose work it is.
    pub crew: String,
    /// The checklist's id.
    pub checklist: String,
    /// Its series, in form order.
    pub series: Vec<Series>,
    /// How fast readings were entered, where that is known.
    pub pace: Vec<Pace>,
}

impl Sheet {
    /// The sheet of a recorded check.
    pub fn of(record: &str, crew: &str, check: &CheckRecord, checklist: &Checklist) -> Self {
        let submission = &check.submission;
        let answers = submission.answers.iter();
        Self {
            record: record.to_owned(),
            subject: submission.subject.clone(),
            stage: submission.stage.clone(),
            round: check.round,
            at: submission.at.clone(),
            crew: crew.to_owned(),
            checklist: checklist.id.clone(),
            series: answers
                .filter_map(|answer| series(checklist, answer))
                .collect(),
            pace: submission.pace.clone(),
        }
    }

    /// How many readings it has.
    pub fn readings(&self) -> usize {
        self.series.iter().map(|series| series.values.len()).sum()
    }
}

fn series(checklist: &Checklist, answer: &Answer) -> Option<Series> {
    let item = checklist.item(&answer.item)?;
    let Ok(Given::Points(points)) = answer::read(item, answer) else {
        return None;
    };
    let values: Option<Vec<i64>> = points.iter().map(|steps| millionths(*steps)).collect();
    let design = answer.body.get("design").and_then(|text| text.as_str());
    let design = design.filter(|_| answer.body.contains_key("measured"));
    let design = design.and_then(|text| Decimal::parse_reading(text).ok());
    Some(Series {
        item: item.id.clone(),
        unit: item.judge.unit().unwrap_or_default().to_owned(),
        values: values?,
        design: design.map_or(Some(0), |design| millionths(design.steps()))?,
    })
}

/// Readings finer than a millionth were computed, not read off an instrument: they are cut.
fn millionths(steps: i128) -> Option<i64> {
    i64::try_from(steps / STEPS).ok()
}
