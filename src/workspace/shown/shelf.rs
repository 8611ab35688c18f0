//! What can be found, made ready when it is first looked for: no letter that is typed makes it ready again. Of the
//! project it is kept until something is recorded; the checklists stay the same while the program runs.

use super::findable::Findable;
use crate::text::finding::{FindEntry, FindIndex};
use crate::workspace::Workspace;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// What can be found.
#[derive(Debug, Default)]
pub struct FindShelf {
    kept: RefCell<Option<Rc<FindIndex<Findable>>>>,
    checklists: OnceCell<Vec<FindEntry<Findable>>>,
}

impl FindShelf {
    /// What can be found now.
    pub fn index(&self, workspace: &Workspace) -> Rc<FindIndex<Findable>> {
        let lists = self
            .checklists
            .get_or_init(|| workspace.findable_checklists());
        let mut kept = self.kept.borrow_mut();
        let index = kept.get_or_insert_with(|| {
            Rc::new(FindIndex::of(workspace.findables()).followed_by(lists))
        });
        Rc::clone(index)
    }

    /// Something was recorded, or another project entered.
    pub fn forget(&self) {
        *self.kept.borrow_mut() = None;
    }
}
