//! What verifying a project found: what is wrong, and what is told for information. How it was found is
//! not known here.

use super::answers::{Agreeing, HqAnswers, agreement, held_there, is_photo};
use super::attested::Attested;
use super::contrary::{Contradiction, Contrary};
use super::judge::{RecordJudge, WrongVerdict};
use crate::domain::evidence::Evidence;
use crate::domain::pin::ChainPin;
use crate::domain::{Chain, Project};
use crate::store::{Heads, Record, RecordId, StoreFault, TreeReader, VerifyReport};
use std::collections::BTreeMap;
use std::path::Path;

/// So many records are looked up; who has more wrong reads the files from the beginning.
const MOST_PLACES: usize = 500;

/// What verifying a project found.
#[derive(Debug, Default)]
pub struct Findings {
    /// The project's id.
    pub project: String,
    /// Its code, as far as its records say.
    pub code: String,
    /// Its name, as far as they say.
    pub name: String,
    /// Up to where the records of each device are there.
    pub heads: Heads,
    /// Bytes, hashes, chains and blobs.
    pub bytes: VerifyReport,
    /// Checks, rulings, notices and issue steps judged again.
    pub judged: u64,
    /// Those that do not follow from what stands before them.
    pub verdicts: Vec<WrongVerdict>,
    /// For information: where a device wrote twice, and a person has said which records stand.
    pub settled: Vec<StoreFault>,
    /// Keys and signatures.
    pub attested: Attested,
    /// For information: chains that records went by and that this program does not have.
    pub chains: Vec<ChainPin>,
    /// For information: records made while the clock could not be believed (T3).
    pub clocks: Vec<OddClock>,
    /// For information: checks whose own time is odd.
    pub dates: Vec<OddClock>,
    /// Evidence that records name, a content in two records counted twice.
    pub named: u64,
    /// Evidence that is not there or not what it was.
    pub lost: Vec<Lost>,
    /// For information: evidence of another device's records that has not arrived here.
    pub awaited: Vec<Lost>,
    /// For information: photos that are not here and that a headquarters which is believed has.
    pub elsewhere: Vec<Lost>,
    /// For information: records of other devices whose checklist or chain has not arrived, so that
    /// nobody could judge them again.
    pub unjudged: u64,
    /// For information: hash and size of contents that no record and no draft mentions.
    pub unmentioned: Vec<(String, u64)>,
    /// Records that contradict what stands around them.
    pub contrary: Vec<Contrary>,
    /// Records of kinds or versions that only a newer program knows.
    pub unknown: u64,
    /// Where the records named above stand.
    places: BTreeMap<String, Vec<(String, u64)>>,
    /// The chains that the subjects named above follow.
    followed: BTreeMap<String, Chain>,
}

/// Evidence that a record names and that cannot be shown any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The record.
    pub record: String,
    /// The subject's code; of a later step of an issue its id.
    pub subject: String,
    /// What the record says of it.
    pub evidence: Evidence,
    /// What became of it.
    pub how: Loss,
}

/// How evidence was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loss {
    /// Its content is not there.
    Missing,
    /// Its content is not what it was.
    Changed,
    /// Its content cannot be read.
    Unreadable,
}

/// A record made while the clock could not be believed, or one that states an odd time.
#[derive(Clone, Debug)]
pub struct OddClock {
    /// The record.
    pub record: String,
    /// The time it bears.
    pub at: String,
    /// `back`, `jump` or `unset`; of an odd time its word.
    pub flag: String,
}

impl Findings {
    /// Those of a project in a folder, as far as its bytes say.
    pub(super) fn of(dir: &Path, bytes: VerifyReport) -> Self {
        let name = dir.file_name().unwrap_or_default();
        Self {
            project: name.to_string_lossy().into_owned(),
            bytes,
            ..Self::default()
        }
    }

    /// A folder in which there is nothing to verify: whoever asked expects something there.
    pub fn of_nothing(folder: &Path) -> Self {
        let nothing = Contrary {
            record: String::new(),
            how: Contradiction::NoProjects,
        };
        Self {
            project: folder.display().to_string(),
            contrary: vec![nothing],
            ..Self::default()
        }
    }

    /// Whether everything is as it was written and follows from its answers.
    pub fn is_sound(&self) -> bool {
        self.bytes.is_sound()
            && self.verdicts.is_empty()
            && self.attested.faults.is_empty()
            && self.lost.is_empty()
            && self.contrary.is_empty()
    }

    /// Holds the records against what headquarters answered: photos that were let go of are there, and a receipt
    /// about other records than these is a contradiction.
    pub(super) fn answered(&mut self, all: &[HqAnswers], state: &Project, reader: &TreeReader) {
        let photos = { self.lost.iter().chain(&self.awaited) }
            .filter(|one| one.how == Loss::Missing && is_photo(&one.evidence))
            .map(|one| (one.record.clone(), one.evidence.hash.clone()));
        let there = held_there(all, state, reader, photos);
        for list in [&mut self.lost, &mut self.awaited] {
            let is_there = |one: &mut Lost| there.contains(&one.evidence.hash);
            self.elsewhere.extend(list.extract_if(.., is_there));
        }
        for one in all {
            let kid = &one.card.kid;
            let receipts = one.receipts.values();
            let wrong = receipts.filter(|one| agreement(reader, one) == Agreeing::Differs);
            let wrong = wrong.filter(|_| state.believes(kid).is_some());
            self.contrary.extend(wrong.map(|receipt| Contrary {
                record: RecordId::new(&receipt.did, receipt.seq).to_string(),
                how: Contradiction::Receipt(kid.clone()),
            }));
        }
    }

    /// Where a record stands, as far as that was looked up: file below the project's folder, and line.
    pub fn place(&self, record: &str) -> &[(String, u64)] {
        self.places.get(record).map_or(&[], Vec::as_slice)
    }

    /// The chain that a subject follows, as far as that was looked up.
    pub fn chain(&self, subject: &str) -> Option<&Chain> {
        self.followed.get(subject)
    }

    /// Notes which chains the subjects follow at whose stages something was signed or judged otherwise.
    pub(super) fn name_stages(&mut self, judge: &RecordJudge, state: &Project) {
        let signed = self.attested.signed.iter().map(|one| &one.subject);
        let subjects = self.verdicts.iter().map(|one| &one.subject).chain(signed);
        let followed = subjects.map(|code| Some((code.clone(), judge.chain(state, code)?.clone())));
        self.followed = followed.flatten().collect();
    }

    /// Notes where the records stand that something is said about.
    pub(super) fn locate(&mut self, reader: &TreeReader) {
        let verdicts = self.verdicts.iter().map(|one| &one.record);
        let attested = self.attested.faults.iter().map(|one| &one.record);
        let lost = self.lost.iter().map(|one| &one.record);
        let contrary = self.contrary.iter().map(|one| &one.record);
        let named = verdicts.chain(attested).chain(lost).chain(contrary);
        let ids = named.filter_map(|record| record.parse::<RecordId>().ok());
        let mut places = BTreeMap::new();
        for id in ids.take(MOST_PLACES) {
            let place = || reader.places(&id);
            places.entry(id.to_string()).or_insert_with(place);
        }
        self.places = places;
    }

    /// How many things are wrong.
    pub fn faults(&self) -> usize {
        let bytes = self.bytes.faults.iter().count();
        bytes
            + self.verdicts.len()
            + self.attested.faults.len()
            + self.lost.len()
            + self.contrary.len()
    }
}

impl OddClock {
    pub(super) fn of(record: &Record) -> Self {
        Self {
            record: record.record_id().to_string(),
            at: record.t.clone(),
            flag: record.clk.clone(),
        }
    }
}
