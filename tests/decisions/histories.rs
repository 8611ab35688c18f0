//! Random histories: whatever people do in whatever order, as far as the rules let them, a failed
//! first round never becomes a passed one, nothing that was counted vanishes, and neither do issues.

use crate::place::{
    assigned, at, head, library, notice, opening, people, plan, ruling, step, submission,
};
use proptest::prelude::*;
use sanjian::checklist::Library;
use sanjian::domain::issue::{IssueState, Severity, Step};
use sanjian::domain::ruling::What;
use sanjian::domain::{Event, Project, decide};
use sanjian::rates::{Counts, Level, Query, RowKey, rates};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(library);

/// Something somebody tries: a kind of act, on a subject, by a person, with a little chance.
type Try = (u8, usize, usize, u8);

const SUBJECTS: [&str; 8] = ["S1", "S2", "C1", "H1", "N1", "I", "J", "D"];
const LEVELS: [Level; 3] = [Level::Lot, Level::Item, Level::Division];

fn tries() -> impl Strategy<Value = Vec<Try>> {
    proptest::collection::vec(
        (0_u8..40, 0..SUBJECTS.len(), 0..8_usize, any::<u8>()),
        1..120,
    )
}

fn attempt(
    project: &Project,
    library: &Library,
    (act, subject, by, chance): Try,
    nth: usize,
) -> Option<Event> {
    let (code, rulebook) = (SUBJECTS[subject], &library.rulebook);
    let by = people()[by].code.clone();
    let time = at(1 + (nth as u32 / 20).min(27), nth as u32 % 20);
    let node = project.node(code)?;
    let event = match act {
        0..=15 => {
            let chain = rulebook.chain_of(&project.head, &node.subject)?;
            let (_, stage) = chain.open_stage(node)?;
            let fails: &[&str] = match chance % 4 {
                0 => &["d1"],
                1 => &["g1", "d1"],
                _ => &[],
            };
            let round = submission(code, &stage.id, &by, &time, fails);
            let decision = decide::check(project, rulebook, (&round, &Default::default())).ok()?;
            return Some(Event::Check(Box::new(decision.record)));
        }
        16..=28 => {
            let mut ruling = ruling(code, What::ALL[usize::from(act) - 16], &by, &time);
            let accepted = node.acceptance().map(|check| check.record.clone());
            let notice = node.notices.last().map(|given| given.record.clone());
            let exit = node.exit().map(|ruled| ruled.record.clone());
            let of = if ruling.what == What::Deemed {
                notice
            } else {
                accepted.or(exit)
            };
            ruling.of = of.unwrap_or_default();
            ruling.into = vec![SUBJECTS[usize::from(chance) % 5].into()];
            Event::Ruling(ruling)
        }
        29..=31 => Event::Notice(notice(code, &by, "supervisor", [&time, &at(28, 20)])),
        32 => Event::Issue(step(
            "",
            opening(code, Severity::ALL[usize::from(chance) % 3]),
            &by,
            &time,
        )),
        _ => {
            let issues = project.issues();
            let issue = issues.get(usize::from(chance) % issues.len().max(1))?;
            let kind = match act {
                33 | 34 => assigned("2026-05-28"),
                35 | 36 => Step::Rectify,
                37 => Step::Verify { passed: true },
                38 => Step::Verify { passed: false },
                _ => Step::Close,
            };
            Event::Issue(step(&issue.id, kind, &by, &time))
        }
    };
    decide::refusal(project, rulebook, &event)
        .is_empty()
        .then_some(event)
}

fn counts(project: &Project) -> BTreeMap<&'static str, Counts> {
    let query = Query {
        levels: LEVELS.to_vec(),
        ..Query::default()
    };
    let table = rates(project, &query);
    let of = |level: Level| {
        (
            level.as_str(),
            table[&RowKey { level, group: None }].clone(),
        )
    };
    LEVELS.map(of).into_iter().collect()
}

/// First rounds that are known to have failed: they never pass again.
fn failed(project: &Project) -> Vec<String> {
    use sanjian::domain::Outcome;
    let nodes = project.nodes().iter();
    let failed = nodes.filter(|node| {
        node.first("acceptance")
            .is_some_and(|check| check.outcome == Outcome::Rejected)
    });
    failed.map(|node| node.subject.code.clone()).collect()
}

fn holds(before: &Project, after: &Project) -> Result<(), TestCaseError> {
    let (old, new) = (counts(before), counts(after));
    for (level, was) in &old {
        let is = &new[level];
        prop_assert!(
            is.first_pass.whole >= was.first_pass.whole,
            "B of {} shrank",
            level
        );
        prop_assert_eq!(
            is.rework.whole,
            is.first_pass.whole,
            "reworked is a share of B"
        );
        let fresh = is.first_pass.whole - was.first_pass.whole;
        prop_assert!(
            is.first_pass.part <= was.first_pass.part + fresh,
            "A of {} rose",
            level
        );
    }
    let still = failed(after);
    prop_assert!(failed(before).iter().all(|code| still.contains(code)));
    for issue in before.issues() {
        let now = after.issue(&issue.id);
        prop_assert!(
            now.is_some_and(|now| now.steps.starts_with(&issue.steps)),
            "{}",
            issue.id
        );
    }
    for issue in after.issues() {
        let closed = issue.state == IssueState::Closed;
        prop_assert_eq!(closed, !issue.closed.is_empty());
        prop_assert_eq!(closed, issue.route.is_some());
    }
    for node in before
        .nodes()
        .iter()
        .filter(|node| node.forbidden().is_some())
    {
        let now = after.node(&node.subject.code).unwrap();
        prop_assert!(now.forbidden().is_some() && now.accepted().is_none());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn nothing_raises_a_failed_first_round_and_nothing_vanishes(tries in tries()) {
        let mut project = Project::default();
        project.apply(Event::Project(head()), "d-1");
        project.apply(Event::People(people()), "d-2");
        project.apply(Event::Plan(plan()), "d-3");
        for (nth, attempted) in tries.into_iter().enumerate() {
            let Some(event) = attempt(&project, &LIBRARY, attempted, nth) else { continue };
            let before = project.clone();
            project.apply(event, &format!("d-{}", nth + 4));
            holds(&before, &project)?;
        }
    }
}
