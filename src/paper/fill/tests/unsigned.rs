//! What nobody signed: on no paper of any kind stands a name or a date behind a place for a signature.

use super::Site;
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::{Event, Kind, Subject};
use crate::paper::fields::{About, abouts};
use crate::paper::fill::Filler;
use crate::paper::fill::period::Month;
use crate::paper::value::Values;
use chrono::NaiveDate;
use serde_json::json;

/// Where a hand signs and dates.
const SIGNED: [&str; 4] = ["signature", "_signature", "_checker", "checker"];
const DATED: [&str; 6] = [
    "contractor_date",
    "supervisor_date",
    "owner_date",
    "designer_date",
    "surveyor_date",
    "chief_date",
];

/// A site on which everything was accepted, and an issue was found and mended.
fn site() -> Site {
    let mut site = Site::new(Vec::new());
    let lot = Subject {
        checklist: "gb50300-2013.lot-general".into(),
        crew: "钢筋班".into(),
        capacity: crate::domain::Quantity::of(10),
        ..Subject::new("L", "I", Kind::Lot, "钢筋安装")
    };
    let all = [
        Subject::new("D", "U", Kind::Division, "主体结构"),
        Subject::new("I", "D", Kind::Item, "钢筋"),
        lot,
        Subject::new("XC", "", Kind::SiteManagement, "现场"),
        Subject {
            variants: ["domestic", "uncertified", "none"].map(Into::into).into(),
            ..Subject::new("JC", "U", Kind::Material, "水泥")
        },
        Subject {
            variants: ["storeys-to-6", "not-top", "unheated"]
                .map(Into::into)
                .into(),
            checklist: "household.dwelling".into(),
            capacity: crate::domain::Quantity::of(5),
            ..Subject::new("FH", "U", Kind::Dwelling, "502")
        },
        Subject {
            variants: vec!["services".into()],
            ..Subject::new("HF", "U", Kind::Warranty, "回访")
        },
    ];
    all.into_iter().for_each(|one| site.plan(one));
    for (code, stages) in [
        ("L", &["self", "mutual", "handover", "acceptance"][..]),
        ("XC", &["self", "acceptance"]),
        ("JC", &["self", "acceptance"]),
        ("HF", &["acceptance"]),
    ] {
        for stage in stages {
            let node = site.project.node(code).unwrap();
            let list = &site.rulebook.checklist_of(&node.subject).unwrap().checklist;
            let items = list.applicable(&node.subject.variants, stage);
            let answers = items.map(|item| json!({"item": item.id, "result": "pass"}));
            let answers = answers.collect();
            let by = if *stage == "acceptance" { "P6" } else { "P3" };
            site.check(code, stage, by, answers);
        }
    }
    let open = Step::Open {
        subject: "L".into(),
        item: String::new(),
        severity: Severity::Ordinary,
        place: String::new(),
    };
    let step = |issue: &str, step: Step| {
        Event::Issue(IssueStep {
            issue: issue.into(),
            step,
            at: "2026-03-01T10:00:00+08:00".into(),
            by: "P5".into(),
            text: "露筋".into(),
            evidence: Vec::new(),
        })
    };
    let id = site.apply(step("", open));
    site.apply(step(&id, Step::Close));
    site
}

fn filled(site: &Site, about: About) -> Values {
    let book = site.book();
    let node = site.project.node("L");
    match Filler::of(about).unwrap() {
        Filler::Node(kinds, _) => {
            let mut nodes = site.project.nodes().iter();
            let node = nodes.rfind(|node| kinds.contains(&node.subject.kind));
            site.filled(about.name, &node.unwrap().subject.code)
        }
        Filler::Issues(_) => site.filled_of_issues(about.name),
        Filler::List(fill) => {
            let mut values = Values::default().with("unit", "-");
            let library = crate::checklist::Library::load(&[]);
            let lists = &library.rulebook.checklists;
            fill(&mut values, lists.values().next().unwrap(), (None, &[]));
            values
        }
        Filler::Month(fill) => {
            let mut values = book.known(about, node);
            fill(&book, &mut values, Month::parse("2026-03").unwrap());
            values
        }
        Filler::Day(fill) => {
            let mut values = book.known(about, node);
            fill(
                &book,
                &mut values,
                NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
            );
            values
        }
    }
}

#[test]
fn no_name_and_no_date_stands_where_a_hand_signs() {
    let site = site();
    for about in abouts() {
        let values = filled(&site, about);
        let rows = values.tables().flat_map(|(_, rows)| rows);
        for (name, value) in rows.chain([&values]).flat_map(Values::fields) {
            let signs = SIGNED.iter().any(|end| name.ends_with(end)) || DATED.contains(&name);
            assert!(
                !signs || value.is_empty(),
                "{}: {name} {value:?}",
                about.name
            );
        }
        // And it says something, if only where it was.
        assert!(!values.plain("unit").is_empty(), "{}", about.name);
    }
}
