//! Answers to a check by intent: good enough to be graded 优良, good enough to pass, or failing.
//! Nothing here knows a particular checklist; the judge itself says whether the intent was met.

use super::absent;
use super::chance::Chance;
use super::documents;
use super::readings;
use super::said::{InBoth, said};
use crate::domain::criterion::{Attribute, RequiredDocument};
use crate::domain::grade::Grading;
use crate::domain::judge::{self, Case};
use crate::domain::scheme::Shares;
use crate::domain::shares;
use crate::domain::{Answer, Class, Grade, Item, Judge, Outcome};
use crate::text::Lang;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// Tries before the last one is taken as it is; the first few nearly always do.
const TRIES: usize = 200;

/// How a check is meant to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Accepted, and good enough for 优良.
    Excellent,
    /// Accepted, no better than 合格.
    Qualified,
    /// Rejected.
    Fail,
}

/// A check to be answered.
pub struct AnswerForm<'a> {
    /// What the judge is given.
    pub case: Case<'a>,
    /// The lot's number in the plan.
    pub number: u64,
    /// The day of the check.
    pub day: i64,
    /// How it is meant to end.
    pub aim: Aim,
    /// In which language its notes are.
    pub lang: Lang,
    /// The thresholds of the sample's grading scheme.
    pub shares: &'a Shares,
}

/// The temper of one try: how much of its leave the work takes, and how much of it shines.
pub struct Temper {
    /// Of a hundred measured items, how many have points beyond the limits.
    slack: i64,
    /// Of a hundred attribute items, how many are 优良.
    shine: i64,
    failing: BTreeSet<String>,
}

impl AnswerForm<'_> {
    /// The answers.
    pub fn fill(&self, chance: &mut Chance) -> Vec<Answer> {
        let mut answers = Vec::new();
        for _ in 0..TRIES {
            answers = self.attempt(chance);
            if self.meets(&answers) {
                break;
            }
        }
        answers
    }

    fn meets(&self, answers: &[Answer]) -> bool {
        let Ok(verdict) = judge::judge(&self.case, answers) else {
            return false;
        };
        let accepted = verdict.outcome() == Outcome::Accepted;
        let conditions = shares::counted(self.shares, &verdict.tally());
        let grade = Grading { conditions }.grade();
        match self.aim {
            Aim::Fail => !accepted,
            Aim::Excellent => accepted && grade == Grade::Excellent,
            Aim::Qualified => accepted && grade == Grade::Qualified,
        }
    }

    fn attempt(&self, chance: &mut Chance) -> Vec<Answer> {
        let Case {
            checklist,
            variants,
            stage,
            ..
        } = self.case;
        let items = checklist.applicable(variants, stage);
        let asked = items.filter(|item| !item.judge.is_computed());
        let (absent, present): (Vec<_>, Vec<_>) = asked
            .map(|item| (item, absent::reason(item, variants, self.number)))
            .partition(|(_, why)| why.is_some());
        let temper = self.temper(&present, chance);
        let found = present
            .iter()
            .filter_map(|(item, _)| self.answer(item, &temper, chance));
        let mut answers: Vec<Answer> = found.collect();
        let lang = self.lang;
        answers.extend(
            absent
                .iter()
                .filter_map(|(item, why)| na(item, &said(lang, (*why)?))),
        );
        let place = |answer: &Answer| checklist.items.iter().position(|i| i.id == answer.item);
        answers.sort_by_key(place);
        answers
    }

    fn temper(&self, present: &[(&Item, Option<InBoth>)], chance: &mut Chance) -> Temper {
        let (slack, shine) = match self.aim {
            Aim::Excellent => (12, 80),
            Aim::Qualified if chance.percent(50) => (80, 60),
            Aim::Qualified => (30, 25),
            Aim::Fail => (40, 25),
        };
        let mut failing = BTreeSet::new();
        if self.aim == Aim::Fail {
            let mut items: Vec<&Item> = present.iter().map(|(item, _)| *item).collect();
            chance.shuffle(&mut items);
            // Most of what is rejected are measured general items, papers hardly ever.
            items.sort_by_key(|item| match item.class {
                _ if item.judge.papers().is_some() => 3,
                Class::Dominant => 2,
                Class::General => i32::from(!item.judge.is_measured()),
            });
            let skip = usize::from(chance.percent(25)) * items.len() / 2;
            let some = if chance.percent(30) { 2 } else { 1 };
            failing = items
                .iter()
                .skip(skip)
                .take(some)
                .map(|i| i.id.clone())
                .collect();
        }
        Temper {
            slack,
            shine,
            failing,
        }
    }

    fn answer(&self, item: &Item, temper: &Temper, chance: &mut Chance) -> Option<Answer> {
        let fails = temper.failing.contains(&item.id);
        match &item.judge {
            Judge::Attribute(Attribute { plan }) => {
                let shines = item.class == Class::General && chance.percent(temper.shine);
                Some(match (fails, plan) {
                    (true, Some(_)) => Answer::result(&item.id, "fail"),
                    (false, Some(_)) => Answer::result(&item.id, good(shines)),
                    (true, None) => self.failing_places(item, chance),
                    (false, None) => self.passing_places(item, shines, chance),
                })
            }
            Judge::Document(RequiredDocument { required }) => {
                let list = documents::list(required, self.day, fails, chance);
                Some(Answer::with(&item.id, "documents", list))
            }
            Judge::Appearance => {
                let places = json!({"good": chance.between(9, 14), "fair": chance.between(1, 4),
                    "poor": i64::from(fails)});
                Some(answer(item, places))
            }
            Judge::Deviation(_) | Judge::Range(_) => {
                readings::take(&self.case, item, fails, temper.slack, chance)
            }
            Judge::Computed { .. } => None,
        }
    }

    fn passing_places(&self, item: &Item, shines: bool, chance: &mut Chance) -> Answer {
        let checked = self.places(item, chance);
        let excellent = match (shines, item.class) {
            (_, Class::Dominant) => None,
            (true, _) => Some(chance.between((checked * 6 + 9) / 10, checked)),
            (false, _) => Some(chance.between(0, checked * 4 / 10)),
        };
        if checked < 3 || chance.percent(40) {
            return Answer::result(&item.id, good(shines));
        }
        let mut counts = json!({"checked": checked, "failed": 0});
        if let (Some(counts), Some(excellent)) = (counts.as_object_mut(), excellent) {
            counts.insert("excellent".to_owned(), Value::from(excellent));
        }
        answer(item, counts)
    }

    fn failing_places(&self, item: &Item, chance: &mut Chance) -> Answer {
        let checked = self.places(item, chance);
        let rate = match item.class {
            Class::Dominant => 1_000_000,
            Class::General => self.case.checklist.pass_rate_micro(),
        };
        let failed = readings::leave(checked, rate) + chance.between(1, 2);
        if checked < 3 || failed > checked {
            return Answer::result(&item.id, "fail");
        }
        answer(item, json!({"checked": checked, "failed": failed}))
    }

    /// Places looked at: as many as must be and perhaps a few more, never more than there are.
    fn places(&self, item: &Item, chance: &mut Chance) -> i64 {
        let needed = readings::needed(&self.case, item).cast_signed();
        let there = item
            .sampling
            .population(self.case.capacity, self.case.counts);
        let most = there.filter(|_| item.sampling.counts_places());
        let most = most.map_or(i64::MAX, |there| there.pieces().cast_signed());
        (needed + chance.below(3)).min(most)
    }
}

fn good(shines: bool) -> &'static str {
    if shines { "excellent" } else { "pass" }
}

fn na(item: &Item, why: &str) -> Option<Answer> {
    Some(answer(item, json!({"result": "na", "note": why})))
}

fn answer(item: &Item, body: Value) -> Answer {
    let body = match body {
        Value::Object(body) => body,
        _ => Map::new(),
    };
    Answer {
        item: item.id.clone(),
        body,
    }
}
