//! Storeys as people write them: `12层`, `十二层`, `12F`, `12楼`, `Storey 12`, `地下一层`, `-1层`, `B1`, `Basement 1`,
//! and `10–12层`, `Storeys 10–12` for each of three. Which storeys a building has is not known here.

use std::ops::RangeInclusive;

/// No house has more; a number above it is none of a storey.
const HIGHEST: i16 = 200;
/// Signs of these stand for storeys: no text has any.
const SIGNS: u32 = 0xF_0000;

/// Storeys in a text, and the characters that say so.
pub struct StoreySaid {
    /// The storeys.
    pub storeys: RangeInclusive<i16>,
    /// Where they stand in the text, in characters.
    pub at: RangeInclusive<usize>,
}

/// The sign that stands for a storey where texts are compared.
pub fn sign(storey: i16) -> char {
    let nth = SIGNS + 1000;
    char::from_u32(nth.saturating_add_signed(i32::from(storey))).unwrap_or('\u{F0000}')
}

/// All storeys that a folded text names, blanks left out.
pub fn said(text: &[char]) -> Vec<StoreySaid> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match one(text, at) {
            Some((storeys, end)) => {
                found.push(StoreySaid {
                    storeys,
                    at: at..=end - 1,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The storeys that are named from here, and what is behind them.
fn one(text: &[char], at: usize) -> Option<(RangeInclusive<i16>, usize)> {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(|c| c.is_ascii_digit() || numeral(*c).is_some()) {
        return None;
    }
    let rest = text.get(at..)?;
    let found = basement(rest, before)
        .or_else(|| english(rest))
        .or_else(|| above(rest, before));
    found.map(|(storeys, long)| (storeys, at + long))
}

/// `B1`, `B1层`.
fn basement(rest: &[char], before: Option<&char>) -> Option<(RangeInclusive<i16>, usize)> {
    if *rest.first()? != 'b' || before.is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    let (number, long) = number(rest.get(1..)?)?;
    let behind = rest.get(1 + long);
    if behind.is_some_and(char::is_ascii_alphanumeric) || number > 9 {
        return None;
    }
    let word = usize::from(behind.is_some_and(|c| is_word(*c)));
    Some((-number..=-number, 1 + long + word))
}

/// What stands before the number in English, and whether it is underground.
const ENGLISH: [(&str, bool); 4] = [
    ("storeys", false),
    ("storey", false),
    ("basements", true),
    ("basement", true),
];

/// `storey12`, `storeys10-12`, `basement1`.
fn english(rest: &[char]) -> Option<(RangeInclusive<i16>, usize)> {
    let begins = |word: &str| {
        let letters = word.chars().zip(rest);
        rest.len() > word.len() && letters.into_iter().all(|(a, b)| a == *b)
    };
    let (word, below) = ENGLISH.into_iter().find(|(word, _)| begins(word))?;
    let (storeys, long) = span(rest.get(word.len()..)?)?;
    let end = word.len() + long;
    Some((under(storeys, below), end))
}

/// A number, or the first and the last of several, and how many characters that has.
fn span(text: &[char]) -> Option<(RangeInclusive<i16>, usize)> {
    let (first, long) = number(text)?;
    let (last, end) = match (text.get(long), text.get(long + 1..).and_then(number)) {
        (Some('-' | '–' | '—' | '~' | '～' | '至' | '到'), Some((to, more))) => {
            (to, long + 1 + more)
        }
        _ => (first, long),
    };
    (first <= last).then_some((first..=last, end))
}

/// The same underground.
fn under(storeys: RangeInclusive<i16>, below: bool) -> RangeInclusive<i16> {
    match below {
        false => storeys,
        true => -storeys.end()..=-storeys.start(),
    }
}

/// `12层`, `十二层`, `12f`, `10-12层`, `首层`, `地下一层`, `负一层`; `-1层` only where nothing stands before it.
fn above(rest: &[char], before: Option<&char>) -> Option<(RangeInclusive<i16>, usize)> {
    if rest.starts_with(&['首', '层']) {
        return Some((1..=1, 2));
    }
    let below = match rest {
        ['地', '下', ..] => 2,
        ['负', ..] => 1,
        ['-', ..] if before.is_none() => 1,
        _ => 0,
    };
    let (storeys, long) = span(rest.get(below..)?)?;
    let end = below + long;
    let word = *rest.get(end)?;
    let apart = |c: Option<&char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
    let is_f = word == 'f' && apart(before) && apart(rest.get(end + 1));
    if !is_word(word) && !is_f {
        return None;
    }
    Some((under(storeys, below > 0), end + 1))
}

fn is_word(c: char) -> bool {
    matches!(c, '层' | '楼')
}

/// A number in digits or Chinese numerals, and how many characters it has.
fn number(text: &[char]) -> Option<(i16, usize)> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let number: String = text.iter().take(digits).collect();
        let number = number.parse().ok().filter(|number| *number <= HIGHEST)?;
        return Some((number, digits));
    }
    let long = text.iter().take_while(|c| numeral(**c).is_some()).count();
    let (mut number, mut ones) = (0, 0);
    for value in text.iter().take(long.min(5)).filter_map(|c| numeral(*c)) {
        match value {
            10 | 100 => {
                number += value * if ones == 0 { 1 } else { ones };
                ones = 0;
            }
            one => ones = one,
        }
    }
    (long > 0).then_some((number + ones, long))
}

fn numeral(c: char) -> Option<i16> {
    let ones = "零一二三四五六七八九".chars().position(|one| one == c);
    match c {
        '两' => Some(2),
        '十' => Some(10),
        '百' => Some(100),
        _ => ones.and_then(|one| i16::try_from(one).ok()),
    }
}
