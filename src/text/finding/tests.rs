//! What finds what: a table of things as they are called, of what is typed, and of what must come of it.

use super::*;

/// A lot as it goes by its name, its code, its place and its crew.
const LOT: [&str; 4] = [
    "12 层 A 段 钢筋安装",
    "T-02-0201-GJ-12A",
    "12 层 A 段",
    "钢筋一班",
];

fn fit(texts: &[&str], typed: &str) -> Fit {
    let (sought, haystack) = (Sought::of(typed), Haystack::of(texts));
    let fits: Vec<Fit> = (0..sought.len())
        .map(|word| sought.word_fit(word, &haystack))
        .collect();
    match fits.contains(&0) {
        true => 0,
        false => fits.iter().sum(),
    }
}

#[test]
fn a_lot_is_found_by_all_that_people_type() {
    for typed in [
        "钢筋",
        "gj",
        "gjaz",
        "GJAZ",
        "ｇｊａｚ",
        "gangjinanzhuang",
        "gangj",
        "gangjin",
        "gjan",
        "钢jaz",
        "gang筋",
        "12层",
        "十二层",
        "12F",
        "12f",
        "１２层",
        "12 层",
        "12楼",
        "12层 gj",
        "gj 12层",
        "gj12层",
        "12层gj",
        "十二层钢筋",
        "gj十二层A",
        "0201-gj",
        "12A",
        "12cA",
        "yb",
        "gjyb",
        "班 钢 12",
        "g z",
        "gaz",
        "钢安装",
    ] {
        assert!(fit(&LOT, typed) > 0, "{typed}");
    }
    for typed in [
        "砌体",
        "mh",
        "2层",
        "112层",
        "十三层",
        "13F",
        "gjaz 13层",
        "zgj",
        "13",
        "B1",
        "ganjin",
    ] {
        assert_eq!(fit(&LOT, typed), 0, "{typed}");
    }
}

#[test]
fn concrete_is_found_as_sites_write_it() {
    for typed in ["砼", "混泥土", "砼浇筑", "hnt"] {
        assert!(fit(&["3 层 混凝土浇筑"], typed) > 0, "{typed}");
    }
    assert!(fit(&["C30 砼试块"], "混凝土") > 0);
    assert_eq!(fit(&["水泥土搅拌桩"], "混泥土"), 0);
}

#[test]
fn storeys_are_the_same_however_they_are_written() {
    let same: [&[&str]; 7] = [
        &["1层", "一层", "首层", "1F", "1楼", "Storey1"],
        &["10层", "十层", "10F"],
        &["20层", "二十层", "20f"],
        &["23层", "二十三层", "23楼"],
        &["102层", "一百零二层", "102F"],
        &[
            "-1层",
            "地下一层",
            "地下1层",
            "负一层",
            "B1",
            "b1层",
            "Basement1",
        ],
        &["-2层", "地下二层", "B2"],
    ];
    for (nth, group) in same.iter().enumerate() {
        for (written, typed) in group.iter().flat_map(|one| group.map_with(one)) {
            let lot = format!("{written} 墙柱钢筋");
            assert!(fit(&[&lot], typed) > 0, "{typed} in {lot}");
        }
        let others = same.iter().enumerate().filter(|(other, _)| *other != nth);
        for typed in others.flat_map(|(_, group)| *group) {
            let lot = format!("{} 墙柱钢筋", group[0]);
            assert_eq!(fit(&[&lot], typed), 0, "{typed} in {lot}");
        }
    }
    for typed in ["10层", "十一层", "12F"] {
        assert!(fit(&["10–12 层 管井砖砌体"], typed) > 0, "{typed}");
    }
    assert_eq!(fit(&["10–12 层 管井砖砌体"], "13层"), 0);
    assert_eq!(fit(&["1号楼"], "1层"), 0);
}

/// Every pair of one and each of a group.
trait WithAll<'a> {
    fn map_with(&self, one: &'a &'a str) -> Vec<(&'a str, &'a str)>;
}

impl<'a> WithAll<'a> for &'a [&'a str] {
    fn map_with(&self, one: &'a &'a str) -> Vec<(&'a str, &'a str)> {
        self.iter().map(|other| (*one, *other)).collect()
    }
}

#[test]
fn the_better_it_fits_the_earlier_it_comes() {
    // Each line: what is typed, then names, the best first.
    let lines: [(&str, &[&str]); 6] = [
        ("gj", &["钢筋", "钢筋安装", "墙柱钢筋", "模板"]),
        ("钢筋", &["钢筋", "钢筋安装", "墙柱钢筋"]),
        ("gjaz", &["钢筋安装", "2 层钢筋安装", "钢筋加工与安装"]),
        ("P01", &["P01", "P012", "EP01"]),
        ("wang", &["王强", "小王"]),
        ("smith", &["Smith", "Smithson", "Blacksmith"]),
    ];
    for (typed, names) in lines {
        let fits: Vec<Fit> = names.iter().map(|name| fit(&[name], typed)).collect();
        assert!(
            fits.is_sorted_by(|one, next| one > next),
            "{typed}: {fits:?}"
        );
    }
    // A name counts for more than a place.
    assert!(fit(&["钢筋", "L1"], "gj") > fit(&["模板", "L2", "钢筋棚"], "gj"));
}

#[test]
fn width_case_and_blanks_make_no_difference() {
    for (text, typed) in [
        ("L0002", "Ｌ０００２"),
        ("L0002", "l0002"),
        ("３层抹灰", "3层"),
        ("抹灰示例 2", "抹灰示例2"),
        ("抹灰示例2", "抹灰 示例　２"),
        ("抹灰示例 2", "ｍｈｓｌ"),
        ("抹灰示例 2", "MHSL2"),
        ("绿化", "lvhua"),
        ("中心线", "zhxx"),
        ("中心线", "zxx"),
        ("中心线", "zhongx"),
        ("5.5.3 受力钢筋", "5.5.3"),
    ] {
        assert!(finds(&[text], typed), "{typed}");
    }
    assert!(!finds(&["抹灰示例"], "砌体"));
    assert!(
        !finds(&["钢筋加工与安装"], "gjaz"),
        "nothing is left out where it is chosen unseen"
    );
}

/// A unit, an item of it, two lots below that, and a person.
fn index() -> FindIndex<&'static str> {
    let entry = |what: &'static str, texts: &[&str], above, is_done| FindEntry {
        what,
        called: Haystack::of(texts),
        above,
        is_done,
    };
    FindIndex::of(vec![
        entry("unit", &["1号楼", "U1"], None, false),
        entry("item", &["钢筋", "I1"], Some(0), false),
        entry("done", &["2 层墙柱", "L1"], Some(1), true),
        entry("open", &["3 层墙柱", "L2"], Some(1), false),
        entry("person", &["郭靖", "P01"], None, false),
    ])
}

fn found(typed: &str) -> Vec<&'static str> {
    let index = index();
    let hits = index.hits(&Sought::of(typed), |_| true);
    hits.iter().map(|hit| index.all()[hit.at].what).collect()
}

#[test]
fn what_lies_below_is_found_by_what_is_above_it_and_what_is_open_comes_first() {
    assert_eq!(found("gj"), ["item", "person", "open", "done"]);
    assert_eq!(found("墙柱"), ["open", "done"]);
    assert_eq!(found("1号楼 gj 2层"), ["done"]);
    assert_eq!(found("l1"), ["done"]);
    assert_eq!(found("没有"), Vec::<&str>::new());
    let none = index();
    let hits = none.hits(&Sought::of("gj"), |what| *what == "person");
    assert_eq!(hits.len(), 1);
}

#[test]
fn a_place_tells_its_storeys() {
    for (place, first, last) in [
        ("12 层 A 段", 12, 12),
        ("10–12 层", 10, 12),
        ("12F 1-5轴", 12, 12),
        ("地下一层车库", -1, -1),
        ("B2", -2, -2),
        ("Storey 12 Section A", 12, 12),
        ("Storeys 10–12", 10, 12),
        ("Basement 2", -2, -2),
    ] {
        assert_eq!(storeys(place), Some(first..=last), "{place}");
    }
    for place in ["", "机房", "1 号楼", "裙房屋面一区", "1-12轴"] {
        assert_eq!(storeys(place), None, "{place}");
    }
}

#[test]
fn a_slip_is_found_only_where_it_is_looked_for_and_by_one_letter_only() {
    let slips = |name: &str, typed: &str| {
        let haystack = Haystack::of(&[name]);
        let sought = Sought::of(typed);
        let found = sought.word_fit(0, &haystack) > 0;
        (found, sought.with_slips().word_fit(0, &haystack) > 0)
    };
    // Missing, doubled, swapped, changed; read alike.
    for typed in ["gangjn", "ganjinanz", "ganggjin", "gagnjin", "gangjib"] {
        assert_eq!(slips("二层 钢筋安装", typed), (false, true), "{typed}");
    }
    assert_eq!(slips("模板安装", "模版安装"), (false, true));
    assert_eq!(slips("混凝土浇筑", "浇注"), (false, true));
    assert_eq!(slips("Rebar fixing", "rebbar"), (false, true));
    // Two letters, a short word, a figure, another word are no slip.
    for typed in ["gamgjib", "gajn", "gangji9", "moban", "模板"] {
        assert_eq!(slips("二层 钢筋安装", typed), (false, false), "{typed}");
    }
    assert_eq!(slips("钢筋安装", "gangjin"), (true, true));
}
