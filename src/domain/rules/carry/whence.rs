//! From which checks one may take something over: its own earlier round after a repair, the stage before
//! it, the same stage of the last lot like it. What is said there is not looked at here.

use crate::domain::chain::{Chain, Stage};
use crate::domain::check::{CheckSummary, Remedy};
use crate::domain::follow::latest;
use crate::domain::issue::IssueState;
use crate::domain::node::Node;
use crate::domain::outcome::Outcome;
use crate::domain::project::Project;
use crate::domain::standing::Standing;
use crate::domain::subject::{Kind, Subject};

/// The check that is about to be made.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The project.
    pub project: &'a Project,
    /// The chain the subject goes by.
    pub chain: &'a Chain,
    /// The subject.
    pub node: &'a Node,
    /// The stage.
    pub stage: &'a Stage,
    /// How the work was mended, if this check has to say so and says so already.
    pub remedy: Option<Remedy>,
    /// The hash of the checklist that will judge it.
    pub list: &'a str,
}

/// The checks that it may take something over from.
#[derive(Clone, Debug, Default)]
pub struct Whence<'a> {
    /// The subject's last check, for what it says of the lot.
    pub last: Option<&'a CheckSummary>,
    /// The round of the same stage that measured what a repair did not touch.
    pub round: Option<&'a CheckSummary>,
    /// The stage before it.
    pub before: Option<&'a CheckSummary>,
    /// The other stages of this pass, whichever side concluded them: what they looked at occurs here.
    pub own: Vec<&'a CheckSummary>,
    /// The same stage of the last lot like it.
    pub like: Option<&'a CheckSummary>,
    /// Items that are asked anew: what failed, and what an issue says was touched.
    pub anew: Vec<&'a str>,
}

/// From where a check may take something over.
pub fn whence(asked: Asked<'_>) -> Whence<'_> {
    let node = asked.node;
    let standing = asked.chain.standing(node.line());
    let inspected = |check: &&CheckSummary| check.ruling.is_none();
    let round = latest(node, &asked.stage.id);
    let rejection = { node.line().iter() }.rfind(|check| check.outcome == Outcome::Rejected);
    let untouched = standing.rejected_before && is_repaired(asked.remedy, &standing);
    // A round that was refused or annulled names nothing that failed: all of it is asked again.
    let named = rejection.is_some_and(|check| !check.failing.is_empty());
    let before = standing.pass.iter().rev().filter(inspected);
    let mut before = before.filter(|check| check.stage != asked.stage.id);
    let own = before.clone().collect();
    let first = round.is_none() && !standing.rejected_before;
    Whence {
        last: node.checks.iter().rfind(inspected),
        round: round.filter(|round| untouched && named && stands_as_judged(round)),
        before: before.find(|check| passed(check) && is_of_side(asked, check)),
        own,
        like: first.then(|| last_like(asked)).flatten(),
        anew: anew(asked, round.into_iter().chain(rejection)),
    }
}

/// Whether the work was repaired and not done anew: as the first check since the rejection said, or as this
/// one says that is the first.
fn is_repaired(said: Option<Remedy>, standing: &Standing) -> bool {
    let first = standing.pass.first();
    let remedy = first.map_or(said, |first| Some(first.remedy.unwrap_or_default()));
    remedy == Some(Remedy::Repaired)
}

fn anew<'a>(asked: Asked<'a>, failed: impl Iterator<Item = &'a CheckSummary>) -> Vec<&'a str> {
    let failing = failed.flat_map(|check| check.failing.iter());
    let issues = asked.project.issues_of(&asked.node.subject.code);
    let open = issues.filter(|issue| issue.state != IssueState::Closed);
    let touched = open.map(|issue| &issue.item);
    failing.chain(touched).map(String::as_str).collect()
}

fn stands_as_judged(check: &CheckSummary) -> bool {
    check.ruling.is_none() && check.annulled.is_none() && check.refused.is_none()
}

fn passed(check: &CheckSummary) -> bool {
    check.outcome == Outcome::Accepted && stands_as_judged(check)
}

/// Whether a check was concluded by the side whose stage this is: what the crew says is shown to a
/// supervisor, and never becomes a supervisor's own.
fn is_of_side(asked: Asked, check: &CheckSummary) -> bool {
    let other = asked.stage.roles.iter().all(|role| role.is_other_side());
    let by = asked.project.people.get(&check.by);
    by.is_some_and(|person| person.role.is_other_side() == other)
}

/// The same stage of the last lot of the same work by the same crew that passed it by the same checklist.
fn last_like(asked: Asked<'_>) -> Option<&CheckSummary> {
    let node = asked.node;
    let above = asked.project.node(&node.subject.parent)?;
    let lots = asked.project.children(above);
    let like = lots.filter(|lot| is_like(&lot.subject, &node.subject));
    let whole = like.filter(|lot| !lot.conflict.is_open() && lot.retired().is_none());
    let checks = whole.filter_map(|lot| {
        let of_stage = |check: &&CheckSummary| {
            let same = check.stage == asked.stage.id && check.checklist.hash == asked.list;
            same && passed(check) && is_of_side(asked, check)
        };
        lot.line().iter().rfind(of_stage)
    });
    checks.max_by_key(|check| check.at.moment())
}

/// Whether two lots are of the same work by the same crew.
fn is_like(other: &Subject, lot: &Subject) -> bool {
    let same = other.kind == Kind::Lot && lot.kind == Kind::Lot && other.code != lot.code;
    let crew = other.crew == lot.crew && other.chain == lot.chain;
    same && crew
        && other.checklist == lot.checklist
        && same_variants(&other.variants, &lot.variants)
}

/// Whether lots are of the same variants, in whatever order they are named.
pub(super) fn same_variants(one: &[String], other: &[String]) -> bool {
    let within = |all: &[String], some: &[String]| some.iter().all(|each| all.contains(each));
    within(one, other) && within(other, one)
}
