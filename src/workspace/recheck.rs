//! Verifying a project: every byte by the store, then every verdict judged again from the answers
//! and the very checklist that the record pinned.

use super::attest::{Attested, Witness};
use super::{Workspace, replay};
use crate::checklist;
use crate::domain::chain::Chain;
use crate::domain::decide::{self, Decision};
use crate::domain::rulebook::Pinned;
use crate::domain::{CheckRecord, Event, Fault as RuleFault, Project, Rulebook};
use crate::failure::Failure;
use crate::store::{self, Blobs, Disk, Reader, RealDisk, VerifyReport};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What verifying a project found.
#[derive(Debug, Default)]
pub struct Findings {
    /// The project's id.
    pub project: String,
    /// Bytes, hashes, chains and blobs.
    pub bytes: VerifyReport,
    /// Checks judged again.
    pub judged: u64,
    /// Verdicts that do not follow from their answers.
    pub verdicts: Vec<WrongVerdict>,
    /// Keys and signatures.
    pub attested: Attested,
}

/// A check whose record says something else than judging it again.
#[derive(Clone, Debug)]
pub struct WrongVerdict {
    /// The record.
    pub record: String,
    /// The subject's code.
    pub subject: String,
    /// The stage.
    pub stage: String,
    /// What is wrong.
    pub why: Discrepancy,
}

/// How a record and its answers disagree.
#[derive(Clone, Debug)]
pub enum Discrepancy {
    /// The checklist it pinned is not there or not what it was.
    NoChecklist(String),
    /// It should have been refused.
    Refused(Vec<RuleFault>),
    /// Judged again it comes out otherwise: the field, recorded, judged.
    Differs {
        /// Which part of the record.
        field: &'static str,
        /// As recorded.
        recorded: String,
        /// As judged again.
        judged: String,
    },
    /// The payload cannot be read as a check.
    Unreadable(String),
}

impl Findings {
    /// Whether everything is as it was written and follows from its answers.
    pub fn is_sound(&self) -> bool {
        self.bytes.is_sound() && self.verdicts.is_empty() && self.attested.faults.is_empty()
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
        ids.iter()
            .map(|id| project(&self.disk, &dir.join(id), &self.library.rulebook))
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
            for entry in disk.list(&dir)?.into_iter().filter(|entry| entry.is_dir) {
                findings.push(project(
                    &disk,
                    &dir.join(entry.name),
                    &self.library.rulebook,
                )?);
            }
        }
        Ok(findings)
    }
}

/// Verifies the project in a folder: a laptop's, a stick's or a share's.
pub fn project(disk: &Arc<dyn Disk>, dir: &Path, rulebook: &Rulebook) -> Result<Findings, Failure> {
    let mut findings = Findings {
        project: dir
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        bytes: store::verify(disk.as_ref(), dir, &mut |_| ())?,
        ..Findings::default()
    };
    let (reader, _) = Reader::open(Arc::clone(disk), dir)?;
    let mut judge = Judge {
        blobs: Blobs::new(Arc::clone(disk), dir),
        lists: BTreeMap::new(),
        rulebook,
        state: Project::default(),
    };
    let mut witness = Witness::new(&reader);
    reader.records(&mut |record| {
        let id = record.record_id().to_string();
        match Event::read(&record.kind, record.kv, &record.payload) {
            Ok(Some(event)) => {
                if let Event::Check(check) = &event {
                    findings.judged += 1;
                    findings.verdicts.extend(judge.again(check, &id));
                }
                witness.before(&record, &event, &mut |hash| judge.list(hash));
                judge.state.apply(event.clone(), &id);
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
    Ok(findings)
}

struct Judge<'a> {
    blobs: Blobs,
    lists: BTreeMap<String, Option<Arc<Pinned>>>,
    rulebook: &'a Rulebook,
    state: Project,
}

impl Judge<'_> {
    /// Judges a recorded check as if it were submitted now, on the state of that moment.
    fn again(&mut self, check: &CheckRecord, id: &str) -> Option<WrongVerdict> {
        let wrong = |why| WrongVerdict {
            record: id.to_owned(),
            subject: check.submission.subject.clone(),
            stage: check.submission.stage.clone(),
            why,
        };
        let Some(pinned) = self.list(&check.checklist.hash) else {
            return Some(wrong(Discrepancy::NoChecklist(
                check.checklist.hash.clone(),
            )));
        };
        match decided(&self.state, self.rulebook, &pinned, check) {
            Err(faults) => Some(wrong(Discrepancy::Refused(faults))),
            Ok(decision) => difference(check, &decision.record).map(wrong),
        }
    }

    fn list(&mut self, hash: &str) -> Option<Arc<Pinned>> {
        if let Some(known) = self.lists.get(hash) {
            return known.clone();
        }
        let bytes = self.blobs.get(hash).ok();
        let pinned = bytes
            .and_then(|bytes| checklist::pinned(&bytes))
            .map(Arc::new);
        self.lists.insert(hash.to_owned(), pinned.clone());
        pinned
    }
}

/// Decides a recorded check again by the checklist it pinned.
pub(super) fn decided(
    state: &Project,
    rulebook: &Rulebook,
    pinned: &Arc<Pinned>,
    check: &CheckRecord,
) -> Result<Decision, Vec<RuleFault>> {
    let unknown = || {
        let code = check.submission.subject.clone();
        vec![RuleFault::whole(crate::domain::Trouble::NoSuchSubject(
            code,
        ))]
    };
    let node = state.node(&check.submission.subject).ok_or_else(unknown)?;
    let chain: &Chain = rulebook
        .chain_of(&state.head, &node.subject)
        .ok_or_else(unknown)?;
    decide::check_by(state, rulebook, chain, node, pinned, &check.submission)
}

/// Parties are compared where a record names any: those made before their chain asked for
/// signatures name none, and what is required is read from the chain anyway.
fn parties_differ(recorded: &CheckRecord, judged: &CheckRecord) -> bool {
    let asks = |check: &CheckRecord| -> Vec<_> {
        let parties = check.parties.iter();
        parties
            .map(|one| (one.id.clone(), one.roles.clone()))
            .collect()
    };
    !recorded.parties.is_empty() && asks(recorded) != asks(judged)
}

fn difference(recorded: &CheckRecord, judged: &CheckRecord) -> Option<Discrepancy> {
    let text = |value: &dyn std::fmt::Debug| format!("{value:?}");
    if parties_differ(recorded, judged) {
        return Some(Discrepancy::Differs {
            field: "parties",
            recorded: text(&recorded.parties),
            judged: text(&judged.parties),
        });
    }
    let fields: [(&'static str, &dyn std::fmt::Debug, &dyn std::fmt::Debug); 8] = [
        ("outcome", &recorded.outcome, &judged.outcome),
        ("grade", &recorded.grade, &judged.grade),
        ("round", &recorded.round, &judged.round),
        ("failing", &recorded.failing, &judged.failing),
        ("dominant", &recorded.dominant, &judged.dominant),
        ("flags", &recorded.flags, &judged.flags),
        ("tally", &recorded.tally, &judged.tally),
        ("variants", &recorded.variants, &judged.variants),
    ];
    let differing = fields
        .into_iter()
        .find(|(_, recorded, judged)| text(*recorded) != text(*judged));
    differing.map(|(field, recorded, judged)| Discrepancy::Differs {
        field,
        recorded: text(recorded),
        judged: text(judged),
    })
}

impl Workspace {
    /// Judges a concluded check of the project entered again, for its reasons.
    pub fn reasons(&self, record: &str) -> Result<Decision, Failure> {
        let check = self.check(record)?;
        let pinned = self.pinned(&check.checklist.hash)?;
        let state = self.state_before(record)?;
        decided(&state, &self.library.rulebook, &pinned, &check)
            .map_err(|_| Failure::NoSuchCheck(record.to_owned()))
    }

    /// The state just before a record was made.
    fn state_before(&self, record: &str) -> Result<Project, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (mut state, mut reached) = (Project::default(), false);
        open.store.records(&mut |each| {
            let id = each.record_id().to_string();
            reached |= id == record;
            if let (false, Some(event)) = (reached, replay::event(&each)) {
                state.apply(event, &id);
            }
        })?;
        Ok(state)
    }
}
