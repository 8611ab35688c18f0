//! What an exchange or a look at a folder came to, kept to be shown; and taking up what another thread brought
//! back, with whatever it put among the records.

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::{BroughtBack, Exchanged, Inspected, Watch};
use crate::workspace::held::handed::Exchanges;
use crate::workspace::held::surveyed::Surveyed;
use crate::workspace::trust::verify::LookedThrough;
use std::path::Path;
use std::sync::Arc;

impl Workspace {
    /// Checks every byte of a folder, as it is now, and keeps what was found to be shown.
    pub(in crate::workspace) fn inspect(
        &mut self,
        folder: &Path,
        watch: &mut Watch,
    ) -> Result<Arc<Inspected>, Failure> {
        self.forget_outcome();
        // Of its own data folder this machine remembers more than stands in it.
        let looked = match folder == self.root {
            true => self.verify_watched(None, watch)?,
            false => self.verify_folders_watched(&[folder.to_path_buf()], watch)?,
        };
        let LookedThrough { findings, stopped } = looked;
        let root = std::path::absolute(folder).ok().filter(|_| !stopped);
        if let Some(root) = root {
            self.note_held(&root, |pid, did| {
                let found = findings.iter().find(|found| found.project == pid)?;
                let head = found.heads.get(did).filter(|_| found.is_sound())?;
                Some(head.seq)
            });
        }
        let inspected = Arc::new(Inspected {
            folder: folder.to_path_buf(),
            at: self.now().into(),
            findings,
            stopped,
        });
        self.inspected = Some(Arc::clone(&inspected));
        Ok(inspected)
    }

    /// Counts the projects of a folder, and keeps that to be shown.
    pub(in crate::workspace) fn survey(
        &mut self,
        folder: &Path,
        watch: &mut Watch,
    ) -> Result<Arc<Surveyed>, Failure> {
        self.forget_outcome();
        let surveyed = Arc::new(self.side_by_side(folder, watch)?);
        self.surveyed = Some(Arc::clone(&surveyed));
        Ok(surveyed)
    }

    /// The projects counted last, if nothing was exchanged or checked since.
    pub fn surveyed(&self) -> Option<&Arc<Surveyed>> {
        self.surveyed.as_ref()
    }

    /// What the last look at a folder found, if nothing was exchanged since.
    pub fn inspected(&self) -> Option<&Inspected> {
        self.inspected.as_deref()
    }

    /// What the last exchange of this run did.
    pub fn exchanged(&self) -> Option<&Exchanged> {
        self.exchanged.as_deref()
    }

    /// What came of the last errand is no longer shown: another one has begun.
    pub(in crate::workspace) fn forget_outcome(&mut self) {
        (self.exchanged, self.inspected, self.surveyed) = (None, None, None);
    }

    /// Takes up what another thread brought back: its notes of what was handed over, and the records that came in,
    /// which count from now on.
    pub(in crate::workspace) fn take_up(&mut self, brought: &BroughtBack) -> Result<(), Failure> {
        if let BroughtBack::GoneOver(over) = brought {
            return self.be_sure(over);
        }
        self.exchanges = Exchanges::load(self.disk.as_ref(), &self.root);
        self.forget_outcome();
        match brought {
            BroughtBack::GoneOver(_) => {}
            BroughtBack::Inspected(found) => self.inspected = Some(Arc::clone(found)),
            BroughtBack::Surveyed(counted) => self.surveyed = Some(Arc::clone(counted)),
            BroughtBack::Unfinished => self.read_again()?,
            BroughtBack::Exchanged(done) => {
                self.exchanged = Some(Arc::clone(done));
                let here = done
                    .synced
                    .iter()
                    .find(|one| self.project_id() == Some(&one.pid));
                if here.is_some_and(|one| one.taken.records + one.taken.blobs as u64 > 0) {
                    self.read_again()?;
                }
            }
        }
        Ok(())
    }
}
