//! Rates as CSV for spreadsheets: UTF-8 with BOM, RFC 4180, and no cell that a spreadsheet would
//! take for a formula (I8).

use super::Heading;
use super::cell::{At, Band, COLUMNS, Cell, Column};
use crate::rates::{By, Table};
use crate::text::escape::{self, guarded};
use crate::text::{Lang, sheet, words};
use std::borrow::Cow;

const BOM: &str = "\u{feff}";
const LINE_END: &str = "\r\n";

/// The rows of a table, counted by `by`, under one line of column names.
pub fn csv(table: &Table, by: Option<By>, heading: &Heading, lang: Lang) -> Vec<u8> {
    let mut out = String::from(BOM);
    line(
        &mut out,
        COLUMNS
            .iter()
            .map(|column| Cow::Owned(title(column, by, heading, lang))),
    );
    for (key, counts) in table {
        let targets = heading.targets;
        let at = At {
            key,
            counts,
            targets,
            lang,
        };
        line(
            &mut out,
            COLUMNS.iter().map(|column| text((column.cell)(&at), lang)),
        );
    }
    if heading.unverified {
        let mark = std::iter::once(Cow::Borrowed(sheet::unverified(lang)));
        let rest = std::iter::repeat_n(Cow::Borrowed(""), COLUMNS.len() - 1);
        line(&mut out, mark.chain(rest));
    }
    out.into_bytes()
}

fn title(column: &Column, by: Option<By>, heading: &Heading, lang: Lang) -> String {
    let name = column.title(by, lang);
    match column.band {
        Band::Row if column.id == "group" && by == Some(By::Month) => {
            let days = words::days_of(lang, heading.zone);
            format!("{name}{}", lang.in_brackets(&days))
        }
        Band::Row | Band::Concessions | Band::Disputed => name.to_owned(),
        band => format!("{} {name}", band.title(heading.scheme, lang)),
    }
}

fn text(cell: Cell, lang: Lang) -> Cow<'static, str> {
    match cell {
        Cell::Name(name) => Cow::Owned(guarded(&escape::shown(name)).into_owned()),
        Cell::Word(word) => Cow::Borrowed(word),
        Cell::Met(true) => Cow::Borrowed(sheet::yes(lang)),
        Cell::Met(false) => Cow::Borrowed(sheet::no(lang)),
        Cell::Count(count) => Cow::Owned(count.to_string()),
        Cell::Rate(rate, _) => Cow::Owned(rate),
        Cell::Target(target) => Cow::Owned(target.to_string()),
        Cell::Absent => Cow::Borrowed(""),
    }
}

pub(super) fn line<'a>(out: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        push_quoted(out, &cell);
    }
    out.push_str(LINE_END);
}

fn push_quoted(out: &mut String, cell: &str) {
    if !cell.contains([',', '"', '\r', '\n', ';', '\t']) {
        return out.push_str(cell);
    }
    out.push('"');
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::rates_xlsx::sample;
    use super::*;

    fn lines(lang: Lang) -> Vec<String> {
        let sample = sample::Sample::made();
        let bytes = csv(&sample.by_crew, Some(By::Crew), &sample.heading(), lang);
        String::from_utf8(bytes)
            .unwrap()
            .split(LINE_END)
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn writes_what_excel_opens() {
        let lines = lines(Lang::Zh);
        assert!(lines[0].starts_with(
            "\u{feff}层级,班组,一次验收 合格,一次验收 已验,一次验收 一次验收合格率 %"
        ));
        assert!(lines[0].contains("优良（GBJ 300-88） 优良率 %"));
        assert_eq!(lines.last().map(String::as_str), Some(""));
        let columns = |line: &String| line.matches(',').count() + 1;
        assert!(lines[..2].iter().all(|line| columns(line) == COLUMNS.len()));
        assert!(
            lines[1].starts_with("检验批,合计,2399,2500,96.0,96,否,"),
            "{}",
            lines[1]
        );
    }

    #[test]
    fn formulas_become_text() {
        let text = lines(Lang::En).join("\n");
        assert!(text.contains("Inspection lot,'=HYPERLINK(1),"), "{text}");
        assert!(text.contains("Inspection lot,\"a,\"\"b\"\"\","), "{text}");
        assert!(text.contains("Inspection lot,(none),"), "{text}");
    }
}
