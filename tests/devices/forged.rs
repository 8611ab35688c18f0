//! Journals that somebody rewrote who has one of the laptops: what the others have seen, and what the
//! machine remembers, speaks against them. And keys that two laptops made or ended unheard of.

use crate::identity::on;
use crate::sim_disk::{Image, SimDisk};
use crate::site::{Laptop, files, stick};
use sanjian::audit::attested::SignatureFlaw;
use sanjian::audit::contrary::Contradiction;
use sanjian::audit::findings::Findings;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::store::format::canonical;
use sanjian::store::{Disk, FaultKind, sha256_hex};
use sanjian::text::Lang;
use sanjian::workspace::held::exchanged::Synced;
use sanjian::workspace::signing::keys::{Authority, KeyCommand};
use sanjian::workspace::{Command, Cost, Done, Pin};
use serde_json::{Value, from_value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn verified(laptop: &Laptop) -> Findings {
    laptop.workspace.verify(None).unwrap().remove(0)
}

fn line(entry: &Value) -> Vec<u8> {
    let body = String::from_utf8(canonical::to_bytes(entry).unwrap()).unwrap();
    let h = sha256_hex(format!("sanjian/rec/1\0{body}").as_bytes());
    format!("{{\"h\":\"{h}\",\"e\":{body}}}\n").into_bytes()
}

/// The last file of a device's journal on a disk.
fn last_file(disk: &SimDisk, did: &str) -> (PathBuf, Vec<u8>) {
    let part = format!("/log/{did}/");
    let all = files(disk).into_iter();
    let mut own = all.filter(|(path, _)| path.to_string_lossy().contains(&part));
    own.next_back().unwrap()
}

/// Two laptops that have met; each has seen the other's last record.
fn two() -> (Laptop, Laptop, Arc<SimDisk>) {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick);
    b.meets(&stick);
    b.check("L0", "self", true).unwrap();
    b.meets(&stick);
    a.meets(&stick);
    a.check("L1", "self", true).unwrap();
    (a, b, stick)
}

#[test]
fn a_journal_that_another_device_saw_cannot_be_rewritten_or_cut() {
    let (a, b, _) = two();
    a.assert_sound();
    let (path, bytes) = last_file(&a.disk, &b.did());
    let text = String::from_utf8(bytes.clone()).unwrap();
    let mut entry: Value = serde_json::from_str(&text).unwrap();
    entry["e"]["mono"] = 1.into();
    a.disk.replace(&path, &line(&entry["e"])).unwrap();
    let findings = verified(&a);
    assert!(findings.bytes.is_sound(), "byte for byte it is in order");
    let how = &findings.contrary[0].how;
    assert!(matches!(how, Contradiction::Exchanged { .. }), "{how:?}");
    a.disk.remove(&path).unwrap();
    let how = &verified(&a).contrary[0].how;
    assert!(matches!(how, Contradiction::Gone { .. }), "{how:?}");
    a.disk.replace(&path, &bytes).unwrap();
    a.assert_sound();
}

/// What meeting a stick brings on which somebody changed the content of another's last record, with all
/// hashes right; and that record.
fn brought(change: impl Fn(&mut Value)) -> (Synced, String) {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets_fair(&stick);
    b.meets_fair(&stick);
    let record = b.check("L0", "self", true).unwrap();
    b.meets_fair(&stick);
    // The file that its meeting began holds nothing but its own head.
    stick.remove(&last_file(&stick, &b.did()).0).unwrap();
    let (path, bytes) = last_file(&stick, &b.did());
    let text = String::from_utf8(bytes).unwrap();
    let (head, check) = text.trim_end().rsplit_once('\n').unwrap();
    let mut entry: Value = serde_json::from_str(check).unwrap();
    change(&mut entry["e"]["p"]);
    let forged = [head.as_bytes(), b"\n", &line(&entry["e"])].concat();
    stick.replace(&path, &forged).unwrap();
    let met = a.meets_one(&stick);
    a.meets_fair(&stick);
    (met, record)
}

#[test]
fn a_record_that_its_rules_would_have_refused_is_named_as_it_comes_in() {
    // Accepted without one of the three checks before it; and with a word that nobody knows.
    let (skipped, _) = brought(|check| check["stage"] = "acceptance".into());
    let (unread, record) = brought(|check| check["outcome"] = "splendid".into());
    for (met, about) in [(skipped, "L0"), (unread, &*record)] {
        let named: Vec<&str> = met.unfounded.iter().map(|one| one.about()).collect();
        assert_eq!((met.taken.records, named), (2, vec![about]));
        assert!(met.is_sound(), "byte for byte it is in order");
    }
}

/// The journal of a device that never was, whose counter uses up all numbers.
fn forged_device(stick: &SimDisk, a: &Laptop) -> (PathBuf, Vec<u8>) {
    let (path, bytes) = last_file(stick, &a.did());
    let text = String::from_utf8(bytes).unwrap();
    let mut entry: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    let e = &mut entry["e"];
    e.as_object_mut().unwrap().remove("seen");
    e["did"] = "aaaaaaaaaaaa".into();
    e["id"] = "aaaaaaaaaaaa-1".into();
    (e["seq"], e["lc"]) = (1.into(), ((1_u64 << 53) - 1).into());
    e["prev"] = "0".repeat(64).into();
    e["p"] = json!({"n": 1, "prev_seg": null, "suite": "sha256+ed25519"});
    let project = path.parent().unwrap().parent().unwrap();
    (project.join("aaaaaaaaaaaa/00000001.jsonl"), line(e))
}

#[test]
fn a_counter_that_uses_up_all_numbers_is_not_taken_in_and_stops_nobody() {
    let (mut a, mut b, stick) = two();
    let (path, bytes) = forged_device(&stick, &a);
    stick.create_dir_all(path.parent().unwrap()).unwrap();
    stick.replace(&path, &bytes).unwrap();
    let met = b.meets_one(&stick);
    let kind = &met.taken.refused[0].kind;
    assert!(matches!(kind, FaultKind::Leap { .. }), "{kind:?}");
    let kept = files(&b.disk).into_iter();
    assert!(
        kept.filter(|(path, _)| path.to_string_lossy().contains("/bad/"))
            .count()
            == 2
    );
    b.assert_sound();
    // Put into the data folder itself, it is named, and the work goes on.
    let here = Path::new("/data").join(path.strip_prefix("/stick").unwrap());
    a.disk.create_dir_all(here.parent().unwrap()).unwrap();
    a.disk.replace(&here, &bytes).unwrap();
    a.restart();
    a.check("L2", "self", true).unwrap();
    let findings = verified(&a);
    let [one] = &findings.contrary[..] else {
        panic!("{:?}", findings.contrary)
    };
    assert!(matches!(one.how, Contradiction::Leap { .. }));
    assert_eq!(one.record, "aaaaaaaaaaaa-1");
}

#[test]
fn a_journal_cut_with_all_its_traces_is_missed_by_the_machine() {
    let notes = SimDisk::new(Image::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    let before = last_file(&laptop.disk, &laptop.did());
    laptop.check("L0", "self", true).unwrap();
    laptop.assert_sound();
    laptop.workspace.leave();
    laptop.disk.replace(&before.0, &before.1).unwrap();
    let heads = files(&laptop.disk).into_iter();
    for (path, _) in heads.filter(|(path, _)| path.to_string_lossy().contains("/head/")) {
        laptop.disk.remove(&path).unwrap();
    }
    let how = &verified(&laptop).contrary[0].how;
    assert_eq!(*how, Contradiction::Remembered);
    // Opened, it is noticed, and nothing is written under the old id any more.
    let laptop = on(laptop, "thinkpad", &notes);
    assert_eq!(laptop.workspace.renewed().len(), 1);
    laptop.assert_sound();
}

const PIN: &str = "482913";

fn enrol(laptop: &mut Laptop, person: &str) {
    laptop.workspace.set_key_cost(Cost::FLOOR);
    let done = laptop.does(Command::Key(KeyCommand::Enrol {
        person: person.into(),
        pin: Pin::new(PIN),
        authority: None,
    }));
    assert!(matches!(done, Done::Keyed(_)), "{done:?}");
}

fn end(laptop: &mut Laptop, kid: &str) {
    let done = laptop.does(Command::Key(KeyCommand::Revoke {
        kid: kid.into(),
        reason: "丢失".into(),
        authority: Authority {
            by: "P5".into(),
            pin: Pin::new(PIN),
        },
    }));
    assert!(matches!(done, Done::Keyed(_)), "{done:?}");
}

/// Signs a self-check as its maker; false when it was refused.
fn sign(laptop: &mut Laptop, lot: &str, doc: &str) -> bool {
    let asked = SigningAsked {
        subject: lot.into(),
        doc: doc.into(),
        party: "maker".into(),
        by: "P1".into(),
        stand: Stand::Agree,
        reason: String::new(),
    };
    let sheet = laptop.workspace.signing_sheet(&asked, Lang::Zh).unwrap();
    let Ok(sheet) = sheet else {
        return false;
    };
    let command = Command::Sign(Box::new(sheet), Pin::new(PIN));
    matches!(laptop.workspace.execute(command).unwrap(), Done::Signed(_))
}

/// Two laptops with a chief supervisor, who may vouch and has a key on the first.
fn two_with_chief() -> (Laptop, Laptop, Arc<SimDisk>) {
    let (mut a, mut b, stick) = two();
    let chief =
        json!({"code": "P5", "name": "P5", "role": "chief_supervisor", "org": "", "crew": ""});
    a.does(Command::ListPeople(vec![from_value(chief).unwrap()]));
    enrol(&mut a, "P5");
    a.meets(&stick);
    b.meets(&stick);
    (a, b, stick)
}

fn kids(laptop: &Laptop, person: &str) -> Vec<String> {
    let keys = laptop.state().keys_of(person);
    keys.map(|key| key.kid.clone()).collect()
}

#[test]
fn two_first_keys_of_one_person_are_both_kept_until_one_is_ended() {
    let (mut a, mut b, stick) = two_with_chief();
    for laptop in [&mut a, &mut b] {
        enrol(laptop, "P1");
    }
    let doc = b.check("L2", "self", true).unwrap();
    assert!(sign(&mut b, "L2", &doc));
    let mine = kids(&a, "P1").remove(0);
    b.meets(&stick);
    a.meets(&stick);
    assert_eq!(kids(&a, "P1").len(), 2);
    let findings = verified(&a);
    assert_eq!(findings.attested.signed.len(), 1, "neither is taken back");
    let [one] = &findings.attested.faults[..] else {
        panic!("{:?}", findings.attested.faults)
    };
    assert!(matches!(
        one.why,
        SignatureFlaw::Doubted(DoubtReason::TwoFirst { .. })
    ));
    end(&mut a, &mine);
    a.assert_sound();
    assert!(a.state().doubts().is_empty());
    a.meets(&stick);
    b.meets(&stick);
    assert_eq!(a.folded(), b.folded());
}

#[test]
fn ending_a_key_elsewhere_takes_back_no_signature_given_before_it_was_heard_of() {
    let (mut a, mut b, stick) = two_with_chief();
    enrol(&mut b, "P1");
    b.meets(&stick);
    a.meets(&stick);
    let theirs = kids(&a, "P1").remove(0);
    end(&mut a, &theirs);
    // The second laptop has not heard, and its counter is beyond that of the record that ends the key.
    let docs = ["L1", "L2", "L3"].map(|lot| (lot, b.check(lot, "self", true)));
    let (lot, doc) = docs.iter().rev().find(|(_, doc)| doc.is_some()).unwrap();
    assert!(sign(&mut b, lot, doc.as_ref().unwrap()));
    b.meets(&stick);
    a.meets(&stick);
    b.meets(&stick);
    for laptop in [&a, &b] {
        laptop.assert_sound();
        assert_eq!(verified(laptop).attested.signed.len(), 1);
    }
    let doc = b.check("L3", "mutual", true).unwrap();
    assert!(!sign(&mut b, "L3", &doc), "now it has heard");
}
