//! 不合格项 of a project as headquarters counts them: opened in the period, by the days of the site.

use super::BoardScope;
use super::site::{ItemNamed, SiteOf};
use crate::domain::issue::{Issue, Severity};
use crate::domain::ratio::Ratio;
use crate::rates::rows::lies_in;
use chrono::NaiveDate;

/// How many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct IssueSum {
    /// All of them.
    pub opened: u64,
    /// Closed.
    pub closed: u64,
    /// Of these, not after the day they were due.
    pub in_time: u64,
    /// Open, and past that day.
    pub overdue: u64,
}

/// One that is overdue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverdueIssue {
    /// The project, by its place among the sites.
    pub site: usize,
    /// Its id.
    pub id: String,
    /// The subject's code.
    pub subject: String,
    /// The crew that answers for it.
    pub crew: String,
    /// How grave.
    pub severity: Severity,
    /// The item it is about, if it is about one.
    pub item: Option<ItemNamed>,
    /// What was said when it was opened.
    pub said: String,
    /// The day it is due.
    pub due: NaiveDate,
    /// How often a re-check sent it back.
    pub returns: u32,
}

impl IssueSum {
    /// Closed of all.
    pub fn closing(self) -> Ratio {
        Ratio {
            part: self.closed,
            whole: self.opened,
        }
    }

    /// Closed in time of all.
    pub fn timely(self) -> Ratio {
        Ratio {
            part: self.in_time,
            whole: self.opened,
        }
    }

    pub(super) fn add(&mut self, other: &IssueSum) {
        self.opened += other.opened;
        self.closed += other.closed;
        self.in_time += other.in_time;
        self.overdue += other.overdue;
    }

    fn count(&mut self, of: &SiteOf<'_>, issue: &Issue, today: &str) {
        let zone = of.project.head.zone();
        self.opened += 1;
        self.closed += u64::from(!issue.is_open());
        self.in_time += u64::from(issue.was_closed_in_time(zone));
        self.overdue += u64::from(issue.is_overdue(today));
    }
}

/// Those of a project: in all, of the month it is, and those overdue, oldest first.
pub(super) fn of(of: &SiteOf<'_>, scope: &BoardScope) -> (IssueSum, IssueSum, Vec<OverdueIssue>) {
    let zone = of.project.head.zone();
    let (today, month) = (scope.today_at(zone).to_string(), scope.month());
    let (mut all, mut now, mut overdue) = (IssueSum::default(), IssueSum::default(), Vec::new());
    for issue in of.project.issues() {
        if !lies_in(&issue.opened, zone, scope.from, scope.to) {
            continue;
        }
        all.count(of, issue, &today);
        if zone.month(&issue.opened) == month {
            now.count(of, issue, &today);
        }
        let late = issue.is_overdue(&today);
        overdue.extend(issue.due.date().filter(|_| late).map(|due| (due, issue)));
    }
    overdue.sort_by_key(|(due, _)| *due);
    let oldest = overdue.into_iter().take(super::MOST_OVERDUE);
    let oldest = oldest.map(|(due, issue)| late(of, issue, due));
    (all, now, oldest.collect())
}

fn late(of: &SiteOf<'_>, issue: &Issue, due: NaiveDate) -> OverdueIssue {
    let opening = issue.steps.first();
    let node = of.project.node(&issue.subject);
    let check = node.and_then(|node| node.check_in(&opening?.record));
    let item = check.and_then(|check| (of.named)(&check.checklist, &issue.item));
    OverdueIssue {
        site: 0,
        id: issue.id.clone(),
        subject: issue.subject.clone(),
        crew: issue.crew.clone(),
        severity: issue.severity,
        item,
        said: opening.map_or_else(String::new, |taken| taken.step.text.clone()),
        due,
        returns: issue.returns,
    }
}
