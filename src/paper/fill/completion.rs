//! The tables of Appendix H that a unit's completion rests on (GB 50300-2013, H.0.1-2 to H.0.1-4), and their counts on
//! the unit's own record. Every row of the list is printed; what nobody looked at stays empty.

use super::FillBook;
use super::row::{is_not_applicable, places};
use super::told::{ToldCheck, ToldItem};
use super::word::{formal, put};
use crate::domain::appearance::{AppearanceGrade, appearance_grade};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::domain::{Item, Kind};
use crate::paper::value::Values;
use crate::text::paper;
use std::sync::Arc;

/// The table of documents, by what the ids of its rows begin with; an enterprise's own list keeps them.
pub const DOCUMENTS: &str = "h.0.1-2-";
/// The table of tests on safety and functions.
pub const TESTS: &str = "h.0.1-3-";
/// The table of appearance.
pub const ASPECTS: &str = "h.0.1-4-";

/// What is said of what was gone through.
const CONFORMS: [fn() -> String; 2] = [paper::conforms, paper::does_not_conform];

/// A table of Appendix H as far as it was gone through.
pub struct Gone<'b> {
    list: Arc<Pinned>,
    entry: Option<&'b Node>,
    own: Option<ToldCheck>,
    formal: Option<ToldCheck>,
}

impl FillBook<'_> {
    /// Fills the check of the documents.
    pub fn unit_documents(&self, values: &mut Values, unit: &Node) {
        let Some(gone) = self.gone(unit, DOCUMENTS) else {
            return;
        };
        let row = |values: Values, item: &Item| {
            let (own, formal) = (told(&gone.own, item), told(&gone.formal, item));
            values
                .with("copies", gone.copies(item))
                .with("contractor_opinion", opinion(own))
                .with("supervisor_opinion", opinion(formal))
        };
        values.set_table(
            "documents",
            gone.rows(&row, &["contractor_opinion", "supervisor_opinion"]),
        );
        self.conclude(values, &gone);
    }

    /// Fills the check of the tests on safety and functions. Whether one was held again as a spot check the
    /// records do not say.
    pub fn unit_safety(&self, values: &mut Values, unit: &Node) {
        let Some(gone) = self.gone(unit, TESTS) else {
            return;
        };
        let row = |values: Values, item: &Item| {
            let told = told(&gone.formal, item).or_else(|| told(&gone.own, item));
            let values = values.with("copies", gone.copies(item));
            values.with("opinion", opinion(told))
        };
        values.set_table("tests", gone.rows(&row, &["opinion", "spot_result"]));
        self.conclude(values, &gone);
    }

    /// Fills the check of the appearance.
    pub fn unit_appearance(&self, values: &mut Values, unit: &Node) {
        let Some(gone) = self.gone(unit, ASPECTS) else {
            return;
        };
        let row = |mut values: Values, item: &Item| {
            let told = told(&gone.formal, item).or_else(|| told(&gone.own, item));
            if let Some([good, fair, poor]) = told.and_then(places) {
                let all = good + fair + poor;
                for (field, count) in [
                    ("checked", all),
                    ("good", good),
                    ("fair", fair),
                    ("poor", poor),
                ] {
                    values.set(field, count.to_string());
                }
                values.set("rating", rating([good, fair, poor]));
            }
            values
        };
        let across = ["checked", "good", "fair", "poor", "rating"];
        values.set_table("aspects", gone.rows(&row, &across));
        if let Some(words) = gone.appearance() {
            values.set("overall", words);
        }
        self.conclude(values, &gone);
    }

    /// The counts of these tables on the unit's record.
    pub fn count_tables(&self, values: &mut Values, unit: &Node) {
        for (table, all, passed) in [
            (DOCUMENTS, "document_count", "documents_passed"),
            (TESTS, "test_count", "tests_passed"),
            (ASPECTS, "aspect_count", "aspects_passed"),
        ] {
            let Some(gone) = self.gone(unit, table) else {
                continue;
            };
            if let Some((whole, part)) = gone.counted() {
                values.set(all, whole.to_string());
                values.set(passed, part.to_string());
                if table == ASPECTS {
                    values.set("aspects_repaired", gone.repaired().to_string());
                }
            }
        }
    }

    /// Fills the check of how quality is managed at the site (Appendix A).
    pub fn site_management(&self, values: &mut Values, node: &Node) {
        let told = self.told(node);
        let list = self.list_of(node, told.as_ref());
        let items = list
            .iter()
            .flat_map(|list| &list.checklist.items)
            .enumerate();
        let rows = items.map(|(at, item)| {
            let found = self::told(&told, item);
            let content = match found.is_some_and(is_not_applicable) {
                true => paper::not_applicable(),
                false => opinion(found),
            };
            Values::default()
                .with("no", (at + 1).to_string())
                .with("name", item.title.zh.as_str())
                .with("content", content)
        });
        values.set_table("points", rows.collect());
        for (field, outcome) in [
            ("contractor_conclusion", self.own_outcome(node)),
            ("supervisor_conclusion", self.others_outcome(node)),
        ] {
            put(values, field, outcome, CONFORMS);
        }
    }

    /// A table with what was said of it: in the entry below the unit, or beside the tree of a project that has
    /// one unit alone; without an entry its list.
    pub fn gone<'b>(&'b self, unit: &'b Node, table: &str) -> Option<Gone<'b>> {
        let of_table = |list: &Pinned| {
            list.checklist
                .items
                .iter()
                .any(|item| item.id.starts_with(table))
        };
        let listed = |node: &&Node| {
            let list = self.rulebook.checklist_of(&node.subject);
            list.is_some_and(|list| of_table(list))
        };
        let mut entries = self.registered(unit, Kind::Completion).into_iter();
        let entry = entries.rfind(listed);
        let read = |check: Option<&CheckSummary>| self.records.check(&check?.record);
        let own =
            entry.and_then(|entry| read(entry.checks.iter().rfind(|one| one.stage != ACCEPTANCE)));
        let last = entry.and_then(|entry| read(formal(entry)));
        let said = last
            .as_ref()
            .or(own.as_ref())
            .map(|told| Arc::clone(&told.pinned));
        let of_entry = || self.rulebook.checklist_of(&entry?.subject).map(Arc::clone);
        let mut all = self.rulebook.checklists.values();
        let list = said
            .or_else(of_entry)
            .or_else(|| all.find(|list| of_table(list)).map(Arc::clone));
        Some(Gone {
            list: list?,
            entry,
            own,
            formal: last,
        })
    }

    /// The entries of a register below a node; where the project has one unit alone, those beside the tree too.
    pub fn registered<'b>(&'b self, node: &'b Node, kind: Kind) -> Vec<&'b Node> {
        let mut units = self
            .project
            .roots()
            .filter(|one| one.subject.kind == Kind::Unit);
        let alone = units
            .next()
            .is_some_and(|one| one.subject.code == node.subject.code)
            && units.next().is_none();
        let beside = self
            .project
            .roots()
            .filter(|one| alone && one.subject.kind == kind);
        let mut entries = self.live(node, kind);
        entries.extend(beside);
        entries
    }

    fn conclude(&self, values: &mut Values, gone: &Gone) {
        let outcome = gone.entry.and_then(|entry| self.others_outcome(entry));
        put(values, "conclusion", outcome, CONFORMS);
    }
}

impl Gone<'_> {
    /// A row for each item of the list, numbered within its speciality. What is not of this building, or does
    /// not occur, is struck out in these cells.
    fn rows(&self, row: &dyn Fn(Values, &Item) -> Values, across: &[&'static str]) -> Vec<Values> {
        let (mut group, mut number) = (String::new(), 0);
        let rows = self.list.checklist.items.iter().map(|item| {
            let speciality = self.speciality(item);
            number = if speciality == group { number + 1 } else { 1 };
            group = speciality;
            let values = Values::default()
                .with("no", number.to_string())
                .with("group", group.as_str())
                .with("name", item.title.zh.as_str());
            match self.is_absent(item) {
                false => row(values, item),
                true => across
                    .iter()
                    .chain(&["copies"])
                    .fold(values, |values, field| {
                        values.with(field, paper::not_applicable())
                    }),
            }
        });
        rows.collect()
    }

    /// The part of the works that a row belongs to.
    fn speciality(&self, item: &Item) -> String {
        let variants = self.list.checklist.variants.iter();
        let of_item = variants.filter(|variant| item.when.contains(&variant.id));
        of_item.map(|variant| variant.zh.as_str()).take(1).collect()
    }

    fn is_absent(&self, item: &Item) -> bool {
        let elsewhere = self.entry.is_some_and(|entry| {
            let variants = &entry.subject.variants;
            !variants.is_empty() && !item.applies(variants, ACCEPTANCE)
        });
        let last = told(&self.formal, item).or_else(|| told(&self.own, item));
        elsewhere || last.is_some_and(is_not_applicable)
    }

    /// How many documents there are of a kind, where they were named.
    fn copies(&self, item: &Item) -> String {
        let answers = [told(&self.formal, item), told(&self.own, item)]
            .into_iter()
            .flatten();
        let mut counts = answers.filter_map(|told| Some(told.answer.as_ref()?.documents().count()));
        let named = counts.find(|count| *count > 0);
        named.map_or_else(String::new, |count| count.to_string())
    }

    /// The rows that were gone through, and those of them in order; none before anybody did.
    pub fn counted(&self) -> Option<(usize, usize)> {
        let last = self.formal.as_ref().or(self.own.as_ref())?;
        let rows = || last.items.iter().filter(|told| !is_not_applicable(told));
        let passed = rows().filter(|told| told.verdict.conforming).count();
        Some((rows().count(), passed))
    }

    /// How many aspects were found good, fair and poor, in words.
    pub fn appearance(&self) -> Option<String> {
        let last = self.formal.as_ref().or(self.own.as_ref())?;
        let rated = last.items.iter().filter_map(places).map(appearance_grade);
        let rated: Vec<AppearanceGrade> = rated.collect();
        let count = |grade| rated.iter().filter(|one| **one == grade).count();
        let (good, fair) = (count(AppearanceGrade::Good), count(AppearanceGrade::Fair));
        Some(paper::aspects(
            rated.len(),
            good,
            fair,
            count(AppearanceGrade::Poor),
        ))
    }

    /// The rows that failed in an earlier round and conform now.
    fn repaired(&self) -> usize {
        let rounds = self.entry.into_iter().flat_map(|entry| &entry.checks);
        let failed: Vec<&String> = rounds.flat_map(|check| &check.failing).collect();
        let last = self.formal.as_ref().or(self.own.as_ref());
        let now = last.into_iter().flat_map(|told| &told.items);
        let mended =
            now.filter(|told| told.verdict.conforming && failed.contains(&&told.verdict.item));
        mended.count()
    }
}

fn told<'a>(check: &'a Option<ToldCheck>, item: &Item) -> Option<&'a ToldItem> {
    let mut items = check.as_ref()?.items.iter();
    items.find(|told| told.verdict.item == item.id)
}

/// What was said of a row.
fn opinion(told: Option<&ToldItem>) -> String {
    match told {
        None => String::new(),
        Some(told) if told.verdict.conforming => paper::conforms(),
        Some(_) => paper::does_not_conform(),
    }
}

/// How an aspect is rated.
pub fn rating(places: [u64; 3]) -> String {
    match appearance_grade(places) {
        AppearanceGrade::Good => paper::good(),
        AppearanceGrade::Fair => paper::fair(),
        AppearanceGrade::Poor => paper::poor(),
    }
}
