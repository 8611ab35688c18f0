//! The columns of a checklist's workbook, each declared once: its heading and what stands in its cells.
//! Reading the cells back is done by the files of each table.

use super::judge;
use super::written::{chinese, english, figure, sampling, share};
use crate::domain::checklist::{Basis, Variant, VariantChoice};
use crate::domain::{Checklist, Class, Item, Words};
use crate::text::Lang;
use crate::text::listing::{self, Heading, ListingTable, ListingTables, head, item, variant};

/// A column, or a row of the head.
#[derive(Clone, Copy)]
pub struct ListingColumn<F> {
    /// What it is called.
    pub heading: Heading,
    /// What stands there.
    cell: F,
}

type OfHead = fn(&Checklist, Lang) -> String;
type OfVariant = fn(&Checklist, &Variant, Lang) -> String;
type OfItem = fn(&Checklist, &Item, Lang) -> String;

macro_rules! columns {
    ($($heading:path => $cell:expr;)+) => { &[$(ListingColumn { heading: $heading, cell: $cell }),+] };
}

/// The rows of the head. A place takes as many rows as it needs, a part a cell.
pub const HEAD: &[ListingColumn<OfHead>] = columns! {
    head::ID => |list, _| list.id.clone();
    head::VERSION => |list, _| list.version.clone();
    head::TITLE => |list, _| list.title.zh.clone();
    head::ENGLISH_TITLE => |list, _| english(Some(&list.title));
    head::STANDARD => |list, _| list.standard.clone();
    head::STANDARD_TITLE => |list, _| chinese(extra(list, "standard_title").as_ref());
    head::ENGLISH_STANDARD_TITLE => |list, _| english(extra(list, "standard_title").as_ref());
    head::PLACE => |_, _| String::new();
    head::SUBJECT => |list, lang| listing::shown(lang, listing::SUBJECTS, &list.subject);
    head::CAPACITY_UNIT => |list, _| chinese(list.capacity_unit.as_ref());
    head::ENGLISH_CAPACITY_UNIT => |list, _| english(list.capacity_unit.as_ref());
    head::DEFAULT_PASS_RATE => |list, _| share(list.pass_rate.as_ref());
    head::DEFAULT_CAP => |list, _| figure(list.cap.as_ref());
    head::NOTE => |list, _| chinese(extra(list, "note").as_ref());
    head::ENGLISH_NOTE => |list, _| english(extra(list, "note").as_ref());
};

/// The columns of the variants.
pub const VARIANTS: &[ListingColumn<OfVariant>] = columns! {
    variant::GROUP => |_, variant, _| variant.group.clone();
    variant::CHOOSE => |list, variant, lang| match list.choose.get(&variant.group) {
        None => String::new(),
        Some(VariantChoice::One) => listing::shown(lang, listing::CHOICES, "one"),
        Some(VariantChoice::Many) => listing::shown(lang, listing::CHOICES, "many"),
    };
    variant::VARIANT => |_, variant, _| variant.id.clone();
    variant::NAME => |_, variant, _| variant.zh.clone();
    variant::ENGLISH_NAME => |_, variant, _| english(Some(&Words {
        zh: variant.zh.clone(),
        en: variant.en.clone(),
    }));
};

/// The columns of the items; what stands in those of its judge, the kind of judge says.
pub const ITEMS: &[ListingColumn<OfItem>] = columns! {
    item::ITEM => |_, item, _| item.id.clone();
    item::CLASS => |_, item, lang| listing::shown(lang, listing::CLASSES, match item.class {
        Class::Dominant => "dominant",
        Class::General => "general",
    });
    item::CLAUSE => |_, item, _| item.clause.clone();
    item::TITLE => |_, item, _| item.title.zh.clone();
    item::ENGLISH_TITLE => |_, item, _| english(Some(&item.title));
    item::REQUIREMENT => |_, item, _| chinese(item.requirement.as_ref());
    item::ENGLISH_REQUIREMENT => |_, item, _| english(item.requirement.as_ref());
    item::METHOD => |_, item, _| item.method.zh.clone();
    item::ENGLISH_METHOD => |_, item, _| english(Some(&item.method));
    item::SAMPLING => |_, item, lang| sampling(lang, &item.sampling);
    item::COUNTED => |_, item, _| { item.sampling.of.as_ref() }
        .map_or_else(String::new, |of| format!("{} {}|{}", of.id, of.zh, of.en));
    item::JUDGE => |_, item, lang| listing::shown(lang, listing::JUDGES, item.judge.word());
    item::UNIT => |_, item, lang| judge::cells(&item.judge, lang).unit;
    item::LIMIT => |_, item, lang| judge::cells(&item.judge, lang).limit;
    item::LOWER => |_, item, lang| judge::cells(&item.judge, lang).lower;
    item::UPPER => |_, item, lang| judge::cells(&item.judge, lang).upper;
    item::GROUPS => |_, item, lang| judge::cells(&item.judge, lang).groups;
    item::PASS_RATE => |_, item, lang| judge::cells(&item.judge, lang).pass_rate;
    item::CAP => |_, item, lang| judge::cells(&item.judge, lang).cap;
    item::DOCUMENTS => |_, item, lang| judge::cells(&item.judge, lang).documents;
    item::PLAN => |_, item, lang| judge::cells(&item.judge, lang).plan;
    item::RULE => |_, item, lang| judge::cells(&item.judge, lang).rule;
    item::VARIANTS => when;
    item::STAGES => |_, item, lang| {
        let stages = item.stages.iter();
        let names = stages.map(|stage| listing::shown(lang, listing::STAGES, stage));
        names.collect::<Vec<_>>().join(lang.semicolon())
    };
    item::BASIS => |_, item, lang| match item.basis {
        None => String::new(),
        Some(Basis::Verified) => listing::shown(lang, listing::BASES, "verified"),
        Some(Basis::Known) => listing::shown(lang, listing::BASES, "known"),
    };
};

/// Fields beyond the contract's own that such a workbook has a place for.
pub const EXTRA: [&str; 2] = ["standard_title", "note"];

/// A checklist as the tables of its workbook, filled in.
pub fn tables(list: &Checklist, lang: Lang) -> ListingTables {
    ListingTables {
        head: ListingTable {
            headings: headings(HEAD),
            rows: HEAD
                .iter()
                .flat_map(|row| head_rows(list, row, lang))
                .collect(),
        },
        variants: ListingTable {
            headings: headings(VARIANTS),
            rows: { list.variants.iter() }
                .map(|one| {
                    VARIANTS
                        .iter()
                        .map(|at| (at.cell)(list, one, lang))
                        .collect()
                })
                .collect(),
        },
        items: ListingTable {
            headings: headings(ITEMS),
            rows: { list.items.iter() }
                .map(|one| ITEMS.iter().map(|at| (at.cell)(list, one, lang)).collect())
                .collect(),
        },
    }
}

/// What columns are called.
pub fn headings<F>(columns: &[ListingColumn<F>]) -> Vec<Heading> {
    columns.iter().map(|column| column.heading).collect()
}

fn head_rows(list: &Checklist, row: &ListingColumn<OfHead>, lang: Lang) -> Vec<Vec<String>> {
    let name = row.heading.shown(lang);
    if row.heading.key != head::PLACE.key {
        return vec![vec![name, (row.cell)(list, lang)]];
    }
    let mut places: Vec<&[String]> = list.all_places().collect();
    if places.is_empty() {
        places.push(&[]);
    }
    let row = |place: &[String]| [std::slice::from_ref(&name), place].concat();
    places.into_iter().map(row).collect()
}

fn extra(list: &Checklist, name: &str) -> Option<Words> {
    serde_json::from_value(list.extra.get(name)?.clone()).ok()
}

/// Variants by name, or by id where a name would be read as something else.
fn when(list: &Checklist, item: &Item, lang: Lang) -> String {
    let variants = &list.variants;
    let name = |id: &String| {
        let known = variants.iter().find(|variant| variant.id == *id);
        let name = known.map(|variant| lang.pick(&variant.zh, &variant.en));
        let plain = name.filter(|name| {
            !name.contains([';', '；'])
                && Variant::written(variants, name).is_some_and(|variant| variant.id == *id)
        });
        plain.map_or_else(|| id.clone(), str::to_owned)
    };
    let names: Vec<String> = item.when.iter().map(name).collect();
    names.join(lang.semicolon())
}

/// Fields of a checklist that such a workbook has no place for.
pub fn left_out(list: &Checklist) -> Vec<&str> {
    let of_head = list.extra.keys().map(String::as_str);
    let of_items = list.items.iter().flat_map(|item| {
        let own = [
            item.national.as_ref().map(|_| "national"),
            item.expires.then_some("expires"),
            item.points.map(|_| "points"),
            item.part.as_ref().map(|_| "part"),
            item.aspect.as_ref().map(|_| "aspect"),
        ];
        let own = own.into_iter().flatten();
        item.extra.keys().map(String::as_str).chain(own)
    });
    let periods = list.variants.iter().filter(|one| one.period.is_some());
    let of_items = of_items.chain(periods.map(|_| "period"));
    let mut names: Vec<&str> = of_head
        .chain(of_items)
        .filter(|name| !EXTRA.contains(name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
