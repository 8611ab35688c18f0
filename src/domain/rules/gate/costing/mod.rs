//! When somebody may say what something cost. Nothing below zero, nothing absurd, nothing twice: what is wrong is
//! corrected by a record that names it.

use crate::domain::cost::{CostKind, CostRecord, Reckoning};
use crate::domain::decimal::{Decimal, MICRO};
use crate::domain::fault::Fault;
use crate::domain::head::Agreed;
use crate::domain::issue::IssueState;
use crate::domain::person::{FORMAL, Role};
use crate::domain::project::Project;
use crate::domain::spent::{Price, Spent, SpentOn};
use crate::domain::time::Time;
use crate::domain::trouble::{Costing, Course, Misstep, Trouble, Unentitled, Untimely};

/// Those who may say what something cost, and why it failed: they see the work or answer for it.
pub const TELLERS: [Role; 8] = {
    let [a, b, c, d, e, f, g] = FORMAL;
    [Role::CrewLeader, a, b, c, d, e, f, g]
};

/// The most lines of one entry.
pub const MOST_LINES: usize = 40;
/// The longest name of what was spent.
pub const LONGEST_NAME: usize = 60;
/// The longest delay, in days: ten years.
const MOST_DELAY: u64 = 3_650;
/// The most yuan that one unit of anything costs.
const MOST_PRICE: u64 = 10_000_000;
/// The most prices that a project agrees on.
const MOST_PRICES: usize = 400;
/// The largest contract sum, in yuan.
const MOST_SUM: u64 = 900_000_000_000;

/// The most that is taken of a sort in one line.
fn most_of(on: SpentOn) -> u64 {
    match on {
        SpentOn::Hours | SpentOn::Machine => 100_000,
        SpentOn::Material => 100_000_000,
        SpentOn::Money => 10_000_000_000,
    }
}

/// The places that a quantity of a sort may have: money has fen.
fn places_of(on: SpentOn) -> u32 {
    if on == SpentOn::Money { 2 } else { 3 }
}

/// Every fault that keeps a cost from being recorded.
pub fn faults(project: &Project, cost: &CostRecord) -> Vec<Fault> {
    let mut faults = said_by(project, &cost.by, &cost.at);
    faults.extend(matter_faults(project, cost));
    faults.extend(amount_faults(cost));
    faults.extend(standing_fault(project, cost));
    let needs_words = cost.is_of_project() || !cost.corrects.is_empty();
    if needs_words && cost.text.trim().is_empty() {
        faults.push(Costing::NoPurpose.into());
    }
    faults.into_iter().map(Fault::whole).collect()
}

/// Why this person may not say it at this time.
pub(super) fn said_by(project: &Project, by: &str, at: &Time) -> Vec<Trouble> {
    let mut faults: Vec<Trouble> = Vec::new();
    match project.people.get(by) {
        None => faults.push(Unentitled::NoSuchPerson(by.to_owned()).into()),
        Some(person) if !TELLERS.contains(&person.role) => {
            let (has, may) = (person.role, TELLERS.to_vec());
            faults.push(Unentitled::WrongRole { has, may }.into());
        }
        Some(_) => {}
    }
    if at.moment().is_none() {
        faults.push(Untimely::NotATime(at.to_string()).into());
    }
    faults
}

/// What is wrong with what it is about.
fn matter_faults(project: &Project, cost: &CostRecord) -> Vec<Trouble> {
    let mut faults: Vec<Trouble> = Vec::new();
    if !cost.issue.is_empty() && !cost.subject.is_empty() {
        faults.push(Costing::TwoMatters.into());
    }
    if !cost.subject.is_empty() && project.node(&cost.subject).is_none() {
        faults.push(Course::NoSuchSubject(cost.subject.clone()).into());
    }
    if cost.issue.is_empty() {
        return faults;
    }
    if !cost.kind.is_failure() {
        faults.push(Costing::NotOfIssue(cost.kind).into());
    }
    match project.issue(&cost.issue) {
        None => faults.push(Misstep::NoSuchIssue(cost.issue.clone()).into()),
        Some(issue) => {
            let mended = matches!(issue.state, IssueState::Rectified | IssueState::Closed);
            if cost.step == Reckoning::Actual && !mended {
                faults.push(Costing::NotMended.into());
            }
        }
    }
    faults
}

/// What is wrong with its figures.
fn amount_faults(cost: &CostRecord) -> Vec<Trouble> {
    let mut faults: Vec<Trouble> = Vec::new();
    if cost.spent.is_empty() && cost.delay.is_none() {
        faults.push(Costing::Nothing.into());
    }
    if cost.spent.len() > MOST_LINES {
        faults.push(Costing::TooMany { most: MOST_LINES }.into());
    }
    for line in &cost.spent {
        faults.extend(line_faults(line));
    }
    let delay = cost.delay.as_ref();
    if delay.is_some_and(|delay| !is_likely(delay, MOST_DELAY, 1)) {
        faults.push(unlikely(None, MOST_DELAY, 1));
    }
    faults
}

fn line_faults(line: &Spent) -> Vec<Trouble> {
    let mut faults: Vec<Trouble> = Vec::new();
    let (most, places) = (most_of(line.on), places_of(line.on));
    if !is_likely(&line.quantity, most, places) {
        faults.push(unlikely(Some(line.on), most, places));
    }
    let price = line.price.as_ref();
    if price.is_some_and(|price| !is_likely(price, MOST_PRICE, 2)) {
        faults.push(unlikely(Some(SpentOn::Money), MOST_PRICE, 2));
    }
    let named = matches!(line.on, SpentOn::Material | SpentOn::Machine);
    if named && line.name.trim().is_empty() {
        faults.push(Costing::Unnamed(line.on).into());
    }
    let longest = line.name.chars().count().max(line.unit.chars().count());
    if longest > LONGEST_NAME {
        faults.push(Costing::Overlong { most: LONGEST_NAME }.into());
    }
    faults
}

fn unlikely(on: Option<SpentOn>, most: u64, places: u32) -> Trouble {
    Costing::Unlikely { on, most, places }.into()
}

/// What is wrong with the prices and the contract sum that a project would agree on.
pub fn agreed_faults(agreed: &Agreed) -> Vec<Fault> {
    let price = |price: &&Price| !is_likely(&price.price, MOST_PRICE, 2);
    let prices = agreed.prices.iter().filter(price);
    let mut faults: Vec<Trouble> = prices
        .map(|price| unlikely(Some(price.on), MOST_PRICE, 2))
        .collect();
    if agreed.prices.len() > MOST_PRICES {
        faults.push(Costing::TooMany { most: MOST_PRICES }.into());
    }
    let named = agreed.prices.iter();
    if named
        .flat_map(|price| [&price.name, &price.unit])
        .any(|name| name.chars().count() > LONGEST_NAME)
    {
        faults.push(Costing::Overlong { most: LONGEST_NAME }.into());
    }
    let sum = agreed.contract_sum.as_ref();
    if sum.is_some_and(|sum| !is_likely(sum, MOST_SUM, 2)) {
        faults.push(unlikely(Some(SpentOn::Money), MOST_SUM, 2));
    }
    faults.into_iter().map(Fault::whole).collect()
}

/// Above zero, not beyond what can be, and with no more places than it is paid or counted by.
fn is_likely(figure: &Decimal, most: u64, places: u32) -> bool {
    let micro = i128::from(figure.micro());
    let step = MICRO / 10_i128.pow(places);
    let whole = figure.steps() == micro * crate::domain::decimal::STEPS;
    micro > 0 && micro <= i128::from(most) * MICRO && whole && micro % step == 0
}

/// What was said already is corrected, and only once; what is corrected has to be there.
fn standing_fault(project: &Project, cost: &CostRecord) -> Option<Trouble> {
    if cost.corrects.is_empty() {
        let mut standing = project.standing_costs();
        let same = standing.find(|known| known.said.is_about_the_same(cost));
        let same = same.filter(|_| !cost.is_of_project() && doubles(cost.kind));
        return same.map(|same| Costing::AlreadySaid(same.record.clone()).into());
    }
    let Some(known) = project.cost(&cost.corrects) else {
        return Some(Costing::NoSuchCost(cost.corrects.clone()).into());
    };
    let corrected = known.corrected.clone().map(Costing::AlreadyCorrected);
    let other = !known.said.is_about_the_same(cost);
    let other = other.then_some(Costing::OtherMatter);
    corrected.or(other).map(Trouble::from)
}

/// Whether a second entry of this kind about the same would count something twice. Tests and measures against failing
/// come one after the other.
fn doubles(kind: CostKind) -> bool {
    kind.is_failure()
}

#[cfg(test)]
mod tests;
