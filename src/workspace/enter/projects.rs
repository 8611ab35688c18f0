//! The projects of a data folder.

use super::open::{known, state_of};
use crate::domain::Project;
use crate::domain::code::meant;
use crate::domain::head::ProjectHead;
use crate::domain::ratio::Ratio;
use crate::domain::subject::Kind;
use crate::failure::Failure;
use crate::rates::{self, Level, Query};
use crate::store::{self, StoreNotice};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A project as the list shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// Code, name, scheme and targets.
    pub head: ProjectHead,
    /// Inspection lots.
    pub lots: usize,
    /// Lots accepted.
    pub accepted: usize,
    /// Concluded checks.
    pub checks: usize,
    /// Lots accepted in their first formal round, of those submitted.
    pub first_pass: Ratio,
    /// What reading it found.
    #[serde(skip)]
    pub notices: Vec<StoreNotice>,
}

impl Workspace {
    /// The projects of the data folder, by code.
    pub fn projects(&self) -> Result<Vec<Card>, Failure> {
        let mut cards = Vec::new();
        for id in self.project_folders()? {
            if !self.is_empty(&id)? {
                cards.push(self.card(id)?);
            }
        }
        cards.sort_by(|a, b| (&a.head.code, &a.id).cmp(&(&b.head.code, &b.id)));
        Ok(cards)
    }

    /// When the last record of this device in a project was made, by its clock.
    pub(in crate::workspace) fn last_time_of(&self, id: &str) -> Option<String> {
        let kept = self.kept(id);
        let (store, _) = self.look_store(id, known(&kept)).ok()?;
        store.last_time().map(str::to_owned)
    }

    fn card(&self, id: String) -> Result<Card, Failure> {
        let files = store::stamps(self.disk.as_ref(), &self.project_dir(&id));
        let known_card = |files| self.at_shelf(&id, |shelf| shelf.card(files));
        if let Some(card) = files.as_ref().and_then(known_card) {
            return Ok(card);
        }
        let kept = self.kept(&id);
        let (store, notices) = self.look_store(&id, known(&kept))?;
        let (folded, made, _) = state_of(&store, kept)?;
        self.keep_state((&folded, made.as_ref(), &store));
        let state = folded.state;
        let lots = || {
            state
                .nodes()
                .iter()
                .filter(|node| node.subject.kind == Kind::Lot)
        };
        let card = Card {
            lots: lots().count(),
            accepted: lots().filter(|lot| lot.accepted().is_some()).count(),
            first_pass: first_pass(&state),
            checks: state.nodes().iter().map(|node| node.checks.len()).sum(),
            head: state.head,
            id,
            notices,
        };
        if let Some(files) = files.filter(|_| card.notices.is_empty() && self.may_keep(&store)) {
            self.at_shelf(&card.id, |shelf| shelf.keep_card(&card, files));
        }
        Ok(card)
    }

    /// The ids of projects that this machine saved here and of which no record is left.
    pub fn missed(&self) -> Result<Vec<String>, Failure> {
        let mut missed: BTreeSet<String> = self.vanished()?.into_keys().collect();
        for id in self.project_folders()? {
            if self.is_empty(&id)? {
                missed.insert(id);
            }
        }
        Ok(missed.into_iter().collect())
    }

    /// Why there is no project here: whoever saved one here is not told to make one.
    pub fn nothing_left(&self) -> Result<Failure, Failure> {
        let first = self.missed()?.into_iter().next();
        Ok(first.map_or(Failure::NoProject, Failure::Vanished))
    }

    /// The id of the project of this code, or of the only one.
    pub(in crate::workspace) fn find(&self, code: Option<&str>) -> Result<String, Failure> {
        let folders = self.project_folders()?;
        if let (None, [only]) = (code, folders.as_slice()) {
            return Ok(only.clone());
        }
        let mut cards = self.projects()?;
        let codes = || cards.iter().map(|card| card.head.code.clone()).collect();
        let kept = cards.iter().map(|card| &card.head.code);
        let meant = code.and_then(|code| meant(code, kept)).cloned();
        let code = meant.as_deref().or(code);
        match code {
            None if cards.is_empty() => return Err(self.nothing_left()?),
            None if cards.len() > 1 => return Err(Failure::ManyProjects(codes())),
            Some(code)
                if !cards
                    .iter()
                    .any(|card| card.head.code == code || card.id == code) =>
            {
                if self.missed()?.iter().any(|id| id == code) {
                    return Err(Failure::Vanished(code.to_owned()));
                }
                return Err(Failure::NoSuchProject {
                    code: code.to_owned(),
                    have: codes(),
                });
            }
            _ => {}
        }
        if let Some(code) = code {
            cards.retain(|card| card.head.code == code || card.id == code);
        }
        cards
            .into_iter()
            .next()
            .map(|card| card.id)
            .ok_or(Failure::NoProject)
    }

    /// Ids of projects that have records, or had some. A kill right after a project's folder was made
    /// leaves one without any: it is no project yet.
    pub(in crate::workspace) fn project_folders(&self) -> Result<Vec<String>, Failure> {
        let mut ids = Vec::new();
        let folders = self.disk.list(&self.root.join("projects"))?;
        for folder in folders.into_iter().filter(|entry| entry.is_dir) {
            if self.has_journal(&folder.name)? || self.had_records(&folder.name)? {
                ids.push(folder.name);
            }
        }
        Ok(ids)
    }

    fn has_journal(&self, pid: &str) -> Result<bool, Failure> {
        let log = self.project_dir(pid).join("log");
        let mut begun = false;
        for device in self.disk.list(&log)? {
            begun |= device.is_dir && !self.disk.list(&log.join(device.name))?.is_empty();
        }
        Ok(begun)
    }

    /// Whether a project's folder is there and nothing in it: neither a journal nor the head of one.
    pub(super) fn is_empty(&self, pid: &str) -> Result<bool, Failure> {
        let heads = store::heads_left(self.disk.as_ref(), &self.project_dir(pid))?;
        Ok(heads.is_empty() && !self.has_journal(pid)?)
    }

    /// Whether a project's folder once held records, although no journal is there: there is the head of
    /// one, a key that was made for it, or this machine remembers.
    fn had_records(&self, pid: &str) -> Result<bool, Failure> {
        let heads = store::heads_left(self.disk.as_ref(), &self.project_dir(pid))?;
        Ok(!heads.is_empty() || self.remembered(pid).is_some() || self.has_keys(pid))
    }

    /// Whether a key was ever made for a project.
    pub(super) fn has_keys(&self, pid: &str) -> bool {
        self.vault().keys(pid).is_ok_and(|keys| !keys.is_empty())
    }

    pub(in crate::workspace) fn project_dir(&self, pid: &str) -> PathBuf {
        self.root.join("projects").join(pid)
    }
}

fn first_pass(state: &Project) -> Ratio {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    let mut rows = rates::rates(state, &query).into_values();
    rows.next()
        .map(|counts| counts.first_pass)
        .unwrap_or_default()
}
