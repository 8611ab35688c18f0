//! One pass of a lot through its four checks: on which days, at which hours, by whom. How they end
//! is not decided here.

use super::calendar::DayMinute;
use super::chance::Chance;
use super::crews::Crew;
use super::lots::Lot;
use super::people::CHIEF;

/// When and by whom each of the four checks is concluded.
pub struct Shift {
    /// In the order of the chain.
    pub checks: [(DayMinute, &'static str); 4],
}

impl Shift {
    /// The checks of a pass that begins on `day`.
    pub fn of(lot: &Lot, crew: &'static Crew, day: i64, chance: &mut Chance) -> Self {
        let days = days(lot, day);
        let people = people(crew, chance);
        let hours = hours(chance);
        Self {
            checks: [0, 1, 2, 3].map(|nth| ((days[nth], hours[nth]), people[nth])),
        }
    }
}

/// The strength report comes so many days after the work was first done, whatever happened in
/// between.
fn days(lot: &Lot, day: i64) -> [i64; 4] {
    let pace = lot.pace;
    let handover = day + pace.handover;
    let acceptance = (handover + 1).max(lot.day + pace.acceptance);
    [day, day + pace.mutual, handover, acceptance]
}

/// The mutual check is concluded by another than the self-check.
fn people(crew: &'static Crew, chance: &mut Chance) -> [&'static str; 4] {
    let (first, other) = match chance.percent(65) {
        true => (crew.worker, crew.leader),
        false => (crew.leader, crew.worker),
    };
    let foreman = chance.percent(20);
    let second = if foreman { crew.foreman } else { other };
    let chief = chance.percent(4);
    let accepts = if chief { CHIEF } else { crew.supervisor };
    [first, second, crew.inspector, accepts]
}

/// Minutes of the four checks, in this order within a day.
fn hours(chance: &mut Chance) -> [i64; 4] {
    let acceptance = match chance.percent(60) {
        true => chance.between(9 * 60, 11 * 60 + 30),
        false => chance.between(14 * 60, 17 * 60),
    };
    [
        chance.between(8 * 60, 10 * 60 + 45),
        chance.between(13 * 60 + 30, 15 * 60 + 10),
        chance.between(15 * 60 + 30, 17 * 60 + 20),
        acceptance,
    ]
}
