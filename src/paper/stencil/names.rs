//! Which names a place may use, and what stands for each: a field of the paper, or a column of a table in what is
//! repeated for its rows, as `points.problem`.

use super::fault::{Position, StencilFaults, StencilFlaw};
use crate::paper::fields::{About, FieldTable, is_picture};
use crate::paper::form::near::near;
use crate::paper::form::template::{TemplateMark, marks};
use crate::paper::sheet::{PaperSheet, ValueTable};
use crate::paper::value::Piece;
use std::collections::BTreeSet;

/// The place for the code by which an issued paper is looked up. No form has it: the code is reckoned from what
/// stands on the form.
const CHECK_CODE: &str = "check_code";

/// So many places are looked at, and so many faults kept: no document that people fill has more.
const MOST: usize = 2_000;

/// Looks at one name after the other, and keeps what is wrong.
pub struct StencilNames {
    about: About,
    faults: StencilFaults,
    places: usize,
    used: BTreeSet<String>,
}

impl StencilNames {
    /// Of papers about this.
    pub fn of(about: About) -> Self {
        Self {
            about,
            faults: Vec::new(),
            places: 0,
            used: BTreeSet::new(),
        }
    }

    /// Keeps what is wrong, and at the end of what is kept that there was more.
    pub fn flaw(&mut self, spot: &Position, flaw: StencilFlaw) {
        let more = (Position::Whole, StencilFlaw::TooMuch);
        let is_told = self.faults.last() == Some(&more);
        match self.faults.len() {
            kept if kept < MOST => self.faults.push((spot.clone(), flaw)),
            _ if !is_told => self.faults.push(more),
            _ => {}
        }
    }

    /// All that was wrong, and the names that are used.
    pub fn told(self) -> (StencilFaults, BTreeSet<String>) {
        (self.faults, self.used)
    }

    /// Looks at a text in which nothing is filled in: names of the paper do not belong there.
    pub fn elsewhere(&mut self, spot: &Position, text: &str) {
        let marks = marks(text).unwrap_or_default();
        for name in marks.iter().filter_map(TemplateMark::name) {
            if self.is_known(name) {
                self.flaw(spot, StencilFlaw::Elsewhere(name.to_owned()));
            }
        }
    }

    fn is_known(&self, name: &str) -> bool {
        match name.split_once('.') {
            Some((table, column)) => {
                let table = self.about.table(table);
                table.is_some_and(|table| table.columns().any(|known| known == column))
            }
            None => name == CHECK_CODE || self.about.fields().any(|known| known == name),
        }
    }

    /// Looks at the name of a place; the table whose rows it belongs to.
    pub fn table(&mut self, spot: &Position, name: &str) -> Option<String> {
        self.places += 1;
        match self.places {
            ..=MOST => {}
            many => {
                let is_first = many == MOST + 1;
                is_first.then(|| self.flaw(&Position::Whole, StencilFlaw::TooMuch));
                return None;
            }
        }
        let (table, column) = name.split_once('.').unzip();
        if !self.is_known(name) {
            let near = self.near(name);
            let name = name.to_owned();
            self.flaw(spot, StencilFlaw::NoField { name, near });
            return None;
        }
        self.used.insert(name.to_owned());
        if is_picture(column.unwrap_or(name)) {
            self.flaw(spot, StencilFlaw::Picture(name.to_owned()));
            return None;
        }
        table.map(str::to_owned)
    }

    /// The name that was probably meant.
    fn near(&self, name: &str) -> Option<String> {
        let Some((table, column)) = name.split_once('.') else {
            return self.near_field(name);
        };
        match self.about.table(table) {
            Some(known) => self.near_column(known, column),
            None => self.near_table(table, column),
        }
    }

    fn near_column(&self, table: FieldTable, column: &str) -> Option<String> {
        let meant = near(column, table.columns())?;
        Some(format!("{}.{meant}", table.name))
    }

    fn near_table(&self, name: &str, column: &str) -> Option<String> {
        let table = near(name, self.about.tables().map(|table| table.name))?;
        let table = self.about.table(&table)?;
        match table.columns().any(|known| known == column) {
            true => Some(format!("{}.{column}", table.name)),
            false => self.near_column(table, column),
        }
    }

    /// A field, or the column of a table whose name was left out.
    fn near_field(&self, name: &str) -> Option<String> {
        let column = |table: FieldTable| {
            let known = table.columns().any(|column| column == name);
            known.then(|| format!("{}.{name}", table.name))
        };
        let fields = self.about.fields().chain([CHECK_CODE]);
        let column = self.about.tables().find_map(column);
        column.or_else(|| near(name, fields))
    }
}

/// What stands on a paper, and the rows of tables that are being repeated.
#[derive(Clone)]
pub struct RepeatedRows<'p> {
    paper: &'p PaperSheet,
    rows: Vec<(&'p str, Option<&'p RowTexts>)>,
}

/// The fields of a row and their texts.
type RowTexts = Vec<(String, String)>;

impl<'p> RepeatedRows<'p> {
    /// Outside of tables.
    pub fn of(paper: &'p PaperSheet) -> Self {
        let rows = Vec::new();
        Self { paper, rows }
    }

    /// What is repeated, once for each row of a table; of a table without rows once, with nothing in it.
    pub fn each(&self, table: &str) -> Vec<Self> {
        let found = |data: &&ValueTable| data.name == table;
        let found = self
            .paper
            .data
            .iter()
            .filter(|data| !data.name.is_empty())
            .find(found);
        let rows = found.map_or(&[][..], |data| &data.rows);
        let within = |row: Option<&'p RowTexts>| {
            let mut within = self.clone();
            within
                .rows
                .push((found.map_or("", |data| data.name.as_str()), row));
            within
        };
        match rows.is_empty() {
            true => vec![within(None)],
            false => rows.iter().map(|row| within(Some(row))).collect(),
        }
    }

    /// What stands for a name.
    pub fn find(&self, name: &str) -> Option<Vec<Piece>> {
        let text = match name.split_once('.') {
            Some((table, column)) => {
                let row = self.rows.iter().rev().find(|(name, _)| *name == table);
                text(row.and_then(|(_, row)| *row)?, column)?
            }
            None if name == CHECK_CODE => self.paper.check.as_deref()?,
            None => self.paper.text(name),
        };
        Some(vec![Piece::Text(text.to_owned())])
    }
}

fn text<'r>(row: &'r RowTexts, name: &str) -> Option<&'r str> {
    let found = row.iter().find(|(field, _)| field == name);
    found.map(|(_, text)| text.as_str())
}
