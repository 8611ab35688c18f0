//! What is around every page: the bar, the help, the languages and colours, screens too small.

use crate::site::{SIZES, Site};
use sanjian::text::Lang;

#[test]
fn the_first_page_lists_what_is_planned() {
    for size in SIZES {
        let site = Site::rebar(size, Lang::Zh);
        site.shows("滨江一号").shows("L-001").shows("F1 帮助");
    }
}

#[test]
fn help_comes_from_the_table_and_goes_with_esc() {
    let mut site = Site::rebar((80, 60), Lang::Zh);
    site.press("F1").shows("在列表中").shows("处处可用");
    assert!(!site.press("Esc").screen().contains("处处可用"));
}

#[test]
fn f5_changes_the_language_and_f4_the_colours() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("F5").shows("F1 Help");
    site.press("F4").shows("Colours: light");
    site.press("F4 F4").shows("Colours: mono");
}

#[test]
fn a_screen_too_small_says_so() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.size = (60, 20);
    site.shows("80 列 24 行").shows("60 x 20");
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
    site.press("Home Down Down Down Enter F6 6 F1")
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
        ("F7", "施工单位：该班组人员唯一的单位"),
        ("F7 F8", "重新算这张表"),
        ("F9", "须有影像，一直标明"),
        ("1", "登记的检查与检验批一样"),
        ("2", "数据盘满时"),
        ("5", "脚本中口令从文件读"),
    ];
    for (keys, last) in pages {
        site.press(keys).press("F1 End").shows(last);
        site.press("Esc").press("Esc").press("Esc");
    }
}
