//! GLOSSARY: every type, key and command of its table is there under that name.

use crate::keys::actions;
use crate::{files, read, root};
use sanjian::text::Lang;

/// Whether a path such as `domain::Kind::Lot` names a type of that room, and its variant.
fn exists(path: &str) -> bool {
    let parts: Vec<&str> = path.split("::").collect();
    let named = |part: &str| part.starts_with(char::is_uppercase);
    let Some(at) = parts.iter().position(|part| named(part)) else {
        return false;
    };
    let declared = |text: &str| {
        let kinds = ["struct", "enum", "trait", "type"];
        kinds.iter().any(|kind| {
            let head = format!("pub {kind} {}", parts[at]);
            text.split(&head)
                .skip(1)
                .any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
    };
    let variants = &parts[at + 1..];
    let room = root().join("src").join(parts[0]);
    files(&room, "rs")
        .iter()
        .map(|path| read(path))
        .any(|text| {
            declared(&text)
                && variants
                    .iter()
                    .all(|name| text.contains(&format!("    {name}")))
        })
}

#[test]
fn every_type_and_key_of_the_glossary_exists() {
    let glossary = read(&root().join("src/docs/glossary.md"));
    let rows = glossary
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1);
    let mut faults = Vec::new();
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, _, kind, key, _] = cells.as_slice() else {
            panic!("{row}");
        };
        count += 1;
        if !exists(kind.trim_matches('`')) {
            faults.push(format!("no type {kind}"));
        }
        if let Some((key, action)) = key.trim_start_matches('`').split_once("` ")
            && !actions(key, Lang::Zh).contains(action)
        {
            faults.push(format!("no key {key} for {action}"));
        }
    }
    assert!(count > 50, "{count}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
