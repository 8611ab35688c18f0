//! Notices: who was told when that something is to be inspected, and who asked for more time
//! (concealed work and witness points; 48 hours by the usual contract, GF-2017-0201 5.3).

use super::fault::{Fault, Trouble};
use super::person::Role;
use super::project::{Node, Project};
use chrono::{DateTime, Duration, FixedOffset};
use serde::{Deserialize, Serialize};

/// A notice of an inspection, or the asking for its delay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The subject's code.
    pub subject: String,
    /// The stage it is for.
    pub stage: String,
    /// When it was given, RFC 3339 with offset.
    pub at: String,
    /// When the inspection is to be.
    pub meet: String,
    /// Who gave it: a person's code.
    pub by: String,
    /// Who was told: persons' codes, or names from outside.
    pub to: Vec<String>,
    /// What is to be inspected, and where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The notice whose inspection the other side asks to delay.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delays: String,
}

/// A notice as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The record it stands in.
    pub record: String,
    /// The round of the stage it was given for.
    pub round: u32,
    /// The notice.
    pub notice: Notice,
}

/// Delay is asked for at least so long before the inspection (GF-2017-0201, 5.3.2).
const ASKED_BEFORE_HOURS: i64 = 24;
/// And puts it off by at most so much.
const LONGEST_DELAY_HOURS: i64 = 48;

const OTHER_SIDE: [Role; 3] = [Role::Supervisor, Role::ChiefSupervisor, Role::Owner];

/// A time as written.
pub fn time(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

impl Notice {
    /// Whole hours between the notice and the inspection.
    pub fn hours(&self) -> Option<i64> {
        Some((time(&self.meet)? - time(&self.at)?).num_hours())
    }
}

/// Every fault that keeps a notice from being recorded.
pub fn faults(project: &Project, notice: &Notice) -> Vec<Fault> {
    let Some(node) = project.node(&notice.subject) else {
        let code = notice.subject.clone();
        return vec![Fault::whole(Trouble::NoSuchSubject(code))];
    };
    let mut faults = Vec::new();
    let person = project.people.get(&notice.by);
    if person.is_none() {
        faults.push(Trouble::NoSuchPerson(notice.by.clone()));
    }
    for text in [&notice.at, &notice.meet] {
        if time(text).is_none() {
            faults.push(Trouble::NotATime(text.clone()));
        }
    }
    if notice.to.iter().all(|to| to.trim().is_empty()) {
        faults.push(Trouble::Malformed("to"));
    }
    if notice.hours().is_some_and(|hours| hours < 0) {
        faults.push(Trouble::Malformed("meet"));
    }
    if !notice.delays.is_empty() {
        faults.extend(delay_fault(node, notice));
        if let Some(person) = person.filter(|person| !OTHER_SIDE.contains(&person.role)) {
            faults.push(Trouble::WrongRole {
                has: person.role,
                may: OTHER_SIDE.to_vec(),
            });
        }
    }
    faults.into_iter().map(Fault::whole).collect()
}

fn delay_fault(node: &Node, notice: &Notice) -> Option<Trouble> {
    let first = node
        .notices
        .iter()
        .find(|given| given.record == notice.delays);
    let Some(first) = first else {
        return Some(Trouble::NoNotice { hours: 0 });
    };
    let (asked, meet) = (time(&notice.at)?, time(&first.notice.meet)?);
    let put_off = time(&notice.meet)? - meet;
    let late = meet - asked < Duration::hours(ASKED_BEFORE_HOURS);
    let long = put_off > Duration::hours(LONGEST_DELAY_HOURS) || put_off < Duration::zero();
    (late || long).then_some(Trouble::DelayRefused)
}

/// The notice in force for the next round of a stage: the latest one given for it.
pub fn in_force<'a>(node: &'a Node, stage: &str) -> Option<&'a Given> {
    let round = node.round_of(stage);
    node.notices
        .iter()
        .rfind(|given| given.notice.stage == stage && given.round == round)
}

/// Whether the other side had its hours and the time has come, so that work may go on without it.
pub fn ripe(given: &Given, hours: u32, now: &str) -> bool {
    let first_enough =
        !given.notice.delays.is_empty() || given.notice.hours() >= Some(i64::from(hours));
    let come = match (time(&given.notice.meet), time(now)) {
        (Some(meet), Some(now)) => now >= meet,
        _ => false,
    };
    first_enough && come
}
