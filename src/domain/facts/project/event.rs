//! Events: what is recorded, as the payload of a record of its kind.

use crate::domain::cause::CauseRecord;
use crate::domain::check::CheckRecord;
use crate::domain::choice::VersionChoice;
use crate::domain::conflict::Settlement;
use crate::domain::cost::CostRecord;
use crate::domain::evidence::Evidence;
use crate::domain::head::ProjectHead;
use crate::domain::issue::IssueStep;
use crate::domain::issued::{PaperRecord, PaperTurn};
use crate::domain::key::KeyRecord;
use crate::domain::notice::Notice;
use crate::domain::person::Person;
use crate::domain::pin::ChainPin;
use crate::domain::ruling::{Ruling, RulingPaper};
use crate::domain::signature::SignRecord;
use crate::domain::subject::Subject;
use crate::domain::trust::TrustRecord;
use serde::{Deserialize, Serialize};
use serde_json::{Value, from_str};

/// Something that happened to a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The project got its name, scheme and targets.
    Project(ProjectHead),
    /// People joined the list, or changed.
    People(Vec<Person>),
    /// Subjects were planned, or changed; parents come before their children.
    Plan(Vec<Subject>),
    /// A check was concluded.
    Check(Box<CheckRecord>),
    /// Something was decided about a subject without a new set of answers.
    Ruling(Ruling),
    /// Somebody was told of an inspection.
    Notice(Notice),
    /// A step on the way of an issue.
    Issue(IssueStep),
    /// A key was enrolled, rotated or revoked.
    Key(KeyRecord),
    /// A record was signed.
    Sign(Box<SignRecord>),
    /// A person said which of several checks stands.
    Settle(Settlement),
    /// A person said which of several versions of a row is right.
    Choose(VersionChoice),
    /// A paper was issued or withdrawn.
    Paper(PaperRecord),
    /// A headquarters' key is believed, or not any more.
    Trust(TrustRecord),
    /// What something cost.
    Cost(Box<CostRecord>),
    /// Why something failed.
    Cause(CauseRecord),
}

#[derive(Serialize, Deserialize)]
struct PeopleList {
    people: Vec<Person>,
}

#[derive(Serialize, Deserialize)]
struct SubjectList {
    subjects: Vec<Subject>,
}

/// The version of every kind here.
pub const KIND_VERSION: u64 = 1;

impl Event {
    /// The record kind it is stored as.
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Project(_) => "project",
            Event::People(_) => "people",
            Event::Plan(_) => "plan",
            Event::Check(_) => "check",
            Event::Ruling(_) => "ruling",
            Event::Notice(_) => "notice",
            Event::Issue(_) => "issue",
            Event::Key(_) => "key",
            Event::Sign(_) => "sign",
            Event::Settle(_) => "settle",
            Event::Choose(_) => "choose",
            Event::Paper(_) => "paper",
            Event::Trust(_) => "trust",
            Event::Cost(_) => "cost",
            Event::Cause(_) => "cause",
        }
    }

    /// The chain it went by, if its record says.
    pub fn chain(&self) -> Option<&ChainPin> {
        match self {
            Event::Check(check) => check.chain.as_ref(),
            Event::Ruling(ruling) => ruling.chain.as_ref(),
            Event::Notice(notice) => notice.chain.as_ref(),
            _ => None,
        }
    }

    /// The evidence it names: photos and documents, and the scans of papers.
    pub fn evidence(&self) -> Vec<Evidence> {
        match self {
            Event::Check(check) => check.submission.evidence.clone(),
            Event::Issue(step) => step.evidence.clone(),
            Event::Cost(cost) => cost.evidence.clone(),
            Event::Ruling(ruling) => ruling.kept(),
            Event::Notice(notice) => {
                let paper = notice.paper.as_ref();
                paper.and_then(RulingPaper::scan).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The same with its references as they are meant: of a device that wrote twice, a number alone means
    /// the record that its writer knew. What was signed stays as it was signed.
    pub fn meaning(mut self, meant: &dyn Fn(&str) -> String) -> Event {
        match &mut self {
            Event::Ruling(ruling) => ruling.of = meant(&ruling.of),
            Event::Issue(step) => step.issue = meant(&step.issue),
            Event::Choose(choice) => choice.stands = meant(&choice.stands),
            Event::Cost(cost) => {
                cost.issue = meant(&cost.issue);
                cost.corrects = meant(&cost.corrects);
            }
            Event::Cause(cause) => cause.issue = meant(&cause.issue),
            Event::Settle(settlement) => {
                settlement.stands = meant(&settlement.stands);
                let aside = settlement.aside.iter_mut();
                aside.for_each(|record| *record = meant(record));
            }
            Event::Check(check) => {
                let answers = check.submission.answers.iter_mut();
                answers.for_each(|answer| answer.refer(meant));
            }
            Event::Paper(paper) => match &mut paper.turn {
                PaperTurn::Withdraw { paper } => *paper = meant(paper),
                PaperTurn::Issue { covers, .. } => {
                    covers.iter_mut().for_each(|record| *record = meant(record));
                }
            },
            Event::Project(_) | Event::People(_) | Event::Plan(_) => {}
            Event::Notice(_) | Event::Key(_) | Event::Sign(_) | Event::Trust(_) => {}
        }
        self
    }

    /// The payload it is stored as.
    pub fn payload(&self) -> serde_json::Result<Value> {
        match self {
            Event::Project(head) => serde_json::to_value(head),
            Event::People(people) => serde_json::to_value(PeopleList {
                people: people.clone(),
            }),
            Event::Plan(subjects) => serde_json::to_value(SubjectList {
                subjects: subjects.clone(),
            }),
            Event::Check(check) => serde_json::to_value(check.clone().in_parts()),
            Event::Ruling(ruling) => serde_json::to_value(ruling),
            Event::Notice(notice) => serde_json::to_value(notice),
            Event::Issue(step) => serde_json::to_value(step),
            Event::Key(key) => serde_json::to_value(key),
            Event::Sign(sign) => serde_json::to_value(sign),
            Event::Settle(settlement) => serde_json::to_value(settlement),
            Event::Choose(choice) => serde_json::to_value(choice),
            Event::Paper(paper) => serde_json::to_value(paper),
            Event::Trust(trust) => serde_json::to_value(trust),
            Event::Cost(cost) => serde_json::to_value(cost),
            Event::Cause(cause) => serde_json::to_value(cause),
        }
    }

    /// The same without what the fold takes no notice of: the readings of a check, nine tenths of a journal.
    /// What cannot be read there cannot be read here.
    pub fn read_to_fold(
        kind: &str,
        version: u64,
        payload: &str,
    ) -> serde_json::Result<Option<Event>> {
        match (kind, version) {
            ("check", KIND_VERSION) => {
                let check = CheckRecord::without_readings(payload)?;
                Ok(Some(Event::Check(Box::new(check))))
            }
            _ => Self::read(kind, version, payload),
        }
    }

    /// Reads an event from the text of a payload; `None` for a kind or version this program does not know.
    pub fn read(kind: &str, version: u64, payload: &str) -> serde_json::Result<Option<Event>> {
        if version != KIND_VERSION {
            return Ok(None);
        }
        Ok(Some(match kind {
            "project" => Event::Project(from_str(payload)?),
            "people" => Event::People(from_str::<PeopleList>(payload)?.people),
            "plan" => Event::Plan(from_str::<SubjectList>(payload)?.subjects),
            "check" => Event::Check(Box::new(from_str::<CheckRecord>(payload)?.in_one())),
            "ruling" => Event::Ruling(from_str(payload)?),
            "notice" => Event::Notice(from_str(payload)?),
            "issue" => Event::Issue(from_str(payload)?),
            "key" => Event::Key(from_str(payload)?),
            "sign" => Event::Sign(Box::new(from_str(payload)?)),
            "settle" => Event::Settle(from_str(payload)?),
            "choose" => Event::Choose(from_str(payload)?),
            "paper" => Event::Paper(from_str(payload)?),
            "trust" => Event::Trust(from_str(payload)?),
            "cost" => Event::Cost(Box::new(from_str(payload)?)),
            "cause" => Event::Cause(from_str(payload)?),
            _ => return Ok(None),
        }))
    }
}
