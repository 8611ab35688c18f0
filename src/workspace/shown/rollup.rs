//! Counting many folders together, as headquarters does. How that goes is for `fleet`; here their disks
//! are opened, only to be read.

use crate::failure::Failure;
use crate::fleet::{self, FolderPlace, Rollup};
use crate::rates::Query;
use crate::store::{Disk, RealDisk};
use crate::workspace::Workspace;
use crate::workspace::exchange::facts::FactsFolder;
use crate::workspace::held::exchanged::{FactsAsked, FactsMade};
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Counts all projects in these folders together, and makes the facts of each where they are wanted.
    pub fn rollup(
        &self,
        folders: &[PathBuf],
        query: &Query,
        facts: Option<&FactsAsked>,
    ) -> Result<(Rollup, Option<FactsMade>), Failure> {
        let open = |asked| FactsFolder::open(asked, &self.library, self.clock.now());
        let mut tables = facts.map(open).transpose()?;
        let rollup = fleet::rollup(&places(folders)?, query, &mut |united| match &mut tables {
            Some(tables) => tables.take(united),
            None => Ok(()),
        })?;
        Ok((rollup, tables.map(FactsFolder::done).transpose()?))
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
