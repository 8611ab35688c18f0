//! Why a check is refused: each fault with its item, its rule and the figures behind it.
//!
//! A refusal by a rule is an answer, not an error; nothing is recorded.
//!
//! | file | noun |
//! |---|---|
//! | `trouble` | what is wrong, with its figures |
//! | `unlike` | two things that ought to be alike and are not |
//! | `doubt` | why something recorded is doubted |

pub mod doubt;
pub mod trouble;
pub mod unlike;

use crate::domain::trouble::{
    Answering, Conflicting, Costing, Described, Drawn, Issuing, Misread, Misruled, Misstep,
    Miswritten, Proof, Signing, Trouble,
};
use serde::{Deserialize, Serialize};

/// The rule word of contract section 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultRule {
    /// A stage or an upper level that is not open yet.
    Gate,
    /// A person who may not conclude this stage.
    Person,
    /// An applicable item without an answer.
    Unanswered,
    /// Fewer points or places than required.
    TooFew,
    /// A subject, stage, item or field that does not exist here.
    Unknown,
    /// A figure that is none, or impossible.
    Number,
    /// A dimension that a limit needs.
    Dimension,
    /// Variants that do not fit the checklist.
    Variant,
    /// A subject that takes no more checks.
    Closed,
}

impl FaultRule {
    /// The word of the contract.
    pub fn as_str(self) -> &'static str {
        match self {
            FaultRule::Gate => "gate",
            FaultRule::Person => "person",
            FaultRule::Unanswered => "unanswered",
            FaultRule::TooFew => "too_few",
            FaultRule::Unknown => "unknown",
            FaultRule::Number => "number",
            FaultRule::Dimension => "dimension",
            FaultRule::Variant => "variant",
            FaultRule::Closed => "closed",
        }
    }
}

/// One fault of a refused check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The item, if it is about one.
    pub item: Option<String>,
    /// What is wrong.
    pub trouble: Trouble,
}

impl Fault {
    /// A fault of one item.
    pub fn at(item: &str, trouble: impl Into<Trouble>) -> Self {
        Self {
            item: Some(item.to_owned()),
            trouble: trouble.into(),
        }
    }

    /// A fault of the whole check.
    pub fn whole(trouble: impl Into<Trouble>) -> Self {
        Self {
            item: None,
            trouble: trouble.into(),
        }
    }

    /// The contract's word for it.
    pub fn rule(&self) -> FaultRule {
        match &self.trouble {
            Trouble::OutOfTurn(_) | Trouble::Notifying(_) => FaultRule::Gate,
            Trouble::Finished(_) => FaultRule::Closed,
            Trouble::Conflicting(one) => of_conflict(one),
            Trouble::Unentitled(_) => FaultRule::Person,
            Trouble::Untimely(_) => FaultRule::Number,
            Trouble::Signing(one) => of_signing(one),
            Trouble::Issuing(Issuing::NoSuchPaper(_)) => FaultRule::Unknown,
            Trouble::Issuing(_) => FaultRule::Closed,
            Trouble::Proof(one) => of_proof(one),
            Trouble::Misruled(one) => of_ruling(one),
            Trouble::Misstep(one) => of_step(one),
            Trouble::Course(_) => FaultRule::Unknown,
            Trouble::Described(one) => of_lot(one),
            Trouble::Answering(one) => of_answer(one),
            Trouble::Drawn(one) => of_draw(one),
            Trouble::Misread(one) => of_reading(one),
            Trouble::Costing(one) => of_cost(one),
            Trouble::Miswritten(one) => of_writing(one),
        }
    }
}

fn of_cost(one: &Costing) -> FaultRule {
    match one {
        Costing::Nothing | Costing::NoPurpose => FaultRule::Unanswered,
        Costing::Unlikely { .. } | Costing::TooMany { .. } => FaultRule::Number,
        Costing::Unnamed(_) | Costing::Overlong { .. } => FaultRule::Number,
        Costing::TwoMatters | Costing::OtherMatter | Costing::NoSuchCost(_) => FaultRule::Unknown,
        Costing::NotOfIssue(_) => FaultRule::Unknown,
        Costing::NotMended => FaultRule::Gate,
        Costing::AlreadySaid(_) | Costing::AlreadyCorrected(_) => FaultRule::Closed,
    }
}

fn of_conflict(one: &Conflicting) -> FaultRule {
    match one {
        Conflicting::InConflict => FaultRule::Gate,
        Conflicting::NoConflict => FaultRule::Closed,
        Conflicting::NotASide { .. } => FaultRule::Unknown,
    }
}

fn of_signing(one: &Signing) -> FaultRule {
    match one {
        Signing::Unsigned { .. } | Signing::ShownChanged => FaultRule::Gate,
        Signing::AlreadyTrusted(_) => FaultRule::Closed,
        Signing::NotTrusted(_) => FaultRule::Unknown,
        Signing::CannotSign(_) | Signing::CannotKey(_) => FaultRule::Person,
    }
}

fn of_proof(one: &Proof) -> FaultRule {
    match one {
        Proof::NoImage { .. } | Proof::Instrument { .. } => FaultRule::Gate,
        Proof::NoEvidence(_) | Proof::EvidenceDiffers(_) | Proof::UnfitEvidence { .. } => {
            FaultRule::Unknown
        }
        Proof::NoSuchInstrument(_) | Proof::StrangeDocument { .. } => FaultRule::Unknown,
        Proof::FutureDocument(_) => FaultRule::Number,
    }
}

fn of_ruling(one: &Misruled) -> FaultRule {
    match one {
        Misruled::NotThisLevel(_) | Misruled::NothingRejected | Misruled::NotAccepted => {
            FaultRule::Gate
        }
        Misruled::NeverDeemed | Misruled::NoPaper(_) | Misruled::PaperIncomplete(_) => {
            FaultRule::Gate
        }
        Misruled::DefectNoted(_) => FaultRule::Gate,
        Misruled::NoGround | Misruled::NoWhy => FaultRule::Unanswered,
        Misruled::NoHeir(_) => FaultRule::Unknown,
    }
}

fn of_step(one: &Misstep) -> FaultRule {
    match one {
        Misstep::NoSuchIssue(_) => FaultRule::Unknown,
        Misstep::IssueStands(_) => FaultRule::Gate,
        Misstep::OwnWork => FaultRule::Person,
        Misstep::NothingShown => FaultRule::Unanswered,
        Misstep::DueBefore => FaultRule::Number,
    }
}

fn of_lot(one: &Described) -> FaultRule {
    match one {
        Described::Capacity => FaultRule::Number,
        Described::Count(_) | Described::NoCount(_) | Described::NoCapacity(_) => {
            FaultRule::Dimension
        }
        Described::NoDimension(_) | Described::BadDimension(_) => FaultRule::Dimension,
        Described::NoSuchVariant(_) | Described::ChooseVariant(_) => FaultRule::Variant,
    }
}

fn of_answer(one: &Answering) -> FaultRule {
    match one {
        Answering::NoSuchItem | Answering::AnsweredTwice => FaultRule::Unknown,
        Answering::Computed | Answering::UnknownResult(_) => FaultRule::Unknown,
        Answering::NotAnswered | Answering::NoReason => FaultRule::Unanswered,
        Answering::NothingInspected | Answering::Unfounded(_) => FaultRule::Unanswered,
    }
}

fn of_draw(one: &Drawn) -> FaultRule {
    match one {
        Drawn::TooFew { .. } | Drawn::SecondDraw { .. } => FaultRule::TooFew,
        Drawn::NeedlessDraw | Drawn::TooMany { .. } | Drawn::BeyondTable(_) => FaultRule::Number,
    }
}

fn of_reading(one: &Misread) -> FaultRule {
    match one {
        Misread::NotInGroups { .. } => FaultRule::TooFew,
        Misread::Negative { .. } | Misread::NotANumber { .. } | Misread::Crowded => {
            FaultRule::Number
        }
    }
}

fn of_writing(one: &Miswritten) -> FaultRule {
    match one {
        Miswritten::NoCheck { .. } | Miswritten::Schema | Miswritten::OwnField(_) => {
            FaultRule::Unknown
        }
        Miswritten::Malformed(_) | Miswritten::TooLarge => FaultRule::Number,
    }
}
