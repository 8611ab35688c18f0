//! What lots are of before anybody chose: what the storeys say, and what only the site knows.

use super::*;

const WALL: &str = "gb50203-2011.brick-masonry";
const COLUMN: &str = "gb50203-2011.reinforced-masonry";
const SHAFT: &str = "gb50310-2002.civil-handover";
const DRAIN: &str = "gb50242-2002.drainage";

fn of(plan: &[Subject], checklist: &str) -> Vec<String> {
    let mut found = lots(plan).into_iter();
    let lot = found.find(|lot| lot.checklist == checklist).unwrap();
    lot.variants.clone()
}

fn planned(library: &Library, preset: &str, storeys: [&str; 2]) -> Vec<Subject> {
    let wish = wish(library, preset, [storeys[0], storeys[1], ""]);
    make(library, &wish, &Project::default(), Lang::Zh)
}

#[test]
fn a_limit_that_goes_by_height_is_taken_from_the_storeys_or_left_open() {
    let library = Library::load(&[]);
    for (storeys, wall) in [
        ("2", Some("height-to-10m")),
        ("3", None),
        ("4", Some("height-over-10m")),
        ("4-6", Some("height-over-10m")),
    ] {
        let plan = planned(&library, "masonry-residence", [storeys, ""]);
        let taken = of(&plan, WALL);
        let taken = taken.iter().find(|id| id.starts_with("height-"));
        assert_eq!(taken.map(String::as_str), wall, "{storeys}");
        let columns = of(&plan, COLUMN);
        assert_eq!(columns.is_empty(), wall.is_none(), "{columns:?}");
    }
    for (storeys, travel) in [
        (["8", "1"], Some("to-30m")),
        (["10", ""], None),
        (["15", "2"], Some("30-60m")),
        (["20", "2"], None),
        (["24", ""], None),
        (["40", "2"], Some("over-90m")),
    ] {
        let plan = planned(&library, "rc-residence", storeys);
        let taken = of(&plan, SHAFT);
        let heights = ["to-30m", "30-60m", "60-90m", "over-90m"];
        let taken = taken.iter().find(|id| heights.contains(&id.as_str()));
        assert_eq!(taken.map(String::as_str), travel, "{storeys:?}");
    }
    // A row that may be needed is shown where the height leaves it open, and gone where it is not needed.
    let high_rise = |preset: &str, storeys| {
        let plan = planned(&library, preset, [storeys, ""]);
        of(&plan, DRAIN).contains(&"high-rise-exposed".to_owned())
    };
    assert!(!high_rise("masonry-residence", "6"));
    assert!(high_rise("rc-residence", "8") && high_rise("rc-residence", "20"));
}

#[test]
fn what_stands_low_by_itself_and_what_a_person_chose_stays() {
    let library = Library::load(&[]);
    let wish = only(&library, &["W20102"], ["30", "", ""]);
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    assert!(
        of(&plan, WALL).contains(&"height-to-10m".to_owned()),
        "a wall round the site"
    );
    let mut wish = super::wish(&library, "masonry-residence", ["6", "", ""]);
    let chosen = ["wall", "plain", "height-to-10m"].map(str::to_owned);
    wish.picks
        .lots_mut(WALL)
        .for_each(|(_, lots)| lots.be_of(&chosen));
    let preset = library.planning.preset("masonry-residence");
    wish.picks.settle(&library, preset, &wish.parts);
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    assert_eq!(of(&plan, WALL), chosen);
}

#[test]
fn what_only_the_site_knows_is_open_in_every_typical_set() {
    let library = Library::load(&[]);
    let lists = &library.rulebook.checklists;
    let mut seen = BTreeSet::new();
    for preset in &library.planning.presets {
        let wish = wish(&library, &preset.id, ["9", "1", "2"]);
        let mut open = 0;
        for lots in wish.picks.items.iter().flat_map(|item| item.chosen()) {
            let Some(groups) = library.planning.asked.get(&lots.checklist) else {
                continue;
            };
            let list = &lists.get(&lots.checklist).unwrap().checklist;
            let left = variant_faults(list, &lots.variants).len();
            assert!(
                left > 0 && lots.standing.open
                    || groups.is_empty()
                    || lots.variants.iter().any(|own| {
                        list.variants
                            .iter()
                            .any(|one| one.id == *own && groups.contains(&one.group))
                    }),
                "{}",
                lots.checklist
            );
            seen.extend((left > 0).then(|| lots.checklist.clone()));
            open += usize::from(left > 0);
        }
        let sum = wish.picks.sum("", &wish.parts);
        assert!(sum.open >= open.min(1), "{}", preset.id);
    }
    assert!(seen.contains("gb50411-2019.window-door") && seen.contains("gb50411-2019.wall"));
}

#[test]
fn one_lift_is_planned_and_said() {
    let library = Library::load(&[]);
    let mut wish = wish(&library, "rc-residence", ["20", "2", "2"]);
    assert!(wish.picks.sum("", &wish.parts).one_lift);
    let lifts = wish
        .picks
        .items
        .iter_mut()
        .filter(|item| item.code.starts_with("10"));
    let lots = lifts.flat_map(|item| &mut item.lots);
    lots.for_each(|lots| lots.make_of(Each::Count, 3));
    assert!(!wish.picks.sum("", &wish.parts).one_lift);
    let low = super::wish(&library, "masonry-residence", ["3", "", ""]);
    assert!(!low.picks.sum("", &low.parts).one_lift);
}

/// A lot that a person walks through on site has at most 25 items, or its checklist says why not.
#[test]
fn a_usual_lot_of_more_than_25_items_says_why() {
    let library = Library::load(&[]);
    let lists = &library.rulebook.checklists;
    let mut long = BTreeSet::new();
    for preset in &library.planning.presets {
        let wish = wish(&library, &preset.id, ["20", "2", "2"]);
        for lots in wish.picks.items.iter().flat_map(|item| item.chosen()) {
            let list = &lists.get(&lots.checklist).unwrap().checklist;
            let stages = ["self", "mutual", "handover", "acceptance"];
            let asked = stages.map(|stage| {
                let items = list.items.iter();
                items
                    .filter(|item| item.applies(&lots.variants, stage))
                    .count()
            });
            let note = list.extra.get("note").and_then(|note| note["zh"].as_str());
            let note = note.unwrap_or_default();
            let says = note.contains("多于 25 项");
            assert!(
                says || asked.iter().all(|count| *count <= 25),
                "{} {asked:?}",
                list.id
            );
            long.extend((asked[3] > 25).then_some(&list.id));
        }
    }
    assert!(long.len() >= 4, "{long:?}");
}
