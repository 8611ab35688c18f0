//! The tree of a store read again: after segments of others were copied in, or to be sure of every byte.

use std::sync::Arc;

use super::error::StoreError;
use super::journal::known::KnownTree;
use super::notice::StoreNotice;
use super::project::Store;
use super::whole::reader::TreeReader;

impl Store {
    /// Reads the tree again after segments of other devices were copied in.
    pub fn refresh(&mut self) -> Result<Vec<StoreNotice>, StoreError> {
        self.read_again(&self.reader.known())
    }

    fn read_again(&mut self, known: &KnownTree) -> Result<Vec<StoreNotice>, StoreError> {
        let (disk, project) = (Arc::clone(&self.reader.disk), &self.reader.project);
        let (reader, notices) = TreeReader::open_for(&self.did, disk, project, known)?;
        self.reader = reader;
        let (seen, unstated) = (self.reader.last_counter(), self.reader.unstated(&self.did));
        if let Some(journal) = &mut self.journal {
            journal.lc_seen = journal.lc_seen.max(seen);
            journal.unstated = unstated;
        }
        Ok(notices)
    }

    /// Reads every byte of the tree again, whatever was known of it.
    pub fn read_whole(&mut self) -> Result<Vec<StoreNotice>, StoreError> {
        self.read_again(KnownTree::NOTHING)
    }
}
