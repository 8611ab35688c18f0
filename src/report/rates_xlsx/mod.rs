//! Rates as a workbook: one sheet for all levels, one each by month, crew, 分项 and building, with
//! a native chart of the months. Real numbers and plain strings; no formulas, no links (I8).

mod chart;
mod measure;
mod page;
mod style;

#[cfg(test)]
pub mod sample;

use super::ReportHeading;
use crate::rates::{By, Counts, Level, RatesTable, RowKey};
use crate::text::{Lang, escape, sheet};
use chrono::{Datelike, Timelike, Utc};
use page::RatesPage;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use style::RatesStyles;

/// What stands in the workbook.
#[derive(Clone, Copy, Debug)]
pub struct RatesBook<'a> {
    /// Whose rates.
    pub heading: ReportHeading<'a>,
    /// Rows of all levels, not grouped.
    pub all: &'a RatesTable,
    /// By [`By::Month`].
    pub by_month: &'a RatesTable,
    /// By [`By::Crew`].
    pub by_crew: &'a RatesTable,
    /// By [`By::Trade`].
    pub by_trade: &'a RatesTable,
    /// By [`By::Building`].
    pub by_building: &'a RatesTable,
}

/// The workbook's bytes; the same for the same input.
pub fn xlsx(book: &RatesBook, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(&book.heading, lang)?);
    let styles = RatesStyles::new();
    let all = RatesRows {
        groups: book
            .all
            .iter()
            .filter(|(key, _)| key.group.is_none())
            .collect(),
        total: None,
    };
    let pages = [
        (sheet::summary(lang), None, all),
        (
            sheet::by_month(lang),
            Some(By::Month),
            RatesRows::of_lots(book.by_month),
        ),
        (
            sheet::by_crew(lang),
            Some(By::Crew),
            RatesRows::of_lots(book.by_crew),
        ),
        (
            sheet::by_trade(lang),
            Some(By::Trade),
            RatesRows::of_lots(book.by_trade),
        ),
        (
            sheet::by_building(lang),
            Some(By::Building),
            RatesRows::of_lots(book.by_building),
        ),
    ];
    for (name, by, RatesRows { groups, total }) in pages {
        let page = RatesPage {
            name,
            by,
            rows: groups,
            total,
            heading: &book.heading,
            styles: &styles,
            lang,
        };
        page.write(workbook.add_worksheet())?;
    }
    workbook.save_to_buffer()
}

/// The rows of one sheet: the groups, and all of them together.
struct RatesRows<'a> {
    groups: Vec<(&'a RowKey, &'a Counts)>,
    total: Option<(&'a RowKey, &'a Counts)>,
}

impl<'a> RatesRows<'a> {
    /// Groups are compared by their lots; upper levels are too few in each group to compare.
    fn of_lots(table: &'a RatesTable) -> Self {
        let lots = || table.iter().filter(|(key, _)| key.level == Level::Lot);
        Self {
            groups: lots().filter(|(key, _)| key.group.is_some()).collect(),
            total: lots().find(|(key, _)| key.group.is_none()),
        }
    }
}

fn properties(heading: &ReportHeading, lang: Lang) -> Result<DocProperties, XlsxError> {
    let made = heading.made_at.with_timezone(&Utc);
    let (year, month, day) = (
        u16::try_from(made.year()).unwrap_or(1900),
        made.month(),
        made.day(),
    );
    let date = ExcelDateTime::from_ymd(year, narrow(month), narrow(day))?;
    let time = date.and_hms(
        u16::from(narrow(made.hour())),
        narrow(made.minute()),
        made.second(),
    )?;
    let title = format!("{} {}", escape::quoted(heading.name), sheet::title(lang));
    Ok(DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&time))
}

fn narrow(part: u32) -> u8 {
    u8::try_from(part).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn open(lang: Lang) -> Xlsx<Cursor<Vec<u8>>> {
        let bytes = xlsx(&sample::Sample::made().book(), lang).unwrap();
        Xlsx::new(Cursor::new(bytes)).unwrap()
    }

    fn row(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str, row: u32) -> Vec<Data> {
        let range = book.worksheet_range(sheet).unwrap();
        (0..28)
            .map(|column| range.get_value((row, column)).cloned().unwrap_or_default())
            .collect()
    }

    #[test]
    fn reads_back_as_numbers_and_strings() {
        let mut book = open(Lang::Zh);
        assert_eq!(
            book.sheet_names(),
            ["汇总", "按月", "按班组", "按分项", "按楼栋"]
        );
        let lots = row(&mut book, "汇总", 5);
        let expected = [
            Data::from("检验批"),
            2399.0.into(),
            2500.0.into(),
            96.0.into(),
            96.0.into(),
            Data::from("否"),
        ];
        assert_eq!(lots[..6], expected);
        let divisions = row(&mut book, "汇总", 7);
        assert_eq!(
            (&divisions[0], &divisions[3], &divisions[5]),
            (&Data::from("分部工程"), &Data::from("—"), &Data::from("—"))
        );
        assert_eq!(
            row(&mut book, "汇总", 3)[6],
            Data::from("优良（GBJ 300-88）")
        );
    }

    #[test]
    fn months_without_a_rate_are_empty_cells() {
        let mut book = open(Lang::Zh);
        let march = row(&mut book, "按月", 7);
        assert_eq!(
            (&march[1], &march[2], &march[4]),
            (&Data::from("2026-03"), &Data::from(0.0), &Data::Empty)
        );
        assert_eq!(row(&mut book, "按月", 11)[1], Data::from("合计"));
    }

    #[test]
    fn names_stay_strings() {
        let mut book = open(Lang::En);
        let names: Vec<Data> = (5..10)
            .map(|at| row(&mut book, "By crew", at)[1].clone())
            .collect();
        assert!(
            names.contains(&Data::from("=HYPERLINK(1)")) && names.contains(&Data::from("(none)"))
        );
        assert!(book.worksheet_formula("By crew").unwrap().is_empty());
    }

    #[test]
    fn same_input_same_bytes() {
        let sample = sample::Sample::made();
        assert_eq!(
            xlsx(&sample.book(), Lang::Zh).unwrap(),
            xlsx(&sample.book(), Lang::Zh).unwrap()
        );
    }

    #[test]
    fn nothing_counted_yet_is_still_a_workbook() {
        let (sample, empty) = (sample::Sample::made(), RatesTable::new());
        let book = RatesBook {
            all: &empty,
            by_month: &empty,
            by_crew: &empty,
            by_trade: &empty,
            by_building: &empty,
            ..sample.book()
        };
        assert!(xlsx(&book, Lang::En).is_ok());
    }

    /// Writes the workbooks to look at them: `SHEETS=/tmp/x cargo test writes_workbooks -- --ignored`.
    #[test]
    #[ignore = "for looking at"]
    fn writes_workbooks() {
        let folder = std::env::var("SHEETS").unwrap();
        for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            std::fs::write(
                format!("{folder}/{name}.xlsx"),
                xlsx(&sample::Sample::made().book(), lang).unwrap(),
            )
            .unwrap();
        }
    }
}
