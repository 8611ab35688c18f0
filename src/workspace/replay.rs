//! From records to state: the fold of all events in the one order that is the same everywhere.

use crate::domain::{Event, Project};
use crate::failure::Failure;
use crate::store::{Heads, Reader, Record, Store, kind};

/// A state and what it was folded from.
#[derive(Default)]
pub struct Folded {
    /// The state.
    pub state: Project,
    /// Records of kinds or versions this program does not know.
    pub unknown: u64,
    /// The last record of each device that went in.
    pub heads: Heads,
}

/// The event a record holds; `None` for the store's own kinds and for what is unknown.
pub fn event(record: &Record) -> Option<Event> {
    Event::read(&record.kind, record.kv, &record.payload)
        .ok()
        .flatten()
}

/// Takes one record in.
fn take(folded: &mut Folded, record: &Record) {
    let id = record.record_id().to_string();
    let known = folded
        .state
        .replay(&record.kind, record.kv, &record.payload, &id);
    let own = [kind::SEGMENT, kind::RECOVERED, kind::GAP].contains(&record.kind.as_str());
    folded.unknown += u64::from(!known && !own);
}

/// The state of a live store: a cached one completed by the records it had not seen, and how many
/// those were; a cache that the records do not continue is thrown away.
pub fn complete(store: &Store, cached: Option<Folded>) -> Result<(Folded, u64), Failure> {
    if let Some(mut folded) = cached {
        let mut fresh = 0;
        let rest = store.records_after(&folded.heads.clone(), &mut |record| {
            fresh += 1;
            take(&mut folded, &record);
        });
        if rest.is_ok() && folded_in_order(&folded.heads, store) {
            folded.heads = store.heads();
            return Ok((folded, fresh));
        }
    }
    let (mut folded, mut fresh) = (Folded::default(), 0);
    store.records(&mut |record| {
        fresh += 1;
        take(&mut folded, &record);
    })?;
    folded.heads = store.heads();
    Ok((folded, fresh))
}

/// Whether the records not yet seen all come after those seen: with one device they always do;
/// records that arrived from another device may belong in between, and then all is folded anew.
fn folded_in_order(seen: &Heads, store: &Store) -> bool {
    let now = store.heads();
    now.len() <= 1 || now == *seen
}

/// The state of a tree that is only read.
pub fn read(reader: &Reader) -> Result<Folded, Failure> {
    let mut folded = Folded::default();
    reader.records(&mut |record| take(&mut folded, &record))?;
    folded.heads = reader.heads();
    Ok(folded)
}
