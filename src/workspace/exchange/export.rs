//! Exporting: sealed records to a folder of the same shape, and beside them what `summary` makes of them.

use crate::failure::Failure;
use crate::store::{Disk, ReadOnlyReason, RealDisk, Soundness};
use crate::sync::copy::{Copied, copy};
use crate::text::Lang;
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::{ExchangeStep, Exported, Watch};
use crate::workspace::held::left::LeftRecords;
use std::path::Path;

impl Workspace {
    /// Exports the project entered to a folder, e.g. a stick. Records already there stay as they
    /// are; facts and rates are written anew.
    pub(in crate::workspace) fn export(
        &mut self,
        to: &Path,
        lang: Lang,
        watch: &mut Watch,
    ) -> Result<Exported, Failure> {
        let root = self.export_place(to)?;
        if self.soundness() == Soundness::Unreadable {
            let (holder, reason) = (None, ReadOnlyReason::Unreadable);
            return Err(Failure::ReadOnly { holder, reason });
        }
        self.rely_on_records()?;
        let target = RealDisk::new(&root)?;
        target.create_dir_all(&root)?;
        let pid = self.project_id().ok_or(Failure::NoProject)?.to_owned();
        let there = root.join("projects").join(&pid);
        let (copied, left) = self.export_records(&target, &there, watch)?;
        let summary = root.join("summary").join(&pid);
        target.create_dir_all(&summary)?;
        let mut files = Vec::new();
        // Stopped, it leaves facts and rates as they were: they would not be those of the records there.
        let written = (!copied.stopped)
            .then(|| self.summaries(lang))
            .transpose()?;
        for (name, bytes) in written.into_iter().flatten() {
            let path = summary.join(&name);
            target.create_dir_all(path.parent().unwrap_or(&summary))?;
            target.replace(&path, &bytes)?;
            files.push(name);
        }
        Ok(Exported {
            copied,
            left,
            summary,
            files,
        })
    }

    /// Seals what was recorded up to now: what is sealed is copied as it is, by whoever looks at it.
    pub(in crate::workspace) fn seal(&mut self) -> Result<(), Failure> {
        let clock = self.clock.clone();
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let stamp = open.stamp(clock.as_ref());
        open.store.hand_over(&stamp)?;
        Ok(())
    }

    /// Seals where it may, and copies what is sealed (X1): beside another writer the rest stays for
    /// the next time, because a copy that is no segment yet would have to be changed later (X3).
    fn export_records(
        &mut self,
        target: &dyn Disk,
        dir: &Path,
        watch: &mut Watch,
    ) -> Result<(Copied, Option<LeftRecords>), Failure> {
        let clock = self.clock.clone();
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let stamp = open.stamp(clock.as_ref());
        let pid = open.store.pid().to_owned();
        let own = self.root.join("projects").join(&pid);
        let (files, left) = open.store.hand_over(&stamp)?;
        let left = LeftRecords::of(&open.store, left);
        target.create_dir_all(dir)?;
        let copied = copy(
            (self.disk.as_ref(), &own),
            (target, dir),
            &files,
            &mut |done, of| watch(ExchangeStep::Out(&pid, done, of)),
        )?;
        Ok((copied, left))
    }
}
