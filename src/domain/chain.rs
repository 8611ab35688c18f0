//! Chains: the ordered stages a subject goes through, as data, and where a subject stands.

use super::check::{ACCEPTANCE, ChainPin, CheckSummary};
use super::node::Node;
use super::person::Role;
use super::subject::Kind;
use super::verdict::Outcome;
use super::words::Words;
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

/// Where a subject stands in its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The open stage; `None` when the subject is accepted.
    pub open: Option<usize>,
    /// The checks of this pass: since the last rejection, in stage order.
    pub pass: &'a [CheckSummary],
    /// Whether any check was rejected before this pass.
    pub rejected_before: bool,
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

    /// The stage that is open for a subject, and its place; none when it takes nothing more.
    pub fn open_stage(&self, node: &Node) -> Option<(usize, &Stage)> {
        let closed = node.exit().or(node.forbidden()).or(node.retired());
        let open = self.standing(node.line()).open;
        let open = open.filter(|_| closed.is_none() && !node.conflict.is_open())?;
        self.stages.get(open).map(|stage| (open, stage))
    }

    /// Whether a run through this chain is under way: it goes on by the chain it began with, whatever
    /// the site or a newer program has put in its place since. What begins anew, after a rejection or
    /// because the chain recurs, goes by the chain of that day.
    pub fn goes_on(&self, node: &Node) -> bool {
        !self.standing(node.line()).pass.is_empty() || node.exit().is_some()
    }

    /// Where this chain was taken up among the checks: past the last one that went by another.
    fn taken_up(&self, checks: &[CheckSummary]) -> usize {
        let other = |check: &CheckSummary| check.chain.as_ref().is_some_and(|by| *by != self.hash);
        checks.iter().rposition(other).map_or(0, |at| at + 1)
    }

    /// Where the run under way begins among the checks: past the last one that came through, of a
    /// chain that recurs.
    fn begun_anew(&self, checks: &[CheckSummary]) -> usize {
        let last = self.stages.last().filter(|_| self.recurs);
        let through = last.and_then(|last| {
            let ends =
                |check: &CheckSummary| check.stage == last.id && check.outcome == Outcome::Accepted;
            checks.iter().rposition(ends)
        });
        through.map_or(0, |at| at + 1)
    }

    /// Where a subject with these checks stands. After a rejection the chain starts again, or
    /// repeats the stage if it says so; what follows an acceptance never undoes it.
    pub fn standing<'a>(&self, checks: &'a [CheckSummary]) -> Standing<'a> {
        let rejected = |check: &CheckSummary| check.outcome == Outcome::Rejected;
        let begun = self.begun_anew(checks).max(self.taken_up(checks));
        let accepted = checks.iter().rposition(CheckSummary::accepts);
        let accepted = accepted.filter(|at| *at >= begun);
        let until = checks
            .get(begun..accepted.unwrap_or(checks.len()))
            .unwrap_or_default();
        let last_rejection = until.iter().rposition(rejected);
        let earlier = checks.get(self.begun_anew(checks)..begun);
        let start = match self.after_rejection {
            Restart::Start => last_rejection.map_or(begun, |at| begun + at + 1),
            Restart::Stage => begun,
        };
        let pass = checks.get(start..).unwrap_or_default();
        let reached = pass
            .iter()
            .filter(|check| check.outcome == Outcome::Accepted)
            .filter_map(|check| self.stage(&check.stage))
            .map(|(at, _)| at + 1)
            .max();
        let reached = reached.unwrap_or(0);
        Standing {
            open: (reached < self.stages.len()).then_some(reached),
            pass,
            rejected_before: last_rejection.is_some()
                || earlier.is_some_and(|earlier| earlier.iter().any(rejected)),
        }
    }
}
