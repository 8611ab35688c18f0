//! The shipped catalogue against the counts of the standard, and what is said of broken ones.

use crate::checklist::*;
use crate::domain::{Kind, Words};
use crate::text::Lang;

fn shipped_text(name: &str) -> String {
    let file = shipped()
        .into_iter()
        .find(|file| file.name == name)
        .unwrap();
    String::from_utf8(file.bytes).unwrap()
}

fn sentences(text: &str) -> Vec<String> {
    let faults = entry("own.json", text.as_bytes()).err().unwrap_or_default();
    faults
        .iter()
        .map(|fault| crate::text::flaw::sentence(Lang::Zh, fault))
        .collect()
}

#[test]
fn the_catalogue_is_that_of_the_standard() {
    let catalogue = Library::load(&[]).catalogue;
    let building = |kind| {
        let places = catalogue.places().iter();
        places
            .filter(|place| place.kind == kind && !place.code.starts_with('W'))
            .count()
    };
    let kinds = [Kind::Division, Kind::SubDivision, Kind::Item];
    assert_eq!(kinds.map(building), [10, 99, 610]);
    let outdoor = catalogue.items().filter(|item| item.code.starts_with('W'));
    assert_eq!(outdoor.count(), 22);
    let doubtful = catalogue
        .places()
        .iter()
        .filter(|place| place.note.is_some());
    let doubtful: Vec<&str> = doubtful.map(|place| place.code.as_str()).collect();
    assert_eq!(doubtful, ["0610", "0611", "0612"]);
    assert_eq!(catalogue.place("020102").unwrap().zh, "钢筋");
    let place = ["02", "0201", "钢筋"].map(str::to_owned);
    assert_eq!(catalogue.find(&place).unwrap().code, "020102");
    let wrong = ["03", "0201", "钢筋"].map(str::to_owned);
    assert_eq!(catalogue.find(&wrong), None);
}

#[test]
fn every_place_has_a_name_in_either_language() {
    let catalogue = Library::load(&[]).catalogue;
    for place in catalogue.places() {
        let english = place.name(Lang::En);
        assert!(english.is_ascii() && !english.is_empty(), "{}", place.code);
    }
}

#[test]
fn a_catalogue_with_a_slip_is_refused_in_words() {
    let sound = shipped_text("checklists/catalogue.json");
    assert_eq!(sentences(&sound), Vec::<String>::new());
    let short = sound.replacen("\"回灌\"]", "\"降水与排水\"]", 1);
    assert_eq!(sentences(&short).len(), 1, "a name twice");
    let short = sound.replacen("[\"降水与排水\", \"回灌\"]", "[\"降水与排水\"]", 1);
    let said = sentences(&short).join("\n");
    assert!(
        said.contains("01 地基与基础：分项工程列出 50 个，应为 51 个"),
        "{said}"
    );
    assert!(
        said.contains("分项工程共列出 609 个，应为 610 个"),
        "{said}"
    );
    let moved = sound.replacen("\"0104\"", "\"0204\"", 1);
    let said = sentences(&moved).join("\n");
    assert!(said.contains("0204：编号应为上级编号加两位数"), "{said}");
    assert!(said.contains("0204：编号重复"), "{said}");
}

#[test]
fn a_site_puts_its_own_catalogue_in_place_and_hears_of_places_it_lost() {
    let own = shipped_text("checklists/catalogue.json").replace("\"砖砌体\"", "\"砌砖\"");
    let library = Library::load(&[File {
        name: "own.json".into(),
        bytes: own.into_bytes(),
    }]);
    assert_eq!(library.catalogue.place("020201").unwrap().zh, "砌砖");
    let lost = library.faults.iter().map(|fault| fault.file.as_str());
    let lost: Vec<&str> = lost.collect();
    assert!(
        lost.iter().any(|file| file.contains("brick-masonry")),
        "{lost:?}"
    );
    assert!(lost.iter().all(|file| *file != "own.json"));
    let still = "gb50203-2011.brick-masonry";
    assert!(
        library.rulebook.checklists.contains_key(still),
        "it still judges"
    );
}

#[test]
fn the_more_exact_hint_decides() {
    let library = Library::load(&[]);
    let each = |code: &str, checklist: &str| {
        let place = library.catalogue.place(code).unwrap();
        library.planning.hint(place, checklist).each.unwrap()
    };
    use planning::Each;
    assert_eq!(each("020102", ""), Each::StoreySection);
    assert_eq!(each("020102", "gb50204-2015.rebar-material"), Each::Storey);
    assert_eq!(each("010202", "gb50204-2015.rebar-material"), Each::Section);
    assert_eq!(each("050108", ""), Each::Count);
    let roof = library.catalogue.place("040301").unwrap();
    let part: Words = library.planning.hint(roof, "").part.unwrap();
    assert_eq!(part.zh, "屋面");
}

#[test]
fn every_item_has_a_list_of_its_own_or_a_reason_why_not() {
    let library = Library::load(&[]);
    let serving = division_plan::serving(&library);
    let mut without = Vec::new();
    for item in library.catalogue.items() {
        let listed = serving.contains_key(item.code.as_str());
        assert_ne!(listed, item.unlisted.is_some(), "{} {}", item.code, item.zh);
        without.extend((!listed).then_some(item.code.as_str()));
    }
    let known = [
        "050506", "050507", "050902", "051002", "061106", "061406", "061705",
    ];
    assert_eq!(without, known);
    assert_eq!(library.catalogue.items().count(), 632);
}

#[test]
fn a_reason_for_what_is_no_item_is_a_fault() {
    let sound = shipped_text("checklists/catalogue.json");
    let strange = sound.replace("\"050506\": {", "\"0505\": {");
    assert_ne!(sound, strange);
    assert_eq!(sentences(&strange).len(), 1);
}
