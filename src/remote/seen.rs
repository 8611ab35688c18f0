//! What was listed there in this run: a project's names as a whole, other folders one by one. Made once, because an
//! exchange asks for each file several times; what we made since is added.

use super::bucket::{Bucket, BucketItem};
use super::trouble::RemoteTrouble;
use crate::store::DiskEntry;
use std::collections::{BTreeMap, BTreeSet};

/// The folder that projects lie in.
const PROJECTS: &str = "projects/";

/// What was listed there.
#[derive(Debug, Default)]
pub struct SeenItems(BTreeMap<String, BTreeMap<String, BucketItem>>);

impl SeenItems {
    /// The file of this name.
    pub fn file(
        &mut self,
        bucket: &dyn Bucket,
        name: &str,
    ) -> Result<Option<BucketItem>, RemoteTrouble> {
        match project(name) {
            None => bucket.item(name),
            Some(project) => Ok(self.listed(bucket, project, true)?.get(name).cloned()),
        }
    }

    /// The names in a folder, sorted; none of a folder that is not there.
    pub fn entries(
        &mut self,
        bucket: &dyn Bucket,
        folder: &str,
    ) -> Result<Vec<DiskEntry>, RemoteTrouble> {
        let items = match project(folder) {
            Some(project) => self.listed(bucket, project, true)?,
            None => self.listed(bucket, folder, false)?,
        };
        let below = items.range(folder.to_owned()..);
        let below = below.take_while(|(name, _)| name.starts_with(folder));
        let mut entries = BTreeSet::new();
        for (name, item) in below {
            let rest = name.get(folder.len()..).unwrap_or_default();
            let (first, deeper) = rest.split_once('/').unwrap_or((rest, ""));
            let is_dir = rest.contains('/') || item.len.is_none() && deeper.is_empty();
            if !first.is_empty() {
                entries.insert(DiskEntry {
                    name: first.to_owned(),
                    is_dir,
                });
            }
        }
        Ok(entries.into_iter().collect())
    }

    /// Adds what we made.
    pub fn add(&mut self, item: BucketItem) {
        if let Some(project) = project(&item.name) {
            let listed = self.0.entry(project.to_owned()).or_default();
            listed.insert(item.name.clone(), item);
        }
    }

    fn listed(
        &mut self,
        bucket: &dyn Bucket,
        folder: &str,
        deep: bool,
    ) -> Result<&BTreeMap<String, BucketItem>, RemoteTrouble> {
        if !self.0.contains_key(folder) {
            let items = bucket.list(folder, deep)?.into_iter();
            let named = items.map(|item| (item.name.clone(), item)).collect();
            self.0.insert(folder.to_owned(), named);
        }
        self.0.get(folder).ok_or_else(|| RemoteTrouble::odd("list"))
    }
}

/// `projects/ID/` of what lies in a project.
fn project(name: &str) -> Option<&str> {
    let id = name.strip_prefix(PROJECTS)?.find('/')?;
    name.get(..PROJECTS.len() + id + 1)
}
