//! A check read as far as the fold needs it: readings and the names of their points are looked at, so that a
//! record that cannot be read is none here either, and left out. How a check is judged never goes by this.

use super::CheckRecord;
use super::fields::AnswerFields;
use crate::domain::answer::Answer;
use serde::{Deserialize, Deserializer};
use serde_json::Deserializer as Json;

/// How a check begins in a journal, whose keys are in order.
const ANSWERS: &str = r#"{"answers":"#;

/// What the fold takes no notice of.
const READINGS: &[&str] = &["readings", "measured", "points"];

/// An answer without readings.
struct BareAnswer(Answer);

impl<'de> Deserialize<'de> for BareAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = AnswerFields { without: READINGS };
        deserializer.deserialize_map(fields).map(Self)
    }
}

impl CheckRecord {
    /// Reads a record's text.
    pub(in crate::domain) fn without_readings(text: &str) -> serde_json::Result<Self> {
        let bare = text.strip_prefix(ANSWERS).and_then(|rest| {
            let mut answers = Json::from_str(rest).into_iter::<Vec<BareAnswer>>();
            let read = answers.next()?.ok()?;
            Some((read, rest.get(answers.byte_offset()..)?))
        });
        // In another order, or with something that cannot be read: whatever that is, it is said by reading all.
        let Some((answers, others)) = bare else {
            return serde_json::from_str(text);
        };
        let mut check: Self = serde_json::from_str(&format!("{ANSWERS}[]{others}"))?;
        check.submission.answers = answers.into_iter().map(|bare| bare.0).collect();
        Ok(check)
    }
}
