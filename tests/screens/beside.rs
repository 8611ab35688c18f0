//! Long work beside the screen: one goes on checking, sees how far it is, is told when it is over, and can stop it.

use crate::site::Site;
use crate::town;
use sanjian::text::Lang;
use sanjian::workspace::held::exchanged::PlainText;
use sanjian::workspace::{Command, Done};
use std::time::Duration;

const NOW: &str = "2026-05-01T08:00:00+08:00";

/// Waits as the loop of the terminal does, until nothing goes on any more.
pub fn wait(site: &mut Site) {
    for _ in 0..2_000 {
        site.app.go_on();
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
    site.press("2 End Up Up Up").shows("> 导出");
    site.press("Enter").shows("导出本工程");
    site.press(&to.display().to_string());
    site.press("Enter Enter").shows("同一个盘");
    site.hurry("Enter");
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
    site.hurry("Esc Home Down Down Down Enter Enter 3 Esc");
    site.shows("x 不符合");
    wait(&mut site);
    site.shows("写 ").shows("summary");
    site.shows("x 不符合");
    let answer = site.saved("self");
    assert_eq!(answer.answer("5.5.2").unwrap().word(), Some("fail"));
    let exported = sanjian::workspace::Workspace::open(&to).unwrap();
    assert_eq!(exported.projects().unwrap().len(), 1);
}

/// What is doubtful about the folder is whole, and what to do about it comes first.
#[test]
fn the_question_before_an_export_is_never_cut() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = Site::rebar((80, 24), lang);
        let out = tempfile::tempdir().unwrap();
        site.press("2 End Up Up Up Enter");
        site.press(&out.path().join("new").display().to_string());
        site.press("F8");
        for said in [
            lang.pick("再按一次 F8", "press F8 again"),
            lang.pick("同一个盘", "no stick, and no"),
        ] {
            assert!(site.screen().contains(said), "{said}: {}", site.screen());
        }
    }
}

#[test]
fn whoever_leaves_is_asked_first_and_may_stop_it_and_stay() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let out = tempfile::tempdir().unwrap();
    export(&mut site, &out.path().join("hq"));
    site.hurry("F10").shows("旁边的事还没有做完");
    site.hurry("1");
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
    site.hurry("F10 F10");
    assert!(site.app.is_over());
    site.app.end_beside();
    // What was left is a beginning that the next export completes: no file in it is half of one.
    let mut workspace = crate::site::entered(site.folder.path());
    let again = Command::Export(to.clone(), Lang::Zh, PlainText::Without);
    let done = workspace.execute(again).unwrap();
    let Done::Exported(exported) = done else {
        panic!("{done:?}");
    };
    assert!(exported.copied.different.is_empty() && exported.copied.broken.is_empty());
    let found = workspace.verify_folders(&[to]).unwrap();
    assert!(found.len() == 1 && found[0].is_sound(), "{found:?}");
}

/// Two laptops with one project: what the first concluded lies on the stick, the second is on the screen.
fn a_stick_with_news(lang: Lang) -> (Site, tempfile::TempDir) {
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let stick = tempfile::tempdir().unwrap();
    let [mut a, mut b] = [&folders[0], &folders[1]].map(|one| town::workspace(one.path(), NOW));
    town::make(&mut a, 2);
    town::meet(&mut a, &stick);
    town::meet(&mut b, &stick);
    town::conclude(&mut a, &town::code(1), "self", "P01", NOW, true);
    town::meet(&mut a, &stick);
    let [_, here] = folders;
    (town::site(here, b, (80, 24), lang), stick)
}

#[test]
fn an_exchange_goes_on_while_one_answers_and_what_came_counts_at_once() {
    let (mut site, stick) = a_stick_with_news(Lang::Zh);
    let checks = |site: &Site, lot: usize| {
        let project = site.app.workspace().project().unwrap();
        project.node(&town::code(lot)).unwrap().checks.len()
    };
    site.press("2 Home").hurry("Enter");
    assert!(site.app.has_beside());
    // A check of the other lot, begun before what comes in is known.
    site.hurry("Esc Home Down Down Down Down Enter Enter 1");
    assert_eq!(checks(&site, 1), 0);
    wait(&mut site);
    site.shows("取入记录 3 条").shows("L-00002");
    assert_eq!(checks(&site, 1), 1);
    let draft = site.app.workspace().draft(&town::code(2), "self").unwrap();
    assert_eq!(draft.answers.len(), 1);
    drop(stick);
}

#[test]
fn this_device_is_checked_beside_and_what_was_found_can_be_seen_again() {
    for (lang, sound, own, again) in [
        (Lang::Zh, "逐字节无误", "核对本机", "刚才的结果"),
        (
            Lang::En,
            "as it was written",
            "Check this device",
            "What came of it",
        ),
    ] {
        let mut site = Site::rebar((80, 24), lang);
        site.press("2 End Up Up").shows(own);
        site.hurry("Enter");
        assert!(site.app.has_beside());
        wait(&mut site);
        site.shows(sound);
        site.press("Esc End Up").shows(again);
        site.press("Enter").shows(sound);
        site.press("Esc Esc");
    }
}

#[test]
fn damage_on_this_device_is_found_beside() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let here = site.folder.path().join("projects");
    let mut files = crate::devices::files(here).into_iter();
    let journal = files.find(|path| path.ends_with("00000001.jsonl")).unwrap();
    let text = std::fs::read_to_string(&journal).unwrap();
    std::fs::write(&journal, text.replacen("L-001", "L-009", 1)).unwrap();
    site.press("2 End Up Up Enter")
        .shows("处不对")
        .shows("不要再记录");
}

/// A folder with two projects of which records came: one of 24 lots checked, one without a plan.
fn headquarters() -> tempfile::TempDir {
    let hq = tempfile::tempdir().unwrap();
    for site in [
        town::of(30, (80, 24), Lang::Zh),
        town::bare((80, 24), Lang::Zh),
    ] {
        let mut workspace = site.app.into_workspace();
        let to = hq.path().to_path_buf();
        workspace
            .execute(Command::Export(to, Lang::Zh, PlainText::Without))
            .unwrap();
    }
    hq
}

#[test]
fn projects_are_counted_side_by_side_while_one_goes_on() {
    let hq = headquarters();
    for lang in [Lang::Zh, Lang::En] {
        let mut site = Site::rebar((100, 30), lang);
        let go = lang.pick("> 汇总", "> Several projects");
        site.press("2 End Up").shows(go);
        site.press("Enter");
        // This device's own folder is offered; another is typed in its place.
        site.press(&"Backspace ".repeat(120));
        site.press(&hq.path().display().to_string());
        site.press("Enter").hurry("Enter");
        assert!(site.app.has_beside());
        site.hurry("Esc Home Down Down Down Enter Enter 1");
        wait(&mut site);
        site.shows(lang.pick("2 个工程", "Projects: 2"));
        let answer = site.saved("self");
        assert_eq!(answer.answers.len(), 1);
        site.press("Esc Esc Esc Esc 2 End Up")
            .shows(lang.pick("> 刚才的结果", "> What came of it"));
        site.press("Enter").shows("T1 江湾新城");
        let lots = site.screen();
        site.press("Right").shows(lang.pick("< 分项工程 >", "< "));
        assert_ne!(site.screen(), lots);
        site.press("Left");
        assert_eq!(site.screen(), lots);
    }
}

#[test]
fn figures_of_a_damaged_project_are_marked_and_its_folder_is_named() {
    let hq = headquarters();
    let journals = crate::devices::files(hq.path().join("projects"));
    let journal = journals
        .iter()
        .filter(|path| path.ends_with("00000001.jsonl"));
    let largest = journal.max_by_key(|path| std::fs::metadata(path).unwrap().len());
    let largest = largest.unwrap();
    let text = std::fs::read_to_string(largest).unwrap();
    std::fs::write(largest, text.replacen("L-00003", "L-00009", 1)).unwrap();
    let mut site = Site::rebar((100, 30), Lang::Zh);
    site.press("2 End Up Enter")
        .press(&"Backspace ".repeat(120));
    site.press(&hq.path().display().to_string());
    site.press("Enter Enter").shows("! T1").shows("没有核实");
}

#[test]
fn what_came_of_the_last_errand_is_that_of_the_last() {
    let (other, stick) = a_stick_with_news(Lang::Zh);
    drop(other);
    let mut site = town::empty((100, 30), Lang::Zh);
    let path = stick.path().display().to_string();
    site.press("4 End Up Enter");
    site.press(&"Backspace ".repeat(120)).press(&path);
    site.press("Enter Enter").shows("1 个工程");
    site.press("Esc End Up").shows("已汇总");
    // With no project entered it is done before the screen.
    site.press("End").press(&path);
    site.press("Enter").shows("取入  记录");
    site.press("Esc End Up").shows("> 刚才的结果");
    site.shows("已与");
}
