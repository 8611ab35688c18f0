//! What a thing is called, made ready to be looked through once and for all: its letters without case and
//! width, blanks left out, how Chinese ones begin to be read, and where words begin. Nothing of it is shown.

use super::{pinyin, storey};
use crate::domain::code;
use std::borrow::Cow;

/// What stands between two texts: nobody types it.
pub(super) const BETWEEN: char = '\n';

/// As every checklist writes it.
const CONCRETE: &str = "混凝土";

/// A letter of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct FoldedLetter {
    /// As it is compared.
    pub c: char,
    /// The first letter of its reading; of any other than a Chinese one, itself, or 0.
    pub initial: u8,
    /// Whether a word begins with it.
    pub begins: bool,
}

/// What a thing is called.
#[derive(Clone, Debug, Default)]
pub struct Haystack {
    pub(super) letters: Box<[FoldedLetter]>,
    /// Signs of the letters there are, so that most of what does not fit is passed over unread.
    pub(super) signs: u64,
    /// Whether it names storeys.
    pub(super) names_storeys: bool,
}

impl Haystack {
    /// A thing that goes by these texts, its name first, then its code, then what counts for less.
    pub fn of(texts: &[&str]) -> Self {
        let mut letters = Vec::new();
        let mut storeys = Vec::new();
        for text in texts {
            let from = letters.len();
            fold(text, &mut letters);
            let plain: Vec<char> = letters.iter().skip(from).map(|one| one.c).collect();
            let said = storey::said(&plain).into_iter();
            storeys.extend(said.flat_map(|one| one.storeys).map(storey::sign));
            letters.push(plain_letter(BETWEEN, false));
        }
        let names_storeys = !storeys.is_empty();
        storeys.sort_unstable();
        storeys.dedup();
        letters.extend(storeys.into_iter().map(|sign| plain_letter(sign, true)));
        let signs = letters
            .iter()
            .fold(0, |all, letter| all | signs_of(letter.c));
        Self {
            letters: letters.into(),
            signs,
            names_storeys,
        }
    }
}

/// A text as it is compared.
pub(super) fn folded(text: &str) -> Vec<char> {
    let mut letters = Vec::new();
    fold(text, &mut letters);
    letters.into_iter().map(|letter| letter.c).collect()
}

fn fold(text: &str, letters: &mut Vec<FoldedLetter>) {
    let text = alike(text);
    for piece in text.split_whitespace() {
        let plain = match piece.chars().all(is_plain) {
            true => piece.to_ascii_lowercase(),
            false => code::key(piece),
        };
        let mut before = None;
        for c in plain.chars() {
            let begins = before.is_none_or(|before| begins(before, c));
            letters.push(plain_letter(c, begins));
            before = Some(c);
        }
    }
}

/// A text with the one spelling of what is written in several ways: what sites write for concrete, and mistype.
fn alike(text: &str) -> Cow<'_, str> {
    match text.contains(['砼', '泥']) {
        true => text
            .replace('砼', CONCRETE)
            .replace("混泥土", CONCRETE)
            .into(),
        false => text.into(),
    }
}

/// Whether a character has one spelling but for its case: ASCII, and the common Chinese ones.
fn is_plain(c: char) -> bool {
    c.is_ascii() || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

fn plain_letter(c: char, begins: bool) -> FoldedLetter {
    let read = pinyin::reading(c).and_then(|reading| reading.bytes().next());
    FoldedLetter {
        c,
        initial: read.or(u8::try_from(c).ok()).unwrap_or(0),
        begins,
    }
}

/// Whether a word begins with `c` behind `before`: every Chinese character is a word of its own.
fn begins(before: char, c: char) -> bool {
    !c.is_ascii()
        || !before.is_ascii_alphanumeric()
        || before.is_ascii_digit() != c.is_ascii_digit()
}

/// The signs of a letter: a bit for each of a to z and 0 to 9, of a Chinese one those of its reading and one
/// of the rest.
pub(super) fn signs_of(c: char) -> u64 {
    let read = pinyin::reading(c).unwrap_or_default();
    let read = read.chars().map(pinyin::key).map(plain_sign);
    read.fold(plain_sign(c), |all, sign| all | sign)
}

/// The sign of a letter as it is typed.
pub(super) fn plain_sign(c: char) -> u64 {
    let nth = match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => 26 + u32::from(c) - u32::from('0'),
        other => 36 + u32::from(other) % 28,
    };
    1 << nth
}
