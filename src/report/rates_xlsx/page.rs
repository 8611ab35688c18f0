//! One sheet of the rates workbook: title, header, rows, total, notes, and how it prints.
//!
//! ```text
//! 1  project (code)  title
//! 2  scheme · period · made at
//! 4  层级 | 月份 |  一次验收 …  |  优良（GBJ 300-88） …
//! 5       |      | 合格 | 已验 …
//! 6  rows, the total, notes, the chart of months
//! ```

use super::chart::Months;
use super::measure;
use super::style::{RatesStyles, RowLooks};
use crate::rates::{By, Counts, RowKey};
use crate::report::ReportHeading;
use crate::report::cell::{COLUMNS, RateCell, RateColumn, RateRow, id};
use crate::text::{Lang, escape, sheet, words};
use rust_xlsxwriter::{Chart, Worksheet, XlsxError};

const BANDS: u32 = 3;
const NAMES: u32 = 4;
const FIRST: u32 = 5;
const A4: u8 = 9;
/// What the first round's columns say already; a page of paper has no room to say it twice.
const SAID_BEFORE: [&str; 4] = [
    id::FINAL_CONCLUDED,
    id::REWORK_CONCLUDED,
    id::ACCEPTANCE_PASSED,
    id::ACCEPTANCE_CONCLUDED,
];

/// A row's key and counts.
pub type KeyedCounts<'a> = (&'a RowKey, &'a Counts);

pub struct RatesPage<'a> {
    pub name: &'static str,
    pub by: Option<By>,
    pub rows: Vec<KeyedCounts<'a>>,
    pub total: Option<KeyedCounts<'a>>,
    pub heading: &'a ReportHeading<'a>,
    pub styles: &'a RatesStyles,
    pub lang: Lang,
}

impl RatesPage<'_> {
    pub fn write(&self, on: &mut Worksheet) -> Result<(), XlsxError> {
        on.set_name(self.name)?;
        self.title(on)?;
        self.header(on)?;
        let mut next = FIRST;
        for rates in &self.rows {
            self.row(on, next, rates, &self.styles.body)?;
            next += 1;
        }
        let last = next - 1;
        on.autofilter(NAMES, 0, last, self.last_column())?;
        if let Some(total) = &self.total {
            self.row(on, next, total, &self.styles.total)?;
            next += 1;
        }
        next = self.notes(on, next + 1)?;
        if self.by == Some(By::Month) && last >= FIRST {
            on.insert_chart(next + 1, 0, &self.chart(last))?;
        }
        self.paper(on)
    }

    fn chart(&self, last: u32) -> Chart {
        let place = |id: &str| {
            self.columns()
                .find(|(_, column)| column.id == id)
                .map_or(0, |(at, _)| at)
        };
        let months = Months {
            sheet: self.name,
            lines: (FIRST, last),
            place: &place,
            rows: &self.rows,
            targets: self.heading.targets,
        };
        let mut chart = months.chart(self.lang);
        chart.set_width(self.pixels());
        chart
    }

    /// The columns shown: without groups there is no column for them.
    pub fn columns(&self) -> impl Iterator<Item = (u16, &'static RateColumn)> + Clone + '_ {
        let shown = COLUMNS
            .iter()
            .filter(|column| self.by.is_some() || column.id != id::GROUP);
        let shown = shown.filter(|column| !SAID_BEFORE.contains(&column.id));
        let disputed = self.rows.iter().any(|(_, counts)| counts.disputed > 0);
        let shown = shown.filter(move |column| disputed || column.id != id::DISPUTED);
        (0..).zip(shown)
    }

    fn last_column(&self) -> u16 {
        self.columns().map(|(at, _)| at).max().unwrap_or(0)
    }

    fn title(&self, on: &mut Worksheet) -> Result<(), XlsxError> {
        let ReportHeading {
            code,
            name,
            scheme,
            from,
            to,
            zone,
            made_at,
            unverified,
            ..
        } = self.heading;
        let lang = self.lang;
        let (name, code) = (escape::quoted(name), escape::quoted(code));
        let title = format!("{name} [{code}]  {} · {}", sheet::title(lang), self.name);
        on.write_string_with_format(0, 0, title, &self.styles.title)?;
        let day = |day: &Option<chrono::NaiveDate>| {
            day.map_or_else(|| String::from("…"), |day| day.to_string())
        };
        let period = match (from, to) {
            (None, None) => sheet::whole_time(lang).to_owned(),
            _ => format!("{} {} {}", day(from), sheet::until(lang), day(to)),
        };
        let days = lang.in_brackets(&words::days_of(lang, *zone));
        let facts = [
            (sheet::scheme(lang), scheme.title.clone()),
            (sheet::period(lang), period + &days),
            (
                sheet::made_at(lang),
                made_at.format("%Y-%m-%d %H:%M %:z").to_string(),
            ),
        ];
        let facts = facts.map(|(name, value)| lang.about(name, value));
        on.write_string_with_format(1, 0, facts.join("    "), &self.styles.facts)?;
        if *unverified {
            on.write_string_with_format(2, 0, sheet::unverified(lang), &self.styles.warning)?;
        }
        Ok(())
    }

    fn header(&self, on: &mut Worksheet) -> Result<(), XlsxError> {
        let (scheme, lang, head) = (self.heading.scheme, self.lang, &self.styles.head);
        let mut bands: Vec<(String, u16, u16)> = Vec::new();
        for (at, column) in self.columns() {
            let (band, name) = (column.band.title(scheme, lang), column.title(self.by, lang));
            match bands.last_mut() {
                Some((title, _, last)) if *title == band => *last = at,
                _ => bands.push((band, at, at)),
            }
            on.write_string_with_format(NAMES, at, name, head)?;
            on.set_column_width(at, self.width(column, name))?;
        }
        for (title, first, last) in bands {
            if first == last {
                on.write_string_with_format(BANDS, first, title, head)?;
            } else {
                on.merge_range(BANDS, first, BANDS, last, &title, head)?;
            }
        }
        on.set_row_height(BANDS, 32)?.set_row_height(NAMES, 44)?;
        on.set_freeze_panes(FIRST, if self.by.is_some() { 2 } else { 1 })?;
        Ok(())
    }

    pub fn at<'a>(&'a self, (key, counts): &'a KeyedCounts) -> RateRow<'a> {
        let (targets, lang) = (self.heading.targets, self.lang);
        RateRow {
            key,
            counts,
            targets,
            lang,
        }
    }

    fn row(
        &self,
        on: &mut Worksheet,
        line: u32,
        rates: &KeyedCounts,
        style: &RowLooks,
    ) -> Result<(), XlsxError> {
        let at = self.at(rates);
        for (place, column) in self.columns() {
            self.cell(on, (line, place), (column.cell)(&at), style)?;
        }
        on.set_row_height(line, measure::height(rates))?;
        Ok(())
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "counts stay far below 2^53, where a cell is exact"
    )]
    fn cell(
        &self,
        on: &mut Worksheet,
        (row, column): (u32, u16),
        cell: RateCell,
        style: &RowLooks,
    ) -> Result<(), XlsxError> {
        let number = |text: &str| text.parse::<f64>().unwrap_or_default();
        match cell {
            RateCell::Name(name) => {
                on.write_string_with_format(row, column, measure::label(name), &style.name)
            }
            RateCell::Word(word) => on.write_string_with_format(row, column, word, &style.text),
            RateCell::Met(true) => {
                on.write_string_with_format(row, column, sheet::yes(self.lang), &style.word)
            }
            RateCell::Met(false) => {
                on.write_string_with_format(row, column, sheet::no(self.lang), &style.unmet)
            }
            RateCell::Count(count) => {
                on.write_number_with_format(row, column, count as f64, &style.count)
            }
            RateCell::Rate(rate, true) => {
                on.write_number_with_format(row, column, number(&rate), &style.short)
            }
            RateCell::Rate(rate, false) => {
                on.write_number_with_format(row, column, number(&rate), &style.rate)
            }
            RateCell::Target(target) => {
                on.write_number_with_format(row, column, number(target.as_str()), &style.target)
            }
            // A chart draws a text as zero, and only an empty cell as a gap.
            RateCell::Absent if self.by == Some(By::Month) => {
                on.write_blank(row, column, &style.word)
            }
            RateCell::Absent => {
                on.write_string_with_format(row, column, words::no_data(self.lang), &style.word)
            }
        }?;
        Ok(())
    }

    /// Writes the definitions and gives the row after them.
    fn notes(&self, on: &mut Worksheet, first: u32) -> Result<u32, XlsxError> {
        let notes = [
            sheet::note_first_pass,
            sheet::note_excellence,
            sheet::note_counting,
            sheet::note_internal,
        ];
        let line = self.whole_width();
        let mut row = first;
        for note in notes.map(|note| note(self.lang)) {
            on.merge_range(row, 0, row, self.last_column(), note, &self.styles.note)?;
            on.set_row_height(row, measure::note_height(note, line))?;
            row += 1;
        }
        Ok(row)
    }

    fn paper(&self, on: &mut Worksheet) -> Result<(), XlsxError> {
        on.set_paper_size(A4)
            .set_landscape()
            .set_print_fit_to_pages(1, 0);
        on.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
            .set_footer("&C&P / &N");
        on.set_repeat_rows(BANDS, NAMES)?;
        Ok(())
    }
}
