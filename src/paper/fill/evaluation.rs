//! 工程质量评估报告 (GB/T 50319, 7.2.4): what a unit or a division came to, from the records below it. Its conclusion is
//! proposed only when nothing is open; otherwise it says what is.

use super::FillBook;
use super::above::rate;
use super::completion::{ASPECTS, DOCUMENTS, TESTS};
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::ratio::Ratio;
use crate::domain::ruling::Ruled;
use crate::domain::{Kind, Outcome};
use crate::paper::value::Values;
use crate::rates::{Level, Query, first_pass_by};
use crate::text::{Lang, paper, words};
use std::collections::BTreeMap;

impl FillBook<'_> {
    /// Fills the report.
    pub fn evaluation(&self, values: &mut Values, node: &Node) {
        values.set("definitions", paper::definitions());
        values.set_table("divisions", self.evaluated(node));
        values.set_table("issues", self.exits(node));
        let issues = self.issues_below(node);
        let open = issues.iter().filter(|issue| issue.is_open()).count();
        values.set(
            "issue_totals",
            paper::issues_in_all(issues.len(), issues.len() - open, open),
        );
        values.set("sampling", self.arrivals(node));
        if node.subject.kind == Kind::Unit || node.subject.kind == Kind::SubUnit {
            let counted = |table| {
                let counted = self.gone(node, table).and_then(|gone| gone.counted());
                counted.map(|(all, passed)| paper::gone_through(all, passed))
            };
            let both = [DOCUMENTS, TESTS].map(counted);
            if both.iter().any(Option::is_some) {
                let [documents, tests] =
                    both.map(|one| one.unwrap_or_else(paper::not_gone_through));
                values.set(
                    "documents_result",
                    paper::documents_and_tests(&documents, &tests),
                );
            }
            if let Some(words) = self.gone(node, ASPECTS).and_then(|gone| gone.appearance()) {
                values.set("appearance", words);
            }
        }
        let wanting = self.wanting(node, open);
        match wanting.is_empty() {
            true => values.set("conclusion", paper::evaluated(&self.placed(node))),
            false => values.set("open", wanting.join("\n")),
        }
    }

    /// A row for each division; of a division, for each of its sub-divisions.
    fn evaluated(&self, node: &Node) -> Vec<Values> {
        let kind = match node.subject.kind {
            Kind::Unit | Kind::SubUnit => Kind::Division,
            _ => Kind::SubDivision,
        };
        let mut parts = self.live(node, kind);
        if parts.is_empty() {
            parts.push(node);
        }
        let rates = self.first_passes(kind);
        let rows = parts.iter().enumerate().map(|(at, part)| {
            let first = rates.get(&part.subject.code).copied().unwrap_or_default();
            let accepted = part.accepted();
            Values::default()
                .with("no", (at + 1).to_string())
                .with("division", part.subject.name.as_str())
                .with(
                    "subdivision_count",
                    self.live(part, Kind::SubDivision).len().to_string(),
                )
                .with("item_count", self.live(part, Kind::Item).len().to_string())
                .with("lot_count", self.live(part, Kind::Lot).len().to_string())
                .with("rate_first", of_all(first))
                .with("conclusion", self.conclusion(part))
                .with(
                    "date",
                    accepted.map_or_else(String::new, |one| paper::day(one.at)),
                )
        });
        rows.collect()
    }

    /// First passes of the lots below each node of a kind, by its code.
    fn first_passes(&self, kind: Kind) -> BTreeMap<String, Ratio> {
        let query = Query {
            levels: vec![Level::Lot],
            ..Query::default()
        };
        first_pass_by(self.project, &query, &|lot| {
            let above = self.project.above(lot, kind)?;
            Some(above.subject.code.clone())
        })
    }

    /// What was accepted below by another way than a passing round (GB 50300-2013, 5.0.6), with its papers.
    fn exits(&self, node: &Node) -> Vec<Values> {
        let mut below = self.project.all_below(node);
        below.push(node);
        let found = below
            .into_iter()
            .filter_map(|node| Some((node, node.exit()?)));
        let rows = found.enumerate().map(|(at, (node, ruled))| {
            let issues = self.project.issues_of(&node.subject.code);
            let handles: Vec<&str> = issues.map(|issue| self.project.handle(issue)).collect();
            Values::default()
                .with("no", (at + 1).to_string())
                .with("issue", handles.join("、"))
                .with("location", self.placed(node))
                .with("problem", ruled.ruling.reason.as_str())
                .with("measures", words::ruling(Lang::Zh, ruled.ruling.what))
                .with("documents", documents(ruled))
        });
        rows.collect()
    }

    fn issues_below(&self, node: &Node) -> Vec<&Issue> {
        let issues = self.project.issues().iter();
        let below =
            issues.filter(|issue| self.project.lies_below(&issue.subject, &node.subject.code));
        below.collect()
    }

    /// The arrivals of materials that were concluded.
    fn arrivals(&self, node: &Node) -> String {
        let entries = self.registered(node, Kind::Material).into_iter();
        let concluded = entries.filter_map(|entry| self.others_outcome(entry));
        let concluded: Vec<Outcome> = concluded.collect();
        let passed = concluded.iter().filter(|one| **one == Outcome::Accepted);
        match concluded.len() {
            0 => String::new(),
            all => paper::arrivals(all, passed.count()),
        }
    }

    /// What keeps the conclusion from being written.
    fn wanting(&self, node: &Node, open: usize) -> Vec<String> {
        let kinds = [
            (
                Kind::Division,
                paper::divisions_wanting as fn(usize, usize) -> String,
            ),
            (Kind::Item, paper::items_wanting),
            (Kind::Lot, paper::lots_wanting),
        ];
        let levels = kinds.into_iter().filter_map(|(kind, words)| {
            let below = self.live(node, kind);
            let wanting = below.iter().filter(|one| one.accepted().is_none()).count();
            (wanting > 0).then(|| words(below.len(), wanting))
        });
        let nothing = self.live(node, Kind::Lot).is_empty().then(paper::no_lots);
        let issues = (open > 0).then(|| paper::issues_wanting(open));
        let mut wanting: Vec<String> = levels.chain(nothing).chain(issues).collect();
        if node.subject.kind == Kind::Unit || node.subject.kind == Kind::SubUnit {
            for (table, words) in [
                (DOCUMENTS, paper::documents_wanting as fn() -> String),
                (TESTS, paper::tests_wanting),
                (ASPECTS, paper::aspects_wanting),
            ] {
                let gone = self.gone(node, table).and_then(|gone| gone.counted());
                if gone.is_none_or(|(all, passed)| passed < all) {
                    wanting.push(words());
                }
            }
        }
        wanting
    }
}

fn of_all(ratio: Ratio) -> String {
    match ratio.whole {
        0 => String::new(),
        whole => format!("{}/{whole}，{}", ratio.part, rate(ratio.part, whole)),
    }
}

/// The papers a ruling rests on.
fn documents(ruled: &Ruled) -> String {
    let papers = ruled.ruling.papers.iter();
    let named = papers.map(|paper| format!("{} {}", words::paper(Lang::Zh, paper.kind), paper.no));
    named.collect::<Vec<_>>().join("、")
}
