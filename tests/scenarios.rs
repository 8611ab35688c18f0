//! The trade's test vectors and whatever a quality engineer adds: every file in `scenarios/`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::checklist::Library;
use sanjian::domain::check::{CheckRecord, Submission};
use sanjian::domain::grade::{Grading, Scheme};
use sanjian::domain::head::ProjectHead;
use sanjian::domain::judge::{Case, judge};
use sanjian::domain::outcome::Tally;
use sanjian::domain::pin::ChecklistPin;
use sanjian::domain::ratio::Ratio;
use sanjian::domain::ruling::{Ruling, What};
use sanjian::domain::shares::counted;
use sanjian::domain::trouble::Drawn;
use sanjian::domain::{
    Checklist, Decimal, Event, Fault, Grade, Kind, Outcome, Project, Subject, Trouble, Verdict,
    sampling,
};
use sanjian::rates::{By, Counts, Level, Query, RowKey, rates};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Scenario {
    Rates {
        scheme: Option<String>,
        subjects: Vec<Group>,
        #[serde(default)]
        rulings: Vec<Later>,
        expect: Vec<Row>,
    },
    Percent {
        part: u64,
        whole: u64,
        target: Option<String>,
        expect: Shown,
    },
    Sample {
        capacity: Vec<u64>,
        expect: Minimum,
    },
    Single {
        sample: u64,
        defects: Vec<u64>,
        expect: Judged,
    },
    Double {
        sample: u64,
        defects: Vec<u64>,
        expect: Judged,
    },
    Gbj300Item {
        guarantee: bool,
        basic: (u64, u64),
        points: (u64, u64),
        qualified_from: u64,
        expect: Graded,
    },
    Appearance {
        /// Points, places 优良, all places.
        items: Vec<(u64, u64, u64)>,
        expect: Graded,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    level: Option<String>,
    trade: Option<String>,
    area_m2: Option<String>,
    count: Option<usize>,
    rounds: Vec<String>,
}

/// What happened to any subject of the tree after the rounds of all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Later {
    subject: String,
    on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    level: String,
    trade: Option<String>,
    from: Option<String>,
    to: Option<String>,
    passed: Option<u64>,
    concluded: Option<u64>,
    rate: Option<String>,
    accepted: Option<u64>,
    reworked: Option<u64>,
    /// Of how many it is the share.
    reworked_of: Option<u64>,
    concessions: Option<u64>,
    withdrawn: Option<u64>,
    excellent: Option<u64>,
    graded: Option<u64>,
    excellence_rate: Option<String>,
    area_rate: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    shown: String,
    met: Option<bool>,
    looks_met: Option<bool>,
}

#[derive(Deserialize)]
struct Minimum {
    minimum: Vec<u64>,
}

#[derive(Deserialize)]
struct Judged {
    verdict: String,
}

#[derive(Deserialize)]
struct Graded {
    grade: String,
    score: Option<String>,
}

#[test]
fn every_scenario_comes_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let scenario: Scenario = toml::from_str(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            run(&name, scenario);
            seen += 1;
        }
    }
    assert!(seen >= 21, "only {seen} scenarios found");
}

fn run(name: &str, scenario: Scenario) {
    match scenario {
        Scenario::Rates {
            scheme,
            subjects,
            rulings,
            expect,
        } => {
            let mut project = project(scheme.as_deref(), &subjects);
            for (at, later) in rulings.iter().enumerate() {
                project.apply(event(&later.subject, &later.on), &format!("later-{at}"));
            }
            expect.iter().for_each(|row| check_row(name, &project, row));
        }
        Scenario::Percent {
            part,
            whole,
            target,
            expect,
        } => check_percent(name, Ratio { part, whole }, target, &expect),
        Scenario::Sample { capacity, expect } => {
            let samples: Vec<u64> = capacity.into_iter().map(sampling::table).collect();
            assert_eq!(samples, expect.minimum, "{name}");
        }
        Scenario::Single {
            sample,
            defects,
            expect,
        } => {
            assert_eq!(
                by_plan("single", sample, &defects),
                expect.verdict,
                "{name}"
            );
        }
        Scenario::Double {
            sample,
            defects,
            expect,
        } => assert_eq!(
            by_plan("double", sample, &defects),
            expect.verdict,
            "{name}"
        ),
        Scenario::Gbj300Item {
            guarantee,
            basic,
            points,
            qualified_from,
            expect,
        } => {
            let grade = by_shares(guarantee, basic, points, qualified_from);
            assert_eq!(grade.map_or("none", Grade::as_str), expect.grade, "{name}");
        }
        Scenario::Appearance { items, expect } => {
            let score = by_appearance(&items);
            assert_eq!(score.percent(), expect.score, "{name}");
            let excellent = score.meets(&Decimal::parse("85").unwrap()) == Some(true);
            assert_eq!(
                if excellent { "excellent" } else { "qualified" },
                expect.grade,
                "{name}"
            );
        }
    }
}

/// Judges items without sampling, through the judge itself.
fn judged(items: Vec<Value>, answers: Vec<Value>) -> Result<Verdict, Vec<Fault>> {
    let words = json!({"zh": "一", "en": "one"});
    let common = json!({"clause": "1", "title": words, "method": words,
        "sampling": {"rule": "stated", "text": words}});
    let whole = |item: Value| {
        let mut whole = common.clone();
        let fields = item.as_object().unwrap().clone();
        whole.as_object_mut().unwrap().extend(fields);
        whole
    };
    let items: Vec<Value> = items.into_iter().map(whole).collect();
    let list: Checklist =
        serde_json::from_value(json!({"schema": "sanjian.checklist/1", "id": "x",
        "version": "1.0.0", "title": words, "standard": "X", "subject": "lot", "items": items}))
        .unwrap();
    let case = Case {
        checklist: &list,
        stage: "acceptance",
        variants: &[],
        capacity: None,
        counts: &Default::default(),
        dims: &Default::default(),
        children: (0, 0),
    };
    let answers = answers.into_iter().map(serde_json::from_value);
    judge(&case, &answers.collect::<Result<Vec<_>, _>>().unwrap())
}

/// Judges one general item by a plan of Appendix D.
fn by_plan(plan: &str, sample: u64, defects: &[u64]) -> &'static str {
    let judge = json!({"kind": "attribute", "plan": plan});
    let item = json!({"id": "g", "class": "general", "judge": judge});
    let draw = |failed: &u64| json!({"checked": sample, "failed": failed});
    let draws: Vec<_> = defects.iter().map(draw).collect();
    let answer = match plan {
        "double" => json!({"item": "g", "draws": draws}),
        _ => json!({"item": "g", "checked": sample, "failed": defects[0]}),
    };
    match judged(vec![item], vec![answer]) {
        Ok(verdict) if verdict.outcome() == Outcome::Accepted => "pass",
        Ok(_) => "fail",
        Err(faults) if matches!(faults[0].trouble, Trouble::Drawn(Drawn::SecondDraw { .. })) => {
            "second draw"
        }
        Err(faults) => panic!("{faults:?}"),
    }
}

/// Grades by shares: a guarantee item, attribute items of which so many are 优良, and points of which
/// so many lie within; they are 合格 from a per cent on.
fn by_shares(
    guarantee: bool,
    (all, excellent): (u64, u64),
    (points, within): (u64, u64),
    qualified_from: u64,
) -> Option<Grade> {
    let attribute = json!({"kind": "attribute"});
    let mut items = vec![json!({"id": "d", "class": "dominant", "judge": attribute})];
    let mut answers = vec![json!({"item": "d", "result": if guarantee { "pass" } else { "fail" }})];
    for nth in 0..all {
        let id = format!("g{nth}");
        let result = if nth < excellent { "excellent" } else { "pass" };
        items.push(json!({"id": id, "class": "general", "judge": attribute}));
        answers.push(json!({"item": id, "result": result}));
    }
    let rate = format!("0.{qualified_from}");
    let deviation = json!({"kind": "deviation", "unit": "mm", "limit": "5", "pass_rate": rate});
    items.push(json!({"id": "m", "class": "general", "judge": deviation}));
    let reading = |nth| if nth < within { "5" } else { "6" };
    let readings: Vec<&str> = (0..points).map(reading).collect();
    answers.push(json!({"item": "m", "readings": readings}));
    let verdict = judged(items, answers).unwrap();
    let schemes = Library::load(&[]).rulebook.schemes;
    let shares = schemes["gbj300-88"].shares.as_ref().unwrap();
    let conditions = counted(shares, &verdict.tally());
    let passed = verdict.outcome() == Outcome::Accepted;
    passed.then(|| Grading { conditions }.grade())
}

/// The appearance score of items: points each is worth, places 优良, all places.
fn by_appearance(items: &[(u64, u64, u64)]) -> Ratio {
    let numbered = || items.iter().enumerate();
    let item = |(nth, (points, ..)): (usize, &(u64, u64, u64))| {
        let judge = json!({"kind": "appearance"});
        json!({"id": nth.to_string(), "class": "general", "judge": judge, "points": points})
    };
    let answer = |(nth, (_, good, all)): (usize, &(u64, u64, u64))| json!({"item": nth.to_string(), "good": good, "fair": all - good, "poor": 0});
    let verdict = judged(
        numbered().map(item).collect(),
        numbered().map(answer).collect(),
    );
    let tally = verdict.unwrap().tally();
    Ratio {
        part: tally.appearance_earned,
        whole: tally.appearance_possible,
    }
}

fn check_percent(name: &str, ratio: Ratio, target: Option<String>, expect: &Shown) {
    assert_eq!(ratio.percent().as_ref(), Some(&expect.shown), "{name}");
    if let Some(target) = target.map(|text| Decimal::parse(&text).unwrap()) {
        assert_eq!(ratio.meets(&target), expect.met, "{name}");
        assert_eq!(Some(ratio.looks_met(&target)), expect.looks_met, "{name}");
    }
}

/// Subjects hang below one unit, division and item of each trade, as in a real tree.
fn project(scheme: Option<&str>, groups: &[Group]) -> Project {
    let mut project = Project::default();
    let head = ProjectHead {
        scheme: Scheme::of(scheme.unwrap_or("gbj300-88")),
        ..ProjectHead::default()
    };
    project.apply(Event::Project(head), "head");
    let (mut number, mut record) = (0, 0);
    for group in groups {
        for _ in 0..group.count.unwrap_or(1) {
            number += 1;
            let code = plan_subject(&mut project, group, number);
            for round in &group.rounds {
                record += 1;
                project.apply(event(&code, round), &format!("d-{record}"));
            }
        }
    }
    project
}

fn plan_subject(project: &mut Project, group: &Group, number: usize) -> String {
    let level = group.level.as_deref().unwrap_or("lot");
    let trade = group.trade.clone().unwrap_or_else(|| "钢筋".to_owned());
    let subject = |code: String, parent: &str, kind: Kind, name: &str| {
        let mut value = serde_json::json!({"code": code, "parent": parent, "kind": kind.as_str(), "name": name});
        value["area_m2"] = serde_json::json!(group.area_m2);
        serde_json::from_value::<Subject>(value).unwrap()
    };
    if level == "unit" {
        let code = format!("U{number}");
        project.apply(
            Event::Plan(vec![subject(code.clone(), "", Kind::Unit, &code)]),
            "p",
        );
        return code;
    }
    let code = format!("L{number}");
    project.apply(
        Event::Plan(vec![
            subject("U".into(), "", Kind::Unit, "楼"),
            subject("U-02".into(), "U", Kind::Division, "主体结构"),
            subject(format!("U-02-{trade}"), "U-02", Kind::Item, &trade),
            subject(code.clone(), &format!("U-02-{trade}"), Kind::Lot, &code),
        ]),
        "p",
    );
    code
}

fn event(subject: &str, round: &str) -> Event {
    let words: Vec<&str> = round.split_whitespace().collect();
    let at = format!("{}T09:00:00+08:00", words[0]);
    let ruling = |what| {
        Event::Ruling(Ruling {
            subject: subject.to_owned(),
            what,
            at: (&at).into(),
            by: "P".into(),
            reason: String::new(),
            papers: Vec::new(),
            of: String::new(),
            into: Vec::new(),
            chain: None,
            evidence: Vec::new(),
            entered: Default::default(),
        })
    };
    let outcome = match words[1] {
        "passed" => Outcome::Accepted,
        "failed" => Outcome::Rejected,
        other => {
            let what = What::parse(other);
            return ruling(what.unwrap_or_else(|| panic!("a round does not end {other}")));
        }
    };
    let grade = match words.get(2) {
        Some(&"excellent") => Some(Grade::Excellent),
        Some(&"qualified") => Some(Grade::Qualified),
        _ => None,
    };
    Event::Check(Box::new(check(subject, at, outcome, grade)))
}

fn check(subject: &str, at: String, outcome: Outcome, grade: Option<Grade>) -> CheckRecord {
    CheckRecord {
        submission: Submission {
            subject: subject.to_owned(),
            stage: "acceptance".into(),
            at: at.into(),
            by: "P".into(),
            ..Submission::default()
        },
        round: 1,
        variants: Vec::new(),
        checklist: ChecklistPin {
            id: "x".into(),
            version: "1.0.0".into(),
            hash: String::new(),
        },
        outcome,
        grade,
        failing: Vec::new(),
        dominant: Vec::new(),
        flags: Vec::new(),
        tally: Tally::default(),
        parties: Vec::new(),
        chain: None,
    }
}

fn check_row(name: &str, project: &Project, row: &Row) {
    let level = Level::ALL
        .into_iter()
        .find(|level| level.as_str() == row.level)
        .unwrap();
    let day = |text: &Option<String>| text.as_ref().map(|text| text.parse().unwrap());
    let query = Query {
        levels: vec![level],
        by: row.trade.as_ref().map(|_| By::Trade),
        from: day(&row.from),
        to: day(&row.to),
    };
    let key = RowKey {
        level,
        group: row.trade.clone(),
    };
    let table = rates(project, &query);
    let counts: &Counts = &table[&key];
    let wanted = [
        ("passed", row.passed, counts.first_pass.part),
        ("concluded", row.concluded, counts.first_pass.whole),
        ("accepted", row.accepted, counts.accepted),
        ("reworked", row.reworked, counts.rework.part),
        ("reworked_of", row.reworked_of, counts.rework.whole),
        ("concessions", row.concessions, counts.concessions),
        ("withdrawn", row.withdrawn, counts.withdrawn),
        ("excellent", row.excellent, counts.excellence.part),
        ("graded", row.graded, counts.excellence.whole),
    ];
    for (figure, wanted, found) in wanted {
        assert!(
            wanted.is_none_or(|wanted| wanted == found),
            "{name}: {figure} is {found}, not {wanted:?}"
        );
    }
    if row.concluded == Some(0) || row.rate.is_some() {
        assert_eq!(counts.first_pass.percent(), row.rate, "{name}");
    }
    if row.graded == Some(0) || row.excellence_rate.is_some() {
        assert_eq!(counts.excellence.percent(), row.excellence_rate, "{name}");
    }
    if row.area_rate.is_some() {
        assert_eq!(counts.area.percent(), row.area_rate, "{name}");
    }
}
