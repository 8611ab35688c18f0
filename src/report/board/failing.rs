//! What fails most: items of checklists with their clauses, and which share of all failures they make together.

use super::BoardShown;
use super::page::{BoardCell, BoardPage};
use crate::rates::board::FailingSum;
use crate::rates::pictures::control::share;
use crate::text::{Lang, board as say, clause};

/// So many items are shown; the rest is folded.
const MOST: usize = 12;
const FOLDED: usize = 60;

impl BoardShown<'_> {
    pub(super) fn failing(&self, page: &mut BoardPage) {
        let lang = self.lang;
        page.section(say::what(lang), |page| {
            let items = self.figures.pareto();
            let most = items.first().map_or(1, |(item, _)| item.failed);
            if items.is_empty() {
                return page.say(say::nothing_failed(lang));
            }
            let rows = items.iter().map(|(item, up_to)| {
                let (title, clause) = named(lang, item);
                vec![
                    BoardCell::Under(title, clause),
                    BoardCell::Bar(item.failed as f64 / most as f64, None),
                    BoardCell::Figure(item.failed.to_string()),
                    BoardCell::Figure(item.sites.to_string()),
                    BoardCell::Figure(format!("{:.1} %", share(*up_to) * 100.0)),
                ]
            });
            let mut rows: Vec<_> = rows.take(FOLDED).collect();
            let rest = rows.split_off(rows.len().min(MOST));
            let heads = [
                say::item_and_clause(lang),
                "",
                say::failures(lang),
                say::in_projects(lang),
                say::up_to(lang),
            ];
            page.table(&heads, &rows);
            if !rest.is_empty() {
                let more = say::and_more(lang, items.len() - MOST);
                page.folded(&more, |page| page.table(&heads, &rest));
            }
            page.note(say::pareto_is(lang));
        });
    }
}

/// Title and clause of an item; its ids where nobody has the checklist.
pub(super) fn named(lang: Lang, item: &FailingSum) -> (String, String) {
    match &item.named {
        Some(named) => (
            lang.of_words(&named.title).to_owned(),
            format!(
                "{} {}",
                standard(&item.checklist),
                clause::shown(lang, &named.clause)
            ),
        ),
        None => (format!("{} {}", item.checklist, item.item), String::new()),
    }
}

/// What stands before the point in a checklist's id, where that names a standard.
fn standard(checklist: &str) -> String {
    let before = checklist.split('.').next().unwrap_or_default();
    let letters = before.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let is_standard =
        letters.len() < before.len() && letters.starts_with(|c: char| c.is_ascii_digit());
    match is_standard {
        true => {
            let (kind, number) = before.split_at(before.len() - letters.len());
            let kind = match kind {
                "gbt" => "GB/T".to_owned(),
                "jgjt" => "JGJ/T".to_owned(),
                kind => kind.to_ascii_uppercase(),
            };
            format!("{kind} {number}")
        }
        false => String::new(),
    }
}
