//! Items judged by deviations: read as such, or as measured sizes beside the designed one; each side by
//! itself, with the cap beyond which nothing helps.

use super::case::{Case, Judged, answered, at};
use super::kind::{JudgeKind, only};
use super::points::{self, Against, side};
use super::sound;
use crate::domain::answer::Answer;
use crate::domain::change::{Bearing, Facet, Figure, ItemChange, WHOLE, limits, rate};
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Deviation, Judge};
use crate::domain::decimal::{Decimal, shown};
use crate::domain::fault::Fault;
use crate::domain::flaw::Flaw;
use crate::domain::limit::{Dims, Exact, Limit};
use crate::domain::patch::Patch;
use crate::domain::trouble::{Misread, Miswritten, Trouble};
use crate::domain::verdict::Bounds;

impl JudgeKind for Deviation {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        let read = read(item, self, answered(item, answer)?)?;
        points::enough(case, item, &read).map_err(at(item))?;
        let bounds = bounds(case, self).map_err(at(item))?;
        let against = Against {
            cap: cap(case, item, self, bounds),
            rate: case.needed_rate(item, self.pass_rate.as_ref()),
            crowd: None,
            bounds,
        };
        Ok(points::held(&read, against))
    }

    fn points(&self, item: &Item, answer: &Answer) -> Option<Vec<i128>> {
        read(item, self, answer).ok()
    }

    fn reach(&self, dims: &Dims) -> [Option<i64>; 2] {
        let size = |limit: &Option<Limit>, sign: i128| {
            let limit = limit.as_ref()?.exact(dims).ok()?;
            let size = i64::try_from(sign * limit.floor()).ok()?;
            (size > 0).then_some(size)
        };
        match &self.limit {
            Some(_) => [size(&self.limit, 1), size(&self.limit, 1)],
            None => [size(&self.lower, -1), size(&self.upper, 1)],
        }
    }

    fn figure(&self) -> Option<(&'static str, &Decimal)> {
        let Deviation {
            limit,
            lower,
            upper,
            ..
        } = self;
        only([("limit", limit), ("lower", lower), ("upper", upper)])
    }

    fn changes(&self, was: &Judge, found: &mut ItemChange) -> Option<()> {
        let was = was.deviation()?;
        found.units(&was.unit, &self.unit);
        let limits = |d: &Self| {
            (
                d.limit.clone(),
                d.lower.clone(),
                d.upper.clone(),
                d.unsigned,
            )
        };
        if limits(was) != limits(self) {
            let bearing = match was.unsigned == self.unsigned {
                true => limits::deviation(was, self),
                // What is typed under one is refused under the other: nobody can compare them.
                false => Bearing::Unclear,
            };
            found.judges(Facet::Limits, bearing);
        }
        found.rates(was.pass_rate.as_ref(), self.pass_rate.as_ref());
        caps(found, was, self);
        Some(())
    }

    fn tightened(&self, patch: &mut Patch, class: Class) -> Judge {
        let mut deviation = self.clone();
        draw_in(&mut deviation, patch);
        if class == Class::Dominant {
            (deviation.pass_rate, deviation.cap) = (None, None);
        }
        Judge::Deviation(Box::new(deviation))
    }

    fn texts(&self) -> Vec<(&str, &'static str)> {
        vec![(&self.unit, "unit")]
    }

    fn flaws(&self, class: Class) -> Vec<Flaw> {
        let mut flaws = Vec::new();
        let sides = self.lower.is_some() || self.upper.is_some();
        if self.limit.is_some() == sides {
            flaws.push(Flaw::Sides);
        }
        if matches!(&self.limit, Some(Limit::Fixed(magnitude)) if magnitude.micro() < 0) {
            flaws.push(Flaw::Negative);
        }
        if self.unsigned && self.lower.is_some() {
            flaws.push(Flaw::Unsigned);
        }
        flaws.extend(sound::crossed(self.lower.as_ref(), self.upper.as_ref()));
        let limits = [&self.limit, &self.lower, &self.upper];
        flaws.extend(limits.into_iter().flatten().filter_map(sound::slope));
        flaws.extend(self.cap.iter().filter_map(sound::cap));
        flaws.extend(sound::rate(class, self.pass_rate.as_ref()));
        flaws
    }
}

fn caps(found: &mut ItemChange, old: &Deviation, new: &Deviation) {
    if found.old.1.class != found.new.1.class || found.new.1.class == Class::Dominant {
        return;
    }
    let was = old.cap.as_ref().or(found.old.0.cap.as_ref()).cloned();
    let is = new.cap.as_ref().or(found.new.0.cap.as_ref()).cloned();
    let bearing = match (&was, &is) {
        // Where no point may lie outside its limits, a cap has nothing left to say.
        _ if rate(found.new, new.pass_rate.as_ref()) >= WHOLE => Bearing::Tighter,
        (None, _) => Bearing::Tighter,
        (Some(was), Some(is)) if is > was => Bearing::Looser,
        (Some(_), None) => Bearing::Looser,
        // Beyond limits on one side of zero a smaller cap reaches where a larger one does not.
        (Some(_), Some(_)) if limits::astride(old) => Bearing::Tighter,
        (Some(_), Some(_)) => Bearing::Unclear,
    };
    let figure = |cap: Option<Decimal>| cap.map_or(Figure::Nothing, Figure::Factor);
    found.add(Facet::Cap, figure(was), figure(is), bearing);
}

/// A magnitude takes the place of sides, and sides that of a magnitude.
fn draw_in(deviation: &mut Deviation, patch: &mut Patch) {
    let Deviation {
        limit,
        lower,
        upper,
        pass_rate,
        cap,
        ..
    } = deviation;
    let sides = patch.lower.is_some() || patch.upper.is_some();
    if patch.limit.is_some() && !sides {
        (*limit, *lower, *upper) = (patch.limit.take(), None, None);
    } else if sides && patch.limit.is_none() {
        if let Some(magnitude) = limit.take() {
            // One that follows a dimension has no such other side; the comparison will tell.
            *lower = negated(&magnitude);
            *upper = Some(magnitude);
        }
        *lower = patch.lower.take().or(lower.take());
        *upper = patch.upper.take().or(upper.take());
    }
    *pass_rate = patch.pass_rate.take().or(pass_rate.take());
    *cap = patch.cap.take().or(cap.take());
}

fn negated(limit: &Limit) -> Option<Limit> {
    match limit {
        Limit::Fixed(figure) => Decimal::of_micro(-figure.micro()).map(Limit::Fixed),
        Limit::Follows(_) => None,
    }
}

/// Deviations as typed, or of measured sizes from the designed one, in steps of 10⁻¹⁸.
fn read(item: &Item, deviation: &Deviation, answer: &Answer) -> Result<Vec<i128>, Vec<Fault>> {
    let read = match answer.is_sized() {
        false => points::read(item, answer, "readings", 0)?,
        true => {
            let design = answer.design();
            let design = design.and_then(|text| Decimal::reading_steps(text).ok());
            let design = design.ok_or_else(|| at(item)(Miswritten::Malformed("design").into()))?;
            points::read(item, answer, "measured", design)?
        }
    };
    let negative = |(nth, point): (usize, &i128)| {
        let text = shown(*point);
        Fault::at(&item.id, Misread::Negative { nth, text })
    };
    let low = (1..)
        .zip(&read)
        .filter(|(_, point)| deviation.unsigned && **point < 0);
    let faults: Vec<Fault> = low.map(negative).collect();
    match faults.is_empty() {
        true => Ok(read),
        false => Err(faults),
    }
}

fn bounds(case: &Case, deviation: &Deviation) -> Result<Bounds, Trouble> {
    let side = |limit| side(limit, case.dims);
    let sides = Bounds {
        lower: side(deviation.lower.as_ref())?,
        upper: side(deviation.upper.as_ref())?,
    };
    let magnitude = side(deviation.limit.as_ref())?;
    Ok(magnitude.map_or(sides, |magnitude| Bounds {
        lower: (!deviation.unsigned).then(|| magnitude.negated()),
        upper: Some(magnitude),
    }))
}

/// The cap of a general item: its own, or the checklist's, times each limit.
fn cap(case: &Case, item: &Item, deviation: &Deviation, bounds: Bounds) -> Option<Bounds> {
    let cap = match item.class {
        Class::Dominant => None,
        Class::General => deviation.cap.as_ref().or(case.checklist.cap.as_ref()),
    }?;
    let capped = |side: Option<Exact>| side.and_then(|limit| limit.times(cap));
    Some(Bounds {
        lower: capped(bounds.lower),
        upper: capped(bounds.upper),
    })
}
