//! Items judged by looking: all places said to conform or not, or counted and held against a share, or
//! against a plan of Appendix D.

use super::case::{Case, reaches};
use super::draws;
use super::field::{self, Said};
use crate::domain::answer::{Answer, Draw};
use crate::domain::checklist::Item;
use crate::domain::criterion::Class;
use crate::domain::plan::Plan;
use crate::domain::trouble::{Answering, Miswritten, Trouble};
use crate::domain::verdict::Finding;
use serde_json::Value;

pub(super) fn judged(
    case: &Case,
    item: &Item,
    plan: Option<Plan>,
    answer: &Answer,
) -> Result<(bool, Finding), Trouble> {
    if let Some(said) = field::said(item, answer)? {
        case.scope(item)?;
        let excellent = said == Said::Excellent;
        return Ok((said != Said::Fail, Finding::Stated { excellent }));
    }
    if plan == Some(Plan::Double) && answer.body.contains_key("draws") {
        let draws = draws::read(answer)?;
        return drawn(case, item, &draws);
    }
    let (draw, excellent) = counts(answer)?;
    let scope = case.scope(item)?;
    scope.enough(draw.checked)?;
    scope.within(draw.checked)?;
    match plan.filter(|_| item.class == Class::General) {
        Some(Plan::Single) => draws::single(draw, excellent),
        Some(Plan::Double) => draws::double(&[draw], excellent),
        None => Ok(shared(case, item, draw, excellent)),
    }
}

/// Counted places, and how many of them are 优良.
fn counts(answer: &Answer) -> Result<(Draw, u64), Trouble> {
    if !answer.body.contains_key("checked") && !answer.body.contains_key("failed") {
        return Err(Trouble::Answering(Answering::NotAnswered));
    }
    let draw = field::draw(&answer.body)?;
    let excellent = match answer.body.get("excellent") {
        None | Some(Value::Null) => 0,
        Some(_) => field::count(&answer.body, "excellent")?,
    };
    if excellent > draw.checked - draw.failed {
        return Err(Trouble::Miswritten(Miswritten::Malformed("excellent")));
    }
    Ok((draw, excellent))
}

fn drawn(case: &Case, item: &Item, draws: &[Draw]) -> Result<(bool, Finding), Trouble> {
    let scope = case.scope(item)?;
    let sum = draws::sum(draws);
    scope.enough(draws.first().map_or(0, |draw| draw.checked))?;
    scope.within(sum.checked)?;
    match item.class {
        Class::Dominant => Ok(shared(case, item, sum, 0)),
        Class::General => draws::double(draws, 0),
    }
}

/// Counted places against the share that the item needs.
fn shared(case: &Case, item: &Item, draw: Draw, excellent: u64) -> (bool, Finding) {
    let Draw { checked, failed } = draw;
    let rate = case.needed_rate(item, None);
    let share = Finding::Share {
        checked,
        failed,
        excellent,
        rate,
    };
    (reaches(checked - failed, checked, rate), share)
}
