//! When each lot is checked, by whom, and how each check is meant to end: the whole story of the
//! sample, in the order of time, without any answers yet.

use super::answers::Aim;
use super::calendar::{DayMinute, month};
use super::chance::Chance;
use super::crews::{self, Crew};
use super::lots::Lot;
use super::shift::Shift;
use crate::domain::check::Remedy;
use std::collections::BTreeMap;

/// The stages of the lot's chain.
pub const STAGES: [&str; 4] = ["self", "mutual", "handover", "acceptance"];
/// Lots whose trouble takes longer than the sample lasts.
const STILL_MENDED: [&str; 3] = ["T-03-0302-MH-07B", "T-05-0501-GS-10", "T-02-0201-XJ-16AC"];

/// A check to come.
#[derive(Clone)]
pub struct ScheduledCheck {
    /// The subject's code.
    pub code: String,
    /// The stage.
    pub stage: &'static str,
    /// When.
    pub when: DayMinute,
    /// Who concludes it.
    pub by: &'static str,
    /// How the work was mended before it.
    pub remedy: Option<Remedy>,
    /// How it is meant to end.
    pub aim: Aim,
}

/// Every step of every lot, as if the sample never stopped, in the order of time.
pub fn of_lots(lots: &[Lot]) -> Vec<ScheduledCheck> {
    let mut order: Vec<&Lot> = lots.iter().collect();
    order.sort_by_key(|lot| (lot.day, lot.subject.code.clone()));
    let mut luck = Luck::default();
    let careers = order.into_iter().filter_map(|lot| {
        let crew = crews::of(&lot.subject.crew)?;
        Some(career(lot, crew, &mut luck))
    });
    let mut steps: Vec<ScheduledCheck> = careers.flatten().collect();
    steps.sort_by(|a, b| (a.when, &a.code).cmp(&(b.when, &b.code)));
    steps
}

/// Rejections and grades dealt out so that each crew's rates come near its figures.
#[derive(Default)]
struct Luck {
    owed: BTreeMap<(&'static str, bool), i64>,
}

impl Luck {
    /// Whether this one is the one in so many; the rest is owed to the next.
    fn falls(&mut self, crew: &Crew, bad: bool, permille: i64) -> bool {
        // The same in both languages; begin at a different place for each crew, or all would fail at the same time.
        let start = || Chance::of(crew.name[0]).between(300, 700);
        let owed = self.owed.entry((crew.name[0], bad)).or_insert_with(start);
        *owed += permille;
        let falls = *owed >= 1_000;
        *owed -= if falls { 1_000 } else { 0 };
        falls
    }
}

/// One lot from its first self-check to its acceptance.
fn career(lot: &Lot, crew: &'static Crew, luck: &mut Luck) -> Vec<ScheduledCheck> {
    let mut career = Career {
        lot,
        crew,
        chance: Chance::of(&lot.subject.code),
        day: lot.day,
        remedy: None,
        steps: Vec::new(),
    };
    let of_month = |figures: &[i64; 6], day| figures.get(month(day)).copied().unwrap_or(0);
    let bad = of_month(&crew.rejected, lot.day + lot.pace.acceptance);
    // The crew's own checks find a good part of what is wrong before anyone else does.
    if career.chance.percent(2 + bad / 20) {
        career.found_by_own_checks();
    }
    let stuck = STILL_MENDED.contains(&lot.subject.code.as_str());
    if luck.falls(crew, true, bad) || stuck {
        career.rejected(if stuck { 30 } else { 0 });
    }
    let repaired = career.rejected_once() && career.remedy != Some(Remedy::Redone);
    let good = of_month(&crew.excellent, career.day);
    let aim = match !repaired && luck.falls(crew, false, good) {
        true => Aim::Excellent,
        false => Aim::Qualified,
    };
    career.pass(3, aim);
    career.steps
}

/// A lot on its way through the chain.
struct Career<'a> {
    lot: &'a Lot,
    crew: &'static Crew,
    chance: Chance,
    /// When the next pass begins.
    day: i64,
    /// How the work was mended before it.
    remedy: Option<Remedy>,
    steps: Vec<ScheduledCheck>,
}

impl Career<'_> {
    fn found_by_own_checks(&mut self) {
        let found_at = self.chance.below(3);
        self.pass(found_at, Aim::Fail);
        self.mended(1, Remedy::Repaired);
    }

    fn rejected(&mut self, longer: i64) {
        let rounds = if self.chance.percent(12) { 2 } else { 1 };
        for _ in 0..rounds {
            self.pass(3, Aim::Fail);
            let days = self.lot.pace.mend + self.chance.below(2) + longer;
            let redone = self.chance.percent(40);
            self.mended(
                days,
                if redone {
                    Remedy::Redone
                } else {
                    Remedy::Repaired
                },
            );
        }
    }

    fn rejected_once(&self) -> bool {
        let formal = |step: &ScheduledCheck| step.stage == STAGES[3];
        self.steps.iter().any(formal)
    }

    fn mended(&mut self, days: i64, remedy: Remedy) {
        self.day = self.steps.last().map_or(self.day, |step| step.when.0) + days;
        self.remedy = Some(remedy);
    }

    /// One pass through the chain up to a stage, which ends as meant; the stages before it pass.
    fn pass(&mut self, last: i64, aim: Aim) {
        let shift = Shift::of(self.lot, self.crew, self.day, &mut self.chance);
        for ((nth, stage), (when, by)) in (0..=last).zip(STAGES).zip(shift.checks) {
            self.steps.push(ScheduledCheck {
                code: self.lot.subject.code.clone(),
                stage,
                when,
                by,
                remedy: self.remedy.filter(|_| nth == 0),
                aim: match (nth == last, aim) {
                    (false, Aim::Fail) => Aim::Qualified,
                    (_, aim) => aim,
                },
            });
        }
    }
}
