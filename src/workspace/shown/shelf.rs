//! What can be found, made ready when it is first looked for and kept until something is recorded: no letter
//! that is typed makes it ready again.

use super::findable::Findable;
use crate::text::finding::FindIndex;
use crate::workspace::Workspace;
use std::cell::RefCell;
use std::rc::Rc;

/// What can be found.
#[derive(Debug, Default)]
pub struct FindShelf {
    kept: RefCell<Option<Rc<FindIndex<Findable>>>>,
}

impl FindShelf {
    /// What can be found now.
    pub fn index(&self, workspace: &Workspace) -> Rc<FindIndex<Findable>> {
        let mut kept = self.kept.borrow_mut();
        let index = kept.get_or_insert_with(|| Rc::new(FindIndex::of(workspace.findables())));
        Rc::clone(index)
    }

    /// Something was recorded, or another project entered.
    pub fn forget(&self) {
        *self.kept.borrow_mut() = None;
    }
}
