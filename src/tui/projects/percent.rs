//! A line of a form that asks for a percentage, or for none.

use crate::domain::Decimal;
use crate::text::percent::percent;
use crate::text::screen::projects as say;
use crate::tui::form::Line;
use crate::tui::keymap::Phrase;

/// The line, with what stands there.
pub fn line<K>(key: K, label: Phrase, now: Option<&Decimal>) -> Line<K> {
    let now = now.map_or("", Decimal::as_str);
    Line::figure(key, label, now).refused_by(|text, lang| {
        let wrong = read(text).is_none();
        wrong.then(|| say::not_a_percentage(lang).to_owned())
    })
}

/// The percentage that was typed: nothing is none; `None` when it is no percentage.
pub fn read(text: &str) -> Option<Option<Decimal>> {
    match text {
        "" => Some(None),
        text => percent(text).ok().map(Some),
    }
}
