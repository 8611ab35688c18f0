//! What each record says of itself, against what stands around it: who made it, when, after what. A
//! journal rewritten with right hashes has no fault in its bytes; here it meets its own contents, the
//! records before it, what other devices say they have seen, and what this machine remembers.

use crate::domain::statement::{Canonical, KeyAct, KeyStatement};
use crate::domain::{Event, clock};
pub use crate::store::LEAP;
use crate::store::{FaultKind, Record, RecordId, SeenHead, TreeReader, VerifyReport};
use std::collections::BTreeMap;

/// A record that contradicts what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrary {
    /// The record.
    pub record: String,
    /// What contradicts it.
    pub how: Contradiction,
}

/// What contradicts a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// The project's folder bears another name than its records.
    Folder {
        /// The project of the records.
        pid: String,
    },
    /// There is not a single record.
    Empty,
    /// A folder that was to be verified holds no project at all.
    NoProjects,
    /// This machine acknowledged records of it, and none is there.
    Vanished,
    /// The record names one person, its content another.
    Person {
        /// In the record.
        said: String,
        /// In its content.
        content: String,
    },
    /// Its time goes back, or is none, and no clock was flagged.
    Time {
        /// The time it bears.
        t: String,
        /// The time of the record before.
        last: String,
    },
    /// Its device had seen a record that is not there.
    Gone {
        /// That record.
        seen: String,
    },
    /// Its device had seen another record under that number than the one that is there.
    Exchanged {
        /// That record.
        seen: String,
        /// The hash it had.
        h: String,
    },
    /// Its counter is not above that of a record its device had seen: it was put earlier than it is.
    Early {
        /// That record.
        seen: String,
        /// Its counter.
        lc: u64,
    },
    /// A headquarters that the project believes, by its key's name, has another record under that number.
    Receipt(String),
    /// Its counter leaps.
    Leap {
        /// From.
        last: u64,
        /// To.
        found: u64,
    },
    /// This machine acknowledged it, and it is not there or another.
    Remembered,
}

/// A device's last record of a project, as this machine remembers it outside the data folder.
pub type Noted = (String, SeenHead);

/// Goes along with the records in order.
pub(super) struct RecordSurroundings<'a> {
    reader: &'a TreeReader,
    /// Time of the last record of each device.
    times: BTreeMap<String, String>,
    /// The highest counter so far.
    counter: u64,
    pub found: Vec<Contrary>,
}

impl<'a> RecordSurroundings<'a> {
    pub fn new(reader: &'a TreeReader, folder: &str) -> Self {
        let other = reader.pid().filter(|pid| *pid != folder);
        let found = other.map(|pid| Contrary {
            record: String::new(),
            how: Contradiction::Folder {
                pid: pid.to_owned(),
            },
        });
        Self {
            reader,
            times: BTreeMap::new(),
            counter: 0,
            found: found.into_iter().collect(),
        }
    }

    /// Looks at the next record, and at what it holds if that is known.
    pub fn pass(&mut self, record: &Record, event: Option<&Event>) {
        let mut found: Vec<_> = event
            .and_then(|event| person(record, event))
            .into_iter()
            .collect();
        found.extend(self.time(record));
        found.extend(self.leap(record));
        found.extend(self.unseen(record));
        let id = record.record_id().to_string();
        let contrary = |how| Contrary {
            record: id.clone(),
            how,
        };
        self.found.extend(found.into_iter().map(contrary));
    }

    /// What this machine remembers has to be there: a journal may be cut off at a line's end with all
    /// traces inside the folder.
    pub fn remember(&mut self, bytes: &VerifyReport, noted: Option<&Noted>) {
        let empty = bytes.records == 0 && bytes.tails.is_empty() && bytes.is_sound();
        if empty && noted.is_none() {
            self.found.push(Contrary {
                record: String::new(),
                how: Contradiction::Empty,
            });
        }
        let Some((did, head)) = noted else {
            return;
        };
        let id = RecordId::new(did, head.seq);
        let said =
            |kind: &FaultKind| matches!(kind, FaultKind::Acknowledged { seq } if *seq == head.seq);
        let known = bytes.faults.iter().any(|fault| said(&fault.kind));
        let here = self.reader.all_of(&id).iter().any(|one| one.h == head.h);
        if !here && !known {
            self.found.push(Contrary {
                record: id.to_string(),
                how: match bytes.records {
                    0 => Contradiction::Vanished,
                    _ => Contradiction::Remembered,
                },
            });
        }
    }

    /// A clock that goes back is flagged by the program that writes (T3); a time without the flag was
    /// written by something else.
    fn time(&mut self, record: &Record) -> Option<Contradiction> {
        let before = record.parted.as_ref();
        let before = before.and_then(|before| self.times.get(&before.did).cloned());
        let last = self.times.insert(record.did.clone(), record.t.clone());
        let last = last.or(before);
        clock::is_unflagged((&record.t, &record.clk), last.as_deref()).then(|| {
            Contradiction::Time {
                t: record.t.clone(),
                last: last.unwrap_or_default(),
            }
        })
    }

    fn leap(&mut self, record: &Record) -> Option<Contradiction> {
        let last = self.counter;
        self.counter = last.max(record.lc);
        (record.lc > last.saturating_add(LEAP)).then_some(Contradiction::Leap {
            last,
            found: record.lc,
        })
    }

    /// What its device had seen of the others has to be here, and to be the same (X5).
    fn unseen(&self, record: &Record) -> Vec<Contradiction> {
        let stated = record.seen().into_iter();
        let wrong = stated.filter_map(|(did, head)| {
            let id = RecordId::new(&did, head.seq);
            let seen = id.to_string();
            let known = self.reader.all_of(&id);
            match known.iter().find(|one| one.h == head.h) {
                // One that leaps is forged and named by itself; whoever met it is not to blame.
                Some(one) if one.lc < record.lc || one.lc - record.lc > LEAP => None,
                Some(one) => Some(Contradiction::Early { seen, lc: one.lc }),
                None if known.is_empty() => Some(Contradiction::Gone { seen }),
                None => Some(Contradiction::Exchanged { seen, h: head.h }),
            }
        });
        wrong.collect()
    }
}

/// The person that a record names is the one its content names.
fn person(record: &Record, event: &Event) -> Option<Contradiction> {
    let content = match event {
        Event::Check(check) => check.submission.by.clone(),
        Event::Ruling(ruling) => ruling.by.clone(),
        Event::Notice(notice) => notice.by.clone(),
        Event::Issue(step) => step.by.clone(),
        Event::Settle(settlement) => settlement.by.clone(),
        Event::Choose(choice) => choice.by.clone(),
        Event::Paper(step) => step.by.clone(),
        Event::Trust(step) => step.by.clone(),
        Event::Cost(cost) => cost.by.clone(),
        Event::Cause(cause) => cause.by.clone(),
        Event::Key(key) => {
            let statement = KeyStatement::read(&key.statement)?;
            // Who ends a key is known by the signature of the authority.
            (statement.act != KeyAct::Revoke).then_some(statement.person)?
        }
        Event::Sign(_) | Event::Project(_) | Event::People(_) | Event::Plan(_) => return None,
    };
    (content != record.by).then(|| Contradiction::Person {
        said: record.by.clone(),
        content,
    })
}
