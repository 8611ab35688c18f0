//! A lot concluded on two laptops at once: both are kept, a person says which stands, and the first-pass
//! rate never rises by it.

use crate::site::{Laptop, STAGES, meet, pair};
use sanjian::domain::trouble::{Conflicting, Unentitled};
use sanjian::domain::{Fault, Grade, Trouble};
use sanjian::rates::{Counts, Level, Query, rates};
use sanjian::workspace::Done;

fn lots(laptop: &Laptop) -> Counts {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    rates(laptop.state(), &query).into_values().next().unwrap()
}

fn passed(laptop: &Laptop) -> (u64, u64) {
    let first = lots(laptop).first_pass;
    (first.part, first.whole)
}

/// The chain up to the acceptance, which passes or not; the acceptance's record.
fn concludes(laptop: &mut Laptop, lot: &str, passes: bool) -> String {
    for (stage, _) in &STAGES[..3] {
        laptop.check(lot, stage, true).unwrap();
    }
    laptop.check(lot, "acceptance", passes).unwrap()
}

fn troubles(done: Done) -> Vec<Trouble> {
    match done {
        Done::Refused(faults) => faults
            .into_iter()
            .map(|Fault { trouble, .. }| trouble)
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rejection_that_one_had_not_heard_of_still_counts() {
    let (mut a, mut b, stick) = pair();
    let rejected = concludes(&mut a, "L0", false);
    let accepted = concludes(&mut b, "L0", true);
    assert_eq!(
        (passed(&a), passed(&b)),
        ((0, 1), (1, 1)),
        "each by what it knows"
    );
    meet(&mut a, &mut b, &stick);

    let node = a.state().node("L0").unwrap();
    assert_eq!(node.checks.len(), 8, "both are kept");
    assert!(node.conflict.is_open() && node.accepted().is_none());
    let mut sides = [rejected.as_str(), accepted.as_str()];
    sides.sort_by_key(|side| node.checks.iter().position(|check| check.record == *side));
    assert_eq!(node.sides(), sides);
    assert!(node.checks.iter().all(|check| check.round == 1));
    assert_eq!(
        passed(&a),
        (0, 1),
        "one lot, submitted once, rejected by one of two"
    );
    assert_eq!((lots(&a).accepted, lots(&a).excellence.whole), (0, 0));
    let item = a.state().node("I").unwrap();
    assert_eq!(a.state().foundation(item), (0, 4));
    assert!(
        a.check("L0", "self", true).is_none(),
        "nothing goes on before it is settled"
    );

    assert!(
        troubles(a.settles("L0", "nonsense-1", "P4"))
            .iter()
            .any(|t| matches!(t, Trouble::Conflicting(Conflicting::NotASide { .. })))
    );
    assert!(
        troubles(a.settles("L0", &accepted, "P3"))
            .iter()
            .any(|t| matches!(t, Trouble::Unentitled(Unentitled::WrongRole { .. })))
    );
    assert!(matches!(b.settles("L0", &accepted, "P4"), Done::Entered(_)));
    assert_eq!(passed(&b), (0, 1), "settling raises nothing");
    meet(&mut a, &mut b, &stick);
    let node = a.state().node("L0").unwrap();
    assert!(!node.conflict.is_open() && node.conflict.is_aside(&rejected));
    assert_eq!(
        node.accepted().unwrap().grade,
        Some(Grade::Qualified),
        "not 优良 beside a rejection"
    );
    assert_eq!((node.checks.len(), passed(&a)), (8, (0, 1)));
    assert_eq!((lots(&a).accepted, lots(&a).excellence.part), (1, 0));
    assert_eq!(
        troubles(a.settles("L0", &accepted, "P4")),
        [Trouble::Conflicting(Conflicting::NoConflict)]
    );
    a.assert_sound();
    b.assert_sound();
}

#[test]
fn when_the_rejection_stands_the_chain_starts_again() {
    let (mut a, mut b, stick) = pair();
    let rejected = concludes(&mut a, "L0", false);
    concludes(&mut b, "L0", true);
    meet(&mut a, &mut b, &stick);
    a.settles("L0", &rejected, "P4");
    assert!(a.check("L0", "acceptance", true).is_none());
    concludes(&mut a, "L0", true);
    meet(&mut a, &mut b, &stick);
    let node = b.state().node("L0").unwrap();
    assert_eq!(node.acceptance().unwrap().round, 2);
    assert_eq!((passed(&b), lots(&b).rework.part), ((0, 1), 1));
    b.assert_sound();
}

#[test]
fn two_first_rounds_that_both_passed_are_one_pass_and_no_rework() {
    let (mut a, mut b, stick) = pair();
    let one = concludes(&mut a, "L0", true);
    concludes(&mut b, "L0", true);
    meet(&mut a, &mut b, &stick);
    assert_eq!((passed(&a), lots(&a).accepted), ((1, 1), 0));
    a.settles("L0", &one, "P4");
    meet(&mut a, &mut b, &stick);
    assert_eq!(
        (passed(&b), lots(&b).accepted, lots(&b).rework.part),
        ((1, 1), 1, 0)
    );
}

#[test]
fn short_of_an_acceptance_the_site_settles_it_itself() {
    let (mut a, mut b, stick) = pair();
    a.check("L0", "self", true).unwrap();
    let further = b
        .check("L0", "self", true)
        .and_then(|_| b.check("L0", "mutual", true))
        .unwrap();
    meet(&mut a, &mut b, &stick);
    assert!(
        troubles(b.settles("L0", &further, "P1"))
            .iter()
            .any(|t| matches!(t, Trouble::Unentitled(Unentitled::WrongRole { .. })))
    );
    assert!(matches!(b.settles("L0", &further, "P3"), Done::Entered(_)));
    assert!(
        b.check("L0", "mutual", true).is_none(),
        "what stands has passed it"
    );
    b.check("L0", "handover", true).unwrap();
    meet(&mut a, &mut b, &stick);
    a.check("L0", "acceptance", true).unwrap();
    assert!(a.state().node("L0").unwrap().accepted().is_some());
    a.assert_sound();
}

#[test]
fn settlements_that_contradict_each_other_unknowingly_cancel_out() {
    let (mut a, mut b, stick) = pair();
    let one = concludes(&mut a, "L0", false);
    let other = concludes(&mut b, "L0", true);
    meet(&mut a, &mut b, &stick);
    a.settles("L0", &one, "P4");
    b.settles("L0", &other, "P4");
    meet(&mut a, &mut b, &stick);
    assert!(a.state().node("L0").unwrap().conflict.is_open());
    assert_eq!(a.state().conflicts().count(), 1);
    b.settles("L0", &one, "P4");
    meet(&mut a, &mut b, &stick);
    assert_eq!(a.state().conflicts().count(), 0);
    assert!(a.state().node("L0").unwrap().accepted().is_none());
}

#[test]
fn work_that_went_on_under_a_word_contradicted_elsewhere_is_a_side_to_settle() {
    let (mut a, mut b, stick) = pair();
    let one = concludes(&mut a, "L0", false);
    let other = concludes(&mut b, "L0", true);
    meet(&mut a, &mut b, &stick);
    a.settles("L0", &one, "P4");
    let went_on = a.check("L0", "self", true).unwrap();
    b.settles("L0", &other, "P4");
    meet(&mut a, &mut b, &stick);
    let node = a.state().node("L0").unwrap();
    assert!(node.conflict.is_open());
    let mut sides = node.sides();
    sides.sort_unstable();
    let mut both = [went_on.as_str(), other.as_str()];
    both.sort_unstable();
    assert_eq!(sides, both);
    a.settles("L0", &went_on, "P4");
    meet(&mut a, &mut b, &stick);
    let node = b.state().node("L0").unwrap();
    assert!(!node.conflict.is_open() && node.accepted().is_none());
    assert!(b.check("L0", "mutual", true).is_some());
    assert_eq!(passed(&b), (0, 1));
    assert!(b.workspace.verify(None).unwrap()[0].is_sound());
}

#[test]
fn the_same_word_twice_is_one_word() {
    let (mut a, mut b, stick) = pair();
    concludes(&mut a, "L0", false);
    let other = concludes(&mut b, "L0", true);
    meet(&mut a, &mut b, &stick);
    a.settles("L0", &other, "P4");
    b.settles("L0", &other, "P4");
    meet(&mut a, &mut b, &stick);
    assert!(a.state().node("L0").unwrap().accepted().is_some());
}

#[test]
fn work_that_goes_on_from_what_was_set_aside_is_asked_about_again() {
    let (mut a, mut b, stick) = pair();
    let mut c = Laptop::new();
    a.check("L0", "self", true).unwrap();
    let only_a = crate::site::stick();
    a.meets(&only_a);
    c.meets(&only_a);
    let stands = b.check("L0", "self", true).unwrap();
    meet(&mut a, &mut b, &stick);
    b.settles("L0", &stands, "P3");
    let late = c.check("L0", "mutual", true).unwrap();
    c.meets(&stick);
    meet(&mut a, &mut b, &stick);
    let node = a.state().node("L0").unwrap();
    assert!(node.conflict.is_open());
    assert!(node.sides().contains(&late.as_str()) && node.sides().contains(&stands.as_str()));
}

#[test]
fn nothing_is_built_on_a_lot_concluded_twice() {
    let (mut a, mut b, stick) = pair();
    concludes(&mut a, "L0", false);
    for lot in ["L0", "L1", "L2", "L3"] {
        concludes(&mut b, lot, true);
    }
    let item = |laptop: &Laptop| laptop.state().foundation(laptop.state().node("I").unwrap());
    assert_eq!(item(&b), (4, 4));
    meet(&mut a, &mut b, &stick);
    assert_eq!(item(&b), (3, 4));
    for above in ["L0", "I", "D", "U"] {
        assert!(
            b.state().is_shaken(b.state().node(above).unwrap()),
            "{above}"
        );
    }
    assert!(!b.state().is_shaken(b.state().node("L1").unwrap()));
}
