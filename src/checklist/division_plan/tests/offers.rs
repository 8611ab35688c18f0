//! What is offered with lots: the work before at the same place, the crew of the trade.

use super::*;
use crate::checklist::planning::{Order, OrderBasis, OrderReach, PlanningFile};
use crate::domain::Person;
use crate::domain::person::Role;
use std::collections::BTreeMap;

const REBAR: &str = "gb50204-2015.rebar-installation";
const CONCRETE: &str = "gb50204-2015.concrete-placing";
const PLASTER: &str = "gb50210-2018.plastering";

fn of<'a>(plan: &'a [Subject], checklist: &str) -> Vec<&'a Subject> {
    { lots(plan).into_iter() }
        .filter(|lot| lot.checklist == checklist)
        .collect()
}

/// The lot before one, by its code.
fn before<'a>(plan: &'a [Subject], lot: &Subject) -> Option<&'a Subject> {
    plan.iter().find(|subject| subject.code == lot.after)
}

#[test]
fn every_order_names_lists_that_there_are_and_none_comes_round_again() {
    let library = Library::load(&[]);
    let lists = &library.rulebook.checklists;
    let of_lots = |id: &str| {
        lists
            .get(id)
            .is_some_and(|list| list.checklist.subject == "lot")
    };
    let orders = &library.planning.orders;
    assert!(orders.len() > 100);
    for order in orders {
        let named = order.after.iter().chain([&order.list]);
        let strange: Vec<&String> = named.filter(|id| !of_lots(id)).collect();
        assert!(strange.is_empty(), "{strange:?}");
        let again = orders.iter().filter(|other| other.list == order.list);
        assert_eq!(again.count(), 1, "{} stands twice", order.list);
        // Whatever comes before it, and before that, is never it.
        let mut open: Vec<&String> = order.after.iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            assert_ne!(*id, order.list, "{id} comes before itself");
            if seen.insert(id) {
                open.extend(library.planning.order(id).iter().flat_map(|one| &one.after));
            }
        }
    }
}

#[test]
fn every_trade_names_a_place_or_lists_that_there_are() {
    let library = Library::load(&[]);
    for trade in &library.planning.crews {
        let mut places = library.catalogue.places().iter();
        assert!(
            places.any(|place| place.code.starts_with(&trade.place)),
            "{}",
            trade.place
        );
        let mut lists = library.rulebook.checklists.keys();
        assert!(
            lists.any(|id| id.starts_with(&trade.list)),
            "{}",
            trade.list
        );
        assert!(trade.called.iter().all(|word| *word == word.to_lowercase()));
    }
}

#[test]
fn concrete_comes_after_the_rebar_of_its_own_storey_and_section() {
    let library = Library::load(&[]);
    let wish = only(&library, &["020102", "020103"], ["3", "1", "2"]);
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    let poured = of(&plan, CONCRETE);
    assert_eq!(poured.len(), 8);
    for lot in poured {
        let before = before(&plan, lot).unwrap();
        assert_eq!(
            (before.checklist.as_str(), &before.location),
            (REBAR, &lot.location)
        );
    }
    // Bars are made for a whole storey, and fixed in each of its sections.
    for lot in of(&plan, REBAR) {
        let made = before(&plan, lot).unwrap();
        assert_eq!(made.checklist, "gb50204-2015.rebar-fabrication");
        assert!(lot.location.starts_with(&format!("{} ", made.location)));
    }
    let mut left_out = wish.clone();
    left_out.offers.after = false;
    let plan = make(&library, &left_out, &Project::default(), Lang::Zh);
    assert!(lots(&plan).iter().all(|lot| lot.after.is_empty()));
}

#[test]
fn without_the_work_before_there_is_none_and_what_the_project_has_counts() {
    let library = Library::load(&[]);
    let pouring = only(&library, &["020103"], ["2", "", ""]);
    let plan = make(&library, &pouring, &Project::default(), Lang::Zh);
    assert!(lots(&plan).iter().all(|lot| lot.after.is_empty()));
    let tied = only(&library, &["020102"], ["2", "", ""]);
    let project = project_with(make(&library, &tied, &Project::default(), Lang::Zh));
    let plan = make(&library, &pouring, &project, Lang::Zh);
    let poured = of(&plan, CONCRETE);
    let after: Vec<&str> = { poured.iter() }
        .map(|lot| project.node(&lot.after).unwrap().subject.location.as_str())
        .collect();
    assert_eq!(after, ["一层", "二层"]);
    // What is there stays as it is, whatever is planned before it later.
    let project = project_with(make(&library, &pouring, &Project::default(), Lang::Zh));
    let both = only(&library, &["020102", "020103"], ["2", "", ""]);
    let plan = make(&library, &both, &project, Lang::Zh);
    assert!(of(&plan, CONCRETE).iter().all(|lot| lot.after.is_empty()));
}

#[test]
fn the_nearest_is_meant_and_of_two_alike_none() {
    let library = Library::load(&[]);
    // Walls on the same storey in another 分部; outdoors a wall somewhere else is no work before.
    let wish = only(
        &library,
        &["020205", "030201", "031001", "W20101", "W20102"],
        ["2", "", ""],
    );
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    for lot in of(&plan, PLASTER) {
        let before = before(&plan, lot).unwrap();
        assert_eq!(before.location, lot.location);
        let (own, its) = (
            lot.parent.starts_with("1#-W"),
            before.parent.starts_with("1#-W"),
        );
        assert_eq!(own, its);
        assert!(!own || before.parent == lot.parent);
    }
    // Flushed and tested are two lots of one list at one place: insulation follows the pipes.
    let wish = only(
        &library,
        &["061201", "061203", "061205", "061206"],
        ["2", "", ""],
    );
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    let [insulation] = of(&plan, "gb50243-2016.insulation")[..] else {
        panic!("one lot");
    };
    assert_eq!(before(&plan, insulation).unwrap().parent, "1#-061201");
    // Of a number of lots nobody knows which stands where.
    let mut wish = only(&library, &["061201", "061206"], ["2", "", ""]);
    let each = { wish.picks.items.iter_mut() }.flat_map(|item| &mut item.lots);
    each.for_each(|lots| lots.make_of(Each::Count, 3));
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    assert!(lots(&plan).iter().all(|lot| lot.after.is_empty()));
}

#[test]
fn places_that_are_named_apart_find_each_other() {
    let library = Library::load(&[]);
    let planned = |preset, parts| {
        let wish = wish(&library, preset, parts);
        make(&library, &wish, &Project::default(), Lang::Zh)
    };
    let after = |plan: &[Subject], list: &str, place: &str| {
        let lots = of(plan, list).into_iter();
        let mut lots = lots.filter(|lot| lot.location == place);
        let lot = lots.next().unwrap();
        let before = before(plan, lot).unwrap();
        (before.checklist.clone(), before.location.clone())
    };
    let plan = planned("steel-plant", ["1", "", "2"]);
    let columns = ("gb50205-2020.column-base".to_owned(), "柱脚 B段".to_owned());
    let column = "gb50205-2020.column-installation";
    assert_eq!(after(&plan, column, "钢结构 B段"), columns);
    let plan = planned("rc-residence", ["20 机房层", "2", "2"]);
    for (list, place, before, there) in [
        (
            "gb50203-2011.infill-wall",
            "三层",
            "gb50204-2015.cast-in-place-appearance",
            "三层 B段",
        ),
        (
            "gb50202-2018.backfill",
            "基坑 B段",
            "gb50208-2011.waterproof-membrane",
            "地下一层 B段",
        ),
        (
            "gb50261-2017.test-flush",
            "消防喷淋",
            "gb50261-2017.pipe-network",
            "机房层",
        ),
        (
            "gb50208-2011.waterproof-membrane",
            "地下一层 A段",
            "gb50208-2011.waterproof-concrete",
            "地下一层 A段",
        ),
        (
            "gb50204-2015.cast-in-place-dimension",
            "九层 A段",
            "gb50204-2015.concrete-placing",
            "九层 A段",
        ),
    ] {
        let found = after(&plan, list, place);
        assert_eq!(found, (before.to_owned(), there.to_owned()), "{list}");
    }
    // Whole storeys wait for their own, never for another storey.
    for lot in of(&plan, "gb50203-2011.infill-wall") {
        let before = before(&plan, lot).unwrap();
        assert!(
            before.location.starts_with(&lot.location),
            "{}",
            before.location
        );
    }
}

/// Work that can begin on the first day is what nothing comes before: of a tower that is not most of it.
#[test]
fn most_of_a_tower_cannot_begin_on_the_first_day() {
    let library = Library::load(&[]);
    let wish = wish(&library, "rc-residence", ["20", "2", "2"]);
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    let first = lots(&plan).into_iter().filter(|lot| lot.after.is_empty());
    let mut lists: BTreeMap<&str, usize> = BTreeMap::new();
    let mut count = 0;
    for lot in first {
        *lists.entry(&lot.checklist).or_default() += 1;
        count += 1;
    }
    assert!(
        count * 3 < lots(&plan).len(),
        "{count} of {}: {lists:?}",
        lots(&plan).len()
    );
    for list in [
        "gb50204-2015.concrete-placing",
        "gb50204-2015.cast-in-place-appearance",
    ] {
        assert!(!lists.contains_key(list), "{list}");
    }
}

#[test]
fn orders_of_a_site_that_go_round_do_not() {
    let mut library = Library::load(&[]);
    let mut planning = PlanningFile::clone(&library.planning);
    let order = |list: &str, after: &str| Order {
        list: list.into(),
        after: vec![after.into()],
        within: OrderReach::default(),
        basis: OrderBasis::Customary,
        clause: None,
    };
    planning.orders = vec![order(CONCRETE, REBAR), order(REBAR, CONCRETE)];
    library.planning.put(planning);
    let wish = only(&library, &["020102", "020103"], ["1", "", ""]);
    let plan = make(&library, &wish, &Project::default(), Lang::Zh);
    let after = { lots(&plan).into_iter() }.filter(|lot| !lot.after.is_empty());
    assert_eq!(after.count(), 1);
    assert_eq!(
        tree::faults(&Project::default(), &library.rulebook, &plan),
        []
    );
}

#[test]
fn lots_are_given_to_the_only_crew_of_their_trade() {
    let library = Library::load(&[]);
    let of_crews = |crews: &[&str]| {
        let mut project = Project::default();
        for (nth, crew) in crews.iter().enumerate() {
            let code = format!("P{nth}");
            let person = Person {
                code: code.clone(),
                name: code,
                role: Role::Worker,
                org: String::new(),
                crew: (*crew).to_owned(),
            };
            project.apply(Event::People(vec![person]), "r1");
        }
        project
    };
    let wish = only(&library, &["010203", "020102", "030201"], ["1", "", ""]);
    let crew_of = |project: &Project, wish: &Wish, list: &str| {
        let plan = make(&library, wish, project, Lang::Zh);
        let crews = { of(&plan, list).into_iter() }.map(|lot| lot.crew.clone());
        let crews: BTreeSet<String> = crews.collect();
        assert_eq!(crews.len(), 1, "{list}");
        crews.into_iter().next().unwrap()
    };
    let one = of_crews(&["钢筋班", "木工班", "Plasterers"]);
    assert_eq!(crew_of(&one, &wish, REBAR), "钢筋班");
    assert_eq!(
        crew_of(&one, &wish, "gb50204-2015.formwork-cast-in-place"),
        "木工班"
    );
    assert_eq!(crew_of(&one, &wish, PLASTER), "Plasterers");
    assert_eq!(crew_of(&one, &wish, CONCRETE), "");
    // Of two somebody has to say which.
    let two = of_crews(&["钢筋一班", "钢筋二班"]);
    assert_eq!(crew_of(&two, &wish, REBAR), "");
    let mut left_out = wish.clone();
    left_out.offers.crews = false;
    assert_eq!(crew_of(&one, &left_out, REBAR), "");
}
