//! What an answer means to the judge of its item: [`read`] takes out of its fields what the judge needs and
//! names every fault at once. Whatever is not an answer to this judge is refused, not guessed.

use crate::domain::answer::{Answer, Draw, Given};
use crate::domain::checklist::Item;
use crate::domain::criterion::Judge;
use crate::domain::decimal::{Decimal, shown};
use crate::domain::fault::{Fault, Trouble};
use crate::domain::plan::Plan;
use serde_json::{Map, Value};

/// More places than this are a slip of the keyboard.
const MOST_PLACES: u64 = 1_000_000_000;

/// More readings than this on one item hardly fit into one record.
pub const MOST_READINGS: usize = 20_000;

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
