//! Records on disk: journals, drafts and blobs that survive a power cut, and the check that nobody
//! touched them. The room knows envelopes and opaque payloads; what a check is, it never learns.
//!
//! | room | noun |
//! |---|---|
//! | `project`, `access` | [`Store`], the door: one project, one writer, and why it may not write |
//! | `again` | its tree read again |
//! | `exchange` | what may be handed over, what arrives, a journal that was restored or cloned (X1, X4, S9) |
//! | `whole` | all journals of a project: read in one order ([`TreeReader`]), verified |
//! | `branch` | two journals under one id, and who wrote on which (X5) |
//! | `journal` | one device's journal: appended to, looked at, gone on with |
//! | `drafts`, `blobs`, `receipts` | the other files of a project |
//! | `device` | this device's id, and private keys of people |
//! | `notice`, `fault`, `error` | what opening found, what is wrong with a tree, why the store did not do it |
//! | `format` | a record and its line |
//! | `disk` | the file layer, real or simulated (S1), its lock and its reserve |

mod access;
mod again;
mod blobs;
mod branch;
pub mod device;
mod disk;
mod drafts;
mod error;
mod exchange;
mod fault;
pub mod format;
mod journal;
mod notice;
mod project;
mod receipts;
mod whole;

pub use access::{Access, ReadOnlyReason};
pub use blobs::{Blobs, LARGEST as BLOB_MAX};
pub use branch::lineage::Branch;
pub use branch::parting::{Folder, home};
pub use device::chance::{ChanceSource, SystemChance};
pub use device::id::{Device, DeviceDoubt, random_id, random_number};
pub use device::tries::Moment;
pub use disk::lock;
pub use disk::{
    Append, Disk, DiskEntry, DiskError, FileStamp, FileSystem, Lasting, LockGuard, RealDisk,
    TryLock, Unopened, names_in, sync_folders,
};
pub use drafts::{Drafts, StoredDraft, draft_name};
pub use error::StoreError;
pub use exchange::arrival::{
    Arrival, SegmentOffer, beginning, folders, goes_on_from, offers, segment_path,
};
pub use exchange::seal::SealedFile;
pub use fault::{FaultKind, Faults, StoreFault, Tail};
pub use format::hash::{is_hash, sha256_hex};
pub use format::line::{LineFault, Refused};
pub use format::name::{branch_of, device_of, is_branch, is_plain_name as is_project_name};
pub use format::record::{LEAP, NewRecord, Payload, Record, RecordId, Stamp, kind};
pub use format::seen::{Heads, SeenHead};
pub use journal::head::devices as heads_left;
pub use journal::known::KnownTree;
pub use journal::log::stamps;
pub use journal::segment::{SEGMENT_MAX, number as segment_number};
pub use journal::witness::Witness;
pub use notice::{Soundness, StoreNotice};
pub use project::Store;
pub use receipts::{ReceiptName, ReceiptShelf};
pub use whole::reader::TreeReader;
pub use whole::united::{TreePlace, UnitedTrees, project_of};
pub use whole::verify::{VerifyReport, verify, verify_and_open};
