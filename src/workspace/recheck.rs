//! Verifying a project: every byte by the store, then every verdict judged again, and keys and
//! signatures looked at. Whatever evidence a record names must be there.

use super::attest::{Attested, Witness};
pub use super::judge::{Discrepancy, WrongVerdict};
use super::judge::{Judge, misdated, named};
use super::shelves::{Shelves, is_from_elsewhere};
use super::{Workspace, clock};
use crate::domain::check::ChainPin;
use crate::domain::evidence::Evidence;
use crate::domain::{Event, Rulebook};
use crate::failure::Failure;
use crate::store::{self, Blobs, Device, Disk, Drafts, Reader, RealDisk, Record, VerifyReport};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What verifying a project found.
#[derive(Debug, Default)]
pub struct Findings {
    /// The project's id.
    pub project: String,
    /// Bytes, hashes, chains and blobs.
    pub bytes: VerifyReport,
    /// Checks, rulings, notices and issue steps judged again.
    pub judged: u64,
    /// Those that do not follow from what stands before them.
    pub verdicts: Vec<WrongVerdict>,
    /// Keys and signatures.
    pub attested: Attested,
    /// For information: chains that records went by and that this program does not have.
    pub chains: Vec<ChainPin>,
    /// For information: records made while the clock could not be believed (T3).
    pub clocks: Vec<OddClock>,
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

/// A record made while the clock could not be believed.
#[derive(Clone, Debug)]
pub struct OddClock {
    /// The record.
    pub record: String,
    /// The time it bears.
    pub at: String,
    /// `back`, `jump` or `unset`.
    pub flag: String,
}

impl Findings {
    /// Whether everything is as it was written and follows from its answers.
    pub fn is_sound(&self) -> bool {
        self.bytes.is_sound()
            && self.verdicts.is_empty()
            && self.attested.faults.is_empty()
            && self.lost.is_empty()
    }
}

impl Findings {
    /// How many things are wrong.
    pub fn faults(&self) -> usize {
        let bytes = self.bytes.faults.iter().count();
        bytes + self.verdicts.len() + self.attested.faults.len() + self.lost.len()
    }
}

impl Workspace {
    /// Verifies one project of the data folder, or all of them.
    pub fn verify(&self, code: Option<&str>) -> Result<Vec<Findings>, Failure> {
        let dir = self.root.join("projects");
        let ids = match code {
            Some(_) => vec![self.find(code)?],
            None => self
                .disk
                .list(&dir)?
                .into_iter()
                .filter(|entry| entry.is_dir)
                .map(|entry| entry.name)
                .collect(),
        };
        let own = Device::of(self.disk.as_ref(), &self.root);
        let own = own.as_deref();
        ids.iter()
            .map(|id| project(&self.disk, &dir.join(id), own, &self.library.rulebook))
            .collect()
    }
}

impl Workspace {
    /// Verifies every project below the given folders: exported copies, sticks, shares.
    pub fn verify_folders(&self, folders: &[PathBuf]) -> Result<Vec<Findings>, Failure> {
        let mut findings = Vec::new();
        for folder in folders {
            let folder =
                std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
            let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&folder)?);
            let dir = folder.join("projects");
            let own = Device::of(disk.as_ref(), &folder);
            for entry in disk.list(&dir)?.into_iter().filter(|entry| entry.is_dir) {
                findings.push(project(
                    &disk,
                    &dir.join(entry.name),
                    own.as_deref(),
                    &self.library.rulebook,
                )?);
            }
        }
        Ok(findings)
    }
}

/// Verifies the project in a folder: a laptop's, whose id is `own`, a stick's or a share's.
pub fn project(
    disk: &Arc<dyn Disk>,
    dir: &Path,
    own: Option<&str>,
    rulebook: &Rulebook,
) -> Result<Findings, Failure> {
    let mut findings = Findings {
        project: dir
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes: store::verify(disk.as_ref(), dir, &mut |_| ())?,
        ..Findings::default()
    };
    let (reader, _) = Reader::open(Arc::clone(disk), dir)?;
    let mut judge = Judge::new(Blobs::new(Arc::clone(disk), dir), rulebook);
    let mut witness = Witness::new(&reader);
    let mut shelves = Shelves::of(disk, dir, &findings.bytes, own);
    reader.records(&mut |record| {
        let id = record.record_id().to_string();
        shelves.note(&record.payload);
        judge.hear(&record);
        if record.clk != clock::OK {
            findings.clocks.push(OddClock::of(&record));
        }
        match Event::read(&record.kind, record.kv, &record.payload) {
            Ok(Some(event)) => {
                shelves.look_up(&id, &event);
                witness.before(&record, &event, &mut |hash| judge.list(hash));
                match &event {
                    event if is_from_elsewhere(own, &id) && judge.awaits(event) => {
                        findings.unjudged += 1;
                    }
                    Event::Check(check) => {
                        findings.judged += 1;
                        let again = judge.again(check, &record.record_id());
                        findings.verdicts.extend(again);
                    }
                    other => {
                        findings.verdicts.extend(misdated(other, &record));
                        findings.judged += u64::from(named(&judge.state, other).is_some());
                        let permitted = judge.permitted(other, &record.record_id());
                        findings.verdicts.extend(permitted);
                    }
                }
                judge.apply(event.clone(), &record.record_id());
                witness.after(&record, &event, &judge.state);
            }
            Ok(None) => {}
            Err(error) => findings.verdicts.push(WrongVerdict {
                record: id,
                subject: String::new(),
                stage: String::new(),
                why: Discrepancy::Unreadable(error.to_string()),
            }),
        }
        witness.pass(&record);
    })?;
    findings.attested = witness.finish(&judge.state);
    findings.chains = judge.foreign(rulebook);
    let drafts = Drafts::new(Arc::clone(disk), dir);
    findings.unmentioned = shelves.unmentioned(&drafts)?;
    (findings.named, findings.lost) = (shelves.named, shelves.lost);
    findings.awaited = shelves.awaited;
    Ok(findings)
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
