//! Headquarters: many folders of many projects and devices, read only, counted together.
//!
//! A project found in several folders counts once: its records are joined as a set, so the order
//! in which folders arrive, and how often, changes nothing. What cannot be counted is named and spoils
//! nothing else.
//!
//! | file | noun |
//! |---|---|
//! | `trouble` | what a folder holds that cannot be counted on |
//! | `found` | which folders hold which project |
//! | `one`, `abreast` | one project counted; several at a time, handed over in order |
//! | `kept`, `packed` | what was counted, kept for the next run |

mod abreast;
mod found;
mod kept;
mod one;
mod packed;
mod trouble;

pub use kept::{KeptHead, KeptTallies, KeptTally};
pub use trouble::{FolderPlace, FolderTrouble};

use crate::domain::Project;
use crate::domain::grade::Scheme;
use crate::domain::zone::Zone;
use crate::rates::{Query, RatesTable, RowKey, Targets};
use crate::store::{Soundness, TreeReader};
use one::CountedProject;
use std::path::PathBuf;

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

/// A project that was counted, from its records or from what was kept of them.
pub struct CountedSite<'a> {
    /// Its id.
    pub pid: &'a str,
    /// What counts of it.
    pub counted: &'a KeptTally,
    /// Whether nothing in any of its folders is damaged, missing or unreadable.
    pub is_sound: bool,
    /// All of it, where its records were read.
    pub united: Option<United<'a>>,
}

/// Shows a project to whoever wants to see it.
pub type EachUnited<'a, E> = dyn FnMut(&United<'_>) -> Result<(), E> + 'a;

/// Shows a project to whoever is content with what counts of it.
pub type EachSite<'a, E> = dyn FnMut(&CountedSite<'_>) -> Result<(), E> + 'a;

/// Counts all projects in these folders together, a few at a time, and shows each to whoever wants to see it,
/// one after the other.
pub fn rollup<E>(
    places: &[FolderPlace],
    query: &Query,
    each: &mut EachUnited<'_, E>,
) -> Result<Rollup, E> {
    let how = HowCounted {
        query,
        kept: None,
        threads: abreast::threads(),
    };
    count_all(places, &how, &mut |site| match &site.united {
        Some(united) => each(united),
        None => Ok(()),
    })
}

/// The same for those who are content with what counts: what was kept of a project counts where nothing in its
/// folders changed since.
pub fn rollup_kept<E>(
    places: &[FolderPlace],
    query: &Query,
    kept: &KeptTallies,
    each: &mut EachSite<'_, E>,
) -> Result<Rollup, E> {
    let how = HowCounted {
        query,
        kept: Some(kept),
        threads: abreast::threads(),
    };
    count_all(places, &how, each)
}

/// How projects are counted.
pub struct HowCounted<'a> {
    /// What is asked for.
    pub query: &'a Query,
    /// What was kept of earlier runs; where it is there, nobody is shown more than what counts.
    pub kept: Option<&'a KeptTallies>,
    /// How many threads count; what comes out does not depend on it.
    pub threads: usize,
}

/// Counts all projects in these folders together.
pub fn count_all<E>(
    places: &[FolderPlace],
    how: &HowCounted<'_>,
    each: &mut EachSite<'_, E>,
) -> Result<Rollup, E> {
    let mut rollup = Rollup::default();
    for level in &how.query.levels {
        let (level, group) = (*level, None);
        rollup.table.entry(RowKey { level, group }).or_default();
    }
    let found = found::find(places, how.threads);
    rollup.troubles = found.troubles;
    let projects: Vec<(String, Vec<FolderPlace>)> = found.projects.into_iter().collect();
    let work = |nth: usize| {
        let (pid, folders) = projects.get(nth)?;
        let counted = one::count((pid, folders), how.kept);
        Some(counted.map(|counted| (counted.tally.tally.table(how.query), counted)))
    };
    abreast::in_order((projects.len(), how.threads), &work, &mut |nth, done| {
        let Some((pid, folders)) = projects.get(nth) else {
            return Ok(());
        };
        match done.flatten() {
            Some(Ok((table, counted))) => {
                rollup.add(table);
                rollup.take((pid, folders), counted, each)
            }
            failed => {
                let why = failed.and_then(Result::err);
                let why = why.map_or(FolderTrouble::Failed, FolderTrouble::from);
                rollup
                    .troubles
                    .extend(folders.first().map(|(_, folder)| (folder.clone(), why)));
                Ok(())
            }
        }
    })?;
    rollup.projects.sort();
    Ok(rollup)
}

impl Rollup {
    fn add(&mut self, table: RatesTable) {
        for (key, counts) in table {
            self.table.entry(key).or_default().add_all(&counts);
        }
    }

    /// Takes a project in that was counted.
    fn take<E>(
        &mut self,
        (pid, folders): (&str, &[FolderPlace]),
        counted: CountedProject,
        each: &mut EachSite<'_, E>,
    ) -> Result<(), E> {
        self.take_head(&counted.tally.head);
        self.forks.extend(counted.forks);
        let mut troubles = counted.troubles.iter();
        let is_sound = troubles.all(|(_, one)| one.soundness() == Soundness::Sound);
        self.troubles.extend(counted.troubles);
        let united = counted.read.map(|(state, reader)| United {
            pid,
            state,
            reader,
            folders,
            is_sound,
        });
        each(&CountedSite {
            pid,
            counted: &counted.tally,
            is_sound,
            united,
        })
    }

    fn take_head(&mut self, head: &KeptHead) {
        self.projects.push(head.code.clone());
        let own = Shared {
            scheme: Some(head.scheme.clone()),
            targets: head.targets.clone(),
            zone: Some(head.zone),
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
            targets: self.targets.common(&other.targets),
            zone: self.zone.filter(|zone| other.zone == Some(*zone)),
        }
    }
}
