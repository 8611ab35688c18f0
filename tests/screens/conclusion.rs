//! From the last answer to the record: what is missing, who concludes, what comes of it.

use crate::site::{SIZES, Site};
use sanjian::domain::{Grade, Outcome};
use sanjian::text::Lang;

/// Answers every item of the rebar lot with the same reading.
fn fill(site: &mut Site, reading: &str) {
    let readings = format!("{reading} Enter ").repeat(12 * 5);
    site.begin().press("1 Enter 1 Enter").press(&readings);
}

/// Concludes with the person so many rows below the first.
fn conclude(site: &mut Site, below: usize) {
    site.press("F8")
        .press(&"Down ".repeat(below))
        .press("Enter Enter");
}

/// Fills and concludes the stage that is open, and goes back to the list.
fn pass(site: &mut Site, below: usize) {
    fill(site, "0");
    conclude(site, below);
    site.press("Enter Esc");
}

fn outcomes(site: &Site) -> Vec<(String, Outcome)> {
    let project = site.app.workspace().project().unwrap();
    let checks = &project.node("L-001").unwrap().checks;
    checks
        .iter()
        .map(|check| (check.stage.clone(), check.outcome))
        .collect()
}

#[test]
fn what_is_missing_comes_first_and_enter_goes_there() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 F8")
        .shows("还不能作结论")
        .shows("5.5.2");
    site.press("Down Enter").shows("5.5.3-1 绑扎钢筋网：长、宽");
}

#[test]
fn a_foreman_gets_from_self_check_to_acceptance() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = Site::rebar(size, lang);
        (0..3).for_each(|_| pass(&mut site, 0));
        fill(&mut site, "0");
        conclude(&mut site, 0);
        site.press("Enter");
        site.shows(lang.pick("+ 合格（优良）", "+ Qualified (Excellent)"));
        let stages: Vec<String> = outcomes(&site)
            .into_iter()
            .map(|(stage, _)| stage)
            .collect();
        assert_eq!(stages, ["self", "mutual", "handover", "acceptance"]);
        let project = site.app.workspace().project().unwrap();
        let accepted = project.node("L-001").unwrap().acceptance().unwrap();
        assert_eq!(accepted.grade, Some(Grade::Excellent));
    }
}

#[test]
fn every_round_is_in_sight_while_lines_are_blank() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = Site::rebar((80, 24), lang);
        fill(&mut site, "9");
        conclude(&mut site, 0);
        site.press("Enter");
        site.shows(lang.pick("自检 第 1 轮", "Self-check, round 1"))
            .shows(lang.pick("自检 第 2 轮", "Self-check, round 2"));
    }
}

#[test]
fn the_same_person_cannot_do_the_mutual_check() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    pass(&mut site, 0);
    fill(&mut site, "0");
    site.press("F8").shows("> 1 李敏").shows("- 不能");
    site.press("Down")
        .shows("此人已作本轮「自检」，须由另一人检查。");
    let screen = site.press("Enter Enter Enter").screen();
    assert_eq!(screen.matches("此人已作本轮").count(), 1, "{screen}");
    assert_eq!(outcomes(&site).len(), 1);
    site.press("Up Enter").shows("李敏 对「互检」第 1 轮作结论");
    site.press("Enter");
    assert_eq!(outcomes(&site).len(), 2);
    site.shows("接下来").shows("交接检");
}

#[test]
fn whoever_may_not_do_a_stage_is_told_before_anything_is_typed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    fill(&mut site, "0");
    // Who concludes the self-check sits here from now on.
    site.press("F8 F7 Enter Enter")
        .shows("王强：此人已作本轮「自检」")
        .shows("能办的人 李敏（专业工长）");
    site.press("Enter").shows("王强：此人已作本轮「自检」");
    site.press("1 Enter 1 Enter").press(&"0 Enter ".repeat(60));
    site.press("F8").shows("没有要找的人？添加人员");
    site.press("End Enter").shows("添加人员").shows("姓名");
}

#[test]
fn a_rejection_says_why_and_begins_anew() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    fill(&mut site, "9");
    conclude(&mut site, 0);
    assert_eq!(outcomes(&site), [("self".to_owned(), Outcome::Rejected)]);
    site.shows("不 合 格")
        .shows("5.5.3-4")
        .shows("0/5 = 0.0 % < 80 %")
        .shows("先整改");
    site.press("F2").shows("判定由各项得出");
    site.press("Enter")
        .shows("自检 第 2 轮")
        .shows("不合格，重查");
    site.press("Enter").shows("整改方式");
    site.press("1").shows("返工重做");
    site.press("Esc Up Enter").shows("x 不符合");
    site.press("F2").shows("为什么").shows("GB 50300-2013");
}

#[test]
fn one_key_explains_a_verdict_while_answering() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = Site::rebar((80, 24), lang);
        site.begin().press("1 Enter 1 Enter 3 Enter 30 Enter F2");
        site.shows("1/2 = 50.0 % < 80 %").shows("3.0.9");
        site.press("Esc").shows("5.5.3-1");
    }
}

#[test]
fn a_second_enter_does_not_get_through_all_steps() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    fill(&mut site, "0");
    site.press("F8 Enter").shows("记录后不能再改");
    assert!(outcomes(&site).is_empty());
    site.press("Esc").shows("由谁作结论");
    site.press("Esc").shows("作结论 (F8)");
}

#[test]
fn the_draft_is_gone_once_the_check_is_recorded() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    pass(&mut site, 0);
    assert!(site.saved("self").is_empty());
    let site = site.killed_and_reopened();
    assert_eq!(outcomes(&site), [("self".to_owned(), Outcome::Accepted)]);
}

#[test]
fn help_and_the_way_out_are_always_in_the_bar() {
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            let mut site = Site::rebar(size, lang);
            for keys in [
                "",
                "Down Down Down Enter",
                "Enter",
                "4",
                "Esc Down",
                "F8",
                "Esc F2",
            ] {
                let screen = site.press(keys).screen();
                let bar = screen.lines().last().unwrap();
                // From the first page there is no way back.
                assert!(bar.contains("F1 "), "{bar}");
                assert_eq!(bar.contains("Esc "), !keys.is_empty(), "{bar}");
                assert!(!bar.contains(".."), "{bar}");
            }
        }
    }
}
