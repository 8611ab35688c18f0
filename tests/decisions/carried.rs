//! What the next check may take over, from files anyone can read; and that whatever is offered is taken,
//! recorded with where it stands, and judged again the same.

use super::place::{Place, on};
use sanjian::domain::check::Remedy;
use sanjian::domain::offers::AnswerOffer;
use sanjian::domain::reference::Unfounded;
use sanjian::domain::trouble::Answering;
use sanjian::domain::{Answer, Kind, Outcome, Quantity, Subject, Submission, Trouble};
use sanjian::workspace::{Command, Done};
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// One item of each way of answering.
const RICH: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "place.rich", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "全", "en": "Rich"}, "standard": "EXAMPLE", "pass_rate": "0.80",
 "variants": [{"group": "of", "id": "high", "zh": "高级", "en": "high"},
              {"group": "of", "id": "plain", "zh": "普通", "en": "plain"}],
 "choose": {"of": "one"},
 "items": [
  {"id": "doc", "class": "dominant", "title": {"zh": "资料", "en": "Papers"}, "clause": "1",
   "method": {"zh": "查", "en": "read"}, "sampling": {"rule": "fixed", "at_least": 1},
   "judge": {"kind": "document", "required": ["合格证"]}},
  {"id": "look", "class": "dominant", "title": {"zh": "牢固", "en": "Firm"}, "clause": "2",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}},
  {"id": "even", "class": "general", "title": {"zh": "平整", "en": "Even"}, "clause": "3",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}},
  {"id": "size", "class": "general", "title": {"zh": "尺寸", "en": "Size"}, "clause": "4",
   "method": {"zh": "尺量", "en": "measure"}, "sampling": {"rule": "fixed", "at_least": 3},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}},
  {"id": "gap", "class": "general", "title": {"zh": "缝宽", "en": "Gap"}, "clause": "5",
   "method": {"zh": "尺量", "en": "measure"}, "sampling": {"rule": "fixed", "at_least": 3},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}}
 ]
}"#;

/// What is answered where a file says nothing else.
const USUAL: [(&str, &str); 5] = [
    ("doc", "HG-1"),
    ("look", "pass"),
    ("even", "pass"),
    ("size", "1 2 3"),
    ("gap", "na 本批无此项"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    /// What was concluded before, in order.
    checks: Vec<Said>,
    /// The lot whose next check is asked about.
    next: String,
    /// How it was mended, if that is to be said.
    remedy: Option<Remedy>,
    /// Who concludes it.
    by: String,
    /// Where each item's offer stands: lot, stage and round. Items that are not named have none.
    expect: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    lot: String,
    stage: String,
    by: String,
    day: u32,
    remedy: Option<Remedy>,
    #[serde(default)]
    says: BTreeMap<String, String>,
}

fn answer(item: &str, said: &str) -> Answer {
    let mut body = match (item, said.split_once(' ')) {
        (_, Some(("na", note))) => json!({"result": "na", "note": note}),
        _ if matches!(said, "pass" | "excellent" | "fail") => json!({"result": said}),
        ("doc", _) => {
            json!({"documents": [{"kind": "合格证", "no": said, "date": "2026-04-01"}]})
        }
        ("size" | "gap", _) => json!({"readings": said.split(' ').collect::<Vec<_>>()}),
        _ => json!({"checked": 20, "failed": said.parse::<u64>().unwrap()}),
    };
    body["item"] = item.into();
    serde_json::from_value(body).unwrap()
}

fn answers(says: &BTreeMap<String, String>) -> Vec<Answer> {
    let said =
        |(item, usual): (&str, &str)| answer(item, says.get(item).map_or(usual, String::as_str));
    USUAL.into_iter().map(said).collect()
}

fn lot(code: &str, crew: &str, variant: &str) -> Subject {
    Subject {
        checklist: "place.rich".into(),
        crew: crew.into(),
        capacity: Quantity::of(20),
        variants: vec![variant.into()],
        ..Subject::new(code, "I", Kind::Lot, code)
    }
}

/// Three lots of one crew, one of another crew, one of another kind.
fn place() -> Place {
    let mut place = Place::new();
    place.change("rich", RICH);
    let lots = vec![
        lot("L1", "一班", "plain"),
        lot("L2", "一班", "plain"),
        lot("L3", "一班", "plain"),
        lot("M1", "二班", "plain"),
        lot("V1", "一班", "high"),
    ];
    let planned = place.workspace.execute(Command::PlanSubjects(lots));
    planned.unwrap();
    place
}

impl Said {
    fn submission(&self) -> Submission {
        Submission {
            subject: self.lot.clone(),
            stage: self.stage.clone(),
            at: on(self.day).into(),
            by: self.by.clone(),
            remedy: self.remedy,
            answers: answers(&self.says),
            ..Submission::default()
        }
    }
}

/// Where an offer stands, as the files have it.
fn whence(next: &str, offer: &AnswerOffer) -> String {
    let taken = offer.source.taken.as_ref();
    let subject = taken.map_or(next, |taken| &taken.subject);
    format!("{subject} {} {}", offer.stage, offer.source.round)
}

/// The state and the reasons are the same when the records are read again, and nothing in them is doubted.
fn stands_when_read_again(place: &mut Place, record: &str) {
    let live = place.workspace.reasons(record).unwrap().verdict;
    let before = format!("{:?}", place.workspace.project().unwrap().nodes());
    place.restart();
    assert_eq!(
        format!("{:?}", place.workspace.project().unwrap().nodes()),
        before
    );
    assert_eq!(place.workspace.reasons(record).unwrap().verdict, live);
    let findings = place.workspace.verify(None).unwrap();
    assert!(findings.iter().all(|found| found.verdicts.is_empty()));
}

/// Tells one story; what is offered at its end is confirmed and has to be taken.
fn tell(story: &Story) {
    let mut place = place();
    for said in &story.checks {
        place.done(Command::Conclude(said.submission()));
    }
    let next = place
        .workspace
        .next_check(&story.next, story.remedy)
        .unwrap();
    let offers = &next.carried.offers;
    let told = { offers.iter() }.map(|one| (one.answer.item.clone(), whence(&story.next, one)));
    assert_eq!(told.collect::<BTreeMap<_, _>>(), story.expect);
    let mut check = Submission {
        subject: story.next.clone(),
        stage: next.stage.id.clone(),
        at: on(18).into(),
        by: story.by.clone(),
        remedy: story.remedy,
        answers: answers(&BTreeMap::new()),
        ..Submission::default()
    };
    for offer in offers {
        check.answers.retain(|own| own.item != offer.answer.item);
        check.answers.push(offer.answer.clone().because("看过"));
    }
    let Done::Concluded(done) = place.workspace.execute(Command::Conclude(check)).unwrap() else {
        panic!("what is offered is refused")
    };
    assert_eq!(done.decision.record.outcome, Outcome::Accepted);
    for offer in offers {
        let mut items = done.decision.verdict.items.iter();
        let item = items.find(|one| one.item == offer.answer.item).unwrap();
        let source = item.source.as_ref().unwrap();
        assert_eq!(
            (&source.at, &source.by),
            (&offer.source.at, &offer.source.by)
        );
        assert!(
            source
                .taken
                .as_ref()
                .is_none_or(|taken| taken.why == "看过")
        );
    }
    stands_when_read_again(&mut place, &done.record);
}

#[test]
fn every_story_offers_what_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions/carried");
    let mut told = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "toml") {
            eprintln!("{}", path.display());
            tell(&toml::from_str(&fs::read_to_string(path).unwrap()).unwrap());
            told += 1;
        }
    }
    assert!(told > 8);
}

fn unfounded(place: &mut Place, check: &Submission, answer: Answer) -> Trouble {
    let mut check = check.clone();
    check.answers.retain(|own| own.item != answer.item);
    check.answers.push(answer);
    let mut troubles = place.refused(Command::Conclude(check));
    assert_eq!(troubles.len(), 1, "{troubles:?}");
    troubles.remove(0)
}

fn refused(why: Unfounded) -> Trouble {
    Trouble::Answering(Answering::Unfounded(why))
}

fn said(lot: &str, stage: &str, by: &str, day: u32) -> Said {
    let says = BTreeMap::new();
    Said {
        lot: lot.into(),
        stage: stage.into(),
        by: by.into(),
        day,
        remedy: None,
        says,
    }
}

#[test]
fn nobody_takes_over_what_was_measured_counted_or_said_otherwise() {
    let mut place = place();
    let mut first = said("L1", "self", "leader", 2);
    first.says.insert("even".into(), "3".into());
    first.says.insert("gap".into(), "1 2 3".into());
    let record = place.done(Command::Conclude(first.submission()));
    let second = said("L2", "self", "leader", 3).submission();
    for (item, says) in [
        ("size", "1 2 3"),
        ("even", "3"),
        ("even", "pass"),
        ("gap", "na 本批无此项"),
    ] {
        let copied = answer(item, says).from_record(&record);
        let why = unfounded(&mut place, &second, copied);
        assert_eq!(why, refused(Unfounded::Differs), "{item} {says}");
    }
    let papers = answer("doc", "HG-1").from_record(&record);
    let why = unfounded(&mut place, &second, papers);
    assert_eq!(
        why,
        refused(Unfounded::Differs),
        "papers are those of their lot"
    );
}

#[test]
fn nobody_takes_over_from_the_other_side_another_stage_or_another_kind() {
    let mut place = place();
    let pass = [
        ("self", "leader"),
        ("mutual", "worker"),
        ("handover", "foreman"),
    ];
    let mut records = Vec::new();
    for (day, (stage, by)) in (2..).zip(pass) {
        let check = said("L1", stage, by, day).submission();
        records.push(place.done(Command::Conclude(check)));
    }
    let taking = |item: &str, says: &str, from: &str| answer(item, says).from_record(from);
    let formal = said("L1", "acceptance", "supervisor", 6).submission();
    let why = unfounded(&mut place, &formal, taking("doc", "HG-1", &records[2]));
    assert_eq!(why, refused(Unfounded::OtherSide));
    let other = said("L2", "self", "leader", 6).submission();
    let why = unfounded(&mut place, &other, taking("look", "pass", &records[1]));
    assert_eq!(why, refused(Unfounded::Unlike), "another stage");
    let high = said("V1", "self", "leader", 6).submission();
    let why = unfounded(&mut place, &high, taking("look", "pass", &records[0]));
    assert_eq!(why, refused(Unfounded::Unlike), "another kind");
    let why = unfounded(&mut place, &other, taking("look", "pass", "nowhere-1"));
    assert_eq!(why, refused(Unfounded::Absent));
}

#[test]
fn what_failed_elsewhere_is_looked_at() {
    let mut place = place();
    let mut first = said("L1", "self", "leader", 2);
    first.says.insert("look".into(), "fail".into());
    let record = place.done(Command::Conclude(first.submission()));
    let second = said("L2", "self", "leader", 3).submission();
    let taking = answer("even", "pass").from_record(&record);
    let why = unfounded(&mut place, &second, taking);
    assert_eq!(why, refused(Unfounded::Unlike), "that check did not pass");
}
