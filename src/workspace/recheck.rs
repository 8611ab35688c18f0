//! Verifying a project: every byte by the store, then every verdict judged again from the answers
//! and the very checklist that the record pinned, and every ruling, notice and issue step by the
//! rules it had to pass, all on the state of that moment. Whatever evidence a record names must be
//! there.

use super::attest::{Attested, Witness};
use super::clock;
use super::discrepancy::{self, Discrepancy, difference};
use super::shelves::Shelves;
use super::trail::{Contrary, Noted, Trail};
use super::{Workspace, replay};
use crate::checklist::{self, Library};
use crate::domain::chain::Chain;
use crate::domain::decide::{self, Decision};
use crate::domain::evidence::Evidence;
use crate::domain::issue::Step;
use crate::domain::revision::Revisions;
use crate::domain::rulebook::Pinned;
use crate::domain::{CheckRecord, Event, Fault as RuleFault, Project, Rulebook};
use crate::failure::Failure;
use crate::store::{self, Blobs, Disk, Reader, RealDisk, Record, RecordId, VerifyReport, kind};
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
    /// Checks, rulings, notices and issue steps judged again.
    pub judged: u64,
    /// Those that do not follow from what stands before them.
    pub verdicts: Vec<WrongVerdict>,
    /// Keys and signatures.
    pub attested: Attested,
    /// For information: records made while the clock could not be believed (T3).
    pub clocks: Vec<OddClock>,
    /// Evidence that records name, a content in two records counted twice.
    pub named: u64,
    /// Evidence that is not there or not what it was.
    pub lost: Vec<Lost>,
    /// Records that contradict what stands around them.
    pub contrary: Vec<Contrary>,
    /// Records of kinds or versions that only a newer program knows.
    pub unknown: u64,
    /// Where the records named above stand: file below the project's folder, and line.
    pub places: BTreeMap<String, Vec<(String, u64)>>,
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

/// A record that says something else than judging it again.
#[derive(Clone, Debug)]
pub struct WrongVerdict {
    /// The record.
    pub record: String,
    /// The subject's code.
    pub subject: String,
    /// The stage; of a ruling or an issue step, its word.
    pub stage: String,
    /// What is wrong.
    pub why: Discrepancy,
}

impl Findings {
    /// Whether everything is as it was written and follows from its answers.
    pub fn is_sound(&self) -> bool {
        self.bytes.is_sound()
            && self.verdicts.is_empty()
            && self.attested.faults.is_empty()
            && self.lost.is_empty()
            && self.contrary.is_empty()
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

/// So many records are looked up; who has more wrong reads the files from the beginning.
const MOST_PLACES: usize = 500;

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
        let each = |id: &String| {
            let noted = self.remembered(id);
            project(&self.disk, &dir.join(id), &self.library, noted.as_ref())
        };
        ids.iter().map(each).collect()
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
                findings.push(project(&disk, &dir.join(entry.name), &self.library, None)?);
            }
        }
        Ok(findings)
    }
}

/// Verifies the project in a folder: a laptop's, a stick's or a share's; `noted` is what this machine
/// remembers of it.
pub fn project(
    disk: &Arc<dyn Disk>,
    dir: &Path,
    library: &Library,
    noted: Option<&Noted>,
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
    let mut judge = Judge {
        blobs: Blobs::new(Arc::clone(disk), dir),
        lists: BTreeMap::new(),
        library,
        laxer: BTreeMap::new(),
        state: Project::default(),
        revisions: Revisions::default(),
        last: BTreeMap::new(),
        views: BTreeMap::new(),
    };
    let mut witness = Witness::new(&reader);
    let mut shelves = Shelves::of(disk, dir, &findings.bytes);
    let mut trail = Trail::new(&reader, &findings.project);
    reader.records(&mut |record| {
        let id = record.record_id().to_string();
        judge.hear(&record);
        if record.clk != clock::OK {
            findings.clocks.push(OddClock::of(&record));
        }
        let read = Event::read(&record.kind, record.kv, &record.payload);
        trail.pass(&record, read.as_ref().ok().and_then(Option::as_ref));
        match read {
            Ok(Some(event)) => {
                shelves.look_up(&id, &event);
                witness.before(&record, &event, &mut |hash| judge.list(hash));
                match &event {
                    Event::Check(check) => {
                        findings.judged += 1;
                        let again = judge.again(check, &record.record_id());
                        findings.verdicts.extend(again);
                    }
                    other => {
                        findings.judged += u64::from(named(&judge.state, other).is_some());
                        let permitted = judge.permitted(other, &record.record_id());
                        findings.verdicts.extend(permitted);
                    }
                }
                judge.apply(event.clone(), &record.record_id());
                witness.after(&record, &event, &judge.state);
            }
            Ok(None) => {
                let own = kind::OWN.contains(&record.kind.as_str());
                findings.unknown += u64::from(!own);
            }
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
    (findings.named, findings.lost) = (shelves.named, shelves.lost);
    trail.remember(&findings.bytes, noted);
    findings.contrary = trail.found;
    findings.locate(&reader);
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

struct Judge<'a> {
    blobs: Blobs,
    lists: BTreeMap<String, Option<Arc<Pinned>>>,
    library: &'a Library,
    /// What was found about each checklist that calls itself the standard's.
    laxer: BTreeMap<String, Option<Discrepancy>>,
    state: Project,
    /// What plan, people and agreements were before they changed.
    revisions: Revisions,
    /// Number of the last record of each device so far.
    last: BTreeMap<String, u64>,
    /// The state as a device knows it that has not seen all, kept until it sees more.
    views: BTreeMap<String, Project>,
}

impl Judge<'_> {
    fn hear(&mut self, record: &Record) {
        replay::hear(&mut self.state, record);
        self.last.insert(record.did.clone(), record.seq);
        if !record.seen().is_empty() {
            self.views.remove(&record.did);
        }
    }

    /// Applies an event to all that its device knows.
    fn apply(&mut self, event: Event, id: &RecordId) {
        let name = id.to_string();
        if let Some(view) = self.views.get_mut(&id.did) {
            view.apply(event.clone(), &name);
        }
        self.revisions.note(&self.state, &event, &name);
        self.state.apply(event, &name);
    }

    /// Whether the device of a record knew all that stands before it.
    fn knew_all(&self, id: &str) -> bool {
        let others = self.last.iter();
        let mut heads = others.map(|(did, seq)| RecordId::new(did, *seq).to_string());
        heads.all(|head| self.state.sight.knew(id, &head))
    }

    /// Judges a recorded check as if it were submitted now, on the state of that moment.
    fn again(&mut self, check: &CheckRecord, id: &RecordId) -> Option<WrongVerdict> {
        let name = id.to_string();
        let wrong = |why| WrongVerdict {
            record: name.clone(),
            subject: check.submission.subject.clone(),
            stage: check.submission.stage.clone(),
            why,
        };
        let Some(pinned) = self.list(&check.checklist.hash) else {
            return Some(wrong(Discrepancy::NoChecklist(
                check.checklist.hash.clone(),
            )));
        };
        let rulebook = &self.library.rulebook;
        let state = self.view(id);
        let asked = state.signing_since().is_some();
        let own = state.node(&check.submission.subject);
        let other = own.and_then(|node| discrepancy::other_checklist(&node.subject, &pinned));
        let why = match decided(state, rulebook, &pinned, check) {
            Err(faults) => Some(Discrepancy::Refused(faults)),
            Ok(decision) => other.or_else(|| difference(check, &decision.record, asked)),
        };
        why.or_else(|| self.laxer(&pinned)).map(wrong)
    }

    fn laxer(&mut self, pinned: &Pinned) -> Option<Discrepancy> {
        let library = self.library;
        let known = self.laxer.entry(pinned.hash.clone());
        known
            .or_insert_with(|| discrepancy::laxer(library, pinned))
            .clone()
    }

    /// The state as the device of a record knew it.
    fn view(&mut self, id: &RecordId) -> &Project {
        let name = id.to_string();
        if self.knew_all(&name) {
            return &self.state;
        }
        let view = || {
            let mut view = known_to(&self.state, &name);
            let knew = |other: &str| self.state.sight.knew(&name, other);
            self.revisions.forget(&mut view, &knew);
            view
        };
        self.views.entry(id.did.clone()).or_insert_with(view)
    }

    /// Asks again whether a ruling, a notice, an issue step or a settlement was permitted, as it was
    /// recorded.
    fn permitted(&mut self, event: &Event, id: &RecordId) -> Option<WrongVerdict> {
        let rulebook = &self.library.rulebook;
        let state = self.view(id);
        let faults = decide::refusal(state, rulebook, event);
        let refused = (!faults.is_empty()).then_some(Discrepancy::Refused(faults));
        let why = refused.or_else(|| discrepancy::unplanned(state, event))?;
        let (subject, stage) = named(state, event).unwrap_or_default();
        Some(WrongVerdict {
            record: id.to_string(),
            subject,
            stage,
            why,
        })
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

/// The state as the device of a record knew it: what others did meanwhile is left out.
fn known_to(state: &Project, id: &str) -> Project {
    state.as_known(&|other| state.sight.knew(id, other))
}

/// The subject of a ruling, a notice or an issue step, and what it is in a word.
fn named(state: &Project, event: &Event) -> Option<(String, String)> {
    match event {
        Event::Ruling(ruling) => Some((ruling.subject.clone(), ruling.what.as_str().to_owned())),
        Event::Notice(notice) => Some((notice.subject.clone(), notice.stage.clone())),
        Event::Issue(step) => {
            let issue = state.issue(&step.issue).map(|issue| issue.subject.clone());
            let subject = match &step.step {
                Step::Open { subject, .. } => subject.clone(),
                _ => issue.unwrap_or_else(|| step.issue.clone()),
            };
            Some((subject, step.step.as_str().to_owned()))
        }
        Event::Settle(settlement) => Some((settlement.subject.clone(), "settle".to_owned())),
        Event::Project(_) | Event::People(_) | Event::Plan(_) | Event::Check(_) => None,
        Event::Key(_) | Event::Sign(_) => None,
    }
}

/// Decides a recorded check again by the checklist it pinned.
pub(super) fn decided(
    state: &Project,
    rulebook: &Rulebook,
    pinned: &Arc<Pinned>,
    check: &CheckRecord,
) -> Result<Decision, Vec<RuleFault>> {
    let unknown = || discrepancy::no_subject(&check.submission.subject);
    let node = state.node(&check.submission.subject).ok_or_else(unknown)?;
    let chain: &Chain = rulebook
        .chain_of(&state.head, &node.subject)
        .ok_or_else(unknown)?;
    decide::check_by(state, rulebook, chain, node, pinned, &check.submission)
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

    /// The state just before a record was made, as its device knew it.
    fn state_before(&self, record: &str) -> Result<Project, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (mut state, mut reached) = (Project::default(), false);
        open.store.records(&mut |each| {
            let id = each.record_id().to_string();
            reached |= id == record;
            if !reached {
                replay::hear(&mut state, &each);
                if let Some(event) = replay::event(&each) {
                    state.apply(event, &id);
                }
            }
        })?;
        Ok(match open.store.reader().devices() {
            1 => state,
            _ => known_to(&state, record),
        })
    }
}
