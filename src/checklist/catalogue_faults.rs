//! Whether a catalogue and the planning hints make sense: codes in their places, names once, and
//! as many of everything as the standard lists.

use super::catalogue::{CATALOGUE, Catalogue, CatalogueCounts, CatalogueFile, SubDivision};
use super::lint::{text, words};
use super::planning::{PLANNING, PlanningFile};
use super::read::ItemFlaws;
use crate::domain::flaw::Flaw;
use crate::domain::{Checklist, Kind};
use std::collections::BTreeSet;

/// Reads a catalogue, or every fault in it.
pub fn catalogue(bytes: &[u8]) -> Result<Catalogue, ItemFlaws> {
    let file: CatalogueFile = shaped(bytes)?;
    let mut faults = words(&file.title, "title");
    if file.schema != CATALOGUE {
        faults.push(Flaw::Schema(file.schema.clone()));
    }
    for division in &file.divisions {
        faults.extend(words(&division.title, "title"));
        faults.extend(code(&division.code, "", 2));
        for sub in &division.sub_divisions {
            faults.extend(group_faults(sub, &division.code));
        }
    }
    for outdoor in &file.outdoor {
        faults.extend(words(&outdoor.title, "title"));
        faults.extend(code(&outdoor.code, "W", 1));
        for division in &outdoor.divisions {
            faults.extend(group_faults(division, &outdoor.code));
        }
    }
    faults.extend(twice(&file));
    faults.extend(miscounts(&file));
    let catalogue = Catalogue::of(&file);
    for (code, why) in &file.unlisted {
        faults.extend(words(why, "unlisted"));
        let item = catalogue
            .place(code)
            .filter(|place| place.kind == Kind::Item);
        if item.is_none() {
            faults.push(Flaw::NoPlace(code.clone()));
        }
    }
    sound(faults, || catalogue)
}

/// Reads planning hints, or every fault in them. Whether their places exist is asked when the
/// catalogue is known.
pub fn planning(bytes: &[u8]) -> Result<PlanningFile, ItemFlaws> {
    let file: PlanningFile = shaped(bytes)?;
    let mut faults = Vec::new();
    if file.schema != PLANNING {
        faults.push(Flaw::Schema(file.schema.clone()));
    }
    let mut ids = BTreeSet::new();
    for preset in &file.presets {
        faults.extend(words(&preset.title, "presets.title"));
        if !ids.insert(&preset.id) {
            faults.push(Flaw::Twice(preset.id.clone()));
        }
    }
    for hint in &file.hints {
        faults.extend(hint.part.iter().flat_map(|part| words(part, "part")));
        faults.extend(hint.label.iter().flat_map(|label| words(label, "label")));
    }
    sound(faults, || file)
}

/// Places of planning hints that the catalogue does not have.
pub fn planning_places(file: &PlanningFile, catalogue: &Catalogue) -> Vec<Flaw> {
    let groups = file.presets.iter().flat_map(|preset| &preset.picks);
    let picks = groups.flat_map(|(group, names)| names.iter().map(move |name| (group, name)));
    let known = |group: &str, name: &str| {
        let of = |item: &&super::catalogue::Place| item.zh == name && item.code.starts_with(group);
        catalogue.items().any(|item| of(&item))
    };
    let strange = picks.filter(|(group, name)| !known(group, name));
    let of_picks = strange.map(|(group, name)| Flaw::NoPlace(format!("{group} {name}")));
    let hints = file.hints.iter().filter(|hint| {
        let place = hint.place.as_deref().unwrap_or_default();
        match &hint.item {
            Some(name) => !known(place, name),
            None => !catalogue
                .places()
                .iter()
                .any(|known| known.code.starts_with(place)),
        }
    });
    let of_hints = hints.map(|hint| {
        let words = [hint.place.as_deref(), hint.item.as_deref()];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Flaw::NoPlace(words.join(" "))
    });
    of_picks.chain(of_hints).collect()
}

/// Places of a checklist that the catalogue does not have.
pub fn checklist_places(list: &Checklist, catalogue: &Catalogue) -> Vec<Flaw> {
    let strange = list
        .all_places()
        .filter(|place| catalogue.find(place).is_none());
    strange
        .map(|place| Flaw::NoPlace(place.join(" ")))
        .collect()
}

fn shaped<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, ItemFlaws> {
    serde_json::from_slice(bytes).map_err(|error| vec![(None, Flaw::Shape(error.to_string()))])
}

fn sound<T>(faults: Vec<Flaw>, value: impl FnOnce() -> T) -> Result<T, ItemFlaws> {
    match faults.is_empty() {
        true => Ok(value()),
        false => Err(faults.into_iter().map(|flaw| (None, flaw)).collect()),
    }
}

fn group_faults(group: &SubDivision, above: &str) -> Vec<Flaw> {
    let mut faults = words(&group.title, "title");
    faults.extend(code(&group.code, above, 2));
    if group.check && group.note.is_none() {
        faults.push(Flaw::Empty("note"));
    }
    faults.extend(group.items.iter().flat_map(|name| text(name, "items")));
    let mut names = BTreeSet::new();
    let again = group.items.iter().filter(|name| !names.insert(*name));
    faults.extend(again.map(|name| Flaw::Twice(format!("{} {name}", group.code))));
    faults
}

/// A code is that of what it belongs to, and so many digits more.
fn code(code: &str, above: &str, digits: usize) -> Option<Flaw> {
    let rest = code.strip_prefix(above);
    let sound =
        rest.is_some_and(|rest| rest.len() == digits && rest.bytes().all(|b| b.is_ascii_digit()));
    (!sound).then(|| Flaw::BadCode(code.to_owned()))
}

fn twice(file: &CatalogueFile) -> Vec<Flaw> {
    let divisions = file.divisions.iter().flat_map(|division| {
        let subs = division.sub_divisions.iter().map(|sub| &sub.code);
        std::iter::once(&division.code).chain(subs)
    });
    let outdoor = file.outdoor.iter().flat_map(|outdoor| {
        let divisions = outdoor.divisions.iter().map(|division| &division.code);
        std::iter::once(&outdoor.code).chain(divisions)
    });
    let mut seen = BTreeSet::new();
    divisions
        .chain(outdoor)
        .filter(|code| !seen.insert(*code))
        .map(|code| Flaw::Twice(code.clone()))
        .collect()
}

/// Where there are more or fewer than the file itself says there must be.
fn miscounts(file: &CatalogueFile) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut compare = |what: &str, level, listed: usize, stated: usize| {
        if listed != stated {
            flaws.push(Flaw::Miscount {
                place: what.to_owned(),
                level,
                listed,
                stated,
            });
        }
    };
    let mut sum = CatalogueCounts {
        divisions: file.divisions.len(),
        ..CatalogueCounts::default()
    };
    for division in &file.divisions {
        let subs = division.sub_divisions.len();
        let items = division
            .sub_divisions
            .iter()
            .map(|sub| sub.items.len())
            .sum();
        let place = format!("{} {}", division.code, division.title.zh);
        compare(
            &place,
            crate::domain::Kind::SubDivision,
            subs,
            division.counts.sub_divisions,
        );
        compare(
            &place,
            crate::domain::Kind::Item,
            items,
            division.counts.items,
        );
        sum.sub_divisions += subs;
        sum.items += items;
    }
    let stated = file.counts;
    compare(
        "",
        crate::domain::Kind::Division,
        sum.divisions,
        stated.divisions,
    );
    compare(
        "",
        crate::domain::Kind::SubDivision,
        sum.sub_divisions,
        stated.sub_divisions,
    );
    compare("", crate::domain::Kind::Item, sum.items, stated.items);
    flaws
}
