//! The overview, the tree and the rates, in an empty, a small and a large project.

use crate::site::{SIZES, Site};
use crate::town;
use sanjian::text::Lang;

/// Every key that does something on these pages.
const ROUND: &str = "Down Down PageDown End Up Home Right Right Left 6 Down Right Right Enter Left \
     F9 F9 F3 gj 1 Down Esc 7 Right Right 2 3 4 5 Enter F9 F9 F9 F9 Tab BackTab Esc 8 Down Esc F1 Esc";

#[test]
fn every_key_is_harmless_whatever_the_project_holds() {
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            town::bare(size, lang).press(ROUND);
            town::of(30, size, lang).press(ROUND);
        }
    }
}

#[test]
fn a_large_project_is_gone_through_at_both_sizes() {
    for size in SIZES {
        let mut site = town::of(5_000, size, Lang::Zh);
        site.shows("/5000)");
        site.press(ROUND);
        site.press("6 End").shows("I499 抹灰");
    }
}

#[test]
fn the_overview_holds_the_rates_against_their_targets() {
    let site = town::of(40, (80, 24), Lang::Zh);
    // 24 lots: three stopped before acceptance, four of the others were rejected once.
    site.shows("一次验收合格率（检验批）").shows("% (18/21)");
    site.shows("目标 90 % x 未达到");
    site.shows("45.0 % (18/40)").shows("已评 18 / 已验收 18");
}

#[test]
fn what_waits_too_long_comes_first_and_each_party_sees_its_own() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.shows("! 逾期（等待或不合格未复查超过 7 天） 6")
        .shows("53 天");
    site.shows("可以开始 16");
    // L-00006 is to be checked again by its crew; the supervision has the three at acceptance.
    site.press("Right")
        .shows("< 操作工、班组长 >")
        .shows("L-00006");
    site.press("Right Right Right")
        .shows("< 监理 >")
        .shows("L-00008");
    let screen = site.screen();
    assert!(!screen.contains("L-00006") && !screen.contains("可以开始"));
    site.press("Left Left Left Left").shows("< 全部人员 >");
}

#[test]
fn enter_opens_the_subject_and_esc_comes_back() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("Down Enter").shows("L-00008");
    assert!(!site.screen().contains("等谁处理"));
    site.press("Esc").shows("等谁处理").shows("> L-00008");
    site.press("Esc Esc").shows("等谁处理");
}

#[test]
fn the_tree_folds_unfolds_and_narrows() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("6")
        .shows("- U0 1号楼")
        .shows("18/40")
        .shows("* 优良");
    site.press("Left").shows("+ U0 1号楼");
    assert!(!site.screen().contains("D0"));
    site.press("Enter").shows("- D0");
    site.press("F9");
    let screen = site.shows("只看未验收的").screen();
    assert!(
        !screen.contains("L-00001") && screen.contains("L-00006"),
        "{screen}"
    );
}

#[test]
fn a_node_with_lots_under_way_is_not_called_untouched() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    let screen = site.press("6").screen();
    let unit = screen.lines().find(|line| line.contains("U0")).unwrap();
    assert!(unit.contains("~ 进行中"), "{unit}");
}

#[test]
fn things_are_found_by_code_name_and_initials() {
    for size in SIZES {
        let mut site = town::of(60, size, Lang::Zh);
        site.press("F3").shows("查找");
        let (x, y) = site.cursor().unwrap();
        site.press("jlq");
        assert_eq!(site.cursor(), Some((x + 3, y)));
        site.shows("剪力墙");
        site.press("Backspace Backspace Backspace 00042")
            .shows("1 项");
        site.press("Enter");
        site.shows("> L-00042");
        site.press("Esc").shows("1 项");
        site.press("Esc").shows("总览");
    }
}

#[test]
fn what_was_found_above_the_lots_leads_to_its_place_in_the_tree() {
    let mut site = town::of(70, (80, 24), Lang::Zh);
    site.press("F3 I5").shows("分项工程");
    site.press("Enter");
    site.shows("> ").shows("I5 钢筋").shows("L-00051");
    assert_eq!(site.cursor(), None);
}

#[test]
fn rates_are_grouped_by_digit_and_the_months_have_a_trend() {
    for size in SIZES {
        let mut site = town::of(40, size, Lang::Zh);
        site.press("7").shows("85.7 % (18/21)");
        site.press("2").shows("钢筋1班").shows("钢筋3班");
        site.press("3").shows("钢筋");
        site.press("4").shows("1号楼");
        site.press("5")
            .shows("2026-03")
            .shows("2026-04")
            .shows("- 目标 90 %");
        site.press("Down Space").shows("明细：2026-03");
        site.press("Right").shows("< 分项工程 >");
    }
}

#[test]
fn the_trend_reads_without_colours() {
    let mut site = town::of(40, (80, 24), Lang::En);
    site.press("7 5 F5 4 Esc");
    let screen = site.screen();
    let marks = |sign: char| {
        screen
            .lines()
            .filter(|line| line.contains('|'))
            .any(|line| line.contains(sign))
    };
    assert!(marks('o') && marks('*') && marks('-'), "{screen}");
}

#[test]
fn a_period_without_acceptance_says_so() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("7 5 F9")
        .shows("本月 2026-05-01")
        .shows("这段时间没有验收");
    site.press("F9")
        .shows("近三个月 2026-03-01")
        .shows("2026-04");
}

#[test]
fn search_minds_no_width_no_case_and_no_blanks() {
    for typed in [
        "Ｌ－００１",
        "l-001",
        "ｙｃｊｌｑ",
        "一层　剪力墙",
        "一层Space剪力墙",
    ] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.press("6 F3").press(&typed.replace("Space", " Space "));
        let screen = site.screen();
        let here = |line: &str| line.trim_start().starts_with("> ") && line.contains("L-001");
        assert!(screen.lines().any(here), "{typed}: {screen}");
    }
}
