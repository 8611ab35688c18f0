//! An exchange in another thread, beside whoever records: what is recorded meanwhile stays for the next time, what
//! came in counts once it was taken up, and no new id is taken behind the first one's back.

use crate::sim_disk::{Failing, SimDisk};
use crate::site::{Laptop, meet, pair};
use sanjian::failure::Failure;
use sanjian::store::{Disk, ReadOnlyReason};
use sanjian::workspace::held::exchanged::{
    BroughtBack, ExchangeAbout, ExchangeStep, Exchanged, Meeting, Met,
};
use sanjian::workspace::{Command, Workspace};
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// What another thread would do: everything up to the exchange, so that a test may record something first.
fn second_look(laptop: &mut Laptop) -> Workspace {
    let ready = Command::Exchange(Meeting {
        folder: "/stick".into(),
        about: ExchangeAbout::Known,
        makes_folder: false,
    });
    laptop.does(Command::MakeReady(Box::new(ready)));
    laptop.workspace.second_look().around().unwrap()
}

fn exchanges(
    second: &mut Workspace,
    stick: &Arc<SimDisk>,
    watch: &mut dyn FnMut(ExchangeStep<'_>) -> ControlFlow<()>,
) -> Result<Met, Failure> {
    let disk: Arc<dyn Disk> = stick.clone();
    second.sync_with(&disk, Path::new("/stick"), &ExchangeAbout::Known, watch)
}

fn take_up(laptop: &mut Laptop, met: Met) {
    let exchanged = Exchanged {
        folder: "/stick".into(),
        at: laptop.workspace.now().into(),
        same_disk: false,
        is_remote: false,
        synced: met.synced,
        strangers: met.strangers,
    };
    let brought = BroughtBack::Exchanged(Arc::new(exchanged));
    laptop.does(Command::TakeUp(brought));
}

fn checks(laptop: &Laptop, lot: &str) -> usize {
    laptop.state().node(lot).unwrap().checks.len()
}

#[test]
fn what_is_recorded_before_between_and_after_is_all_kept_and_reaches_everyone() {
    let (mut a, mut b, stick) = pair();
    a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    b.check("L1", "self", true).unwrap();
    let mut second = second_look(&mut b);
    b.check("L2", "self", true).unwrap();
    let mut steps = 0;
    let met = exchanges(&mut second, &stick, &mut |_| {
        steps += 1;
        if steps == 1 {
            b.check("L2", "mutual", true).unwrap();
        }
        ControlFlow::Continue(())
    });
    let met = met.unwrap();
    assert!(met.synced[0].taken.records > 0 && met.synced[0].copied.records > 0);
    assert!(met.synced[0].left.is_none() && met.synced[0].unfounded.is_empty());
    assert_eq!(checks(&b, "L0"), 0);
    take_up(&mut b, met);
    assert_eq!(checks(&b, "L0"), 1);
    assert_eq!(checks(&b, "L2"), 2);
    // Two checks were recorded after it began: both wait for the next time.
    let unsent = b.workspace.unsent().unwrap();
    assert_eq!(unsent.records, 2, "{unsent:?}");
    b.check("L1", "mutual", true).unwrap();
    b.assert_sound();
    meet(&mut a, &mut b, &stick);
    assert_eq!(checks(&a, "L1"), 2);
    assert_eq!(b.workspace.unsent().unwrap().records, 0);
    a.assert_sound();
    b.assert_sound();
}

#[test]
fn stopped_it_leaves_whole_files_and_the_next_one_goes_on() {
    let (mut a, mut b, stick) = pair();
    a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    let mut second = second_look(&mut b);
    let met = exchanges(&mut second, &stick, &mut |_| ControlFlow::Break(()));
    let met = met.unwrap();
    assert!(met.synced[0].stopped);
    take_up(&mut b, met);
    b.check("L1", "self", true).unwrap();
    meet(&mut a, &mut b, &stick);
    assert_eq!(checks(&b, "L0"), 1);
    b.assert_sound();
}

#[test]
fn what_came_in_before_it_failed_counts_once_it_was_taken_up() {
    let (mut a, mut b, stick) = pair();
    a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    b.check("L1", "self", true).unwrap();
    let mut second = second_look(&mut b);
    // The stick takes no file any more: what is ours does not go out.
    let stick = Arc::new(SimDisk::clone(&stick).failing(Failing::Making(ErrorKind::StorageFull)));
    let went = exchanges(&mut second, &stick, &mut |_| ControlFlow::Continue(()));
    assert!(went.is_err(), "{went:?}");
    assert_eq!(checks(&b, "L0"), 0);
    b.does(Command::TakeUp(BroughtBack::Unfinished));
    assert_eq!(checks(&b, "L0"), 1);
    assert_eq!(checks(&b, "L1"), 1);
    b.assert_sound();
}

#[test]
fn a_restored_backup_is_left_to_an_exchange_by_itself() {
    let (_, mut b, stick) = pair();
    let image = b.disk.view();
    b.check("L0", "self", true).unwrap();
    b.meets(&stick);
    let mut old = Laptop::from(image);
    old.enter();
    let did = old.did();
    let mut second = second_look(&mut old);
    let went = exchanges(&mut second, &stick, &mut |_| ControlFlow::Continue(()));
    let beside = ReadOnlyReason::Beside;
    assert!(
        matches!(went, Err(Failure::ReadOnly { reason, .. }) if reason == beside),
        "{went:?}"
    );
    assert_eq!(old.did(), did);
    old.meets(&stick);
    assert_ne!(old.did(), did);
    assert_eq!(checks(&old, "L0"), 1);
}

#[test]
fn beside_another_program_that_writes_nothing_is_taken_in() {
    let (mut a, mut b, stick) = pair();
    a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    let reader = Laptop {
        disk: b.disk.clone(),
        hands: b.hands.clone(),
        around: b.around.clone(),
        workspace: Workspace::with(
            Arc::new(b.disk.clone()),
            &crate::site::root(),
            b.hands.clone(),
        )
        .unwrap(),
    };
    let mut reader = reader;
    reader.enter();
    let mut second = reader.workspace.second_look().around().unwrap();
    let went = exchanges(&mut second, &stick, &mut |_| ControlFlow::Continue(()));
    assert!(matches!(went, Err(Failure::ReadOnly { .. })), "{went:?}");
    b.enter();
    assert_eq!(checks(&b, "L0"), 0);
}
