//! Why checks that stand were judged as they were: judged again on the state that their device knew.

use crate::audit::judge::{decided, known_to};
use crate::domain::decide::Decision;
use crate::domain::follow::EarlierChecks;
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::domain::{CheckRecord, Project, Rulebook};
use crate::failure::Failure;
use crate::replay::{self, Along, Content};
use crate::store::Record;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Workspace {
    /// Judges a concluded check of the project entered again, for its reasons.
    pub fn reasons(&self, record: &str) -> Result<Decision, Failure> {
        let mut reasons = self.reasons_of(&[record])?;
        let found = reasons.remove(record).transpose()?;
        found.ok_or_else(|| Failure::NoSuchCheck(record.to_owned()))
    }

    /// The same for every check of a subject that was inspected, in one going over the records.
    pub fn reasons_on(&self, node: &Node) -> Result<Reasons, Failure> {
        let inspected = node.checks.iter().filter(|check| check.ruling.is_none());
        let records: Vec<&str> = inspected.map(|check| check.record.as_str()).collect();
        self.reasons_of(&records)
    }

    fn reasons_of(&self, records: &[&str]) -> Result<Reasons, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (mut asked, mut found) = (BTreeMap::new(), Reasons::new());
        for record in records {
            match self.recorded_check(record) {
                Ok(check) => _ = asked.insert((*record).to_owned(), check),
                Err(why) => _ = found.insert((*record).to_owned(), Err(why)),
            }
        }
        let mut again = Again {
            rulebook: &self.library.rulebook,
            alone: open.store.reader().devices() == 1,
            asked,
            found,
        };
        replay::all(open.store.reader(), &mut again)?;
        Ok(again.found)
    }

    fn recorded_check(&self, record: &str) -> Result<CheckAsked, Failure> {
        let check = self.check(record)?;
        let earlier = self.earlier(&check.submission.answers);
        let pinned = self.pinned(&check.checklist)?;
        Ok((check, earlier, pinned))
    }
}

/// A check, the ones that its answers refer to, and its checklist.
type CheckAsked = (CheckRecord, EarlierChecks, Arc<Pinned>);
/// What came of judging each check again.
pub type Reasons = BTreeMap<String, Result<Decision, Failure>>;

/// Goes along with the records, and judges those that were asked for.
struct Again<'a> {
    rulebook: &'a Rulebook,
    /// Whether one device made them all.
    alone: bool,
    asked: BTreeMap<String, CheckAsked>,
    found: Reasons,
}

impl Along for Again<'_> {
    fn before(&mut self, state: &Project, record: &Record, _: &Content) {
        let id = record.record_id().to_string();
        let Some((check, earlier, pinned)) = self.asked.get(&id) else {
            return;
        };
        let given = (check, earlier);
        let decision = match self.alone {
            true => decided(state, self.rulebook, pinned, given),
            false => decided(&known_to(state, &id), self.rulebook, pinned, given),
        };
        let none = |_| Failure::NoSuchCheck(id.clone());
        self.found.insert(id.clone(), decision.map_err(none));
    }
}
