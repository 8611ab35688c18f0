//! Reads the records of a project tree, live or exported, in the one order that is the same
//! everywhere (T1). Records of a device that wrote twice come by the name of their branch's author
//! (`lineage`). It never writes; what a record means is for `domain`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;

use super::stream::{Stream, find, line_at, merge, record_in};
use crate::store::branch::lineage::{Branch, Lineage, Strand};
use crate::store::disk::Disk;
use crate::store::error::StoreError;
use crate::store::fault::{FaultKind, StoreFault};
use crate::store::format::name::{device_of, is_branch};
use crate::store::format::record::{LEAP, Payload, Record, RecordId};
use crate::store::format::seen::{self, Heads, SeenHead};
use crate::store::journal::findings::Audit;
use crate::store::journal::glean;
use crate::store::journal::pieces::JournalPieces;
use crate::store::notice::StoreNotice;

/// A project tree, every byte of which was checked when it was opened.
pub struct TreeReader {
    pub(in crate::store) disk: Arc<dyn Disk>,
    pub(in crate::store) project: PathBuf,
    pub(in crate::store) pid: Option<String>,
    pub(in crate::store) logs: BTreeMap<String, Audit>,
    /// Other trees of the same project that are read along.
    pub(super) beside: Vec<TreeReader>,
    pub(super) lineage: Lineage,
}

impl TreeReader {
    /// Says what became of a record that was here once, by the memory of this machine or by what our own
    /// journal states: it is missing, or another one. One that is damaged was named already.
    pub fn lost(&self, name: &str, head: &SeenHead) -> Option<StoreNotice> {
        let id = RecordId::new(device_of(name), head.seq);
        let tips = self.logs.values().filter(|log| log.did == id.did);
        let last = tips.filter_map(|log| Some(log.tip.as_ref()?.seq)).max();
        let last = last.unwrap_or(0);
        if last < head.seq {
            let (from, to) = (last + 1, head.seq);
            let did = id.did;
            return Some(StoreNotice::Missing { did, from, to });
        }
        let found = self.all_of(&id);
        if found.is_empty() || found.iter().any(|record| record.h == head.h) {
            return None;
        }
        let (file, line) = self.places(&id).into_iter().next()?;
        Some(StoreNotice::Damaged(StoreFault {
            file,
            line,
            record: Some(id),
            kind: FaultKind::HeadDiffers {
                acknowledged: head.h.clone(),
            },
        }))
    }

    /// Reads another tree of the same project along: what stands in both is shown once.
    pub fn beside(mut self, other: TreeReader) -> Result<Self, StoreError> {
        self.beside.push(other);
        self.relate()?;
        Ok(self)
    }

    /// The same tree, knowing which journals of a device part where.
    pub(super) fn related(mut self) -> Result<Self, StoreError> {
        self.relate()?;
        Ok(self)
    }

    /// Finds out which journals of a device part where.
    pub(super) fn relate(&mut self) -> Result<(), StoreError> {
        let strands: Vec<Strand<'_>> = self.strands().collect();
        self.lineage = Lineage::of(&strands)?;
        Ok(())
    }

    /// The journals of all trees.
    fn strands(&self) -> impl Iterator<Item = Strand<'_>> {
        let trees = std::iter::once(self).chain(&self.beside).enumerate();
        trees.flat_map(|(tree, reader)| {
            reader.logs.values().map(move |log| Strand {
                disk: reader.disk.as_ref(),
                tree,
                log,
            })
        })
    }

    /// The journals of a device.
    fn strands_of<'r>(&'r self, author: &'r str) -> impl Iterator<Item = Strand<'r>> {
        let did = device_of(author);
        self.strands().filter(move |strand| strand.log.did == did)
    }

    /// The branches of devices that wrote twice.
    pub fn forks(&self) -> Vec<Branch> {
        self.lineage.branches()
    }

    /// Returns the project id the records bear, if there are any.
    pub fn pid(&self) -> Option<&str> {
        self.pid.as_deref()
    }

    /// Tells whether some part of a journal could not be read.
    pub fn is_unreadable(&self) -> bool {
        self.logs.values().any(|log| log.unreadable)
    }

    /// Tells whether every record that the journals state is there, as it was written.
    pub fn is_sound(&self) -> bool {
        self.logs.values().all(Audit::is_sound)
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

    /// Returns the last record of each author: of each device, or of each of its branches.
    pub fn tips(&self) -> Heads {
        let mut tips = Heads::new();
        for strand in self.strands() {
            if let Some(tip) = &strand.log.tip {
                let author = self.lineage.author(strand.tree, strand.log, tip.seq);
                let head = SeenHead {
                    seq: tip.seq,
                    h: tip.h.clone(),
                };
                seen::join(&mut tips, Heads::from([(author.to_owned(), head)]));
            }
        }
        tips
    }

    /// Returns the heads of other devices that this device's records do not state yet.
    pub(in crate::store) fn unstated(&self, did: &str) -> Heads {
        let stated = self.logs.get(did).map(|log| log.seen.clone());
        let stated = self.by_authors(stated.unwrap_or_default());
        let mut heads = self.tips();
        heads.retain(|other, head| device_of(other) != did && stated.get(other) != Some(head));
        heads
    }

    /// What somebody had seen, branch by branch: the hash tells which.
    fn by_authors(&self, seen: Heads) -> Heads {
        let mut found = Heads::new();
        for (name, head) in seen {
            let id = RecordId::new(device_of(&name), head.seq);
            let is_it = |one: &Record| one.h == head.h;
            let author = match self.lineage.is_empty() {
                true => None,
                false => self.all_of(&id).into_iter().find(is_it),
            };
            let author = author.map_or(name, |one| one.did);
            seen::join(&mut found, Heads::from([(author, head)]));
        }
        found
    }

    /// Gives a record its author's name, and what it had seen by their authors' names.
    fn named(&self, strand: Strand<'_>, mut record: Record) -> Record {
        if self.lineage.is_empty() {
            return record;
        }
        let (tree, log, seq) = (strand.tree, strand.log, record.seq);
        self.lineage
            .author(tree, log, seq)
            .clone_into(&mut record.did);
        record.parted = self.lineage.parted(tree, log, seq);
        let seen = record.seen();
        if !seen.is_empty() {
            record.rest.extend(seen::field(&self.by_authors(seen)));
        }
        if let Some(wrote) = self.wrote(&record) {
            let mut said = record.payload.value();
            said["was"] = wrote.into();
            record.payload = Payload::of(&said).unwrap_or(record.payload);
        }
        record
    }

    /// The branch that a device says it wrote itself before it took another id.
    fn wrote(&self, record: &Record) -> Option<String> {
        let was = record.succeeds()?;
        let said = record.payload.value();
        let wrote = seen::read(&json!({ was: said.get("head")? }));
        self.by_authors(wrote).into_keys().next()
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
        for (folder, head) in seen {
            let id = RecordId::new(device_of(folder), head.seq);
            let log = self.logs.get(folder);
            match log.and_then(|log| record_in(self.disk.as_ref(), log, &id)) {
                Some(Ok(record)) if record.h == head.h => {}
                _ => return Err(StoreError::UnknownHead(id)),
            }
        }
        let named = |strand: Strand<'_>, record| self.named(strand, record);
        let mut streams = Vec::new();
        for strand in self.strands() {
            let known = (strand.tree == 0).then(|| seen.get(&strand.log.folder));
            let after = known.flatten().map_or(0, |head| head.seq);
            let mut stream = Stream::new(&named, strand, after);
            if let Some(record) = stream.next()? {
                streams.push((record, stream));
            }
        }
        merge(streams, each)
    }

    /// Returns the records under a number, of all branches of its device; unreadable ones are nobody's.
    pub fn all_of(&self, id: &RecordId) -> Vec<Record> {
        let mut all: Vec<Record> = Vec::new();
        for strand in self.strands_of(&id.did) {
            let Some(Ok(record)) = record_in(strand.disk, strand.log, id) else {
                continue;
            };
            if all.iter().all(|one| one.h != record.h) {
                let author = self.lineage.author(strand.tree, strand.log, id.seq);
                all.push(Record {
                    did: author.to_owned(),
                    ..record
                });
            }
        }
        all
    }

    /// Returns the places of a record, or of all under its number if it names no branch: file, and line
    /// from 1.
    pub fn places(&self, id: &RecordId) -> Vec<(String, u64)> {
        let found = self.strands_of(&id.did).filter_map(|strand| {
            let author = self.lineage.author(strand.tree, strand.log, id.seq);
            if is_branch(&id.did) && author != id.did {
                return None;
            }
            let (extent, spot) = find(strand.log, id.seq)?;
            Some((extent.file.clone(), line_at(strand.disk, extent, spot)))
        });
        found.collect()
    }

    /// Returns one record. An id that names no branch, of a device that wrote twice, means the first of
    /// its branches by name.
    pub fn record(&self, id: &RecordId) -> Result<Record, StoreError> {
        let mut strands: Vec<(&str, Strand<'_>)> = Vec::new();
        for strand in self.strands_of(&id.did) {
            let author = self.lineage.author(strand.tree, strand.log, id.seq);
            strands.push((author, strand));
        }
        if is_branch(&id.did) || strands.iter().any(|(author, _)| *author == id.did) {
            strands.retain(|(author, _)| *author == id.did);
        }
        strands.sort_by_key(|(author, _)| *author);
        let mut found = strands.into_iter().filter_map(|(_, strand)| {
            let record = record_in(strand.disk, strand.log, id)?;
            Some(record.map(|record| self.named(strand, record)))
        });
        found
            .next()
            .unwrap_or_else(|| Err(StoreError::NoRecord(id.clone())))
    }

    /// Returns a record of one journal, by its folder.
    pub(in crate::store) fn record_of(&self, folder: &str, seq: u64) -> Option<Record> {
        let log = self.logs.get(folder)?;
        record_in(self.disk.as_ref(), log, &RecordId::new(&log.did, seq))?.ok()
    }

    /// Returns the subject that a damaged line seems to be about.
    pub fn subject_of(&self, fault: &StoreFault) -> Option<String> {
        let path = self.project.join(&fault.file);
        let len = self.disk.len(&path).ok()??;
        let mut pieces = JournalPieces::new(self.disk.as_ref(), &path, len);
        for _ in 1..fault.line {
            pieces.next().ok()??;
        }
        let piece = pieces.next().ok()??;
        glean::word(&String::from_utf8_lossy(piece.bytes), r#""subject":""#)
    }
}
