//! What can be done, and what comes of it.

use super::draft::Entry;
use super::evidence::Attaching;
use super::keys::{KeyCommand, Keyed};
use super::signing::{Signed, SigningSheet};
use crate::domain::choice::Thing;
use crate::domain::decide::Decision;
use crate::domain::evidence::Evidence;
use crate::domain::head::Head;
use crate::domain::issue::IssueStep;
use crate::domain::notice::Notice;
use crate::domain::ruling::Ruling;
use crate::domain::settle::Asked;
use crate::domain::{Fault, Person, Subject, Submission};
use crate::store::pin::Pin;

/// Something to do. Every one works the same from the screen and from the command line.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a project and enter it.
    CreateProject(Head),
    /// Add people to the list, or change those of the same code.
    ListPeople(Vec<Person>),
    /// Add subjects to the plan, or change those of the same code; faults were ruled out before.
    PlanSubjects(Vec<Subject>),
    /// Change what the project is measured against and has agreed; its code and scheme stay.
    Agree(Box<Head>),
    /// Keep one entry of a check in progress.
    Keep {
        /// The subject's code.
        subject: String,
        /// The stage.
        stage: String,
        /// What was entered.
        entry: Entry,
    },
    /// Take a photo or a document in.
    Attach(Attaching),
    /// Conclude a check: record it, or say why not.
    Conclude(Submission),
    /// Decide something about a subject without a new set of answers (GB 50300-2013, 5.0.6).
    Rule(Ruling),
    /// Tell the other side of an inspection.
    Notify(Notice),
    /// Take a step on the way of an issue.
    Issue(IssueStep),
    /// Make, replace or end somebody's key.
    Key(KeyCommand),
    /// Sign what was shown.
    Sign(Box<SigningSheet>, Pin),
    /// Say which stands of several checks that did not know of each other.
    Settle(Asked),
    /// Say which is right of several versions of a row that did not know of each other.
    Choose(Thing, Asked),
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
    /// The check was refused; nothing changed.
    Refused(Vec<Fault>),
}

/// A concluded check.
#[derive(Clone, Debug)]
pub struct Concluded {
    /// The record it stands in.
    pub record: String,
    /// The verdict, its reasons and its grade.
    pub decision: Decision,
}
