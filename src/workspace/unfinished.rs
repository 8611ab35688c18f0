//! What was typed into forms and left before it was recorded: kept on this device and offered when the
//! form is opened again. It is no record and no draft of a check, and never holds a PIN.

use super::Workspace;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Texts of forms, by the form's name.
pub type Unfinished = BTreeMap<String, Vec<String>>;

/// More forms than this nobody has left; the file is no place to hoard.
const MOST: usize = 200;
/// A file longer than this is none of ours.
const LONGEST: u64 = 4 * 1024 * 1024;

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

    /// Keeps what was left, in place of what was kept before.
    pub fn keep_unfinished(&self, left: &Unfinished) -> Result<(), Failure> {
        let kept: BTreeMap<_, _> = left.iter().take(MOST).collect();
        let bytes = serde_json::to_vec(&kept).map_err(|error| Failure::internal(&error))?;
        self.disk.create_dir_all(&self.root.join("device"))?;
        self.disk.replace(&self.unfinished_file(), &bytes)?;
        Ok(())
    }

    fn unfinished_file(&self) -> PathBuf {
        self.root.join("device").join("unfinished.json")
    }
}
