//! 住宅工程质量分户验收汇总表: the dwellings of a unit, counted, and what became of each; who has not been checked
//! stands there without a result.

use super::FillBook;
use super::rooms;
use super::word::formal;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::node::Node;
use crate::domain::{Kind, Outcome};
use crate::paper::value::Values;
use crate::text::paper;

impl FillBook<'_> {
    /// Fills the summary of a unit's dwellings; common parts have a table of their own.
    pub fn dwellings(&self, values: &mut Values, unit: &Node) {
        let entries = self.registered(unit, Kind::Dwelling);
        let (common, homes): (Vec<&Node>, Vec<&Node>) =
            entries.into_iter().partition(|node| self.is_common(node));
        let accepted = |nodes: &[&Node]| nodes.iter().filter(|node| passed(node)).count();
        let first = homes.iter().filter(|node| passed(node) && at_once(node));
        let (all, passed_homes, at_once) = (homes.len(), accepted(&homes), first.count());
        let checked = homes.iter().filter(|node| formal(node).is_some()).count();
        for (field, count) in [
            ("dwelling_count", all),
            ("dwellings_checked", checked),
            ("dwellings_passed", passed_homes),
            ("passed_first", at_once),
            ("passed_after", passed_homes - at_once),
            ("common_count", common.len()),
            ("common_passed", accepted(&common)),
        ] {
            values.set(field, count.to_string());
        }
        let numbered = (1..).zip(self.summed(&homes));
        let numbered = numbered.map(|(no, row): (usize, Values)| row.with("no", no.to_string()));
        values.set_table("dwellings", numbered.collect());
        values.set_table("common_parts", self.summed(&common));
        if all > 0 && passed_homes == all && accepted(&common) == common.len() {
            values.set("conclusion", paper::all_dwellings_pass());
        }
    }

    /// Whether an entry is of common parts: its checklist counts no rooms.
    fn is_common(&self, node: &Node) -> bool {
        let list = self.rulebook.checklist_of(&node.subject);
        list.is_none_or(|list| !rooms::are_of(&list.checklist))
    }

    fn summed(&self, nodes: &[&Node]) -> Vec<Values> {
        let rows = nodes.iter().map(|node| {
            let rounds = acceptances(node).count();
            let last = formal(node);
            let rounds = match rounds {
                0 => String::new(),
                rounds => rounds.to_string(),
            };
            Values::default()
                .with("dwelling", node.subject.code.as_str())
                .with("name", node.subject.name.as_str())
                .with("capacity", rooms_of(node))
                .with("rounds", rounds)
                .with(
                    "date",
                    last.map_or_else(String::new, |one| paper::day(&one.at)),
                )
                .with("first_result", first(node))
                .with("conclusion", self.conclusion(node))
        });
        rows.collect()
    }
}

fn rooms_of(node: &Node) -> String {
    let rooms = node.subject.capacity;
    rooms.map_or_else(String::new, |rooms| rooms.to_string())
}

fn passed(node: &Node) -> bool {
    node.accepted().is_some()
}

fn acceptances(node: &Node) -> impl Iterator<Item = &CheckSummary> {
    let checks = node.checks.iter();
    checks.filter(|check| check.stage == ACCEPTANCE && check.ruling.is_none())
}

/// Whether it passed the first time it was to be accepted.
fn at_once(node: &Node) -> bool {
    let first = node.counted(ACCEPTANCE);
    first.is_some_and(|first| first.outcome == Outcome::Accepted)
}

/// What the first round came to.
fn first(node: &Node) -> String {
    match node.counted(ACCEPTANCE).map(|first| first.outcome) {
        Some(Outcome::Accepted) => paper::qualified(),
        Some(Outcome::Rejected) => paper::rejected(),
        None => String::new(),
    }
}
