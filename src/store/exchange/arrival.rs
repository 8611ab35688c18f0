//! Segments that arrive from elsewhere: looked at line by line before anything is taken from them
//! (X4). What fits into which project, and in which order, is for `sync`.

use std::path::{Path, PathBuf};

use crate::store::disk::{Disk, DiskError};
use crate::store::fault::{FaultKind, StoreFault};
use crate::store::format::hash::sha256_hex;
use crate::store::format::line::RecordLine;
use crate::store::format::name::device_of;
use crate::store::format::record::{LEAP, Record, RecordId, kind};
use crate::store::format::seen::{self, Heads, SeenHead};
use crate::store::format::strict::LINE_MAX;
use crate::store::journal::findings::declare;
use crate::store::journal::log;
use crate::store::journal::ranges::Ranges;
use crate::store::journal::segment::{self, Bound, Header, SEGMENT_MAX};

/// What is read of a journal to tell its project by.
const BEGINNING: usize = 64 * 1024;

/// A segment that a tree offers.
#[derive(Debug, Clone)]
pub struct SegmentOffer {
    pub n: u64,
    pub path: PathBuf,
    /// Path below the project folder, with forward slashes.
    pub file: String,
    folder: String,
    len: u64,
    bound: Option<Bound>,
    /// It ends before its successor says it does.
    short: bool,
}

/// A segment that was looked at and found in order in itself.
#[derive(Debug, Clone)]
pub struct Arrival {
    pub n: u64,
    pub file: String,
    pub bytes: Vec<u8>,
    pub records: u64,
    /// Number of its first record, and the hash that one names as the record before.
    pub first: u64,
    pub prev: String,
    pub last: SeenHead,
    /// The highest counter of its records.
    pub counter: u64,
    /// What its records state of other devices.
    pub seen: Heads,
    gaps: Ranges,
    /// The number of the segment before it, as its header states.
    pub after: Option<u64>,
}

impl Arrival {
    /// Tells whether its device itself declared these records lost.
    pub fn declares(&self, from: u64, to: u64) -> bool {
        let mut range = Ranges::default();
        range.add(from, to);
        range.without(&self.gaps).is_empty()
    }
}

/// Returns the folders of journals in a tree.
pub fn folders(disk: &dyn Disk, project: &Path) -> Result<Vec<String>, DiskError> {
    log::devices(disk, project)
}

/// Returns the number and the hash of the segment that one goes on from, as its header states.
pub fn goes_on_from(bytes: &[u8]) -> Option<(u64, String)> {
    let first = bytes.split_inclusive(|b| *b == b'\n').next()?;
    let line = RecordLine::read(first).ok()?;
    let before = Header::of(&line)?.prev?;
    Some((before.n, before.sha))
}

/// Returns the segments that a tree offers of one journal, in order.
pub fn offers(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
) -> Result<Vec<SegmentOffer>, DiskError> {
    let extents = log::extents(disk, project, folder)?.into_iter();
    let offer = |extent: log::Extent| SegmentOffer {
        n: extent.n,
        len: extent.len(),
        short: extent
            .bound
            .as_ref()
            .is_some_and(|bound| bound.len > extent.file_len),
        bound: extent.bound,
        path: extent.path,
        file: extent.file,
        folder: folder.to_owned(),
    };
    Ok(extents.filter(|extent| !extent.void).map(offer).collect())
}

impl SegmentOffer {
    /// Tells whether a later segment states where it ends.
    pub fn is_sealed(&self) -> bool {
        self.bound.is_some()
    }

    /// Where it ends, length and hash, as a later segment states.
    pub fn sealed(&self) -> Option<(u64, String)> {
        let bound = self.bound.as_ref()?;
        Some((bound.len, bound.sha.clone()))
    }

    /// Returns the bytes that exist by what the tree itself says; no more than a segment may have.
    pub fn bytes(&self, disk: &dyn Disk) -> Result<Vec<u8>, DiskError> {
        let most = SEGMENT_MAX + LINE_MAX as u64 + 1;
        let len = usize::try_from(self.len.min(most)).unwrap_or(usize::MAX);
        disk.read_range(&self.path, 0, len)
    }

    /// Looks at every line of it.
    pub fn look(&self, bytes: Vec<u8>, pid: &str) -> Result<Arrival, StoreFault> {
        self.check_whole(&bytes)?;
        let mut reading = SegmentReading::new(self, pid);
        let mut good = 0;
        for line in bytes.split_inclusive(|b| *b == b'\n') {
            match reading.line(line) {
                Ok(()) => good += line.len(),
                // An unsealed segment may end in a line that was being written.
                Err(_) if self.bound.is_none() && good + line.len() == bytes.len() && good > 0 => {}
                Err(kind) => return Err(self.fault(reading.number, reading.id(), kind)),
            }
        }
        let mut bytes = bytes;
        bytes.truncate(good);
        reading.done(bytes)
    }

    fn check_whole(&self, bytes: &[u8]) -> Result<(), StoreFault> {
        let found = bytes.len() as u64;
        let kind = match &self.bound {
            _ if bytes.is_empty() => FaultKind::NoHeader,
            _ if found > SEGMENT_MAX + LINE_MAX as u64 => FaultKind::TooLarge { bytes: self.len },
            Some(bound) if self.short || found != bound.len => FaultKind::Length {
                stated: bound.len,
                found,
            },
            Some(bound) => match sha256_hex(bytes) {
                sha if sha == bound.sha => return Ok(()),
                found => {
                    return match first_bad_line(self, bytes) {
                        Some(fault) => Err(fault),
                        None => Err(self.fault(
                            1,
                            None,
                            FaultKind::SegmentHash {
                                stated: bound.sha.clone(),
                                found,
                            },
                        )),
                    };
                }
            },
            None => return Ok(()),
        };
        Err(self.fault(1, None, kind))
    }

    /// The fault that it cannot be opened, or something else stands in its place than a file.
    pub fn unfit(&self, error: &DiskError) -> StoreFault {
        self.fault(1, None, error.into())
    }

    /// The fault that its counter is, after another one elsewhere.
    pub fn leaps(&self, arrival: &Arrival, last: u64) -> Option<StoreFault> {
        let found = arrival.counter;
        let leap = (found > last.saturating_add(LEAP)).then_some(FaultKind::Leap { last, found });
        let record = RecordId::new(device_of(&self.folder), arrival.last.seq);
        leap.map(|kind| self.fault(arrival.records, Some(record), kind))
    }

    fn fault(&self, line: u64, record: Option<RecordId>, kind: FaultKind) -> StoreFault {
        StoreFault {
            file: self.file.clone(),
            line,
            record,
            kind,
        }
    }
}

/// The line that does not fit its hash says more than the hash of the whole.
fn first_bad_line(offer: &SegmentOffer, bytes: &[u8]) -> Option<StoreFault> {
    let lines = bytes.split_inclusive(|b| *b == b'\n').zip(1..);
    let mut bad = lines.filter_map(|(line, number)| Some((RecordLine::read(line).err()?, number)));
    let (fault, number) = bad.next()?;
    Some(offer.fault(number, None, fault.into()))
}

/// A segment while it is read.
struct SegmentReading<'a> {
    offer: &'a SegmentOffer,
    did: &'a str,
    pid: &'a str,
    number: u64,
    first: Option<(u64, String)>,
    last: Option<SeenHead>,
    counter: u64,
    seen: Heads,
    gaps: Ranges,
    after: Option<u64>,
}

impl<'a> SegmentReading<'a> {
    fn new(offer: &'a SegmentOffer, pid: &'a str) -> Self {
        Self {
            offer,
            did: device_of(&offer.folder),
            pid,
            number: 0,
            first: None,
            last: None,
            counter: 0,
            seen: Heads::new(),
            gaps: Ranges::default(),
            after: None,
        }
    }

    fn line(&mut self, bytes: &[u8]) -> Result<(), FaultKind> {
        self.number += 1;
        let line = RecordLine::read(bytes)?;
        let envelope = &line.envelope;
        if envelope.did != self.did {
            let found = envelope.did.to_string();
            return Err(FaultKind::WrongDevice { found });
        }
        if envelope.pid != self.pid {
            let found = envelope.pid.to_string();
            return Err(FaultKind::WrongProject { found });
        }
        self.chain(&line)?;
        if envelope.kind == kind::GAP {
            declare(&mut self.gaps, envelope.payload());
        }
        seen::join(&mut self.seen, envelope.seen());
        let (seq, h) = (envelope.seq, line.h.to_owned());
        self.first
            .get_or_insert_with(|| (seq, envelope.prev.to_string()));
        self.last = Some(SeenHead { seq, h });
        Ok(())
    }

    fn chain(&mut self, line: &RecordLine<'_>) -> Result<(), FaultKind> {
        let (seq, prev) = (line.envelope.seq, &line.envelope.prev);
        let (before, found) = (self.counter, line.envelope.lc);
        if found <= before {
            let last = before;
            return Err(FaultKind::Lamport { last, found });
        }
        self.counter = found;
        match &self.last {
            None => {
                let header = Header::of(line).filter(|header| header.n == self.offer.n);
                let header = header.ok_or(FaultKind::NoHeader)?;
                self.after = header.prev.map(|bound| bound.n);
                Ok(())
            }
            Some(_) if line.envelope.kind == kind::SEGMENT => Err(FaultKind::StrayHeader),
            Some(last) if seq != last.seq + 1 => Err(FaultKind::Order {
                after: last.seq,
                found: seq,
            }),
            Some(last) if *prev != last.h.as_str() => Err(FaultKind::Chain {
                expected: last.h.clone(),
                found: prev.to_string(),
            }),
            Some(_) => Ok(()),
        }
    }

    fn id(&self) -> Option<RecordId> {
        let last = self.last.as_ref()?;
        Some(RecordId::new(self.did, last.seq + 1))
    }

    fn done(self, bytes: Vec<u8>) -> Result<Arrival, StoreFault> {
        let nothing = || self.offer.fault(1, None, FaultKind::NoHeader);
        let (Some((first, prev)), Some(last)) = (self.first, self.last) else {
            return Err(nothing());
        };
        Ok(Arrival {
            n: self.offer.n,
            file: self.offer.file.clone(),
            bytes,
            records: last.seq + 1 - first,
            first,
            prev,
            last,
            counter: self.counter,
            seen: self.seen,
            gaps: self.gaps,
            after: self.after,
        })
    }
}

/// Returns the first records of a journal, with one short read: enough to tell what project it is of.
/// Nothing is said about the rest, nor whether they are what they claim to be.
pub fn beginning(disk: &dyn Disk, project: &Path, folder: &str) -> Vec<Record> {
    let path = segment_path(project, folder, 1);
    let bytes = disk.read_range(&path, 0, BEGINNING).unwrap_or_default();
    let lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let records = lines.map_while(|line| RecordLine::read(line).ok()?.into_record().ok());
    records.collect()
}

/// Returns where a segment of a journal lies in a project folder.
pub fn segment_path(project: &Path, folder: &str, n: u64) -> PathBuf {
    segment::log_dir(project, folder).join(segment::file_name(n))
}
