//! Who has not reported: how old the newest record of each project is, and which did not come at all.

use super::BoardShown;
use super::page::{BoardCell, BoardPage};
use crate::text::board as say;
use chrono::NaiveDate;

/// So many are named; all stand in the table of all projects.
const MOST: usize = 15;

impl BoardShown<'_> {
    /// The projects by the age of their newest record, oldest first.
    pub(super) fn by_age(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.figures.sites.len()).collect();
        let newest = |at: &usize| self.figures.sites.get(*at).and_then(|site| site.newest);
        places.sort_by_key(newest);
        places
    }

    /// How many days ago, and what is odd about it.
    pub(super) fn age(&self, newest: Option<NaiveDate>) -> Result<i64, &'static str> {
        let Some(newest) = newest else {
            return Err(say::no_record(self.lang));
        };
        match (self.figures.scope.today() - newest).num_days() {
            days if days < 0 => Err(say::ahead(self.lang)),
            days => Ok(days),
        }
    }

    pub(super) fn silent(&self, page: &mut BoardPage) {
        let (lang, sites) = (self.lang, &self.figures.sites);
        page.section(say::silent(lang), |page| {
            let ages = sites.iter().map(|site| self.age(site.newest));
            let ages: Vec<_> = ages.collect();
            let count = |from, to| {
                let in_it =
                    |age: &&Result<i64, _>| age.is_ok_and(|days| (from..=to).contains(&days));
                ages.iter().filter(in_it).count()
            };
            page.say(&say::ages(
                lang,
                count(0, 7),
                count(8, 30),
                count(31, i64::MAX),
            ));
            let missing = self.board.missing.unwrap_or_default();
            if !missing.is_empty() {
                page.heading(say::never(lang));
                let rows = missing
                    .iter()
                    .map(|name| vec![BoardCell::Words(name.clone())]);
                self.some(page, &[say::project(lang)], rows.collect());
            }
            let oldest = self.by_age();
            let rows = oldest.iter().take(MOST).filter_map(|at| {
                let site = sites.get(*at)?;
                Some(vec![
                    BoardCell::Words(format!("{} {}", self.called(*at), site.name)),
                    BoardCell::Day(site.newest.map_or_else(String::new, |day| day.to_string())),
                    BoardCell::Figure(match self.age(site.newest) {
                        Ok(days) => days.to_string(),
                        Err(odd) => odd.to_owned(),
                    }),
                ])
            });
            let heads = [say::project(lang), say::newest(lang), say::age(lang)];
            page.table(&heads, &rows.collect::<Vec<_>>());
        });
    }
}
