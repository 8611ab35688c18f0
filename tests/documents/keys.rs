//! Every key that a page names is in the keymap, by the name that stands in the bar; every exit code and
//! no other is in the list of them.

use crate::{LANGUAGES, pages, spans};
use sanjian::failure::Exit;
use sanjian::text::Lang;
use sanjian::text::manual::Topic;
use sanjian::tui::keymap::ROWS;
use std::collections::BTreeSet;

/// The names of a key's actions in the bar; none where there is no such key.
pub fn actions(key: &str, lang: Lang) -> BTreeSet<&'static str> {
    let rows = ROWS.iter();
    let with_key = rows.filter(|row| row.keys.iter().any(|press| press.name(lang) == key));
    with_key.map(|row| (row.short)(lang)).collect()
}

/// What stands in brackets right behind a span.
fn in_brackets(behind: &str) -> Option<&str> {
    let inside = behind.strip_prefix('（').or(behind.strip_prefix(" ("))?;
    inside.split(['）', ')']).next()
}

fn is_function_key(word: &str) -> bool {
    let number = word.strip_prefix('F').unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

#[test]
fn every_key_named_is_in_the_keymap() {
    let mut faults = Vec::new();
    let mut labelled = 0;
    for (name, lang, text) in pages() {
        for (span, behind) in spans(&text) {
            let actions = actions(span, lang);
            let label = in_brackets(behind).filter(|_| !actions.is_empty());
            labelled += usize::from(label.is_some());
            if actions.is_empty() && is_function_key(span) {
                faults.push(format!("{name}: no key {span}"));
            }
            if let Some(label) = label.filter(|label| !actions.contains(label)) {
                faults.push(format!("{name}: {span} ({label}): {actions:?}"));
            }
        }
        let bare = text.split(|c: char| !c.is_ascii_alphanumeric());
        let unknown = bare.filter(|word| is_function_key(word) && actions(word, lang).is_empty());
        faults.extend(unknown.map(|word| format!("{name}: no key {word}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(labelled > 50, "{labelled}");
}

#[test]
fn the_exit_codes_are_those_of_the_program() {
    let all = [
        Exit::Done,
        Exit::Internal,
        Exit::Usage,
        Exit::Refused,
        Exit::Damaged,
        Exit::Disk,
        Exit::Stopped,
    ];
    let codes: Vec<String> = all.iter().map(|exit| format!("{}", *exit as i32)).collect();
    for lang in LANGUAGES {
        let lines = Topic::Output.page(lang).lines();
        let listed: Vec<&str> = lines
            .filter_map(|line| line.strip_prefix("- `")?.split_once('`'))
            .map(|(code, _)| code)
            .filter(|code| code.parse::<u8>().is_ok())
            .collect();
        assert_eq!(listed, codes);
    }
}
