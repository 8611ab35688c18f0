//! What a disk lets whoever opens it see: records by their hash, contents, answers of checks in progress. The same is
//! what was told to be saved. Whether it should be there is for the world.

use crate::sim_disk::{Image, SimDisk};
use sanjian::store::{Blobs, Disk, Drafts, FaultKind, TreeReader, device_of, kind, verify};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// A record that is no header, by its hash.
    Record(String),
    /// A photo, a paper or a checklist, by its hash.
    Content(String),
    /// An answer of a check in progress: the draft, and what it says.
    Answer(String, String),
}

pub type Facts = BTreeSet<Fact>;

/// What can be seen in a project's folder; `why not` where it cannot be opened at all.
pub fn seen(disk: &SimDisk, project: &Path) -> Result<Facts, String> {
    let shared: Arc<dyn Disk> = Arc::new(disk.clone());
    let mut facts = Facts::new();
    let opened = TreeReader::open(Arc::clone(&shared), project);
    let (reader, _) = opened.map_err(|error| format!("cannot be opened: {error}"))?;
    let read = reader.records(&mut |record| {
        // The last header of whoever writes stays with him.
        if record.kind != kind::SEGMENT {
            facts.insert(Fact::Record(record.h));
        }
    });
    read.map_err(|error| format!("cannot be read: {error}"))?;
    let blobs = Blobs::new(Arc::clone(&shared), project);
    let listed = blobs.list().map_err(|error| error.to_string())?;
    let sound = listed
        .into_iter()
        .filter(|(hash, _)| blobs.get(hash).is_ok());
    facts.extend(sound.map(|(hash, _)| Fact::Content(hash)));
    let drafts = Drafts::new(shared, project);
    for name in drafts.list().map_err(|error| error.to_string())? {
        let lines = drafts.read(&name).map_err(|error| error.to_string())?.lines;
        let line = |line: Value| Fact::Answer(name.clone(), line.to_string());
        facts.extend(lines.into_iter().map(line));
    }
    Ok(facts)
}

/// The number and the hash of every record of every device that can be seen.
pub fn numbers(disk: &SimDisk, project: &Path) -> BTreeSet<(String, u64, String)> {
    let mut numbers = BTreeSet::new();
    if let Ok((reader, _)) = TreeReader::open(Arc::new(disk.clone()), project) {
        let _ = reader.records(&mut |record| {
            let did = device_of(&record.did).to_owned();
            numbers.insert((did, record.seq, record.h));
        });
    }
    numbers
}

/// What receipts on a disk vouch for: number and hash of the last record of a device.
pub fn vouched(image: &Image) -> BTreeSet<(String, u64, String)> {
    let of = |(path, bytes): (&PathBuf, &Vec<u8>)| {
        let is_receipt = path.to_string_lossy().contains("/receipts/");
        let signed: Value = serde_json::from_slice(bytes).ok().filter(|_| is_receipt)?;
        let said = &signed["e"];
        let text = |field: &str| said[field].as_str().map(str::to_owned);
        Some((text("did")?, said["seq"].as_u64()?, text("h")?))
    };
    image.files.iter().filter_map(of).collect()
}

/// What verifying byte for byte finds, but for second histories, which are no damage.
pub fn damage(disk: &SimDisk, project: &Path) -> Result<Vec<String>, String> {
    let report = verify(disk, project).map_err(|error| error.to_string())?;
    let faults = report.faults.iter();
    let damage = faults.filter(|fault| {
        !matches!(
            fault.kind,
            FaultKind::Branch { .. } | FaultKind::Fork { .. }
        )
    });
    Ok(damage.map(|fault| format!("{fault:?}")).collect())
}

/// Files that only grow: journals and contents, not what is on its way to become one.
fn stays(path: &Path) -> bool {
    let text = path.to_string_lossy();
    let lasting = text.contains("/log/") || text.contains("/blobs/") || text.contains("/receipts/");
    // What waits goes once it is in its journal.
    let waits = text.contains("/in/log/");
    lasting && !waits && !text.ends_with(".tmp")
}

/// What was changed or removed of files that only grow. `kept` says how many bytes of a file must stay: behind them
/// may stand what a failed write or sync left, of which nobody was told and which the disk may still lose.
pub fn touched(before: &Image, after: &Image, kept: &dyn Fn(&Path, &[u8]) -> usize) -> Vec<String> {
    let after: BTreeMap<&PathBuf, &Vec<u8>> = after.files.iter().collect();
    let files = before.files.iter().filter(|(path, _)| stays(path));
    let touched = files.filter(|(path, bytes)| {
        let kept = &bytes[..kept(path, bytes)];
        match after.get(path) {
            Some(now) => !now.starts_with(kept),
            None => !kept.is_empty(),
        }
    });
    touched
        .map(|(path, _)| path.display().to_string())
        .collect()
}
