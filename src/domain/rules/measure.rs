//! Judging measured items: the bounds of their points, the cap beyond which nothing helps, and the
//! share of points that must lie within.

use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Deviation, Groups, Judge, Range};
use crate::domain::decimal::Decimal;
use crate::domain::fault::Trouble;
use crate::domain::judge::{Case, needed_rate, reaches};
use crate::domain::limit::{Dims, Exact, Limit, NoLimit};
use crate::domain::verdict::{Bounds, Crowd, Finding};

/// Judges the readings of a measured item, in steps of 10⁻¹⁸.
pub(in crate::domain) fn measured(
    case: &Case,
    item: &Item,
    points: &[i128],
) -> Result<(bool, Finding), Trouble> {
    let (bounds, cap, own_rate) = match &item.judge {
        Judge::Deviation(deviation) => deviation_bounds(case, item, deviation)?,
        Judge::Range(range) => (range_bounds(case, range)?, None, range.pass_rate.as_ref()),
        _ => return Err(Trouble::NotAnswered),
    };
    let crowd = match &item.judge {
        Judge::Range(range) => range.groups.as_ref().map(|groups| crowd(groups, points)),
        _ => None,
    };
    let crowd = crowd.transpose()?.flatten();
    let rate = needed_rate(case, item, own_rate);
    let numbered = || (1_u64..).zip(points.iter().copied());
    let outside = numbered().find(|(_, value)| !bounds.contain(*value));
    let beyond = cap.and_then(|cap| {
        numbered().find(|(_, value)| !bounds.contain(*value) && !cap.contain(*value))
    });
    let within = points
        .iter()
        .filter(|value| bounds.contain(**value))
        .count() as u64;
    let finding = Finding::Measured {
        within,
        points: points.len() as u64,
        rate,
        bounds: Box::new(bounds),
        cap: cap.map(Box::new),
        beyond,
        outside,
        crowd,
    };
    Ok((
        reaches(within, points.len() as u64, rate) && beyond.is_none() && crowd.is_none(),
        finding,
    ))
}

/// The first group of which more readings lie below its figure than may.
fn crowd(groups: &Groups, points: &[i128]) -> Result<Option<Crowd>, Trouble> {
    let size = usize::try_from(groups.size).unwrap_or(usize::MAX).max(1);
    if !points.len().is_multiple_of(size) {
        return Err(Trouble::NotInGroups {
            size: groups.size,
            got: points.len() as u64,
        });
    }
    let below = |group: &[i128]| {
        let low = group.iter().filter(|point| **point < groups.below.steps());
        low.count() as u64
    };
    let mut counted = (1_u64..).zip(points.chunks(size).map(below));
    let found = counted.find(|(_, low)| *low > groups.at_most);
    Ok(found.map(|(group, low)| Crowd {
        group,
        low,
        at_most: groups.at_most,
        below: groups.below.steps(),
    }))
}

type Measure<'a> = (Bounds, Option<Bounds>, Option<&'a Decimal>);

fn deviation_bounds<'a>(
    case: &Case,
    item: &Item,
    deviation: &'a Deviation,
) -> Result<Measure<'a>, Trouble> {
    let side = |limit: &Option<Limit>| {
        limit
            .as_ref()
            .map(|limit| exact(limit, case.dims))
            .transpose()
    };
    let (mut lower, mut upper) = (side(&deviation.lower)?, side(&deviation.upper)?);
    if let Some(magnitude) = side(&deviation.limit)? {
        let below = (!deviation.unsigned).then(|| magnitude.negated());
        (lower, upper) = (below, Some(magnitude));
    }
    let cap = match item.class {
        Class::Dominant => None,
        Class::General => deviation.cap.as_ref().or(case.checklist.cap.as_ref()),
    };
    let capped = |side: Option<Exact>, cap| side.and_then(|limit| limit.times(cap));
    let cap = cap.map(|cap| Bounds {
        lower: capped(lower, cap),
        upper: capped(upper, cap),
    });
    Ok((Bounds { lower, upper }, cap, deviation.pass_rate.as_ref()))
}

fn range_bounds(case: &Case, range: &Range) -> Result<Bounds, Trouble> {
    let side = |limit: &Option<Limit>| {
        limit
            .as_ref()
            .map(|limit| exact(limit, case.dims))
            .transpose()
    };
    Ok(Bounds {
        lower: side(&range.min)?,
        upper: side(&range.max)?,
    })
}

fn exact(limit: &Limit, dims: &Dims) -> Result<Exact, Trouble> {
    limit.exact(dims).map_err(|none| match none {
        NoLimit::Missing(name) => Trouble::NoDimension(name),
        NoLimit::Unusable(name) => Trouble::BadDimension(name),
    })
}
