//! The sheet being filled in: one stage of one subject, its checklist and what was entered so far.
//! It judges live and knows which rows there are; it knows no key and draws nothing.

use crate::domain::answer::{self, Given};
use crate::domain::chain::Stage;
use crate::domain::judge::{self, Case};
use crate::domain::project::Project;
use crate::domain::rulebook::Pinned;
use crate::domain::sampling::Sampling;
use crate::domain::verdict::{Bounds, Verdict};
use crate::domain::{
    Answer, CheckRecord, Fault, Finding, Item, ItemVerdict, Kind, Subject, Submission, Trouble,
    decide, gate,
};
use crate::workspace::{Draft, Workspace};
use std::sync::Arc;

/// A stage of a subject with its answers.
#[derive(Clone, Debug)]
pub struct Sheet {
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
    /// Accepted and all children, for computed items.
    children: (usize, usize),
    /// Whether this check must say how the work was mended.
    mended: bool,
    /// The verdict, once concluded.
    settled: Option<Verdict>,
}

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The lot's capacity.
    Capacity,
    /// A dimension that limits follow.
    Dimension(String),
    /// How the work was mended.
    Remedy,
    /// An item: its place in the checklist.
    Item(usize),
    /// Conclude.
    Conclude,
}

/// How an item stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was entered.
    Open,
    /// So many points or places are missing.
    Short(u64),
    /// What was entered cannot be judged yet.
    Unfit(Vec<Fault>),
    /// It conforms.
    Conforms,
    /// It conforms and is 优良.
    Excellent,
    /// It does not conform.
    Fails,
    /// It does not occur.
    NotApplicable,
}

impl State {
    /// Whether nothing more has to be entered.
    pub fn is_done(&self) -> bool {
        !matches!(self, State::Open | State::Short(_) | State::Unfit(_))
    }
}

impl Sheet {
    /// The sheet of the stage that is open now, or why none is.
    pub fn open(workspace: &Workspace, code: &str) -> Result<Self, Vec<Fault>> {
        let project = workspace.project().ok_or_else(|| unknown(code))?;
        let rulebook = &workspace.library().rulebook;
        let (node, chain, pinned) = decide::setting(project, rulebook, code)?;
        let standing = chain.standing(&node.checks);
        let closed = || vec![Fault::whole(Trouble::AlreadyAccepted)];
        let at = standing.open.ok_or_else(closed)?;
        let stage = chain.stages.get(at).ok_or_else(closed)?;
        let mut faults = gate::stage_faults(project, chain, node, &stage.id);
        // Without its variants nobody knows which items apply: better said now than at the end.
        let variants = &node.subject.variants;
        faults.extend(judge::variant_faults(&pinned.checklist, variants));
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            subject: node.subject.clone(),
            stage: stage.clone(),
            round: node.round_of(&stage.id),
            pinned: Arc::clone(pinned),
            draft: workspace.draft(code, &stage.id).unwrap_or_default(),
            children: project.foundation(node),
            mended: at == 0 && standing.rejected_before,
            settled: None,
        })
    }

    /// The sheet of a concluded check, to read.
    pub fn of_record(
        project: &Project,
        stage: Stage,
        check: &CheckRecord,
        pinned: Arc<Pinned>,
        verdict: Verdict,
    ) -> Option<Self> {
        let node = project.node(&check.submission.subject)?;
        let submission = &check.submission;
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
                dims: submission.dims.clone(),
                remedy: submission.remedy,
                by: Some(submission.by.clone()),
                unreadable: 0,
            },
            children: (0, 0),
            mended: submission.remedy.is_some(),
            settled: Some(verdict),
        })
    }

    /// Whether it can only be read.
    pub fn is_settled(&self) -> bool {
        self.settled.is_some()
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

    /// The rows, from the lot's data to the conclusion.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.subject.kind == Kind::Lot {
            rows.push(Row::Capacity);
        }
        for (_, item) in self.items() {
            for name in item.judge.dimensions() {
                let row = Row::Dimension(name.to_owned());
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        if self.mended {
            rows.push(Row::Remedy);
        }
        rows.extend(self.items().map(|(at, _)| Row::Item(at)));
        if !self.is_settled() {
            rows.push(Row::Conclude);
        }
        rows
    }

    /// Whether a row needs nothing more.
    pub fn is_done(&self, row: &Row) -> bool {
        match row {
            Row::Capacity => self.capacity().is_some(),
            Row::Dimension(name) => self.draft.dims.contains_key(name),
            Row::Remedy => self.draft.remedy.is_some(),
            Row::Item(at) => self.item(*at).is_none_or(|item| self.state(item).is_done()),
            Row::Conclude => false,
        }
    }

    /// The capacity entered, or planned.
    pub fn capacity(&self) -> Option<u64> {
        self.draft.capacity.or(self.subject.capacity)
    }

    /// How many points or places an item needs.
    pub fn needed(&self, item: &Item) -> u64 {
        item.sampling.required(self.capacity())
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
            dims: &self.draft.dims,
            children: self.children,
        }
    }

    /// The verdict of an item, or why there is none yet.
    pub fn judged(&self, item: &Item) -> Result<ItemVerdict, Vec<Fault>> {
        let settled = self.settled.as_ref();
        let known = settled.and_then(|verdict| verdict.items.iter().find(|v| v.item == item.id));
        match known {
            Some(verdict) => Ok(verdict.clone()),
            None => judge::judge_item(&self.case(), item, self.draft.answer(&item.id)),
        }
    }

    /// The verdict if no more points than those given were needed: how it stands so far.
    pub fn so_far(&self, item: &Item) -> Option<ItemVerdict> {
        let one_is_enough = Item {
            sampling: Sampling::Count { at_least: 1 },
            ..item.clone()
        };
        let case = Case {
            capacity: None,
            ..self.case()
        };
        judge::judge_item(&case, &one_is_enough, self.draft.answer(&item.id)).ok()
    }

    /// The limits of a measured item and its cap, as a point of zero finds them.
    pub fn bounds(&self, item: &Item) -> Option<(Bounds, Option<Bounds>)> {
        let probe = Self {
            draft: Draft {
                answers: vec![Answer::readings(&item.id, &["0"])],
                dims: self.draft.dims.clone(),
                ..Draft::default()
            },
            settled: None,
            ..self.clone()
        };
        match probe.so_far(item)?.finding {
            Finding::Measured { bounds, cap, .. } => Some((*bounds, cap.map(|cap| *cap))),
            _ => None,
        }
    }

    /// The points of a measured item as the judge sees them, in steps of 10⁻¹⁸.
    pub fn points(&self, item: &Item) -> Vec<i128> {
        let answer = self.draft.answer(&item.id);
        match answer.map(|answer| answer::read(item, answer)) {
            Some(Ok(Given::Points(points))) => points,
            _ => Vec::new(),
        }
    }

    /// How an item stands.
    pub fn state(&self, item: &Item) -> State {
        match self.judged(item) {
            Ok(verdict) => match verdict.finding {
                Finding::NotApplicable { .. } => State::NotApplicable,
                Finding::Stated { excellent: true } => State::Excellent,
                _ if verdict.conforming => State::Conforms,
                _ => State::Fails,
            },
            Err(faults) => unfinished(faults),
        }
    }

    /// How many items are finished, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let done = self.items().filter(|(_, item)| self.state(item).is_done());
        (done.count(), self.items().count())
    }

    /// What would be handed in.
    pub fn submission(&self, by: &str, at: String) -> Submission {
        Submission {
            by: by.to_owned(),
            ..self
                .draft
                .submission(&self.subject.code, &self.stage.id, at)
        }
    }

    /// The verdict of the whole sheet, or every fault that keeps it from being judged.
    pub fn verdict(&self) -> Result<Verdict, Vec<Fault>> {
        match &self.settled {
            Some(verdict) => Ok(verdict.clone()),
            None => judge::judge(&self.case(), &self.draft.answers),
        }
    }
}

fn unknown(code: &str) -> Vec<Fault> {
    vec![Fault::whole(Trouble::NoSuchSubject(code.to_owned()))]
}

fn unfinished(faults: Vec<Fault>) -> State {
    match faults.first().map(|fault| &fault.trouble) {
        Some(Trouble::NotAnswered) => State::Open,
        Some(Trouble::TooFew { needed, got }) => State::Short(needed - got.min(needed)),
        _ => State::Unfit(faults),
    }
}
