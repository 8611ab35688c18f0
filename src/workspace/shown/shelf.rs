//! What can be found, made ready once: no letter that is typed makes it ready again. Of the project it is kept until
//! something is recorded; the checklists, hundreds that nobody read yet, stay the same while the program runs and are
//! made ready beside the screen, so that the first look finds them there.

use super::findable::{Findable, findable_checklists};
use crate::text::finding::{FindEntry, FindIndex};
use crate::workspace::Workspace;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::thread::{Builder, JoinHandle};

/// What can be found.
#[derive(Debug, Default)]
pub struct FindShelf {
    kept: RefCell<Option<Rc<FindIndex<Findable>>>>,
    checklists: OnceCell<Vec<FindEntry<Findable>>>,
    beside: RefCell<Option<JoinHandle<Vec<FindEntry<Findable>>>>>,
}

impl FindShelf {
    /// Begins to make ready what no look changes.
    pub fn prepare(&self, workspace: &Workspace) {
        if self.checklists.get().is_some() || self.beside.borrow().is_some() {
            return;
        }
        let lists = workspace.library().rulebook.checklists.clone();
        let work = move || findable_checklists(&lists);
        // Without a thread to do it the first look does it.
        let begun = Builder::new().name("find".to_owned()).spawn(work);
        *self.beside.borrow_mut() = begun.ok();
    }

    /// What can be found now.
    pub fn index(&self, workspace: &Workspace) -> Rc<FindIndex<Findable>> {
        let lists = self.checklists.get_or_init(|| {
            let made = self
                .beside
                .borrow_mut()
                .take()
                .and_then(|beside| beside.join().ok());
            made.unwrap_or_else(|| workspace.findable_checklists())
        });
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
