//! The rooms of a dwelling on its record: every reading of height, width and depth as it was typed, the greatest
//! deviation and the range of each room. Which reading belongs to which room follows from their order: so many points
//! a room, those left out among them.

use super::original::piece;
use super::told::{ToldCheck, ToldItem};
use crate::domain::decimal::shown;
use crate::domain::judge;
use crate::domain::sampling::Rule;
use crate::domain::{Checklist, Item};
use crate::paper::value::{ReadingMark, Value, Values};
use crate::text::paper;

/// The rows of the list of dwellings that the rooms' table is made of; a site's own list keeps them.
const HEIGHT: &str = "a1";
const WIDTH: &str = "a3";

/// Cells of a room's heights, and of its widths and depths.
const HEIGHTS: [&str; 5] = ["h1", "h2", "h3", "h4", "h5"];
const WIDTHS: [&str; 4] = ["l1", "l2", "l3", "l4"];

/// A point: the reading with its mark, its deviation and its name; none was left out.
type RoomPoint<'a> = Option<(&'a str, Option<ReadingMark>, i128, &'a str)>;

/// Whether a checklist is one of rooms.
pub fn are_of(list: &Checklist) -> bool {
    list.item(HEIGHT).is_some()
}

/// A row for each room in which anything was measured.
pub fn rows(told: &ToldCheck) -> Vec<Values> {
    let of = |id: &str| told.rows().find(|(item, _)| item.id == id);
    let rooms = |id| of(id).map_or_else(Vec::new, |(item, row)| rooms(item, row));
    let (heights, widths) = (rooms(HEIGHT), rooms(WIDTH));
    let design = of(HEIGHT).and_then(|(_, row)| row.answer.as_ref()?.design());
    let count = heights.len().max(widths.len());
    let row = |at: usize| {
        let [high, wide] =
            [&heights, &widths].map(|all| all.get(at).map_or(&[][..], Vec::as_slice));
        let named = high.iter().chain(wide).flatten();
        let name = named.map(|(.., name)| *name).find(|name| !name.is_empty());
        let name = name.map_or_else(|| paper::room(at + 1), str::to_owned);
        let mut values = Values::default().with("room", name);
        if let Some(design) = design.filter(|_| !high.is_empty()) {
            values.set("design", design);
        }
        put(&mut values, &HEIGHTS, high);
        put(&mut values, &WIDTHS, wide);
        values.set("height_worst", worst(high));
        values.set("height_range", range(&[high]));
        values.set("plan_worst", worst(wide));
        // Width and depth of a room are two figures, each with a range of its own.
        let (width, depth) = wide.split_at(wide.len().min(WIDTHS.len() / 2));
        values.set("plan_range", range(&[width, depth]));
        values
    };
    (0..count).map(row).collect()
}

/// The points of an item, room by room.
fn rooms<'a>(item: &Item, told: &'a ToldItem) -> Vec<Vec<RoomPoint<'a>>> {
    let Rule::Per { points: each, .. } = item.sampling.rule else {
        return Vec::new();
    };
    let Some(answer) = told.answer.as_ref() else {
        return Vec::new();
    };
    let steps = judge::kind(&item.judge).points(item, answer);
    let steps = steps.unwrap_or_default();
    let (names, skipped) = (answer.points(), answer.skipped());
    let mut points: Vec<RoomPoint> = Vec::new();
    for (at, (reading, mark)) in told.marked().enumerate() {
        let left_out = skipped.iter().filter(|one| one.nth == at as u64 + 1);
        points.extend(left_out.map(|_| None));
        let name = names.get(at).copied().unwrap_or_default();
        let steps = steps.get(at).copied();
        points.push(steps.map(|steps| (reading, mark, steps, name)));
    }
    let behind = skipped
        .iter()
        .filter(|one| one.nth > told.readings.len() as u64);
    points.extend(behind.map(|_| None));
    let each = usize::try_from(each).unwrap_or(1).max(1);
    points.chunks(each).map(<[RoomPoint]>::to_vec).collect()
}

fn put(values: &mut Values, cells: &[&'static str], points: &[RoomPoint]) {
    for (cell, point) in cells.iter().zip(points) {
        let value = match point {
            Some((reading, mark, ..)) => Value {
                pieces: vec![piece(reading, *mark)],
                pictures: Vec::new(),
            },
            None => paper::not_applicable().into(),
        };
        values.set(cell, value);
    }
}

fn worst(points: &[RoomPoint]) -> String {
    let steps = points.iter().flatten().map(|(_, _, steps, _)| *steps);
    let worst = steps.max_by_key(|steps| steps.abs());
    worst.map_or_else(String::new, shown)
}

/// The greatest of the ranges of some series; empty where none has two points.
fn range(series: &[&[RoomPoint]]) -> String {
    let of = |points: &&[RoomPoint]| {
        let steps = points.iter().flatten().map(|(_, _, steps, _)| *steps);
        let all: Vec<i128> = steps.collect();
        let (least, most) = (all.iter().min()?, all.iter().max()?);
        (all.len() > 1).then(|| most - least)
    };
    let greatest = series.iter().filter_map(of).max();
    greatest.map_or_else(String::new, shown)
}
