//! Items judged by looking: all places said to conform or not, or counted and held against a share, or
//! against a plan of Appendix D.

use super::case::{Case, Judged, answered, at};
use super::draws;
use super::field::{self, SaidField};
use super::kind::JudgeKind;
use crate::domain::answer::{Answer, Draw};
use crate::domain::change::{Bearing, Facet, Figure, ItemChange, WHOLE, rate};
use crate::domain::checklist::Item;
use crate::domain::criterion::{Attribute, Class, Judge};
use crate::domain::flaw::Flaw;
use crate::domain::patch::Patch;
use crate::domain::plan::Plan;
use crate::domain::ratio::Ratio;
use crate::domain::reference::AnswerReach;
use crate::domain::trouble::{Answering, Miswritten, Trouble};
use crate::domain::verdict::Finding;
use serde_json::Value;

impl JudgeKind for Attribute {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        looked_at(case, item, self.plan, answered(item, answer)?).map_err(at(item))
    }

    /// That everything conforms; that it is 优良 has to be seen of each lot.
    fn carried(&self, answer: &Answer) -> Option<(AnswerReach, Answer)> {
        let passed = matches!(answer.word(), Some("pass" | "excellent"));
        let passed = passed || !answer.is_called() && answer.count("failed") == Some(0);
        passed.then(|| (AnswerReach::Lots, Answer::result(&answer.item, "pass")))
    }

    fn changes(&self, was: &Judge, found: &mut ItemChange) -> Option<()> {
        let Judge::Attribute(was) = was else {
            return None;
        };
        let whole = rate(found.new, None) == WHOLE && self.plan.is_none();
        let bearing = match whole || found.new.1.class == Class::Dominant {
            true => Bearing::Tighter,
            false => Bearing::Unclear,
        };
        let plan = |plan: Option<Plan>| plan.map_or(Figure::Nothing, Figure::Plan);
        found.add(Facet::Plan, plan(was.plan), plan(self.plan), bearing);
        if was.plan.is_none() && self.plan.is_none() {
            found.rates(None, None);
        }
        Some(())
    }

    /// A dominant item conforms wholly: a plan has nothing left to say.
    fn tightened(&self, _patch: &mut Patch, class: Class) -> Judge {
        let plan = self.plan.filter(|_| class == Class::General);
        Judge::looking(plan)
    }

    fn flaws(&self, class: Class) -> Vec<Flaw> {
        let lenient = self.plan.is_some() && class == Class::Dominant;
        lenient.then_some(Flaw::Lenient).into_iter().collect()
    }
}

fn looked_at(
    case: &Case,
    item: &Item,
    plan: Option<Plan>,
    answer: &Answer,
) -> Result<(bool, Finding), Trouble> {
    if let Some(said) = field::said(item, answer)? {
        case.scope(item)?;
        let excellent = said == SaidField::Excellent;
        return Ok((said != SaidField::Fail, Finding::Stated { excellent }));
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
        return Err(Answering::NotAnswered.into());
    }
    let draw = field::draw(&answer.body)?;
    let excellent = match answer.body.get("excellent") {
        None | Some(Value::Null) => 0,
        Some(_) => field::count(&answer.body, "excellent")?,
    };
    if excellent > draw.checked - draw.failed {
        return Err(Miswritten::Malformed("excellent").into());
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
    let part = checked - failed;
    let whole = checked;
    (Ratio { part, whole }.reaches(rate), share)
}
