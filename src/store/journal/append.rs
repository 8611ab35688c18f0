//! Appends to one device's journal: one line, one write, one sync, and only then is it true (S2, S3).
//! It never reads a journal back and never changes a byte that stands (S7).

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::findings::Tip;
use super::head::JournalHead;
use super::segment::{self, Bound, Header, SEGMENT_MAX};
use super::witness::Witness;
use crate::store::disk::reserve;
use crate::store::disk::{Append, Disk, DiskError};
use crate::store::error::StoreError;
use crate::store::format::hash::Running;
use crate::store::format::line::{self, ChainPlace, Refused};
use crate::store::format::record::{NO_PREV, NewRecord, Record, Stamp};
use crate::store::format::seen::{self, Heads};
use crate::store::format::strict::{LINE_MAX, StrictError, StrictFault};

/// Room for the digits that a number may gain when a header goes before the record.
const SLACK: usize = 64;

/// The segment that grows.
pub(in crate::store) struct Active {
    pub n: u64,
    /// Synced length; the truth whatever the file looks like (S4).
    pub len: u64,
    pub lines: u64,
    pub hash: Running,
    pub handle: Box<dyn Append>,
}

/// The end of the journal.
pub(in crate::store) enum JournalEnd {
    Open(Active),
    /// The next record begins a new segment, which states this about the last one.
    Closed(Option<Bound>),
}

/// A record and where it went.
pub(in crate::store) struct WrittenRecord {
    pub record: Record,
    pub n: u64,
    pub at: u64,
    pub len: u64,
    /// Set when this record began a segment.
    pub header: Option<Header>,
}

pub(in crate::store) struct Journal {
    pub disk: Arc<dyn Disk>,
    pub project: PathBuf,
    pub pid: String,
    pub did: String,
    pub tip: Option<Tip>,
    /// Highest counter seen from anyone (T1).
    pub lc_seen: u64,
    /// What was seen of other devices and no header states yet.
    pub unstated: Heads,
    /// Keeps the last acknowledged head outside the data folder as well (S9).
    pub witness: Option<Witness>,
    pub end: JournalEnd,
    pub next_n: u64,
    /// The disk was full; the reserve paid for the last record (S14).
    pub full: bool,
}

impl Journal {
    /// Appends a record; on return it is durable. Tries once more in a new segment when the disk
    /// fails (S4). The payload and its kind stay the same there, only the number moves on, because
    /// the header of the new segment takes a place in the chain as well.
    pub(in crate::store) fn append(
        &mut self,
        new: &NewRecord,
        stamp: &Stamp,
        written: &mut Vec<WrittenRecord>,
    ) -> Result<Record, StoreError> {
        let (line, _) = self.encode(new, stamp)?;
        if line.len() + SLACK > LINE_MAX {
            let (at, what) = (LINE_MAX, StrictFault::Line);
            return Err(Refused::Limit(StrictError { at, what }).into());
        }
        self.twice(|journal| journal.attempt(new, stamp, written))
    }

    /// Seals the active segment by beginning the next one (S6).
    pub(in crate::store) fn seal(
        &mut self,
        stamp: &Stamp,
        written: &mut Vec<WrittenRecord>,
    ) -> Result<(), StoreError> {
        let header = self.twice(|journal| journal.roll(stamp))?;
        written.push(header);
        Ok(())
    }

    /// Tries once more when the disk fails: in a new file, with the reserve released if it is full.
    fn twice<T>(
        &mut self,
        mut attempt: impl FnMut(&mut Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match attempt(self) {
            Err(StoreError::Disk(error)) => {
                let written = error.is_unconfirmed();
                self.close();
                if error.is_full() {
                    self.full = true;
                    reserve::release(self.disk.as_ref(), &self.project);
                }
                attempt(self).map_err(|error| self.failed(error, written))
            }
            done => done,
        }
    }

    /// `written`: the first try had the record in its file, which counts should the disk keep it.
    fn failed(&mut self, error: StoreError, written: bool) -> StoreError {
        self.close();
        self.doubt();
        match error {
            StoreError::Disk(error) if written || error.is_unconfirmed() => {
                StoreError::Unconfirmed(error)
            }
            StoreError::Disk(error) => StoreError::WriteFailed(error),
            other => other,
        }
    }

    /// Tells the next run where the confirmed bytes end. Without a sync, like every head: in the same run of the
    /// machine it is seen, and after another start of it reading shows what is on the disk.
    fn doubt(&self) {
        if let (Some(tip), JournalEnd::Closed(Some(bound))) = (&self.tip, &self.end) {
            let head = JournalHead {
                seq: tip.seq,
                h: tip.h.clone(),
                lc: tip.lc,
                n: bound.n,
                len: bound.len,
                doubt: Some(bound.sha.clone()),
            };
            let _ = head.store(self.disk.as_ref(), &self.project, &self.did);
        }
    }

    fn attempt(
        &mut self,
        new: &NewRecord,
        stamp: &Stamp,
        written: &mut Vec<WrittenRecord>,
    ) -> Result<Record, StoreError> {
        let (mut line, mut record) = self.encode(new, stamp)?;
        if !self.unstated.is_empty() {
            self.close();
        }
        if !self.has_room(line.len() as u64) {
            written.push(self.roll(stamp)?);
            (line, record) = self.encode(new, stamp)?;
        }
        let JournalEnd::Open(active) = &mut self.end else {
            return Err(StoreError::ReadOnly);
        };
        let path = segment::log_dir(&self.project, &self.did).join(segment::file_name(active.n));
        let wrote = active.handle.write_all(&line);
        wrote.map_err(DiskError::io("write", &path))?;
        let synced = active.handle.sync_data();
        synced.map_err(DiskError::unconfirmed(&path))?;
        let place = WrittenRecord {
            record: record.clone(),
            n: active.n,
            at: active.len,
            len: line.len() as u64,
            header: None,
        };
        active.len += line.len() as u64;
        active.lines += 1;
        active.hash.update(&line);
        self.acknowledge(&record);
        written.push(place);
        Ok(record)
    }

    /// Begins a new segment: create-new, header, sync, sync the folder, then use (S6).
    pub(super) fn roll(&mut self, stamp: &Stamp) -> Result<WrittenRecord, StoreError> {
        self.close();
        let JournalEnd::Closed(prev) = &self.end else {
            return Err(StoreError::ReadOnly);
        };
        let n = self.next_n;
        let mut header = Header {
            n,
            prev: prev.clone(),
            h: String::new(),
        };
        let seen = self.unstated.clone().into_iter().take(seen::MOST);
        let (line, record) = self.encode_with(&header.to_new_record(), stamp, seen.collect())?;
        header.h.clone_from(&record.h);
        // A number is used once, whether the segment comes into being or not.
        self.next_n += 1;
        let path = segment::log_dir(&self.project, &self.did).join(segment::file_name(n));
        let handle = self.begun(&path, &line)?;
        let mut hash = Running::default();
        hash.update(&line);
        let len = line.len() as u64;
        self.end = JournalEnd::Open(Active {
            n,
            len,
            lines: 1,
            hash,
            handle,
        });
        self.acknowledge(&record);
        let stated = record.seen();
        self.unstated.retain(|did, _| !stated.contains_key(did));
        Ok(WrittenRecord {
            record,
            n,
            at: 0,
            len,
            header: Some(header),
        })
    }

    /// Makes the file of a segment that begins with this line, durable with its name.
    fn begun(&self, path: &Path, line: &[u8]) -> Result<Box<dyn Append>, DiskError> {
        let mut handle = self.disk.create_new(path)?;
        let saved = handle.write_all(line).and_then(|()| handle.sync_all());
        let saved = saved.map_err(DiskError::io("write", path));
        let dir = segment::log_dir(&self.project, &self.did);
        if let Err(error) = saved.and_then(|()| self.disk.sync_dir(&dir)) {
            // Nothing in it was ever acknowledged, and it would pass for what a power cut left.
            let _ = self.disk.remove(path);
            return Err(error);
        }
        Ok(handle)
    }

    /// Drops the handle; what was synced is what counts (S4).
    pub(super) fn close(&mut self) {
        if let JournalEnd::Open(active) = &self.end {
            self.end = JournalEnd::Closed(Some(Bound {
                n: active.n,
                len: active.len,
                sha: active.hash.so_far(),
            }));
        }
    }

    /// Tells whether the active segment holds more than its header.
    pub(in crate::store) fn is_worth_sealing(&self) -> bool {
        matches!(&self.end, JournalEnd::Open(active) if active.lines > 1)
    }

    fn has_room(&self, len: u64) -> bool {
        match &self.end {
            JournalEnd::Open(active) => active.lines == 1 || active.len + len <= SEGMENT_MAX,
            JournalEnd::Closed(_) => false,
        }
    }

    fn encode(&self, new: &NewRecord, stamp: &Stamp) -> Result<(Vec<u8>, Record), Refused> {
        self.encode_with(new, stamp, Heads::new())
    }

    fn encode_with(
        &self,
        new: &NewRecord,
        stamp: &Stamp,
        seen: Heads,
    ) -> Result<(Vec<u8>, Record), Refused> {
        let tip = self.tip.as_ref();
        let place = ChainPlace {
            pid: &self.pid,
            did: &self.did,
            seq: tip.map_or(0, |tip| tip.seq) + 1,
            prev: tip.map_or(NO_PREV, |tip| &tip.h),
            lc: tip.map_or(0, |tip| tip.lc).max(self.lc_seen) + 1,
            seen,
        };
        line::encode(&place, new, stamp)
    }

    fn acknowledge(&mut self, record: &Record) {
        self.tip = Some(Tip {
            seq: record.seq,
            h: record.h.clone(),
            lc: record.lc,
            t: record.t.clone(),
        });
        if let JournalEnd::Open(active) = &self.end {
            let head = JournalHead {
                seq: record.seq,
                h: record.h.clone(),
                lc: record.lc,
                n: active.n,
                len: active.len,
                doubt: None,
            };
            // The record is safe already; a head that lags only makes a later check weaker.
            let _ = head.store(self.disk.as_ref(), &self.project, &self.did);
            if let Some(witness) = &self.witness {
                witness.note(&self.did, &head);
            }
        }
    }
}
