//! The digest covers exactly what the screen shows (K2). Every single value that goes into a text is
//! changed once: the lines must change with it, unless it is named here as one that no reader is
//! shown. And what a statement says is on the screen, but for what binds it to the journal.

use super::*;
use crate::domain::issue::{IssueStep, Severity, Step};
use crate::domain::lists::Pinned;
use crate::domain::statement::{SIGN, Statement};
use crate::domain::trail::{Earlier, Moved, Trail};
use serde_json::{Value, json};
use std::sync::Arc;

const RULING: &str = r#"{"subject":"L-1","what":"concession","at":"2026-05-02T09:00:00+08:00",
"by":"P09","reason":"加固","papers":[{"kind":"treatment_scheme","no":"F1","date":"2026-05-01",
"signer":"王五","blob":"cd"},{"kind":"agreement","no":"X2","date":"2026-05-01","signer":"业主"}],
"of":"dev-3","into":["L-2","L-3"]}"#;

const STEPS: &str = r#"[{"step":"assign","issue":"dev-5/m","at":"2026-05-02T09:00:00+08:00","by":"P04",
"crew":"钢筋一班","due":"2026-05-05","severity":"serious","text":"补绑"},
{"step":"rectify","issue":"dev-5/m","at":"2026-05-03T09:00:00+08:00","by":"P01","text":"已补绑",
"evidence":[{"hash":"cd","size":9,"media":"image/jpeg","name":"q.jpg"}]},
{"step":"verify","passed":false,"issue":"dev-5/m","at":"2026-05-04T09:00:00+08:00","by":"P03","text":"仍差",
"evidence":[{"hash":"ef","size":8,"media":"image/jpeg","name":"r.jpg"}]}]"#;

const OPENED: &str = r#"{"step":"open","subject":"L-1","item":"m","severity":"ordinary","place":"三轴",
"at":"2026-05-01T09:00:00+08:00","by":"P07","text":"露筋"}"#;

/// Values nobody is shown; the record's hash, which is shown, covers them: the rest of a checklist's
/// long hash, what repeats the failing items, and the counts behind the points.
const UNSHOWN: [&str; 8] = [
    "/checklist/hash",
    "/dominant/0",
    "/tally/items",
    "/tally/nonconforming",
    "/tally/general_points",
    "/tally/general_conforming",
    "/tally/general_attributes",
    "/tally/general_excellent",
];

/// Every value in a JSON text that is no list and no object, by its pointer.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(map) => map
            .iter()
            .for_each(|(name, each)| leaves(each, &format!("{at}/{name}"), found)),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(nth, each)| leaves(each, &format!("{at}/{nth}"), found)),
        _ => found.push(at.to_owned()),
    }
}

/// Another value of the same sort; none where the words are few and it is changed to one of them.
fn another(at: &str, value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_u64().unwrap() + 1),
        Value::Bool(on) => json!(!on),
        Value::Null => json!("excellent"),
        Value::String(text) => json!(match (at.rsplit('/').next().unwrap(), text.as_str()) {
            ("outcome", _) => "accepted".to_owned(),
            ("remedy", _) => "repaired".to_owned(),
            ("result", _) => "pass".to_owned(),
            ("flag", "unwitnessed") => return Value::Null,
            ("flag", _) | ("step", _) => return Value::Null,
            ("what", _) => "designer".to_owned(),
            ("kind", "treatment_scheme" | "agreement") => "other".to_owned(),
            ("severity", _) => "slight".to_owned(),
            (_, text) => format!("{text}0"),
        }),
        other => other.clone(),
    }
}

/// The pointers of those values whose change leaves the lines as they are.
fn unshown(text: &str, lines: impl Fn(&str) -> Option<Vec<String>>) -> Vec<String> {
    let whole: Value = serde_json::from_str(text).unwrap();
    let before = lines(text).unwrap();
    let mut all = Vec::new();
    leaves(&whole, "", &mut all);
    assert!(all.len() > 5, "{all:?}");
    let stays = |at: &String| {
        let mut changed = whole.clone();
        let value = changed.pointer_mut(at).unwrap();
        match another(at, value) {
            Value::Null => return false,
            other => *value = other,
        }
        let after = lines(&changed.to_string());
        after.is_some_and(|after| proof::digest(&after) == proof::digest(&before))
    };
    all.into_iter().filter(stays).collect()
}

fn of(document: SignedDocument, lang: Lang) -> Vec<String> {
    with(document, lang, &place(), &labels(), &signer(&witness()))
}

fn with(
    document: SignedDocument,
    lang: Lang,
    place: &RecordPlace,
    labels: &Labels,
    signer: &Signer,
) -> Vec<String> {
    lines(
        lang,
        &SignedSheet {
            document,
            place,
            labels,
            signer: signer.clone(),
        },
    )
}

fn witness() -> Words {
    Words {
        zh: "见证方".into(),
        en: "Witness".into(),
    }
}

fn signer(title: &Words) -> Signer<'_> {
    Signer {
        party: "witness",
        title: Some(title),
        role: Role::Supervisor,
        by: "P07",
        kid: "0011",
        stand: Stand::Refuse,
        reason: "保护层不足",
        t: "2026-05-01T09:40:00+08:00",
    }
}

fn check() -> CheckRecord {
    serde_json::from_str(RECORD).unwrap()
}

fn pinned() -> Arc<Pinned> {
    Arc::new(Pinned {
        checklist: list(),
        hash: "0123456789abcdef01".into(),
        bytes: Vec::new(),
    })
}

/// The last of the steps, with what led to it: an opening by a check, or by hand.
fn trail(steps: &str, check: Option<CheckRecord>) -> Option<Trail> {
    let mut steps: Vec<IssueStep> = serde_json::from_str(steps).ok()?;
    let last = steps.pop()?;
    let moved = steps.into_iter().map(Moved::Step);
    let first = check.map(|check| Moved::Check(Box::new(check), pinned()));
    let all = first.into_iter().chain(moved);
    let earlier = |(nth, what)| Earlier {
        record: format!("dev-{}", 5 + nth),
        what,
    };
    Trail::of("dev-9", last, all.enumerate().map(earlier).collect())
}

#[test]
fn whatever_is_changed_in_a_check_changes_the_text() {
    for lang in [Lang::Zh, Lang::En] {
        let lines = |text: &str| {
            let check: CheckRecord = serde_json::from_str(text).ok()?;
            Some(of(SignedDocument::Check(&check, &list()), lang))
        };
        assert_eq!(unshown(RECORD, lines), UNSHOWN);
    }
}

#[test]
fn a_date_that_was_looked_at_is_part_of_the_text() {
    let said = |word: &str| {
        let mut check = check();
        check.submission.date_confirmed = word.to_owned();
        let lines = of(SignedDocument::Check(&check, &list()), Lang::Zh);
        let mut of_date = lines.into_iter().filter(|line| line.starts_with("日期经"));
        of_date.next()
    };
    let line = |words: &str| Some(format!("日期经办理人核对：{words}"));
    assert_eq!(said("backwards"), line("早于上一次检查"));
    assert_eq!(said("of a later version"), line("of a later version"));
    assert_eq!(said(""), None);
}

#[test]
fn whatever_is_changed_in_a_ruling_changes_the_text() {
    for lang in [Lang::Zh, Lang::En] {
        let lines = |text: &str| {
            let ruling: Ruling = serde_json::from_str(text).ok()?;
            Some(of(SignedDocument::Ruling(&ruling), lang))
        };
        assert_eq!(unshown(RULING, lines), Vec::<String>::new());
    }
}

#[test]
fn whatever_is_changed_in_a_step_or_before_it_changes_the_text() {
    for lang in [Lang::Zh, Lang::En] {
        let by_check = |text: &str| {
            let trail = trail(text, Some(check()))?;
            Some(of(SignedDocument::Step(&trail), lang))
        };
        // The issue's id is that of the check and the item: another one leads nowhere.
        assert_eq!(unshown(STEPS, by_check), Vec::<String>::new());
        let by_hand = |text: &str| {
            let trail = trail(&format!("[{text}]"), None)?;
            Some(of(SignedDocument::Step(&trail), lang))
        };
        assert_eq!(unshown(OPENED, by_hand), Vec::<String>::new());
        // Of the check that opened it: who, when, what came of it, and the item's own answer.
        let found = |text: &str| {
            let check = serde_json::from_str(text).ok()?;
            let trail = trail(STEPS, Some(check))?;
            Some(of(SignedDocument::Step(&trail), lang))
        };
        let unshown = unshown(RECORD, found);
        for shown in [
            "/at",
            "/by",
            "/round",
            "/outcome",
            "/answers/1/design",
            "/answers/1/measured/0",
            "/answers/1/measured/1",
            "/answers/1/who",
            "/subject",
        ] {
            assert!(!unshown.iter().any(|at| at == shown), "{shown}");
        }
        assert!(
            unshown.iter().any(|at| at == "/answers/0/checked"),
            "other items are not"
        );
    }
}

#[test]
fn whatever_is_changed_around_the_document_changes_the_text() {
    let check = check();
    let list = list();
    let document = SignedDocument::Check(&check, &list);
    let title = witness();
    for lang in [Lang::Zh, Lang::En] {
        let before = of(document, lang);
        let labels = |text: &str| {
            let labels: Labels = serde_json::from_str(text).ok()?;
            Some(with(document, lang, &place(), &labels, &signer(&title)))
        };
        let text = serde_json::to_string(&super::labels()).unwrap();
        assert_eq!(unshown(&text, labels), Vec::<String>::new());
        let places: [fn(&mut RecordPlace); 4] = [
            |place| place.record.push('0'),
            |place| place.h.push('0'),
            |place| place.t.push('0'),
            |place| place.clk = "ok".to_owned(),
        ];
        for change in places {
            let mut place = place();
            change(&mut place);
            let after = with(document, lang, &place, &super::labels(), &signer(&title));
            assert_ne!(proof::digest(&before), proof::digest(&after));
        }
        let signers: [fn(&mut Signer); 7] = [
            |signer| signer.party = "handing",
            |signer| signer.title = None,
            |signer| signer.role = Role::Owner,
            |signer| signer.by = "P08",
            |signer| signer.kid = "0012",
            |signer| signer.stand = Stand::Agree,
            |signer| signer.reason = "别的",
        ];
        for change in signers {
            let mut signer = signer(&title);
            change(&mut signer);
            let after = with(document, lang, &place(), &super::labels(), &signer);
            assert_ne!(proof::digest(&before), proof::digest(&after));
        }
        let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
        assert_ne!(proof::digest(&before), proof::digest(&of(document, other)));
    }
}

#[test]
fn nothing_in_a_statement_is_hidden_from_the_signer() {
    let check = check();
    let list = list();
    let text = of(SignedDocument::Check(&check, &list), Lang::Zh);
    let (title, place) = (witness(), place());
    let signer = signer(&title);
    let statement = Statement {
        by: signer.by.to_owned(),
        ctx: SIGN.to_owned(),
        digest: proof::digest(&text),
        doc: place.record,
        doc_h: place.h,
        form: FORM,
        head: ("dev".to_owned(), 8, "ee".to_owned()),
        kid: signer.kid.to_owned(),
        lang: "zh".to_owned(),
        party: signer.party.to_owned(),
        pid: "pid".to_owned(),
        reason: signer.reason.to_owned(),
        rev: 1,
        role: signer.role,
        subject: check.submission.subject.clone(),
        t: signer.t.into(),
        verdict: signer.stand,
    };
    // What binds it: to its purpose, the journal before it, the project, and to these very lines.
    const BINDING: [&str; 7] = ["ctx", "digest", "form", "head", "lang", "pid", "rev"];
    let text = text.join("\n");
    let Value::Object(fields) = serde_json::to_value(&statement).unwrap() else {
        panic!("an object");
    };
    for (name, value) in fields {
        let word = match name.as_str() {
            "role" => words::role(Lang::Zh, statement.role).to_owned(),
            "verdict" => refuses(Lang::Zh).to_owned(),
            _ => value.as_str().unwrap_or_default().to_owned(),
        };
        let shown = !word.is_empty() && text.contains(&word);
        assert!(shown || BINDING.contains(&name.as_str()), "{name} {value}");
    }
}

#[test]
fn records_that_do_not_lead_to_a_step_make_no_document() {
    let step = |text: &str| serde_json::from_str::<IssueStep>(text).unwrap();
    let steps: Vec<IssueStep> = serde_json::from_str(STEPS).unwrap();
    let earlier = |record: &str, what| Earlier {
        record: record.to_owned(),
        what,
    };
    let found = || earlier("dev-5", Moved::Check(Box::new(check()), pinned()));
    let last = || steps[2].clone();
    let is_one = |before: Vec<Earlier>| Trail::of("dev-9", last(), before).is_some();
    assert!(is_one(vec![found()]));
    assert!(!is_one(Vec::new()), "without its opening");
    let other = earlier("dev-6", Moved::Check(Box::new(check()), pinned()));
    assert!(!is_one(vec![other]), "opened by another check");
    let mut passing = check();
    passing.failing.clear();
    let passing = earlier("dev-5", Moved::Check(Box::new(passing), pinned()));
    assert!(!is_one(vec![passing]), "the item did not fail");
    let opening = step(OPENED);
    let by_hand = earlier("dev-5", Moved::Step(opening.clone()));
    assert!(!is_one(vec![by_hand]), "opened by hand, not by a check");
    let mut foreign = steps[0].clone();
    foreign.issue = "dev-4/m".to_owned();
    let foreign = earlier("dev-6", Moved::Step(foreign));
    assert!(!is_one(vec![found(), foreign]), "a step of another issue");
    let mut elsewhere = check();
    elsewhere.submission.subject = "L-9".to_owned();
    let elsewhere = earlier("dev-6", Moved::Check(Box::new(elsewhere), pinned()));
    assert!(
        !is_one(vec![found(), elsewhere]),
        "a check of another subject"
    );
    assert!(Trail::of("dev-9", opening.clone(), Vec::new()).is_some());
    let before = vec![found()];
    assert!(
        Trail::of("dev-9", opening, before).is_none(),
        "before its opening"
    );
}

#[test]
fn the_form_of_a_step_is_frozen() {
    let forms = [Lang::Zh, Lang::En].map(|lang| {
        let steps: Vec<IssueStep> = serde_json::from_str(STEPS).unwrap();
        let mut all = Vec::new();
        for last in 1..=steps.len() {
            let text = serde_json::to_string(&steps[..last]).unwrap();
            let trail = trail(&text, Some(check())).unwrap();
            all.extend(of(SignedDocument::Step(&trail), lang));
        }
        let opened = trail(&format!("[{OPENED}]"), None).unwrap();
        all.extend(of(SignedDocument::Step(&opened), lang));
        let severities = Severity::ALL.map(|one| words::severity(lang, one).to_owned());
        let passed = Step::Verify { passed: true };
        let rest = [Step::Close, passed].map(|one| crate::text::issue::step(lang, &one).to_owned());
        all.extend(severities.into_iter().chain(rest));
        proof::code(&proof::digest(&all))
    });
    assert_eq!(forms, ["4E53-995A", "AC01-4777"], "{FORM}");
}
