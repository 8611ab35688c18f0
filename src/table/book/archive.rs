//! Whether a workbook's zip may be opened: unpacks every entry into nothing and counts. What the
//! zip says of its own sizes is never believed (I1).

use super::fault::TableError;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

/// Entries of a zip.
const MOST_ENTRIES: usize = 10_000;
/// Bytes of one entry: shared strings and single cells are held in memory whole.
const MOST_ENTRY: u64 = 256 << 20;
/// Bytes of all entries.
const MOST_TOTAL: u64 = 1 << 30;
/// Unpacked bytes for each byte of the file.
const MOST_RATIO: u64 = 100;
/// Below this any ratio is harmless: a sheet of equal rows packs very well.
const RATIO_FREE: u64 = 16 << 20;

/// Refuses a zip that unpacks into too much.
pub fn measure(bytes: &[u8]) -> Result<(), TableError> {
    // Opening builds a list of all entries, so they are counted by their signatures before.
    let entries = bytes
        .windows(4)
        .filter(|window| *window == b"PK\x01\x02")
        .count();
    if entries > MOST_ENTRIES {
        return Err(TableError::Bomb);
    }
    let damaged = |error: &dyn std::fmt::Display| TableError::Damaged(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let most = MOST_TOTAL.min(RATIO_FREE.max(MOST_RATIO * bytes.len() as u64));
    let mut total = 0;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
        let unpacked = io::copy(&mut entry.take(MOST_ENTRY + 1), &mut io::sink())
            .map_err(|error| damaged(&error))?;
        total += unpacked;
        if unpacked > MOST_ENTRY || total > most {
            return Err(TableError::Bomb);
        }
    }
    Ok(())
}
