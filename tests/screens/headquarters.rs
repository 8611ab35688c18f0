//! Headquarters on the screen: its code is typed as it was told, then what it has counts; it is believed no more, and
//! photos go only when somebody says so.

use crate::site::{SIZES, Site};
use crate::town;
use sanjian::domain::receipt::short_code;
use sanjian::domain::{Person, Role};
use sanjian::text::Lang;
use sanjian::workspace::exchange::remotes::RemoteAsked;
use sanjian::workspace::headquarters::{HqCommand, Receiving};
use sanjian::workspace::{Command, Cost, Done, Pin, PlaceCommand, Workspace};
use tempfile::TempDir;

const NOW: &str = "2026-05-01T08:00:00+08:00";
const PIN: &str = "839201";

/// Headquarters with its key.
fn office(folder: &TempDir) -> (Workspace, String) {
    let mut office = town::workspace(folder.path(), NOW);
    office.set_key_cost(Cost::FLOOR);
    let key = HqCommand::NewKey("集团质量部".into(), Pin::new(PIN));
    let Ok(Done::HqKey(card)) = office.execute(Command::Headquarters(key)) else {
        panic!("no key was made");
    };
    (office, short_code(&card.kid))
}

fn receive(office: &mut Workspace, store: &TempDir, stick: &TempDir) {
    let receiving = Receiving {
        places: vec![stick.path().to_path_buf()],
        store: store.path().to_path_buf(),
        identities: Vec::new(),
        pin: Some(Pin::new(PIN)),
    };
    let done = office.execute(Command::Headquarters(HqCommand::Receive(receiving)));
    assert!(matches!(done, Ok(Done::Received(_))), "{done:?}");
}

/// Goes to the page of headquarters, above what came of the exchange.
fn go(site: &mut Site) {
    site.press("Esc Esc Esc 2 End Up Up Enter");
}

#[test]
fn headquarters_is_believed_once_its_code_was_typed() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let [here, there, stick, store] = [(); 4].map(|()| tempfile::tempdir().unwrap());
        let mut laptop = town::workspace(here.path(), NOW);
        town::make(&mut laptop, 2);
        let manager = Person {
            code: "P09".into(),
            name: "孙总".into(),
            role: Role::ProjectManager,
            org: String::new(),
            crew: String::new(),
        };
        laptop.execute(Command::ListPeople(vec![manager])).unwrap();
        town::meet(&mut laptop, &stick);
        let (mut office, code) = office(&there);
        receive(&mut office, &store, &stick);
        town::meet(&mut laptop, &stick);
        let mut site = town::site(here, laptop, size, lang);
        go(&mut site);
        site.shows("集团质量部").shows(&code);
        site.shows(lang.pick("回执待确认", "wait to be confirmed"));
        // The form does not show what one ought to have been told.
        site.press("Enter");
        let form = site.screen();
        let title = lang.pick("确认总部", "Confirm headquarters");
        let below = form.split(title).nth(1).unwrap_or_default();
        assert!(!below.contains(&code), "{form}");
        site.press("0000 Space 0000 Down 1 Enter Enter");
        site.shows(lang.pick("冒名", "pretends"));
        site.press("Esc Enter");
        let digits = code.replace(' ', "");
        site.press(&format!("{digits} Enter 1 Enter Enter"));
        site.shows(lang.pick("总部已收", "HQ has"));
        site.press("Esc");
        site.shows(lang.pick("总部已收", "HQ has"));
        // Taken back: a reason is asked for, and once more whether it is meant.
        go(&mut site);
        site.press("Enter Down 1 Enter Enter Enter");
        site.shows(lang.pick("理由", "Why"));
        site.press("Esc Enter xielou Enter 1 Enter Enter Enter");
        site.shows(lang.pick("已停用", "no longer believed"));
    }
}

#[test]
fn places_that_are_no_disk_are_offered_beside_folders() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let here = tempfile::tempdir().unwrap();
        let mut laptop = town::workspace(here.path(), NOW);
        town::make(&mut laptop, 2);
        let asked = RemoteAsked {
            name: "office".into(),
            url: "s3://sites/east".into(),
            endpoint: None,
            region: None,
            to: Vec::new(),
            keys: None,
            wait: 1,
        };
        let added = laptop.execute(Command::Place(PlaceCommand::Add(Box::new(asked))));
        assert!(matches!(added, Ok(Done::RemoteAdded(_))), "{added:?}");
        let mut site = town::site(here, laptop, size, lang);
        site.press("Esc Esc Esc 2 Home");
        site.shows(lang.pick("远程", "Remote")).shows("office:");
        // Nobody is asked without keys, or without the part of the program that could.
        site.press("Enter");
        let told = match cfg!(feature = "remote") {
            true => "SANJIAN_OFFICE_KEY",
            false => lang.pick("没有带远程交换", "without remotes"),
        };
        site.shows(told);
    }
}
