//! One project's store: the lock, the own journal, everyone's records, blobs and drafts behind one
//! door. What records mean is for `domain`; when things happen is for `workspace`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::access::{Access, ReadOnlyReason};
use super::blobs::Blobs;
use super::disk::lock::{self, Lock};
use super::disk::reserve;
use super::disk::{Disk, DiskError, LockGuard, sync_folders};
use super::drafts::Drafts;
use super::error::StoreError;
use super::format::name::is_plain_name;
use super::format::record::{NewRecord, Record, RecordId, Stamp};
use super::format::seen::Heads;
use super::journal::append::{Journal, WrittenRecord};
use super::journal::known::KnownTree;
use super::journal::witness::Witness;
use super::journal::{growth, head, recovery, segment};
use super::notice::StoreNotice;
use super::whole::reader::TreeReader;

/// The store of one project.
pub struct Store {
    pub(super) reader: TreeReader,
    pub(super) did: String,
    pid: String,
    pub(super) access: Access,
    pub(super) journal: Option<Journal>,
    /// Must be written before anything else (S8).
    pub(super) note: Option<NewRecord>,
    blobs: Blobs,
    drafts: Drafts,
    _guard: Option<Box<dyn LockGuard>>,
}

impl Store {
    /// Makes a new, empty project in `dir`. The first segment begins with the first record.
    pub fn create(
        disk: Arc<dyn Disk>,
        dir: &Path,
        pid: &str,
        did: &str,
    ) -> Result<Self, StoreError> {
        check_name(pid)?;
        check_name(did)?;
        prepare(disk.as_ref(), dir, did)?;
        let (mut store, _) = Self::open(disk, dir, did)?;
        store.name(pid);
        Ok(store)
    }

    /// Opens a project: checks every byte, and is read-only at worst (S8). Whatever has to be said
    /// about an accident is written with the next record, or by [`Self::settle`].
    pub fn open(
        disk: Arc<dyn Disk>,
        dir: &Path,
        did: &str,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        Self::open_knowing(disk, dir, did, KnownTree::NOTHING)
    }

    /// The same; segments that are known and untouched are not read again.
    pub fn open_knowing(
        disk: Arc<dyn Disk>,
        dir: &Path,
        did: &str,
        known: &KnownTree,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        check_name(did)?;
        if disk.list(dir)?.is_empty() {
            return Err(StoreError::NoProject);
        }
        let who = format!("{did}, process {}", std::process::id());
        let lock = lock::take(disk.as_ref(), dir, &who);
        let (reader, mut notices) = TreeReader::open_for(did, disk, dir, known)?;
        let mut store = Self::of(reader, did);
        match lock {
            Ok(Lock::Mine(_)) if store.reader.is_unreadable() => {
                store.forbid(None, ReadOnlyReason::Unreadable);
            }
            Ok(Lock::Mine(guard)) => {
                store._guard = Some(guard);
                if let Err(error) = store.resume() {
                    store.fail(&error, &mut notices);
                }
            }
            Ok(Lock::Theirs(holder)) => store.forbid(holder, ReadOnlyReason::Held),
            Err(error) => store.fail(&error, &mut notices),
        }
        Ok((store, notices))
    }

    /// Opens a project only to read it, for the device `did`: without the lock, beside whoever writes,
    /// and without leaving a trace.
    pub fn look(
        disk: Arc<dyn Disk>,
        dir: &Path,
        did: &str,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        Self::look_knowing(disk, dir, did, KnownTree::NOTHING)
    }

    /// The same; segments that are known and untouched are not read again.
    pub fn look_knowing(
        disk: Arc<dyn Disk>,
        dir: &Path,
        did: &str,
        known: &KnownTree,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        if disk.list(dir)?.is_empty() {
            return Err(StoreError::NoProject);
        }
        let (mut reader, mut notices) = TreeReader::open_for(did, Arc::clone(&disk), dir, known)?;
        if !notices.is_empty() {
            // A line that somebody is writing just now looks cut short; damage stays as it is.
            let (again, still) = TreeReader::open_for(did, disk, dir, known)?;
            notices.retain(|notice| still.contains(notice));
            reader = again;
        }
        let mut store = Self::of(reader, did);
        store.forbid(None, ReadOnlyReason::Asked);
        Ok((store, notices))
    }

    fn of(reader: TreeReader, did: &str) -> Self {
        let (disk, dir) = (Arc::clone(&reader.disk), reader.project.clone());
        let named = dir.file_name().and_then(|name| name.to_str());
        let pid = reader.pid().or(named).unwrap_or_default().to_owned();
        Self {
            did: did.to_owned(),
            pid,
            access: Access::Writer,
            journal: None,
            note: None,
            blobs: Blobs::new(Arc::clone(&disk), &dir),
            drafts: Drafts::new(disk, &dir),
            _guard: None,
            reader,
        }
    }

    /// Tells whether whoever held the lock has let it go.
    pub fn could_write(&self) -> bool {
        let held = ReadOnlyReason::Held;
        matches!(self.access, Access::ReadOnly { reason, .. } if reason == held)
            && lock::is_free(self.reader.disk.as_ref(), &self.reader.project)
    }

    fn resume(&mut self) -> Result<(), DiskError> {
        let disk = Arc::clone(&self.reader.disk);
        let project = self.reader.project.clone();
        prepare(disk.as_ref(), &project, &self.did)?;
        if !self.reader.logs.contains_key(&self.did) {
            let did = self.did.clone();
            let audit = self.reader.audit(&did)?;
            self.reader.logs.insert(did, audit);
        }
        let Some(audit) = self.reader.logs.get(&self.did) else {
            return Ok(());
        };
        let (mut journal, note) = recovery::resume(&disk, &project, &self.pid, audit)?;
        journal.lc_seen = self.reader.last_counter();
        journal.unstated = self.reader.unstated(&self.did);
        self.journal = Some(journal);
        self.note = note;
        Ok(())
    }

    /// Keeps a witness of every record acknowledged from now on.
    pub fn watch(&mut self, witness: Witness) {
        if let Some(journal) = &mut self.journal {
            journal.witness = Some(witness);
        }
    }

    fn name(&mut self, pid: &str) {
        // An existing project keeps the name its records bear.
        if self.reader.pid().is_none() {
            self.pid = pid.to_owned();
            if let Some(journal) = &mut self.journal {
                journal.pid = pid.to_owned();
            }
        }
    }

    pub fn pid(&self) -> &str {
        &self.pid
    }

    pub fn did(&self) -> &str {
        &self.did
    }

    pub fn access(&self) -> &Access {
        &self.access
    }

    pub fn blobs(&self) -> &Blobs {
        &self.blobs
    }

    pub fn drafts(&self) -> &Drafts {
        &self.drafts
    }

    /// Returns the time this device's last record bears, to judge the clock by (T3).
    pub fn last_time(&self) -> Option<&str> {
        let tip = self.reader.logs.get(&self.did)?.tip.as_ref()?;
        Some(&tip.t)
    }

    /// Returns the number of this device's last record; 0 when it has none.
    pub fn last_number(&self) -> u64 {
        let log = self.reader.logs.get(&self.did);
        log.and_then(|log| log.tip.as_ref())
            .map_or(0, |tip| tip.seq)
    }

    /// Shows every record in total order (T1).
    pub fn records(&self, each: &mut dyn FnMut(Record)) -> Result<(), StoreError> {
        self.reader.records(each)
    }

    /// Shows the records that someone with these heads has not seen.
    pub fn records_after(
        &self,
        seen: &Heads,
        each: &mut dyn FnMut(Record),
    ) -> Result<(), StoreError> {
        self.reader.records_after(seen, each)
    }

    pub fn record(&self, id: &RecordId) -> Result<Record, StoreError> {
        self.reader.record(id)
    }

    pub fn heads(&self) -> Heads {
        self.reader.heads()
    }

    pub fn reader(&self) -> &TreeReader {
        &self.reader
    }

    /// Saves a record: on return it is durable (S2, S3).
    pub fn append(&mut self, new: &NewRecord, stamp: &Stamp) -> Result<Record, StoreError> {
        self.settle(stamp)?;
        self.write(new, stamp)
    }

    /// Writes what must be said about an accident, if anything (S8). Opening never writes by itself,
    /// because this room has no clock.
    pub fn settle(&mut self, stamp: &Stamp) -> Result<(), StoreError> {
        if let Some(note) = self.note.clone() {
            self.write(&note, stamp)?;
            self.note = None;
        }
        Ok(())
    }

    fn write(&mut self, new: &NewRecord, stamp: &Stamp) -> Result<Record, StoreError> {
        let journal = self.writer()?;
        let mut written = Vec::new();
        let result = journal.append(new, stamp, &mut written);
        self.take_note(written, &result);
        result
    }

    /// Puts eight MiB aside for the day the disk is full (S14); call it when there is time.
    pub fn build_reserve(&self) -> Result<(), StoreError> {
        match self.access {
            Access::Writer => {
                let disk = self.reader.disk.as_ref();
                Ok(reserve::build(disk, &self.reader.project)?)
            }
            Access::ReadOnly { .. } => Err(StoreError::ReadOnly),
        }
    }

    /// Stores a content that the record in hand names: when the disk is full, the reserve pays for it
    /// as for the record (S14).
    pub fn put_with_record(&self, bytes: &[u8]) -> Result<String, StoreError> {
        match self.blobs.put(bytes) {
            Err(StoreError::Disk(error)) if error.is_full() => {
                reserve::release(self.reader.disk.as_ref(), &self.reader.project);
                self.blobs.put(bytes)
            }
            done => done,
        }
    }

    pub(super) fn writer(&mut self) -> Result<&mut Journal, StoreError> {
        match (&self.access, &mut self.journal) {
            (Access::Writer, Some(journal)) => Ok(journal),
            _ => Err(StoreError::ReadOnly),
        }
    }

    /// Keeps index and access in step with what the journal did.
    pub(super) fn take_note<T>(
        &mut self,
        written: Vec<WrittenRecord>,
        result: &Result<T, StoreError>,
    ) {
        self.reader.pid.get_or_insert_with(|| self.pid.clone());
        if let Some(log) = self.reader.logs.get_mut(&self.did) {
            for written in &written {
                growth::note(log, &self.reader.project, written);
            }
        }
        let full = self.journal.as_ref().is_some_and(|journal| journal.full);
        if matches!(
            result,
            Err(StoreError::WriteFailed(_) | StoreError::Unconfirmed(_))
        ) {
            let reason = match full {
                true => ReadOnlyReason::Full,
                false if self.is_gone() => ReadOnlyReason::Gone,
                false => ReadOnlyReason::Failed,
            };
            self.forbid(None, reason);
        } else if full {
            self.forbid(None, ReadOnlyReason::Full);
        }
    }

    /// Whether the journals that were read have no folder any more.
    fn is_gone(&self) -> bool {
        let journals = self.reader.disk.list(&self.reader.project.join("log"));
        !self.reader.is_empty() && journals.is_ok_and(|journals| journals.is_empty())
    }

    /// Whether it lies where nothing can be written.
    pub fn is_protected(&self) -> bool {
        let protected = ReadOnlyReason::Protected;
        matches!(self.access, Access::ReadOnly { reason, .. } if reason == protected)
    }

    /// Notes that a project which is only looked at could not be written anyway.
    pub fn protect(&mut self) {
        self.forbid(None, ReadOnlyReason::Protected);
    }

    fn forbid(&mut self, holder: Option<String>, reason: ReadOnlyReason) {
        self.access = Access::ReadOnly { holder, reason };
    }

    fn fail(&mut self, error: &DiskError, notices: &mut Vec<StoreNotice>) {
        if error.is_protected() {
            return self.forbid(None, ReadOnlyReason::Protected);
        }
        self.forbid(None, ReadOnlyReason::Failed);
        notices.push(StoreNotice::ReadOnly {
            detail: error.to_string(),
        });
    }
}

fn check_name(name: &str) -> Result<(), StoreError> {
    match is_plain_name(name) {
        true => Ok(()),
        false => Err(StoreError::Name(name.chars().take(40).collect())),
    }
}

/// Makes the folders of a project, and their names durable even if a run before was killed between
/// making and syncing them.
fn prepare(disk: &dyn Disk, project: &Path, did: &str) -> Result<(), DiskError> {
    let log = segment::log_dir(project, did);
    let folders: [PathBuf; 4] = [
        log,
        head::dir(project),
        project.join("drafts"),
        project.join("blobs"),
    ];
    for folder in &folders {
        disk.create_dir_all(folder)?;
    }
    disk.sync_dir(&project.join("log"))?;
    sync_folders(disk, project.ancestors())
}
