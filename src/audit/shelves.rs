//! Looking whether the evidence that records name is still there and still what it was. Every content
//! was hashed already when the bytes of the tree were verified; here names meet those findings.

use super::findings::{Loss, Lost};
use crate::domain::Event;
use crate::domain::evidence::Evidence;
use crate::domain::issue::Step;
use crate::store::{Blobs, Disk, Drafts, FaultKind, StoreError, VerifyReport, device_of, is_hash};
use serde_json::Value;
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

    /// Notes what a record mentions, known or from a newer version: every text in it that is a hash, as
    /// [`Self::note`] would find them in its value, which nobody needs to build for that.
    pub fn note_text(&mut self, mut json: &str) {
        while let Some((text, rest)) = next_text(json) {
            json = rest;
            let is_name = rest.trim_start().starts_with(':');
            match text.contains('\\') {
                _ if is_name => {}
                true => {
                    let text = serde_json::from_str::<String>(&format!("\"{text}\""));
                    self.note(&text.map_or(Value::Null, Value::String));
                }
                false if is_hash(text) && !self.mentioned.contains(text) => {
                    _ = self.mentioned.insert(text.to_owned());
                }
                false => {}
            }
        }
    }

    /// Notes what a draft mentions.
    fn note(&mut self, value: &Value) {
        match value {
            Value::String(text) if is_hash(text) => _ = self.mentioned.insert(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| self.note(item)),
            Value::Object(fields) => fields.values().for_each(|field| self.note(field)),
            _ => {}
        }
    }

    /// Hash and size of the contents that no record and no draft mentions: taken in and taken away
    /// again, or come before their records. They stay; nobody can know here that they are useless.
    pub fn unmentioned(&mut self, drafts: &Drafts) -> Result<Vec<(String, u64)>, StoreError> {
        for name in drafts.list()? {
            for line in drafts.read(&name)?.lines {
                self.note(&line);
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

/// The first text of a JSON text as it is written there, and what comes behind it.
fn next_text(json: &str) -> Option<(&str, &str)> {
    let (_, rest) = json.split_once('"')?;
    let mut bytes = rest.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some((rest.get(..at)?, rest.get(at + 1..)?)),
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
    None
}

/// Whether a record came to a device's tree from another device: what it names may be on its way.
pub fn is_from_elsewhere(own: Option<&str>, record: &str) -> bool {
    let maker = record.rsplit_once('-').map(|(did, _)| device_of(did));
    own.is_some() && own != maker
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;
    use serde_json::json;

    fn shelves(folder: &Path) -> Shelves {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(folder).unwrap());
        Shelves::of(&disk, folder, &VerifyReport::default(), None)
    }

    #[test]
    fn a_text_mentions_what_its_value_mentions() {
        let folder = tempfile::tempdir().unwrap();
        let hash = |digit: &str| digit.repeat(64);
        let value = json!({
            hash("1"): [hash("2"), {"a\\": hash("3")}],
            "quoted \"": format!("\"{}\"", hash("4")),
            "longer": format!("{}0", hash("5")),
            "upper": hash("A"),
            "empty": ["", "\\", "\\\\", hash("6")],
            "": hash("7"),
        });
        let loose = serde_json::to_string_pretty(&value).unwrap();
        let escaped = loose.replace("666", "\\u003666");
        for text in [value.to_string(), loose.replace("\":", "\" :"), escaped] {
            let (mut by_text, mut by_value) = (shelves(folder.path()), shelves(folder.path()));
            by_text.note_text(&text);
            by_value.note(&serde_json::from_str(&text).unwrap());
            assert_eq!(by_text.mentioned, by_value.mentioned, "{text}");
            assert_eq!(by_text.mentioned.len(), 4, "{text}");
        }
    }
}
