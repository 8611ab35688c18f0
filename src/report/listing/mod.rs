//! A checklist as a workbook that people edit and import again, or as a CSV of the same tables. Each
//! cell says what [`crate::text::listing`] says a reader of it understands.

mod page;

use super::csv::{self, CsvReader};
use crate::text::Lang;
use crate::text::listing::{self, ListingTable, ListingTables};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The workbook's bytes, the same for the same checklist: head, variants, items, and a sheet that
/// explains every column in both languages.
pub fn xlsx(tables: &ListingTables, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The time stands for the bytes to be the same, not for when it was made.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    page::head(workbook.add_worksheet(), &tables.head.rows, lang)?;
    for (name, table) in [
        (listing::sheet_variants(lang), &tables.variants),
        (listing::sheet_items(lang), &tables.items),
    ] {
        page::ListingPage { name, table, lang }.write(workbook.add_worksheet())?;
    }
    page::help(workbook.add_worksheet(), tables, lang)?;
    workbook.save_to_buffer()
}

/// The same tables one below the other, as CSV: UTF-8 with BOM.
pub fn csv(tables: &ListingTables, lang: Lang) -> Vec<u8> {
    let names = |table: &ListingTable| table.headings.iter().map(|h| h.shown(lang)).collect();
    let ListingTables {
        head,
        variants,
        items,
    } = tables;
    let mut text = String::from(csv::BOM);
    let mut lines = |rows: &[Vec<String>]| {
        for row in rows {
            csv::line(&mut text, row.iter(), CsvReader::Spreadsheet);
        }
    };
    lines(&head.rows);
    if !variants.rows.is_empty() {
        lines(&[Vec::new(), names(variants)]);
        lines(&variants.rows);
    }
    lines(&[Vec::new(), names(items)]);
    lines(&items.rows);
    text.into_bytes()
}
