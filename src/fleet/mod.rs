//! Headquarters: many folders of many projects and devices, read only, counted together.
//!
//! A project found in several folders counts once: its records are joined as a set, so the order
//! in which folders arrive, and how often, changes nothing.

use crate::domain::Project;
use crate::domain::grade::Scheme;
use crate::domain::zone::Zone;
use crate::rates::{Query, RatesTable, Targets, accumulate};
use crate::replay;
use crate::store::{Disk, RecordId, Soundness, StoreError, StoreNotice, TreeReader};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What was counted together.
#[derive(Debug, Default)]
pub struct Rollup {
    /// The rows.
    pub table: RatesTable,
    /// Codes of the projects, sorted.
    pub projects: Vec<String>,
    /// Scheme and targets; of many projects only what all share.
    pub shared: Option<Shared>,
    /// Devices that wrote twice and of which nobody has said which records stand.
    pub forks: Vec<String>,
    /// What is damaged or contradicts itself: the folder and what was found there.
    pub troubles: Vec<(PathBuf, FolderTrouble)>,
}

/// What a folder holds that cannot be counted on.
#[derive(Debug)]
pub enum FolderTrouble {
    /// Something the store noticed.
    Notice(StoreNotice),
    /// The first record of one of two histories under one device id; the worse one counts.
    Fork(RecordId),
    /// There is no such folder.
    Missing,
    /// The folder holds no projects.
    Nothing,
    /// A project's folder without a record.
    Empty,
    /// A copy of the folder of this project under another name; its records count once.
    Copy(String),
}

impl FolderTrouble {
    /// Whether figures lack something for it.
    pub fn is_fault(&self) -> bool {
        !matches!(self, FolderTrouble::Copy(_))
    }

    fn soundness(&self) -> Soundness {
        match self {
            FolderTrouble::Notice(notice) => notice.soundness(),
            _ => Soundness::Sound,
        }
    }
}

/// Scheme and targets of a project, or what many have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The scheme, if all have the same.
    pub scheme: Option<Scheme>,
    /// The targets that all have.
    pub targets: Targets,
    /// The zone of all sites, if it is one.
    pub zone: Option<Zone>,
}

/// A folder and the disk it is read from.
pub type FolderPlace = (Arc<dyn Disk>, PathBuf);

/// A project put together from all folders that hold some of its records.
pub struct United<'a> {
    /// Its id.
    pub pid: &'a str,
    /// The state of all its records.
    pub state: Project,
    /// The records.
    pub reader: TreeReader,
    /// The folders, for what records name and do not hold.
    pub folders: &'a [FolderPlace],
    /// Whether nothing in any of them is damaged, missing or unreadable.
    pub is_sound: bool,
}

/// Counts all projects in these folders together, one project after the other, and shows each to whoever
/// wants to see it.
pub fn rollup<E: From<StoreError>>(
    places: &[FolderPlace],
    query: &Query,
    each: &mut dyn FnMut(&United<'_>) -> Result<(), E>,
) -> Result<Rollup, E> {
    let mut rollup = Rollup::default();
    for level in &query.levels {
        let key = crate::rates::RowKey {
            level: *level,
            group: None,
        };
        rollup.table.entry(key).or_default();
    }
    for (pid, folders) in &projects(places, &mut rollup)? {
        let before = rollup.troubles.len();
        let Some((state, reader)) = joined(folders, &mut rollup)? else {
            continue;
        };
        accumulate(&mut rollup.table, &state, query);
        rollup.take_head(&state);
        let mut found = rollup.troubles.iter().skip(before);
        let is_sound = found.all(|(_, one)| one.soundness() == Soundness::Sound);
        each(&United {
            pid,
            state,
            reader,
            folders,
            is_sound,
        })?;
    }
    rollup.projects.sort();
    Ok(rollup)
}

/// The folders of each project, by its id.
fn projects(
    places: &[FolderPlace],
    rollup: &mut Rollup,
) -> Result<BTreeMap<String, Vec<FolderPlace>>, StoreError> {
    let mut found: BTreeMap<String, Vec<FolderPlace>> = BTreeMap::new();
    for (disk, root) in places {
        let dir = root.join("projects");
        let names: Vec<String> = disk
            .list(&dir)?
            .into_iter()
            .filter(|entry| entry.is_dir)
            .map(|entry| entry.name)
            .collect();
        if names.is_empty() {
            let why = match root.is_dir() {
                true => FolderTrouble::Nothing,
                false => FolderTrouble::Missing,
            };
            rollup.troubles.push((root.clone(), why));
        }
        for name in names {
            let folder = dir.join(&name);
            let Some(pid) = named_by_records(disk, &folder)? else {
                rollup.troubles.push((folder, FolderTrouble::Empty));
                continue;
            };
            if pid != name {
                let copy = FolderTrouble::Copy(pid.clone());
                rollup.troubles.push((folder.clone(), copy));
            }
            let place = (Arc::clone(disk), folder);
            found.entry(pid).or_default().push(place);
        }
    }
    Ok(found)
}

/// The id of the project whose records lie in a folder, whatever that is called; none when there are
/// no records.
fn named_by_records(disk: &Arc<dyn Disk>, folder: &Path) -> Result<Option<String>, StoreError> {
    let (reader, _) = TreeReader::open(Arc::clone(disk), folder)?;
    Ok(reader.pid().map(str::to_owned))
}

/// A project's state from all folders that hold some of its records: as one tree, in which what stands
/// in several is read once, and two histories under one device id are found wherever each lies.
fn joined(
    folders: &[FolderPlace],
    rollup: &mut Rollup,
) -> Result<Option<(Project, TreeReader)>, StoreError> {
    let mut places = folders.iter();
    let Some(first) = places.next() else {
        return Ok(None);
    };
    let mut reader = open(first, rollup)?;
    for place in places {
        reader = reader.beside(open(place, rollup)?)?;
    }
    let state = replay::all(&reader, &mut ())?.state;
    for device in state.forked() {
        rollup.forks.push(device.to_owned());
        for (record, _) in state.branches_of(device) {
            let fork = record.parse().map(FolderTrouble::Fork);
            let fork = fork.ok().map(|fork| (first.1.clone(), fork));
            rollup.troubles.extend(fork);
        }
    }
    Ok(Some((state, reader)))
}

fn open(place: &FolderPlace, rollup: &mut Rollup) -> Result<TreeReader, StoreError> {
    let (reader, notices) = TreeReader::open(Arc::clone(&place.0), &place.1)?;
    // Whether that still has to be settled shows when all is read.
    let notices = notices.into_iter();
    let troubles = notices
        .filter(|notice| notice.forked().is_none())
        .map(|notice| (place.1.clone(), FolderTrouble::Notice(notice)));
    rollup.troubles.extend(troubles);
    Ok(reader)
}

impl Rollup {
    fn take_head(&mut self, project: &Project) {
        let head = &project.head;
        self.projects.push(head.code.clone());
        let own = Shared {
            scheme: Some(head.scheme.clone()),
            targets: Targets::of(head),
            zone: Some(head.zone()),
        };
        self.shared = Some(match self.shared.take() {
            None => own,
            Some(shared) => shared.common(own),
        });
    }

    /// How far the figures can be relied on.
    pub fn soundness(&self) -> Soundness {
        let each = self.troubles.iter();
        let each = each.map(|(_, trouble)| trouble.soundness());
        each.max().unwrap_or_default()
    }

    /// Whether every record could be counted on.
    pub fn is_sound(&self) -> bool {
        !self.troubles.iter().any(|(_, trouble)| trouble.is_fault())
    }
}

impl Shared {
    fn common(self, other: Shared) -> Shared {
        Shared {
            scheme: self
                .scheme
                .filter(|scheme| other.scheme.as_ref() == Some(scheme)),
            targets: Targets {
                first_pass: self
                    .targets
                    .first_pass
                    .filter(|target| other.targets.first_pass.as_ref() == Some(target)),
                excellence: self
                    .targets
                    .excellence
                    .filter(|target| other.targets.excellence.as_ref() == Some(target)),
            },
            zone: self.zone.filter(|zone| other.zone == Some(*zone)),
        }
    }
}
