//! What a project is called, what it is measured against, and what it has agreed where the standards
//! leave it open.

use crate::domain::decimal::Decimal;
use crate::domain::grade::Scheme;
use crate::domain::issue::Blocking;
use crate::domain::scheme::SchemeRules;
use crate::domain::spent::{Price, SpentOn};
use crate::domain::subject::{Kind, Scale};
use crate::domain::time::Day;
use crate::domain::zone::Zone;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a project is called and measured against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectHead {
    /// The project's code, chosen by people.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its grading scheme.
    pub scheme: Scheme,
    /// The scheme's thresholds as they were when it was chosen; they hold for the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Box<SchemeRules>>,
    /// Target of the first-pass acceptance rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_first_pass: Option<Decimal>,
    /// Target of the excellence rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_excellence: Option<Decimal>,
    /// Its size class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
    /// What the project has agreed where the standards leave it open.
    #[serde(default, skip_serializing_if = "Agreed::is_usual")]
    pub agreed: Agreed,
}

/// What a project has agreed where the standards leave it open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreed {
    /// The chain that a kind of subject follows, where it is not the usual one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub chains: BTreeMap<Kind, String>,
    /// Whether a reading taken with an expired instrument is refused, or only flagged.
    pub flag_expired_instruments: bool,
    /// Which open issues keep a subject from being accepted.
    pub blocking_issues: Blocking,
    /// Whether the next stage waits for the signatures of the one before.
    pub signatures_required: bool,
    /// First-pass rate, in per cent, below which a crew's veto is shown (质量否决权).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub veto_below: Option<Decimal>,
    /// The day on which the project began, if somebody said: `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began: Option<Day>,
    /// The offset of the site's clocks, where it is not China's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Zone>,
    /// What its papers say and how they are numbered.
    #[serde(skip_serializing_if = "Papers::is_usual")]
    pub papers: Papers,
    /// What an hour, a unit and a shift cost.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<Price>,
    /// The contract sum in yuan, if somebody said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contract_sum: Option<Decimal>,
    /// Limits that are custom and no standard's, as it agreed on them: by the checklist.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub limits: BTreeMap<String, AgreedLimits>,
}

/// What a project agreed on for a checklist whose limits are custom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AgreedLimits {
    /// The share of conforming points that its general items need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass_rate: Option<Decimal>,
    /// How many times a limit no point may exceed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Decimal>,
    /// Figures by the item.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<String, Decimal>,
}

/// What a project has said once for all its papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Papers {
    /// How the papers of a form are numbered, by its id, where it is not the usual way.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, String>,
    /// What stands in a field of every paper that has it, by the field's name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<String, String>,
}

/// A figure of a checklist that a project may agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AgreedFigure {
    /// The share of conforming points.
    PassRate,
    /// The cap.
    Cap,
    /// The limit of an item, by its id.
    Item(String),
}

impl AgreedFigure {
    const PASS_RATE: &str = "pass_rate";
    const CAP: &str = "cap";

    /// By which word it is named beside its checklist.
    pub fn word(&self) -> &str {
        match self {
            Self::PassRate => Self::PASS_RATE,
            Self::Cap => Self::CAP,
            Self::Item(id) => id,
        }
    }

    /// The figure that such a word names.
    pub fn named(word: &str) -> Self {
        match word {
            Self::PASS_RATE => Self::PassRate,
            Self::CAP => Self::Cap,
            id => Self::Item(id.to_owned()),
        }
    }
}

impl Papers {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl ProjectHead {
    /// The day on which the project began, if somebody said.
    pub fn began(&self) -> Option<NaiveDate> {
        self.zone().day(self.agreed.began.as_deref()?)
    }

    /// By whose clocks a moment belongs to a day: the site's.
    pub fn zone(&self) -> Zone {
        self.agreed.zone.unwrap_or_default()
    }

    /// Whether its scheme grades what is accepted at this level.
    pub fn grades(&self, kind: Kind) -> bool {
        let Some(rules) = self.grading.as_deref() else {
            return !self.scheme.is_none();
        };
        let shares = rules.shares.as_ref();
        shares.is_some_and(|shares| shares.levels.contains(&kind))
    }
}

impl Agreed {
    /// Agrees on a figure of a checklist; none: the usual one holds again.
    pub fn set_limit(&mut self, list: &str, figure: AgreedFigure, to: Option<Decimal>) {
        let mut own = self.limits.remove(list).unwrap_or_default();
        match (figure, to) {
            (AgreedFigure::PassRate, to) => own.pass_rate = to,
            (AgreedFigure::Cap, to) => own.cap = to,
            (AgreedFigure::Item(id), Some(to)) => _ = own.items.insert(id, to),
            (AgreedFigure::Item(id), None) => _ = own.items.remove(&id),
        }
        if own != AgreedLimits::default() {
            self.limits.insert(list.to_owned(), own);
        }
    }

    /// All figures agreed on: the checklist, which figure, what it is.
    pub fn all_limits(&self) -> impl Iterator<Item = (&String, AgreedFigure, &Decimal)> {
        self.limits.iter().flat_map(|(list, own)| {
            let whole = [
                (AgreedFigure::PassRate, &own.pass_rate),
                (AgreedFigure::Cap, &own.cap),
            ];
            let whole = whole
                .into_iter()
                .filter_map(|(figure, to)| Some((figure, to.as_ref()?)));
            let items = own.items.iter();
            let items = items.map(|(id, to)| (AgreedFigure::Item(id.clone()), to));
            whole
                .chain(items)
                .map(move |(figure, to)| (list, figure, to))
        })
    }

    /// Agrees on what one of something costs; none: there is no such price any more.
    pub fn set_price(&mut self, on: SpentOn, (name, unit): (&str, &str), price: Option<Decimal>) {
        let is_it = |one: &Price| one.on == on && one.name == name && one.unit == unit;
        self.prices.retain(|one| !is_it(one));
        self.prices.extend(price.map(|price| Price {
            on,
            name: name.to_owned(),
            unit: unit.to_owned(),
            price,
        }));
        self.prices
            .sort_by(|a, b| (a.on, &a.name, &a.unit).cmp(&(b.on, &b.name, &b.unit)));
    }

    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
