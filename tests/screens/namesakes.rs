//! People of one name, and finding people by typing.

use crate::site::{Site, rebar};
use sanjian::domain::{Person, Role};
use sanjian::text::Lang;

fn zhang(code: &str, crew: &str) -> Person {
    Person {
        code: code.into(),
        name: "张伟".into(),
        role: Role::Worker,
        org: "施工单位".into(),
        crew: crew.into(),
    }
}

fn site() -> Site {
    let site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(5))]);
    site.joined_by(vec![zhang("P21", "班组1"), zhang("P22", "班组2")])
}

/// Up to the question who concludes.
fn who(site: &mut Site) -> &mut Site {
    site.begin().press("1 Enter 1 Enter");
    let readings = "0 Enter ".repeat(60);
    site.press(&readings).press("F8").shows("由谁作结论");
    site
}

#[test]
fn two_of_one_name_are_told_apart_by_code_and_crew() {
    let mut site = site();
    who(&mut site).shows("P21 班组1").shows("P22 班组2");
    site.press("p22").shows("查找：p22");
    assert!(!site.screen().contains("P21"));
    site.press("Enter").shows("张伟 (P22 班组2)");
}

#[test]
fn a_name_or_its_initials_find_a_person() {
    let mut site = site();
    who(&mut site).press("李敏");
    assert!(!site.screen().contains("王强"));
    site.press("Backspace Backspace ｗｑ").shows("王强");
    assert!(!site.screen().contains("李敏"));
    site.press("z").shows("没有找到");
    // Whoever is not on the list can be added, and the question waits.
    site.press("Enter").shows("姓名");
    site.press("Esc").shows("由谁作结论");
    site.press("Esc").shows("作结论 (F8)");
}
