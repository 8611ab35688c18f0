//! What is wrong with what somebody submits, with its figures: by the noun that it is about, a file each.
//! Which rule word it falls under, and about which item it is, a fault says ([`super::fault`]).
//!
//! | file | noun |
//! |---|---|
//! | `answer` | the subject as it is described, answers to its items |
//! | `cost` | costs of failures and their causes |
//! | `entered` | what was handed in, as it is written |
//! | `paper` | what has to be signed, kept, shown, announced |
//! | `ruling` | rulings, and the steps of issues |
//! | `turn` | whose turn it is and when |

mod answer;
mod cost;
mod entered;
mod paper;
mod ruling;
mod turn;

pub use answer::{Answering, Course, Described, Drawn, Misread};
pub use cost::Costing;
pub use entered::Miswritten;
pub use paper::{Issuing, Notifying, Proof, Signing};
pub use ruling::{Misruled, Misstep};
pub use turn::{Conflicting, Finished, OutOfTurn, Unentitled, Untimely};

/// What is wrong, with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Something else comes first.
    OutOfTurn(OutOfTurn),
    /// It takes no more checks.
    Finished(Finished),
    /// What two devices concluded at once.
    Conflicting(Conflicting),
    /// Who it is, or is not.
    Unentitled(Unentitled),
    /// The time that was given.
    Untimely(Untimely),
    /// Signatures and keys.
    Signing(Signing),
    /// Papers that are issued and withdrawn.
    Issuing(Issuing),
    /// Photos, documents and instruments.
    Proof(Proof),
    /// Notices, and what was to be watched.
    Notifying(Notifying),
    /// A ruling that cannot be.
    Misruled(Misruled),
    /// A step of an issue that cannot be.
    Misstep(Misstep),
    /// The subject, and what it is checked by.
    Course(Course),
    /// What the lot is, and how much of it there is.
    Described(Described),
    /// The answers to items.
    Answering(Answering),
    /// How many were looked at.
    Drawn(Drawn),
    /// The readings.
    Misread(Misread),
    /// A cost or a cause that cannot be.
    Costing(Costing),
    /// How it is written.
    Miswritten(Miswritten),
}

macro_rules! nouns {
    ($($noun:ident)+) => {
        $(
            impl From<$noun> for Trouble {
                fn from(one: $noun) -> Self {
                    Self::$noun(one)
                }
            }
        )+
    };
}

nouns! { OutOfTurn Finished Conflicting Unentitled Untimely Signing Issuing Proof Notifying Misruled Misstep Course Described Answering Drawn Misread Costing Miswritten }
