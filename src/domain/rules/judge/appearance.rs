//! Items judged by the appearance of places: 好, 一般, 差.

use super::case::{Case, Judged, answered, at};
use super::field;
use super::kind::JudgeKind;
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Judge};
use crate::domain::patch::Patch;
use crate::domain::trouble::{Answering, Trouble};
use crate::domain::verdict::Finding;

/// It has no figures.
pub(super) struct Appearance;

impl JudgeKind for Appearance {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        seen(case, item, answered(item, answer)?).map_err(at(item))
    }

    fn tightened(&self, _patch: &mut Patch, _class: Class) -> Judge {
        Judge::Appearance
    }
}

fn seen(case: &Case, item: &Item, answer: &Answer) -> Result<(bool, Finding), Trouble> {
    field::figures_only(item, answer)?;
    let places = places(answer)?;
    let scope = case.scope(item)?;
    let all = places.iter().sum();
    scope.enough(all)?;
    scope.within(all)?;
    let worth = item.worth();
    Ok((places[2] == 0, Finding::Appearance { places, worth }))
}

fn places(answer: &Answer) -> Result<[u64; 3], Trouble> {
    let grades = ["good", "fair", "poor"];
    if !grades.iter().any(|grade| answer.body.contains_key(*grade)) {
        return Err(Answering::NotAnswered.into());
    }
    let number = |field| field::count(&answer.body, field);
    Ok([number("good")?, number("fair")?, number("poor")?])
}
