//! Signatures and keys, and the texts that are signed.

use crate::book::Book;
use crate::samples::{list, project, round, words};
use crate::{each, say};
use sanjian::domain::issue::IssueStep;
use sanjian::domain::key::Key;
use sanjian::domain::lists::Pinned;
use sanjian::domain::ruling::Ruling;
use sanjian::domain::signature::{Labels, Signature};
use sanjian::domain::statement::Stand;
use sanjian::domain::trail::{Earlier, Moved, Trail};
use sanjian::domain::{CheckRecord, Role};
use sanjian::text::attest;
use sanjian::text::signing::{self, RecordPlace, SignedDocument, SignedSheet, Signer};
use serde_json::{Value, json};
use std::sync::Arc;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    keys(&mut book);
    texts(&mut book);
    book
}

fn key(vouched: Option<&str>) -> Key {
    Key {
        kid: "0011".into(),
        public: String::new(),
        person: "P7".into(),
        name: "李四".into(),
        org: "监理".into(),
        role: Role::Supervisor,
        t: "2026-05-01T09:00:00+08:00".into(),
        record: "d-2".into(),
        vouched: vouched.map(str::to_owned),
        ended: None,
    }
}

fn signature(stand: Stand, reason: &str) -> Signature {
    Signature {
        record: "d-9".into(),
        party: "receiving".into(),
        role: Role::Supervisor,
        by: "P7".into(),
        kid: "0011".into(),
        stand,
        reason: reason.into(),
        t: "2026-05-01T10:00:00+08:00".into(),
        digest: "0123456789abcdef".into(),
    }
}

fn keys(book: &mut Book) {
    let title = words("接收方", "Receiving");
    say! { book; attest::party(Some(&title)); attest::party(None); }
    let stands = [Stand::Agree, Stand::Refuse];
    each! { book; attest::stand of stands }
    let refused = signature(Stand::Refuse, "漏浆");
    let known = project(json!({"keys": {"0011": key(None)}, "signatures": {"d-1": [refused]}}));
    for (stand, reason) in [(Stand::Agree, ""), (Stand::Refuse, "漏浆")] {
        say! { book; attest::signature(&known, "接收方", &signature(stand, reason)); }
    }
    let mut check = round();
    say! { book; attest::refusal(&known, &check); }
    check.refused = Some("d-9".into());
    say! { book;
        attest::refusal(&known, &check);
        attest::trust(&key(None));
        attest::trust(&key(Some("P8")));
    }
}

fn check() -> CheckRecord {
    let tally = json!({"items": 4, "nonconforming": 1, "points": 2, "conforming": 1, "general_points": 0,
        "general_conforming": 0, "general_attributes": 1, "general_excellent": 1});
    let answers = json!([
        {"item": "a", "checked": 20, "failed": 1, "excellent": 12, "result": "pass"},
        {"item": "m", "design": "300", "measured": ["302", "298.5"], "readings": ["2", "-1.5"], "who": "x"},
        {"item": "d", "documents": [{"kind": "合格证", "no": "N1", "date": "2026-02-01", "until": "2027-02-01"}]},
        {"item": "n", "result": "na", "note": "没有"}]);
    let check = json!({"subject": "L1", "stage": "handover", "at": "2026-05-01T09:30:00+08:00", "by": "P3",
        "capacity": 36, "capacity_why": "少两间", "counts": {"bend": 8}, "dims": {"H": "54000"},
        "remedy": "redone", "instruments": ["QL-1"], "answers": answers, "date_confirmed": "ahead",
        "weather": "晴",
        "evidence": [{"hash": "ab", "size": 12, "media": "image/jpeg", "name": "p.jpg", "item": "m"}],
        "standby": {"from": "2026-05-01T08:00:00+08:00", "to": "2026-05-01T09:00:00+08:00"},
        "round": 2, "variants": ["slab"],
        "checklist": {"id": "t.list", "version": "1.0.0", "hash": "0123456789abcdef01"},
        "outcome": "rejected", "grade": null, "failing": ["m"], "dominant": ["m"],
        "flags": [{"flag": "unwitnessed"}, {"flag": "short_notice", "given": 10, "hours": 48},
            {"flag": "instrument", "code": "QL-1", "until": "2026-01-01"}], "tally": tally});
    serde_json::from_value(check).unwrap()
}

fn ruling() -> Ruling {
    let ruling = json!({"subject": "L1", "what": "concession", "at": "2026-05-02T09:00:00+08:00", "by": "P9",
        "reason": "加固", "papers": [{"kind": "agreement", "no": "X2", "date": "2026-05-01", "signer": "业主"}],
        "of": "d-3", "into": ["L2", "L3"], "entered": "2026-05-02T10:00:00+08:00"});
    serde_json::from_value(ruling).unwrap()
}

fn step(beside: Value) -> IssueStep {
    let mut step =
        json!({"issue": "d-5/m", "at": "2026-05-02T09:00:00+08:00", "by": "P4", "text": "补绑"});
    let beside = beside.as_object().unwrap().clone();
    step.as_object_mut().unwrap().extend(beside);
    serde_json::from_value(step).unwrap()
}

/// A step with everything that can stand before one.
fn trail() -> Trail {
    let pinned = Pinned {
        checklist: list(),
        hash: String::new(),
        bytes: Vec::new(),
    };
    let settled = json!({"subject": "L1", "stands": "d-5", "aside": [], "why": "照片为准", "by": "P9",
        "at": "2026-05-03T09:00:00+08:00"});
    let assign =
        step(json!({"step": "assign", "crew": "一班", "due": "2026-05-05", "severity": "serious"}));
    let before = [
        ("d-5", Moved::Check(Box::new(check()), Arc::new(pinned))),
        ("d-6", Moved::Step(assign)),
        ("d-7", Moved::Step(step(json!({"step": "rectify"})))),
        ("d-8", Moved::Ruling(ruling())),
        (
            "d-9",
            Moved::Settlement(serde_json::from_value(settled).unwrap()),
        ),
    ];
    let before = before.map(|(record, what)| Earlier {
        record: record.into(),
        what,
    });
    let last = step(json!({"step": "verify", "passed": true}));
    Trail::of("d-10", last, before.into()).unwrap()
}

/// An issue opened by hand.
fn opening() -> Trail {
    let opening = json!({"step": "open", "subject": "L1", "item": "m", "severity": "ordinary", "place": "三轴"});
    Trail::of("d-11", step(opening), Vec::new()).unwrap()
}

fn texts(book: &mut Book) {
    let (check, list, ruling) = (check(), list(), ruling());
    let (trail, opening) = (trail(), opening());
    let labels = Labels {
        project: "T1".into(),
        project_name: "一号楼".into(),
        subject_name: "墙".into(),
        location: "二层".into(),
        stage: "交接检".into(),
        maker: "张三".into(),
        signer: "李四".into(),
        org: "监理".into(),
        ..Labels::default()
    };
    let title = words("接收方", "Receiving");
    let documents = [
        (SignedDocument::Check(&check, &list), "ok"),
        (SignedDocument::Ruling(&ruling), "back"),
        (SignedDocument::Step(&trail), "jump"),
        (SignedDocument::Step(&opening), "unset"),
        (SignedDocument::Step(&opening), "unheard_of"),
    ];
    for (document, clk) in documents {
        let (stand, title) = match clk {
            "ok" => (Stand::Refuse, Some(&title)),
            _ => (Stand::Agree, None),
        };
        let place = RecordPlace {
            record: "d-7".into(),
            h: "ff".into(),
            t: "2026-05-01T09:31:00.000+08:00".into(),
            clk: clk.into(),
        };
        let signer = Signer {
            party: "receiving",
            title,
            role: Role::Supervisor,
            by: "P7",
            kid: "0011",
            stand,
            reason: "漏浆",
            t: "2026-05-01T10:00:00+08:00",
        };
        let (place, labels) = (&place, &labels);
        let sheet = SignedSheet {
            document,
            place,
            labels,
            signer,
        };
        book.each("signing::lines", [document], |lang, _| {
            signing::lines(lang, &sheet)
        });
    }
    for answer in &check.submission.answers {
        book.named("signing::answer::fields", &answer.item, |lang| {
            signing::answer_fields(lang, answer)
        });
    }
}
