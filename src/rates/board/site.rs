//! The figures of one project, made of its state; nothing of the state is kept.

use super::issues::{self, IssueSum, OverdueIssue};
use super::{BoardScope, BoardSite, CrewBelow, is_enough};
use crate::domain::Words;
use crate::domain::head::ProjectHead;
use crate::domain::pin::ChecklistPin;
use crate::domain::project::Project;
use crate::rates::pictures::pareto::Pareto;
use crate::rates::{By, Counts, Level, Query, RatesTable, RowKey, Targets, rates};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A project that is to be counted.
pub struct SiteOf<'a> {
    /// Its id.
    pub pid: &'a str,
    /// Its state.
    pub project: &'a Project,
    /// What an item of a checklist that a check pinned is called.
    pub named: &'a dyn Fn(&ChecklistPin, &str) -> Option<ItemNamed>,
    /// The day of its newest record.
    pub newest: Option<NaiveDate>,
    /// Whether nothing of it is damaged, missing or unreadable.
    pub is_sound: bool,
}

/// What an item is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemNamed {
    /// Its clause.
    pub clause: String,
    /// Its title.
    pub title: Words,
}

/// What headquarters' ledger says of a project; empty where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LedgerSays {
    /// 地区.
    pub region: String,
    /// 公司.
    pub company: String,
    /// 类型.
    pub kind: String,
}

/// How often an item failed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FailingSum {
    /// The checklist's id.
    pub checklist: String,
    /// The item's id.
    pub item: String,
    /// What it is called, where the checklist was found.
    pub named: Option<ItemNamed>,
    /// First rounds in which it did not conform.
    pub failed: u64,
    /// In how many projects.
    pub sites: u64,
}

/// What a project adds to the board.
#[derive(Clone, Debug, Default)]
pub struct SiteFigures {
    pub(super) site: BoardSite,
    pub(super) table: RatesTable,
    pub(super) trades: BTreeMap<String, Counts>,
    pub(super) buildings: BTreeMap<String, Counts>,
    pub(super) issues_now: IssueSum,
    pub(super) crews: Vec<CrewBelow>,
    pub(super) failing: BTreeMap<(String, String), FailingSum>,
    pub(super) overdue: Vec<OverdueIssue>,
}

impl FailingSum {
    pub(super) fn add(&mut self, other: FailingSum) {
        *self = FailingSum {
            named: other.named.or_else(|| self.named.take()),
            failed: self.failed + other.failed,
            sites: self.sites + other.sites,
            ..other
        };
    }
}

impl SiteFigures {
    /// Of a project.
    pub fn of(of: &SiteOf<'_>, scope: &BoardScope) -> Self {
        let (project, head) = (of.project, &of.project.head);
        let counted = |levels: &[Level], by| {
            let query = Query {
                levels: levels.to_vec(),
                by: Some(by),
                from: scope.from,
                to: scope.to,
            };
            rates(project, &query)
        };
        let table = counted(&Level::ALL, By::Month);
        let lots = |by| grouped(counted(&[Level::Lot], by));
        let (issues, issues_now, overdue) = issues::of(of, scope);
        let crews = lots(By::Crew).into_iter();
        let total = |level| {
            let found = table.get(&RowKey { level, group: None });
            found.cloned().unwrap_or_default()
        };
        let disputed = Level::ALL.map(|level| total(level).disputed);
        let site = BoardSite {
            pid: of.pid.to_owned(),
            code: head.code.clone(),
            name: head.name.clone(),
            targets: Targets::of(head),
            lots: total(Level::Lot),
            units: total(Level::Unit).first_pass,
            issues,
            newest: of.newest,
            is_sound: of.is_sound,
            disputed: disputed.iter().sum(),
            ledger: LedgerSays::default(),
        };
        Self {
            site,
            trades: lots(By::Trade),
            buildings: lots(By::Building),
            issues_now,
            crews: crews.filter_map(|crew| below(head, crew)).collect(),
            failing: failing(of, scope),
            overdue,
            table,
        }
    }
}

/// The groups of a table of one level.
fn grouped(table: RatesTable) -> BTreeMap<String, Counts> {
    let rows = table.into_iter();
    rows.filter_map(|(key, counts)| Some((key.group?, counts)))
        .collect()
}

/// A crew that is below the agreed limit of the veto; where none was agreed, below the target.
fn below(head: &ProjectHead, (crew, counts): (String, Counts)) -> Option<CrewBelow> {
    let passed = counts.first_pass;
    let veto = head.agreed.veto_below.as_ref();
    let limit = veto.or(head.target_first_pass.as_ref())?;
    let is_below = is_enough(passed) && passed.meets(limit) == Some(false);
    is_below.then(|| CrewBelow {
        site: 0,
        crew,
        passed,
        limit: limit.clone(),
        is_veto: veto.is_some(),
    })
}

fn failing(of: &SiteOf<'_>, scope: &BoardScope) -> BTreeMap<(String, String), FailingSum> {
    let items = Pareto::of(of.project, scope.from, scope.to)
        .items
        .into_iter();
    let sums = items.map(|item| {
        let sum = FailingSum {
            named: (of.named)(&item.checklist, &item.item),
            checklist: item.checklist.id,
            item: item.item,
            failed: item.failed.part,
            sites: 1,
        };
        ((sum.checklist.clone(), sum.item.clone()), sum)
    });
    sums.collect()
}
