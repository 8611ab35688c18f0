//! Judging what another device's records say, once, as they come in: whether each follows by its rules
//! from what its device knew. What does not is kept and counts like any other record, for nobody may
//! choose among records; but whoever takes it in is told. The store's bytes are not looked at here.

use super::judge::{Judge, WrongVerdict};
use crate::checklist::Library;
use crate::domain::{Event, Project};
use crate::failure::Failure;
use crate::store::{Blobs, Heads, Reader};

/// The state of all records, and which of those behind `before` do not follow from what stands before
/// them. What cannot be judged because its checklist has not arrived is not among them.
pub fn judged(
    reader: &Reader,
    (blobs, library): (Blobs, &Library),
    before: &Heads,
) -> Result<(Project, Vec<WrongVerdict>), Failure> {
    let mut judge = Judge::new(blobs, library);
    let mut wrong = Vec::new();
    reader.records(&mut |record| {
        judge.hear(&record);
        let id = record.record_id();
        let known = before.get(&id.did).is_some_and(|head| id.seq <= head.seq);
        let event = match Event::read(&record.kind, record.kv, &record.payload) {
            Ok(Some(event)) => judge.state.meaning(event, &id.to_string()),
            Ok(None) => return,
            Err(error) if !known => {
                return wrong.push(WrongVerdict::unreadable(id.to_string(), &error));
            }
            Err(_) => return,
        };
        if known {
            judge.pass(&event, &id);
        } else if !judge.awaits(&event) {
            wrong.extend(judge.wrong(&record, &event, reader));
        }
        judge.apply(event, &id);
    })?;
    Ok((judge.state, wrong))
}
