//! The proof of the shipped checklists: every figure is walked. A clause stands beside it, both
//! languages say what it is, its limits are sane, its unit is known, and its sample can be drawn.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "shipped/finishes.rs"]
mod finishes;
#[path = "shipped/hold.rs"]
mod hold;
#[path = "shipped/services.rs"]
mod services;
#[path = "shipped/structure.rs"]
mod structure;
#[path = "shipped/walk.rs"]
mod walk;

use sanjian::checklist::division_plan::Picks;
use sanjian::checklist::{ChecklistEntry, Library};
use sanjian::domain::checklist::{Variant, VariantChoice};
use sanjian::domain::criterion::RequiredDocument;
use sanjian::domain::judge::variant_faults;
use sanjian::domain::limit::Limit;
use sanjian::domain::quantity::Quantity;
use sanjian::domain::sampling::Rule;
use sanjian::domain::words::Words;
use sanjian::domain::{Checklist, Class, Decimal, Item, Judge};
use sanjian::text::{Lang, document};
use std::collections::BTreeSet;
use std::path::Path;

/// Units that an inspector of these trades reads off an instrument, counts or works out.
const UNITS: [&str; 47] = [
    "mm",
    "dB",
    "N·m",
    "cm²",
    "mm²",
    "m",
    "m²",
    "μm",
    "L",
    "kg",
    "g/cm³",
    "s",
    "min",
    "h",
    "d",
    "n",
    "N",
    "kN",
    "MPa",
    "Pa",
    "Ω",
    "MΩ",
    "℃",
    "K",
    "°",
    "%",
    "‰",
    "lx",
    "dB(A)",
    "D",
    "pcs",
    "pcs/m²",
    "sides",
    "runs",
    "turns",
    "×",
    "×p",
    "×P",
    "×PN",
    "×b",
    "×t",
    "×G",
    "λc",
    "m³/m³",
    "mm/mm",
    "V/V",
    "m³/(h·m²)/Pa^0.65",
];

fn of_tree(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            of_tree(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "json") {
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let name = path.strip_prefix(root).unwrap().display().to_string();
            found.push((name.replace('\\', "/"), std::fs::read(path).unwrap()));
        }
    }
}

#[test]
fn every_file_of_the_tree_is_inside_byte_for_byte() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tree = Vec::new();
    of_tree(&root.join("checklists"), &mut tree);
    assert_eq!(sanjian::shipped::files().len(), tree.len());
    for (name, bytes) in &tree {
        let inside = sanjian::shipped::file(name).unwrap();
        assert!(inside.bytes() == bytes, "{name}");
    }
}

/// At a start only the first lines of a list are looked at, and of those in the program no fault is asked for.
#[test]
fn every_shipped_file_is_sound_and_found_by_what_its_first_lines_say() {
    let library = Library::load(&[]);
    let mut lists = 0;
    for file in sanjian::checklist::shipped() {
        let entry = sanjian::checklist::entry(&file.name, &file.bytes).unwrap();
        if let ChecklistEntry::Checklist(read) = entry {
            let list = &read.checklist;
            let mut there = library.rulebook.checklists.for_subject(&list.subject);
            let found = there.find(|pinned| pinned.checklist.id == list.id);
            assert_eq!(
                found.map(|found| &found.hash),
                Some(&read.hash),
                "{}",
                file.name
            );
            assert_eq!(library.files.get(&list.id), Some(&file.name));
            lists += 1;
        }
    }
    assert_eq!(library.rulebook.checklists.keys().count(), lists);
    assert_eq!(library.strange_places(library.files.keys()), []);
}

/// Every fault found, so that one run shows all of them.
#[test]
fn every_shipped_figure_is_sound() {
    let library = Library::load(&[]);
    assert_eq!(library.faults, []);
    let mut faults = Vec::new();
    let (mut lists, mut items) = (0, 0);
    for (id, pinned) in library.rulebook.checklists.iter() {
        lists += 1;
        let list = &pinned.checklist;
        let mut fault = |item: &str, what: &str| faults.push(format!("{id} {item}: {what}"));
        head(list, &mut fault);
        let mut ids = BTreeSet::new();
        for item in &list.items {
            items += 1;
            if !ids.insert(&item.id) {
                fault(&item.id, "the id stands twice");
            }
            figure(list, item, &mut |what| fault(&item.id, what));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(lists >= 70, "only {lists} checklists");
    assert!(items >= 2000, "only {items} items");
}

fn head(list: &Checklist, fault: &mut impl FnMut(&str, &str)) {
    if list.standard.is_empty() || !both(&list.title) {
        fault("", "standard or title is missing");
    }
    if !list.place.is_empty() && list.place.len() != 3 {
        fault("", "the place is not 分部, 子分部, 分项");
    }
    for (group, choice) in &list.choose {
        let members = list.variants.iter().filter(|one| one.group == *group);
        let enough = members.count() >= if *choice == VariantChoice::One { 2 } else { 1 };
        if !enough {
            fault("", "a group offers no choice");
        }
    }
    if list
        .variants
        .iter()
        .any(|one| one.zh.is_empty() || one.en.is_empty())
    {
        fault("", "a variant lacks a language");
    }
    for variant in &list.variants {
        let used = list
            .items
            .iter()
            .any(|item| item.when.contains(&variant.id));
        let only_other = list
            .variants
            .iter()
            .filter(|one| one.group == variant.group);
        if !used && only_other.count() < 2 {
            fault("", "a variant changes nothing");
        }
    }
}

fn both(words: &Words) -> bool {
    let chinese = words
        .zh
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let english = words.en.chars().any(|c| c.is_ascii_alphabetic());
    let not_swapped = !words
        .en
        .chars()
        .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    chinese && english && not_swapped
}

fn figure(list: &Checklist, item: &Item, fault: &mut impl FnMut(&str)) {
    if item.clause.trim().is_empty() {
        fault("no clause");
    }
    if !both(&item.title) || item.method.zh.is_empty() || item.method.en.is_empty() {
        fault("title or method lacks a language");
    }
    if item.basis.is_none() {
        fault("nobody says how sure the figure is");
    }
    for capacity in [1, 2, 15, 90, 500, 3200] {
        let needed = item.sampling.required(Quantity::of(capacity));
        let drawn = !item.sampling.counts_places() || needed <= capacity;
        if needed == 0 || !drawn {
            fault("the sample cannot be drawn");
        }
    }
    if let Rule::Stated { text } = &item.sampling.rule
        && (text.zh.is_empty() || text.en.is_empty())
    {
        fault("the sampling lacks a language");
    }
    if let Some(unit) = item.judge.unit()
        && !UNITS.contains(&unit)
    {
        fault(&format!("the unit {unit} is not known"));
    }
    let rates = [list.pass_rate.as_ref(), own_rate(&item.judge)];
    for rate in rates.into_iter().flatten() {
        if !(1..=1_000_000).contains(&rate.micro()) {
            fault("the pass rate is not above 0 and at most 1");
        }
    }
    let caps = [list.cap.as_ref(), own_cap(&item.judge)];
    for cap in caps.into_iter().flatten() {
        if cap.micro() < 1_000_000 {
            fault("the cap is below 1");
        }
    }
    if item.class == Class::Dominant && own_rate(&item.judge).is_some_and(|r| r.micro() < 1_000_000)
    {
        fault("a dominant item may fail in part");
    }
    limits(&item.judge, fault);
}

fn own_rate(judge: &Judge) -> Option<&Decimal> {
    match judge {
        Judge::Deviation(deviation) => deviation.pass_rate.as_ref(),
        Judge::Range(range) => range.pass_rate.as_ref(),
        _ => None,
    }
}

fn own_cap(judge: &Judge) -> Option<&Decimal> {
    match judge {
        Judge::Deviation(deviation) => deviation.cap.as_ref(),
        _ => None,
    }
}

fn limits(judge: &Judge, fault: &mut impl FnMut(&str)) {
    let (lower, upper) = match judge {
        Judge::Deviation(d) => {
            if d.limit.is_some() == (d.lower.is_some() || d.upper.is_some()) {
                fault("neither a magnitude nor sides, or both");
            }
            if matches!(&d.limit, Some(Limit::Fixed(limit)) if limit.micro() < 0) {
                fault("a magnitude below zero");
            }
            (&d.lower, &d.upper)
        }
        Judge::Range(r) => {
            if r.min.is_none() && r.max.is_none() {
                fault("a range without an end");
            }
            (&r.min, &r.max)
        }
        Judge::Document(RequiredDocument { required }) if required.is_empty() => {
            return fault("a document item that requires none");
        }
        _ => return,
    };
    if let (Some(Limit::Fixed(lower)), Some(Limit::Fixed(upper))) = (lower, upper)
        && lower.micro() > upper.micro()
    {
        fault("the lower limit lies above the upper");
    }
}

/// A hint of a checklist or variant that is gone would be passed over without a word, and a 分项
/// whose checklists are all unusual would be planned without lots.
#[test]
fn planning_hints_fit_the_shipped_checklists() {
    let library = Library::load(&[]);
    let (lists, mut faults) = (&library.rulebook.checklists, Vec::new());
    for hint in &library.planning.hints {
        let wanted = hint.variants.as_deref().unwrap_or_default();
        let id = hint.checklist.as_deref().unwrap_or_default();
        let Some(list) = lists.get(id).map(|pinned| &pinned.checklist) else {
            if hint.checklist.is_some() || hint.variants.is_some() {
                faults.push(format!("no checklist {id} for {wanted:?}"));
            }
            continue;
        };
        let mut taken = BTreeSet::new();
        for name in wanted {
            match list.variants.iter().find(|variant| variant.id == *name) {
                None => faults.push(format!("{id} has no variant {name}")),
                Some(variant) => {
                    let again = !taken.insert(&variant.group);
                    if again && list.choose.get(&variant.group) == Some(&VariantChoice::One) {
                        faults.push(format!("{id} takes one {}, not {name} too", variant.group));
                    }
                }
            }
        }
    }
    let mut picks = Picks::of(&library);
    let planning = &library.planning;
    for lots in picks.items.iter().flat_map(|item| &item.lots) {
        let wrong = lists
            .get(&lots.checklist)
            .map(|pinned| variant_faults(&pinned.checklist, &lots.variants));
        // What only people know, and what the storeys say later, is left open.
        let groups = planning.asked.get(&lots.checklist).map_or(0, Vec::len);
        let open = groups + planning.by_height(&lots.checklist).count();
        let wrong = wrong.unwrap_or_default();
        if wrong.len() > open {
            faults.push(format!("{}: {wrong:?}", lots.checklist));
        }
    }
    let known = |id: &str, is: &dyn Fn(&Variant) -> bool| {
        let list = lists.get(id).map(|pinned| &pinned.checklist);
        list.is_some_and(|list| list.variants.iter().any(is))
    };
    for (id, groups) in &planning.asked {
        for group in groups
            .iter()
            .filter(|group| !known(id, &|one| one.group == **group))
        {
            faults.push(format!("{id} has no group {group}"));
        }
    }
    for rule in &planning.heights {
        for name in rule
            .members()
            .filter(|name| !known(&rule.list, &|one| one.id == **name))
        {
            faults.push(format!("{} has no variant {name}", rule.list));
        }
    }
    for preset in &library.planning.presets {
        picks.take(&library, preset);
        let on = picks.items.iter().filter(|item| item.on);
        let empty = on.filter(|item| item.chosen().count() == 0);
        faults.extend(empty.map(|item| format!("{}: no lots in {}", preset.id, item.code)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_kind_of_document_has_an_english_name() {
    let library = Library::load(&[]);
    let lists = library.rulebook.checklists.values();
    let items = lists.flat_map(|list| &list.checklist.items);
    let kinds = items.flat_map(|item| match &item.judge {
        Judge::Document(RequiredDocument { required }) => required.as_slice(),
        _ => &[],
    });
    let named = |one: &&String| document::kind(Lang::En, one) != one.as_str();
    let unnamed: BTreeSet<&String> = kinds.filter(|one| !named(one)).collect();
    assert_eq!(unnamed, BTreeSet::new());
    assert_eq!(document::kind(Lang::En, "自拟资料"), "自拟资料");
}
