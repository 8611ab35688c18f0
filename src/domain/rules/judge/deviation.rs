//! Items judged by deviations: read as such, or as measured sizes beside the designed one; each side by
//! itself, with the cap beyond which nothing helps.

use super::case::{Case, Judged, at};
use super::points::{self, Against, side};
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Deviation};
use crate::domain::decimal::{Decimal, shown};
use crate::domain::fault::Fault;
use crate::domain::limit::Exact;
use crate::domain::trouble::{Misread, Miswritten, Trouble};
use crate::domain::verdict::Bounds;

pub(super) fn judged(case: &Case, item: &Item, deviation: &Deviation, answer: &Answer) -> Judged {
    let read = read(item, deviation, answer)?;
    points::enough(case, item, &read).map_err(at(item))?;
    let bounds = bounds(case, deviation).map_err(at(item))?;
    let against = Against {
        cap: cap(case, item, deviation, bounds),
        rate: case.needed_rate(item, deviation.pass_rate.as_ref()),
        crowd: None,
        bounds,
    };
    Ok(points::held(&read, against))
}

/// Deviations as typed, or of measured sizes from the designed one, in steps of 10⁻¹⁸.
pub(super) fn read(
    item: &Item,
    deviation: &Deviation,
    answer: &Answer,
) -> Result<Vec<i128>, Vec<Fault>> {
    let read = match answer.body.contains_key("measured") {
        false => points::read(item, answer, "readings", 0)?,
        true => {
            let design = answer.text("design");
            let design = design.and_then(|text| Decimal::parse_reading(text).ok());
            let design = design
                .ok_or_else(|| at(item)(Trouble::Miswritten(Miswritten::Malformed("design"))))?;
            points::read(item, answer, "measured", design.steps())?
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
