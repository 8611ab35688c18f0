//! What the fold keeps of a concluded check. There is one of each, so it is written without the names of its fields,
//! and what is seldom there apart.

use super::{Flag, Remedy};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::evidence::Evidence;
use crate::domain::outcome::{Grade, Outcome, Tally};
use crate::domain::pin::ChecklistPin;
use crate::domain::ruling::What;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};

/// What the fold keeps of a concluded check; answers stay in the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "PackedSummary", into = "PackedSummary")]
pub struct CheckSummary {
    /// The record's id.
    pub record: String,
    /// The stage.
    pub stage: String,
    /// The round.
    pub round: u32,
    /// When, as written.
    pub at: Time,
    /// Who.
    pub by: String,
    /// The verdict as it stands now: what was annulled or refused later counts as rejected.
    pub outcome: Outcome,
    /// The grade.
    pub grade: Option<Grade>,
    /// The ruling that concluded this round without an inspection.
    pub ruling: Option<What>,
    /// The record that annulled it later.
    pub annulled: Option<String>,
    /// Every record that annulled it, that one first.
    pub annulments: Vec<String>,
    /// The signature that refused it.
    pub refused: Option<String>,
    /// Outcome and grade as judged, once they were taken back.
    pub judged: Option<(Outcome, Option<Grade>)>,
    /// The parties asked to sign it, among the project's sets; none: whoever concluded it.
    pub demand: Option<usize>,
    /// What a reader has to be told beside the verdict.
    pub flags: Vec<Flag>,
    /// The last day that the certificates handed in with it are valid, `YYYY-MM-DD`.
    pub valid_until: Option<String>,
    /// How the work had been mended.
    pub remedy: Option<Remedy>,
    /// Photos and documents kept with it.
    pub evidence: Vec<Evidence>,
    /// Items that did not conform.
    pub failing: Vec<String>,
    /// Counts.
    pub tally: Tally,
    /// The checklist that judged it.
    pub checklist: ChecklistPin,
    /// The hash of the chain it went by, if its record says.
    pub chain: Option<String>,
}

/// A summary as it is written: by place.
type PackedSummary = (
    String,
    String,
    u32,
    Time,
    String,
    (Outcome, Option<Grade>, Option<Remedy>),
    Vec<String>,
    [u64; 10],
    (String, String, String),
    Option<String>,
    Option<usize>,
    Option<Box<SeldomSummary>>,
);

/// What few checks have.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct SeldomSummary {
    ruling: Option<What>,
    annulled: Option<String>,
    annulments: Vec<String>,
    refused: Option<String>,
    judged: Option<(Outcome, Option<Grade>)>,
    flags: Vec<Flag>,
    valid_until: Option<String>,
    evidence: Vec<Evidence>,
}

impl From<CheckSummary> for PackedSummary {
    fn from(check: CheckSummary) -> Self {
        let seldom = SeldomSummary {
            ruling: check.ruling,
            annulled: check.annulled,
            annulments: check.annulments,
            refused: check.refused,
            judged: check.judged,
            flags: check.flags,
            valid_until: check.valid_until,
            evidence: check.evidence,
        };
        (
            check.record,
            check.stage,
            check.round,
            check.at,
            check.by,
            (check.outcome, check.grade, check.remedy),
            check.failing,
            check.tally.to_array(),
            (
                check.checklist.id,
                check.checklist.version,
                check.checklist.hash,
            ),
            check.chain,
            check.demand,
            (seldom != SeldomSummary::default()).then(|| Box::new(seldom)),
        )
    }
}

impl From<PackedSummary> for CheckSummary {
    fn from(packed: PackedSummary) -> Self {
        let (record, stage, round, at, by, came, failing, tally, pin, chain, demand, seldom) =
            packed;
        let (outcome, grade, remedy) = came;
        let (id, version, hash) = pin;
        let seldom = seldom.map_or_else(SeldomSummary::default, |seldom| *seldom);
        Self {
            record,
            stage,
            round,
            at,
            by,
            outcome,
            grade,
            ruling: seldom.ruling,
            annulled: seldom.annulled,
            annulments: seldom.annulments,
            refused: seldom.refused,
            judged: seldom.judged,
            demand,
            flags: seldom.flags,
            valid_until: seldom.valid_until,
            remedy,
            evidence: seldom.evidence,
            failing,
            tally: Tally::of_array(tally),
            checklist: ChecklistPin { id, version, hash },
            chain,
        }
    }
}

impl CheckSummary {
    /// Whether it is an acceptance that stands.
    pub fn accepts(&self) -> bool {
        self.stage == ACCEPTANCE && self.outcome == Outcome::Accepted
    }

    /// What it came to when it was concluded, whatever took it back since.
    pub fn as_judged(&self) -> (Outcome, Option<Grade>) {
        self.judged.unwrap_or((self.outcome, self.grade))
    }

    /// It does not stand any more: annulled, or refused.
    pub(in crate::domain) fn reject(&mut self) {
        self.judged = Some(self.as_judged());
        self.outcome = Outcome::Rejected;
        self.grade = None;
    }

    /// Takes it back by an annulment.
    pub(in crate::domain) fn annul(&mut self, by: &str) {
        self.reject();
        self.annulled.get_or_insert_with(|| by.to_owned());
        self.annulments.push(by.to_owned());
    }

    /// It stands as judged, unless something else took it back too.
    pub(in crate::domain) fn restore(&mut self) {
        if self.annulled.is_none()
            && self.refused.is_none()
            && let Some((outcome, grade)) = self.judged.take()
        {
            self.outcome = outcome;
            self.grade = grade;
        }
    }

    /// The local date, `YYYY-MM-DD`, as written.
    pub fn date(&self) -> &str {
        self.at.day()
    }

    /// The local month, `YYYY-MM`, as written.
    pub fn month(&self) -> &str {
        self.at.month()
    }
}
