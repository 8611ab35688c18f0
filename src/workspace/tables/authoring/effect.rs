//! What another version of a checklist would do to a project: drafts it touches, and accepted
//! subjects whose recorded answers it would judge otherwise. Everything is only read.

use crate::domain::chain::Stage;
use crate::domain::difference::{self, Change};
use crate::domain::follow::resolved;
use crate::domain::judge::{self, Case};
use crate::domain::node::Node;
use crate::domain::trouble::Answering;
use crate::domain::{CheckRecord, Checklist, Fault, ItemVerdict, Trouble};
use crate::failure::Failure;
use crate::workspace::Workspace;

/// What another version would do.
#[derive(Debug, Default)]
pub struct VersionEffect {
    /// Checks in progress that a change touches.
    pub drafts: Vec<TouchedDraft>,
    /// Accepted subjects, judged again.
    pub accepted: Vec<Replayed>,
}

/// A check in progress of which something changes.
#[derive(Debug)]
pub struct TouchedDraft {
    /// The subject's code.
    pub subject: String,
    /// The stage.
    pub stage: String,
    /// Items that change and are answered already.
    pub answered: Vec<String>,
    /// Items that change and are still to be answered.
    pub open: Vec<String>,
}

/// An accepted subject whose recorded answers were judged by the other version.
#[derive(Debug)]
pub struct Replayed {
    /// The subject's code.
    pub subject: String,
    /// The record of its acceptance.
    pub record: String,
    /// Items that would not conform.
    pub failing: Vec<ItemVerdict>,
    /// Items that its record does not answer.
    pub unanswered: Vec<String>,
    /// What else keeps it from being judged: too few places, a dimension that was not given.
    pub faults: Vec<Fault>,
}

/// What another version would say of an accepted subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Would {
    /// It would still be accepted.
    Accept,
    /// It would be rejected.
    Reject,
    /// The record does not say enough.
    BeUndecided,
}

impl Replayed {
    /// What the other version would say; what fails fails whatever else was not asked.
    pub fn would(&self) -> Would {
        match (
            self.failing.is_empty(),
            self.unanswered.is_empty() && self.faults.is_empty(),
        ) {
            (false, _) => Would::Reject,
            (true, false) => Would::BeUndecided,
            (true, true) => Would::Accept,
        }
    }
}

impl Workspace {
    /// What going from one checklist to another would do to the project entered.
    pub fn effect(
        &self,
        old: &Checklist,
        new: &Checklist,
        changes: &[Change],
    ) -> Result<VersionEffect, Failure> {
        let mut effect = VersionEffect::default();
        for node in self.entered()?.nodes() {
            if self.list_id(node) == Some(&old.id) {
                self.touched_drafts(node, new, changes, &mut effect.drafts)?;
            }
            let accepted = node.acceptance();
            if let Some(check) = accepted.filter(|check| check.checklist.id == old.id) {
                let record = self.check(&check.record)?;
                effect
                    .accepted
                    .push(self.replay_check(node, &check.record, &record, new)?);
            }
        }
        Ok(effect)
    }

    fn list_id(&self, node: &Node) -> Option<&String> {
        let pinned = self.library().rulebook.checklist_of(&node.subject);
        pinned.map(|pinned| &pinned.checklist.id)
    }

    fn touched_drafts(
        &self,
        node: &Node,
        new: &Checklist,
        changes: &[Change],
        found: &mut Vec<TouchedDraft>,
    ) -> Result<(), Failure> {
        let code = &node.subject.code;
        let chain = self
            .library()
            .rulebook
            .chain_for(&self.entered()?.head, node);
        let stages: &[Stage] = chain.map_or(&[], |chain| &chain.stages);
        let touched = difference::touched(changes);
        for stage in stages
            .iter()
            .filter(|stage| self.has_draft(code, &stage.id))
        {
            let draft = self.draft(code, &stage.id)?;
            let concerns = |id: &&&str| match new.item(id) {
                Some(item) => item.applies(&node.subject.variants, &stage.id),
                None => draft.answer(id).is_some(),
            };
            let (answered, open): (Vec<String>, Vec<String>) = touched
                .iter()
                .filter(concerns)
                .map(|id| (*id).to_owned())
                .partition(|id| draft.answer(id).is_some());
            if !answered.is_empty() || !open.is_empty() {
                found.push(TouchedDraft {
                    subject: code.clone(),
                    stage: stage.id.clone(),
                    answered,
                    open,
                });
            }
        }
        Ok(())
    }

    /// Judges each item by itself, so that one without an answer hides none that fails.
    fn replay_check(
        &self,
        node: &Node,
        id: &str,
        record: &CheckRecord,
        new: &Checklist,
    ) -> Result<Replayed, Failure> {
        let submission = &record.submission;
        let answers = resolved(&submission.answers, &self.earlier(&submission.answers));
        let case = Case {
            checklist: new,
            stage: &submission.stage,
            variants: &record.variants,
            capacity: submission.capacity,
            counts: &submission.counts,
            dims: &submission.dims,
            children: self.entered()?.foundation(node),
        };
        let mut replayed = Replayed {
            subject: node.subject.code.clone(),
            record: id.to_owned(),
            failing: Vec::new(),
            unanswered: Vec::new(),
            faults: judge::variant_faults(new, &record.variants),
        };
        for item in new.applicable(&record.variants, &submission.stage) {
            let answer = answers.iter().find(|answer| answer.item == item.id);
            match judge::judge_item(&case, item, answer) {
                Ok(verdict) if verdict.conforming => {}
                Ok(verdict) => replayed.failing.push(verdict),
                Err(faults) => {
                    let (none, other): (Vec<Fault>, Vec<Fault>) =
                        faults.into_iter().partition(|fault| {
                            fault.trouble == Trouble::Answering(Answering::NotAnswered)
                        });
                    replayed
                        .unanswered
                        .extend(none.into_iter().filter_map(|fault| fault.item));
                    replayed.faults.extend(other);
                }
            }
        }
        Ok(replayed)
    }
}
