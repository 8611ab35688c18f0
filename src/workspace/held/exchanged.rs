//! What an exchange is about, how far it is, and what it came to; what was exported, checked or counted. How it
//! goes is in `exchange`, the room.

use super::left::LeftRecords;
use super::strangers::Strangers;
use super::surveyed::Surveyed;
use crate::audit::findings::Findings;
use crate::audit::judge::WrongVerdict;
use crate::report::facts::v2::FactMedium;
use crate::store::{Soundness, StoreNotice};
use crate::sync::copy::Copied;
use crate::sync::taken::Taken;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// Whether the records of an export are told in plain text as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PlainText {
    /// They are not.
    #[default]
    Without,
    /// In both languages, beside facts and rates.
    Beside,
}

/// An exchange that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Where.
    pub folder: PathBuf,
    /// Which projects it is about.
    pub about: ExchangeAbout,
    /// Whether the folder is made if it is not there. What is typed on the screen is not: a name
    /// mistyped, or a stick that is not plugged in, must not become a new folder here.
    pub makes_folder: bool,
}

/// Which projects an exchange is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExchangeAbout {
    /// Those that are here; when there is none here, the only one there.
    Known,
    /// One, by its code or its id, here or there.
    One(String),
    /// All that either side has.
    All,
}

/// What an exchange came to.
#[derive(Debug, Default)]
pub struct Met {
    /// What it did to each project.
    pub synced: Vec<Synced>,
    /// Projects that are there and not here; none of them was taken in.
    pub strangers: Strangers,
}

/// What exchanging one project did.
#[derive(Debug)]
pub struct Synced {
    /// The project's id.
    pub pid: String,
    /// Its code; empty while no record of it has arrived.
    pub code: String,
    /// What came in.
    pub taken: Taken,
    /// What went out.
    pub copied: Copied,
    /// Whether anything could go out: a device's own data folder is only read.
    pub one_way: bool,
    /// What opening the project found.
    pub notices: Vec<StoreNotice>,
    /// Subjects of which a person must say which check stands.
    pub conflicts: Vec<String>,
    /// Devices that wrote twice, of which a person must say which records stand.
    pub forks: Vec<String>,
    /// Rows of the plan, the registers and the people of which a person must say which version is right.
    pub collisions: usize,
    /// Records that came in and do not follow by their rules from what their device knew. They are kept
    /// and count, for nobody may choose among records.
    pub unfounded: Vec<WrongVerdict>,
    /// Evidence that records name and that has not arrived.
    pub awaited: usize,
    /// Files there that cannot be read here because they are encrypted to others.
    pub closed: usize,
    /// Where copies of what was refused are kept.
    pub bad: PathBuf,
    /// Acknowledged records that could not go out.
    pub left: Option<LeftRecords>,
    /// Whether it was stopped before it was done.
    pub stopped: bool,
}

/// The last exchange of this run, for whoever shows it.
#[derive(Debug)]
pub struct Exchanged {
    /// The folder.
    pub folder: PathBuf,
    /// When it was over, RFC 3339 with offset.
    pub at: String,
    /// Whether it lies on the same disk as the data folder.
    pub same_disk: bool,
    /// Whether it is a place that is no disk: nothing is ejected there.
    pub is_remote: bool,
    /// What it did to each project.
    pub synced: Vec<Synced>,
    /// Projects that are there and not here; none of them was taken in.
    pub strangers: Strangers,
}

/// A folder that was checked, for whoever shows it.
#[derive(Debug)]
pub struct Inspected {
    /// The folder.
    pub folder: PathBuf,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// What was found, project by project.
    pub findings: Vec<Findings>,
    /// Whether it was stopped; of what had not been looked at to its end nothing is said.
    pub stopped: bool,
}

/// What another thread brought back from the folder of others.
#[derive(Clone, Debug)]
pub enum BroughtBack {
    /// Records were exchanged.
    Exchanged(Arc<Exchanged>),
    /// A folder was checked.
    Inspected(Arc<Inspected>),
    /// The projects of a folder were counted.
    Surveyed(Arc<Surveyed>),
    /// The records of a project that was entered by what was kept of it were gone over.
    GoneOver(GoneOver),
    /// An exchange failed half way: what had come in by then is here.
    Unfinished,
}

/// What came of going over all records of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneOver {
    /// Its id.
    pub pid: String,
    /// Whether they give the state that was kept.
    pub is_same: bool,
}

impl Exchanged {
    /// Whether it was stopped before it was done.
    pub fn stopped(&self) -> bool {
        self.synced.iter().any(|one| one.stopped)
    }

    /// Whether anything was written there.
    pub fn wrote(&self) -> bool {
        self.synced.iter().any(|one| one.copied.written > 0)
    }
}

impl Synced {
    /// Whether everything offered on either side was as it was written.
    pub fn is_sound(&self) -> bool {
        let copied = &self.copied;
        self.taken.refused.is_empty() && copied.different.is_empty() && copied.broken.is_empty()
    }

    /// How far what is here now can be relied on.
    pub fn soundness(&self) -> Soundness {
        Soundness::of(&self.notices)
    }
}

/// Hears how far long work is; may stop what can be done again.
pub type Watch<'a> = dyn FnMut(ExchangeStep<'_>) -> ControlFlow<()> + 'a;

/// What is under way: the project's id, and how many files of how many.
#[derive(Clone, Copy, Debug)]
pub enum ExchangeStep<'a> {
    /// Being looked at.
    Look(&'a str),
    /// Coming in.
    In(&'a str, usize, usize),
    /// Going out.
    Out(&'a str, usize, usize),
    /// Being checked; of no project by name.
    Check(usize, usize),
}

/// Tables of facts that are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsAsked {
    /// The folder.
    pub folder: PathBuf,
    /// How they are written.
    pub medium: FactMedium,
    /// Whether measured points are among them.
    pub readings: bool,
}

/// Tables of facts that were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsMade {
    /// The folder.
    pub folder: PathBuf,
    /// How many projects they are of.
    pub projects: usize,
    /// How many more stand in the folder, of earlier runs.
    pub others: usize,
    /// Of how many checks nobody has the checklist: their items are in no row.
    pub unread: u64,
}

/// What was exported.
#[derive(Clone, Debug)]
pub struct Exported {
    /// The records.
    pub copied: Copied,
    /// Acknowledged records that are not among them.
    pub left: Option<LeftRecords>,
    /// The folder of facts and rates.
    pub summary: PathBuf,
    /// Names of the files in it.
    pub files: Vec<String>,
}
