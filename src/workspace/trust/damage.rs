//! How far the records of the project entered can be relied on: what opening found of damage, and which
//! subject it seems to be about. Finding it is for `store`, saying it for `failure`.

use crate::store::{Soundness, StoreNotice};
use crate::workspace::Workspace;

impl Workspace {
    /// How far figures from this project can be relied on.
    pub fn soundness(&self) -> Soundness {
        Soundness::of(self.notices())
    }

    /// Of what opening found, whatever makes figures differ from those of the whole journal.
    pub fn damage(&self) -> impl Iterator<Item = &StoreNotice> {
        let found = self.notices().iter();
        found.filter(|notice| notice.soundness() != Soundness::Sound)
    }

    /// The code of the subject that a damaged record seems to be about, if the plan knows it.
    pub fn damaged_subject(&self, notice: &StoreNotice) -> Option<String> {
        let open = self.open.as_ref()?;
        let StoreNotice::Damaged(fault) = notice else {
            return None;
        };
        let code = open.store.reader().subject_of(fault)?;
        open.state.node(&code).map(|_| code)
    }
}
