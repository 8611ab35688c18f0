//! Two histories under one device id: a clone or a restored backup that nobody could notice in time. They
//! are found by record number wherever segments begin and end, both reach everyone, nothing on a stick is
//! ever lengthened or replaced.

use crate::reckoning::decide;
use crate::sim_disk::{Image, SimDisk};
use crate::site::{Laptop, files, stick};
use sanjian::domain::choice::Thing;
use sanjian::domain::ruling::What;
use sanjian::domain::settle::SettlementAsked;
use sanjian::rates::{Level, Query, rates};
use sanjian::workspace::{Command, Done};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A meeting at which every file that was on the stick stays as it was.
fn meets(laptop: &mut Laptop, stick: &Arc<SimDisk>) {
    let before = files(stick);
    laptop.meets(stick);
    let after: BTreeMap<PathBuf, Vec<u8>> = files(stick).into_iter().collect();
    for (path, bytes) in before {
        assert_eq!(after.get(&path), Some(&bytes), "{path:?} was touched");
    }
}

fn checks(laptop: &Laptop) -> usize {
    let nodes = laptop.state().nodes().iter();
    nodes.map(|node| node.checks.len()).sum()
}

/// The original sealed its first segment; the copy wrote on in it.
#[test]
fn a_branch_that_parts_at_the_end_of_a_segment_is_seen_and_reaches_everyone() {
    let stick = stick();
    let mut a = Laptop::with_project();
    a.check("L0", "self", true).unwrap();
    let mut d = Laptop::from(a.disk.view());
    meets(&mut a, &stick);
    for lot in ["L1", "L2", "L3"] {
        a.check(lot, "self", true).unwrap();
    }
    meets(&mut a, &stick);
    for (lot, stage) in [
        ("L0", "mutual"),
        ("L0", "handover"),
        ("L1", "self"),
        ("L2", "self"),
        ("L3", "self"),
    ] {
        d.check(lot, stage, true).unwrap();
    }
    meets(&mut d, &stick);
    let mut b = Laptop::new();
    for _ in 0..2 {
        for laptop in [&mut a, &mut b, &mut d] {
            meets(laptop, &stick);
        }
    }
    for laptop in [&mut a, &mut b, &mut d] {
        assert_eq!(checks(laptop), 1 + 3 + 5);
        assert!(laptop.meets_one(&stick).taken.waiting.is_empty());
    }
    assert_eq!(a.folded(), b.folded());
    assert_eq!(a.folded(), d.folded());
}

/// First-pass and all stages' counts of the lots, and how many are in dispute.
fn figures(laptop: &Laptop) -> (u64, u64, u64) {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    let counts = rates(laptop.state(), &query).into_values().next().unwrap();
    (
        counts.first_pass.part,
        counts.first_pass.whole,
        counts.disputed,
    )
}

fn accepted(laptop: &mut Laptop, lot: &str, passes: bool) -> String {
    for stage in ["self", "mutual", "handover"] {
        laptop.check(lot, stage, true).unwrap();
    }
    laptop.check(lot, "acceptance", passes).unwrap()
}

/// A laptop with two lots accepted and one refused at first, the refusal in the middle; and what its stick
/// holds once somebody made the refusal an acceptance and cut the rest.
fn forged() -> (Laptop, Arc<SimDisk>) {
    let mut a = Laptop::with_project();
    accepted(&mut a, "L0", true);
    for stage in ["self", "mutual", "handover"] {
        a.check("L1", stage, true).unwrap();
    }
    let image = a.disk.view();
    a.check("L1", "acceptance", false).unwrap();
    accepted(&mut a, "L2", true);
    let mut forger = Laptop::from(image);
    forger.check("L1", "acceptance", true).unwrap();
    let forged = stick();
    forger.meets(&forged);
    (a, forged)
}

/// How many lots were graded, and how many of them 优良.
fn graded(laptop: &Laptop) -> (u64, u64) {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    let counts = rates(laptop.state(), &query).into_values().next().unwrap();
    (counts.excellence.whole, counts.excellence.part)
}

fn verdicts(laptop: &Laptop) -> Vec<String> {
    let findings = laptop.workspace.verify(None).unwrap().remove(0);
    let wrong = findings.verdicts.iter();
    let wrong: Vec<String> = wrong.map(|one| format!("{one:?}")).collect();
    let contrary = findings.contrary.iter().map(|one| format!("{one:?}"));
    let faults = findings
        .attested
        .faults
        .iter()
        .map(|one| format!("{one:?}"));
    wrong.into_iter().chain(contrary).chain(faults).collect()
}

#[test]
fn a_forged_acceptance_raises_no_rate_and_waits_for_a_persons_word() {
    let (mut a, forged) = forged();
    let device = a.did();
    assert_eq!(figures(&a), (2, 3, 0));
    let met = a.meets_one(&forged);
    assert_eq!(met.forks, [device.as_str()]);
    assert_eq!(figures(&a), (2, 3, 1));
    let open: Vec<&str> = a
        .state()
        .conflicts()
        .map(|node| node.subject.code.as_str())
        .collect();
    assert_eq!(open, ["L1"]);
    let node = a.state().node("L1").unwrap();
    let rounds: Vec<u32> = node
        .checks
        .iter()
        .filter(|check| check.stage == "acceptance")
        .map(|check| check.round)
        .collect();
    assert_eq!(rounds, [1, 1]);
    assert!(node.accepted().is_none());
    assert_eq!(a.check("L1", "self", true), None, "nothing follows");
    assert_eq!(verdicts(&a), [] as [String; 0]);
    // Whoever comes later sees the same.
    let mut b = Laptop::new();
    a.meets(&forged);
    b.meets(&forged);
    assert_eq!(figures(&b), (2, 3, 1));
    assert_eq!(verdicts(&b), [] as [String; 0]);
    // Even a word for the forgery raises nothing; the refusal stays where it counted.
    let sides: Vec<String> = b
        .state()
        .node("L1")
        .unwrap()
        .sides()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(sides.len(), 2);
    for side in &sides {
        let mut c = Laptop::from(b.disk.view());
        c.settles("L1", side, "P4");
        assert_eq!(figures(&c), (2, 3, 0));
        assert_eq!(verdicts(&c), [] as [String; 0]);
    }
    a.meets(&forged);
    assert_eq!(a.folded(), b.folded());
}

fn stands(laptop: &mut Laptop, device: &str, stands: &str) {
    let asked = SettlementAsked {
        subject: device.into(),
        stands: stands.into(),
        why: "核对过".into(),
        by: "P4".into(),
        at: laptop.workspace.now(),
    };
    let done = laptop.does(Command::Settle(Some(Thing::Journal), asked));
    assert!(matches!(done, Done::Entered(_)), "{done:?}");
}

/// The first record of the branch that every device names, and of the other one.
fn branches(laptop: &Laptop, device: &str) -> [String; 2] {
    let all = laptop.state().branches_of(device).into_iter();
    let (first, other): (Vec<_>, Vec<_>) = all
        .filter(|(_, it)| it.author.is_some())
        .partition(|(_, it)| it.first);
    [first[0].0.clone(), other[0].0.clone()]
}

#[test]
fn a_forged_acceptance_of_what_nobody_checked_counts_nowhere_until_somebody_says_so() {
    let mut a = Laptop::with_project();
    accepted(&mut a, "L0", false);
    let mut forger = Laptop::from(a.disk.view());
    let forged = stick();
    accepted(&mut forger, "L3", true);
    forger.meets(&forged);
    accepted(&mut a, "L1", false);
    accepted(&mut a, "L2", true);
    let device = a.did();
    assert_eq!(figures(&a), (1, 3, 0));
    a.meets(&forged);
    assert_eq!(figures(&a), (1, 3, 1), "its own records stand first");
    assert!(a.state().node("L2").unwrap().accepted().is_some());
    assert!(a.state().node("L3").unwrap().accepted().is_none());
    let [own, other] = branches(&a, &device);
    let mut honest = Laptop::from(a.disk.view());
    stands(&mut honest, &device, "all");
    assert_eq!(
        figures(&honest),
        (2, 4, 0),
        "a clone of ours that nobody noticed"
    );
    let mut false_one = Laptop::from(a.disk.view());
    stands(&mut false_one, &device, &other);
    assert!(figures(&false_one).0 <= 1);
    stands(&mut a, &device, &own);
    assert_eq!(figures(&a), (1, 3, 0));
    assert!(a.state().forked().is_empty());
    accepted(&mut a, "L3", true);
    assert_eq!(
        figures(&a),
        (2, 4, 0),
        "what was set aside stands in nobody's way"
    );
    for laptop in [&a, &honest, &false_one] {
        assert_eq!(verdicts(laptop), [] as [String; 0]);
    }
}

#[test]
fn a_forged_row_changes_no_crews_rate_until_somebody_says_so() {
    let mut a = Laptop::with_project();
    let mut forger = Laptop::from(a.disk.view());
    let mut moved = forger.state().node("L0").unwrap().subject.clone();
    moved.crew = "别班".into();
    forger.does(Command::PlanSubjects(vec![moved]));
    let forged = stick();
    forger.meets(&forged);
    accepted(&mut a, "L0", false);
    let device = a.did();
    a.meets(&forged);
    let crew = |laptop: &Laptop| laptop.state().node("L0").unwrap().subject.crew.clone();
    assert_eq!(crew(&a), "", "the lot stays where its crew is");
    let [own, other] = branches(&a, &device);
    let mut believed = Laptop::from(a.disk.view());
    stands(&mut believed, &device, &other);
    assert_eq!(crew(&believed), "别班");
    stands(&mut a, &device, &own);
    assert_eq!(crew(&a), "");
    assert!(a.state().collisions().is_empty());
    assert_eq!(verdicts(&a), [] as [String; 0]);
}

/// The figures of a laptop and of a newcomer once a clone's stick was met, which has to be the same.
fn graded_after(mut a: Laptop, mut clone: Laptop) -> (u64, u64) {
    let stick = stick();
    clone.meets(&stick);
    a.meets(&stick);
    let mut newcomer = Laptop::new();
    newcomer.meets(&stick);
    assert_eq!(graded(&newcomer), graded(&a));
    graded(&a)
}

/// A laptop that accepted two lots, one of them on documents, and what was on its disk before.
fn two_graded() -> (Laptop, Image) {
    let mut a = Laptop::with_project();
    let image = a.disk.view();
    accepted(&mut a, "L0", true);
    accepted(&mut a, "L1", false);
    decide(&mut a, "L1", What::LabProof).unwrap();
    assert_eq!(graded(&a).0, 2);
    (a, image)
}

// A lot left out because its acceptance is in doubt would lift the share of the others.

#[test]
fn what_a_branch_puts_in_doubt_stays_among_what_was_graded() {
    let (a, image) = two_graded();
    let before = graded(&a);
    let mut clone = Laptop::from(image);
    clone.check("L2", "self", true).unwrap();
    let after = graded_after(a, clone);
    assert_eq!(after.0, before.0);
    assert!(after.1 <= before.1, "{after:?}");
}

#[test]
fn what_a_branch_takes_back_stays_among_what_was_graded() {
    let (mut a, _) = two_graded();
    let before = graded(&a);
    let image = a.disk.view();
    a.check("L2", "self", true).unwrap();
    let mut clone = Laptop::from(image);
    decide(&mut clone, "L0", What::Annulled).unwrap();
    decide(&mut clone, "L1", What::Annulled).unwrap();
    let after = graded_after(a, clone);
    assert_eq!(after.0, before.0);
    assert!(after.1 <= before.1, "{after:?}");
}
