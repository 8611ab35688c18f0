//! Sums of costs: what is known, what is not, what counts of what was said twice.

use super::spending::{Spending, yuan};
use super::{CostAsked, CostTable};
use crate::domain::cause::{CauseGroup, CauseRecord};
use crate::domain::cost::CostBy;
use crate::domain::cost::{CostKind, CostRecord, Reckoning};
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::spent::{Spent, SpentOn};
use crate::domain::{Decimal, Event, Kind, Project, Subject};
use chrono::NaiveDate;

fn project(issues: usize) -> Project {
    let mut project = Project::default();
    let unit = |code: &str| Subject::new(code, "", Kind::Unit, code);
    project.apply(Event::Plan(vec![unit("U"), unit("V")]), "a-1");
    for issue in 0..issues {
        let open = Step::Open {
            subject: if issue % 2 == 0 { "U" } else { "V" }.into(),
            item: String::new(),
            severity: Severity::Ordinary,
            place: String::new(),
        };
        let step = IssueStep {
            issue: String::new(),
            step: open,
            at: format!("2026-0{}-03T08:00:00+08:00", issue + 1).into(),
            by: "F".into(),
            text: "x".into(),
            evidence: Vec::new(),
        };
        project.apply(Event::Issue(step), &format!("i-{issue}"));
    }
    project
}

fn money(yuan: &str) -> Spent {
    Spent {
        on: SpentOn::Money,
        name: String::new(),
        quantity: Decimal::parse(yuan).unwrap(),
        unit: String::new(),
        price: None,
    }
}

fn labour(hours: &str, price: Option<&str>) -> Spent {
    Spent {
        on: SpentOn::Hours,
        name: "木工".into(),
        quantity: Decimal::parse(hours).unwrap(),
        unit: String::new(),
        price: price.map(|price| Decimal::parse(price).unwrap()),
    }
}

fn said(issue: &str, step: Reckoning, spent: Vec<Spent>) -> Event {
    Event::Cost(Box::new(CostRecord {
        step,
        kind: CostKind::Internal,
        issue: issue.into(),
        subject: String::new(),
        spent,
        delay: Decimal::parse("1.5").ok(),
        corrects: String::new(),
        at: "2026-06-01T08:00:00+08:00".into(),
        by: "F".into(),
        text: String::new(),
        evidence: Vec::new(),
    }))
}

fn table(project: &Project, by: CostBy) -> CostTable {
    let by = CostAsked {
        by,
        ..CostAsked::default()
    };
    CostTable::of(project, by)
}

#[test]
fn what_nobody_entered_is_unknown_and_not_nothing() {
    let mut project = project(3);
    project.apply(
        said(
            "i-0",
            Reckoning::Estimate,
            vec![labour("6.5", Some("45")), labour("2", None)],
        ),
        "c-1",
    );
    let all = table(&project, CostBy::Kind).all;
    assert_eq!(
        (all.matters, all.unknown, all.estimated, all.known()),
        (3, 2, 1, 1)
    );
    assert_eq!(all.spent.yuan().as_deref(), Some("292.50"));
    assert_eq!(all.spent.unpriced, 1);
    assert_eq!(all.spent.hours, 8_500_000);
    assert_eq!(all.spent.delay, 1_500_000);
}

#[test]
fn hours_without_a_price_are_no_money_and_not_zero() {
    let mut project = project(1);
    project.apply(
        said("i-0", Reckoning::Estimate, vec![labour("20", None)]),
        "c-1",
    );
    let all = table(&project, CostBy::Kind).all;
    assert_eq!(
        (all.known(), all.spent.unpriced, all.spent.yuan()),
        (1, 1, None)
    );
}

#[test]
fn the_actual_figures_count_before_the_estimate_and_the_greater_of_two_devices_words() {
    let mut project = project(1);
    project.apply(said("i-0", Reckoning::Estimate, vec![money("9000")]), "c-1");
    project.apply(said("i-0", Reckoning::Actual, vec![money("100")]), "c-2");
    let all = table(&project, CostBy::Kind).all;
    assert_eq!(
        (yuan(all.spent.money).as_str(), all.estimated, all.doubled),
        ("100.00", 0, 0)
    );
    project.apply(said("i-0", Reckoning::Actual, vec![money("120.05")]), "d-1");
    let all = table(&project, CostBy::Kind).all;
    assert_eq!((yuan(all.spent.money).as_str(), all.doubled), ("120.05", 1));
}

#[test]
fn every_grouping_adds_up_to_all_of_it() {
    let mut project = project(4);
    project.apply(said("i-0", Reckoning::Actual, vec![money("10")]), "c-1");
    project.apply(said("i-1", Reckoning::Actual, vec![money("20")]), "c-2");
    let cause = CauseRecord {
        issue: "i-1".into(),
        group: CauseGroup::People,
        cause: "people.skill".into(),
        called: None,
        at: "2026-06-01T08:00:00+08:00".into(),
        by: "F".into(),
        text: String::new(),
    };
    project.apply(Event::Cause(cause), "c-3");
    for by in CostBy::ALL {
        let table = table(&project, by);
        let groups = table.groups.iter().map(|(_, counts)| counts);
        let matters: u64 = groups.clone().map(|counts| counts.matters).sum();
        let money: i128 = groups.map(|counts| counts.spent.money).sum();
        assert_eq!((matters, money), (4, 30_000_000), "{by:?}");
    }
    let causes = table(&project, CostBy::Cause).groups;
    let told: Vec<(&str, &str)> = causes
        .iter()
        .map(|(key, _)| key.as_str())
        .zip(["people", ""])
        .collect();
    assert_eq!(told, [("people", "people"), ("", "")]);
    let months = table(&project, CostBy::Month).groups;
    assert_eq!(months[0].0, "2026-01");
}

#[test]
fn a_lot_stands_once_behind_a_figure() {
    // U, V, U, V.
    let table = table(&project(4), CostBy::Kind);
    assert_eq!(table.all.subjects.into_iter().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(table.all.matters, 4);
}

#[test]
fn a_period_goes_by_the_day_it_failed() {
    let mut project = project(3);
    project.apply(said("i-1", Reckoning::Actual, vec![money("20")]), "c-1");
    let day = NaiveDate::from_ymd_opt(2026, 2, 1);
    let asked = CostAsked {
        from: day,
        to: NaiveDate::from_ymd_opt(2026, 2, 28),
        ..CostAsked::default()
    };
    let all = CostTable::of(&project, asked).all;
    assert_eq!((all.matters, yuan(all.spent.money).as_str()), (1, "20.00"));
}

#[test]
fn fen_are_rounded_from_the_half_and_sums_are_not() {
    assert_eq!(yuan(5_000), "0.01");
    assert_eq!(yuan(4_999), "0.00");
    let mut all = Spending::default();
    for _ in 0..200 {
        all.add(&Spending {
            money: 2_500,
            ..Spending::default()
        });
    }
    assert_eq!(yuan(all.money), "0.50");
}
