//! One thing entered into a check in progress, and the line that keeps it. What the entries come to
//! together, the draft knows.

use crate::domain::check::{Remedy, StandBy};
use crate::domain::evidence::Evidence;
use crate::domain::places::PlaceDraw;
use crate::domain::{Answer, Decimal, Quantity};
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// When an entry was kept, beside what was entered.
pub(in crate::workspace) const AT: &str = "at";

/// One thing entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftEntry {
    /// An answer, in place of an earlier one to the same item.
    Answer(Answer),
    /// Readings of an item, behind those there are: an entry holds what is new and no more.
    More {
        /// The item.
        item: String,
        /// The readings as typed.
        #[serde(with = "packed")]
        readings: Vec<String>,
        /// Where each was taken; none where that has no name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<String>,
    },
    /// The last readings of an item are taken back.
    Fewer {
        /// The item.
        item: String,
        /// How many.
        count: usize,
    },
    /// The answer to this item is taken back.
    Clear(String),
    /// The lot's capacity, if it differs from the plan's.
    Capacity(Quantity),
    /// A capacity that makes a sample smaller, and why.
    Shrunk {
        /// The capacity.
        capacity: Quantity,
        /// The reason.
        why: String,
    },
    /// How many there are of what items count for themselves, by its id.
    Count(String, Quantity),
    /// A dimension that limits follow.
    Dimension(String, Decimal),
    /// How the work was mended.
    Remedy(Remedy),
    /// Whose it is: who enters it, or will conclude it.
    By(String),
    /// Codes of the measuring instruments used, in place of those before.
    Instruments(Vec<String>),
    /// Places to measure were drawn: behind the draws there were.
    Drawn(PlaceDraw),
    /// From when to when it was watched.
    StandBy(StandBy),
    /// A photo or document is kept with the check.
    Attach(Evidence),
    /// Several at once: kept together or not at all, and undone together.
    Together(Vec<DraftEntry>),
    /// It is not: the content of this hash, kept for this item.
    Detach {
        /// Its hash.
        hash: String,
        /// The item; empty for none.
        item: String,
    },
}

/// Readings in few texts, with blanks between: a line may hold thousands of them.
mod packed {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Readings in a text: far from its greatest length.
    const A_TEXT: usize = 1_000;

    pub fn serialize<S: Serializer>(readings: &[String], to: S) -> Result<S::Ok, S::Error> {
        let texts: Vec<String> = readings.chunks(A_TEXT).map(|some| some.join(" ")).collect();
        texts.serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        let texts = Vec::<String>::deserialize(from)?;
        let readings = texts.iter().flat_map(|text| text.split_whitespace());
        Ok(readings.map(str::to_owned).collect())
    }
}

impl DraftEntry {
    /// The item whose answer it changes.
    pub fn item(&self) -> Option<&str> {
        match self {
            DraftEntry::Answer(answer) => Some(&answer.item),
            DraftEntry::Clear(item)
            | DraftEntry::More { item, .. }
            | DraftEntry::Fewer { item, .. } => Some(item),
            _ => None,
        }
    }

    /// How many readings its item has after it, having had so many before.
    pub(super) fn counted(&self, before: usize) -> Option<(&str, usize)> {
        let count = match self {
            DraftEntry::Answer(answer) => answer.typed_readings().len(),
            DraftEntry::More { readings, .. } => before + readings.len(),
            DraftEntry::Fewer { count, .. } => before.saturating_sub(*count),
            DraftEntry::Clear(_) => 0,
            _ => return None,
        };
        Some((self.item()?, count))
    }
}

/// An entry and when it was kept, in milliseconds. Drafts of earlier versions do not say when.
pub(super) fn read(mut line: Value) -> Option<(DraftEntry, Option<i64>)> {
    let at = line.as_object_mut().and_then(|line| line.remove(AT));
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(at.as_str()?).ok());
    let entry = DraftEntry::deserialize(&line).ok()?;
    Some((entry, at.map(|at| at.timestamp_millis())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_of_readings_are_one_line_and_come_back_the_same() {
        let readings: Vec<String> = (0..5_000)
            .map(|nth| format!("{}.{:03}", nth % 9, nth % 999))
            .collect();
        let entry = DraftEntry::More {
            item: "5.5.3-1".into(),
            readings,
            points: Vec::new(),
        };
        let line = serde_json::to_value(&entry).unwrap();
        assert!(line.to_string().len() < 64 * 1024);
        let texts = line["more"]["readings"].as_array().unwrap();
        assert!(
            texts
                .iter()
                .all(|text| text.as_str().unwrap().len() < 32 * 1024)
        );
        assert_eq!(DraftEntry::deserialize(&line).unwrap(), entry);
    }

    #[test]
    fn readings_of_an_earlier_version_have_no_names() {
        let line = serde_json::json!({"more": {"item": "i", "readings": ["3 4"]}});
        let entry = DraftEntry::More {
            item: "i".into(),
            readings: vec!["3".into(), "4".into()],
            points: Vec::new(),
        };
        assert_eq!(read(line.clone()), Some((entry.clone(), None)));
        assert_eq!(serde_json::to_value(&entry).unwrap(), line);
    }

    #[test]
    fn a_draft_of_an_earlier_version_is_read_as_it_was() {
        let line = serde_json::json!({"clear": "i"});
        assert_eq!(read(line), Some((DraftEntry::Clear("i".into()), None)));
        let line = serde_json::json!({"clear": "i", "at": "2026-03-01T08:00:00.250+08:00"});
        assert_eq!(read(line).unwrap().1, Some(1_772_323_200_250));
    }
}
