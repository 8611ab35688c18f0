//! What evidence is kept with, and what attaching to it and taking away from it is. What there is already
//! is known to the page.

use crate::domain::evidence::Evidence;
use crate::workspace::evidence::kept::Attaching;
use crate::workspace::{Command, DraftEntry};
use std::path::PathBuf;

/// What evidence is kept with.
#[derive(Debug)]
pub enum EvidenceTarget {
    /// Records; it can only be looked at.
    Records,
    /// A check in progress, and the item that stood in it: its id and its name.
    Draft {
        /// Its subject.
        subject: String,
        /// Its stage.
        stage: String,
        /// The item.
        item: Option<(String, String)>,
    },
    /// A step that the page below is about to take.
    Step,
}

impl EvidenceTarget {
    /// Attaching a file.
    pub fn attach(&self, path: PathBuf) -> Command {
        let (check, item) = match self {
            EvidenceTarget::Draft {
                subject,
                stage,
                item,
            } => {
                let item = item.as_ref().map(|(id, _)| id.clone());
                (Some((subject.clone(), stage.clone())), item)
            }
            EvidenceTarget::Records | EvidenceTarget::Step => (None, None),
        };
        Command::Attach(Attaching {
            path,
            item: item.unwrap_or_default(),
            check,
            any_kind: false,
        })
    }

    /// Taking a piece away, where that is stored: nothing of a step is before it is taken.
    pub fn detach(&self, one: &Evidence) -> Option<Command> {
        match self {
            EvidenceTarget::Records | EvidenceTarget::Step => None,
            EvidenceTarget::Draft { subject, stage, .. } => Some(Command::Keep {
                subject: subject.clone(),
                stage: stage.clone(),
                entry: DraftEntry::Detach {
                    hash: one.hash.clone(),
                    item: one.item.clone(),
                },
            }),
        }
    }
}
