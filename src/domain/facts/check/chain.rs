//! Chains: the ordered stages a subject goes through, as data.

use crate::domain::person::Role;
use crate::domain::pin::ChainPin;
use crate::domain::subject::Kind;
use crate::domain::words::Words;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A subject kind's chain of stages, contract `sanjian.chain/1`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Chain {
    /// Always `sanjian.chain/1`.
    pub schema: String,
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// The kinds of subject that follow it.
    pub subjects: Vec<Kind>,
    /// Whether it serves only where a subject or a project names it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Where the chain goes on after a rejection.
    #[serde(default, skip_serializing_if = "Restart::is_usual")]
    pub after_rejection: Restart,
    /// Whether it begins anew once it is through, as the verification of an instrument does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recurs: bool,
    /// The stages in order. The one called `acceptance` settles the subject and counts for the
    /// rates; stages after it, such as a handover, follow the acceptance.
    pub stages: Vec<Stage>,
    /// SHA-256 of the file it was read from, lower-case hex: what records name it by.
    #[serde(skip)]
    pub hash: String,
    /// That file, as a project keeps it with the records; empty when it is lost and another chain
    /// stands in its place.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
}

/// Where a chain goes on after a rejection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Restart {
    /// At its first stage: the work was touched, so everything is checked again.
    #[default]
    Start,
    /// At the stage that was rejected: nothing before it is undone.
    Stage,
}

impl Restart {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// What a stage is to the plan of supervision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// 停工待检点: work stops until the named person has checked.
    Hold,
    /// 见证点: the named person is invited; after due notice work may go on without.
    Witness,
    /// 旁站点: watched throughout.
    StandBy,
}

/// One stage of a chain.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Stage {
    /// Its id, e.g. `self`.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Roles that may conclude it.
    pub roles: Vec<Role>,
    /// Its name from the second round on, e.g. 复查.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Words>,
    /// Earlier stages whose persons may not conclude this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub differs_from: Vec<String>,
    /// What it is to the plan of supervision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Hours of notice that the other side is given before it; none: no notice is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_hours: Option<u32>,
    /// Whether it passes when the other side, duly notified, stays away (视为合格, G10).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deemed: bool,
    /// Images that must be kept of it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub images: usize,
    /// The parties who sign it; empty: whoever concludes it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Party>,
    /// Where it is written who signs, e.g. `GB 50300-2013 6.0.3`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A party who signs a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Its id, e.g. `receiving`.
    pub id: String,
    /// Its name, e.g. 接收方.
    pub title: Words,
    /// Roles that may sign for it.
    pub roles: Vec<Role>,
    /// The divisions (分部) it signs in, by code of the catalogue or by name; empty: in all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<String>,
}

impl Stage {
    /// Its name in a round, from 1.
    pub fn title_of(&self, round: u32) -> &Words {
        self.again
            .as_ref()
            .filter(|_| round > 1)
            .unwrap_or(&self.title)
    }
}

impl Chain {
    /// What a record says of it; nothing of a chain that was read from no file.
    pub fn pin(&self) -> Option<ChainPin> {
        let (id, hash) = (self.id.clone(), self.hash.clone());
        (!hash.is_empty()).then_some(ChainPin { id, hash })
    }

    /// Whether records name it and its file is lost: what is shown is a guess, and nothing is
    /// concluded by it.
    pub fn is_lost(&self) -> bool {
        !self.hash.is_empty() && self.bytes.is_empty()
    }

    /// The stage of this id and its place.
    pub fn stage(&self, id: &str) -> Option<(usize, &Stage)> {
        self.stages
            .iter()
            .enumerate()
            .find(|(_, stage)| stage.id == id)
    }

    /// Whether the stage of this id is the acceptance.
    pub fn is_acceptance(&self, id: &str) -> bool {
        id == ACCEPTANCE && self.stage(id).is_some()
    }
}

/// The stage whose rounds are formal submissions and count for the rates.
pub const ACCEPTANCE: &str = "acceptance";
