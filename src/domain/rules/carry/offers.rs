//! The answers that a check may let stand as they are said elsewhere, each with where that is. An offer is
//! no answer: it becomes one when a person confirms it.

use super::whence::Whence;
use crate::domain::answer::Answer;
use crate::domain::check::CheckSummary;
use crate::domain::checklist::Item;
use crate::domain::follow::{EarlierChecks, followed, source};
use crate::domain::judge::carried;
use crate::domain::reference::{AnswerReach, AnswerSource};

/// An answer that may stand as it is said elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerOffer {
    /// The answer that confirms it.
    pub answer: Answer,
    /// Where it stands.
    pub source: AnswerSource,
    /// The stage of that check.
    pub stage: String,
    /// Its record.
    pub record: String,
}

/// Whose check something is taken over from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// The lot's own stage before.
    Own,
    /// A lot's like it.
    Like,
}

/// What is offered of some items, in their order. The checks that `whence` names are among the earlier ones.
pub fn offers<'a>(
    items: impl Iterator<Item = &'a Item>,
    whence: &Whence,
    earlier: &EarlierChecks,
) -> Vec<AnswerOffer> {
    let of = |item: &Item| {
        let anew = whence.anew.contains(&item.id.as_str());
        let round = whence.round.filter(|_| !anew);
        let referred = round.and_then(|round| referring(item, round, earlier));
        let before = || taking(item, (Whose::Own, whence.before?), earlier);
        let like = || {
            let offer = taking(item, (Whose::Like, whence.like?), earlier)?;
            (!is_against(&offer, item, &whence.own, earlier)).then_some(offer)
        };
        referred.or_else(before).or_else(like)
    };
    items
        .filter(|item| !item.judge.is_computed())
        .filter_map(of)
        .collect()
}

/// Whether an offer says that something does not occur, which another stage of this very lot looked at.
fn is_against(
    offer: &AnswerOffer,
    item: &Item,
    own: &[&CheckSummary],
    earlier: &EarlierChecks,
) -> bool {
    let said = followed(&offer.answer, earlier).unwrap_or(&offer.answer);
    let looked_at = |check: &&CheckSummary| {
        let there = earlier.get(&check.record);
        let mut answers = there
            .into_iter()
            .flat_map(|there| &there.submission.answers);
        let answer = answers.find(|answer| answer.item == item.id);
        let answer = answer.and_then(|answer| followed(answer, earlier));
        answer.is_some_and(|answer| !answer.is_not_applicable())
    };
    said.is_not_applicable() && own.iter().any(looked_at)
}

/// The answer of an earlier round of the same stage.
fn referring(item: &Item, round: &CheckSummary, earlier: &EarlierChecks) -> Option<AnswerOffer> {
    let answer = Answer::referring(&item.id, &round.record);
    followed(&answer, earlier)?;
    offer(answer, &round.record, earlier)
}

/// What another check says of an item, as far as that may be taken over.
fn taking(
    item: &Item,
    (whose, check): (Whose, &CheckSummary),
    earlier: &EarlierChecks,
) -> Option<AnswerOffer> {
    let there = &earlier.get(&check.record)?.submission.answers;
    let there = there.iter().find(|answer| answer.item == item.id)?;
    let said = may_be_taken(whose, item, followed(there, earlier)?)?;
    if check.failing.contains(&item.id) {
        return None;
    }
    // Who looked is named, not who took it over from there.
    let looked = there.carried_from().filter(|record| {
        let at = earlier.get(*record);
        whose == Whose::Like && at.is_some_and(|at| at.submission.stage == check.stage)
    });
    let record = looked.unwrap_or(&check.record);
    offer(said.from_record(record), record, earlier)
}

/// An answer that stands in a record.
fn offer(answer: Answer, record: &str, earlier: &EarlierChecks) -> Option<AnswerOffer> {
    Some(AnswerOffer {
        source: source(&answer, earlier)?,
        answer,
        stage: earlier.get(record)?.submission.stage.clone(),
        record: record.to_owned(),
    })
}

/// What an answer says, if one that is taken over from there may say it. A later stage looks for itself;
/// only papers, and that something does not occur, are the same for all stages of a lot.
pub(super) fn may_be_taken(whose: Whose, item: &Item, there: &Answer) -> Option<Answer> {
    let (reach, said) = carried(item, there)?;
    let may = match whose {
        Whose::Own => reach == AnswerReach::Stages || said.is_not_applicable(),
        Whose::Like => reach == AnswerReach::Lots,
    };
    may.then_some(said)
}
