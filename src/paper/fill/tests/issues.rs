//! Papers that follow one another: an order to stop, the request to go on and the order to; a notice and its answer.

use super::Site;
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::issued::{PaperRecord, PaperTurn, PaperWords};
use crate::domain::{Event, Kind, Subject};

fn step(issue: &str, by: &str, step: Step, text: &str) -> Event {
    Event::Issue(IssueStep {
        issue: issue.into(),
        step,
        at: "2026-03-02T10:00:00+08:00".into(),
        by: by.into(),
        text: text.into(),
        evidence: Vec::new(),
    })
}

fn issue(form: &str, number: &str, about: &str) -> Event {
    Event::Paper(PaperRecord {
        turn: PaperTurn::Issue {
            form: form.into(),
            number: number.into(),
            hash: String::new(),
            about: vec![about.into()],
            covers: Vec::new(),
            words: PaperWords::default(),
            signatures: false,
        },
        at: "2026-03-02T11:00:00+08:00".into(),
        by: "P6".into(),
        text: String::new(),
    })
}

#[test]
fn what_follows_an_order_names_it_and_says_only_what_was_done() {
    let mut site = Site::new(Vec::new());
    site.plan(Subject::new("I", "U", Kind::Item, "钢筋安装"));
    let open = Step::Open {
        subject: "I".into(),
        item: String::new(),
        severity: Severity::Serious,
        place: "B轴".into(),
    };
    let id = site.apply(step("", "P5", open, "未经验收擅自隐蔽"));
    let stopped = site.filled_of_issues("suspend");
    assert_eq!(stopped.plain("to"), "江城建工");
    assert_eq!(stopped.plain("reason"), "未经验收擅自隐蔽");
    assert_eq!(stopped.plain("location"), "钢筋安装 B轴");
    assert_eq!(stopped.plain("begin_time"), "");
    assert_eq!(site.filled_of_issues("resume").plain("order_number"), "");
    site.apply(issue("notice", "TZ-1", &id));
    let withdrawn = site.apply(issue("suspend", "ZT-1", &id));
    site.apply(Event::Paper(PaperRecord {
        turn: PaperTurn::Withdraw { paper: withdrawn },
        at: "2026-03-02T11:30:00+08:00".into(),
        by: "P6".into(),
        text: "笔误".into(),
    }));
    site.apply(issue("suspend", "ZT-2", &id));
    let resumed = site.filled_of_issues("resume");
    assert_eq!(resumed.plain("order_number"), "ZT-2");
    assert_eq!(resumed.plain("to"), "江城建工");
    assert_eq!(
        site.filled_of_issues("reply").plain("notice_number"),
        "TZ-1"
    );
    let request = site.filled_of_issues("resume-request");
    assert_eq!(
        (request.plain("to"), request.plain("work")),
        ("正衡监理".into(), String::new())
    );
    site.apply(step(&id, "P5", Step::Close, "已剥开检查，符合要求"));
    let request = site.filled_of_issues("resume-request");
    assert!(
        request.plain("work").contains("孔繁荣"),
        "{}",
        request.plain("work")
    );
}
