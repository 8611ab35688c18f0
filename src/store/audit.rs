//! Reads every byte of one device's journal and says what it holds and what is wrong with it (S8,
//! F2). Opening, reading and `verify` all look through these eyes. It never writes.

use std::path::Path;

use super::disk::{Disk, DiskError};
use super::fault::{Fault, FaultKind, Faults, Tail};
use super::head::Head;
use super::line::{Line, LineFault};
use super::log::{self, Extent};
use super::pieces::{Piece, Pieces};
use super::ranges::Ranges;
use super::record::{NO_PREV, Record, RecordId, kind};
use super::segment::Header;
use super::strict;

/// The last record of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tip {
    pub seq: u64,
    pub h: String,
    pub lc: u64,
    pub t: String,
}

/// Where the last good line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Live {
    /// Position in [`Audit::extents`].
    pub extent: usize,
    pub len: u64,
    /// Lines of that segment, good or bad.
    pub lines: u64,
}

/// Bytes at the end of the journal which are no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ending {
    pub extent: usize,
    pub line: u64,
    pub at: u64,
    pub bytes: u64,
    pub faults: Faults,
}

/// Where a record lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub seq: u64,
    pub at: u64,
}

/// What was found in one device's journal.
#[derive(Debug, Default)]
pub(super) struct Audit {
    pub did: String,
    pub extents: Vec<Extent>,
    /// The accepted records of each extent.
    pub index: Vec<Vec<Spot>>,
    pub records: u64,
    pub bytes: u64,
    pub tip: Option<Tip>,
    pub live: Option<Live>,
    pub endings: Vec<Ending>,
    pub faults: Faults,
    pub tails: Vec<Tail>,
    pub missing: Ranges,
    pub declared: Ranges,
    pub head: Option<Head>,
    /// Kind of the last accepted record.
    pub last_kind: String,
    /// Some part could not be read, so nobody knows where the journal ends.
    pub unreadable: bool,
    /// Valid lines whose number had passed already: (number, hash, place in `faults`).
    repeated: Vec<(u64, String, Fault)>,
}

/// How closely to look.
pub(super) struct Lens<'r> {
    /// Keeps the place of every record.
    pub index: bool,
    /// Hashes whole segments as well, against what their successors state.
    pub whole: bool,
    /// Is shown every accepted record.
    pub each: Option<&'r mut dyn FnMut(&Record)>,
}

/// Audits a device's journal; `pid` is learned from the first record of the project.
pub(super) fn audit(
    disk: &dyn Disk,
    project: &Path,
    did: &str,
    pid: &mut Option<String>,
    lens: &mut Lens<'_>,
) -> Result<Audit, DiskError> {
    let extents = log::extents(disk, project, did)?;
    let mut audit = Audit {
        did: did.to_owned(),
        index: vec![Vec::new(); extents.len()],
        head: Head::load(disk, project, did),
        ..Audit::default()
    };
    for (i, extent) in extents.iter().enumerate() {
        audit.segment(disk, (i, extent), pid, lens);
    }
    audit.extents = extents;
    audit.settle_repeated(disk);
    audit.close();
    Ok(audit)
}

impl Audit {
    fn segment(
        &mut self,
        disk: &dyn Disk,
        (i, extent): (usize, &Extent),
        pid: &mut Option<String>,
        lens: &mut Lens<'_>,
    ) {
        self.tail(extent);
        if extent.void {
            return;
        }
        let mut pieces = Pieces::new(disk, &extent.path, extent.len());
        if lens.whole && extent.bound.is_some() {
            pieces = pieces.hashing();
        }
        let mut line = 0;
        loop {
            let place = |line| Place { i, extent, line };
            match pieces.next() {
                Ok(None) => break,
                Ok(Some(piece)) => {
                    line += 1;
                    self.piece(&place(line), &piece, pid, lens);
                }
                Err(error) => {
                    self.unreadable = true;
                    let what = FaultKind::Unreadable(error.to_string());
                    self.fault(&place(line + 1), None, what);
                    break;
                }
            }
        }
        if extent.file_len == 0 {
            self.ending(&Place { i, extent, line: 1 }, 0, 0);
        }
        self.whole(&Place { i, extent, line: 1 }, pieces);
    }

    /// Notes the bytes that do not exist.
    fn tail(&mut self, extent: &Extent) {
        if extent.file_len > extent.len() {
            self.tails.push(Tail {
                file: extent.file.clone(),
                from: extent.len(),
                bytes: extent.file_len - extent.len(),
            });
        }
    }

    /// Compares a segment with what its successor states.
    fn whole(&mut self, place: &Place<'_>, pieces: Pieces<'_>) {
        let Some(bound) = &place.extent.bound else {
            return;
        };
        let found = place.extent.file_len;
        if found < bound.len {
            let stated = bound.len;
            self.fault(place, None, FaultKind::Length { stated, found });
        } else if let Some(found) = pieces.into_hash().map(|hash| hash.so_far())
            && found != bound.sha
        {
            let stated = bound.sha.clone();
            self.fault(place, None, FaultKind::SegmentHash { stated, found });
        }
    }

    fn piece(
        &mut self,
        place: &Place<'_>,
        piece: &Piece<'_>,
        pid: &mut Option<String>,
        lens: &mut Lens<'_>,
    ) {
        self.bytes += piece.len;
        let read = match piece.bytes {
            [] => Err(LineFault::TooLong),
            bytes => Line::read(bytes),
        };
        match read {
            Err(fault) => {
                self.ending(place, piece.at, piece.len);
                let record = Some(self.next_id());
                let fault = place.fault(record, fault.into());
                if let Some(ending) = self.endings.last_mut() {
                    ending.faults.push(fault);
                }
            }
            Ok(line) => self.line(place, piece, line, pid, lens),
        }
    }

    /// Takes note of bytes that are no record; only a later good line makes them a fault.
    fn ending(&mut self, place: &Place<'_>, at: u64, bytes: u64) {
        match self.endings.last_mut() {
            Some(ending) if ending.extent == place.i => ending.bytes += bytes,
            _ => self.endings.push(Ending {
                extent: place.i,
                line: place.line,
                at,
                bytes,
                faults: Faults::default(),
            }),
        }
    }

    fn line(
        &mut self,
        place: &Place<'_>,
        piece: &Piece<'_>,
        line: Line<'_>,
        pid: &mut Option<String>,
        lens: &mut Lens<'_>,
    ) {
        // A later line verifies: what stood before it was damaged, not interrupted (S8).
        for mut ending in std::mem::take(&mut self.endings) {
            self.faults.append(&mut ending.faults);
        }
        if !self.belongs(place, &line, pid) || self.is_repeated(place, &line) {
            return;
        }
        self.check_chain(place, &line);
        self.check_header(place, &line);
        self.accept(place, piece, &line);
        if lens.index
            && let Some(index) = self.index.get_mut(place.i)
        {
            index.push(Spot {
                seq: line.envelope.seq,
                at: piece.at,
            });
        }
        if let Some(each) = &mut lens.each
            && let Ok(record) = line.into_record()
        {
            each(&record);
        }
    }

    fn belongs(&mut self, place: &Place<'_>, line: &Line<'_>, pid: &mut Option<String>) -> bool {
        let envelope = &line.envelope;
        let id = Some(RecordId::new(&envelope.did, envelope.seq));
        if envelope.did != self.did.as_str() {
            let found = envelope.did.to_string();
            self.fault(place, id, FaultKind::WrongDevice { found });
            return false;
        }
        let project = pid.get_or_insert_with(|| envelope.pid.to_string());
        if envelope.pid != project.as_str() {
            let found = envelope.pid.to_string();
            self.fault(place, id, FaultKind::WrongProject { found });
            return false;
        }
        true
    }

    fn is_repeated(&mut self, place: &Place<'_>, line: &Line<'_>) -> bool {
        let found = line.envelope.seq;
        let after = self.tip.as_ref().map_or(0, |tip| tip.seq);
        if found > after {
            return false;
        }
        let fault = place.fault(Some(self.id(found)), FaultKind::Order { after, found });
        // Each needs a second look; a bound keeps a hostile file from making that slow.
        if self.repeated.len() < 100 {
            self.repeated.push((found, line.h.to_owned(), fault));
        } else {
            self.faults.push(fault);
        }
        true
    }

    fn check_chain(&mut self, place: &Place<'_>, line: &Line<'_>) {
        let envelope = &line.envelope;
        let (last, expected, lc) = match &self.tip {
            Some(tip) => (tip.seq, tip.h.clone(), tip.lc),
            None => (0, NO_PREV.to_owned(), 0),
        };
        let id = Some(self.id(envelope.seq));
        if envelope.seq > last + 1 {
            let (from, to) = (last + 1, envelope.seq - 1);
            self.missing.add(from, to);
            let declared = false;
            self.fault(place, id, FaultKind::Missing { from, to, declared });
        } else if envelope.prev != expected.as_str() {
            let found = envelope.prev.to_string();
            self.fault(place, id.clone(), FaultKind::Chain { expected, found });
        }
        if envelope.lc <= lc {
            let (last, found) = (lc, envelope.lc);
            let id = Some(self.id(envelope.seq));
            self.fault(place, id, FaultKind::Lamport { last, found });
        }
        if let Some(head) = self.head.as_ref().filter(|head| head.seq == envelope.seq)
            && head.h != line.h
        {
            let acknowledged = head.h.clone();
            let id = Some(self.id(envelope.seq));
            self.fault(place, id, FaultKind::HeadDiffers { acknowledged });
        }
    }

    fn check_header(&mut self, place: &Place<'_>, line: &Line<'_>) {
        let id = Some(self.id(line.envelope.seq));
        let is_header = line.envelope.kind == kind::SEGMENT;
        if place.line > 1 && is_header {
            self.fault(place, id, FaultKind::StrayHeader);
        } else if place.line == 1 && !is_header {
            self.fault(place, id, FaultKind::NoHeader);
        } else if place.line == 1 && Header::of(line) != place.extent.header {
            self.fault(place, id, FaultKind::StrayHeader);
        }
    }

    fn accept(&mut self, place: &Place<'_>, piece: &Piece<'_>, line: &Line<'_>) {
        let envelope = &line.envelope;
        if envelope.kind == kind::GAP {
            declare(&mut self.declared, envelope.payload());
        }
        self.records += 1;
        self.last_kind = envelope.kind.to_string();
        self.tip = Some(Tip {
            seq: envelope.seq,
            h: line.h.to_owned(),
            lc: envelope.lc,
            t: envelope.t.to_string(),
        });
        self.live = Some(Live {
            extent: place.i,
            len: piece.at + piece.len,
            lines: place.line,
        });
    }

    /// Looks again at numbers that came twice: the same record, or another one (X5).
    fn settle_repeated(&mut self, disk: &dyn Disk) {
        for (seq, h, mut fault) in std::mem::take(&mut self.repeated) {
            if let Some(other) = self.first_hash(disk, seq).filter(|first| *first != h) {
                fault.kind = FaultKind::Fork { other };
            }
            self.faults.push(fault);
        }
    }

    fn first_hash(&self, disk: &dyn Disk, seq: u64) -> Option<String> {
        for extent in &self.extents {
            let mut pieces = Pieces::new(disk, &extent.path, extent.len());
            while let Ok(Some(piece)) = pieces.next() {
                let line = Line::read(piece.bytes).ok();
                if let Some(line) = line.filter(|line| line.envelope.seq == seq) {
                    return Some(line.h.to_owned());
                }
            }
        }
        None
    }

    fn close(&mut self) {
        self.check_segments();
        self.check_head();
        for i in 0..self.endings.len() {
            let Some(ending) = self.endings.get(i) else {
                break;
            };
            let (line, bytes) = (ending.line, ending.bytes);
            let Some(extent) = self.extents.get(ending.extent) else {
                continue;
            };
            let place = Place { i, extent, line };
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

    fn check_segments(&mut self) {
        let mut faults = Vec::new();
        for (i, extent) in self.extents.iter().enumerate() {
            let stated = extent.header.as_ref().and_then(|h| h.prev.as_ref());
            let Some(n) = stated.map(|bound| bound.n) else {
                continue;
            };
            if !extent.void && !self.extents.iter().any(|e| e.n == n) {
                let mut fault =
                    Place { i, extent, line: 1 }.fault(None, FaultKind::MissingSegment { n });
                fault.file = super::segment::relative(&self.did, n);
                faults.push(fault);
            }
        }
        for fault in faults {
            self.faults.push(fault);
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
        let fault = Fault {
            file: super::segment::relative(&self.did, head.n),
            line: lines.map_or(1, |live| live.lines + 1),
            record: Some(self.id(last + 1)),
            kind: FaultKind::Acknowledged { seq: head.seq },
        };
        self.faults.push(fault);
    }

    /// Returns what is missing without a gap record saying so.
    pub(super) fn undeclared(&self) -> Ranges {
        self.missing.without(&self.declared)
    }

    fn fault(&mut self, place: &Place<'_>, record: Option<RecordId>, kind: FaultKind) {
        self.faults.push(place.fault(record, kind));
    }

    fn id(&self, seq: u64) -> RecordId {
        RecordId::new(&self.did, seq)
    }

    fn next_id(&self) -> RecordId {
        self.id(self.tip.as_ref().map_or(0, |tip| tip.seq) + 1)
    }
}

/// Where the audit is.
struct Place<'e> {
    i: usize,
    extent: &'e Extent,
    line: u64,
}

impl Place<'_> {
    fn fault(&self, record: Option<RecordId>, kind: FaultKind) -> Fault {
        Fault {
            file: self.extent.file.clone(),
            line: self.line,
            record,
            kind,
        }
    }
}

/// Adds what a gap record declares, `{"ranges":[[from,to],…]}`.
fn declare(declared: &mut Ranges, payload: &[u8]) {
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
