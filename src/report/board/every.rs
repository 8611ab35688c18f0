//! All projects, folded: in order of their codes, for no order of percentages means anything.

use super::BoardShown;
use super::page::{BoardCell, BoardPage};
use crate::text::reason::pair;
use crate::text::{board as say, words};

impl BoardShown<'_> {
    pub(super) fn every(&self, page: &mut BoardPage) {
        let lang = self.lang;
        let name = format!("{} ({})", say::every_project(lang), self.names.len());
        page.folded(&name, |page| {
            let rows: Vec<_> = { self.by_code().into_iter() }
                .filter_map(|at| self.row(at))
                .collect();
            let heads = [
                say::code(lang),
                say::name(lang),
                words::first_pass_rate(lang),
                say::target(lang),
                words::excellence_rate(lang),
                say::points_rate(lang),
                say::closing_rate(lang),
                say::newest(lang),
            ];
            page.table(&heads, &rows);
        });
    }

    /// The places of the projects in order of their codes.
    pub(super) fn by_code(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.names.len()).collect();
        places.sort_by_key(|at| self.called(*at));
        places
    }

    fn row(&self, at: usize) -> Option<Vec<BoardCell>> {
        let site = self.figures.sites.get(at)?;
        let mark = if site.is_sound { "" } else { "✗ " };
        let newest = site.newest.map_or_else(String::new, |day| day.to_string());
        let target = site.targets.first_pass.as_ref();
        Some(vec![
            BoardCell::Words(format!("{mark}{}", self.called(at))),
            BoardCell::Words(site.name.clone()),
            BoardCell::Figure(pair(&site.lots.first_pass)),
            BoardCell::Mark(self.met(site.lots.first_pass, target)),
            BoardCell::Figure(pair(&site.lots.excellence)),
            BoardCell::Figure(pair(&site.lots.points)),
            BoardCell::Figure(pair(&site.issues.closing())),
            BoardCell::Day(newest),
        ])
    }
}
