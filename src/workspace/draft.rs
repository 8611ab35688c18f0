//! A check in progress: every entry is on disk before the screen says 已保存.

use super::Workspace;
use crate::domain::check::{Remedy, StandBy};
use crate::domain::evidence::Evidence;
use crate::domain::limit::Dims;
use crate::domain::{Answer, Decimal, Submission};
use crate::failure::Failure;
use crate::store::draft_name;
use serde::{Deserialize, Serialize};

/// One thing entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// An answer, in place of an earlier one to the same item.
    Answer(Answer),
    /// The answer to this item is taken back.
    Clear(String),
    /// The lot's capacity, if it differs from the plan's.
    Capacity(u64),
    /// A dimension that limits follow.
    Dimension(String, Decimal),
    /// How the work was mended.
    Remedy(Remedy),
    /// Who will conclude.
    By(String),
    /// Codes of the measuring instruments used, in place of those before.
    Instruments(Vec<String>),
    /// From when to when it was watched.
    StandBy(StandBy),
    /// A photo or document is kept with the check.
    Attach(Evidence),
    /// It is not: the content of this hash, kept for this item.
    Detach {
        /// Its hash.
        hash: String,
        /// The item; empty for none.
        item: String,
    },
}

/// What was entered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Answers, in the order first given.
    pub answers: Vec<Answer>,
    /// Capacity.
    pub capacity: Option<u64>,
    /// Dimensions.
    pub dims: Dims,
    /// Remedy.
    pub remedy: Option<Remedy>,
    /// Person's code.
    pub by: Option<String>,
    /// Codes of the measuring instruments used.
    pub instruments: Vec<String>,
    /// From when to when it was watched.
    pub standby: Option<StandBy>,
    /// Photos and documents.
    pub evidence: Vec<Evidence>,
    /// Entries that a power cut left unreadable; none of them was ever called saved.
    pub unreadable: usize,
}

impl Draft {
    /// Takes one entry in.
    pub fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Answer(answer) => match self
                .answers
                .iter_mut()
                .find(|known| known.item == answer.item)
            {
                Some(known) => *known = answer,
                None => self.answers.push(answer),
            },
            Entry::Clear(item) => self.answers.retain(|answer| answer.item != item),
            Entry::Capacity(capacity) => self.capacity = Some(capacity),
            Entry::Dimension(name, size) => _ = self.dims.insert(name, size),
            Entry::Remedy(remedy) => self.remedy = Some(remedy),
            Entry::By(code) => self.by = Some(code),
            Entry::Instruments(codes) => self.instruments = codes,
            Entry::StandBy(standby) => self.standby = Some(standby),
            Entry::Attach(one) => {
                match self.evidence.iter_mut().find(|known| known.is_same(&one)) {
                    Some(known) => *known = one,
                    None => self.evidence.push(one),
                }
            }
            Entry::Detach { hash, item } => self
                .evidence
                .retain(|one| one.hash != hash || one.item != item),
        }
    }

    /// The answer to an item.
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The submission these entries make.
    pub fn submission(&self, subject: &str, stage: &str, at: String) -> Submission {
        Submission {
            subject: subject.to_owned(),
            stage: stage.to_owned(),
            at,
            by: self.by.clone().unwrap_or_default(),
            capacity: self.capacity,
            dims: self.dims.clone(),
            remedy: self.remedy,
            answers: self.answers.clone(),
            instruments: self.instruments.clone(),
            standby: self.standby.clone(),
            evidence: self.evidence.clone(),
            ..Submission::default()
        }
    }
}

impl Workspace {
    /// What was entered so far for a stage of a subject.
    pub fn draft(&self, subject: &str, stage: &str) -> Result<Draft, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let stored = open.store.drafts().read(&draft_name(subject, stage))?;
        let mut draft = Draft {
            unreadable: stored.unreadable,
            ..Draft::default()
        };
        for line in stored.lines {
            match Entry::deserialize(&line) {
                Ok(entry) => draft.take(entry),
                Err(_) => draft.unreadable += 1,
            }
        }
        Ok(draft)
    }
}
