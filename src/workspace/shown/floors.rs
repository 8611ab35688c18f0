//! The lots of a project on the map of its site: where each lies, and how it stands for whoever sits here.
//! What the map is made of them is counted in the room of figures.

use super::waiting::SubjectProgress;
use crate::domain::node::Node;
use crate::domain::{Kind, Project};
use crate::rates::pictures::floors::{FloorMap, LotStanding, PlacedLot};
use crate::text::finding::storeys;
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// What the columns of a map are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FloorColumns {
    /// 分部.
    #[default]
    Divisions,
    /// 分项.
    Items,
}

/// A map with the names of its columns.
#[derive(Clone, Debug, Default)]
pub struct NamedFloors {
    /// The map; its groups are places in the plan.
    pub map: FloorMap,
    /// What the columns are called, in plan order.
    pub columns: Vec<String>,
}

impl FloorColumns {
    fn kind(self) -> Kind {
        match self {
            FloorColumns::Divisions => Kind::Division,
            FloorColumns::Items => Kind::Item,
        }
    }
}

impl Workspace {
    /// The map of all lots that are in the plan; `me` is the code of whoever sits here.
    pub fn floors(&self, by: FloorColumns, me: Option<&str>) -> NamedFloors {
        let Some(project) = self.project() else {
            return NamedFloors::default();
        };
        let (mut names, mut at): (Vec<String>, BTreeMap<&str, usize>) = Default::default();
        let mut placed = Vec::new();
        for (lot, node) in project.nodes().iter().enumerate() {
            if node.subject.kind != Kind::Lot || node.retired().is_some() {
                continue;
            }
            let column = project.above(node, by.kind());
            let column = column.map_or("", |above| above.subject.name.as_str());
            let column = *at.entry(column).or_insert_with(|| {
                names.push(column.to_owned());
                names.len() - 1
            });
            let group = project.above(node, Kind::SubUnit);
            let group = group.or_else(|| project.above(node, Kind::Unit));
            let group = group.and_then(|group| project.place(&group.subject.code));
            let subject = &node.subject;
            placed.push(PlacedLot {
                lot,
                group: group.unwrap_or(usize::MAX),
                storeys: storeys(&subject.location).or_else(|| storeys(&subject.name)),
                column,
                standing: self.lot_standing(project, node, me),
            });
        }
        NamedFloors {
            map: FloorMap::of(&placed),
            columns: names,
        }
    }

    fn lot_standing(&self, project: &Project, node: &Node, me: Option<&str>) -> LotStanding {
        let mut issues = project.issues_of(&node.subject.code);
        match self.progress_of(node) {
            SubjectProgress::Rejected | SubjectProgress::Forbidden | SubjectProgress::Unsettled => {
                return LotStanding::Failed;
            }
            _ if issues.any(|issue| issue.is_open()) => return LotStanding::Failed,
            SubjectProgress::Accepted | SubjectProgress::Excellent => return LotStanding::Accepted,
            SubjectProgress::NotStarted | SubjectProgress::Retired => {
                return LotStanding::NotStarted;
            }
            SubjectProgress::UnderWay | SubjectProgress::AwaitingAcceptance => {}
        }
        let Some(chain) = self.chain(node) else {
            return LotStanding::NotStarted;
        };
        let Some((nth, stage)) = chain.open_stage(node) else {
            return LotStanding::NotStarted;
        };
        LotStanding::Waits {
            nth,
            stage: stage.title.clone(),
            mine: me.is_some_and(|me| self.is_theirs(node, stage, me)),
        }
    }
}
