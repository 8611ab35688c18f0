//! What is shipped and what a site adds: which lists there are, and which one is used.

mod catalogue;
mod discords;
mod enterprise;

use super::*;

#[test]
fn everything_shipped_is_sound() {
    let library = Library::load(&[]);
    assert_eq!(library.faults, []);
    for (id, pinned) in library.rulebook.checklists.iter() {
        let sure = pinned
            .checklist
            .items
            .iter()
            .all(|item| item.basis.is_some());
        assert!(sure, "{id}: every shipped item says how sure its figure is");
    }
}

#[test]
fn an_own_list_of_another_id_does_not_become_the_usual_one() {
    let shipped = shipped();
    let file = shipped
        .iter()
        .find(|file| file.name.contains("item-acceptance"))
        .unwrap();
    let text = String::from_utf8(file.bytes.clone())
        .unwrap()
        .replace("gb50300-2013.item-acceptance", "acme.item-acceptance");
    let own = File {
        name: "own.json".into(),
        bytes: text.into_bytes(),
    };
    let book = Library::load(&[own]).rulebook;
    assert!(book.checklists.contains_key("acme.item-acceptance"));
    let subject = crate::domain::Subject::new("I", "", crate::domain::Kind::Item, "钢筋");
    let usual = book.checklist_of(&subject).unwrap();
    assert_eq!(usual.checklist.id, "gb50300-2013.item-acceptance");
}

#[test]
fn a_site_replaces_a_checklist_by_id() {
    let shipped = shipped();
    let file = shipped
        .iter()
        .find(|file| file.name.contains("rebar-installation"))
        .unwrap();
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    let version = text.find("\"version\"").unwrap();
    let (head, rest) = text.split_at(version);
    let rest = rest.split_once(',').unwrap().1;
    let text = format!("{head}\"version\": \"9.0.1\",{rest}");
    let own = File {
        name: "own.json".into(),
        bytes: text.into_bytes(),
    };
    let library = Library::load(&[own]);
    let list = &library
        .rulebook
        .checklists
        .get("gb50204-2015.rebar-installation")
        .unwrap()
        .checklist;
    assert_eq!(list.version, "9.0.1");
    assert_eq!(library.added, ["gb50204-2015.rebar-installation"]);
}
