//! Codes of a division plan: that of the unit, then 分部 2 + 子分部 2 + 分项 2 + kind of lot 2 +
//! number 3 digits, as the explanation of Appendix E of GB 50300-2013 numbers lots. What a project
//! has already keeps its code, so that planning again only adds.

use crate::domain::{Kind, Project};
use std::collections::{BTreeMap, BTreeSet};

/// The numbers of one 分项's lots.
#[derive(Debug, Default)]
pub struct LotNumbers {
    /// The kind number of each checklist.
    kinds: BTreeMap<String, u32>,
    /// The last number of each kind.
    last: BTreeMap<u32, u32>,
    taken: BTreeSet<u32>,
    /// Codes of lots that are there, by checklist and place.
    there: BTreeMap<(String, String), String>,
}

impl LotNumbers {
    /// What the project says of a 分项.
    pub fn of(project: &Project, item: &str) -> Self {
        let mut numbers = Self::default();
        let Some(node) = project.node(item) else {
            return numbers;
        };
        for lot in project.children(node).map(|child| &child.subject) {
            if lot.kind != Kind::Lot {
                continue;
            }
            let key = (lot.checklist.clone(), lot.location.clone());
            numbers.there.entry(key).or_insert_with(|| lot.code.clone());
            if let Some((kind, number)) = parsed(lot.code.strip_prefix(item)) {
                numbers.taken.insert(kind);
                numbers.kinds.entry(lot.checklist.clone()).or_insert(kind);
                let last = numbers.last.entry(kind).or_default();
                *last = number.max(*last);
            }
        }
        numbers
    }

    /// The code of a lot that is there already.
    pub fn there(&self, checklist: &str, place: &str) -> Option<&String> {
        self.there.get(&(checklist.to_owned(), place.to_owned()))
    }

    /// The next code of a checklist's lots; `rank` is its number when no other has it.
    pub fn next(&mut self, item: &str, checklist: &str, rank: u32) -> String {
        let kind = match self.kinds.get(checklist) {
            Some(kind) => *kind,
            None => {
                let free = |kind: &u32| !self.taken.contains(kind);
                let kind = Some(rank)
                    .filter(free)
                    .or_else(|| (1..).find(free))
                    .unwrap_or(rank);
                self.kinds.insert(checklist.to_owned(), kind);
                self.taken.insert(kind);
                kind
            }
        };
        let number = self.last.entry(kind).or_default();
        *number += 1;
        format!("{item}{kind:02}{number:03}")
    }
}

/// Kind and number of what follows the 分项's code.
fn parsed(rest: Option<&str>) -> Option<(u32, u32)> {
    let rest = rest.filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))?;
    let (kind, number) = rest.split_at_checked(2)?;
    Some((kind.parse().ok()?, number.parse().ok()?))
}
