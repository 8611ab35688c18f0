//! Items judged by papers: every kind that is required is there, with its number and a real date.

use super::case::Case;
use super::field::{self, Said};
use crate::domain::answer::Answer;
use crate::domain::checklist::Item;
use crate::domain::time::Day;
use crate::domain::trouble::{Answering, Miswritten, Trouble};
use crate::domain::verdict::Finding;
use serde_json::Value;

pub(super) fn judged(
    case: &Case,
    item: &Item,
    required: &[String],
    answer: &Answer,
) -> Result<(bool, Finding), Trouble> {
    let said = field::said(item, answer)?;
    let kinds = match said {
        Some(Said::Excellent) => {
            return Err(Trouble::Answering(Answering::UnknownResult(
                "excellent".to_owned(),
            )));
        }
        Some(Said::Pass | Said::Fail) => Vec::new(),
        None => kinds(answer, item.expires)?,
    };
    case.scope(item)?;
    let absent = { required.iter() }.filter(|kind| said.is_none() && !kinds.contains(*kind));
    let missing: Vec<String> = absent.cloned().collect();
    let conforming = missing.is_empty() && said != Some(Said::Fail);
    let required = required.len();
    Ok((conforming, Finding::Documents { missing, required }))
}

/// The kinds of the papers that are there.
fn kinds(answer: &Answer, expire: bool) -> Result<Vec<String>, Trouble> {
    let list = answer
        .body
        .get("documents")
        .ok_or(Trouble::Answering(Answering::NotAnswered))?;
    let list = list
        .as_array()
        .ok_or(Trouble::Miswritten(Miswritten::Malformed("documents")))?;
    let until = |value: &Value| Day::from(value.get("until")?.as_str()?).date();
    if expire && !list.iter().all(|value| until(value).is_some()) {
        return Err(Trouble::Miswritten(Miswritten::Malformed("until")));
    }
    list.iter().map(kind).collect()
}

/// The kind of a document that has its number and a real date.
fn kind(value: &Value) -> Result<String, Trouble> {
    let field = |name: &str| {
        let text = value.get(name).and_then(Value::as_str);
        text.filter(|text| !text.trim().is_empty())
    };
    let date = field("date").ok_or(Trouble::Miswritten(Miswritten::Malformed("date")))?;
    field("no").ok_or(Trouble::Miswritten(Miswritten::Malformed("no")))?;
    let day = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d");
    day.map_err(|_| Trouble::Miswritten(Miswritten::Malformed("date")))?;
    let kind = field("kind").ok_or(Trouble::Miswritten(Miswritten::Malformed("documents")))?;
    Ok(kind.to_owned())
}
