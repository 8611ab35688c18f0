//! What a kind of table has to look like, held against a sheet's headings: its name, what is missing, what
//! there is to tell before a row is read.

use super::book::Region;
use super::columns::WantedColumns;
use super::fault::{ColumnSpot, TableFault, TableFlaw};
use super::headed::Headed;
use crate::text::table::NamedColumn;
use crate::text::table::note::Note;
use std::collections::{BTreeMap, BTreeSet};

/// A sheet that passes for a table though a column is missing has so many of its headings.
pub const CLOSE: usize = 2;

/// The columns of a kind of table.
pub struct Layout {
    /// All of them.
    pub wanted: WantedColumns,
    /// Those that must be there.
    pub needed: &'static [&'static str],
    /// One of these must be there too, if any are named.
    one_of: &'static [&'static str],
}

impl Layout {
    /// Of these columns.
    pub fn of(columns: &'static [NamedColumn], needed: &'static [&'static str]) -> Self {
        let names = columns.iter();
        Self {
            wanted: WantedColumns::of(names.map(|named| (named.key, named.zh, named.others))),
            needed,
            one_of: &[],
        }
    }

    /// Where one of these columns must be there, whichever.
    pub fn with_one_of(mut self, columns: &'static [&'static str]) -> Self {
        self.one_of = columns;
        self
    }

    /// Whether all needed columns stand under these headings.
    pub fn is_whole(&self, headed: &Headed) -> bool {
        let missing = &headed.columns.missing;
        self.needed.iter().all(|key| !missing.contains(key)) && !self.lacks_all(missing)
    }

    fn lacks_all(&self, missing: &[&str]) -> bool {
        !self.one_of.is_empty() && self.one_of.iter().all(|key| missing.contains(key))
    }

    /// All columns that must be there, or of which one must.
    pub fn all(&self) -> Vec<&'static str> {
        self.needed.iter().chain(self.one_of).copied().collect()
    }

    /// What the columns are called that a sheet without these would need.
    pub fn lacking(&self, missing: &[&str], chinese: bool) -> Vec<String> {
        let called = |key: &&'static str| self.wanted.called(key, chinese).to_owned();
        let needed = self.needed.iter().filter(|key| missing.contains(key));
        let mut lacking: Vec<String> = needed.map(called).collect();
        if self.lacks_all(missing) {
            let names = self.one_of.iter().map(called);
            lacking.push(names.collect::<Vec<_>>().join(" / "));
        }
        lacking
    }
}

/// A sheet of a table: its name, and what its columns are called there.
#[derive(Clone, Debug, Default)]
pub struct SheetHead {
    /// The sheet; empty for CSV.
    pub sheet: String,
    spots: BTreeMap<&'static str, ColumnSpot>,
}

impl SheetHead {
    /// A column as the user sees it.
    pub fn spot(&self, key: &str) -> ColumnSpot {
        let found = self.spots.get(key).cloned();
        found.unwrap_or_else(|| ColumnSpot::named(key))
    }
}

/// Cells drawn over several columns that seem to stand in one that was asked for, and do not.
pub fn across(headed: &Headed) -> impl Iterator<Item = &Region> {
    let rows = &headed.sheet.rows;
    let hides = move |region: &&Region| {
        let ((left, right), top) = (region.columns, region.rows.0 + 1);
        let row = rows.iter().find(|row| row.line == top);
        let filled = row
            .and_then(|row| row.cells.get(left))
            .is_some_and(|cell| !cell.is_empty());
        filled && (left + 1..=right).any(|column| headed.columns.at(column).is_some())
    };
    let wide = headed
        .sheet
        .regions
        .iter()
        .filter(|region| region.columns.0 < region.columns.1);
    wide.filter(hides)
}

/// Whether a text is written in Chinese.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

pub fn head(headed: &Headed, layout: &Layout) -> SheetHead {
    let mut spots: BTreeMap<&'static str, ColumnSpot> = BTreeMap::new();
    let chinese = headed.names.iter().any(|name| is_chinese(name));
    for key in &headed.columns.missing {
        spots.insert(key, ColumnSpot::named(layout.wanted.called(key, chinese)));
    }
    for (key, at) in headed.columns.found() {
        spots.insert(key, spot(headed, *at));
    }
    SheetHead {
        sheet: headed.sheet.name.clone(),
        spots,
    }
}

fn spot(headed: &Headed, at: usize) -> ColumnSpot {
    ColumnSpot::at(at, headed.names.get(at).map_or("", String::as_str))
}

pub fn header_faults(headed: &Headed, layout: &Layout) -> Vec<TableFault> {
    let fault = |column, what| TableFault {
        sheet: headed.sheet.name.clone(),
        row: headed.lines.1,
        column,
        what,
    };
    let chinese = headed.names.iter().any(|name| is_chinese(name));
    let missing = layout.lacking(&headed.columns.missing, chinese);
    let named = headed.names.iter().enumerate();
    let found = named.filter(|(_, name)| !name.is_empty());
    let missing = (!missing.is_empty()).then(|| {
        let found = found.map(|(at, name)| ColumnSpot::at(at, name)).collect();
        fault(
            ColumnSpot::default(),
            TableFlaw::NoColumns { missing, found },
        )
    });
    let double = headed.columns.duplicate.iter();
    let double = double.map(|(_, first, this)| {
        fault(
            spot(headed, *this),
            TableFlaw::TwoColumns(spot(headed, *first)),
        )
    });
    missing.into_iter().chain(double).collect()
}

/// What there is to tell of a sheet before its rows are read.
pub fn notes(headed: &Headed, head: &SheetHead) -> Vec<Note> {
    let sheet = || head.sheet.clone();
    let mut notes = Vec::new();
    if !headed.at_top || headed.lines.0 != headed.lines.1 {
        notes.push(Note::Headings {
            sheet: sheet(),
            lines: headed.lines,
        });
    }
    if !headed.closing.is_empty() {
        notes.push(Note::Closing {
            sheet: sheet(),
            rows: headed.closing.clone(),
        });
    }
    let heading = |at: usize| headed.names.get(at).cloned().unwrap_or_default();
    for filled in &headed.sheet.filled {
        let asked = headed.columns.at(filled.column).is_some();
        if asked && filled.last > headed.lines.1 {
            notes.push(Note::Merged {
                sheet: sheet(),
                range: filled.range.clone(),
                heading: heading(filled.column),
                value: filled.value.clone(),
            });
        }
    }
    notes.extend(headed.same.iter().map(|(at, count)| Note::Same {
        sheet: sheet(),
        heading: heading(*at),
        count: *count,
    }));
    let nameless = headed.sheet.rows.iter().flat_map(|row| {
        let filled = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !cell.is_empty());
        filled.map(|(at, _)| at)
    });
    let unknown = nameless.filter(|at| headed.columns.at(*at).is_none());
    let unknown: BTreeSet<usize> = unknown
        .chain(headed.columns.unknown.iter().copied())
        .collect();
    if !unknown.is_empty() {
        let name = |at: &usize| format!("{} {}", super::book::letters(*at), heading(*at));
        let names = unknown.iter().map(|at| name(at).trim().to_owned());
        notes.push(Note::Unknown(names.collect()));
    }
    notes
}
