//! The one table of keys. The bar at the bottom and the help page are this table, filtered by where
//! the user is; a key that stands nowhere here does nothing.
//!
//! The input method eats letters: whatever matters works with arrows, digits, Enter, Space, Tab,
//! Esc, function keys and the number pad. Letters are shortcuts only. A test holds us to it.
//!
//! | file | noun |
//! |---|---|
//! | `intent` | what a key means |
//! | `press` | a key as it is named |
//! | `table` | all actions with their keys and words |
//! | `meaning` | what each function key means, on every page |
//! | `own` | further keys of the user's own |
//! | `context`, `topic` | where it is pressed; which page of the manual goes with that |

mod context;
pub(super) mod intent;
mod meaning;
pub(super) mod own;
pub(super) mod press;
mod table;
pub(super) mod topic;

pub use crate::text::head::Phrase;
pub use context::Context;
pub use meaning::MEANINGS;
pub use own::names as action_names;
pub use table::{KeyRow, ROWS};

use intent::Intent;
use press::KeyPress;

/// The rows of these contexts, the innermost first, and those that work everywhere; without those
/// all of whose keys mean something else further in.
pub fn rows(contexts: &[Context]) -> impl Iterator<Item = &'static KeyRow> {
    let everywhere = [Context::Everywhere];
    let order: Vec<Context> = contexts.iter().copied().chain(everywhere).collect();
    let mut taken: Vec<KeyPress> = Vec::new();
    let rows = order
        .into_iter()
        .flat_map(|context| ROWS.iter().filter(move |row| row.context == context));
    rows.filter(move |row| {
        let free = row.keys.iter().any(|key| !taken.contains(key));
        taken.extend(row.keys);
        free
    })
}

/// What a press means in these contexts: the innermost that knows it decides.
pub fn resolve(press: KeyPress, contexts: &[Context]) -> Option<Intent> {
    let folded = press.folded();
    let known = rows(contexts).find(|row| match (row.keys, press) {
        ([KeyPress::Typing], KeyPress::Char(_)) => true,
        (keys, _) => keys.contains(&folded),
    })?;
    Some(match (known.intent, press) {
        (Intent::Type(_), KeyPress::Char(c)) => Intent::Type(c),
        (intent, _) => intent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_a_context() {
        let mut seen = HashSet::new();
        for row in ROWS {
            for key in row.keys {
                assert!(
                    seen.insert((row.context, *key)),
                    "{:?} {key:?}",
                    row.context
                );
            }
        }
    }

    #[test]
    fn every_action_works_without_letters() {
        for row in ROWS {
            let plain = |key: &&KeyPress| !key.needs_letter() && !matches!(key, KeyPress::Ctrl(_));
            assert!(row.keys.iter().any(|key| plain(&key)), "{:?}", row.intent);
        }
    }

    #[test]
    fn every_context_has_its_rows_and_words() {
        for context in Context::ALL {
            assert!(ROWS.iter().any(|row| row.context == context), "{context:?}");
            assert_ne!(context.words(Lang::Zh), context.words(Lang::En));
        }
    }

    #[test]
    fn what_is_hidden_further_in_is_not_named() {
        let contexts = [Context::Shown, Context::List];
        let enter = rows(&contexts).filter(|row| row.keys.contains(&KeyPress::Enter));
        let intents: Vec<Context> = enter.map(|row| row.context).collect();
        assert_eq!(intents, [Context::Shown]);
    }

    #[test]
    fn the_innermost_context_decides() {
        let measured = [Context::Number, Context::Check];
        assert_eq!(
            resolve(KeyPress::Char('３'), &measured),
            Some(Intent::Type('３'))
        );
        let attribute = [Context::Choice, Context::Check];
        assert_eq!(
            resolve(KeyPress::Char('３'), &attribute),
            Some(Intent::Fail)
        );
        assert_eq!(resolve(KeyPress::Char('x'), &attribute), None);
        assert_eq!(resolve(KeyPress::Enter, &measured), Some(Intent::Confirm));
        assert_eq!(resolve(KeyPress::Ctrl('c'), &measured), Some(Intent::Quit));
    }
}
