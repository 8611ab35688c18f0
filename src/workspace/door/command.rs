//! What can be done, and what comes of it.

use crate::domain::cause::CauseRecord;
use crate::domain::choice::Thing;
use crate::domain::cost::CostRecord;
use crate::domain::decide::Decision;
use crate::domain::evidence::Evidence;
use crate::domain::head::ProjectHead;
use crate::domain::issue::IssueStep;
use crate::domain::issued::{PaperRecord, PaperWords};
use crate::domain::notice::Notice;
use crate::domain::receipt::HqCard;
use crate::domain::ruling::Ruling;
use crate::domain::settle::SettlementAsked;
use crate::domain::{Fault, Person, Subject, Submission};
use crate::remote::{CreateWay, RemoteNote};
use crate::store::device::pin::Pin;
use crate::text::Lang;
use crate::text::settings::SettingsFault;
use crate::workspace::check::draft::DraftEntry;
use crate::workspace::check::unfinished::Unfinished;
use crate::workspace::evidence::inbox::InboxPlace;
use crate::workspace::evidence::kept::{Attaching, Held};
use crate::workspace::exchange::remotes::RemoteAsked;
use crate::workspace::headquarters::HqCommand;
use crate::workspace::headquarters::relief::Relief;
use crate::workspace::held::exchanged::PlainText;
use crate::workspace::held::exchanged::{BroughtBack, Exchanged, Exported, Inspected, Meeting};
use crate::workspace::held::received::Received;
use crate::workspace::held::settings::preference::Preference;
use crate::workspace::held::surveyed::Surveyed;
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::printing::{Printed, Printing};
use crate::workspace::signing::keys::{KeyCommand, Keyed};
use crate::workspace::signing::sign::{Signed, SigningSheet};
use std::path::PathBuf;
use std::sync::Arc;

/// Something to do. Every one works the same from the screen and from the command line.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a project and enter it.
    CreateProject(ProjectHead),
    /// Add people to the list, or change those of the same code.
    ListPeople(Vec<Person>),
    /// Add subjects to the plan, or change those of the same code; faults were ruled out before.
    PlanSubjects(Vec<Subject>),
    /// Change what the project is measured against and has agreed; its code and scheme stay.
    Agree(Box<ProjectHead>),
    /// Keep one entry of a check in progress.
    Keep {
        /// The subject's code.
        subject: String,
        /// The stage.
        stage: String,
        /// What was entered.
        entry: DraftEntry,
    },
    /// Take a photo or a document in.
    Attach(Attaching),
    /// Conclude a check: record it, or say why not.
    Conclude(Submission),
    /// Decide something about a subject without a new set of answers (GB 50300-2013, 5.0.6).
    Rule(Ruling),
    /// Issue a paper that was drawn, or withdraw one.
    Paper(PaperRecord),
    /// Keep what a person says on a paper that is not issued yet; what is empty is said no more.
    Say(WantedPaper, PaperWords),
    /// Tell the other side of an inspection.
    Notify(Notice),
    /// Take a step on the way of an issue.
    Issue(IssueStep),
    /// Say what something cost, or why it failed.
    Cost(CostCommand),
    /// Make, replace or end somebody's key.
    Key(KeyCommand),
    /// Sign what was shown.
    Sign(Box<SigningSheet>, Pin),
    /// Say which stands of several checks that did not know of each other; or which is right of several
    /// versions of such a row.
    Settle(Option<Thing>, SettlementAsked),
    /// What headquarters does, and what is done about it.
    Headquarters(HqCommand),
    /// What is done about the places that this device works with.
    Place(PlaceCommand),
    /// Exchange records with a folder, or a place that was added; may take a while.
    Exchange(Meeting),
    /// Look through a folder as it is now; may take a while.
    Inspect(Inspecting, PathBuf),
    /// Make ready for what another thread will do: to export or exchange, seal; to print, remember where.
    MakeReady(Box<Command>),
    /// Take up what another thread brought back from a folder.
    TakeUp(BroughtBack),
    /// Write the project entered to a folder: its records, facts and rates; may take a while.
    Export(PathBuf, Lang, PlainText),
    /// Copy evidence to a folder.
    HandOut(Vec<Held>, PathBuf),
    /// Open evidence in the system's viewer, from a copy.
    View(Evidence),
    /// Put a checklist that was shown into the data folder. New checks use it; records keep theirs.
    KeepList {
        /// Its file, as the library names it.
        file: String,
        /// What stands in it.
        bytes: Vec<u8>,
    },
    /// Write a new file where the user wants it; one that is there already is never written over.
    Write(PathBuf, Vec<u8>),
    /// Write papers to files, and issue them first where somebody does; may take a while.
    Print(Printing),
    /// Keep what somebody chose for this program.
    Prefer(Preference),
    /// Remember something for whoever comes back.
    Remember(Remembering),
}

/// What something cost, and why it failed.
#[derive(Clone, Debug)]
pub enum CostCommand {
    /// What it cost.
    Spent(Box<CostRecord>),
    /// Why it failed.
    Cause(CauseRecord),
}

/// What is remembered of a sitting.
#[derive(Clone, Debug)]
pub enum Remembering {
    /// What was opened last in the project entered.
    Opened(Vec<String>),
    /// What was typed and left, in place of what was left before.
    Left {
        /// What was left before.
        before: Unfinished,
        /// What is left now.
        now: Unfinished,
    },
}

/// What is done about the places that this device works with.
#[derive(Clone, Debug)]
pub enum PlaceCommand {
    /// Watch this folder for photos from now on; none means cards again.
    Watch(Option<PathBuf>),
    /// Add a place that is no disk; no key is among this.
    Add(Box<RemoteAsked>),
    /// Ask one whether it answers, and try out in which way it makes a name once.
    Test(String),
    /// Take one off, with what was fetched from it; nothing happens there.
    Remove(String),
}

/// What a folder is looked through for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inspecting {
    /// Every byte, and what it holds of what was handed over.
    Bytes,
    /// The rates of its projects, one by one and together.
    Rates,
}

/// What was done.
#[derive(Clone, Debug)]
pub enum Done {
    /// The project was made; its id.
    Created(String),
    /// So many people, subjects or entries were recorded.
    Recorded(usize),
    /// One thing was recorded; the record's id.
    Entered(String),
    /// A photo or document was taken in.
    Attached(Evidence),
    /// The check was concluded.
    Concluded(Box<Concluded>),
    /// A key was made or ended.
    Keyed(Box<Keyed>),
    /// Something was signed.
    Signed(Box<Signed>),
    /// Records were exchanged.
    Exchanged(Arc<Exchanged>),
    /// A folder was checked.
    Inspected(Arc<Inspected>),
    /// The projects of a folder were counted.
    Surveyed(Arc<Surveyed>),
    /// The project was written to a folder.
    Exported(Exported),
    /// Evidence was copied; the files, in order.
    HandedOut(Vec<PathBuf>),
    /// Photos come from here now.
    Watched(InboxPlace),
    /// Papers were written.
    Printed(Arc<Printed>),
    /// A choice was not kept: the file of settings was not understood, and is left as it is.
    NotKept(PathBuf, Vec<SettingsFault>),
    /// Headquarters' key was made.
    HqKey(Box<HqCard>),
    /// An identity was made: who it is, to be told to those who encrypt to it.
    HqIdentity(String),
    /// Places were taken into headquarters' store.
    Received(Arc<Received>),
    /// Photos were let go of.
    Relieved(Relief),
    /// So many photos come back with the next exchange.
    Recalled(usize),
    /// A place was added.
    RemoteAdded(Box<RemoteNote>),
    /// A place answers, and makes a name once in this way.
    RemoteTested(CreateWay),
    /// What leaves no record was done.
    Unrecorded,
    /// The check was refused; nothing changed.
    Refused(Vec<Fault>),
}

impl From<Result<String, Vec<Fault>>> for Done {
    /// What was entered, in which record, or why not.
    fn from(entered: Result<String, Vec<Fault>>) -> Self {
        entered.map_or_else(Done::Refused, Done::Entered)
    }
}

impl Done {
    /// Whether something stands in the project's records or drafts now that did not before.
    pub fn is_kept(&self) -> bool {
        match self {
            Done::Created(_) | Done::Recorded(_) | Done::Entered(_) | Done::Attached(_) => true,
            Done::Concluded(_) | Done::Keyed(_) | Done::Signed(_) => true,
            Done::Exchanged(_) | Done::Exported(_) | Done::HandedOut(_) => false,
            Done::Printed(_) | Done::Inspected(_) | Done::Surveyed(_) => false,
            Done::Watched(_) | Done::Unrecorded | Done::Refused(_) => false,
            Done::NotKept(..) | Done::HqKey(_) | Done::Received(_) => false,
            Done::HqIdentity(_) => false,
            Done::Relieved(_) | Done::Recalled(_) => false,
            Done::RemoteAdded(_) | Done::RemoteTested(_) => false,
        }
    }
}

/// A concluded check.
#[derive(Clone, Debug)]
pub struct Concluded {
    /// The record it stands in.
    pub record: String,
    /// The verdict, its reasons and its grade.
    pub decision: Decision,
}
