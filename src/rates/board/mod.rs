//! What headquarters looks at, added up project by project: every figure is a sum of the rows that the rates are
//! sums of. How it is shown is for the reports.
//!
//! | file | noun |
//! |---|---|
//! | `site` | the figures of one project |
//! | `issues` | 不合格项: how many, closed, in time; those overdue |

mod issues;
mod site;

pub use issues::{IssueSum, OverdueIssue};
pub use site::{FailingSum, ItemNamed, LedgerSays, SiteFigures, SiteOf};

use super::pictures::control::FEW;
use super::{Counts, Level, RatesTable, RowKey, Targets};
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::domain::zone::Zone;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many overdue issues are shown.
pub const MOST_OVERDUE: usize = 40;

/// Which days are counted, and what is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardScope {
    /// First day counted.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
    /// The moment that it is.
    pub now: DateTime<FixedOffset>,
}

/// A project on the board.
#[derive(Clone, Debug, Default)]
pub struct BoardSite {
    /// Its id.
    pub pid: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is held against.
    pub targets: Targets,
    /// Its counts of lots.
    pub lots: Counts,
    /// Its units that passed at once, of those concluded.
    pub units: Ratio,
    /// Its 不合格项.
    pub issues: IssueSum,
    /// The day of its newest record.
    pub newest: Option<NaiveDate>,
    /// Whether its figures lack nothing for damage.
    pub is_sound: bool,
    /// Subjects of all levels that count by their worse side.
    pub disputed: u64,
    /// What the ledger says of it.
    pub ledger: LedgerSays,
}

/// A crew below its project's limit.
#[derive(Clone, Debug, PartialEq)]
pub struct CrewBelow {
    /// The project, by its place among the sites.
    pub site: usize,
    /// The crew.
    pub crew: String,
    /// Passed at once of concluded.
    pub passed: Ratio,
    /// The limit in per cent.
    pub limit: Decimal,
    /// Whether that is the agreed limit of the veto; else it is the target.
    pub is_veto: bool,
}

/// The figures of all projects.
#[derive(Clone, Debug, Default)]
pub struct BoardFigures {
    /// Which days.
    pub scope: BoardScope,
    /// The projects, in the order they were taken.
    pub sites: Vec<BoardSite>,
    /// Counts of each level, in all and by months.
    pub table: RatesTable,
    /// 不合格项 in all.
    pub issues: IssueSum,
    /// Of these, those opened in the month it is.
    pub issues_now: IssueSum,
    /// Counts of lots by trade.
    pub trades: BTreeMap<String, Counts>,
    /// By building; of many projects they mean nothing together.
    pub buildings: BTreeMap<String, Counts>,
    /// Crews below their limit.
    pub crews: Vec<CrewBelow>,
    /// Items that failed in first rounds, by checklist and item.
    pub failing: BTreeMap<(String, String), FailingSum>,
    /// The oldest overdue issues.
    pub overdue: Vec<OverdueIssue>,
}

impl BoardScope {
    /// The day that it is, where most sites are.
    pub fn today(&self) -> NaiveDate {
        self.today_at(Zone::default())
    }

    /// The day that it is at a site.
    pub fn today_at(&self, zone: Zone) -> NaiveDate {
        zone.here(self.now).date_naive()
    }

    /// The month that it is, `YYYY-MM`: that of the last day counted, if such a day was named.
    pub fn month(&self) -> String {
        let day = self.to.unwrap_or_else(|| self.today());
        day.format("%Y-%m").to_string()
    }
}

impl BoardFigures {
    /// Of no project yet.
    pub fn new(scope: BoardScope) -> Self {
        let mut figures = Self {
            scope,
            ..Self::default()
        };
        for level in Level::ALL {
            let key = RowKey { level, group: None };
            figures.table.entry(key).or_default();
        }
        figures
    }

    /// Takes a project in.
    pub fn take(&mut self, figures: SiteFigures) {
        let site = self.sites.len();
        self.sites.push(figures.site);
        for (key, counts) in figures.table {
            self.table.entry(key).or_default().add_all(&counts);
        }
        for (own, others) in [
            (&mut self.trades, figures.trades),
            (&mut self.buildings, figures.buildings),
        ] {
            for (name, counts) in others {
                own.entry(name).or_default().add_all(&counts);
            }
        }
        if let Some(taken) = self.sites.last() {
            self.issues.add(&taken.issues);
        }
        self.issues_now.add(&figures.issues_now);
        self.crews.extend(
            figures
                .crews
                .into_iter()
                .map(|crew| CrewBelow { site, ..crew }),
        );
        for (key, failing) in figures.failing {
            self.failing.entry(key).or_default().add(failing);
        }
        let overdue = figures.overdue.into_iter();
        self.overdue
            .extend(overdue.map(|issue| OverdueIssue { site, ..issue }));
        self.overdue.sort_by_key(|issue| issue.due);
        self.overdue.truncate(MOST_OVERDUE);
    }

    /// The counts of a level, in all or of a month.
    pub fn counts(&self, level: Level, month: Option<&str>) -> Counts {
        let group = month.map(str::to_owned);
        let found = self.table.get(&RowKey { level, group });
        found.cloned().unwrap_or_default()
    }

    /// The items that failed most, each with what of all failures is up to it.
    pub fn pareto(&self) -> Vec<(&FailingSum, Ratio)> {
        let mut items: Vec<&FailingSum> = self.failing.values().collect();
        items.sort_by_key(|item| Reverse(item.failed));
        let whole = items.iter().map(|item| item.failed).sum();
        let up_to = items.into_iter().scan(0, |part, item| {
            *part += item.failed;
            Some((item, Ratio { part: *part, whole }))
        });
        up_to.collect()
    }

    /// What all projects are held against: what only some of them agreed on is no target of all.
    pub fn targets(&self) -> Targets {
        let mut each = self.sites.iter().map(|site| &site.targets);
        let Some(first) = each.next().cloned() else {
            return Targets::default();
        };
        each.fold(first, |shared, own| shared.common(own))
    }

    /// How many projects with lots meet their own target, of those that have one.
    pub fn meeting(&self, of: impl Fn(&BoardSite) -> (Ratio, Option<Decimal>)) -> Ratio {
        let mut meeting = Ratio::default();
        for site in &self.sites {
            let (ratio, target) = of(site);
            if let Some(met) = target.and_then(|target| ratio.meets(&target)) {
                meeting.count(met);
            }
        }
        meeting
    }
}

/// Whether so many lots are enough to say something of a crew.
pub(super) fn is_enough(passed: Ratio) -> bool {
    passed.whole >= FEW
}
