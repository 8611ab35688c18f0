//! 检验批质量验收记录 (GB 50300-2013, Appendix E): of the acceptance that stands, or of the last round that was
//! concluded; a lot nobody has checked gives the form with its items, to be filled in on the spot.

use super::FillBook;
use super::row;
use super::told::ToldCheck;
use super::word::put;
use crate::domain::Checklist;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::criterion::Class;
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::paper::value::Values;
use crate::text::{Lang, paper};
use std::sync::Arc;

impl FillBook<'_> {
    /// Fills a lot's record.
    pub fn lot(&self, values: &mut Values, node: &Node) {
        let told = self.told(node);
        let Some(list) = self.list_of(node, told.as_ref()) else {
            return;
        };
        let rows = row::of(&list, told.as_ref(), &node.subject.variants);
        for (table, class) in [("dominant", Class::Dominant), ("general", Class::General)] {
            values.set_table(table, row::rows(&rows, class, node.subject.capacity));
        }
        values.set("title", paper::lot_title(&list.checklist.title.zh));
        values.set("basis", basis(&list.checklist));
        if let Some(basis) = list.checklist.aside("work_basis") {
            values.set("work_basis", basis);
        }
        let capacity = told.as_ref().map(|told| capacity(node, told));
        values.set("capacity", capacity.unwrap_or_else(|| self.capacity(node)));
        self.conclusions(values, node);
    }

    /// The eight digits that the trade's forms have for a lot of this kind, where its checklist says them.
    pub fn lot_code(&self, node: &Node) -> Option<&str> {
        let list = &self.rulebook.checklist_of(&node.subject)?.checklist;
        let code = list.aside("lot_code")?;
        let digits = code.len() == 8 && code.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some(code)
    }

    /// The checklist that a check went by, or the one that the first will.
    pub fn list_of(&self, node: &Node, told: Option<&ToldCheck>) -> Option<Arc<Pinned>> {
        let said = told.map(|told| Arc::clone(&told.pinned));
        said.or_else(|| self.rulebook.checklist_of(&node.subject).map(Arc::clone))
    }

    /// That check with all that papers say of it.
    pub fn told(&self, node: &Node) -> Option<ToldCheck> {
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
        let own = [paper::own_conclusion, paper::own_rejection];
        put(values, "contractor_conclusion", self.own_outcome(node), own);
        self.supervisors_word(values, node, "supervisor_conclusion");
    }
}

/// The standard by its title and number, where the checklist has both.
fn basis(list: &Checklist) -> String {
    match list.aside("standard_title") {
        Some(title) => paper::standard(title, &list.standard),
        None => list.standard.clone(),
    }
}

/// What the check said there is, in the unit of its checklist.
fn capacity(node: &Node, told: &ToldCheck) -> String {
    let stated = told.check.submission.capacity.or(node.subject.capacity);
    let unit = told.checklist().capacity_unit.as_ref();
    let unit = unit.map_or("", |words| Lang::Zh.of_words(words));
    stated.map_or_else(String::new, |capacity| format!("{capacity}{unit}"))
}
