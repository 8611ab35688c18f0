//! Photos let go of on this device because a headquarters that is believed has them: only when somebody says so,
//! only photos, never a paper, a checklist or a journal (X7). Which they were is noted, so that the next exchange does
//! not bring them back; when the note is lost, it does, and nothing else happens.

use crate::failure::Failure;
use crate::store::{Disk, is_hash};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What could be let go of, or was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relief {
    /// So many photos.
    pub photos: usize,
    /// Of so many bytes.
    pub bytes: u64,
}

#[derive(Default, Serialize, Deserialize)]
struct Released {
    photos: BTreeSet<String>,
}

/// The note of a project's photos that were let go of.
fn note(root: &Path, pid: &str) -> PathBuf {
    root.join("device").join(format!("released-{pid}.json"))
}

/// The photos of a project that were let go of here, as far as that was noted.
pub(in crate::workspace) fn released(disk: &dyn Disk, root: &Path, pid: &str) -> BTreeSet<String> {
    let bytes = disk.read(&note(root, pid)).unwrap_or_default();
    let released: Released = serde_json::from_slice(&bytes).unwrap_or_default();
    let photos = released.photos.into_iter();
    photos.filter(|hash| is_hash(hash)).collect()
}

impl Workspace {
    /// What could be let go of now.
    pub fn relief(&self) -> Result<Relief, Failure> {
        let could = self.releasable()?;
        Ok(sum(&could))
    }

    /// The photos here that headquarters has, with their sizes.
    fn releasable(&self) -> Result<Vec<(String, u64)>, Failure> {
        let there = self.photos_there()?;
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let drafted: BTreeSet<String> = { self.evidence()?.into_iter() }
            .filter(|held| held.record.is_empty())
            .map(|held| held.evidence.hash)
            .collect();
        let mut here = open.store.blobs().list()?;
        here.retain(|(hash, _)| there.contains(hash) && !drafted.contains(hash));
        Ok(here)
    }

    /// Forgets which photos were let go of, so that an exchange with whoever has them brings them back.
    pub(in crate::workspace) fn recall(&mut self) -> Result<usize, Failure> {
        self.writable()?;
        let pid = self
            .entered()
            .map(|_| self.project_id().unwrap_or_default().to_owned())?;
        let photos = released(self.disk.as_ref(), &self.root, &pid).len();
        if photos > 0 {
            self.disk.remove(&note(&self.root, &pid))?;
        }
        Ok(photos)
    }

    pub(in crate::workspace) fn relieve(&mut self) -> Result<Relief, Failure> {
        self.writable()?;
        self.rely_on_records()?;
        let could = self.releasable()?;
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let pid = open.pid().to_owned();
        let mut photos = released(self.disk.as_ref(), &self.root, &pid);
        photos.extend(could.iter().map(|(hash, _)| hash.clone()));
        let bytes = serde_json::to_vec(&Released { photos }).map_err(Failure::internal)?;
        // Noted first: what is gone without a note would only come back.
        self.disk.create_dir_all(&self.root.join("device"))?;
        self.disk.replace(&note(&self.root, &pid), &bytes)?;
        for (hash, _) in &could {
            open.store.blobs().release(hash)?;
        }
        Ok(sum(&could))
    }
}

fn sum(could: &[(String, u64)]) -> Relief {
    Relief {
        photos: could.len(),
        bytes: could.iter().map(|(_, len)| len).sum(),
    }
}
