//! Readings: taking one in, taking the last one back, from deviations to measured sizes. Each gives
//! a whole new answer to the item; nothing is saved here.

use crate::domain::{Answer, Decimal};
use serde_json::{Map, Value};

/// The answer with one more reading; other fields of it stay, an earlier result goes.
pub fn added(old: Option<&Answer>, item: &str, reading: &Decimal) -> Answer {
    let mut answer = bare(old, item);
    let field = field(&answer);
    let list = answer
        .body
        .entry(field)
        .or_insert_with(|| Value::Array(Vec::new()));
    if let Value::Array(list) = list {
        list.push(Value::from(reading.as_str()));
    }
    answer
}

/// The answer without its last reading; `None` when it has none.
pub fn shortened(old: Option<&Answer>) -> Option<Answer> {
    let mut answer = old?.clone();
    let field = field(&answer);
    match answer.body.get_mut(field) {
        Some(Value::Array(list)) => list.pop().map(|_| answer),
        _ => None,
    }
}

/// The answer that measured sizes are to follow.
pub fn against(old: Option<&Answer>, item: &str, design: &Decimal) -> Answer {
    let mut answer = bare(old, item);
    answer.body.remove("readings");
    answer
        .body
        .insert("design".to_owned(), Value::from(design.as_str()));
    answer
        .body
        .entry("measured")
        .or_insert_with(|| Value::Array(Vec::new()));
    answer
}

/// The design value that measured sizes stand beside.
pub fn design(answer: Option<&Answer>) -> Option<&str> {
    answer?.body.get("design").and_then(Value::as_str)
}

fn field(answer: &Answer) -> &'static str {
    if answer.body.contains_key("measured") {
        "measured"
    } else {
        "readings"
    }
}

fn bare(old: Option<&Answer>, item: &str) -> Answer {
    let mut answer = old.cloned().unwrap_or_else(|| Answer {
        item: item.to_owned(),
        body: Map::new(),
    });
    answer.body.remove("result");
    answer.body.remove("note");
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn readings_come_and_go() {
        let one = added(None, "a", &figure("3"));
        let two = added(Some(&one), "a", &figure("-4.50"));
        assert_eq!(two.typed_readings(), ["3", "-4.50"]);
        assert_eq!(shortened(Some(&two)), Some(one));
        assert_eq!(shortened(None), None);
    }

    #[test]
    fn a_result_gives_way_to_readings() {
        let mut answer = Answer::result("a", "na");
        answer.body.insert("note".into(), "none".into());
        let answer = added(Some(&answer), "a", &figure("3"));
        assert_eq!(answer, Answer::readings("a", &["3"]));
    }

    #[test]
    fn measured_sizes_stand_beside_their_design_value() {
        let empty = against(None, "a", &figure("300"));
        let one = added(Some(&empty), "a", &figure("302"));
        assert_eq!(design(Some(&one)), Some("300"));
        assert_eq!(one.typed_readings(), ["302"]);
        assert!(!one.body.contains_key("readings"));
    }
}
