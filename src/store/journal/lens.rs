//! Reads every byte of one device's journal and says what it holds and what is wrong with it (S8,
//! F2). Opening, reading and `verify` all look through these eyes, led along by `walk`. It never writes.

use std::collections::BTreeSet;
use std::path::Path;

use super::findings::{Audit, AuditPlace, Ending, Live, Spot, declare};
use super::head;
use super::log::{self, Extent};
use super::pieces::{JournalPiece, JournalPieces};
use super::segment::{Header, SEGMENT_MAX};
use crate::store::disk::{Disk, DiskError};
use crate::store::fault::{FaultKind, Faults, Tail};
use crate::store::format::line::{LineFault, RecordLine};
use crate::store::format::record::{NO_PREV, RecordId, kind};
use crate::store::format::seen;
use crate::store::format::strict::LINE_MAX;

/// How closely to look.
pub(in crate::store) struct Lens<'r> {
    /// The project's id, learned from its first record.
    pub pid: &'r mut Option<String>,
    /// Keeps the place of every record.
    pub index: bool,
    /// Hashes whole segments as well, against what their successors state.
    pub whole: bool,
}

/// Returns the folders of the journals in a project, those of which only the head is left as well: a
/// head is only ever written after its journal.
pub(in crate::store) fn journals(
    disk: &dyn Disk,
    project: &Path,
) -> Result<BTreeSet<String>, DiskError> {
    let mut journals = head::devices(disk, project)?;
    journals.extend(log::devices(disk, project)?);
    Ok(journals)
}

impl Audit {
    /// Begins a segment; none when nothing of it exists.
    pub(super) fn enter<'d>(
        &mut self,
        disk: &'d dyn Disk,
        (i, extent): (usize, &Extent),
        whole: bool,
    ) -> Option<JournalPieces<'d>> {
        self.tail(extent);
        if extent.void {
            self.marks.push(None);
            return None;
        }
        let most = SEGMENT_MAX + LINE_MAX as u64;
        if extent.len() > most {
            let bytes = extent.file_len;
            let place = AuditPlace { i, extent, line: 1 };
            self.fault(&place, None, FaultKind::TooLarge { bytes });
        }
        let pieces = JournalPieces::new(disk, &extent.path, extent.len().min(most));
        Some(match whole && extent.bound.is_some() {
            true => pieces.hashing(),
            false => pieces,
        })
    }

    /// Ends a segment, all of which was read as far as that goes.
    pub(super) fn leave(
        &mut self,
        disk: &dyn Disk,
        (i, extent): (usize, &Extent),
        pieces: JournalPieces<'_>,
    ) {
        let place = AuditPlace { i, extent, line: 1 };
        if extent.file_len == 0 {
            // A pipe or a device has no length either, and is no empty file.
            if let Err(error) = disk.read_range(&extent.path, 0, 1) {
                return self.unreadable(&place, &error);
            }
            self.ending(&place, 0, 0);
        }
        self.whole(&place, pieces);
        self.mark();
    }

    pub(super) fn unreadable(&mut self, place: &AuditPlace<'_>, error: &DiskError) {
        self.unreadable = true;
        self.fault(place, None, error.into());
    }

    /// Notes the bytes that do not exist.
    pub(super) fn tail(&mut self, extent: &Extent) {
        if extent.file_len > extent.len() {
            self.tails.push(Tail {
                file: extent.file.clone(),
                from: extent.len(),
                bytes: extent.file_len - extent.len(),
            });
        }
    }

    /// Compares a segment with what its successor states.
    fn whole(&mut self, place: &AuditPlace<'_>, pieces: JournalPieces<'_>) {
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

    /// Looks at a line; returns it when it is accepted as the next record.
    pub(super) fn piece<'b>(
        &mut self,
        place: &AuditPlace<'_>,
        piece: &JournalPiece<'b>,
        lens: &mut Lens<'_>,
    ) -> Option<RecordLine<'b>> {
        self.bytes += piece.len;
        let read = match piece.bytes {
            [] => Err(LineFault::TooLong),
            bytes => RecordLine::read(bytes),
        };
        match read {
            Err(fault) => {
                self.ending(place, piece.at, piece.len);
                let seq = self.tip.as_ref().map_or(0, |tip| tip.seq) + 1 + self.broken();
                let fault = place.fault(Some(self.id(seq)), fault.into());
                if let Some(ending) = self.endings.last_mut() {
                    ending.faults.push(fault);
                }
                None
            }
            Ok(line) => self.line(place, piece, &line, lens).then_some(line),
        }
    }

    /// Takes note of bytes that are no record; only a later good line makes them a fault.
    fn ending(&mut self, place: &AuditPlace<'_>, at: u64, bytes: u64) {
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

    /// Takes a line in that is as it was written; tells whether it is the next record.
    fn line(
        &mut self,
        place: &AuditPlace<'_>,
        piece: &JournalPiece<'_>,
        line: &RecordLine<'_>,
        lens: &mut Lens<'_>,
    ) -> bool {
        // A later line verifies: what stood before it was damaged, not interrupted (S8).
        let broken = self.broken();
        for mut ending in std::mem::take(&mut self.endings) {
            self.faults.append(&mut ending.faults);
        }
        if !self.belongs(place, line, lens) || self.is_repeated(place, line) {
            return false;
        }
        self.check_chain(place, line, broken);
        self.check_header(place, line);
        self.accept(place, piece, line);
        if lens.index
            && let Some(index) = self.index.get_mut(place.i)
        {
            index.push(Spot {
                seq: line.envelope.seq,
                at: piece.at,
            });
        }
        true
    }

    fn belongs(
        &mut self,
        place: &AuditPlace<'_>,
        line: &RecordLine<'_>,
        lens: &mut Lens<'_>,
    ) -> bool {
        let envelope = &line.envelope;
        let id = || Some(RecordId::new(&envelope.did, envelope.seq));
        if envelope.did != self.did.as_str() {
            let found = envelope.did.to_string();
            self.fault(place, id(), FaultKind::WrongDevice { found });
            return false;
        }
        let project = lens.pid.get_or_insert_with(|| envelope.pid.to_string());
        if envelope.pid != project.as_str() {
            let found = envelope.pid.to_string();
            self.fault(place, id(), FaultKind::WrongProject { found });
            return false;
        }
        true
    }

    fn is_repeated(&mut self, place: &AuditPlace<'_>, line: &RecordLine<'_>) -> bool {
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

    /// How many lines stand behind the last record that are none.
    fn broken(&self) -> u64 {
        let faults = self.endings.iter().map(|ending| &ending.faults);
        faults.map(Faults::count).sum()
    }

    /// Numbers that are not there are told once: each of so many broken lines before this one is named
    /// already, with its number.
    fn check_chain(&mut self, place: &AuditPlace<'_>, line: &RecordLine<'_>, broken: u64) {
        let envelope = &line.envelope;
        let seq = envelope.seq;
        let (last, expected, lc) = match &self.tip {
            Some(tip) => (tip.seq, tip.h.as_str(), tip.lc),
            None => (0, NO_PREV, 0),
        };
        let mut kinds = Vec::new();
        if seq > last + 1 {
            let (from, to) = (last + 1, seq - 1);
            self.missing.add(from, to);
            if seq - from != broken {
                let declared = false;
                kinds.push(FaultKind::Missing { from, to, declared });
            }
        } else if envelope.prev != expected {
            kinds.push(FaultKind::Chain {
                expected: expected.to_owned(),
                found: envelope.prev.to_string(),
            });
        }
        if envelope.lc <= lc {
            let (last, found) = (lc, envelope.lc);
            kinds.push(FaultKind::Lamport { last, found });
        }
        let head = self.head.as_ref().filter(|head| head.seq == seq);
        if let Some(head) = head.filter(|head| head.h != line.h) {
            let acknowledged = head.h.clone();
            kinds.push(FaultKind::HeadDiffers { acknowledged });
        }
        for kind in kinds {
            let id = self.id(seq);
            self.fault(place, Some(id), kind);
        }
    }

    fn check_header(&mut self, place: &AuditPlace<'_>, line: &RecordLine<'_>) {
        let is_header = line.envelope.kind == kind::SEGMENT;
        let kind = match (place.line, is_header) {
            (1, false) => FaultKind::NoHeader,
            (1, true) if Header::of(line) == place.extent.header => return,
            (_, true) => FaultKind::StrayHeader,
            (_, false) => return,
        };
        let id = self.id(line.envelope.seq);
        self.fault(place, Some(id), kind);
    }

    fn accept(&mut self, place: &AuditPlace<'_>, piece: &JournalPiece<'_>, line: &RecordLine<'_>) {
        let envelope = &line.envelope;
        if envelope.kind == kind::GAP {
            declare(&mut self.declared, envelope.payload());
        }
        seen::join(&mut self.seen, envelope.seen());
        self.records += 1;
        let tip = self.tip.get_or_insert_default();
        tip.seq = envelope.seq;
        tip.lc = envelope.lc;
        line.h.clone_into(&mut tip.h);
        envelope.t.as_ref().clone_into(&mut tip.t);
        self.live = Some(Live {
            extent: place.i,
            len: piece.at + piece.len,
            lines: place.line,
        });
    }

    fn fault(&mut self, place: &AuditPlace<'_>, record: Option<RecordId>, kind: FaultKind) {
        self.faults.push(place.fault(record, kind));
    }
}
