//! Verifying a project: every byte by the store, then every verdict judged again, and keys and
//! signatures looked at. Whatever evidence a record names must be there.

use super::attest::{self, Attested, Witness};
use super::contrary::{Contradiction, Contrary, Noted, Surroundings};
use super::doubtful::odd_of;
pub use super::judge::WrongVerdict;
use super::judge::{Judge, named};
use super::shelves::{Shelves, is_from_elsewhere};
use super::{Workspace, clock, outside};
use crate::checklist::Library;
use crate::domain::evidence::Evidence;
use crate::domain::pin::ChainPin;
use crate::domain::timely::Frame;
use crate::domain::{Chain, Event, Project};
use crate::failure::Failure;
use crate::store::{
    self, Blobs, Device, Disk, Drafts, Fault, FaultKind, Heads, Reader, RealDisk, Record, RecordId,
    VerifyReport, kind,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    pub settled: Vec<Fault>,
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
    /// A folder in which there is nothing to verify: whoever asked expects something there.
    fn of_nothing(folder: &Path) -> Self {
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

    /// Where a record stands, as far as that was looked up: file below the project's folder, and line.
    pub fn place(&self, record: &str) -> &[(String, u64)] {
        self.places.get(record).map_or(&[], Vec::as_slice)
    }

    /// The chain that a subject follows, as far as that was looked up.
    pub fn chain(&self, subject: &str) -> Option<&Chain> {
        self.followed.get(subject)
    }

    /// Notes which chains the subjects follow at whose stages something was signed or judged otherwise.
    fn name_stages(&mut self, judge: &Judge) {
        let signed = self.attested.signed.iter().map(|one| &one.subject);
        let subjects = self.verdicts.iter().map(|one| &one.subject).chain(signed);
        let followed = subjects.map(|code| Some((code.clone(), judge.chain(code)?.clone())));
        self.followed = followed.flatten().collect();
    }

    /// Notes where the records stand that something is said about.
    fn locate(&mut self, reader: &Reader) {
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
}

impl Findings {
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
/// So many records are looked up; who has more wrong reads the files from the beginning.
const MOST_PLACES: usize = 500;

impl Workspace {
    /// Verifies one project of the data folder, or all of them.
    pub fn verify(&self, code: Option<&str>) -> Result<Vec<Findings>, Failure> {
        let dir = self.root.join("projects");
        let vanished = self.vanished()?;
        let ids = match code {
            Some(code) if vanished.contains_key(code) => vec![code.to_owned()],
            Some(_) => vec![self.find(code)?],
            None => self.begun_or_gone(&vanished)?,
        };
        if ids.is_empty() {
            return Err(Failure::NoProject);
        }
        let own = Device::of(self.disk.as_ref(), &self.root);
        let each = |id: &String| {
            let noted = vanished.get(id).cloned().or_else(|| self.remembered(id));
            let known = Known {
                own: own.as_deref(),
                noted: noted.as_ref(),
            };
            project(&self.disk, &dir.join(id), &self.library, known)
        };
        ids.iter().map(each).collect()
    }

    /// The projects that are here in any way, and those that are not and ought to be. A folder that a
    /// kill left without a record, content or trace of one is no project yet.
    fn begun_or_gone(&self, vanished: &BTreeMap<String, Noted>) -> Result<Vec<String>, Failure> {
        let mut ids = self.project_folders()?;
        let folders = self.disk.list(&self.root.join("projects"))?.into_iter();
        for folder in folders.filter(|entry| entry.is_dir) {
            let dir = self.project_dir(&folder.name);
            let blobs = Blobs::new(Arc::clone(&self.disk), &dir);
            if !blobs.list()?.is_empty() {
                ids.push(folder.name);
            }
        }
        ids.extend(vanished.keys().cloned());
        ids.sort();
        ids.dedup();
        Ok(ids)
    }
}

impl Workspace {
    /// Verifies every project below the given folders: exported copies, sticks, shares.
    pub fn verify_folders(&self, folders: &[PathBuf]) -> Result<Vec<Findings>, Failure> {
        let mut findings = Vec::new();
        for folder in folders {
            outside::folder(folder)?;
            let folder =
                std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
            let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&folder)?);
            let dir = folder.join("projects");
            let own = Device::of(disk.as_ref(), &folder);
            let mut entries = disk.list(&dir)?;
            entries.retain(|entry| entry.is_dir);
            if entries.is_empty() {
                findings.push(Findings::of_nothing(&folder));
            }
            for entry in entries {
                let known = Known {
                    own: own.as_deref(),
                    noted: None,
                };
                findings.push(project(&disk, &dir.join(entry.name), &self.library, known)?);
            }
        }
        Ok(findings)
    }
}

/// What this machine knows of a project besides its folder.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The id of the laptop whose folder it is; a stick or a share has none.
    pub own: Option<&'a str>,
    /// What this machine remembers of its last record.
    pub noted: Option<&'a Noted>,
}

/// Verifies the project in a folder: a laptop's, a stick's or a share's.
pub fn project(
    disk: &Arc<dyn Disk>,
    dir: &Path,
    library: &Library,
    known: Known<'_>,
) -> Result<Findings, Failure> {
    let mut findings = Findings {
        project: dir
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes: store::verify(disk.as_ref(), dir, &mut |_| ())?,
        ..Findings::default()
    };
    let reader = match Reader::open(Arc::clone(disk), dir) {
        Ok((reader, _)) => reader,
        // What cannot be read at all is named already.
        Err(_) if !findings.bytes.is_sound() => return Ok(findings),
        Err(error) => return Err(error.into()),
    };
    let own = known.own;
    let mut judge = Judge::new(Blobs::new(Arc::clone(disk), dir), library);
    let mut witness = Witness::new(&reader);
    let mut shelves = Shelves::of(disk, dir, &findings.bytes, own);
    let mut around = Surroundings::new(&reader, &findings.project);
    let mut began = None;
    reader.records(&mut |record| {
        let id = record.record_id().to_string();
        if began.is_none() && record.kind == "project" {
            began = Some(record.t.clone());
        }
        shelves.note(&record.payload);
        judge.hear(&record);
        if record.clk != clock::OK {
            findings.clocks.push(OddClock::of(&record));
        }
        let read = Event::read(&record.kind, record.kv, &record.payload);
        around.pass(&record, read.as_ref().ok().and_then(Option::as_ref));
        match read {
            Ok(Some(event)) => {
                let event = judge.state.meaning(event, &id);
                shelves.look_up(&id, &event);
                let meant = attest::meant(&judge.state, &event, &id);
                witness.before(&record, &event, &meant, &mut |hash| judge.list(hash));
                match &event {
                    event if is_from_elsewhere(own, &id) && judge.awaits(event) => {
                        findings.unjudged += 1;
                    }
                    event => {
                        let is_judged = matches!(event, Event::Check(_))
                            || named(&judge.state, event).is_some();
                        findings.judged += u64::from(is_judged);
                        let wrong = judge.wrong(&record, event, &reader);
                        findings.verdicts.extend(wrong);
                    }
                }
                judge.apply(event.clone(), &record.record_id());
                if let Event::Check(check) = &event {
                    let subject = &check.submission.subject;
                    findings.dates.extend(odd_date(
                        &judge.state,
                        subject,
                        &record,
                        began.as_deref(),
                    ));
                }
                witness.after(&record, &event, &judge.state);
            }
            Ok(None) => {
                let own = kind::OWN.contains(&record.kind.as_str());
                findings.unknown += u64::from(!own);
            }
            Err(error) => findings.verdicts.push(WrongVerdict::unreadable(id, &error)),
        }
        witness.pass(&record);
    })?;
    findings.attested = witness.finish(&judge.state);
    findings.code.clone_from(&judge.state.head.code);
    findings.name.clone_from(&judge.state.head.name);
    findings.heads = reader.heads();
    let open = judge.state.forked();
    findings.settled = findings.bytes.faults.take(|fault| {
        let device = fault.record.as_ref().map(|id| id.did.as_str());
        let branch = matches!(fault.kind, FaultKind::Branch { .. });
        branch && device.is_some_and(|device| !open.contains(&device))
    });
    findings.chains = judge.foreign();
    let drafts = Drafts::new(Arc::clone(disk), dir);
    findings.unmentioned = shelves.unmentioned(&drafts)?;
    (findings.named, findings.lost) = (shelves.named, shelves.lost);
    findings.awaited = shelves.awaited;
    around.remember(&findings.bytes, known.noted);
    findings.contrary = around.found;
    findings.name_stages(&judge);
    findings.locate(&reader);
    Ok(findings)
}

/// What is odd about the time of the check in a record, which the state has just taken in.
fn odd_date(
    state: &Project,
    subject: &str,
    record: &Record,
    began: Option<&str>,
) -> Option<OddClock> {
    let zone = state.head.zone();
    let frame = Frame {
        now: None,
        first: Frame::first_day(state.head.began(), began, zone),
        zone,
    };
    let (node, id) = (state.node(subject)?, record.record_id().to_string());
    let check = node.checks.iter().rfind(|check| check.record == id)?;
    let odd = odd_of(state, node, check, (&record.t, &record.clk), &frame)?;
    Some(OddClock {
        record: id,
        at: check.at.clone(),
        flag: odd.as_str().to_owned(),
    })
}

impl OddClock {
    fn of(record: &Record) -> Self {
        Self {
            record: record.record_id().to_string(),
            at: record.t.clone(),
            flag: record.clk.clone(),
        }
    }
}
