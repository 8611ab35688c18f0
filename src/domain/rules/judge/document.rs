//! Items judged by papers: every kind that is required is there, with its number and a real date.

use super::case::{Case, Judged, answered, at};
use super::field::{self, SaidField};
use super::kind::JudgeKind;
use crate::domain::answer::Answer;
use crate::domain::change::{Bearing, Facet, Figure, ItemChange};
use crate::domain::checklist::Item;
use crate::domain::criterion::{Class, Judge, RequiredDocument};
use crate::domain::flaw::Flaw;
use crate::domain::patch::Patch;
use crate::domain::reference::AnswerReach;
use crate::domain::time::Day;
use crate::domain::trouble::{Answering, Miswritten, Trouble};
use crate::domain::verdict::Finding;
use serde_json::Value;

impl JudgeKind for RequiredDocument {
    fn judged(&self, case: &Case, item: &Item, answer: Option<&Answer>) -> Judged {
        present(case, item, &self.required, answered(item, answer)?).map_err(at(item))
    }

    /// Papers are those of the lot: its later stages may name them again.
    fn carried(&self, answer: &Answer) -> Option<(AnswerReach, Answer)> {
        let present = answer.word() == Some("pass") || answer.documents().next().is_some();
        present.then(|| (AnswerReach::Stages, answer.itself()))
    }

    fn changes(&self, was: &Judge, found: &mut ItemChange) -> Option<()> {
        let (old, new) = (was.papers()?, self.required.as_slice());
        let covers = |all: &[String], some: &[String]| some.iter().all(|kind| all.contains(kind));
        let bearing = match (covers(new, old), covers(old, new)) {
            (true, true) => Bearing::Neutral,
            (true, false) => Bearing::Tighter,
            (false, true) => Bearing::Looser,
            (false, false) => Bearing::Unclear,
        };
        let (old, new) = (Figure::List(old.to_vec()), Figure::List(new.to_vec()));
        found.add(Facet::Documents, old, new, bearing);
        Some(())
    }

    fn tightened(&self, patch: &mut Patch, _class: Class) -> Judge {
        let required = patch.required.take();
        let required = required.unwrap_or_else(|| self.required.clone());
        Judge::asking(required)
    }

    fn texts(&self) -> Vec<(&str, &'static str)> {
        let kinds = self.required.iter();
        kinds.map(|kind| (kind.as_str(), "required")).collect()
    }

    fn flaws(&self, _class: Class) -> Vec<Flaw> {
        let none = self.required.is_empty().then_some(Flaw::NoDocuments);
        none.into_iter().collect()
    }
}

fn present(
    case: &Case,
    item: &Item,
    required: &[String],
    answer: &Answer,
) -> Result<(bool, Finding), Trouble> {
    let said = field::said(item, answer)?;
    let kinds = match said {
        Some(SaidField::Excellent) => {
            return Err(Answering::UnknownResult("excellent".to_owned()).into());
        }
        Some(SaidField::Pass | SaidField::Fail) => Vec::new(),
        None => kinds(answer, item.expires)?,
    };
    case.scope(item)?;
    let absent = { required.iter() }.filter(|kind| said.is_none() && !kinds.contains(*kind));
    let missing: Vec<String> = absent.cloned().collect();
    let conforming = missing.is_empty() && said != Some(SaidField::Fail);
    let required = required.len();
    Ok((conforming, Finding::Documents { missing, required }))
}

/// The kinds of the papers that are there.
fn kinds(answer: &Answer, expire: bool) -> Result<Vec<String>, Trouble> {
    let list = answer.body.get("documents").ok_or(Answering::NotAnswered)?;
    let list = list.as_array().ok_or(Miswritten::Malformed("documents"))?;
    let until = |value: &Value| Day::from(value.get("until")?.as_str()?).date();
    if expire && !list.iter().all(|value| until(value).is_some()) {
        return Err(Miswritten::Malformed("until").into());
    }
    list.iter().map(kind).collect()
}

/// The kind of a document that has its number and a real date.
fn kind(value: &Value) -> Result<String, Trouble> {
    let field = |name: &str| {
        let text = value.get(name).and_then(Value::as_str);
        text.filter(|text| !text.trim().is_empty())
    };
    let date = field("date").ok_or(Miswritten::Malformed("date"))?;
    field("no").ok_or(Miswritten::Malformed("no"))?;
    let day = chrono::NaiveDate::parse_from_str(date, "%Y-%m-%d");
    day.map_err(|_| Trouble::Miswritten(Miswritten::Malformed("date")))?;
    let kind = field("kind").ok_or(Miswritten::Malformed("documents"))?;
    Ok(kind.to_owned())
}
