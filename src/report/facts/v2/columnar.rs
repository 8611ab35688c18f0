//! Facts as Parquet: plain columns, compressed. Rows are gathered into groups, so that a file of many
//! projects takes no more room in memory than its bytes and one group.

use super::column::{FactColumn, FactFile, FactKind, FactValue};
use crate::report::spool::MadeFile;
use chrono::{Datelike, NaiveDate};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io;
use std::sync::Arc;

/// Rows of a group.
const GROUP: usize = 100_000;

/// The day that Parquet counts from, as days of the common era.
const EPOCH: i32 = 719_163;

/// What is gathered of a column.
enum GatheredColumn {
    Texts(Vec<ByteArray>),
    /// With which of the rows have one.
    Days(Vec<i32>, Vec<i16>),
    Flags(Vec<i32>),
    Numbers(Vec<i64>),
    /// With which of the rows have one.
    Decimals(Vec<i64>, Vec<i16>),
}

/// A file of columns.
pub(super) struct ColumnFile {
    writer: SerializedFileWriter<Vec<u8>>,
    gathered: Vec<GatheredColumn>,
    rows: usize,
}

impl ColumnFile {
    pub(super) fn new(columns: Vec<FactColumn>) -> io::Result<Self> {
        let fields = columns.iter().map(field).collect::<Result<_, _>>();
        let schema = Type::group_type_builder("facts").with_fields(fields.map_err(failed)?);
        let schema = schema.build().map_err(failed)?;
        let level = ZstdLevel::try_new(3).map_err(failed)?;
        let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level));
        let properties = Arc::new(properties.build());
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), properties);
        Ok(Self {
            writer: writer.map_err(failed)?,
            gathered: columns
                .iter()
                .map(|column| GatheredColumn::of(column.kind))
                .collect(),
            rows: 0,
        })
    }

    /// Writes what was gathered as a group.
    fn flush(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for gathered in &mut self.gathered {
            let Some(mut column) = group.next_column()? else {
                break;
            };
            gathered.write(column.untyped())?;
            column.close()?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

impl FactFile for ColumnFile {
    fn row(&mut self, values: &[FactValue<'_>]) -> io::Result<()> {
        for (gathered, value) in self.gathered.iter_mut().zip(values) {
            gathered.take(*value)?;
        }
        self.rows += 1;
        match self.rows < GROUP {
            true => Ok(()),
            false => self.flush().map_err(failed),
        }
    }

    fn done(mut self: Box<Self>) -> io::Result<MadeFile> {
        self.flush().map_err(failed)?;
        self.writer
            .into_inner()
            .map(MadeFile::Plain)
            .map_err(failed)
    }
}

impl GatheredColumn {
    fn of(kind: FactKind) -> Self {
        match kind {
            FactKind::Text => Self::Texts(Vec::new()),
            FactKind::Day => Self::Days(Vec::new(), Vec::new()),
            FactKind::Flag => Self::Flags(Vec::new()),
            FactKind::Number => Self::Numbers(Vec::new()),
            FactKind::Decimal => Self::Decimals(Vec::new(), Vec::new()),
        }
    }

    /// Takes a cell; one of another type would shift all that follow.
    fn take(&mut self, value: FactValue<'_>) -> io::Result<()> {
        match (self, value) {
            (Self::Texts(texts), FactValue::Text(text)) => texts.push(ByteArray::from(text)),
            (Self::Flags(flags), FactValue::Flag(flag)) => flags.push(flag.into()),
            (Self::Numbers(numbers), FactValue::Number(number)) => {
                numbers.push(i64::try_from(number).map_err(io::Error::other)?);
            }
            (Self::Days(days, there), FactValue::Day(day)) => {
                there.push(day.is_some().into());
                days.extend(day.map(days_since_epoch));
            }
            (Self::Decimals(decimals, there), FactValue::Decimal(micro)) => {
                there.push(micro.is_some().into());
                decimals.extend(micro);
            }
            _ => return Err(failed(other_type())),
        }
        Ok(())
    }

    fn write(&mut self, column: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        match (self, column) {
            (Self::Texts(texts), ColumnWriter::ByteArrayColumnWriter(writer)) => {
                writer.write_batch(&std::mem::take(texts), None, None)?;
            }
            (Self::Flags(flags), ColumnWriter::Int32ColumnWriter(writer)) => {
                writer.write_batch(&std::mem::take(flags), None, None)?;
            }
            (Self::Numbers(numbers), ColumnWriter::Int64ColumnWriter(writer)) => {
                writer.write_batch(&std::mem::take(numbers), None, None)?;
            }
            (Self::Days(days, there), ColumnWriter::Int32ColumnWriter(writer)) => {
                let (days, there) = (std::mem::take(days), std::mem::take(there));
                writer.write_batch(&days, Some(&there), None)?;
            }
            (Self::Decimals(decimals, there), ColumnWriter::Int64ColumnWriter(writer)) => {
                let (decimals, there) = (std::mem::take(decimals), std::mem::take(there));
                writer.write_batch(&decimals, Some(&there), None)?;
            }
            _ => return Err(other_type()),
        }
        Ok(())
    }
}

fn days_since_epoch(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - EPOCH
}

/// A column as Parquet declares it.
fn field(column: &FactColumn) -> Result<Arc<Type>, ParquetError> {
    let physical = match column.kind {
        FactKind::Text => Physical::BYTE_ARRAY,
        FactKind::Day | FactKind::Flag => Physical::INT32,
        FactKind::Number | FactKind::Decimal => Physical::INT64,
    };
    let may_be_missing = matches!(column.kind, FactKind::Day | FactKind::Decimal);
    let field = Type::primitive_type_builder(column.name, physical);
    let field = field.with_repetition(match may_be_missing {
        true => Repetition::OPTIONAL,
        false => Repetition::REQUIRED,
    });
    let field = match column.kind {
        FactKind::Text => field.with_logical_type(Some(LogicalType::String)),
        FactKind::Day => field.with_logical_type(Some(LogicalType::Date)),
        FactKind::Decimal => {
            let (precision, scale) = (18, 6);
            let logical = LogicalType::decimal(scale, precision);
            let field = field.with_logical_type(Some(logical));
            field.with_precision(precision).with_scale(scale)
        }
        FactKind::Flag | FactKind::Number => field,
    };
    field.build().map(Arc::new)
}

fn other_type() -> ParquetError {
    ParquetError::General("a cell of another type than its column".to_owned())
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
