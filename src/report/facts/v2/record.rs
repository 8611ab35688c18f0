//! Rows of answers: of each item of a recorded check, and of each measured point. Judged by the checklist
//! that the check pinned; what conformed is what the record says.

use super::check::is_first;
use super::column::{FactTake, Micro, put};
use super::tables::{ItemFact, ReadingFact};
use crate::domain::judge::{Case, judge_item};
use crate::domain::outcome::Tally;
use crate::domain::verdict::Verdict;
use crate::domain::{Answer, CheckRecord, Checklist, Decimal, Item, Project};
use crate::report::facts::points;
use std::io;

/// The rows of one recorded check's answers; of its points only where they are wanted.
pub fn of_check(
    project: &Project,
    (id, record, checklist): (&str, &CheckRecord, &Checklist),
    with_readings: bool,
    out: &mut dyn FactTake,
) -> io::Result<()> {
    let submission = &record.submission;
    let case = Case::recorded(checklist, record);
    let node = project.node(&submission.subject);
    // A record that the state did not take in counts nowhere.
    let Some(node) = node.filter(|node| node.check_in(id).is_some()) else {
        return Ok(());
    };
    for answer in &submission.answers {
        let Some(item) = checklist.item(&answer.item) else {
            continue;
        };
        let tally = tally(&case, item, answer);
        let row = ItemFact {
            record: id,
            subject: &submission.subject,
            level: node.subject.kind.as_str(),
            stage: &submission.stage,
            round: record.round.into(),
            first_concluded: is_first(node, &submission.stage, id),
            checklist: &record.checklist.id,
            item: &item.id,
            clause: &item.clause,
            title: &item.title.zh,
            class: item.class.as_str(),
            passed: !record.failing.contains(&item.id),
            na: tally.is_some_and(|tally| tally.items == 0),
            points: tally.map_or(0, |tally| tally.points),
            points_ok: tally.map_or(0, |tally| tally.conforming),
        };
        put(out, &row)?;
        if with_readings {
            readings((id, record), &case, (item, answer), out)?;
        }
    }
    Ok(())
}

/// What an answer counts; nothing where it refers to an earlier round, which counted it.
fn tally(case: &Case, item: &Item, answer: &Answer) -> Option<Tally> {
    let verdict = judge_item(case, item, Some(answer)).ok()?;
    let items = vec![verdict];
    Some(Verdict { items }.tally())
}

fn readings(
    (id, record): (&str, &CheckRecord),
    case: &Case,
    (item, answer): (&Item, &Answer),
    out: &mut dyn FactTake,
) -> io::Result<()> {
    for (n, (value, ok)) in (1..).zip(points(case, item, answer)) {
        let reading = Decimal::parse_reading(&value).ok();
        let row = ReadingFact {
            record: id,
            subject: &record.submission.subject,
            stage: &record.submission.stage,
            round: record.round.into(),
            item: &item.id,
            class: item.class.as_str(),
            n,
            reading: Micro(reading.map(|reading| reading.micro())),
            ok,
        };
        put(out, &row)?;
    }
    Ok(())
}
