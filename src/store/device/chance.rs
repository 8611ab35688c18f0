//! Chance: where new ids and private keys come from. That is the system and nothing else (K12); only a world in memory
//! that is to be played a second time brings its own. What is made of them is not known here.

use super::id::random_id;
use super::wrapped::{Secret, new_secret};
use crate::store::error::StoreError;

/// Where new ids and private keys come from.
pub trait ChanceSource: Send + Sync {
    /// An id of a device or a project, that nobody has yet.
    fn id(&self) -> Result<String, StoreError>;

    /// A private key that nobody can guess.
    fn secret(&self) -> Result<Secret, StoreError>;
}

/// The system's random numbers.
pub struct SystemChance;

impl ChanceSource for SystemChance {
    fn id(&self) -> Result<String, StoreError> {
        random_id()
    }

    fn secret(&self) -> Result<Secret, StoreError> {
        new_secret()
    }
}
