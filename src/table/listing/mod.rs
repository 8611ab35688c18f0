//! A checklist from a workbook or a CSV, and into one: a head of names and values, a table of variants, a table of
//! items, each on a sheet of its own or one below the other. Every fault is named with its cell;
//! whether the checklist makes sense is asked elsewhere, and answered here cell by cell.

mod cell;
mod cells;
mod columns;
mod counting;
mod head;
mod items;
mod judge;
mod limits;
mod line;
mod place;
mod raw;
mod samplings;
#[cfg(test)]
mod tests;
mod variants;
mod written;

pub use super::misentry::Misentry;
pub use columns::{EXTRA, HEAD, ITEMS, ListingColumn, VARIANTS, headings, left_out, tables};
pub use place::Places;

use super::book::letters;
use super::book::{Book, BookRow, BookSheet, Encoding};
use super::columns::WantedColumns;
use super::fault::{ColumnSpot, TableFault, TableFlaw};
use crate::domain::Checklist;
use crate::text::listing::{Heading, item, variant};
use crate::text::table::note::Note;
use head::ListingHead;
use line::{HeadedTable, ListingLine};
use std::collections::BTreeSet;

/// Names by which an item table is known: this many of its required columns.
const TELLING: usize = 3;
/// Heads and tables begin within so many rows of a sheet.
const LOOKED_AT: usize = 30;
/// Cells by which a row that is no header is told apart.
const FIRST: usize = 3;
/// Columns that an item table must have.
const REQUIRED: [&str; 7] = [
    item::ITEM.key,
    item::CLASS.key,
    item::CLAUSE.key,
    item::TITLE.key,
    item::METHOD.key,
    item::SAMPLING.key,
    item::JUDGE.key,
];

/// A checklist as far as it could be read.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The checklist; where a cell could not be read, something harmless stands in its place.
    pub list: Checklist,
    /// Where each figure stands.
    pub places: Places,
    /// Faults of cells.
    pub faults: Vec<TableFault>,
    /// What there is to tell of the reading.
    pub notes: Vec<Note>,
}

/// Reads the sheets of a workbook or a CSV as a checklist.
pub fn read(book: &Book) -> Listing {
    let sheets: Vec<BookSheet> = book.sheets.iter().map(without_guards).collect();
    let mut reading = ListingReading::new();
    for sheet in &sheets {
        reading.page(sheet);
    }
    let mut listing = reading.finish(&sheets);
    if !book.hidden.is_empty() {
        listing.notes.push(Note::Hidden(book.hidden.clone()));
    }
    if book.decoded == Encoding::Gb18030 {
        listing.notes.push(Note::Guessed);
    }
    listing
}

/// A CSV keeps an apostrophe before what a spreadsheet could take for a formula (I8).
fn without_guards(page: &BookSheet) -> BookSheet {
    let mut page = page.clone();
    let cells = page.rows.iter_mut().flat_map(|row| &mut row.cells);
    for cell in cells.filter(|_| page.name.is_empty()) {
        let guarded = cell
            .strip_prefix('\'')
            .filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
        if let Some(text) = guarded {
            *cell = text.to_owned();
        }
    }
    page
}

enum ListingPart<'a> {
    Head,
    Variants(HeadedTable<'a>),
    Items(HeadedTable<'a>),
}

struct ListingReading<'a> {
    names: [WantedColumns; 2],
    head: ListingHead,
    variants: Vec<(ListingLine<'a>, variants::VariantRow)>,
    items: Vec<raw::Raw<'a>>,
    has_items: bool,
    faults: Vec<TableFault>,
    notes: Vec<Note>,
    passed_over: Vec<String>,
}

impl<'a> ListingReading<'a> {
    fn new() -> Self {
        let names = |headings: &[Heading]| WantedColumns::of(headings.iter().map(Heading::names));
        Self {
            names: [names(&headings(ITEMS)), names(&headings(VARIANTS))],
            head: ListingHead::new(),
            variants: Vec::new(),
            items: Vec::new(),
            has_items: false,
            faults: Vec::new(),
            notes: Vec::new(),
            passed_over: Vec::new(),
        }
    }

    /// Takes a page in; one that begins with nothing of a checklist is passed over as a whole.
    fn page(&mut self, page: &'a BookSheet) {
        let mut part = ListingPart::Head;
        let line = |row: &'a BookRow| ListingLine {
            sheet: &page.name,
            row,
        };
        // A title stands above the head.
        let first = page
            .rows
            .iter()
            .take(LOOKED_AT)
            .position(|row| self.head.knows(row) || self.table(row).is_some());
        let Some(first) = first else {
            return self.passed_over.push(page.name.clone());
        };
        self.notes
            .extend(page.filled.iter().map(|filled| Note::Merged {
                sheet: page.name.clone(),
                range: filled.range.clone(),
                heading: letters(filled.column),
                value: filled.value.clone(),
            }));
        self.cell_faults(page);
        for (at, row) in page.rows.iter().enumerate() {
            let line = line(row);
            // What stands alone in its row above everything is a title.
            if at < first && row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1 {
                continue;
            }
            if let Some(next) = self.begins(line, &part) {
                part = next;
                continue;
            }
            match &part {
                ListingPart::Head => self.faults.extend(self.head.take(line)),
                ListingPart::Variants(heads) => {
                    let (row, faults) = variants::row(heads, line);
                    self.faults.extend(faults);
                    self.variants.push((line, row));
                }
                ListingPart::Items(heads) => {
                    let raw = raw::Raw::new(heads, line, &mut self.notes);
                    self.items.push(raw);
                }
            }
        }
    }

    /// Whether a row is the header of a table. Within a table that is rare, so only rows are looked
    /// through that begin like one.
    fn begins(&mut self, line: ListingLine<'a>, within: &ListingPart) -> Option<ListingPart<'a>> {
        let [items, variants] = &self.names;
        let filled = line.row.cells.iter().filter(|cell| !cell.is_empty());
        let names = |cell: &String| items.meant(cell).or(variants.meant(cell)).is_some();
        if !matches!(within, ListingPart::Head) && !filled.take(FIRST).any(names) {
            return None;
        }
        let part = self.table(line.row)?;
        match &part {
            ListingPart::Items(heads) => {
                self.has_items = true;
                self.header_faults(line, heads, &REQUIRED);
            }
            ListingPart::Variants(heads) => {
                self.header_faults(
                    line,
                    heads,
                    &[
                        variant::GROUP.key,
                        variant::CHOOSE.key,
                        variant::VARIANT.key,
                        variant::NAME.key,
                    ],
                );
            }
            ListingPart::Head => {}
        }
        Some(part)
    }

    /// The table that a row is the header of.
    fn table(&self, row: &'a BookRow) -> Option<ListingPart<'a>> {
        let [items, variants] = &self.names;
        let items = HeadedTable::find(row, items);
        let variants = HeadedTable::find(row, variants);
        if items.has(&REQUIRED) >= TELLING {
            Some(ListingPart::Items(items))
        } else if variants.has(&variants::REQUIRED) >= 2 {
            Some(ListingPart::Variants(variants))
        } else {
            None
        }
    }

    /// Cells that cannot be taken, whatever they were for.
    fn cell_faults(&mut self, page: &BookSheet) {
        let fault = |row, column, what| TableFault {
            sheet: page.name.clone(),
            row,
            column,
            what,
        };
        let cells = page.faults.iter().map(|cell| {
            fault(
                cell.row,
                ColumnSpot::at(cell.column, ""),
                TableFlaw::Cell(cell.what.clone()),
            )
        });
        self.faults.extend(cells);
        let last = page.faults.last().map_or(0, |cell| cell.row);
        let more =
            (page.more > 0).then(|| fault(last, ColumnSpot::default(), TableFlaw::More(page.more)));
        self.faults.extend(more);
    }

    fn header_faults(&mut self, line: ListingLine, heads: &HeadedTable, needed: &[&str]) {
        let columns = &heads.columns;
        let fault = |column, what| TableFault {
            sheet: line.sheet.to_owned(),
            row: line.row.line,
            column,
            what,
        };
        let spot =
            |at: usize| ColumnSpot::at(at, line.row.cells.get(at).map_or("", String::as_str));
        let all = [headings(ITEMS), headings(VARIANTS)].concat();
        let chinese = line.row.cells.iter().any(|cell| !cell.is_ascii());
        let called = |key: &&'static str| {
            let heading = all.iter().find(|heading| heading.key == *key);
            let heading = heading.filter(|_| chinese);
            heading.map_or(*key, |heading| heading.zh).to_owned()
        };
        let missing = columns.missing.iter().filter(|name| needed.contains(name));
        let missing: Vec<String> = missing.map(called).collect();
        if !missing.is_empty() {
            let filled = (0..line.row.cells.len()).map(spot);
            let found = filled.filter(|spot| !spot.heading.is_empty()).collect();
            let what = TableFlaw::NoColumns { missing, found };
            self.faults.push(fault(ColumnSpot::default(), what));
        }
        let double = columns.duplicate.iter();
        let double =
            double.map(|(_, first, this)| fault(spot(*this), TableFlaw::TwoColumns(spot(*first))));
        self.faults.extend(double);
        let unknown = columns
            .unknown
            .iter()
            .filter_map(|at| line.row.cells.get(*at));
        let unknown: Vec<String> = unknown.cloned().collect();
        if !unknown.is_empty() {
            self.notes.push(Note::Unknown(unknown));
        }
    }

    fn finish(mut self, pages: &[BookSheet]) -> Listing {
        let sheet = pages.first().map_or("", |page| page.name.as_str());
        let mut places = Places::default();
        let (variants, choose) = variants::collect(&self.variants, &mut places, &mut self.faults);
        let items = items::collect(
            &self.items,
            &variants,
            &mut places,
            &mut self.faults,
            &mut self.notes,
        );
        if !self.has_items {
            self.faults.push(place::whole(sheet, Misentry::NoItems));
        }
        let mut list = self.head.finish(sheet, &mut places, &mut self.faults);
        (list.variants, list.choose, list.items) = (variants, choose, items);
        if !self.passed_over.is_empty() {
            self.notes.push(Note::PassedOver(self.passed_over));
        }
        Listing {
            list,
            places,
            faults: without_followers(self.faults),
            notes: self.notes,
        }
    }
}

/// Faults without those that only follow from a cell that cannot be taken.
fn without_followers(faults: Vec<TableFault>) -> Vec<TableFault> {
    let place = |fault: &TableFault| {
        let letter = fault.column.letter.clone();
        (fault.sheet.clone(), fault.row, letter)
    };
    let is_cell = |fault: &TableFault| matches!(fault.what, TableFlaw::Cell(_));
    let cells: BTreeSet<_> = faults
        .iter()
        .filter(|fault| is_cell(fault))
        .map(place)
        .collect();
    let follows = |fault: &TableFault| !is_cell(fault) && cells.contains(&place(fault));
    faults.into_iter().filter(|fault| !follows(fault)).collect()
}
