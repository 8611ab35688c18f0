//! Whether answers that were taken over may be: from whom, and whether they say what is said there. Why
//! somebody made them their own is a person's word and not judged.

use super::offers::{Whose, may_be_taken};
use super::whence::same_variants;
use crate::domain::answer::Answer;
use crate::domain::check::{CheckRecord, CheckSummary, Submission};
use crate::domain::fault::Fault;
use crate::domain::follow::{EarlierChecks, followed, source};
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::domain::outcome::Outcome;
use crate::domain::project::Project;
use crate::domain::reference::{AnswerSource, Unfounded};
use crate::domain::trouble::Answering;
use std::collections::BTreeMap;

/// A check that is judged, as far as it matters to what it took over.
#[derive(Clone, Copy)]
pub struct Taker<'a> {
    /// The project.
    pub project: &'a Project,
    /// The subject.
    pub node: &'a Node,
    /// The checks of this run through the chain.
    pub pass: &'a [CheckSummary],
    /// What was submitted.
    pub submission: &'a Submission,
    /// The checklist that judges it.
    pub pinned: &'a Pinned,
}

/// Where each answer that was taken over stands, by item; or every fault of them.
pub fn sources(
    taker: Taker,
    earlier: &EarlierChecks,
) -> Result<BTreeMap<String, AnswerSource>, Vec<Fault>> {
    let (mut sources, mut faults) = (BTreeMap::new(), Vec::new());
    for answer in &taker.submission.answers {
        let Some(record) = answer.carried_from() else {
            continue;
        };
        match founded(taker, answer, record, earlier) {
            Ok(source) => _ = sources.insert(answer.item.clone(), source),
            Err(why) => faults.push(Fault::at(&answer.item, Answering::Unfounded(why))),
        }
    }
    match faults.is_empty() {
        true => Ok(sources),
        false => Err(faults),
    }
}

fn founded(
    taker: Taker,
    answer: &Answer,
    record: &str,
    earlier: &EarlierChecks,
) -> Result<AnswerSource, Unfounded> {
    let there = earlier.get(record).ok_or(Unfounded::Absent)?;
    let whose = whose(taker, record, there).ok_or(Unfounded::Unlike)?;
    let by = &there.submission.by;
    if is_of_other_side(taker.project, by) != is_of_other_side(taker.project, &taker.submission.by)
    {
        return Err(Unfounded::OtherSide);
    }
    if there.failing.contains(&answer.item) {
        return Err(Unfounded::Failed);
    }
    let mut answers = there.submission.answers.iter();
    let found = answers.find(|one| one.item == answer.item);
    let found = found.and_then(|one| followed(one, earlier));
    let found = found.ok_or(Unfounded::Absent)?;
    let item = taker.pinned.checklist.item(&answer.item);
    let said = item.and_then(|item| may_be_taken(whose, item, found));
    if said != Some(answer.itself()) {
        return Err(Unfounded::Differs);
    }
    source(answer, earlier).ok_or(Unfounded::Absent)
}

/// Whose check a record is, if one may take something over from it: one that passed, of a stage before in
/// this run, or of the same stage of a lot of the same variants by the same checklist.
fn whose(taker: Taker, record: &str, there: &CheckRecord) -> Option<Whose> {
    let (here, stage) = (&taker.submission.subject, &taker.submission.stage);
    let same_stage = there.submission.stage == *stage;
    let whose = match there.submission.subject == *here {
        true => {
            let in_pass = taker.pass.iter().any(|check| check.record == record);
            (in_pass && !same_stage).then_some(Whose::Own)
        }
        false => {
            let same_list = there.checklist.hash == taker.pinned.hash;
            let same_kind = same_variants(&there.variants, &taker.node.subject.variants);
            (same_stage && same_list && same_kind).then_some(Whose::Like)
        }
    };
    whose.filter(|_| there.outcome == Outcome::Accepted)
}

/// Whether a person speaks for supervision or owner.
fn is_of_other_side(project: &Project, by: &str) -> bool {
    let person = project.people.get(by);
    person.is_some_and(|person| person.role.is_other_side())
}
