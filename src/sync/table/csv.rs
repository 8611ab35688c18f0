//! CSV: its encoding, its delimiter, its lines. Comma, semicolon or tab, as the header line says.

use super::grid::{Grid, Raw};
use super::{Encoding, Table, TableError};
use crate::text::escape;
use ::csv::{ReaderBuilder, StringRecord};
use encoding_rs::GB18030;
use std::borrow::Cow;

const BOM: &str = "\u{feff}";

/// Reads a CSV text with its header.
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    rows(bytes, |decoded| Grid::new("", decoded))?.finish()
}

/// Reads a CSV text as it stands.
pub fn page(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    super::finish_all(vec![rows(bytes, |decoded| Grid::page("", decoded))?])
}

fn rows(bytes: &[u8], grid: fn(Encoding) -> Grid) -> Result<Grid, TableError> {
    let (text, decoded) = decode(bytes)?;
    let text = text.strip_prefix(BOM).unwrap_or(&text);
    let (text, delimiter, mut line) = match stated_delimiter(text) {
        Some((delimiter, rest)) => (rest, delimiter, Lines::new(2)),
        None => (text, usual_delimiter(text), Lines::new(1)),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut grid, mut record) = (grid(decoded), StringRecord::new());
    while reader
        .read_record(&mut record)
        .map_err(|_| TableError::NotText)?
    {
        let start = record.position().map_or(0, |position| position.byte());
        let line = line.at(text, usize::try_from(start).unwrap_or(usize::MAX));
        let cells: Vec<Raw> = record
            .iter()
            .map(|cell| Ok(Cow::Borrowed(escape::unguarded(cell))))
            .enumerate()
            .collect();
        grid.push(line, cells)?;
    }
    Ok(grid)
}

fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), TableError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(TableError::Utf16);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), Encoding::Utf8));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| (text, Encoding::Gb18030))
        .ok_or(TableError::NotText)
}

/// The delimiter that a first line `sep=;` states, as Excel writes it, and the text after that line.
fn stated_delimiter(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end().strip_prefix("sep=")?.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t')] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter that occurs most outside quotes in the first line that is not blank.
fn usual_delimiter(text: &str) -> u8 {
    let header = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        let counted = counts
            .iter_mut()
            .find(|(delimiter, _)| *delimiter == byte && !quoted);
        counted.into_iter().for_each(|(_, count)| *count += 1);
    }
    counts
        .into_iter()
        .rev()
        .max_by_key(|(_, count)| *count)
        .map_or(b',', |(delimiter, _)| delimiter)
}

/// Counts lines up to growing offsets, so that a row can be named as an editor numbers it.
struct Lines {
    line: usize,
    seen: usize,
}

impl Lines {
    fn new(line: usize) -> Self {
        Self { line, seen: 0 }
    }

    /// The line of the record that starts at `start` or, past line ends, behind it: the reader
    /// counts the blank lines before a record as its own.
    fn at(&mut self, text: &str, start: usize) -> usize {
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(self.seen) {
            let line_end = matches!(byte, b'\n' | b'\r');
            if self.seen >= start && !line_end {
                break;
            }
            let half_of_pair = *byte == b'\r' && bytes.get(self.seen + 1) == Some(&b'\n');
            self.line += usize::from(line_end && !half_of_pair);
            self.seen += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CellFault, Encoding, Flaw, Table, TableError, read};

    fn table(text: &str) -> Table {
        read("t.csv", text.as_bytes()).unwrap()
    }

    fn lines(table: &Table) -> Vec<(usize, Vec<&str>)> {
        let cells = |row: &'_ super::super::Row| row.cells.len();
        assert!(
            table
                .rows
                .iter()
                .all(|row| cells(row) == table.header.len())
        );
        table
            .rows
            .iter()
            .map(|row| (row.line, row.cells.iter().map(String::as_str).collect()))
            .collect()
    }

    #[test]
    fn reads_with_and_without_bom() {
        for text in ["编号,名称\nA,甲\n", "\u{feff}编号,名称\r\nA,甲"] {
            let table = table(text);
            assert_eq!(table.header, ["编号", "名称"]);
            assert_eq!(lines(&table), [(2, vec!["A", "甲"])]);
            assert_eq!(table.decoded, Encoding::Utf8);
        }
    }

    #[test]
    fn reads_what_excel_in_china_saves() {
        let (bytes, _, _) = encoding_rs::GBK.encode("编号,名称\r\nL-1,钢筋安装\r\n");
        let table = read("t.csv", &bytes).unwrap();
        assert_eq!(table.decoded, Encoding::Gb18030);
        assert_eq!(lines(&table), [(2, vec!["L-1", "钢筋安装"])]);
    }

    #[test]
    fn refuses_other_encodings() {
        assert_eq!(
            read("t.csv", b"code\n\xff\xff\xff"),
            Err(TableError::NotText)
        );
        assert_eq!(read("t.csv", b"\xff\xfea\0,\0"), Err(TableError::Utf16));
        assert_eq!(
            read("t.xlsx", b"code,name\n"),
            Err(TableError::NotAWorkbook)
        );
    }

    #[test]
    fn finds_the_delimiter_in_the_header() {
        assert_eq!(table("a;b;c\n1,5;2;3\n").header.len(), 3);
        assert_eq!(table("a\tb\n1\t2\n").header.len(), 2);
        assert_eq!(table("\"a;x;y;z\",b\n1,2\n").header, ["a;x;y;z", "b"]);
        assert_eq!(
            lines(&table("sep=;\r\na;b\r\n1;2\r\n")),
            [(3, vec!["1", "2"])]
        );
    }

    #[test]
    fn numbers_rows_as_an_editor_does() {
        let text = "\n\na,b\n\n\"1\",2\n,\n  ,\u{3000}\n3,4\r\n\r\n5,6";
        let expected = [
            (5, vec!["1", "2"]),
            (8, vec!["3", "4"]),
            (10, vec!["5", "6"]),
        ];
        assert_eq!(lines(&table(text)), expected);
    }

    #[test]
    fn pads_short_rows_and_reports_long_ones() {
        assert_eq!(
            lines(&table("a,b,c\n1\n1,2,3,,,\n")),
            [(2, vec!["1", "", ""]), (3, vec!["1", "2", "3"])]
        );
        let fault = CellFault {
            sheet: String::new(),
            row: 3,
            column: 3,
            column_name: String::new(),
            what: Flaw::NoHeader,
        };
        let faults = vec![fault];
        assert_eq!(
            read("t.csv", b"a,b\n1,2\n1,2,3\n"),
            Err(TableError::Cells { faults, more: 0 })
        );
    }

    #[test]
    fn text_is_in_nfc_and_trimmed() {
        assert_eq!(lines(&table("a\n\u{3000}e\u{301} \n")), [(2, vec!["é"])]);
    }

    #[test]
    fn names_every_fault_at_once() {
        let text = format!(
            "名称,b\n甲\u{202e}乙,2\n\"two\nlines\",{}\n",
            "长".repeat(2001)
        );
        let Err(TableError::Cells { faults, .. }) = read("t.csv", text.as_bytes()) else {
            panic!("no faults");
        };
        let found: Vec<_> = faults
            .iter()
            .map(|f| (f.row, f.column, f.column_name.as_str(), f.what.clone()))
            .collect();
        let expected = [
            (2, 1, "名称", Flaw::Hidden('\u{202e}')),
            (3, 1, "名称", Flaw::Hidden('\n')),
            (3, 2, "b", Flaw::TooLong(2001)),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn formula_prefixes_are_only_text() {
        assert_eq!(lines(&table("a\n=1+1\n")), [(2, vec!["=1+1"])]);
    }

    #[test]
    fn keeps_within_limits() {
        let wide = vec!["x"; 70].join(",");
        assert_eq!(
            read("t.csv", wide.as_bytes()),
            Err(TableError::TooManyColumns { columns: 70 })
        );
        assert_eq!(
            read("t.csv", "a\n".repeat(200_002).as_bytes()),
            Err(TableError::TooManyRows)
        );
        assert_eq!(
            read("t.csv", &vec![b'a'; (32 << 20) + 1]),
            Err(TableError::TooLarge {
                bytes: (32 << 20) + 1
            })
        );
        assert_eq!(read("t.csv", b" \n\n"), Err(TableError::Empty));
        assert_eq!(read("t.csv", b""), Err(TableError::Empty));
        let Err(TableError::Cells { faults, more }) =
            read("t.csv", "a\n\u{200b}\n".repeat(2000).as_bytes())
        else {
            panic!("no faults");
        };
        assert_eq!((faults.len(), more), (1000, 1000));
    }
}
