//! A check in progress: every entry is on disk before the screen says 已保存.

mod entry;
mod pace;

pub(in crate::workspace) use entry::AT;
pub use entry::DraftEntry;

use crate::domain::check::{Remedy, StandBy};
use crate::domain::evidence::Evidence;
use crate::domain::limit::Dims;
use crate::domain::places::PlaceDraw;
use crate::domain::time::Time;
use crate::domain::{Answer, Quantity, StatedCounts, Submission};
use crate::failure::Failure;
use crate::store::draft_name;
use crate::workspace::Workspace;
use entry::read;
use serde_json::Map;

/// What was entered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Answers, in the order first given.
    pub answers: Vec<Answer>,
    /// Capacity.
    pub capacity: Option<Quantity>,
    /// Why it is less than before, where that made a sample smaller.
    pub capacity_why: String,
    /// How many there are of what items count for themselves.
    pub counts: StatedCounts,
    /// Dimensions.
    pub dims: Dims,
    /// Remedy.
    pub remedy: Option<Remedy>,
    /// Whose it is: the code of whoever entered it, as far as that was said, then of who concludes it.
    pub by: Option<String>,
    /// Codes of the measuring instruments used.
    pub instruments: Vec<String>,
    /// Draws of places to measure, the last one counting.
    pub drawn: Vec<PlaceDraw>,
    /// From when to when it was watched.
    pub standby: Option<StandBy>,
    /// Photos and documents.
    pub evidence: Vec<Evidence>,
    /// Entries that a power cut left unreadable; none of them was ever called saved.
    pub unreadable: usize,
}

impl Draft {
    /// Takes one entry in.
    pub fn take(&mut self, entry: DraftEntry) {
        match entry {
            DraftEntry::Answer(answer) => match self
                .answers
                .iter_mut()
                .find(|known| known.item == answer.item)
            {
                Some(known) => *known = answer,
                None => self.answers.push(answer),
            },
            DraftEntry::More {
                item,
                readings,
                points,
            } => self.change(item, |answer| {
                answer.add_readings(&readings);
                answer.name_last(&points);
            }),
            DraftEntry::Drawn(draw) => self.drawn.push(draw),
            DraftEntry::Fewer { item, count } => {
                self.change(item, |answer| answer.drop_readings(count))
            }
            DraftEntry::Clear(item) => self.answers.retain(|answer| answer.item != item),
            DraftEntry::Capacity(capacity) => {
                (self.capacity, self.capacity_why) = (Some(capacity), String::new());
            }
            DraftEntry::Shrunk { capacity, why } => {
                (self.capacity, self.capacity_why) = (Some(capacity), why);
            }
            DraftEntry::Count(id, count) => _ = self.counts.insert(id, count),
            DraftEntry::Dimension(name, size) => _ = self.dims.insert(name, size),
            DraftEntry::Remedy(remedy) => self.remedy = Some(remedy),
            DraftEntry::By(code) => self.by = Some(code),
            DraftEntry::Instruments(codes) => self.instruments = codes,
            DraftEntry::StandBy(standby) => self.standby = Some(standby),
            DraftEntry::Attach(one) => {
                match self.evidence.iter_mut().find(|known| known.is_same(&one)) {
                    Some(known) => *known = one,
                    None => self.evidence.push(one),
                }
            }
            DraftEntry::Together(entries) => entries.into_iter().for_each(|entry| self.take(entry)),
            DraftEntry::Detach { hash, item } => self
                .evidence
                .retain(|one| one.hash != hash || one.item != item),
        }
    }

    /// Changes the answer to an item, an empty one if there was none.
    fn change(&mut self, item: String, change: impl FnOnce(&mut Answer)) {
        match self.answers.iter_mut().find(|known| known.item == item) {
            Some(known) => change(known),
            None => {
                let body = Map::new();
                let mut fresh = Answer { item, body };
                change(&mut fresh);
                self.answers.push(fresh);
            }
        }
    }

    /// The answer to an item.
    pub fn answer(&self, item: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.item == item)
    }

    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The submission these entries make.
    pub fn submission(&self, subject: &str, stage: &str, at: Time) -> Submission {
        Submission {
            subject: subject.to_owned(),
            stage: stage.to_owned(),
            at,
            by: self.by.clone().unwrap_or_default(),
            capacity: self.capacity,
            capacity_why: self.capacity_why.clone(),
            counts: self.counts.clone(),
            dims: self.dims.clone(),
            remedy: self.remedy,
            answers: self.answers.clone(),
            instruments: self.instruments.clone(),
            drawn: self.drawn.clone(),
            standby: self.standby.clone(),
            evidence: self.evidence.clone(),
            ..Submission::default()
        }
    }
}

impl Workspace {
    /// What was entered so far for a stage of a subject.
    pub fn draft(&self, subject: &str, stage: &str) -> Result<Draft, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let stored = open.store.drafts().read(&draft_name(subject, stage))?;
        let mut draft = Draft {
            unreadable: stored.unreadable,
            ..Draft::default()
        };
        for line in stored.lines {
            match read(line) {
                Some((entry, _)) => draft.take(entry),
                None => draft.unreadable += 1,
            }
        }
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn more(readings: &[&str]) -> DraftEntry {
        DraftEntry::More {
            item: "i".into(),
            readings: readings.iter().map(|&text| text.to_owned()).collect(),
            points: Vec::new(),
        }
    }

    #[test]
    fn an_entry_of_readings_adds_to_what_there_was() {
        let mut draft = Draft::default();
        let mut take = |entry| {
            draft.take(entry);
            draft.answers.clone()
        };
        assert_eq!(take(more(&["3"])), [Answer::readings("i", &["3"])]);
        let both = [Answer::readings("i", &["3", "-4.50"])];
        assert_eq!(take(more(&["-4.50"])), both);
        let fewer = DraftEntry::Fewer {
            item: "i".into(),
            count: 1,
        };
        assert_eq!(take(fewer), [Answer::readings("i", &["3"])]);
        take(DraftEntry::Answer(Answer::result("i", "na")));
        assert_eq!(take(more(&["1"])), [Answer::readings("i", &["1"])]);
    }

    #[test]
    fn several_at_once_are_one_line_and_each_is_taken() {
        let together = DraftEntry::Together(vec![
            DraftEntry::Answer(Answer::referring("i", "d-1")),
            DraftEntry::Count("doors".into(), Quantity::parse("8").unwrap()),
        ]);
        let line = serde_json::to_value(&together).unwrap();
        let (read, _) = read(line).unwrap();
        let mut draft = Draft::default();
        draft.take(read);
        assert_eq!(draft.answers, [Answer::referring("i", "d-1")]);
        assert_eq!(draft.counts.len(), 1);
    }

    #[test]
    fn readings_beside_a_design_value_stay_there() {
        let mut draft = Draft::default();
        let body = serde_json::json!({"item": "i", "design": "300", "measured": []});
        draft.take(DraftEntry::Answer(serde_json::from_value(body).unwrap()));
        draft.take(more(&["302"]));
        assert_eq!(draft.answers[0].body["measured"][0], "302");
    }
}
