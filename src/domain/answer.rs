//! Answers as they arrive, and what they mean to a judge.
//!
//! An answer keeps every field it came with; [`read`] takes out of it what the item's judge needs
//! and names every fault at once. Whatever is not an answer to this judge is refused, not guessed.

use super::checklist::{Item, Judge};
use super::decimal::{Decimal, shown};
use super::fault::{Fault, Trouble};
use super::plan::Plan;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// More places than this are a slip of the keyboard.
const MOST_PLACES: u64 = 1_000_000_000;

/// More readings than this on one item hardly fit into one record.
pub const MOST_READINGS: usize = 20_000;

/// An answer to one item, with all fields as they came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The item's id.
    pub item: String,
    /// The rest: `result`, `readings`, `checked`, …
    #[serde(flatten)]
    pub body: Map<String, Value>,
}

/// One draw of Appendix D.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Places looked at.
    pub checked: u64,
    /// Places that failed.
    pub failed: u64,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The item does not occur on this lot; the reason.
    NotApplicable(String),
    /// All places conform; whether the item is 优良.
    Pass {
        /// Whether the item was called excellent.
        excellent: bool,
    },
    /// It does not conform.
    Fail,
    /// Counted places, and how many of them are 优良.
    Counts(Draw, u64),
    /// Draws of double sampling.
    Draws(Vec<Draw>),
    /// Deviations or values, in steps of 10⁻¹⁸.
    Points(Vec<i128>),
    /// Kinds of the documents that are there.
    Documents(Vec<String>),
    /// Places 好, 一般, 差.
    Places([u64; 3]),
}

impl Answer {
    /// An answer of one plain result such as `pass`.
    pub fn result(item: &str, result: &str) -> Self {
        Self::with(item, "result", Value::from(result))
    }

    /// An answer of readings as typed.
    pub fn readings<S: AsRef<str>>(item: &str, readings: &[S]) -> Self {
        let typed: Vec<Value> = readings.iter().map(|r| Value::from(r.as_ref())).collect();
        Self::with(item, "readings", Value::Array(typed))
    }

    /// An answer of one field.
    pub fn with(item: &str, field: &str, value: Value) -> Self {
        let mut body = Map::new();
        body.insert(field.to_owned(), value);
        Self {
            item: item.to_owned(),
            body,
        }
    }

    /// The reading texts as typed: deviations, values or measured sizes.
    pub fn typed_readings(&self) -> Vec<&str> {
        let list = self.body.get(self.readings_field());
        let list = list.and_then(Value::as_array);
        list.map_or_else(Vec::new, |values| {
            values.iter().filter_map(Value::as_str).collect()
        })
    }

    /// Takes readings in behind those there are; an earlier result gives way to them.
    pub fn add_readings(&mut self, more: &[String]) {
        self.body.remove("result");
        self.body.remove("note");
        let list = self.body.entry(self.readings_field());
        let list = list.or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.extend(more.iter().map(|reading| Value::from(reading.as_str())));
        }
    }

    /// Takes the last so many readings away.
    pub fn drop_readings(&mut self, count: usize) {
        let field = self.readings_field();
        if let Some(Value::Array(list)) = self.body.get_mut(field) {
            list.truncate(list.len().saturating_sub(count));
        }
    }

    fn readings_field(&self) -> &'static str {
        match self.body.contains_key("measured") {
            true => "measured",
            false => "readings",
        }
    }

    /// The last day all documents of this answer are valid, of those that say so in `until`.
    pub fn valid_until(&self) -> Option<&str> {
        let documents = self.body.get("documents").and_then(Value::as_array)?;
        let until = documents
            .iter()
            .filter_map(|one| one.get("until")?.as_str());
        until.filter(|day| !day.is_empty()).min()
    }

    /// The record whose answer stands for this one.
    pub fn as_in(&self) -> Option<&str> {
        self.text("as_in")
    }

    /// Lets its reference name the record that is meant.
    pub(super) fn refer(&mut self, meant: &dyn Fn(&str) -> String) {
        if let Some(record) = self.as_in().map(meant) {
            self.body.insert("as_in".to_owned(), record.into());
        }
    }

    /// Whether it says that the item does not apply.
    pub fn is_not_applicable(&self) -> bool {
        self.text("result") == Some("na")
    }

    fn text(&self, field: &str) -> Option<&str> {
        self.body.get(field).and_then(Value::as_str)
    }
}

/// Reads what an answer means to this item's judge, or every fault in it.
pub fn read(item: &Item, answer: &Answer) -> Result<Given, Vec<Fault>> {
    let fault = |trouble| vec![Fault::at(&item.id, trouble)];
    match answer.text("result") {
        Some("na") => return not_applicable(answer).map_err(fault),
        // A certificate that expires is answered by its day, never by a plain word.
        Some("pass") if item.expires => return Err(fault(Trouble::Malformed("until"))),
        Some("pass" | "excellent" | "fail") if !takes_result(&item.judge) => {
            return Err(fault(Trouble::NotAnswered));
        }
        Some("pass") => return Ok(Given::Pass { excellent: false }),
        Some("fail") => return Ok(Given::Fail),
        Some("excellent") if matches!(item.judge, Judge::Attribute { .. }) => {
            return Ok(Given::Pass { excellent: true });
        }
        Some(other) => return Err(fault(Trouble::UnknownResult(other.to_owned()))),
        None if answer.body.contains_key("result") => {
            return Err(fault(Trouble::Malformed("result")));
        }
        None => {}
    }
    match &item.judge {
        Judge::Attribute {
            plan: Some(Plan::Double),
        } if answer.body.contains_key("draws") => draws(answer).map_err(fault),
        Judge::Attribute { .. } => counts(answer).map_err(fault),
        Judge::Deviation(deviation) => deviations(item, answer, deviation.unsigned),
        Judge::Range(_) => points(item, answer, "readings", None),
        Judge::Document { .. } => documents(answer, item.expires).map_err(fault),
        Judge::Appearance => places(answer).map_err(fault),
        Judge::Computed { .. } => Err(fault(Trouble::Computed)),
    }
}

fn takes_result(judge: &Judge) -> bool {
    matches!(judge, Judge::Attribute { .. } | Judge::Document { .. })
}

fn not_applicable(answer: &Answer) -> Result<Given, Trouble> {
    match answer.text("note").map(str::trim) {
        Some(note) if !note.is_empty() => Ok(Given::NotApplicable(note.to_owned())),
        _ => Err(Trouble::NoReason),
    }
}

fn counts(answer: &Answer) -> Result<Given, Trouble> {
    if !answer.body.contains_key("checked") && !answer.body.contains_key("failed") {
        return Err(Trouble::NotAnswered);
    }
    let draw = draw(&answer.body)?;
    let excellent = match answer.body.get("excellent") {
        None | Some(Value::Null) => 0,
        Some(_) => count(&answer.body, "excellent")?,
    };
    if excellent > draw.checked - draw.failed {
        return Err(Trouble::Malformed("excellent"));
    }
    Ok(Given::Counts(draw, excellent))
}

fn draws(answer: &Answer) -> Result<Given, Trouble> {
    let list = answer.body.get("draws").and_then(Value::as_array);
    let list = list
        .filter(|list| (1..=2).contains(&list.len()))
        .ok_or(Trouble::Malformed("draws"))?;
    let draws = list
        .iter()
        .map(|value| draw(value.as_object().ok_or(Trouble::Malformed("draws"))?));
    Ok(Given::Draws(draws.collect::<Result<_, _>>()?))
}

fn draw(fields: &Map<String, Value>) -> Result<Draw, Trouble> {
    let draw = Draw {
        checked: count(fields, "checked")?,
        failed: count(fields, "failed")?,
    };
    if draw.failed > draw.checked {
        return Err(Trouble::Malformed("failed"));
    }
    Ok(draw)
}

fn places(answer: &Answer) -> Result<Given, Trouble> {
    if !["good", "fair", "poor"]
        .iter()
        .any(|grade| answer.body.contains_key(*grade))
    {
        return Err(Trouble::NotAnswered);
    }
    let number = |field| count(&answer.body, field);
    Ok(Given::Places([
        number("good")?,
        number("fair")?,
        number("poor")?,
    ]))
}

fn count(fields: &Map<String, Value>, field: &'static str) -> Result<u64, Trouble> {
    let number = fields
        .get(field)
        .and_then(Value::as_u64)
        .filter(|number| *number <= MOST_PLACES);
    number.ok_or(Trouble::Malformed(field))
}

fn documents(answer: &Answer, expire: bool) -> Result<Given, Trouble> {
    let list = answer.body.get("documents").ok_or(Trouble::NotAnswered)?;
    let list = list.as_array().ok_or(Trouble::Malformed("documents"))?;
    let lasting = |value: &Value| {
        value
            .get("until")
            .and_then(Value::as_str)
            .is_some_and(is_day)
    };
    if expire && !list.iter().all(lasting) {
        return Err(Trouble::Malformed("until"));
    }
    let kinds = list.iter().map(document);
    Ok(Given::Documents(kinds.collect::<Result<_, _>>()?))
}

/// The kind of a document that has its number and a real date.
fn document(value: &Value) -> Result<String, Trouble> {
    let field = |name: &str| {
        value
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| !text.trim().is_empty())
    };
    let date = field("date").ok_or(Trouble::Malformed("date"))?;
    field("no").ok_or(Trouble::Malformed("no"))?;
    let day = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d");
    day.map_err(|_| Trouble::Malformed("date"))?;
    let kind = field("kind").ok_or(Trouble::Malformed("documents"))?;
    Ok(kind.to_owned())
}

/// Whether a text is a day such as `2026-03-01`. Days are compared as texts, so the form is strict.
fn is_day(text: &str) -> bool {
    text.len() == 10 && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn deviations(item: &Item, answer: &Answer, unsigned: bool) -> Result<Given, Vec<Fault>> {
    let given = signed(item, answer)?;
    let Given::Points(points) = &given else {
        return Ok(given);
    };
    let low = (1..)
        .zip(points)
        .filter(|(_, point)| unsigned && **point < 0);
    let negative = |(nth, point): (usize, &i128)| {
        let text = shown(*point);
        Fault::at(&item.id, Trouble::Negative { nth, text })
    };
    let faults: Vec<Fault> = low.map(negative).collect();
    match faults.is_empty() {
        true => Ok(given),
        false => Err(faults),
    }
}

/// Deviations as typed, or of measured sizes from the designed one.
fn signed(item: &Item, answer: &Answer) -> Result<Given, Vec<Fault>> {
    if !answer.body.contains_key("measured") {
        return points(item, answer, "readings", None);
    }
    let design = answer
        .text("design")
        .and_then(|text| Decimal::parse_reading(text).ok());
    let Some(design) = design else {
        return Err(vec![Fault::at(&item.id, Trouble::Malformed("design"))]);
    };
    points(item, answer, "measured", Some(design.steps()))
}

fn points(
    item: &Item,
    answer: &Answer,
    field: &'static str,
    design: Option<i128>,
) -> Result<Given, Vec<Fault>> {
    let fault = |trouble| Fault::at(&item.id, trouble);
    let Some(list) = answer.body.get(field) else {
        return Err(vec![fault(Trouble::NotAnswered)]);
    };
    let list = list.as_array();
    let list = list.ok_or_else(|| vec![fault(Trouble::Malformed(field))])?;
    if list.len() > MOST_READINGS {
        return Err(vec![fault(Trouble::Crowded)]);
    }
    let mut points = Vec::with_capacity(list.len());
    let mut faults = Vec::new();
    for (at, value) in list.iter().enumerate() {
        match value
            .as_str()
            .and_then(|text| Decimal::parse_reading(text).ok())
        {
            Some(reading) => points.push(reading.steps() - design.unwrap_or(0)),
            None => faults.push(fault(Trouble::NotANumber {
                nth: at + 1,
                text: plain(value),
            })),
        }
    }
    if faults.is_empty() {
        Ok(Given::Points(points))
    } else {
        Err(faults)
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}
