//! Exporting: sealed records to a folder of the same shape, and beside them what `summary` makes of them.

use super::described;
use crate::failure::Failure;
use crate::store::{Disk, DiskError, ReadOnlyReason, RealDisk, Soundness};
use crate::sync::copy::{Copied, copy};
use crate::text::Lang;
use crate::workspace::Workspace;
use crate::workspace::enter::cache::KeptExport;
use crate::workspace::held::exchanged::{ExchangeStep, Exported, PlainText, Watch};
use crate::workspace::held::left::LeftRecords;
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::path::Path;

impl Workspace {
    /// Exports the project entered to a folder, e.g. a stick. Records already there stay as they
    /// are; facts and rates are written anew, unless what lies there is just what they would be.
    pub(in crate::workspace) fn export(
        &mut self,
        to: &Path,
        (lang, text): (Lang, PlainText),
        watch: &mut Watch,
    ) -> Result<Exported, Failure> {
        let root = self.export_place(to)?;
        if self.soundness() == Soundness::Unreadable {
            let (holder, reason) = (None, ReadOnlyReason::Unreadable);
            return Err(Failure::ReadOnly { holder, reason });
        }
        let target = RealDisk::new(&root)?;
        target.create_dir_all(&root)?;
        let pid = self.project_id().ok_or(Failure::NoProject)?.to_owned();
        let summary = root.join("summary").join(&pid);
        let already = self.exported_already(&target, &summary, lang)?;
        if already.is_none() {
            self.rely_on_records()?;
        }
        let there = root.join("projects").join(&pid);
        let (copied, left) = self.export_records(&target, &there, watch)?;
        described::anew(&target, &root)?;
        target.create_dir_all(&summary)?;
        let is_told = text == PlainText::Beside && !copied.stopped;
        let mut files = match already {
            Some(kept) => kept.files.into_iter().map(|(name, _)| name).collect(),
            // Stopped, it leaves facts and rates as they were: they would not be those of the records there.
            None if copied.stopped => Vec::new(),
            None => self.export_summaries(&target, &summary, lang)?,
        };
        if is_told {
            for (name, bytes) in self.transcripts()? {
                target.replace(&summary.join(&name), &bytes)?;
                files.push(name);
            }
        }
        Ok(Exported {
            copied,
            left,
            summary,
            files,
        })
    }

    /// What lies in a folder of facts and rates, if all of it is as this machine wrote it there and would be the same
    /// today: nothing was recorded since.
    fn exported_already(
        &self,
        target: &dyn Disk,
        summary: &Path,
        lang: Lang,
    ) -> Result<Option<KeptExport>, Failure> {
        let pid = self.project_id().ok_or(Failure::NoProject)?;
        let kept = self.at_shelf(pid, |shelf| shelf.export());
        let of = self.export_basis(lang)?;
        let fits = |kept: &KeptExport| kept.folder == summary && kept.of == of;
        let is_there = |(name, sha): &(String, String)| {
            let there = hash_of_file(target, &summary.join(name));
            there.is_ok_and(|there| there == *sha)
        };
        Ok(kept.filter(|kept| fits(kept) && kept.files.iter().all(is_there)))
    }

    /// Writes facts and rates anew, and keeps what they were made of; their names.
    fn export_summaries(
        &self,
        target: &dyn Disk,
        summary: &Path,
        lang: Lang,
    ) -> Result<Vec<String>, Failure> {
        let mut kept = KeptExport {
            folder: summary.to_path_buf(),
            of: self.export_basis(lang)?,
            files: Vec::new(),
        };
        for (name, file) in self.summaries(lang)? {
            let path = summary.join(&name);
            target.create_dir_all(path.parent().unwrap_or(summary))?;
            let mut bytes = Hashed::of(file.read().map_err(Failure::internal)?);
            target.replace_from(&path, &mut bytes)?;
            kept.files.push((name, hex::encode(bytes.hash.finalize())));
        }
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        if self.has_shelf(&open.store) {
            self.at_shelf(open.store.pid(), |shelf| shelf.keep_export(&kept));
        }
        Ok(kept.files.into_iter().map(|(name, _)| name).collect())
    }

    /// All that facts and rates are made of: the records, whether they are sound, the checklists, the language, and the
    /// day, by which things are overdue.
    fn export_basis(&self, lang: Lang) -> Result<String, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let tips = open.store.reader().tips().into_iter();
        let tips: Vec<String> = tips
            .map(|(author, tip)| format!("{author} {}", tip.h))
            .collect();
        Ok([
            tips.join("\n").as_str(),
            self.forms.mark(),
            lang.pick("zh", "en"),
            &self.today().to_string(),
            if self.soundness() == Soundness::Sound {
                "sound"
            } else {
                "unsound"
            },
        ]
        .join("\n"))
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

/// Hashes what is read, as it goes by.
struct Hashed<R> {
    from: R,
    hash: Sha256,
}

impl<R> Hashed<R> {
    fn of(from: R) -> Self {
        let hash = Sha256::new();
        Self { from, hash }
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let len = self.from.read(into)?;
        self.hash.update(into.get(..len).unwrap_or_default());
        Ok(len)
    }
}

/// So much of a file is read at a time.
const PART: usize = 1 << 20;

fn hash_of_file(disk: &dyn Disk, path: &Path) -> Result<String, DiskError> {
    let (mut hash, mut at) = (Sha256::new(), 0);
    loop {
        let part = disk.read_range(path, at, PART)?;
        hash.update(&part);
        at += part.len() as u64;
        if part.len() < PART {
            return Ok(hex::encode(hash.finalize()));
        }
    }
}
