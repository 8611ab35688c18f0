//! Who answers for a lot. The rule stands at the head of the room.

use super::ResponsibleParty;
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::{Kind, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Who answers for the lots of each crew, where the people table or the records tell.
pub struct Who {
    by: ResponsibleParty,
    of_crew: BTreeMap<String, String>,
}

impl Who {
    /// Looks through a project.
    pub fn of(project: &Project, by: ResponsibleParty) -> Self {
        let of_crew = match by {
            ResponsibleParty::Crew => BTreeMap::new(),
            ResponsibleParty::Foreman => foremen(project),
            ResponsibleParty::Contractor => organisations(project),
        };
        Self { by, of_crew }
    }

    /// Who answers for a lot.
    pub fn of_node(&self, project: &Project, node: &Node) -> Option<String> {
        let crew = node.subject.crew.as_str();
        let known = || self.of_crew.get(crew).cloned();
        match self.by {
            ResponsibleParty::Crew => Some(crew.to_owned()).filter(|crew| !crew.is_empty()),
            ResponsibleParty::Foreman => concluding_foreman(project, node).or_else(known),
            ResponsibleParty::Contractor => known().or_else(|| self_checking(project, node)),
        }
    }

    /// Who answers for an issue: by the crew that has to mend it, which may be another than the
    /// lot's own.
    pub fn answers_for(&self, project: &Project, issue: &Issue) -> Option<String> {
        let node = project.node(&issue.subject);
        match node.filter(|node| node.subject.crew == issue.crew) {
            Some(node) => self.of_node(project, node),
            None if self.by == ResponsibleParty::Crew => Some(issue.crew.clone()),
            None => self.of_crew.get(&issue.crew).cloned(),
        }
    }
}

/// A name with its code: two people may share a name.
fn named(project: &Project, code: &str) -> Option<String> {
    let person = project.people.get(code)?;
    Some(format!("{} {code}", person.name))
}

fn is_foreman(project: &Project, code: &str) -> bool {
    let person = project.people.get(code);
    person.is_some_and(|person| person.role == Role::Foreman)
}

fn concluding_foreman(project: &Project, node: &Node) -> Option<String> {
    let mut checks = node.checks.iter().rev();
    let check = checks.find(|check| is_foreman(project, &check.by))?;
    named(project, &check.by)
}

fn self_checking(project: &Project, node: &Node) -> Option<String> {
    let check = node.checks.first()?;
    let person = project.people.get(&check.by)?;
    Some(person.org.clone()).filter(|org| !org.is_empty())
}

/// For each crew the only foreman listed with it, else the only one who concluded a check of its
/// lots.
fn foremen(project: &Project) -> BTreeMap<String, String> {
    let mut acted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for node in project
        .nodes()
        .iter()
        .filter(|node| node.subject.kind == Kind::Lot)
    {
        for check in &node.checks {
            if is_foreman(project, &check.by) {
                acted
                    .entry(&node.subject.crew)
                    .or_default()
                    .insert(&check.by);
            }
        }
    }
    let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for person in project
        .people
        .values()
        .filter(|person| person.role == Role::Foreman)
    {
        listed.entry(&person.crew).or_default().insert(&person.code);
    }
    acted.extend(listed);
    let only = |(crew, codes): (&str, BTreeSet<&str>)| match codes.first() {
        Some(code) if codes.len() == 1 && !crew.is_empty() => {
            Some((crew.to_owned(), named(project, code)?))
        }
        _ => None,
    };
    acted.into_iter().filter_map(only).collect()
}

/// For each crew the only organisation of those listed with it.
fn organisations(project: &Project) -> BTreeMap<String, String> {
    let mut listed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for person in project.people.values() {
        if !person.crew.is_empty() && !person.org.is_empty() {
            listed.entry(&person.crew).or_default().insert(&person.org);
        }
    }
    let only = |(crew, orgs): (&str, BTreeSet<&str>)| match orgs.first() {
        Some(org) if orgs.len() == 1 => Some((crew.to_owned(), (*org).to_owned())),
        _ => None,
    };
    listed.into_iter().filter_map(only).collect()
}
