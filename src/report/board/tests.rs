//! The board of a few small projects: what stands there, and what nobody may put there.

use super::{QualityBoard, html, xlsx};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::{CheckRecord, Submission};
use crate::domain::head::ProjectHead;
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::outcome::{Outcome, Tally};
use crate::domain::pin::ChecklistPin;
use crate::domain::{Decimal, Event, Kind, Project, Subject, Words};
use crate::rates::board::{BoardFigures, BoardScope, ItemNamed, SiteFigures, SiteOf};
use crate::text::Lang;
use crate::text::words::SchemeName;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Lots of a crew by months: concluded, failed.
type Lots<'a> = (&'a str, &'a [(u32, u32)]);

fn now() -> DateTime<FixedOffset> {
    "2026-06-20T09:00:00+08:00".parse().unwrap()
}

fn check(lot: &str, at: &str, passed: bool) -> CheckRecord {
    let outcome = if passed {
        Outcome::Accepted
    } else {
        Outcome::Rejected
    };
    CheckRecord {
        submission: Submission {
            subject: lot.to_owned(),
            stage: ACCEPTANCE.to_owned(),
            at: at.into(),
            ..Submission::default()
        },
        round: 1,
        variants: Vec::new(),
        checklist: ChecklistPin {
            id: "gb50204-2015.rebar-installation".to_owned(),
            ..ChecklistPin::default()
        },
        outcome,
        grade: None,
        failing: if passed {
            Vec::new()
        } else {
            vec!["5.5.3-1".to_owned()]
        },
        dominant: Vec::new(),
        flags: Vec::new(),
        tally: Tally {
            points: 10,
            conforming: if passed { 10 } else { 7 },
            ..Tally::default()
        },
        parties: Vec::new(),
        chain: None,
    }
}

fn project(code: &str, name: &str, (crew, months): Lots) -> Project {
    let mut project = Project::default();
    let head = ProjectHead {
        code: code.to_owned(),
        name: name.to_owned(),
        target_first_pass: Decimal::parse("96").ok(),
        ..ProjectHead::default()
    };
    project.apply(Event::Project(head), "d-1");
    let mut plan = vec![Subject::new("I", "", Kind::Item, "钢筋")];
    let mut checks = Vec::new();
    for (month, (lots, failed)) in (1..).zip(months) {
        for nth in 0..*lots {
            let lot = format!("L{month}-{nth}");
            let mut subject = Subject::new(&lot, "I", Kind::Lot, "批");
            subject.crew = crew.to_owned();
            let at = format!("2026-{month:02}-{:02}T10:00:00+08:00", 1 + nth % 28);
            checks.push(check(&lot, &at, nth >= *failed));
            plan.push(subject);
        }
    }
    project.apply(Event::Plan(plan), "d-2");
    for (nth, check) in (3..).zip(checks) {
        project.apply(Event::Check(Box::new(check)), &format!("d-{nth}"));
    }
    project
}

/// An issue found by eye, due on a day.
fn late(project: &mut Project, due: &str, said: &str) {
    let step = |issue: &str, step, text: &str| {
        let issue = IssueStep {
            issue: issue.to_owned(),
            step,
            at: "2026-04-01T08:00:00+08:00".into(),
            by: "P1".to_owned(),
            text: text.to_owned(),
            evidence: Vec::new(),
        };
        Event::Issue(issue)
    };
    let open = Step::Open {
        subject: "L1-0".to_owned(),
        item: String::new(),
        severity: Severity::Serious,
        place: String::new(),
    };
    project.apply(step("", open, said), "e-1");
    let assign = Step::Assign {
        crew: "钢筋一班".to_owned(),
        due: due.into(),
        severity: None,
    };
    project.apply(step("e-1", assign, ""), "e-2");
}

fn board(projects: &[(&str, Project)], troubles: &[String], lang: Lang) -> (String, Vec<u8>) {
    let scope = BoardScope {
        now: now(),
        ..BoardScope::default()
    };
    let mut figures = BoardFigures::new(scope);
    for (pid, project) in projects {
        let named = |_: &ChecklistPin, item: &str| {
            Some(ItemNamed {
                clause: "5.5.3".to_owned(),
                title: Words {
                    zh: format!("绑扎钢筋网 {item}"),
                    en: format!("Tied mesh {item}"),
                },
            })
        };
        let of = SiteOf {
            pid,
            project,
            named: &named,
            newest: NaiveDate::from_ymd_opt(2026, 5, 28),
            is_sound: *pid != "p3",
        };
        let site = SiteFigures::of(&of, &figures.scope);
        figures.take(site);
    }
    let missing = ["NJ-09".to_owned()];
    let board = QualityBoard {
        figures: &figures,
        scheme: &SchemeName::mixed(lang),
        zone: None,
        made_at: now(),
        troubles,
        forks: &[],
        missing: Some(&missing),
        unlisted: 1,
    };
    (html(&board, lang), xlsx(&board, lang).unwrap())
}

fn three() -> [(&'static str, Project); 3] {
    let mut first = project("SH-01", "滨江花园", ("钢筋一班", &[(40, 1), (30, 1)]));
    late(&mut first, "2026-04-10", "外墙渗水");
    let second = project("SH-02", "站前广场", ("钢筋二班", &[(25, 9), (24, 1)]));
    [
        ("p1", first),
        ("p2", second),
        ("p3", project("SH-03", "", ("", &[]))),
    ]
}

/// What was kept of it; `SNAPSHOTS=write cargo test --lib board` takes it anew.
fn kept(name: &str, page: &str) {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/report/board")
        .join(name);
    if std::env::var("SNAPSHOTS").is_ok_and(|word| word == "write") {
        std::fs::write(&file, page).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    let differing = page.lines().zip(kept.lines()).find(|(new, old)| new != old);
    assert!(page == kept, "{name}: {differing:?}");
}

#[test]
fn a_board_says_what_it_said() {
    let trouble = ["/mnt/SH-03：第 12 行不是原样".to_owned()];
    for (lang, name) in [(Lang::Zh, "kept.zh.html"), (Lang::En, "kept.en.html")] {
        let (page, _) = board(&three(), &trouble, lang);
        // How it looks is not what it says.
        let (head, rest) = page.split_once("<style>").unwrap();
        let (_, body) = rest.split_once("</style>").unwrap();
        kept(name, &format!("{head}{body}"));
    }
}

#[test]
fn nothing_that_somebody_typed_is_more_than_text() {
    let long = "长".repeat(10_000);
    let names = [
        "<script>alert(1)</script>",
        "\"><img src=x>",
        "钢筋\u{202e}gnp",
        &long,
    ];
    let mut all = Vec::new();
    for (pid, name) in ["p1", "p2", "p4", "p5"].into_iter().zip(names) {
        let mut one = project(name, name, (name, &[(30, 12), (30, 0)]));
        late(&mut one, "2026-04-10", name);
        all.push((pid, one));
    }
    let (page, bytes) = board(&all, &[names[0].to_owned()], Lang::Zh);
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'));
    assert!(page.contains("&lt;script&gt;") && page.contains("⟦U+202E⟧"));
    let outside = ["src=", "href=", "url(", "http://", "https://", "@import"];
    for word in outside {
        assert!(
            !page
                .replace("&quot;&gt;&lt;img src=x&gt;", "")
                .contains(word),
            "{word}"
        );
    }
    assert!(page.len() < 400_000, "{}", page.len());
    assert!(!bytes.is_empty());
}

#[test]
fn where_nothing_was_concluded_nothing_is_said_of_it() {
    let none = [("p1", project("SH-01", "滨江花园", ("", &[])))];
    let (page, bytes) = board(&none, &[], Lang::Zh);
    assert!(page.contains("还没有首轮验收有结论的检验批。"));
    assert!(page.contains("只有一个工程，没有可比的。") && !page.contains("NaN"));
    assert!(
        !page.contains("0.0 %") && !page.contains("100.0 %"),
        "{page}"
    );
    assert!(!bytes.is_empty());
    let (page, _) = board(&[], &[], Lang::En);
    assert!(page.contains("Projects: 0") && !page.contains("NaN"));
}

#[test]
fn a_thousand_projects_make_a_page_that_can_be_sent() {
    let some: Vec<Project> = (0..10)
        .map(|n| project("", "滨江花园一期", ("钢筋一班", &[(20 + 5 * n, n % 3)])))
        .collect();
    let pids: Vec<String> = (0..1_000).map(|n| format!("p{n}")).collect();
    let all: Vec<(&str, Project)> = { pids.iter().zip(some.iter().cycle()) }
        .map(|(pid, one)| {
            let mut one = one.clone();
            one.head.code = format!("SH-{pid}");
            (pid.as_str(), one)
        })
        .collect();
    let (page, _) = board(&all, &[], Lang::Zh);
    assert!(page.len() < 350_000, "{} bytes", page.len());
}
