//! The items of a verdict that do not conform, each with its sentence. What follows from them is not
//! known here.

use crate::domain::decide::Decision;
use crate::text::reason;
use crate::tui::list::{Cursor, scrolled};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::scene::Scene;

/// The items that do not conform, each with its sentence, from the selected one on.
pub fn nonconforming(pen: &mut Pen, decision: &Decision, from: Cursor, scene: &Scene) {
    let checklist = &decision.checklist.checklist;
    let items = (decision.verdict.nonconforming(), from);
    scrolled(pen, scene, items, |pen, item| {
        let known = checklist.item(&item.item);
        let title = known.map_or("", |item| scene.lang.of_words(&item.title));
        let unit = known.and_then(|item| item.judge.unit()).unwrap_or_default();
        pen.line(&[
            ("x ", scene.theme.bad),
            (&format!("{} {title}", item.item), scene.theme.strong),
        ]);
        let sentence = reason::sentence(scene.lang, item, unit);
        pen.labelled((" ", scene.theme.base), (&sentence, scene.theme.base));
    });
}
