//! Pinyin: how a Chinese character is read, without its tone; of several readings the usual one.

use pinyin::ToPinyin;

/// How a character is read; none where it is no Chinese one.
pub fn reading(c: char) -> Option<&'static str> {
    match c.is_ascii() {
        true => None,
        false => c.to_pinyin().map(|reading| reading.plain()),
    }
}

/// The letter under which it is typed: the keyboard has no ü.
pub fn key(letter: char) -> char {
    match letter {
        'ü' => 'v',
        other => other,
    }
}
