//! Two devices changed the same row without knowing of each other: a person of the list, a row of the
//! plan or of a register, the project's head. Both versions are kept ([`crate::domain::versions`]); a
//! person who is entitled says which is right, with a reason, in a record of its own. Two such words that
//! do not know of each other and differ are versions side by side again.

use crate::domain::choice::{Thing, VersionChoice};
use crate::domain::fault::Fault;
use crate::domain::fork::ForkBranch;
use crate::domain::head::ProjectHead;
use crate::domain::person::Person;
use crate::domain::project::Project;
use crate::domain::settle::{SettlementAsked, may_settle_row};
use crate::domain::subject::Subject;
use crate::domain::trouble::{Conflicting, Trouble};
use crate::domain::versions::Versions;
use std::borrow::Cow;

/// A version's row.
#[derive(Clone, Copy, Debug)]
pub enum CollidingRow<'a> {
    /// A branch, or all of them.
    Branch(ForkBranch<'a>),
    /// The project's head.
    Project(&'a ProjectHead),
    /// A person.
    Person(&'a Person),
    /// A subject.
    Subject(&'a Subject),
}

/// A row that was changed on several devices at once.
#[derive(Clone, Debug)]
pub struct Collision<'a> {
    /// What it is.
    pub of: Thing,
    /// Its code.
    pub code: &'a str,
    /// The versions side by side: the record and the row; the last one counts for the time being.
    pub sides: Vec<(Cow<'a, str>, CollidingRow<'a>)>,
}

fn sides<'a, T: Clone + PartialEq>(
    versions: &'a Versions<T>,
    row: impl Fn(&'a T) -> CollidingRow<'a>,
) -> Vec<(Cow<'a, str>, CollidingRow<'a>)> {
    let sides = versions.sides().into_iter();
    sides
        .map(|side| (Cow::from(&side.record), row(&side.row)))
        .collect()
}

impl Project {
    /// The rows of which a person must say which version is right: the head, people, subjects. Before
    /// them, the devices that wrote twice.
    pub fn collisions(&self) -> Vec<Collision<'_>> {
        let mut found: Vec<Collision<'_>> = self
            .forked()
            .into_iter()
            .map(|device| self.fork(device))
            .collect();
        if self.heads.is_open() {
            found.push(Collision {
                of: Thing::Project,
                code: &self.head.code,
                sides: sides(&self.heads, CollidingRow::Project),
            });
        }
        let listed = self.listed.iter().filter(|(_, all)| all.is_open());
        found.extend(listed.map(|(code, all)| Collision {
            of: Thing::Person,
            code,
            sides: sides(all, CollidingRow::Person),
        }));
        let planned = self.replanned.iter().filter(|(_, all)| all.is_open());
        found.extend(planned.map(|(code, all)| Collision {
            of: Thing::Subject,
            code,
            sides: sides(all, CollidingRow::Subject),
        }));
        found
    }

    fn fork<'a>(&'a self, device: &'a str) -> Collision<'a> {
        let sides = self.branches_of(device).into_iter();
        let sides = sides.map(|(record, branch)| (Cow::from(record), CollidingRow::Branch(branch)));
        Collision {
            of: Thing::Journal,
            code: device,
            sides: sides.collect(),
        }
    }

    /// The row of this kind and code that was changed on several devices at once.
    pub fn collision(&self, of: Thing, code: &str) -> Option<Collision<'_>> {
        let may_be = match of {
            Thing::Journal => self.forked().contains(&code),
            Thing::Project => self.heads.is_open(),
            Thing::Person => self.listed.get(code).is_some_and(Versions::is_open),
            Thing::Subject => self.replanned.get(code).is_some_and(Versions::is_open),
        };
        let all = may_be.then(|| self.collisions());
        let mut all = all.into_iter().flatten();
        all.find(|one| one.of == of && one.code == code)
    }

    /// The row that has a version in this record, of those a person must decide about.
    pub fn collision_with(&self, code: &str, record: &str) -> Option<Collision<'_>> {
        let mut all = self.collisions().into_iter();
        all.find(|one| one.code == code && one.sides.iter().any(|(side, _)| side == record))
    }
}

/// Every fault of a recorded choice, on the state before it.
pub fn faults(project: &Project, choice: &VersionChoice) -> Vec<Fault> {
    let asked = SettlementAsked {
        subject: choice.code.clone(),
        stands: choice.stands.clone(),
        why: choice.why.clone(),
        by: choice.by.clone(),
        at: choice.at.clone(),
    };
    decide(project, choice.of, &asked).err().unwrap_or_default()
}

/// Decides a choice: a record, or every fault at once.
pub fn decide(
    project: &Project,
    of: Thing,
    asked: &SettlementAsked,
) -> Result<VersionChoice, Vec<Fault>> {
    let mut faults = Vec::new();
    match project.collision(of, &asked.subject) {
        None => faults.push(Conflicting::NoConflict.into()),
        Some(found) if found.sides.iter().any(|(side, _)| *side == asked.stands) => {}
        Some(found) => faults.push(Trouble::Conflicting(Conflicting::NotASide {
            sides: found
                .sides
                .iter()
                .map(|(side, _)| side.to_string())
                .collect(),
        })),
    }
    faults.extend(asked.troubles(project, may_settle_row(of)));
    match faults.is_empty() {
        true => Ok(VersionChoice {
            of,
            code: asked.subject.clone(),
            stands: asked.stands.clone(),
            why: asked.why.clone(),
            by: asked.by.clone(),
            at: asked.at.clone(),
        }),
        false => Err(faults.into_iter().map(Fault::whole).collect()),
    }
}
