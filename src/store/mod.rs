//! Records on disk: journals, drafts and blobs that survive a power cut, and the check that nobody
//! touched them. The room knows envelopes and opaque payloads; what a check is, it never learns.
//!
//! | file | noun |
//! |---|---|
//! | `project`, `access` | [`Store`], the door: one project, one writer, and why it may not write |
//! | `reader`, `stream` | [`Reader`]: everyone's records in one order, live or exported |
//! | `journal`, `growth`, `segment`, `head` | appending, noting it, what a segment is, the last acknowledged record |
//! | `seen`, `witness`, `twin` | what was known of other devices; the last record noted elsewhere; restored or cloned (S9) |
//! | `lens`, `findings`, `log`, `pieces`, `ranges`, `glean` | looking at every byte, and at what is no record any more |
//! | `recovery`, `notice`, `fault`, `error` | going on after an accident, and saying so; why the store refuses |
//! | `verify`, `seal` | the whole tree checked; what may be handed over |
//! | `arrival`, `name`, `branch`, `numbers`, `lineage` | segments from elsewhere; two journals under one id, and who wrote on which (X4, X5) |
//! | `drafts`, `blobs`, `reserve`, `lock`, `device` | the other files of a project |
//! | `vault`, `wrapped`, `pin`, `common_pin`, `tries` | private keys of people, wrapped; what opens them |
//! | `record`, `envelope`, `line`, `canonical`, `strict`, `cursor`, `hash` | the format |
//! | `disk` | the file layer, real or simulated (S1) |

mod access;
mod arrival;
mod blobs;
mod branch;
pub mod canonical;
mod common_pin;
mod cursor;
mod device;
mod disk;
mod drafts;
pub mod envelope;
mod error;
mod fault;
mod findings;
mod glean;
mod growth;
mod hash;
mod head;
mod journal;
mod lens;
pub mod line;
mod lineage;
pub mod lock;
mod log;
mod name;
mod notice;
mod numbers;
mod pieces;
pub mod pin;
mod project;
mod ranges;
mod reader;
mod record;
mod recovery;
mod reserve;
mod seal;
mod seen;
mod segment;
mod stream;
pub mod strict;
mod tries;
mod twin;
pub mod vault;
mod verify;
mod witness;
pub mod wrapped;

pub use access::{Access, ReadOnlyReason};
pub use arrival::{Arrival, Offer, beginning, folders, offers, segment_path};
pub use blobs::Blobs;
pub use branch::{Folder, home};
pub use device::{Device, Doubt, random_id};
pub use disk::{Append, Disk, DiskError, Entry, LockGuard, RealDisk, TryLock, names_in};
pub use drafts::{Draft, Drafts, draft_name};
pub use error::StoreError;
pub use fault::{Fault, FaultKind, Faults, Tail};
pub use hash::{is_hash, sha256_hex};
pub use head::devices as heads_left;
pub use line::{LineFault, Refused};
pub use lineage::Branch;
pub use name::{device_of, is_branch, is_plain_name as is_project_name};
pub use notice::{Notice, Soundness};
pub use project::Store;
pub use reader::Reader;
pub use record::{LEAP, NewRecord, Record, RecordId, Stamp, kind};
pub use seal::SealedFile;
pub use seen::{Heads, SeenHead};
pub use segment::{SEGMENT_MAX, number as segment_number};
pub use tries::Moment;
pub use verify::{VerifyReport, verify, verify_bytes};
pub use witness::Witness;
