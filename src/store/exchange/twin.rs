//! Whether this device's journal is a restored backup or a clone of it (S9): what others have seen of it,
//! held against what is here. Taking another id is for `workspace`.

use serde_json::json;

use crate::store::format::name::device_of;
use crate::store::format::record::{NewRecord, kind};
use crate::store::format::seen::{Heads, SeenHead};
use crate::store::project::Store;

impl Store {
    /// Tells whether our own journal lacks a record that was acknowledged under our id, or holds
    /// another one in its place: then this is a restored backup or a clone (S9).
    pub fn lacks(&self, own: &SeenHead) -> bool {
        let tip = self
            .journal
            .as_ref()
            .and_then(|journal| journal.tip.as_ref());
        if tip.map_or(0, |tip| tip.seq) < own.seq {
            return true;
        }
        let record = self.reader.record_of(&self.did, own.seq);
        record.is_some_and(|record| record.h != own.h)
    }

    /// Returns what a record appended now states, or its headers before it stated, of other devices.
    pub fn stated(&self) -> Heads {
        let mut heads = self.reader.tips();
        heads.retain(|did, _| device_of(did) != self.did);
        heads
    }

    /// Returns the highest head of our own journal that other devices state.
    pub fn seen_by_others(&self) -> Option<SeenHead> {
        let seen = self.stated_of_us();
        seen.max_by_key(|head| head.seq).cloned()
    }

    /// Tells whether other devices have seen a record of ours that we lack, or another branch of our
    /// journal came here: then this is a restored backup or a clone (S9).
    pub fn is_outrun(&self) -> bool {
        let mut branches = self.reader.forks().into_iter();
        branches.any(|branch| device_of(&branch.author) == self.did)
            || self.stated_of_us().any(|head| self.lacks(head))
    }

    fn stated_of_us(&self) -> impl Iterator<Item = &SeenHead> {
        let others = self.reader.logs.values().filter(|log| log.did != self.did);
        let seen = others.flat_map(|log| &log.seen);
        let ours = seen.filter(|(name, _)| device_of(name) == self.did);
        ours.map(|(_, head)| head)
    }

    /// Has it recorded, with the next record, that this device wrote under another id before (S9);
    /// said once, and only if there is something under that id.
    pub fn succeed(&mut self, was: &str, why: &str) {
        let fresh = self
            .reader
            .logs
            .get(&self.did)
            .is_none_or(|log| log.tip.is_none());
        let wrote = self.reader.logs.get(was);
        if let Some(wrote) = wrote.filter(|_| fresh && self.note.is_none()) {
            let mut payload = json!({"was": was, "why": why});
            if let Some(tip) = &wrote.tip {
                payload["head"] = json!([tip.seq, tip.h]);
            }
            self.note = Some(NewRecord {
                kind: kind::DEVICE.into(),
                kv: 1,
                id: None,
                by: String::new(),
                payload,
            });
        }
    }
}
