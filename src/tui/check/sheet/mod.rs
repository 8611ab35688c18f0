//! The sheet being filled in: one stage of one subject, its checklist and what was entered so far.
//! It judges live and knows which rows there are; it knows no key and draws nothing.
//!
//! | file | noun |
//! |---|---|
//! | `rows` | the rows, and how each stands |
//! | `kind` | what the screen knows of each kind of judge |
//! | `drawn` | the places that points follow |
//! | `numbers` | the rows for numbers of the lot |
//! | `offered` | what may be taken over and waits to be confirmed |
//! | `beside` | what earlier stages said of an item |
//! | `list`, `detail`, `table` | the left pane, the right one, readings as a table |
//! | `failing`, `mended` | items that do not conform; how the work was said to be mended |

pub mod beside;
pub mod detail;
mod drawn;
pub mod failing;
pub mod kind;
pub mod list;
mod mended;
mod numbers;
mod offered;
pub mod rows;
mod table;

use crate::domain::chain::{Point, Stage};
use crate::domain::check::Remedy;
use crate::domain::follow::{EarlierChecks, followed, resolved, source};
use crate::domain::judge::{self, Case, ItemJudged};
use crate::domain::lists::Pinned;
use crate::domain::project::Project;
use crate::domain::quantity::Quantity;
use crate::domain::sampling::{Counted, Rule};
use crate::domain::time::Time;
use crate::domain::trouble::{Course, Finished};
use crate::domain::verdict::{Bounds, Verdict};
use crate::domain::{
    Answer, CheckRecord, Decimal, Fault, Item, ItemVerdict, Kind, Subject, Submission, decide, gate,
};
use crate::workspace::check::carried::Carried;
use crate::workspace::{Draft, DraftEntry, Workspace};
use rows::WatchEnd;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A stage of a subject with its answers.
#[derive(Clone, Debug)]
pub struct CheckSheet {
    /// The subject as it stands in the plan.
    pub subject: Subject,
    /// The stage.
    pub stage: Stage,
    /// Which round of the stage it is.
    pub round: u32,
    /// The checklist.
    pub pinned: Arc<Pinned>,
    /// What was entered.
    pub draft: Draft,
    /// What other checks said: carried on, or offered.
    pub(super) carried: Carried,
    /// Accepted and all children, for computed items.
    children: (usize, usize),
    /// Whether this check must say how the work was mended.
    pub(super) mended: bool,
    /// How those who rectified it said that it was.
    remedy_told: Option<Remedy>,
    /// Whether there are instruments to choose from.
    pub(super) instruments: bool,
    /// Whether it was concluded and can only be read.
    settled: bool,
    /// The verdict of each item, or why there is none yet: judged once an answer, not once a frame.
    judged: BTreeMap<String, ItemJudged>,
}

impl CheckSheet {
    /// The sheet of the stage that is open now, or why none is.
    pub fn open(workspace: &Workspace, code: &str) -> Result<Self, Vec<Fault>> {
        let project = workspace.project().ok_or_else(|| unknown(code))?;
        let rulebook = &workspace.library().rulebook;
        let (node, chain, pinned) = decide::setting(project, rulebook, code)?;
        let standing = chain.standing(node.line());
        let closed = || vec![Fault::whole(Finished::AlreadyAccepted)];
        let at = standing.open.ok_or_else(closed)?;
        let stage = chain.stages.get(at).ok_or_else(closed)?;
        let mut faults = gate::stage_faults(project, rulebook, chain, node, &stage.id);
        // Without its variants nobody knows which items apply: better said now than at the end.
        let variants = &node.subject.variants;
        faults.extend(judge::variant_faults(&pinned.checklist, variants));
        if !faults.is_empty() {
            return Err(faults);
        }
        let draft = workspace.draft(code, &stage.id).unwrap_or_default();
        let mut sheet = Self {
            subject: node.subject.clone(),
            stage: stage.clone(),
            round: node.round_of(&stage.id),
            pinned: Arc::clone(pinned),
            draft,
            carried: Carried::default(),
            children: project.foundation(node),
            mended: at == 0 && standing.rejected_before,
            remedy_told: mended::remedy_told(project, code),
            instruments: node.subject.kind != Kind::Instrument
                && !workspace.register(Some(Kind::Instrument)).is_empty(),
            settled: false,
            judged: BTreeMap::new(),
        };
        sheet.carry(workspace);
        Ok(sheet)
    }

    /// Finds what may be taken over, the work having been mended as the draft says.
    pub fn carry(&mut self, workspace: &Workspace) {
        let rulebook = &workspace.library().rulebook;
        let setting = workspace.project();
        let setting = setting.map(|all| decide::setting(all, rulebook, &self.subject.code));
        if let Some(Ok((node, chain, pinned))) = setting {
            let stage = (&self.stage, &**pinned);
            self.carried = workspace.carried((chain, node), stage, self.draft.remedy);
        }
        let earlier = workspace.earlier(&self.draft.answers);
        self.carried.earlier.extend(earlier);
        self.judge_all();
    }

    /// The sheet of a concluded check, to read.
    pub fn of_record(
        project: &Project,
        stage: Stage,
        check: &CheckRecord,
        (pinned, verdict): (Arc<Pinned>, Verdict),
        earlier: EarlierChecks,
    ) -> Option<Self> {
        let node = project.node(&check.submission.subject)?;
        let submission = &check.submission;
        let verdicts = verdict.items.into_iter();
        let judged = verdicts.map(|verdict| (verdict.item.clone(), Ok(verdict)));
        Some(Self {
            subject: Subject {
                variants: check.variants.clone(),
                ..node.subject.clone()
            },
            stage,
            round: check.round,
            pinned,
            draft: Draft {
                answers: submission.answers.clone(),
                capacity: submission.capacity,
                capacity_why: submission.capacity_why.clone(),
                counts: submission.counts.clone(),
                dims: submission.dims.clone(),
                remedy: submission.remedy,
                by: Some(submission.by.clone()),
                instruments: submission.instruments.clone(),
                drawn: submission.drawn.clone(),
                standby: submission.standby.clone(),
                evidence: submission.evidence.clone(),
                unreadable: 0,
            },
            carried: Carried {
                earlier,
                ..Carried::default()
            },
            children: (0, 0),
            mended: submission.remedy.is_some(),
            remedy_told: None,
            instruments: !submission.instruments.is_empty(),
            settled: true,
            judged: judged.collect(),
        })
    }

    /// Whether its stage is watched throughout, from when to when being said.
    pub fn watched(&self) -> bool {
        self.stage.point == Some(Point::StandBy)
    }

    /// An end of the time it was watched, if said.
    pub fn watch(&self, end: WatchEnd) -> Option<&str> {
        let standby = self.draft.standby.as_ref()?;
        let at = match end {
            WatchEnd::From => &standby.from,
            WatchEnd::To => &standby.to,
        };
        (!at.is_empty()).then_some(at.as_str())
    }

    /// Whether it can only be read.
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// The items that apply, in form order.
    pub fn items(&self) -> impl Iterator<Item = (usize, &Item)> {
        let items = self.pinned.checklist.items.iter().enumerate();
        items.filter(|(_, item)| item.applies(&self.subject.variants, &self.stage.id))
    }

    /// The item at a place of the checklist.
    pub fn item(&self, at: usize) -> Option<&Item> {
        self.pinned.checklist.items.get(at)
    }

    /// The capacity entered, or said in the check before, or planned.
    pub fn capacity(&self) -> Option<Quantity> {
        let carried = self.carried.capacity.or(self.subject.capacity);
        self.draft.capacity.or(carried)
    }

    /// Places asked in all now and with another capacity, when some item would need fewer.
    pub fn shrinks(&self, to: Quantity) -> Option<(u64, u64)> {
        let now = self.capacity()?;
        let own = |item: &&Item| item.sampling.of.is_none();
        let items: Vec<&Item> = self.items().map(|(_, item)| item).filter(own).collect();
        let needed = |of: Quantity| {
            items
                .iter()
                .map(move |item| item.sampling.required(Some(of)))
        };
        let fewer = needed(to).zip(needed(now)).any(|(then, now)| then < now);
        fewer.then(|| (needed(now).sum(), needed(to).sum()))
    }

    /// What is counted beside the lot's capacity, each once, in the order of the items.
    pub fn counted(&self) -> Vec<&Counted> {
        let mut counted: Vec<&Counted> = Vec::new();
        for of in self
            .items()
            .filter_map(|(_, item)| item.sampling.of.as_ref())
        {
            if counted.iter().all(|known| known.id != of.id) {
                counted.push(of);
            }
        }
        counted
    }

    /// What is counted by this id.
    pub fn counted_by(&self, id: &str) -> Option<&Counted> {
        self.counted().into_iter().find(|counted| counted.id == id)
    }

    /// The items whose number follows what a row says, with the number.
    pub fn following(&self, id: &str) -> Vec<(&Item, u64)> {
        let follows = |item: &&Item| item.sampling.of.as_ref().is_some_and(|of| of.id == id);
        let items = self.items().map(|(_, item)| item).filter(follows);
        items.map(|item| (item, self.needed(item))).collect()
    }

    /// How many points or places an item needs.
    pub fn needed(&self, item: &Item) -> u64 {
        item.sampling.required(self.population(item))
    }

    /// How much there is of what an item counts, as far as it was said.
    pub fn population(&self, item: &Item) -> Option<Quantity> {
        item.sampling
            .population(self.capacity(), &self.draft.counts)
    }

    /// The answer to an item, a reference followed.
    pub fn answer(&self, id: &str) -> Option<&Answer> {
        let answer = self.draft.answer(id)?;
        Some(followed(answer, &self.carried.earlier).unwrap_or(answer))
    }

    /// How many readings an item has.
    pub fn readings(&self, item: &Item) -> usize {
        let answer = self.draft.answer(&item.id);
        answer.map_or(0, |answer| answer.typed_readings().len())
    }

    fn case(&self) -> Case<'_> {
        Case {
            checklist: &self.pinned.checklist,
            stage: &self.stage.id,
            variants: &self.subject.variants,
            capacity: self.capacity(),
            counts: &self.draft.counts,
            dims: &self.draft.dims,
            children: self.children,
        }
    }

    /// Takes an entry in that was saved.
    pub fn take(&mut self, entry: DraftEntry) {
        let item = entry.item().map(str::to_owned);
        self.draft.take(entry);
        match item {
            Some(item) => self.judge(&item),
            None => self.judge_all(),
        }
    }

    fn judge_all(&mut self) {
        let items: Vec<String> = self.items().map(|(_, item)| item.id.clone()).collect();
        items.iter().for_each(|item| self.judge(item));
    }

    fn judge(&mut self, id: &str) {
        if let Some(item) = self.pinned.checklist.item(id) {
            let mut judged = judge::judge_item(&self.case(), item, self.answer(id));
            if let Ok(verdict) = &mut judged {
                let answer = self.draft.answer(id);
                verdict.source = answer.and_then(|one| source(one, &self.carried.earlier));
            }
            self.judged.insert(id.to_owned(), judged);
        }
    }

    /// The verdict of an item, or why there is none yet.
    pub fn judged(&self, item: &Item) -> Result<&ItemVerdict, &[Fault]> {
        match self.judged.get(&item.id) {
            Some(Ok(verdict)) => Ok(verdict),
            Some(Err(faults)) => Err(faults),
            None => Err(&[]),
        }
    }

    /// The verdict if no more points than those given were needed: how it stands so far.
    pub fn so_far(&self, item: &Item) -> Option<ItemVerdict> {
        self.of_so_few(item, self.answer(&item.id)?)
    }

    /// The limits of a measured item and its cap, as a single point of zero finds them.
    pub fn bounds(&self, item: &Item) -> Option<(Bounds, Option<Bounds>)> {
        let zero = Answer::readings(&item.id, &["0"]);
        self.of_so_few(item, &zero)?.bounds()
    }

    /// Judges an answer as if one point were enough.
    fn of_so_few(&self, item: &Item, answer: &Answer) -> Option<ItemVerdict> {
        let one_is_enough = Item {
            sampling: Rule::Count { at_least: 1 }.into(),
            ..item.clone()
        };
        let case = Case {
            capacity: None,
            ..self.case()
        };
        judge::judge_item(&case, &one_is_enough, Some(answer)).ok()
    }

    /// The design value that measured sizes of an item stand beside, as typed.
    pub fn design_of(&self, item: &Item) -> Option<&str> {
        self.answer(&item.id)?.design()
    }

    /// How far a reading of an item lies from its design value, or from zero, in steps of 10⁻¹⁸.
    pub fn point(&self, item: &Item, reading: &str) -> Option<i128> {
        let steps = |text: &str| {
            Decimal::parse_reading(text)
                .ok()
                .map(|figure| figure.steps())
        };
        let design = self.design_of(item);
        Some(steps(reading)? - design.and_then(steps).unwrap_or(0))
    }

    /// The same of each reading that can be read.
    pub fn points(&self, item: &Item) -> Vec<i128> {
        let design = self.design(item).unwrap_or(0);
        let answer = self.answer(&item.id);
        let typed = answer.map_or_else(Vec::new, |answer| answer.typed_readings());
        let read = |text| Decimal::parse_reading(text).ok();
        let readings = typed.into_iter().filter_map(read);
        readings.map(|reading| reading.steps() - design).collect()
    }

    /// How many items are finished, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let done = self.items().filter(|(_, item)| self.state(item).is_done());
        (done.count(), self.items().count())
    }

    /// What would be handed in.
    pub fn submission(&self, by: &str, at: Time) -> Submission {
        Submission {
            by: by.to_owned(),
            capacity: self.draft.capacity.or(self.carried.capacity),
            ..self
                .draft
                .submission(&self.subject.code, &self.stage.id, at)
        }
    }

    /// The verdict of the whole sheet, or every fault that keeps it from being judged.
    pub fn verdict(&self) -> Result<Verdict, Vec<Fault>> {
        let answers = resolved(&self.draft.answers, &self.carried.earlier);
        judge::judge(&self.case(), &answers)
    }
}

fn unknown(code: &str) -> Vec<Fault> {
    vec![Fault::whole(Course::NoSuchSubject(code.to_owned()))]
}
