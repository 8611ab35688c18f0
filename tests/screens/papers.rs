//! Papers on the screen: found where they are wanted, looked at, saved where somebody says, issued.

use crate::site::{SIZES, Site};
use crate::town;
use sanjian::text::Lang;
use std::path::PathBuf;

/// The page of the first lot's papers.
fn of_a_lot(size: (u16, u16), lang: Lang) -> Site {
    let mut site = town::of(30, size, lang);
    site.press("F3 L-00001 Enter .");
    site
}

/// Goes down to a form.
fn on(site: &mut Site, form: &str) {
    for _ in 0..20 {
        if site.screen().contains(&format!("> {form}")) {
            return;
        }
        site.press("Down");
    }
    panic!("no {form} in\n{}", site.screen());
}

/// Types this folder in place of what stands there.
fn in_folder(site: &mut Site, name: &str) -> PathBuf {
    let folder = site.folder.path().join(name);
    site.press("Backspace");
    site.press(&folder.display().to_string());
    folder
}

#[test]
fn every_key_is_harmless() {
    let round = "Down Down PageDown End Home Enter Down PageDown End Up Home Esc F8 Right Tab Tab Tab Esc \
                 F8 Tab F3 Esc Esc F1 Esc F2 F5 6 F5 Esc";
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            of_a_lot(size, lang).press(round);
            town::of(30, size, lang).press(".").press(round);
            town::bare(size, lang).press(".").press(round);
        }
    }
}

#[test]
fn a_lots_record_is_read_and_saved_where_somebody_says() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = of_a_lot(size, lang);
        let form = match lang {
            Lang::Zh => "检验批质量验收记录",
            Lang::En => "Acceptance record of a lot",
        };
        on(&mut site, form);
        site.press("Enter").shows("验收项目").shows("共20处");
        site.press("Esc F8 Left").shows("TXT");
        site.press("Tab");
        let folder = in_folder(&mut site, "out");
        site.press("Enter Enter Enter Enter");
        let words = match lang {
            Lang::Zh => "没有这个文件夹",
            Lang::En => "There is no such folder",
        };
        site.shows(words);
        std::fs::create_dir(&folder).unwrap();
        site.press("Enter").shows("lot-L-00001.txt");
        let file = folder.join("lot-L-00001.txt");
        let saved = std::fs::read_to_string(&file).unwrap();
        assert!(saved.contains("江湾新城"), "{saved}");
        // Saved again, it goes where the last one went, and takes a name that is free.
        site.press("F8").shows("TXT");
        site.press("Enter Enter Enter Enter Enter")
            .shows("lot-L-00001-2.txt");
        assert_eq!(std::fs::read_to_string(file).unwrap(), saved);
        assert!(site.app.workspace().entered().unwrap().papers().is_empty());
    }
}

#[test]
fn issuing_gives_the_number_and_says_it() {
    let mut site = of_a_lot((80, 24), Lang::Zh);
    on(&mut site, "检验批质量验收记录");
    site.press("F8 Left Tab");
    let folder = in_folder(&mut site, ".");
    site.press("Enter Right").shows("印出姓名、日期、密钥");
    // A crew leader issues no record of acceptance, and is not asked for.
    site.press("Enter P01");
    assert!(!site.screen().contains("人P01"), "{}", site.screen());
    site.press("Backspace Backspace Backspace P04")
        .shows("人P04");
    site.press("Enter Enter");
    let papers = site.app.workspace().entered().unwrap().papers().to_vec();
    let [paper] = papers.as_slice() else {
        panic!("{papers:?}")
    };
    assert_eq!((paper.form.as_str(), paper.by.as_str()), ("lot", "P04"));
    assert!(paper.signatures);
    site.shows(&paper.number).shows(&paper.check());
    let saved = std::fs::read_to_string(folder.join("lot-L-00001.txt")).unwrap();
    assert!(saved.contains(&paper.check()), "{saved}");
    // It can be printed again, and is not issued a second time.
    site.press("End")
        .shows(&format!("已签发 {}（有效）", paper.number));
    site.press("F8").shows("TXT");
    assert!(!site.screen().contains("不签发"));
    site.press("Enter Enter Enter")
        .shows(&format!("{}.txt", paper.number));
    let again = std::fs::read_to_string(folder.join(format!("{}.txt", paper.number))).unwrap();
    assert_eq!(again, saved);
    assert_eq!(site.app.workspace().entered().unwrap().papers().len(), 1);
    // It is made void by somebody whose paper it is, with a reason, and says so wherever it is seen.
    site.press("Delete")
        .shows(&format!("作废 {}", paper.number));
    site.shows("为什么作废");
    site.press("重复 Enter").shows("人P04");
    site.press("Enter Enter Enter")
        .shows(&format!("已签发 {}（作废）", paper.number))
        .shows("已作废");
    let papers = site.app.workspace().entered().unwrap().papers().to_vec();
    assert!(papers[0].withdrawn.is_some());
    site.press("Delete");
    assert!(!site.screen().contains("为什么作废"), "{}", site.screen());
}

#[test]
fn what_lies_above_prints_all_that_is_below_it() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("6 Home .").shows("单位工程质量竣工验收记录");
    on(&mut site, "检验批质量验收记录");
    site.shows("共 30 份");
    site.press("F8 Left Tab");
    let folder = in_folder(&mut site, "each");
    std::fs::create_dir(&folder).unwrap();
    site.press("Enter Right").shows("每份一个文件");
    site.press("Enter Enter Enter Enter");
    crate::beside::wait(&mut site);
    site.shows("已写出 30 个文件");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 30);
}

#[test]
fn issues_and_months_have_their_papers() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("9 Space Space .").shows("不合格项 2 项");
    on(&mut site, "监理通知单");
    site.press("Enter").shows("监理通知单");
    site.press("Esc Esc Esc Esc 7 5 End .").shows("2026-04");
    on(&mut site, "监理月报");
    site.press("Esc Esc .").shows("2026-05");
    on(&mut site, "监理月报");
}

#[test]
fn what_cannot_be_made_says_why_and_is_not_saved() {
    let site = of_a_lot((80, 24), Lang::Zh);
    let Site { folder, app, .. } = site;
    drop(app);
    std::fs::remove_file(folder.path().join("checklists/town.plain.json")).unwrap();
    let projects = folder.path().join("projects");
    let project = std::fs::read_dir(projects)
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    std::fs::remove_dir_all(project.path().join("blobs")).unwrap();
    let mut workspace = crate::watched::open(folder.path());
    workspace.enter(None).unwrap();
    let mut site = town::site(folder, workspace, (80, 24), Lang::Zh);
    site.press("F3 L-00001 Enter .");
    on(&mut site, "检验批质量验收记录");
    let screen = site.screen();
    assert!(
        !screen.contains("主控") && !screen.contains("F8"),
        "{screen}"
    );
}

#[test]
fn what_only_a_person_can_say_is_filled_in_and_stands_on_the_paper() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press(".");
    on(&mut site, "监理月报");
    site.press("F6").shows("填写栏目");
    for _ in 0..20 {
        if site.screen().contains("> 施工进展情况") {
            break;
        }
        site.press("Tab");
    }
    site.press("主体到五层")
        .press(&"Tab ".repeat(30))
        .press("Enter");
    site.press("Enter");
    let mut read = site.screen();
    for _ in 0..8 {
        read += &site.press("PageDown").screen();
    }
    assert!(read.contains("主体到五层"), "{read}");
    // On another day it is still there.
    site.press("Esc F6").shows("主体到五层");
}

/// The form of 30 records of acceptance that P04 issues into a folder or a file, filled in to its last line.
fn issuing_thirty(each: bool) -> (Site, std::path::PathBuf) {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("6 Home .");
    on(&mut site, "检验批质量验收记录");
    site.press("F8 Left Tab");
    let folder = in_folder(&mut site, "issued");
    std::fs::create_dir(&folder).unwrap();
    site.press("Enter").press(if each { "Right" } else { "" });
    site.press("Enter Enter P04").shows("人P04");
    site.hurry("Enter Enter").shows("可以接着检查");
    (site, folder)
}

fn papers(site: &Site) -> usize {
    site.app.workspace().entered().unwrap().papers().len()
}

#[test]
fn papers_are_issued_between_two_keys_and_each_number_has_its_paper() {
    let (mut site, folder) = issuing_thirty(true);
    for done in 1..=5 {
        site.app.go_on();
        assert_eq!(papers(&site), done);
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), done);
    }
    // What is entered meanwhile is recorded between two of them.
    site.hurry("Esc Esc 9").shows("不合格项");
    assert_eq!(papers(&site), 5);
    crate::beside::wait(&mut site);
    site.shows("已写出 30 个文件").shows("030");
    assert_eq!(papers(&site), 30);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 30);
}

#[test]
fn issuing_that_is_stopped_leaves_no_number_without_its_paper() {
    let (mut site, folder) = issuing_thirty(false);
    (0..7).for_each(|_| site.app.go_on());
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    site.hurry("F10").shows("旁边的事还没有做完");
    site.hurry("1");
    crate::beside::wait(&mut site);
    site.shows("23");
    let issued = site.app.workspace().entered().unwrap().papers().to_vec();
    assert_eq!(issued.len(), 7);
    let mut files = std::fs::read_dir(folder).unwrap();
    let file = files.next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(file).unwrap();
    assert!(issued.iter().all(|paper| text.contains(&paper.check())));
    assert_eq!(text.matches("检验批质量验收记录").count(), 7, "{text}");
}
