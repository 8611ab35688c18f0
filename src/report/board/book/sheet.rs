//! One sheet of the board's workbook: title, what is to be known, the chart, the table.

use crate::text::{escape, width};
use rust_xlsxwriter::{Chart, Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// Rows that a chart takes.
const CHART_ROWS: u32 = 20;
/// Its size in pixels.
const CHART_SIZE: (u32, u32) = (820, 390);
/// Characters of a name that are shown at all, and that a column is made wide for.
const LONGEST: usize = 400;
const WIDEST: usize = 40;
const NARROWEST: usize = 8;
/// Columns that a note may run over.
const NOTED: u16 = 8;
const A4: u8 = 9;

/// What stands in a cell.
pub enum BookCell {
    /// Words.
    Words(String),
    /// A count.
    Count(u64),
    /// A figure with its digits.
    Figure(String),
    /// Nothing: a gap in a chart, never nought.
    Nothing,
}

/// A sheet.
pub struct BoardSheet {
    pub name: String,
    heads: Vec<&'static str>,
    pub notes: Vec<String>,
    pub rows: Vec<Vec<BookCell>>,
    /// The column where it begins.
    left: u16,
    is_drawn: bool,
}

impl BoardSheet {
    pub fn new(name: &str, heads: &[&'static str], rows: Vec<Vec<BookCell>>) -> Self {
        Self {
            // No name of a sheet may end in a question.
            name: name.trim_end_matches('?').to_owned(),
            heads: heads.to_vec(),
            notes: Vec::new(),
            rows,
            left: 0,
            is_drawn: false,
        }
    }

    /// The row of the headings.
    fn head_row(&self) -> u32 {
        let notes = u32::try_from(self.notes.len()).unwrap_or(0);
        let chart = if self.is_drawn { CHART_ROWS } else { 0 };
        2 + notes + chart
    }

    /// The first and the last row of the table; they are one where it is empty.
    pub fn lines(&self) -> (u32, u32) {
        let first = self.head_row() + 1;
        let rows = u32::try_from(self.rows.len()).unwrap_or(0);
        (first, first + rows.max(1) - 1)
    }

    /// The same with room for a chart above its table.
    pub fn drawn(&mut self) {
        self.is_drawn = true;
    }

    /// Puts it to the right of another, its rows beside that one's.
    pub fn stand_beside(&mut self, other: &BoardSheet) {
        self.left = u16::try_from(other.heads.len()).map_or(0, |columns| columns + 1);
        self.notes.clone_from(&other.notes);
        self.is_drawn = other.is_drawn;
    }

    /// The cells of a column, as a chart names them.
    pub fn cells(&self, column: u16) -> (&str, u32, u16, u32, u16) {
        let (first, last) = self.lines();
        let column = self.left + column;
        (&self.name, first, column, last, column)
    }

    pub fn write(&self, on: &mut Worksheet, chart: Option<&Chart>) -> Result<(), XlsxError> {
        on.set_name(&self.name)?;
        let title = Format::new().set_bold().set_font_size(14);
        on.write_string_with_format(0, 0, &self.name, &title)?;
        let note = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        for (row, text) in (1..).zip(&self.notes) {
            let text = cut(text);
            on.merge_range(row, 0, row, NOTED, &text, &note)?;
            let lines = width::width(&text).div_ceil(100);
            on.set_row_height(row, 16.0 * u32::try_from(lines).map_or(1.0, f64::from))?;
        }
        if let Some(chart) = chart.filter(|_| self.is_drawn) {
            let mut chart = chart.clone();
            chart.set_width(CHART_SIZE.0).set_height(CHART_SIZE.1);
            let above = self.head_row() - CHART_ROWS;
            on.insert_chart(above, 0, &chart)?;
        }
        self.table(on)?;
        on.set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0);
        on.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer("&C&P / &N");
        Ok(())
    }

    /// Its table on the sheet of another, to be looked at and not printed.
    pub fn beside(&self, on: &mut Worksheet, other: &BoardSheet) -> Result<(), XlsxError> {
        let last = self.left.saturating_sub(2);
        on.set_print_area(0, 0, other.lines().1, last)?;
        self.table(on)
    }

    fn table(&self, on: &mut Worksheet) -> Result<(), XlsxError> {
        let cell = Format::new().set_border(FormatBorder::Thin);
        let head = cell
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(Color::RGB(0x00DD_EBF7))
            .set_align(FormatAlign::Center);
        let words = cell.clone().set_text_wrap().set_align(FormatAlign::Top);
        let number = cell.set_align(FormatAlign::Top);
        let count = number.clone().set_num_format("#,##0");
        let figure = number.set_num_format("0.0");
        let row = self.head_row();
        for (column, name) in (self.left..).zip(&self.heads) {
            on.write_string_with_format(row, column, *name, &head)?;
            on.set_column_width(column, self.wide(column - self.left, name))?;
        }
        for (row, cells) in (row + 1..).zip(&self.rows) {
            if self.left == 0 {
                on.set_row_height(row, height(cells))?;
            }
            for (column, cell) in (self.left..).zip(cells) {
                match cell {
                    BookCell::Words(text) => {
                        on.write_string_with_format(row, column, cut(text), &words)?
                    }
                    BookCell::Count(of) => {
                        on.write_number_with_format(row, column, *of as f64, &count)?
                    }
                    BookCell::Figure(text) => {
                        let number: f64 = text.parse().unwrap_or_default();
                        on.write_number_with_format(row, column, number, &figure)?
                    }
                    BookCell::Nothing => on.write_blank(row, column, &words)?,
                };
            }
        }
        Ok(())
    }

    /// Wide enough for what stands in a column.
    fn wide(&self, column: u16, name: &str) -> f64 {
        let cells = self
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(column)));
        let longest = cells.map(|cell| match cell {
            BookCell::Words(text) => width::width(text),
            BookCell::Count(_) | BookCell::Figure(_) | BookCell::Nothing => NARROWEST,
        });
        let word = name.split(' ').map(width::width).max().unwrap_or(0);
        let longest = longest.max().unwrap_or(0).max(word);
        u32::try_from(longest.clamp(NARROWEST, WIDEST) + 2).map_or(10.0, f64::from)
    }
}

/// A row is as high as the longest of its words, broken in its column: no program is asked to fit it.
fn height(cells: &[BookCell]) -> f64 {
    let lines = cells.iter().map(|cell| match cell {
        BookCell::Words(text) => width::width(&cut(text)).div_ceil(WIDEST),
        BookCell::Count(_) | BookCell::Figure(_) | BookCell::Nothing => 1,
    });
    let lines = lines.max().unwrap_or(1).max(1);
    3.0 + 15.0 * u32::try_from(lines).map_or(1.0, f64::from)
}

/// Words as they are shown: what cannot be seen made visible, and no more than somebody reads.
fn cut(text: &str) -> String {
    width::cut(&escape::shown(text), LONGEST)
}
