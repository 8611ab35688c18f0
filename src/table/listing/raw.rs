//! A row of the table of items as the sheet shows it, before any cell is read.

use super::{HeadedTable, ListingLine};
use crate::table::book::{self, CellFlaw, CellForm, Shown};
use crate::table::fault::ColumnSpot;
use crate::text::listing::item;
use crate::text::table::note::Note;
use std::collections::BTreeMap;

/// A row of the table, its cells by key.
pub(super) struct Raw<'a> {
    pub line: ListingLine<'a>,
    pub cells: BTreeMap<&'static str, String>,
    pub names: BTreeMap<&'static str, ColumnSpot>,
    /// Cells that a spreadsheet made something else of.
    pub changed: Vec<(&'static str, CellFlaw)>,
}

impl<'a> Raw<'a> {
    /// A row under its headings; what a spreadsheet shows otherwise than it keeps is told.
    pub fn new(heads: &HeadedTable, line: ListingLine<'a>, notes: &mut Vec<Note>) -> Self {
        let mut raw = Self {
            line,
            cells: BTreeMap::new(),
            names: BTreeMap::new(),
            changed: Vec::new(),
        };
        for (key, at) in heads.columns.found() {
            let text = heads.columns.text(line.row, key).to_owned();
            let text = raw.as_shown(key, *at, text, notes);
            raw.cells.insert(key, text);
            raw.names.insert(key, heads.name(key));
        }
        raw
    }

    /// Ids and clauses are read as the sheet shows them; no cell of a checklist is a day.
    fn as_shown(
        &mut self,
        key: &'static str,
        at: usize,
        text: String,
        notes: &mut Vec<Note>,
    ) -> String {
        let row = self.line.row;
        let is_code = [item::ITEM.key, item::CLAUSE.key].contains(&key);
        match (row.form(at), row.shown(at)) {
            (CellForm::Date, _) => self.changed.push((key, CellFlaw::Date(text.clone()))),
            (CellForm::Number, Some(Shown::As(shown))) if is_code => return shown.clone(),
            (CellForm::Number, Some(Shown::Otherwise)) if is_code => {
                self.changed.push((key, CellFlaw::NotAsShown(text.clone())));
            }
            (CellForm::Number, None) if is_code && text.contains('.') => {
                notes.push(Note::NumberCode {
                    sheet: self.line.sheet.to_owned(),
                    cell: format!("{}{}", book::letters(at), row.line),
                    value: text.clone(),
                })
            }
            _ => {}
        }
        text
    }
}
