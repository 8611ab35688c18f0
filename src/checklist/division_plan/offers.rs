//! What is offered with the lots of a plan: the work that usually comes before at the same place, and the crew whose
//! trade it is. Both are custom and can be left out whole; what a project has already is never given either.

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

/// The lots of a unit by checklist and place, and which comes after which.
#[derive(Debug)]
pub struct Sequence {
    /// What codes of the unit begin with.
    unit: String,
    /// Of each checklist and place the catalogue's codes and those of the lots.
    lots: BTreeMap<(String, String), Vec<[String; 2]>>,
    after: BTreeMap<String, String>,
}

impl Sequence {
    /// The lots of a plan, and those that the project has beside it.
    pub fn of(plan: &[Subject], project: &Project, unit: &str) -> Self {
        let mut sequence = Self {
            unit: format!("{unit}-"),
            lots: BTreeMap::new(),
            after: BTreeMap::new(),
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
        let known = [item.to_owned(), lot.code.clone()];
        let place = (lot.checklist.clone(), lot.location.clone());
        let spots = self.lots.entry(place).or_default();
        if !spots.contains(&known) {
            spots.push(known);
            self.after.insert(lot.code.clone(), lot.after.clone());
        }
    }

    /// The catalogue's code of a lot's 分项, where it has the code that the catalogue gives it.
    fn item<'a>(&self, lot: &'a Subject) -> Option<&'a str> {
        lot.parent.strip_prefix(&self.unit)
    }

    /// Puts a lot after that of the work before, if exactly one is meant; the code of that.
    pub fn put_after(&mut self, lot: &Subject, order: &Order, storey: bool) -> Option<String> {
        let item = self.item(lot)?;
        let least = match order.within {
            OrderReach::Unit if storey => 0,
            OrderReach::Unit | OrderReach::SubDivision => GROUP,
            OrderReach::Division => DIVISION,
        };
        let before = order.after.iter().find_map(|list| {
            let place = (list.clone(), lot.location.clone());
            let spots = self.lots.get(&place)?.iter();
            let near = spots.map(|[of, code]| (shared(item, of), code));
            let mut near: Vec<(usize, &String)> = near.filter(|(near, _)| *near >= least).collect();
            near.sort();
            match near.as_slice() {
                [.., (next, _), (nearest, _)] if next == nearest => None,
                [.., (_, code)] => Some((*code).clone()),
                [] => None,
            }
        });
        let before = before.filter(|before| !self.leads_to(before, &lot.code))?;
        self.after.insert(lot.code.clone(), before.clone());
        Some(before)
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

/// Characters of a code that name the 分部, the 子分部, the 分项.
const DIVISION: usize = 2;
const GROUP: usize = 4;
const ITEM: usize = 6;

/// How much of their codes two 分项 share.
fn shared(one: &str, other: &str) -> usize {
    let same = |length: &usize| one.get(..*length) == other.get(..*length);
    [ITEM, GROUP, DIVISION].into_iter().find(same).unwrap_or(0)
}
