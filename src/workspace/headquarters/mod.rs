//! Headquarters and those who report to it: taking in what sticks and shares bring, answering with receipts, and on
//! the laptop believing a key, knowing how much has arrived, and letting go of photos that have.
//!
//! | file | noun |
//! |---|---|
//! | `receive` | what places hold, taken into a store |
//! | `answer` | receipts, signed and laid beside the records |
//! | `key`, `identity` | headquarters' own key; what it reads by what is encrypted |
//! | `standing` | how much a headquarters has, as it lies here |
//! | `trust` | a key believed, or not any more |
//! | `relief` | photos let go of that headquarters has |
//! | `carry` | answers on their way between folders |

mod answer;
pub(in crate::workspace) mod carry;
mod identity;
mod key;
mod receive;
pub mod relief;
pub mod standing;
mod trust;

use crate::store::device::pin::Pin;
use std::path::PathBuf;

/// What headquarters does, and what is done about it.
#[derive(Clone, Debug)]
pub enum HqCommand {
    /// Make headquarters' key on this machine, under this name.
    NewKey(String, Pin),
    /// Make an identity that reads what is encrypted, in a new file.
    NewIdentity(PathBuf),
    /// Take what places hold into a store, and answer where there is a key; may take a while.
    Receive(Receiving),
    /// Believe the key with this short code: a person compared it.
    Trust {
        /// The code as it was told by headquarters.
        code: String,
        /// Who compared it.
        by: String,
    },
    /// Believe a key no more.
    Distrust {
        /// Its name, or its short code.
        key: String,
        /// Who says so.
        by: String,
        /// Why.
        reason: String,
    },
    /// Let go of the photos that headquarters has.
    Relieve,
    /// Let the next exchange bring photos back that were let go of.
    Recall,
}

/// What is to be taken in, and where to.
#[derive(Clone, Debug)]
pub struct Receiving {
    /// Sticks, shares, other stores.
    pub places: Vec<PathBuf>,
    /// The store of headquarters.
    pub store: PathBuf,
    /// Files of the identities that read what is encrypted.
    pub identities: Vec<PathBuf>,
    /// The PIN of headquarters' key, if it answers.
    pub pin: Option<Pin>,
}
