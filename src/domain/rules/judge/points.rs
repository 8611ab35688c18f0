//! Measured points: read as typed, held against their bounds, and the share of them within. What the bounds
//! are, each measured kind says.

use super::case::{Case, at};
use super::field;
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::decimal::Decimal;
use crate::domain::fault::Fault;
use crate::domain::limit::{Dims, Exact, Limit, NoLimit};
use crate::domain::ratio::Ratio;
use crate::domain::trouble::{Answering, Described, Misread, Miswritten, Trouble};
use crate::domain::verdict::{Bounds, Crowd, Finding};

/// More readings than this on one item hardly fit into one record.
pub const MOST_READINGS: usize = 20_000;

/// What the points of an item are held against.
pub(super) struct Against {
    /// The limits.
    pub bounds: Bounds,
    /// Beyond these the item fails whatever the share.
    pub cap: Option<Bounds>,
    /// The share needed, in millionths.
    pub rate: i64,
    /// The first group of readings too many of which are low.
    pub crowd: Option<Crowd>,
}

/// The readings of a field, less the designed size, in steps of 10⁻¹⁸; or every one that is none.
pub(super) fn read(
    item: &Item,
    answer: &Answer,
    field: &'static str,
    design: i128,
) -> Result<Vec<i128>, Vec<Fault>> {
    let fault = at(item);
    field::figures_only(item, answer).map_err(&fault)?;
    let list = answer.body.get(field);
    let list = list
        .ok_or_else(|| fault(Answering::NotAnswered.into()))?
        .as_array();
    let list = list.ok_or_else(|| fault(Miswritten::Malformed(field).into()))?;
    if list.len() > MOST_READINGS {
        return Err(fault(Misread::Crowded.into()));
    }
    let mut points = Vec::with_capacity(list.len());
    let mut faults = Vec::new();
    for (nth, value) in (1..).zip(list) {
        let text = value.as_str();
        match text.and_then(|text| Decimal::reading_steps(text).ok()) {
            Some(reading) => points.push(reading - design),
            None => {
                let text = text.map_or_else(|| value.to_string(), str::to_owned);
                faults.extend(fault(Misread::NotANumber { nth, text }.into()));
            }
        }
    }
    match faults.is_empty() {
        true => Ok(points),
        false => Err(faults),
    }
}

/// As many points as the item needs.
pub(super) fn enough(case: &Case, item: &Item, points: &[i128]) -> Result<(), Trouble> {
    case.scope(item)?.enough(points.len() as u64)
}

/// Holds points against what they are held against.
pub(super) fn held(points: &[i128], against: Against) -> (bool, Finding) {
    let Against {
        bounds,
        cap,
        rate,
        crowd,
    } = against;
    let numbered = || (1_u64..).zip(points.iter().copied());
    let outside = numbered().find(|(_, value)| !bounds.contain(*value));
    let beyond = cap.and_then(|cap| {
        numbered().find(|(_, value)| !bounds.contain(*value) && !cap.contain(*value))
    });
    let within = points.iter().filter(|value| bounds.contain(**value));
    let (within, points) = (within.count() as u64, points.len() as u64);
    let finding = Finding::Measured {
        within,
        points,
        rate,
        bounds: Box::new(bounds),
        cap: cap.map(Box::new),
        beyond,
        outside,
        crowd,
    };
    let share = Ratio {
        part: within,
        whole: points,
    };
    let conforming = share.reaches(rate) && beyond.is_none() && crowd.is_none();
    (conforming, finding)
}

/// A side of the limits on a lot of these dimensions.
pub(super) fn side(limit: Option<&Limit>, dims: &Dims) -> Result<Option<Exact>, Trouble> {
    let exact = limit.map(|limit| limit.exact(dims)).transpose();
    exact.map_err(|none| match none {
        NoLimit::Missing(name) => Trouble::Described(Described::NoDimension(name)),
        NoLimit::Unusable(name) => Trouble::Described(Described::BadDimension(name)),
    })
}
