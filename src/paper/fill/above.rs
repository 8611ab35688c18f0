//! 分项, 分部 and 单位工程质量验收记录 (GB 50300-2013, Appendices F, G, H): they count what lies below, and change when it
//! does.

use super::FillBook;
use super::completion::rating;
use super::row::{self, percent};
use super::told::ToldCheck;
use super::word::{formal, put};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::node::Node;
use crate::domain::party;
use crate::domain::person::Role;
use crate::domain::{Kind, Outcome};
use crate::paper::value::Values;
use crate::text::{Lang, paper, words};

/// What a division is accepted by beside its items (GB 50300-2013, 5.0.3): the row of its checklist, and where
/// its record says what each side found.
const GROUPS: [(&str, &str, &str); 3] = [
    ("5.0.3-2", "documents_result", "documents_conclusion"),
    ("5.0.3-3", "tests_result", "tests_conclusion"),
    ("5.0.3-4", "appearance_result", "appearance_conclusion"),
];

impl FillBook<'_> {
    /// Fills the record of an item: a row a lot.
    pub fn item(&self, values: &mut Values, node: &Node) {
        let lots = self.live(node, Kind::Lot);
        values.set("title", paper::item_title(&node.subject.name));
        values.set("lot_count", lots.len().to_string());
        let rows = lots.iter().enumerate().map(|(at, lot)| {
            Values::default()
                .with("no", (at + 1).to_string())
                .with("lot", lot.subject.name.as_str())
                .with("capacity", self.capacity(lot))
                .with("location", lot.subject.location.as_str())
                .with("result", self.own_result(lot))
                .with("conclusion", self.conclusion(lot))
        });
        values.set_table("lots", rows.collect());
        if lots.iter().all(|lot| lot.accepted().is_some()) && !lots.is_empty() {
            values.set("contractor_conclusion", paper::item_conclusion());
        }
        self.supervisors_word(values, node, "supervisor_conclusion");
    }

    /// Fills the record of a division: a row an item, those of a sub-division under its name.
    pub fn division(&self, values: &mut Values, node: &Node) {
        let items = self.live(node, Kind::Item);
        let subs = self.live(node, Kind::SubDivision);
        let title = match node.subject.kind {
            Kind::SubDivision => paper::sub_division_title(&node.subject.name),
            _ => paper::division_title(&node.subject.name),
        };
        values.set("title", title);
        values.set("subdivision_count", subs.len().to_string());
        values.set("item_count", items.len().to_string());
        let rows = items.iter().enumerate().map(|(at, item)| {
            let sub = self.project.above(item, Kind::SubDivision);
            Values::default()
                .with("no", (at + 1).to_string())
                .with(
                    "subdivision",
                    sub.map_or("", |sub| sub.subject.name.as_str()),
                )
                .with("item", item.subject.name.as_str())
                .with("lot_count", self.live(item, Kind::Lot).len().to_string())
                .with("result", self.lots_result(item))
                .with("conclusion", self.conclusion(item))
        });
        values.set_table("items", rows.collect());
        self.groups_of(values, node);
        self.supervisors_word(values, node, "conclusion");
        for (field, roles) in [
            ("surveyor_signs", [Role::Surveyor].as_slice()),
            ("designer_signs", &[Role::Designer]),
        ] {
            values.set(field, self.signs(node, roles));
        }
    }

    /// Fills the record of a unit: what lies below, counted.
    pub fn unit(&self, values: &mut Values, node: &Node) {
        let divisions = self.live(node, Kind::Division);
        let passed = divisions
            .iter()
            .filter(|one| one.accepted().is_some())
            .count();
        values.set("title", paper::unit_title());
        values.set("division_count", divisions.len().to_string());
        values.set("divisions_passed", passed.to_string());
        self.count_tables(values, node);
        self.supervisors_word(values, node, "conclusion");
    }

    /// What lies below and was not taken out of the plan.
    pub fn live<'b>(&'b self, node: &'b Node, kind: Kind) -> Vec<&'b Node> {
        let mut below = self.project.below(node, kind);
        below.retain(|node| !self.project.is_out(node));
        below
    }

    /// What the contractor found.
    fn own_result(&self, lot: &Node) -> String {
        let own = self.own_outcome(lot);
        own.map_or_else(String::new, |outcome| match outcome {
            Outcome::Accepted => paper::conforms(),
            Outcome::Rejected => paper::does_not_conform(),
        })
    }

    /// What the acceptance of a division says of its documents, its tests and how it looks.
    fn groups_of(&self, values: &mut Values, node: &Node) {
        let told = formal(node).and_then(|check| self.records.check(&check.record));
        let (own, others) = (self.own_outcome(node), self.others_outcome(node));
        for (id, result, conclusion) in GROUPS {
            let mut rows = told.iter().flat_map(ToldCheck::rows);
            let Some((_, found)) = rows.find(|(item, _)| item.id == id) else {
                continue;
            };
            let word = match (row::places(found), found.verdict.conforming) {
                _ if row::is_not_applicable(found) => paper::not_applicable(),
                (Some(places), _) => rating(places),
                (None, true) => paper::conforms(),
                (None, false) => paper::does_not_conform(),
            };
            for (field, said) in [(result, own), (conclusion, others)] {
                if said.is_some() {
                    values.set(field, word.as_str());
                }
            }
        }
    }

    /// The share of accepted lots under an item, as both sides speak of it.
    fn lots_result(&self, item: &Node) -> String {
        let lots = self.live(item, Kind::Lot);
        let accepted = lots.iter().filter(|lot| lot.accepted().is_some()).count();
        match (accepted, lots.len()) {
            (_, 0) | (0, _) => String::new(),
            (accepted, all) if accepted == all => paper::conforms(),
            (accepted, all) => paper::so_many_of(accepted, all),
        }
    }

    /// What the other side concluded; empty before it stands by it.
    pub fn supervisors_word(&self, values: &mut Values, node: &Node, field: &'static str) {
        let words = [paper::accepted, paper::rejected];
        put(values, field, self.others_outcome(node), words);
    }

    /// What became of a node, in a cell: accepted by a round, or by which way instead.
    pub fn conclusion(&self, node: &Node) -> String {
        match (node.accepted(), self.others_outcome(node)) {
            (Some(accepted), said) => match accepted.route {
                Some(what) => words::ruling(Lang::Zh, what).to_owned(),
                None if said.is_some() => paper::qualified(),
                None => String::new(),
            },
            (None, Some(Outcome::Rejected)) => paper::rejected(),
            (None, _) => String::new(),
        }
    }

    /// √ where one of these signs the acceptance of a node; empty where none does.
    fn signs(&self, node: &Node, roles: &[Role]) -> String {
        let chain = self.rulebook.chain_for(&self.project.head, node);
        let stage = chain.and_then(|chain| chain.stage(ACCEPTANCE));
        let parties =
            stage.map(|(_, stage)| party::of_stage(self.project, self.rulebook, stage, node));
        let mut all = parties.iter().flatten().flat_map(|party| &party.roles);
        match all.any(|role| roles.contains(role)) {
            true => paper::right(),
            false => String::new(),
        }
    }
}

/// A share with its counts, as reports have it.
pub fn rate(part: u64, whole: u64) -> String {
    match whole {
        0 => paper::none(),
        whole => percent(part, whole),
    }
}
