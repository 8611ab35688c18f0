//! What every national checklist keeps to, whatever its trade: signs, samples in numbers, dominant
//! items, one name for one thing. Figures of single items are held beside this file.

use super::hold::library;
use sanjian::domain::{Checklist, Class, Item, Judge};
use sanjian::text::Lang;
use sanjian::text::flaw::sentence;

fn every() -> impl Iterator<Item = (&'static Checklist, &'static Item)> {
    let lists = library().rulebook.checklists.values();
    let lists = lists.map(|pinned| &pinned.checklist);
    lists.flat_map(|list| list.items.iter().map(move |item| (list, item)))
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Against a nominal value these err both ways, though the standards print no sign.
const BOTH_WAYS: [(&str, &str); 11] = [
    ("gb50205-2020.beam-installation", "10.4.3-2"),
    ("gb50207-2012.protection-course", "4.5.12-6"),
    ("gb50242-2002.radiator", "8.3.7-1"),
    ("gb50242-2002.water-supply", "4.2.8-9"),
    ("gb50243-2016.chilled-water", "9.3.5-11"),
    ("gb50243-2016.commissioning", "11.2.3-2"),
    ("gb50243-2016.commissioning", "11.3.2"),
    ("gb50243-2016.duct-fabrication", "4.3.1-1"),
    ("gb50243-2016.duct-fabrication", "4.3.1-2"),
    ("gb50243-2016.duct-fabrication", "4.3.1-7"),
    ("gb50243-2016.duct-install", "6.3.13-1"),
];

/// A thickness is measured against the design, so it is too thin or too thick.
const THICKNESS: &str = "厚度";

/// What is written with ± has a direction, and what is written without has none.
#[test]
fn magnitudes_are_unsigned_and_deviations_are_not() {
    let (mut faults, mut magnitudes) = (Vec::new(), 0);
    for (list, item) in every() {
        let Judge::Deviation(deviation) = &item.judge else {
            continue;
        };
        let written = item.requirement.as_ref().map_or("", |words| &words.zh);
        let sided = deviation.limit.is_none() || written.contains('±');
        let directed = sided
            || item.title.zh == THICKNESS
            || BOTH_WAYS.contains(&(list.id.as_str(), item.id.as_str()));
        if deviation.unsigned == directed {
            faults.push(format!("{} {}: {written}", list.id, item.id));
        }
        magnitudes += usize::from(deviation.unsigned);
    }
    none(&faults);
    assert!(magnitudes >= 597, "only {magnitudes} magnitudes");
}

/// Words on flatness, plumb and position speak of magnitudes whatever sign a table may print.
#[test]
fn flatness_and_plumb_are_magnitudes() {
    let words = [
        "平整度",
        "垂直度",
        "直线度",
        "水平度",
        "高低差",
        "对角线",
        "方正",
        "轴线位置",
        "轴线位移",
        "弯曲",
        "翘曲",
        "错位",
        "中心线位置",
        "坐标",
        "缝隙",
        "间隙",
        "垂直偏差",
    ];
    // A width that the standard limits outright, where a cap on tolerances has no say.
    let width = [
        ("gb50210-2018.metal-window-door-steel", "6.3.10-10"),
        ("gb50210-2018.metal-window-steel-high-rise", "6.3.10-10"),
    ];
    let mut faults = Vec::new();
    for (list, item) in every() {
        let title = item.title.zh.replace("弯曲半径", "");
        let named = words.iter().any(|word| title.contains(word));
        let open_below = match &item.judge {
            Judge::Deviation(deviation) => !deviation.unsigned && deviation.lower.is_none(),
            Judge::Range(range) => range.min.is_none(),
            _ => false,
        };
        if named && open_below && !width.contains(&(list.id.as_str(), item.id.as_str())) {
            faults.push(format!("{} {} {}", list.id, item.id, item.title.zh));
        }
    }
    none(&faults);
}

#[test]
fn a_lot_without_dominant_items_says_so() {
    let lists = library().rulebook.checklists.values();
    let lists = lists.map(|pinned| &pinned.checklist);
    for list in lists.filter(|list| list.subject == "lot") {
        let dominant = list.items.iter().any(|item| item.class == Class::Dominant);
        let note = |lang: &str| list.extra.get("note")?.get(lang)?.as_str();
        let zh = note("zh").is_some_and(|words| words.contains("没有主控项目"));
        let en = note("en").is_some_and(|words| words.contains("no dominant item"));
        assert_eq!((zh, en), (!dominant, !dominant), "{}", list.id);
    }
}

/// Words and judges agree in both languages, one point of a clause has one figure, what can be counted is, and
/// one name stands for one thing: what `checklist lint` asks of any list.
#[test]
fn nothing_in_a_list_is_at_odds_with_itself() {
    let library = library();
    let lists = library.rulebook.checklists.values();
    let faults = lists.flat_map(|pinned| {
        let list = &pinned.checklist;
        library.discords(&list.id, list)
    });
    let faults: Vec<String> = faults.map(|fault| sentence(Lang::Zh, &fault)).collect();
    none(&faults);
    let limits = every().map(|(_, item)| item.judge.limits().count());
    assert!(limits.sum::<usize>() >= 3_500);
}
