//! Keys of people and of headquarters that were not made, not opened or not vouched for; a store that is locked. In which words is in `key`.

use super::exit::Exit;
use crate::store::device::pin::UnfitPin;
use crate::store::device::vault::VaultError;
use std::path::PathBuf;

/// A key that was not made, not opened or not vouched for; a store that another holds.
#[derive(Debug, thiserror::Error)]
pub enum Locked {
    /// A new PIN that is too easy.
    #[error("weak PIN: {0:?}")]
    WeakPin(UnfitPin),
    /// The two PINs typed differ.
    #[error("the PINs differ")]
    PinsDiffer,
    /// No PIN was given.
    #[error("no PIN")]
    NoPin,
    /// The person has no key on this device.
    #[error("no key of {0} here")]
    NoKeyHere(String),
    /// This person may not vouch for that key.
    #[error("{0} may not vouch")]
    MayNotVouch(String),
    /// This machine has no headquarters' key.
    #[error("no headquarters' key")]
    NoHqKey,
    /// It has one already.
    #[error("a headquarters' key {0} is there")]
    HqKeyThere(String),
    /// No headquarters' key of this short code lies with the project.
    #[error("no headquarters' key {0}")]
    NoSuchHqKey(String),
    /// Another program takes into this store.
    #[error("the store {path} is in use", path = .0.display())]
    StoreHeld(PathBuf),
    /// A private key was not opened.
    #[error(transparent)]
    Vault(Box<VaultError>),
}

impl Locked {
    /// The exit code it ends the program with.
    pub fn exit(&self) -> Exit {
        match self {
            Locked::PinsDiffer | Locked::NoPin | Locked::WeakPin(_) => Exit::Refused,
            Locked::NoKeyHere(_) | Locked::MayNotVouch(_) => Exit::Refused,
            Locked::NoHqKey | Locked::HqKeyThere(_) | Locked::NoSuchHqKey(_) => Exit::Refused,
            Locked::StoreHeld(_) => Exit::Disk,
            Locked::Vault(error) => match error.as_ref() {
                VaultError::Store(error) => Exit::of_store(error),
                VaultError::Damaged(_) => Exit::Damaged,
                VaultError::WrongPin { .. } | VaultError::Wait { .. } => Exit::Refused,
                VaultError::NotHere(_) | VaultError::Unsafe => Exit::Refused,
            },
        }
    }
}

impl From<VaultError> for Locked {
    fn from(error: VaultError) -> Self {
        Locked::Vault(Box::new(error))
    }
}
