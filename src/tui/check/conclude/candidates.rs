//! Who might conclude a check: those who may first, among them whoever concluded the check that it takes
//! over from and the lot's own crew, and those who may not with the rule that is against it.

use crate::domain::{Fault, Person};
use crate::text::finding;
use crate::tui::check::sheet::CheckSheet;
use crate::workspace::Workspace;

/// A person of the project's list.
#[derive(Clone, Debug)]
pub struct PersonCandidate<'a> {
    /// Who.
    pub person: &'a Person,
    /// Why not, if not.
    pub fault: Option<Fault>,
}

impl PersonCandidate<'_> {
    /// Whether a name, code, crew or the initials of one have this in them.
    pub fn is_found_by(&self, typed: &str) -> bool {
        let person = self.person;
        let called = [&person.name, &person.code, &person.crew, &person.org];
        finding::finds(&called.map(String::as_str), typed)
    }
}

/// Everybody on the list, in the order of likelihood.
pub fn of<'a>(workspace: &'a Workspace, sheet: &CheckSheet) -> Vec<PersonCandidate<'a>> {
    let Some(project) = workspace.project() else {
        return Vec::new();
    };
    let node = project.node(&sheet.subject.code);
    let fault = |person: &Person| workspace.person_fault(node?, &sheet.stage, &person.code);
    let candidate = |person| PersonCandidate {
        person,
        fault: fault(person),
    };
    let mut all: Vec<PersonCandidate> = project.people.values().map(candidate).collect();
    let chosen = sheet.draft.by.as_deref();
    let usual = sheet.usual();
    all.sort_by_key(|candidate| {
        let person = candidate.person;
        let own_crew = !person.crew.is_empty() && person.crew == sheet.subject.crew;
        (
            candidate.fault.is_some(),
            chosen != Some(person.code.as_str()),
            usual != Some(person.code.as_str()),
            !own_crew,
            person.code.clone(),
        )
    });
    all
}

/// Whether this person may conclude it.
pub fn may(workspace: &Workspace, sheet: &CheckSheet, code: &str) -> bool {
    let mut all = of(workspace, sheet).into_iter();
    all.any(|one| one.fault.is_none() && one.person.code == code)
}
