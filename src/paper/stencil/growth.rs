//! Where cells stand after rows of their sheet were repeated: `A7:C9` becomes `A11:C13` where row 5 stands five times.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The rows of a sheet that are repeated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Growth {
    /// How often each stands, by its number.
    times: BTreeMap<u64, u64>,
}

impl Growth {
    /// A row that stands so often.
    pub fn add(&mut self, row: u64, times: usize) {
        if times != 1 {
            self.times.insert(row, times as u64);
        }
    }

    /// Whether every row stands where it did.
    pub fn is_none(&self) -> bool {
        self.times.is_empty()
    }

    /// Where a row stands, the first of those it became.
    pub fn first(&self, row: u64) -> u64 {
        let before = self
            .times
            .range(..row)
            .map(|(_, times)| times.saturating_sub(1));
        row.saturating_add(before.sum())
    }

    /// Where a row stands, the last of those it became.
    pub fn last(&self, row: u64) -> u64 {
        *self.rows(row).end()
    }

    fn rows(&self, row: u64) -> RangeInclusive<u64> {
        let first = self.first(row);
        let times = self.times.get(&row).copied().unwrap_or(1);
        first..=first.saturating_add(times.saturating_sub(1))
    }

    /// A cell or a range, `A5` or `$A$5:$B$9`, where it stands now; what is none stays as it is.
    pub fn range(&self, text: &str) -> String {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        match (parted(from), parted(to)) {
            (Some((a, top)), Some((b, bottom))) => {
                let (top, bottom) = (self.rows(top), self.rows(bottom));
                match text.contains(':') || top.start() != bottom.end() {
                    true => format!("{a}{}:{b}{}", top.start(), bottom.end()),
                    false => format!("{a}{}", top.start()),
                }
            }
            _ => text.to_owned(),
        }
    }

    /// Cells drawn as one: where they stand now, once for each row they became.
    pub fn merged(&self, text: &str) -> Vec<String> {
        let ends = text
            .split_once(':')
            .and_then(|(from, to)| Some((parted(from)?, parted(to)?)));
        match ends {
            Some(((a, top), (b, bottom))) if top == bottom => {
                let rows = self.rows(top);
                rows.map(|row| format!("{a}{row}:{b}{row}")).collect()
            }
            _ => vec![self.range(text)],
        }
    }
}

/// The column of a cell, with its dollars, and its row.
fn parted(cell: &str) -> Option<(&str, u64)> {
    let at = cell.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = cell.split_at_checked(at)?;
    let sound = column.chars().all(|c| c.is_ascii_alphabetic() || c == '$');
    row.parse().ok().filter(|_| sound).map(|row| (column, row))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_moves_and_what_reaches_over_grows() {
        let mut growth = Growth::default();
        growth.add(5, 3);
        growth.add(8, 1);
        for (before, after) in [
            ("A4", "A4"),
            ("A5", "A5:A7"),
            ("B6", "B8"),
            ("$A$1:$H$30", "$A$1:$H$32"),
            ("A2:A5", "A2:A7"),
            ("A:A", "A:A"),
            ("#REF!", "#REF!"),
        ] {
            assert_eq!(growth.range(before), after, "{before}");
        }
        assert_eq!(growth.merged("A5:C5"), ["A5:C5", "A6:C6", "A7:C7"]);
        assert_eq!(growth.merged("A5:C6"), ["A5:C8"]);
    }
}
