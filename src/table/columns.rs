//! Which column of a header is which: names in either language, as people write them. Reports
//! what is unknown, double or missing; whether that matters is the caller's decision.

use super::book::BookRow;
use unicode_normalization::UnicodeNormalization;

/// Where the wanted columns stand in a header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderColumns {
    found: Vec<(&'static str, usize)>,
    /// Columns nobody asked for, from 0; unnamed ones are left out.
    pub unknown: Vec<usize>,
    /// Columns that say again what an earlier one says: the wanted name, the first, this one.
    pub duplicate: Vec<(&'static str, usize, usize)>,
    /// Wanted columns that are not there, by their English names.
    pub missing: Vec<&'static str>,
}

impl HeaderColumns {
    /// The place of a column, from 0, by its English name.
    pub fn place(&self, english: &str) -> Option<usize> {
        self.found
            .iter()
            .find(|(name, _)| *name == english)
            .map(|(_, place)| *place)
    }

    /// The columns that were found: English name and place, from the left.
    pub fn found(&self) -> &[(&'static str, usize)] {
        &self.found
    }

    /// What stands at a place, by its English name.
    pub fn at(&self, place: usize) -> Option<&'static str> {
        let found = self.found.iter().find(|(_, at)| *at == place);
        found.map(|(name, _)| *name)
    }

    /// The text in a column of this row; empty if there is no such column.
    pub fn text<'row>(&self, row: &'row BookRow, english: &str) -> &'row str {
        let cell = self.place(english).and_then(|place| row.cells.get(place));
        cell.map_or("", String::as_str)
    }
}

/// Columns that may be looked for in many rows.
pub struct WantedColumns {
    columns: Vec<WantedColumn>,
}

/// A column that may be looked for.
struct WantedColumn {
    key: &'static str,
    zh: &'static str,
    /// All its names, as they are compared.
    names: Vec<String>,
}

impl WantedColumns {
    /// Columns by an English and a Chinese name, and what else people call them. Case, spaces, full
    /// width and a unit in parentheses do not matter.
    pub fn of(
        names: impl Iterator<Item = (&'static str, &'static str, &'static [&'static str])>,
    ) -> Self {
        let columns = names.map(|(english, chinese, others)| WantedColumn {
            key: english,
            zh: chinese,
            names: [english, chinese]
                .iter()
                .chain(others)
                .map(|name| key(name))
                .collect(),
        });
        Self {
            columns: columns.collect(),
        }
    }

    /// Where they stand in a header.
    pub fn find(&self, header: &[String]) -> HeaderColumns {
        let mut columns = HeaderColumns::default();
        let named = header
            .iter()
            .enumerate()
            .filter(|(_, name)| !name.is_empty());
        for (place, name) in named {
            let Some(english) = self.meant(name) else {
                columns.unknown.push(place);
                continue;
            };
            let first = columns.place(english);
            let own = |at: usize| {
                header
                    .get(at)
                    .is_some_and(|name| self.is_own(english, name))
            };
            match first.map(|first| (first, own(first), own(place))) {
                None => columns.found.push((english, place)),
                // Where a column stands under its own name, one that could be called so is another.
                Some((_, true, false)) => columns.unknown.push(place),
                Some((first, false, true)) => {
                    columns.unknown.push(first);
                    columns.found.retain(|(name, _)| *name != english);
                    columns.found.push((english, place));
                }
                Some((first, ..)) => columns.duplicate.push((english, first, place)),
            }
        }
        let keys = self.columns.iter().map(|column| column.key);
        columns.missing = keys
            .filter(|english| columns.place(english).is_none())
            .collect();
        columns
    }

    /// The English name of the column that a heading means.
    pub fn meant(&self, name: &str) -> Option<&'static str> {
        let (whole, bare) = (key(name), key(without_unit(name)));
        let by = |wanted: &str| {
            let is = |column: &&WantedColumn| column.names.iter().any(|name| name == wanted);
            self.columns.iter().find(is).map(|column| column.key)
        };
        by(&whole).or_else(|| by(&bare))
    }

    /// Whether a heading is a column's own name rather than another name of it.
    fn is_own(&self, english: &str, heading: &str) -> bool {
        let (whole, bare) = (key(heading), key(without_unit(heading)));
        let column = self.columns.iter().find(|column| column.key == english);
        let own = column
            .into_iter()
            .flat_map(|column| column.names.iter().take(2));
        own.into_iter().any(|name| *name == whole || *name == bare)
    }

    /// What a column is called in Chinese or English.
    pub fn called(&self, english: &'static str, in_chinese: bool) -> &'static str {
        let found = self.columns.iter().find(|column| column.key == english);
        match (found, in_chinese) {
            (Some(column), true) => column.zh,
            _ => english,
        }
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

    fn find(header: &[&str]) -> HeaderColumns {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        let wanted: [(&str, &str, &[&str]); 3] = [
            ("code", "编号", &["工号"]),
            ("area_m2", "建筑面积", &[]),
            ("crew", "班组", &["施工班组"]),
        ];
        WantedColumns::of(wanted.into_iter()).find(&header)
    }

    #[test]
    fn other_names_are_known_too() {
        let columns = find(&["工 号", "施工班组*"]);
        assert_eq!((columns.at(0), columns.at(1)), (Some("code"), Some("crew")));
        for header in [["工号", "编号"], ["编号", "工号"]] {
            let columns = find(&header);
            let own = header.iter().position(|name| *name == "编号");
            assert_eq!(
                (columns.place("code"), columns.unknown),
                (own, vec![1 - own.unwrap()])
            );
        }
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
        let row = BookRow {
            line: 2,
            cells,
            ..BookRow::default()
        };
        let columns = find(&["编号", "班组"]);
        assert_eq!(
            (columns.text(&row, "crew"), columns.text(&row, "area_m2")),
            ("钢筋一班", "")
        );
    }
}
