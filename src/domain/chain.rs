//! Chains: the ordered stages a subject goes through, as data, and where a subject stands.

use super::check::CheckSummary;
use super::checklist::Words;
use super::person::Role;
use super::subject::Kind;
use super::verdict::Outcome;
use serde::{Deserialize, Serialize};

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
    /// The stages in order; the last is the acceptance, whose rounds count for the rates.
    pub stages: Vec<Stage>,
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
    /// Earlier stages whose persons may not conclude this one.
    #[serde(default)]
    pub differs_from: Vec<String>,
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
    /// The stage of this id and its place.
    pub fn stage(&self, id: &str) -> Option<(usize, &Stage)> {
        self.stages
            .iter()
            .enumerate()
            .find(|(_, stage)| stage.id == id)
    }

    /// Whether the stage of this id is the acceptance.
    pub fn is_acceptance(&self, id: &str) -> bool {
        self.stages.last().is_some_and(|stage| stage.id == id)
    }

    /// Where a subject with these checks stands: after any rejection the chain starts again.
    pub fn standing<'a>(&self, checks: &'a [CheckSummary]) -> Standing<'a> {
        let last_rejection = checks
            .iter()
            .rposition(|check| check.outcome == Outcome::Rejected);
        let start = last_rejection.map_or(0, |at| at + 1);
        let pass = checks.get(start..).unwrap_or_default();
        let reached = pass
            .iter()
            .filter_map(|check| self.stage(&check.stage))
            .map(|(at, _)| at + 1)
            .max();
        let reached = reached.unwrap_or(0);
        Standing {
            open: (reached < self.stages.len()).then_some(reached),
            pass,
            rejected_before: last_rejection.is_some(),
        }
    }
}
