//! Dates: typed as people write them and shown in full before they count; what is dated before what it
//! follows is marked, and asked about before it is recorded.

use crate::site::{Site, rebar};
use chrono::{DateTime, Datelike, Duration};
use sanjian::domain::Outcome;
use sanjian::text::Lang;
use sanjian::workspace::{Command, Done};

const LOT: &str = "Home Down Down Down Enter";

/// A lot whose self-check was dated so many hours ahead, as by another laptop whose clock is fast; with a
/// reading that fails or without.
fn dated_ahead(hours: i64, first: &str) -> Site {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(5))]);
    let readings = "0 Enter ".repeat(59);
    site.begin()
        .press(&format!("1 Enter 1 Enter {first} Enter Enter"))
        .press(&readings);
    let draft = site.saved("self");
    let Site {
        folder, app, size, ..
    } = site;
    let mut workspace = app.into_workspace();
    let now = DateTime::parse_from_rfc3339(&workspace.now()).unwrap();
    let at = (now + Duration::hours(hours)).to_rfc3339();
    let mut check = draft.submission("L-001", "self", at.into());
    check.by = "P01".into();
    let done = workspace.execute(Command::Conclude(check)).unwrap();
    assert!(matches!(done, Done::Concluded(_)), "{done:?}");
    Site {
        app: sanjian::tui::App::new(workspace, Lang::Zh),
        folder,
        size,
        bells: 0,
    }
}

#[test]
fn a_check_before_the_one_it_follows_is_asked_about_once_and_says_so_for_ever() {
    let mut site = dated_ahead(20, "0");
    site.press(LOT).press("Home");
    site.shows("! 日期可疑").shows("! 日期晚于录入之时");
    site.press("End Enter 1 Enter 1 Enter");
    site.press(&"0 Enter ".repeat(60));
    site.press("F8 Enter").shows("日期早于上一次检查（现在 ");
    let rounds = |site: &Site| {
        let project = site.app.workspace().project().unwrap();
        project.node("L-001").unwrap().checks.clone()
    };
    site.press("Enter").shows("日期没有错就再按 Enter");
    assert_eq!(rounds(&site).len(), 1, "it asks first");
    site.press("Esc Enter Enter");
    assert_eq!(rounds(&site).len(), 1, "who went back is asked again");
    site.press("Enter").shows("! 日期早于上一次检查");
    let last = rounds(&site)[1].clone();
    assert_eq!(last.outcome, Outcome::Accepted);
    let record = site.app.workspace().check(&last.record).unwrap();
    assert_eq!(record.submission.date_confirmed, "backwards");
    site.press("Enter Up Enter")
        .shows("日期早于上一次检查 (作结论人已核对)");
}

#[test]
fn a_check_in_order_is_not_asked_about() {
    let mut site = dated_ahead(-1, "0");
    site.press(LOT).press("Enter 1 Enter 1 Enter");
    site.press(&"0 Enter ".repeat(60)).press("F8 Enter Enter");
    let project = site.app.workspace().project().unwrap();
    let last = project.node("L-001").unwrap().checks[1].record.clone();
    let record = site.app.workspace().check(&last).unwrap();
    assert_eq!(record.submission.date_confirmed, "");
    assert!(!site.screen().contains("日期"), "{}", site.screen());
}

#[test]
fn who_signs_is_told_of_an_odd_date_before_the_pin() {
    let mut site = dated_ahead(20, "0");
    site.press(LOT).press("Home F11 Enter Enter");
    site.press("482913 Enter 482913 Enter Enter Enter");
    site.shows("签字文本").shows("! 日期晚于录入之时");
}

#[test]
fn a_step_before_the_one_it_follows_is_asked_about_and_marked() {
    let mut site = dated_ahead(20, "40");
    site.press(LOT).press("9 1");
    site.press("Enter Enter Enter Enter 1 Enter Enter");
    site.shows("日期早于上一步").shows("日期没有错就再按 Enter");
    let steps = |site: &Site| {
        let project = site.app.workspace().project().unwrap();
        project.issues()[0].steps.len()
    };
    assert_eq!(steps(&site), 1);
    site.press("Enter");
    assert_eq!(steps(&site), 2);
    site.press("Home Enter").shows("! 日期早于上一");
}

#[test]
fn a_due_day_without_its_year_lies_ahead_and_is_shown_before_it_counts() {
    let mut site = dated_ahead(-1, "40");
    let today = site.app.workspace().today();
    let due = |site: &Site| {
        let project = site.app.workspace().project().unwrap();
        project.issues()[0].due.clone()
    };
    // Yesterday's date, so that next year's is meant.
    let other = today - Duration::days(1);
    let typed = format!("{}月{}日", other.month(), other.day());
    let meant = format!("{}-{}", other.year() + 1, other.format("%m-%d"));
    site.press(LOT)
        .press("9 1 Enter Backspace Backspace")
        .press(&typed)
        .shows(&typed);
    site.press("Enter").shows(&meant);
    site.press("Enter Enter 1 Enter Enter");
    assert_eq!(due(&site), meant);
}

#[test]
fn a_day_that_cannot_be_read_stays_marked_and_is_refused_in_words() {
    let mut site = dated_ahead(-1, "40");
    site.press(LOT)
        .press("9 1 Enter Backspace Backspace 3/1/2026x")
        .shows("3/1/2026x !");
    site.press("Enter")
        .shows("「3/1/2026x」不是日期")
        .shows("3/1/2026x !");
    // It is mended where it stands.
    site.press("Backspace Backspace Backspace Backspace Backspace Backspace Enter");
    assert!(!site.screen().contains("不是日期"), "{}", site.screen());
}
