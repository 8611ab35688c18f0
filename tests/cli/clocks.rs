//! Time zones from the command line: what is typed is what the site's clocks show, wherever the laptop
//! comes from; a record names the zone of the laptop's own clock.

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

/// Tells of a meeting on a laptop that is set to New York, by its rule: no list of zones has to be
/// installed.
fn meet(site: &Site, typed: &str) -> String {
    let mut command = site.command(&[
        "notice", "give", "L1", "--meet", typed, "--to", "P4", "--by", "P3",
    ]);
    let told = command.env("TZ", "EST5EDT,M3.2.0,M11.1.0").output();
    let told = told.unwrap();
    assert!(told.status.success(), "{told:?}");
    String::from_utf8(told.stderr).unwrap()
}

#[test]
fn an_hour_is_the_site_s_whatever_the_laptop_is_set_to() {
    let site = Site::with_project();
    meet(&site, "2090-01-15 08:00");
    // An hour that New York never shows.
    meet(&site, "2090-03-12 02:30");
    site.ok(&["project", "set", "--zone", "-05:00"]);
    meet(&site, "2090-07-15 08:00");
    let journals = journals(&site.data());
    for meeting in [
        r#""meet":"2090-01-15T08:00:00+08:00""#,
        r#""meet":"2090-03-12T02:30:00+08:00""#,
        r#""meet":"2090-07-15T08:00:00-05:00""#,
        r#""tz":"EST5EDT,M3.2.0,M11.1.0""#,
    ] {
        assert!(journals.contains(meeting), "{meeting}:\n{journals}");
    }
}

#[test]
fn a_time_is_said_back_where_its_year_was_not_typed() {
    let site = Site::with_project();
    assert!(!meet(&site, "２０９０－０１－１５ ０８：００").contains("--meet"));
    assert!(!meet(&site, "2090-01-15T08:00:00+08:00").contains("--meet"));
    // Hours from now, whatever year they look like.
    for hours in ["+2026", "+2027", "+48"] {
        assert!(meet(&site, hours).contains("--meet"), "{hours}");
    }
}
