//! How far the records of the project entered can be relied on: what opening found of damage, and which
//! subject it seems to be about. Finding it is for `store`, saying it for `failure`.

use super::Workspace;
use crate::domain::Project;
use crate::store::{Notice, Soundness};

impl Workspace {
    /// How far figures from this project can be relied on.
    pub fn soundness(&self) -> Soundness {
        soundness(self.notices())
    }

    /// Of what opening found, whatever makes figures differ from those of the whole journal.
    pub fn damage(&self) -> impl Iterator<Item = &Notice> {
        let found = self.notices().iter();
        found.filter(|notice| notice.soundness() != Soundness::Sound)
    }

    /// The code of the subject that a damaged record seems to be about, if the plan knows it.
    pub fn damaged_subject(&self, notice: &Notice) -> Option<String> {
        let open = self.open.as_ref()?;
        let Notice::Damaged(fault) = notice else {
            return None;
        };
        let code = open.store.reader().subject_of(fault)?;
        open.state.node(&code).map(|_| code)
    }
}

/// The worst of what was found.
pub fn soundness(notices: &[Notice]) -> Soundness {
    let each = notices.iter().map(Notice::soundness);
    each.max().unwrap_or_default()
}

/// Leaves out that a device wrote twice where a person has said which records stand.
pub fn unsettled(state: &Project, notices: &mut Vec<Notice>) {
    let open = state.forked();
    notices.retain(|notice| notice.forked().is_none_or(|device| open.contains(&device)));
}
