//! Limits as people and official forms write them: a figure, `H/1000，最大30`, `≤5`, `0～10`, `+10/-5`, with
//! the unit behind. What could mean two things is refused; two-sided limits have columns of their own.

use super::Misentry;
use super::cell::{LEAST, MOST, after_any, decimal, plain};
use crate::domain::Decimal;
use crate::domain::limit::{Limit, Slope};

/// What stands in the column of limits.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Limits {
    /// The same to both sides: `5`, `±5`, `H/1000`.
    Magnitude(Limit),
    /// A distance of at most so much: `≤5`.
    AtMost(Limit),
    /// At least so much: `≥20`.
    AtLeast(Limit),
    /// From one to the other: `0～10`, `+10/-5`.
    Between(Decimal, Decimal),
}

impl Limits {
    /// What is understood, where that is more than a figure to both sides.
    pub fn shown(&self) -> Option<String> {
        let figure = |limit: &Limit| match limit {
            Limit::Fixed(figure) => figure.to_string(),
            Limit::Follows(slope) => format!("{}/{}", slope.of, slope.per),
        };
        match self {
            Limits::Magnitude(_) | Limits::AtMost(_) => None,
            Limits::AtLeast(limit) => Some(format!("{} …", figure(limit))),
            Limits::Between(low, high) => Some(format!("{low} … {high}")),
        }
    }
}

/// A figure, or one that follows a dimension: `H/30000+20`, `H/1000，最大30`; of one side only, so it
/// may say which: `≤10`.
pub fn one(text: &str, unit: &str) -> Result<Limit, Misentry> {
    let plain = without_unit(&plain(text), unit);
    let bare = after_any(&plain, MOST).or_else(|| after_any(&plain, LEAST));
    let bare = bare.unwrap_or(plain.strip_prefix('±').unwrap_or(&plain));
    single(bare).ok_or_else(|| Misentry::NotALimit(text.to_owned()))
}

/// Everything that may stand in the column of limits.
pub fn all(text: &str, unit: &str) -> Result<Limits, Misentry> {
    let plain = without_unit(&plain(text), unit);
    let found = if let Some(most) = after_any(&plain, MOST) {
        single(most).map(Limits::AtMost)
    } else if let Some(least) = after_any(&plain, LEAST) {
        single(least).map(Limits::AtLeast)
    } else if let Some(both) = plain.strip_prefix('±').or_else(|| plain.strip_prefix("+-")) {
        single(both).map(Limits::Magnitude)
    } else if plain.starts_with('+') && decimal(&plain).is_some() {
        // One side only, and which figure the other has is not said.
        None
    } else {
        let magnitude = single(&plain).map(Limits::Magnitude);
        magnitude.or_else(|| between(&plain))
    };
    found.ok_or_else(|| Misentry::NotALimit(text.to_owned()))
}

fn single(text: &str) -> Option<Limit> {
    match decimal(text) {
        Some(figure) => Some(Limit::Fixed(figure)),
        None => slope(text).map(Limit::Follows),
    }
}

/// The text without its unit behind each figure; another unit stays, and is no figure.
fn without_unit(plain: &str, unit: &str) -> String {
    let unit = super::cell::plain(unit);
    let mut bare = String::new();
    let mut rest = plain;
    while let Some((before, after)) = rest.split_once(unit.as_str()).filter(|_| !unit.is_empty()) {
        let ends = !after.starts_with(char::is_alphanumeric);
        let follows = before.ends_with(|c: char| c.is_ascii_digit());
        bare.push_str(before);
        if !(ends && follows) {
            bare.push_str(&unit);
        }
        rest = after;
    }
    bare + rest
}

/// Signs between two figures.
const BETWEEN: &[&str] = &[
    "/", ",", ";", "、", "~", "～", "〜", "∼", "…", "至", "到", "and", "to",
];
/// Signs that only stand between the ends of a range.
const RANGE: &[&str] = &["~", "～", "〜", "∼", "…", "至", "到", "to"];

/// Two figures, one the lower end and one the upper: with signs in any order, without as a range.
fn between(plain: &str) -> Option<Limits> {
    let text = plain
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']']);
    let first_end = figure_end(text)?;
    let (first, rest) = text.split_at_checked(first_end)?;
    let sign = BETWEEN.iter().find(|sign| rest.starts_with(**sign));
    let second = sign.map_or(rest, |sign| rest.get(sign.len()..).unwrap_or_default());
    let signed = |text: &str| text.starts_with(['+', '-']);
    let is_range = sign.is_some_and(|sign| RANGE.contains(sign));
    let (one, other) = (decimal(first)?, decimal(second)?);
    let zero = |figure: &Decimal| figure.micro() == 0;
    // `+200-50` is two figures, `10-5` may be anything; `10/5` or `10,5` may be one.
    let told = match sign {
        _ if is_range => true,
        None => signed(first) && signed(second),
        Some(_) => [(first, &one), (second, &other)]
            .iter()
            .all(|(text, figure)| signed(text) || zero(figure)),
    };
    let (low, high) = match one.micro() <= other.micro() {
        true => (one, other),
        false if !is_range || signed(first) => (other, one),
        false => return None,
    };
    (told && low.micro() < high.micro()).then_some(Limits::Between(low, high))
}

/// Where the figure ends that a text begins with.
fn figure_end(text: &str) -> Option<usize> {
    let sign = usize::from(text.starts_with(['+', '-']));
    let digits = text.get(sign..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.');
    end.filter(|end| *end > 0).map(|end| end + sign)
}

fn slope(text: &str) -> Option<Slope> {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    let text = inner.unwrap_or(text);
    let (sum, most) = match text.split_once([',', ';', '且']) {
        Some((sum, most)) => {
            let most = most.trim_start_matches('且');
            (sum, Some(decimal(after_any(most, MOST)?)?))
        }
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
