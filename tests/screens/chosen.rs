//! What is chosen for the program: remembered, told where it cannot be, and what becomes of keys of one's own.

use crate::site::{Site, entered};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::Workspace;
use sanjian::workspace::held::settings::file::SettingsFile;
use std::path::Path;

fn begun(folder: &Path) -> Workspace {
    let mut workspace = entered(folder);
    workspace.use_settings(SettingsFile::load(folder));
    workspace
}

/// The program started again on the same folder, with the settings that lie there.
fn again(site: Site) -> Site {
    let Site {
        folder, app, size, ..
    } = site;
    drop(app);
    let workspace = begun(folder.path());
    let lang = workspace.settings().language.unwrap_or(Lang::Zh);
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

fn text(site: &Site) -> String {
    std::fs::read_to_string(site.folder.path().join("settings.json")).unwrap()
}

#[test]
fn what_was_chosen_is_in_force_the_next_time() {
    let mut site = again(Site::rebar((80, 24), Lang::Zh));
    site.press("F5 3 6 8")
        .shows("v 6 English")
        .shows("v 3 sunlight");
    let mut site = again(site);
    site.press("F5")
        .shows("v 6 English")
        .shows("v 3 sunlight")
        .shows("v 8 silent");
    assert!(text(&site).contains("sunlight"), "{}", text(&site));
}

#[test]
fn a_file_that_is_not_understood_is_told_and_left_as_it_is() {
    let site = Site::rebar((80, 24), Lang::Zh);
    let faulty = r#"{"theme": "drak", "mouse": "of"}"#;
    std::fs::write(site.folder.path().join("settings.json"), faulty).unwrap();
    let mut site = again(site);
    site.shows("settings.json").shows("2 处错").shows("drak");
    site.press("F5 4").shows("v 4 单色").shows("没有记住");
    assert_eq!(text(&site), faulty);
}

#[test]
fn keys_of_ones_own_mean_what_they_are_given() {
    let site = Site::rebar((80, 24), Lang::Zh);
    let own =
        r#"{"keys": {"everywhere.settings": ["w"], "list.confirm": ["f3"], "list.first": ["g"]}}"#;
    std::fs::write(site.folder.path().join("settings.json"), own).unwrap();
    let mut site = again(site);
    site.shows("f3").shows("功能键");
    site.press("w").shows("v 1 深色");
    site.press("Esc").press("F1").press("设置").shows("F5 w");
}

#[test]
fn what_was_opened_last_is_found_first_the_next_time() {
    let lots = ["L-001", "L-002", "L-003"].map(|code| crate::site::rebar(code, Some(36)));
    let mut site = again(Site::of((80, 24), Lang::Zh, &lots));
    site.press("F3 L-003 Enter Esc Esc F10");
    let mut site = again(site);
    let screen = site.press("F3").screen();
    let first = screen
        .lines()
        .find(|line| line.contains("> ") && line.contains("L-00"));
    assert!(first.unwrap().contains("L-003"), "{screen}");
}
