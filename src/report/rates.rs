//! Rates as a table for spreadsheets: every count in a cell of its own, under one line of headings.

use super::ReportHeading;
use super::cell::{COLUMNS, RateBand, RateCell, RateColumn, RateRow, id};
use super::column::{self, Sheet, Title};
use crate::rates::{By, RatesTable};
use crate::text::{Lang, sheet, words};

/// The rows of a table, counted by `by`, under one line of column names.
pub fn sheet(table: &RatesTable, by: Option<By>, heading: &ReportHeading, lang: Lang) -> Sheet {
    let titles = COLUMNS.iter().map(|column| Title {
        key: column.id,
        name: title(column, by, heading, lang),
        figures: !matches!(column.band, RateBand::Row),
    });
    let rows = table.iter().map(|(key, counts)| {
        let targets = heading.targets;
        let at = RateRow {
            key,
            counts,
            targets,
            lang,
        };
        let cells = COLUMNS.iter().map(|column| cell((column.cell)(&at), lang));
        cells.collect()
    });
    let sheet = Sheet {
        titles: titles.collect(),
        rows: rows.collect(),
    };
    match heading.unverified {
        true => sheet.noted(sheet::unverified(lang)),
        false => sheet,
    }
}

fn title(column: &RateColumn, by: Option<By>, heading: &ReportHeading, lang: Lang) -> String {
    let name = column.title(by, lang);
    match column.band {
        RateBand::Row if column.id == id::GROUP && by == Some(By::Month) => {
            let days = words::days_of(lang, heading.zone);
            format!("{name}{}", lang.in_brackets(&days))
        }
        RateBand::Row | RateBand::Concessions | RateBand::Disputed => name.to_owned(),
        band => format!("{} {name}", band.title(heading.scheme, lang)),
    }
}

fn cell(cell: RateCell, lang: Lang) -> column::Cell {
    match cell {
        RateCell::Name(name) => name.into(),
        RateCell::Word(word) => word.into(),
        RateCell::Met(true) => sheet::yes(lang).into(),
        RateCell::Met(false) => sheet::no(lang).into(),
        RateCell::Count(count) => count.into(),
        RateCell::Rate(rate, _) => column::Cell::Figure(rate),
        RateCell::Target(target) => target.into(),
        RateCell::Absent => "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::rates_xlsx::sample;
    use super::*;
    use crate::report::csv::{self, CsvReader};

    fn lines(lang: Lang) -> Vec<String> {
        let sample = sample::Sample::made();
        let sheet = sheet(&sample.by_crew, Some(By::Crew), &sample.heading(), lang);
        csv::text(&sheet, CsvReader::Spreadsheet)
            .split("\r\n")
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
