//! Who this device is: a random id, made once (K12). Keys are not kept here.

use std::path::{Path, PathBuf};

use super::chance::ChanceSource;
use crate::store::disk::Disk;
use crate::store::error::StoreError;
use crate::store::format::hash;

const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
const LENGTH: usize = 12;

/// The identity of this device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub id: String,
}

impl Device {
    /// Returns the device of a data folder; makes it when there is none.
    pub fn load_or_create(
        disk: &dyn Disk,
        dir: &Path,
        chance: &dyn ChanceSource,
    ) -> Result<Self, StoreError> {
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
        Self::create(disk, dir, chance)
    }

    /// Makes a new identity in place of the old one: after a restored backup or a clone, the old id
    /// is never written under again (S9).
    pub fn create(
        disk: &dyn Disk,
        dir: &Path,
        chance: &dyn ChanceSource,
    ) -> Result<Self, StoreError> {
        let id = chance.id()?;
        disk.create_dir_all(&dir.join("device"))?;
        disk.replace(&path(dir), format!("{id}\n").as_bytes())?;
        Ok(Self { id })
    }

    /// Takes a new identity and keeps in mind the old one, and why it was given up.
    pub fn renew(
        &self,
        (disk, dir): (&dyn Disk, &Path),
        why: DeviceDoubt,
        chance: &dyn ChanceSource,
    ) -> Result<Self, StoreError> {
        let line = format!("{} {}\n", self.id, why.as_str());
        disk.replace(&dir.join("device").join("before"), line.as_bytes())?;
        Self::create(disk, dir, chance)
    }

    /// Returns the identity before this one, and why it was given up.
    pub fn before(disk: &dyn Disk, dir: &Path) -> Option<(String, DeviceDoubt)> {
        let bytes = disk.read_range(&dir.join("device").join("before"), 0, 128);
        let text = String::from_utf8(bytes.ok()?).ok()?;
        let (id, why) = text.trim_end().split_once(' ')?;
        is_id(id).then(|| Some((id.to_owned(), DeviceDoubt::of(why)?)))?
    }

    /// Tells whether a data folder lies on the machine it was made on, as far as the machine can be
    /// told; the first time it is noted.
    pub fn is_at_home(
        &self,
        disk: &dyn Disk,
        dir: &Path,
        machine: &str,
    ) -> Result<bool, StoreError> {
        // Hashed with the id: the machine's own name is nobody's business.
        let print = hash::sha256_hex(format!("{}\n{machine}", self.id).as_bytes());
        let path = dir.join("device").join("machine");
        match disk.read_range(&path, 0, 128) {
            Ok(bytes) => {
                let (id, noted) = line_of(&bytes);
                // A note about another id says nothing: this id is newer than it.
                if id == self.id {
                    return Ok(noted == print);
                }
            }
            Err(error) if error.is_missing() => {}
            Err(error) => return Err(error.into()),
        }
        disk.replace(&path, format!("{} {print}\n", self.id).as_bytes())?;
        Ok(true)
    }

    /// Returns the device of a data folder, if it is one.
    pub fn of(disk: &dyn Disk, dir: &Path) -> Option<String> {
        let bytes = disk.read_range(&path(dir), 0, 64).ok()?;
        let text = String::from_utf8(bytes).ok()?.trim_end().to_owned();
        is_id(&text).then_some(text)
    }
}

fn line_of(bytes: &[u8]) -> (String, String) {
    let text = String::from_utf8_lossy(bytes);
    let (id, rest) = text.trim_end().split_once(' ').unwrap_or_default();
    (id.to_owned(), rest.to_owned())
}

/// Why a device no longer writes under its old id (S9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceDoubt {
    /// The data folder is on another machine than the one it was made on.
    Machine,
    /// The data folder was copied on this machine; the original is still there.
    Copy,
    /// This machine remembers later records: the data folder was restored from a backup.
    Backup,
    /// Other devices have later records under this id than we have.
    Elsewhere,
    /// A headquarters that is believed has later records under this id.
    Headquarters,
}

impl DeviceDoubt {
    const ALL: [DeviceDoubt; 5] = [
        DeviceDoubt::Machine,
        DeviceDoubt::Copy,
        DeviceDoubt::Backup,
        DeviceDoubt::Elsewhere,
        DeviceDoubt::Headquarters,
    ];

    /// The word in records.
    pub fn as_str(self) -> &'static str {
        match self {
            DeviceDoubt::Machine => "machine",
            DeviceDoubt::Copy => "copy",
            DeviceDoubt::Backup => "backup",
            DeviceDoubt::Elsewhere => "elsewhere",
            DeviceDoubt::Headquarters => "headquarters",
        }
    }

    fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|doubt| doubt.as_str() == word)
    }
}

/// Returns a number of 64 random bits.
pub fn random_number() -> Result<u64, StoreError> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandom)?;
    Ok(u64::from_be_bytes(bytes))
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
