//! What a field offers of what is known: left and right turn it as long as nothing was typed.

use super::field::Field;
use crate::tui::keymap::intent::Intent;

/// Whether left or right offers another text: where nothing was typed yet.
pub(super) fn is_turned(field: &Field, intent: Intent, known: &[String]) -> bool {
    let turns = matches!(intent, Intent::Left | Intent::Right) && !known.is_empty();
    turns && (field.is_empty() || field.is_offered())
}

/// The text after the one that is offered, or before it; nothing stands between the last and the first.
pub(super) fn beside<'a>(offered: &str, intent: Intent, known: &'a [String]) -> &'a str {
    let (at, count) = (known.iter().position(|one| one == offered), known.len() + 1);
    let at = at.map_or(0, |at| at + 1);
    let to = match intent {
        Intent::Right => (at + 1) % count,
        _ => (at + count - 1) % count,
    };
    let to = to.checked_sub(1).and_then(|to| known.get(to));
    to.map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_offered_in_turn_and_nothing_once_a_round() {
        let known = ["一班".to_owned(), "二班".to_owned()];
        let round = |intent| {
            let mut at = "";
            let mut seen = Vec::new();
            for _ in 0..3 {
                at = beside(at, intent, &known);
                seen.push(at);
            }
            seen
        };
        assert_eq!(round(Intent::Right), ["一班", "二班", ""]);
        assert_eq!(round(Intent::Left), ["二班", "一班", ""]);
    }
}
