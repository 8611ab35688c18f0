//! Plain tables for spreadsheets: CSV with BOM, RFC 4180, and no cell that a spreadsheet would take
//! for a formula (I8). What stands in the cells is not decided here.

use crate::domain::Decimal;
use crate::text::escape;

/// A table as CSV.
pub fn csv(heads: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, heads.iter().map(|head| (*head).to_owned()));
    for row in rows {
        line(
            &mut out,
            row.iter().map(|cell| guarded(&escape::shown(cell))),
        );
    }
    out.into_bytes()
}

fn guarded(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if risky && Decimal::parse(text).is_err() {
        "'"
    } else {
        ""
    };
    format!("{guard}{text}")
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        match cell.contains([',', '"', '\r', '\n', ';', '\t']) {
            true => out.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::csv;

    #[test]
    fn writes_what_excel_opens_and_nothing_it_would_run() {
        let row = ["=1+1", "-5", "a,\"b\"", "钢筋一班"]
            .map(str::to_owned)
            .to_vec();
        let text = String::from_utf8(csv(&["一", "二", "三", "四"], &[row])).unwrap();
        assert_eq!(
            text,
            "\u{feff}一,二,三,四\r\n'=1+1,-5,\"a,\"\"b\"\"\",钢筋一班\r\n"
        );
    }
}
