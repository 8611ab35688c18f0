//! Why a check is refused: each fault with its item, its rule and the figures behind it.
//!
//! A refusal by a rule is an answer, not an error; nothing is recorded.

use crate::domain::trouble::Trouble;
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
    pub fn at(item: &str, trouble: Trouble) -> Self {
        Self {
            item: Some(item.to_owned()),
            trouble,
        }
    }

    /// A fault of the whole check.
    pub fn whole(trouble: Trouble) -> Self {
        Self {
            item: None,
            trouble,
        }
    }

    /// The contract's word for it.
    pub fn rule(&self) -> FaultRule {
        use Trouble as T;
        match self.trouble {
            T::StageNotOpen { .. } | T::ChildrenOpen { .. } => FaultRule::Gate,
            T::ProcessBefore { .. } | T::EntryOpen { .. } | T::OpenIssues(_) => FaultRule::Gate,
            T::Unsigned { .. } | T::ShownChanged => FaultRule::Gate,
            T::CannotSign(_) | T::CannotKey(_) => FaultRule::Person,
            T::NoImage { .. } | T::NoStandBy | T::NoNotice { .. } | T::DelayRefused => {
                FaultRule::Gate
            }
            T::Instrument { .. } | T::NotThisLevel(_) | T::NothingRejected => FaultRule::Gate,
            T::NotAccepted | T::NeverDeemed | T::NoPaper(_) | T::PaperIncomplete(_) => {
                FaultRule::Gate
            }
            T::PaperOfOtherDay(_) => FaultRule::Gate,
            T::IssueStands(_) | T::DefectNoted(_) | T::NobodyTold => FaultRule::Gate,
            T::InConflict => FaultRule::Gate,
            T::NotASide { .. } => FaultRule::Unknown,
            T::AlreadyAccepted | T::Forbidden | T::Retired(_) | T::NoConflict => FaultRule::Closed,
            T::NoSuchPerson(_) | T::WrongRole { .. } | T::SamePerson { .. } | T::OwnWork => {
                FaultRule::Person
            }
            T::NoSuchInstrument(_) | T::NoSuchIssue(_) | T::NoHeir(_) => FaultRule::Unknown,
            T::NoGround | T::NothingShown => FaultRule::Unanswered,
            T::DueBefore => FaultRule::Number,
            T::NoSuchSubject(_) | T::NoSuchStage(_) | T::NoChecklist(_) | T::NoSuchItem => {
                FaultRule::Unknown
            }
            T::NoChain(..) | T::SchemeStays => FaultRule::Unknown,
            T::OtherChain(_) | T::ChainLost(_) => FaultRule::Unknown,
            T::Computed | T::AnsweredTwice | T::UnknownResult(_) => FaultRule::Unknown,
            T::NoCheck { .. } | T::Schema | T::OwnField(_) => FaultRule::Unknown,
            T::StrangeDocument { .. } => FaultRule::Unknown,
            T::FutureDocument(_) | T::Future { .. } | T::BeforeProject { .. } => FaultRule::Number,
            T::NoEvidence(_) | T::EvidenceDiffers(_) | T::UnfitEvidence { .. } => {
                FaultRule::Unknown
            }
            T::NotAnswered | T::NoReason | T::NoWhy | T::NothingInspected | T::Unfounded(_) => {
                FaultRule::Unanswered
            }
            T::TooFew { .. } | T::SecondDraw { .. } | T::NotInGroups { .. } => FaultRule::TooFew,
            T::NoDimension(_) | T::BadDimension(_) | T::Count(_) | T::NoCount(_) => {
                FaultRule::Dimension
            }
            T::NoSuchVariant(_) | T::ChooseVariant(_) => FaultRule::Variant,
            T::NeedlessDraw | T::TooMany { .. } | T::BeyondTable(_) | T::Capacity => {
                FaultRule::Number
            }
            T::Crowded | T::Negative { .. } | T::NotANumber { .. } => FaultRule::Number,
            T::Malformed(_) | T::NotATime(_) | T::TooLarge => FaultRule::Number,
        }
    }
}
