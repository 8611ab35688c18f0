//! The maker as a pure function: counts, codes, parents, variants, and planning again.

mod listed;
mod offers;
mod variants;

use super::*;
use crate::checklist::planning::Each;
use crate::domain::judge::variant_faults;
use crate::domain::tree;
use crate::domain::trouble::{Described, Trouble};
use crate::domain::{Event, Kind};
use std::collections::BTreeSet;

fn wish(library: &Library, preset: &str, [above, below, sections]: [&str; 3]) -> Wish {
    let mut picks = Picks::of(library);
    let preset = library.planning.preset(preset).unwrap();
    let parts = PlanParts::read(above, below, sections).unwrap();
    picks.take(library, preset);
    picks.settle(library, Some(preset), &parts);
    Wish {
        unit: Unit {
            code: "1#".into(),
            name: "1号楼".into(),
            ..Unit::default()
        },
        parts,
        picks,
        ..Wish::default()
    }
}

/// Only these 分项.
fn only(library: &Library, items: &[&str], parts: [&str; 3]) -> Wish {
    let mut wish = wish(library, "none", parts);
    for item in items {
        assert_eq!(wish.picks.set(item, true), 1, "{item}");
    }
    wish
}

fn project_with(plan: Vec<Subject>) -> Project {
    let mut project = Project::default();
    project.apply(Event::Plan(plan), "r1");
    project
}

fn lots(plan: &[Subject]) -> Vec<&Subject> {
    plan.iter()
        .filter(|subject| subject.kind == Kind::Lot)
        .collect()
}

#[test]
fn every_typical_set_makes_a_sound_plan() {
    let library = Library::load(&[]);
    for preset in &library.planning.presets {
        for lang in [Lang::Zh, Lang::En] {
            let wish = wish(&library, &preset.id, ["20 机房层", "2", "2"]);
            let plan = make(&library, &wish, &Project::default(), lang);
            let sum = wish.picks.sum("", &wish.parts);
            assert_eq!(lots(&plan).len(), sum.lots, "{}", preset.id);
            let faults = tree::faults(&Project::default(), &library.rulebook, &plan);
            assert_eq!(faults, [], "{}", preset.id);
            let codes: BTreeSet<&str> = plan.iter().map(|s| s.code.as_str()).collect();
            assert_eq!(codes.len(), plan.len(), "{}", preset.id);
            let mut known = BTreeSet::from([""]);
            for subject in &plan {
                assert!(known.contains(subject.parent.as_str()), "{subject:?}");
                known.insert(&subject.code);
            }
            for lot in lots(&plan) {
                let pinned = library.rulebook.checklists.get(&lot.checklist);
                let list = &pinned.unwrap().checklist;
                for fault in variant_faults(list, &lot.variants) {
                    let Trouble::Described(Described::ChooseVariant(group)) = fault.trouble else {
                        panic!("{lot:?}");
                    };
                    let by_height = library.planning.by_height(&list.id).count() > 0;
                    let asked = library.planning.asks(&list.id, &group);
                    assert!(asked || by_height, "{lot:?}");
                }
            }
        }
    }
}

#[test]
fn lots_are_named_and_numbered_by_the_standard() {
    let library = Library::load(&[]);
    let mut wish = only(&library, &["020102"], ["3", "1", "2"]);
    for (_, lots) in wish.picks.lots_mut("gb50204-2015.rebar-installation") {
        lots.variants = vec!["slab-wall-shell".into()];
    }
    let item = wish.picks.item_mut("020102").unwrap();
    let at = item
        .lots
        .iter()
        .position(|lots| lots.checklist == "gb50204-2015.rebar-installation")
        .unwrap();
    for other in (0..item.lots.len()).filter(|other| *other != at) {
        item.set_lots(other, false);
    }
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    let above: Vec<(&str, &str)> = plan[..4]
        .iter()
        .map(|subject| (subject.code.as_str(), subject.name.as_str()))
        .collect();
    assert_eq!(
        above,
        [
            ("1#", "1号楼"),
            ("1#-02", "主体结构"),
            ("1#-0201", "混凝土结构"),
            ("1#-020102", "钢筋")
        ]
    );
    let lots = lots(&plan);
    assert_eq!(lots.len(), 8, "four storeys of two sections");
    let kind = format!("{:02}", at + 1);
    assert_eq!(lots[0].code, format!("1#-020102{kind}001"));
    assert_eq!(lots[0].name, "地下一层 A段 钢筋安装");
    assert_eq!(lots[7].code, format!("1#-020102{kind}008"));
    assert_eq!(lots[7].location, "三层 B段");
    assert!(lots.iter().all(|lot| lot.variants == ["slab-wall-shell"]));
    let english = make(&library, &wish, &Project::default(), Lang::En);
    assert_eq!(
        english.last().unwrap().name,
        "Storey 3 Section B Rebar installation"
    );
}

#[test]
fn what_makes_a_lot_can_be_chosen() {
    let library = Library::load(&[]);
    let mut wish = only(&library, &["100104"], ["18", "", "东段、西段"]);
    let places = |wish: &Wish| {
        let plan = make(&library, wish, &Project::default(), Lang::Zh);
        lots(&plan)
            .iter()
            .map(|lot| lot.location.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(places(&wish), ["电梯"]);
    let lot = &mut wish.picks.item_mut("100104").unwrap().lots[0];
    lot.make_of(Each::Count, 2);
    assert_eq!(places(&wish), ["电梯 1号梯", "电梯 2号梯"]);
    let lot = &mut wish.picks.item_mut("100104").unwrap().lots[0];
    lot.make_of(Each::Section, 0);
    assert_eq!(places(&wish), ["电梯 东段", "电梯 西段"]);
}

#[test]
fn underground_waterproofing_of_a_building_without_basement_is_one_lot_a_section() {
    let library = Library::load(&[]);
    let places = |below| {
        let wish = only(&library, &["010701"], ["6", below, "1"]);
        let plan = make(&library, &wish, &Project::default(), Lang::Zh);
        let lots = lots(&plan);
        let first = lots[0].checklist.clone();
        let own = lots.iter().filter(|lot| lot.checklist == first);
        own.map(|lot| lot.location.clone()).collect::<Vec<_>>()
    };
    assert_eq!(places("2"), ["地下二层", "地下一层"]);
    // Somebody chose it: a pit or a tank of a house without a basement.
    assert_eq!(places(""), ["地下室"]);
    let typical = wish(&library, "rc-residence", ["6", "", "1"]);
    let plan = make(&library, &typical, &Project::default(), Lang::Zh);
    let underground = |subject: &&Subject| subject.code.starts_with("1#-0107");
    assert_eq!(plan.iter().filter(underground).count(), 0);
    assert!(lots(&plan).iter().all(|lot| !lot.location.contains("地下")));
    let typical = wish(&library, "rc-residence", ["6", "1", "1"]);
    let plan = make(&library, &typical, &Project::default(), Lang::Zh);
    assert!(plan.iter().filter(underground).count() > 5);
}

#[test]
fn planning_again_keeps_what_is_there_and_only_adds() {
    let library = Library::load(&[]);
    let first = only(&library, &["020102", "020201"], ["2", "", "1"]);
    let mut before = make(&library, &first, &Project::default(), Lang::Zh);
    let renamed = before.last_mut().unwrap();
    renamed.name = "二层 砖墙".into();
    renamed.crew = "瓦工一班".into();
    let renamed = renamed.clone();
    let project = project_with(before.clone());
    let mut more = only(&library, &["020102", "020201", "030201"], ["3", "", "1"]);
    more.unit.name = "another name".into();
    let after = make(&library, &more, &project, Lang::Zh);
    assert!(before.iter().all(|subject| after.contains(subject)));
    assert!(after.contains(&renamed));
    let codes: BTreeSet<&str> = after.iter().map(|s| s.code.as_str()).collect();
    assert_eq!(codes.len(), after.len());
    assert_eq!(tree::faults(&project, &library.rulebook, &after), []);
    let third = after.iter().filter(|s| s.location == "三层").count();
    assert_eq!(
        third,
        lots(&before).len() / 2 + 1,
        "a storey more, and the plastering of it"
    );
}

#[test]
fn a_code_never_changes_its_checklist() {
    let library = Library::load(&[]);
    let mut wish = only(&library, &["020102"], ["2", "", "1"]);
    let project = project_with(make(&library, &wish, &Project::default(), Lang::Zh));
    let stranger = LotPick {
        checklist: "site.own".into(),
        ..wish.picks.item("020102").unwrap().lots[0].clone()
    };
    let item = wish.picks.item_mut("020102").unwrap();
    item.lots.insert(0, stranger);
    let plan = make(&library, &wish, &project, Lang::Zh);
    for lot in lots(&plan) {
        if let Some(node) = project.node(&lot.code) {
            assert_eq!(node.subject.checklist, lot.checklist);
        } else {
            assert_eq!(lot.checklist, "site.own");
        }
    }
}

#[test]
fn what_cannot_be_planned_is_named() {
    let library = Library::load(&[]);
    let mut empty = wish(&library, "none", ["3", "", ""]);
    empty.unit = Unit::default();
    let faults = empty.faults(&Project::default());
    assert_eq!(
        faults,
        [WishFault::Code, WishFault::Name, WishFault::Nothing]
    );
    let mut huge = wish(&library, "rc-public", ["200", "20", "99"]);
    let too_many = huge.faults(&Project::default());
    assert!(matches!(too_many[..], [WishFault::TooMany(n)] if n > MOST_LOTS));
    let lot = Subject::new("1#", "", Kind::Lot, "x");
    huge.parts = PlanParts::default();
    assert_eq!(
        huge.faults(&project_with(vec![lot])),
        [WishFault::Taken(Kind::Lot)]
    );
    for text in ["x\u{202e}", "5-3", "900", "1-2-3", "2 2"] {
        assert!(PlanParts::read(text, "", "").is_err(), "{text}");
    }
    assert_eq!(
        PlanParts::read("３－５ 机房层", "", "")
            .unwrap()
            .storeys
            .len(),
        4
    );
    assert!(PlanParts::read("3", "-1", "").is_err());
    let counts = |text| PlanParts::read(text, "", "").map(|parts| parts.storeys.len());
    for text in ["20层", "1至20", "20F", "二十", "1-20"] {
        assert_eq!(counts(text), Ok(20), "{text}");
    }
    for text in ["0", "20栋", "B2", "20层半1", "18至3"] {
        assert!(counts(text).is_err(), "{text}");
    }
    let below = PlanParts::read("20层 机房层", "地下2层", "2段").unwrap();
    assert_eq!((below.storeys.len(), below.sections.len()), (23, 2));
    assert!(PlanParts::read("3", "", "A A").is_err());
}

#[test]
fn choosing_a_variant_keeps_each_group_valid() {
    let library = Library::load(&[]);
    let picks = Picks::of(&library);
    for pinned in library.rulebook.checklists.values() {
        let list = &pinned.checklist;
        let own = picks.items.iter().flat_map(|item| &item.lots);
        let Some(mut lots) = own.clone().find(|lots| lots.checklist == list.id).cloned() else {
            continue;
        };
        for variant in list.variants.iter().chain(&list.variants) {
            turn_variant(&mut lots.variants, list, &variant.id);
            let faults = variant_faults(list, &lots.variants);
            // A group that only the site knows may be open still, but not the one in hand.
            let open = Trouble::Described(Described::ChooseVariant(variant.group.clone()));
            let wrong = faults.iter().any(|fault| fault.trouble == open);
            assert!(!wrong, "{} {}", list.id, variant.id);
        }
    }
}

#[test]
fn no_typical_set_guesses_and_another_one_changes_what_was_taken() {
    let library = Library::load(&[]);
    for preset in &library.planning.presets {
        let wish = wish(&library, &preset.id, ["20", "2", "2"]);
        assert_eq!(wish.picks.sum("", &wish.parts).guessed, 0, "{}", preset.id);
    }
    let variants = |picks: &Picks| {
        let lots = picks.items.iter().flat_map(|pick| &pick.lots);
        let mut lots = lots.filter(|lots| lots.checklist == "gb50303-2015.lighting-trial");
        lots.next().unwrap().variants.clone()
    };
    let mut picks = Picks::of(&library);
    for (preset, usual) in [("rc-residence", "dwelling"), ("school", "public")] {
        picks.take(&library, library.planning.preset(preset).unwrap());
        assert_eq!(variants(&picks), [usual]);
    }
}
