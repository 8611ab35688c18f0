//! Checklists by id. There are hundreds inside the program and a command looks at few: of those, only id and subject
//! are known until somebody asks for one.

use crate::domain::checklist::Checklist;
use crate::domain::pin::ChecklistPin;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// A checklist together with the bytes it came from and their hash.
#[derive(Clone, Debug)]
pub struct Pinned {
    /// The checklist.
    pub checklist: Checklist,
    /// SHA-256 of `bytes`, lower-case hex.
    pub hash: String,
    /// The file as it was read.
    pub bytes: Vec<u8>,
}

impl Pinned {
    /// What a check's record says of it.
    pub fn pin(&self) -> ChecklistPin {
        ChecklistPin {
            id: self.checklist.id.clone(),
            version: self.checklist.version.clone(),
            hash: self.hash.clone(),
        }
    }
}

/// How the checklist that was put aside by a number is read.
pub type ListReader = fn(usize) -> Option<Pinned>;

/// Checklists by id, each read when it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Checklists {
    lists: BTreeMap<String, Arc<Shelved>>,
}

/// A checklist that is read, or that can be.
#[derive(Debug)]
struct Shelved {
    subject: String,
    closed: Option<(usize, ListReader)>,
    read: OnceLock<Option<Arc<Pinned>>>,
}

impl Shelved {
    fn pinned(&self) -> Option<&Arc<Pinned>> {
        let read = || {
            let (at, read) = self.closed?;
            read(at).map(Arc::new)
        };
        self.read.get_or_init(read).as_ref()
    }
}

impl Checklists {
    /// Adds a checklist, or puts it in the place of another of its id.
    pub fn insert(&mut self, id: String, pinned: Arc<Pinned>) {
        let shelved = Shelved {
            subject: pinned.checklist.subject.clone(),
            closed: None,
            read: OnceLock::from(Some(pinned)),
        };
        self.lists.insert(id, Arc::new(shelved));
    }

    /// Adds one that is read later, by the number under which its reader finds it; it is known to be sound.
    pub fn shelve(&mut self, id: String, subject: String, at: usize, read: ListReader) {
        let shelved = Shelved {
            subject,
            closed: Some((at, read)),
            read: OnceLock::new(),
        };
        self.lists.insert(id, Arc::new(shelved));
    }

    /// The checklist of this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Pinned>> {
        self.lists.get(id)?.pinned()
    }

    /// Whether there is one of this id.
    pub fn contains_key(&self, id: &str) -> bool {
        self.lists.contains_key(id)
    }

    /// The ids of all.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.lists.keys()
    }

    /// All, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Arc<Pinned>)> {
        let lists = self.lists.iter();
        lists.filter_map(|(id, list)| Some((id, list.pinned()?)))
    }

    /// All, in the order of their ids.
    pub fn values(&self) -> impl Iterator<Item = &Arc<Pinned>> {
        self.iter().map(|(_, pinned)| pinned)
    }

    /// Those for a kind of subject, in the order of their ids.
    pub fn for_subject<'a>(&'a self, subject: &'a str) -> impl Iterator<Item = &'a Arc<Pinned>> {
        let lists = self.lists.values();
        lists
            .filter(move |list| list.subject == subject)
            .filter_map(|list| list.pinned())
    }

    /// Those that somebody asked for before.
    pub fn read(&self) -> impl Iterator<Item = &Arc<Pinned>> {
        let lists = self.lists.values();
        lists.filter_map(|list| list.read.get()?.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pinned(at: usize) -> Option<Pinned> {
        let samples: [&[u8]; 1] = [include_bytes!("../../checklist/sample.json")];
        let bytes = samples.get(at)?;
        Some(Pinned {
            checklist: serde_json::from_slice::<Checklist>(bytes).ok()?,
            hash: String::new(),
            bytes: bytes.to_vec(),
        })
    }

    #[test]
    fn a_list_is_read_when_it_is_asked_for_and_once() {
        let mut lists = Checklists::default();
        for (id, subject) in [("a", "lot"), ("b", "item")] {
            lists.shelve(id.into(), subject.into(), 0, pinned);
        }
        assert!(lists.contains_key("a") && lists.read().next().is_none());
        assert_eq!(lists.for_subject("item").count(), 1);
        assert_eq!(lists.read().count(), 1);
        let first = Arc::clone(lists.get("b").unwrap());
        assert!(Arc::ptr_eq(&first, lists.get("b").unwrap()));
        assert_eq!(lists.values().count(), 2);
    }
}
