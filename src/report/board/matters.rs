//! What is to be looked at before any figure is believed: damage, disputes, projects that did not come.

use super::BoardShown;
use super::page::BoardPage;
use crate::text::escape::markup;
use crate::text::{board as say, collision};

/// So many are shown before the rest is folded.
const MOST: usize = 12;

impl BoardShown<'_> {
    pub(super) fn matters(&self, page: &mut BoardPage) {
        let lang = self.lang;
        let all = self.all_matters();
        if all.is_empty() {
            let calm = markup(say::no_matters(lang));
            page.raw(&format!("<ul class=\"matters calm\"><li>✓ {calm}</ul>"));
            return;
        }
        let list = |page: &mut BoardPage, some: &[String]| {
            let lines = some.iter().map(|line| format!("<li>{}\n", markup(line)));
            page.raw(&format!(
                "<ul class=matters>{}</ul>",
                lines.collect::<String>()
            ));
        };
        page.section(say::matters(lang), |page| {
            let (first, rest) = all.split_at(all.len().min(MOST));
            list(page, first);
            if !rest.is_empty() {
                let more = say::and_more(lang, rest.len());
                page.folded(&more, |page| list(page, rest));
            }
        });
    }

    /// All of them, each with its sign.
    pub(super) fn all_matters(&self) -> Vec<String> {
        let lang = self.lang;
        let troubles = { self.board.troubles.iter() }.map(|line| format!("✗ {line}"));
        let mut all: Vec<String> = troubles.collect();
        for (at, site) in self.figures.sites.iter().enumerate() {
            let name = self.called(at);
            if !site.is_sound {
                let unsound = lang.about(name, say::unsound(lang));
                all.push(format!("✗ {unsound}"));
            }
            if site.disputed > 0 {
                all.push(format!("! {}", say::disputed(lang, name, site.disputed)));
            }
        }
        if !self.board.forks.is_empty() {
            all.push(format!("! {}", collision::forked(lang, self.board.forks)));
        }
        let missing = self.board.missing.unwrap_or_default();
        if !missing.is_empty() {
            let count = say::missing(lang, missing.len());
            let named = missing.iter().take(MOST).map(String::as_str);
            let named = named.collect::<Vec<_>>().join(lang.between());
            let more = if missing.len() > MOST { "…" } else { "" };
            all.push(format!("! {}", lang.about(count, format!("{named}{more}"))));
        }
        if self.board.unlisted > 0 {
            all.push(format!("! {}", say::unlisted(lang, self.board.unlisted)));
        }
        all
    }
}
