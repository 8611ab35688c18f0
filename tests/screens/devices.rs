//! Meeting another laptop by a stick, and settling what both concluded or changed at once, by hand on
//! the keyboard.

use crate::site::{SIZES, Site};
use crate::town;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::text::Lang;
use sanjian::workspace::signing::keys::KeyCommand;
use sanjian::workspace::{Command, Cost, Done, Pin, Workspace};
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;

const NOW: &str = "2026-05-01T08:00:00+08:00";
const LATER: &str = "2026-05-01T09:00:00+08:00";

/// Two laptops with the same project of two lots, and the stick they met by.
struct Pair {
    folders: [TempDir; 2],
    laptops: [Workspace; 2],
    stick: TempDir,
}

fn pair() -> Pair {
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let stick = tempfile::tempdir().unwrap();
    let [mut a, mut b] = [&folders[0], &folders[1]].map(|one| town::workspace(one.path(), NOW));
    town::make(&mut a, 2);
    town::meet(&mut a, &stick);
    town::meet(&mut b, &stick);
    Pair {
        folders,
        laptops: [a, b],
        stick,
    }
}

/// The first lot accepted on the first laptop and rejected on the second, neither knowing.
fn twice() -> Pair {
    let mut pair = pair();
    let lot = town::code(1);
    for (stage, by) in [("self", "P01"), ("mutual", "P02"), ("handover", "P03")] {
        town::conclude(&mut pair.laptops[0], &lot, stage, by, NOW, true);
    }
    for laptop in &mut pair.laptops {
        town::meet(laptop, &pair.stick);
    }
    for (laptop, passes) in pair.laptops.iter_mut().zip([true, false]) {
        town::conclude(laptop, &lot, "acceptance", "P04", LATER, passes);
    }
    pair
}

impl Pair {
    /// The screens of both laptops.
    fn sites(self, size: (u16, u16), lang: Lang) -> (Site, Site, TempDir) {
        let [a, b] = self.laptops;
        let [one, other] = self.folders;
        let a = town::site(one, a, size, lang);
        (a, town::site(other, b, size, lang), self.stick)
    }
}

/// Meets at the folder that the laptop met at before.
fn again(site: &mut Site) {
    site.press("2 Home Enter Esc Esc");
}

#[test]
fn a_laptop_without_a_project_gets_it_from_a_stick() {
    let pair = pair();
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let folder = tempfile::tempdir().unwrap();
        let workspace = town::workspace(folder.path(), NOW);
        let mut site = town::site(folder, workspace, size, lang);
        let path = pair.stick.path().to_str().unwrap().to_owned();
        site.press(&format!("4 {path} Enter"));
        site.shows("T1").shows(lang.pick("取入", "records"));
        // It wrote nothing there, so there is nothing to be doubted yet.
        assert!(!site.screen().contains(lang.pick("内存", "from memory")));
        site.press("F8")
            .shows(lang.pick("逐字节核对无误", "Every byte checked"));
        site.press("Esc Esc").shows("江湾新城");
    }
}

#[test]
fn a_new_laptop_at_a_stick_with_two_projects_is_asked_which() {
    let pair = pair();
    let other = tempfile::tempdir().unwrap();
    let mut laptop = town::workspace(other.path(), NOW);
    town::make(&mut laptop, 1);
    town::meet(&mut laptop, &pair.stick);
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().to_path_buf();
    let projects = || std::fs::read_dir(here.join("projects")).map_or(0, Iterator::count);
    let mut site = town::site(folder, town::workspace(&here, NOW), (80, 24), Lang::Zh);
    let path = pair.stick.path().to_str().unwrap().to_owned();
    site.press(&format!("4 {path} Enter"));
    site.shows("2 个本机没有的工程")
        .shows("1  T1")
        .shows("按它前面的数字");
    assert_eq!(projects(), 0);
    site.press("9");
    assert_eq!(projects(), 0);
    site.press("2").shows("取入  记录");
    assert_eq!(projects(), 1);
}

#[test]
fn what_was_written_is_called_unproved_until_the_stick_was_inserted_again() {
    let mut pair = pair();
    town::conclude(
        &mut pair.laptops[0],
        &town::code(1),
        "self",
        "P01",
        NOW,
        true,
    );
    let (mut a, _, _stick) = pair.sites((80, 24), Lang::Zh);
    a.shows("未交出");
    a.press("2");
    a.shows("上次").shows("条记录未交出");
    a.press("Home Enter").shows("写出  记录").shows("内存");
    a.shows("本机的记录都已交出");
    a.press("Esc Esc");
    assert!(!a.screen().contains("未交出"));
}

#[test]
fn what_came_of_it_is_said_in_the_language_now_spoken() {
    let (mut a, _, _stick) = pair().sites((80, 24), Lang::Zh);
    a.press("2 Home Enter").shows("已与").shows("取入");
    let screen = a.press("F5 6 Esc").screen();
    assert!(
        screen.contains("Exchanged with ") && !screen.contains("取入"),
        "{screen}"
    );
}

#[test]
fn what_is_damaged_on_a_stick_is_named_and_counts_as_not_handed_over() {
    for (lang, fault, known, unsent) in [
        (Lang::Zh, "处不对", "都已交出", "条记录未交出"),
        (Lang::En, "fault", "were handed over.", "Not handed over"),
    ] {
        let (mut a, _, stick) = pair().sites((80, 24), lang);
        a.press("2 Home Enter F8").shows("T1").shows(known);
        let journals = files(stick.path().to_path_buf());
        let journal = { journals.iter() }.find(|path| path.ends_with("00000001.jsonl"));
        let journal = journal.unwrap();
        let text = std::fs::read_to_string(journal).unwrap();
        std::fs::write(journal, text.replacen("L-00001", "L-00009", 1)).unwrap();
        a.press("F8")
            .shows(fault)
            .shows("00000001.jsonl:")
            .shows(unsent);
        assert!(!a.screen().contains(known), "{}", a.screen());
        // A stick that lost everything holds nothing either.
        std::fs::write(journal, text).unwrap();
        a.press("Enter F8").shows(known);
        std::fs::remove_dir_all(stick.path().join("projects")).unwrap();
        std::fs::create_dir(stick.path().join("projects")).unwrap();
        a.press("F8").shows(unsent);
    }
}

#[test]
fn a_folder_that_goes_away_meanwhile_was_not_met() {
    // Gone at the beginning and made anew, gone in the end.
    for anew in [true, false] {
        let Pair {
            laptops: [mut a, _],
            stick,
            folders: _folders,
        } = twice();
        let unsent = a.unsent().unwrap().records;
        assert!(unsent > 0);
        let mut times = 0;
        let meeting = Command::Exchange(town::at(&stick));
        let went = a.execute_watched(meeting, &mut |_| {
            times += 1;
            if times == 1 || !anew {
                _ = std::fs::remove_dir_all(stick.path());
            }
            if times == 1 && anew {
                std::fs::create_dir(stick.path()).unwrap();
            }
            ControlFlow::Continue(())
        });
        assert!(went.is_err(), "{went:?}");
        assert!(a.unsent().unwrap().records >= unsent);
        assert!(a.exchanged().is_none());
    }
}

#[test]
fn a_folder_that_is_not_there_is_not_made() {
    let (mut a, _, stick) = pair().sites((80, 24), Lang::Zh);
    let missing = stick.path().join("ghost");
    a.press(&format!("2 End {} Enter", missing.display()));
    assert!(a.bells > 0);
    assert!(!missing.exists());
    a.shows("交换到");
}

#[test]
fn an_exchange_can_be_stopped_and_goes_on_the_next_time() {
    let pair = pair();
    let folder = tempfile::tempdir().unwrap();
    let workspace = town::workspace(folder.path(), NOW);
    let mut c = town::site(folder, workspace, (80, 24), Lang::Zh);
    let path = pair.stick.path().to_str().unwrap().to_owned();
    c.press(&format!("4 {path}"));
    // Where no project is entered there is nothing to go on with: it is done before the screen.
    c.app
        .press(&KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE));
    let errand = c.app.take_errand().unwrap();
    c.app.run(&errand, &mut |_, _| ControlFlow::Break(()));
    c.shows("已停下");
    c.press("Enter").shows("取入  记录");
    assert!(!c.screen().contains("已停下"));
}

#[test]
fn what_is_refused_is_named_with_the_place_where_it_is_kept() {
    let mut pair = pair();
    town::conclude(
        &mut pair.laptops[0],
        &town::code(1),
        "self",
        "P01",
        NOW,
        true,
    );
    town::meet(&mut pair.laptops[0], &pair.stick);
    // A letter changes on the stick, in the record of the check.
    let logs = files(pair.stick.path().to_path_buf());
    let changed = logs.iter().filter(|path| {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let again = text.replace("\"by\":\"P01\"", "\"by\":\"P02\"");
        let differs = again != text;
        if differs {
            std::fs::write(path, again).unwrap();
        }
        differs
    });
    assert_eq!(changed.count(), 1);
    let (_, mut b, _stick) = pair.sites((200, 50), Lang::Zh);
    b.press("2 Home Enter").shows("x ").shows("开头部分留存在");
    let bad = files(b.folder.path().join("projects"));
    let bad = bad.iter().map(|path| path.to_string_lossy());
    let bad: Vec<_> = bad.filter(|path| path.contains("/bad/")).collect();
    let why = bad.iter().filter(|path| path.ends_with(".txt"));
    assert_eq!((bad.len(), why.count()), (2, 1), "the file, and why");
}

pub fn files(folder: PathBuf) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn a_lot_concluded_on_both_is_settled_on_the_screen() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let (mut a, mut b, _stick) = twice().sites(size, lang);
        again(&mut a);
        again(&mut b);
        again(&mut a);
        a.shows(lang.pick("待裁定 1", "To be settled 1"));
        a.press("0").shows(lang.pick("待裁定", "To be settled"));
        a.press("Esc");
        // The lot's own page leads there too, and offers nothing else.
        a.press("Home Enter")
            .shows(lang.pick("首轮按不合格计", "the first round counts as failed"));
        a.shows(lang.pick("本机", "this one"))
            .shows(lang.pick("不同之处", "What differs"));
        a.press("Enter Enter 1 Enter Enter Enter");
        a.shows(lang.pick("须写明理由。", "A reason is needed."));
        assert_eq!(a.app.workspace().project().unwrap().conflicts().count(), 1);
        // Left half-way it is offered again.
        a.press("Up Up 复核 Esc Enter").shows("复核");
        a.press("Enter Enter Enter Enter");
        a.shows(lang.pick("已裁定", "Settled"));
        assert_eq!(a.app.workspace().project().unwrap().conflicts().count(), 0);
        again(&mut a);
        again(&mut b);
        assert_eq!(b.app.workspace().project().unwrap().conflicts().count(), 0);
    }
}

/// A frame reads no disk: what the items are called was looked up when the page came to the top, in the
/// project where this laptop's own checklists do not have it.
#[test]
fn what_items_are_called_beside_each_other_is_looked_up_once() {
    let (mut a, mut b, _stick) = twice().sites((80, 24), Lang::Zh);
    again(&mut a);
    again(&mut b);
    again(&mut a);
    std::fs::remove_dir_all(a.folder.path().join("checklists")).unwrap();
    let mut a = a.killed_and_reopened();
    a.press("Home Enter").shows("g1 平整");
    for file in files(a.folder.path().join("projects")) {
        if file.components().any(|part| part.as_os_str() == "blobs") {
            std::fs::remove_file(file).unwrap();
        }
    }
    a.shows("g1 平整");
}

#[test]
fn a_refused_signature_is_shown_with_the_check_that_it_refuses() {
    let mut pair = pair();
    let lot = town::code(1);
    for (stage, by) in [("self", "P01"), ("mutual", "P02")] {
        town::conclude(&mut pair.laptops[0], &lot, stage, by, NOW, true);
    }
    for laptop in &mut pair.laptops {
        town::meet(laptop, &pair.stick);
        town::conclude(laptop, &lot, "handover", "P03", LATER, true);
    }
    refuse(&mut pair.laptops[1], &lot);
    let (mut a, mut b, _stick) = pair.sites((200, 50), Lang::Zh);
    again(&mut a);
    again(&mut b);
    again(&mut a);
    a.press("Home Enter").shows("待裁定");
    a.shows("x 拒签：保护层不足").shows("拒签：人P01");
    let screen = a.screen();
    let outcome = screen.lines().find(|line| line.contains("结论  ")).unwrap();
    assert_eq!(outcome.matches("+ 合格").count(), 2, "{screen}");
    a.shows("各项的回答相同");
    assert!(!screen.contains("没有回答"), "{screen}");
}

/// Who hands the lot over does not accept the verdict.
fn refuse(laptop: &mut Workspace, lot: &str) {
    let pin = || Pin::new("482913");
    laptop.set_key_cost(Cost::FLOOR);
    let enrol = KeyCommand::Enrol {
        person: "P01".into(),
        pin: pin(),
        authority: None,
    };
    laptop.execute(Command::Key(enrol)).unwrap();
    let node = laptop.project().unwrap().node(lot).unwrap();
    let asked = SigningAsked {
        subject: lot.into(),
        doc: node.first("handover").unwrap().record.clone(),
        party: "handing".into(),
        by: "P01".into(),
        stand: Stand::Refuse,
        reason: "保护层不足".into(),
    };
    let sheet = laptop.signing_sheet(&asked, Lang::Zh).unwrap().unwrap();
    let done = laptop.execute(Command::Sign(Box::new(sheet), pin()));
    assert!(matches!(done, Ok(Done::Signed(_))), "{done:?}");
}

#[test]
fn a_person_changed_on_both_is_settled_on_the_screen() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut pair = pair();
        for (laptop, crew) in pair.laptops.iter_mut().zip(["甲班", "乙班"]) {
            let mut person = laptop.project().unwrap().people["P01"].clone();
            person.crew = crew.into();
            laptop.execute(Command::ListPeople(vec![person])).unwrap();
        }
        let (mut a, mut b, _stick) = pair.sites(size, lang);
        again(&mut a);
        again(&mut b);
        again(&mut a);
        a.press("Home Enter").shows("甲班").shows("乙班");
        a.press("Right Enter 问过 Enter 1 Enter Enter Enter");
        a.shows(lang.pick("已裁定", "Settled"));
        again(&mut a);
        again(&mut b);
        let crew = |site: &Site| {
            site.app.workspace().project().unwrap().people["P01"]
                .crew
                .clone()
        };
        assert_eq!(crew(&a), crew(&b));
        assert!(b.app.workspace().project().unwrap().collisions().is_empty());
    }
}
