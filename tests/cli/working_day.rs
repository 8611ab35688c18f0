//! Whole days in a real terminal: three checks by three people, a supervisor's sitting, a rejected lot to its end.

use crate::site::{PEOPLE, Site};
use crate::terminal::{ENTER, ESC, F8, Screen};
use serde_json::{Value, json};

const F7: &str = "\x1b[18~";
const HOME: &str = "\x1b[H";
const DOWN: &str = "\x1b[B";
const PIN: &str = "482913";

/// One measured item of two points.
const RAILS: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "day.rails", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "栏杆", "en": "Rails"}, "standard": "EXAMPLE",
 "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "高度", "en": "Height"}, "clause": "1",
   "method": {"zh": "尺量", "en": "measure"}, "sampling": {"rule": "all"},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}}
 ]
}"#;

const LOTS: &str = "code,parent,kind,name,checklist,variants,crew,location,capacity,area_m2,scale\n\
U1,,unit,试验楼,,,,,,8000,other\n\
D1,U1,division,装修,,,,,,,\n\
I1,D1,item,栏杆,,,,,,,\n\
L1,I1,lot,阳台栏杆,day.rails,,栏杆班,1 层,2,,\n\
L2,I1,lot,楼梯栏杆,day.rails,,栏杆班,2 层,2,,\n";

fn site() -> Site {
    let site = Site::new();
    let lists = site.data().join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("rails.json"), RAILS).unwrap();
    site.ok(&["project", "new", "--code", "T1", "--name", "试验楼"]);
    let people = site.run_on("people", PEOPLE, &["import", "FILE"]);
    assert!(people.status.success(), "{people:?}");
    let lots = site.run_on("project", LOTS, &["import", "FILE", "--apply"]);
    assert!(lots.status.success(), "{lots:?}");
    site
}

/// A check as somebody recorded it in April.
fn check(lot: &str, nth: usize, readings: [&str; 2]) -> Value {
    let (stage, by) = [
        ("self", "P1"),
        ("mutual", "P2"),
        ("handover", "P3"),
        ("acceptance", "P4"),
    ][nth];
    json!({"schema": "sanjian.check/1", "subject": lot, "stage": stage, "by": by,
        "at": format!("2026-04-{:02}T09:00:00+08:00", 20 + nth),
        "answers": [{"item": "d1", "readings": readings}]})
}

/// Measures both points of the check that is open, and goes to its conclusion.
fn measure(screen: &mut Screen) {
    screen.shows("第 1 点").press("1").press(ENTER);
    screen.shows("第 2 点").press("-2").press(ENTER);
    screen.shows("已答 1/1").press(F8);
}

/// Concludes with the first who may, and comes back to the lot.
fn conclude(screen: &mut Screen) {
    screen.shows("由谁作结论").press(ENTER);
    screen.shows("记录后不能再改").press(ENTER);
    screen.shows("结论已记录").press(ENTER).shows("检查记录");
}

fn listed(site: &Site, words: &[&str]) -> String {
    String::from_utf8(site.ok(&[words, &["--format", "csv"]].concat())).unwrap()
}

fn is_sound(site: &Site) {
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn three_people_check_a_lot_in_a_day() {
    let site = site();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    screen.shows("> L1").press(ENTER).shows("检查记录");
    for stage in ["自检 第 1 轮", "互检 第 1 轮", "交接检 第 1 轮"] {
        screen.press(ENTER).shows("已答 0/1").shows(stage);
        measure(&mut screen);
        conclude(&mut screen);
    }
    screen.press(ESC).shows("待验收");
    screen.leave();
    let checks = listed(&site, &["check", "list"]);
    assert_eq!(checks.matches("accepted").count(), 3, "{checks}");
    is_sound(&site);
}

#[test]
fn a_supervisor_accepts_and_signs_two_lots_in_a_sitting() {
    let site = site();
    let checks: Vec<Value> = ["L1", "L2"]
        .into_iter()
        .flat_map(|lot| (0..3).map(move |nth| check(lot, nth, ["1", "-3"])))
        .collect();
    assert_eq!(site.record(&checks).len(), 6);
    let pin = format!("{PIN}\n");
    let enrolled = site.pipe(
        &["people", "enrol", "P4", "--pin-file", "-"],
        pin.as_bytes(),
    );
    assert!(enrolled.status.success(), "{enrolled:?}");
    // So many lines that a text to be signed is seen at once.
    let mut screen = Screen::open(&site, &["--lang", "zh"], (100, 60));
    screen.shows("总览").press(F7).shows("您是谁");
    screen.press("4").shows("> 4 陈立新").press(ENTER);
    screen.shows("连着验：等您处理的 2 批").press(HOME);
    screen.shows("> 连着验").press(ENTER);
    for place in ["第 1 批，共 2 批", "第 2 批，共 2 批"] {
        screen.shows(place).press(ENTER).shows("已答 0/1");
        measure(&mut screen);
        screen.shows("记录后不能再改").press(ENTER).press(ENTER);
    }
    screen.shows("> 一次签这 2 份").press(ENTER);
    screen.shows("签字文本 1/2").press(ENTER);
    screen.shows("签字文本 2/2").press(ENTER);
    screen.shows("看过 2").press(PIN).press(ENTER);
    screen.shows("2 份都已签");
    screen.leave();
    let found: Value = serde_json::from_slice(&site.ok(&["verify", "--format", "json"])).unwrap();
    let signed = found[0]["signatures"]["signed"].as_array().unwrap();
    assert_eq!(signed.len(), 2, "{found}");
}

#[test]
fn a_rejected_lot_is_mended_and_accepted_at_last() {
    let site = site();
    let mut checks: Vec<Value> = (0..3).map(|nth| check("L1", nth, ["1", "-3"])).collect();
    checks.push(check("L1", 3, ["1", "-9"]));
    site.record(&checks);
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    screen.shows("总览").press("9").shows("待分配 1");
    // Nobody said who sits here: whose word it is, is asked.
    screen.press("1").shows("期限").press(F8).shows("请选人");
    screen
        .press("2")
        .shows("< 陈立新")
        .press(F8)
        .shows("待整改 1");
    screen
        .press("2")
        .shows("整改完成")
        .press("1")
        .shows("已返工重做");
    screen.press(F8).shows("请选人").press("1").press(F8);
    screen.shows("待复查 1").press(ESC);
    screen.shows("> L1").press(ENTER).shows("检查记录");
    screen
        .press(ENTER)
        .shows("自检 第 2 轮")
        .press(HOME)
        .press(DOWN);
    screen.shows("> 整改方式").press("1").shows("返工重做");
    measure(&mut screen);
    conclude(&mut screen);
    for _ in 0..3 {
        screen.press(ENTER).shows("已答 0/1");
        measure(&mut screen);
        conclude(&mut screen);
    }
    screen.leave();
    let issues = listed(&site, &["issue", "list"]);
    assert!(
        issues.contains("closed") || issues.contains("关闭"),
        "{issues}"
    );
    let checks = listed(&site, &["check", "list"]);
    assert_eq!(checks.matches("accepted").count(), 7, "{checks}");
    is_sound(&site);
}

#[test]
fn a_kill_in_the_middle_of_a_reading_loses_at_most_that_one() {
    let site = site();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    screen.shows("> L1").press(ENTER).shows("检查记录");
    screen.press(ENTER).shows("第 1 点").press("1").press(ENTER);
    screen.shows("第 2 点").shows("已保存").press("-");
    screen.kill();
    // What was interrupted stands first and says where it was.
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    screen.shows("> 接着录").press(ENTER);
    screen.shows("1/2").shows("第 2 点");
    screen.leave();
}
