//! What the program ends with. What happened is said elsewhere.

use crate::store::StoreError;

/// Exit codes of contract section 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// A fault of this program.
    Internal = 1,
    /// The command was not understood.
    Usage = 2,
    /// Refused by a rule, or faults in the input.
    Refused = 3,
    /// Damaged or tampered data.
    Damaged = 4,
    /// Disk or network.
    Disk = 5,
    /// Stopped by whoever waited, as a shell has it.
    Stopped = 130,
}

impl Exit {
    /// Of what a store said.
    pub fn of_store(error: &StoreError) -> Self {
        match error {
            StoreError::Damaged(_) | StoreError::UnknownHead(_) | StoreError::NoBlob(_) => {
                Exit::Damaged
            }
            StoreError::Refused(_) | StoreError::NoRecord(_) | StoreError::Name(_) => Exit::Refused,
            StoreError::Disk(_) | StoreError::ReadOnly => Exit::Disk,
            StoreError::WriteFailed(_) | StoreError::Unconfirmed(_) => Exit::Disk,
            StoreError::NoProject | StoreError::NoRandom => Exit::Disk,
        }
    }
}
