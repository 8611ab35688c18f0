//! Facts for headquarters: the tables of many projects in a folder that engines read, each project's replaced as a
//! whole. What stands in them is for the reports.

use crate::checklist::{self, Library};
use crate::domain::lists::Pinned;
use crate::domain::pin::ChecklistPin;
use crate::failure::Failure;
use crate::fleet::{FolderPlace, United};
use crate::replay;
use crate::report::facts::v2::column::{FactRow, FactTable, FactValue};
use crate::report::facts::v2::tables::{LedgerFact, recorded};
use crate::report::facts::v2::{self, FactFiles, FactMedium, FactTake, FactsOf};
use crate::report::spool::MadeFile;
use crate::store::{Blobs, Disk, DiskError, RealDisk, TreeReader, is_project_name};
use crate::table::ledger::LedgerRow;
use crate::workspace::held::exchanged::{FactsAsked, FactsMade};
use chrono::{DateTime, FixedOffset};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of an export in which they stand, beside those of version 1.
pub(super) const BESIDE: &str = "facts-2";

/// The folder of files that hold all projects of a run.
const ALL: &str = "all";

/// A folder of facts that is being written.
pub(in crate::workspace) struct FactsFolder<'a> {
    library: &'a Library,
    asked: &'a FactsAsked,
    place: FactsPlace,
    made_at: DateTime<FixedOffset>,
    all: FactFiles,
    codes: BTreeMap<String, String>,
    unread: u64,
}

/// Where it lies, and in which form its files are.
struct FactsPlace {
    disk: RealDisk,
    root: PathBuf,
    medium: FactMedium,
}

/// Rows that go to two places.
struct Both<'a>(&'a mut FactFiles, &'a mut FactFiles);

impl FactTake for Both<'_> {
    fn take(&mut self, table: &FactTable, values: &[FactValue<'_>]) -> io::Result<()> {
        self.0.take(table, values)?;
        self.1.take(table, values)
    }
}

impl<'a> FactsFolder<'a> {
    /// Makes sure of the folder.
    pub fn open(
        asked: &'a FactsAsked,
        library: &'a Library,
        made_at: DateTime<FixedOffset>,
    ) -> Result<Self, Failure> {
        let root = std::path::absolute(&asked.folder)
            .map_err(|error| Failure::folder(&asked.folder, &error))?;
        let disk = RealDisk::for_others(&root)?;
        disk.create_dir_all(&root.join(ALL))?;
        let all = FactFiles::new(asked.medium, true, asked.readings).map_err(Failure::internal)?;
        Ok(Self {
            library,
            asked,
            place: FactsPlace {
                disk,
                root,
                medium: asked.medium,
            },
            made_at,
            all,
            codes: BTreeMap::new(),
            unread: 0,
        })
    }

    /// Writes the tables of a project in the place of those that were there.
    pub fn take(&mut self, united: &United<'_>) -> Result<(), Failure> {
        // An id that somebody forged must not lead into another project's folder.
        if !is_project_name(united.pid) {
            let path = self.place.root.join(united.pid);
            return Err(DiskError::Outside { path }.into());
        }
        let (medium, readings) = (self.asked.medium, self.asked.readings);
        let mut own = FactFiles::new(medium, false, readings).map_err(Failure::internal)?;
        self.all.begin(united.pid);
        let lists = Lists::of(self.library, united.folders);
        let of = FactsOf {
            project: &united.state,
            rulebook: &self.library.rulebook,
            pinned: &|pin| lists.get(pin),
            heads: &heads(&united.reader),
            unverified: !united.is_sound,
            made_at: self.made_at,
        };
        let mut both = Both(&mut own, &mut self.all);
        self.unread += rows(&of, &united.reader, readings, &mut both)?;
        let mut files: BTreeMap<_, _> =
            own.done().map_err(Failure::internal)?.into_iter().collect();
        for table in recorded(true) {
            let bytes = files.remove(table.name);
            self.place.part(table, united.pid, bytes.as_ref())?;
        }
        let code = united.state.head.code.clone();
        self.codes.insert(united.pid.to_owned(), code);
        Ok(())
    }

    /// Writes the files that hold all projects of this run, and what the ledger says of each; says what was made.
    pub fn done(self, ledger: &BTreeMap<String, LedgerRow>) -> Result<FactsMade, Failure> {
        let place = self.place;
        place.whole(self.all)?;
        place.ledger(&self.codes, ledger)?;
        let there = place.disk.list(&place.root.join("projects"))?;
        let there = there.iter().filter_map(|one| one.name.strip_prefix("pid="));
        let others = there.filter(|pid| !self.codes.contains_key(*pid));
        Ok(FactsMade {
            others: others.count(),
            folder: place.root,
            projects: self.codes.len(),
            unread: self.unread,
        })
    }
}

impl FactsPlace {
    /// Writes the ledger's table: a row for each project, empty where the ledger says nothing of it.
    fn ledger(
        &self,
        codes: &BTreeMap<String, String>,
        ledger: &BTreeMap<String, LedgerRow>,
    ) -> Result<(), Failure> {
        let (medium, none) = (self.medium, LedgerRow::default());
        let mut all = FactFiles::ledger(medium, true).map_err(Failure::internal)?;
        for (pid, code) in codes {
            let known = ledger.get(pid).unwrap_or(&none);
            let row = LedgerFact {
                project: code,
                region: &known.region,
                company: &known.company,
                project_type: &known.kind,
            };
            let mut own = FactFiles::ledger(medium, false).map_err(Failure::internal)?;
            all.begin(pid);
            let mut both = Both(&mut own, &mut all);
            let put = both.take(&LedgerFact::TABLE, &row.values());
            put.map_err(Failure::internal)?;
            for (_, bytes) in own.done().map_err(Failure::internal)? {
                self.part(&LedgerFact::TABLE, pid, Some(&bytes))?;
            }
        }
        self.whole(all)
    }

    /// Puts a project's file of a table in the place of the one that was there; without one, only that goes:
    /// what an earlier run left would not be of these records.
    fn part(&self, table: &FactTable, pid: &str, file: Option<&MadeFile>) -> Result<(), Failure> {
        let folder = self.root.join(table.name).join(format!("pid={pid}"));
        let path = folder.join(format!("part-0.{}", self.medium.ending()));
        match file {
            Some(file) => {
                self.disk.create_dir_all(&folder)?;
                put(&self.disk, &path, file)?;
            }
            None if self.disk.len(&path)?.is_some() => self.disk.remove(&path)?,
            None => {}
        }
        Ok(())
    }

    /// Writes files that hold all projects of this run.
    fn whole(&self, files: FactFiles) -> Result<(), Failure> {
        let ending = self.medium.ending();
        for (name, bytes) in files.done().map_err(Failure::internal)? {
            let path = self.root.join(ALL).join(format!("{name}.{ending}"));
            put(&self.disk, &path, &bytes)?;
        }
        Ok(())
    }
}

/// Puts a file that was made in its place.
fn put(disk: &dyn Disk, path: &Path, file: &MadeFile) -> Result<(), Failure> {
    let mut bytes = file.read().map_err(Failure::internal)?;
    Ok(disk.replace_from(path, &mut bytes)?)
}

/// Writes all rows of a project; says of how many checks nobody has the checklist, so that their items are
/// in no row.
fn rows(
    of: &FactsOf<'_>,
    reader: &TreeReader,
    readings: bool,
    out: &mut dyn FactTake,
) -> Result<u64, Failure> {
    v2::write(of, out).map_err(Failure::internal)?;
    let (mut unread, mut written) = (0, Ok(()));
    reader.records(&mut |record| {
        let Some(check) = replay::check(of.project, &record) else {
            return;
        };
        let Some(pinned) = (of.pinned)(&check.checklist) else {
            unread += 1;
            return;
        };
        let id = record.record_id().to_string();
        if written.is_ok() {
            let check = (id.as_str(), &check, &pinned.checklist);
            written = v2::of_check(of.project, check, readings, out);
        }
    })?;
    written.map_err(Failure::internal)?;
    Ok(unread)
}

/// The last record of each device that went in.
pub(super) fn heads(reader: &TreeReader) -> String {
    let tips = reader.tips().into_iter();
    let tips: Vec<String> = tips
        .map(|(did, tip)| format!("{did}:{}", tip.seq))
        .collect();
    tips.join(" ")
}

/// The checklists that records of a project pinned, each looked for once.
pub(in crate::workspace) struct Lists<'a> {
    library: &'a Library,
    blobs: Vec<Blobs>,
    known: RefCell<BTreeMap<String, Option<Arc<Pinned>>>>,
}

impl<'a> Lists<'a> {
    pub fn of(library: &'a Library, folders: &[FolderPlace]) -> Self {
        let blobs = folders.iter();
        let blobs = blobs.map(|(disk, folder)| Blobs::new(Arc::clone(disk), folder));
        Self {
            library,
            blobs: blobs.collect(),
            known: RefCell::default(),
        }
    }

    pub fn get(&self, pin: &ChecklistPin) -> Option<Arc<Pinned>> {
        let mut known = self.known.borrow_mut();
        let found = known.entry(pin.hash.clone());
        found.or_insert_with(|| self.find(pin)).clone()
    }

    fn find(&self, pin: &ChecklistPin) -> Option<Arc<Pinned>> {
        let now = self.library.rulebook.checklists.get(&pin.id);
        if let Some(now) = now.filter(|now| now.hash == pin.hash) {
            return Some(Arc::clone(now));
        }
        let mut bytes = self.blobs.iter().map(|blobs| blobs.get(&pin.hash));
        let bytes = bytes.find_map(Result::ok)?;
        checklist::pinned(&bytes).map(Arc::new)
    }
}
