//! PINs: a key is open for one document only, and wrong tries are followed by a delay that neither a
//! restart nor a clock set back shortens.

use crate::site::{PIN, Site};
use sanjian::failure::{Failure, Locked};
use sanjian::store::RealDisk;
use sanjian::store::device::vault::VaultError;
use sanjian::text::Lang;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Cost, Done, Pin, Workspace};
use std::sync::Arc;

/// Tries to sign with a PIN, without a minute going by.
fn sign(site: &mut Site, doc: &str, pin: &str) -> Result<Done, Failure> {
    let asked = Site::asked("L1", doc, "handing", "P01");
    let sheet = site.workspace.signing_sheet(&asked, Lang::Zh);
    let sheet = sheet.unwrap().unwrap();
    let command = Command::Sign(Box::new(sheet), Pin::new(pin));
    site.workspace.execute(command)
}

fn wait(tried: Result<Done, Failure>) -> i64 {
    match tried {
        Err(Failure::Locked(Locked::Vault(error))) => match *error {
            VaultError::WrongPin { wait } | VaultError::Wait { wait } => wait,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

/// The program is ended and started again.
fn restart(site: &mut Site) {
    let disk = Arc::new(RealDisk::new(site.folder.path()).unwrap());
    let clock: Arc<SetClock> = Arc::clone(&site.clock);
    site.workspace.leave();
    site.workspace = Workspace::with(disk, site.folder.path(), clock).unwrap();
    site.workspace.set_key_cost(Cost::FLOOR);
    site.workspace.enter(None).unwrap();
}

#[test]
fn the_delay_after_wrong_pins_outlives_a_restart_and_a_clock_set_back() {
    let mut site = Site::enrolled(&["P01"]);
    let doc = site.handover("L1");
    site.clock.set("2026-05-01T12:00:00+08:00");
    let waits: Vec<i64> = (0..3)
        .map(|_| wait(sign(&mut site, &doc, "000001")))
        .collect();
    assert_eq!(waits, [0, 0, 5]);
    restart(&mut site);
    // The right PIN does not help before the time has passed.
    assert_eq!(wait(sign(&mut site, &doc, PIN)), 5);
    site.clock.set("2026-05-01T12:00:04+08:00");
    assert_eq!(wait(sign(&mut site, &doc, PIN)), 1);
    // A clock set back begins the time anew, again and again.
    for earlier in ["2026-05-01T11:00:00+08:00", "2020-01-01T00:00:00+08:00"] {
        site.clock.set(earlier);
        restart(&mut site);
        assert_eq!(wait(sign(&mut site, &doc, PIN)), 5);
    }
    // After it one more wrong PIN costs more than the last.
    site.clock.set("2026-05-01T12:10:00+08:00");
    assert_eq!(wait(sign(&mut site, &doc, "000001")), 15);
    site.clock.set("2026-05-01T12:10:15+08:00");
    assert!(matches!(sign(&mut site, &doc, PIN), Ok(Done::Signed(_))));
}

#[test]
fn a_key_is_open_for_one_document() {
    let mut site = Site::enrolled(&["P01"]);
    let first = site.handover("L1");
    assert!(matches!(sign(&mut site, &first, PIN), Ok(Done::Signed(_))));
    let second = site.handover("L2");
    let asked = Site::asked("L2", &second, "handing", "P01");
    let sheet = site.workspace.signing_sheet(&asked, Lang::Zh);
    let sheet = sheet.unwrap().unwrap();
    for pin in ["", "000001"] {
        let command = Command::Sign(Box::new(sheet.clone()), Pin::new(pin));
        wait(site.workspace.execute(command));
    }
    let project = site.workspace.project().unwrap();
    assert_eq!(project.signatures(&first).len(), 1);
    assert!(project.signatures(&second).is_empty());
}
