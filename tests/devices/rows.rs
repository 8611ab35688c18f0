//! Rows changed on two laptops at once: people, the plan, registers, what was agreed. Both versions are
//! kept, the same one counts everywhere, a person says which is right; and what was judged meanwhile on
//! what its laptop knew is never called wrong for it.

use crate::site::{Laptop, STAGES, meet, pair};
use sanjian::domain::choice::Thing;
use sanjian::domain::settle::SettlementAsked;
use sanjian::domain::trouble::{Conflicting, Unentitled};
use sanjian::domain::{Decimal, Kind, Person, Quantity, Role, Subject, Trouble};
use sanjian::workspace::{Command, Done};

fn person(laptop: &Laptop, code: &str) -> Person {
    laptop.state().people.get(code).unwrap().clone()
}

fn lot(laptop: &Laptop, code: &str) -> Subject {
    laptop.state().node(code).unwrap().subject.clone()
}

fn chooses(laptop: &mut Laptop, (of, code): (Thing, &str), stands: &str, by: &str) -> Done {
    let asked = SettlementAsked {
        subject: code.into(),
        stands: stands.into(),
        why: "问过本人".into(),
        by: by.into(),
        at: laptop.workspace.now(),
    };
    laptop.does(Command::Settle(Some(of), asked))
}

/// The records of the sides, the one that counts for the time being last.
fn sides(laptop: &Laptop, of: Thing, code: &str) -> Vec<String> {
    let found = laptop.state().collision(of, code);
    let sides = found.into_iter().flat_map(|found| found.sides);
    sides.map(|(record, _)| record.to_string()).collect()
}

#[test]
fn a_person_changed_on_both_is_asked_about_and_neither_version_is_lost() {
    let (mut a, mut b, stick) = pair();
    let mut here = person(&a, "P2");
    here.name = "王强".into();
    a.does(Command::ListPeople(vec![here.clone()]));
    let mut there = person(&b, "P2");
    there.role = Role::Foreman;
    b.does(Command::ListPeople(vec![there.clone()]));
    meet(&mut a, &mut b, &stick);

    let found = sides(&a, Thing::Person, "P2");
    assert_eq!(found.len(), 2);
    let last = [&here, &there]
        .into_iter()
        .filter(|one| person(&a, "P2") == **one);
    assert_eq!(last.count(), 1, "one of the two, the same on both");

    let troubles = |done: Done| match done {
        Done::Refused(faults) => faults.into_iter().map(|fault| fault.trouble).collect(),
        other => panic!("{other:?}"),
    };
    let refused: Vec<Trouble> = troubles(chooses(&mut a, (Thing::Person, "P2"), "x-1", "P1"));
    assert!(
        matches!(
            refused[0],
            Trouble::Conflicting(Conflicting::NotASide { .. })
        ),
        "{refused:?}"
    );
    assert!(
        matches!(
            refused[1],
            Trouble::Unentitled(Unentitled::WrongRole { .. })
        ),
        "{refused:?}"
    );

    let first = found[0].clone();
    let done = chooses(&mut a, (Thing::Person, "P2"), &first, "P4");
    assert!(matches!(done, Done::Entered(_)), "{done:?}");
    meet(&mut a, &mut b, &stick);
    assert!(b.state().collisions().is_empty());
    assert_eq!(person(&a, "P2"), person(&b, "P2"));
    assert_ne!(
        person(&b, "P2"),
        [here, there]
            .into_iter()
            .find(|one| *one != person(&b, "P2"))
            .unwrap()
    );
}

#[test]
fn two_words_that_contradict_each_other_open_the_question_again() {
    let (mut a, mut b, stick) = pair();
    for (laptop, crew) in [(&mut a, "一班"), (&mut b, "二班")] {
        let mut row = lot(laptop, "L1");
        row.crew = crew.into();
        laptop.does(Command::PlanSubjects(vec![row]));
    }
    meet(&mut a, &mut b, &stick);
    let found = sides(&a, Thing::Subject, "L1");
    for (laptop, stands) in [(&mut a, &found[0]), (&mut b, &found[1])] {
        let done = chooses(laptop, (Thing::Subject, "L1"), stands, "P4");
        assert!(matches!(done, Done::Entered(_)), "{done:?}");
        assert!(laptop.state().collisions().is_empty());
    }
    meet(&mut a, &mut b, &stick);
    let again = sides(&a, Thing::Subject, "L1");
    assert_eq!(again.len(), 2, "neither word is preferred");
    assert!(again.iter().all(|side| !found.contains(side)));
    chooses(&mut b, (Thing::Subject, "L1"), &again[0], "P4");
    meet(&mut a, &mut b, &stick);
    assert!(a.state().collisions().is_empty());
}

#[test]
fn the_same_change_on_both_is_no_question() {
    let (mut a, mut b, stick) = pair();
    for laptop in [&mut a, &mut b] {
        let mut row = lot(laptop, "L1");
        row.location = "二层".into();
        laptop.does(Command::PlanSubjects(vec![row]));
    }
    meet(&mut a, &mut b, &stick);
    assert!(a.state().collisions().is_empty());
    assert_eq!(lot(&a, "L1").location, "二层");
}

#[test]
fn what_was_agreed_on_both_is_asked_about() {
    let (mut a, mut b, stick) = pair();
    for (laptop, target) in [(&mut a, "95"), (&mut b, "97")] {
        let mut head = laptop.state().head.clone();
        head.target_first_pass = Decimal::parse(target).ok();
        laptop.does(Command::Agree(Box::new(head)));
    }
    meet(&mut a, &mut b, &stick);
    let found = sides(&a, Thing::Project, "T1");
    assert_eq!(found.len(), 2);
    chooses(&mut a, (Thing::Project, "T1"), &found[0], "P4");
    meet(&mut a, &mut b, &stick);
    assert!(b.state().collisions().is_empty());
}

/// What is refused without a network because nobody knew is never called wrong afterwards.
#[test]
fn a_check_is_judged_by_the_row_and_the_people_its_laptop_knew() {
    let (mut a, mut b, stick) = pair();
    // Several steps on b first, so that in the common order they come before the check on a.
    let mut row = lot(&b, "L0");
    row.capacity = Quantity::of(50);
    b.does(Command::PlanSubjects(vec![row]));
    let mut mover = person(&b, "P1");
    mover.role = Role::Designer;
    b.does(Command::ListPeople(vec![mover]));
    for (stage, _) in STAGES {
        a.check("L0", stage, true).unwrap();
    }
    meet(&mut a, &mut b, &stick);
    assert!(
        a.state().collisions().is_empty(),
        "only one side changed anything"
    );
    assert_eq!(lot(&a, "L0").capacity, Quantity::of(50));
}

#[test]
fn an_item_accepted_by_someone_who_did_not_know_of_a_new_lot_is_not_called_forged() {
    let (mut a, mut b, stick) = pair();
    let mut fresh = lot(&b, "L0");
    fresh.code = "L9".into();
    b.does(Command::PlanSubjects(vec![fresh]));
    for lot in ["L0", "L1", "L2", "L3"] {
        for (stage, _) in STAGES {
            a.check(lot, stage, true).unwrap();
        }
    }
    meet(&mut a, &mut b, &stick);
    let item = a.state().node("I").unwrap();
    assert_eq!(a.state().foundation(item), (4, 5));
}

#[test]
fn entries_made_on_two_laptops_never_share_a_code() {
    let (mut a, mut b, stick) = pair();
    let mut codes = vec![a.enters(""), a.enters(""), b.enters(""), b.enters("")];
    assert_eq!(
        codes[..2],
        ["TS-001", "TS-002"],
        "the first device counts plainly"
    );
    let mark = b.did().get(..2).unwrap().to_uppercase();
    assert_eq!(codes[2], format!("TS-{mark}-001"));
    meet(&mut a, &mut b, &stick);
    codes.extend([a.enters(""), b.enters("")]);
    assert_eq!(codes[4], "TS-003");
    assert_eq!(codes[5], format!("TS-{mark}-003"));
    meet(&mut a, &mut b, &stick);
    let entries = b.state().nodes().iter();
    let entries = entries.filter(|node| node.subject.kind == Kind::Complaint);
    assert_eq!(entries.count(), codes.len());
    assert!(b.state().collisions().is_empty());
}

#[test]
fn one_code_typed_on_both_for_two_things_is_asked_about() {
    let (mut a, mut b, stick) = pair();
    for (laptop, name, parent) in [(&mut a, "东墙渗水", "U"), (&mut b, "电梯异响", "D")] {
        let asked = Subject::new("TS-100", parent, Kind::Complaint, name);
        let entry = laptop.workspace.new_entry(asked).unwrap();
        laptop.does(Command::PlanSubjects(vec![entry]));
    }
    meet(&mut a, &mut b, &stick);
    let found = sides(&b, Thing::Subject, "TS-100");
    assert_eq!(found.len(), 2);
    chooses(&mut b, (Thing::Subject, "TS-100"), &found[0], "P3");
    meet(&mut a, &mut b, &stick);
    // The node hangs where the version that stands says.
    let node = a.state().node("TS-100").unwrap();
    let above = a.state().node(&node.subject.parent).unwrap();
    assert!(
        a.state()
            .children(above)
            .any(|child| child.subject.code == "TS-100")
    );
    let others = ["U", "D"]
        .into_iter()
        .filter(|code| *code != node.subject.parent);
    for other in others {
        let other = a.state().node(other).unwrap();
        assert!(
            a.state()
                .children(other)
                .all(|child| child.subject.code != "TS-100")
        );
    }
}
