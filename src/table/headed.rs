//! The headings of a sheet, found where they stand: below a title, in two rows, drawn over several
//! columns; and the rows below them. What a column's text means is read elsewhere.

use super::book::{BookRow, BookSheet};
use super::columns::{HeaderColumns, WantedColumns};
use crate::text::table::closing::is_closing;

/// Headings are looked for in so many rows.
const LOOKED_AT: usize = 30;
/// Signs for "the same as above".
const SAME: [&str; 8] = ["同上", "〃", "″", "\"", "''", "“", "”", "ditto"];

/// A sheet with its headings.
#[derive(Clone, Debug)]
pub struct Headed {
    /// The sheet; its rows are those below the headings.
    pub sheet: BookSheet,
    /// Where the wanted columns stand.
    pub columns: HeaderColumns,
    /// The headings of all columns.
    pub names: Vec<String>,
    /// The first and the last line of the headings, as the user sees them.
    pub lines: (usize, usize),
    /// Whether nothing stands above them.
    pub at_top: bool,
    /// Cells that said "the same as above": the column from 0, and how many.
    pub same: Vec<(usize, usize)>,
    /// Rows that close the table and are not among its rows.
    pub closing: Vec<usize>,
}

/// A row, or two, that may be headings.
struct HeaderCandidate {
    /// The first and the last of them among the rows.
    rows: (usize, usize),
    names: Vec<String>,
    found: usize,
}

impl Headed {
    /// A sheet with the headings that have the most wanted columns, the upper ones of several; its name
    /// when no row has any.
    pub fn find(mut sheet: BookSheet, wanted: &WantedColumns) -> Result<Self, String> {
        let best = (0..sheet.rows.len().min(LOOKED_AT))
            .flat_map(|at| candidates(&sheet, at, wanted))
            .rev()
            .max_by_key(|candidate| candidate.found);
        let Some(best) = best.filter(|best| best.found > 0) else {
            return Err(sheet.name);
        };
        let (first, last) = best.rows;
        let below = sheet.rows.split_off(last + 1);
        let line = |at: usize| sheet.rows.get(at).map_or(0, |row| row.line);
        let mut headed = Self {
            lines: (line(first), line(last)),
            at_top: first == 0,
            columns: wanted.find(&best.names),
            names: best.names,
            same: Vec::new(),
            closing: Vec::new(),
            sheet,
        };
        headed.sheet.rows = below;
        headed.drop_repeated();
        headed.drop_closing();
        headed.take_the_same();
        Ok(headed)
    }

    /// How many of the wanted columns there are.
    pub fn found(&self) -> usize {
        self.columns.found().len()
    }

    /// Headings printed again on every page are no rows.
    fn drop_repeated(&mut self) {
        let (columns, names) = (&self.columns, &self.names);
        self.sheet.rows.retain(|row| {
            let mut cells = columns
                .found()
                .iter()
                .map(|(_, at)| (row.cells.get(*at), names.get(*at)));
            !cells.all(|(cell, name)| {
                cell.map(String::as_str).unwrap_or_default() == name.map_or("", |name| name)
            })
        });
    }

    /// Totals and signatures below a table are no rows.
    fn drop_closing(&mut self) {
        let closing = &mut self.closing;
        self.sheet.rows.retain(|row| {
            let closes = is_closing(row.cells.iter().map(String::as_str));
            closing.extend(closes.then_some(row.line));
            !closes
        });
    }

    /// Puts what stands above in place of the signs for it.
    fn take_the_same(&mut self) {
        for (_, at) in self.columns.found() {
            let (mut above, mut count) = (String::new(), 0);
            for cell in self
                .sheet
                .rows
                .iter_mut()
                .filter_map(|row| row.cells.get_mut(*at))
            {
                let same = SAME.iter().any(|sign| cell.eq_ignore_ascii_case(sign));
                if same && !above.is_empty() {
                    cell.clone_from(&above);
                    count += 1;
                }
                above.clone_from(cell);
            }
            if count > 0 {
                self.same.push((*at, count));
            }
        }
    }
}

/// A row as headings, and together with the one below it.
fn candidates(sheet: &BookSheet, at: usize, wanted: &WantedColumns) -> Vec<HeaderCandidate> {
    let Some(row) = sheet.rows.get(at) else {
        return Vec::new();
    };
    let single = candidate((at, at), row.cells.clone(), wanted);
    let below = sheet
        .rows
        .get(at + 1)
        .filter(|below| below.line == row.line + 1);
    let pair = below.map(|below| {
        let names = both(&spread(sheet, row), &row.cells, &below.cells, wanted);
        candidate((at, at + 1), names, wanted)
    });
    let lower = below.map_or(0, |below| {
        candidate((0, 0), below.cells.clone(), wanted).found
    });
    // A row of values below is taken in only when it names columns that neither row names alone.
    let pair = pair.filter(|pair| pair.found > single.found.max(lower));
    std::iter::once(single).chain(pair).collect()
}

fn candidate(rows: (usize, usize), names: Vec<String>, wanted: &WantedColumns) -> HeaderCandidate {
    HeaderCandidate {
        rows,
        found: wanted.find(&names).found().len(),
        names,
    }
}

/// The cells of a row, where each drawn over several columns stands in all of them.
fn spread(sheet: &BookSheet, row: &BookRow) -> Vec<String> {
    let mut cells = row.cells.clone();
    let here = |(first, last): (usize, usize)| (first + 1..=last + 1).contains(&row.line);
    for region in sheet.regions.iter().filter(|region| here(region.rows)) {
        let (left, right) = region.columns;
        let Some(value) = cells.get(left).cloned().filter(|value| !value.is_empty()) else {
            continue;
        };
        let right = right.min(super::book::MOST_COLUMNS - 1);
        cells.resize(cells.len().max(right + 1), String::new());
        for cell in cells.iter_mut().take(right + 1).skip(left) {
            cell.clone_from(&value);
        }
    }
    cells
}

/// The name of each column under two rows of headings: the lower one, both together, or the upper one,
/// whichever means something.
fn both(
    spread: &[String],
    upper: &[String],
    lower: &[String],
    wanted: &WantedColumns,
) -> Vec<String> {
    let cell = |cells: &[String], at: usize| cells.get(at).cloned().unwrap_or_default();
    let name = |at: usize| {
        let (own, above, below) = (cell(upper, at), cell(spread, at), cell(lower, at));
        let joined = match below.is_empty() || above.is_empty() || above == below {
            true => String::new(),
            false => format!("{above} {below}"),
        };
        let means = |name: &&String| !name.is_empty() && wanted.meant(name).is_some();
        let meant = [&below, &joined, &own].into_iter().find(means).cloned();
        let shown = if below.is_empty() { own } else { below };
        meant.unwrap_or(shown)
    };
    (0..upper.len().max(lower.len())).map(name).collect()
}
