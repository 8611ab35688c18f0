//! 监理日志 (GB/T 50319, 7.2.2): a day of the project from what was concluded, found, mended and sent on it. Weather,
//! progress and all that only a person can say stays open.

use super::FillBook;
use crate::domain::check::CheckSummary;
use crate::domain::issue::{Issue, Step, StepTaken};
use crate::domain::node::Node;
use crate::domain::time::Time;
use crate::paper::value::Values;
use crate::text::{Lang, paper, words};
use chrono::{Datelike, NaiveDate};

impl FillBook<'_> {
    /// Fills the log of a day.
    pub fn day(&self, values: &mut Values, day: NaiveDate) {
        let checks = self.checks_on(day);
        values.set("unit", self.project.head.name.as_str());
        values.set("date", paper::date(&day.to_string()));
        values.set("weekday", paper::weekday(day.weekday()));
        let rows = checks.iter().enumerate();
        let rows = rows.map(|(at, (node, check))| {
            Values::default()
                .with("no", (at + 1).to_string())
                .with("time", paper::clock(&check.at))
                .with("place", self.placed(node))
                .with("name", self.stage_and_round(node, check))
                .with("result", words::outcome(Lang::Zh, check.outcome))
        });
        values.set_table("checks", rows.collect());
        values.set("standby", self.watched(&checks));
        values.set("letters", self.sent_on(day));
        self.issues_on(values, day);
        let records = self.recorded_on(day).into_iter();
        let records: Vec<String> = records.map(|(record, _)| record).collect();
        values.set("records", records.join("、"));
    }

    /// The records of a day, each with its time: checks, steps of issues, papers.
    pub fn recorded_on(&self, day: NaiveDate) -> Vec<(String, Time)> {
        let checks = self.checks_on(day).into_iter();
        let checks = checks.map(|(_, check)| (&check.record, &check.at));
        let issues = self.project.issues().iter();
        let steps = issues.flat_map(|issue| steps_on(issue, day));
        let steps = steps.map(|taken| (&taken.record, &taken.step.at));
        let papers = self.project.papers().iter();
        let papers = papers.filter(|paper| is_on(&paper.at, day));
        let papers = papers.map(|paper| (&paper.record, &paper.at));
        let all = checks.chain(steps).chain(papers);
        let mut all: Vec<(String, Time)> = all
            .map(|(record, at)| (record.clone(), at.clone()))
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// What was concluded on a day, in the order of its hours.
    fn checks_on(&self, day: NaiveDate) -> Vec<(&Node, &CheckSummary)> {
        let nodes = self.project.nodes().iter();
        let checks = nodes.flat_map(|node| node.checks.iter().map(move |check| (node, check)));
        let mut checks: Vec<_> = checks.filter(|(_, check)| is_on(&check.at, day)).collect();
        checks.sort_by_key(|(_, check)| &check.at);
        checks
    }

    fn stage_and_round(&self, node: &Node, check: &CheckSummary) -> String {
        let chain = self.rulebook.chain_for(&self.project.head, node);
        let stage = words::stage(Lang::Zh, chain, &check.stage);
        match check.round {
            0 | 1 => stage.to_owned(),
            round => paper::in_round(stage, round),
        }
    }

    /// Works that were watched, from when to when.
    fn watched(&self, checks: &[(&Node, &CheckSummary)]) -> String {
        let lines = checks.iter().filter_map(|(node, check)| {
            let told = self.records.check(&check.record)?;
            let standby = told.check.submission.standby?;
            let (from, to) = (paper::clock(&standby.from), paper::clock(&standby.to));
            Some(paper::watched(&self.placed(node), from, to))
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The papers that went out on a day, and the inspections that were announced.
    fn sent_on(&self, day: NaiveDate) -> String {
        let papers = self.project.papers().iter();
        let papers = papers.filter(|paper| is_on(&paper.at, day) && paper.withdrawn.is_none());
        let papers = papers.map(|paper| paper.number.clone());
        let nodes = self.project.nodes().iter();
        let given = nodes.flat_map(|node| node.notices.iter().map(move |given| (node, given)));
        let given = given.filter(|(_, given)| is_on(&given.notice.at, day));
        let told = given.map(|(node, given)| {
            let to = given.notice.to.iter().map(|one| self.name(one));
            let to: Vec<&str> = to.collect();
            let meet = paper::moment(&given.notice.meet);
            paper::announced(&self.placed(node), &meet, &to.join("、"))
        });
        papers.chain(told).collect::<Vec<_>>().join("\n")
    }

    /// Issues that something happened to, with what.
    fn issues_on(&self, values: &mut Values, day: NaiveDate) {
        let issues = self.project.issues().iter();
        let touched = issues.filter(|issue| !steps_on(issue, day).is_empty());
        let touched: Vec<&Issue> = touched.collect();
        let rows = touched.iter().enumerate().map(|(at, issue)| {
            let steps = steps_on(issue, day).into_iter();
            let steps: Vec<&str> = steps
                .map(|taken| crate::text::issue::step(Lang::Zh, &taken.step.step))
                .collect();
            self.point(at + 1, issue)
                .with("measures", steps.join("、"))
                .with("status", "")
        });
        values.set_table("issues", rows.collect());
        let count = |such: fn(&Step) -> bool| {
            let had = |issue: &&&Issue| {
                let mut steps = steps_on(issue, day).into_iter();
                steps.any(|taken| such(&taken.step.step))
            };
            touched.iter().filter(had).count()
        };
        if !touched.is_empty() {
            let opened = count(|step| matches!(step, Step::Open { .. }));
            let mended = count(|step| matches!(step, Step::Rectify));
            let closed = touched.iter().filter(|one| is_on(&one.closed, day)).count();
            values.set("problem", paper::issues_of_day(opened, mended, closed));
        }
    }
}

/// What happened to an issue on a day.
fn steps_on(issue: &Issue, day: NaiveDate) -> Vec<&StepTaken> {
    let steps = issue.steps.iter();
    steps.filter(|taken| is_on(&taken.step.at, day)).collect()
}

/// Whether a moment, as it was written at the site, lies on this day.
fn is_on(at: &Time, day: NaiveDate) -> bool {
    at.day() == day.to_string()
}
