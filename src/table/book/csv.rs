//! CSV: its encoding, its delimiter, its lines. Comma, semicolon or tab, as most lines say.

use super::fault::{CellFlaw, TableError};
use super::grid::{self, GridCell, RawCell, Room};
use super::sheet::{Book, BookSheet, Encoding};
use crate::text::escape;
use ::csv::{ReaderBuilder, StringRecord};
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

const BOM: &str = "\u{feff}";
/// Lines that say which delimiter is used.
const TELLING: usize = 20;

/// Reads a CSV text as it stands.
pub fn read(bytes: &[u8], most: usize) -> Result<Book, TableError> {
    let (text, decoded) = decode(bytes)?;
    Ok(Book {
        decoded,
        sheets: vec![sheet(&text, most)?],
        hidden: Vec::new(),
    })
}

fn sheet(text: &str, most: usize) -> Result<BookSheet, TableError> {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    let (text, delimiter, mut line) = match stated_delimiter(text) {
        Some((delimiter, rest)) => (rest, delimiter, LineCount::new(2)),
        None => (text, usual_delimiter(text), LineCount::new(1)),
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut sheet, mut record) = (grid::sheet(""), StringRecord::new());
    let (mut room, mut widest) = (Room::of(most), 0);
    let unclosed = unclosed(text, delimiter);
    while reader
        .read_record(&mut record)
        .map_err(|_| TableError::NotText)?
    {
        let start = record.position().map_or(0, |position| position.byte());
        let line = line.at(text, usize::try_from(start).unwrap_or(usize::MAX));
        let is_open = unclosed.is_some_and(|at| (start..reader.position().byte()).contains(&at));
        let last = record.len().saturating_sub(1);
        let raw =
            |(at, cell)| match is_open && at == last || takes_rows((at, cell), delimiter, widest) {
                true => (at, Err(CellFlaw::Unclosed)),
                false => (at, Ok(GridCell::text(Cow::Borrowed(value(cell))))),
            };
        let cells: Vec<RawCell> = record.iter().enumerate().map(raw).collect();
        widest = widest.max(record.len());
        grid::push(&mut sheet, &mut room, line, cells)?;
    }
    Ok(sheet)
}

/// What a cell means: `="001"` is how spreadsheets are made to keep zeros. Other formulas are only text.
fn value(cell: &str) -> &str {
    let quoted = cell.strip_prefix("=\"");
    let quoted = quoted.and_then(|text| text.strip_suffix('"'));
    let quoted = quoted.filter(|text| !text.contains('"'));
    quoted.unwrap_or_else(|| escape::unguarded(cell))
}

/// Whether a cell holds whole rows, because a quote that opens it has its partner only further below:
/// its first line completes the row it stands in, and a later one is a row of as many columns. Behind a
/// comma of prose there is a blank.
fn takes_rows((at, cell): (usize, &str), delimiter: u8, columns: usize) -> bool {
    let ends = |(byte, next): (u8, u8)| byte == delimiter && next != b' ';
    let parts = |line: &str| {
        let next = line.bytes().skip(1).chain([b'\n']);
        line.bytes().zip(next).filter(|pair| ends(*pair)).count() + 1
    };
    let mut lines = cell.lines();
    let row = at + lines.next().map_or(1, parts);
    row >= columns.max(3) && lines.any(|line| parts(line) == row)
}

/// Where a quote stands that opens a cell and has no partner: all that follows would be one cell.
fn unclosed(text: &str, delimiter: u8) -> Option<u64> {
    let (mut open, mut fresh) = (None, true);
    let mut bytes = text.bytes().zip(0..).peekable();
    while let Some((byte, at)) = bytes.next() {
        match (open, byte) {
            // Twice, it is a quote of the text.
            (Some(_), b'"') if bytes.next_if(|(next, _)| *next == b'"').is_some() => {}
            (Some(_), b'"') => open = None,
            (None, b'"') if fresh => open = Some(at),
            _ => {}
        }
        fresh = open.is_none() && [delimiter, b'\n', b'\r'].contains(&byte);
    }
    open
}

/// The text of the bytes. UTF-16 is told by its mark, or by the zeros beside plain characters.
pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), TableError> {
    let unicode = |text| Ok((text, Encoding::Unicode));
    if let Some(wide) = wide(bytes) {
        let text = wide.decode_with_bom_removal(bytes);
        return match text {
            (_, true) => Err(TableError::NotText),
            (text, false) => unicode(text),
        };
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return unicode(Cow::Borrowed(text));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| (text, Encoding::Gb18030))
        .ok_or(TableError::NotText)
}

fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [_, 0, _, 0, ..] => Some(UTF_16LE),
        [0, _, 0, _, ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The delimiter that a first line `sep=;` states, as Excel writes it, and the text after that line.
fn stated_delimiter(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    match first.trim_end().strip_prefix("sep=")?.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t')] => Some((*delimiter, rest)),
        _ => None,
    }
}

/// The delimiter that occurs most outside quotes in the first lines: a title above the headings has none.
fn usual_delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    for byte in lines.take(TELLING).flat_map(str::bytes) {
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
struct LineCount {
    line: usize,
    seen: usize,
}

impl LineCount {
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
    use super::super::{Book, BookSheet, CellFault, CellFlaw, Encoding, MOST_ROWS, TableError};

    fn read(name: &str, bytes: &[u8]) -> Result<Book, TableError> {
        super::super::read(name, bytes, MOST_ROWS)
    }

    fn sheet(text: &str) -> BookSheet {
        read("t.csv", text.as_bytes()).unwrap().sheets.remove(0)
    }

    fn lines(sheet: &BookSheet) -> Vec<(usize, Vec<&str>)> {
        let rows = sheet.rows.iter();
        rows.map(|row| (row.line, row.cells.iter().map(String::as_str).collect()))
            .collect()
    }

    #[test]
    fn reads_with_and_without_bom() {
        for text in ["编号,名称\nA,甲\n", "\u{feff}编号,名称\r\nA,甲"] {
            let expected = [(1, vec!["编号", "名称"]), (2, vec!["A", "甲"])];
            assert_eq!(lines(&sheet(text)), expected);
        }
    }

    #[test]
    fn reads_what_excel_in_china_saves() {
        let (bytes, _, _) = encoding_rs::GBK.encode("编号,名称\r\nL-1,钢筋安装\r\n");
        let book = read("t.csv", &bytes).unwrap();
        assert_eq!(book.decoded, Encoding::Gb18030);
        assert_eq!(lines(&book.sheets[0])[1], (2, vec!["L-1", "钢筋安装"]));
    }

    #[test]
    fn reads_what_excel_calls_unicode_text() {
        let text = "编号\t名称\r\nL-1\t钢筋安装\r\n";
        let little = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        let big = |text: &str| {
            text.encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<u8>>()
        };
        let marked = format!("\u{feff}{text}");
        let plain = "a\tb\n1\t2\n";
        for bytes in [little(&marked), big(&marked)] {
            let book = read("t.txt", &bytes).unwrap();
            assert_eq!(book.decoded, Encoding::Unicode);
            assert_eq!(lines(&book.sheets[0])[1], (2, vec!["L-1", "钢筋安装"]));
        }
        for bytes in [little(plain), big(plain)] {
            assert_eq!(
                lines(&read("t.txt", &bytes).unwrap().sheets[0])[1],
                (2, vec!["1", "2"])
            );
        }
        let cut = &little(&marked)[..7];
        assert_eq!(read("t.txt", cut), Err(TableError::NotText));
    }

    #[test]
    fn a_quote_without_its_partner_swallows_no_row_unseen() {
        let unclosed = |row, column| CellFault {
            row,
            column,
            what: CellFlaw::Unclosed,
        };
        let open = sheet("编号,姓名,班组\nA,甲,\"一班\nB,乙,二班\nC,丙,三班\n");
        assert_eq!(open.faults, [unclosed(2, 2)]);
        // Another one further below ends it, in the middle of the table.
        let closed = sheet("编号,姓名,班组\nA,\"甲,一班\nB,乙,二班\nC,\"丙,三班\n");
        assert_eq!(closed.faults, [unclosed(2, 1)]);
        let sound = sheet("编号,姓名,班组\nA,\"甲\n乙\",\"5\"\" 管\"\nB,5\" 管,\"一,二\"\n");
        assert_eq!(sound.faults, []);
        assert_eq!(lines(&sound)[1], (2, vec!["A", "甲 乙", "5\" 管"]));
    }

    #[test]
    fn a_remark_of_several_lines_with_commas_swallows_nothing() {
        for text in [
            "编号,姓名,备注\nA,甲,\"Checked\nwall A, B, C\"\nB,乙,\n",
            "编号,备注,姓名\nA,\"Checked\nwall A, B, C\",甲\nB,,乙\n",
            "编号,备注,姓名\nA,\"Checked\nA,B,C\",甲\nB,,乙\n",
            "备注,编号,姓名\n\"Checked, twice\nA,B,C\",A,甲\n,B,乙\n",
        ] {
            let sheet = sheet(text);
            assert_eq!(sheet.faults, [], "{text}");
            assert_eq!(sheet.rows.len(), 3, "{text}");
        }
    }

    #[test]
    fn rows_that_a_quote_swallows_are_missed_wherever_it_stands() {
        for (column, text) in [
            (0, "编号,姓名,班组\n\"A,甲,一班\nB,乙,二班\n\"C,丙,三班\n"),
            (2, "编号,姓名,班组\nA,甲,\"一班\nB,乙,二班\nC,丙,\"三班\n"),
            // The heading itself.
            (1, "编号,\"姓名,班组\nA,甲,一班\nB,\"乙,二班\n"),
        ] {
            let found = sheet(text).faults;
            let column_of = |fault: &CellFault| (fault.column, fault.what.clone());
            let found: Vec<_> = found.iter().map(column_of).collect();
            assert_eq!(found, [(column, CellFlaw::Unclosed)], "{text}");
        }
    }

    #[test]
    fn a_text_kept_by_a_formula_is_that_text() {
        let sheet = sheet("编号,姓名\n=\"001\",甲\n\"=\"\"002\"\"\",=A1\n");
        assert_eq!(lines(&sheet)[1], (2, vec!["001", "甲"]));
        assert_eq!(lines(&sheet)[2], (3, vec!["002", "=A1"]));
    }

    #[test]
    fn refuses_other_encodings() {
        assert_eq!(
            read("t.csv", b"code\n\xff\xff\xff"),
            Err(TableError::NotText)
        );
        assert_eq!(
            read("t.xlsx", b"code,name\n"),
            Err(TableError::NotAWorkbook)
        );
    }

    #[test]
    fn finds_the_delimiter_in_the_first_lines() {
        let header = |text: &str| sheet(text).rows[0].cells.clone();
        assert_eq!(header("a;b;c\n1,5;2;3\n").len(), 3);
        assert_eq!(header("a\tb\n1\t2\n").len(), 2);
        assert_eq!(header("\"a;x;y;z\",b\n1,2\n"), ["a;x;y;z", "b"]);
        assert_eq!(
            lines(&sheet("人员表\n编号;姓名\n1;甲\n"))[1],
            (2, vec!["编号", "姓名"])
        );
        assert_eq!(
            lines(&sheet("sep=;\r\na;b\r\n1;2\r\n"))[1],
            (3, vec!["1", "2"])
        );
    }

    #[test]
    fn numbers_rows_as_an_editor_does() {
        let text = "\n\na,b\n\n\"1\",2\n,\n  ,\u{3000}\n3,4\r\n\r\n5,6";
        let found: Vec<usize> = sheet(text).rows.iter().map(|row| row.line).collect();
        assert_eq!(found, [3, 5, 8, 10]);
    }

    #[test]
    fn text_is_in_nfc_trimmed_and_on_one_line() {
        assert_eq!(
            lines(&sheet("\u{3000}e\u{301} \n\"3层\n ①-⑤轴\r\n\"\n")),
            [(1, vec!["é"]), (2, vec!["3层 ①-⑤轴"])]
        );
    }

    #[test]
    fn names_every_fault_and_keeps_what_is_sound() {
        let text = format!("名称,b\n甲\u{202e}乙,2\none,{}\n", "长".repeat(2001));
        let sheet = sheet(&text);
        let fault = |row, column, what| CellFault { row, column, what };
        let expected = [
            fault(2, 0, CellFlaw::Hidden('\u{202e}')),
            fault(3, 1, CellFlaw::TooLong(2001)),
        ];
        assert_eq!(sheet.faults, expected);
        assert_eq!(lines(&sheet)[1..], [(2, vec!["", "2"]), (3, vec!["one"])]);
    }

    #[test]
    fn formula_prefixes_are_only_text() {
        assert_eq!(lines(&sheet("=1+1\n")), [(1, vec!["=1+1"])]);
    }

    #[test]
    fn keeps_within_limits() {
        let wide = sheet(&vec!["x"; 70].join(","));
        assert_eq!((wide.rows[0].cells.len(), wide.faults.len()), (64, 6));
        assert_eq!(wide.faults[0].what, CellFlaw::Beyond);
        assert_eq!(
            read("t.csv", "a\n".repeat(200_001).as_bytes()),
            Err(TableError::TooManyRows(200_000))
        );
        assert_eq!(
            read("t.csv", &vec![b'a'; (32 << 20) + 1]),
            Err(TableError::TooLarge {
                bytes: (32 << 20) + 1
            })
        );
        assert_eq!(read("t.csv", b" \n\n"), Err(TableError::Empty));
        assert_eq!(read("t.csv", b""), Err(TableError::Empty));
        let faulty = sheet(&"a\n\u{200b}\n".repeat(2000));
        assert_eq!((faulty.faults.len(), faulty.more), (1000, 1000));
    }
}
