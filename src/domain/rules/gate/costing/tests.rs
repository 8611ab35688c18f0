//! What may be said of costs and causes, with plain values.

use crate::domain::cause::{CauseGroup, CauseRecord};
use crate::domain::cost::{CostKind, CostRecord, Reckoning};
use crate::domain::decimal::Decimal;
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::person::{Person, Role};
use crate::domain::spent::{Price, Spent, SpentOn, price_of};
use crate::domain::trouble::{Costing, Trouble};
use crate::domain::{Event, Kind, Project, Subject, causing, costing};

const AT: &str = "2026-05-01T08:00:00+08:00";

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn step(issue: &str, step: Step) -> Event {
    Event::Issue(IssueStep {
        issue: issue.into(),
        step,
        at: AT.into(),
        by: "F".into(),
        text: "x".into(),
        evidence: Vec::new(),
    })
}

/// A lot with one issue, `a-3`, that is still open.
fn site() -> Project {
    let mut project = Project::default();
    let person = |code: &str, role| Person {
        code: code.into(),
        name: code.into(),
        role,
        org: String::new(),
        crew: String::new(),
    };
    let people = vec![person("F", Role::Foreman), person("W", Role::Worker)];
    project.apply(Event::People(people), "a-1");
    let unit = Subject::new("U", "", Kind::Unit, "1号楼");
    project.apply(Event::Plan(vec![unit]), "a-2");
    let open = Step::Open {
        subject: "U".into(),
        item: String::new(),
        severity: Severity::Ordinary,
        place: String::new(),
    };
    project.apply(step("", open), "a-3");
    project
}

fn mended() -> Project {
    let mut project = site();
    let assign = Step::Assign {
        crew: "甲".into(),
        due: "2026-05-09".into(),
        severity: None,
    };
    project.apply(step("a-3", assign), "a-4");
    project.apply(step("a-3", Step::Rectify), "a-5");
    project
}

fn hours(quantity: &str, price: Option<&str>) -> Spent {
    Spent {
        on: SpentOn::Hours,
        name: "抹灰工".into(),
        quantity: decimal(quantity),
        unit: String::new(),
        price: price.map(decimal),
    }
}

fn cost(step: Reckoning, spent: Vec<Spent>) -> CostRecord {
    CostRecord {
        step,
        kind: CostKind::Internal,
        issue: "a-3".into(),
        subject: String::new(),
        spent,
        delay: None,
        corrects: String::new(),
        at: AT.into(),
        by: "F".into(),
        text: String::new(),
        evidence: Vec::new(),
    }
}

fn refused(project: &Project, cost: &CostRecord) -> Vec<Costing> {
    let faults = costing::faults(project, cost).into_iter();
    let costing = faults.filter_map(|fault| match fault.trouble {
        Trouble::Costing(one) => Some(one),
        _ => None,
    });
    costing.collect()
}

#[test]
fn an_estimate_is_taken_at_once_and_the_actual_figures_once_it_is_mended() {
    let open = site();
    let estimate = cost(Reckoning::Estimate, vec![hours("6.5", None)]);
    assert_eq!(costing::faults(&open, &estimate), []);
    let actual = cost(Reckoning::Actual, vec![hours("6.5", None)]);
    assert_eq!(refused(&open, &actual), [Costing::NotMended]);
    assert_eq!(costing::faults(&mended(), &actual), []);
}

#[test]
fn nothing_negative_absurd_too_fine_or_empty_is_taken() {
    let project = mended();
    let with = |quantity: &str| {
        refused(
            &project,
            &cost(Reckoning::Actual, vec![hours(quantity, None)]),
        )
    };
    let unlikely = Costing::Unlikely {
        on: Some(SpentOn::Hours),
        most: 100_000,
        places: 3,
    };
    for quantity in ["0", "-1", "100001", "0.0001"] {
        assert_eq!(
            with(quantity),
            std::slice::from_ref(&unlikely),
            "{quantity}"
        );
    }
    assert_eq!(with("100000"), []);
    assert_eq!(
        refused(&project, &cost(Reckoning::Actual, Vec::new())),
        [Costing::Nothing]
    );
    let mut late = cost(Reckoning::Actual, Vec::new());
    late.delay = Some(decimal("0.5"));
    assert_eq!(refused(&project, &late), []);
    late.delay = Some(decimal("3651"));
    assert!(matches!(
        refused(&project, &late)[..],
        [Costing::Unlikely { on: None, .. }]
    ));
    let mut nameless = hours("1", None);
    (nameless.on, nameless.name) = (SpentOn::Machine, " ".into());
    let nameless = cost(Reckoning::Actual, vec![nameless]);
    assert_eq!(
        refused(&project, &nameless),
        [Costing::Unnamed(SpentOn::Machine)]
    );
}

#[test]
fn what_was_said_is_corrected_once_and_never_said_twice() {
    let mut project = mended();
    let first = cost(Reckoning::Actual, vec![hours("6", Some("45"))]);
    project.apply(Event::Cost(Box::new(first.clone())), "a-6");
    assert_eq!(
        refused(&project, &first),
        [Costing::AlreadySaid("a-6".into())]
    );
    // An estimate is something else.
    let estimate = cost(Reckoning::Estimate, vec![hours("6", None)]);
    assert_eq!(refused(&project, &estimate), []);
    let mut better = cost(Reckoning::Actual, vec![hours("8", Some("45"))]);
    better.corrects = "a-6".into();
    assert_eq!(refused(&project, &better), [Costing::NoPurpose]);
    better.text = "漏记 2 工时".into();
    assert_eq!(refused(&project, &better), []);
    let other = CostRecord {
        kind: CostKind::External,
        ..better.clone()
    };
    assert_eq!(refused(&project, &other), [Costing::OtherMatter]);
    project.apply(Event::Cost(Box::new(better.clone())), "a-7");
    assert_eq!(
        refused(&project, &better),
        [Costing::AlreadyCorrected("a-7".into())]
    );
    let standing: Vec<&str> = project
        .standing_costs()
        .map(|cost| cost.record.as_str())
        .collect();
    assert_eq!(standing, ["a-7"]);
    assert_eq!(project.costs().len(), 2);
}

#[test]
fn who_did_not_know_the_correction_knows_the_first_word() {
    let mut project = mended();
    let first = cost(Reckoning::Actual, vec![hours("6", None)]);
    project.apply(Event::Cost(Box::new(first.clone())), "a-6");
    let better = CostRecord {
        corrects: "a-6".into(),
        text: "x".into(),
        ..first
    };
    project.apply(Event::Cost(Box::new(better)), "b-1");
    let view = project.as_known(&|record| record.starts_with('a'));
    let standing: Vec<&str> = view
        .standing_costs()
        .map(|cost| cost.record.as_str())
        .collect();
    assert_eq!(standing, ["a-6"]);
}

#[test]
fn of_the_project_things_are_told_one_beside_the_other_and_what_for() {
    let mut project = site();
    let mut training = cost(Reckoning::Actual, vec![hours("16", None)]);
    (training.kind, training.issue) = (CostKind::Prevention, String::new());
    assert_eq!(refused(&project, &training), [Costing::NoPurpose]);
    training.text = "抹灰样板".into();
    assert_eq!(refused(&project, &training), []);
    project.apply(Event::Cost(Box::new(training.clone())), "a-6");
    assert_eq!(refused(&project, &training), []);
    training.issue = "a-3".into();
    let not_of_issue = Costing::NotOfIssue(CostKind::Prevention);
    assert!(refused(&project, &training).contains(&not_of_issue));
}

#[test]
fn workers_and_strangers_say_nothing_of_money() {
    for by in ["W", "nobody"] {
        let mut said = cost(Reckoning::Estimate, vec![hours("1", None)]);
        said.by = by.into();
        assert_eq!(costing::faults(&site(), &said).len(), 1, "{by}");
    }
}

#[test]
fn a_cause_is_said_once_it_is_mended_and_the_last_word_stands() {
    let cause = |cause: &str| CauseRecord {
        issue: "a-3".into(),
        group: CauseGroup::Method,
        cause: cause.into(),
        called: None,
        at: AT.into(),
        by: "F".into(),
        text: "样板先行".into(),
    };
    assert_eq!(causing::faults(&site(), &cause("method.plan")).len(), 1);
    let mut project = mended();
    assert_eq!(causing::faults(&project, &cause("method.plan")), []);
    assert_eq!(causing::faults(&project, &cause("")), []);
    assert_eq!(causing::faults(&project, &cause("people.skill")).len(), 1);
    project.apply(Event::Cause(cause("method.plan")), "a-6");
    project.apply(Event::Cause(cause("method.curing")), "a-7");
    let stands = project.cause_of("a-3").map(|said| said.cause.as_str());
    assert_eq!(stands, Some("method.curing"));
    assert_eq!(project.causes_of("a-3").len(), 2);
}

#[test]
fn the_price_of_its_own_goes_before_that_of_its_sort() {
    let price = |on, name: &str, unit: &str, price: &str| Price {
        on,
        name: name.into(),
        unit: unit.into(),
        price: decimal(price),
    };
    let prices = [
        price(SpentOn::Hours, "", "", "40"),
        price(SpentOn::Hours, "抹灰工", "", "45"),
        price(SpentOn::Material, "砂浆", "m³", "420"),
    ];
    let of = |on, name: &str, unit: &str| {
        price_of(&prices, on, name, unit).map(|price| price.price.to_string())
    };
    assert_eq!(of(SpentOn::Hours, "抹灰工", "").as_deref(), Some("45"));
    assert_eq!(of(SpentOn::Hours, "木工", "").as_deref(), Some("40"));
    assert_eq!(of(SpentOn::Material, "砂浆", "m³").as_deref(), Some("420"));
    // A price by the cubic metre says nothing of a sack.
    assert_eq!(of(SpentOn::Material, "砂浆", "袋"), None);
}
