//! One row being read: its cells by column, its faults, and what its words were taken for. Knows what
//! a cell may be, not what a table is for.

use super::book::{BookRow, CellFlaw, CellForm, Shown};
use super::columns::HeaderColumns;
use super::fault::TableFlaw;
use super::layout::SheetHead;
use crate::domain::misfit::Misfit;
use crate::text::table::note::{Note, Sense};

/// A code or a word of a table is no longer than this.
const LONGEST: usize = 200;
/// A list of variants may be longer: some forms offer dozens.
const LONGEST_LIST: usize = 4_000;
/// Words told of with what they were taken for.
const MOST_WORDS: usize = 40;

/// One row being read.
pub struct RowReading<'a> {
    columns: &'a HeaderColumns,
    head: &'a SheetHead,
    row: &'a BookRow,
    senses: &'a mut Senses,
    faults: Vec<(&'static str, TableFlaw)>,
    /// The unit behind its amount; empty where none stands.
    pub unit: String,
}

/// What words were taken for, in all rows of a sheet.
#[derive(Debug, Default)]
pub struct Senses {
    words: Vec<(String, Sense, usize)>,
    shown: Vec<(String, String, String, usize)>,
}

impl Senses {
    /// What there is to tell.
    pub fn notes(self) -> impl Iterator<Item = Note> {
        let words = self.words.into_iter();
        let words = words.map(|(written, sense, count)| Note::Meant {
            written,
            sense,
            count,
        });
        let shown = self.shown.into_iter();
        words.chain(shown.map(|(heading, value, shown, count)| Note::ShownAs {
            heading,
            value,
            shown,
            count,
        }))
    }

    fn word(&mut self, written: &str, sense: Sense) {
        self.words.truncate(MOST_WORDS);
        let known = self
            .words
            .iter_mut()
            .find(|(word, of, _)| word == written && *of == sense);
        match known {
            Some((.., count)) => *count += 1,
            None => self.words.push((written.to_owned(), sense, 1)),
        }
    }

    fn shown(&mut self, heading: &str, value: &str, shown: &str) {
        match self.shown.iter_mut().find(|(known, ..)| known == heading) {
            Some((.., count)) => *count += 1,
            None => {
                let first = [heading, value, shown].map(str::to_owned);
                let [heading, value, shown] = first;
                self.shown.push((heading, value, shown, 1));
            }
        }
    }
}

impl<'a> RowReading<'a> {
    /// A row of a sheet.
    pub fn new(
        columns: &'a HeaderColumns,
        head: &'a SheetHead,
        row: &'a BookRow,
        senses: &'a mut Senses,
    ) -> Self {
        Self {
            columns,
            head,
            row,
            senses,
            faults: Vec::new(),
            unit: String::new(),
        }
    }

    /// What is wrong with it, by column.
    pub fn into_faults(self) -> Vec<(&'static str, TableFlaw)> {
        self.faults
    }

    /// Adds a fault.
    pub fn fault(&mut self, column: &'static str, misfit: Misfit) {
        self.faults.push((column, TableFlaw::Row(misfit)));
    }

    /// Only a column of that name takes a day: where one stands elsewhere, the spreadsheet made it of something else.
    pub fn look_at_forms(&mut self) {
        for (key, at) in self.columns.found() {
            if *key != "date" && self.row.form(*at) == CellForm::Date {
                let text = self.row.cells.get(*at).cloned().unwrap_or_default();
                self.faults
                    .push((key, TableFlaw::Cell(CellFlaw::Date(text))));
            }
        }
    }

    /// The text of a cell.
    pub fn text(&mut self, column: &'static str) -> String {
        let text = self.columns.text(self.row, column).to_owned();
        let longest = if column == "variants" {
            LONGEST_LIST
        } else {
            LONGEST
        };
        if text.chars().count() > longest {
            self.fault(column, Misfit::TooLong(longest));
        }
        text
    }

    /// The text of a cell that is a code: as the sheet shows it.
    pub fn code(&mut self, column: &'static str) -> String {
        let text = self.text(column);
        let at = self.columns.place(column);
        match at.and_then(|at| self.row.shown(at)) {
            None => text,
            Some(Shown::As(shown)) => {
                let heading = self.head.spot(column).heading;
                self.senses.shown(&heading, &text, shown);
                shown.clone()
            }
            Some(Shown::Otherwise) => {
                let flaw = CellFlaw::NotAsShown(text.clone());
                self.faults.push((column, TableFlaw::Cell(flaw)));
                text
            }
        }
    }

    /// Says so where something must stand and nothing does.
    pub fn needed(&mut self, column: &'static str, text: String) -> String {
        if text.is_empty() {
            self.fault(column, Misfit::Empty);
        }
        text
    }

    /// What a cell means, if anything stands there.
    pub fn meaning<T>(
        &mut self,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
        misfit: fn(String) -> Misfit,
    ) -> Option<T> {
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let meaning = read(&text);
        if meaning.is_none() {
            self.fault(column, misfit(text));
        }
        meaning
    }

    /// Tells what a cell was taken for, where that is not what it says.
    pub fn taken_for(&mut self, column: &'static str, sense: Sense, usual: &[&str]) {
        let text = self.columns.text(self.row, column).to_owned();
        if !text.is_empty() && !usual.iter().any(|word| text.eq_ignore_ascii_case(word)) {
            self.senses.word(&text, sense);
        }
    }
}
