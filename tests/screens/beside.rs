//! Long work beside the screen: one goes on checking, sees how far it is, is told when it is over, and can stop it.

use crate::site::Site;
use sanjian::text::Lang;
use sanjian::workspace::{Command, Done};
use std::time::Duration;

/// Waits as the loop of the terminal does, until nothing goes on any more.
pub fn wait(site: &mut Site) {
    for _ in 0..2_000 {
        site.app.idle();
        if !site.app.has_beside() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it does not end");
}

/// Begins an export to this folder from the page of exchange; the folder is on the disk of the data, which is asked
/// about once.
fn export(site: &mut Site, to: &std::path::Path) {
    site.press("2 End Up").shows("> 导出");
    site.press("Enter").shows("导出本工程");
    site.press(&to.display().to_string());
    site.press("Enter Enter").shows("同一个盘");
    site.press("Enter");
    assert!(site.app.has_beside());
}

#[test]
fn an_export_goes_on_while_one_answers() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("hq");
    site.begin().press("1 Esc Esc Esc Esc Esc");
    export(&mut site, &to);
    site.shows("可以接着检查");
    site.press("Esc").begin();
    site.press("3 Esc").shows("x 不符合");
    wait(&mut site);
    site.shows("写 ").shows("summary");
    site.shows("x 不符合");
    let answer = site.saved("self");
    assert_eq!(answer.answer("5.5.2").unwrap().word(), Some("fail"));
    let exported = sanjian::workspace::Workspace::open(&to).unwrap();
    assert_eq!(exported.projects().unwrap().len(), 1);
}

#[test]
fn whoever_leaves_is_asked_first_and_may_stop_it_and_stay() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let out = tempfile::tempdir().unwrap();
    export(&mut site, &out.path().join("hq"));
    site.press("F10").shows("旁边的事还没有做完");
    site.press("1");
    assert!(!site.app.is_over());
    wait(&mut site);
    site.press("F10");
    assert!(site.app.is_over());
}

#[test]
fn a_second_f10_leaves_and_nothing_half_written_is_left() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let out = tempfile::tempdir().unwrap();
    let to = out.path().join("hq");
    export(&mut site, &to);
    site.press("F10 F10");
    assert!(site.app.is_over());
    site.app.end_beside();
    // What was left is a beginning that the next export completes: no file in it is half of one.
    let mut workspace = crate::site::entered(site.folder.path());
    let again = Command::Export(to.clone(), Lang::Zh);
    let done = workspace.execute(again).unwrap();
    let Done::Exported(exported) = done else {
        panic!("{done:?}");
    };
    assert!(exported.copied.different.is_empty() && exported.copied.broken.is_empty());
    let found = workspace.verify_folders(&[to]).unwrap();
    assert!(found.len() == 1 && found[0].is_sound(), "{found:?}");
}
