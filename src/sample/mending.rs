//! What becomes of the sample's issues: those of a rejected lot are assigned and mended before it is
//! checked anew; at the end some are left at every state, a few are opened by hand. What was done
//! already is seen from the issues themselves, so a build that was stopped goes on.

use super::calendar::{DayMinute, date, stamp};
use super::crews;
use super::said::{InBoth, said};
use super::schedule::ScheduledCheck;
use crate::domain::check::Remedy;
use crate::domain::issue::{Issue, IssueState, IssueStep, Severity, Step};
use crate::domain::{Event, Project};
use crate::failure::Failure;
use crate::text::Lang;
use crate::workspace::{Command, Done, Workspace};
use anyhow::anyhow;
use chrono::{Days, NaiveDate};

/// Days until an issue is due, as ordered.
const DUE: u64 = 3;
/// What is ordered about it.
const MEND: InBoth = ["限期整改", "to be mended by the day named"];
/// Minutes before the new check at which the crew says that it is mended.
const BEFORE: i64 = 40;

/// A step at the end of the sample: the day and minute, by whom, what, in words.
type Late = (DayMinute, &'static str, Todo, InBoth);

/// What is done about an issue.
#[derive(Clone, Copy)]
enum Todo {
    /// Assigned to its crew, due on this day.
    Assign(i64),
    /// InBoth to be mended.
    Rectify,
    /// Checked again, and passed or not.
    Verify(bool),
}

use Todo::{Assign, Rectify, Verify};

const MASON: &str = "T-02-0202-TC-09B";
const PLASTER: &str = "T-03-0302-MH-07B";
const PIPES: &str = "T-05-0501-GS-10";
const CONCRETE: &str = "T-02-0201-XJ-16AC";

/// What is left of the lots still in trouble at the end, by the lot and the place of the issue among
/// its open ones.
const LEFT: [(&str, usize, &[Late]); 4] = [
    (
        PLASTER,
        0,
        &[
            (
                (142, 1050),
                "P15",
                Assign(145),
                [
                    "铲除空鼓处，重新抹灰",
                    "hack off the hollow places and plaster anew",
                ],
            ),
            (
                (145, 1020),
                "P09",
                Rectify,
                ["已铲除重抹", "hacked off and plastered anew"],
            ),
            (
                (148, 960),
                "P21",
                Verify(false),
                [
                    "窗边仍有一处空鼓",
                    "still one hollow place beside the window",
                ],
            ),
        ],
    ),
    (
        PLASTER,
        1,
        &[
            (
                (142, 1050),
                "P15",
                Assign(149),
                ["修补基层", "repair the base"],
            ),
            (
                (150, 640),
                "P09",
                Rectify,
                ["已按交底修补", "repaired as instructed"],
            ),
        ],
    ),
    (
        PIPES,
        0,
        &[(
            (148, 1050),
            "P16",
            Assign(151),
            [
                "校正支架，复测坡度",
                "straighten the supports, measure the fall again",
            ],
        )],
    ),
    (
        CONCRETE,
        0,
        &[
            (
                (149, 1050),
                "P15",
                Assign(154),
                [
                    "打磨超差处，不得伤及钢筋",
                    "grind off what is beyond the limits; spare the rebar",
                ],
            ),
            (
                (150, 1000),
                "P05",
                Rectify,
                ["已打磨，附复测数据", "ground off, measured again"],
            ),
        ],
    ),
];

/// What was opened by hand: the subject, by whom, when, how grave, where, what, and what followed.
struct ByHand {
    subject: &'static str,
    by: &'static str,
    when: DayMinute,
    severity: Severity,
    place: InBoth,
    text: InBoth,
    then: &'static [Late],
}

const BY_HAND: [ByHand; 3] = [
    ByHand {
        subject: CONCRETE,
        by: "P17",
        when: (149, 610),
        severity: Severity::Ordinary,
        place: ["3 轴梁端", "beam end at axis 3"],
        text: [
            "施工缝处夹渣，长约 20 cm",
            "slag in the construction joint, about 20 cm long",
        ],
        then: &[
            (
                (149, 620),
                "P15",
                Assign(150),
                [
                    "凿除后用高一级砂浆修补",
                    "chisel out and fill with mortar one grade higher",
                ],
            ),
            (
                (149, 1010),
                "P05",
                Rectify,
                ["已凿除修补", "chiselled out and filled"],
            ),
            (
                (150, 520),
                "P17",
                Verify(true),
                ["复查合格", "looked at again: in order"],
            ),
        ],
    },
    ByHand {
        subject: MASON,
        by: "P21",
        when: (150, 560),
        severity: Severity::Serious,
        place: ["5 轴构造柱两侧", "both sides of the tie column at axis 5"],
        text: [
            "拉结筋漏设 2 处，停止上部砌筑",
            "2 tie bars missing; stop the masonry above",
        ],
        then: &[(
            (150, 600),
            "P15",
            Assign(152),
            [
                "拆除重砌，按图补设拉结筋",
                "take down and rebuild, tie bars as drawn",
            ],
        )],
    },
    ByHand {
        subject: PIPES,
        by: "P18",
        when: (151, 530),
        severity: Severity::Slight,
        place: ["管井穿楼板处", "where the shaft passes the slab"],
        text: ["套管封堵不密实", "sleeves not sealed tightly"],
        then: &[],
    },
];

/// Before a rejected lot is checked anew its issues are assigned and mended.
pub(super) fn mend_before(
    workspace: &mut Workspace,
    lang: Lang,
    check: &ScheduledCheck,
) -> Result<(), Failure> {
    let Some(remedy) = check.remedy else {
        return Ok(());
    };
    let project = workspace.entered()?;
    let open = project.issues_of(&check.code).filter(|one| one.is_open());
    let steps: Vec<IssueStep> = open
        .flat_map(|issue| mended(lang, issue, check, remedy))
        .collect();
    steps
        .into_iter()
        .try_for_each(|step| take_step(workspace, step))
}

/// Leaves issues in every state, some of them overdue, and opens a few by hand.
pub(super) fn leave_issues(workspace: &mut Workspace, lang: Lang) -> Result<(), Failure> {
    for (lot, nth, late) in &LEFT {
        let project = workspace.entered()?;
        let automatic = |one: &&Issue| one.is_open() && one.is_automatic();
        let issue = project.issues_of(lot).filter(automatic).nth(*nth);
        if let Some(id) = issue.map(|issue| issue.id.clone()) {
            follow_up(workspace, lang, &id, late)?;
        }
    }
    BY_HAND
        .iter()
        .try_for_each(|one| open_by_hand(workspace, lang, one))
}

fn open_by_hand(workspace: &mut Workspace, lang: Lang, one: &ByHand) -> Result<(), Failure> {
    let at = stamp(one.when);
    let known = |project: &Project| {
        let mut on = project.issues_of(one.subject);
        on.find(|issue| !issue.is_automatic() && issue.opened == at)
            .map(|issue| issue.id.clone())
    };
    if known(workspace.entered()?).is_none() {
        take_step(
            workspace,
            IssueStep {
                issue: String::new(),
                step: Step::Open {
                    subject: one.subject.to_owned(),
                    item: String::new(),
                    severity: one.severity,
                    place: said(lang, one.place),
                },
                at: (&at).into(),
                by: one.by.to_owned(),
                text: said(lang, one.text),
                evidence: Vec::new(),
            },
        )?;
    }
    match known(workspace.entered()?) {
        Some(id) => follow_up(workspace, lang, &id, one.then),
        None => Ok(()),
    }
}

/// Takes the steps that the issue has not gone through yet.
fn follow_up(
    workspace: &mut Workspace,
    lang: Lang,
    id: &str,
    late: &[Late],
) -> Result<(), Failure> {
    for (when, by, todo, text) in late {
        let Some(issue) = workspace.entered()?.issue(id) else {
            return Ok(());
        };
        let at = stamp(*when);
        if issue.steps.iter().any(|taken| taken.step.at == at) {
            continue;
        }
        let step = match todo {
            Assign(due) => assign(issue, date(*due)),
            Rectify => Step::Rectify,
            Verify(passed) => Step::Verify { passed: *passed },
        };
        take_step(workspace, step_of(id, step, at, by, &said(lang, *text)))?;
    }
    Ok(())
}

fn take_step(workspace: &mut Workspace, step: IssueStep) -> Result<(), Failure> {
    let told = Event::Issue(step.clone());
    match workspace.execute(Command::Issue(step))? {
        Done::Refused(faults) => {
            let why: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
            Err(Failure::internal(anyhow!("{told:?}: {}", why.join("; "))))
        }
        _ => Ok(()),
    }
}

/// The steps an open issue takes before the check: an order of the day it was found, if it has none
/// yet, and the word of the crew's leader.
fn mended(lang: Lang, issue: &Issue, check: &ScheduledCheck, remedy: Remedy) -> Vec<IssueStep> {
    let Some(crew) = crews::of(&issue.crew) else {
        return Vec::new();
    };
    let (day, minute) = check.when;
    let found = issue.opened.day();
    let mut steps = Vec::new();
    if issue.state == IssueState::Unassigned
        && let Ok(found) = NaiveDate::parse_from_str(found, "%Y-%m-%d")
    {
        let order = assign(issue, found + Days::new(DUE));
        let at = format!("{found}T17:30:00+08:00");
        steps.push(step_of(
            &issue.id,
            order,
            at,
            crew.foreman,
            &said(lang, MEND),
        ));
    }
    if matches!(issue.state, IssueState::Unassigned | IssueState::Assigned) {
        let at = stamp((day, minute - BEFORE));
        let done = match remedy {
            Remedy::Redone => ["已返工重做", "done anew"],
            Remedy::Repaired => ["已返修", "repaired"],
        };
        steps.push(step_of(
            &issue.id,
            Step::Rectify,
            at,
            crew.leader,
            &said(lang, done),
        ));
    }
    steps
}

fn assign(issue: &Issue, due: NaiveDate) -> Step {
    Step::Assign {
        crew: issue.crew.clone(),
        due: due.to_string().into(),
        severity: None,
    }
}

fn step_of(issue: &str, step: Step, at: String, by: &str, text: &str) -> IssueStep {
    IssueStep {
        issue: issue.to_owned(),
        step,
        at: at.into(),
        by: by.to_owned(),
        text: text.to_owned(),
        evidence: Vec::new(),
    }
}
