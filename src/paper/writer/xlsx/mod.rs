//! Pages as a workbook: one worksheet for each sheet of the document, its pages under each other. Every pane is a
//! range of cells over a grid of narrow columns, as the trade's own forms have it; whoever opens it can type on.
//!
//! | file | noun |
//! |---|---|
//! | `field` | what stands in one range of cells: a pane, or one of its lines |
//! | `face` | how a field looks, as a cell format |
//! | `name` | what worksheets may be called |
//! | `record` | the hidden sheet with the data behind the paper |

mod face;
mod field;
mod name;
mod record;
#[cfg(test)]
mod tests;

use super::grid::Grid;
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Document, PaperPage, area};
use crate::text::{escape, paper};
use chrono::{DateTime, FixedOffset};
pub use field::number;
use field::{RangeField, fields};
use name::DefinedNames;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, IgnoreError, Image, Workbook, Worksheet, XlsxError,
};
use std::ops::Range;

/// No row may be higher than 409 points.
const HIGHEST: Length = Length::mm(140);
/// The number of A4 among the papers of spreadsheets.
const A4: u8 = 9;

/// A document as a workbook, made at a time that the caller says.
pub fn write(document: &Document, made: DateTime<FixedOffset>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Widths are counted in figures of this face: at this size they are seven pixels wide to the hair.
    let usual = Format::new()
        .set_font_name(paper::song())
        .set_font_size(10.5);
    workbook.set_default_format(&usual, 17, 64)?;
    let properties = DocProperties::new()
        .set_title(escape::shown(&document.title))
        .set_author(escape::shown(&document.author))
        .set_creation_datetime(&ExcelDateTime::from_timestamp(made.timestamp())?);
    workbook.set_properties(&properties);
    let mut names = DefinedNames::default();
    for pages in document.pages.chunk_by(|one, next| one.sheet == next.sheet) {
        let title = pages.first().map_or("", |page| page.title.as_str());
        let titles = [title, &document.title];
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(names.given(titles.into_iter().find(|title| !title.is_empty())))?;
        put_pages(worksheet, pages)?;
    }
    if document.pages.is_empty() {
        workbook.add_worksheet().set_name(names.given(None))?;
    }
    record::write(workbook.add_worksheet(), document)?;
    workbook.save_to_buffer()
}

/// The pages of a sheet, one under the other.
fn put_pages(worksheet: &mut Worksheet, pages: &[PaperPage]) -> Result<(), XlsxError> {
    let all = pages.iter().flat_map(fields);
    let columns = Grid::of(all.flat_map(|field| [field.across.0, field.across.1]));
    for (column, width) in (0..).zip(columns.steps(pixels)) {
        worksheet.set_column_width_pixels(column, width)?;
    }
    let mut row = 0;
    let mut breaks = Vec::new();
    for page in pages {
        if row > 0 {
            breaks.push(row);
        }
        row = put_page(worksheet, page, &columns, row)?;
    }
    worksheet.set_page_breaks(&breaks)?;
    print_setup(worksheet, pages)?;
    if let (Some(row), Ok(column)) = (row.checked_sub(1), u16::try_from(columns.count())) {
        let column = column.saturating_sub(1);
        worksheet.set_print_area(0, 0, row, column)?;
        worksheet.ignore_error_range(0, 0, row, column, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// A page from a row down; the row after it.
fn put_page(
    worksheet: &mut Worksheet,
    page: &PaperPage,
    columns: &Grid,
    first: u32,
) -> Result<u32, XlsxError> {
    let fields = fields(page);
    let bands = page
        .bands
        .iter()
        .map(|band| (band.top, band.top + band.height));
    let edges = fields.iter().map(|field| field.down).chain(bands);
    let rows = Grid::of(edges.flat_map(|(top, bottom)| [top, bottom])).at_most(HIGHEST);
    for (row, height) in (first..).zip(rows.steps(pixels)) {
        worksheet.set_row_height_pixels(row, height)?;
    }
    for field in &fields {
        let across = columns.span(field.across.0, field.across.1);
        let down = rows.span(field.down.0, field.down.1);
        put(worksheet, field, &CellRange::of(across, down, first)?)?;
    }
    Ok(first + u32::try_from(rows.count()).map_err(|_| XlsxError::RowColumnLimitError)?)
}

/// The first and the last cell of a field.
struct CellRange {
    rows: (u32, u32),
    columns: (u16, u16),
}

impl CellRange {
    fn of(across: Range<usize>, down: Range<usize>, first: u32) -> Result<Self, XlsxError> {
        let column = |at| u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError);
        let row = |at| u32::try_from(at).map_err(|_| XlsxError::RowColumnLimitError);
        Ok(Self {
            rows: (first + row(down.start)?, first + row(down.end)? - 1),
            columns: (column(across.start)?, column(across.end)? - 1),
        })
    }
}

fn put(worksheet: &mut Worksheet, field: &RangeField, place: &CellRange) -> Result<(), XlsxError> {
    let format = face::format(field);
    let (row, column) = (place.rows.0, place.columns.0);
    if place.rows.0 != place.rows.1 || place.columns.0 != place.columns.1 {
        worksheet.merge_range(row, column, place.rows.1, place.columns.1, "", &format)?;
    }
    match field.number() {
        Some((number, _)) => worksheet.write_number_with_format(row, column, number, &format)?,
        None if field.text.is_empty() => worksheet.write_blank(row, column, &format)?,
        None => worksheet.write_string_with_format(row, column, &field.text, &format)?,
    };
    for picture in &field.pictures {
        let (width, height) = (pixels(picture.size.0), pixels(picture.size.1));
        let image = Image::new_from_buffer(picture.bytes)?;
        let image = image.set_scale_to_size(width.max(1), height.max(1), false);
        let (left, top) = (pixels(picture.at.0), pixels(picture.at.1));
        worksheet.insert_image_with_offset(row, column, &image, left, top)?;
    }
    Ok(())
}

/// Paper, margins, footer, and one page wide. As many pages high as there are breaks: where a height is said,
/// office suites pass over the breaks.
fn print_setup(worksheet: &mut Worksheet, pages: &[PaperPage]) -> Result<(), XlsxError> {
    let inches = |length: Length| length.millimetres() / 25.4;
    let landscape = pages.first().is_some_and(|page| page.landscape);
    worksheet.set_margins(
        inches(area::left(landscape)),
        inches(area::right(landscape)),
        inches(area::TOP),
        inches(area::BOTTOM),
        inches(area::HEADER),
        inches(area::FOOTER),
    );
    worksheet.set_paper_size(A4);
    if landscape {
        worksheet.set_landscape();
    }
    worksheet.set_print_fit_to_pages(1, 0);
    worksheet.set_screen_gridlines(false);
    let check = pages.iter().find_map(|page| page.check.as_deref());
    let check = check.map(|code| escape::shown(&paper::check_code(code)).replace('&', "&&"));
    let face = format!("&\"{}\"&8", paper::song());
    let check = check.map_or_else(String::new, |code| format!("&L{face}{code}"));
    worksheet.set_footer(format!("{check}&R{face}{}", paper::page_of("&P", "&N")));
    Ok(())
}

/// In pixels of 96 an inch, as spreadsheets count widths.
fn pixels(length: Length) -> u32 {
    u32::try_from(i64::from(length.0) * 96 / 25_400).unwrap_or(0)
}
