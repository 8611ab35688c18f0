//! What people write, put into the contract's words before it is looked at: 自检 for `self`, 合格 for
//! `pass`, `+3` and `3` without quotes for `"3"`, a document's kind as the checklist spells it. What is
//! not understood stays as it came, and the rules say what is wrong with it.

use crate::domain::code::{alike, key};
use crate::domain::zone::Zone;
use crate::domain::{Checklist, Decimal, Item, decide};
use crate::text::{day, meant, typed};
use crate::workspace::Workspace;
use serde_json::{Map, Value};

/// Fields of an answer that count places.
const PLACES: [&str; 6] = ["checked", "failed", "excellent", "good", "fair", "poor"];

impl Workspace {
    /// Puts the fields of a line into the contract's words.
    pub(super) fn spell(&self, line: &mut Map<String, Value>) {
        for field in ["subject", "by"] {
            trim(line, field);
        }
        let written = line
            .get("subject")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let code = self.subject_meant(written);
        let project = self.project();
        replace(line, "at", |typed| on_site(typed, self.site_zone()));
        let rulebook = &self.library().rulebook;
        let setting = project.and_then(|project| decide::setting(project, rulebook, &code).ok());
        if let Some((_, chain, _)) = setting {
            replace(line, "stage", |stage| {
                meant::stage(chain, stage).map(Value::from)
            });
        }
        let list = setting.map(|(_, _, pinned)| &pinned.checklist);
        spell_answers(list, line);
    }
}

/// A time without an offset is what the site's clocks show.
fn on_site(typed: &str, zone: Zone) -> Option<Value> {
    let moment = zone.moment(day::moment_in_full(typed)?)?;
    Some(Value::from(moment.to_rfc3339()))
}

/// Puts answers, dimensions and the remedy into the contract's words.
pub fn spell_answers(list: Option<&Checklist>, line: &mut Map<String, Value>) {
    replace(line, "remedy", |word| {
        serde_json::to_value(meant::remedy(word)?).ok()
    });
    replace(line, "capacity", |typed| {
        let amount = typed::amount(typed, "").ok()?;
        Some(Value::from(amount.to_string()))
    });
    for field in ["dims", "counts"] {
        let sizes = line.get_mut(field).and_then(Value::as_object_mut);
        sizes
            .into_iter()
            .flatten()
            .for_each(|(_, size)| figure(size, "mm"));
    }
    let answers = line.get_mut("answers").and_then(Value::as_array_mut);
    let answers = answers
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut);
    for answer in answers {
        let item = answer.get("item").and_then(Value::as_str);
        let item = item.and_then(|id| list?.item(id));
        spell_answer(item, answer);
    }
}

fn spell_answer(item: Option<&Item>, answer: &mut Map<String, Value>) {
    replace(answer, "result", |word| {
        meant::result(word).map(Value::from)
    });
    let unit = item.and_then(|item| item.judge.unit()).unwrap_or_default();
    for field in ["readings", "measured"] {
        let list = answer.get_mut(field).and_then(Value::as_array_mut);
        list.into_iter()
            .flatten()
            .for_each(|reading| figure(reading, unit));
    }
    let design = answer.get_mut("design");
    design.into_iter().for_each(|design| figure(design, unit));
    places(answer);
    let draws = answer.get_mut("draws").and_then(Value::as_array_mut);
    let draws = draws.into_iter().flatten().filter_map(Value::as_object_mut);
    draws.for_each(places);
    let documents = answer.get_mut("documents").and_then(Value::as_array_mut);
    let documents = documents
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut);
    for document in documents {
        trim(document, "no");
        for field in ["date", "until"] {
            replace(document, field, |typed| {
                day::written(typed).map(|day| Value::from(day.to_string()))
            });
        }
        replace(document, "kind", |written| {
            Some(Value::from(kind(item, written)))
        });
    }
}

/// A document's kind as the item spells it; one that it does not ask for without the blanks around.
fn kind(item: Option<&Item>, written: &str) -> String {
    let bare = |text: &str| key(text).replace(char::is_whitespace, "");
    let required = item.and_then(|item| item.judge.papers());
    let required = required.unwrap_or_default();
    let same = |kind: &&String| alike(kind, written) || bare(kind) == bare(written);
    let found = required.iter().find(same).map(String::as_str);
    found.unwrap_or(written.trim()).to_owned()
}

/// A number as the text that a record keeps of it; a unit behind it has to be this one.
fn figure(value: &mut Value, unit: &str) {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) if Decimal::parse_reading(text).is_ok() => return,
        Value::String(text) => match typed::figure(text, unit) {
            Ok(figure) => figure.to_string(),
            Err(_) => return,
        },
        _ => return,
    };
    *value = Value::from(text);
}

/// Places that were counted, as numbers.
fn places(fields: &mut Map<String, Value>) {
    for field in PLACES {
        replace(fields, field, |text| {
            typed::count(text, "").ok().map(Value::from)
        });
    }
}

fn trim(fields: &mut Map<String, Value>, field: &str) {
    replace(fields, field, |text| Some(Value::from(text.trim())));
}

/// Puts something else in the place of a text, where there is something.
fn replace(fields: &mut Map<String, Value>, field: &str, by: impl Fn(&str) -> Option<Value>) {
    if let Some(value) = fields.get_mut(field)
        && let Some(other) = value.as_str().and_then(by)
    {
        *value = other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LIST: &str = r#"{"schema":"sanjian.checklist/1","id":"t.t","version":"1.0.0","subject":"lot",
     "title":{"zh":"试","en":"try"},"standard":"T","pass_rate":"0.80","items":[
     {"id":"d","class":"dominant","clause":"1","title":{"zh":"资料","en":"papers"},
      "method":{"zh":"查","en":"look"},"sampling":{"rule":"all"},
      "judge":{"kind":"document","required":["合格证","材料 复验报告"]}}]}"#;

    fn spelled(answer: Value) -> Value {
        let list: Checklist = serde_json::from_str(LIST).unwrap();
        let mut line = json!({"dims": {"H": 54000}, "remedy": "返工重做", "answers": [answer]});
        spell_answers(Some(&list), line.as_object_mut().unwrap());
        assert_eq!(line["dims"]["H"], "54000");
        assert_eq!(line["remedy"], "redone");
        line["answers"][0].clone()
    }

    #[test]
    fn numbers_become_the_texts_that_records_keep() {
        let answer = spelled(json!({"item": "x", "design": 300,
            "readings": [1, "+3", "\u{2212}3", "－１２。５", " 4 ", "1.50", "1，5", "三", "3 mm"]}));
        assert_eq!(answer["design"], "300");
        let kept = json!(["1", "3", "-3", "-12.5", "4", "1.50", "1，5", "三", "3 mm"]);
        assert_eq!(answer["readings"], kept);
    }

    #[test]
    fn a_time_without_an_offset_is_the_site_s() {
        let zone = Zone::parse("+08:00").unwrap();
        for typed in [
            "2026-03-01 09:30",
            "2026/3/1 9:30",
            "2026年3月1日 9时30分",
            "２０２６－０３－０１ ０９：３０",
            "2026-03-01T09:30:00",
        ] {
            let time = on_site(typed, zone);
            assert_eq!(time, Some(json!("2026-03-01T09:30:00+08:00")), "{typed}");
        }
        for unclear in [
            "3-1 9:30",
            "昨天 9:30",
            "2026-03-01",
            "2026-03-01T09:30:00Z",
            "9:30",
        ] {
            assert_eq!(on_site(unclear, zone), None, "{unclear}");
        }
    }

    #[test]
    fn counts_may_be_texts() {
        let answer = spelled(json!({"item": "x", "checked": "20", "failed": "０", "good": "两处"}));
        assert_eq!(
            answer,
            json!({"item": "x", "checked": 20, "failed": 0, "good": "两处"})
        );
    }

    #[test]
    fn a_document_s_kind_is_the_item_s_own_spelling() {
        let document = |kind: &str| {
            let one = json!({"kind": kind, "no": " HG-1 ", "date": "2026年2月1日", "page": 3});
            let answer = spelled(json!({"item": "d", "documents": [one]}));
            let one = &answer["documents"][0];
            assert_eq!(
                (&one["no"], &one["date"]),
                (&json!("HG-1"), &json!("2026-02-01"))
            );
            assert_eq!(one["page"], 3);
            one["kind"].as_str().unwrap().to_owned()
        };
        assert_eq!(document("合格证　"), "合格证");
        assert_eq!(document("材料复验报告"), "材料 复验报告");
        assert_eq!(document(" 出厂合格证 "), "出厂合格证");
    }
}
