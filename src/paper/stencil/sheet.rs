//! A sheet of a workbook: rows of cells. A row with a place of a table is repeated for each row of that table, and
//! what stands below moves down. Text that a cell shares with others becomes its own when it is filled.

use super::cell::{self, Rich, StencilCell};
use super::fault::{Fixed, Position, StencilFlaw};
use super::growth::Growth;
use super::margin;
use super::names::{RepeatedRows, StencilNames};
use super::package::bounded;
use super::runs::{FilledRun, joined};
use super::xml::{self, Is, Token};
use std::ops::Range;

/// RepeatedRows of a sheet, of which no workbook has more.
const MOST_ROWS: u64 = 1 << 20;

/// A sheet.
pub struct StencilSheet {
    /// What it is called.
    pub name: String,
    /// What would not follow repeated rows, the first of it.
    pub fixed: Option<(Position, Fixed)>,
    text: String,
    rows: Vec<StencilRow>,
    /// What stands at the top and foot of its pages, where it has places.
    margins: Vec<FilledRun>,
}

struct StencilRow {
    span: Range<usize>,
    number: u64,
    cells: Vec<StencilCell>,
    table: Option<String>,
}

/// Reads a sheet with the texts that its cells share.
pub fn read(
    name: String,
    text: String,
    shared: &[Rich],
    names: &mut StencilNames,
) -> Result<StencilSheet, StencilFlaw> {
    let tokens = xml::tokens(&text)?;
    let mut sheet = StencilSheet {
        name,
        fixed: None,
        text: String::new(),
        rows: Vec::new(),
        margins: Vec::new(),
    };
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        match &token.is {
            Is::Open(tag) | Is::Empty(tag) => match xml::name(tag).as_str() {
                "row" => sheet.row(xml::attribute(tag, "r"), token.span.clone(), names),
                "c" => from = at,
                "f" => sheet.keeps(&tokens, from, Fixed::Formula),
                "tablePart" => sheet.keeps(&tokens, at, Fixed::Table),
                _ => {}
            },
            Is::Close(name) if name == "c" => {
                let within = tokens.get(from..=at).unwrap_or_default();
                sheet.cell(&text, within, shared, names);
            }
            Is::Close(name) if name == "row" => {
                if let Some(row) = sheet.rows.last_mut() {
                    row.span.end = token.span.end;
                }
            }
            _ => {}
        }
    }
    sheet.margins = margin::read(&sheet.name, &tokens, names);
    sheet.text = text;
    Ok(sheet)
}

impl StencilSheet {
    /// Whether it has places.
    pub fn has_places(&self) -> bool {
        !self.margins.is_empty() || self.rows.iter().any(|row| !row.cells.is_empty())
    }

    /// Whether rows of it are repeated.
    pub fn repeats(&self) -> bool {
        self.rows.iter().any(|row| row.table.is_some())
    }

    fn row(&mut self, said: Option<String>, span: Range<usize>, names: &mut StencilNames) {
        let before = self.rows.last().map_or(0, |row| row.number);
        let number = said.map_or(Some(before + 1), |said| said.parse().ok());
        let known = number.filter(|number| (1..=MOST_ROWS).contains(number));
        if known.is_none() {
            let spot = Position::Cell(self.name.clone(), (before + 1).to_string());
            names.flaw(&spot, StencilFlaw::Damaged(String::from("row")));
        }
        self.rows.push(StencilRow {
            span,
            number: known.unwrap_or(MOST_ROWS),
            cells: Vec::new(),
            table: None,
        });
    }

    fn spot(&self, cell: &Token) -> Position {
        let said = match &cell.is {
            Is::Open(tag) | Is::Empty(tag) => xml::attribute(tag, "r"),
            _ => None,
        };
        let row = self.rows.last().map_or(0, |row| row.number);
        Position::Cell(self.name.clone(), said.unwrap_or_else(|| row.to_string()))
    }

    fn keeps(&mut self, tokens: &[Token], at: usize, what: Fixed) {
        if let (None, Some(token)) = (&self.fixed, tokens.get(at)) {
            self.fixed = Some((self.spot(token), what));
        }
    }

    fn cell(&mut self, text: &str, tokens: &[Token], shared: &[Rich], names: &mut StencilNames) {
        let Some(first) = tokens.first() else {
            return;
        };
        let spot = self.spot(first);
        let Some((cell, tables)) = cell::read(text, tokens, shared, (&spot, names)) else {
            return;
        };
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        row.cells.push(cell);
        for table in tables {
            match &row.table {
                Some(other) if *other != table => {
                    let two = StencilFlaw::TwoTables(other.clone(), table);
                    names.flaw(&spot, two);
                }
                _ => row.table = Some(table),
            }
        }
    }

    /// The sheet with what stands on a paper in its places, and where its rows stand now.
    pub fn filled(&self, paper: &RepeatedRows) -> Result<(String, Growth), StencilFlaw> {
        let mut growth = Growth::default();
        for row in &self.rows {
            let times = row.table.as_ref().map(|table| paper.each(table).len());
            growth.add(row.number, times.unwrap_or(1));
        }
        let last = self.rows.last().map_or(0, |row| growth.last(row.number));
        if last > MOST_ROWS {
            return Err(StencilFlaw::TooMuch);
        }
        let mut out = String::new();
        let mut at = 0;
        for row in &self.rows {
            out.push_str(self.text.get(at..row.span.start).unwrap_or_default());
            let first = growth.first(row.number);
            let each = row.table.as_ref().map(|table| paper.each(table));
            for (number, rows) in (first..).zip(each.unwrap_or_else(|| vec![paper.clone()])) {
                let filled = row.filled(&self.text, &rows);
                match number == row.number {
                    true => out.push_str(&filled),
                    false => out.push_str(&numbered(&filled, number)?),
                }
                bounded(&out)?;
            }
            at = row.span.end;
        }
        out.push_str(&self.behind(at, paper)?);
        match growth.is_none() {
            true => Ok((out, growth)),
            false => Ok((moved(&out, &growth)?, growth)),
        }
    }
}

impl StencilSheet {
    /// What stands behind its rows, with values at the top and foot of its pages.
    fn behind(&self, at: usize, paper: &RepeatedRows) -> Result<String, StencilFlaw> {
        let margins = self.margins.iter().map(|margin| margin.margin(paper));
        if margins.into_iter().any(|margin| margin.is_none()) {
            return Err(StencilFlaw::LongMargin);
        }
        let element = |margin: &FilledRun| margin.margin(paper).unwrap_or_default();
        Ok(joined(
            &self.text,
            at..self.text.len(),
            &self.margins,
            element,
        ))
    }
}

impl StencilRow {
    fn filled(&self, text: &str, rows: &RepeatedRows) -> String {
        let mut out = String::new();
        let mut at = self.span.start;
        for cell in &self.cells {
            out.push_str(text.get(at..cell.span.start).unwrap_or_default());
            out.push_str(&cell.filled(rows));
            at = cell.span.end;
        }
        out.push_str(text.get(at..self.span.end).unwrap_or_default());
        out
    }
}

/// A row with another number, and its cells with it.
fn numbered(row: &str, number: u64) -> Result<String, StencilFlaw> {
    xml::rewritten(row, |name, said| {
        let said = said("r").filter(|_| matches!(name, "row" | "c"))?;
        let column = said.trim_end_matches(|c: char| c.is_ascii_digit());
        Some(vec![vec![("r", Some(format!("{column}{number}")))]])
    })
}

/// What names ranges of cells, and by what.
const RANGES: [(&str, &str); 5] = [
    ("dimension", "ref"),
    ("hyperlink", "ref"),
    ("conditionalFormatting", "sqref"),
    ("dataValidation", "sqref"),
    ("protectedRange", "sqref"),
];

/// A sheet whose ranges follow the rows.
fn moved(sheet: &str, growth: &Growth) -> Result<String, StencilFlaw> {
    xml::rewritten(sheet, |name, said| {
        if name == "mergeCells" {
            return Some(vec![vec![("count", None)]]);
        }
        if name == "mergeCell" {
            let now = growth.merged(&said("ref")?).into_iter();
            return Some(now.map(|now| vec![("ref", Some(now))]).collect());
        }
        if name == "brk" {
            let row = said("id")?.parse().ok()?;
            return Some(vec![vec![("id", Some(growth.last(row).to_string()))]]);
        }
        let (_, attribute) = RANGES.iter().find(|(known, _)| *known == name)?;
        let said = said(attribute)?;
        let ranges = said.split_whitespace().map(|range| growth.range(range));
        let now = ranges.collect::<Vec<_>>().join(" ");
        Some(vec![vec![(attribute, Some(now))]])
    })
}
