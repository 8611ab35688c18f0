//! What a table of facts is: its columns, each declared once with its name, its type and what it is. The
//! writers, the check of a table and the manual all go by that declaration.

use crate::report::spool::MadeFile;
use crate::text::head::Phrase;
use chrono::NaiveDate;
use std::io;

/// The type of a column. A text is never missing, a day and a decimal may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// UTF-8; empty where there is nothing to say.
    Text,
    /// A day of the site's calendar.
    Day,
    /// 0 or 1, so that it can be added up.
    Flag,
    /// A whole number that is not negative.
    Number,
    /// An exact decimal of up to 18 digits, 6 of them places.
    Decimal,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactValue<'a> {
    /// Of [`FactKind::Text`].
    Text(&'a str),
    /// Of [`FactKind::Day`].
    Day(Option<NaiveDate>),
    /// Of [`FactKind::Flag`].
    Flag(bool),
    /// Of [`FactKind::Number`].
    Number(u64),
    /// Of [`FactKind::Decimal`], in millionths.
    Decimal(Option<i64>),
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub struct FactColumn {
    /// Its name, in every engine without quotes.
    pub name: &'static str,
    /// Its type.
    pub kind: FactKind,
    /// What it is.
    pub meaning: Phrase,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct FactTable {
    /// Its name.
    pub name: &'static str,
    /// What a row of it is.
    pub meaning: Phrase,
    /// Its columns, in order; that of the project's id stands before them.
    pub columns: &'static [FactColumn],
}

/// A row of a table.
pub trait FactRow {
    /// Its table.
    const TABLE: FactTable;

    /// Its cells, in the order of the columns.
    fn values(&self) -> Vec<FactValue<'_>>;
}

/// Takes rows, whatever becomes of them.
pub trait FactTake {
    /// Takes the next row of a table.
    fn take(&mut self, table: &FactTable, values: &[FactValue<'_>]) -> io::Result<()>;
}

/// A file that rows are written to.
pub(super) trait FactFile {
    /// Writes the next row.
    fn row(&mut self, values: &[FactValue<'_>]) -> io::Result<()>;

    /// The bytes of the whole file.
    fn done(self: Box<Self>) -> io::Result<MadeFile>;
}

/// Hands a row over.
pub(super) fn put<R: FactRow>(out: &mut dyn FactTake, row: &R) -> io::Result<()> {
    out.take(&R::TABLE, &row.values())
}

/// What can stand in a cell as it is.
pub trait FactCell {
    /// The type of its column.
    const KIND: FactKind;

    /// The cell.
    fn value(&self) -> FactValue<'_>;
}

/// An exact decimal in millionths, if there is one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Micro(pub Option<i64>);

impl FactCell for &str {
    const KIND: FactKind = FactKind::Text;

    fn value(&self) -> FactValue<'_> {
        FactValue::Text(self)
    }
}

impl FactCell for String {
    const KIND: FactKind = FactKind::Text;

    fn value(&self) -> FactValue<'_> {
        FactValue::Text(self)
    }
}

impl FactCell for Option<NaiveDate> {
    const KIND: FactKind = FactKind::Day;

    fn value(&self) -> FactValue<'_> {
        FactValue::Day(*self)
    }
}

impl FactCell for bool {
    const KIND: FactKind = FactKind::Flag;

    fn value(&self) -> FactValue<'_> {
        FactValue::Flag(*self)
    }
}

impl FactCell for u64 {
    const KIND: FactKind = FactKind::Number;

    fn value(&self) -> FactValue<'_> {
        FactValue::Number(*self)
    }
}

impl FactCell for Micro {
    const KIND: FactKind = FactKind::Decimal;

    fn value(&self) -> FactValue<'_> {
        FactValue::Decimal(self.0)
    }
}

/// Declares a table with its columns: the row as a type, its cells in order, the table itself.
macro_rules! fact_table {
    ($row:ident of $name:literal, $meaning:path; $($column:ident: $kind:ty, $what:path;)+) => {
        #[doc = concat!("A row of `", $name, "`.")]
        #[derive(Clone, Debug)]
        pub struct $row<'a> {
            $(#[doc = concat!("Column `", stringify!($column), "`.")] pub $column: $kind,)+
        }

        impl<'a> $crate::report::facts::v2::column::FactRow for $row<'a> {
            const TABLE: FactTable = FactTable {
                name: $name,
                meaning: $meaning,
                columns: &[$(FactColumn {
                    name: stringify!($column),
                    kind: <$kind as FactCell>::KIND,
                    meaning: $what,
                },)+],
            };

            fn values(&self) -> Vec<FactValue<'_>> {
                vec![$(FactCell::value(&self.$column),)+]
            }
        }
    };
}

pub(super) use fact_table;
