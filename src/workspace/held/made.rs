//! When records were made, and by what clock: seen while they are gone over anyway, so that nobody has to
//! go over them again for it. What is odd about that is for `doubtful`.

use crate::domain::clock::OK;
use crate::domain::time::Time;
use crate::domain::{Event, Project};
use crate::replay::{Along, Content};
use crate::store::Record;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// When the records of a project were made. What was kept of it is unpacked only when somebody asks.
#[derive(Clone, Default)]
pub struct Made {
    kept: Option<Arc<KeptTimes>>,
    since: MadeTimes,
}

/// What was kept, once it is asked for.
type KeptTimes = LazyLock<MadeTimes, Box<dyn FnOnce() -> MadeTimes + Send>>;

/// When records were made, by their ids.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct MadeTimes {
    /// The flag of every record made while the clock could not be believed.
    odd: BTreeMap<String, String>,
    /// Of every check and ruling.
    dated: BTreeMap<String, Dated>,
}

/// When a check or a ruling was recorded, by what clock, and the date it bears.
#[derive(Clone, Serialize, Deserialize)]
#[serde(from = "(String, String, Time)", into = "(String, String, Time)")]
pub struct Dated {
    /// When it was recorded.
    pub t: String,
    /// The flag of the clock.
    pub clk: String,
    /// Its date.
    pub at: Time,
}

impl From<(String, String, Time)> for Dated {
    fn from((t, clk, at): (String, String, Time)) -> Self {
        Self { t, clk, at }
    }
}

impl From<Dated> for (String, String, Time) {
    fn from(dated: Dated) -> Self {
        (dated.t, dated.clk, dated.at)
    }
}

impl Made {
    /// What was kept, as it will be unpacked.
    pub fn kept(unpack: impl FnOnce() -> MadeTimes + Send + 'static) -> Self {
        Self {
            kept: Some(Arc::new(LazyLock::new(Box::new(unpack)))),
            since: MadeTimes::default(),
        }
    }

    /// The flag of every record made while the clock could not be believed, by its id.
    pub fn odd(&self) -> impl Iterator<Item = (&String, &String)> {
        self.parts().flat_map(|part| &part.odd)
    }

    /// Every check and ruling.
    pub fn dated(&self) -> impl Iterator<Item = &Dated> {
        self.parts().flat_map(|part| part.dated.values())
    }

    /// The check or ruling of this id.
    pub fn dated_by(&self, record: &str) -> Option<&Dated> {
        self.parts().find_map(|part| part.dated.get(record))
    }

    /// All of it, to be kept.
    pub fn whole(&self) -> MadeTimes {
        let mut whole = MadeTimes::default();
        for part in self.parts() {
            whole.odd.extend(part.odd.clone());
            whole.dated.extend(part.dated.clone());
        }
        whole
    }

    fn parts(&self) -> impl Iterator<Item = &MadeTimes> {
        let kept = self.kept.as_deref().map(LazyLock::force);
        kept.into_iter().chain([&self.since])
    }

    /// Takes note of a record.
    pub fn take(&mut self, record: &Record, event: Option<&Event>) {
        let at = match event {
            Some(Event::Check(check)) => Some(&check.submission.at),
            Some(Event::Ruling(ruling)) => Some(&ruling.at),
            _ => None,
        };
        if record.clk != OK {
            let id = record.record_id().to_string();
            self.since.odd.insert(id, record.clk.clone());
        }
        if let Some(at) = at {
            let dated = Dated {
                t: record.t.clone(),
                clk: record.clk.clone(),
                at: at.clone(),
            };
            self.since
                .dated
                .insert(record.record_id().to_string(), dated);
        }
    }
}

impl Along for Made {
    fn before(&mut self, _: &Project, record: &Record, content: &Content) {
        self.take(record, content.as_ref().ok().and_then(Option::as_ref));
    }

    fn reads_answers(&self) -> bool {
        false
    }
}
