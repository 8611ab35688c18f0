//! Rulings: what is decided about a subject without a new set of answers. The legal exits of
//! GB 50300-2013 5.0.6, formal rounds that ended without an inspection, the correction of an
//! earlier acceptance, and lots that are cancelled, split or merged. A ruling stands beside the
//! rounds and never touches one; none of them can raise a first-pass rate.

use crate::domain::evidence::{Evidence, UNKNOWN_MEDIA};
use crate::domain::person::{CONTRACTOR, FORMAL, OTHER_SIDE, Role};
use crate::domain::pin::ChainPin;
use crate::domain::time::{Day, Time};
use serde::{Deserialize, Serialize};

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// 5.0.6-2: a qualified laboratory shows that the design is met.
    LabProof,
    /// 5.0.6-3: the original designer confirms safety and function.
    Designer,
    /// 5.0.6-4: a technical scheme and an agreement, 让步接收.
    Concession,
    /// 5.0.8: still unsafe after repair; 严禁验收. There is no way out.
    Forbidden,
    /// The submission was withdrawn before anyone looked on site: no round at all.
    Withdrawn,
    /// Withdrawn after the site check began or a defect was noted: a failed round.
    WithdrawnLate,
    /// The acceptance was not held (weather, nobody came): no round at all.
    NotHeld,
    /// Refused because the records are incomplete (5.0.1-3): a failed round.
    RecordsIncomplete,
    /// 视为合格: the other side, duly notified, stayed away (G10).
    Deemed,
    /// An earlier acceptance is taken back.
    Annulled,
    /// The lot will not be built.
    Cancelled,
    /// The lot is divided into others.
    Split,
    /// The lot goes on as part of another.
    Merged,
}

/// A document that a ruling rests on (G8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RulingPaper {
    /// What it is.
    pub kind: PaperKind,
    /// Its number.
    pub no: String,
    /// Its date, `YYYY-MM-DD`.
    pub date: Day,
    /// Who signed it.
    pub signer: String,
    /// SHA-256 of its bytes, when they are kept with the project.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub blob: String,
    /// Their size; records of old do not say.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub size: u64,
    /// Their media type; records of old do not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub media: String,
}

fn is_zero(size: &u64) -> bool {
    *size == 0
}

/// Kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// 检测鉴定报告, commissioned by the owner (GB 55032-2022, 3.4.1).
    LabReport,
    /// 设计单位核算认可文件.
    DesignerConsent,
    /// 技术处理方案.
    TreatmentScheme,
    /// 协商文件.
    Agreement,
    /// Any other.
    Other,
}

/// A ruling on a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The subject's code.
    pub subject: String,
    /// What is decided.
    pub what: What,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who decides: a person's code.
    pub by: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The documents it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<RulingPaper>,
    /// The record it is about: the acceptance annulled, or the notice that was ignored.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// The lots that take its place, when it is split or merged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub into: Vec<String>,
    /// The chain it was decided by, where it ends a submission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainPin>,
    /// Photos and documents that go with it; a deemed acceptance shows what is covered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// When its record was made, by the device's clock; records of old do not say.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub entered: Time,
}

impl Ruling {
    /// What is kept with it: its photos and documents, then the scans of its papers.
    pub fn kept(&self) -> Vec<Evidence> {
        let scans = self.papers.iter().filter_map(RulingPaper::scan);
        self.evidence.iter().cloned().chain(scans).collect()
    }
}

/// A ruling as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// The record it stands in.
    pub record: String,
    /// The ruling.
    pub ruling: Ruling,
    /// The record that annulled it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annulled: Option<String>,
    /// Every record that did, that one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub annulments: Vec<String>,
    /// Whether it was the first formal conclusion on its subject, before any round, as far as whoever
    /// ruled knew. It stays that, annulled or not.
    #[serde(default)]
    pub first: bool,
}

const HEADS: [Role; 2] = [Role::ChiefSupervisor, Role::Owner];

impl What {
    /// All of them.
    pub const ALL: [What; 13] = [
        What::LabProof,
        What::Designer,
        What::Concession,
        What::Forbidden,
        What::Withdrawn,
        What::WithdrawnLate,
        What::NotHeld,
        What::RecordsIncomplete,
        What::Deemed,
        What::Annulled,
        What::Cancelled,
        What::Split,
        What::Merged,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            What::LabProof => "lab_proof",
            What::Designer => "designer",
            What::Concession => "concession",
            What::Forbidden => "forbidden",
            What::Withdrawn => "withdrawn",
            What::WithdrawnLate => "withdrawn_late",
            What::NotHeld => "not_held",
            What::RecordsIncomplete => "records_incomplete",
            What::Deemed => "deemed",
            What::Annulled => "annulled",
            What::Cancelled => "cancelled",
            What::Split => "split",
            What::Merged => "merged",
        }
    }

    /// What a word means.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|what| what.as_str() == word)
    }

    /// Whether it accepts the subject on documents (routes 2 to 4 of 5.0.6).
    pub fn is_exit(self) -> bool {
        matches!(self, What::LabProof | What::Designer | What::Concession)
    }

    /// Whether it counts among the concessions (routes 3 and 4), and so keeps the division and
    /// the unit above from being graded excellent.
    pub fn is_concession(self) -> bool {
        matches!(self, What::Designer | What::Concession)
    }

    /// Whether it concludes a formal round that nobody inspected: with which outcome.
    pub fn concludes(self) -> Option<crate::domain::outcome::Outcome> {
        use crate::domain::outcome::Outcome;
        match self {
            What::WithdrawnLate | What::RecordsIncomplete => Some(Outcome::Rejected),
            What::Deemed => Some(Outcome::Accepted),
            _ => None,
        }
    }

    /// Whether it concludes, as not passed, what never came to a round of its own.
    pub fn concludes_alone(self) -> bool {
        matches!(self, What::Concession | What::Forbidden)
    }

    /// Whether it accepts the subject, on documents or because nobody came.
    pub fn accepts(self) -> bool {
        self.is_exit() || self == What::Deemed
    }

    /// Whether it ends a submission that was made, inspected or not.
    pub fn ends_submission(self) -> bool {
        matches!(self, What::Withdrawn | What::NotHeld) || self.concludes().is_some()
    }

    /// Whether the subject goes out of the plan.
    pub fn retires(self) -> bool {
        matches!(self, What::Cancelled | What::Split | What::Merged)
    }

    /// Roles that may decide it.
    pub fn roles(self) -> &'static [Role] {
        match self {
            What::Forbidden => &HEADS,
            What::Withdrawn | What::WithdrawnLate | What::NotHeld => &FORMAL,
            What::Deemed => &CONTRACTOR,
            _ => &OTHER_SIDE,
        }
    }

    /// The documents it must rest on.
    pub fn papers(self) -> &'static [PaperKind] {
        match self {
            What::LabProof => &[PaperKind::LabReport],
            What::Designer => &[PaperKind::DesignerConsent],
            What::Concession => &[PaperKind::TreatmentScheme, PaperKind::Agreement],
            _ => &[],
        }
    }
}

impl PaperKind {
    /// All kinds.
    pub const ALL: [PaperKind; 5] = [
        PaperKind::LabReport,
        PaperKind::DesignerConsent,
        PaperKind::TreatmentScheme,
        PaperKind::Agreement,
        PaperKind::Other,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            PaperKind::LabReport => "lab_report",
            PaperKind::DesignerConsent => "designer_consent",
            PaperKind::TreatmentScheme => "treatment_scheme",
            PaperKind::Agreement => "agreement",
            PaperKind::Other => "other",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

impl RulingPaper {
    /// Whether number, date and signer are all there.
    pub fn is_complete(&self) -> bool {
        let dated = chrono::NaiveDate::parse_from_str(&self.date, "%Y-%m-%d").is_ok();
        dated && !self.no.trim().is_empty() && !self.signer.trim().is_empty()
    }

    /// The same paper with its scan kept.
    pub fn scanned(self, scan: &Evidence) -> Self {
        Self {
            blob: scan.hash.clone(),
            size: scan.size,
            media: scan.media.clone(),
            ..self
        }
    }

    /// Its scan, if one is kept, as far as the record knows it.
    pub fn scan(&self) -> Option<Evidence> {
        let media = match self.media.as_str() {
            "" => UNKNOWN_MEDIA,
            media => media,
        };
        (!self.blob.is_empty()).then(|| Evidence {
            own: Default::default(),
            hash: self.blob.clone(),
            size: self.size,
            media: media.to_owned(),
            name: self.no.clone(),
            item: String::new(),
            taken: String::new(),
            position: None,
        })
    }
}
