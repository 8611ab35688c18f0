//! 现场验收检查原始记录 and its readings (GB 50300-2013, 5.0.5): a row a place, every reading as it was typed, those
//! beyond a limit marked. Only what was measured stands there.

use super::Book;
use super::row;
use super::told::{Told, ToldItem};
use crate::domain::criterion::Class;
use crate::domain::node::Node;
use crate::domain::{Answer, Item};
use crate::paper::value::{Mark, Piece, Value, Values};
use crate::text::paper;

/// Readings in a line of the annex.
const IN_A_LINE: usize = 10;
/// The cells of such a line.
const CELLS: [&str; IN_A_LINE] = ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10"];

impl Book<'_> {
    /// Fills the record made at the place.
    pub fn original(&self, values: &mut Values, node: &Node) {
        let Some(told) = self.told(node) else {
            return;
        };
        values.set("date", paper::day(&told.check.submission.at));
        values.set_table("places", places(&told, &node.subject.location));
    }

    /// Fills the annex of readings.
    pub fn readings(&self, values: &mut Values, node: &Node) {
        let Some(told) = self.told(node) else {
            return;
        };
        let submission = &told.check.submission;
        values.set("date", paper::day(&submission.at));
        values.set("instrument", submission.instruments.join("、"));
        values.set("measured_by", self.name(&submission.by));
        let measured: Vec<(&Item, &ToldItem)> = told
            .rows()
            .filter(|(_, row)| !row.readings.is_empty())
            .collect();
        let lines = measured.iter().enumerate().flat_map(|(at, (item, row))| {
            let lines = row.readings.chunks(IN_A_LINE).enumerate();
            lines.map(move |(line, readings)| reading_line(at + 1, item, row, (line, readings)))
        });
        values.set_table("readings", lines.collect());
        values.set_table(
            "totals",
            measured
                .iter()
                .map(|(item, row)| totals(item, row))
                .collect(),
        );
        let all = measured.iter().map(|(_, row)| row::counted(row));
        let (points, within) = all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        if points > 0 {
            let share = row::percent(within, points);
            values.set("overall", paper::overall(within, points, &share));
        }
    }
}

/// A row for each item, its number as the lot's record has it: 主控1, 一般7.
fn places(told: &Told, place: &str) -> Vec<Values> {
    let classes = [
        (Class::Dominant, paper::dominant()),
        (Class::General, paper::general()),
    ];
    let rows = classes.into_iter().flat_map(|(class, word)| {
        let numbered = row::numbered(told, class).into_iter();
        numbered.map(move |one| {
            let limit = row::requirement(one.item).replace('\n', "/");
            Values::default()
                .with("no", format!("{word}{}", one.number))
                .with("name", format!("{} {limit}", one.item.title.zh))
                .with("place", place)
                .with("record", found(one.item, one.told))
                .with("remark", row::why_not(one.told))
        })
    });
    rows.collect()
}

/// What was found: the readings, or the words of the lot's record.
fn found(item: &Item, told: &ToldItem) -> Value {
    if told.readings.is_empty() {
        return row::record(item, told).into();
    }
    let unit = item.judge.unit().unwrap_or_default();
    let mut pieces = Vec::new();
    for (at, (reading, within)) in told.readings.iter().enumerate() {
        if at > 0 {
            pieces.push(Piece::Text("；".to_owned()));
        }
        pieces.push(piece(reading, *within));
    }
    pieces.push(Piece::Text(unit.to_owned()));
    Value {
        pieces,
        pictures: Vec::new(),
    }
}

fn piece(reading: &str, within: bool) -> Piece {
    match within {
        true => Piece::Text(reading.to_owned()),
        false => Piece::Marked(reading.to_owned(), Mark::Standard),
    }
}

fn reading_line(
    number: usize,
    item: &Item,
    told: &ToldItem,
    (line, readings): (usize, &[(String, bool)]),
) -> Values {
    let mut values = totals(item, told);
    values.set("no", number.to_string());
    values.set("measure", item.judge.unit().unwrap_or_default());
    if let Some(design) = told.answer.as_ref().and_then(Answer::design) {
        values.set("design", design);
    }
    if line > 0 {
        for name in ["score", "rate", "worst"] {
            values.set(name, "");
        }
    }
    for (name, (reading, within)) in CELLS.into_iter().zip(readings) {
        values.set(
            name,
            Value {
                pieces: vec![piece(reading, *within)],
                pictures: Vec::new(),
            },
        );
    }
    values
}

/// Name, limit, points within and all, the share of it.
fn totals(item: &Item, told: &ToldItem) -> Values {
    let (points, within) = row::counted(told);
    Values::default()
        .with("name", item.title.zh.as_str())
        .with("limit", row::requirement(item))
        .with("score", format!("{within}/{points}"))
        .with("rate", row::percent(within, points.max(1)))
        .with("worst", worst(told))
}

/// The reading farthest from zero, as it was typed.
fn worst(told: &ToldItem) -> &str {
    let size = |text: &str| {
        crate::domain::Decimal::parse_reading(text)
            .ok()
            .map(|one| one.steps().abs())
    };
    let typed = told.readings.iter().map(|(reading, _)| reading.as_str());
    typed
        .max_by_key(|reading| size(reading))
        .unwrap_or_default()
}
