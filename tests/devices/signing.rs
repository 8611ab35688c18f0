//! One document signed on two laptops, refusals that another laptop had not heard of, and photos that
//! come later than the records that name them.

use crate::sim_disk::{Image, SimDisk};
use crate::site::{Laptop, stick};
use sanjian::domain::Outcome;
use sanjian::workspace::Done;
use std::sync::Arc;

fn meet(a: &mut Laptop, b: &mut Laptop, stick: &Arc<SimDisk>) {
    for _ in 0..2 {
        a.meets(stick);
        b.meets(stick);
    }
    assert_eq!(a.folded(), b.folded());
    a.assert_sound();
    b.assert_sound();
}

/// Two laptops that both have a handover of L0; P1 has a key on the first, P2 and P4 on the second.
fn pair() -> (Laptop, Laptop, Arc<SimDisk>, String) {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick);
    b.meets(&stick);
    a.enrols("P1");
    b.enrols("P2");
    b.enrols("P4");
    a.check("L0", "self", true).unwrap();
    a.check("L0", "mutual", true).unwrap();
    let doc = a.check("L0", "handover", true).unwrap();
    meet(&mut a, &mut b, &stick);
    (a, b, stick, doc)
}

fn signs(laptop: &mut Laptop, doc: &str, seat: (&str, &str), refusal: Option<&str>) -> bool {
    laptop.signs(("L0", doc), seat, refusal).is_some()
}

fn parties(laptop: &Laptop, doc: &str) -> Vec<String> {
    let given = laptop.state().signatures(doc).iter();
    let mut parties: Vec<String> = given.map(|one| one.party.clone()).collect();
    parties.sort();
    parties
}

#[test]
fn the_parties_of_a_handover_sign_on_different_laptops() {
    let (mut a, mut b, stick, doc) = pair();
    assert!(signs(&mut a, &doc, ("handing", "P1"), None));
    meet(&mut a, &mut b, &stick);
    assert!(signs(&mut b, &doc, ("receiving", "P2"), None));
    assert!(signs(&mut b, &doc, ("witness", "P4"), None));
    meet(&mut a, &mut b, &stick);
    assert_eq!(parties(&a, &doc), ["handing", "receiving", "witness"]);
    assert!(a.state().doubts().is_empty());
}

#[test]
fn parties_who_sign_at_once_without_knowing_of_each_other_all_count() {
    let (mut a, mut b, stick, doc) = pair();
    assert!(signs(&mut b, &doc, ("witness", "P4"), None));
    assert!(signs(&mut a, &doc, ("handing", "P1"), None));
    meet(&mut a, &mut b, &stick);
    assert_eq!(parties(&b, &doc), ["handing", "witness"]);
    assert!(b.state().doubts().is_empty());
}

#[test]
fn two_who_sign_for_one_party_at_once_are_told_and_nobody_is_called_a_forger() {
    let (mut a, mut b, stick, doc) = pair();
    assert!(signs(&mut a, &doc, ("receiving", "P1"), None));
    assert!(signs(&mut b, &doc, ("receiving", "P2"), None));
    meet(&mut a, &mut b, &stick);
    assert_eq!(parties(&a, &doc), ["receiving"]);
    let doubts = a.state().doubts();
    assert_eq!((doubts.len(), doubts[0].unaware), (1, true));
    let findings = a.workspace.verify(None).unwrap().remove(0);
    assert_eq!(findings.attested.twice.len(), 1);
    // Once it is known, the same thing is refused where it is done.
    assert!(!signs(&mut a, &doc, ("receiving", "P1"), None));
}

/// Whichever of the two comes first in the common order.
fn refused_meanwhile(early: bool) {
    let (mut a, mut b, stick, doc) = pair();
    // Whoever has written more comes later in the common order.
    if early {
        for lot in ["L1", "L2", "L3"] {
            a.check(lot, "self", true).unwrap();
        }
    }
    let accepted = a.check("L0", "acceptance", true).unwrap();
    assert!(signs(&mut b, &doc, ("receiving", "P2"), Some("钢筋移位")));
    let refusal = b.state().signatures(&doc)[0].record.clone();
    meet(&mut a, &mut b, &stick);

    let node = a.state().node("L0").unwrap();
    let check = node.check_in(&doc).unwrap();
    assert_eq!(
        (check.outcome, check.refused.as_ref()),
        (Outcome::Rejected, Some(&refusal))
    );
    assert!(node.conflict.is_open() && node.accepted().is_none());
    let mut found = node.sides();
    found.sort();
    let mut expected = [accepted.as_str(), refusal.as_str()];
    expected.sort();
    assert_eq!(
        found, expected,
        "the acceptance and the refusal stand side by side"
    );
    assert!(
        a.check("L0", "self", true).is_none(),
        "nothing goes on before"
    );

    assert!(matches!(b.settles("L0", &refusal, "P4"), Done::Entered(_)));
    meet(&mut a, &mut b, &stick);
    let node = a.state().node("L0").unwrap();
    assert!(!node.conflict.is_open() && node.accepted().is_none());
    assert!(
        a.check("L0", "self", true).is_some(),
        "the chain starts again"
    );
    meet(&mut a, &mut b, &stick);
}

#[test]
fn a_refusal_that_the_other_laptop_had_not_heard_of_is_settled_by_a_person() {
    refused_meanwhile(false);
    refused_meanwhile(true);
}

#[test]
fn a_refusal_set_aside_lets_the_acceptance_stand() {
    let (mut a, mut b, stick, doc) = pair();
    let accepted = a.check("L0", "acceptance", true).unwrap();
    assert!(signs(&mut b, &doc, ("receiving", "P2"), Some("看错部位")));
    meet(&mut a, &mut b, &stick);
    assert!(matches!(a.settles("L0", &accepted, "P4"), Done::Entered(_)));
    meet(&mut a, &mut b, &stick);
    let node = b.state().node("L0").unwrap();
    assert!(!node.conflict.is_open() && node.accepted().is_some());
    let check = node.check_in(&doc).unwrap();
    assert_eq!(
        check.outcome,
        Outcome::Rejected,
        "what was refused stays on record"
    );
}

/// A self-check of L0 with a photo; the photo's hash.
fn with_photo(laptop: &mut Laptop) -> String {
    let photo = laptop.photo(7);
    let hash = photo.hash.clone();
    laptop.check_with("L0", "self", true, vec![photo]).unwrap();
    hash
}

#[test]
fn a_photo_that_comes_later_is_awaited_and_not_called_lost() {
    let all = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    let photo = with_photo(&mut a);
    a.meets(&all);
    // The stick lost its photos and checklists on the way.
    let mut image: Image = all.view();
    image
        .files
        .retain(|path, _| !path.to_string_lossy().contains("/blobs/"));
    let part = Arc::new(SimDisk::new(image));
    let synced = b.meets_one(&part);
    assert!(synced.is_sound());
    assert_eq!(synced.awaited, 1);
    let findings = b.workspace.verify(None).unwrap().remove(0);
    assert!(
        findings.is_sound(),
        "nobody touched anything: {findings:#?}"
    );
    assert_eq!((findings.awaited.len(), findings.unjudged), (1, 1));

    let synced = b.meets_one(&all);
    assert_eq!((synced.awaited, synced.taken.records), (0, 0));
    assert_eq!(
        synced.taken.blobs, 3,
        "the photo, the checklist and the chain"
    );
    let findings = b.workspace.verify(None).unwrap().remove(0);
    assert!(findings.is_sound() && findings.awaited.is_empty() && findings.unjudged == 0);
    assert!(b.workspace.shelf().unwrap().bytes(&photo).is_ok());
}

#[test]
fn a_photo_that_this_laptop_took_and_lost_is_lost() {
    let mut a = Laptop::with_project();
    let hash = with_photo(&mut a);
    let mut image = a.disk.view();
    image
        .files
        .retain(|path, _| !path.to_string_lossy().ends_with(&hash));
    let a = Laptop::from(image);
    let findings = a.workspace.verify(None).unwrap().remove(0);
    assert_eq!((findings.lost.len(), findings.awaited.len()), (1, 0));
}
