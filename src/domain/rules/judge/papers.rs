//! Documents as they are handed in: only kinds that the item asks for, so that a slip of the pen never
//! becomes a verdict, and none dated after today. Records made earlier are judged as they were.

use crate::domain::answer::Answer;
use crate::domain::checklist::{Checklist, Item};
use crate::domain::fault::Fault;
use crate::domain::timely::Frame;
use crate::domain::trouble::{Proof, Trouble};
use serde_json::Value;

/// Every fault of the documents in these answers.
pub fn faults(list: &Checklist, answers: &[Answer], frame: &Frame) -> Vec<Fault> {
    let each = answers.iter().flat_map(|answer| {
        let documents = answer.body.get("documents").and_then(Value::as_array);
        let item = list.item(&answer.item).zip(documents);
        item.into_iter().flat_map(|(item, documents)| {
            let faults = documents.iter().flat_map(|one| troubles(item, one, frame));
            faults.map(|trouble| Fault::at(&item.id, trouble))
        })
    });
    each.collect()
}

fn troubles(item: &Item, document: &Value, frame: &Frame) -> Vec<Trouble> {
    let word = |field| document.get(field).and_then(Value::as_str);
    let Some(required) = item.judge.papers() else {
        return Vec::new();
    };
    let strange = |kind: &&str| {
        !kind.trim().is_empty() && !required.is_empty() && !required.iter().any(|one| one == kind)
    };
    let strange = word("kind").filter(strange).map(|kind| {
        Trouble::Proof(Proof::StrangeDocument {
            kind: kind.to_owned(),
            asks: required.to_vec(),
        })
    });
    let day =
        word("date").filter(|day| frame.zone.day(day).is_some_and(|day| frame.is_future(day)));
    let future = day.map(|day| Trouble::Proof(Proof::FutureDocument(day.to_owned())));
    strange.into_iter().chain(future).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Zone;
    use serde_json::json;

    const LIST: &str = r#"{"schema":"sanjian.checklist/1","id":"t.t","version":"1.0.0","subject":"lot",
     "title":{"zh":"试","en":"try"},"standard":"T","pass_rate":"0.80","items":[
     {"id":"d","class":"dominant","clause":"1","title":{"zh":"资料","en":"papers"},
      "method":{"zh":"查","en":"look"},"sampling":{"rule":"all"},
      "judge":{"kind":"document","required":["合格证"]}}]}"#;

    #[test]
    fn only_kinds_asked_for_and_days_that_have_come() {
        let list: Checklist = serde_json::from_str(LIST).unwrap();
        let frame = Frame {
            now: chrono::DateTime::parse_from_rfc3339("2026-03-01T08:00:00+08:00").ok(),
            first: None,
            zone: Zone::default(),
        };
        let found = |kind: &str, date: &str, frame: &Frame| {
            let documents = json!([{"kind": kind, "no": "1", "date": date}]);
            let found = faults(&list, &[Answer::with("d", "documents", documents)], frame);
            found
                .iter()
                .map(|fault| fault.rule().as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(found("合格证", "2026-03-01", &frame), [""; 0]);
        assert_eq!(found("出厂合格证", "2026-03-01", &frame), ["unknown"]);
        assert_eq!(
            found("出厂合格证", "2026-03-02", &frame),
            ["unknown", "number"]
        );
        let doubted = Frame { now: None, ..frame };
        assert_eq!(found("合格证", "2026-03-02", &doubted), [""; 0]);
    }
}
