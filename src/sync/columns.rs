//! Which column of a header is which: names in either language, as people write them. Reports
//! what is unknown, double or missing; whether that matters is the caller's decision.

use super::table::Row;
use unicode_normalization::UnicodeNormalization;

/// Where the wanted columns stand in a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    found: Vec<(&'static str, usize)>,
    /// Columns nobody asked for, from 0; unnamed ones are left out.
    pub unknown: Vec<usize>,
    /// Columns that say again what an earlier one says: the wanted name, the first, this one.
    pub duplicate: Vec<(&'static str, usize, usize)>,
    /// Wanted columns that are not there, by their English names.
    pub missing: Vec<&'static str>,
}

impl Columns {
    /// The place of a column, from 0, by its English name.
    pub fn place(&self, english: &str) -> Option<usize> {
        self.found
            .iter()
            .find(|(name, _)| *name == english)
            .map(|(_, place)| *place)
    }

    /// The text in a column of this row; empty if there is no such column.
    pub fn text<'row>(&self, row: &'row Row, english: &str) -> &'row str {
        let cell = self.place(english).and_then(|place| row.cells.get(place));
        cell.map_or("", String::as_str)
    }
}

/// Columns that may be looked for in many rows: pairs of an English and a Chinese name.
pub struct Wanted {
    names: Vec<(&'static str, [String; 2])>,
}

/// Finds the wanted columns, given as pairs of an English and a Chinese name, in a header. Case,
/// spaces, full width and a unit in parentheses do not matter.
pub fn find_columns(header: &[String], wanted: &[(&'static str, &'static str)]) -> Columns {
    Wanted::of(wanted.iter().copied()).find(header)
}

impl Wanted {
    /// Columns of these names.
    pub fn of(names: impl Iterator<Item = (&'static str, &'static str)>) -> Self {
        let names = names.map(|(english, chinese)| (english, [key(english), key(chinese)]));
        Self {
            names: names.collect(),
        }
    }

    /// Where they stand in a header.
    pub fn find(&self, header: &[String]) -> Columns {
        let mut columns = Columns::default();
        let named = header
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.is_empty());
        for (place, name) in named {
            let Some(english) = self.meant(name) else {
                columns.unknown.push(place);
                continue;
            };
            match columns.place(english) {
                Some(first) => columns.duplicate.push((english, first, place)),
                None => columns.found.push((english, place)),
            }
        }
        let names = self.names.iter().map(|(english, _)| *english);
        columns.missing = names
            .filter(|english| columns.place(english).is_none())
            .collect();
        columns
    }

    /// The English name of the column that a heading means.
    pub fn meant(&self, name: &str) -> Option<&'static str> {
        let (whole, bare) = (key(name), key(without_unit(name)));
        let is = |key: &String| *key == whole || *key == bare;
        let meant = self.names.iter().find(|(_, keys)| keys.iter().any(is));
        meant.map(|(english, _)| *english)
    }
}

fn without_unit(name: &str) -> &str {
    name.split(['(', '（', '[', '［', '【'])
        .next()
        .unwrap_or(name)
}

/// What two spellings of one name have in common; only compared, never kept (I5).
fn key(name: &str) -> String {
    name.nfkc()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: [(&str, &str); 3] = [("code", "编号"), ("area_m2", "建筑面积"), ("crew", "班组")];

    fn find(header: &[&str]) -> Columns {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        find_columns(&header, &WANTED)
    }

    #[test]
    fn tolerates_how_people_write() {
        for name in [
            "area_m2",
            "Area m2",
            "AREA (m²)",
            "建筑面积",
            "建筑 面积（m²）",
            "ａｒｅａ＿ｍ２",
            "建筑面积 [㎡]",
        ] {
            assert_eq!(find(&["x", name]).place("area_m2"), Some(1), "{name}");
        }
    }

    #[test]
    fn reports_unknown_double_and_missing() {
        let columns = find(&["编号", "备注", "Code", "", "code"]);
        assert_eq!(columns.unknown, [1]);
        assert_eq!(columns.duplicate, [("code", 0, 2), ("code", 0, 4)]);
        assert_eq!(columns.missing, ["area_m2", "crew"]);
    }

    #[test]
    fn takes_text_by_name() {
        let cells = vec!["L-1".to_owned(), "钢筋一班".to_owned()];
        let row = Row { line: 2, cells };
        let columns = find(&["编号", "班组"]);
        assert_eq!(
            (columns.text(&row, "crew"), columns.text(&row, "area_m2")),
            ("钢筋一班", "")
        );
    }
}
