//! Why a check that stands was judged as it was: judged again on the state that its device knew.

use super::judge::{decided, known_to};
use super::{Workspace, replay};
use crate::domain::Project;
use crate::domain::decide::Decision;
use crate::failure::Failure;

impl Workspace {
    /// Judges a concluded check of the project entered again, for its reasons.
    pub fn reasons(&self, record: &str) -> Result<Decision, Failure> {
        let check = self.check(record)?;
        let pinned = self.pinned(&check.checklist.hash)?;
        let state = self.state_before(record)?;
        let earlier = self.earlier(&check.submission.answers);
        decided(&state, &self.library.rulebook, &pinned, (&check, &earlier))
            .map_err(|_| Failure::NoSuchCheck(record.to_owned()))
    }

    /// The state just before a record was made, as its device knew it.
    fn state_before(&self, record: &str) -> Result<Project, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (mut state, mut reached) = (Project::default(), false);
        open.store.records(&mut |each| {
            let id = each.record_id().to_string();
            reached |= id == record;
            if !reached {
                replay::hear(&mut state, &each);
                if let Some(event) = replay::event(&each) {
                    state.apply(event, &id);
                }
            }
        })?;
        Ok(match open.store.reader().devices() {
            1 => state,
            _ => known_to(&state, record),
        })
    }
}
