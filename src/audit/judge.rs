//! Judging records again: each check from its answers, by the very checklist and chain that it pinned,
//! and each ruling, notice and issue step by the rules it had to pass, all on the state of that
//! moment, as the device that made the record knew it.

use super::discrepancy::{self, Discrepancy, difference};
use crate::checklist::{self, Library};
use crate::domain::cost::CostRecord;
use crate::domain::decide::{self, Decision};
use crate::domain::follow::{EarlierChecks, gather};
use crate::domain::issue::Step;
use crate::domain::issued::PaperTurn;
use crate::domain::lists::Pinned;
use crate::domain::pin::ChainPin;
use crate::domain::time::moment;
use crate::domain::trust::TrustTurn;
use crate::domain::{Chain, CheckRecord, Event, Fault, Project, Rulebook};
use crate::replay;
use crate::store::{Blobs, Record, RecordId, TreeReader, device_of};
use crate::text::words;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

impl WrongVerdict {
    /// A record of a kind that is known, whose content is none of that kind.
    pub fn unreadable(record: String, error: &serde_json::Error) -> Self {
        Self {
            record,
            subject: String::new(),
            stage: String::new(),
            why: Discrepancy::Unreadable(error.to_string()),
        }
    }

    /// What it is about: its subject, or the record where nobody can read which.
    pub fn about(&self) -> &str {
        match self.subject.as_str() {
            "" => &self.record,
            subject => subject,
        }
    }
}

/// Goes along with the records in order, and judges each on what stands before it.
pub struct RecordJudge<'a> {
    blobs: Blobs,
    library: &'a Library,
    /// What was found about each checklist that calls itself the standard's.
    laxer: BTreeMap<String, Option<Discrepancy>>,
    lists: BTreeMap<String, Option<Arc<Pinned>>>,
    /// The rules of this program, and the chains that the records so far went by.
    rulebook: Rulebook,
    /// Devices whose checks name their chains: a program that does so never stops.
    pinning: BTreeSet<String>,
    /// Number of the last record of each device so far.
    last: BTreeMap<String, u64>,
    /// The state as a device knows it that has not seen all, kept until it sees more.
    views: BTreeMap<String, Project>,
}

impl<'a> RecordJudge<'a> {
    pub fn new(blobs: Blobs, library: &'a Library) -> Self {
        Self {
            blobs,
            library,
            laxer: BTreeMap::new(),
            lists: BTreeMap::new(),
            rulebook: Rulebook {
                former: BTreeMap::new(),
                ..library.rulebook.clone()
            },
            pinning: BTreeSet::new(),
            last: BTreeMap::new(),
            views: BTreeMap::new(),
        }
    }

    pub fn hear(&mut self, record: &Record) {
        self.last.insert(record.did.clone(), record.seq);
        if !record.seen().is_empty() || record.succeeds().is_some() {
            self.views.remove(&record.did);
        }
    }

    /// Lets a device know its own event, where it has not seen all.
    pub fn apply(&mut self, event: &Event, id: &RecordId) {
        if let Some(view) = self.views.get_mut(&id.did) {
            view.apply(event.clone(), &id.to_string());
        }
    }

    /// What a record says that does not follow from what stands before it.
    pub fn wrong(
        &mut self,
        (state, reader): (&Project, &TreeReader),
        record: &Record,
        event: &Event,
    ) -> Vec<WrongVerdict> {
        let id = record.record_id();
        let Event::Check(check) = event else {
            let misdated = misdated(event, record).into_iter();
            return misdated.chain(self.permitted(state, event, &id)).collect();
        };
        let earlier = gather(&check.submission.answers, &|name| {
            let found = reader.record(&name.parse().ok()?).ok()?;
            replay::check(state, &found)
        });
        self.again(state, (check, &earlier), &id)
            .into_iter()
            .collect()
    }

    /// Passes over a record that is not judged.
    pub fn pass(&mut self, event: &Event, id: &RecordId) {
        if event.chain().is_some() && matches!(event, Event::Check(_)) {
            self.pinning.insert(device_of(&id.did).to_owned());
        }
    }

    /// Whether the device of a record knew all that stands before it.
    fn knew_all(&self, state: &Project, id: &str) -> bool {
        let others = self.last.iter();
        let mut heads = others.map(|(did, seq)| RecordId::new(did, *seq).to_string());
        heads.all(|head| state.sight.knew(id, &head))
    }

    /// Judges a recorded check as if it were submitted now, on the state of that moment.
    fn again(
        &mut self,
        state: &Project,
        (check, earlier): (&CheckRecord, &EarlierChecks),
        id: &RecordId,
    ) -> Option<WrongVerdict> {
        let name = id.to_string();
        let wrong = |why| WrongVerdict {
            record: name.clone(),
            subject: check.submission.subject.clone(),
            stage: check.submission.stage.clone(),
            why,
        };
        if let Err(hash) = self.recall(check.chain.as_ref()) {
            return Some(wrong(Discrepancy::NoChain(hash)));
        }
        let Some(pinned) = self.list(&check.checklist.hash) else {
            return Some(wrong(Discrepancy::NoChecklist(
                check.checklist.hash.clone(),
            )));
        };
        self.look(state, id);
        let state = self.seen(state, id);
        let own = state.node(&check.submission.subject);
        let other = own.and_then(|node| discrepancy::other_checklist(&node.subject, &pinned));
        let why = match decided(state, &self.rulebook, &pinned, (check, earlier)) {
            Err(faults) => Some(Discrepancy::Refused(faults)),
            Ok(decision) => other
                .or_else(|| unpinned(check, &decision.record, &self.pinning, id))
                .or_else(|| difference(check, &decision.record)),
        };
        if check.chain.is_some() {
            self.pinning.insert(device_of(&id.did).to_owned());
        }
        why.or_else(|| self.laxer(&pinned)).map(wrong)
    }

    fn laxer(&mut self, pinned: &Pinned) -> Option<Discrepancy> {
        let library = self.library;
        let known = self.laxer.entry(pinned.hash.clone());
        known
            .or_insert_with(|| discrepancy::laxer(library, pinned))
            .clone()
    }

    /// Makes sure of the state as the device of a record knew it, if that had not seen all.
    fn look(&mut self, state: &Project, id: &RecordId) {
        let name = id.to_string();
        if self.knew_all(state, &name) {
            self.views.remove(&id.did);
        } else if !self.views.contains_key(&id.did) {
            let view = known_to(state, &name);
            self.views.insert(id.did.clone(), view);
        }
    }

    /// The state as the device of a record knew it, once it was looked for.
    fn seen<'s>(&'s self, state: &'s Project, id: &RecordId) -> &'s Project {
        self.views.get(&id.did).unwrap_or(state)
    }

    /// Asks again whether a ruling, a notice, an issue step or a settlement was permitted, as it was
    /// recorded.
    fn permitted(&mut self, state: &Project, event: &Event, id: &RecordId) -> Option<WrongVerdict> {
        let lost = self.recall(event.chain()).err();
        self.look(state, id);
        let state = self.seen(state, id);
        let faults = decide::refusal(state, &self.rulebook, event);
        let refused = (!faults.is_empty()).then_some(Discrepancy::Refused(faults));
        let why = lost.map(Discrepancy::NoChain).or(refused);
        let why = why.or_else(|| discrepancy::unplanned(state, event))?;
        let (subject, stage) = named(state, event).unwrap_or_default();
        Some(WrongVerdict {
            record: id.to_string(),
            subject,
            stage,
            why,
        })
    }

    /// Reads the chain that a record says it went by, from the project and from nowhere else; its
    /// hash when it is not there.
    fn recall(&mut self, said: Option<&ChainPin>) -> Result<(), String> {
        let Some(said) = said.filter(|said| !self.rulebook.former.contains_key(&said.hash)) else {
            return Ok(());
        };
        let bytes = self.blobs.get(&said.hash).ok();
        let chain = bytes.and_then(|bytes| checklist::pinned_chain(&bytes));
        let chain = chain.ok_or_else(|| said.hash.clone())?;
        self.rulebook.former.insert(said.hash.clone(), chain);
        Ok(())
    }

    /// The chain that a subject follows.
    pub fn chain(&self, state: &Project, code: &str) -> Option<&Chain> {
        self.rulebook.chain_for(&state.head, state.node(code)?)
    }

    /// The chains that records went by and that are none of this program's.
    pub fn foreign(&self) -> Vec<ChainPin> {
        let former = self.rulebook.former.values();
        let own = |hash: &str| {
            self.library
                .rulebook
                .chains
                .iter()
                .any(|chain| chain.hash == hash)
        };
        let foreign = former.filter(|chain| !own(&chain.hash));
        foreign.filter_map(Chain::pin).collect()
    }

    /// Whether a file that a record goes by, its checklist or its chain, is not there, rather than
    /// changed.
    pub fn awaits(&self, event: &Event) -> bool {
        let chain = event.chain().map(|chain| &chain.hash);
        let list = match event {
            Event::Check(check) => Some(&check.checklist.hash),
            _ => None,
        };
        let mut files = chain.into_iter().chain(list);
        files.any(|hash| matches!(self.blobs.head(hash, 0), Ok(None)))
    }

    pub fn list(&mut self, hash: &str) -> Option<Arc<Pinned>> {
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
pub fn known_to(state: &Project, id: &str) -> Project {
    state.as_known(&|other| state.sight.knew(id, other))
}

/// The subject of a ruling, a notice or an issue step, and what it is in a word.
pub fn named(state: &Project, event: &Event) -> Option<(String, String)> {
    match event {
        Event::Ruling(ruling) => Some((ruling.subject.clone(), ruling.what.as_str().to_owned())),
        Event::Notice(notice) => Some((notice.subject.clone(), notice.stage.clone())),
        Event::Issue(step) => {
            let subject = match &step.step {
                Step::Open { subject, .. } => subject.clone(),
                _ => subject_of(state, &step.issue),
            };
            Some((subject, step.step.as_str().to_owned()))
        }
        Event::Settle(settlement) => Some((settlement.subject.clone(), "settle".to_owned())),
        Event::Choose(choice) => Some((choice.code.clone(), "choose".to_owned())),
        Event::Paper(step) => Some(match &step.turn {
            PaperTurn::Issue { form, number, .. } => (number.clone(), form.clone()),
            PaperTurn::Withdraw { paper } => (paper.clone(), "withdraw".to_owned()),
        }),
        Event::Trust(step) => Some(match &step.turn {
            TrustTurn::Trust { kid, .. } => (kid.clone(), "trust".to_owned()),
            TrustTurn::Distrust { kid } => (kid.clone(), "distrust".to_owned()),
        }),
        Event::Cost(cost) => Some((cost_of(state, cost), cost.step.as_str().to_owned())),
        Event::Cause(cause) => Some((subject_of(state, &cause.issue), "cause".to_owned())),
        Event::Project(_) | Event::People(_) | Event::Plan(_) | Event::Check(_) => None,
        Event::Key(_) | Event::Sign(_) => None,
    }
}

/// The subject of an issue; of one that is not known, its id.
fn subject_of(state: &Project, issue: &str) -> String {
    let found = state.issue(issue).map(|issue| issue.subject.clone());
    found.unwrap_or_else(|| issue.to_owned())
}

/// What a cost is about: a subject, or the project.
fn cost_of(state: &Project, cost: &CostRecord) -> String {
    match (cost.issue.is_empty(), cost.is_of_project()) {
        (_, true) => state.head.code.clone(),
        (true, _) => cost.subject.clone(),
        (false, _) => subject_of(state, &cost.issue),
    }
}

/// A record and what it holds are made in the same moment; a slow disk is given so much.
const SAME_MOMENT_SECONDS: i64 = 60;

/// What says that it was made at another time than its record.
fn misdated(event: &Event, record: &Record) -> Option<WrongVerdict> {
    let (subject, what, entered) = match event {
        Event::Notice(notice) => (&notice.subject, notice.stage.as_str(), &notice.entered),
        Event::Ruling(ruling) => (&ruling.subject, ruling.what.as_str(), &ruling.entered),
        _ => return None,
    };
    let same = match (moment(entered), moment(&record.t)) {
        (Some(entered), Some(made)) => (made - entered).num_seconds().abs() <= SAME_MOMENT_SECONDS,
        _ => entered.is_empty(),
    };
    (!same).then(|| WrongVerdict {
        record: record.record_id().to_string(),
        subject: subject.clone(),
        stage: what.to_owned(),
        why: Discrepancy::Differs {
            field: "entered",
            recorded: discrepancy::plain(words::time(entered)),
            judged: discrepancy::plain(words::time(&record.t)),
        },
    })
}

/// A check whose chain was taken out of its record, lest anybody compare.
fn unpinned(
    recorded: &CheckRecord,
    judged: &CheckRecord,
    pinning: &BTreeSet<String>,
    id: &RecordId,
) -> Option<Discrepancy> {
    let taken_out = recorded.chain.is_none() && pinning.contains(device_of(&id.did));
    let judged = judged.chain.as_ref().filter(|_| taken_out)?;
    Some(Discrepancy::Differs {
        field: "chain",
        recorded: discrepancy::plain("—".to_owned()),
        judged: discrepancy::plain(judged.id.clone()),
    })
}

/// Whether judging a check again came to what its record says.
pub fn says_the_same(recorded: &CheckRecord, judged: &CheckRecord) -> bool {
    difference(recorded, judged).is_none()
}

/// Decides a recorded check again by the checklist and the chain it pinned.
pub fn decided(
    state: &Project,
    rulebook: &Rulebook,
    pinned: &Arc<Pinned>,
    (check, earlier): (&CheckRecord, &EarlierChecks),
) -> Result<Decision, Vec<Fault>> {
    let unknown = || discrepancy::no_subject(&check.submission.subject);
    let node = state.node(&check.submission.subject).ok_or_else(unknown)?;
    let chain = decide::chain_of(state, rulebook, node, check.chain.as_ref())?;
    let given = (&check.submission, earlier);
    decide::check_by(state, rulebook, chain, (node, pinned), given)
}
