//! Time zones from the command line: an hour typed for another season has that season's offset, and a
//! record names the zone its offset comes from.

use crate::site::Site;
use std::path::Path;

/// Every line of the journals below a folder.
fn journals(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension() {
            _ if path.is_dir() => text += &journals(&path),
            Some(ending) if ending == "jsonl" => text += &std::fs::read_to_string(path).unwrap(),
            _ => {}
        }
    }
    text
}

#[test]
fn an_hour_has_the_offset_of_its_own_season() {
    let site = Site::with_project();
    let tell = |meet: &str| {
        let mut command = site.command(&[
            "notice", "give", "L1", "--meet", meet, "--to", "P4", "--by", "P3",
        ]);
        // New York by its rule: no list of zones has to be installed.
        let told = command
            .env("TZ", "EST5EDT,M3.2.0,M11.1.0")
            .output()
            .unwrap();
        assert!(told.status.success(), "{told:?}");
    };
    tell("2090-01-15 08:00");
    tell("2090-07-15 08:00");
    let journals = journals(&site.data());
    assert!(journals.contains(r#""meet":"2090-01-15T08:00:00-05:00""#));
    assert!(journals.contains(r#""meet":"2090-07-15T08:00:00-04:00""#));
    assert!(journals.contains(r#""tz":"EST5EDT,M3.2.0,M11.1.0""#));
}

#[test]
fn an_hour_that_was_never_shown_is_no_time() {
    let site = Site::with_project();
    let mut command = site.command(&[
        "notice",
        "give",
        "L1",
        "--meet",
        "2090-03-12 02:30",
        "--to",
        "P4",
        "--by",
        "P3",
    ]);
    let told = command
        .env("TZ", "EST5EDT,M3.2.0,M11.1.0")
        .output()
        .unwrap();
    assert_eq!(told.status.code(), Some(2), "{told:?}");
}
