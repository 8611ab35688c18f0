//! The fields of a batch line as a submission, or everything that is wrong with them.

use super::SCHEMA;
use crate::domain::check::{self, FIELDS};
use crate::domain::limit::Dims;
use crate::domain::time::Time;
use crate::domain::trouble::{Described, Miswritten};
use crate::domain::{Answer, Decimal, Fault, Quantity, StatedCounts, Submission};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

pub fn submission(value: &Map<String, Value>, now: Time) -> Result<Submission, Vec<Fault>> {
    let mut faults = Vec::new();
    if value.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        faults.push(Fault::whole(Miswritten::Schema));
    }
    let mut word = |field: &'static str, otherwise: String| match value.get(field) {
        None | Some(Value::Null) => otherwise,
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            faults.push(Fault::whole(Miswritten::Malformed(field)));
            otherwise
        }
    };
    let submission = Submission {
        subject: word("subject", String::new()),
        stage: word("stage", String::new()),
        at: word("at", now.into()).into(),
        by: word("by", String::new()),
        capacity_why: word("capacity_why", String::new()),
        date_confirmed: word("date_confirmed", String::new()),
        capacity: capacity(value, &mut faults),
        counts: counts(value, &mut faults),
        dims: dims(value, &mut faults),
        remedy: optional(value, "remedy", &mut faults),
        answers: answers(value, &mut faults),
        instruments: list(value, "instruments", &mut faults),
        evidence: list(value, "evidence", &mut faults),
        drawn: list(value, "drawn", &mut faults),
        standby: optional(value, "standby", &mut faults),
        pace: list(value, "pace", &mut faults),
        own: own(value, &mut faults),
    };
    if faults.is_empty() {
        Ok(submission)
    } else {
        Err(faults)
    }
}

pub fn capacity(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Option<Quantity> {
    match value.get("capacity") {
        None | Some(Value::Null) => None,
        Some(number) => {
            let number = Quantity::of_json(number);
            if number.is_none() {
                faults.push(Fault::whole(Described::Capacity));
            }
            number
        }
    }
}

pub fn counts(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> StatedCounts {
    let mut counts = StatedCounts::new();
    match value.get("counts") {
        None | Some(Value::Null) => {}
        Some(Value::Object(stated)) => {
            for (id, number) in stated {
                match Quantity::of_json(number) {
                    Some(number) => _ = counts.insert(id.clone(), number),
                    None => faults.push(Fault::whole(Described::Count(id.clone()))),
                }
            }
        }
        Some(_) => faults.push(Fault::whole(Miswritten::Malformed("counts"))),
    }
    counts
}

pub fn dims(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Dims {
    let mut dims = Dims::new();
    match value.get("dims") {
        None | Some(Value::Null) => {}
        Some(Value::Object(sizes)) => {
            for (name, size) in sizes {
                match size.as_str().and_then(|text| Decimal::parse(text).ok()) {
                    Some(size) => _ = dims.insert(name.clone(), size),
                    None => faults.push(Fault::whole(Described::BadDimension(name.clone()))),
                }
            }
        }
        Some(_) => faults.push(Fault::whole(Miswritten::Malformed("dims"))),
    }
    dims
}

/// Fields that nobody here knows are kept as they are; those that the program works out itself are
/// nobody's to state.
fn own(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> BTreeMap<String, Value> {
    let mut own = value.clone();
    own.retain(|name, value| {
        let known = FIELDS.contains(&name.as_str());
        if check::COMPUTED.contains(&name.as_str()) && !value.is_null() {
            faults.push(Fault::whole(Miswritten::OwnField(name.clone())));
        }
        !known && !value.is_null()
    });
    own.into_iter().collect()
}

/// A field that may be left out.
pub fn optional<T: serde::de::DeserializeOwned>(
    value: &Map<String, Value>,
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    match value.get(field) {
        None | Some(Value::Null) => None,
        Some(word) => T::deserialize(word)
            .map_err(|_| faults.push(Fault::whole(Miswritten::Malformed(field))))
            .ok(),
    }
}

/// A list that may be left out.
pub fn list<T: serde::de::DeserializeOwned>(
    value: &Map<String, Value>,
    field: &'static str,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    optional(value, field, faults).unwrap_or_default()
}

pub fn answers(value: &Map<String, Value>, faults: &mut Vec<Fault>) -> Vec<Answer> {
    let list = match value.get("answers") {
        None | Some(Value::Null) => return Vec::new(),
        Some(list) => list.as_array().map(Vec::as_slice),
    };
    let Some(list) = list else {
        faults.push(Fault::whole(Miswritten::Malformed("answers")));
        return Vec::new();
    };
    let read = list
        .iter()
        .filter_map(|answer| Answer::deserialize(answer).ok());
    let answers: Vec<Answer> = read.collect();
    if answers.len() < list.len() {
        faults.push(Fault::whole(Miswritten::Malformed("answers")));
    }
    answers
}
