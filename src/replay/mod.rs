//! From records to state: the one driver that goes over records in the order that is the same
//! everywhere, for whoever folds, judges again or counts. What those who go along make of what they see
//! is not known here.

use crate::domain::{CheckRecord, Event, Project};
use crate::store::{
    Heads, Record, Store, StoreError, StoreNotice, TreePlace, TreeReader, UnitedTrees, kind,
};
use serde::{Deserialize, Serialize};
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::mpsc::{self, SyncSender};
use std::{mem, thread};

/// What a record holds, with its references as they are meant; nothing in one of the store's own kinds
/// or of a kind that only a newer program knows.
pub type Content = Result<Option<Event>, serde_json::Error>;

/// Goes along with the records in order.
pub trait Along {
    /// Sees a record before the state takes in what it holds.
    fn before(&mut self, state: &Project, record: &Record, content: &Content);

    /// Sees the state that took it in.
    fn after(&mut self, _state: &Project, _record: &Record) {}

    /// Whether it wants to see readings; the state keeps none.
    fn reads_answers(&self) -> bool {
        true
    }

    /// Whether it has seen enough: then no more is folded, and the state is good for nothing.
    fn is_over(&self) -> bool {
        false
    }
}

/// Nobody.
impl Along for () {
    fn before(&mut self, _: &Project, _: &Record, _: &Content) {}

    fn reads_answers(&self) -> bool {
        false
    }
}

/// A state and what it was folded from.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Folded {
    /// The state.
    pub state: Project,
    /// Records whose content this program does not know or cannot read.
    pub unknown: u64,
    /// The last record of each device that went in.
    pub heads: Heads,
    /// The place in the common order of the last record that went in.
    pub last: Option<(u64, String, u64)>,
    /// How many records went in that no cache knew.
    pub fresh: u64,
}

impl Folded {
    /// Takes one record in.
    fn take(&mut self, record: &Record, along: &mut dyn Along) {
        let said = said(record, along.reads_answers());
        self.take_read((record, said), along);
    }

    /// Takes in a record that was read already.
    fn take_read(&mut self, (record, said): (&Record, Content), along: &mut dyn Along) {
        let id = record.record_id().to_string();
        self.fresh += 1;
        self.last = Some((record.lc, record.did.clone(), record.seq));
        hear(&mut self.state, record, &id);
        let content = said.map(|event| event.map(|event| self.state.meaning(event, &id)));
        along.before(&self.state, record, &content);
        match content {
            Ok(Some(event)) => self.state.apply(event, &id),
            Ok(None) | Err(_) => {
                self.unknown += u64::from(!kind::OWN.contains(&record.kind.as_str()));
            }
        }
        along.after(&self.state, record);
    }

    /// A kept state with what it had not seen, if all of that comes behind what it had: records that arrived from
    /// another device may belong in between, and then all is folded anew. None as well where the records do not
    /// continue it.
    pub fn completed(mut self, store: &Store, along: &mut dyn Along) -> Option<Self> {
        self.fresh = 0;
        let mut in_order = true;
        let rest = store.records_after(&self.heads.clone(), &mut |record| {
            let place = (record.lc, record.did.clone(), record.seq);
            in_order &= self.last.as_ref().is_none_or(|last| *last < place);
            if in_order {
                self.take(&record, along);
            }
        });
        self.heads = store.heads();
        (rest.is_ok() && in_order).then_some(self)
    }
}

/// The state of all records of a tree. They are read by a thread of its own, a little ahead of whoever goes along, so
/// that both cores of a laptop have something to do.
pub fn all(reader: &TreeReader, along: &mut dyn Along) -> Result<Folded, StoreError> {
    let mut folded = Folded::default();
    let whole = along.reads_answers();
    thread::scope(|scope| {
        let (ahead, batches) = mpsc::sync_channel(BATCHES_AHEAD);
        let reading = scope.spawn(move || read_ahead(reader, whole, &ahead));
        for (record, said) in batches.into_iter().flatten() {
            if along.is_over() {
                // Whoever reads hears that nobody takes any more.
                break;
            }
            folded.take_read((&record, said), along);
        }
        reading.join().unwrap_or_else(|panic| resume_unwind(panic))
    })?;
    folded.heads = reader.heads();
    Ok(folded)
}

/// So many batches may wait, each of so many bytes: enough to keep both sides going, whatever the size of a record.
const BATCHES_AHEAD: usize = 4;
const BATCH_BYTES: usize = 256 * 1024;

/// Records and what they say.
type ReadBatch = Vec<(Record, Content)>;

/// Reads all records for somebody who takes them; no more once he has gone.
fn read_ahead(
    reader: &TreeReader,
    whole: bool,
    taker: &SyncSender<ReadBatch>,
) -> Result<(), StoreError> {
    let (mut batch, mut bytes, mut is_gone) = (ReadBatch::new(), 0, false);
    reader.records(&mut |record| {
        if is_gone {
            return;
        }
        let said = said(&record, whole);
        bytes += record.payload.text().len();
        batch.push((record, said));
        if bytes >= BATCH_BYTES {
            bytes = 0;
            is_gone = taker.send(mem::take(&mut batch)).is_err();
        }
    })?;
    _ = taker.send(batch);
    Ok(())
}

/// What a record says, as it stands there.
fn said(record: &Record, whole: bool) -> Content {
    let read = match whole {
        true => Event::read,
        false => Event::read_to_fold,
    };
    read(&record.kind, record.kv, record.payload.text())
}

/// Trees of one project and the state of all their records.
pub struct UnitedFold {
    /// The state.
    pub folded: Folded,
    /// The records.
    pub reader: TreeReader,
    /// What was noticed, tree by tree.
    pub notices: Vec<Vec<StoreNotice>>,
}

/// The state of all records of several trees of a project, read in one go where that goes.
pub fn united(pid: &str, trees: &[TreePlace]) -> Result<UnitedFold, StoreError> {
    let mut folded = Folded::default();
    let read = TreeReader::united(pid, trees, &mut |record| folded.take(&record, &mut ()))?;
    if let Some(UnitedTrees { reader, notices }) = read {
        folded.heads = reader.heads();
        return Ok(UnitedFold {
            folded,
            reader,
            notices,
        });
    }
    one_by_one(trees)
}

/// The same with every tree opened by itself, for journals that part somewhere.
fn one_by_one(trees: &[TreePlace]) -> Result<UnitedFold, StoreError> {
    let (mut notices, mut all_trees) = (Vec::new(), None::<TreeReader>);
    for (disk, folder) in trees {
        let (tree, noticed) = TreeReader::open(Arc::clone(disk), folder)?;
        notices.push(noticed);
        all_trees = Some(match all_trees {
            None => tree,
            Some(others) => others.beside(tree)?,
        });
    }
    let reader = all_trees.ok_or(StoreError::NoProject)?;
    Ok(UnitedFold {
        folded: all(&reader, &mut ())?,
        reader,
        notices,
    })
}

/// Lets the state know what a record's device had seen of the others, where a branch begins, and which
/// one a device says it wrote before it took another id.
fn hear(state: &mut Project, record: &Record, id: &str) {
    let seen = record.seen().into_iter();
    let parted = record.parted.as_ref();
    let parted = parted.map(|before| (before.did.as_str(), before.seq));
    state.hear(id, parted, seen.map(|(did, head)| (did, head.seq)));
    if let Some(wrote) = record.succeeds() {
        state.vouch(id, &wrote);
    }
}

/// The event a record holds; `None` for the store's own kinds and for what is unknown.
pub fn event(record: &Record) -> Option<Event> {
    Event::read(&record.kind, record.kv, record.payload.text())
        .ok()
        .flatten()
}

/// The check a record holds, if it is one, with its references as they are meant.
pub fn check(state: &Project, record: &Record) -> Option<CheckRecord> {
    let id = record.record_id().to_string();
    match state.meaning(event(record)?, &id) {
        Event::Check(check) => Some(*check),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
