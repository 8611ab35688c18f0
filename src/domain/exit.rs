//! The legal exits of a rejected lot besides rework (GB 50300-2013, 5.0.6): acceptance on a document
//! instead of a new round. They never touch the failed round, and so never the first-pass rate.

use super::fault::{Fault, Trouble};
use super::person::Role;
use super::project::{ACCEPTANCE, Project};
use super::verdict::Outcome;
use serde::{Deserialize, Serialize};

/// By which paragraph of 5.0.6 a subject was accepted without a passing round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// 5.0.6-2: a qualified laboratory shows that the design is met.
    LabProof,
    /// 5.0.6-3: the designer confirms safety and function.
    Designer,
    /// 5.0.6-4: a technical scheme and an agreement, 让步接收.
    Concession,
}

impl Route {
    /// Whether it counts among the concessions (routes 3 and 4).
    pub fn is_concession(self) -> bool {
        matches!(self, Route::Designer | Route::Concession)
    }
}

/// An acceptance on a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exit {
    /// The subject's code.
    pub subject: String,
    /// By which paragraph.
    pub route: Route,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who accepted: a person's code.
    pub by: String,
    /// The document's number.
    pub no: String,
    /// The document's date, `YYYY-MM-DD`.
    pub date: String,
    /// Who signed it.
    pub signer: String,
}

/// Roles that may accept on a document: those who accept a lot.
const ROLES: [Role; 3] = [Role::Supervisor, Role::ChiefSupervisor, Role::Owner];

/// Every fault that keeps a subject from being accepted on a document (G8).
pub fn faults(project: &Project, exit: &Exit) -> Vec<Fault> {
    let Some(node) = project.node(&exit.subject) else {
        return vec![Fault::whole(Trouble::NoSuchSubject(exit.subject.clone()))];
    };
    let mut faults = Vec::new();
    if node.accepted().is_some() {
        faults.push(Trouble::AlreadyAccepted);
    }
    let last = node.checks.last();
    if last.is_none_or(|check| check.stage != ACCEPTANCE || check.outcome != Outcome::Rejected) {
        faults.push(Trouble::StageNotOpen {
            open: ACCEPTANCE.to_owned(),
        });
    }
    match project.people.get(&exit.by) {
        None => faults.push(Trouble::NoSuchPerson(exit.by.clone())),
        Some(person) if !ROLES.contains(&person.role) => faults.push(Trouble::WrongRole {
            has: person.role,
            may: ROLES.to_vec(),
        }),
        Some(_) => {}
    }
    if chrono::DateTime::parse_from_rfc3339(&exit.at).is_err() {
        faults.push(Trouble::NotATime(exit.at.clone()));
    }
    let dated = chrono::NaiveDate::parse_from_str(&exit.date, "%Y-%m-%d").is_ok();
    if !dated || exit.no.trim().is_empty() || exit.signer.trim().is_empty() {
        faults.push(Trouble::Malformed("documents"));
    }
    faults.into_iter().map(Fault::whole).collect()
}
