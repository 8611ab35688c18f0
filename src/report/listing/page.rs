//! How a checklist's workbook looks: bold headings that stay in sight, cells that are text so that a
//! spreadsheet leaves `02` and `10%` as typed, lists to choose from.

use crate::text::Lang;
use crate::text::listing::{self, ListingTable, ListingTables};
use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, IgnoreError, Worksheet, XlsxError,
};

/// Rows that are made ready for typing.
const READY: u32 = 500;
/// Points that a line of text is high.
const LINE: f64 = 15.0;
const HEAD_WIDTHS: [f64; 4] = [24.0, 48.0, 14.0, 28.0];
const HELP_WIDTHS: [f64; 6] = [12.0, 22.0, 24.0, 52.0, 52.0, 22.0];
const HEAD_FILL: Color = Color::RGB(0x00DD_EBF7);

/// A sheet with a table.
pub(super) struct ListingPage<'a> {
    pub name: &'a str,
    pub table: &'a ListingTable,
    pub lang: Lang,
}

impl ListingPage<'_> {
    pub fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        for (column, heading) in (0_u16..).zip(&self.table.headings) {
            sheet.write_with_format(0, column, heading.shown(self.lang), &heading_cell())?;
            sheet.set_column_width(column, width(heading.key))?;
            sheet.set_column_format(column, &text_cell())?;
            if let Some(words) = heading.words {
                let words = listing::all(self.lang, words);
                let list = DataValidation::new().allow_list_strings(&words)?;
                sheet.add_data_validation(1, column, READY, column, &list)?;
            }
        }
        let headings = self.table.headings.iter();
        let widths: Vec<f64> = headings.map(|heading| width(heading.key)).collect();
        for (row, cells) in (1_u32..).zip(&self.table.rows) {
            write_row(sheet, row, cells, &widths)?;
        }
        sheet.set_freeze_panes(1, if self.table.headings.len() > 10 { 4 } else { 0 })?;
        printable(sheet);
        Ok(())
    }
}

/// The sheet of the head: a name and its value a row.
pub(super) fn head(
    sheet: &mut Worksheet,
    rows: &[Vec<String>],
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(listing::sheet_head(lang))?;
    for (column, width) in (0_u16..).zip(HEAD_WIDTHS) {
        sheet.set_column_width(column, width)?;
        sheet.set_column_format(column, &text_cell())?;
    }
    for (row, cells) in (0_u32..).zip(rows) {
        write_row(sheet, row, cells, &HEAD_WIDTHS)?;
        let name = cells.first().map_or("", String::as_str);
        sheet.write_with_format(row, 0, name, &heading_cell())?;
    }
    printable(sheet);
    Ok(())
}

/// The sheet that explains every row of the head and every column.
pub(super) fn help(
    sheet: &mut Worksheet,
    tables: &ListingTables,
    lang: Lang,
) -> Result<(), XlsxError> {
    sheet.set_name(listing::sheet_help(lang))?;
    let both = |name: fn(Lang) -> &'static str| format!("{} {}", name(Lang::Zh), name(Lang::En));
    let title = Format::new().set_bold().set_font_size(14);
    sheet.write_with_format(0, 0, both(listing::sheet_help), &title)?;
    let names = [
        both(listing::help_where),
        listing::help_name(Lang::Zh).to_owned(),
        listing::help_name(Lang::En).to_owned(),
        listing::help_about(Lang::Zh).to_owned(),
        listing::help_about(Lang::En).to_owned(),
        both(listing::help_example),
    ];
    for (column, (name, width)) in (0_u16..).zip(names.iter().zip(HELP_WIDTHS)) {
        sheet.write_with_format(1, column, name, &heading_cell())?;
        sheet.set_column_width(column, width)?;
    }
    let parts = [
        (listing::sheet_head(lang), &tables.head),
        (listing::sheet_variants(lang), &tables.variants),
        (listing::sheet_items(lang), &tables.items),
    ];
    let rows = { parts.iter() }
        .flat_map(|(place, table)| table.headings.iter().map(move |heading| (*place, heading)));
    for (row, (place, heading)) in (2_u32..).zip(rows) {
        let (zh, en) = heading.about;
        let english = heading.shown(Lang::En);
        let cells = [place, heading.zh, &english, zh, en, heading.example];
        write_row(sheet, row, &cells.map(str::to_owned), &HELP_WIDTHS)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    printable(sheet);
    Ok(())
}

/// A page as wide as the table, on A4.
fn printable(sheet: &mut Worksheet) {
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
}

/// Not every spreadsheet makes a row as high as its wrapped text.
fn height(cells: &[String], widths: &[f64]) -> f64 {
    let lines = |(cell, wide): (&String, &f64)| {
        let columns = u16::try_from(crate::text::width::width(cell)).unwrap_or(u16::MAX);
        (f64::from(columns) * 1.1 / wide).ceil()
    };
    let most = cells.iter().zip(widths).map(lines).fold(1.0, f64::max);
    LINE * most.min(20.0)
}

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[String],
    widths: &[f64],
) -> Result<(), XlsxError> {
    sheet.set_row_height(row, height(cells, widths))?;
    for (column, cell) in (0_u16..).zip(cells) {
        sheet.write_string_with_format(row, column, cell, &body_cell())?;
    }
    let last = u16::try_from(cells.len()).unwrap_or(u16::MAX);
    if last > 0 {
        sheet.ignore_error_range(row, 0, row, last - 1, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

fn text_cell() -> Format {
    Format::new().set_num_format("@")
}

fn body_cell() -> Format {
    text_cell()
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::Top)
}

fn heading_cell() -> Format {
    text_cell()
        .set_bold()
        .set_background_color(HEAD_FILL)
        .set_border(FormatBorder::Thin)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

fn width(key: &str) -> f64 {
    match key {
        "title" | "english_title" | "requirement" | "english_requirement" => 28.0,
        "method" | "english_method" | "documents" | "sampling" => 20.0,
        "variants" | "rule" | "name" | "english_name" => 18.0,
        "class" | "judge" | "stages" | "limit" | "cap" | "plan" => 13.0,
        _ => 10.0,
    }
}
