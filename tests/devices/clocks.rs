//! Laptops whose clock shows 1970, 2099, or was turned back in the middle of a lot: nothing is lost,
//! nothing changes places, and the records say so.

use crate::site::{Laptop, STAGES, stick};
use sanjian::audit::findings::OddClock;

fn odd(laptop: &Laptop) -> Vec<OddClock> {
    laptop.workspace.verify(None).unwrap().remove(0).clocks
}

/// Takes a lot through its stages, setting the clock before each.
fn lot(times: [&str; 4]) -> (Laptop, Vec<String>) {
    let mut laptop = Laptop::with_project();
    let mut flags = Vec::new();
    for ((stage, _), time) in STAGES.iter().zip(times) {
        if !time.is_empty() {
            laptop.hands.set(time);
        }
        let record = laptop.check("L0", stage, true).unwrap();
        flags.push(laptop.workspace.stamp_of(&record).unwrap().clk);
    }
    (laptop, flags)
}

/// All stages are there in the order in which they were done, and the lot is accepted.
fn assert_whole(laptop: &mut Laptop) {
    laptop.restart();
    let node = laptop.state().node("L0").unwrap();
    let stages: Vec<&str> = node
        .checks
        .iter()
        .map(|check| check.stage.as_str())
        .collect();
    assert_eq!(stages, STAGES.map(|(stage, _)| stage));
    assert!(node.accepted().is_some());
    laptop.assert_sound();
}

#[test]
fn a_clock_that_was_never_set() {
    let (mut laptop, flags) = lot(["1970-01-01T08:00:00+08:00", "", "", ""]);
    assert_eq!(flags, ["unset"; 4]);
    assert_whole(&mut laptop);
    assert_eq!(odd(&laptop).len(), 4);
}

#[test]
fn a_clock_far_ahead_and_put_right_again() {
    let (mut laptop, flags) = lot([
        "2099-05-01T08:00:00+08:00",
        "",
        "2026-05-01T09:00:00+08:00",
        "",
    ]);
    assert_eq!(flags, ["jump", "jump", "back", "ok"]);
    assert_whole(&mut laptop);
    let said: Vec<String> = odd(&laptop)
        .into_iter()
        .map(|odd| format!("{} {}", &odd.at[..4], odd.flag))
        .collect();
    assert_eq!(said, ["2099 jump", "2099 jump", "2026 back"]);
}

#[test]
fn a_clock_turned_back_in_the_middle_of_a_lot() {
    let (mut laptop, flags) = lot(["", "", "2026-04-20T08:00:00+08:00", ""]);
    assert_eq!(flags, ["ok", "ok", "back", "ok"]);
    assert_whole(&mut laptop);
    let checks = &laptop.state().node("L0").unwrap().checks;
    assert!(
        checks[2].at < checks[1].at,
        "shown as it was, and not sorted by it"
    );
}

#[test]
fn a_clock_set_while_the_program_was_closed() {
    let mut laptop = Laptop::with_project();
    laptop.check("L0", "self", true).unwrap();
    laptop.hands.set("2027-12-01T08:00:00+08:00");
    laptop.restart();
    let record = laptop.check("L0", "mutual", true).unwrap();
    assert_eq!(laptop.workspace.stamp_of(&record).unwrap().clk, "jump");
}

#[test]
fn every_record_says_when_by_which_clock_and_where() {
    let mut laptop = Laptop::with_project();
    let first = laptop.check("L0", "self", true).unwrap();
    laptop.hands.run(3600);
    let second = laptop.check("L0", "mutual", true).unwrap();
    let [first, second] = [first, second].map(|id| laptop.workspace.stamp_of(&id).unwrap());
    assert!(
        second.t.ends_with("+08:00") && second.t.len() == "2026-05-01T09:00:00.000+08:00".len()
    );
    assert_eq!(
        (second.tz.as_str(), second.boot.as_str()),
        ("Asia/Shanghai", "test")
    );
    assert_eq!(second.mono - first.mono, 3_660_000);
}

#[test]
fn anothers_clock_changes_nothing_here() {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick);
    b.meets(&stick);
    a.hands.set("2099-01-01T00:00:00+08:00");
    let first = a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    b.meets(&stick);
    let second = b.check("L0", "mutual", true).unwrap();
    assert_eq!(b.workspace.stamp_of(&second).unwrap().clk, "ok");
    b.meets(&stick);
    a.meets(&stick);
    let order: Vec<&str> = a
        .state()
        .node("L0")
        .unwrap()
        .checks
        .iter()
        .map(|check| check.record.as_str())
        .collect();
    assert_eq!(
        order,
        [first.as_str(), second.as_str()],
        "by what was known, not by the clock"
    );
}

#[test]
fn a_clock_in_doubt_is_told_before_anything_is_recorded_by_it() {
    let mut laptop = Laptop::with_project();
    laptop.check("L0", "self", true).unwrap();
    let mut shows = |time: &str| {
        laptop.hands.set(time);
        laptop.restart();
        laptop.workspace.clock_doubt()
    };
    assert_eq!(shows("1970-01-01T08:00:00+08:00").as_deref(), Some("unset"));
    assert_eq!(shows("2026-04-01T08:00:00+08:00").as_deref(), Some("back"));
    assert_eq!(shows("2099-01-01T08:00:00+08:00").as_deref(), Some("jump"));
    // Somebody looks at an old project: nothing is odd about the clock.
    assert_eq!(shows("2028-02-29T12:00:00+08:00"), None);
}

#[test]
fn it_stays_told_after_a_record_was_made_by_it() {
    let mut laptop = Laptop::with_project();
    laptop.check("L0", "self", true).unwrap();
    laptop.hands.set("2026-04-01T08:00:00+08:00");
    laptop.check("L0", "mutual", true).unwrap();
    assert_eq!(laptop.workspace.clock_doubt().as_deref(), Some("back"));
    laptop.restart();
    assert_eq!(laptop.workspace.clock_doubt(), None);
}

#[test]
fn months_that_come_from_a_clock_in_doubt_are_named() {
    let (laptop, _) = lot([
        "1970-01-01T08:00:00+08:00",
        "2099-05-01T08:00:00+08:00",
        "2026-05-01T09:00:00+08:00",
        "",
    ]);
    let odd = laptop.workspace.odd_clocks().unwrap();
    let flags: Vec<&str> = odd.values().map(String::as_str).collect();
    assert_eq!(flags, ["unset", "jump", "back"]);
    let (months, count) = laptop.workspace.months_in_doubt().unwrap();
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    assert_eq!((months, count), (vec!["1970-01", "2026-05", "2099-05"], 3));
}
