//! The key and the secret of a place: from the environment, or from a file that nobody else can read. They are not
//! kept, not shown, and stand in no argument, note or record. The keychains of the systems are left alone: on Linux
//! they want a session of a desktop and an asynchronous runtime of their own, which a laptop on a slab may not have.

use super::note::RemoteNote;
use super::trouble::RemoteTrouble;
use crate::store::{Disk, RealDisk};
use std::path::Path;
use zeroize::Zeroizing;

/// More is no file of keys.
const MOST_BYTES: usize = 16 * 1024;

/// A key and its secret; for WebDAV the name and the password. Empty where nobody signs in.
pub struct RemoteKeys {
    /// The key.
    pub key: Zeroizing<String>,
    /// Its secret.
    pub secret: Zeroizing<String>,
}

impl RemoteKeys {
    /// Those of a place.
    pub fn of(note: &RemoteNote) -> Result<Self, RemoteTrouble> {
        match &note.keys {
            Some(file) => Self::in_file(file),
            None => {
                let [key, secret] = Self::names(&note.name);
                let of = |name: &str| std::env::var(name).map(Zeroizing::new).ok();
                match (of(&key), of(&secret)) {
                    (Some(key), Some(secret)) => Ok(Self { key, secret }),
                    _ => Err(RemoteTrouble::NoKeys(key, secret)),
                }
            }
        }
    }

    fn in_file(file: &Path) -> Result<Self, RemoteTrouble> {
        let missing = || RemoteTrouble::NotKeys(file.to_path_buf());
        let folder = file.parent().ok_or_else(missing)?;
        let disk = RealDisk::new(folder).map_err(|_| missing())?;
        let bytes = disk.read_range(file, 0, MOST_BYTES);
        let bytes = Zeroizing::new(bytes.map_err(|_| missing())?);
        if !disk.is_private(file) {
            return Err(RemoteTrouble::OpenKeys(file.to_path_buf()));
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| missing())?;
        Self::parse(text).ok_or_else(missing)
    }

    /// The names that they have in the environment.
    pub fn names(name: &str) -> [String; 2] {
        let name = name.to_ascii_uppercase().replace('-', "_");
        ["KEY", "SECRET"].map(|what| format!("SANJIAN_{name}_{what}"))
    }

    /// Two lines, `key = …` and `secret = …`.
    fn parse(text: &str) -> Option<Self> {
        let of = |name: &str| {
            let mut lines = text.lines().filter_map(|line| line.split_once('='));
            let (_, value) = lines.find(|(word, _)| word.trim() == name)?;
            Some(Zeroizing::new(value.trim().to_owned()))
        };
        Some(Self {
            key: of("key")?,
            secret: of("secret")?,
        })
    }
}
