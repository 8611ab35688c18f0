//! How a division plan is usually made: which lots a 分项 is divided into, and typical sets of
//! 分项 for a kind of building. Custom of the trade, not a standard: a site may replace the file.

use super::by_height::ByHeight;
use super::catalogue::{Catalogue, Place};
use crate::domain::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The schema word of planning hints.
pub const PLANNING: &str = "sanjian.planning/1";

/// The file as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct PlanningFile {
    /// Always `sanjian.planning/1`.
    pub schema: String,
    /// How lots are usually divided; of several that fit, the more exact one decides.
    pub hints: Vec<Hint>,
    /// Typical sets of 分项.
    pub presets: Vec<Preset>,
    /// In which order work is usually done.
    #[serde(default)]
    pub orders: Vec<Order>,
    /// Which trade does it.
    #[serde(default)]
    pub crews: Vec<CrewTrade>,
    /// Variants that follow from the height of the building.
    #[serde(default)]
    pub heights: Vec<ByHeight>,
    /// Groups of variants that no plan can know, by checklist: nothing is chosen, and the check asks.
    #[serde(default)]
    pub asked: BTreeMap<String, Vec<String>>,
    /// How the dwellings of a residence are entered; none: they are not.
    pub dwellings: Option<PlannedDwellings>,
}

/// How the dwellings of a residence are entered in their register.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedDwellings {
    /// The checklist of a dwelling.
    pub list: String,
    /// The checklist of common parts.
    pub common: String,
    /// What it is by the storeys of the house, from the lowest up; the last has no end.
    pub storeys: Vec<StoreyStep>,
    /// What it is on the highest storey, and below it.
    pub top: [String; 2],
    /// What it is with heating from one place, and without.
    pub heated: [String; 2],
}

/// Up to so many storeys, those included, dwellings are of a variant.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreyStep {
    /// The storeys; the last step has no end.
    pub to: Option<u32>,
    /// The variant.
    pub is: String,
}

impl PlannedDwellings {
    /// What a dwelling on a storey of so many is; of its heating nothing where nobody said.
    pub fn variants(&self, storey: u32, of: u32, heated: Option<bool>) -> Vec<String> {
        let mut steps = self.storeys.iter();
        let step = steps.find(|step| step.to.is_none_or(|to| of <= to));
        let [top, below] = &self.top;
        let [warm, cold] = &self.heated;
        let is = [
            step.map(|step| &step.is),
            Some(if storey == of { top } else { below }),
            heated.map(|heated| if heated { warm } else { cold }),
        ];
        is.into_iter().flatten().cloned().collect()
    }
}

/// What lots of a checklist usually come after, at the same place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// The checklist of what comes after.
    pub list: String,
    /// Checklists of the work before: the first of them that is planned at the place is meant.
    pub after: Vec<String>,
    /// How far apart the two may stand in the catalogue.
    #[serde(default)]
    pub within: OrderReach,
    /// Why it is so.
    pub basis: OrderBasis,
    /// The clause that says it, where one is known.
    pub clause: Option<String>,
}

/// How far apart in the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderReach {
    /// Below one 子分部.
    #[default]
    SubDivision,
    /// Below one 分部.
    Division,
    /// Anywhere in the unit, on one storey.
    Unit,
    /// Anywhere in the unit, a part of the whole building after the last of its storeys too.
    Building,
}

/// Why work is done in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderBasis {
    /// It is done so everywhere.
    Customary,
    /// It covers what came before, which is accepted first (GB 50300-2013, 3.0.6-5).
    Concealed,
}

/// What crews are called that usually do some work.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrewTrade {
    /// The beginning of the 分项's code.
    #[serde(default)]
    pub place: String,
    /// The beginning of the checklist's id.
    #[serde(default)]
    pub list: String,
    /// Words in the names of such crews; an earlier one says it more exactly.
    pub called: Vec<String>,
}

/// What lots of some places or checklists are usually like; a field that is not given is left to
/// a less exact hint.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// The beginning of the 分项's code.
    pub place: Option<String>,
    /// The 分项's name.
    pub item: Option<String>,
    /// The checklist.
    pub checklist: Option<String>,
    /// What makes a lot.
    pub each: Option<Each>,
    /// Among which storeys.
    pub storeys: Option<Span>,
    /// What the place is called when it is no storey, e.g. 屋面.
    pub part: Option<Words>,
    /// How the nth of a number of lots is called; `{n}` stands for it.
    pub label: Option<Words>,
    /// Whether it usually occurs; checklists that seldom do are not chosen at first.
    pub usual: Option<bool>,
    /// The variants that its lots usually are of.
    pub variants: Option<Vec<String>>,
}

/// What makes a lot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// Every section of every storey.
    StoreySection,
    /// Every storey.
    Storey,
    /// Every section.
    Section,
    /// A number, usually one.
    #[default]
    Count,
}

/// Among which storeys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// All of them.
    #[default]
    All,
    /// Those underground; without any, the part that the hint names.
    Below,
    /// Those underground; without any, none.
    Basement,
    /// Those above ground.
    Above,
}

/// A typical set of 分项.
#[derive(Clone, Debug, Deserialize)]
pub struct Preset {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Names of 分项 by the code of their 子分部.
    pub picks: BTreeMap<String, Vec<String>>,
    /// Variants that are usual in such a building, by the checklist; they come before those of hints.
    #[serde(default)]
    pub variants: BTreeMap<String, Vec<String>>,
    /// How low and how tall its storeys are on the average, in centimetres.
    pub storey_cm: Option<[u32; 2]>,
    /// Whether people dwell there.
    #[serde(default)]
    pub dwells: bool,
}

impl Preset {
    /// Whether a 分项 belongs to it.
    pub fn has(&self, item: &Place) -> bool {
        let names = item.parent.as_ref().and_then(|code| self.picks.get(code));
        names.is_some_and(|names| names.contains(&item.zh))
    }
}

impl Hint {
    /// How exactly it fits; `None` when it does not.
    fn fits(&self, item: &Place, checklist: &str) -> Option<usize> {
        let place = self.place.as_deref().unwrap_or_default();
        let fits = item.code.starts_with(place)
            && self.item.as_ref().is_none_or(|name| *name == item.zh)
            && self.checklist.as_deref().is_none_or(|id| id == checklist);
        // A checklist says more than a 分项, and a 分项 more than any code.
        let weight =
            usize::from(self.checklist.is_some()) * 20 + usize::from(self.item.is_some()) * 10;
        fits.then_some(weight + place.len())
    }

    /// The field by field sum: what this one does not say, the other does.
    fn over(&self, other: Hint) -> Hint {
        Hint {
            place: None,
            item: None,
            checklist: None,
            each: self.each.or(other.each),
            storeys: self.storeys.or(other.storeys),
            part: self.part.clone().or(other.part),
            label: self.label.clone().or(other.label),
            usual: self.usual.or(other.usual),
            variants: self.variants.clone().or(other.variants),
        }
    }
}

impl PlanningFile {
    /// What lots of a 分项 by a checklist are usually like.
    pub fn hint(&self, item: &Place, checklist: &str) -> Hint {
        let mut fitting: Vec<(usize, &Hint)> = self
            .hints
            .iter()
            .filter_map(|hint| Some((hint.fits(item, checklist)?, hint)))
            .collect();
        fitting.sort_by_key(|(exactness, _)| *exactness);
        fitting
            .iter()
            .fold(Hint::default(), |sum, (_, hint)| hint.over(sum))
    }

    /// Where a checklist stands among those of its 分项: as the hints name them, the rest after.
    pub fn rank(&self, checklist: &str) -> usize {
        let names = |hint: &Hint| hint.checklist.as_deref() == Some(checklist);
        self.hints
            .iter()
            .position(names)
            .unwrap_or(self.hints.len())
    }

    /// What lots of a checklist usually come after.
    pub fn order(&self, checklist: &str) -> Option<&Order> {
        self.orders.iter().find(|order| order.list == checklist)
    }

    /// What follows from the height of the building for a checklist.
    pub fn by_height(&self, checklist: &str) -> impl Iterator<Item = &ByHeight> {
        let of = move |rule: &&ByHeight| rule.list == checklist;
        self.heights.iter().filter(of)
    }

    /// Whether only people can say which of a group of variants there is.
    pub fn asks(&self, checklist: &str, group: &str) -> bool {
        let groups = self.asked.get(checklist);
        groups.is_some_and(|groups| groups.iter().any(|asked| asked == group))
    }

    /// What crews are called that do a 分项 by a checklist; a checklist says more than a 分项.
    pub fn called(&self, item: &Place, checklist: &str) -> &[String] {
        let fits = |trade: &&CrewTrade| {
            item.code.starts_with(&trade.place) && checklist.starts_with(&trade.list)
        };
        let fitting = self.crews.iter().filter(fits);
        let exact = fitting.max_by_key(|trade| (trade.list.len(), trade.place.len()));
        exact.map_or(&[], |trade| &trade.called)
    }

    /// The typical set of this id.
    pub fn preset(&self, id: &str) -> Option<&Preset> {
        self.presets.iter().find(|preset| preset.id == id)
    }

    /// 分项 of a typical set, in the catalogue's order.
    pub fn items_of<'a>(&self, preset: &'a Preset, catalogue: &'a Catalogue) -> Vec<&'a Place> {
        catalogue.items().filter(|item| preset.has(item)).collect()
    }
}
