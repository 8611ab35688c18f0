//! What is said of a row that asks for a number of the lot: how many there are of what items count for themselves,
//! a dimension that limits follow.

use super::CheckSheet;
use crate::text::screen::check as say;
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;

/// What is counted, what the check before it said, and how many places follow.
pub fn counted(pen: &mut Pen, sheet: &CheckSheet, id: &str, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let name = sheet.counted_by(id);
    let name = name.map_or(id, |of| lang.pick(&of.zh, &of.en));
    pen.text(&say::how_many(lang, name), theme.strong).skip();
    pen.text(say::count_hint(lang), theme.base);
    if let Some(offered) = sheet.offered(id) {
        pen.text(&say::offered(lang, &offered.to_string()), theme.strong);
    }
    pen.skip();
    let known = sheet.draft.counts.contains_key(id);
    for (item, needed) in sheet.following(id).into_iter().filter(|_| known) {
        let title = lang.of_words(&item.title);
        let sample = say::sample(lang, needed, None);
        pen.text(&format!("{} {title}  {sample}", item.id), theme.base);
    }
}

/// The capacity, as the last lot like it had it.
pub fn alike(pen: &mut Pen, sheet: &CheckSheet, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    pen.text(say::capacity(lang), theme.strong).skip();
    pen.text(say::capacity_hint(lang), theme.base);
    if let Some(offered) = sheet.offered_capacity() {
        pen.text(
            &say::offered_alike(lang, &offered.to_string()),
            theme.strong,
        );
    }
}

/// A dimension, and what the check before it said.
pub fn sized(pen: &mut Pen, sheet: &CheckSheet, name: &str, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    pen.text(name, theme.strong).skip();
    pen.text(say::dimension_hint(lang), theme.base);
    if let Some(offered) = sheet.offered_size(name) {
        pen.text(&say::offered(lang, offered.as_str()), theme.strong);
    }
}
