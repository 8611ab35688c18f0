//! How many of what are looked at, where a plain rule does not say it all: numbers that no table
//! raises, minima of small lots, what an item counts for itself, readings in sets. Plain rules are
//! read elsewhere.

use super::Misentry;
use super::cell::{self, after_any, decimal, plain};
use super::samplings;
use crate::domain::criterion::Groups;
use crate::domain::sampling::{Counted, MinimumStep, Rule, Sampling};

/// A sampling rule with what is said behind it: `10%，不少于3；少于50时不少于2；不按表3.0.9`.
pub fn sampling(text: &str) -> Result<Sampling, Misentry> {
    let wrong = |_| Misentry::NotASampling(text.to_owned());
    let (mut own, mut steps, mut plainly) = (false, Vec::new(), String::new());
    // What is said in words keeps its own semicolons.
    for part in text.split_inclusive(SEMICOLONS) {
        let bare = plain(part.trim_end_matches(SEMICOLONS)).to_lowercase();
        if OWN.contains(&bare.as_str()) {
            own = true;
        } else if let Some(step) = step(&bare) {
            steps.push(step);
        } else {
            plainly.push_str(part);
        }
    }
    let plainly = match own || !steps.is_empty() {
        true => plainly.trim_end_matches(SEMICOLONS),
        false => &plainly,
    };
    let rule = beyond(&plain(plainly).to_lowercase()).map(Sampling::from);
    let sampling = rule.map_or_else(|| samplings::read(plainly).map_err(wrong), Ok)?;
    Ok(Sampling {
        own,
        steps,
        ..sampling
    })
}

const SEMICOLONS: [char; 2] = [';', '；'];

const OWN: [&str; 2] = ["不按表3.0.9", "withouttable3.0.9"];
/// What people write in such rules, blanks taken out.
const FEWER: &[&str] = &["少于", "below"];
const THEN_LEAST: &[&str] = &["时不少于", "atleast"];
const FIXED: &[&str] = &["固定", "fixed"];
const AND_LEAST: &[&str] = &[",不少于", ",atleast"];
const TAKE: &[&str] = &["取"];
const OF: &[&str] = &["每", "of"];
const AT_MOST: &[&str] = &["个至多", "atmost"];
const BELOW: &[&str] = &["个小于", "below"];

/// `少于50时不少于2`, `below 50 at least 2`.
fn step(text: &str) -> Option<MinimumStep> {
    let rest = after_any(text, FEWER)?;
    let (below, at_least) = either(rest, THEN_LEAST)?;
    Some(MinimumStep {
        below: decimal(below)?,
        at_least: at_least.parse().ok()?,
    })
}

/// `固定3`, `每20取1，不少于3`; the plain rules have no words for them.
fn beyond(text: &str) -> Option<Rule> {
    if let Some(number) = after_any(text, FIXED) {
        let at_least = number.parse().ok()?;
        return Some(Rule::Fixed { at_least });
    }
    let (sum, least) = match either(text, AND_LEAST) {
        Some((sum, least)) => (sum, Some(least.parse().ok()?)),
        None => (text, None),
    };
    let (points, every) = match sum.strip_prefix('每') {
        Some(rest) => either(rest, TAKE).map(|(every, points)| (points, every))?,
        None => either(sum, &["forevery"])?,
    };
    Some(Rule::Per {
        every: decimal(every)?,
        points: points.parse().ok()?,
        at_least: least,
    })
}

fn either<'a>(text: &'a str, joints: &[&str]) -> Option<(&'a str, &'a str)> {
    joints.iter().find_map(|joint| text.split_once(joint))
}

/// `bend 导管弯头|conduit bends`: an id and its name in both languages.
pub fn counted(text: &str) -> Result<Counted, Misentry> {
    let (id, names) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let names = cell::both(names);
    let names = names.ok_or_else(|| Misentry::NotCounted(text.to_owned()))?;
    Ok(Counted {
        id: id.to_owned(),
        zh: names.zh,
        en: names.en,
    })
}

/// `每3个至多1个小于0.4`, `of 3 at most 1 below 0.4`.
pub fn groups(text: &str) -> Result<Groups, Misentry> {
    sets(&plain(text).to_lowercase()).ok_or_else(|| Misentry::NotSets(text.to_owned()))
}

fn sets(text: &str) -> Option<Groups> {
    let rest = after_any(text, OF)?;
    let (size, rest) = either(rest, AT_MOST)?;
    let (at_most, below) = either(rest, BELOW)?;
    Some(Groups {
        size: size.parse().ok()?,
        below: decimal(below)?,
        at_most: at_most.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Decimal;

    fn at_least(steps: &[MinimumStep]) -> Vec<(String, u64)> {
        let pair = |step: &MinimumStep| (step.below.to_string(), step.at_least);
        steps.iter().map(pair).collect()
    }

    #[test]
    fn numbers_of_the_standards_own() {
        for text in [
            "10%，不少于3；少于50时不少于2；不按表3.0.9",
            "10%, at least 3; below 50 at least 2; without table 3.0.9",
        ] {
            let read = sampling(text).unwrap();
            assert!(
                read.own
                    && matches!(
                        read.rule,
                        Rule::Percent {
                            at_least: Some(3),
                            ..
                        }
                    )
            );
            assert_eq!(at_least(&read.steps), [("50".to_owned(), 2)]);
        }
        let fixed = Rule::Fixed { at_least: 3 };
        assert_eq!(sampling("固定３").unwrap(), fixed.clone().into());
        assert_eq!(sampling("fixed 3").unwrap(), fixed.into());
    }

    #[test]
    fn so_many_for_every_so_much() {
        let rule = |at_least| Rule::Per {
            every: Decimal::parse("12.5").unwrap(),
            points: 2,
            at_least,
        };
        assert_eq!(sampling("每12.5取2").unwrap(), rule(None).into());
        assert_eq!(
            sampling("每12.5取2，不少于3").unwrap(),
            rule(Some(3)).into()
        );
        let english = sampling("2 for every 12.5, at least 3").unwrap();
        assert_eq!(english, rule(Some(3)).into());
    }

    #[test]
    fn what_cannot_be_told_is_refused_with_what_stands_there() {
        for text in ["固定", "每20取", "10%；少于50", "不按表3.0.9", "一些"] {
            assert_eq!(sampling(text), Err(Misentry::NotASampling(text.to_owned())));
        }
        assert_eq!(
            counted("bend"),
            Err(Misentry::NotCounted("bend".to_owned()))
        );
        assert_eq!(groups("3个"), Err(Misentry::NotSets("3个".to_owned())));
    }

    #[test]
    fn what_is_counted_and_what_goes_together() {
        let bends = counted("bend 导管弯头|conduit bends").unwrap();
        assert_eq!(
            (&*bends.id, &*bends.zh, &*bends.en),
            ("bend", "导管弯头", "conduit bends")
        );
        for text in ["每3个至多1个小于0.4", "of 3 at most 1 below 0.4"] {
            let sets = groups(text).unwrap();
            assert_eq!(
                (sets.size, sets.at_most, sets.below.to_string()),
                (3, 1, "0.4".to_owned())
            );
        }
    }
}
