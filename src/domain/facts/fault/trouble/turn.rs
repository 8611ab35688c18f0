//! Why something is refused: whose turn it is and when: what comes first, what is finished, what two
//! devices concluded, who may, and the time. In which words is not known here.

use crate::domain::person::Role;
use crate::domain::ruling::What;
use crate::domain::words::Words;

/// Something else comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OutOfTurn {
    /// Another stage is next.
    StageNotOpen {
        /// The stage that is open now.
        open: String,
    },
    /// Children not yet accepted (G6).
    ChildrenOpen {
        /// Accepted children.
        accepted: usize,
        /// All children.
        total: usize,
    },
    /// The process before it on the same part has not passed this stage (G4).
    ProcessBefore {
        /// The lot of the process before.
        lot: String,
        /// The stage it has to pass, by the name that its own chain gives it.
        stage: Words,
    },
    /// Work that is concealed, tested or examined for this acceptance is not accepted itself.
    EntryOpen {
        /// The entry's code.
        code: String,
    },
    /// Issues that people opened stand in the way.
    OpenIssues(Vec<String>),
}

/// It takes no more checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finished {
    /// The subject is accepted.
    AlreadyAccepted,
    /// 严禁验收: there is no way out.
    Forbidden,
    /// The subject went out of the plan.
    Retired(What),
}

/// What two devices concluded at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflicting {
    /// Two devices concluded it at once; a person must say first which stands.
    InConflict,
    /// Nothing has to be settled.
    NoConflict,
    /// The record is not one that could stand.
    NotASide {
        /// Those that could.
        sides: Vec<String>,
    },
}

/// Who it is, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unentitled {
    /// Nobody of this code in the project.
    NoSuchPerson(String),
    /// The person's role may not conclude this stage.
    WrongRole {
        /// The person's role.
        has: Role,
        /// Roles that may.
        may: Vec<Role>,
    },
    /// The same person concluded a stage from which this one must differ.
    SamePerson {
        /// That stage.
        stage: String,
    },
}

/// The time that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untimely {
    /// The time is not RFC 3339 with offset.
    NotATime(String),
    /// A time that has not come yet, by a clock that nothing speaks against.
    Future {
        /// The time.
        at: String,
        /// What the clock shows.
        now: String,
    },
    /// A time before the project began.
    BeforeProject {
        /// The time.
        at: String,
        /// The first day that can be meant.
        first: String,
    },
}
