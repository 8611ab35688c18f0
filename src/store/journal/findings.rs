//! What an audit found in one device's journal, and the last questions that only the whole can answer:
//! forks, missing segments, acknowledged records that are gone. Reading happens in `lens`.

use serde::{Deserialize, Serialize};

use super::head::JournalHead;
use super::known::Mark;
use super::log::Extent;
use super::pieces::JournalPieces;
use super::ranges::Ranges;
use super::segment;
use crate::store::disk::Disk;
use crate::store::fault::{FaultKind, Faults, StoreFault, Tail};
use crate::store::format::line::RecordLine;
use crate::store::format::record::RecordId;
use crate::store::format::seen::Heads;
use crate::store::format::strict;

/// The last record of a chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Tip {
    pub seq: u64,
    pub h: String,
    pub lc: u64,
    pub t: String,
}

/// Where the last good line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Live {
    /// Position in [`Audit::extents`].
    pub extent: usize,
    pub len: u64,
    /// Lines of that segment, good or bad.
    pub lines: u64,
}

/// Bytes at the end of the journal which are no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Ending {
    pub extent: usize,
    pub line: u64,
    pub at: u64,
    pub bytes: u64,
    pub faults: Faults,
}

/// Where a record lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u64, u64)", into = "(u64, u64)")]
pub(in crate::store) struct Spot {
    pub seq: u64,
    pub at: u64,
}

impl From<(u64, u64)> for Spot {
    fn from((seq, at): (u64, u64)) -> Self {
        Self { seq, at }
    }
}

impl From<Spot> for (u64, u64) {
    fn from(spot: Spot) -> Self {
        (spot.seq, spot.at)
    }
}

/// What was found in one device's journal.
#[derive(Debug, Default)]
pub(in crate::store) struct Audit {
    pub did: String,
    /// The folder it lies in: the device's, or a further branch's.
    pub folder: String,
    pub extents: Vec<Extent>,
    /// The accepted records of each extent.
    pub index: Vec<Vec<Spot>>,
    /// How it stands behind each of those read to the end; nothing where something is wrong up to there.
    pub marks: Vec<Option<Mark>>,
    pub records: u64,
    pub bytes: u64,
    pub tip: Option<Tip>,
    pub live: Option<Live>,
    pub endings: Vec<Ending>,
    pub faults: Faults,
    pub tails: Vec<Tail>,
    pub missing: Ranges,
    pub declared: Ranges,
    pub head: Option<JournalHead>,
    /// It has a head here, readable or not: its device wrote it here. Others' journals were handed
    /// over, as all are on a stick or a share.
    pub written_here: bool,
    /// What its records state of other devices.
    pub seen: Heads,
    /// Some part could not be read, so nobody knows where the journal ends.
    pub unreadable: bool,
    /// Valid lines whose number had passed already: (number, hash, place in `faults`).
    pub repeated: Vec<(u64, String, StoreFault)>,
}

impl Audit {
    /// Looks again at numbers that came twice: the same record, or another one (X5).
    pub(super) fn settle_repeated(&mut self, disk: &dyn Disk) {
        for (seq, h, mut fault) in std::mem::take(&mut self.repeated) {
            if let Some(other) = self.first_hash(disk, seq).filter(|first| *first != h) {
                fault.kind = FaultKind::Fork { other };
            }
            self.faults.push(fault);
        }
    }

    fn first_hash(&self, disk: &dyn Disk, seq: u64) -> Option<String> {
        for extent in &self.extents {
            let mut pieces = JournalPieces::new(disk, &extent.path, extent.len());
            while let Ok(Some(piece)) = pieces.next() {
                let line = RecordLine::read(piece.bytes).ok();
                if let Some(line) = line.filter(|line| line.envelope.seq == seq) {
                    return Some(line.h.to_owned());
                }
            }
        }
        None
    }

    pub(super) fn close(&mut self) {
        self.check_segments();
        self.check_presence();
        self.check_head();
        for i in 0..self.endings.len() {
            let Some(ending) = self.endings.get(i) else {
                break;
            };
            let (line, bytes) = (ending.line, ending.bytes);
            let Some(extent) = self.extents.get(ending.extent) else {
                continue;
            };
            if self.is_interrupted() {
                let (file, from) = (extent.file.clone(), ending.at);
                self.tails.push(Tail { file, from, bytes });
                continue;
            }
            let place = AuditPlace { i, extent, line };
            let fault = place.fault(Some(self.next_id()), FaultKind::Torn { bytes });
            self.faults.push(fault);
        }
        let declared = &self.declared;
        for fault in self.faults.iter_mut() {
            if let FaultKind::Missing {
                from,
                to,
                declared: said,
            } = &mut fault.kind
            {
                let mut range = Ranges::default();
                range.add(*from, *to);
                *said = range.without(declared).is_empty();
            }
        }
    }

    /// Tells whether bytes at the end were left by an entry that was being written when the power
    /// went: by the head nothing acknowledged is missing. What the bytes are says nothing, a power cut
    /// leaves any. In a journal without a head they are damage: only whole lines are handed over.
    fn is_interrupted(&self) -> bool {
        let last = self.tip.as_ref().map_or(0, |tip| tip.seq);
        self.written_here && self.head.as_ref().is_none_or(|head| head.seq <= last)
    }

    fn check_segments(&mut self) {
        let mut faults = Vec::new();
        for (i, extent) in self.extents.iter().enumerate() {
            let stated = extent.header.as_ref().and_then(|h| h.prev.as_ref());
            let Some(n) = stated.map(|bound| bound.n) else {
                continue;
            };
            if !extent.void && !self.extents.iter().any(|e| e.n == n) {
                let mut fault =
                    AuditPlace { i, extent, line: 1 }.fault(None, FaultKind::MissingSegment { n });
                fault.file = segment::relative(&self.folder, n);
                faults.push(fault);
            }
        }
        for fault in faults {
            self.faults.push(fault);
        }
    }

    /// Looks for a journal of which nothing but torn heads is left: a head is only ever written after
    /// the journal, but how far that went they do not tell.
    fn check_presence(&mut self) {
        if self.written_here && self.head.is_none() && self.extents.is_empty() {
            self.faults.push(StoreFault {
                file: segment::relative(&self.folder, 1),
                line: 1,
                record: None,
                kind: FaultKind::MissingSegment { n: 1 },
            });
        }
    }

    /// Looks for a cut that left no trace in the journal itself.
    fn check_head(&mut self) {
        let last = self.tip.as_ref().map_or(0, |tip| tip.seq);
        let Some(head) = self.head.clone().filter(|head| head.seq > last) else {
            return;
        };
        self.missing.add(last + 1, head.seq);
        let lines = self.live.as_ref().filter(|live| {
            let extent = self.extents.get(live.extent);
            extent.is_some_and(|extent| extent.n == head.n)
        });
        let fault = StoreFault {
            file: segment::relative(&self.folder, head.n),
            line: lines.map_or(1, |live| live.lines + 1),
            record: Some(self.id(last + 1)),
            kind: FaultKind::Acknowledged { seq: head.seq },
        };
        self.faults.push(fault);
    }

    /// Tells whether all of it is as it was written, to the last byte.
    pub(in crate::store) fn is_whole(&self) -> bool {
        let nothing_odd =
            self.faults.is_empty() && self.endings.is_empty() && self.tails.is_empty();
        nothing_odd && self.missing.is_empty() && !self.unreadable
    }

    /// Tells whether every record that is stated is there, as it was written.
    pub(in crate::store) fn is_sound(&self) -> bool {
        self.faults.is_empty() && self.missing.is_empty() && !self.unreadable
    }

    /// Returns what is missing without a gap record saying so.
    pub(super) fn undeclared(&self) -> Ranges {
        self.missing.without(&self.declared)
    }

    pub(super) fn id(&self, seq: u64) -> RecordId {
        RecordId::new(&self.did, seq)
    }

    pub(super) fn next_id(&self) -> RecordId {
        self.id(self.tip.as_ref().map_or(0, |tip| tip.seq) + 1)
    }
}

/// Where the audit is.
pub(super) struct AuditPlace<'e> {
    pub i: usize,
    pub extent: &'e Extent,
    pub line: u64,
}

impl AuditPlace<'_> {
    pub(super) fn fault(&self, record: Option<RecordId>, kind: FaultKind) -> StoreFault {
        StoreFault {
            file: self.extent.file.clone(),
            line: self.line,
            record,
            kind,
        }
    }
}

/// Adds what a gap record declares, `{"ranges":[[from,to],…]}`.
pub(in crate::store) fn declare(declared: &mut Ranges, payload: &[u8]) {
    let Ok(payload) = strict::parse(payload) else {
        return;
    };
    let ranges = payload.get("ranges").and_then(|r| r.as_array());
    for range in ranges.into_iter().flatten() {
        let end = |i: usize| range.get(i).and_then(serde_json::Value::as_u64);
        if let (Some(from), Some(to)) = (end(0), end(1)) {
            declared.add(from, to);
        }
    }
}
