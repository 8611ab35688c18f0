//! The files of facts: a table each, in one medium, of one project or of many one behind the other.

use super::column::{FactColumn, FactFile, FactKind, FactRow, FactTable, FactTake, FactValue};
use super::columnar::ColumnFile;
use super::lines::LineFile;
use super::tables::{LedgerFact, recorded};
use crate::report::spool::MadeFile;
use crate::text::facts::pid;
use std::io;

/// How facts are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactMedium {
    /// Columns, as engines like them.
    #[default]
    Parquet,
    /// A JSON object a line.
    JsonLines,
}

/// The column that stands before all others where a file holds more than one project's rows.
pub const PID: FactColumn = FactColumn {
    name: "pid",
    kind: FactKind::Text,
    meaning: pid,
};

/// A file of each table.
pub struct FactFiles {
    files: Vec<(&'static str, Box<dyn FactFile>)>,
    pid: Option<String>,
}

impl FactMedium {
    /// How the name of such a file ends.
    pub fn ending(self) -> &'static str {
        match self {
            FactMedium::Parquet => "parquet",
            FactMedium::JsonLines => "jsonl",
        }
    }

    fn file(self, columns: Vec<FactColumn>) -> io::Result<Box<dyn FactFile>> {
        Ok(match self {
            FactMedium::Parquet => Box::new(ColumnFile::new(columns)?),
            FactMedium::JsonLines => Box::new(LineFile::new(columns)),
        })
    }
}

impl FactFiles {
    /// Empty files; with a column that says whose each row is, or without, where their folder says it.
    pub fn new(medium: FactMedium, with_pid: bool, with_readings: bool) -> io::Result<Self> {
        Self::of(medium, with_pid, recorded(with_readings))
    }

    /// An empty file of the ledger.
    pub fn ledger(medium: FactMedium, with_pid: bool) -> io::Result<Self> {
        Self::of(medium, with_pid, [&LedgerFact::TABLE].into_iter())
    }

    fn of<'a>(
        medium: FactMedium,
        with_pid: bool,
        tables: impl Iterator<Item = &'a FactTable>,
    ) -> io::Result<Self> {
        let files = tables.map(|table| {
            let own = table.columns.iter().copied();
            let columns = with_pid.then_some(PID).into_iter().chain(own);
            Ok((table.name, medium.file(columns.collect())?))
        });
        Ok(Self {
            files: files.collect::<io::Result<_>>()?,
            pid: with_pid.then(String::new),
        })
    }

    /// Goes on with the rows of a project.
    pub fn begin(&mut self, pid: &str) {
        if let Some(own) = &mut self.pid {
            pid.clone_into(own);
        }
    }

    /// The files, each by its table's name.
    pub fn done(self) -> io::Result<Vec<(&'static str, MadeFile)>> {
        let files = self.files.into_iter();
        files.map(|(name, file)| Ok((name, file.done()?))).collect()
    }
}

impl FactTake for FactFiles {
    fn take(&mut self, table: &FactTable, values: &[FactValue<'_>]) -> io::Result<()> {
        let mut files = self.files.iter_mut();
        let Some((_, file)) = files.find(|(name, _)| *name == table.name) else {
            return Ok(());
        };
        match &self.pid {
            None => file.row(values),
            Some(pid) => {
                let pid = [FactValue::Text(pid)];
                file.row(&[&pid, values].concat())
            }
        }
    }
}
