//! Private keys of people on this device, each wrapped by its PIN and opened for one use, with growing
//! delays after wrong PINs (K8). It signs nothing and knows no rule of the trade. The delays hold up who
//! sits at this device; who holds a copy of the file is held up by the wrapping alone.

use super::pin::Pin;
use super::tries::{Moment, Tries};
use super::wrapped::{Cost, KeyLabel, Secret, Wrapped};
use crate::store::disk::{Disk, DiskError};
use crate::store::error::StoreError;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a key was not opened.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The key is not on this device.
    #[error("the key {0} is not on this device")]
    NotHere(String),
    /// Wrong PIN; seconds to wait before the next try.
    #[error("wrong PIN, wait {wait} s")]
    WrongPin {
        /// Seconds.
        wait: i64,
    },
    /// Too soon after wrong PINs.
    #[error("wait {wait} s")]
    Wait {
        /// Seconds.
        wait: i64,
    },
    /// The key's file is not as it was written.
    #[error("the file of the key {0} is damaged")]
    Damaged(String),
    /// The data folder is on a stick or a share: keys are never written there (S12).
    #[error("keys are not kept on this file system")]
    Unsafe,
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DiskError> for VaultError {
    fn from(error: DiskError) -> Self {
        VaultError::Store(error.into())
    }
}

/// What is wrong with the file of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFault {
    /// It is not as it was written.
    Damaged,
    /// Others can read it.
    Exposed,
}

/// The private keys of a device.
pub struct Vault {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    /// A second place for the count of wrong PINs, outside the data folder.
    notes: Option<(Arc<dyn Disk>, PathBuf)>,
}

impl Vault {
    /// The keys of a data folder.
    pub fn new(disk: Arc<dyn Disk>, root: &Path) -> Self {
        Self {
            disk,
            dir: root.join("device").join("keys"),
            notes: None,
        }
    }

    /// Counts wrong PINs in a folder outside the data folder as well: whoever removes one count has not
    /// removed the other.
    pub fn counting_in(mut self, disk: Arc<dyn Disk>, dir: &Path) -> Self {
        self.notes = Some((disk, dir.join("tries")));
        self
    }

    /// Wraps a private key and keeps it; on return it is durable.
    pub fn keep(
        &self,
        label: &KeyLabel,
        secret: &Secret,
        pin: &Pin,
        cost: Cost,
    ) -> Result<(), VaultError> {
        self.disk.create_dir_all(&self.dir)?;
        if !self.disk.keeps_secrets(&self.dir) {
            return Err(VaultError::Unsafe);
        }
        let damaged = || VaultError::Damaged(label.kid.clone());
        let wrapped = Wrapped::of(label, secret, pin, cost)?.ok_or_else(damaged)?;
        let bytes = serde_json::to_vec(&wrapped).map_err(|_| damaged())?;
        let file = self.file(&label.kid, "json");
        self.disk.replace(&file, &bytes)?;
        if !self.disk.is_private(&file) {
            // A file system that knows no owners: everyone could read it.
            self.disk.remove(&file)?;
            return Err(VaultError::Unsafe);
        }
        Ok(())
    }

    /// Opens a key with its PIN. A try counts before it is made, so that ending
    /// the program does not undo it.
    pub fn open(&self, kid: &str, pin: &Pin, now: Moment) -> Result<Secret, VaultError> {
        let wrapped = self.read(kid)?;
        let tries = self.tries(kid);
        let wait = tries.remaining(now);
        if wait > 0 {
            self.note(kid, &tries.seen(now))?;
            return Err(VaultError::Wait { wait });
        }
        let wrong = tries.another(now);
        self.note(kid, &wrong)?;
        let damaged = || VaultError::Damaged(kid.to_owned());
        let opened = wrapped.open(pin).ok_or_else(damaged)?;
        let Some(secret) = opened else {
            let wait = wrong.delay();
            return Err(VaultError::WrongPin { wait });
        };
        self.note(kid, &Tries::default())?;
        Ok(secret)
    }

    /// The keys of a project that are on this device.
    pub fn keys(&self, pid: &str) -> Result<Vec<KeyLabel>, VaultError> {
        let names = self.disk.list(&self.dir)?.into_iter();
        let kids = names.filter_map(|entry| entry.name.strip_suffix(".json").map(str::to_owned));
        // A damaged file is found when it is opened; here it is no key.
        let labels = kids.filter_map(|kid| self.read(&kid).ok().map(|wrapped| wrapped.label));
        Ok(labels.filter(|label| label.pid == pid).collect())
    }

    /// Every key on this device, of whatever project, and what is wrong with its file, if anything is.
    pub fn look(&self) -> Result<Vec<(String, Option<KeyFault>)>, VaultError> {
        let names = self.disk.list(&self.dir)?.into_iter();
        let kids = names.filter_map(|entry| entry.name.strip_suffix(".json").map(str::to_owned));
        let looked = kids.map(|kid| {
            let fault = match self.read(&kid) {
                Err(_) => Some(KeyFault::Damaged),
                Ok(_) if !self.disk.is_private(&self.file(&kid, "json")) => Some(KeyFault::Exposed),
                Ok(_) => None,
            };
            (kid, fault)
        });
        Ok(looked.collect())
    }

    /// Removes a key that is no longer trusted.
    pub fn forget(&self, kid: &str) -> Result<(), VaultError> {
        for ending in ["json", "tries"] {
            let path = self.file(kid, ending);
            if self.disk.len(&path)?.is_some() {
                self.disk.remove(&path)?;
            }
        }
        Ok(self.disk.sync_dir(&self.dir)?)
    }

    fn file(&self, kid: &str, ending: &str) -> PathBuf {
        self.dir.join(format!("{kid}.{ending}"))
    }

    fn read(&self, kid: &str) -> Result<Wrapped, VaultError> {
        let not_here = || VaultError::NotHere(kid.to_owned());
        let damaged = || VaultError::Damaged(kid.to_owned());
        if kid.is_empty() || !kid.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(not_here());
        }
        let path = self.file(kid, "json");
        if self.disk.len(&path)?.is_none() {
            return Err(not_here());
        }
        let bytes = self.disk.read_range(&path, 0, 16 * 1024)?;
        let wrapped: Wrapped = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
        let own = wrapped.is_ours() && wrapped.label.kid == kid;
        own.then_some(wrapped).ok_or_else(damaged)
    }

    /// The longer of the two counts.
    fn tries(&self, kid: &str) -> Tries {
        let here = Tries::load(self.disk.as_ref(), &self.file(kid, "tries"));
        match &self.notes {
            Some((disk, dir)) => here.longer(Tries::load(disk.as_ref(), &dir.join(kid))),
            None => here,
        }
    }

    fn note(&self, kid: &str, tries: &Tries) -> Result<(), VaultError> {
        let bytes = serde_json::to_vec(tries).unwrap_or_default();
        if let Some((disk, dir)) = &self.notes {
            // Where the machine keeps no notes, the first count holds alone.
            _ = disk
                .create_dir_all(dir)
                .and_then(|()| disk.replace(&dir.join(kid), &bytes));
        }
        Ok(self.disk.replace(&self.file(kid, "tries"), &bytes)?)
    }
}

#[cfg(test)]
mod tests {
    use super::super::wrapped::new_secret;
    use super::*;
    use crate::store::disk::RealDisk;

    const NOW: i64 = 1_800_000_000;

    /// By the wall clock alone.
    fn at(wall: i64) -> Moment {
        Moment { wall, up: None }
    }

    fn vault() -> (tempfile::TempDir, Vault, KeyLabel, Secret) {
        let dir = tempfile::tempdir().unwrap();
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(dir.path()).unwrap());
        let label = KeyLabel {
            kid: "0123456789abcdef".into(),
            pid: "p".into(),
            person: "P07".into(),
            public: "00".into(),
        };
        let vault = Vault::new(disk, dir.path());
        let secret = new_secret().unwrap();
        let pin = Pin::new("482913");
        vault.keep(&label, &secret, &pin, Cost::FLOOR).unwrap();
        (dir, vault, label, secret)
    }

    #[test]
    fn opens_with_its_pin_only() {
        let (_dir, vault, label, secret) = vault();
        let opened = vault
            .open(&label.kid, &Pin::new("482913"), at(NOW))
            .unwrap();
        assert_eq!(*opened, *secret);
        let wrong = vault.open(&label.kid, &Pin::new("482914"), at(NOW));
        assert!(matches!(wrong, Err(VaultError::WrongPin { wait: 0 })));
        let other = vault.open("00ff", &Pin::new("482913"), at(NOW));
        assert!(matches!(other, Err(VaultError::NotHere(_))));
    }

    #[test]
    fn wrong_pins_are_followed_by_growing_delays_that_outlive_the_program() {
        let (dir, vault, label, _) = vault();
        let (right, wrong) = (Pin::new("482913"), Pin::new("000001"));
        for expected in [0, 0, 5] {
            let tried = vault.open(&label.kid, &wrong, at(NOW));
            assert!(matches!(tried, Err(VaultError::WrongPin { wait }) if wait == expected));
        }
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(dir.path()).unwrap());
        let again = Vault::new(disk, dir.path());
        let soon = again.open(&label.kid, &right, at(NOW + 4));
        assert!(matches!(soon, Err(VaultError::Wait { wait: 1 })));
        // A clock turned back starts the delay anew, it does not end it.
        let back = again.open(&label.kid, &right, at(NOW - 9_999));
        assert!(matches!(back, Err(VaultError::Wait { wait: 5 })));
        assert!(again.open(&label.kid, &right, at(NOW - 9_994)).is_ok());
        assert!(again.open(&label.kid, &right, at(NOW - 9_994)).is_ok());
    }

    #[test]
    fn one_count_removed_leaves_the_other() {
        let (dir, vault, label, _) = vault();
        let notes = tempfile::tempdir().unwrap();
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(notes.path()).unwrap());
        let vault = vault.counting_in(disk, notes.path());
        let counts = [
            dir.path().join("device/keys/0123456789abcdef.tries"),
            notes.path().join("tries/0123456789abcdef"),
        ];
        let (right, wrong) = (Pin::new("482913"), Pin::new("000001"));
        for _ in 0..3 {
            assert!(vault.open(&label.kid, &wrong, at(NOW)).is_err());
        }
        for count in &counts {
            std::fs::remove_file(count).unwrap();
            let soon = vault.open(&label.kid, &right, at(NOW + 1));
            assert!(matches!(soon, Err(VaultError::Wait { wait: 4 })));
        }
        assert!(vault.open(&label.kid, &right, at(NOW + 5)).is_ok());
    }

    #[test]
    fn a_changed_file_does_not_open() {
        let (dir, vault, label, _) = vault();
        let path = dir.path().join("device/keys/0123456789abcdef.json");
        let text = std::fs::read_to_string(&path).unwrap();
        for (from, to) in [("P07", "P08"), ("19456", "19457"), ("19456", "1024")] {
            assert!(text.contains(from));
            std::fs::write(&path, text.replace(from, to)).unwrap();
            assert!(
                vault
                    .open(&label.kid, &Pin::new("482913"), at(NOW))
                    .is_err()
            );
            vault.note(&label.kid, &Tries::default()).unwrap();
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_or_that_was_changed_is_seen() {
        use std::os::unix::fs::PermissionsExt;
        let (dir, vault, label, _) = vault();
        let fault = || vault.look().unwrap();
        assert_eq!(fault(), [(label.kid.clone(), None)]);
        let path = dir.path().join("device/keys/0123456789abcdef.json");
        let open = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(&path, open).unwrap();
        assert_eq!(fault(), [(label.kid.clone(), Some(KeyFault::Exposed))]);
        std::fs::write(&path, "{").unwrap();
        assert_eq!(fault(), [(label.kid.clone(), Some(KeyFault::Damaged))]);
    }

    #[test]
    fn nothing_secret_is_in_the_file() {
        let (dir, _, _, secret) = vault();
        let path = dir.path().join("device/keys/0123456789abcdef.json");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(!text.contains(&hex::encode(*secret)) && !text.contains("482913"));
    }
}
