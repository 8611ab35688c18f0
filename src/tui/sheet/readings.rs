//! From deviations to measured sizes beside a design value: a whole new answer to the item. Nothing is
//! saved here.

use crate::domain::{Answer, Decimal};
use serde_json::{Map, Value};

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
    fn measured_sizes_stand_beside_their_design_value() {
        let empty = against(None, "a", &figure("300"));
        assert_eq!(design(Some(&empty)), Some("300"));
        assert!(empty.body.contains_key("measured"));
        assert!(!empty.body.contains_key("readings"));
    }
}
