//! What is stuck: issues past the day they were due, and crews below the limit of their project.

use super::BoardShown;
use super::page::{BoardCell, BoardPage};
use crate::rates::board::{CrewBelow, OverdueIssue};
use crate::text::{board as say, clause, reason::pair, words};

/// So many of each are shown; the rest is folded.
const MOST: usize = 12;

impl BoardShown<'_> {
    pub(super) fn stuck(&self, page: &mut BoardPage) {
        let lang = self.lang;
        page.section(say::stuck(lang), |page| {
            page.heading(say::overdue(lang));
            let all = self.figures.issues.overdue;
            match all {
                0 => page.say(say::no_overdue(lang)),
                all => page.say(&say::more_overdue(lang, all)),
            }
            let rows = self.figures.overdue.iter().map(|issue| self.late(issue));
            let heads = [
                say::project(lang),
                say::subject(lang),
                say::item(lang),
                say::crew(lang),
                say::severity(lang),
                say::due(lang),
                say::days_late(lang),
            ];
            self.some(page, &heads, rows.collect());
            page.heading(say::crews_below(lang));
            let rows = self.crews_below().into_iter().map(|crew| self.crew(crew));
            let rows: Vec<_> = rows.collect();
            if rows.is_empty() {
                page.say(say::no_crews(lang));
            }
            let heads = [
                say::project(lang),
                say::crew(lang),
                say::rate(lang),
                say::limit(lang),
            ];
            self.some(page, &heads, rows);
            page.note(say::crews_is(lang));
        });
    }

    /// Crews below their limit, those with most lots first.
    pub(super) fn crews_below(&self) -> Vec<&CrewBelow> {
        let mut all: Vec<&CrewBelow> = self.figures.crews.iter().collect();
        all.sort_by_key(|crew| std::cmp::Reverse(crew.passed.whole));
        all
    }

    /// What an overdue issue is about: its clause and item, or what was said.
    pub(super) fn about(&self, issue: &OverdueIssue) -> String {
        match &issue.item {
            Some(item) => {
                let clause = clause::shown(self.lang, &item.clause);
                format!("{clause} {}", self.lang.of_words(&item.title))
            }
            None => issue.said.clone(),
        }
    }

    pub(super) fn days_late(&self, issue: &OverdueIssue) -> i64 {
        (self.figures.scope.today() - issue.due).num_days()
    }

    fn late(&self, issue: &OverdueIssue) -> Vec<BoardCell> {
        vec![
            BoardCell::Words(self.called(issue.site).to_owned()),
            BoardCell::Words(issue.subject.clone()),
            BoardCell::Words(self.about(issue)),
            BoardCell::Words(issue.crew.clone()),
            BoardCell::Words(words::severity(self.lang, issue.severity).to_owned()),
            BoardCell::Day(issue.due.to_string()),
            BoardCell::Figure(self.days_late(issue).to_string()),
        ]
    }

    fn crew(&self, crew: &CrewBelow) -> Vec<BoardCell> {
        let kind = match crew.is_veto {
            true => say::veto(self.lang),
            false => say::target(self.lang),
        };
        vec![
            BoardCell::Words(self.called(crew.site).to_owned()),
            BoardCell::Words(crew.crew.clone()),
            BoardCell::Figure(pair(&crew.passed)),
            BoardCell::Words(format!("< {} % {kind}", crew.limit)),
        ]
    }

    /// Rows of which the first are shown and the rest is folded.
    pub(super) fn some(&self, page: &mut BoardPage, heads: &[&str], mut rows: Vec<Vec<BoardCell>>) {
        let rest = rows.split_off(rows.len().min(MOST));
        page.table(heads, &rows);
        if !rest.is_empty() {
            let more = say::and_more(self.lang, rest.len());
            page.folded(&more, |page| page.table(heads, &rest));
        }
    }
}
