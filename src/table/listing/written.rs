//! How words and figures are written into the cells of a checklist's workbook: so that reading them
//! again, next door, gives the same.

use crate::domain::decimal::{STEPS, shown};
use crate::domain::limit::Limit;
use crate::domain::sampling::{MinimumStep, Rule, Sampling};
use crate::domain::{Decimal, Words};
use crate::text::{Lang, listing};

/// The Chinese words.
pub(super) fn chinese(words: Option<&Words>) -> String {
    words.map_or_else(String::new, |words| words.zh.clone())
}

/// Empty where it says the same as the Chinese: that is what an empty cell means.
pub(super) fn english(words: Option<&Words>) -> String {
    let own = words.filter(|words| words.zh != words.en);
    own.map_or_else(String::new, |words| words.en.clone())
}

/// A figure that may be absent.
pub(super) fn figure(figure: Option<&Decimal>) -> String {
    figure.map_or_else(String::new, Decimal::to_string)
}

/// A share as a percentage.
pub(super) fn share(rate: Option<&Decimal>) -> String {
    rate.map_or_else(String::new, |rate| {
        format!("{}%", shown(i128::from(rate.micro()) * 100 * STEPS))
    })
}

/// A limit, or nothing where a side is open.
pub(super) fn limit(lang: Lang, limit: Option<&Limit>) -> String {
    match limit {
        None => String::new(),
        Some(Limit::Fixed(figure)) => figure.to_string(),
        Some(Limit::Follows(slope)) => {
            let plus = slope.plus.as_ref().map_or_else(String::new, |plus| {
                let sign = if plus.micro() < 0 { "" } else { "+" };
                format!("{sign}{plus}")
            });
            let most = slope
                .at_most
                .as_ref()
                .map_or_else(String::new, |most| format!("{}{most}", listing::most(lang)));
            format!("{}/{}{plus}{most}", slope.of, slope.per)
        }
    }
}

/// A sampling rule with what is said behind it.
pub(super) fn sampling(lang: Lang, sampling: &Sampling) -> String {
    let mut cell = rule(lang, &sampling.rule);
    for MinimumStep { below, at_least } in &sampling.steps {
        cell += &listing::step(lang, below, *at_least);
    }
    if sampling.own {
        cell += listing::without_table(lang);
    }
    cell
}

fn rule(lang: Lang, rule: &Rule) -> String {
    let least = listing::at_least(lang);
    match rule {
        Rule::All => listing::every_one(lang).to_owned(),
        Rule::Table => listing::by_table(lang).to_owned(),
        Rule::Count { at_least } => format!("{least}{at_least}"),
        Rule::Percent { percent, at_least } => match at_least {
            None => format!("{percent}%"),
            Some(number) => {
                let comma = lang.comma();
                format!("{percent}%{comma}{least}{number}")
            }
        },
        Rule::Fixed { at_least } => format!("{}{at_least}", listing::fixed(lang)),
        Rule::Per {
            every,
            points,
            at_least,
        } => {
            let sum = listing::per(lang, every, *points);
            let comma = lang.comma();
            at_least.map_or(sum.clone(), |number| format!("{sum}{comma}{least}{number}"))
        }
        Rule::Stated { text } if text.zh == text.en => {
            format!("{}{}", listing::stated(lang), text.zh)
        }
        Rule::Stated { text } => {
            let lead = listing::stated(lang);
            format!("{lead}{}|{}", text.zh, text.en)
        }
    }
}
