//! Why something is refused: what somebody says of a cost or a cause.

use crate::domain::cost::CostKind;
use crate::domain::spent::SpentOn;

/// A cost or a cause that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Costing {
    /// Nothing was entered: no hours, no material, no money, no delay.
    Nothing,
    /// What it was for, or why it is corrected, is not said.
    NoPurpose,
    /// A quantity that is not above zero, beyond what can be, or too fine.
    Unlikely {
        /// Of what; none for the delay.
        on: Option<SpentOn>,
        /// The most that is taken.
        most: u64,
        /// With so many places.
        places: u32,
    },
    /// More lines than one entry has.
    TooMany {
        /// The most.
        most: usize,
    },
    /// A material or a machine without its name.
    Unnamed(SpentOn),
    /// A name that is too long.
    Overlong {
        /// The most characters.
        most: usize,
    },
    /// It names an issue and a subject.
    TwoMatters,
    /// What it corrects was about something else.
    OtherMatter,
    /// It corrects nothing that is here.
    NoSuchCost(String),
    /// Of an issue only what failing cost can be said.
    NotOfIssue(CostKind),
    /// What it came to, or why it was, before it was mended.
    NotMended,
    /// It was said already: the record to correct.
    AlreadySaid(String),
    /// What it corrects was corrected already, by this record.
    AlreadyCorrected(String),
}
