//! Papers of the stages: 自检、互检、交接检记录, 交接检查记录, 隐蔽工程验收记录, 旁站记录, 报验表. A round that failed stands there
//! like one that passed.

use super::FillBook;
use super::row;
use super::told::{ToldCheck, ToldItem};
use crate::domain::check::CheckSummary;
use crate::domain::node::Node;
use crate::domain::person::Role;
use crate::domain::{Item, Kind, Outcome};
use crate::paper::value::{Piece, Value, Values};
use crate::text::{Lang, paper, words};

/// The column of each stage of the three checks.
const COLUMNS: [(&str, &str); 3] = [
    ("self", "self_check"),
    ("mutual", "mutual_check"),
    ("handover", "handover_check"),
];

/// Who may witness a handing over; whoever leads a crew takes part in it.
const WITNESSES: [Role; 6] = [
    Role::Inspector,
    Role::TechnicalLead,
    Role::ProjectManager,
    Role::Supervisor,
    Role::ChiefSupervisor,
    Role::Owner,
];

impl FillBook<'_> {
    /// Fills the record of the three checks: an item a row, a stage a column, every round a line.
    pub fn three_checks(&self, values: &mut Values, node: &Node) {
        let last = COLUMNS.map(|(stage, column)| (column, self.last_of(node, stage)));
        let mut rows: Vec<(String, Values)> = Vec::new();
        for (column, told) in &last {
            for (item, row) in told.iter().flat_map(ToldCheck::rows) {
                let at = match rows.iter().position(|(id, _)| *id == item.id) {
                    Some(at) => at,
                    None => {
                        let number = (rows.len() + 1).to_string();
                        rows.push((item.id.clone(), named(item).with("no", number)));
                        rows.len() - 1
                    }
                };
                if let Some((_, values)) = rows.get_mut(at) {
                    values.set(column, short(item, row));
                }
            }
        }
        values.set_table("items", rows.into_iter().map(|(_, row)| row).collect());
        let rounds = node
            .checks
            .iter()
            .filter(|check| COLUMNS.iter().any(|(stage, _)| *stage == check.stage));
        values.set_table(
            "stages",
            rounds.map(|check| self.round(node, check)).collect(),
        );
    }

    /// A round in a line: stage, number, conclusion, who and when.
    fn round(&self, node: &Node, check: &CheckSummary) -> Values {
        let chain = self.rulebook.chain_for(&self.project.head, node);
        let stage = chain.and_then(|chain| chain.stage(&check.stage));
        let title = stage.map_or(check.stage.as_str(), |(_, stage)| stage.title.zh.as_str());
        let outcome = words::outcome(Lang::Zh, check.outcome);
        Values::default()
            .with("stage", title)
            .with("round", paper::nth(check.round))
            .with(
                "conclusion",
                paper::concluded_by(outcome, self.name(&check.by)),
            )
            .with("time", paper::moment(&check.at))
    }

    /// Fills the record of handing a part over.
    pub fn handover(&self, values: &mut Values, node: &Node) {
        values.set("giver", node.subject.crew.as_str());
        let next = self.project.nodes().iter();
        let mut next = next.filter(|one| one.subject.after == node.subject.code);
        if let Some(next) = next.next() {
            values.set("receiver", next.subject.crew.as_str());
        }
        let handed = node.checks.iter().rfind(|check| check.stage == "handover");
        let entered = || {
            self.spoken(node)
                .filter(|_| node.subject.kind == Kind::Transfer)
        };
        let Some(check) = handed.or_else(entered) else {
            return;
        };
        values.set("date", paper::day(&check.at));
        values.set("content", self.content(check));
        values.set("conclusion", words::outcome(Lang::Zh, check.outcome));
        for (party, field) in [
            ("handing", "giver"),
            ("receiving", "receiver"),
            ("witness", "witness"),
        ] {
            let mut given = self.project.signatures(&check.record).iter();
            if let Some(signed) = given.find(|one| one.party == party) {
                values.set(field, self.crew(&signed.by));
            }
        }
        // Whoever concluded it formally was there.
        let by = self.project.people.get(&check.by);
        if by.is_some_and(|person| WITNESSES.contains(&person.role))
            && values.plain("witness").is_empty()
        {
            values.set("witness", self.crew(&check.by));
        }
    }

    /// Fills the record of work about to be covered.
    pub fn concealed(&self, values: &mut Values, node: &Node) {
        values.set("item", node.subject.name.as_str());
        let Some(check) = self.spoken(node) else {
            return;
        };
        values.set("date", paper::day(&check.at));
        values.set("content", self.content(check));
        let said = self.others_outcome(node);
        values.set("box_agreed", boxed(said == Some(Outcome::Accepted)));
        values.set("box_refused", boxed(said == Some(Outcome::Rejected)));
    }

    /// Fills the head of the record of standing by, and its hours where a check has them.
    pub fn standby(&self, values: &mut Values, node: &Node) {
        values.set("location", self.placed(node));
        let rounds = node.checks.iter().rev();
        let mut told = rounds.filter_map(|check| self.records.check(&check.record));
        if let Some(hours) = told.find_map(|told| told.check.submission.standby) {
            values.set("begin_time", paper::moment(&hours.from));
            values.set("end_time", paper::moment(&hours.to));
        }
    }

    /// Fills the head of a letter.
    pub fn letter(&self, values: &mut Values, node: &Node) {
        let place = match node.subject.kind {
            Kind::Unit | Kind::SubUnit => String::new(),
            _ => self.placed(node),
        };
        values.set("subject", place);
    }

    /// Fills the sheet of photos.
    pub fn photos(&self, values: &mut Values, node: &Node) {
        values.set("belongs_to", node.subject.name.as_str());
        let mut rows = Vec::new();
        for check in &node.checks {
            let told = self.records.check(&check.record);
            for evidence in &check.evidence {
                let Some(photo) = self.records.picture(&evidence.hash) else {
                    continue;
                };
                let item = told
                    .as_ref()
                    .and_then(|told| told.checklist().item(&evidence.item));
                let caption = item.map_or(evidence.name.as_str(), |item| item.title.zh.as_str());
                rows.push(
                    Values::default()
                        .with("no", (rows.len() + 1).to_string())
                        .with("photo", photo)
                        .with("place", node.subject.location.as_str())
                        .with("caption", caption)
                        .with("time", evidence.taken.as_str())
                        .with("digest", evidence.hash.get(..16).unwrap_or_default()),
                );
            }
        }
        values.set_table("photos", rows);
    }

    /// Fills what a contractor hands in with a lot, an item or work to be covered.
    pub fn submit(&self, values: &mut Values, node: &Node) {
        let kind = words::kind(Lang::Zh, node.subject.kind);
        values.set("to", values.plain("supervisor"));
        values.set("title", paper::submit_title(&node.subject.name, kind));
        values.set("work", self.placed(node));
        for (field, kinds) in [
            ("box_concealed", Kind::Concealed),
            ("box_lot", Kind::Lot),
            ("box_item", Kind::Item),
        ] {
            values.set(field, boxed(node.subject.kind == kinds));
        }
        values.set("box_tests", boxed(false));
        values.set("box_other", boxed(false));
    }

    /// The last round of a stage.
    fn last_of(&self, node: &Node, stage: &str) -> Option<ToldCheck> {
        let round = node.checks.iter().rfind(|check| check.stage == stage)?;
        self.records.check(&round.record)
    }

    /// Each item with what was found, a line each.
    fn content(&self, check: &CheckSummary) -> String {
        let told = self.records.check(&check.record);
        let rows = told.iter().flat_map(ToldCheck::rows).enumerate();
        let lines: Vec<String> = rows
            .map(|(at, (item, told))| {
                format!("{}. {}：{}", at + 1, item.title.zh, short(item, told))
            })
            .collect();
        lines.join("\n")
    }

    /// The crew of a person, or the firm of one without a crew.
    fn crew(&self, code: &str) -> String {
        let person = self.project.people.get(code);
        let of = person.map(|person| match person.crew.is_empty() {
            true => person.org.clone(),
            false => person.crew.clone(),
        });
        of.unwrap_or_default()
    }
}

/// A box, ticked or not.
pub fn boxed(ticked: bool) -> Value {
    Value {
        pieces: vec![Piece::Box(ticked)],
        pictures: Vec::new(),
    }
}

fn named(item: &Item) -> Values {
    Values::default()
        .with("name", item.title.zh.as_str())
        .with("requirement", row::requirement(item).replace('\n', " / "))
}

/// What a stage found at an item, in a narrow cell: readings as points within of all.
fn short(item: &Item, told: &ToldItem) -> String {
    match row::is_measured(item) && !told.readings.is_empty() {
        true => {
            let (points, within) = row::counted(told);
            format!("{within}/{points}")
        }
        false => row::record(item, told),
    }
}
