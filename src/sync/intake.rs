//! Takes in what other devices wrote: segments of their journals and blobs, from a stick, a share or
//! another laptop's folder. Each is looked at before it is taken (X4) and written as it is, whole or
//! not at all. A segment comes after what it goes on from and after all that its device had seen, so
//! that what is here always makes sense; until then it waits in `in/`. Nothing is ever taken for this
//! device's own journal: if the tree knows more of it than we do, that is a finding (S9).

use super::quarantine::{self, Quarantine};
use super::taken::{Side, Taken};
use crate::store::{
    Arrival, Blobs, DiskError, Folder, Heads, RecordId, SeenHead, SegmentOffer, StoreError,
    StoreFault, device_of, folders, home, is_branch, offers, segment_path, sha256_hex,
};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// Bytes that taking in leaves free.
const LEFT: u64 = 64 << 20;

/// Hears how many of how many are done, 0 of 0 while things are only looked at; may stop it between
/// two files.
pub type IntakeWatch<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// The project that takes in.
pub struct Intake<'a> {
    /// Its folder.
    pub here: &'a Side,
    /// Its id.
    pub pid: &'a str,
    /// This device.
    pub own: &'a str,
    /// The highest counter of all records here.
    pub counter: u64,
    /// The last record of each journal here.
    pub heads: Heads,
    /// Whether our own journal lacks a record that somebody has seen.
    pub lacks: &'a dyn Fn(&SeenHead) -> bool,
    /// Contents that were let go of here and are not taken back.
    pub without: &'a BTreeSet<String>,
}

/// A segment not here yet.
struct Candidate<'a> {
    from: &'a Side,
    offer: SegmentOffer,
    /// The folder it goes to.
    folder: String,
    arrival: Arrival,
    sha: String,
    /// It goes on from a shorter copy that is here.
    longer: bool,
}

type Candidates<'a> = BTreeMap<(String, u64), Candidate<'a>>;

impl Intake<'_> {
    /// Takes in all that can be taken from this tree and from what waited here before.
    pub fn run(mut self, from: &Side, each: &mut IntakeWatch<'_>) -> Result<Taken, StoreError> {
        let room = Side {
            dir: self.here.dir.join("in"),
            writing: None,
            ..self.here.clone()
        };
        let mut taken = self.pass(from, &room, each)?;
        // A branch of a branch has its place only once the other one is here.
        let (mut crowded, mut fresh) = (taken.crowded, taken.segments);
        while crowded && fresh > 0 && taken.own.is_none() && !taken.stopped {
            let more = self.pass(from, &room, each)?;
            (crowded, fresh) = (more.crowded, more.segments);
            taken.add(more);
        }
        self.clear(&room)?;
        Ok(taken)
    }

    fn pass(
        &mut self,
        from: &Side,
        room: &Side,
        each: &mut IntakeWatch<'_>,
    ) -> Result<Taken, StoreError> {
        let (mut taken, mut candidates) = (Taken::default(), Candidates::new());
        for tree in [from, room] {
            self.gather(tree, &mut candidates, &mut taken, each)?;
        }
        if taken.own.is_some() || taken.stopped {
            return Ok(taken);
        }
        self.blobs(from, &mut taken, each)?;
        let total = candidates.len();
        while !taken.stopped
            && let Some(place) = self.next(&candidates, &mut taken)
        {
            if let Some(candidate) = candidates.remove(&place) {
                self.admit(&candidate, &mut taken)?;
                let done = total - candidates.len();
                taken.stopped = each(done, total).is_break() && done < total;
            }
        }
        if taken.own.is_none() && !taken.stopped {
            self.keep_waiting(&candidates)?;
        }
        Ok(taken)
    }

    /// Looks at everything that a tree offers and that is not here.
    fn gather<'t>(
        &self,
        from: &'t Side,
        candidates: &mut Candidates<'t>,
        taken: &mut Taken,
        each: &mut IntakeWatch<'_>,
    ) -> Result<(), DiskError> {
        for name in folders(from.disk.as_ref(), &from.dir)? {
            let folder = self.folder(from, &name, taken)?;
            for offer in offers(from.disk.as_ref(), &from.dir, &name)? {
                if from.writing.as_deref() == Some(&name) && !offer.is_sealed() {
                    continue;
                }
                if each(0, 0).is_break() {
                    taken.stopped = true;
                    return Ok(());
                }
                let n = offer.n;
                if let Some(found) = self.look(from, offer, &folder, taken)? {
                    keep(candidates, (folder.clone(), n), found, taken);
                }
            }
        }
        Ok(())
    }

    /// The folder that a tree's journal belongs into: the same, or that of another branch.
    fn folder(&self, from: &Side, name: &str, taken: &mut Taken) -> Result<String, DiskError> {
        let theirs = Folder {
            disk: from.disk.as_ref(),
            project: &from.dir,
            name,
        };
        let folder = home((self.here.disk.as_ref(), &self.here.dir), theirs)?;
        if is_branch(&folder) && !taken.branches.contains(&folder) {
            taken.branches.push(folder.clone());
        }
        Ok(folder)
    }

    /// A segment that is not here, or is longer than the one here; one that is bad is refused.
    fn look<'t>(
        &self,
        from: &'t Side,
        offer: SegmentOffer,
        folder: &str,
        taken: &mut Taken,
    ) -> Result<Option<Candidate<'t>>, DiskError> {
        let bytes = match offer.bytes(from.disk.as_ref()) {
            Err(error) if error.is_no_file() => {
                self.refuse(&[], offer.unfit(&error), taken)?;
                return Ok(None);
            }
            bytes => bytes?,
        };
        let here = read_if_there(self.here, &segment_path(&self.here.dir, folder, offer.n))?;
        let is_here = |bytes: &[u8]| here.as_ref().is_some_and(|here| here.starts_with(bytes));
        if is_here(&bytes) {
            taken.present += 1;
            return Ok(None);
        }
        let kept = bytes.clone();
        let mut arrival = match offer.look(bytes, self.pid) {
            Ok(arrival) => arrival,
            Err(fault) => {
                self.refuse(&kept, fault, taken)?;
                return Ok(None);
            }
        };
        if let Some(fault) = offer.leaps(&arrival, self.counter) {
            self.refuse(&kept, fault, taken)?;
            return Ok(None);
        }
        // What follows the last whole line is no record.
        if is_here(&arrival.bytes) {
            taken.present += 1;
            return Ok(None);
        }
        // Ours, and we have not got it, or never wrote it.
        if device_of(folder) == self.own {
            taken.own = Some(arrival.last);
            return Ok(None);
        }
        let bytes = std::mem::take(&mut arrival.bytes);
        Ok(Some(Candidate {
            from,
            offer,
            folder: folder.to_owned(),
            sha: sha256_hex(&bytes),
            longer: here.is_some_and(|here| bytes.starts_with(&here)),
            arrival,
        }))
    }

    /// The next segment that fits; what the others need is noted on the way.
    fn next(&self, candidates: &Candidates<'_>, taken: &mut Taken) -> Option<(String, u64)> {
        taken.waiting.clear();
        for (place, candidate) in candidates {
            match self.needs(candidate, taken) {
                None => return Some(place.clone()),
                Some(id) => taken.waiting.push((candidate.offer.file.clone(), id)),
            }
        }
        None
    }

    /// The record that has to be here before a segment can be.
    fn needs(&self, candidate: &Candidate<'_>, taken: &mut Taken) -> Option<RecordId> {
        let arrival = &candidate.arrival;
        let did = device_of(&candidate.folder);
        let tip = self.heads.get(&candidate.folder);
        let last = tip.map_or(0, |tip| tip.seq);
        let follows = match tip {
            Some(tip) => arrival.first == tip.seq + 1 && arrival.prev == tip.h,
            None => arrival.first == 1,
        };
        let declared = arrival.first > last + 1 && arrival.declares(last + 1, arrival.first - 1);
        if !(follows || declared || candidate.longer) {
            return Some(RecordId::new(did, last + 1));
        }
        for (other, head) in &arrival.seen {
            if device_of(other) == self.own {
                if (self.lacks)(head) {
                    taken.own = Some(head.clone());
                    return Some(RecordId::new(other, head.seq));
                }
            } else if self.reaches(other) < head.seq {
                return Some(RecordId::new(other, head.seq));
            }
        }
        None
    }

    /// The last number of a device that is here, in whichever branch.
    fn reaches(&self, folder: &str) -> u64 {
        let did = device_of(folder);
        let branches = self.heads.range(did.to_owned()..);
        let branches = branches.take_while(|(folder, _)| folder.starts_with(did));
        let own = branches.filter(|(folder, _)| device_of(folder) == did);
        own.map(|(_, head)| head.seq).max().unwrap_or(0)
    }

    fn admit(&mut self, candidate: &Candidate<'_>, taken: &mut Taken) -> Result<(), DiskError> {
        let Some(bytes) = self.again(candidate)? else {
            // It changed while we looked; the next time shows what it is now.
            return Ok(());
        };
        let path = segment_path(&self.here.dir, &candidate.folder, candidate.offer.n);
        self.write(&path, &bytes)?;
        let before = self.heads.get(&candidate.folder).map_or(0, |head| head.seq);
        let last = candidate.arrival.last.clone();
        taken.segments += 1;
        taken.records += last.seq.saturating_sub(before);
        taken.bytes += bytes.len() as u64;
        self.heads.insert(candidate.folder.clone(), last);
        Ok(())
    }

    /// The bytes that were looked at, once more: a whole project need not fit into memory.
    fn again(&self, candidate: &Candidate<'_>) -> Result<Option<Vec<u8>>, DiskError> {
        let bytes = candidate.offer.bytes(candidate.from.disk.as_ref())?;
        let arrival = candidate.offer.look(bytes, self.pid);
        let bytes = arrival.ok().map(|arrival| arrival.bytes);
        Ok(bytes.filter(|bytes| sha256_hex(bytes) == candidate.sha))
    }

    /// Refuses to fill the disk with what comes from elsewhere: room stays for what is recorded here.
    fn room(&self, path: &Path, bytes: u64) -> Result<(), DiskError> {
        let free = self.here.disk.free(&self.here.dir);
        match free.is_some_and(|free| free < bytes.saturating_add(LEFT)) {
            true => Err(DiskError::io("write", path)(
                io::ErrorKind::StorageFull.into(),
            )),
            false => Ok(()),
        }
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.room(path, bytes.len() as u64)?;
        if let Some(dir) = path.parent() {
            self.here.disk.create_dir_all(dir)?;
        }
        self.here.disk.replace(path, bytes)
    }

    /// Evidence and checklists come before the records that name them.
    fn blobs(
        &self,
        from: &Side,
        taken: &mut Taken,
        each: &mut IntakeWatch<'_>,
    ) -> Result<(), StoreError> {
        let here = Blobs::new(Arc::clone(&self.here.disk), &self.here.dir);
        let there = Blobs::new(Arc::clone(&from.disk), &from.dir);
        let known: BTreeMap<String, u64> = here.list()?.into_iter().collect();
        let mut offered = there.list()?;
        offered.retain(|(hash, len)| known.get(hash) != Some(len) && !self.without.contains(hash));
        for (done, (hash, _)) in offered.iter().enumerate() {
            if each(done + 1, offered.len()).is_break() {
                taken.stopped = true;
                return Ok(());
            }
            match there.get(hash) {
                Ok(bytes) => {
                    self.room(&self.here.dir, bytes.len() as u64)?;
                    here.put(&bytes)?;
                    taken.blobs += 1;
                    taken.bytes += bytes.len() as u64;
                }
                Err(StoreError::Damaged(fault)) => {
                    self.refuse(&there.first(hash, quarantine::FIRST), fault, taken)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Keeps the first part of what was refused, and says so.
    fn refuse(&self, bytes: &[u8], fault: StoreFault, taken: &mut Taken) -> Result<(), DiskError> {
        Quarantine::new(self.here.disk.as_ref(), &self.here.dir).keep(bytes, &fault)?;
        taken.refused.push(fault);
        Ok(())
    }

    fn keep_waiting(&self, candidates: &Candidates<'_>) -> Result<(), DiskError> {
        let room = self.here.dir.join("in");
        for candidate in candidates.values() {
            let path = segment_path(&room, &candidate.folder, candidate.offer.n);
            let Some(bytes) = self.again(candidate)? else {
                continue;
            };
            let there = read_if_there(self.here, &path)?.unwrap_or_default();
            if !there.starts_with(&bytes) {
                self.write(&path, &bytes)?;
            }
        }
        Ok(())
    }

    /// Removes what waited and is in the journal now.
    fn clear(&self, room: &Side) -> Result<(), DiskError> {
        let disk = room.disk.as_ref();
        for folder in folders(disk, &room.dir)? {
            for offer in offers(disk, &room.dir, &folder)? {
                let waited = disk.read(&offer.path)?;
                if self.is_somewhere(&folder, offer.n, &waited)? {
                    disk.remove(&offer.path)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a segment is in one of the journals of its device here.
    fn is_somewhere(&self, folder: &str, n: u64, bytes: &[u8]) -> Result<bool, DiskError> {
        let did = device_of(folder);
        let here = folders(self.here.disk.as_ref(), &self.here.dir)?.into_iter();
        for folder in here.filter(|folder| device_of(folder) == did) {
            let path = segment_path(&self.here.dir, &folder, n);
            let there = read_if_there(self.here, &path)?;
            if there.is_some_and(|there| there.starts_with(bytes)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Notes a segment. Two different ones for one place are of two branches, or one goes on further: the
/// second finds its place when the first is here.
fn keep<'a>(
    candidates: &mut Candidates<'a>,
    place: (String, u64),
    found: Candidate<'a>,
    taken: &mut Taken,
) {
    match candidates.entry(place) {
        Entry::Vacant(free) => _ = free.insert(found),
        Entry::Occupied(other) => taken.crowded |= other.get().sha != found.sha,
    }
}

fn read_if_there(tree: &Side, path: &Path) -> Result<Option<Vec<u8>>, DiskError> {
    match tree.disk.len(path)? {
        Some(_) => tree.disk.read(path).map(Some),
        None => Ok(None),
    }
}
