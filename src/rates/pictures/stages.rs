//! 三检差: what share of the items each of the three checks and acceptance found conforming, in the first rounds
//! of the same lots, by trade and by class of item. Only items judged at every stage of a lot count, papers left
//! out: they are the same papers at each stage. A difference is worth asking about, never a verdict on anybody.

use super::pareto::first_rounds;
use crate::domain::criterion::Class;
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;
use crate::domain::subject::Kind;
use crate::domain::{CheckRecord, Checklist};
use crate::rates::STAGES;
use crate::rates::responsibility::gap::{Gap, Pair, WHOLE};
use crate::rates::responsibility::judged_items;
use std::collections::BTreeMap;

/// A difference from so many points on is worth asking about, where its interval does not reach nought.
pub const WORTH_ASKING: f64 = 5.0;

/// What rows are made by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StagesOf {
    /// All items.
    All,
    /// Of a class, dominant or general.
    Class(bool),
    /// Of a trade: the name of its 分项.
    Trade(String),
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StagesRow {
    /// Conforming of judged, at each of the stages in the order of the default chain.
    pub stages: [Ratio; 4],
    /// Self-check less acceptance, by lots.
    pub gap: Gap,
    /// The lots, by their places in the plan.
    pub lots: Vec<usize>,
    /// Those with an item that conformed at the self-check and not at acceptance.
    pub missed: Vec<usize>,
}

impl StagesRow {
    /// Self-check less acceptance in percentage points.
    pub fn points(&self) -> Option<f64> {
        self.gap.means().map(|[own, acceptance]| own - acceptance)
    }

    /// Whether the difference is large, and more than chance.
    pub fn is_worth_asking(&self) -> bool {
        let sure = self.gap.estimate().ok();
        sure.is_some_and(|sure| sure.mean >= WORTH_ASKING && sure.low > 0.0)
    }
}

/// Rows: that of all first, then classes, then trades.
pub type StagesTable = BTreeMap<StagesOf, StagesRow>;

/// An item as a check found it: its id, whether it is dominant, whether it conforms.
type StageFound = (String, bool, bool);

/// First rounds as they pass by.
pub struct StagesTaken<'a> {
    project: &'a Project,
    /// The lot and the stage of each record that counts.
    wanted: BTreeMap<&'a str, (usize, usize)>,
    found: BTreeMap<usize, [Option<Vec<StageFound>>; 4]>,
}

impl<'a> StagesTaken<'a> {
    /// For a project.
    pub fn new(project: &'a Project) -> Self {
        let lots = project.nodes().iter().enumerate();
        let lots = lots.filter(|(_, node)| node.subject.kind == Kind::Lot);
        let wanted = lots.flat_map(|(lot, node)| {
            first_rounds(node).filter_map(move |check| {
                let stage = STAGES.iter().position(|stage| *stage == check.stage)?;
                Some((check.record.as_str(), (lot, stage)))
            })
        });
        Self {
            project,
            wanted: wanted.collect(),
            found: BTreeMap::new(),
        }
    }

    /// Takes the next recorded check in, with the checklist that judged it.
    pub fn take(&mut self, record: &str, check: &CheckRecord, checklist: &Checklist) {
        let Some((lot, stage)) = self.wanted.get(record) else {
            return;
        };
        let items = judged_items(check, checklist).into_iter();
        let items = items.map(|item| (item.item, item.class == Class::Dominant, item.conforming));
        let stages = self.found.entry(*lot).or_default();
        if let Some(place) = stages.get_mut(*stage) {
            *place = Some(items.collect());
        }
    }

    /// The rows.
    pub fn done(self) -> StagesTable {
        let mut table = StagesTable::new();
        for (lot, stages) in &self.found {
            let [Some(own), .., Some(_)] = stages else {
                continue;
            };
            let node = self.project.nodes().get(*lot);
            let trade = node.and_then(|node| self.project.above(node, Kind::Item));
            let trade = trade.map_or("", |trade| trade.subject.name.as_str());
            let at_all = own.iter().filter(|(item, ..)| {
                let known = |found: &Vec<StageFound>| found.iter().any(|(one, ..)| one == item);
                stages.iter().flatten().all(known)
            });
            let at_all: Vec<&StageFound> = at_all.collect();
            let rows = [
                StagesOf::All,
                StagesOf::Class(true),
                StagesOf::Class(false),
                StagesOf::Trade(trade.to_owned()),
            ];
            for of in rows {
                let items = at_all.iter().filter(|(_, dominant, _)| match &of {
                    StagesOf::Class(class) => dominant == class,
                    StagesOf::All | StagesOf::Trade(_) => true,
                });
                let items: Vec<&str> = items.map(|(item, ..)| item.as_str()).collect();
                if !items.is_empty() {
                    table.entry(of).or_default().take(*lot, &items, stages);
                }
            }
        }
        table
    }
}

impl StagesRow {
    /// Takes a lot in, of whose items these count.
    fn take(&mut self, lot: usize, items: &[&str], stages: &[Option<Vec<StageFound>>; 4]) {
        let conforms = |stage: usize, item: &str| {
            let found = stages.get(stage)?.as_ref()?;
            let mut found = found.iter().filter(|(one, ..)| one == item);
            found.next().map(|(.., conforming)| *conforming)
        };
        for (stage, ratio) in self.stages.iter_mut().enumerate() {
            let found = items.iter().filter_map(|item| conforms(stage, item));
            found.for_each(|conforming| ratio.count(conforming));
        }
        let pairs = items.iter().filter_map(|item| {
            let conforming = [conforms(0, item)?, conforms(3, item)?];
            let share = |conforms| if conforms { WHOLE } else { 0 };
            Some(Pair {
                shares: conforming.map(share),
                conforming,
            })
        });
        let pairs: Vec<Pair> = pairs.collect();
        self.gap.take(&pairs);
        self.lots.push(lot);
        if pairs.iter().any(|pair| pair.conforming == [true, false]) {
            self.missed.push(lot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each stage found of two items of a lot, the first dominant: `+` conforms, `-` does not, blank: no
    /// such stage.
    fn table(lots: &[[&str; 4]]) -> StagesTable {
        let project = Project::default();
        let mut taken = StagesTaken::new(&project);
        for (lot, stages) in lots.iter().enumerate() {
            let found = stages.map(|signs| {
                let items = signs.chars().enumerate();
                let items = items.map(|(nth, sign)| (format!("i{nth}"), nth == 0, sign == '+'));
                (!signs.is_empty()).then(|| items.collect())
            });
            taken.found.insert(lot, found);
        }
        taken.done()
    }

    #[test]
    fn shares_are_of_the_items_judged_at_every_stage_of_the_same_lots() {
        let table = table(&[
            ["++", "++", "+-", "--"],
            ["++", "", "", "+-"],
            // No acceptance yet, and an item that acceptance did not judge.
            ["--", "--", "", ""],
            ["++", "+", "+", "+"],
        ]);
        let all = table.get(&StagesOf::All).unwrap();
        let told = all
            .stages
            .map(|ratio| format!("{}/{}", ratio.part, ratio.whole));
        // Lots 0 and 1 have two items each, lot 3 one: five at the self-check and at acceptance.
        assert_eq!(told, ["5/5", "3/3", "2/3", "2/5"]);
        assert_eq!(
            (all.lots.as_slice(), all.missed.as_slice()),
            (&[0, 1, 3][..], &[0, 1][..])
        );
        // 100 % less 40 %.
        assert!((all.points().unwrap() - 60.0).abs() < 1e-9);
        let class = |dominant| table.get(&StagesOf::Class(dominant)).unwrap().stages[3];
        assert_eq!(class(true), Ratio { part: 2, whole: 3 });
        assert_eq!(class(false), Ratio { part: 0, whole: 2 });
        assert!(!all.is_worth_asking(), "three lots are too few");
    }

    #[test]
    fn a_large_difference_that_is_no_chance_is_worth_asking_about() {
        let honest: Vec<[&str; 4]> = vec![["++", "++", "++", "++"]; 30];
        let row = |lots: &[[&str; 4]]| table(lots).remove(&StagesOf::All).unwrap();
        assert!(!row(&honest).is_worth_asking());
        let mut kind = honest.clone();
        for lot in kind.iter_mut().take(8) {
            lot[3] = "+-";
        }
        // 8 of 60 items: 13.3 points.
        let kind = row(&kind);
        assert!((kind.points().unwrap() - 800.0 / 60.0).abs() < 1e-9);
        assert!(kind.is_worth_asking());
    }
}
