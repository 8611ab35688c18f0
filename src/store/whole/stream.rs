//! Records as they lie in a journal: one by its number, or all from some number on, and those of several
//! journals in the one order (T1). Who wrote on which branch is not known here.

use crate::store::branch::lineage::Strand;
use crate::store::disk::Disk;
use crate::store::error::StoreError;
use crate::store::fault::{FaultKind, StoreFault};
use crate::store::format::line;
use crate::store::format::record::{Record, RecordId};
use crate::store::format::strict::LINE_MAX;
use crate::store::journal::findings::{Audit, Spot};
use crate::store::journal::log::Extent;
use crate::store::journal::pieces::JournalPieces;

pub(super) fn record_in(
    disk: &dyn Disk,
    log: &Audit,
    id: &RecordId,
) -> Option<Result<Record, StoreError>> {
    let (extent, spot) = find(log, id.seq)?;
    let bytes = match disk.read_range(&extent.path, spot.at, LINE_MAX) {
        Ok(bytes) => bytes,
        Err(error) => return Some(Err(error.into())),
    };
    let end = bytes.iter().position(|b| *b == b'\n').map_or(0, |i| i + 1);
    let line = bytes.get(..end).unwrap_or_default();
    Some(line::decode(line).map_err(|fault| {
        StoreError::Damaged(StoreFault {
            file: extent.file.clone(),
            line: line_number(log, extent, spot),
            record: Some(id.clone()),
            kind: fault.into(),
        })
    }))
}

/// The line of a spot, bad lines counted as well.
pub(super) fn line_at(disk: &dyn Disk, extent: &Extent, spot: Spot) -> u64 {
    let mut pieces = JournalPieces::new(disk, &extent.path, extent.len());
    let mut line = 1;
    while let Ok(Some(piece)) = pieces.next() {
        if piece.at >= spot.at {
            break;
        }
        line += 1;
    }
    line
}

pub(super) fn find(log: &Audit, seq: u64) -> Option<(&Extent, Spot)> {
    // Segments hold ever higher numbers: the first whose last record is not below is the one.
    let segments = log.extents.iter().zip(&log.index);
    let mut segments = segments.filter(|(_, spots)| !spots.is_empty());
    let (extent, spots) = segments.find(|(_, spots)| spots.last().is_some_and(|s| s.seq >= seq))?;
    let i = spots.binary_search_by_key(&seq, |spot| spot.seq).ok()?;
    Some((extent, *spots.get(i)?))
}

fn line_number(log: &Audit, extent: &Extent, spot: Spot) -> u64 {
    let spots = log.extents.iter().zip(&log.index);
    let spots = spots.filter(|(e, _)| e.n == extent.n).map(|(_, s)| s);
    let before = spots.flatten().filter(|s| s.at < spot.at).count();
    before as u64 + 1
}

/// Merges the devices' records; there are few devices, so the smallest is found by looking. What two
/// branches of a device have in common is shown once.
pub(super) fn merge(
    mut streams: Vec<(Record, Stream<'_>)>,
    each: &mut dyn FnMut(Record),
) -> Result<(), StoreError> {
    let mut shown = String::new();
    let each = &mut |record: Record| {
        if record.h != shown {
            shown.clone_from(&record.h);
            each(record);
        }
    };
    loop {
        let Some(i) = first(&streams) else {
            return Ok(());
        };
        let Some((record, stream)) = streams.get_mut(i) else {
            return Ok(());
        };
        match stream.next()? {
            Some(next) => each(std::mem::replace(record, next)),
            None => each(streams.swap_remove(i).0),
        }
    }
}

/// Which of several journals goes on with the first record in order.
pub(super) fn first<T>(heads: &[(Record, T)]) -> Option<usize> {
    let heads = heads.iter().enumerate();
    let first = heads
        .min_by(|(_, (a, _)), (_, (b, _))| a.order().cmp(&b.order()).then_with(|| a.h.cmp(&b.h)));
    first.map(|(i, _)| i)
}

/// Gives a record the name of whoever wrote it.
pub(super) type NamedBy<'r> = dyn Fn(Strand<'r>, Record) -> Record + 'r;

/// The accepted records of one device from some number on.
pub(super) struct Stream<'r> {
    /// Gives a record its author's name.
    named: &'r NamedBy<'r>,
    strand: Strand<'r>,
    extent: usize,
    /// Next spot in the extent's index.
    next: usize,
    after: u64,
    pieces: Option<JournalPieces<'r>>,
}

impl<'r> Stream<'r> {
    pub fn new(named: &'r NamedBy<'r>, strand: Strand<'r>, after: u64) -> Self {
        Self {
            named,
            strand,
            extent: 0,
            next: 0,
            after,
            pieces: None,
        }
    }

    pub fn next(&mut self) -> Result<Option<Record>, StoreError> {
        let record = self.raw()?;
        Ok(record.map(|record| (self.named)(self.strand, record)))
    }

    fn raw(&mut self) -> Result<Option<Record>, StoreError> {
        let (disk, log) = (self.strand.disk, self.strand.log);
        while let (Some(extent), Some(spots)) =
            (log.extents.get(self.extent), log.index.get(self.extent))
        {
            if self.pieces.is_none() {
                self.next = spots.partition_point(|spot| spot.seq <= self.after);
            }
            let Some(spot) = spots.get(self.next).copied() else {
                self.extent += 1;
                self.pieces = None;
                continue;
            };
            self.next += 1;
            let open = || JournalPieces::new(disk, &extent.path, extent.len()).starting(spot.at);
            let pieces = self.pieces.get_or_insert_with(open);
            return read_at(pieces, log, extent, spot).map(Some);
        }
        Ok(None)
    }
}

fn read_at(
    pieces: &mut JournalPieces<'_>,
    log: &Audit,
    extent: &Extent,
    spot: Spot,
) -> Result<Record, StoreError> {
    let damaged = |kind| {
        StoreError::Damaged(StoreFault {
            file: extent.file.clone(),
            line: line_number(log, extent, spot),
            record: Some(RecordId::new(&log.did, spot.seq)),
            kind,
        })
    };
    // Lines that were not accepted lie in between and are passed over.
    while let Some(piece) = pieces.next()? {
        if piece.at == spot.at {
            return line::decode(piece.bytes).map_err(|fault| damaged(fault.into()));
        }
    }
    let gone = FaultKind::Unreadable("the file has become shorter".into());
    Err(damaged(gone))
}
