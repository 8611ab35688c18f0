//! What can be read from the sources without asking anybody: every phrase without arguments by its name,
//! and every pair of texts in both languages, wherever it stands. A new one is here by itself.

use crate::book::answer;
use crate::source::{Found, Phrase};

/// The page of phrases: each with its two texts.
pub fn page(found: &Found) -> String {
    let one = |phrase: &Phrase| {
        let Phrase { path, zh, en } = phrase;
        format!("{path}\n{}{}", answer("zh", zh), answer("en", en))
    };
    found.phrases.iter().map(one).collect()
}

/// The page of pairs: the Chinese text, and what is said for it in English.
pub fn pairs(found: &Found) -> String {
    let pairs = found.pairs.iter().map(|(zh, english)| {
        let english = english.iter().map(|en| answer("en", en));
        format!(
            "{}{}",
            answer("zh", zh).trim_start(),
            english.collect::<String>()
        )
    });
    pairs.collect()
}
