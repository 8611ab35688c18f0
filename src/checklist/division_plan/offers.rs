//! What is offered with the lots of a plan: the work that usually comes before at the same place, and the crew whose
//! trade it is. Both are custom and can be left out whole; what a project has already is never given either.

use super::spots::{Nearness, Spots};
use crate::checklist::planning::{Order, OrderReach};
use crate::domain::{Kind, Project, Subject};
use std::collections::BTreeMap;

/// What is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offers {
    /// Lots come after those of the work before.
    pub after: bool,
    /// Lots are given to crews.
    pub crews: bool,
}

impl Default for Offers {
    fn default() -> Self {
        Self {
            after: true,
            crews: true,
        }
    }
}

/// The crew that is called so; none where several are.
pub fn crew_called<'a>(called: &[String], crews: &[&'a str]) -> Option<&'a str> {
    called.iter().find_map(|word| {
        let word = word.to_lowercase();
        let mut fitting = crews
            .iter()
            .filter(|crew| crew.to_lowercase().contains(&word));
        let first = fitting.next()?;
        Some(fitting.next().is_none().then_some(*first))
    })?
}

/// The lots of a unit by checklist, and which comes after which.
#[derive(Debug)]
pub struct Sequence {
    /// What codes of the unit begin with.
    unit: String,
    /// Of each checklist its lots.
    lots: BTreeMap<String, Vec<EarlierLot>>,
    after: BTreeMap<String, String>,
    /// How near places are to each other.
    pub spots: Spots,
}

/// A lot that work may come after.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct EarlierLot {
    code: String,
    /// The catalogue's code of its 分项.
    item: String,
    location: String,
}

impl Sequence {
    /// The lots of a plan, and those that the project has beside it.
    pub fn of(plan: &[Subject], project: &Project, unit: &str) -> Self {
        let mut sequence = Self {
            unit: format!("{unit}-"),
            lots: BTreeMap::new(),
            after: BTreeMap::new(),
            spots: Spots::default(),
        };
        let there = project.nodes().iter().map(|node| &node.subject);
        let lots = plan.iter().chain(there);
        for lot in lots.filter(|lot| lot.kind == Kind::Lot) {
            let retired = project.node(&lot.code).and_then(|node| node.retired());
            if retired.is_none() {
                sequence.add(lot);
            }
        }
        sequence
    }

    fn add(&mut self, lot: &Subject) {
        let Some(item) = self.item(lot) else {
            return;
        };
        let placed = EarlierLot {
            code: lot.code.clone(),
            item: item.to_owned(),
            location: lot.location.clone(),
        };
        if !self.after.contains_key(&lot.code) {
            self.after.insert(lot.code.clone(), lot.after.clone());
            let alike = self.lots.entry(lot.checklist.clone()).or_default();
            alike.push(placed);
        }
    }

    /// The catalogue's code of a lot's 分项, where it has the code that the catalogue gives it.
    fn item<'a>(&self, lot: &'a Subject) -> Option<&'a str> {
        lot.parent.strip_prefix(&self.unit)
    }

    /// Puts a lot after that of the work before, if exactly one is meant; the code of that.
    pub fn put_after(&mut self, lot: &Subject, order: &Order, storey: bool) -> Option<String> {
        let item = self.item(lot)?;
        // The nearest place decides, and only then which work: far away something else is meant.
        let before = NEAREST_FIRST.into_iter().find_map(|nearness| {
            let least = least_shared(order.within, nearness, storey);
            let mut lists = order.after.iter();
            lists.find_map(|list| self.one(list, (lot, item), nearness, least))
        });
        let before = before.filter(|before| !self.leads_to(before, &lot.code))?;
        self.after.insert(lot.code.clone(), before.clone());
        Some(before)
    }

    /// The lot of a checklist that is meant so near to another: the only one, or of several that all come before
    /// it the last.
    fn one(
        &self,
        list: &str,
        (lot, item): (&Subject, &str),
        nearness: Nearness,
        least: usize,
    ) -> Option<String> {
        let near = self.lots.get(list)?.iter().filter(|other| {
            other.code != lot.code
                && self.spots.near(&lot.location, &other.location) == Some(nearness)
        });
        let near = near.map(|other| (shared(item, &other.item), other));
        let mut near: Vec<(usize, &EarlierLot)> = near.filter(|(near, _)| *near >= least).collect();
        near.sort();
        let (nearest, last) = near.last()?;
        let mut alike = near.iter().filter(|(near, _)| near == nearest);
        let is_in =
            |(_, other): &(usize, &EarlierLot)| self.spots.is_in(&other.location, &lot.location);
        // All that is inside comes before the whole; of anything else nobody knows which is meant.
        let mut inside = alike
            .clone()
            .filter(|one| nearness == Nearness::Inside || is_in(one));
        match inside.next_back() {
            Some((_, last)) if nearness >= Nearness::Inside => Some(last.code.clone()),
            _ => alike.nth(1).is_none().then(|| last.code.clone()),
        }
    }

    /// Whether following a lot back comes to another: no order that somebody wrote may go round.
    fn leads_to(&self, from: &str, to: &str) -> bool {
        let mut at = Some(from);
        for _ in 0..=self.after.len() {
            match at {
                Some(code) if code == to => return true,
                Some(code) => at = self.after.get(code).map(String::as_str),
                None => return false,
            }
        }
        true
    }
}

const NEAREST_FIRST: [Nearness; 4] = [
    Nearness::Same,
    Nearness::Around,
    Nearness::Inside,
    Nearness::Apart,
];

/// How much of their codes two 分项 must share for one to come after the other.
fn least_shared(within: OrderReach, nearness: Nearness, storey: bool) -> usize {
    match (within, nearness) {
        (OrderReach::Building, _) => 0,
        (OrderReach::Unit, Nearness::Same | Nearness::Around | Nearness::Inside) if storey => 0,
        (OrderReach::Unit | OrderReach::SubDivision, _) => GROUP,
        (OrderReach::Division, _) => DIVISION,
    }
}

/// Characters of a code that name the 分部, the 子分部, the 分项.
const DIVISION: usize = 2;
const GROUP: usize = 4;
const ITEM: usize = 6;

/// How much of their codes two 分项 share.
fn shared(one: &str, other: &str) -> usize {
    let same = |length: &usize| one.get(..*length) == other.get(..*length);
    [ITEM, GROUP, DIVISION].into_iter().find(same).unwrap_or(0)
}
