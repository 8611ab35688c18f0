//! One difference: what it is in, the two figures, and whether the newer demands more, less, or neither.

mod found;
pub(super) mod limits;

pub(super) use found::{ItemChange, ItemSide, WHOLE, rate};

use crate::domain::checklist::{Item, VariantChoice};
use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::Decimal;
use crate::domain::plan::Plan;
use crate::domain::sampling::Sampling;
use crate::domain::words::Words;

/// What a change means for the work that is inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Whatever passes the new demand passes the old one.
    Tighter,
    /// The new demand lets through what the old one did not.
    Looser,
    /// Neither can be shown for every lot.
    Unclear,
    /// Words only.
    Neutral,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The item itself: added or dropped.
    Item,
    /// Dominant or general.
    Class,
    /// How it is judged: the kind of judge, the computed rule.
    Judge,
    /// Limits of a measured item.
    Limits,
    /// The unit of the readings.
    Unit,
    /// The share of conforming points or places.
    PassRate,
    /// The cap.
    Cap,
    /// The plan of Appendix D.
    Plan,
    /// Required documents.
    Documents,
    /// How many places.
    Sampling,
    /// The stages at which it is inspected.
    Stages,
    /// The variants it applies to.
    When,
    /// The clause.
    Clause,
    /// Its name.
    Title,
    /// What is required, in words.
    Requirement,
    /// How it is inspected.
    Method,
    /// A variant of the lot.
    Variant,
    /// How many variants of a group a lot names.
    Choice,
    /// The kind of subject.
    Subject,
    /// What the capacity counts.
    CapacityUnit,
    /// The standard.
    Standard,
}

/// A figure or words, before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing there.
    Nothing,
    /// A class.
    Class(Class),
    /// The limits, the kind or the rule of a judge, as the facet says.
    Judge(Judge),
    /// A share in millionths.
    Share(i64),
    /// A factor such as the cap.
    Factor(Decimal),
    /// A plan of Appendix D.
    Plan(Plan),
    /// A sampling rule.
    Sampling(Sampling),
    /// Ids or kinds, as they stand.
    List(Vec<String>),
    /// A choice of variants.
    Choice(VariantChoice),
    /// Words in both languages.
    Words(Words),
    /// A text.
    Text(String),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item, if it is about one.
    pub item: Option<NamedItem>,
    /// What changed.
    pub facet: Facet,
    /// As it was.
    pub old: Figure,
    /// As it is.
    pub new: Figure,
    /// Which way.
    pub bearing: Bearing,
}

/// An item by its id, clause and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedItem {
    /// Its id.
    pub id: String,
    /// Its clause.
    pub clause: String,
    /// Its name.
    pub title: Words,
}

impl NamedItem {
    pub(in crate::domain::rules) fn of(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            clause: item.clause.clone(),
            title: item.title.clone(),
        }
    }
}
