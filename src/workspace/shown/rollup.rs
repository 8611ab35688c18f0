//! Counting many folders together, as headquarters does. How that goes is for `fleet`; here their disks
//! are opened, only to be read.

use crate::failure::Failure;
use crate::fleet::{self, FolderPlace, Rollup};
use crate::rates::Query;
use crate::store::{Disk, RealDisk};
use crate::workspace::Workspace;
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Counts all projects in these folders together.
    pub fn rollup(&self, folders: &[PathBuf], query: &Query) -> Result<Rollup, Failure> {
        let place = |folder: &PathBuf| -> Result<FolderPlace, Failure> {
            let root =
                std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
            let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root)?);
            Ok((disk, root))
        };
        let places: Result<Vec<FolderPlace>, Failure> = folders.iter().map(place).collect();
        Ok(fleet::rollup(&places?, query)?)
    }
}
