//! One project looked through: every byte by the store, then its records one by one, each held against
//! all that it has to agree with.

use super::answers::{HqAnswers, answers};
use super::attest::{self, SignatureWitness};
use super::contrary::{Noted, RecordSurroundings};
use super::findings::{Findings, OddClock};
use super::judge::{RecordJudge, WrongVerdict, named};
use super::odd::odd_of;
use super::shelves::{Shelves, is_from_elsewhere};
use crate::checklist::Library;
use crate::domain::timely::Frame;
use crate::domain::{Event, Project, clock};
use crate::replay::{self, Along, Content, Folded};
use crate::store::{
    self, Blobs, Disk, Drafts, FaultKind, ReceiptShelf, Record, StoreError, TreeReader,
    VerifyReport, kind,
};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// What this machine knows of a project besides its folder.
#[derive(Clone, Copy, Debug, Default)]
pub struct KnownHere<'a> {
    /// The id of the laptop whose folder it is; a stick or a share has none.
    pub own: Option<&'a str>,
    /// What this machine remembers of its last record.
    pub noted: Option<&'a Noted>,
}

/// Hears how many records of how many were looked at, 0 of 0 while only their bytes are; may stop it.
pub type VerifyWatch<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// Verifies the project in a folder: a laptop's, a stick's or a share's. Stopped, it says nothing: what was
/// looked at in part is neither sound nor damaged.
pub fn verify(
    disk: &Arc<dyn Disk>,
    dir: &Path,
    library: &Library,
    known: KnownHere<'_>,
    watch: &mut VerifyWatch<'_>,
) -> Result<Option<Findings>, StoreError> {
    if watch(0, 0).is_break() {
        return Ok(None);
    }
    let (bytes, reader) = store::verify_and_open(disk, dir)?;
    let mut findings = Findings::of(dir, bytes);
    let reader = match reader {
        Ok(reader) => reader,
        // What cannot be read at all is named already.
        Err(_) if !findings.bytes.is_sound() => return Ok(Some(findings)),
        Err(error) => return Err(error),
    };
    let mut verifying = Verifying {
        reader: &reader,
        own: known.own,
        judge: RecordJudge::new(Blobs::new(Arc::clone(disk), dir), library),
        witness: SignatureWitness::new(&reader),
        shelves: Shelves::of(disk, dir, &findings.bytes, known.own),
        around: RecordSurroundings::new(&reader, &findings.project),
        answers: answers(&ReceiptShelf::new(Arc::clone(disk), dir), &findings.project)?,
        began: None,
        dated: None,
        passed: 0,
        stopped: false,
        watch,
        found: &mut findings,
    };
    let folded = replay::all(&reader, &mut verifying)?;
    if verifying.stopped {
        return Ok(None);
    }
    verifying.finish(folded, &Drafts::new(Arc::clone(disk), dir), known.noted)?;
    findings.locate(&reader);
    Ok(Some(findings))
}

/// Goes along with the records of a project, and all who look at them with it.
struct Verifying<'a> {
    reader: &'a TreeReader,
    own: Option<&'a str>,
    judge: RecordJudge<'a>,
    witness: SignatureWitness<'a>,
    shelves: Shelves,
    around: RecordSurroundings<'a>,
    /// What headquarters answered, as it lies beside the records.
    answers: Vec<HqAnswers>,
    /// When the project's first record was made.
    began: Option<String>,
    /// The subject of the check that the state is about to take in.
    dated: Option<String>,
    /// How many records have passed.
    passed: usize,
    stopped: bool,
    watch: &'a mut VerifyWatch<'a>,
    found: &'a mut Findings,
}

impl Along for Verifying<'_> {
    fn before(&mut self, state: &Project, record: &Record, content: &Content) {
        self.passed += 1;
        let all = usize::try_from(self.found.bytes.records).unwrap_or(usize::MAX);
        self.stopped = (self.watch)(self.passed.min(all), all).is_break();
        if self.began.is_none() && record.kind == "project" {
            self.began = Some(record.t.clone());
        }
        self.shelves.note(record.payload.text());
        self.judge.hear(record);
        if record.clk != clock::OK {
            self.found.clocks.push(OddClock::of(record));
        }
        let event = content.as_ref().ok().and_then(Option::as_ref);
        self.around.pass(record, event);
        match content {
            Ok(Some(event)) => self.look(state, record, event),
            Ok(None) => {
                let own = kind::OWN.contains(&record.kind.as_str());
                self.found.unknown += u64::from(!own);
            }
            Err(error) => {
                let id = record.record_id().to_string();
                let wrong = WrongVerdict::unreadable(id, error);
                self.found.verdicts.push(wrong);
            }
        }
        self.witness.pass(record);
    }

    fn after(&mut self, state: &Project, record: &Record) {
        if let Some(subject) = self.dated.take() {
            let odd = odd_date(state, &subject, record, self.began.as_deref());
            self.found.dates.extend(odd);
        }
        self.witness.after(record, state);
    }

    fn is_over(&self) -> bool {
        self.stopped
    }
}

impl Verifying<'_> {
    fn look(&mut self, state: &Project, record: &Record, event: &Event) {
        let id = record.record_id();
        let name = id.to_string();
        self.shelves.look_up(&name, event);
        let meant = attest::meant(state, event, &name);
        let judge = &mut self.judge;
        self.witness
            .before(record, event, &meant, &mut |hash| judge.list(hash));
        if is_from_elsewhere(self.own, &name) && judge.awaits(event) {
            self.found.unjudged += 1;
        } else {
            let is_check = matches!(event, Event::Check(_));
            self.found.judged += u64::from(is_check || named(state, event).is_some());
            let wrong = judge.wrong((state, self.reader), record, event);
            self.found.verdicts.extend(wrong);
        }
        judge.apply(event, &id);
        if let Event::Check(check) = event {
            self.dated = Some(check.submission.subject.clone());
        }
    }

    /// What is known once all records have passed.
    fn finish(
        mut self,
        folded: Folded,
        drafts: &Drafts,
        noted: Option<&Noted>,
    ) -> Result<(), StoreError> {
        let (state, found) = (folded.state, self.found);
        found.attested = self.witness.finish(&state);
        found.name_stages(&self.judge, &state);
        found.settled = settled(&state, &mut found.bytes);
        found.chains = self.judge.foreign();
        found.unmentioned = self.shelves.unmentioned(drafts)?;
        (found.named, found.lost) = (self.shelves.named, self.shelves.lost);
        found.awaited = self.shelves.awaited;
        self.around.remember(&found.bytes, noted);
        found.contrary = self.around.found;
        found.answered(&self.answers, &state, self.reader);
        (found.code, found.name) = (state.head.code, state.head.name);
        found.heads = folded.heads;
        Ok(())
    }
}

/// Takes out that a device wrote twice where a person has said which records stand.
fn settled(state: &Project, bytes: &mut VerifyReport) -> Vec<store::StoreFault> {
    let open = state.forked();
    bytes.faults.take(|fault| {
        let device = fault.record.as_ref().map(|id| id.did.as_str());
        let branch = matches!(fault.kind, FaultKind::Branch { .. });
        branch && device.is_some_and(|device| !open.contains(&device))
    })
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
        at: check.at.to_string(),
        flag: odd.as_str().to_owned(),
    })
}
