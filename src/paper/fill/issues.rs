//! Papers about issues: 监理通知单 and 回复单, 工程暂停令, 整改通知, 不合格项 lists. One paper may hold several issues; each
//! point says place, item, what was found, what is allowed, and until when.

use super::FillBook;
use super::row;
use super::stages::boxed;
use super::told::{ToldCheck, ToldItem};
use crate::domain::Item;
use crate::domain::evidence::Evidence;
use crate::domain::issue::{Issue, IssueState, Severity, Step, StepTaken};
use crate::paper::value::{Value, Values};
use crate::text::{Lang, paper, unit, words};

/// The forms that ask for something to be mended.
const NOTICES: [&str; 2] = ["notice", "rectification"];
/// The form that stops work.
const SUSPENSIONS: [&str; 1] = ["suspend"];

impl FillBook<'_> {
    /// Fills a paper of chosen issues.
    pub fn issues(&self, values: &mut Values, issues: &[&Issue]) {
        let points = issues.iter().enumerate();
        let points: Vec<Values> = points
            .map(|(at, issue)| self.point(at + 1, issue))
            .collect();
        let first = issues.first().copied();
        if let Some(issue) = first {
            let place = self.place_of(issue);
            values.set("subject", paper::matter(&place, issues.len()));
            values.set("location", place);
            values.set("deadline", paper::date(&issue.due));
            values.set("to", values.plain("contractor"));
        }
        values.set_table("points", points.clone());
        values.set_table("issues", points);
    }

    /// Fills the answer to a notice: it goes to the other side.
    pub fn reply(&self, values: &mut Values, issues: &[&Issue]) {
        self.issues(values, issues);
        values.set("to", values.plain("supervisor"));
        values.set("notice_number", self.number_of(&NOTICES, issues));
    }

    /// Fills an order to stop work: for what was found.
    pub fn suspend(&self, values: &mut Values, issues: &[&Issue]) {
        self.issues(values, issues);
        let points = values.table("points").iter();
        let found: Vec<String> = points.map(|point| point.plain("problem")).collect();
        values.set("reason", found.join("；"));
        values.set("location", self.places_of(issues));
    }

    /// Fills the order to go on: which order it ends, and where.
    pub fn resume(&self, values: &mut Values, issues: &[&Issue]) {
        values.set("to", values.plain("contractor"));
        values.set("order_number", self.number_of(&SUSPENSIONS, issues));
        values.set("location", self.places_of(issues));
    }

    /// Fills the request to go on, with what was checked again.
    pub fn resume_request(&self, values: &mut Values, issues: &[&Issue]) {
        self.resume(values, issues);
        values.set("to", values.plain("supervisor"));
        let closed = issues.iter().filter(|issue| !issue.is_open());
        let lines =
            closed.map(|issue| format!("{} {}", self.project.handle(issue), self.recheck(issue)));
        values.set("work", lines.collect::<Vec<_>>().join("；"));
    }

    /// The number of the last paper of these forms that named one of the issues, and stands.
    fn number_of(&self, forms: &[&str], issues: &[&Issue]) -> &str {
        let names = |about: &String| issues.iter().any(|issue| issue.id == *about);
        let sent = self.project.papers().iter().rfind(|paper| {
            let such = forms.contains(&paper.form.as_str()) && paper.withdrawn.is_none();
            such && paper.about.iter().any(names)
        });
        sent.map_or("", |paper| paper.number.as_str())
    }

    /// Where they are, each place once.
    fn places_of(&self, issues: &[&Issue]) -> String {
        let mut places: Vec<String> = Vec::new();
        for issue in issues {
            let place = self.place_of(issue);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.join("、")
    }

    /// Fills the record of one issue, to its end.
    pub fn nonconformity(&self, values: &mut Values, issues: &[&Issue]) {
        let [issue, ..] = issues else {
            return;
        };
        let point = self.point(1, issue);
        for field in [
            "issue", "location", "problem", "basis", "deadline", "measures", "recheck",
        ] {
            if let Some(value) = point.get(field) {
                values.set(field, value.clone());
            }
        }
        let serious = issue.severity == Severity::Serious;
        values.set("date", paper::day(&issue.opened));
        values.set("box_serious", boxed(serious));
        values.set("box_ordinary", boxed(!serious));
        values.set("box_self", boxed(!serious));
        values.set("box_report", boxed(serious));
        values.set("box_agreed", boxed(issue.state == IssueState::Closed));
        values.set("box_refused", boxed(issue.returns > 0 && issue.is_open()));
        values.set("issuer", self.org(&issue.by));
        for (field, such) in [
            ("answerer", is_mending as fn(&Step) -> bool),
            ("acceptor", is_recheck),
        ] {
            if let Some(taken) = issue.steps.iter().rfind(|one| such(&one.step.step)) {
                values.set(field, self.org(&taken.step.by));
            }
        }
        values.set("responsible", issue.crew.as_str());
        values.set("to", issue.crew.as_str());
    }

    /// One issue as a point of a notice or a row of a list.
    pub fn point(&self, number: usize, issue: &Issue) -> Values {
        let found = self.found(issue);
        let found = found.as_ref();
        let row = found.and_then(|told| told.rows().find(|(item, _)| item.id == issue.item));
        let measured = row.map(|(item, told)| measured(item, told));
        let said = [
            self.said_when_found(issue),
            measured.as_deref().unwrap_or_default(),
        ];
        let said = said.into_iter().filter(|part| !part.is_empty());
        let problem = said.collect::<Vec<_>>().join("；");
        let basis = row.zip(found).map(|((item, _), told)| {
            paper::against(&told.checklist().standard, &paper::clause(&item.clause))
        });
        let before = self.photo_when_found(issue, found);
        Values::default()
            .with("no", number.to_string())
            .with("issue", self.project.handle(issue))
            .with("location", self.place_of(issue))
            .with("item", row.map_or("", |(item, _)| item.title.zh.as_str()))
            .with("problem", problem)
            .with("basis", basis.unwrap_or_default())
            .with("requirement", paper::to_mend())
            .with("deadline", paper::date(&issue.due))
            .with("found", paper::day(&issue.opened))
            .with("responsible", issue.crew.as_str())
            .with(
                "measures",
                self.said_at(issue, |step| matches!(step, Step::Rectify)),
            )
            .with("recheck", self.recheck(issue))
            .with("status", words::issue_state(Lang::Zh, issue.state))
            .with("photo", before.clone())
            .with("before", before)
            .with(
                "after",
                self.photo(issue, &|step| matches!(step, Step::Rectify)),
            )
    }

    /// The subject's place and name, and where exactly.
    fn place_of(&self, issue: &Issue) -> String {
        let node = self.project.node(&issue.subject);
        let named = node.map_or_else(|| issue.subject.clone(), |node| self.placed(node));
        format!("{named} {}", issue.place).trim_end().to_owned()
    }

    /// The check that found it last.
    fn found(&self, issue: &Issue) -> Option<ToldCheck> {
        let found =
            |step: &Step| matches!(step, Step::Open { .. } | Step::Verify { passed: false });
        let taken = issue.steps.iter().rev().filter(|one| found(&one.step.step));
        let mut records = taken.map(|one| one.record.as_str());
        records.find_map(|record| self.records.check(record))
    }

    /// What was said when it was found, or found again.
    fn said_when_found<'b>(&self, issue: &'b Issue) -> &'b str {
        let found_again = |step: &Step| matches!(step, Step::Verify { passed: false });
        match self.said_at(issue, found_again) {
            "" => self.said_at(issue, |step| matches!(step, Step::Open { .. })),
            again => again,
        }
    }

    /// What was said at the last step of a kind.
    fn said_at<'b>(&self, issue: &'b Issue, such: impl Fn(&Step) -> bool) -> &'b str {
        let step = issue.steps.iter().rfind(|one| such(&one.step.step));
        step.map_or("", |one| one.step.text.as_str())
    }

    /// The re-check: what came of it, who and when.
    fn recheck(&self, issue: &Issue) -> String {
        let step = issue.steps.iter().rfind(|one| is_recheck(&one.step.step));
        step.map_or_else(String::new, |one| {
            let what = crate::text::issue::step(Lang::Zh, &one.step.step);
            format!(
                "{what} {} {}",
                self.name(&one.step.by),
                paper::day(&one.step.at)
            )
        })
    }

    /// The pictures of what was found: those of whoever opened it, else those of the check that found it.
    fn photo_when_found(&self, issue: &Issue, found: Option<&ToldCheck>) -> Value {
        let evidence = found.map(|told| &told.check.submission.evidence);
        let of_item = evidence.into_iter().flatten();
        let of_item = of_item.filter(|one| one.item == issue.item);
        let opened = steps_of(issue, &|step| matches!(step, Step::Open { .. }));
        self.pictures(opened.flat_map(|one| &one.step.evidence).chain(of_item))
    }

    /// The pictures kept with the steps of a kind.
    fn photo(&self, issue: &Issue, such: &dyn Fn(&Step) -> bool) -> Value {
        self.pictures(steps_of(issue, such).flat_map(|one| &one.step.evidence))
    }

    fn pictures<'e>(&self, evidence: impl Iterator<Item = &'e Evidence>) -> Value {
        let shown = evidence.filter_map(|one| self.records.picture(&one.hash));
        let mut value = Value::default();
        for one in shown.take(2) {
            value.pieces.extend(one.pieces);
            value.pictures.extend(one.pictures);
        }
        value
    }
}

fn steps_of<'i>(
    issue: &'i Issue,
    such: &dyn Fn(&Step) -> bool,
) -> impl Iterator<Item = &'i StepTaken> {
    issue.steps.iter().filter(|one| such(&one.step.step))
}

fn is_mending(step: &Step) -> bool {
    matches!(step, Step::Rectify)
}

fn is_recheck(step: &Step) -> bool {
    matches!(step, Step::Verify { .. } | Step::Close)
}

/// What was found at an item against what is allowed.
fn measured(item: &Item, told: &ToldItem) -> String {
    let limit = row::requirement(item).replace('\n', "、");
    let beyond: Vec<&str> = told
        .readings
        .iter()
        .filter(|(_, within)| !within)
        .map(|(reading, _)| reading.as_str())
        .collect();
    match beyond.is_empty() {
        true => paper::found(&item.title.zh, &row::record(item, told)),
        false => {
            let unit = unit::shown(Lang::Zh, item.judge.unit().unwrap_or_default());
            let readings = format!("{}{unit}", beyond.join("、"));
            paper::measured(&item.title.zh, &readings, &format!("{limit}{unit}"))
        }
    }
}
