//! What went wrong, in words: what happened, where, what to do next. The border between the
//! rooms' typed errors and people; exit codes live here too.

mod damage;
mod doing;
mod exit;
mod expected;
mod faulty;
mod fleet;
mod key;
mod listing;
mod locked;
mod paper;
mod remote;
mod strict;
mod system;
mod table;
mod words;

pub use damage::{damage_in_brief, fault, notice};
pub use doing::Doing;
pub use exit::Exit;
pub use expected::{Expected, WrittenAs};
pub use faulty::Faulty;
pub use fleet::folder_trouble;
pub use locked::Locked;
pub use paper::PaperFailure;
pub use table::places as table_places;
pub use words::{left, read_only};

use crate::domain::evidence::Unfit;
use crate::domain::flaw::FileFault;
use crate::domain::misfit::RowFault;
use crate::domain::wish::WishFault;
use crate::store::device::vault::VaultError;
use crate::store::{DiskError, ReadOnlyReason, StoreError};
use crate::table::book::TableError;
use crate::table::fault::TableFault;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Something that could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No project was entered, or there is none.
    #[error("no project")]
    NoProject,
    /// A project that this machine saved here, by its id, and of which no record is left.
    #[error("project {0} vanished")]
    Vanished(String),
    /// More than one project, and none named.
    #[error("several projects: {0:?}")]
    ManyProjects(Vec<String>),
    /// No project of this code.
    #[error("no project {code}")]
    NoSuchProject {
        /// The code asked for.
        code: String,
        /// The codes there are.
        have: Vec<String>,
    },
    /// A project of this code exists.
    #[error("project {0} exists")]
    ProjectExists(String),
    /// No concluded check in this record.
    #[error("no check {0}")]
    NoSuchCheck(String),
    /// A record that nobody signs.
    #[error("record {0} is not signed")]
    NotSignable(String),
    /// No subject of this code.
    #[error("no subject {0}")]
    NoSuchSubject(String),
    /// A paper that cannot be made.
    #[error(transparent)]
    Paper(#[from] PaperFailure),
    /// No such checklist.
    #[error("no checklist {0}")]
    NoSuchChecklist(String),
    /// No evidence of this hash, or more than one whose hash begins so.
    #[error("no evidence {0}")]
    NoSuchEvidence(String),
    /// The checklist of a check in progress has no item of this id.
    #[error("no item {item}")]
    NoSuchItem {
        /// What was asked for.
        item: String,
        /// The items there are.
        have: Vec<String>,
    },
    /// The stage named is not the one that is open.
    #[error("stage {stage} is not open")]
    StageNotOpen {
        /// What was asked for.
        stage: String,
        /// The stage that is open, if any.
        open: Option<String>,
    },
    /// A file that cannot be taken in as evidence.
    #[error("{path}: {why:?}", path = path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why.
        why: Unfit,
    },
    /// The system has no viewer that could be started.
    #[error("no viewer for {path}: {error}", path = path.display())]
    NoViewer {
        /// The copy that was to be shown.
        path: PathBuf,
        /// The system's words.
        error: String,
    },
    /// A word or figure of the command that cannot be used: which, and what stands there.
    #[error("{what}: {text}")]
    Usage {
        /// The option.
        what: &'static str,
        /// What was given.
        text: String,
        /// What may stand there.
        expected: Expected,
    },
    /// The project can only be read.
    #[error("read-only")]
    ReadOnly {
        /// Who has it open.
        holder: Option<String>,
        /// Why.
        reason: ReadOnlyReason,
    },
    /// A file the user named cannot be read or written.
    #[error("{path}: {error}", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system means.
        kind: std::io::ErrorKind,
        /// The system's words.
        error: String,
    },
    /// Standard output takes nothing more.
    #[error("standard output: {error}")]
    Output {
        /// What the system means.
        kind: std::io::ErrorKind,
        /// The system's words.
        error: String,
    },
    /// A batch stopped half-way; what was answered is on disk.
    #[error("stopped in line {line}: {why}")]
    Stopped {
        /// The line that was not done, from 1.
        line: u64,
        /// How many lines before it were recorded.
        recorded: u64,
        /// Why.
        why: Box<Failure>,
    },
    /// A file stands where a new one was to be written.
    #[error("{path} exists", path = .0.display())]
    FileExists(PathBuf),
    /// A division plan that cannot be made.
    #[error("{0:?}")]
    Wish(Vec<WishFault>),
    /// A checklist with faults; nothing was taken from it.
    #[error("{} faults in the checklist", faults.len())]
    Checklist {
        /// Every fault.
        faults: Vec<FileFault>,
    },
    /// A file is no table.
    #[error("{path}: {error}", path = path.display())]
    NotATable {
        /// The file.
        path: PathBuf,
        /// Why.
        error: TableError,
    },
    /// An entry of a register that does not fit; nothing was taken.
    #[error("{} faults in the entry", .0.len())]
    Entry(Vec<RowFault>),
    /// A table with faults; nothing was taken from it.
    #[error("{} faults in the table", faults.len())]
    Table {
        /// Every fault.
        faults: Vec<TableFault>,
    },
    /// A key that was not made, not opened or not vouched for.
    #[error(transparent)]
    Locked(#[from] Locked),
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk said no.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A fault of this program or of the system below it, with its chain of causes.
    #[error("internal: {0:#}")]
    Internal(anyhow::Error),
}

impl Failure {
    /// A value that cannot be used, and what may stand there.
    pub fn usage(what: &'static str, text: &str, expected: Expected) -> Self {
        let text = text.to_owned();
        Failure::Usage {
            what,
            text,
            expected,
        }
    }

    /// A file or folder that the system refuses.
    pub fn folder(path: &Path, error: &std::io::Error) -> Self {
        Failure::File {
            path: path.to_path_buf(),
            kind: error.kind(),
            error: error.to_string(),
        }
    }

    /// What the user named and could not be read to its end.
    pub fn input(path: &Path, error: std::io::Error) -> Self {
        match error.downcast::<DiskError>() {
            Ok(disk) => Failure::Disk(disk),
            Err(error) => Failure::folder(path, &error),
        }
    }

    /// Results that could not be written.
    pub fn output(error: &std::io::Error) -> Self {
        Failure::Output {
            kind: error.kind(),
            error: error.to_string(),
        }
    }

    /// Whether the disk is write-protected, or the folder somebody else's.
    pub fn is_protected(&self) -> bool {
        match self {
            Failure::Disk(error) | Failure::Store(StoreError::Disk(error)) => error.is_protected(),
            _ => false,
        }
    }

    /// A file that is no table.
    pub fn unreadable_table(path: &Path, error: TableError) -> Self {
        Failure::NotATable {
            path: path.to_path_buf(),
            error,
        }
    }

    /// Whether it can be done, but not beside another thread that writes.
    pub fn needs_to_be_alone(&self) -> bool {
        matches!(self, Failure::ReadOnly { reason, .. } if *reason == ReadOnlyReason::Beside)
    }

    /// A fault of this program, with all that it says of its causes.
    pub fn internal(error: impl Into<anyhow::Error>) -> Self {
        Failure::Internal(error.into())
    }

    /// The exit code it ends the program with.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::NoProject | Failure::ManyProjects(_) | Failure::NoSuchProject { .. } => {
                Exit::Usage
            }
            Failure::Usage { .. } | Failure::Paper(PaperFailure::NoFolder(_)) => Exit::Usage,
            Failure::Vanished(_) => Exit::Damaged,
            Failure::NotATable { .. } | Failure::Table { .. } | Failure::Entry(_) => Exit::Refused,
            Failure::Checklist { .. } => Exit::Refused,
            Failure::ProjectExists(_)
            | Failure::FileExists(_)
            | Failure::Wish(_)
            | Failure::NoSuchSubject(_)
            | Failure::Paper(_)
            | Failure::NoSuchCheck(_)
            | Failure::NotSignable(_)
            | Failure::NoSuchEvidence(_)
            | Failure::NoSuchItem { .. }
            | Failure::StageNotOpen { .. }
            | Failure::Unfit { .. }
            | Failure::NoSuchChecklist(_) => Exit::Refused,
            Failure::NoViewer { .. } => Exit::Disk,
            Failure::File { kind, .. } => match kind {
                ErrorKind::NotFound | ErrorKind::IsADirectory | ErrorKind::NotADirectory => {
                    Exit::Usage
                }
                _ => Exit::Disk,
            },
            Failure::Stopped { why, .. } => why.exit(),
            Failure::ReadOnly { .. } | Failure::Output { .. } => Exit::Disk,
            Failure::Disk(error) => remote::of_disk(error).map_or(Exit::Disk, remote::exit),
            Failure::Locked(error) => error.exit(),
            Failure::Store(error) => Exit::of_store(error),
            Failure::Internal(_) => Exit::Internal,
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        Locked::from(error).into()
    }
}
