//! Which names a place of a form may use: the fields of what it is about, and the columns of the tables whose row
//! it stands in. Of a form about nothing known no name is wrong.

use super::flaw::FormFlaw;
use super::near::near;
use crate::paper::fields::{ADDED, About, FieldTable, is_picture};

/// What a place may name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    about: Option<About>,
    rows: [Option<FieldTable>; 2],
}

impl Scope {
    /// Outside of tables, or in the rows of one.
    pub fn of(about: Option<About>, each: Option<&str>) -> Self {
        let whole = Self {
            about,
            rows: [None; 2],
        };
        whole.within(each)
    }

    /// In the rows of a further table.
    pub fn within(self, each: Option<&str>) -> Self {
        let table = |name: &str| self.about?.table(name);
        let [outer, _] = self.rows;
        Self {
            rows: [each.and_then(table).or(outer), outer],
            ..self
        }
    }

    fn fields(self) -> Option<Vec<&'static str>> {
        let about = self.about?;
        let tables = self.rows.into_iter().flatten();
        let mut fields: Vec<&str> = tables.flat_map(FieldTable::columns).collect();
        if !fields.is_empty() {
            fields.extend(ADDED);
        }
        fields.extend(about.fields());
        Some(fields)
    }

    fn tables(self) -> Option<Vec<&'static str>> {
        Some(self.about?.tables().map(|table| table.name).collect())
    }

    /// A name that is no field.
    pub fn no_field(self, name: &str) -> Option<FormFlaw> {
        let fields = self.fields()?;
        unknown(&fields, name).map(|(name, near)| FormFlaw::NoField { name, near })
    }

    /// A name that is no table.
    pub fn no_table(self, name: &str) -> Option<FormFlaw> {
        let tables = self.tables()?;
        unknown(&tables, name).map(|(name, near)| FormFlaw::NoTable { name, near })
    }

    /// A name that is neither.
    pub fn neither(self, name: &str) -> Option<FormFlaw> {
        self.no_table(name).and_then(|_| self.no_field(name))
    }

    /// A name that no text fills.
    pub fn no_text(self, name: &str) -> Option<FormFlaw> {
        let picture = || is_picture(name).then(|| FormFlaw::Picture(name.to_owned()));
        self.no_field(name).or_else(picture)
    }

    /// A name that no picture fills.
    pub fn no_picture(self, name: &str) -> Option<FormFlaw> {
        let text = || (!is_picture(name)).then(|| FormFlaw::NoPicture(name.to_owned()));
        self.no_field(name).or_else(text)
    }
}

fn unknown(known: &[&str], name: &str) -> Option<(String, Option<String>)> {
    let is_known = known.contains(&name);
    (!is_known).then(|| (name.to_owned(), near(name, known.iter().copied())))
}
