//! Why something is refused: rulings, and the steps of issues. In which words is not known here.

use crate::domain::issue::IssueState;
use crate::domain::ruling::PaperKind;
use crate::domain::subject::Kind;

/// A ruling that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misruled {
    /// A ruling that this level does not know.
    NotThisLevel(Kind),
    /// Nothing was rejected that could be ruled upon.
    NothingRejected,
    /// The record named is no acceptance that stands.
    NotAccepted,
    /// The chain does not let this stage pass without the other side.
    NeverDeemed,
    /// A document is missing.
    NoPaper(PaperKind),
    /// A document without number, date or signer.
    PaperIncomplete(PaperKind),
    /// Neither a reason nor a document.
    NoGround,
    /// A person's word without a reason.
    NoWhy,
    /// The other side had noted defects: it is too late to withdraw as if nobody had looked.
    DefectNoted(Vec<String>),
    /// A lot that cannot take the place of another: unknown, accepted or out of the plan itself.
    NoHeir(String),
}

/// A step of an issue that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misstep {
    /// No issue of this id.
    NoSuchIssue(String),
    /// The issue stands elsewhere and cannot take this step.
    IssueStands(IssueState),
    /// Who mended it does not check it again.
    OwnWork,
    /// It was mended, and nothing says or shows how.
    NothingShown,
    /// Due before the day it was ordered.
    DueBefore,
}
