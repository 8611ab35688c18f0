//! What a person has to settle, for both faces: the sides of a subject that was concluded twice and of
//! a row that was changed twice, and the one command that a word on either becomes.

use crate::domain::Role;
use crate::domain::check::CheckSummary;
use crate::domain::choice::Thing;
use crate::domain::collision::{CollidingRow, Collision};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::ruling::Ruled;
use crate::domain::settle::{SettlementAsked, may_settle, may_settle_row};
use crate::domain::signature::Signature;
use crate::workspace::{Command, Workspace};
use std::borrow::Cow;

/// Something that a person has to settle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictMatter {
    /// A subject, by its code, that was concluded on several devices at once.
    Checks(String),
    /// A row, by its kind and code, that was changed on several devices at once.
    Row(Thing, String),
}

/// One of the sides.
#[derive(Clone, Debug)]
pub struct ConflictSide<'a> {
    /// The record it stands in.
    pub record: Cow<'a, str>,
    /// What it is.
    pub what: SideMatter<'a>,
}

/// What a side is.
#[derive(Clone, Copy, Debug)]
pub enum SideMatter<'a> {
    /// A concluded check.
    Check(&'a CheckSummary),
    /// A ruling.
    Ruling(&'a Ruled),
    /// A refusal to sign a check, and that check.
    Refusal(&'a CheckSummary, &'a Signature),
    /// A version of a row.
    Row(CollidingRow<'a>),
}

impl<'a> ConflictSide<'a> {
    /// The check that it is, or that it refuses to sign.
    pub fn check(&self) -> Option<&'a CheckSummary> {
        match self.what {
            SideMatter::Check(check) | SideMatter::Refusal(check, _) => Some(check),
            SideMatter::Ruling(_) | SideMatter::Row(_) => None,
        }
    }

    /// The device that made it.
    pub fn device(&self) -> &str {
        let parts = self.record.rsplit_once('-');
        parts.map_or(&self.record, |(did, _)| did)
    }
}

/// The sides of a subject that was concluded twice.
pub fn sides_of<'a>(project: &'a Project, node: &'a Node) -> Vec<ConflictSide<'a>> {
    let side = |record| {
        let ruled = node.rulings.iter().find(|ruled| ruled.record == record);
        let signed = node.checks.iter();
        let mut signed = signed.flat_map(|check| {
            let signatures = project.signatures(&check.record).iter();
            signatures.map(move |signature| (check, signature))
        });
        let signed = signed.find(|(_, signature)| signature.record == record);
        let what = match (node.check_in(record), ruled, signed) {
            (Some(check), ..) => SideMatter::Check(check),
            (None, Some(ruled), _) => SideMatter::Ruling(ruled),
            (None, None, Some((check, signed))) => SideMatter::Refusal(check, signed),
            (None, None, None) => return None,
        };
        let record = Cow::from(record);
        Some(ConflictSide { record, what })
    };
    node.sides().into_iter().filter_map(side).collect()
}

fn versions_of<'a>(collision: Collision<'a>) -> Vec<ConflictSide<'a>> {
    let side = |(record, row): (Cow<'a, str>, CollidingRow<'a>)| ConflictSide {
        record,
        what: SideMatter::Row(row),
    };
    collision.sides.into_iter().map(side).collect()
}

/// Everything that waits for a person's word: devices that wrote twice, subjects in plan order, rows.
pub fn matters(project: &Project) -> Vec<ConflictMatter> {
    let checks = project.conflicts();
    let checks = checks.map(|node| ConflictMatter::Checks(node.subject.code.clone()));
    let rows = project.collisions().into_iter();
    let (forks, rows): (Vec<_>, Vec<_>) = rows.partition(|one| one.of == Thing::Journal);
    let row = |one: Collision<'_>| ConflictMatter::Row(one.of, one.code.to_owned());
    let forks = forks.into_iter().map(row);
    forks
        .chain(checks)
        .chain(rows.into_iter().map(row))
        .collect()
}

impl Workspace {
    /// The sides of which one has to stand; none when it is settled.
    pub fn sides(&self, matter: &ConflictMatter) -> Vec<ConflictSide<'_>> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        match matter {
            ConflictMatter::Checks(code) => {
                let node = project.node(code);
                let node = node.filter(|node| node.conflict.is_open());
                node.map(|node| sides_of(project, node)).unwrap_or_default()
            }
            ConflictMatter::Row(of, code) => {
                let found = project.collision(*of, code);
                found.map(versions_of).unwrap_or_default()
            }
        }
    }

    /// The roles that may settle it.
    pub fn may_settle(&self, matter: &ConflictMatter) -> Vec<Role> {
        let node = |code: &str| self.project().and_then(|project| project.node(code));
        match matter {
            ConflictMatter::Checks(code) => node(code).map(may_settle).unwrap_or_default(),
            ConflictMatter::Row(of, _) => may_settle_row(*of),
        }
    }

    /// The matter of this code of which a record is a side; of a subject concluded twice when no
    /// record says otherwise, so that the refusal names the sides.
    pub fn matter(&self, code: &str, record: &str) -> ConflictMatter {
        let checks = ConflictMatter::Checks(code.to_owned());
        let Some(project) = self.project() else {
            return checks;
        };
        if let Some(found) = project.collision_with(code, record) {
            return ConflictMatter::Row(found.of, code.to_owned());
        }
        let open = project
            .node(code)
            .is_some_and(|node| node.conflict.is_open());
        let mut rows = project.collisions().into_iter();
        match rows.find(|one| !open && one.code == code) {
            Some(found) => ConflictMatter::Row(found.of, code.to_owned()),
            None => checks,
        }
    }
}

/// A person's word as a command.
pub fn settling(matter: &ConflictMatter, asked: SettlementAsked) -> Command {
    match matter {
        ConflictMatter::Checks(_) => Command::Settle(None, asked),
        ConflictMatter::Row(of, _) => Command::Settle(Some(*of), asked),
    }
}
