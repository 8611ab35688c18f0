//! Readings in a record: a list there holds at most 4,096 items, and a lot may have more points. A
//! longer list stands in the record in parts; everywhere else it is one list again.

use crate::domain::answer::Answer;
use crate::domain::check::CheckRecord;
use serde_json::{Map, Value};

/// A list of at most so many stands in a record as it is, as it always did.
const MOST_TOGETHER: usize = 4_000;
/// The lists that may be that long.
const LONG: [&str; 2] = ["readings", "measured"];
/// What a list in parts is called.
const PARTS: &str = "parts";

impl CheckRecord {
    /// As it stands in a record.
    pub(in crate::domain) fn in_parts(self) -> Self {
        self.with_answers(Answer::in_parts)
    }

    /// As it is everywhere else.
    pub(in crate::domain) fn in_one(self) -> Self {
        self.with_answers(Answer::in_one)
    }

    fn with_answers(mut self, change: fn(Answer) -> Answer) -> Self {
        let answers = std::mem::take(&mut self.submission.answers);
        self.submission.answers = answers.into_iter().map(change).collect();
        self
    }
}

impl Answer {
    /// As it stands in a record.
    fn in_parts(mut self) -> Self {
        for field in LONG {
            if let Some(value) = self.body.get_mut(field)
                && let Some(list) = value.as_array()
                && list.len() > MOST_TOGETHER
            {
                let parts = list
                    .chunks(MOST_TOGETHER)
                    .map(|part| Value::from(part.to_vec()));
                let parts = Value::Array(parts.collect());
                *value = Value::Object(Map::from_iter([(PARTS.to_owned(), parts)]));
            }
        }
        self
    }

    /// As it is everywhere else. What is in no parts stays as it is.
    fn in_one(mut self) -> Self {
        for field in LONG {
            if let Some(value) = self.body.get_mut(field)
                && let Some(parts) = value.get(PARTS).and_then(Value::as_array)
                && parts.iter().all(Value::is_array)
            {
                let lists = parts.iter().filter_map(Value::as_array);
                *value = Value::Array(lists.flatten().cloned().collect());
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(count: usize) -> Answer {
        let texts: Vec<String> = (0..count).map(|nth| nth.to_string()).collect();
        Answer::readings("i", &texts)
    }

    #[test]
    fn a_long_list_is_one_again() {
        for count in [0, 4_000, 4_001, 12_345] {
            assert_eq!(readings(count).in_parts().in_one(), readings(count));
        }
        let parts = readings(9_000).in_parts().body["readings"][PARTS].clone();
        let lengths = parts
            .as_array()
            .unwrap()
            .iter()
            .map(|part| part.as_array().unwrap().len());
        assert_eq!(lengths.collect::<Vec<_>>(), [4_000, 4_000, 1_000]);
    }

    #[test]
    fn what_fits_stands_as_it_always_did() {
        assert_eq!(readings(4_000).in_parts(), readings(4_000));
        let odd = Answer::with("i", "readings", serde_json::json!({"parts": "none"}));
        assert_eq!(odd.clone().in_one(), odd);
    }
}
