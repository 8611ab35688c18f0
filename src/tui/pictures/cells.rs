//! A cell of the map of the site: the sign of what somebody has to see to first, its look, and all there is to say of
//! it in words. Where cells stand is for `floors`.

use crate::rates::pictures::floors::{CellSign, FloorCell};
use crate::text::Lang;
use crate::text::screen::{find, pictures as say};
use crate::tui::list::Parts;
use crate::tui::page::Scene;
use ratatui::style::Style;

/// The signs with what they say.
pub fn legend(scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let waits = match scene.me {
        Some(_) => say::waits_for_others(lang),
        None => say::waits(lang),
    };
    let signs = [
        (CellSign::Failed, say::failed(lang)),
        (CellSign::Mine, say::waits_for_me(lang)),
        (CellSign::Waits, waits),
        (CellSign::NotStarted, say::not_started(lang)),
        (CellSign::Accepted, say::all_accepted(lang)),
    ];
    let signs = signs.into_iter();
    let signs = signs.filter(|(sign, _)| *sign != CellSign::Mine || scene.me.is_some());
    let part = |(sign, words): (CellSign, &str)| {
        let sign = (format!(" {}", symbol(sign)), look(sign, scene));
        [sign, (format!(" {words} "), theme.dim)]
    };
    signs.flat_map(part).collect()
}

/// Plain signs, those of a subject's standing: columns stay straight on every terminal.
fn symbol(sign: CellSign) -> &'static str {
    match sign {
        CellSign::Failed => "x",
        CellSign::Mine => "?",
        CellSign::Waits => "~",
        CellSign::NotStarted => ".",
        CellSign::Accepted => "v",
    }
}

fn look(sign: CellSign, scene: &Scene) -> Style {
    let theme = scene.theme;
    match sign {
        CellSign::Failed => theme.bad,
        CellSign::Mine => theme.warn,
        CellSign::Waits => theme.base,
        CellSign::NotStarted => theme.dim,
        CellSign::Accepted => theme.good,
    }
}

/// The look of a cell.
pub fn look_of(cell: &FloorCell, scene: &Scene) -> Style {
    look(cell.sign().0, scene)
}

/// The sign, how many lots are so, and of how many where that differs.
pub fn told(cell: &FloorCell) -> String {
    let (sign, count) = cell.sign();
    match cell.lots.len() {
        all if all == count => format!("{} {all}", symbol(sign)),
        all => format!("{} {count}/{all}", symbol(sign)),
    }
}

/// How many of its lots are what.
pub fn in_words(cell: &FloorCell, scene: &Scene) -> String {
    let lang = scene.lang;
    let mut parts = vec![find::lots(lang, cell.lots.len())];
    let mut count = |count: usize, words: fn(Lang, usize) -> String| {
        if count > 0 {
            parts.push(words(lang, count));
        }
    };
    count(cell.accepted, say::accepted);
    count(cell.failed, say::are_failed);
    count(cell.not_started, say::are_not_started);
    for (stage, count) in cell.waits.values() {
        parts.push(say::await_stage(lang, *count, lang.of_words(stage)));
    }
    if cell.mine > 0 {
        parts.push(say::await_me(lang, cell.mine));
    }
    parts.join(lang.comma())
}
