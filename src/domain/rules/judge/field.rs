//! What stands in the fields of an answer: a plain result, counts, draws.

use crate::domain::answer::{Answer, Draw};
use crate::domain::checklist::Item;
use crate::domain::trouble::{Answering, Miswritten, Trouble};
use serde_json::{Map, Value};

/// More places than this are a slip of the keyboard.
const MOST_PLACES: u64 = 1_000_000_000;

/// A plain word of the whole item.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SaidField {
    Pass,
    Excellent,
    Fail,
}

/// Why an item does not apply.
pub(super) fn reason(answer: &Answer) -> Result<String, Trouble> {
    match answer.text("note").map(str::trim) {
        Some(note) if !note.is_empty() => Ok(note.to_owned()),
        _ => Err(Answering::NoReason.into()),
    }
}

/// The plain word that an answer gives; none when it gives figures.
pub(super) fn said(item: &Item, answer: &Answer) -> Result<Option<SaidField>, Trouble> {
    match answer.word() {
        // A certificate that expires is answered by its day, never by a plain word.
        Some("pass") if item.expires => Err(Miswritten::Malformed("until").into()),
        Some("pass") => Ok(Some(SaidField::Pass)),
        Some("excellent") => Ok(Some(SaidField::Excellent)),
        Some("fail") => Ok(Some(SaidField::Fail)),
        Some(other) => Err(Answering::UnknownResult(other.to_owned()).into()),
        None if answer.is_called() => Err(Miswritten::Malformed("result").into()),
        None => Ok(None),
    }
}

/// Refuses a plain word where only figures are an answer.
pub(super) fn figures_only(item: &Item, answer: &Answer) -> Result<(), Trouble> {
    match said(item, answer)? {
        Some(_) => Err(Answering::NotAnswered.into()),
        None => Ok(()),
    }
}

/// Places looked at, and those of them that failed.
pub(super) fn draw(fields: &Map<String, Value>) -> Result<Draw, Trouble> {
    let draw = Draw {
        checked: count(fields, "checked")?,
        failed: count(fields, "failed")?,
    };
    match draw.failed > draw.checked {
        true => Err(Miswritten::Malformed("failed").into()),
        false => Ok(draw),
    }
}

/// A number of places.
pub(super) fn count(fields: &Map<String, Value>, field: &'static str) -> Result<u64, Trouble> {
    let number = fields.get(field).and_then(Value::as_u64);
    let number = number.filter(|number| *number <= MOST_PLACES);
    number.ok_or(Trouble::Miswritten(Miswritten::Malformed(field)))
}
