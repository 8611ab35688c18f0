//! 工程回访记录: of an entry of the register of visits under warranty, and what was found on it.

use super::FillBook;
use crate::domain::node::Node;
use crate::domain::warranted::{Term, terms};
use crate::domain::warranty::Period;
use crate::paper::value::Values;
use crate::text::paper;

impl FillBook<'_> {
    /// Fills the record of a visit.
    pub fn visit(&self, values: &mut Values, node: &Node) {
        let terms = terms(self.project, self.rulebook, node);
        if let Some(day) = terms.iter().find_map(|term| term.from) {
            values.set("end_date", paper::date(&day.to_string()));
        }
        let lines: Vec<String> = terms.iter().map(warranty).collect();
        values.set("warranty", lines.join("\n"));
        if let Some(check) = self.spoken(node) {
            values.set("date", paper::day(&check.at));
            values.set("visitor", self.name(&check.by));
        }
        let issues = self.project.issues_of(&node.subject.code).enumerate();
        let points: Vec<Values> = issues
            .map(|(at, issue)| self.point(at + 1, issue))
            .collect();
        for (field, column) in [
            ("problem", "problem"),
            ("measures", "measures"),
            ("deadline", "deadline"),
            ("result", "recheck"),
        ] {
            let lines = points.iter().map(|point| point.plain(column));
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
            values.set(field, lines.join("\n"));
        }
    }
}

/// What is warranted, and until when where that is a date.
fn warranty(term: &Term) -> String {
    let scope = term.scope.zh.as_str();
    match (term.period, term.last_day()) {
        (_, Some(last)) => paper::warranted_to(scope, &paper::date(&last.to_string())),
        (Period::Years(years), None) => paper::warranted_years(scope, years),
        (Period::Seasons(seasons), _) => paper::warranted_seasons(scope, seasons),
        (Period::DesignLife, _) => paper::warranted_for_life(scope),
    }
}
