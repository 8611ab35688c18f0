//! Rows of the sheets of a file, read as one table: which sheets have the headings, what stands below
//! them, every fault in its place, and what there is to tell. Whether the rows fit the project is
//! decided elsewhere.

use super::book::{Book, BookSheet, CellFlaw, Encoding, MOST_FAULTS};
use super::fault::{ColumnSpot, TableFault, TableFlaw};
use super::headed::Headed;
use super::layout::{CLOSE, Layout, SheetHead, across, head, header_faults, notes};
use super::reading::{RowReading, Senses};
use crate::domain::misfit::Misfit;
use crate::text::table::note::Note;
use std::collections::{BTreeMap, BTreeSet};

/// Rows with what was found wrong in them: row `i` of `rows` stands at `places[i]`.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// What the rows say, as far as it could be read.
    pub rows: Vec<T>,
    /// The sheet, among the heads, and the row number as the user sees it.
    places: Vec<(usize, usize)>,
    heads: Vec<SheetHead>,
    /// Faults.
    pub faults: Vec<TableFault>,
    /// Cells that could not be read; what follows from them says nothing new.
    faulty: BTreeSet<(usize, usize, &'static str)>,
    /// Units that stand behind amounts, by row.
    units: BTreeMap<usize, String>,
    /// What there is to tell of the reading.
    pub notes: Vec<Note>,
}

impl<T> Rows<T> {
    /// The unit behind the amount of a row; empty where none stands.
    pub fn unit(&self, at: usize) -> &str {
        self.units.get(&at).map_or("", String::as_str)
    }

    /// Rows that come from no file: they are numbered as their table would be.
    pub fn made(rows: Vec<T>) -> Self {
        Self {
            places: (2..).take(rows.len()).map(|line| (0, line)).collect(),
            heads: vec![SheetHead::default()],
            faults: Vec::new(),
            faulty: BTreeSet::new(),
            units: BTreeMap::new(),
            notes: Vec::new(),
            rows,
        }
    }

    /// Other rows, each made from one of these and standing at its place.
    pub fn made_into<U>(self, rows: Vec<(usize, U)>) -> Rows<U> {
        let place = |at: &usize| self.places.get(*at).copied().unwrap_or_default();
        let mut units = BTreeMap::new();
        for (new, (at, _)) in rows.iter().enumerate() {
            units.extend(self.units.get(at).map(|unit| (new, unit.clone())));
        }
        Rows {
            places: rows.iter().map(|(at, _)| place(at)).collect(),
            rows: rows.into_iter().map(|(_, row)| row).collect(),
            heads: self.heads,
            faults: self.faults,
            faulty: self.faulty,
            units,
            notes: self.notes,
        }
    }

    /// Adds a fault of the row at this place, unless the cell could not be read anyhow.
    pub fn fault(&mut self, at: usize, key: &'static str, misfit: Misfit) {
        let Some((head, line)) = self.places.get(at).copied() else {
            return;
        };
        if self.is_faulty(at, key) {
            return;
        }
        let twin = |first: usize, spelt| {
            let (other, row) = self.places.get(first).copied().unwrap_or_default();
            let sheet = self.heads.get(other).filter(|_| other != head);
            TableFlaw::Twin {
                sheet: sheet.map_or_else(String::new, |other| other.sheet.clone()),
                row,
                spelt,
            }
        };
        let what = match misfit {
            Misfit::Twice(first) => twin(first, None),
            Misfit::Alike(first, code) => twin(first, Some(code)),
            other => TableFlaw::Row(other),
        };
        let head = self.heads.get(head).cloned().unwrap_or_default();
        self.faults.push(TableFault {
            row: line,
            column: head.spot(key),
            sheet: head.sheet,
            what,
        });
    }

    /// Whether a cell of a row could not be read.
    pub fn is_faulty(&self, at: usize, key: &'static str) -> bool {
        let Some((head, line)) = self.places.get(at).copied() else {
            return false;
        };
        [key, WHOLE]
            .iter()
            .any(|key| self.faulty.contains(&(head, line, key)))
    }

    /// The faults in the order of sheets and rows.
    pub fn sorted(mut self) -> Vec<TableFault> {
        let sheets: Vec<String> = self.heads.iter().map(|head| head.sheet.clone()).collect();
        let place = |sheet: &String| sheets.iter().position(|name| name == sheet);
        self.faults.sort_by_cached_key(|fault| {
            (
                place(&fault.sheet),
                fault.row,
                fault.column.letter.len(),
                fault.column.letter.clone(),
            )
        });
        self.faults
    }
}

/// Stands for a whole row among the cells that could not be read.
pub const WHOLE: &str = "";

/// Reads the rows of all sheets that have the headings.
pub fn read<T>(book: Book, layout: &Layout, row: fn(&mut RowReading) -> T) -> Rows<T> {
    let mut rows = Rows::made(Vec::new());
    rows.heads.clear();
    let sorted = Sorted::of(book.sheets, layout);
    rows.notes.extend(sorted.notes(&book.hidden));
    let mut heard = Vec::new();
    for headed in sorted.tables {
        let faults = header_faults(&headed, layout);
        let sound = faults.is_empty();
        rows.faults.extend(faults);
        heard.extend(headed.names.iter().filter(|name| !name.is_ascii()).cloned());
        rows.take(headed, layout, sound.then_some(row));
    }
    rows.faults.extend(sorted.none);
    // Bytes taken wrongly make no heading that is known.
    if book.decoded == Encoding::Gb18030
        && !heard.iter().any(|name| layout.wanted.meant(name).is_some())
    {
        rows.notes.push(Note::Guessed);
    }
    rows
}

/// The sheets of a file, told apart.
struct Sorted {
    tables: Vec<Headed>,
    passed_over: Vec<String>,
    none: Option<TableFault>,
}

impl Sorted {
    /// Sheets with all needed columns are tables; when there is none, the nearest is one with faults.
    fn of(sheets: Vec<BookSheet>, layout: &Layout) -> Self {
        let (mut tables, mut near, mut passed_over) = (Vec::new(), Vec::new(), Vec::new());
        let mut first = None;
        for sheet in sheets {
            first.get_or_insert_with(|| {
                (
                    sheet.name.clone(),
                    sheet.rows.first().map_or(1, |row| row.line),
                )
            });
            match Headed::find(sheet, &layout.wanted) {
                Ok(headed) if layout.is_whole(&headed) => tables.push(headed),
                Ok(headed) => near.push(headed),
                Err(name) => passed_over.push(name),
            }
        }
        if tables.is_empty() {
            near.sort_by_key(|headed| std::cmp::Reverse(headed.found()));
            let close = near
                .iter()
                .take_while(|headed| headed.found() >= CLOSE)
                .count();
            tables.extend(near.drain(..close.max(1).min(near.len())));
        }
        passed_over.extend(near.into_iter().map(|headed| headed.sheet.name));
        let none = first
            .filter(|_| tables.is_empty())
            .map(|(sheet, row)| TableFault {
                sheet,
                row,
                column: ColumnSpot::default(),
                what: TableFlaw::NoColumns {
                    missing: layout.lacking(&layout.all(), true),
                    found: Vec::new(),
                },
            });
        Self {
            tables,
            passed_over,
            none,
        }
    }

    fn notes(&self, hidden: &[String]) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.tables.len() > 1 {
            let each = self.tables.iter();
            let each = each.map(|headed| (headed.sheet.name.clone(), headed.sheet.rows.len()));
            notes.push(Note::Sheets(each.collect()));
        }
        if !self.passed_over.is_empty() {
            notes.push(Note::PassedOver(self.passed_over.clone()));
        }
        if !hidden.is_empty() {
            notes.push(Note::Hidden(hidden.to_vec()));
        }
        notes
    }
}

impl<T> Rows<T> {
    /// Takes the rows of a sheet in; with faulty headings only what is wrong with its cells.
    fn take(&mut self, headed: Headed, layout: &Layout, row: Option<fn(&mut RowReading) -> T>) {
        let at = self.heads.len();
        let head = head(&headed, layout);
        self.notes.extend(notes(&headed, &head));
        self.cell_faults(at, &headed, &head);
        let mut senses = Senses::default();
        for line in headed.sheet.rows.iter().filter(|_| row.is_some()) {
            let mut reading = RowReading::new(&headed.columns, &head, line, &mut senses);
            let whole = self.faulty.contains(&(at, line.line, WHOLE));
            let Some(row) = row.filter(|_| !whole) else {
                continue;
            };
            reading.look_at_forms();
            self.rows.push(row(&mut reading));
            if !reading.unit.is_empty() {
                self.units
                    .insert(self.places.len(), std::mem::take(&mut reading.unit));
            }
            self.places.push((at, line.line));
            for (key, what) in reading.into_faults() {
                if self.faulty.insert((at, line.line, key)) {
                    self.faults.push(TableFault {
                        sheet: head.sheet.clone(),
                        row: line.line,
                        column: head.spot(key),
                        what,
                    });
                }
            }
        }
        self.notes.extend(senses.notes());
        self.heads.push(head);
    }

    /// Cells below the headings that cannot be taken, where somebody asked for them.
    fn cell_faults(&mut self, at: usize, headed: &Headed, head: &SheetHead) {
        let mut add = |row: usize, key: &'static str, what: CellFlaw| {
            let wanted = row > headed.lines.1 && !headed.closing.contains(&row);
            if wanted && self.faulty.insert((at, row, key)) {
                self.faults.push(TableFault {
                    sheet: head.sheet.clone(),
                    row,
                    column: match key {
                        WHOLE => ColumnSpot::default(),
                        key => head.spot(key),
                    },
                    what: TableFlaw::Cell(what),
                });
            }
        };
        for fault in &headed.sheet.faults {
            if let Some(key) = headed.columns.at(fault.column) {
                add(fault.row, key, fault.what.clone());
            }
        }
        for region in across(headed) {
            add(region.rows.0 + 1, WHOLE, CellFlaw::Across(region.range()));
        }
        if headed.sheet.more > 0 && headed.sheet.faults.len() >= MOST_FAULTS {
            self.faults.push(TableFault {
                sheet: head.sheet.clone(),
                row: headed.sheet.faults.last().map_or(0, |fault| fault.row),
                column: ColumnSpot::default(),
                what: TableFlaw::More(headed.sheet.more),
            });
        }
    }
}
