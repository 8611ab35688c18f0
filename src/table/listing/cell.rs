//! What a cell means: figures, shares, words, lists. Full width, blanks and the signs people use make no
//! difference; whatever could be read in two ways is not read at all. Limits and samplings have files
//! of their own.

use super::Misentry;
use crate::domain::{Decimal, Words};
use crate::text::listing;
use unicode_normalization::UnicodeNormalization;

/// One in millionths, as shares are counted.
pub(super) const ONE: i64 = 1_000_000;

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

/// What people write before the most and the least that may be.
pub(super) const MOST: &[&str] = &[
    "≤",
    "<=",
    "⩽",
    "不大于",
    "不超过",
    "不得大于",
    "不得超过",
    "不应大于",
    "不应超过",
    "至多",
    "最大",
    "≯",
    "atmost",
];
pub(super) const LEAST: &[&str] = &[
    "≥",
    ">=",
    "⩾",
    "不少于",
    "不小于",
    "不得少于",
    "不得小于",
    "不应少于",
    "不应小于",
    "至少",
    "最少",
    "≮",
    "atleast",
];

pub(super) fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    words.iter().find_map(|word| text.strip_prefix(word))
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
pub fn word(words: listing::MeantWords, text: &str) -> Result<&'static str, Misentry> {
    listing::meaning(words, &plain(text)).ok_or_else(|| Misentry::NotOneOf(words, text.to_owned()))
}

/// Several, separated by semicolons.
pub fn several(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}
