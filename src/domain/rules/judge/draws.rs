//! Counted places against Appendix D of GB 50300-2013: one draw, or two of the same size.

use super::field;
use crate::domain::answer::{Answer, Draw};
use crate::domain::plan::{self, PlanNumbers};
use crate::domain::trouble::{Answering, Drawn, Miswritten, Trouble};
use crate::domain::verdict::Finding;
use serde_json::Value;

/// The draws of an answer: one or two.
pub(super) fn read(answer: &Answer) -> Result<Vec<Draw>, Trouble> {
    let list = answer.body.get("draws").and_then(Value::as_array);
    let list = list.filter(|list| (1..=2).contains(&list.len()));
    let list = list.ok_or(Miswritten::Malformed("draws"))?;
    let draw = |value: &Value| {
        let fields = value.as_object();
        field::draw(fields.ok_or(Miswritten::Malformed("draws"))?)
    };
    list.iter().map(draw).collect()
}

/// All draws together.
pub(super) fn sum(draws: &[Draw]) -> Draw {
    Draw {
        checked: draws.iter().map(|draw| draw.checked).sum(),
        failed: draws.iter().map(|draw| draw.failed).sum(),
    }
}

/// Single sampling.
pub(super) fn single(draw: Draw, excellent: u64) -> Result<(bool, Finding), Trouble> {
    let numbers = plan::single(draw.checked).ok_or(Drawn::BeyondTable(draw.checked))?;
    Ok(against(numbers, 1, draw, excellent))
}

/// Double sampling: the first draw decides, or asks for a second of the same size.
pub(super) fn double(draws: &[Draw], excellent: u64) -> Result<(bool, Finding), Trouble> {
    let first = draws.first().copied().ok_or(Answering::NotAnswered)?;
    if first.checked < 3 {
        return single(first, excellent);
    }
    let (one, both) = plan::double(first.checked).ok_or(Drawn::BeyondTable(first.checked))?;
    let decided = first.failed <= one.accept || first.failed >= one.reject;
    match draws.get(1) {
        None if decided => Ok(against(one, 1, first, excellent)),
        None => Err(Drawn::SecondDraw {
            size: first.checked,
        }
        .into()),
        Some(second) if !decided && second.checked == first.checked => {
            Ok(against(both, 2, sum(&[first, *second]), excellent))
        }
        Some(_) => Err(Drawn::NeedlessDraw.into()),
    }
}

fn against(numbers: PlanNumbers, draw: u8, sum: Draw, excellent: u64) -> (bool, Finding) {
    let Draw { checked, failed } = sum;
    let finding = Finding::Sampled {
        checked,
        failed,
        excellent,
        draw,
        numbers,
    };
    (failed <= numbers.accept, finding)
}
