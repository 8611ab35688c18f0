//! Who this device is: a random id, made once (K12). Keys are not kept here.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::StoreError;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LENGTH: usize = 12;

/// The identity of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub id: String,
}

impl Device {
    /// Returns the device of a data folder; makes it when there is none.
    pub fn load_or_create(disk: &dyn Disk, dir: &Path) -> Result<Self, StoreError> {
        let path = path(dir);
        match disk.read_range(&path, 0, 64) {
            Ok(bytes) => {
                let text = String::from_utf8_lossy(&bytes).trim_end().to_owned();
                return match is_id(&text) {
                    true => Ok(Self { id: text }),
                    false => Err(StoreError::Name(text)),
                };
            }
            Err(error) if error.is_missing() => {}
            Err(error) => return Err(error.into()),
        }
        Self::create(disk, dir)
    }

    /// Makes a new identity in place of the old one: after a restored backup or a clone, the old id
    /// is never written under again (S9).
    pub fn create(disk: &dyn Disk, dir: &Path) -> Result<Self, StoreError> {
        let id = random_id()?;
        disk.create_dir_all(&dir.join("device"))?;
        disk.replace(&path(dir), format!("{id}\n").as_bytes())?;
        Ok(Self { id })
    }
}

/// Returns a random id of 60 bits, for a device or a project.
pub fn random_id() -> Result<String, StoreError> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandom)?;
    let letter = |b: u8| ALPHABET.get(usize::from(b % 32)).copied().unwrap_or(b'a');
    Ok(bytes.iter().map(|b| char::from(letter(*b))).collect())
}

fn is_id(text: &str) -> bool {
    text.len() == LENGTH && text.bytes().all(|b| ALPHABET.contains(&b))
}

fn path(dir: &Path) -> PathBuf {
    dir.join("device").join("id")
}
