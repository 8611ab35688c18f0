//! What there is to fill a form with: for each thing that papers are about, its fields and its tables with their
//! columns. Who writes forms, who checks them and who fills them keep to this one list; what each field is called
//! and an example of it stand in `text::field`. Where the values come from is no matter here.

/// A block for each thing that papers are about: its name, lines of fields, and a line for each table. A field with
/// `?` is open: no record decides what stands there, a person may say it.
const LIST: &str = include_str!("fields.txt");

/// What an open field is marked with.
const OPEN: char = '?';

/// The column that numbers the rows of a table.
pub const NUMBER: &str = "no";
/// The field that says in the first empty row of a table that nothing follows.
pub const BLANK: &str = "blank";
/// What the rows have that are added for `at_least`.
pub const ADDED: [&str; 2] = [NUMBER, BLANK];

/// Fields and columns that hold pictures.
const PICTURES: [&str; 4] = ["photo", "before", "after", "sketch"];

/// What a kind of paper is about, and what it can be filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What a form names in `about`.
    pub name: &'static str,
    lines: &'static str,
}

/// A table of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldTable {
    /// What a form names in `for`.
    pub name: &'static str,
    columns: &'static str,
}

/// All that papers are about.
pub fn abouts() -> impl Iterator<Item = About> {
    let blocks = LIST.split("\n\n");
    blocks.filter_map(|block| {
        let (name, lines) = block.split_once('\n')?;
        Some(About { name, lines })
    })
}

/// Whether a picture fills this place.
pub fn is_picture(name: &str) -> bool {
    PICTURES.contains(&name)
}

impl About {
    /// What a form names in `about`; none when nothing is filled for it.
    pub fn of(name: &str) -> Option<Self> {
        abouts().find(|about| about.name == name)
    }

    /// Its fields, in order.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        self.marked().map(|name| name.trim_end_matches(OPEN))
    }

    /// Those of its fields that a person may fill, in order.
    pub fn open(self) -> impl Iterator<Item = &'static str> {
        self.marked().filter_map(|name| name.strip_suffix(OPEN))
    }

    fn marked(self) -> impl Iterator<Item = &'static str> {
        let lines = self.lines.lines().filter(|line| !line.contains(':'));
        lines.flat_map(str::split_whitespace)
    }

    /// Its tables, in order.
    pub fn tables(self) -> impl Iterator<Item = FieldTable> {
        self.lines.lines().filter_map(|line| {
            let (name, columns) = line.trim_start().split_once(": ")?;
            Some(FieldTable { name, columns })
        })
    }

    /// Its table of this name.
    pub fn table(self, name: &str) -> Option<FieldTable> {
        self.tables().find(|table| table.name == name)
    }
}

impl FieldTable {
    /// What stands in a row, in order.
    pub fn columns(self) -> impl Iterator<Item = &'static str> {
        self.columns.split_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::field;
    use std::collections::BTreeSet;

    #[test]
    fn every_field_has_words_and_nothing_else_has() {
        let (mut named, mut tables) = (BTreeSet::new(), BTreeSet::new());
        for about in abouts() {
            named.extend(about.fields());
            for table in about.tables() {
                tables.insert(table.name);
                named.extend(table.columns());
            }
        }
        assert!(named.into_iter().eq(field::names()));
        assert!(tables.into_iter().eq(field::table_names()));
    }

    #[test]
    fn nothing_is_listed_twice() {
        let once = |names: Vec<&str>| {
            let set: BTreeSet<&&str> = names.iter().collect();
            assert_eq!(set.len(), names.len(), "{names:?}");
        };
        once(abouts().map(|about| about.name).collect());
        for about in abouts() {
            let tables = about.tables().map(|table| table.name);
            once(about.fields().chain(tables).collect());
            about
                .tables()
                .for_each(|table| once(table.columns().collect()));
        }
    }

    #[test]
    fn nobody_says_what_a_signature_or_a_record_says() {
        for about in abouts() {
            for name in about.open() {
                assert!(!name.ends_with("_signature"), "{name}");
                assert!(!name.starts_with("box_") && !is_picture(name), "{name}");
                assert!(!["title", "number", "code", "serial"].contains(&name));
            }
        }
        let month = About::of("month").unwrap();
        assert!(month.open().any(|name| name == "progress"));
        assert!(month.open().all(|name| name != "quality"));
    }

    #[test]
    fn a_lot_has_its_fields_and_its_two_tables() {
        let lot = About::of("lot").unwrap();
        assert!(lot.fields().any(|name| name == "work_basis"));
        let columns: Vec<&str> = lot.table("general").unwrap().columns().collect();
        let wanted = [
            "no",
            "name",
            "sub",
            "requirement",
            "needed",
            "actual",
            "record",
            "result",
        ];
        assert_eq!(columns, wanted);
        assert_eq!(About::of("lots"), None);
    }
}
