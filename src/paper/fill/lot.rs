//! 检验批质量验收记录 (GB 50300-2013, Appendix E): of the acceptance that stands, or of the last round that was
//! concluded; a lot nobody has checked gives the form with its head alone.

use super::Book;
use super::row::rows;
use super::told::Told;
use crate::domain::Outcome;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::criterion::Class;
use crate::domain::node::Node;
use crate::paper::value::Values;
use crate::text::{Lang, paper};

impl Book<'_> {
    /// Fills a lot's record.
    pub fn lot(&self, values: &mut Values, node: &Node) {
        if let Some(told) = &self.told(node) {
            values.set_table("dominant", rows(told, Class::Dominant));
            values.set_table("general", rows(told, Class::General));
            values.set("title", paper::lot_title(&told.checklist().title.zh));
            values.set("basis", told.checklist().standard.as_str());
            values.set("capacity", capacity(node, told));
            self.conclusions(values, node);
        }
    }

    /// That check with all that papers say of it.
    pub fn told(&self, node: &Node) -> Option<Told> {
        let spoken = self.spoken(node)?;
        self.records.check(&spoken.record)
    }

    /// How much there is of a lot, in the unit of its checklist.
    pub fn capacity(&self, node: &Node) -> String {
        let pinned = self.rulebook.checklist_of(&node.subject);
        let unit = pinned.and_then(|pinned| pinned.checklist.capacity_unit.as_ref());
        let unit = unit.map_or("", |words| Lang::Zh.of_words(words));
        let stated = node.subject.capacity;
        stated.map_or_else(String::new, |capacity| format!("{capacity}{unit}"))
    }

    /// The check that a lot's record is about.
    pub fn spoken<'b>(&self, node: &'b Node) -> Option<&'b CheckSummary> {
        let inspected = || node.checks.iter().filter(|check| check.ruling.is_none());
        let accepted = node.acceptance().filter(|check| check.ruling.is_none());
        let formal = inspected().rfind(|check| check.stage == ACCEPTANCE);
        accepted.or(formal).or_else(|| inspected().next_back())
    }

    /// What both sides concluded, as far as they did.
    fn conclusions(&self, values: &mut Values, node: &Node) {
        let formal = node.checks.iter().rfind(|check| check.stage == ACCEPTANCE);
        let own = node.checks.iter().rfind(|check| check.stage != ACCEPTANCE);
        let own = own.map(|check| check.outcome == Outcome::Accepted);
        if own.or_else(|| formal.map(|check| check.outcome == Outcome::Accepted)) == Some(true) {
            values.set("contractor_conclusion", paper::own_conclusion());
        } else if own == Some(false) {
            values.set("contractor_conclusion", paper::own_rejection());
        }
        match formal.map(|check| check.outcome) {
            Some(Outcome::Accepted) => values.set("supervisor_conclusion", paper::accepted()),
            Some(Outcome::Rejected) => values.set("supervisor_conclusion", paper::rejected()),
            None => {}
        }
    }
}

/// What the check said there is, in the unit of its checklist.
fn capacity(node: &Node, told: &Told) -> String {
    let stated = told.check.submission.capacity.or(node.subject.capacity);
    let unit = told.checklist().capacity_unit.as_ref();
    let unit = unit.map_or("", |words| Lang::Zh.of_words(words));
    stated.map_or_else(String::new, |capacity| format!("{capacity}{unit}"))
}
