//! Answers by reference, followed: after a repair, an item that conformed in the round before may stand as
//! it was answered there. It is judged from that answer, never copied, and adds no points to any rate.
//!
//! Finding records is not done here: whoever judges hands in those that answers refer to.

use crate::domain::answer::Answer;
use crate::domain::check::{CheckRecord, CheckSummary, Remedy, Submission};
use crate::domain::fault::Fault;
use crate::domain::node::Node;
use crate::domain::reference::{AnswerSource, TakenAnswer, Unfounded};
use crate::domain::trouble::Answering;
use std::collections::BTreeMap;

/// Recorded checks that answers refer to, by record.
pub type EarlierChecks = BTreeMap<String, CheckRecord>;

/// The checks that answers refer to or were taken over from, and those that the answers there refer to in
/// turn. What was taken over there is followed no further: it was confirmed there.
pub fn gather(answers: &[Answer], find: &dyn Fn(&str) -> Option<CheckRecord>) -> EarlierChecks {
    let mut earlier = EarlierChecks::new();
    let taken = answers.iter().filter_map(Answer::carried_from);
    let mut open: Vec<String> = named(answers).chain(taken.map(str::to_owned)).collect();
    while let Some(record) = open.pop() {
        if earlier.contains_key(&record) {
            continue;
        }
        if let Some(check) = find(&record) {
            open.extend(named(&check.submission.answers));
            earlier.insert(record, check);
        }
    }
    earlier
}

fn named(answers: &[Answer]) -> impl Iterator<Item = String> {
    answers.iter().filter_map(Answer::as_in).map(str::to_owned)
}

/// The answers with those referred to in place of the references.
pub fn resolved(answers: &[Answer], earlier: &EarlierChecks) -> Vec<Answer> {
    let one = |answer: &Answer| followed(answer, earlier).unwrap_or(answer).clone();
    answers.iter().map(one).collect()
}

/// The answer that a reference comes to in the end; each step leads to an earlier record, so that
/// more steps than records are a circle.
pub fn followed<'a>(answer: &'a Answer, earlier: &'a EarlierChecks) -> Option<&'a Answer> {
    let mut at = answer;
    for _ in 0..=earlier.len() {
        let Some(record) = at.as_in() else {
            return Some(at);
        };
        let there = &earlier.get(record)?.submission.answers;
        at = there.iter().find(|one| one.item == answer.item)?;
    }
    None
}

/// Where an answer stands that stands elsewhere, as the record there says.
pub fn source(answer: &Answer, earlier: &EarlierChecks) -> Option<AnswerSource> {
    let record = answer.as_in().or(answer.carried_from())?;
    let check = earlier.get(record)?;
    let submission = &check.submission;
    let taken = answer.carried_from().map(|_| TakenAnswer {
        subject: submission.subject.clone(),
        why: answer.carried_why().unwrap_or_default().to_owned(),
    });
    Some(AnswerSource {
        round: check.round,
        at: submission.at.clone(),
        by: submission.by.clone(),
        taken,
    })
}

/// Where each answer by reference stands, by item; or every fault of them.
pub fn sources(
    node: &Node,
    pass: &[CheckSummary],
    submission: &Submission,
    earlier: &EarlierChecks,
) -> Result<BTreeMap<String, AnswerSource>, Vec<Fault>> {
    let (mut sources, mut faults) = (BTreeMap::new(), Vec::new());
    let before = latest(node, &submission.stage);
    let remedy = pass.first().map_or(submission.remedy, |first| first.remedy);
    for answer in &submission.answers {
        let Some(record) = answer.as_in() else {
            continue;
        };
        match founded(answer, record, before, remedy, earlier) {
            Ok(source) => _ = sources.insert(answer.item.clone(), source),
            Err(why) => faults.push(Fault::at(&answer.item, Answering::Unfounded(why))),
        }
    }
    match faults.is_empty() {
        true => Ok(sources),
        false => Err(faults),
    }
}

/// The latest round of a stage.
pub(in crate::domain) fn latest<'a>(node: &'a Node, stage: &str) -> Option<&'a CheckSummary> {
    let rounds = node.checks.iter().filter(|check| check.stage == stage);
    rounds.max_by_key(|check| check.round)
}

fn founded(
    answer: &Answer,
    record: &str,
    before: Option<&CheckSummary>,
    remedy: Option<Remedy>,
    earlier: &EarlierChecks,
) -> Result<AnswerSource, Unfounded> {
    let before = before.ok_or(Unfounded::FirstRound)?;
    if remedy == Some(Remedy::Redone) {
        return Err(Unfounded::Redone);
    }
    if before.record != record {
        return Err(Unfounded::OtherRecord(before.record.clone()));
    }
    if before.failing.contains(&answer.item) {
        return Err(Unfounded::Failed);
    }
    followed(answer, earlier).ok_or(Unfounded::Absent)?;
    Ok(AnswerSource {
        round: before.round,
        at: before.at.clone(),
        by: before.by.clone(),
        taken: None,
    })
}
