//! Finding things by what they are called, as people type it: words in any order, in any case and width, by
//! pinyin, by initials or both mixed, by storey however it is written; letters left out count for less.
//! What things are, and which come first where they are found alike, is known to whoever asks.
//!
//! | file | noun |
//! |---|---|
//! | `haystack` | what a thing is called, made ready once |
//! | `sought` | what was typed, and how well it fits |
//! | `index` | many things with what they are called |
//! | `storey` | storeys as people write them |
//! | `slip` | what was typed with one letter wrong, or by a character read alike |
//! | `pinyin` | how characters are read |

mod haystack;
mod index;
mod pinyin;
mod slip;
mod sought;
mod storey;
#[cfg(test)]
mod tests;

pub use haystack::Haystack;
pub use index::{FindEntry, FindIndex, Hit};
pub use sought::{Fit, Sought};

use std::ops::RangeInclusive;

/// The storeys that a text names first, underground less than nought: `12 层 A 段`, `10–12层`, `地下一层`.
pub fn storeys(text: &str) -> Option<RangeInclusive<i16>> {
    let first = |text: &str| {
        let said = storey::said(&haystack::folded(text)).into_iter();
        said.map(|said| said.storeys).next()
    };
    // Where a blank stands between a storey and a number, it parts them.
    first(text).or_else(|| text.split_whitespace().find_map(first))
}

/// Whether one of these texts has all of what was typed in it: nothing left out, for a choice that is made
/// by it is made unseen.
pub fn finds(texts: &[&str], typed: &str) -> bool {
    let sought = Sought::of(typed);
    sought.is_in(&Haystack::of(texts))
}
