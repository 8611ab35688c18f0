//! What is around every page: the bar, the help, the languages and colours, screens too small.

use crate::site::{SIZES, Site};
use sanjian::text::Lang;

#[test]
fn the_first_page_lists_what_is_planned() {
    for size in SIZES {
        let site = Site::rebar(size, Lang::Zh);
        site.shows("滨江一号").shows("L-001").shows("F1 ");
    }
}

#[test]
fn help_comes_from_the_table_and_goes_with_esc() {
    let mut site = Site::rebar((80, 60), Lang::Zh);
    site.press("F1").shows("在列表中").shows("处处可用");
    assert!(!site.press("Esc").screen().contains("处处可用"));
}

#[test]
fn colours_and_language_are_chosen_over_any_page() {
    for way in ["", "6 F3 gj", "8 1", "1 F8", "Enter", "Enter Enter 4"] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        let before = site.press(way).screen();
        site.press("F5").shows("v 1 深色").shows("v 5 中文");
        site.press("6").shows("v 6 English").shows("1 dark");
        site.press("4").shows("v 4 mono");
        site.press("Home Enter 5").shows("v 1 深色");
        assert_eq!(site.press("F5").screen(), before, "{way}");
    }
}

#[test]
fn the_bar_says_when_there_is_more() {
    for (size, lang, word) in [
        ((80, 24), Lang::Zh, "F1 更多"),
        ((80, 24), Lang::En, "F1 More"),
        ((200, 50), Lang::Zh, "F1 帮助"),
        ((200, 50), Lang::En, "F1 Help"),
    ] {
        let screen = Site::rebar(size, lang).screen();
        let bar = screen.lines().last().unwrap();
        assert!(bar.trim_end().ends_with(word), "{bar}");
    }
}

/// One key asks who sits here, one takes the answer, and the page below is as it was.
#[test]
fn who_sits_is_asked_and_taken_by_two_keys() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = Site::rebar(size, lang);
        site.press("6 F7")
            .shows(lang.pick("您是谁？", "Who are you?"));
        site.shows(lang.pick("没有要找的人？添加人员", "Not on the list? Add a person"));
        site.press("2 Enter")
            .shows(lang.pick("现在由李敏使用", "李敏 sits here now"));
        site.shows(lang.pick("> 工程树", "> Tree"));
        // Asked again it begins with whoever sits here; a name is found by its initials.
        site.press("F7").shows("> 2 李敏").shows("1 王强");
        site.press("z l Enter")
            .shows(lang.pick("现在由赵琳使用", "赵琳 sits here now"));
    }
}

#[test]
fn who_sits_is_said_from_any_page_of_the_project() {
    for way in ["", "6", "1", "0", "Enter"] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.press(way).press("F7 F7").shows("现在由王强使用");
    }
}

#[test]
fn a_digit_goes_to_its_place_from_any_page_of_the_project() {
    for way in ["6", "1", "5", "0", "Enter"] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.press(way).press("7").shows("> 指标");
        site.press("Esc").shows("等谁处理");
    }
}

#[test]
fn a_screen_too_small_says_so() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.size = (59, 20);
    site.shows("60 列 20 行").shows("59 x 20");
}

#[test]
fn f10_quits() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("Esc");
    assert!(!site.app.is_over());
    site.press("F10");
    assert!(site.app.is_over());
}

#[test]
fn a_picture_shows_every_glyph_once() {
    let site = Site::rebar((80, 24), Lang::Zh);
    let svg = site.svg();
    assert!(svg.starts_with("<svg") && svg.trim_end().ends_with("</svg>"));
    assert!(svg.contains("一层剪力墙钢筋安装"));
}

#[test]
fn help_says_what_is_true_of_the_row_one_is_on() {
    let mut site = Site::rebar((80, 40), Lang::Zh);
    let takes = "记下这个数";
    // Where a digit answers no figure is taken, and no field is saved.
    site.begin().press("F1").shows("到下一个未完的项");
    assert!(!site.screen().contains(takes) && !site.screen().contains("保存这一格"));
    site.press("Esc 4 F1").shows("保存这一格，到下一格");
    site.press("Esc Esc Home F1").shows(takes);
    site.press("Esc 5 Enter F1").shows("照所填的办");
    assert!(!site.screen().contains("保存这一格"), "{}", site.screen());
    // A form in a popup does what it is for on its last line.
    let mut site = Site::rebar((80, 40), Lang::Zh);
    site.press("Home Down Down Down Enter 9 6 F1")
        .shows("在末行按则办理");
}

#[test]
fn help_of_a_block_names_its_own_keys() {
    let mut site = Site::rebar((80, 40), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").paste("3\n4\n");
    site.press("F1").shows("等着收下时").shows("收下全部");
    assert!(!site.screen().contains("撤销上一次改动"));
}

#[test]
fn help_leads_to_the_pages_own_page_of_the_manual() {
    let mut site = Site::rebar((80, 40), Lang::Zh);
    let pages = [
        ("7", "施工单位：该班组人员唯一的单位"),
        ("7 8", "重新算这张表"),
        ("9", "须有影像，一直标明"),
        ("1", "登记各户时检查表选这一张"),
        ("2", "数据盘满时"),
        ("5", "脚本中口令从文件读"),
    ];
    for (keys, last) in pages {
        site.press(keys).press("F1 End").shows(last);
        site.press("Esc").press("Esc").press("Esc");
    }
}
