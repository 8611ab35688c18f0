//! What was typed into forms and left before it was recorded: kept on this device and offered when the
//! form is opened again. It is no record and no draft of a check, and never holds a PIN.

use crate::failure::Failure;
use crate::store::lock::patiently;
use crate::store::{DiskError, TryLock};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Texts of forms, by the form's name.
pub type Unfinished = BTreeMap<String, Vec<String>>;

/// More forms than this nobody has left; the file is no place to hoard.
const MOST: usize = 200;
/// A file longer than this is none of ours.
const LONGEST: u64 = 4 * 1024 * 1024;
/// Held while it is changed.
const LOCK: &str = "unfinished.lock";

impl Workspace {
    /// What was left on this device; nothing when it cannot be read.
    pub fn unfinished(&self) -> Unfinished {
        let file = self.unfinished_file();
        let length = self.disk.len(&file).ok().flatten().unwrap_or(0);
        if length == 0 || length > LONGEST {
            return Unfinished::new();
        }
        let bytes = self.disk.read_range(&file, 0, length as usize).ok();
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }

    /// The name of what is left in a page, among those of all projects.
    pub fn left_name(&self, page: &str) -> String {
        let project = self.project().map_or("", |project| &project.head.code);
        format!("{project}/{page}")
    }

    /// Puts what was typed and left in place of what was left before, among what other windows left.
    pub(in crate::workspace) fn leave_unfinished(
        &self,
        before: &Unfinished,
        now: &Unfinished,
    ) -> Result<(), Failure> {
        let was = |name: &String, texts: &Vec<String>| before.get(name) == Some(texts);
        self.change_unfinished(|all| {
            all.retain(|name, texts| now.contains_key(name) || !was(name, texts));
            let changed = now.iter().filter(|(name, texts)| !was(name, texts));
            all.extend(changed.map(|(name, texts)| (name.clone(), texts.clone())));
        })
    }

    /// Changes what was left, alone among the windows of this device: what another one leaves meanwhile
    /// would be lost between reading and writing.
    fn change_unfinished(&self, change: impl FnOnce(&mut Unfinished)) -> Result<(), Failure> {
        let device = self.root.join("device");
        self.disk.create_dir_all(&device)?;
        let _alone = self.alone(&device.join(LOCK))?;
        let mut left = self.unfinished();
        change(&mut left);
        let kept: BTreeMap<_, _> = left.iter().take(MOST).collect();
        let bytes = serde_json::to_vec(&kept).map_err(Failure::internal)?;
        self.disk.replace(&self.unfinished_file(), &bytes)?;
        Ok(())
    }

    /// Keeps other windows away as long as what it gives lives. A disk without locks has none of them.
    fn alone(&self, lock: &Path) -> Result<Option<TryLock>, Failure> {
        match patiently(self.disk.as_ref(), lock) {
            Ok(TryLock::Held) => Err(DiskError::Io {
                op: "lock",
                path: lock.to_path_buf(),
                source: ErrorKind::WouldBlock.into(),
            }
            .into()),
            taken => Ok(taken.ok()),
        }
    }

    fn unfinished_file(&self) -> PathBuf {
        self.root.join("device").join("unfinished.json")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_windows_never_change_what_was_left_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let one = Workspace::open(folder.path()).unwrap();
        let other = Workspace::open(folder.path()).unwrap();
        let leave = |workspace: &Workspace, name: &str| {
            workspace.change_unfinished(|left| _ = left.insert(name.to_owned(), Vec::new()))
        };
        one.change_unfinished(|left| {
            assert!(leave(&other, "meanwhile").is_err());
            left.insert("one".to_owned(), Vec::new());
        })
        .unwrap();
        leave(&other, "other").unwrap();
        let left: Vec<String> = one.unfinished().into_keys().collect();
        assert_eq!(left, ["one", "other"]);
    }
}
