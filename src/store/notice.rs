//! What opening a project found and the user should know. The project is open all the same (S8);
//! words for people live in `failure`.

use super::device::id::DeviceDoubt;
use super::fault::{FaultKind, StoreFault};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreNotice {
    /// An entry was being written when the power failed or the program was killed; it was never
    /// reported as saved.
    Interrupted {
        file: String,
        line: u64,
        bytes: u64,
        /// Kind and entity of the entry, if enough of it is left to tell.
        kind: Option<String>,
        id: Option<String>,
    },
    /// Records that were saved are not there.
    Missing { did: String, from: u64, to: u64 },
    /// A line or a file is not as it was written.
    Damaged(StoreFault),
    /// A device wrote twice; both are here, and this is where they part.
    Forked(StoreFault),
    /// The data folder is a restored backup or a copy: this device writes under a new id from now on
    /// (S9). All records are there.
    Renewed {
        was: String,
        now: String,
        why: DeviceDoubt,
    },
    /// Little room is left where the project lies; whether the reserve for the last record is there (S14).
    LowSpace { free: u64, reserved: bool },
    /// The project lies where neither a power cut nor another user is guarded against: on a stick, a
    /// share, or what a program serves (S12).
    Exposed,
    /// Nothing can be written; [`super::Store::access`] has the reason.
    ReadOnly { detail: String },
}

/// How far the records that were read can be relied on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soundness {
    /// Whatever was acknowledged is there, as it was written.
    #[default]
    Sound,
    /// Some of it is missing or not as it was written: figures do without it.
    Damaged,
    /// Some of it could not be read: what it says is not known.
    Unreadable,
}

impl Soundness {
    /// The worst of what was noticed.
    pub fn of(notices: &[StoreNotice]) -> Self {
        let each = notices.iter().map(StoreNotice::soundness);
        each.max().unwrap_or_default()
    }
}

impl StoreNotice {
    /// The device that wrote twice.
    pub fn forked(&self) -> Option<&str> {
        match self {
            StoreNotice::Forked(fault) => Some(&fault.record.as_ref()?.did),
            _ => None,
        }
    }

    /// What a notice means for figures. An entry that was never reported as saved is no loss; of two
    /// histories both are there, and the worse side counts.
    pub fn soundness(&self) -> Soundness {
        match self {
            Self::Interrupted { .. }
            | Self::Renewed { .. }
            | Self::ReadOnly { .. }
            | Self::Forked(_)
            | Self::LowSpace { .. }
            | Self::Exposed => Soundness::Sound,
            Self::Missing { .. } => Soundness::Damaged,
            Self::Damaged(fault) => match fault.kind {
                FaultKind::Unreadable(_) | FaultKind::NoFile => Soundness::Unreadable,
                _ => Soundness::Damaged,
            },
        }
    }
}
