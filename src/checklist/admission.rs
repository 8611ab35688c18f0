//! Taking a site's files in: what each comes to beside the shipped checklists, and what is refused.

use super::{
    ChecklistEntry, File, FileFault, Flaw, Library, enterprise, entry, name_faults, place_faults,
};
use crate::domain::Checklist;
use crate::domain::lists::Pinned;
use std::sync::Arc;

impl Library {
    /// What a site's file comes to, or every fault in it; a checklist looser than the standard's of
    /// the same id is refused. Nothing is added yet.
    pub fn admit(&self, file: &File) -> Result<ChecklistEntry, Vec<FileFault>> {
        let named = |faults| name_faults(&file.name, faults);
        match entry(&file.name, &file.bytes)? {
            ChecklistEntry::Checklist(pinned) => match self.national.get(&pinned.checklist.id) {
                Some(national) => {
                    let faults = enterprise::looser(&national.checklist, &pinned.checklist, true);
                    if faults.is_empty() {
                        Ok(ChecklistEntry::Checklist(pinned))
                    } else {
                        Err(named(faults))
                    }
                }
                None => Ok(ChecklistEntry::Checklist(pinned)),
            },
            ChecklistEntry::Override(stricter) => {
                let base = self.base(&stricter.base);
                let bytes = stricter.bytes_on(base).map_err(named)?;
                entry(&file.name, &bytes)
            }
            chain => Ok(chain),
        }
    }

    /// What a pinned checklist that calls itself the standard's, in the version that this program
    /// has, allows beyond it; nothing of other versions, whose figures nobody here knows.
    pub fn laxer(&self, pinned: &Pinned) -> Vec<FileFault> {
        let list = &pinned.checklist;
        let Some(national) = self.national.get(&list.id) else {
            return Vec::new();
        };
        let version = enterprise::base_version_of(list).unwrap_or(&list.version);
        if pinned.hash == national.hash || version != national.checklist.version {
            return Vec::new();
        }
        let faults = enterprise::looser(&national.checklist, list, true);
        name_faults(&list.id, faults)
    }

    /// The checklist that an override names: the standard's, or a whole one of the site.
    fn base(&self, id: &str) -> Option<&Pinned> {
        let own = || self.rulebook.checklists.get(id);
        let own = || own().filter(|pinned| enterprise::base_of(&pinned.checklist).is_none());
        self.national.get(id).or_else(own).map(Arc::as_ref)
    }

    /// The checklist that one of the site was made stricter than, if it was; custom is nothing to be stricter than.
    pub fn stricter_than(&self, list: &Checklist) -> Option<&Checklist> {
        let base = match enterprise::base_of(list) {
            Some(base) => self.base(base)?,
            None => self.national.get(&list.id)?.as_ref(),
        };
        Some(&base.checklist).filter(|base| !enterprise::is_customary(base))
    }

    /// Keeps the standard's figures beside the stricter ones of a checklist that takes its place.
    pub fn annotate(&self, list: &mut Checklist) {
        if let Some(national) = self.national.get(&list.id) {
            enterprise::annotate(&national.checklist, list);
        }
    }

    /// Two files of a site that give the same checklist are a fault: which one would count?
    pub(super) fn new_id(
        &self,
        file: &File,
        entry: ChecklistEntry,
    ) -> Result<ChecklistEntry, Vec<FileFault>> {
        let known = match &entry {
            ChecklistEntry::Checklist(pinned) => Some(&pinned.checklist.id),
            _ => None,
        };
        let known = known.filter(|id| self.added.contains(id));
        match known.and_then(|id| self.files.get(id)) {
            Some(other) => {
                let flaw = (None, Flaw::SameId(other.clone()));
                Err(name_faults(&file.name, vec![flaw]))
            }
            None => Ok(entry),
        }
    }

    /// Every fault of a site's file, its places in the catalogue among them.
    pub fn lint(&self, file: &File) -> Vec<FileFault> {
        match self.admit(file) {
            Ok(ChecklistEntry::Checklist(pinned)) => {
                place_faults(&file.name, &pinned.checklist, &self.catalogue)
            }
            Ok(_) => Vec::new(),
            Err(faults) => faults,
        }
    }
}
