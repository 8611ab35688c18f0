//! What a check that is about to be made may take over, gathered from the records that say it. What of it
//! may stand, the rules of taking over know; what was confirmed, the draft.

use crate::domain::check::Remedy;
use crate::domain::follow::{EarlierChecks, followed};
use crate::domain::limit::Dims;
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::domain::offers::{AnswerOffer, offers};
use crate::domain::trouble::{Course, Finished};
use crate::domain::whence::{Asked, Whence, whence};
use crate::domain::{
    Answer, Chain, CheckRecord, CheckSummary, Fault, Quantity, Stage, StatedCounts, decide,
};
use crate::workspace::Workspace;

/// What was said before, and by whom.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// The capacity that the last check of the subject said; it carries on by itself.
    pub capacity: Option<Quantity>,
    /// The capacity of the last lot like it: only offered, for each lot has its own.
    pub like: Option<Quantity>,
    /// How many there were of what items count for themselves.
    pub counts: StatedCounts,
    /// The dimensions.
    pub dims: Dims,
    /// The measuring instruments of the check that it follows.
    pub instruments: Vec<String>,
    /// Who concluded this stage where it is taken over from.
    pub by: Option<String>,
    /// Answers that may stand as they are said elsewhere.
    pub offers: Vec<AnswerOffer>,
    /// The records that answers refer to.
    pub earlier: EarlierChecks,
    /// The checks of earlier stages of this pass, the last one first, where the other side checks after
    /// those who did the work.
    pub pass: Vec<CheckRecord>,
}

/// The check that is next on a subject.
#[derive(Clone, Debug)]
pub struct NextCheck {
    /// The stage that is open.
    pub stage: Stage,
    /// What it may take over.
    pub carried: Carried,
}

impl Carried {
    /// What an offered answer says where it stands.
    pub fn said_in(&self, offer: &AnswerOffer) -> Answer {
        let said = followed(&offer.answer, &self.earlier);
        said.unwrap_or(&offer.answer).itself()
    }
}

impl Workspace {
    /// What the next check of a subject may take over, or why there is none.
    pub fn next_check(&self, code: &str, remedy: Option<Remedy>) -> Result<NextCheck, Vec<Fault>> {
        let unknown = || vec![Fault::whole(Course::NoSuchSubject(code.to_owned()))];
        let project = self.project().ok_or_else(unknown)?;
        let rulebook = &self.library().rulebook;
        let (node, chain, pinned) = decide::setting(project, rulebook, code)?;
        let closed = || vec![Fault::whole(Finished::AlreadyAccepted)];
        let (_, stage) = chain.open_stage(node).ok_or_else(closed)?;
        Ok(NextCheck {
            stage: stage.clone(),
            carried: self.carried((chain, node), (stage, pinned), remedy),
        })
    }

    /// What a check of a stage may take over, the work having been mended in this way.
    pub fn carried(
        &self,
        (chain, node): (&Chain, &Node),
        (stage, pinned): (&Stage, &Pinned),
        remedy: Option<Remedy>,
    ) -> Carried {
        let Some(project) = self.project() else {
            return Carried::default();
        };
        let whence = whence(Asked {
            project,
            chain,
            node,
            stage,
            remedy,
            list: &pinned.hash,
        });
        let mut earlier = self.told_by(&whence);
        let pass = self.passed_before((chain, node), stage);
        for check in &pass {
            earlier.extend(self.earlier(&check.submission.answers));
        }
        let last = whence.last.and_then(|last| earlier.get(&last.record));
        let last = last.map(|check| check.submission.clone());
        let tools = whence.before.or(whence.round).or(whence.like);
        let tools = tools.and_then(|check| earlier.get(&check.record));
        let by = whence.round.or(whence.like);
        let like = whence.like.and_then(|like| earlier.get(&like.record));
        let like = like.and_then(|like| like.submission.capacity);
        let subject = &node.subject;
        let items = pinned.checklist.applicable(&subject.variants, &stage.id);
        let last = last.unwrap_or_default();
        Carried {
            capacity: last.capacity,
            like,
            counts: last.counts,
            dims: last.dims,
            instruments: tools.map_or_else(Vec::new, |tools| tools.submission.instruments.clone()),
            by: by.map(|check| check.by.clone()),
            offers: offers(items, &whence, &earlier),
            earlier,
            pass,
        }
    }

    /// What was said in earlier stages of the pass under way, for the other side to compare with.
    fn passed_before(&self, (chain, node): (&Chain, &Node), stage: &Stage) -> Vec<CheckRecord> {
        if !stage.roles.iter().all(|role| role.is_other_side()) {
            return Vec::new();
        }
        let pass = chain.standing(node.line()).pass.iter().rev();
        let others = pass.filter(|check| check.stage != stage.id && check.ruling.is_none());
        others
            .filter_map(|check| self.check(&check.record).ok())
            .collect()
    }

    /// The records of the checks that something may be taken over from, and those that they refer to.
    fn told_by(&self, whence: &Whence) -> EarlierChecks {
        let checks = [whence.last, whence.round, whence.before, whence.like];
        let checks = checks
            .into_iter()
            .flatten()
            .chain(whence.own.iter().copied());
        let mut earlier = EarlierChecks::new();
        for CheckSummary { record, .. } in checks {
            if let Ok(check) = self.check(record) {
                earlier.extend(self.earlier(&check.submission.answers));
                earlier.insert(record.clone(), check);
            }
        }
        earlier
    }
}
