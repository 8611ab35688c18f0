//! A table, each column declared once: what it is called, what stands in it, whether figures stand
//! in it. How a medium writes that is the matter of the medium's file.

use crate::domain::Decimal;
use crate::domain::time::{Day, Time};
use crate::text::head::Head;
use crate::text::{Lang, words};
use std::borrow::Cow;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, the same for people and programs.
    Words(String),
    /// A figure, with as many digits as are meant.
    Figure(String),
    /// A time, RFC 3339; people see it to the minute.
    Time(String),
    /// What programs know by a word of their own, and how people call it.
    Term(String, String),
}

impl Cell {
    /// What programs and people each call by a word of their own.
    pub fn term(word: impl Into<String>, shown: impl Into<String>) -> Self {
        Self::Term(word.into(), shown.into())
    }

    /// A time as it is recorded.
    pub fn time(at: &str) -> Self {
        Self::Time(at.to_owned())
    }

    /// As programs read it.
    pub fn plain(&self) -> &str {
        match self {
            Self::Words(text) | Self::Figure(text) | Self::Time(text) | Self::Term(text, _) => text,
        }
    }

    /// As people read it.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Words(text) | Self::Figure(text) | Self::Term(_, text) => Cow::Borrowed(text),
            Self::Time(at) => Cow::Owned(words::time(at)),
        }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or_else(|| Self::Words(String::new()), Into::into)
    }
}

/// Which types are cells, and of which kind.
macro_rules! cells {
    ($($kind:ident of $($from:ty),+;)*) => {
        $($(impl From<$from> for Cell {
            fn from(cell: $from) -> Self {
                Self::$kind(cell.to_string())
            }
        })+)*
    };
}

cells! {
    Words of &str, &String, String, &Time, &Day, Day, Cow<'_, str>;
    Figure of u32, u64, usize, i64, &Decimal;
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Title {
    /// Its name for programs.
    pub key: &'static str,
    /// What people read above it.
    pub name: String,
    /// Whether figures stand in it, flush right.
    pub figures: bool,
}

/// A table filled in.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The headings.
    pub titles: Vec<Title>,
    /// The cells of each row.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// With a last row that says something of all the others.
    pub fn noted(mut self, note: &str) -> Self {
        let rest = std::iter::repeat_n(Cell::from(""), self.titles.len().saturating_sub(1));
        let row = std::iter::once(Cell::from(note)).chain(rest);
        self.rows.push(row.collect());
        self
    }
}

/// Rows of which columns are told.
pub struct Columns<R> {
    lang: Lang,
    of: Vec<R>,
    sheet: Sheet,
}

impl<R: Copy> Columns<R> {
    /// A table with a line for each.
    pub fn of(lang: Lang, of: impl IntoIterator<Item = R>) -> Self {
        let of: Vec<R> = of.into_iter().collect();
        let (titles, rows) = (Vec::new(), vec![Vec::new(); of.len()]);
        let sheet = Sheet { titles, rows };
        Self { lang, of, sheet }
    }

    /// A column of words.
    pub fn words<C: Into<Cell>>(self, head: Head, cell: impl Fn(R) -> C) -> Self {
        self.column(head, false, cell)
    }

    /// A column of figures.
    pub fn figures<C: Into<Cell>>(self, head: Head, cell: impl Fn(R) -> C) -> Self {
        self.column(head, true, cell)
    }

    fn column<C: Into<Cell>>(mut self, head: Head, figures: bool, cell: impl Fn(R) -> C) -> Self {
        let name = head.shown(self.lang).to_owned();
        let key = head.key;
        self.sheet.titles.push(Title { key, name, figures });
        for (row, of) in self.sheet.rows.iter_mut().zip(&self.of) {
            row.push(cell(*of).into());
        }
        self
    }

    /// The table.
    pub fn sheet(self) -> Sheet {
        self.sheet
    }
}
