//! A check in progress: every entry is on disk before the screen says 已保存.

use super::Workspace;
use crate::domain::check::{Pace, Remedy, StandBy};
use crate::domain::evidence::Evidence;
use crate::domain::limit::Dims;
use crate::domain::time::Time;
use crate::domain::{Answer, Counts, Decimal, Quantity, Submission};
use crate::failure::Failure;
use crate::store::draft_name;
use chrono::DateTime;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// When an entry was kept, beside what was entered.
pub(super) const AT: &str = "at";
/// Fewer readings in a row than this are not worth a note of how fast they came.
const IN_A_ROW: u64 = 4;

/// One thing entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// An answer, in place of an earlier one to the same item.
    Answer(Answer),
    /// Readings of an item, behind those there are: an entry holds what is new and no more.
    More {
        /// The item.
        item: String,
        /// The readings as typed.
        #[serde(with = "packed")]
        readings: Vec<String>,
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
    /// Who will conclude.
    By(String),
    /// Codes of the measuring instruments used, in place of those before.
    Instruments(Vec<String>),
    /// From when to when it was watched.
    StandBy(StandBy),
    /// A photo or document is kept with the check.
    Attach(Evidence),
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
    pub counts: Counts,
    /// Dimensions.
    pub dims: Dims,
    /// Remedy.
    pub remedy: Option<Remedy>,
    /// Person's code.
    pub by: Option<String>,
    /// Codes of the measuring instruments used.
    pub instruments: Vec<String>,
    /// From when to when it was watched.
    pub standby: Option<StandBy>,
    /// Photos and documents.
    pub evidence: Vec<Evidence>,
    /// Entries that a power cut left unreadable; none of them was ever called saved.
    pub unreadable: usize,
}

impl Entry {
    /// The item whose answer it changes.
    pub fn item(&self) -> Option<&str> {
        match self {
            Entry::Answer(answer) => Some(&answer.item),
            Entry::Clear(item) | Entry::More { item, .. } | Entry::Fewer { item, .. } => Some(item),
            _ => None,
        }
    }

    /// How many readings its item has after it, having had so many before.
    fn counted(&self, before: usize) -> Option<(&str, usize)> {
        let count = match self {
            Entry::Answer(answer) => answer.typed_readings().len(),
            Entry::More { readings, .. } => before + readings.len(),
            Entry::Fewer { count, .. } => before.saturating_sub(*count),
            Entry::Clear(_) => 0,
            _ => return None,
        };
        Some((self.item()?, count))
    }
}

impl Draft {
    /// Takes one entry in.
    pub fn take(&mut self, entry: Entry) {
        match entry {
            Entry::Answer(answer) => match self
                .answers
                .iter_mut()
                .find(|known| known.item == answer.item)
            {
                Some(known) => *known = answer,
                None => self.answers.push(answer),
            },
            Entry::More { item, readings } => {
                self.change(item, |answer| answer.add_readings(&readings));
            }
            Entry::Fewer { item, count } => self.change(item, |answer| answer.drop_readings(count)),
            Entry::Clear(item) => self.answers.retain(|answer| answer.item != item),
            Entry::Capacity(capacity) => {
                (self.capacity, self.capacity_why) = (Some(capacity), String::new());
            }
            Entry::Shrunk { capacity, why } => {
                (self.capacity, self.capacity_why) = (Some(capacity), why);
            }
            Entry::Count(id, count) => _ = self.counts.insert(id, count),
            Entry::Dimension(name, size) => _ = self.dims.insert(name, size),
            Entry::Remedy(remedy) => self.remedy = Some(remedy),
            Entry::By(code) => self.by = Some(code),
            Entry::Instruments(codes) => self.instruments = codes,
            Entry::StandBy(standby) => self.standby = Some(standby),
            Entry::Attach(one) => {
                match self.evidence.iter_mut().find(|known| known.is_same(&one)) {
                    Some(known) => *known = one,
                    None => self.evidence.push(one),
                }
            }
            Entry::Detach { hash, item } => self
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

    /// How fast the readings of a draft were entered, item by item.
    pub(super) fn pace(&self, subject: &str, stage: &str) -> Vec<Pace> {
        let drafts = self.open.as_ref().map(|open| open.store.drafts());
        let stored = drafts.and_then(|drafts| drafts.read(&draft_name(subject, stage)).ok());
        let lines = stored.map(|stored| stored.lines).unwrap_or_default();
        let mut runs: Vec<Run> = Vec::new();
        for (entry, at) in lines.into_iter().filter_map(read) {
            let known = runs
                .iter()
                .position(|run| entry.item() == Some(&run.longest.item));
            let before = known
                .and_then(|known| runs.get(known))
                .map_or(0, |run| run.last);
            let (Some((item, count)), Some(at)) = (entry.counted(before), at) else {
                continue;
            };
            match known.and_then(|known| runs.get_mut(known)) {
                Some(run) => run.go_on(count, at),
                None => runs.push(Run::new(item, count, at)),
            }
        }
        let paces = runs.into_iter().map(|run| run.longest);
        paces.filter(|pace| pace.readings >= IN_A_ROW).collect()
    }
}

/// An entry and when it was kept, in milliseconds. Drafts of earlier versions do not say when.
fn read(mut line: Value) -> Option<(Entry, Option<i64>)> {
    let at = line.as_object_mut().and_then(|line| line.remove(AT));
    let at = at.and_then(|at| DateTime::parse_from_rfc3339(at.as_str()?).ok());
    let entry = Entry::deserialize(&line).ok()?;
    Some((entry, at.map(|at| at.timestamp_millis())))
}

/// Readings of an item that came one by one, each entry one more than the last.
struct Run {
    began: i64,
    /// When the last entry was kept.
    at: i64,
    first: usize,
    last: usize,
    longest: Pace,
}

impl Run {
    fn new(item: &str, count: usize, at: i64) -> Self {
        Self {
            began: at,
            at,
            first: count,
            last: count,
            longest: Pace {
                item: item.to_owned(),
                readings: 0,
                millis: 0,
            },
        }
    }

    /// A reading more goes on; whatever else was done to the answer begins a new run, and so does a
    /// clock that was turned back: nobody is said to be fast because of it.
    fn go_on(&mut self, count: usize, at: i64) {
        if count != self.last + 1 || at < self.at {
            (self.began, self.first) = (at, count);
        }
        (self.last, self.at) = (count, at);
        let readings = (count - self.first) as u64;
        if readings > self.longest.readings {
            self.longest.readings = readings;
            self.longest.millis = u64::try_from(at - self.began).unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readings of an item as they stand after each entry, half a second apart.
    fn pace(counts: &[usize]) -> Pace {
        let mut times = (0..).map(|nth| 500 * nth);
        let mut next = || times.next().unwrap();
        let mut run = Run::new("i", counts[0], next());
        for count in &counts[1..] {
            run.go_on(*count, next());
        }
        run.longest
    }

    #[test]
    fn a_clock_turned_back_makes_nobody_fast() {
        let mut run = Run::new("i", 1, 0);
        for (count, at) in [(2, 60_000), (3, 120_000), (4, 1_000), (5, 61_000)] {
            run.go_on(count, at);
        }
        assert_eq!((run.longest.readings, run.longest.millis), (2, 120_000));
    }

    #[test]
    fn only_readings_that_come_one_by_one_have_a_pace() {
        let of = |counts: &[usize]| (pace(counts).readings, pace(counts).millis);
        assert_eq!(of(&[1, 2, 3, 4, 5]), (4, 2_000));
        // All at once, or one corrected: nothing is known of how long they took.
        assert_eq!(of(&[10]), (0, 0));
        assert_eq!(of(&[1, 2, 3, 3, 4, 5, 6, 7]), (4, 2_000));
        assert_eq!(of(&[1, 2, 3, 2, 3, 10]), (2, 1_000));
    }

    fn more(readings: &[&str]) -> Entry {
        Entry::More {
            item: "i".into(),
            readings: readings.iter().map(|&text| text.to_owned()).collect(),
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
        let fewer = Entry::Fewer {
            item: "i".into(),
            count: 1,
        };
        assert_eq!(take(fewer), [Answer::readings("i", &["3"])]);
        take(Entry::Answer(Answer::result("i", "na")));
        assert_eq!(take(more(&["1"])), [Answer::readings("i", &["1"])]);
    }

    #[test]
    fn readings_beside_a_design_value_stay_there() {
        let mut draft = Draft::default();
        let body = serde_json::json!({"item": "i", "design": "300", "measured": []});
        draft.take(Entry::Answer(serde_json::from_value(body).unwrap()));
        draft.take(more(&["302"]));
        assert_eq!(draft.answers[0].body["measured"][0], "302");
    }

    #[test]
    fn thousands_of_readings_are_one_line_and_come_back_the_same() {
        let readings: Vec<String> = (0..5_000)
            .map(|nth| format!("{}.{:03}", nth % 9, nth % 999))
            .collect();
        let entry = Entry::More {
            item: "5.5.3-1".into(),
            readings,
        };
        let line = serde_json::to_value(&entry).unwrap();
        assert!(line.to_string().len() < 64 * 1024);
        let texts = line["more"]["readings"].as_array().unwrap();
        assert!(
            texts
                .iter()
                .all(|text| text.as_str().unwrap().len() < 32 * 1024)
        );
        assert_eq!(Entry::deserialize(&line).unwrap(), entry);
    }

    #[test]
    fn a_draft_of_an_earlier_version_is_read_as_it_was() {
        let line = serde_json::json!({"clear": "i"});
        assert_eq!(read(line), Some((Entry::Clear("i".into()), None)));
        let line = serde_json::json!({"clear": "i", "at": "2026-03-01T08:00:00.250+08:00"});
        assert_eq!(read(line).unwrap().1, Some(1_772_323_200_250));
    }
}
