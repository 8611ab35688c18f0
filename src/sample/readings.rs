//! The readings of a measured item: as many as must be and a few more, some beyond the limits
//! where the item has leave for it, as deviations or as design and measured sizes.

use super::chance::Chance;
use super::gauge::Gauge;
use crate::domain::decimal::{Decimal, MICRO, STEPS, shown};
use crate::domain::judge::Case;
use crate::domain::sampling::Rule;
use crate::domain::{Answer, Class, Item};

/// Readings usual on a form: five or ten.
const USUAL: [i64; 6] = [5, 5, 6, 8, 10, 10];

/// Sizes that drawings give, in mm, by words of the item's title.
const DESIGN: [(&str, i64); 9] = [
    ("网眼", 150),
    ("骨架：长", 5_400),
    ("骨架：宽、高", 450),
    ("锚固长度", 640),
    ("排距", 50),
    ("间距", 200),
    ("保护层厚度：柱、梁", 25),
    ("保护层厚度：板", 15),
    ("截面尺寸", 300),
];

/// The readings of an item, conforming as a whole or failing.
pub fn take(
    case: &Case,
    item: &Item,
    fails: bool,
    slack: i64,
    chance: &mut Chance,
) -> Option<Answer> {
    let gauge = Gauge::of(item, case.dims, chance)?;
    let needed = needed(case, item).cast_signed();
    let usual = usize::try_from(chance.below(6)).ok();
    let usual = usual.and_then(|at| USUAL.get(at)).copied().unwrap_or(5);
    let count = match &item.sampling.rule {
        Rule::Stated { .. } => chance.between(2, 6),
        _ => usual.max(needed + chance.below(2)),
    };
    let leave = leave(count, rate(case, item));
    let misses = match fails {
        true => (leave + chance.between(1, 2)).min(count),
        false if chance.percent(slack) => chance.between(leave.min(1), leave),
        false => 0,
    };
    let far = fails && chance.percent(30);
    let mut values: Vec<i64> = (0..misses).map(|_| gauge.miss(far, chance)).collect();
    values.extend((misses..count).map(|_| gauge.hit(chance)));
    chance.shuffle(&mut values);
    Some(written(item, &values, chance))
}

/// How many places or points an item needs in this case.
pub fn needed(case: &Case, item: &Item) -> u64 {
    let population = item.sampling.population(case.capacity, case.counts);
    item.sampling.required(population)
}

/// Of so many points, how many may lie beyond the limits at this rate, in millionths.
pub fn leave(count: i64, rate: i64) -> i64 {
    count * (1_000_000 - rate) / 1_000_000
}

fn rate(case: &Case, item: &Item) -> i64 {
    match item.class {
        Class::Dominant => 1_000_000,
        Class::General => item
            .judge
            .pass_rate()
            .map_or(case.checklist.pass_rate_micro(), Decimal::micro),
    }
}

fn written(item: &Item, values: &[i64], chance: &mut Chance) -> Answer {
    let text = |micro: i64| shown(i128::from(micro) * STEPS);
    let known = DESIGN
        .iter()
        .find(|(words, _)| item.title.zh.contains(words));
    let directed = { item.judge.deviation() }.is_some_and(|deviation| !deviation.unsigned);
    let sized = directed && item.judge.unit() == Some("mm");
    let Some((_, design)) = known.filter(|_| sized && chance.percent(45)) else {
        let typed: Vec<String> = values.iter().map(|value| text(*value)).collect();
        return Answer::readings(&item.id, &typed);
    };
    let base = i64::try_from(MICRO).unwrap_or_default() * design;
    let sizes: Vec<String> = values.iter().map(|value| text(base + value)).collect();
    let mut answer = Answer::beside(None, &item.id, &design.to_string());
    answer.add_readings(&sizes);
    answer
}
