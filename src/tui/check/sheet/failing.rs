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
        let said = told(decision, &item.item);
        if !said.is_empty() {
            pen.labelled((" ", scene.theme.base), (&said, scene.theme.strong));
        }
    });
}

/// What was said of an item that fails: what is wrong, and where.
fn told(decision: &Decision, item: &str) -> String {
    let mut answers = decision.record.submission.answers.iter();
    let answer = answers.find(|answer| answer.item == item);
    let words = answer.map(|answer| [answer.problem(), answer.place()].join("  "));
    words.unwrap_or_default().trim().to_owned()
}

/// Whether nobody said of some item what is wrong with it and where.
pub fn lacks_words(decision: &Decision) -> bool {
    let mut failing = decision.verdict.nonconforming();
    failing.any(|item| told(decision, &item.item).is_empty())
}
