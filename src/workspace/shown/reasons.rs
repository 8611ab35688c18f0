//! Why checks that stand were judged as they were: judged again on the state that their device knew. That state is made
//! of the present one by forgetting what came later, as far as the check's subject is concerned; where that gives another
//! record than the one that stands, or somebody wrote twice, all records are gone over up to it.

use crate::audit::judge::{decided, known_to, says_the_same};
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
            let name = (*record).to_owned();
            let check = match self.recorded_check(record) {
                Ok(check) => check,
                Err(why) => {
                    found.insert(name, Err(why));
                    continue;
                }
            };
            match self.decided_then(record, &check) {
                Some(decision) => _ = found.insert(name, Ok(decision)),
                None => _ = asked.insert(name, check),
            }
        }
        if asked.is_empty() {
            return Ok(found);
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

    /// The decision on the present state without what its device did not know then; none unless it is the very record
    /// that stands.
    fn decided_then(
        &self,
        record: &str,
        (check, earlier, pinned): &CheckAsked,
    ) -> Option<Decision> {
        let state = &self.open.as_ref()?.state;
        if !state.sight.is_straight() {
            return None;
        }
        let knew = state.sight.knew_then(record);
        let then = state.as_known_about(&check.submission.subject, &knew);
        let given = (check, earlier);
        let decision = decided(&then, &self.library.rulebook, pinned, given).ok()?;
        says_the_same(check, &decision.record).then_some(decision)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use crate::text::Lang;

    /// Every check of the sample, among them those taken back, graded later and judged before the plan grew.
    #[test]
    fn forgetting_what_came_later_gives_the_reasons_that_going_over_all_records_gives() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = Workspace::open(folder.path()).unwrap();
        sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
        let nodes = workspace.project().unwrap().nodes().iter();
        let checks = nodes.flat_map(|node| node.checks.iter().filter(|one| one.ruling.is_none()));
        let asked: BTreeMap<String, CheckAsked> = checks
            .map(|check| {
                let asked = workspace.recorded_check(&check.record);
                (check.record.clone(), asked.unwrap())
            })
            .collect();
        let open = workspace.open.as_ref().unwrap();
        let mut again = Again {
            rulebook: &workspace.library.rulebook,
            alone: true,
            asked: asked.clone(),
            found: Reasons::new(),
        };
        replay::all(open.store.reader(), &mut again).unwrap();
        assert!(asked.len() > 1_000, "{}", asked.len());
        for (record, check) in &asked {
            let then = workspace.decided_then(record, check);
            let whole = again.found.remove(record).unwrap().unwrap();
            let then = then.unwrap_or_else(|| panic!("{record} is not what stands"));
            assert_eq!(format!("{then:?}"), format!("{whole:?}"), "{record}");
        }
    }
}
