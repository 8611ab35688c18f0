//! What verifying keys and signatures found: what holds, what does not and why, what is still to be
//! signed. How it is found out is in `attest`.

use crate::domain::doubt::DoubtReason;
use crate::domain::issue::Step;
use crate::domain::key::Key;
use crate::domain::signature::Signature;
use crate::domain::{Chain, Words, ruling};
use std::fmt;

/// What verifying keys and signatures found.
#[derive(Debug, Default)]
pub struct Attested {
    /// Every signature that holds.
    pub signed: Vec<HeldSignature>,
    /// Every key ever enrolled.
    pub keys: Vec<Key>,
    /// Every record about a key or a signature that is not what it claims.
    pub faults: Vec<False>,
    /// Signatures given on two devices at once for one party: the first in the common order counts,
    /// the others are kept. Nobody did wrong.
    pub twice: Vec<False>,
    /// Checks that parties have still to sign.
    pub unsigned: Vec<Unsigned>,
}

/// A signature that holds: who signed what as which role.
#[derive(Clone, Debug)]
pub struct HeldSignature {
    /// The signature.
    pub signature: Signature,
    /// The signer's name, as the key was enrolled for.
    pub name: String,
    /// The record signed.
    pub doc: String,
    /// The subject's code.
    pub subject: String,
    /// What that record is.
    pub what: SignedMatter,
    /// Whether the text shown was made again and is the same.
    pub redone: bool,
}

impl HeldSignature {
    /// The name of the party that signed, in the chain of the check's subject.
    pub fn title<'a>(&self, chain: Option<&'a Chain>) -> Option<&'a Words> {
        let SignedMatter::Check(stage, _) = &self.what else {
            return None;
        };
        let (_, stage) = chain?.stage(stage)?;
        let party = { stage.signatures.iter() }.find(|one| one.id == self.signature.party);
        party.map(|party| &party.title)
    }
}

/// What was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedMatter {
    /// A check of a stage, in a round.
    Check(String, u32),
    /// A ruling.
    Ruling(ruling::What),
    /// A step of the issue that has this handle.
    Step(Step, String),
    /// A record that nobody knows any more.
    Unknown,
}

/// In the words of programs.
impl fmt::Display for SignedMatter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignedMatter::Check(stage, round) => write!(f, "{stage}#{round}"),
            SignedMatter::Ruling(what) => f.write_str(what.as_str()),
            SignedMatter::Step(step, issue) => write!(f, "issue.{} {issue}", step.as_str()),
            SignedMatter::Unknown => Ok(()),
        }
    }
}

/// A record about a key or a signature that is not what it claims.
#[derive(Clone, Debug)]
pub struct False {
    /// The record.
    pub record: String,
    /// Who it claims to be by.
    pub by: String,
    /// Why.
    pub why: SignatureFlaw,
}

/// A check that parties have still to sign.
#[derive(Clone, Debug)]
pub struct Unsigned {
    /// The check's record.
    pub doc: String,
    /// The subject's code.
    pub subject: String,
    /// The stage.
    pub stage: String,
    /// The parties.
    pub parties: Vec<String>,
}

/// What is wrong with it.
#[derive(Clone, Debug)]
pub enum SignatureFlaw {
    /// The state at that point says so.
    Doubted(DoubtReason),
    /// It was signed for another project.
    OtherProject,
    /// The record stands under another name than the statement.
    OtherPerson,
    /// The document is not there, or not the one that was signed.
    OtherDocument,
    /// The journal before it is not the one the signer saw: moved, inserted or stripped.
    Moved,
    /// The stated time is before the document, or not that of the record: back-dated.
    Time,
    /// The text shown is not what the document shows.
    Shown,
    /// The text has a form that this program does not know.
    Form,
    /// A name shown was never on record.
    Names,
}
