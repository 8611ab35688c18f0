//! 现场验收检查原始记录 and its readings (GB 50300-2013, 5.0.5): a row a place, every reading as it was typed, those
//! beyond a limit marked; the draws that chose the points, and the points that were left out. Only what was measured
//! stands there.

use super::FillBook;
use super::row::{self, ItemRow};
use super::told::ToldItem;
use crate::domain::criterion::Class;
use crate::domain::decimal::shown;
use crate::domain::judge::JudgeKind as _;
use crate::domain::node::Node;
use crate::domain::places::PlaceDraw;
use crate::domain::{Answer, Item, place_order};
use crate::paper::value::{Piece, ReadingMark, Value, Values};
use crate::text::{Lang, paper, unit, words};

/// Readings in a line of the annex.
const IN_A_LINE: usize = 10;
/// The cells of such a line.
const CELLS: [&str; IN_A_LINE] = ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10"];

impl FillBook<'_> {
    /// Fills the record made at the place.
    pub fn original(&self, values: &mut Values, node: &Node) {
        let told = self.told(node);
        let Some(list) = self.list_of(node, told.as_ref()) else {
            return;
        };
        if let Some(told) = &told {
            values.set("date", paper::day(&told.check.submission.at));
        }
        let rows = row::of(&list, told.as_ref(), &node.subject.variants);
        values.set_table("places", places(&rows, &node.subject.location));
        let draws = told
            .as_ref()
            .map(|told| draws(&told.check.submission.drawn));
        values.set_table("drawn", draws.unwrap_or_default());
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
            let marked: Vec<(&str, Option<ReadingMark>)> = row.marked().collect();
            let lines = marked.chunks(IN_A_LINE).enumerate();
            let lines = lines.map(|line| {
                let named = named_places(row, line.0);
                let place = named.unwrap_or_else(|| node.subject.location.clone());
                reading_line(at + 1, item, row, line).with("place", place)
            });
            lines.collect::<Vec<_>>()
        });
        values.set_table("readings", lines.collect());
        values.set_table(
            "totals",
            measured
                .iter()
                .map(|(item, row)| totals(item, row))
                .collect(),
        );
        let left_out = told.rows().filter_map(|(item, row)| {
            let points = row::left_out(row)?;
            let name = item.title.zh.as_str();
            Some(
                Values::default()
                    .with("name", name)
                    .with("left_out", points),
            )
        });
        values.set_table("left_out", left_out.collect());
        values.set_table("drawn", draws(&submission.drawn));
        let all = measured.iter().map(|(_, row)| row::counted(row));
        let (points, within) = all.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        if points > 0 {
            let share = row::percent(within, points);
            values.set("overall", paper::overall(within, points, &share));
        }
    }
}

/// A row for each draw of places, with all by which anybody can make it again.
fn draws(drawn: &[PlaceDraw]) -> Vec<Values> {
    let row = |draw: &PlaceDraw| {
        Values::default()
            .with("drawn_at", words::time(&draw.at))
            .with("seed", draw.seed.to_string())
            .with("drawn_order", place_order::order(draw).join("、"))
            .with("drawn_from", draw.places.join("、"))
    };
    drawn.iter().map(row).collect()
}

/// The names of the points of a line, in the order of its readings; none where no point has one.
fn named_places(told: &ToldItem, line: usize) -> Option<String> {
    let names = told.answer.as_ref().map(Answer::points).unwrap_or_default();
    let names = names.into_iter().skip(line * IN_A_LINE).take(IN_A_LINE);
    let names: Vec<&str> = names
        .map(|name| if name.is_empty() { "—" } else { name })
        .collect();
    let named = names.iter().any(|name| *name != "—");
    named.then(|| names.join("、"))
}

/// A row for each item, its number as the lot's record has it: 主控1, 一般7.
fn places(rows: &[ItemRow], place: &str) -> Vec<Values> {
    let classes = [
        (Class::Dominant, paper::dominant()),
        (Class::General, paper::general()),
    ];
    let rows = classes.into_iter().flat_map(|(class, word)| {
        let numbered = row::numbered(rows, class).into_iter();
        numbered.map(move |one| {
            let limit = row::requirement(one.item).replace('\n', "/");
            Values::default()
                .with("no", format!("{word}{}", one.number))
                .with("name", format!("{} {limit}", one.item.title.zh))
                .with("place", place)
                .with(
                    "record",
                    one.told
                        .map_or_else(Value::default, |told| found(one.item, told)),
                )
                .with("remark", one.told.map_or_else(String::new, row::remark))
        })
    });
    rows.collect()
}

/// What was found: the readings, or the words of the lot's record.
fn found(item: &Item, told: &ToldItem) -> Value {
    if told.readings.is_empty() {
        return row::record(item, told).into();
    }
    let unit = unit::shown(Lang::Zh, item.judge.unit().unwrap_or_default());
    let mut pieces = Vec::new();
    let names = told.answer.as_ref().map(Answer::points).unwrap_or_default();
    for (at, (reading, mark)) in told.marked().enumerate() {
        if at > 0 {
            pieces.push(Piece::Text("；".to_owned()));
        }
        if let Some(name) = names.get(at).filter(|name| !name.is_empty()) {
            pieces.push(Piece::Text(format!("{name} ")));
        }
        pieces.push(piece(reading, mark));
    }
    pieces.push(Piece::Text(unit.to_owned()));
    Value {
        pieces,
        pictures: Vec::new(),
    }
}

pub(super) fn piece(reading: &str, mark: Option<ReadingMark>) -> Piece {
    match mark {
        None => Piece::Text(reading.to_owned()),
        Some(mark) => Piece::Marked(reading.to_owned(), mark),
    }
}

fn reading_line(
    number: usize,
    item: &Item,
    told: &ToldItem,
    (line, readings): (usize, &[(&str, Option<ReadingMark>)]),
) -> Values {
    let mut values = totals(item, told);
    values.set("no", number.to_string());
    let unit = item.judge.unit().unwrap_or_default();
    values.set("measure", unit::shown(Lang::Zh, unit));
    if let Some(design) = told.answer.as_ref().and_then(Answer::design) {
        values.set("design", design);
    }
    if line > 0 {
        for name in ["score", "rate", "worst"] {
            values.set(name, "");
        }
    }
    for (name, (reading, mark)) in CELLS.into_iter().zip(readings) {
        values.set(
            name,
            Value {
                pieces: vec![piece(reading, *mark)],
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
        .with("worst", worst(item, told))
}

/// The largest deviation; what is held against a lowest and a highest value deviates from nothing.
fn worst(item: &Item, told: &ToldItem) -> String {
    let Some(deviation) = item.judge.deviation() else {
        return String::new();
    };
    let points = told
        .answer
        .as_ref()
        .and_then(|answer| deviation.points(item, answer));
    let worst = points.into_iter().flatten().max_by_key(|steps| steps.abs());
    worst.map_or_else(String::new, shown)
}
