//! Where the journal of each device stands while its records go by: whether a statement stands where and
//! was recorded when it says. What else it says is for `attest`.

use super::attested::SignatureFlaw;
use crate::domain::statement::RecordHead;
use crate::domain::time::moment;
use crate::store::{Record, device_of, kind};
use chrono::Duration;
use std::collections::BTreeMap;

/// A statement is recorded within so many minutes of the time it states.
const RECORDED_WITHIN: i64 = 15;
/// Wall clocks may step back by this many seconds unnoticed (T3).
const BACK: i64 = 2;

#[derive(Default)]
pub(super) struct AuditStanding {
    /// Each device's last record and what the store itself wrote after it.
    tips: BTreeMap<String, Vec<(u64, String)>>,
    /// The last record of each device whose clock was flagged.
    flagged: BTreeMap<String, u64>,
}

impl AuditStanding {
    /// Notes where a record stands, whether anybody knows its kind or not.
    pub fn pass(&mut self, record: &Record) {
        let own = [kind::SEGMENT, kind::RECOVERED, kind::GAP].contains(&record.kind.as_str());
        if let Some(before) = &record.parted {
            self.branch(&before.did, &record.did);
        }
        let tips = self.tips.entry(record.did.clone()).or_default();
        if !own {
            tips.clear();
        }
        tips.push((record.seq, record.h.clone()));
        if record.clk != "ok" {
            self.flagged.insert(record.did.clone(), record.seq);
        }
    }

    /// A branch begins where its trunk stands.
    fn branch(&mut self, trunk: &str, branch: &str) {
        let (tips, flagged) = (
            self.tips.get(trunk).cloned(),
            self.flagged.get(trunk).copied(),
        );
        self.tips.extend(tips.map(|tips| (branch.to_owned(), tips)));
        self.flagged
            .extend(flagged.map(|seq| (branch.to_owned(), seq)));
    }

    /// A statement names the record it stands behind, and was recorded when it says.
    pub fn place_flaw(&self, record: &Record, head: &RecordHead, t: &str) -> Option<SignatureFlaw> {
        let (did, seq, h) = head;
        let tips = self.tips.get(&record.did);
        let behind = match tips {
            None => *seq == 0,
            Some(tips) => {
                let begun = *seq == 0 && tips.first().is_some_and(|(first, _)| *first == 1);
                let only_own = begun && tips.len() as u64 + 1 == record.seq;
                tips.iter().any(|(n, hash)| n == seq && hash == h) || only_own
            }
        };
        if *did != device_of(&record.did) || !behind {
            return Some(SignatureFlaw::Moved);
        }
        let (stated, recorded) = (moment(t), moment(&record.t));
        let recorded_soon = stated.zip(recorded).is_some_and(|(stated, recorded)| {
            let after = recorded - stated;
            (Duration::seconds(-BACK)..=Duration::minutes(RECORDED_WITHIN)).contains(&after)
        });
        (!recorded_soon).then_some(SignatureFlaw::Time)
    }

    /// Nobody signs before there is something to sign; a clock turned back is flagged on record.
    pub fn time_flaw(&self, record: &Record, doc: &Record, t: &str) -> Option<SignatureFlaw> {
        if device_of(&doc.did) != device_of(&record.did) {
            // Clocks of two devices cannot be compared (T2); the hash of the document says enough.
            return None;
        }
        let flagged = self
            .flagged
            .get(&record.did)
            .is_some_and(|seq| *seq > doc.seq);
        let (stated, made) = (moment(t)?, moment(&doc.t)?);
        let before = stated + Duration::seconds(BACK) < made;
        (before && !flagged && record.clk == "ok").then_some(SignatureFlaw::Time)
    }
}
