//! A person's word on what stands: who may give it, and every fault of one, asked for or recorded.

use crate::domain::chain::ACCEPTANCE;
use crate::domain::choice::Thing;
use crate::domain::conflict::Settlement;
use crate::domain::fault::Fault;
use crate::domain::node::Node;
use crate::domain::person::{FORMAL, OTHER_SIDE, Role};
use crate::domain::project::Project;
use crate::domain::time::Time;
use crate::domain::trouble::{Conflicting, Course, Misruled, Trouble, Unentitled, Untimely};

/// A settlement as asked for: of what was concluded twice, or of a row that was changed twice.
#[derive(Clone, Debug)]
pub struct SettlementAsked {
    /// The code of the subject, or of the row.
    pub subject: String,
    /// The record that shall stand.
    pub stands: String,
    /// Why.
    pub why: String,
    /// Who says so.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: Time,
}

/// The roles that may say which check of a subject stands.
pub fn may_settle(node: &Node) -> Vec<Role> {
    let formal = node.closing().next().is_some()
        || node.checks.iter().any(|check| check.stage == ACCEPTANCE);
    match formal {
        true => OTHER_SIDE.to_vec(),
        false => FORMAL.to_vec(),
    }
}

/// The roles that may say which version of a row is right: a person, a row of the plan, the head. Which
/// branch of a device's records stands, those say who accept.
pub fn may_settle_row(of: Thing) -> Vec<Role> {
    match of {
        Thing::Journal => OTHER_SIDE.to_vec(),
        Thing::Project | Thing::Person | Thing::Subject => FORMAL.to_vec(),
    }
}

/// Every fault of a recorded settlement, on the state before it.
pub fn faults(project: &Project, settlement: &Settlement) -> Vec<Fault> {
    let asked = SettlementAsked {
        subject: settlement.subject.clone(),
        stands: settlement.stands.clone(),
        why: settlement.why.clone(),
        by: settlement.by.clone(),
        at: settlement.at.clone(),
    };
    match decide(project, &asked) {
        Err(faults) => faults,
        Ok(decided) if decided == *settlement => Vec::new(),
        Ok(decided) => vec![Fault::whole(Conflicting::NotASide {
            sides: decided.aside,
        })],
    }
}

/// Decides a settlement: a record, or every fault at once.
pub fn decide(project: &Project, asked: &SettlementAsked) -> Result<Settlement, Vec<Fault>> {
    let unknown = || Trouble::Course(Course::NoSuchSubject(asked.subject.clone()));
    let node = project.node(&asked.subject);
    let node = node.ok_or_else(|| vec![Fault::whole(unknown())])?;
    let mut faults = Vec::new();
    if !node.conflict.is_open() {
        faults.push(Conflicting::NoConflict.into());
    }
    let sides = node.sides();
    let stands = sides.iter().find(|record| **record == asked.stands);
    if stands.is_none() && node.conflict.is_open() {
        faults.push(Trouble::Conflicting(Conflicting::NotASide {
            sides: sides.iter().map(ToString::to_string).collect(),
        }));
    }
    faults.extend(asked.troubles(project, may_settle(node)));
    match (stands, faults.is_empty()) {
        (Some(stands), true) => Ok(Settlement {
            subject: asked.subject.clone(),
            stands: asked.stands.clone(),
            aside: node.aside_for(stands),
            why: asked.why.clone(),
            by: asked.by.clone(),
            at: asked.at.clone(),
        }),
        _ => Err(faults.into_iter().map(Fault::whole).collect()),
    }
}

impl SettlementAsked {
    /// Whether the person may say so, and says why and when.
    pub(in crate::domain) fn troubles(&self, project: &Project, may: Vec<Role>) -> Vec<Trouble> {
        let mut found = Vec::new();
        match project.people.get(&self.by) {
            None => found.push(Unentitled::NoSuchPerson(self.by.clone()).into()),
            Some(person) if !may.contains(&person.role) => {
                found.push(Trouble::Unentitled(Unentitled::WrongRole {
                    has: person.role,
                    may,
                }))
            }
            Some(_) => {}
        }
        if self.why.trim().is_empty() {
            found.push(Misruled::NoWhy.into());
        }
        if self.at.moment().is_none() {
            found.push(Untimely::NotATime(self.at.to_string()).into());
        }
        found
    }
}
