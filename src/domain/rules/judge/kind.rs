//! What a kind of judge knows of itself. Each kind answers in its own file; who asks does not tell
//! them apart.

use super::case::{Case, Judged};
use crate::domain::answer::Answer;
use crate::domain::change::ItemChange;
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::Decimal;
use crate::domain::flaw::Flaw;
use crate::domain::limit::{Dims, Limit};
use crate::domain::patch::Patch;
use crate::domain::reference::AnswerReach;

/// The only one of these limits, when it is fixed.
pub(super) fn only<'a, const N: usize>(
    limits: [(&'static str, &'a Option<Limit>); N],
) -> Option<(&'static str, &'a Decimal)> {
    let mut said = limits
        .into_iter()
        .filter_map(|(field, limit)| Some((field, limit.as_ref()?)));
    match (said.next(), said.next()) {
        (Some((field, Limit::Fixed(figure))), None) => Some((field, figure)),
        _ => None,
    }
}

/// A kind of judge with what an item gave it.
pub trait JudgeKind {
    /// Judges an answer; a kind that nobody answers does without.
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged;

    /// The readings as deviations or values, in steps of 10⁻¹⁸; none when the answer is no such thing.
    fn points(&self, _item: &Item, _answer: &Answer) -> Option<Vec<i128>> {
        None
    }

    /// How far what an answer says may be taken over, and what it says there; none when nobody may: what
    /// was measured or counted is never said again without being measured or counted again.
    fn carried(&self, _answer: &Answer) -> Option<(AnswerReach, Answer)> {
        None
    }

    /// How far a deviation may go down and up, in magnitude and millionths; none where it has no such
    /// limit.
    fn reach(&self, _dims: &Dims) -> [Option<i64>; 2] {
        [None, None]
    }

    /// The only fixed limit there is, with the field in which it stands; none where there are several, or none.
    fn figure(&self) -> Option<(&'static str, &Decimal)> {
        None
    }

    /// Finds what changed since it was that judge; `None` when the two cannot be compared.
    fn changes(&self, _was: &Judge, _found: &mut ItemChange) -> Option<()> {
        None
    }

    /// The judge with those figures of a patch that it has, in an item of this class.
    fn tightened(&self, patch: &mut Patch, class: Class) -> Judge;

    /// The texts that somebody wrote, each with its field.
    fn texts(&self) -> Vec<(&str, &'static str)> {
        Vec::new()
    }

    /// What is wrong with its figures, in an item of this class.
    fn flaws(&self, _class: Class) -> Vec<Flaw> {
        Vec::new()
    }
}
