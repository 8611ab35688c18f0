//! The doctor on the screen: reached by a key and by its name, looked at again, read in either language.

use crate::site::Site;
use sanjian::text::Lang;

#[test]
fn the_doctor_is_reached_by_a_key_and_by_its_name() {
    for (lang, name, disk) in [(Lang::Zh, "体检", "毫秒"), (Lang::En, "Doctor", " ms")] {
        let mut site = Site::rebar((100, 40), lang);
        site.press("-").shows(name).shows(disk);
        site.press("Enter").shows(lang.pick("又查了一遍", "again"));
        site.press("End Home Esc");
        let typed = lang.pick("F3 体 检 Enter", "F3 d o c t o r Enter");
        site.press(typed).shows(disk);
    }
}

#[test]
fn a_terminal_that_is_none_is_said_and_nothing_is_asked_of_it() {
    let mut site = Site::rebar((60, 20), Lang::Zh);
    site.press("-").shows("磁盘");
    site.press("End");
    let screen = site.screen();
    assert!(
        screen.contains("终端") || screen.contains("设置"),
        "{screen}"
    );
}
