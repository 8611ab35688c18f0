//! The project, its agreement and its people changed on the screen, each change seen before it is saved.

use crate::site::Site;
use sanjian::domain::Role;
use sanjian::text::Lang;

fn head(site: &Site) -> &sanjian::domain::head::ProjectHead {
    &site.app.workspace().project().unwrap().head
}

#[test]
fn what_would_change_is_seen_before_it_is_saved() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("4").shows("工程与约定").shows("定了不能改");
    // Targets, the veto, signatures.
    site.press("Tab Tab 95 Tab 60 Tab 85 Tab Right F8");
    site.shows("将作以下改动")
        .shows("一次验收合格率目标：— → 95 %");
    site.shows("质量否决线：— → 85 %")
        .shows("签字：不等签字 → 须等签字");
    assert!(
        head(&site).target_first_pass.is_none(),
        "nothing is saved yet"
    );
    site.press("Esc").shows("95");
    site.press("F8 Enter").shows("已保存");
    assert_eq!(
        head(&site).target_first_pass.as_ref().unwrap().as_str(),
        "95"
    );
    assert!(head(&site).agreed.signatures_required);
    assert_eq!(head(&site).scheme.as_str(), "gbj300-88", "the scheme stays");
}

#[test]
fn nothing_changed_is_nothing_saved() {
    let mut site = Site::rebar((80, 24), Lang::En);
    let records = site.app.workspace().unsent().map(|unsent| unsent.records);
    site.press("4 F8").shows("Nothing was changed");
    assert_eq!(
        site.app.workspace().unsent().map(|unsent| unsent.records),
        records
    );
}

#[test]
fn papers_are_numbered_as_agreed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let to_papers = "4 BackTab";
    site.press(to_papers);
    while !site.screen().contains("> 哪种表的编号") {
        site.press("Down");
    }
    site.press("notice")
        .press("Enter 通知 F8")
        .shows("规则中须有");
    site.press("{serial:3} F8")
        .shows("文件编号 监理通知单：— → 通知{serial:3}");
    site.press("Enter");
    assert_eq!(
        head(&site).agreed.papers.numbers["notice"],
        "通知{serial:3}"
    );
    // Once more it stands there, and empty it is taken away.
    site.press("4");
    while !site.screen().contains("> 哪种表的编号") {
        site.press("Down");
    }
    site.press("notice").shows("通知{serial:3}");
    site.press("Enter Home");
    for _ in 0..12 {
        site.press("Delete");
    }
    site.press("F8").shows("通知{serial:3} → —");
    site.press("Enter");
    assert!(head(&site).agreed.papers.numbers.is_empty());
}

#[test]
fn a_person_is_added_by_everyday_words_and_changed_under_the_same_code() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("5 F8").shows("添加人员").shows("P06");
    site.press("F8").shows("请填姓名");
    site.press("陈芳 F8").shows("请选岗位");
    site.press("土建质检员").shows("专业质量检查员");
    site.press("Enter Right").shows("一建公司");
    site.press("Enter 质检组 F8");
    site.shows("已添加：P06 陈芳，专业质量检查员。");
    let person = |site: &Site| site.app.workspace().project().unwrap().people["P06"].clone();
    assert_eq!(person(&site).role, Role::Inspector);
    assert_eq!(
        (person(&site).org.as_str(), person(&site).crew.as_str()),
        ("一建公司", "质检组")
    );
    site.press("End F6")
        .shows("改人员：陈芳")
        .shows("编号不能改");
    site.press("Enter 工长 F8")
        .shows("岗位：专业质量检查员 → 专业工长");
    site.press("Enter").shows("已保存 1 处改动");
    assert_eq!(person(&site).role, Role::Foreman);
}

#[test]
fn a_code_that_is_taken_is_told_in_any_spelling() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("5 F8 丁一 Enter 2 Enter Enter Enter p０1 F8");
    site.shows("编号「P01」已是王强的");
    site.press("Home Delete Delete Delete P9 F8")
        .shows("已添加：P9 丁一");
}

#[test]
fn who_sits_here_is_asked_once() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("5 F7").shows("现在由王强使用");
    let first = site.screen().lines().next().unwrap().to_owned();
    assert!(first.ends_with("王强"), "{first}");
    site.press("Esc");
    // Another project, another sitting.
    site.press("8 1 Enter 二期 F8");
    let first = site.screen().lines().next().unwrap().to_owned();
    assert!(!first.contains("王强"), "{first}");
}
