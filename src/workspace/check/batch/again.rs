//! A line that was recorded before: run again after a kill or a doubt, a batch records nothing twice.
//! The same check is the same subject, stage, person, time and answers, and nothing beside them that the
//! record does not hold: a photo, a remark or another capacity that comes later is no repetition, and is
//! not passed over; what the line leaves out is as it was. A new round has another time.

use super::fields;
use super::spelling::spell_answers;
use crate::domain::check::{COMPUTED, FIELDS, Pace, Remedy, StandBy};
use crate::domain::code::alike;
use crate::domain::decide::Decision;
use crate::domain::judge::{self, Case};
use crate::domain::places::PlaceDraw;
use crate::domain::{Answer, CheckRecord, CheckSummary, Checklist, Submission};
use crate::failure::Failure;
use crate::workspace::{Concluded, Workspace};
use chrono::DateTime;
use serde::Deserialize;
use serde_json::{Map, Value};

impl Workspace {
    /// The check that a line says again, as it was recorded; whichever round of its subject it is.
    pub(super) fn recorded_before(
        &self,
        line: &Map<String, Value>,
    ) -> Result<Option<Concluded>, Failure> {
        let word = |field| line.get(field).and_then(Value::as_str).unwrap_or_default();
        let subject = self.subject_meant(word("subject"));
        let by = self.person_meant(word("by"));
        let project = self.entered()?;
        let Some(node) = project.node(&subject) else {
            return Ok(None);
        };
        let same = |check: &&CheckSummary| {
            check.stage == word("stage")
                && check.by == by
                && check.ruling.is_none()
                && is_same_moment(&check.at, word("at"))
        };
        for check in node.checks.iter().filter(same) {
            let recorded = self.check(&check.record)?;
            let pinned = self.pinned(&recorded.checklist)?;
            if is_same(&pinned.checklist, &recorded, line) {
                let decision = self.decided_before(recorded, &check.record)?;
                return Ok(Some(Concluded {
                    record: check.record.clone(),
                    decision,
                }));
            }
        }
        Ok(None)
    }

    /// What a record came to, with its reasons.
    fn decided_before(&self, recorded: CheckRecord, id: &str) -> Result<Decision, Failure> {
        let pinned = self.pinned(&recorded.checklist)?;
        let submission = &recorded.submission;
        let case = Case::recorded(&pinned.checklist, &recorded);
        // The record says all that most checks are judged by; the others need the state of that time.
        match judge::judge(&case, &submission.answers) {
            Ok(verdict) if verdict.outcome() == recorded.outcome => Ok(Decision {
                record: recorded,
                verdict,
                grading: None,
                checklist: pinned,
            }),
            _ => Ok(Decision {
                record: recorded,
                ..self.reasons(id)?
            }),
        }
    }
}

fn is_same_moment(one: &str, other: &str) -> bool {
    let time = |text| DateTime::parse_from_rfc3339(text).ok();
    one == other || time(one).is_some_and(|one| time(other) == Some(one))
}

/// Whether a record holds the answers of a line, both in the contract's words.
fn is_same(list: &Checklist, recorded: &CheckRecord, line: &Map<String, Value>) -> bool {
    let read = |value: Option<&Value>| -> Option<Vec<Answer>> {
        Vec::deserialize(value?).ok().map(sorted)
    };
    let mut before = Map::new();
    let answers = serde_json::to_value(&recorded.submission.answers).unwrap_or_default();
    before.insert("answers".to_owned(), answers);
    spell_answers(Some(list), &mut before);
    let before = read(before.get("answers"));
    before.is_some()
        && before == read(line.get("answers"))
        && holds_the_rest(recorded, line)
        && says_nothing_else(&recorded.submission, line)
}

/// Whether a line says nothing else than the record of what may be left out. Both are compared as they are
/// kept, so that `12` and `"12"` are one.
fn says_nothing_else(kept: &Submission, line: &Map<String, Value>) -> bool {
    let mut faults = Vec::new();
    let tools: Vec<String> = fields::list(line, "instruments", &mut faults);
    let mut pairs = tools.iter().zip(&kept.instruments);
    let same_tools =
        tools.len() == kept.instruments.len() && pairs.all(|(one, two)| alike(one, two));
    let is = |field: &str, kept: &str| line.get(field).and_then(Value::as_str) == Some(kept);
    let capacity = fields::capacity(line, &mut faults);
    let remedy: Option<Remedy> = fields::optional(line, "remedy", &mut faults);
    let drawn: Vec<PlaceDraw> = fields::list(line, "drawn", &mut faults);
    let standby: Option<StandBy> = fields::optional(line, "standby", &mut faults);
    let pace: Vec<Pace> = fields::list(line, "pace", &mut faults);
    let same = [
        ("capacity", capacity == kept.capacity),
        ("capacity_why", is("capacity_why", &kept.capacity_why)),
        ("counts", fields::counts(line, &mut faults) == kept.counts),
        ("dims", fields::dims(line, &mut faults) == kept.dims),
        ("remedy", remedy == kept.remedy),
        ("instruments", same_tools),
        ("drawn", drawn == kept.drawn),
        ("standby", standby == kept.standby),
        ("pace", pace == kept.pace),
        ("date_confirmed", is("date_confirmed", &kept.date_confirmed)),
    ];
    let left_out = |field: &str| line.get(field).is_none_or(Value::is_null);
    faults.is_empty() && same.iter().all(|(field, same)| *same || left_out(field))
}

/// Whether a record has what stands in a line beside its answers: its evidence, and what only whoever
/// wrote the line knows.
fn holds_the_rest(recorded: &CheckRecord, line: &Map<String, Value>) -> bool {
    let submission = &recorded.submission;
    let named = line.get("evidence").and_then(Value::as_array);
    let own = |(key, _): &(&String, &Value)| {
        let key = key.as_str();
        !FIELDS.contains(&key) && !COMPUTED.contains(&key)
    };
    // Numbers are written down in another form; a remark is not.
    let kept = |(key, value): (&String, &Value)| {
        let kept = submission.own.get(key);
        kept.is_some_and(|kept| kept == value || !value.is_string())
    };
    named.map_or(0, Vec::len) <= submission.evidence.len() && line.iter().filter(own).all(kept)
}

/// In the order of their items: that of the line means nothing.
fn sorted(mut answers: Vec<Answer>) -> Vec<Answer> {
    answers.sort_by(|one, other| one.item.cmp(&other.item));
    answers
}
