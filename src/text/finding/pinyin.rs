//! Pinyin: how a Chinese character is read, without its tone; of several readings the usual one.

use pinyin::ToPinyin;
use std::ops::RangeInclusive;
use std::sync::OnceLock;

/// The common ones: what is read of these is looked up once a run, for they come again and again.
const COMMON: RangeInclusive<u32> = 0x4e00..=0x9fff;

/// How a character is read; none where it is no Chinese one.
pub fn reading(c: char) -> Option<&'static str> {
    static READ: OnceLock<Vec<Option<&'static str>>> = OnceLock::new();
    let code = u32::from(c);
    if c.is_ascii() || !COMMON.contains(&code) {
        return looked_up(c);
    }
    let all = || {
        COMMON
            .map(|code| looked_up(char::from_u32(code)?))
            .collect()
    };
    let at = usize::try_from(code - COMMON.start()).ok()?;
    READ.get_or_init(all).get(at).copied().flatten()
}

fn looked_up(c: char) -> Option<&'static str> {
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
