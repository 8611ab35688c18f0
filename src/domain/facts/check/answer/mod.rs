//! Answers as they arrive, with every field they came with, and what one can mean to a judge. What it does
//! mean is read by the rules of judging.
//!
//! | file | noun |
//! |---|---|
//! | `measured` | readings, the points they were taken at, and those left out |
//! | `fields` | the fields of an answer as they are read |

pub(super) mod fields;
mod measured;

pub use measured::SkippedPoint;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// An answer to one item, with all fields as they came.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The item's id.
    pub item: String,
    /// The rest: `result`, `readings`, `checked`, …
    #[serde(flatten)]
    pub body: Map<String, Value>,
}

/// Fields that say where an answer stands, or was taken over from.
const ELSEWHERE: [&str; 3] = ["as_in", "carried_from", "carried_why"];

/// One draw of Appendix D.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draw {
    /// Places looked at.
    pub checked: u64,
    /// Places that failed.
    pub failed: u64,
}

/// A document that an answer names; empty where it does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedPaper<'a> {
    /// What it is.
    pub kind: &'a str,
    /// Its number.
    pub no: &'a str,
    /// Its date.
    pub date: &'a str,
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

    /// What is wrong with an item that fails, in words; empty when nobody said. Nothing judges by it.
    pub fn problem(&self) -> &str {
        self.text("problem").unwrap_or_default()
    }

    /// Where exactly that is; empty when nobody said.
    pub fn place(&self) -> &str {
        self.text("place").unwrap_or_default()
    }

    /// The same answer, saying what is wrong and where.
    pub fn telling(&self, problem: &str, place: &str) -> Self {
        let mut answer = self.clone();
        for (field, words) in [("problem", problem), ("place", place)] {
            match words {
                "" => answer.body.remove(field),
                words => answer.body.insert(field.to_owned(), Value::from(words)),
            };
        }
        answer
    }

    /// The plain word of the whole item, such as `pass`.
    pub fn word(&self) -> Option<&str> {
        self.text("result")
    }

    /// Whether the item was called something as a whole, whatever the word.
    pub fn is_called(&self) -> bool {
        self.body.contains_key("result")
    }

    /// A number of places.
    pub fn count(&self, field: &str) -> Option<u64> {
        self.body.get(field).and_then(Value::as_u64)
    }

    /// Its documents, as far as each says what it is.
    pub fn documents(&self) -> impl Iterator<Item = NamedPaper<'_>> {
        let documents = self.body.get("documents").and_then(Value::as_array);
        documents.into_iter().flatten().map(|one| {
            let word = |field| one.get(field).and_then(Value::as_str).unwrap_or_default();
            NamedPaper {
                kind: word("kind"),
                no: word("no"),
                date: word("date"),
            }
        })
    }

    /// The numbers of its documents, of those that say one.
    pub fn document_numbers(&self) -> Vec<&str> {
        let numbers = self.documents().map(|one| one.no);
        numbers.filter(|number| !number.is_empty()).collect()
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

    /// The record of the check that it was taken over from, and confirmed.
    pub fn carried_from(&self) -> Option<&str> {
        self.text("carried_from")
    }

    /// Why it may be taken over, where that was said for many at once.
    pub fn carried_why(&self) -> Option<&str> {
        self.text("carried_why")
    }

    /// An answer that refers to the one in a record of an earlier round.
    pub fn referring(item: &str, record: &str) -> Self {
        Self::with(item, "as_in", record.into())
    }

    /// The same, taken over from a record.
    pub fn from_record(mut self, record: &str) -> Self {
        self.body.insert("carried_from".to_owned(), record.into());
        self
    }

    /// The same, confirmed together with others for this reason.
    pub fn because(mut self, why: &str) -> Self {
        self.body.insert("carried_why".to_owned(), why.into());
        self
    }

    /// What it says, wherever that stands.
    pub fn itself(&self) -> Self {
        let mut itself = self.clone();
        itself
            .body
            .retain(|name, _| !ELSEWHERE.contains(&name.as_str()));
        itself
    }

    /// Lets its references name the records that are meant.
    pub(in crate::domain) fn refer(&mut self, meant: &dyn Fn(&str) -> String) {
        for name in ["as_in", "carried_from"] {
            if let Some(record) = self.text(name).map(meant) {
                self.body.insert(name.to_owned(), record.into());
            }
        }
    }

    /// Whether it says that the item does not apply.
    pub fn is_not_applicable(&self) -> bool {
        self.word() == Some("na")
    }

    pub(in crate::domain) fn text(&self, field: &str) -> Option<&str> {
        self.body.get(field).and_then(Value::as_str)
    }
}
