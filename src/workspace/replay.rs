//! From records to state: the fold of all events in the one order that is the same everywhere.

use crate::domain::{CheckRecord, Event, Project};
use crate::failure::Failure;
use crate::store::{Heads, Notice, Reader, Record, Store, kind};

/// A state and what it was folded from.
#[derive(Default)]
pub struct Folded {
    /// The state.
    pub state: Project,
    /// Records of kinds or versions this program does not know.
    pub unknown: u64,
    /// The last record of each device that went in.
    pub heads: Heads,
    /// The place in the common order of the last record that went in.
    pub last: Option<(u64, String, u64)>,
}

/// Lets the state know what a record's device had seen of the others, where a branch begins, and which
/// one a device says it wrote before it took another id.
pub fn hear(state: &mut Project, record: &Record) {
    let id = record.record_id().to_string();
    let seen = record.seen().into_iter();
    let parted = record.parted.as_ref();
    let parted = parted.map(|before| (before.did.as_str(), before.seq));
    state.hear(&id, parted, seen.map(|(did, head)| (did, head.seq)));
    if let Some(wrote) = record.succeeds() {
        state.vouch(&id, wrote);
    }
}

/// Leaves out that a device wrote twice where a person has said which records stand.
pub fn unsettled(state: &Project, notices: &mut Vec<Notice>) {
    let open = state.forked();
    notices.retain(|notice| notice.forked().is_none_or(|device| open.contains(&device)));
}

/// The event a record holds; `None` for the store's own kinds and for what is unknown.
pub fn event(record: &Record) -> Option<Event> {
    Event::read(&record.kind, record.kv, &record.payload)
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

/// Takes one record in.
fn take(folded: &mut Folded, record: &Record) {
    let id = record.record_id().to_string();
    hear(&mut folded.state, record);
    folded.last = Some((record.lc, record.did.clone(), record.seq));
    let known = folded
        .state
        .replay(&record.kind, record.kv, &record.payload, &id);
    let own = kind::OWN.contains(&record.kind.as_str());
    folded.unknown += u64::from(!known && !own);
}

/// The state of a live store: a cached one completed by the records it had not seen, and how many
/// those were; a cache that the records do not continue is thrown away.
pub fn complete(store: &Store, cached: Option<Folded>) -> Result<(Folded, u64), Failure> {
    if let Some(folded) = cached
        && let Some(done) = go_on(store, folded)
    {
        return Ok(done);
    }
    let (mut folded, mut fresh) = (Folded::default(), 0);
    store.records(&mut |record| {
        fresh += 1;
        take(&mut folded, &record);
    })?;
    folded.heads = store.heads();
    Ok((folded, fresh))
}

/// A cached state with what it had not seen, if all of that comes behind what it had: records that
/// arrived from another device may belong in between, and then all is folded anew.
fn go_on(store: &Store, mut folded: Folded) -> Option<(Folded, u64)> {
    let (mut fresh, mut in_order) = (0, true);
    let rest = store.records_after(&folded.heads.clone(), &mut |record| {
        fresh += 1;
        let place = (record.lc, record.did.clone(), record.seq);
        in_order &= folded.last.as_ref().is_none_or(|last| *last < place);
        if in_order {
            take(&mut folded, &record);
        }
    });
    folded.heads = store.heads();
    (rest.is_ok() && in_order).then_some((folded, fresh))
}

/// The state of a tree that is only read.
pub fn read(reader: &Reader) -> Result<Folded, Failure> {
    let mut folded = Folded::default();
    reader.records(&mut |record| take(&mut folded, &record))?;
    folded.heads = reader.heads();
    Ok(folded)
}
