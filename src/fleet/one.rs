//! One project counted: from its records, or from what was kept of them.

use super::found::mark;
use super::kept::{KeptHead, KeptTallies, KeptTally};
use super::trouble::{FolderPlace, FolderTrouble};
use crate::domain::Project;
use crate::rates::tally::RateTally;
use crate::replay;
use crate::store::{StoreError, TreeReader};
use std::path::PathBuf;

/// A project that was counted.
pub(super) struct CountedProject {
    /// What counts of it.
    pub tally: KeptTally,
    /// State and records, where they were read.
    pub read: Option<(Project, TreeReader)>,
    /// What is damaged or contradicts itself.
    pub troubles: Vec<(PathBuf, FolderTrouble)>,
    /// Devices that wrote twice and of which nobody has said which records stand.
    pub forks: Vec<String>,
}

/// Counts a project; what was kept of it counts where nothing changed since.
pub(super) fn count(
    (pid, folders): (&str, &[FolderPlace]),
    kept: Option<&KeptTallies>,
) -> Result<CountedProject, StoreError> {
    let Some(kept) = kept else {
        return read(pid, folders);
    };
    let before = mark(folders);
    let known = before.as_ref().and_then(|mark| kept.load(pid, mark));
    if let Some(tally) = known {
        return Ok(CountedProject {
            tally,
            read: None,
            troubles: Vec::new(),
            forks: Vec::new(),
        });
    }
    let mut counted = read(pid, folders)?;
    // Whoever only counts has no use for more.
    counted.read = None;
    // What is wrong with a project is said again each time, and what changed while it was read may not be in it.
    let is_sound = counted.troubles.is_empty() && counted.forks.is_empty();
    if let Some(mark) = before.filter(|before| is_sound && mark(folders).as_ref() == Some(before)) {
        kept.save(pid, &mark, &counted.tally);
    }
    Ok(counted)
}

/// A project's state from all folders that hold some of its records: as one tree, in which what stands in
/// several is read once, and two histories under one device id are found wherever each lies.
fn read(pid: &str, folders: &[FolderPlace]) -> Result<CountedProject, StoreError> {
    let united = replay::united(pid, folders)?;
    let state = united.folded.state;
    let mut troubles = Vec::new();
    for ((_, folder), notices) in folders.iter().zip(united.notices) {
        // Whether a fork still has to be settled shows when all is read.
        let notices = notices.into_iter();
        let notices = notices.filter(|notice| notice.forked().is_none());
        troubles.extend(notices.map(|one| (folder.clone(), FolderTrouble::Notice(one))));
    }
    let mut forks = Vec::new();
    for device in state.forked() {
        forks.push(device.to_owned());
        for (record, _) in state.branches_of(device) {
            let fork = record.parse().map(FolderTrouble::Fork);
            let folder = folders.first().map(|(_, folder)| folder.clone());
            troubles.extend(folder.zip(fork.ok()));
        }
    }
    Ok(CountedProject {
        tally: KeptTally {
            head: KeptHead::of(&state.head),
            tally: RateTally::of(&state),
        },
        read: Some((state, united.reader)),
        troubles,
        forks,
    })
}
