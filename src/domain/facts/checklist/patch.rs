//! Stricter figures of one item, as an enterprise writes them down. Which of them an item's judge has,
//! the kind of judge says.

use crate::domain::criterion::Class;
use crate::domain::decimal::Decimal;
use crate::domain::limit::Limit;
use crate::domain::sampling::Sampling;
use crate::domain::words::Words;
use serde::Deserialize;

/// Stricter figures of one item; what is absent stays as it is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// The item's id.
    pub id: String,
    /// Dominant where it was general.
    pub class: Option<Class>,
    /// A smaller magnitude.
    pub limit: Option<Limit>,
    /// A lowest deviation.
    pub lower: Option<Limit>,
    /// A highest deviation.
    pub upper: Option<Limit>,
    /// A lowest value.
    pub min: Option<Limit>,
    /// A highest value.
    pub max: Option<Limit>,
    /// A share of conforming points.
    pub pass_rate: Option<Decimal>,
    /// A cap.
    pub cap: Option<Decimal>,
    /// Kinds of document that must be there.
    pub required: Option<Vec<String>>,
    /// How many places.
    pub sampling: Option<Sampling>,
    /// What is required, in words.
    pub requirement: Option<Words>,
    /// How it is inspected.
    pub method: Option<Words>,
}

impl Patch {
    /// One figure of an item, by the field of its judge.
    pub fn limit(id: &str, field: &str, figure: Decimal) -> Self {
        let mut patch = Self {
            id: id.to_owned(),
            ..Self::default()
        };
        let place = match field {
            "lower" => &mut patch.lower,
            "upper" => &mut patch.upper,
            "min" => &mut patch.min,
            "max" => &mut patch.max,
            _ => &mut patch.limit,
        };
        *place = Some(Limit::Fixed(figure));
        patch
    }

    /// The figures of judges that are still there, by their fields: each kind takes those it has.
    pub fn left(&self) -> impl Iterator<Item = &'static str> {
        let left = [
            ("limit", self.limit.is_some()),
            ("lower", self.lower.is_some()),
            ("upper", self.upper.is_some()),
            ("min", self.min.is_some()),
            ("max", self.max.is_some()),
            ("pass_rate", self.pass_rate.is_some()),
            ("cap", self.cap.is_some()),
            ("required", self.required.is_some()),
        ];
        let left = left.into_iter().filter(|(_, left)| *left);
        left.map(|(field, _)| field)
    }
}
