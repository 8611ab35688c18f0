//! What a function key means: one thing, whatever the page. Digits go to places and function keys do
//! things, so whoever has learnt a key on one page knows it on all; a test holds the table of keys to it.

use super::intent::Intent;
use super::press::KeyPress;
use crate::text::head::Phrase;
use crate::text::screen::meaning as say;

/// One function key.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// The key.
    pub key: KeyPress,
    /// What it means.
    pub words: Phrase,
    /// What that is, page by page.
    pub long: Phrase,
    /// What it may do; nothing else.
    pub carries: &'static [Intent],
}

use Intent as I;

const fn means(n: u8, words: [Phrase; 2], carries: &'static [Intent]) -> Meaning {
    Meaning {
        key: KeyPress::F(n),
        words: words[0],
        long: words[1],
        carries,
    }
}

/// All function keys.
#[rustfmt::skip] // a table reads best as a table
pub const MEANINGS: [Meaning; 12] = [
    means(1, [say::help, say::help_long], &[I::Help]),
    means(2, [say::why, say::why_long], &[I::Why]),
    means(3, [say::find, say::find_long], &[I::Find, I::Pick]),
    means(4, [say::undo, say::undo_long], &[I::Undo]),
    means(5, [say::settings, say::settings_long], &[I::Settings]),
    means(6, [say::change, say::change_long], &[I::Change, I::Design, I::Tell, I::Words, I::Plan, I::Rule, I::Refuse, I::Means]),
    means(7, [say::sit, say::sit_long], &[I::Sit]),
    // Enter on a plan imports it, and so does the key that got one there.
    means(8, [say::proceed, say::proceed_long], &[I::Proceed, I::Conclude, I::Add, I::Enter, I::Notify, I::Confirm]),
    means(9, [say::narrow, say::narrow_long], &[I::Narrow]),
    means(10, [say::quit, say::quit_long], &[I::Quit]),
    means(11, [say::sign, say::sign_long], &[I::Sign]),
    means(12, [say::evidence, say::evidence_long], &[I::Evidence]),
];

#[cfg(test)]
mod tests {
    use super::super::ROWS;
    use super::*;

    #[test]
    fn a_function_key_has_one_meaning_on_all_pages() {
        for row in ROWS {
            for key in row.keys {
                let KeyPress::F(_) = key else { continue };
                let meaning = MEANINGS.iter().find(|meaning| meaning.key == *key);
                let carries = meaning.map_or(&[][..], |meaning| meaning.carries);
                assert!(
                    carries.contains(&row.intent),
                    "{key:?} is no key for {:?} in {:?}",
                    row.intent,
                    row.context
                );
            }
        }
    }

    #[test]
    fn no_meaning_holds_what_its_key_never_does() {
        for meaning in MEANINGS {
            for intent in meaning.carries {
                let mut rows = ROWS.iter().filter(|row| row.keys.contains(&meaning.key));
                let does = rows.any(|row| row.intent == *intent);
                assert!(does, "{:?} never does {intent:?}", meaning.key);
            }
        }
    }

    #[test]
    fn what_a_function_key_does_no_other_one_does() {
        let carried = MEANINGS.iter().flat_map(|meaning| meaning.carries);
        let mut seen: Vec<&Intent> = Vec::new();
        for intent in carried {
            assert!(!seen.contains(&intent), "{intent:?}");
            seen.push(intent);
        }
    }
}
