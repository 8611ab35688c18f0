//! Why something is refused: what has to be signed, kept, shown or announced. In which words is not known
//! here.

use crate::domain::doubt::DoubtReason;
use crate::domain::evidence::Unfit;
use crate::domain::words::Words;

/// Signatures and keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signing {
    /// Signatures that the next step waits for.
    Unsigned {
        /// The subject whose check is unsigned.
        subject: String,
        /// The stage of that check.
        stage: String,
        /// The titles of the parties still to sign.
        parties: Vec<Words>,
    },
    /// This person cannot sign this now.
    CannotSign(DoubtReason),
    /// A key's record that would not be believed.
    CannotKey(DoubtReason),
    /// What was shown is no longer what would be signed.
    ShownChanged,
    /// The headquarters' key of this name is believed already.
    AlreadyTrusted(String),
    /// No headquarters' key of this name is believed.
    NotTrusted(String),
}

/// Papers that are issued and withdrawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Issuing {
    /// No paper was issued in this record.
    NoSuchPaper(String),
    /// A paper of this number was issued before.
    NumberTaken(String),
    /// The paper of this number was withdrawn before.
    Withdrawn(String),
}

/// Photos, documents and instruments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A photo is needed, or more of them.
    NoImage {
        /// How many.
        needed: usize,
        /// How many are there.
        got: usize,
    },
    /// The project has no content of this hash.
    NoEvidence(String),
    /// The content of this hash has another size or is of another kind than stated.
    EvidenceDiffers(String),
    /// A file that cannot be taken in.
    UnfitEvidence {
        /// Its path, as written.
        path: String,
        /// Why.
        why: Unfit,
    },
    /// The instrument has no certificate that is valid on the day.
    Instrument {
        /// Its code.
        code: String,
        /// The last valid day, if there was one.
        until: Option<String>,
    },
    /// No instrument of this code.
    NoSuchInstrument(String),
    /// A document of a kind that the item does not ask for.
    StrangeDocument {
        /// Its kind.
        kind: String,
        /// The kinds that the item asks for.
        asks: Vec<String>,
    },
    /// A document dated after today.
    FutureDocument(String),
}

/// Notices, and what was to be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notifying {
    /// A standing-by point without the time it was watched.
    NoStandBy,
    /// No notice, or one whose hours have not passed.
    NoNotice {
        /// Hours of notice.
        hours: u32,
    },
    /// A delay asked for too late, or for too long.
    DelayRefused,
    /// The notice went to nobody of the other side.
    NobodyTold,
    /// The paper of a notice bears another day than the notice names.
    PaperOfOtherDay(String),
}
