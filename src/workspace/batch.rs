//! Check batches: one submission a line, read leniently enough to name every fault of a line.

use super::evidence::Attaching;
use super::{Command, Done, Workspace, outside};
use crate::domain::evidence::{Evidence, Unfit};
use crate::domain::limit::Dims;
use crate::domain::{Answer, Counts, Decimal, Fault, Quantity, Submission, Trouble};
use crate::failure::Failure;
use crate::store::StoreError;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::io::{self, BufRead, Read};
use std::path::Path;

/// The schema word of a batch line.
pub const SCHEMA: &str = "sanjian.check/1";
/// A longer line cannot become a record.
const LONGEST_LINE: u64 = 256 * 1024;

/// What came of one line.
#[derive(Debug)]
pub struct Answered {
    /// Its number, from 1.
    pub line: u64,
    /// The subject's code, as far as it could be read.
    pub subject: String,
    /// The stage, as far as it could be read.
    pub stage: String,
    /// Concluded or refused.
    pub done: Done,
}

impl Workspace {
    /// Concludes the checks of a batch in order; a refused line changes nothing and does not stop
    /// the rest. A failure of the disk stops it: the lines answered so far are on disk. Evidence that
    /// a line names by path lies below `folder`.
    pub fn conclude_batch(
        &mut self,
        folder: &Path,
        mut input: impl BufRead,
        mut answer: impl FnMut(&Workspace, Answered) -> Result<(), Failure>,
    ) -> Result<u64, Failure> {
        let (mut line, mut refused) = (0, 0);
        while let Some(bytes) = next_line(&mut input).map_err(|error| Failure::internal(&error))? {
            line += 1;
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let answered = self.conclude_line(folder, line, &bytes)?;
            refused += u64::from(matches!(answered.done, Done::Refused(_)));
            answer(self, answered)?;
        }
        Ok(refused)
    }

    fn conclude_line(
        &mut self,
        folder: &Path,
        line: u64,
        bytes: &[u8],
    ) -> Result<Answered, Failure> {
        let mut value = match object(bytes) {
            Ok(value) => value,
            Err(trouble) => {
                return Ok(Answered {
                    line,
                    subject: String::new(),
                    stage: String::new(),
                    done: Done::Refused(vec![Fault::whole(trouble)]),
                });
            }
        };
        let word = |field| {
            value
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let (subject, stage) = (word("subject"), word("stage"));
        let unfit = self.attach_named(folder, &mut value)?;
        let done = match submission(&value, self.now()) {
            Ok(submission) if unfit.is_empty() => self.conclude_fitting(submission)?,
            other => Done::Refused(other.err().into_iter().flatten().chain(unfit).collect()),
        };
        Ok(Answered {
            line,
            subject,
            stage,
            done,
        })
    }

    /// Takes in the evidence that a line names by path, and puts what is known about it in its place.
    fn attach_named(
        &mut self,
        folder: &Path,
        line: &mut Map<String, Value>,
    ) -> Result<Vec<Fault>, Failure> {
        let mut faults = Vec::new();
        let Some(list) = line.get_mut("evidence").and_then(Value::as_array_mut) else {
            return Ok(faults);
        };
        for mut one in std::mem::take(list) {
            let word = |field| one.get(field).and_then(Value::as_str);
            if let (Some(path), None) = (word("path"), word("hash")) {
                match self.attach_below(folder, path, word("item").unwrap_or_default())? {
                    Ok(evidence) => one = known(&evidence)?,
                    Err(why) => {
                        let path = path.to_owned();
                        faults.push(Fault::whole(Trouble::UnfitEvidence { path, why }));
                        continue;
                    }
                }
            }
            list.push(one);
        }
        Ok(faults)
    }

    fn attach_below(
        &mut self,
        folder: &Path,
        path: &str,
        item: &str,
    ) -> Result<Result<Evidence, Unfit>, Failure> {
        let path = match outside::below(folder, path) {
            Ok(path) => path,
            Err(why) => return Ok(Err(why)),
        };
        let attaching = Attaching {
            path,
            item: item.to_owned(),
            ..Attaching::default()
        };
        match self.take_in(&attaching) {
            Ok(evidence) => Ok(Ok(evidence)),
            Err(Failure::Unfit { why, .. }) => Ok(Err(why)),
            Err(failure) => Err(failure),
        }
    }

    /// A record that the store finds too large is a refusal, not a failure.
    fn conclude_fitting(&mut self, submission: Submission) -> Result<Done, Failure> {
        match self.execute(Command::Conclude(submission)) {
            Err(Failure::Store(StoreError::Refused(_))) => {
                Ok(Done::Refused(vec![Fault::whole(Trouble::TooLarge)]))
            }
            other => other,
        }
    }
}

fn known(evidence: &Evidence) -> Result<Value, Failure> {
    serde_json::to_value(evidence).map_err(|error| Failure::internal(&error))
}

/// The next line, at most one byte longer than allowed; the rest of a longer one is skipped.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LONGEST_LINE + 1)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 > LONGEST_LINE {
        skip_line(input)?;
    }
    Ok(Some(bytes))
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            return Ok(());
        }
        let (used, ended) = match chunk.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (chunk.len(), false),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}

pub(super) fn object(bytes: &[u8]) -> Result<Map<String, Value>, Trouble> {
    if bytes.len() as u64 > LONGEST_LINE {
        return Err(Trouble::TooLarge);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|error| Trouble::NotJson(error.to_string()))
}

fn submission(value: &Map<String, Value>, now: String) -> Result<Submission, Vec<Fault>> {
    let mut faults = Vec::new();
    if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        faults.push(Fault::whole(Trouble::Schema));
    }
    let mut word = |field: &'static str, otherwise: String| match value.get(field) {
        None | Some(Value::Null) => otherwise,
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            faults.push(Fault::whole(Trouble::Malformed(field)));
            otherwise
        }
    };
    let submission = Submission {
        subject: word("subject", String::new()),
        stage: word("stage", String::new()),
        at: word("at", now),
        by: word("by", String::new()),
        capacity: capacity(value, &mut faults),
        counts: counts(value, &mut faults),
        dims: dims(value, &mut faults),
        remedy: optional(value, "remedy", &mut faults),
        answers: answers(value, &mut faults),
        instruments: list(value, "instruments", &mut faults),
        evidence: list(value, "evidence", &mut faults),
        standby: optional(value, "standby", &mut faults),
        pace: list(value, "pace", &mut faults),
    };
    if faults.is_empty() {
        Ok(submission)
    } else {
        Err(faults)
    }
}

pub(super) fn capacity(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Option<Quantity> {
    match value.get("capacity") {
        None | Some(Value::Null) => None,
        Some(number) => {
            let number = Quantity::of_json(number);
            if number.is_none() {
                faults.push(Fault::whole(Trouble::Capacity));
            }
            number
        }
    }
}

pub(super) fn counts(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Counts {
    let mut counts = Counts::new();
    match value.get("counts") {
        None | Some(Value::Null) => {}
        Some(Value::Object(stated)) => {
            for (id, number) in stated {
                match Quantity::of_json(number) {
                    Some(number) => _ = counts.insert(id.clone(), number),
                    None => faults.push(Fault::whole(Trouble::Count(id.clone()))),
                }
            }
        }
        Some(_) => faults.push(Fault::whole(Trouble::Malformed("counts"))),
    }
    counts
}

pub(super) fn dims(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Dims {
    let mut dims = Dims::new();
    match value.get("dims") {
        None | Some(Value::Null) => {}
        Some(Value::Object(sizes)) => {
            for (name, size) in sizes {
                match size.as_str().and_then(|text| Decimal::parse(text).ok()) {
                    Some(size) => _ = dims.insert(name.clone(), size),
                    None => faults.push(Fault::whole(Trouble::BadDimension(name.clone()))),
                }
            }
        }
        Some(_) => faults.push(Fault::whole(Trouble::Malformed("dims"))),
    }
    dims
}

/// A field that may be left out.
fn optional<T: serde::de::DeserializeOwned>(
    value: &Map<String, Value>,
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    match value.get(field) {
        None | Some(Value::Null) => None,
        Some(word) => T::deserialize(word)
            .map_err(|_| faults.push(Fault::whole(Trouble::Malformed(field))))
            .ok(),
    }
}

fn list<T: serde::de::DeserializeOwned>(
    value: &Map<String, Value>,
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    optional(value, field, faults).unwrap_or_default()
}

pub(super) fn answers(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Vec<Answer> {
    let list = match value.get("answers") {
        None | Some(Value::Null) => return Vec::new(),
        Some(list) => list.as_array().map(Vec::as_slice),
    };
    let Some(list) = list else {
        faults.push(Fault::whole(Trouble::Malformed("answers")));
        return Vec::new();
    };
    let read = list
        .iter()
        .filter_map(|answer| Answer::deserialize(answer).ok());
    let answers: Vec<Answer> = read.collect();
    if answers.len() < list.len() {
        faults.push(Fault::whole(Trouble::Malformed("answers")));
    }
    answers
}
