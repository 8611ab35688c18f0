//! The pictures beside the map: a control chart, what fails most, readings between their limits, the gap of the
//! three checks; from each Enter goes to the lots behind it.

use crate::call::seen;
use crate::figures;
use crate::site::SIZES;
use crate::town;
use sanjian::text::Lang;

const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

#[test]
fn the_rate_has_its_limits_and_months_of_few_lots_are_not_judged() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    // April has the odd lots, March the even ones: 12 and 9 of them.
    site.press("* Tab")
        .shows("合格率控制图")
        .shows("- 目标 90 %");
    site.shows("2026-04：").shows("不足 20 批，不作判断");
    site.press("Left").shows("2026-03：").shows("66.7 % (6/9)");
    site.press("F2")
        .shows("P = 18/21 = 0.8571")
        .shows("3√(0.8571×0.1429/9) = 0.3499");
    site.press("Esc Enter").shows("2026-03 首轮验收：9 批");
    site.press("Esc").shows("2026-03：");
}

#[test]
fn what_fails_most_stands_first_with_its_clause_and_leads_to_its_lots() {
    for size in SIZES {
        let mut site = town::of(40, size, Lang::Zh);
        site.press("* Tab Tab").shows("不合格排列图").shows("平整");
        site.shows("首轮检查 93 次").shows("其中 3 次有不符合的项");
        site.shows("首轮检查 93 次，这一项不符合 3 次");
        site.press("Enter")
            .shows("2 平整 · 外观：3 批")
            .shows("L-00006");
        site.press("Esc F9")
            .shows("< 本月 >")
            .shows("首轮检查没有不符合的项");
    }
}

#[test]
fn readings_stand_between_their_limits_and_lead_to_their_lots() {
    let mut site = figures::measured((80, 24), Lang::Zh);
    site.press("* BackTab BackTab BackTab")
        .shows("这个阶段还没有实测的读数");
    site.press("Space").shows("< 自检 >").shows("轴线位置");
    site.shows("允许 -30 ~ 30 mm")
        .shows("n 280")
        .shows("超出 0");
    site.press("F2").shows("Cp、Cpk");
    site.press("Esc Enter").shows("轴线位置").shows("L-01");
    site.press("Esc Home").shows("---- 下限 -30 ----");
    site.press("End").shows("---- 上限 30 ----");
}

#[test]
fn the_gap_of_the_three_checks_is_of_the_same_lots() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("* BackTab BackTab")
        .shows("三检差")
        .shows("自检-验收");
    // 21 lots of two items each; three failed one at acceptance: 100 % less 39 of 42.
    site.shows("42 / 21").shows("+7.1").shows("92.9 %");
    site.press("F2")
        .shows("100.0 % (42/42) - 92.9 % (39/42) = +7.1 个百分点");
    site.press("Esc");
    site.press("Enter")
        .shows("自检符合而验收不符合的批：3 批")
        .shows("L-00006");
}

#[test]
fn an_empty_project_says_so_in_every_picture() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = town::bare((80, 24), lang);
        site.press(
            "* Tab F2 Down F9 Tab F2 Down F9 Tab F2 Left Right Down F9 Space Tab F2 Down F9",
        );
        site.press("Tab Tab Enter");
    }
}

#[test]
fn the_pictures_as_they_are_seen() {
    for (size, wide) in SIZES.into_iter().zip(["80", "200"]) {
        for (lang, word) in LANGS {
            let mut site = town::of(240, size, lang);
            let mut look = |keys: &str, name: &str| {
                let screen = site.press(keys).screen();
                seen(&format!("{name}.{wide}.{word}"), &screen);
            };
            look("* Tab", "control");
            look("Tab", "pareto");
            look("Tab Tab", "stages");
            let mut site = figures::measured(size, lang);
            let screen = site.press("* Tab Tab Tab Space").screen();
            seen(&format!("readings.{wide}.{word}"), &screen);
        }
    }
}
