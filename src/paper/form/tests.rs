//! Faults of forms: each kind is found, with its place, and none hides another.

use super::flaw::{FormFlaw, FormPosition, High, Many};
use super::said;
use super::shelf::lint;
use crate::text::Lang;

const LOT: &str = include_str!("../../../checklists/forms/lot.json");

/// A sound form with one part as given, after its title.
fn form(part: &str) -> String {
    format!(
        r#"{{"schema": "sanjian.form/1", "id": "x", "about": "lot", "name": {{"zh": "表", "en": "Form"}},
        "source": "site", "units": 10, "parts": [
        {{"rows": [{{"cells": [{{"w": 10, "text": "{{title}}", "bold": true}}]}}]}}, {part}]}}"#
    )
}

fn flaws(text: &str) -> Vec<(FormPosition, FormFlaw)> {
    let faults = lint("x.json", text.as_bytes()).err().unwrap_or_default();
    faults
        .into_iter()
        .map(|fault| (fault.at, fault.flaw))
        .collect()
}

fn at(part: usize, row: usize, cell: usize) -> FormPosition {
    let some = |number| (number > 0).then_some(number);
    FormPosition {
        part: some(part),
        head: false,
        row: some(row),
        cell: some(cell),
    }
}

/// The one flaw of a form with this part.
fn flaw(part: &str) -> FormFlaw {
    let flaws = flaws(&form(part));
    assert_eq!(flaws.len(), 1, "{part}: {flaws:?}");
    flaws[0].1.clone()
}

fn named(name: &str, near: Option<&str>) -> (String, Option<String>) {
    (name.to_owned(), near.map(str::to_owned))
}

#[test]
fn no_slip_hides_another() {
    let text = LOT
        .replace("\"id\": \"lot\"", "\"id\": \"Lot 1\"")
        .replace("{capacity}", "{capcity}")
        .replace("\"for\": \"general\"", "\"for\": \"genral\"")
        .replace("{location}", "{location")
        .replace(
            "{\"w\": 10, \"text\": \"施工依据\"}",
            "{\"w\": 10, \"txet\": \"施工依据\"}",
        )
        .replace(
            "{\"w\": 11, \"text\": \"验收依据\"}",
            "{\"w\": \"11\", \"text\": \"验收依据\"}",
        );
    let found = flaws(&text);
    let is = |wanted: &FormFlaw| {
        found
            .iter()
            .find(|(_, flaw)| flaw == wanted)
            .map(|(at, _)| *at)
    };
    assert_eq!(is(&FormFlaw::BadId("Lot 1".into())), Some(at(0, 0, 0)));
    let (name, near) = named("capcity", Some("capacity"));
    assert_eq!(is(&FormFlaw::NoField { name, near }), Some(at(2, 2, 6)));
    let (name, near) = named("genral", Some("general"));
    assert_eq!(is(&FormFlaw::NoTable { name, near }), Some(at(4, 0, 0)));
    let (text, after) = ("{location".to_owned(), 0);
    assert_eq!(is(&FormFlaw::Unclosed { text, after }), Some(at(2, 3, 6)));
    let (field, near) = named("txet", Some("text"));
    assert_eq!(is(&FormFlaw::Unknown { field, near }), Some(at(2, 4, 1)));
    let shape = |(_, flaw): &&(FormPosition, FormFlaw)| matches!(flaw, FormFlaw::Shape { field, .. } if field == "w");
    assert_eq!(
        found.iter().find(shape).map(|(at, _)| *at),
        Some(at(2, 4, 3))
    );
}

#[test]
fn widths_fill_the_row_whichever_cells_stand_there() {
    let sound = r#"{"rows": [{"cells": [{"w": 4, "when": "item"}, {"w": 10, "unless": "item"}, {"w": 6, "when": "item"}]}]}"#;
    assert_eq!(flaws(&form(sound)), []);
    let short = flaw(&sound.replace("\"w\": 6", "\"w\": 5"));
    let widths = |taken| FormFlaw::Widths { taken, units: 10 };
    assert_eq!(short, widths(9));
    let label = r#"{"label": {"w": 2, "text": "项"}, "rows": [{"cells": [{"w": 9}]}]}"#;
    assert_eq!(flaw(label), widths(11));
    assert_eq!(flaws(&form(&label.replace("\"w\": 9", "\"w\": 8"))), []);
}

#[test]
fn cells_that_reach_down_leave_their_place_free() {
    let rows = |second: &str| {
        format!(
            r#"{{"rows": [{{"cells": [{{"w": 3}}, {{"w": 4, "down": 2}}, {{"w": 3}}]}}, {{"cells": [{second}]}}]}}"#
        )
    };
    assert_eq!(flaws(&form(&rows(r#"{"w": 3}, {"w": 3}"#))), []);
    assert_eq!(flaw(&rows(r#"{"w": 6}"#)), FormFlaw::Overlap);
    let widths = FormFlaw::Widths {
        taken: 7,
        units: 10,
    };
    assert_eq!(flaw(&rows(r#"{"w": 3}"#)), widths);
    assert_eq!(
        flaw(r#"{"rows": [{"cells": [{"w": 10, "down": 2}]}]}"#),
        FormFlaw::Reach
    );
    let hidden = rows(r#"{"w": 3}, {"w": 3}"#).replace(
        "{\"cells\": [{\"w\": 3}, {\"w\": 3}",
        "{\"when\": \"item\", \"cells\": [{\"w\": 3}, {\"w\": 3}",
    );
    assert_eq!(flaw(&hidden), FormFlaw::Reach);
}

#[test]
fn what_says_nothing_alone_needs_its_other_half() {
    let without = |field, needs| FormFlaw::Without { field, needs };
    let cells = r#""rows": [{"cells": [{"w": 10}]}]"#;
    assert_eq!(
        flaw(r#"{"for": "general", "rows": [{"cells": [{"w": 10, "join": true}]}]}"#),
        without("join", "together")
    );
    assert_eq!(
        flaw(&format!(r#"{{"together": "no", {cells}}}"#)),
        without("together", "for")
    );
    assert_eq!(
        flaw(&format!(r#"{{"at_least": 3, {cells}}}"#)),
        without("at_least", "for")
    );
    assert_eq!(
        flaw(&format!(r#"{{"head_shown": "always", {cells}}}"#)),
        without("head_shown", "head")
    );
}

#[test]
fn text_and_pictures_stand_in_their_own_places() {
    let text = LOT.replace("\"about\": \"lot\"", "\"about\": \"concealed\"");
    assert!(!flaws(&text).is_empty());
    let concealed = |cell: &str| {
        let form = form(&format!(r#"{{"rows": [{{"cells": [{cell}]}}]}}"#));
        flaws(&form.replace("\"about\": \"lot\"", "\"about\": \"concealed\""))
    };
    assert_eq!(concealed(r#"{"w": 10, "picture": "sketch"}"#), []);
    let alone = |flaw| vec![(at(2, 1, 1), flaw)];
    assert_eq!(
        concealed(r#"{"w": 10, "text": "{sketch}"}"#),
        alone(FormFlaw::Picture("sketch".into()))
    );
    assert_eq!(
        concealed(r#"{"w": 10, "picture": "content"}"#),
        alone(FormFlaw::NoPicture("content".into()))
    );
}

#[test]
fn heights_have_room_on_a_page() {
    let high = |what, height, most| FormFlaw::TooHigh { what, height, most };
    let rows = |height: u32, more: &str| {
        format!(r#"{{{more} "rows": [{{"height": {height}, "cells": [{{"w": 10}}]}}]}}"#)
    };
    assert_eq!(flaw(&rows(261, "")), high(High::Row, 261, 260));
    assert_eq!(
        flaw(&rows(131, "\"repeat\": true,")),
        high(High::Repeated, 131, 130)
    );
    assert_eq!(
        flaw(&rows(240, "\"last\": true,")),
        high(High::Last, 240, 228)
    );
}

#[test]
fn a_form_needs_a_title_and_a_known_subject() {
    let text = form(r#"{"rows": [{"cells": [{"w": 10}]}]}"#);
    assert_eq!(flaws(&text), []);
    let whole = |flaw| vec![(FormPosition::default(), flaw)];
    assert_eq!(
        flaws(&text.replace(", \"bold\": true", "")),
        whole(FormFlaw::NoTitle)
    );
    let (name, near) = named("divisoin", Some("division"));
    assert_eq!(
        flaws(&text.replace("\"lot\"", "\"divisoin\"")),
        whole(FormFlaw::NoAbout { name, near })
    );
    assert_eq!(
        flaws(&text.replace("\"site\"", "\" \"")),
        whole(FormFlaw::Empty("source"))
    );
}

#[test]
fn no_file_asks_for_more_than_a_machine_has() {
    let bounds = |field, least, most| FormFlaw::Bounds { field, least, most };
    let cell = |more: &str| {
        flaw(&format!(
            r#"{{"rows": [{{"cells": [{{"w": 10, {more}}}]}}]}}"#
        ))
    };
    assert_eq!(cell("\"size\": 4000000000"), bounds("size", 5, 72));
    assert_eq!(cell("\"leading\": 4000000000"), bounds("leading", 80, 400));
    assert_eq!(cell("\"free\": 101"), bounds("free", 0, 80));
    let table = r#"{"for": "general", "at_least": 4000000000, "rows": [{"cells": [{"w": 10}]}]}"#;
    assert_eq!(flaw(table), bounds("at_least", 0, 100));
    let many = |what, most| FormFlaw::TooMany { what, most };
    let long = format!("\"text\": \"{}\"", "长".repeat(2_001));
    assert_eq!(cell(&long), many(Many::Characters, 2_000));
    let rows = vec![r#"{"cells": [{"w": 10}]}"#; 400].join(",");
    assert_eq!(
        flaw(&format!("{{\"rows\": [{rows}]}}")),
        many(Many::Rows, 400)
    );
    assert_eq!(
        flaws(&" ".repeat(300 << 10)),
        vec![(FormPosition::default(), FormFlaw::TooLarge(256 << 10))]
    );
}

#[test]
fn hostile_files_are_named_and_nothing_breaks() {
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let strange = [
        "",
        "null",
        "[]",
        "{}",
        "\u{0}",
        &deep,
        r#"{"schema": "sanjian.form/1"}"#,
        r#"{"schema": "sanjian.form/1", "parts": {"a": 1}}"#,
        r#"{"schema": "sanjian.form/1", "parts": [null, 1, "x", [], {"rows": [[], {"cells": 5}, {"cells": [null, {}]}]}]}"#,
        r#"{"schema": "sanjian.form/1", "units": -1, "name": "x", "parts": [{"label": 5, "rows": [{"cells": [{"w": 1e99, "text": [1, null, {"text": 5}, {"txt": "a"}, [["b"]]]}]}]}]}"#,
        r#"{"schema": "sanjian.form/1", "units": 4294967295, "parts": [{"units": 4294967295, "label": {"w": 4294967295, "text": ""}, "rows": [{"height": 4294967295, "stretch": 4294967295, "cells": [{"w": 4294967295, "down": 4294967295}, {"w": 4294967295}]}]}]}"#,
    ];
    for text in strange {
        let faults = lint("x.json", text.as_bytes()).unwrap_err();
        for lang in [Lang::Zh, Lang::En] {
            assert!(
                faults
                    .iter()
                    .all(|fault| said::sentence(lang, fault).starts_with("x.json"))
            );
        }
    }
}

#[test]
fn a_fault_is_said_with_its_place_and_how_to_mend_it() {
    let text = form(r#"{"rows": [{"cells": [{"w": 4}, {"w": 6, "text": "{capcity}"}]}]}"#);
    let fault = &lint("x.json", text.as_bytes()).unwrap_err()[0];
    assert_eq!(
        said::sentence(Lang::Zh, fault),
        "x.json [第 2 部分第 1 行第 2 格]：没有「capcity」可填，应为 capacity"
    );
    assert_eq!(
        said::sentence(Lang::En, fault),
        "x.json [part 2, row 1, cell 2]: there is no capcity to fill in; is it capacity?"
    );
}

#[test]
fn an_id_can_be_asked_for_and_leads_nowhere() {
    for id in ["..", ".x", "-x", "", "list", "withdraw", "../x", "X"] {
        let text = form(r#"{"rows": []}"#).replace(r#""id": "x""#, &format!(r#""id": "{id}""#));
        let flaws = flaws(&text);
        let bad = (FormPosition::default(), FormFlaw::BadId(id.to_owned()));
        assert!(flaws.contains(&bad), "{id}: {flaws:?}");
    }
}

#[test]
fn what_nobody_would_see_on_paper_is_told() {
    let cell = r#"{"rows": [{"cells": [{"w": 10, "text": ["甲", "乙\u202e丙"]}]}]}"#;
    let hidden = |field, character| FormFlaw::Hidden { field, character };
    assert_eq!(flaw(cell), hidden("text", '\u{202e}'));
    let label = r#"{"label": {"w": 1, "text": "项\u200b"}, "rows": [{"cells": [{"w": 9, "text": "甲\n乙"}]}]}"#;
    assert_eq!(flaw(label), hidden("label.text", '\u{200b}'));
}

#[test]
fn a_mark_before_the_text_is_no_fault_and_what_cannot_be_read_is_told_once() {
    let sound = form(r#"{"rows": [{"cells": [{"w": 10}]}]}"#);
    assert_eq!(flaws(&format!("\u{feff}{sound}")), []);
    let wrong = sound.replace(r#""units": 10"#, r#""units": "10""#);
    let told = flaws(&wrong);
    let [(at, FormFlaw::Shape { field, .. })] = told.as_slice() else {
        panic!("{told:?}");
    };
    assert_eq!((*at, field.as_str()), (FormPosition::default(), "units"));
}
