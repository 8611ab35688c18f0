//! The records of a journal by their numbers, one after the other, from some segment on: what is needed
//! to compare two journals. What lies between is passed over; judging it is for `lens`.

use crate::store::disk::{Disk, DiskError};
use crate::store::format::line::RecordLine;
use crate::store::journal::log::Extent;
use crate::store::journal::pieces::JournalPieces;

/// A record's number and hash, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordMark {
    pub seq: u64,
    pub h: String,
    /// Segment.
    pub n: u64,
    /// Line of the segment, from 1.
    pub line: u64,
}

/// The records of a journal.
pub(super) struct RecordNumbers<'d> {
    disk: &'d dyn Disk,
    did: &'d str,
    extents: std::slice::Iter<'d, Extent>,
    /// The segment being read, and its last line so far.
    open: Option<(JournalPieces<'d>, &'d Extent, u64)>,
    last: u64,
    /// What the first record of a journal that begins behind a gap goes on from.
    before: Option<RecordMark>,
}

impl<'d> RecordNumbers<'d> {
    /// Those of a device from segment `n` on.
    pub(super) fn of((disk, extents): (&'d dyn Disk, &'d [Extent]), did: &'d str, n: u64) -> Self {
        let from = extents.partition_point(|extent| extent.n < n);
        Self {
            disk,
            did,
            extents: extents.get(from..).unwrap_or_default().iter(),
            open: None,
            last: 0,
            before: None,
        }
    }

    fn mark(&mut self) -> Result<Option<RecordMark>, DiskError> {
        if let Some(mark) = self.before.take() {
            return Ok(Some(mark));
        }
        loop {
            let Some((pieces, extent, line)) = &mut self.open else {
                let Some(extent) = self.extents.next() else {
                    return Ok(None);
                };
                let pieces = JournalPieces::new(self.disk, &extent.path, extent.len());
                self.open = Some((pieces, extent, 0));
                continue;
            };
            let Some(piece) = pieces.next()? else {
                self.open = None;
                continue;
            };
            *line += 1;
            let read = RecordLine::read(piece.bytes).ok();
            let read = read.filter(|read| read.envelope.did == self.did);
            let Some(read) = read.filter(|read| read.envelope.seq > self.last) else {
                continue;
            };
            let mark = |seq, h: &str| RecordMark {
                seq,
                h: h.to_owned(),
                n: extent.n,
                line: *line,
            };
            let found = mark(read.envelope.seq, read.h);
            let first = self.last == 0 && found.seq > 1;
            self.last = found.seq;
            if first {
                let before = mark(found.seq - 1, &read.envelope.prev);
                self.before = Some(found);
                return Ok(Some(before));
            }
            return Ok(Some(found));
        }
    }
}

impl Iterator for RecordNumbers<'_> {
    type Item = Result<RecordMark, DiskError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.mark().transpose()
    }
}
