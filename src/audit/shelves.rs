//! Looking whether the evidence that records name is still there and still what it was. Every content
//! was hashed already when the bytes of the tree were verified; here names meet those findings.

use super::findings::{Loss, Lost};
use super::mentions::Mentions;
use crate::domain::Event;
use crate::domain::evidence::Evidence;
use crate::domain::issue::Step;
use crate::store::{Blobs, Disk, Drafts, FaultKind, StoreError, VerifyReport, device_of};
use serde::de::DeserializeSeed;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// The contents of one project, as far as they were asked for.
pub struct Shelves {
    blobs: Blobs,
    /// Files that verifying the bytes found wrong, and how.
    wrong: BTreeMap<String, Loss>,
    /// Whether there were more faults than are listed one by one.
    more: bool,
    known: BTreeMap<String, Option<Loss>>,
    /// Every hash that a record mentions, of whatever kind it is.
    mentioned: BTreeSet<String>,
    /// How often evidence was named.
    pub named: u64,
    /// What is not as it should be.
    pub lost: Vec<Lost>,
    /// What another device's records name and has not arrived.
    pub awaited: Vec<Lost>,
    /// The device whose tree it is, if it is one's.
    own: Option<String>,
}

impl Shelves {
    /// The contents of the project in a folder whose bytes were verified.
    pub fn of(disk: &Arc<dyn Disk>, dir: &Path, bytes: &VerifyReport, own: Option<&str>) -> Self {
        let wrong = bytes.faults.iter().filter_map(|fault| {
            let loss = match fault.kind {
                FaultKind::Blob { .. } => Loss::Changed,
                FaultKind::Unreadable(_) => Loss::Unreadable,
                _ => return None,
            };
            Some((fault.file.clone(), loss))
        });
        Self {
            blobs: Blobs::new(Arc::clone(disk), dir),
            wrong: wrong.collect(),
            more: bytes.faults.omitted > 0,
            known: BTreeMap::new(),
            mentioned: BTreeSet::new(),
            named: 0,
            lost: Vec::new(),
            awaited: Vec::new(),
            own: own.map(str::to_owned),
        }
    }

    /// Notes what a record's text mentions; that it is JSON the store has made sure of.
    pub fn note(&mut self, json: &str) {
        let mut json = serde_json::Deserializer::from_str(json);
        _ = Mentions(&mut self.mentioned).deserialize(&mut json);
    }

    /// Hash and size of the contents that no record and no draft mentions: taken in and taken away
    /// again, or come before their records. They stay; nobody can know here that they are useless.
    pub fn unmentioned(&mut self, drafts: &Drafts) -> Result<Vec<(String, u64)>, StoreError> {
        for name in drafts.list()? {
            for line in drafts.read(&name)?.lines {
                _ = Mentions(&mut self.mentioned).deserialize(&line);
            }
        }
        // What cannot even be listed is a fault that the bytes' own check has named already.
        let mut blobs = self.blobs.list().unwrap_or_default();
        blobs.retain(|(hash, _)| !self.mentioned.contains(hash));
        Ok(blobs)
    }

    /// Looks for what a record names.
    pub fn look_up(&mut self, record: &str, event: &Event) {
        let subject = match event {
            Event::Check(check) => &check.submission.subject,
            Event::Issue(step) => match &step.step {
                Step::Open { subject, .. } => subject,
                _ => &step.issue,
            },
            Event::Ruling(ruling) => &ruling.subject,
            Event::Notice(notice) => &notice.subject,
            _ => return,
        };
        self.look(record, subject, &event.evidence());
    }

    fn look(&mut self, record: &str, subject: &str, named: &[Evidence]) {
        for evidence in named {
            self.named += 1;
            if let Some(how) = self.loss(&evidence.hash) {
                let awaited =
                    how == Loss::Missing && is_from_elsewhere(self.own.as_deref(), record);
                let list = match awaited {
                    true => &mut self.awaited,
                    false => &mut self.lost,
                };
                list.push(Lost {
                    record: record.to_owned(),
                    subject: subject.to_owned(),
                    evidence: evidence.clone(),
                    how,
                });
            }
        }
    }

    fn loss(&mut self, hash: &str) -> Option<Loss> {
        if let Some(known) = self.known.get(hash) {
            return *known;
        }
        let found = self.wrong.get(&Blobs::place(hash)).copied();
        let loss = match (found, self.blobs.head(hash, 0)) {
            (Some(loss), _) => Some(loss),
            (None, Ok(None)) => Some(Loss::Missing),
            (None, Err(_)) => Some(Loss::Unreadable),
            (None, Ok(Some(_))) if self.more => self.blobs.get(hash).err().map(|_| Loss::Changed),
            (None, Ok(Some(_))) => None,
        };
        self.known.insert(hash.to_owned(), loss);
        loss
    }
}

/// Whether a record came to a device's tree from another device: what it names may be on its way.
pub fn is_from_elsewhere(own: Option<&str>, record: &str) -> bool {
    let maker = record.rsplit_once('-').map(|(did, _)| device_of(did));
    own.is_some() && own != maker
}
