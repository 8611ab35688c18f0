//! The table of variants: which a lot may be of, and how many of a group it names.

use super::place::ListingPlace;
use super::{HeadedTable, ListingLine, Misentry, Places, cell};
use crate::domain::checklist::{Variant, VariantChoice};
use crate::table::fault::{ColumnSpot, TableFault};
use crate::text::listing::{CHOICES, variant};
use std::collections::BTreeMap;

/// Columns without which a row is no variant.
pub(super) const REQUIRED: [&str; 3] =
    [variant::GROUP.key, variant::VARIANT.key, variant::NAME.key];

/// A row as far as it could be read.
pub(super) struct VariantRow {
    variant: Variant,
    choose: Option<VariantChoice>,
    names: BTreeMap<&'static str, ColumnSpot>,
}

pub(super) fn row(heads: &HeadedTable, line: ListingLine) -> (VariantRow, Vec<TableFault>) {
    let mut faults = Vec::new();
    let text = |key| heads.columns.text(line.row, key).to_owned();
    for key in REQUIRED {
        if text(key).is_empty() && heads.columns.place(key).is_some() {
            faults.push(line.fault(heads.name(key), Misentry::Empty));
        }
    }
    let choose = match text(variant::CHOOSE.key) {
        none if none.is_empty() => None,
        word => match cell::word(CHOICES, &word) {
            Ok(word) => Some(if word == "one" {
                VariantChoice::One
            } else {
                VariantChoice::Many
            }),
            Err(what) => {
                faults.push(line.fault(heads.name(variant::CHOOSE.key), what));
                None
            }
        },
    };
    let (zh, en) = (text(variant::NAME.key), text(variant::ENGLISH_NAME.key));
    let variant = Variant {
        group: text(variant::GROUP.key),
        id: text(variant::VARIANT.key),
        en: if en.is_empty() { zh.clone() } else { en },
        zh,
        period: None,
    };
    let keys = [
        variant::GROUP.key,
        variant::CHOOSE.key,
        variant::VARIANT.key,
        variant::NAME.key,
        variant::ENGLISH_NAME.key,
    ];
    let names = keys.into_iter().map(|key| (key, heads.name(key)));
    let row = VariantRow {
        variant,
        choose,
        names: names.collect(),
    };
    (row, faults)
}

/// All variants and the choices of their groups; the first row of a group that names a choice says
/// it for all.
pub(super) fn collect(
    rows: &[(ListingLine, VariantRow)],
    places: &mut Places,
    faults: &mut Vec<TableFault>,
) -> (Vec<Variant>, BTreeMap<String, VariantChoice>) {
    let (mut variants, mut choose) = (Vec::new(), BTreeMap::new());
    for (line, row) in rows {
        let place = || ListingPlace::of(*line, row.names.clone());
        let name = |key| row.names.get(key).cloned().unwrap_or_default();
        let Variant { id, group, .. } = &row.variant;
        if let Some(earlier) = places.variants.get(id).filter(|_| !id.is_empty()) {
            let twice = Misentry::Twice(earlier.row);
            faults.push(line.fault(name(variant::VARIANT.key), twice));
            continue;
        }
        places.variants.insert(id.clone(), place());
        places.groups.entry(group.clone()).or_insert_with(place);
        if let Some(choice) = row.choose {
            let known = choose.entry(group.clone()).or_insert(choice);
            if *known != choice {
                let word = match known {
                    VariantChoice::One => "one",
                    VariantChoice::Many => "many",
                };
                let what = Misentry::NotOneOf(CHOICES, word.to_owned());
                faults.push(line.fault(name(variant::CHOOSE.key), what));
            }
        }
        variants.push(row.variant.clone());
    }
    (variants, choose)
}
