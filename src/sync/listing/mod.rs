//! A checklist from a workbook or a CSV: a head of names and values, a table of variants, a table of
//! items, each on a sheet of its own or one below the other. Every fault is named with its cell;
//! whether the checklist makes sense is asked elsewhere, and answered here cell by cell.

mod cell;
mod counting;
mod head;
mod items;
mod place;
#[cfg(test)]
mod tests;
mod variants;

pub use place::Places;

use super::columns::{Columns, Wanted};
use super::rows::{TableFault, TableFlaw};
use super::table::{Row, Table};
use crate::domain::Checklist;
use crate::text::listing;
use head::Head;

/// Names by which an item table is known: this many of its required columns.
const TELLING: usize = 3;
/// Cells by which a row that is no header is told apart.
const FIRST: usize = 3;
/// Columns that an item table must have.
const REQUIRED: [&str; 7] = [
    "item", "class", "clause", "title", "method", "sampling", "judge",
];

/// What a cell may be that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misentry {
    /// Nothing stands there.
    Empty,
    /// None of the words that may stand there.
    NotOneOf(listing::Words, String),
    /// Not a decimal of up to six places.
    NotANumber(String),
    /// Neither a figure nor a limit that follows a dimension.
    NotALimit(String),
    /// No sampling rule.
    NotASampling(String),
    /// No id with the name of what is counted.
    NotCounted(String),
    /// No demand on readings in sets.
    NotSets(String),
    /// No share such as `80%` or `0.8`.
    NotAShare(String),
    /// A variant that the table of variants does not have.
    NoVariant(String),
    /// The way of judging makes no use of this column.
    NotUsed(String),
    /// The id stands in this row already.
    Twice(usize),
    /// A name that is no row of the head.
    NoSuchRow(String),
    /// The place is not three cells.
    NotAPlace,
    /// Something behind the value of a head row.
    MoreThanOne,
    /// A head row that must be there is not.
    NoRow,
    /// No table of items on any sheet.
    NoItems,
}

/// A checklist as far as it could be read.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The checklist; where a cell could not be read, something harmless stands in its place.
    pub list: Checklist,
    /// Where each figure stands.
    pub places: Places,
    /// Faults of cells.
    pub faults: Vec<TableFault>,
    /// Sheets without a table of a checklist, such as an explanation.
    pub passed_over: Vec<String>,
    /// Headings nobody asked for.
    pub unknown: Vec<String>,
    /// Whether the text was taken for GB18030, which is a guess.
    pub guessed_encoding: bool,
}

/// Reads the pages of a workbook or a CSV as a checklist.
pub fn read(pages: &[Table]) -> Listing {
    let pages: Vec<Table> = pages.iter().map(without_guards).collect();
    let mut reading = Reading::new();
    for page in &pages {
        reading.page(page);
    }
    reading.finish(&pages)
}

/// A CSV keeps an apostrophe before what a spreadsheet could take for a formula (I8).
fn without_guards(page: &Table) -> Table {
    let mut page = page.clone();
    let cells = page.rows.iter_mut().flat_map(|row| &mut row.cells);
    for cell in cells.filter(|_| page.sheet.is_empty()) {
        let guarded = cell
            .strip_prefix('\'')
            .filter(|rest| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']));
        if let Some(text) = guarded {
            *cell = text.to_owned();
        }
    }
    page
}

/// One row with where it stands.
#[derive(Clone, Copy)]
struct Line<'a> {
    sheet: &'a str,
    row: &'a Row,
}

impl Line<'_> {
    fn fault(&self, column: &str, what: Misentry) -> TableFault {
        TableFault {
            sheet: self.sheet.to_owned(),
            row: self.row.line,
            column: column.to_owned(),
            what: TableFlaw::Entry(what),
        }
    }
}

/// A table being read: its header and where the wanted columns stand.
struct Heads<'a> {
    header: &'a Row,
    columns: Columns,
}

impl<'a> Heads<'a> {
    fn find(row: &'a Row, wanted: &Wanted) -> Self {
        Self {
            header: row,
            columns: wanted.find(&row.cells),
        }
    }

    fn has(&self, names: &[&str]) -> usize {
        let found = names
            .iter()
            .filter(|name| self.columns.place(name).is_some());
        found.count()
    }

    /// The heading as the user wrote it.
    fn name(&self, key: &str) -> String {
        let cell = self
            .columns
            .place(key)
            .and_then(|at| self.header.cells.get(at));
        cell.map_or_else(|| key.to_owned(), Clone::clone)
    }
}

enum Part<'a> {
    Head,
    Variants(Heads<'a>),
    Items(Heads<'a>),
}

struct Reading<'a> {
    names: [Wanted; 2],
    head: Head,
    variants: Vec<(Line<'a>, variants::Row)>,
    items: Vec<items::Raw<'a>>,
    has_items: bool,
    faults: Vec<TableFault>,
    passed_over: Vec<String>,
    unknown: Vec<String>,
}

impl<'a> Reading<'a> {
    fn new() -> Self {
        let names =
            |headings: &[listing::Heading]| Wanted::of(headings.iter().map(listing::Heading::pair));
        Self {
            names: [names(&listing::ITEMS), names(&listing::VARIANTS)],
            head: Head::new(),
            variants: Vec::new(),
            items: Vec::new(),
            has_items: false,
            faults: Vec::new(),
            passed_over: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// Takes a page in; one that begins with nothing of a checklist is passed over as a whole.
    fn page(&mut self, page: &'a Table) {
        let mut part = Part::Head;
        for (at, row) in page.rows.iter().enumerate() {
            let line = Line {
                sheet: &page.sheet,
                row,
            };
            if let Some(next) = self.begins(line, &part) {
                part = next;
                continue;
            }
            match &part {
                Part::Head if at == 0 && !self.head.knows(row) => {
                    return self.passed_over.push(page.sheet.clone());
                }
                Part::Head => self.faults.extend(self.head.take(line)),
                Part::Variants(heads) => {
                    let (row, faults) = variants::row(heads, line);
                    self.faults.extend(faults);
                    self.variants.push((line, row));
                }
                Part::Items(heads) => self.items.push(items::Raw::new(heads, line)),
            }
        }
    }

    /// Whether a row is the header of a table. Within a table that is rare, so only rows are looked
    /// through that begin like one.
    fn begins(&mut self, line: Line<'a>, within: &Part) -> Option<Part<'a>> {
        let [items, variants] = &self.names;
        let filled = line.row.cells.iter().filter(|cell| !cell.is_empty());
        let names = |cell: &String| items.meant(cell).or(variants.meant(cell)).is_some();
        if !matches!(within, Part::Head) && !filled.take(FIRST).any(names) {
            return None;
        }
        let items = Heads::find(line.row, items);
        let variants = Heads::find(line.row, variants);
        if items.has(&REQUIRED) >= TELLING {
            self.has_items = true;
            self.header_faults(line, &items, &REQUIRED);
            Some(Part::Items(items))
        } else if variants.has(&["group", "variant", "name"]) >= 2 {
            self.header_faults(line, &variants, &["group", "choose", "variant", "name"]);
            Some(Part::Variants(variants))
        } else {
            None
        }
    }

    fn header_faults(&mut self, line: Line, heads: &Heads, needed: &[&str]) {
        let columns = &heads.columns;
        let fault = |column: &str, what| TableFault {
            sheet: line.sheet.to_owned(),
            row: line.row.line,
            column: column.to_owned(),
            what,
        };
        let missing = columns.missing.iter().filter(|name| needed.contains(name));
        let all = || listing::ITEMS.iter().chain(&listing::VARIANTS);
        let chinese = |key: &str| {
            let heading = all().find(|heading| heading.key == key);
            heading.map_or(String::new(), |heading| format!("{} {key}", heading.zh))
        };
        self.faults
            .extend(missing.map(|name| fault(&chinese(name), TableFlaw::NoColumn)));
        let double = columns.duplicate.iter();
        self.faults
            .extend(double.map(|(name, ..)| fault(&heads.name(name), TableFlaw::TwoColumns)));
        let unknown = columns
            .unknown
            .iter()
            .filter_map(|at| line.row.cells.get(*at));
        self.unknown.extend(unknown.cloned());
    }

    fn finish(mut self, pages: &[Table]) -> Listing {
        let sheet = pages.first().map_or("", |page| page.sheet.as_str());
        let mut places = Places::default();
        let (variants, choose) = variants::collect(&self.variants, &mut places, &mut self.faults);
        let items = items::collect(&self.items, &variants, &mut places, &mut self.faults);
        if !self.has_items {
            self.faults.push(place::whole(sheet, Misentry::NoItems));
        }
        let mut list = self.head.finish(sheet, &mut places, &mut self.faults);
        (list.variants, list.choose, list.items) = (variants, choose, items);
        let encodings = pages.iter().map(|page| page.decoded);
        Listing {
            list,
            places,
            faults: self.faults,
            passed_over: self.passed_over,
            unknown: self.unknown,
            guessed_encoding: encodings
                .into_iter()
                .any(|decoded| decoded == super::table::Encoding::Gb18030),
        }
    }
}
