//! What an exchange sees of a place: what lies there in clear as it lies, what can be opened under the name that it has
//! then, and of the rest nothing but how much it is.

use super::disk::CipherDisk;
use super::name::HiddenName;
use super::shelf::{self, HiddenSource, JournalShelves};
use crate::store::{DiskEntry, DiskError};
use std::collections::BTreeSet;
use std::path::{Component, Path};
use std::sync::Arc;

/// What a path is there.
pub(super) enum ShownAs {
    /// As it lies.
    Plain,
    /// Another file, opened.
    Hidden(HiddenSource),
    /// Encrypted to others.
    Closed(HiddenName),
}

impl CipherDisk {
    /// What stands behind `projects/ID` in a path, part by part; nothing elsewhere and of receipts.
    pub(super) fn parts(&self, path: &Path) -> Option<Vec<String>> {
        let below = path.strip_prefix(&self.root).ok()?;
        let part = |part: Component<'_>| match part {
            Component::Normal(part) => part.to_str().map(str::to_owned),
            _ => None,
        };
        let parts: Option<Vec<String>> = below.components().map(part).collect();
        let parts = parts.filter(|parts| parts.first().is_some_and(|first| first == "projects"))?;
        let inside = parts.get(2..)?;
        (inside.first()? != "receipts").then(|| inside.to_vec())
    }

    /// The encrypted files of a folder.
    pub(super) fn hidden(&self, dir: &Path) -> Result<Vec<HiddenName>, DiskError> {
        let files = self.inner.list(dir)?.into_iter();
        let files = files.filter(|entry| !entry.is_dir);
        Ok(files
            .filter_map(|file| HiddenName::parse(&file.name))
            .collect())
    }

    /// The journals of a project; made out once.
    fn shelves(&self, log: &Path) -> Result<Arc<JournalShelves>, DiskError> {
        if let Some(shelves) = self.state().shelves.get(log) {
            return Ok(Arc::clone(shelves));
        }
        let mut shelves = JournalShelves::new();
        for folder in self
            .inner
            .list(log)?
            .into_iter()
            .filter(|entry| entry.is_dir)
        {
            let dir = log.join(&folder.name);
            let mut found = Vec::new();
            for file in self
                .inner
                .list(&dir)?
                .into_iter()
                .filter(|file| !file.is_dir)
            {
                let hidden = HiddenName::parse(&file.name);
                let path = dir.join(&file.name);
                match hidden {
                    Some(name) if !name.is_for(&self.marks) => {}
                    Some(name) => found.push((
                        name.shown.clone(),
                        HiddenSource {
                            path,
                            hidden: Some(name),
                        },
                    )),
                    None => found.push((file.name, HiddenSource { path, hidden: None })),
                }
            }
            // What is in clear comes first.
            found.sort_by_key(|(_, source)| source.hidden.is_some());
            if !found.is_empty() {
                shelf::place(&mut shelves, (&folder.name, found), &|source| {
                    self.source(source).ok()
                });
            }
        }
        let shelves = Arc::new(shelves);
        let kept = Arc::clone(&shelves);
        _ = self.state().shelves.insert(log.to_path_buf(), kept);
        Ok(shelves)
    }

    /// What a path is there.
    pub(super) fn look(&self, path: &Path) -> Result<ShownAs, DiskError> {
        let (Some(parts), Some(dir)) = (self.parts(path), path.parent()) else {
            return Ok(ShownAs::Plain);
        };
        let Some(file) = parts.last().filter(|_| parts.len() > 1) else {
            return Ok(ShownAs::Plain);
        };
        if let ([log, folder, _], Some(above)) = (parts.as_slice(), dir.parent())
            && log == "log"
        {
            let shelves = self.shelves(above)?;
            if let Some(source) = shelves.get(folder).and_then(|files| files.get(file)) {
                return Ok(match source.hidden {
                    None => ShownAs::Plain,
                    Some(_) => ShownAs::Hidden(source.clone()),
                });
            }
        }
        if self.inner.len(path)?.is_some() {
            return Ok(ShownAs::Plain);
        }
        let mut named = self.hidden(dir)?;
        named.retain(|name| name.shown == *file);
        // A content is named by its hash; whoever gave another one lies.
        named.sort_by_key(|name| (!name.is_for(&self.marks), name.sha != *file));
        Ok(match named.into_iter().next() {
            Some(name) if name.is_for(&self.marks) => ShownAs::Hidden(HiddenSource {
                path: dir.join(name.file()),
                hidden: Some(name),
            }),
            Some(name) => ShownAs::Closed(name),
            None => ShownAs::Plain,
        })
    }

    /// How many of a folder's files nobody here can open, those not counted that lie there for us as well.
    pub(super) fn closed_in(&self, dir: &Path) -> Result<usize, DiskError> {
        let all = self.hidden(dir)?;
        let of = |name: &HiddenName| (name.shown.clone(), name.sha.clone());
        let (open, closed): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_for(&self.marks));
        let open: BTreeSet<_> = open.into_iter().map(of).collect();
        let closed: BTreeSet<_> = closed.into_iter().map(of).collect();
        Ok(closed.difference(&open).count())
    }

    pub(super) fn shown_in(
        &self,
        dir: &Path,
        parts: &[String],
    ) -> Result<Vec<DiskEntry>, DiskError> {
        let entry = |name: &String, is_dir| DiskEntry {
            name: name.clone(),
            is_dir,
        };
        match (parts, dir.parent()) {
            ([log], _) if log == "log" => {
                let shelves = self.shelves(dir)?;
                Ok(shelves.keys().map(|name| entry(name, true)).collect())
            }
            ([log, folder], Some(above)) if log == "log" => {
                let shelves = self.shelves(above)?;
                let files = shelves.get(folder).into_iter().flatten();
                Ok(files.map(|(name, _)| entry(name, false)).collect())
            }
            _ => {
                let there = self.inner.list(dir)?.into_iter();
                let shown = there.filter_map(|entry| match HiddenName::parse(&entry.name) {
                    Some(name) if !entry.is_dir => name.is_for(&self.marks).then_some(DiskEntry {
                        name: name.shown,
                        is_dir: false,
                    }),
                    _ => Some(entry),
                });
                let shown: BTreeSet<DiskEntry> = shown.collect();
                Ok(shown.into_iter().collect())
            }
        }
    }
}
