//! Steps of one issue taken on two laptops at once: nothing is lost, both end with the same state, and
//! each step is judged on what its own laptop knew.

use crate::sim_disk::SimDisk;
use crate::site::{Laptop, STAGES, stick};
use sanjian::domain::issue::{Issue, IssueState, IssueStep, Step};
use sanjian::domain::ruling::{PaperKind, Ruling, RulingPaper, What};
use sanjian::domain::settle::SettlementAsked;
use sanjian::workspace::{Command, Done};
use std::sync::Arc;

/// Two laptops that both know of a lot that failed its acceptance.
fn pair() -> (Laptop, Laptop, Arc<SimDisk>) {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    for (stage, _) in &STAGES[..3] {
        a.check("L0", stage, true).unwrap();
    }
    a.check("L0", "acceptance", false).unwrap();
    a.meets(&stick);
    b.meets(&stick);
    (a, b, stick)
}

fn meet(a: &mut Laptop, b: &mut Laptop, stick: &Arc<SimDisk>) {
    crate::site::meet(a, b, stick);
    a.assert_sound();
    b.assert_sound();
}

fn first(laptop: &Laptop) -> Issue {
    laptop.state().issues()[0].clone()
}

fn takes(laptop: &mut Laptop, step: Step, by: &str) {
    let step = IssueStep {
        issue: first(laptop).id,
        step,
        at: laptop.workspace.now(),
        by: by.into(),
        text: "如实".into(),
        evidence: Vec::new(),
    };
    match laptop.does(Command::Issue(step)) {
        Done::Entered(_) => {}
        other => panic!("{other:?}"),
    }
}

fn assigned() -> Step {
    Step::Assign {
        crew: "一班".into(),
        due: "2026-06-01".into(),
        severity: None,
    }
}

#[test]
fn steps_that_did_not_know_of_each_other_all_stay() {
    let (mut a, mut b, stick) = pair();
    takes(&mut a, assigned(), "P3");
    takes(&mut a, Step::Rectify, "P1");
    takes(&mut b, Step::Close, "P4");
    meet(&mut a, &mut b, &stick);
    let issue = first(&a);
    assert_eq!(issue.state, IssueState::Closed);
    assert_eq!(issue.steps.len(), 4);
}

#[test]
fn a_step_is_judged_on_the_rulings_its_laptop_knew() {
    let (mut a, mut b, stick) = pair();
    let ruling = Ruling {
        subject: "L0".into(),
        what: What::LabProof,
        at: a.workspace.now(),
        by: "P4".into(),
        reason: String::new(),
        papers: vec![RulingPaper {
            kind: PaperKind::LabReport,
            no: "J-1".into(),
            date: "2026-05-01".into(),
            signer: "检测中心".into(),
            blob: String::new(),
            size: 0,
            media: String::new(),
        }],
        of: String::new(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    };
    assert!(matches!(a.does(Command::Rule(ruling)), Done::Entered(_)));
    assert_eq!(first(&a).state, IssueState::Closed);
    takes(&mut b, assigned(), "P3");
    takes(&mut b, Step::Rectify, "P1");
    takes(&mut b, Step::Verify { passed: true }, "P4");
    meet(&mut a, &mut b, &stick);
    assert_eq!(first(&a).steps.len(), 5);
    assert_eq!(first(&a).state, IssueState::Closed);
}

#[test]
fn a_passing_check_that_is_set_aside_settles_no_issue() {
    let (mut a, mut b, stick) = pair();
    for (stage, _) in STAGES {
        a.check("L0", stage, true).unwrap();
    }
    assert_eq!(first(&a).state, IssueState::Closed);
    let stands = b.check("L0", "self", true).unwrap();
    meet(&mut a, &mut b, &stick);
    let asked = SettlementAsked {
        subject: "L0".into(),
        stands,
        why: "现场以此为准".into(),
        by: "P4".into(),
        at: a.workspace.now(),
    };
    assert!(matches!(
        a.does(Command::Settle(None, asked)),
        Done::Entered(_) | Done::Recorded(_)
    ));
    meet(&mut a, &mut b, &stick);
    let issue = first(&a);
    assert_eq!((issue.state, issue.returns), (IssueState::Unassigned, 1));
}
