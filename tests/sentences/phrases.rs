//! What can be read from the sources without asking anybody: every phrase without arguments by its name,
//! every pair of texts in both languages and every other text of a function, wherever it stands. A new one
//! is here by itself.

use crate::book::answer;
use crate::source::{Found, Phrase};
use std::collections::BTreeSet;

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

/// The page of texts in functions that stand in no pair: most of them with a figure or a name in them.
pub fn templates(found: &Found) -> String {
    let Found {
        literals, pairs, ..
    } = found;
    let paired: BTreeSet<&String> = pairs.values().flatten().collect();
    let chinese = literals.chinese.iter();
    let chinese = chinese.filter(|text| !pairs.contains_key(*text));
    let english = literals.english.iter();
    let english = english.filter(|text| !paired.contains(*text));
    let chinese: String = chinese.map(|text| answer("zh", text)).collect();
    let english: String = english.map(|text| answer("en", text)).collect();
    format!("in Chinese\n{chinese}in English\n{english}")
}
