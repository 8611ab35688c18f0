//! Items judged by measured values: each within its limits, and of a group of readings not too many low.

use super::case::{Case, Judged, at};
use super::points::{self, Against, side};
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::criterion::{Groups, Range};
use crate::domain::fault::Fault;
use crate::domain::trouble::{Misread, Trouble};
use crate::domain::verdict::{Bounds, Crowd, Finding};

pub(super) fn judged(case: &Case, item: &Item, range: &Range, answer: &Answer) -> Judged {
    let read = read(item, answer)?;
    held(case, item, range, &read).map_err(at(item))
}

/// The values as typed, in steps of 10⁻¹⁸.
pub(super) fn read(item: &Item, answer: &Answer) -> Result<Vec<i128>, Vec<Fault>> {
    points::read(item, answer, "readings", 0)
}

fn held(
    case: &Case,
    item: &Item,
    range: &Range,
    read: &[i128],
) -> Result<(bool, Finding), Trouble> {
    points::enough(case, item, read)?;
    let bounds = Bounds {
        lower: side(range.min.as_ref(), case.dims)?,
        upper: side(range.max.as_ref(), case.dims)?,
    };
    let crowd = { range.groups.as_ref() }.map(|groups| crowd(groups, read));
    let against = Against {
        bounds,
        cap: None,
        rate: case.needed_rate(item, range.pass_rate.as_ref()),
        crowd: crowd.transpose()?.flatten(),
    };
    Ok(points::held(read, against))
}

/// The first group of which more readings lie below its figure than may.
fn crowd(groups: &Groups, points: &[i128]) -> Result<Option<Crowd>, Trouble> {
    let size = usize::try_from(groups.size).unwrap_or(usize::MAX).max(1);
    if !points.len().is_multiple_of(size) {
        return Err(Trouble::Misread(Misread::NotInGroups {
            size: groups.size,
            got: points.len() as u64,
        }));
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
