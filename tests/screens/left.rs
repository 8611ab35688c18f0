//! What was typed and not recorded is offered again, however its form was left; and nothing is done
//! that nobody sees.

use crate::site::Site;
use sanjian::text::Lang;

#[test]
fn a_reading_left_in_its_field_stands_there_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter 12 Esc Esc")
        .shows("检查记录");
    site.press("Enter").shows("上次没填完的已放回");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "12"]);
}

#[test]
fn leaving_the_program_loses_nothing_typed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter 1 , 5 F10");
    assert!(site.app.is_over());
    let mut site = site.killed_and_reopened();
    site.begin().shows("1,5");
    site.press("Enter").shows("里有逗号");
    site.press("Esc Esc Esc Esc F10");
    let mut site = site.killed_and_reopened();
    site.begin().shows("1,5");
}

#[test]
fn a_form_left_half_way_is_offered_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("1 F8 Tab Tab Tab Tab Tab 水泥 Esc")
        .press("F8")
        .shows("水泥");
    site.press("F10");
    let mut site = site.killed_and_reopened();
    site.press("1 F8").shows("水泥").shows("上次没填完的已放回");
}

#[test]
fn keys_do_nothing_behind_a_window_too_small() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin();
    site.size = (60, 20);
    site.screen();
    site.press("1").shows("窗口太小").shows("按键不起作用");
    site.press("1 3 Enter Esc F8").paste("1");
    site.press("F1").shows("帮助");
    site.press("Esc").shows("窗口太小");
    site.size = (80, 24);
    site.screen();
    assert!(site.saved("self").answers.is_empty());
    site.press("1").shows("+ 符合");
}
