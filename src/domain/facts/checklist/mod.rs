//! What a checklist says: contract `sanjian.checklist/1` as types. Reading files and finding
//! their faults is the work of [`crate::checklist`].
//!
//! | file | noun |
//! |---|---|
//! | `criterion`, `patch`, `national` | what an item is judged by, what an enterprise makes stricter, the standard's own |
//! | `edition`, `review` | the edition of a standard that it goes by, who compared it with the print |
//! | `sampling` | how many places |
//! | `scheme`, `severity` | how it is graded, how grave an issue is |
//! | `warranty` | periods of warranty |

pub mod criterion;
pub mod edition;
pub mod national;
pub mod patch;
pub mod review;
pub mod sampling;
pub mod scheme;
pub mod severity;
pub mod warranty;

use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::Decimal;
use crate::domain::national::National;
use crate::domain::sampling::{Counted, Sampling};
use crate::domain::warranty::Period;
use crate::domain::words::Words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A checklist of one kind of lot or of one acceptance.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Checklist {
    /// Always `sanjian.checklist/1`.
    pub schema: String,
    /// `<standard>.<name>`, e.g. `gb50204-2015.rebar-installation`.
    pub id: String,
    /// Three numbers, e.g. `1.0.0`.
    pub version: String,
    /// What the form is called.
    pub title: Words,
    /// The standard, e.g. `GB 50204-2015`.
    pub standard: String,
    /// 分部 code, 子分部 code, 分项 name; empty for what stands outside the tree.
    #[serde(default)]
    pub place: Vec<String>,
    /// All places it serves, the main one among them, when there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Vec<String>>,
    /// The kind of subject it checks: `lot`, `item`, `division`, `unit`, …
    pub subject: String,
    /// What the lot's capacity counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity_unit: Option<Words>,
    /// Share of conforming points that general items need, `0` to `1`; default `1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub pass_rate: Option<Decimal>,
    /// No measured point of a general item may lie beyond `cap` × its limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub cap: Option<Decimal>,
    /// Variants a lot may be of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// For each group of variants: exactly `one`, or `many` (at least one).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub choose: BTreeMap<String, VariantChoice>,
    /// Rows in the order of the official form.
    pub items: Vec<Item>,
    /// Fields this version does not know, kept as they are.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Map<String, Value>,
}

/// A variant of the lot, e.g. 板 of the group `member`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Variant {
    /// The group it belongs to.
    pub group: String,
    /// Its id, unique in the checklist.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// The warranty period of what it names, from completion acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

/// How many variants of a group a lot names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Choice")]
pub enum VariantChoice {
    /// Exactly one.
    One,
    /// At least one.
    Many,
}

/// How sure the shipped figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Compared with a second source.
    Verified,
    /// Known with high confidence.
    Known,
}

/// One row of the form.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Unique in the checklist.
    pub id: String,
    /// Dominant or general.
    pub class: Class,
    /// Clause of the standard.
    pub clause: String,
    /// Name of the item.
    pub title: Words,
    /// What is required, in short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Words>,
    /// How it is inspected.
    pub method: Words,
    /// Stages at which it is inspected; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<String>,
    /// Variants any of which makes it apply; always when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<String>,
    /// How sure the figure is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// Whether its documents are valid up to a day, which each answer then says in `until`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub expires: bool,
    /// How many places.
    pub sampling: Sampling,
    /// How it is judged.
    pub judge: Judge,
    /// What the standard itself demands, where an enterprise demands more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub national: Option<Box<National>>,
    /// Points it is worth in an appearance score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<u64>,
    /// The part of the works that an evaluation by points judges with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The aspect of that part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<String>,
    /// Fields this version does not know, kept as they are.
    #[serde(flatten)]
    #[schemars(skip)]
    pub extra: Map<String, Value>,
}

impl Variant {
    /// The variant written by id or by name; a name that several use is no answer.
    pub fn written<'a>(variants: &'a [Variant], text: &str) -> Option<&'a Variant> {
        if let Some(variant) = variants.iter().find(|variant| variant.id == text) {
            return Some(variant);
        }
        let mut named = variants
            .iter()
            .filter(|variant| variant.zh == text || variant.en == text);
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }
}

impl Checklist {
    /// The places it serves, each once.
    pub fn all_places(&self) -> impl Iterator<Item = &[String]> {
        let main = (!self.place.is_empty()).then_some(&self.place);
        let others = self.places.iter().filter(move |place| Some(*place) != main);
        main.into_iter().chain(others).map(Vec::as_slice)
    }

    /// The items that apply to a lot of these variants at this stage, in form order.
    pub fn applicable<'a>(
        &'a self,
        variants: &'a [String],
        stage: &'a str,
    ) -> impl Iterator<Item = &'a Item> {
        self.items
            .iter()
            .filter(move |item| item.applies(variants, stage))
    }

    /// Whether any stage has an item for a lot of these variants.
    pub fn touches(&self, variants: &[String]) -> bool {
        self.items.iter().any(|item| item.concerns(variants))
    }

    /// What the applicable items count for themselves, each once, in form order.
    pub fn counted<'a>(&'a self, variants: &'a [String], stage: &'a str) -> Vec<&'a Counted> {
        let mut counted: Vec<&Counted> = Vec::new();
        for item in self.applicable(variants, stage) {
            let own = item.sampling.of.as_ref();
            counted.extend(own.filter(|of| !counted.iter().any(|known| known.id == of.id)));
        }
        counted
    }

    /// Whether the sample of an applicable item follows from how many there are.
    pub fn asks_capacity(&self, variants: &[String], stage: &str) -> bool {
        let mut applicable = self.applicable(variants, stage);
        applicable.any(|item| item.sampling.follows_capacity())
    }

    /// What it says in a field that is nothing to judge by, such as `standard_title`; in Chinese where it says
    /// it twice.
    pub fn aside(&self, field: &str) -> Option<&str> {
        let said = self.extra.get(field)?;
        said.as_str().or_else(|| said.get("zh")?.as_str())
    }

    /// The variant of this id.
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == id)
    }

    /// The item of this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The share of conforming points a general item needs, unless it states its own.
    pub fn pass_rate_micro(&self) -> i64 {
        self.pass_rate.as_ref().map_or(1_000_000, Decimal::micro)
    }
}

/// Points of an appearance item that does not state its own.
const USUAL_POINTS: u64 = 10;
/// No item of a score is worth more.
pub const MOST_POINTS: u64 = 1_000;

impl Item {
    /// Points it is worth in an appearance score.
    pub fn worth(&self) -> u64 {
        let sane = self
            .points
            .filter(|points| (1..=MOST_POINTS).contains(points));
        sane.unwrap_or(USUAL_POINTS)
    }

    /// Whether the item is inspected on a lot of these variants at this stage.
    pub fn applies(&self, variants: &[String], stage: &str) -> bool {
        let at_stage = self.stages.is_empty() || self.stages.iter().any(|s| s == stage);
        at_stage && self.concerns(variants)
    }

    fn concerns(&self, variants: &[String]) -> bool {
        self.when.is_empty() || self.when.iter().any(|id| variants.contains(id))
    }
}
