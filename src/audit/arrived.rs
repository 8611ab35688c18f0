//! Judging what another device's records say, once, as they come in: whether each follows by its rules
//! from what its device knew. What does not is kept and counts like any other record, for nobody may
//! choose among records; but whoever takes it in is told. The store's bytes are not looked at here.

use super::judge::{RecordJudge, WrongVerdict};
use crate::domain::Project;
use crate::replay::{Along, Content};
use crate::store::{Heads, Record, TreeReader};

/// Goes along with the records, and finds those behind what was here before that do not follow from what
/// stands before them. What cannot be judged because its checklist has not arrived is not among them.
pub struct Arrived<'a> {
    /// Judges.
    pub judge: RecordJudge<'a>,
    /// All records.
    pub reader: &'a TreeReader,
    /// What was here before.
    pub before: &'a Heads,
    /// What was found.
    pub wrong: Vec<WrongVerdict>,
}

impl Along for Arrived<'_> {
    fn before(&mut self, state: &Project, record: &Record, content: &Content) {
        self.judge.hear(record);
        let id = record.record_id();
        let known = self.before.get(&id.did);
        let known = known.is_some_and(|head| id.seq <= head.seq);
        match content {
            Ok(Some(event)) => {
                if known {
                    self.judge.pass(event, &id);
                } else if !self.judge.awaits(event) {
                    let wrong = self.judge.wrong((state, self.reader), record, event);
                    self.wrong.extend(wrong);
                }
                self.judge.apply(event, &id);
            }
            Err(error) if !known => {
                let wrong = WrongVerdict::unreadable(id.to_string(), error);
                self.wrong.push(wrong);
            }
            Ok(None) | Err(_) => {}
        }
    }
}
