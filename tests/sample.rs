//! The sample project: it has what it promises, comes out the same every time, survives being
//! stopped while it is built, and everything in it can be judged again.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::audit::findings::Findings;
use sanjian::domain::issue::{Issue, IssueState};
use sanjian::domain::{CheckRecord, Kind, Outcome, Subject};
use sanjian::rates::{By, Counts, Level, Query, RatesTable, RowKey, rates};
use sanjian::sample;
use sanjian::text::Lang;
use sanjian::workspace::shown::waiting::SubjectProgress;
use sanjian::workspace::{Command, Workspace};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;
use tempfile::TempDir;

fn open(folder: &TempDir) -> Workspace {
    Workspace::open(folder.path()).unwrap()
}

fn built() -> (TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder);
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
    (folder, workspace)
}

/// Reads the one sample that the tests which change nothing share.
fn shared() -> Workspace {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| built().0);
    let mut workspace = open(folder);
    workspace.enter(Some(sample::CODE)).unwrap();
    workspace
}

fn counts(workspace: &Workspace, by: By) -> RatesTable {
    let query = Query {
        by: Some(by),
        ..Query::default()
    };
    rates(workspace.entered().unwrap(), &query)
}

fn row<'a>(table: &'a RatesTable, level: Level, group: Option<&str>) -> &'a Counts {
    let group = group.map(str::to_owned);
    &table[&RowKey { level, group }]
}

fn permille(ratio: sanjian::domain::ratio::Ratio) -> u64 {
    ratio.part * 1_000 / ratio.whole.max(1)
}

/// Every check as recorded, in plan order.
fn records(workspace: &Workspace) -> Vec<CheckRecord> {
    let nodes = workspace.entered().unwrap().nodes().iter();
    let checks = nodes.flat_map(|node| &node.checks);
    checks
        .map(|check| workspace.check(&check.record).unwrap())
        .collect()
}

/// Every issue's subject, item and steps, without the ids that differ by device.
fn trails(workspace: &Workspace) -> Vec<String> {
    let issues = workspace.entered().unwrap().issues().iter();
    let mut all: Vec<String> = issues
        .map(|issue| {
            let steps = issue.steps.iter();
            let steps: Vec<_> = steps
                .map(|one| (one.step.step.as_str(), &one.step.at, &one.step.by))
                .collect();
            format!("{} {} {steps:?}", issue.subject, issue.item)
        })
        .collect();
    all.sort();
    all
}

#[test]
fn has_the_promised_size() {
    let workspace = shared();
    let project = workspace.entered().unwrap();
    let of = |kind| {
        let nodes = project.nodes().iter();
        nodes.filter(|node| node.subject.kind == kind).count()
    };
    let sizes = [Kind::Unit, Kind::Division, Kind::Item, Kind::Lot].map(of);
    assert_eq!(sizes, [2, 6, 25, 400]);
    let crews = project.nodes().iter().map(|node| &node.subject.crew);
    let crews: BTreeSet<_> = crews.filter(|crew| !crew.is_empty()).collect();
    assert_eq!(crews.len(), 7);
    let roles: BTreeSet<_> = project.people.values().map(|person| person.role).collect();
    assert_eq!(roles.len(), sanjian::domain::Role::ALL.len());
}

#[test]
fn shows_every_state_and_two_drafts() {
    let workspace = shared();
    let nodes = workspace.entered().unwrap().nodes().iter();
    let lots = nodes.filter(|node| node.subject.kind == Kind::Lot);
    let states: BTreeSet<SubjectProgress> = lots.map(|lot| workspace.progress_of(lot)).collect();
    assert_eq!(states.len(), 6, "{states:?}");
    let nodes = workspace.entered().unwrap().nodes().iter();
    let drafts = nodes.flat_map(|node| {
        let code = &node.subject.code;
        let stages = sanjian::rates::STAGES.iter();
        stages.filter(|stage| workspace.has_draft(code, stage))
    });
    assert_eq!(drafts.count(), 2);
}

#[test]
fn has_issues_in_every_state_some_overdue_and_some_opened_by_hand() {
    let workspace = shared();
    let issues = workspace.entered().unwrap().issues();
    let count = |such: &dyn Fn(&Issue) -> bool| issues.iter().filter(|one| such(one)).count();
    for state in IssueState::ALL {
        assert!(count(&|one| one.state == state) > 1, "{state:?}");
    }
    let by_hand: Vec<_> = issues.iter().filter(|one| !one.is_automatic()).collect();
    let severities: BTreeSet<_> = by_hand.iter().map(|one| one.severity).collect();
    assert_eq!((by_hand.len(), severities.len()), (3, 3));
    assert!(count(&|one| one.is_overdue("2026-11-06")) > 0);
    assert!(count(&|one| one.is_open() && one.returns > 0) > 0);
    // Whatever was mended and passed was ordered before, and every step is by somebody listed.
    let people = &workspace.entered().unwrap().people;
    for issue in issues {
        let steps: Vec<&str> = issue
            .steps
            .iter()
            .map(|one| one.step.step.as_str())
            .collect();
        let times: Vec<&str> = issue.steps.iter().map(|one| one.step.at.as_str()).collect();
        assert!(times.is_sorted(), "{} {steps:?} {times:?}", issue.id);
        let all = issue.steps.iter();
        assert!(all.clone().all(|one| people.contains_key(&one.step.by)));
        if issue.state == IssueState::Closed {
            let expected = ["open", "assign", "rectify"];
            assert_eq!(steps[..3], expected, "{} {steps:?}", issue.subject);
        }
    }
}

#[test]
fn comes_near_the_targets_with_one_weak_crew_that_improves() {
    let workspace = shared();
    let crews = counts(&workspace, By::Crew);
    let all = row(&crews, Level::Lot, None);
    assert!((920..=960).contains(&permille(all.first_pass)), "{all:?}");
    assert!((350..=500).contains(&permille(all.excellence)), "{all:?}");
    let of = |crew| permille(row(&crews, Level::Lot, Some(crew)).first_pass);
    let others = ["钢筋班", "混凝土班", "砌筑班", "抹灰班", "水暖班", "电工班"];
    assert!(others.iter().all(|crew| of(crew) > of("木工班")));
    let mut months = [(0, 0); 2];
    let project = workspace.entered().unwrap();
    for node in project
        .nodes()
        .iter()
        .filter(|n| n.subject.crew == "木工班")
    {
        let Some(first) = node.first("acceptance") else {
            continue;
        };
        let half = &mut months[usize::from(first.month() >= "2026-09")];
        half.1 += 1;
        half.0 += u32::from(first.outcome == Outcome::Accepted);
    }
    let [(early, of_early), (late, of_late)] = months;
    assert!(late * of_early > early * of_late, "{months:?}");
}

#[test]
fn accepts_the_podiums_structure_as_a_division() {
    let workspace = shared();
    let project = workspace.entered().unwrap();
    let accepted = |code: &str| project.node(code).unwrap().acceptance().is_some();
    assert!(accepted("P-02") && accepted("P-04-0403-JC"));
    assert!(!accepted("P-04") && !accepted("T-02"));
}

#[test]
fn ends_every_check_as_it_was_meant() {
    let workspace = shared();
    let table = counts(&workspace, By::Crew);
    let fails = records(&workspace)
        .iter()
        .filter(|check| check.outcome == Outcome::Rejected)
        .count();
    assert!((30..90).contains(&fails), "{fails}");
    assert_eq!(row(&table, Level::Division, None).first_pass.part, 1);
}

#[test]
fn states_times_in_order() {
    let workspace = shared();
    let project = workspace.entered().unwrap();
    for node in project.nodes() {
        let times: Vec<&str> = node.checks.iter().map(|check| check.at.as_str()).collect();
        assert!(times.is_sorted(), "{} {times:?}", node.subject.code);
    }
    let mut days: Vec<_> = records(&workspace)
        .into_iter()
        .map(|c| c.submission.at)
        .collect();
    days.sort();
    assert_eq!(&days[0][..10], "2026-06-08");
    assert_eq!(&days[days.len() - 1][..10], "2026-11-06");
}

#[test]
fn comes_out_the_same_and_sound() {
    let (folder, second) = built();
    let first = shared();
    assert_eq!(records(&first), records(&second));
    assert_eq!(counts(&first, By::Month), counts(&second, By::Month));
    assert_eq!(trails(&first), trails(&second));
    drop(second);
    let found = open(&folder).verify(Some(sample::CODE)).unwrap();
    assert!(found.iter().all(Findings::is_sound), "{found:?}");
}

/// Every text of the project that somebody wrote.
fn written(workspace: &Workspace) -> Vec<String> {
    let project = workspace.entered().unwrap();
    let mut all = vec![project.head.name.clone()];
    for person in project.people.values() {
        all.extend([&person.name, &person.org, &person.crew].map(Clone::clone));
    }
    for node in project.nodes() {
        let Subject {
            name,
            location,
            crew,
            ..
        } = &node.subject;
        all.extend([name, location, crew].map(Clone::clone));
    }
    for issue in project.issues() {
        all.extend(issue.steps.iter().map(|one| one.step.text.clone()));
        all.push(issue.place.clone());
    }
    for check in records(workspace) {
        let notes = check.submission.answers.into_iter();
        all.extend(notes.filter_map(|answer| Some(answer.body.get("note")?.to_string())));
    }
    all
}

#[test]
fn is_english_in_english_with_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder);
    sample::enter(&mut workspace, Lang::En, &mut |_, _| {}).unwrap();
    let is_han =
        |c: char| ('\u{2e80}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c);
    let texts = written(&workspace);
    let han: Vec<_> = texts.iter().filter(|text| text.contains(is_han)).collect();
    assert!(han.is_empty() && texts.len() > 2_000, "{han:?}");
    let figures = |workspace: &Workspace| {
        let of_check = |check: CheckRecord| {
            let mut answers = check.submission.answers;
            answers
                .iter_mut()
                .for_each(|answer| _ = answer.body.remove("note"));
            (
                check.submission.subject,
                check.submission.at,
                answers,
                check.outcome,
            )
        };
        records(workspace)
            .into_iter()
            .map(of_check)
            .collect::<Vec<_>>()
    };
    let chinese = shared();
    assert_eq!(figures(&workspace), figures(&chinese));
    let [own, other] = [&workspace, &chinese].map(|one| counts(one, By::Month));
    assert_eq!(own, other);
    // Whoever begins it anew in the other language finds the one there is.
    let mut heard = 0;
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| heard += 1).unwrap();
    assert_eq!(heard, 0);
}

#[test]
fn goes_on_where_it_was_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for stop in [0, 7, 700, usize::MAX] {
        let mut workspace = open(&folder);
        let stopped = catch_unwind(AssertUnwindSafe(|| {
            let mut progress = |done, total| {
                let last = stop == usize::MAX && done + 1 == total;
                assert!(done != stop && !last, "stopped");
            };
            sample::enter(&mut workspace, Lang::Zh, &mut progress)
        }));
        assert!(stopped.is_err());
    }
    let mut workspace = open(&folder);
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
    assert_eq!(records(&workspace), records(&shared()));
    assert_eq!(trails(&workspace), trails(&shared()));
    assert_eq!(workspace.projects().unwrap().len(), 1);
    let mut heard = 0;
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| heard += 1).unwrap();
    assert_eq!(heard, 0, "a complete sample is only entered");
}

#[test]
fn leaves_a_project_alone_that_is_not_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = open(&folder);
    let mut head = shared().entered().unwrap().head.clone();
    head.name = "mine".to_owned();
    workspace.execute(Command::CreateProject(head)).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {
        panic!("nothing to do")
    })
    .unwrap();
    assert!(workspace.entered().unwrap().nodes().is_empty());
}
