//! A run of checks goes by the chain it began with: what a site or a newer program puts in its place
//! changes neither what was concluded nor how the run goes on, and rules what begins after that.

use crate::place::{HELD, Place, notice, on, plan, submission};
use sanjian::audit::discrepancy::Discrepancy;
use sanjian::audit::findings::Findings;
use sanjian::domain::rulebook::Rulebook;
use sanjian::domain::trouble::{Course, OutOfTurn, Unentitled};
use sanjian::domain::{Event, Subject, Trouble};
use sanjian::store::Blobs;
use sanjian::workspace::Command;
use std::path::PathBuf;

/// The held chain, rewritten: no hold point, the self-check by the foreman.
fn rewritten() -> String {
    let mut chain: serde_json::Value = serde_json::from_str(HELD).unwrap();
    let stages = chain["stages"].as_array_mut().unwrap();
    stages.remove(1);
    stages[0]["roles"] = serde_json::json!(["foreman"]);
    chain.to_string()
}

/// A lot with a passed self-check; then the site rewrites the chain it began with.
fn begun() -> Place {
    let mut place = Place::new();
    place.check("H1", "self", "leader", 2, &[]);
    place.change("held", &rewritten());
    place
}

fn verified(place: &Place) -> Findings {
    let mut findings = place.workspace.verify(None).unwrap();
    findings.remove(0)
}

fn open_stage(place: &Place, lot: &str) -> String {
    let node = place.node(lot);
    let chain = place.workspace.chain(node).unwrap();
    chain.open_stage(node).unwrap().1.id.clone()
}

fn conclude(lot: &str, stage: &str, by: &str, day: u32) -> Command {
    Command::Conclude(submission(lot, stage, by, &on(day), &[]))
}

/// The file of the chain that a check went by.
fn kept(place: &Place, lot: &str) -> PathBuf {
    let hash = place.node(lot).checks[0].chain.clone().unwrap();
    let id = place.workspace.project_id().unwrap();
    let project = place.root().join("projects").join(id);
    project.join(Blobs::place(&hash))
}

#[test]
fn a_run_under_way_goes_on_by_the_chain_it_began_with() {
    let mut place = begun();
    assert_eq!(open_stage(&place, "H1"), "hold");
    let skipped = place.refused(conclude("H1", "acceptance", "supervisor", 3));
    let hold = Trouble::OutOfTurn(OutOfTurn::StageNotOpen {
        open: "hold".into(),
    });
    assert_eq!(skipped, [hold]);
    place.check("H1", "hold", "supervisor", 3, &[]);
    place.check("H1", "acceptance", "supervisor", 4, &[]);
    place.check("H1", "handover", "foreman", 5, &[]);
    assert!(place.is_accepted("H1"));
    let hashes: Vec<_> = place.node("H1").checks.iter().map(|c| &c.chain).collect();
    assert!(hashes.windows(2).all(|pair| pair[0] == pair[1]));
    assert!(verified(&place).is_sound());
}

#[test]
fn what_begins_after_the_change_goes_by_the_new_chain() {
    let mut place = begun();
    let lot = Subject {
        code: "H2".into(),
        ..plan().into_iter().find(|lot| lot.code == "H1").unwrap()
    };
    let planned = Command::PlanSubjects(vec![lot]);
    place.workspace.execute(planned).unwrap();
    let old = place.refused(conclude("H2", "self", "leader", 3));
    assert!(
        matches!(old[..], [Trouble::Unentitled(Unentitled::WrongRole { .. })]),
        "{old:?}"
    );
    place.check("H2", "self", "foreman", 3, &[]);
    assert_eq!(open_stage(&place, "H2"), "acceptance");
    assert!(verified(&place).is_sound());
}

#[test]
fn after_a_rejection_the_run_begins_anew_by_the_new_chain() {
    let mut place = begun();
    place.check("H1", "hold", "supervisor", 3, &["d1"]);
    assert_eq!(open_stage(&place, "H1"), "self");
    let chain = place.workspace.chain(place.node("H1")).unwrap();
    assert!(chain.standing(place.node("H1").line()).rejected_before);
    let old = place.refused(conclude("H1", "self", "leader", 4));
    assert!(
        matches!(old[..], [Trouble::Unentitled(Unentitled::WrongRole { .. })]),
        "{old:?}"
    );
    place.check("H1", "self", "foreman", 4, &[]);
    assert_eq!(open_stage(&place, "H1"), "acceptance");
    place.check("H1", "acceptance", "supervisor", 5, &[]);
    let found = verified(&place);
    assert!(found.is_sound(), "{:?}", found.verdicts);
}

#[test]
fn the_next_process_waits_for_what_the_chain_of_the_one_before_asked() {
    let mut place = begun();
    let next = place.refused(conclude("N1", "acceptance", "supervisor", 3));
    let [Trouble::OutOfTurn(OutOfTurn::ProcessBefore { lot, stage })] = &next[..] else {
        panic!("{next:?}");
    };
    assert_eq!((lot.as_str(), stage.en.as_str()), ("H1", "Hold"));
}

#[test]
fn verifying_judges_old_records_by_their_own_chain_and_names_what_the_program_does_not_have() {
    let mut place = Place::new();
    place.check("H1", "self", "leader", 2, &[]);
    place.check("H1", "hold", "supervisor", 3, &[]);
    let told = notice("C1", "foreman", "supervisor", [&on(3), &on(5)]);
    place.done(Command::Notify(told));
    assert_eq!(verified(&place).chains, []);
    place.change("held", &rewritten());
    std::fs::remove_file(place.root().join("checklists/concealed.json")).unwrap();
    place.restart();
    let found = verified(&place);
    assert!(found.is_sound(), "{:?}", found.verdicts);
    let mut names: Vec<&str> = found.chains.iter().map(|chain| chain.id.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["place.concealed", "place.held"]);
}

#[test]
fn a_changed_chain_is_found_and_nothing_is_concluded_by_it() {
    let mut place = begun();
    let file = kept(&place, "H1");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("supervisor", "foreman")).unwrap();
    place.restart();
    let found = verified(&place);
    let hash = place.node("H1").checks[0].chain.clone().unwrap();
    let fault = found.bytes.faults.iter().next().unwrap();
    assert_eq!(fault.file, Blobs::place(&hash));
    let why = &found.verdicts[0].why;
    assert!(
        matches!(why, Discrepancy::NoChain(lost) if *lost == hash),
        "{why:?}"
    );
    let refused = place.refused(conclude("H1", "hold", "supervisor", 3));
    assert_eq!(refused, [Trouble::Course(Course::ChainLost(hash))]);
}

#[test]
fn a_lost_chain_that_is_still_in_use_is_put_back_by_the_next_check() {
    let mut place = Place::new();
    place.check("H1", "self", "leader", 2, &[]);
    let file = kept(&place, "H1");
    std::fs::remove_file(&file).unwrap();
    place.restart();
    let why = verified(&place).verdicts.remove(0).why;
    assert!(matches!(why, Discrepancy::NoChain(_)), "{why:?}");
    place.check("H1", "hold", "supervisor", 3, &[]);
    assert!(verified(&place).is_sound());
}

/// The state of a lot whose self-check's record is changed before it is taken in.
fn told(place: &Place, change: &dyn Fn(&mut Event)) -> sanjian::domain::Project {
    let record = place.node("H1").checks[0].record.clone();
    let mut event = Event::Check(Box::new(place.workspace.check(&record).unwrap()));
    change(&mut event);
    let mut project = sanjian::domain::Project::default();
    project.apply(Event::Plan(plan()), "d-1");
    project.apply(event, "d-2");
    project
}

#[test]
fn records_that_do_not_say_their_chain_go_by_the_one_in_use() {
    let place = begun();
    let rulebook: &Rulebook = &place.workspace.library().rulebook;
    let silent = told(&place, &|event| {
        if let Event::Check(check) = event {
            check.chain = None;
        }
    });
    let node = silent.node("H1").unwrap();
    let chain = rulebook.chain_for(&silent.head, node).unwrap();
    assert_eq!(chain.open_stage(node).unwrap().1.id, "acceptance");
    let said = told(&place, &|_| ());
    let node = said.node("H1").unwrap();
    let chain = rulebook.chain_for(&said.head, node).unwrap();
    assert_eq!(chain.open_stage(node).unwrap().1.id, "hold");
}

#[test]
fn a_record_cannot_choose_a_chain_of_its_own() {
    let place = begun();
    let rulebook = &place.workspace.library().rulebook;
    let project = place.workspace.project().unwrap();
    let pin = |id: &str| {
        let mut chains = rulebook.chains.iter();
        chains.find(|chain| chain.id == id).unwrap().pin().unwrap()
    };
    let said = |lot: &str, id: &str| {
        let node = project.node(lot).unwrap();
        rulebook.chain_said(&project.head, node, &pin(id)).is_some()
    };
    // Another than the subject's, and the subject's own in another wording than its run began with.
    assert!(!said("S1", "place.held"));
    assert!(said("S1", "place.short"));
    assert!(!said("H1", "place.held"));
}
