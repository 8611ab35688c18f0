//! 监理月报 (GB/T 50319, 7.2.3): its quality sections from the records of a month. Rates are those of `rates`, with
//! what they are counted of; what only a person can say stays open.

use super::FillBook;
use super::above::rate;
use super::course::causes;
use super::period::{Month, whole};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::issue::{Issue, Step};
use crate::domain::issued::Issued;
use crate::domain::node::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Outcome};
use crate::paper::value::Values;
use crate::rates::{By, Counts, Level, RatesTable, RowKey, rates};
use crate::text::paper;
use chrono::Datelike;

impl FillBook<'_> {
    /// Fills the report of a month.
    pub fn month(&self, values: &mut Values, month: Month) {
        let (first, last) = (month.first.to_string(), month.last.to_string());
        values.set("unit", self.project.head.name.as_str());
        values.set(
            "period",
            paper::period(&paper::date(&first), &paper::date(&last)),
        );
        values.set("definitions", paper::definitions());
        values.set("date", paper::date(&last));
        if let Some(began) = self.project.head.began() {
            let months = (month.first.year() - began.year()) * 12
                + i32::try_from(month.first.month()).unwrap_or(0)
                - i32::try_from(began.month()).unwrap_or(0);
            values.set("issue_number", (months + 1).max(1).to_string());
        }
        let of = |by| rates(self.project, &month.query(false, by));
        let total = |by| rates(self.project, &month.query(true, by));
        let (by_trade, all_by_trade) = (of(By::Trade), total(By::Trade));
        values.set("quality", quality(&by_trade, &all_by_trade));
        values.set_table("lots", self.lots_of(&by_trade, &all_by_trade));
        values.set_table("acceptances", self.acceptances(month));
        values.set_table("crews", self.crews(month, &of(By::Crew)));
        let concerned = self.project.issues().iter().filter(|issue| {
            let closed = !issue.is_open() && !month.has(&issue.closed);
            month.is_past(&issue.opened) && !closed
        });
        let concerned: Vec<&Issue> = concerned.collect();
        let points = concerned.iter().enumerate();
        let points: Vec<Values> = points
            .map(|(at, issue)| self.point(at + 1, issue))
            .collect();
        let opened = concerned.iter().zip(&points);
        let opened = opened.filter(|(issue, _)| month.has(&issue.opened));
        let about: Vec<String> = opened.map(|(_, point)| point.plain("item")).collect();
        let causes = causes(about.iter().map(String::as_str));
        values.set("problem_quality", foremost(&causes));
        values.set_table("causes", causes);
        values.set_table("issues", points);
        values.set("issue_totals", self.issue_totals(month));
        values.set_table("trend", self.trend(month));
        values.set_table("flow", self.flow(month));
        values.set_table("orders", self.orders(month));
        values.set_table("measured", self.measured(month));
        let statistics = self.statistics(month);
        values.set("supervision_quality", supervised(&statistics));
        values.set_table("statistics", statistics);
        values.set_table("concealed", self.entries(month, Kind::Concealed));
        values.set_table("materials", self.entries(month, Kind::Material));
    }

    /// A row for each item of which lots were concluded, in the order of the plan.
    fn lots_of(&self, month: &RatesTable, all: &RatesTable) -> Vec<Values> {
        let mut rows: Vec<Values> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        let items = self.project.nodes().iter();
        for item in items.filter(|node| node.subject.kind == Kind::Item) {
            let name = item.subject.name.as_str();
            let (Some(now), Some(sum)) = (of_group(month, name), of_group(all, name)) else {
                continue;
            };
            if seen.contains(&name) || sum.first_pass.whole + sum.accepted == 0 {
                continue;
            }
            seen.push(name);
            let division = self.above(item, &[Kind::Division]);
            rows.push(lots_row(rows.len() + 1, &division, name, (now, sum)));
        }
        if let (Some(now), Some(sum), false) = (whole(month), whole(all), rows.is_empty()) {
            let row = lots_row(0, &paper::sum(), "", (now, sum));
            rows.push(row.with("no", ""));
        }
        rows
    }

    /// Items and divisions that were accepted in the month.
    fn acceptances(&self, month: Month) -> Vec<Values> {
        let kinds = [
            Kind::Item,
            Kind::SubDivision,
            Kind::Division,
            Kind::SubUnit,
            Kind::Unit,
        ];
        let nodes = self
            .project
            .nodes()
            .iter()
            .filter(|node| kinds.contains(&node.subject.kind));
        let accepted = |node: &Node| node.accepted().map(|one| one.at.clone());
        let mut total = 0;
        let mut rows = Vec::new();
        for node in nodes {
            let Some(at) = accepted(node).filter(|at| month.is_past(at)) else {
                continue;
            };
            total += 1;
            if month.has(&at) {
                rows.push(
                    Values::default()
                        .with("no", (rows.len() + 1).to_string())
                        .with("name", node.subject.name.as_str())
                        .with("lot_count", self.live(node, Kind::Lot).len().to_string())
                        .with("date", paper::day(&at))
                        .with("conclusion", paper::qualified())
                        .with("total", total.to_string()),
                );
            }
        }
        rows
    }

    fn crews(&self, month: Month, table: &RatesTable) -> Vec<Values> {
        let groups = table
            .iter()
            .filter_map(|(key, counts)| Some((key.group.as_deref()?, counts)));
        let worked = groups.filter(|(_, counts)| counts.first_pass.whole + counts.accepted > 0);
        let rows = worked.enumerate().map(|(at, (crew, counts))| {
            let issues = self.project.issues().iter();
            let issues = issues.filter(|issue| issue.crew == crew && month.has(&issue.opened));
            Values::default()
                .with("no", (at + 1).to_string())
                .with("crew", crew)
                .with("lot_count", counts.first_pass.whole.to_string())
                .with("rate_first", share(counts.first_pass))
                .with("issue_count", issues.count().to_string())
                .with("rework", share(counts.rework))
        });
        rows.collect()
    }

    fn issue_totals(&self, month: Month) -> String {
        let issues = || self.project.issues().iter();
        let opened = issues().filter(|one| month.has(&one.opened)).count();
        let closed = issues()
            .filter(|one| !one.is_open() && month.has(&one.closed))
            .count();
        let last = month.last.to_string();
        let open = || {
            issues().filter(|one| {
                month.is_past(&one.opened) && (one.is_open() || !month.is_past(&one.closed))
            })
        };
        let late = open().filter(|one| !one.due.is_empty() && one.due.as_str() < last.as_str());
        paper::issue_totals(opened, closed, open().count(), late.count())
    }

    /// Papers that were sent in the month, and all until its end.
    fn orders(&self, month: Month) -> Vec<Values> {
        let kinds = [
            ("notice", paper::notices()),
            ("suspend", paper::suspensions()),
            ("letter", paper::letters()),
        ];
        let rows = kinds.into_iter().enumerate().map(|(at, (form, name))| {
            let sent = || {
                let papers = self.project.papers().iter();
                papers.filter(move |one| one.form == form && one.withdrawn.is_none())
            };
            let total: Vec<_> = sent().filter(|one| month.is_past(&one.at)).collect();
            let answered = total
                .iter()
                .filter(|one| self.is_answered(&one.about))
                .count();
            let late = total
                .iter()
                .filter(|one| self.is_late(&one.about, month))
                .count();
            Values::default()
                .with("no", (at + 1).to_string())
                .with("name", name)
                .with(
                    "this_month",
                    sent().filter(|one| month.has(&one.at)).count().to_string(),
                )
                .with("total", total.len().to_string())
                .with("answered", answered.to_string())
                .with("unanswered", (total.len() - answered).to_string())
                .with("overdue", late.to_string())
        });
        rows.collect()
    }

    /// Whether all issues of a notice were mended.
    fn is_answered(&self, issues: &[String]) -> bool {
        issues.iter().all(|id| {
            self.project.issue(id).is_none_or(|issue| {
                let mended = |step: &Step| matches!(step, Step::Rectify);
                !issue.is_open() || issue.steps.iter().any(|taken| mended(&taken.step.step))
            })
        })
    }

    fn is_late(&self, issues: &[String], month: Month) -> bool {
        let last = month.last.to_string();
        let mut found = issues.iter().filter_map(|id| self.project.issue(id));
        found.any(|issue| issue.is_overdue(&last))
    }

    /// Measured points of the month's first acceptances, by item, and the month before.
    fn measured(&self, month: Month) -> Vec<Values> {
        let now = rates(self.project, &month.query(false, By::Trade));
        let before = month
            .before()
            .map(|one| rates(self.project, &one.query(false, By::Trade)));
        let groups = now
            .iter()
            .filter_map(|(key, counts)| Some((key.group.as_deref()?, counts)));
        let measured = groups.filter(|(_, counts)| counts.points.whole > 0);
        let rows = measured.enumerate().map(|(at, (name, counts))| {
            let earlier = before.as_ref().and_then(|table| of_group(table, name));
            Values::default()
                .with("no", (at + 1).to_string())
                .with("name", name)
                .with("points", counts.points.whole.to_string())
                .with("passed", counts.points.part.to_string())
                .with("rate", share(counts.points))
                .with(
                    "before_rate",
                    earlier.map_or_else(paper::none, |one| share(one.points)),
                )
        });
        rows.collect()
    }

    /// What the supervisors did: acceptances, standing by, notices.
    fn statistics(&self, month: Month) -> Vec<Values> {
        let checks = || self.project.nodes().iter().flat_map(|node| &node.checks);
        let formal = |lots: bool| {
            let at = move |at: &str| {
                if lots {
                    month.has(at)
                } else {
                    month.is_past(at)
                }
            };
            checks()
                .filter(move |one| one.stage == "acceptance" && at(&one.at))
                .count()
        };
        let sent = |now: bool| {
            let at = move |at: &str| {
                if now {
                    month.has(at)
                } else {
                    month.is_past(at)
                }
            };
            let papers = self.project.papers().iter();
            let sent = |one: &&Issued| one.form == "notice" && one.withdrawn.is_none();
            papers.filter(sent).filter(move |one| at(&one.at)).count()
        };
        [
            (paper::acceptance_rounds(), formal(true), formal(false)),
            (paper::notices(), sent(true), sent(false)),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (name, now, total))| {
            Values::default()
                .with("no", (at + 1).to_string())
                .with("name", name)
                .with("this_month", now.to_string())
                .with("total", total.to_string())
        })
        .collect()
    }

    /// Entries of a register that were concluded in the month.
    fn entries(&self, month: Month, kind: Kind) -> Vec<Values> {
        let nodes = self
            .project
            .nodes()
            .iter()
            .filter(|node| node.subject.kind == kind);
        // What the crew found before it handed in is no acceptance.
        let formal = |check: &&CheckSummary| check.stage == ACCEPTANCE;
        let concluded = nodes.filter_map(|node| {
            let mut rounds = node.checks.iter().filter(formal);
            let last = rounds.rfind(|check| month.has(&check.at))?;
            Some((node, last))
        });
        let rows = concluded.enumerate().map(|(at, (node, last))| {
            let conclusion = match last.outcome {
                Outcome::Accepted => paper::qualified(),
                Outcome::Rejected => paper::rejected(),
            };
            let photos: usize = node.checks.iter().map(|check| check.evidence.len()).sum();
            Values::default()
                .with("no", (at + 1).to_string())
                .with("name", node.subject.name.as_str())
                .with("content", node.subject.name.as_str())
                .with("location", node.subject.location.as_str())
                .with("quantity", self.capacity(node))
                .with(
                    "rounds",
                    node.checks.iter().filter(formal).count().to_string(),
                )
                .with("result", conclusion.clone())
                .with("conclusion", conclusion)
                .with("photo_count", photos.to_string())
        });
        rows.collect()
    }
}

fn lots_row(number: usize, division: &str, name: &str, (now, sum): (&Counts, &Counts)) -> Values {
    let first = now.first_pass;
    let again = now.accepted.saturating_sub(first.part);
    Values::default()
        .with("no", number.to_string())
        .with("division", division)
        .with("item", name)
        .with("reported", first.whole.to_string())
        .with("passed_first", first.part.to_string())
        .with("rate_first", share(first))
        .with("passed_again", again.to_string())
        .with(
            "refused",
            first.whole.saturating_sub(first.part).to_string(),
        )
        .with("total", sum.accepted.to_string())
        .with("total_rate", share(sum.first_pass))
        .with("grade_rate", share(sum.excellence))
}

/// What most of the month's issues are about, in a sentence; nothing where there were none.
fn foremost(causes: &[Values]) -> String {
    let named = causes
        .iter()
        .map(|row| paper::so_often(&row.plain("name"), &row.plain("count")));
    match causes.is_empty() {
        true => String::new(),
        false => paper::about_what(&named.collect::<Vec<_>>().join("，")),
    }
}

/// What the supervisors did this month, in a sentence; nothing where they did nothing.
fn supervised(statistics: &[Values]) -> String {
    let done = statistics
        .iter()
        .filter(|row| row.plain("this_month") != "0");
    let done = done.map(|row| paper::so_often(&row.plain("name"), &row.plain("this_month")));
    let done: Vec<String> = done.collect();
    match done.is_empty() {
        true => String::new(),
        false => paper::this_month(&done.join("，")),
    }
}

fn share(ratio: Ratio) -> String {
    rate(ratio.part, ratio.whole)
}

fn of_group<'a>(table: &'a RatesTable, name: &str) -> Option<&'a Counts> {
    let key = RowKey {
        level: Level::Lot,
        group: Some(name.to_owned()),
    };
    table.get(&key)
}

/// The month's rates in a sentence, with what they are counted of.
fn quality(month: &RatesTable, all: &RatesTable) -> String {
    let (Some(now), Some(sum)) = (whole(month), whole(all)) else {
        return String::new();
    };
    if now.first_pass.whole + sum.first_pass.whole == 0 {
        return String::new();
    }
    let of = |ratio: Ratio| format!("{}/{}＝{}", ratio.part, ratio.whole, share(ratio));
    paper::quality(
        &of(now.first_pass),
        &of(sum.first_pass),
        &of(sum.excellence),
    )
}
