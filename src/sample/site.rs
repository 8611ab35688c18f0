//! The sample as a whole: its subjects, its steps in the order of time, and the submission that a
//! step makes.

use super::answers::{Aim, AnswerForm};
use super::calendar::{has_come, stamp};
use super::chance::Chance;
use super::lots::{self, Lot};
use super::schedule::{self, ScheduledCheck};
use super::{counts, tree, uppers};
use crate::domain::decide;
use crate::domain::limit::Dims;
use crate::domain::{Checklist, Decimal, Kind, Project, Rulebook, Subject, Submission};
use crate::text::Lang;
use std::collections::BTreeMap;

/// Everything that is planned.
pub struct Site {
    /// What is recorded, in order.
    pub steps: Vec<ScheduledCheck>,
    /// What would come next.
    later: Vec<ScheduledCheck>,
    lots: Vec<Lot>,
    lang: Lang,
    /// Each lot's place in the plan, by code.
    numbers: BTreeMap<String, usize>,
}

impl Site {
    /// Plans the whole sample, in a language.
    pub fn new(lang: Lang) -> Self {
        let (nodes, lots) = (tree::nodes(lang), lots::lots(lang));
        let codes = |kind| {
            let of_kind = nodes.iter().filter(move |node| node.kind == kind);
            of_kind.map(|node| node.code.as_str()).collect::<Vec<_>>()
        };
        let all = schedule::of_lots(&lots);
        let uppers = uppers::of_uppers(&all, &lots, &codes(Kind::Item), &codes(Kind::Division));
        let (mut steps, later): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|step| has_come(step.when));
        steps.extend(uppers);
        steps.sort_by(|a, b| (a.when, &a.code).cmp(&(b.when, &b.code)));
        let numbered = lots.iter().enumerate();
        Self {
            steps,
            later,
            numbers: numbered
                .map(|(number, lot)| (lot.subject.code.clone(), number))
                .collect(),
            lots,
            lang,
        }
    }

    /// All subjects, parents first.
    pub fn subjects(&self) -> Vec<Subject> {
        let lots = self.lots.iter().map(|lot| lot.subject.clone());
        tree::nodes(self.lang).into_iter().chain(lots).collect()
    }

    /// The submission of a step; `None` when its subject has no checklist.
    pub fn submission(
        &self,
        project: &Project,
        rulebook: &Rulebook,
        step: &ScheduledCheck,
    ) -> Option<Submission> {
        let (node, _, pinned) = decide::setting(project, rulebook, &step.code).ok()?;
        let place = self.numbers.get(&step.code).copied();
        let height = place.and_then(|place| self.lots.get(place));
        let number = place.unwrap_or(0) as u64;
        let mut submission = Submission {
            subject: step.code.clone(),
            stage: step.stage.to_owned(),
            at: stamp(step.when).into(),
            by: step.by.to_owned(),
            capacity: None,
            counts: counts::of(&pinned.checklist, &node.subject, step.stage, number),
            dims: dims(
                &pinned.checklist,
                &node.subject.variants,
                step.stage,
                height.map_or(0, |lot| lot.height),
            ),
            remedy: step.remedy,
            ..Submission::default()
        };
        let form = AnswerForm {
            case: decide::case(project, node, pinned, &submission),
            number,
            day: step.when.0,
            aim: step.aim,
            lang: self.lang,
            shares: rulebook.schemes.get("gbj300-88")?.shares.as_ref()?,
        };
        let mut chance = Chance::of(&format!("{} {}", step.code, submission.at));
        let answers = form.fill(&mut chance);
        submission.answers = answers;
        Some(submission)
    }

    /// Two checks that would come next on lots already begun, an acceptance and an earlier one,
    /// of different trades.
    pub fn half_typed(&self) -> Vec<&ScheduledCheck> {
        let begun = |step: &&ScheduledCheck| {
            let mut own = self.later.iter().filter(|later| later.code == step.code);
            own.next().is_some_and(|first| first.stage == step.stage)
                && self.steps.iter().any(|done| done.code == step.code)
                && step.aim != Aim::Fail
        };
        let next = |acceptance: bool, ending: char| {
            let fitting = |step: &&ScheduledCheck| {
                (step.stage == "acceptance") == acceptance && step.code.ends_with(ending)
            };
            self.later.iter().filter(fitting).find(begun)
        };
        // An infill wall of a B section, and the formwork of beams and slabs.
        [next(true, 'B'), next(false, 'L')]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// The dimensions that the checklist's limits follow, all of them heights here.
fn dims(checklist: &Checklist, variants: &[String], stage: &str, height: i64) -> Dims {
    let items = checklist.applicable(variants, stage);
    let named = items.flat_map(|item| item.judge.dimensions());
    let size = Decimal::parse(&height.max(1).to_string()).ok();
    named
        .filter_map(|name| Some((name.to_owned(), size.clone()?)))
        .collect()
}
