//! Where: rates by region, company and type, by trade and by building, each with what it is made of.

use super::page::{BoardCell, BoardPage};
use super::{BoardShown, as_share};
use crate::domain::ratio::Ratio;
use crate::rates::Counts;
use crate::rates::board::{BoardSite, LedgerSays};
use crate::rates::pictures::control::share;
use crate::text::{board as say, reason::pair};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many groups are shown one by one.
const MOST: usize = 12;

/// A group: its name, how many lots passed at once, of how many projects.
pub(super) type BoardGroup = (String, Ratio);

/// What the ledger says of something.
type SaidOf = fn(&LedgerSays) -> &str;

/// What is grouped, under its name.
pub(super) type BoardGroups = (&'static str, Vec<BoardGroup>);

impl BoardShown<'_> {
    /// All groups there are, each kind with its name.
    pub(super) fn groups(&self) -> Vec<BoardGroups> {
        let (lang, figures) = (self.lang, self.figures);
        let ledger: [(&'static str, SaidOf); 3] = [
            (say::region(lang), |says| &says.region),
            (say::company(lang), |says| &says.company),
            (say::kind(lang), |says| &says.kind),
        ];
        let mut all: Vec<BoardGroups> = Vec::new();
        if self.board.missing.is_some() {
            for (name, of) in ledger {
                let is_said = |site: &BoardSite| !of(&site.ledger).is_empty();
                if figures.sites.iter().any(is_said) {
                    all.push((name, self.by_ledger(of)));
                }
            }
        }
        all.push((say::trade(lang), by_size(&figures.trades)));
        if figures.sites.len() == 1 {
            all.push((say::building(lang), by_size(&figures.buildings)));
        }
        all.retain(|(_, groups)| !groups.is_empty());
        all
    }

    fn by_ledger(&self, of: SaidOf) -> Vec<BoardGroup> {
        let mut sums: BTreeMap<String, Counts> = BTreeMap::new();
        for site in &self.figures.sites {
            let name = match of(&site.ledger) {
                "" => say::not_listed(self.lang),
                name => name,
            };
            let sum = sums.entry(name.to_owned()).or_default();
            sum.add_all(&site.lots);
        }
        by_size(&sums)
    }

    pub(super) fn places(&self, page: &mut BoardPage) {
        let lang = self.lang;
        page.section(say::place(lang), |page| {
            for (name, groups) in self.groups() {
                self.bars(page, name, &groups);
            }
            page.note(say::by_size(lang));
            if self.targets.first_pass.is_some() {
                page.note(say::upright(lang));
            }
            if self.board.missing.is_none() && self.figures.sites.len() > 1 {
                page.note(say::no_ledger(lang));
            }
        });
    }

    fn bars(&self, page: &mut BoardPage, name: &str, groups: &[BoardGroup]) {
        let lang = self.lang;
        let target = self.targets.first_pass.as_ref();
        let row = |name: &str, passed: Ratio| {
            let mut row = vec![
                BoardCell::Words(name.to_owned()),
                BoardCell::Bar(share(passed), as_share(target)),
                BoardCell::Figure(pair(&passed)),
            ];
            if target.is_some() {
                row.push(BoardCell::Mark(self.met(passed, target)));
            }
            row
        };
        let (first, rest) = groups.split_at(groups.len().min(MOST));
        let mut rows: Vec<_> = first
            .iter()
            .map(|(name, passed)| row(name, *passed))
            .collect();
        if !rest.is_empty() {
            let sum = |of: fn(&Ratio) -> u64| rest.iter().map(|(_, one)| of(one)).sum();
            let passed = Ratio {
                part: sum(|one| one.part),
                whole: sum(|one| one.whole),
            };
            rows.push(row(&say::others(lang, rest.len()), passed));
        }
        let heads = [name, "", say::rate(lang), say::target(lang)];
        page.table(&heads, &rows);
    }
}

/// Groups with lots, those with most first.
fn by_size(groups: &BTreeMap<String, Counts>) -> Vec<BoardGroup> {
    let all = groups.iter();
    let all = all.map(|(name, counts)| (name.clone(), counts.first_pass));
    let mut all: Vec<BoardGroup> = all.filter(|(_, passed)| passed.whole > 0).collect();
    all.sort_by_key(|(_, passed)| Reverse(passed.whole));
    all
}
