//! Facts as JSON Lines: an object a row. Days and decimals are texts, `null` where there is none; all else
//! is as its column says.

use super::column::{FactColumn, FactFile, FactValue};
use crate::domain::decimal::{STEPS, shown};
use crate::report::spool::{MadeFile, Spool};
use std::io::{self, Write};

/// A file of lines.
pub(super) struct LineFile {
    columns: Vec<FactColumn>,
    bytes: Spool,
}

impl LineFile {
    pub(super) fn new(columns: Vec<FactColumn>) -> Self {
        let bytes = Spool::default();
        Self { columns, bytes }
    }
}

impl FactFile for LineFile {
    fn row(&mut self, values: &[FactValue<'_>]) -> io::Result<()> {
        for (at, (column, value)) in self.columns.iter().zip(values).enumerate() {
            let lead = if at == 0 { '{' } else { ',' };
            write!(self.bytes, "{lead}\"{}\":", column.name)?;
            cell(&mut self.bytes, *value)?;
        }
        self.bytes.write_all(b"}\n")
    }

    fn done(self: Box<Self>) -> io::Result<MadeFile> {
        self.bytes.done()
    }
}

fn cell(bytes: &mut Spool, value: FactValue<'_>) -> io::Result<()> {
    match value {
        FactValue::Text(text) => serde_json::to_writer(bytes, text)?,
        FactValue::Day(Some(day)) => write!(bytes, "\"{day}\"")?,
        FactValue::Flag(flag) => write!(bytes, "{}", u8::from(flag))?,
        FactValue::Number(number) => write!(bytes, "{number}")?,
        FactValue::Decimal(Some(micro)) => {
            let text = shown(i128::from(micro) * STEPS);
            write!(bytes, "\"{text}\"")?;
        }
        FactValue::Day(None) | FactValue::Decimal(None) => bytes.write_all(b"null")?,
    }
    Ok(())
}
