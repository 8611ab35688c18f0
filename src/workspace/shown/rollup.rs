//! Counting many folders together, as headquarters does. How that goes is for `fleet`; here their disks
//! are opened, only to be read, and whole projects are put into groups by the ledger.

use super::board::BoardMaking;
use crate::failure::Failure;
use crate::fleet::{self, FolderPlace, KeptTallies, Rollup};
use crate::rates::board::BoardScope;
use crate::rates::{Query, RatesTable, RowKey, rates};
use crate::store::{Disk, RealDisk};
use crate::table::ledger::{self, LedgerFound, LedgerRow};
use crate::table::rows::Rows;
use crate::workspace::Workspace;
use crate::workspace::exchange::facts::FactsFolder;
use crate::workspace::held::rolled::{LedgerTold, RolledUp, RollupAsked, SiteGroup};
use crate::workspace::tables::import::read_book;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project among those counted.
struct RolledSite {
    code: String,
    /// Its own counts, where they are grouped by projects.
    own: RatesTable,
}

/// The projects counted, by their ids.
struct RolledSites<'a> {
    asked: &'a RollupAsked,
    sites: BTreeMap<String, RolledSite>,
}

impl Workspace {
    /// Counts all projects in these folders together, and makes of it what is wanted.
    pub fn rollup(&self, folders: &[PathBuf], asked: &RollupAsked) -> Result<RolledUp, Failure> {
        let ledger = asked.ledger.as_deref().map(read_ledger).transpose()?;
        let facts = asked.facts.as_ref();
        let open = |asked| FactsFolder::open(asked, &self.library, self.clock.now());
        let mut facts = facts.map(open).transpose()?;
        let scope = BoardScope {
            from: asked.query.from,
            to: asked.query.to,
            now: self.clock.now(),
        };
        let board = asked.board.as_ref();
        let begin = |asked| BoardMaking::new(asked, &self.library, scope);
        let mut board = board.map(begin);
        let mut sites = RolledSites {
            asked,
            sites: BTreeMap::new(),
        };
        let places = places(folders)?;
        let mut rollup = match facts.is_some() || board.is_some() || asked.fresh {
            true => fleet::rollup(&places, &asked.query, &mut |united| {
                sites.take(united.pid, &united.state.head.code, &|query| {
                    rates(&united.state, query)
                });
                board.iter_mut().for_each(|board| board.take(united));
                facts.as_mut().map_or(Ok(()), |facts| facts.take(united))
            })?,
            false => self.rollup_kept(&places, &mut sites)?,
        };
        let (found, told) = sites.held_against(ledger);
        let ungrouped = sites.group(&mut rollup.table, &found.rows);
        let made = facts.map(|facts| facts.done(&found.rows));
        let written = board.map(|board| board.done(&rollup, (&found, told.as_ref())));
        Ok(RolledUp {
            rollup,
            facts: made.transpose()?,
            board: written.transpose()?.unwrap_or_default(),
            ledger: told,
            ungrouped,
        })
    }

    /// Counts all projects in these folders together. Of those whose files are as they were, what an earlier run
    /// counted is taken.
    fn rollup_kept(
        &self,
        places: &[FolderPlace],
        sites: &mut RolledSites<'_>,
    ) -> Result<Rollup, Failure> {
        let dir = self.root.join("cache").join("rollup");
        let kept = KeptTallies::in_folder(Arc::clone(&self.disk), &dir);
        fleet::rollup_kept(places, &sites.asked.query, &kept, &mut |site| {
            let counted = site.counted;
            sites.take(site.pid, &counted.head.code, &|query| {
                counted.tally.table(query)
            });
            Ok(())
        })
    }
}

impl RolledSites<'_> {
    fn take(&mut self, pid: &str, code: &str, table: &dyn Fn(&Query) -> RatesTable) {
        let own = self.asked.by.map(|_| {
            let query = Query {
                by: None,
                ..self.asked.query.clone()
            };
            table(&query)
        });
        let site = RolledSite {
            code: code.to_owned(),
            own: own.unwrap_or_default(),
        };
        self.sites.insert(pid.to_owned(), site);
    }

    /// Which row of the ledger is of which project, and what there is to tell of it.
    fn held_against(&self, ledger: Option<Rows<LedgerRow>>) -> (LedgerFound, Option<LedgerTold>) {
        let Some(mut rows) = ledger else {
            return Default::default();
        };
        let notes = std::mem::take(&mut rows.notes);
        let codes = self.sites.iter();
        let codes = codes.map(|(pid, site)| (pid.as_str(), site.code.as_str()));
        let found = LedgerFound::of(rows, &codes.collect());
        let told = LedgerTold {
            notes,
            faults: found.faults.clone(),
            unlisted: found.unlisted.len(),
        };
        (found, Some(told))
    }

    /// Adds a row for each group; gives how many projects are in none. A code that several have is told apart by
    /// the id.
    fn group(&self, table: &mut RatesTable, ledger: &BTreeMap<String, LedgerRow>) -> usize {
        let Some(by) = self.asked.by else {
            return 0;
        };
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        for site in self.sites.values() {
            *alike.entry(&site.code).or_default() += 1;
        }
        let mut ungrouped = 0;
        for (pid, site) in &self.sites {
            let is_unique = alike.get(site.code.as_str()) == Some(&1);
            let group = match by {
                SiteGroup::Project if is_unique => Some(site.code.clone()),
                SiteGroup::Project => Some(format!("{} {pid}", site.code)),
                _ => ledger.get(pid).and_then(|row| listed(by, row)),
            };
            let Some(group) = group else {
                ungrouped += 1;
                continue;
            };
            for (RowKey { level, .. }, counts) in &site.own {
                let (level, group) = (*level, Some(group.clone()));
                let row = table.entry(RowKey { level, group }).or_default();
                row.add_all(counts);
            }
        }
        ungrouped
    }
}

/// The group that a project has by its row of the ledger.
fn listed(by: SiteGroup, row: &LedgerRow) -> Option<String> {
    let name = match by {
        SiteGroup::Project => &row.code,
        SiteGroup::Region => &row.region,
        SiteGroup::Company => &row.company,
        SiteGroup::Type => &row.kind,
    };
    (!name.is_empty()).then(|| name.clone())
}

/// The rows of a ledger, or every fault in it.
fn read_ledger(file: &Path) -> Result<Rows<LedgerRow>, Failure> {
    let rows = ledger::read(read_book(file)?);
    match rows.faults.is_empty() {
        true => Ok(rows),
        false => Err(Failure::Table {
            faults: rows.sorted(),
        }),
    }
}

/// The folders with their disks, which are only read.
pub(super) fn places(folders: &[PathBuf]) -> Result<Vec<FolderPlace>, Failure> {
    let place = |folder: &PathBuf| -> Result<FolderPlace, Failure> {
        let root = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root)?);
        Ok((disk, root))
    };
    folders.iter().map(place).collect()
}
