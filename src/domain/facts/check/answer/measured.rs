//! What was measured of an item: its readings as typed, the names of the points where they were taken, and the points
//! left out. Whether that is enough, and what it comes to, is for the rules of judging.

use super::{Answer, ELSEWHERE};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A point that could not be measured: in `skipped` of an answer, beside its readings. Nothing judges by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedPoint {
    /// The number of the reading that would have stood there, from 1.
    pub nth: u64,
    /// The name of the point, where it has one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub point: String,
    /// Why.
    pub why: String,
}

impl Answer {
    /// The reading texts as typed: deviations, values or measured sizes.
    pub fn typed_readings(&self) -> Vec<&str> {
        let list = self.body.get(self.readings_field());
        let list = list.and_then(Value::as_array);
        list.map_or_else(Vec::new, |values| {
            values.iter().filter_map(Value::as_str).collect()
        })
    }

    /// Takes readings in behind those there are; an earlier result gives way to them, and so does what
    /// stands elsewhere.
    pub fn add_readings(&mut self, more: &[String]) {
        self.forget(&["result", "note"]);
        let list = self.body.entry(self.readings_field());
        let list = list.or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.extend(more.iter().map(|reading| Value::from(reading.as_str())));
        }
    }

    /// Whether what was entered last is a point left out: it stands behind all readings.
    pub fn ends_left_out(&self) -> bool {
        let behind = self.typed_readings().len() as u64;
        self.skipped().last().is_some_and(|last| last.nth > behind)
    }

    /// The same without the point left out last; none when nothing else was entered.
    pub fn without_last_left_out(&self) -> Option<Self> {
        let mut answer = self.clone();
        let left = self.skipped().len().saturating_sub(1);
        answer.keep_skipped(left);
        let says = |value: &Value| value.as_array().is_none_or(|list| !list.is_empty());
        let says_more = answer.body.values().any(says);
        says_more.then_some(answer)
    }

    fn keep_skipped(&mut self, count: usize) {
        if let Some(Value::Array(list)) = self.body.get_mut("skipped") {
            list.truncate(count);
        }
        if count == 0 {
            self.body.remove("skipped");
        }
    }

    /// Takes the last so many readings away, and with them the points left out behind the first of those: what
    /// comes next stands there again.
    pub fn drop_readings(&mut self, count: usize) {
        let field = self.readings_field();
        if let Some(Value::Array(list)) = self.body.get_mut(field) {
            list.truncate(list.len().saturating_sub(count));
        }
        let left = self.typed_readings().len();
        if let Some(Value::Array(names)) = self.body.get_mut("points") {
            names.truncate(left);
        }
        let skipped = self.skipped();
        let before = skipped.iter().filter(|one| one.nth <= left as u64 + 1);
        let before = before.count();
        if before < skipped.len() {
            self.keep_skipped(before);
        }
    }

    /// The names of its points, in the order of its readings; a point behind them has none.
    pub fn points(&self) -> Vec<&str> {
        let names = self.body.get("points").and_then(Value::as_array);
        let names = names.into_iter().flatten();
        names
            .map(|name| name.as_str().unwrap_or_default())
            .collect()
    }

    /// Names the last readings by where each was taken.
    pub fn name_last(&mut self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        let before = self.typed_readings().len().saturating_sub(names.len());
        let list = self.body.entry("points");
        let list = list.or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.resize(before, Value::from(""));
            list.extend(names.iter().map(|name| Value::from(name.as_str())));
        }
    }

    /// The points that could not be measured.
    pub fn skipped(&self) -> Vec<SkippedPoint> {
        let list = self.body.get("skipped").and_then(Value::as_array);
        let read = |one: &Value| SkippedPoint::deserialize(one).ok();
        list.into_iter().flatten().filter_map(read).collect()
    }

    /// The answer to an item, a point left out behind the readings there are.
    pub fn skipping(old: Option<&Self>, item: &str, point: SkippedPoint) -> Self {
        let mut answer = Self::begun(old, item);
        answer.forget(&["result", "note"]);
        let list = answer.body.entry("skipped");
        let list = list.or_insert_with(|| Value::Array(Vec::new()));
        if let (Value::Array(list), Ok(point)) = (list, serde_json::to_value(point)) {
            list.push(point);
        }
        answer
    }

    fn readings_field(&self) -> &'static str {
        match self.is_sized() {
            true => "measured",
            false => "readings",
        }
    }

    /// From now on measured sizes beside this designed one; an earlier result gives way.
    pub fn beside(old: Option<&Self>, item: &str, design: &str) -> Self {
        let mut answer = Self::begun(old, item);
        answer.forget(&["result", "note", "readings", "points"]);
        let design = Value::from(design);
        answer.body.insert("design".to_owned(), design);
        let sizes = answer.body.entry("measured");
        sizes.or_insert_with(|| Value::Array(Vec::new()));
        answer
    }

    /// Whether sizes were measured, beside a designed one, instead of deviations.
    pub fn is_sized(&self) -> bool {
        self.body.contains_key("measured")
    }

    /// The designed size as typed.
    pub fn design(&self) -> Option<&str> {
        self.text("design")
    }

    /// The answer so far, or one that says nothing yet.
    fn begun(old: Option<&Self>, item: &str) -> Self {
        old.cloned().unwrap_or_else(|| Self {
            item: item.to_owned(),
            body: Map::new(),
        })
    }

    /// Takes these fields out, and whatever says that the answer stands elsewhere.
    fn forget(&mut self, fields: &[&str]) {
        for gone in fields.iter().chain(&ELSEWHERE) {
            self.body.remove(*gone);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_take_the_place_of_what_stands_elsewhere() {
        let mut answer = Answer::referring("a", "d-1").because("not touched");
        answer.add_readings(&["3".to_owned()]);
        assert_eq!(answer, Answer::readings("a", &["3"]));
        let sized = Answer::beside(Some(&Answer::referring("a", "d-1")), "a", "300");
        assert_eq!(sized, Answer::beside(None, "a", "300"));
    }

    #[test]
    fn a_point_left_out_stands_beside_the_readings() {
        let point = |nth: u64, why: &str| SkippedPoint {
            nth,
            point: String::new(),
            why: why.to_owned(),
        };
        let first = Answer::skipping(None, "a", point(1, "opening"));
        assert!(first.typed_readings().is_empty());
        let mut answer = Answer::skipping(Some(&first), "a", point(1, "covered"));
        answer.add_readings(&["3".to_owned()]);
        assert_eq!(answer.typed_readings(), ["3"]);
        assert_eq!(answer.skipped(), [point(1, "opening"), point(1, "covered")]);
    }

    #[test]
    fn what_came_last_is_taken_back_first() {
        let point = |nth: u64, point: &str| SkippedPoint {
            nth,
            point: point.to_owned(),
            why: "opening".to_owned(),
        };
        let read = Answer::readings("a", &["1", "2", "3"]);
        let skips = Answer::skipping(Some(&read), "a", point(4, "104"));
        assert!(skips.ends_left_out() && !read.ends_left_out());
        assert_eq!(skips.without_last_left_out(), Some(read));
        let only = Answer::skipping(None, "a", point(1, "104"));
        assert_eq!(only.without_last_left_out(), None);
        // A point left out before the reading that goes stays left out; one behind it does not.
        let mut answer = skips;
        answer.add_readings(&["4".to_owned()]);
        answer.drop_readings(1);
        assert_eq!(answer.skipped(), [point(4, "104")]);
        answer.drop_readings(1);
        assert_eq!(
            (answer.typed_readings().len(), answer.skipped().len()),
            (2, 0)
        );
    }

    #[test]
    fn names_of_points_stay_with_their_readings() {
        let texts = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        let mut answer = Answer::readings("a", &["1"]);
        answer.add_readings(&texts(&["2", "3"]));
        answer.name_last(&texts(&["104", "101"]));
        assert_eq!(answer.points(), ["", "104", "101"]);
        answer.drop_readings(1);
        assert_eq!(answer.points(), ["", "104"]);
        answer.add_readings(&texts(&["4"]));
        answer.name_last(&[]);
        answer.add_readings(&texts(&["5"]));
        answer.name_last(&texts(&["105"]));
        assert_eq!(answer.points(), ["", "104", "", "105"]);
    }

    #[test]
    fn measured_sizes_stand_beside_their_designed_one() {
        let mut answer = Answer::result("a", "pass");
        answer.add_readings(&["3".to_owned()]);
        let sized = Answer::beside(Some(&answer), "a", "300");
        assert_eq!(sized, Answer::beside(None, "a", "300"));
        assert_eq!((sized.design(), sized.is_sized()), (Some("300"), true));
        assert!(sized.typed_readings().is_empty() && sized.word().is_none());
    }
}
