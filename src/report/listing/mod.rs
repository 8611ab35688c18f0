//! A checklist as a workbook that people edit and import again, or as a CSV of the same tables. Each
//! cell says what [`crate::text::listing`] says a reader of it understands.

mod cells;
mod page;

use super::csv::{self, Reader};
use crate::domain::Checklist;
use crate::text::Lang;
use crate::text::listing::{self, Heading, ITEMS, VARIANTS};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// Fields beyond the contract's own that such a workbook has a place for.
pub const EXTRA: [&str; 2] = ["standard_title", "note"];

/// The tables of a checklist, without headings.
#[derive(Clone, Debug)]
struct Tables {
    /// A name and its values a row.
    head: Vec<Vec<String>>,
    variants: Vec<Vec<String>>,
    items: Vec<Vec<String>>,
}

/// The workbook's bytes, the same for the same checklist: head, variants, items, and a sheet that
/// explains every column in both languages.
pub fn xlsx(list: &Checklist, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let tables = cells::tables(list, lang);
    let mut workbook = Workbook::new();
    // The time stands for the bytes to be the same, not for when it was made.
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    page::head(workbook.add_worksheet(), &tables.head, lang)?;
    let page = page::Page {
        name: listing::sheet_variants(lang),
        headings: &VARIANTS,
        rows: &tables.variants,
        lang,
    };
    page.write(workbook.add_worksheet())?;
    let page = page::Page {
        name: listing::sheet_items(lang),
        headings: &ITEMS,
        rows: &tables.items,
        lang,
    };
    page.write(workbook.add_worksheet())?;
    page::help(workbook.add_worksheet(), lang)?;
    workbook.save_to_buffer()
}

/// The same tables one below the other, as CSV: UTF-8 with BOM.
pub fn csv(list: &Checklist, lang: Lang) -> Vec<u8> {
    let tables = cells::tables(list, lang);
    let names = |headings: &[Heading]| headings.iter().map(|h| h.shown(lang)).collect();
    let mut rows = tables.head;
    if !tables.variants.is_empty() {
        rows.extend([Vec::new(), names(&VARIANTS)]);
        rows.extend(tables.variants);
    }
    rows.extend([Vec::new(), names(&ITEMS)]);
    rows.extend(tables.items);
    let mut text = String::from(csv::BOM);
    for row in rows {
        csv::line(&mut text, row.iter(), Reader::Spreadsheet);
    }
    text.into_bytes()
}

/// Fields of a checklist that such a workbook has no place for.
pub fn left_out(list: &Checklist) -> Vec<&str> {
    let of_head = list.extra.keys().map(String::as_str);
    let of_items = list.items.iter().flat_map(|item| {
        let own = [
            item.national.as_ref().map(|_| "national"),
            item.expires.then_some("expires"),
            item.points.map(|_| "points"),
            item.part.as_ref().map(|_| "part"),
            item.aspect.as_ref().map(|_| "aspect"),
        ];
        let own = own.into_iter().flatten();
        item.extra.keys().map(String::as_str).chain(own)
    });
    let periods = list.variants.iter().filter(|one| one.period.is_some());
    let of_items = of_items.chain(periods.map(|_| "period"));
    let mut names: Vec<&str> = of_head
        .chain(of_items)
        .filter(|name| !EXTRA.contains(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
