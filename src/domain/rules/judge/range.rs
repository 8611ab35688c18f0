//! Items judged by measured values: each within its limits, and of a group of readings not too many low.

use super::case::{Case, Judged, answered, at};
use super::kind::{JudgeKind, only};
use super::points::{self, Against, side};
use super::sound;
use crate::domain::answer::Answer;
use crate::domain::change::{Bearing, Facet, ItemChange, limits};
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Groups, Judge, Range};
use crate::domain::decimal::Decimal;
use crate::domain::fault::Fault;
use crate::domain::flaw::Flaw;
use crate::domain::patch::Patch;
use crate::domain::trouble::{Misread, Trouble};
use crate::domain::verdict::{Bounds, Crowd, Finding};

impl JudgeKind for Range {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        let read = read(item, answered(item, answer)?)?;
        held(case, item, self, &read).map_err(at(item))
    }

    fn points(&self, item: &Item, answer: &Answer) -> Option<Vec<i128>> {
        read(item, answer).ok()
    }

    fn figure(&self) -> Option<(&'static str, &Decimal)> {
        only([("min", &self.min), ("max", &self.max)])
    }

    fn changes(&self, was: &Judge, found: &mut ItemChange) -> Option<()> {
        let Judge::Range(was) = was else {
            return None;
        };
        found.units(&was.unit, &self.unit);
        if (&was.min, &was.max, &was.groups) != (&self.min, &self.max, &self.groups) {
            let bearing = grouped(was, self).unwrap_or_else(|| limits::range(was, self));
            found.judges(Facet::Limits, bearing);
        }
        found.rates(was.pass_rate.as_ref(), self.pass_rate.as_ref());
        Some(())
    }

    fn tightened(&self, patch: &mut Patch, class: Class) -> Judge {
        let mut range = self.clone();
        range.min = patch.min.take().or(range.min);
        range.max = patch.max.take().or(range.max);
        range.pass_rate = patch.pass_rate.take().or(range.pass_rate);
        if class == Class::Dominant {
            range.pass_rate = None;
        }
        Judge::Range(Box::new(range))
    }

    fn texts(&self) -> Vec<(&str, &'static str)> {
        vec![(&self.unit, "unit")]
    }

    fn flaws(&self, class: Class) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let limits = [&self.min, &self.max];
        if limits.iter().all(|limit| limit.is_none()) {
            flaws.push(Flaw::Sides);
        }
        let full = |groups: &Groups| groups.size > 0 && groups.at_most < groups.size;
        if !self.groups.as_ref().is_none_or(full) {
            flaws.push(Flaw::Groups);
        }
        flaws.extend(sound::crossed(self.min.as_ref(), self.max.as_ref()));
        flaws.extend(limits.into_iter().flatten().filter_map(sound::slope));
        flaws.extend(sound::rate(class, self.pass_rate.as_ref()));
        flaws
    }
}

/// Groups of readings can be added to what had none; otherwise only the same ones can be compared.
fn grouped(old: &Range, new: &Range) -> Option<Bearing> {
    match (&old.groups, &new.groups) {
        (was, is) if was == is => None,
        (None, Some(_)) => match limits::range(old, new) {
            Bearing::Neutral => Some(Bearing::Tighter),
            other => Some(other),
        },
        (Some(_), None) => Some(Bearing::Looser),
        _ => Some(Bearing::Unclear),
    }
}

/// The values as typed, in steps of 10⁻¹⁸.
fn read(item: &Item, answer: &Answer) -> Result<Vec<i128>, Vec<Fault>> {
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
        return Err(Misread::NotInGroups {
            size: groups.size,
            got: points.len() as u64,
        }
        .into());
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
