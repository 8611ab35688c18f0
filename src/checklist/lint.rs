//! Whether a checklist makes sense: every flaw at once. Chains are looked at in `lint_chain`.

use super::read::ItemFlaws;
use crate::domain::checklist::{MOST_POINTS, VariantChoice};
use crate::domain::flaw::Flaw;
use crate::domain::judge::{self, cap, share};
use crate::domain::sampling::{Counted, Rule, Sampling};
use crate::domain::warranty::Period;
use crate::domain::{Checklist, Item, Words};
use std::collections::BTreeSet;

/// Fields of an item that may be absent, so that nobody would miss one that is misspelt.
const ITEM_FIELDS: [&str; 9] = [
    "requirement",
    "stages",
    "when",
    "basis",
    "expires",
    "national",
    "points",
    "part",
    "aspect",
];
/// So many letters wrong, left out or changed about are a slip; of a shorter word, most of it.
const SLIP: usize = 1;
const SHORTEST: usize = 5;

/// Every flaw of a checklist, with the item it is about.
pub fn faults(list: &Checklist) -> ItemFlaws {
    let mut faults: ItemFlaws = head_flaws(list)
        .into_iter()
        .map(|flaw| (None, flaw))
        .collect();
    let mut ids = BTreeSet::new();
    for item in &list.items {
        let mut flaws = item_flaws(list, item);
        if !ids.insert(&item.id) {
            flaws.push(Flaw::Twice(item.id.clone()));
        }
        faults.extend(flaws.into_iter().map(|flaw| (Some(item.id.clone()), flaw)));
    }
    faults
}

fn head_flaws(list: &Checklist) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    flaws.extend(bad_id(&list.id));
    if list
        .version
        .split('.')
        .filter(|part| part.parse::<u32>().is_ok())
        .count()
        != 3
        || list.version.split('.').count() != 3
    {
        flaws.push(Flaw::BadVersion(list.version.clone()));
    }
    flaws.extend(words(&list.title, "title"));
    flaws.extend(text(&list.standard, "standard"));
    flaws.extend(
        list.capacity_unit
            .iter()
            .flat_map(|unit| words(unit, "capacity_unit")),
    );
    flaws.extend(
        list.pass_rate
            .iter()
            .filter_map(|rate| share(rate, "pass_rate")),
    );
    flaws.extend(list.cap.iter().filter_map(cap));
    if list.items.is_empty() {
        flaws.push(Flaw::NoItems);
    }
    flaws.extend(variant_flaws(list));
    flaws.extend(place_flaw(list));
    flaws
}

/// A place has three parts; whether the catalogue has it is asked when the catalogue is known.
fn place_flaw(list: &Checklist) -> Option<Flaw> {
    let parts = |place: &Vec<String>| place.len() == 3;
    let sound = (list.place.is_empty() || parts(&list.place)) && list.places.iter().all(parts);
    (!sound).then_some(Flaw::PlaceParts)
}

fn variant_flaws(list: &Checklist) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut ids = BTreeSet::new();
    for variant in &list.variants {
        flaws.extend(bad_id(&variant.id));
        flaws.extend(
            text(&variant.zh, "variants.zh")
                .into_iter()
                .chain(text(&variant.en, "variants.en")),
        );
        if !ids.insert(&variant.id) {
            flaws.push(Flaw::Twice(variant.id.clone()));
        }
        flaws.extend(variant.period.and_then(period));
        if !list.choose.contains_key(&variant.group) {
            flaws.push(Flaw::NoChoice(variant.group.clone()));
        }
    }
    for (group, choice) in &list.choose {
        let members = list
            .variants
            .iter()
            .filter(|variant| variant.group == *group)
            .count();
        if members == 0 && matches!(choice, VariantChoice::One | VariantChoice::Many) {
            flaws.push(Flaw::EmptyGroup(group.clone()));
        }
    }
    flaws
}

/// No period of warranty is longer, in years or seasons.
const LONGEST_PERIOD: u32 = 100;

fn period(period: Period) -> Option<Flaw> {
    let sane = match period {
        Period::Years(count) | Period::Seasons(count) => (1..=LONGEST_PERIOD).contains(&count),
        Period::DesignLife => true,
    };
    (!sane).then_some(Flaw::TooMuch("period"))
}

fn item_flaws(list: &Checklist, item: &Item) -> Vec<Flaw> {
    let mut flaws: Vec<Flaw> = bad_id(&item.id).into_iter().collect();
    flaws.extend(text(&item.clause, "clause"));
    flaws.extend(words(&item.title, "title"));
    flaws.extend(words(&item.method, "method"));
    flaws.extend(
        item.requirement
            .iter()
            .flat_map(|requirement| words(requirement, "requirement")),
    );
    let strangers = item
        .when
        .iter()
        .filter(|id| !list.variants.iter().any(|variant| variant.id == **id));
    flaws.extend(strangers.cloned().map(Flaw::NoVariant));
    flaws.extend(sampling_flaw(&item.sampling));
    flaws.extend(counted_flaws(list, item));
    if item.expires && item.judge.papers().is_none() {
        flaws.push(Flaw::NoDocuments);
    }
    if item
        .points
        .is_some_and(|points| !(1..=MOST_POINTS).contains(&points))
    {
        flaws.push(Flaw::TooMuch("points"));
    }
    flaws.extend(item.extra.keys().filter_map(|field| misspelt(field)));
    flaws.extend(judge_flaws(item));
    flaws
}

/// A field of an item that is nearly a known one is a slip: what it says would count for nothing.
fn misspelt(field: &str) -> Option<Flaw> {
    let near = |known: &&&str| match known.len() < SHORTEST {
        true => field.eq_ignore_ascii_case(known),
        false => strsim::osa_distance(field, known) <= SLIP,
    };
    let known = ITEM_FIELDS.iter().find(near)?;
    let field = field.to_owned();
    Some(Flaw::Misspelt { field, known })
}

fn sampling_flaw(sampling: &Sampling) -> Vec<Flaw> {
    let mut flaws = match &sampling.rule {
        Rule::Stated { text } => words(text, "sampling.text"),
        _ => Vec::new(),
    };
    if let Some(Counted { id, zh, en }) = &sampling.of {
        flaws.extend(bad_id(id));
        let names = [(zh, "sampling.of.zh"), (en, "sampling.of.en")];
        flaws.extend(
            names
                .into_iter()
                .flat_map(|(name, field)| text(name, field)),
        );
    }
    if !is_sane(sampling) {
        flaws.push(Flaw::Sampling);
    }
    flaws
}

/// Figures above zero, and a number of its own only where a table could raise it.
fn is_sane(sampling: &Sampling) -> bool {
    let steps = sampling.steps.iter();
    let mut steps = steps.map(|step| step.below.micro() > 0 && step.at_least > 0);
    let raised = matches!(
        sampling.rule,
        Rule::All | Rule::Percent { .. } | Rule::Count { .. }
    );
    let plain = !sampling.own && sampling.steps.is_empty();
    let sane = match &sampling.rule {
        Rule::Percent { percent, at_least } => {
            (1..=100_000_000).contains(&percent.micro()) && *at_least != Some(0)
        }
        Rule::Count { at_least } | Rule::Fixed { at_least } => *at_least > 0,
        Rule::Per {
            every,
            points,
            at_least,
        } => every.micro() > 0 && *points > 0 && *at_least != Some(0),
        Rule::All | Rule::Table => true,
        Rule::Stated { .. } => sampling.of.is_none(),
    };
    sane && (raised || plain) && steps.all(|step| step)
}

/// What is counted under one id has one name in the whole list.
fn counted_flaws(list: &Checklist, item: &Item) -> Option<Flaw> {
    let own = item.sampling.of.as_ref()?;
    let others = list
        .items
        .iter()
        .filter_map(|item| item.sampling.of.as_ref());
    let mut same = others.filter(|other| other.id == own.id);
    let first = same.next()?;
    (first != own).then(|| Flaw::CountedTwice(own.id.clone()))
}

/// The texts of its judge, and its figures.
fn judge_flaws(item: &Item) -> Vec<Flaw> {
    let kind = judge::kind(&item.judge);
    let texts = kind.texts().into_iter();
    let texts = texts.flat_map(|(written, field)| text(written, field));
    texts.chain(kind.flaws(item.class)).collect()
}

pub(super) fn bad_id(id: &str) -> Option<Flaw> {
    let letters =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-_".contains(&byte);
    let sound = (1..=80).contains(&id.len()) && id.bytes().all(letters);
    (!sound).then(|| Flaw::BadId(id.to_owned()))
}

pub fn words(words: &Words, field: &'static str) -> Vec<Flaw> {
    text(&words.zh, field)
        .into_iter()
        .chain(text(&words.en, field))
        .collect()
}

pub fn text(text: &str, field: &'static str) -> Vec<Flaw> {
    if text.trim().is_empty() {
        vec![Flaw::Empty(field)]
    } else if crate::text::escape::needs_escape(text) {
        vec![Flaw::Unshowable(field)]
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn item(fields: Value) -> Item {
        let words = json!({"zh": "甲", "en": "a"});
        let mut item = json!({"id": "1", "class": "general", "clause": "1", "title": words,
            "method": words, "sampling": {"rule": "all"}, "judge": {"kind": "appearance"}});
        let (Value::Object(item), Value::Object(fields)) = (&mut item, fields) else {
            panic!("no objects");
        };
        item.extend(fields);
        serde_json::from_value(Value::Object(item.clone())).unwrap()
    }

    fn flaws(fields: Value) -> Vec<Flaw> {
        let list = json!({"schema": "sanjian.checklist/1", "id": "t.t", "version": "1.0.0",
            "title": {"zh": "甲", "en": "a"}, "standard": "T", "subject": "lot", "items": []});
        item_flaws(&serde_json::from_value(list).unwrap(), &item(fields))
    }

    #[test]
    fn a_slip_in_a_field_is_no_silent_ten_points() {
        for slip in ["pionts", "point", "Points", "pointss"] {
            let misspelt = Flaw::Misspelt {
                field: slip.to_owned(),
                known: "points",
            };
            assert_eq!(flaws(json!({slip: 25})), [misspelt]);
        }
        assert_eq!(flaws(json!({"points": 25})), []);
        // What a firm keeps for itself is carried along.
        for own in ["note", "where", "then", "base", "parts", "checked_by_firm"] {
            assert_eq!(flaws(json!({own: 1})), [], "{own}");
        }
        assert_eq!(flaws(json!({"points": 0})), [Flaw::TooMuch("points")]);
        assert_eq!(flaws(json!({"points": 1001})), [Flaw::TooMuch("points")]);
    }

    #[test]
    fn the_fields_that_may_be_absent_are_those_of_the_schema() {
        let schema = serde_json::to_value(schemars::schema_for!(Item)).unwrap();
        let all = schema["properties"].as_object().unwrap().keys();
        let needed = schema["required"].as_array().unwrap();
        let optional = all.filter(|field| !needed.contains(&json!(field)));
        let optional: BTreeSet<&str> = optional.map(String::as_str).collect();
        assert_eq!(optional, BTreeSet::from(ITEM_FIELDS));
    }
}
