//! Why the store did not do what it was asked. A fault in stored bytes is no error but a [`StoreFault`];
//! words for people live in `failure`.

use super::disk::DiskError;
use super::fault::StoreFault;
use super::format::line::Refused;
use super::format::record::RecordId;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error(transparent)]
    Disk(#[from] DiskError),
    #[error("the record was not written: {0}")]
    Refused(#[from] Refused),
    #[error("the project is open for reading only")]
    ReadOnly,
    #[error("the record was not saved, and no more can be: {0}")]
    WriteFailed(DiskError),
    /// The record is in its file and may count after the next opening.
    #[error("the record was written, and the disk did not confirm it: {0}")]
    Unconfirmed(DiskError),
    #[error("there is no record {0}")]
    NoRecord(RecordId),
    #[error("there is no blob {0}")]
    NoBlob(String),
    #[error("{file}, line {line}: {kind}", file = .0.file, line = .0.line, kind = .0.kind)]
    Damaged(StoreFault),
    #[error("record {0} is not the one it was")]
    UnknownHead(RecordId),
    #[error("{0:?} cannot name a device, a project or a draft")]
    Name(String),
    #[error("no project here")]
    NoProject,
    #[error("the system gives no random numbers")]
    NoRandom,
}
