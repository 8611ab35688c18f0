//! The readings of a concluded check as series of whole numbers, one for each measured item, in
//! millionths of the item's unit. What is plausible is not known here.

use crate::domain::check::Pace;
use crate::domain::decimal::{Decimal, STEPS};
use crate::domain::judge;
use crate::domain::limit::Dims;
use crate::domain::{Answer, CheckRecord, Checklist, Project};

/// A reading that has used up so many tenths of its limit is near it.
pub const NEAR: i64 = 6;

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
    /// How far a deviation may go down and up, in magnitude; absent where it has no such limit.
    pub limits: [Option<i64>; 2],
}

/// A concluded check as far as its readings go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadingSheet {
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
    /// Who concluded it: a person's code.
    pub by: String,
    /// The checklist's id.
    pub checklist: String,
    /// Its series, in form order.
    pub series: Vec<Series>,
    /// How fast readings were entered, where that is known.
    pub pace: Vec<Pace>,
}

impl Series {
    /// The figures as typed, in millionths.
    pub fn typed(&self) -> impl Iterator<Item = i64> {
        self.values.iter().map(|value| value + self.design)
    }

    /// Whether all readings are the same.
    pub fn is_constant(&self) -> bool {
        let mut pairs = self.values.windows(2);
        pairs.all(|pair| pair.first() == pair.last())
    }

    /// The variance, by n − 1.
    pub fn variance(&self) -> f64 {
        let n = self.values.len() as f64;
        let mean = self.values.iter().map(|value| *value as f64).sum::<f64>() / n;
        let squares = self.values.iter().map(|value| {
            let off = *value as f64 - mean;
            off * off
        });
        squares.sum::<f64>() / (n - 1.0)
    }

    /// How many readings lie near a limit or beyond it, and how many beyond.
    pub fn near(&self) -> (u64, u64) {
        let (mut near, mut beyond) = (0, 0);
        for value in &self.values {
            let limit = self.limits.get(usize::from(*value > 0)).copied().flatten();
            let size = value.abs();
            near += u64::from(limit.is_some_and(|limit| size * 10 > limit * NEAR));
            beyond += u64::from(limit.is_some_and(|limit| size > limit));
        }
        (near, beyond)
    }
}

impl ReadingSheet {
    /// The sheet of a recorded check.
    pub fn of(record: &str, crew: &str, check: &CheckRecord, checklist: &Checklist) -> Self {
        let submission = &check.submission;
        let answers = submission.answers.iter();
        Self {
            record: record.to_owned(),
            subject: submission.subject.clone(),
            stage: submission.stage.clone(),
            round: check.round,
            at: submission.at.to_string(),
            crew: crew.to_owned(),
            by: submission.by.clone(),
            checklist: checklist.id.clone(),
            series: answers
                .filter_map(|answer| series(checklist, answer, &submission.dims))
                .collect(),
            pace: submission.pace.clone(),
        }
    }

    /// The same, the crew being that of its lot.
    pub fn of_lot(
        project: &Project,
        (record, check): (&str, &CheckRecord),
        checklist: &Checklist,
    ) -> Self {
        let node = project.node(&check.submission.subject);
        let crew = node.map_or("", |node| node.subject.crew.as_str());
        Self::of(record, crew, check, checklist)
    }

    /// How many readings it has.
    pub fn readings(&self) -> usize {
        self.series.iter().map(|series| series.values.len()).sum()
    }
}

fn series(checklist: &Checklist, answer: &Answer, dims: &Dims) -> Option<Series> {
    let item = checklist.item(&answer.item)?;
    let points = judge::kind(&item.judge).points(item, answer)?;
    let values: Option<Vec<i64>> = points.iter().map(|steps| millionths(*steps)).collect();
    let design = answer.design().filter(|_| answer.is_sized());
    let design = design.and_then(|text| Decimal::parse_reading(text).ok());
    Some(Series {
        item: item.id.clone(),
        unit: item.judge.unit().unwrap_or_default().to_owned(),
        values: values?,
        design: design.map_or(Some(0), |design| millionths(design.steps()))?,
        limits: judge::kind(&item.judge).reach(dims),
    })
}

/// Readings finer than a millionth were computed, not read off an instrument: they are cut.
fn millionths(steps: i128) -> Option<i64> {
    i64::try_from(steps / STEPS).ok()
}
