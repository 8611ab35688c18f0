//! Reads the records of a project tree, live or exported, in the one order that is the same
//! everywhere (T1). It never writes; what a record means is for `domain`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::audit::{Lens, audit};
use super::branch::{self, is_branch};
use super::disk::{Disk, DiskError};
use super::error::StoreError;
use super::fault::Fault;
use super::findings::{Audit, Spot};
use super::line;
use super::log::{self, Extent};
use super::notice::Notice;
use super::pieces::Pieces;
use super::record::{LEAP, Record, RecordId};
use super::recovery;
use super::strict::LINE_MAX;

/// The last record of a device, as far as someone has seen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenHead {
    pub seq: u64,
    pub h: String,
}

/// What someone has seen: the last record of each journal, by its folder.
pub type Heads = BTreeMap<String, SeenHead>;

/// A project tree, every byte of which was checked when it was opened.
pub struct Reader {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) project: PathBuf,
    pub(super) pid: Option<String>,
    pub(super) logs: BTreeMap<String, Audit>,
}

impl Reader {
    /// Opens the tree in a project folder.
    pub fn open(disk: Arc<dyn Disk>, project: &Path) -> Result<(Self, Vec<Notice>), StoreError> {
        let mut reader = Self {
            disk,
            project: project.to_path_buf(),
            pid: None,
            logs: BTreeMap::new(),
        };
        let mut notices = Vec::new();
        for did in log::devices(reader.disk.as_ref(), project)? {
            let audit = reader.audit(&did)?;
            notices.extend(recovery::notices(reader.disk.as_ref(), &audit));
            if is_branch(&did) {
                let fork = branch::fork(reader.disk.as_ref(), project, &did)?;
                notices.extend(fork.map(Notice::Damaged));
            }
            reader.logs.insert(did, audit);
        }
        Ok((reader, notices))
    }

    pub(super) fn audit(&mut self, folder: &str) -> Result<Audit, DiskError> {
        let mut lens = Lens {
            index: true,
            whole: false,
            each: None,
            pid: &mut self.pid,
        };
        let disk = Arc::clone(&self.disk);
        audit(disk.as_ref(), &self.project, folder, &mut lens)
    }

    /// Returns the project id the records bear, if there are any.
    pub fn pid(&self) -> Option<&str> {
        self.pid.as_deref()
    }

    pub fn len(&self) -> u64 {
        self.logs.values().map(|log| log.records).sum()
    }

    /// Returns how many journals there are.
    pub fn devices(&self) -> usize {
        self.logs.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the last record of each device.
    pub fn heads(&self) -> Heads {
        let head = |log: &Audit| {
            log.tip.as_ref().map(|tip| SeenHead {
                seq: tip.seq,
                h: tip.h.clone(),
            })
        };
        let heads = self.logs.iter();
        heads
            .filter_map(|(did, log)| Some((did.clone(), head(log)?)))
            .collect()
    }

    /// Returns the heads of other devices that this device's records do not state yet.
    pub(super) fn unstated(&self, did: &str) -> Heads {
        let stated = self.logs.get(did).map(|log| &log.seen);
        let mut heads = self.heads();
        // Nobody can say "seen" of two records under one number; the main branch stands for both.
        heads.retain(|other, _| !is_branch(other));
        heads.retain(|other, head| other != did && stated.and_then(|s| s.get(other)) != Some(head));
        heads
    }

    /// Returns the highest counter of all records (T1).
    pub fn last_counter(&self) -> u64 {
        let tips = self.logs.values().filter_map(|log| log.tip.as_ref());
        let mut counters: Vec<u64> = tips.map(|tip| tip.lc).collect();
        counters.sort_unstable();
        // One that leaps is forged, and must not use up the numbers for those who go on (T4).
        let fits = |last: u64, found: u64| if found - last <= LEAP { found } else { last };
        counters.into_iter().fold(0, fits)
    }

    /// Shows every record in total order.
    pub fn records(&self, each: &mut dyn FnMut(Record)) -> Result<(), StoreError> {
        self.records_after(&Heads::new(), each)
    }

    /// Shows the records that someone with these heads has not seen, in total order. Fails when a
    /// head is not in this tree as it was seen; then only reading everything helps (S15).
    pub fn records_after(
        &self,
        seen: &Heads,
        each: &mut dyn FnMut(Record),
    ) -> Result<(), StoreError> {
        for (did, head) in seen {
            let id = RecordId::new(did, head.seq);
            match self.record(&id) {
                Ok(record) if record.h == head.h => {}
                _ => return Err(StoreError::UnknownHead(id)),
            }
        }
        let mut streams = Vec::new();
        for (did, log) in &self.logs {
            let after = seen.get(did).map_or(0, |head| head.seq);
            let mut stream = Stream::new(self.disk.as_ref(), log, after);
            if let Some(record) = stream.next()? {
                streams.push((record, stream));
            }
        }
        merge(streams, each)
    }

    /// Returns the records under a number, of all branches of its device; unreadable ones are nobody's.
    pub fn all_of(&self, id: &RecordId) -> Vec<Record> {
        let logs = self.branches(&id.did);
        logs.filter_map(|log| self.record_in(log, id)?.ok())
            .collect()
    }

    /// Returns the places of the records under a number: file, and line from 1.
    pub fn places(&self, id: &RecordId) -> Vec<(String, u64)> {
        let found = self.branches(&id.did).filter_map(|log| {
            let (extent, spot) = find(log, id.seq)?;
            Some((
                extent.file.clone(),
                line_at(self.disk.as_ref(), extent, spot),
            ))
        });
        found.collect()
    }

    fn branches<'r>(&'r self, did: &'r str) -> impl Iterator<Item = &'r Audit> {
        let all = self.logs.range(did.to_owned()..).map(|(_, log)| log);
        all.take_while(move |log| log.folder.starts_with(did))
            .filter(move |log| log.did == did)
    }

    /// Returns one record.
    pub fn record(&self, id: &RecordId) -> Result<Record, StoreError> {
        let missing = || StoreError::NoRecord(id.clone());
        let log = self.logs.get(&id.did).ok_or_else(missing)?;
        self.record_in(log, id).ok_or_else(missing)?
    }

    fn record_in(&self, log: &Audit, id: &RecordId) -> Option<Result<Record, StoreError>> {
        let (extent, spot) = find(log, id.seq)?;
        let bytes = match self.disk.read_range(&extent.path, spot.at, LINE_MAX) {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(error.into())),
        };
        let end = bytes.iter().position(|b| *b == b'\n').map_or(0, |i| i + 1);
        let line = bytes.get(..end).unwrap_or_default();
        Some(line::decode(line).map_err(|fault| {
            StoreError::Damaged(Fault {
                file: extent.file.clone(),
                line: line_number(log, extent, spot),
                record: Some(id.clone()),
                kind: fault.into(),
            })
        }))
    }
}

/// The line of a spot, bad lines counted as well.
fn line_at(disk: &dyn Disk, extent: &Extent, spot: Spot) -> u64 {
    let mut pieces = Pieces::new(disk, &extent.path, extent.len());
    let mut line = 1;
    while let Ok(Some(piece)) = pieces.next() {
        if piece.at >= spot.at {
            break;
        }
        line += 1;
    }
    line
}

fn find(log: &Audit, seq: u64) -> Option<(&Extent, Spot)> {
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
fn merge(
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
        let heads = streams.iter().enumerate();
        let first = heads.min_by(|(_, (a, _)), (_, (b, _))| {
            a.order().cmp(&b.order()).then_with(|| a.h.cmp(&b.h))
        });
        let Some((i, _)) = first else {
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

/// The accepted records of one device from some number on.
struct Stream<'r> {
    disk: &'r dyn Disk,
    log: &'r Audit,
    extent: usize,
    /// Next spot in the extent's index.
    next: usize,
    after: u64,
    pieces: Option<Pieces<'r>>,
}

impl<'r> Stream<'r> {
    fn new(disk: &'r dyn Disk, log: &'r Audit, after: u64) -> Self {
        Self {
            disk,
            log,
            extent: 0,
            next: 0,
            after,
            pieces: None,
        }
    }

    fn next(&mut self) -> Result<Option<Record>, StoreError> {
        while let (Some(extent), Some(spots)) = (
            self.log.extents.get(self.extent),
            self.log.index.get(self.extent),
        ) {
            if self.pieces.is_none() {
                self.next = spots.partition_point(|spot| spot.seq <= self.after);
            }
            let Some(spot) = spots.get(self.next).copied() else {
                self.extent += 1;
                self.pieces = None;
                continue;
            };
            self.next += 1;
            let disk = self.disk;
            let open = || Pieces::new(disk, &extent.path, extent.len()).starting(spot.at);
            let pieces = self.pieces.get_or_insert_with(open);
            return read_at(pieces, self.log, extent, spot).map(Some);
        }
        Ok(None)
    }
}

fn read_at(
    pieces: &mut Pieces<'_>,
    log: &Audit,
    extent: &Extent,
    spot: Spot,
) -> Result<Record, StoreError> {
    let damaged = |kind| {
        StoreError::Damaged(Fault {
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
    let gone = super::fault::FaultKind::Unreadable("the file has become shorter".into());
    Err(damaged(gone))
}
