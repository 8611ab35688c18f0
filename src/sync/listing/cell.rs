//! What a cell means: shares, limits, sampling rules, lists. Full width, blanks and the signs people
//! use make no difference; whatever could be read in two ways is not read at all.

use super::Misentry;
use crate::domain::limit::{Limit, Slope};
use crate::domain::sampling::{Rule, Sampling};
use crate::domain::{Decimal, Words};
use crate::text::listing;
use unicode_normalization::UnicodeNormalization;

/// One in millionths, as shares are counted.
const ONE: i64 = 1_000_000;

/// The text without blanks, in plain characters and small letters.
pub(super) fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            '\u{2212}' | '\u{2013}' => '-',
            '；' => ';',
            other => other,
        })
        .collect()
}

pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    Decimal::parse(unsigned).ok()
}

/// A plain figure.
pub fn figure(text: &str) -> Result<Decimal, Misentry> {
    decimal(&plain(text)).ok_or_else(|| Misentry::NotANumber(text.to_owned()))
}

/// A share: `80%`, or `0.8` as a spreadsheet keeps it.
pub fn share(text: &str) -> Result<Decimal, Misentry> {
    let plain = plain(text);
    let share = match plain.strip_suffix('%') {
        Some(percent) => decimal(percent).and_then(|percent| hundredth(&percent)),
        None => decimal(&plain),
    };
    share
        .filter(|share| (0..=ONE).contains(&share.micro()))
        .ok_or_else(|| Misentry::NotAShare(text.to_owned()))
}

fn hundredth(percent: &Decimal) -> Option<Decimal> {
    let micro = percent.micro();
    (micro % 100 == 0)
        .then(|| Decimal::of_micro(micro / 100))
        .flatten()
}

/// A figure, or one that follows a dimension: `H/30000+20`, `H/1000，最大30`.
pub fn limit(text: &str) -> Result<Limit, Misentry> {
    let plain = plain(text);
    let bare = plain.strip_prefix('±').unwrap_or(&plain);
    let limit = match decimal(bare) {
        Some(figure) => Some(Limit::Fixed(figure)),
        None => slope(bare).map(Limit::Follows),
    };
    limit.ok_or_else(|| Misentry::NotALimit(text.to_owned()))
}

fn slope(text: &str) -> Option<Slope> {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let text = inner.unwrap_or(text);
    let (sum, most) = match text.split_once([',', ';']) {
        Some((sum, most)) => (sum, Some(decimal(after_any(most, MOST)?)?)),
        None => (text, None),
    };
    let (of, rest) = sum.split_once('/')?;
    let named = of.chars().all(char::is_alphanumeric) && of.starts_with(char::is_alphabetic);
    let at = rest.find(['+', '-']).unwrap_or(rest.len());
    let (per, plus) = rest.split_at_checked(at)?;
    let plus = match plus {
        "" => None,
        plus => Some(decimal(plus)?),
    };
    named.then_some(Slope {
        of: of.to_owned(),
        per: decimal(per)?,
        plus,
        at_most: most,
    })
}

const MOST: &[&str] = &["≤", "<=", "最大", "不大于", "至多", "atmost"];
const LEAST: &[&str] = &["≥", ">=", "不少于", "不小于", "至少", "atleast"];

pub(super) fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
}

/// A sampling rule.
pub fn sampling(text: &str) -> Result<Sampling, Misentry> {
    let wrong = || Misentry::NotASampling(text.to_owned());
    let stated = ["说明：", "说明:", "stated:", "stated："];
    if let Some(words) = stated.iter().find_map(|lead| text.strip_prefix(lead)) {
        return Ok(Rule::Stated {
            text: both(words).ok_or_else(wrong)?,
        }
        .into());
    }
    let plain = plain(text).to_lowercase();
    let rule = match plain.as_str() {
        "全数" | "全数检查" | "all" => Some(Rule::All),
        "表3.0.9" | "抽样表" | "table3.0.9" | "table" => Some(Rule::Table),
        counted => match after_any(counted, LEAST) {
            Some(number) => count(number).map(|at_least| Rule::Count { at_least }),
            None => percent(counted),
        },
    };
    rule.map(Sampling::from).ok_or_else(wrong)
}

/// `10%`, `10%，不少于3件`; or `0.1`, which is what a spreadsheet makes of `10%`.
fn percent(text: &str) -> Option<Rule> {
    let Some((percent, rest)) = text.split_once('%') else {
        let part = decimal(text).filter(|part| (1..ONE).contains(&part.micro()))?;
        return Some(Rule::Percent {
            percent: Decimal::of_micro(part.micro().checked_mul(100)?)?,
            at_least: None,
        });
    };
    let rest = rest.trim_start_matches([',', ';', '且', '并', '、']);
    let rest = rest.strip_prefix("and").unwrap_or(rest);
    let at_least = match rest {
        "" => None,
        rest => Some(count(after_any(rest, LEAST)?)?),
    };
    Some(Rule::Percent {
        percent: decimal(percent)?,
        at_least,
    })
}

/// A whole number above 0, perhaps with what it counts behind it: `3件`.
fn count(text: &str) -> Option<u64> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let is_unit = unit.chars().all(char::is_alphabetic);
    number.parse().ok().filter(|number| is_unit && *number > 0)
}

/// `中文|English`, or the same for both.
pub(super) fn both(text: &str) -> Option<Words> {
    let (zh, en) = text.split_once(['|', '｜']).unwrap_or((text, text));
    let (zh, en) = (zh.trim(), en.trim());
    (!zh.is_empty() && !en.is_empty()).then(|| Words {
        zh: zh.to_owned(),
        en: en.to_owned(),
    })
}

/// One of a few words.
pub fn word(words: listing::Words, text: &str) -> Result<&'static str, Misentry> {
    listing::meaning(words, &plain(text)).ok_or_else(|| Misentry::NotOneOf(words, text.to_owned()))
}

/// Several, separated by semicolons.
pub fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}
