//! The papers a document item asks for: kinds, numbers and dates before the check. None of them
//! exists anywhere else.

use super::calendar::date;
use super::chance::Chance;
use serde_json::{Value, json};

/// The documents of these kinds; one of them is not there yet when the item is to fail.
pub fn list(kinds: &[String], day: i64, fails: bool, chance: &mut Chance) -> Value {
    let there = kinds.len() - usize::from(fails && !kinds.is_empty());
    let papers = kinds.iter().take(there).map(|kind| {
        // Reports come from a laboratory, records from the site.
        let (place, age) = match kind.ends_with("报告") {
            true => ("JC", chance.between(1, 9)),
            false => ("SG", chance.between(0, 3)),
        };
        let dated = date(day - age);
        let number = chance.between(1, 180);
        json!({
            "kind": kind,
            "no": format!("{place}-{}-{number:03}", dated.format("%Y%m")),
            "date": dated.to_string(),
        })
    });
    Value::Array(papers.collect())
}
