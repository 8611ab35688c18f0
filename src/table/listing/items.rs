//! The table of items: one row an item. What stands in the columns of its judge, `judge` reads.

use super::cells::Cells;
use super::place::ListingPlace;
use super::raw::Raw;
use super::{Misentry, Places, cell, counting, judge};
use crate::domain::checklist::{Basis, Variant};
use crate::domain::sampling::{Rule, Sampling};
use crate::domain::{Class, Item};
use crate::table::fault::{TableFault, TableFlaw};
use crate::text::listing::{BASES, CLASSES, STAGES, item, meaning};
use crate::text::table::note::Note;
use serde_json::Map;

/// The items of all rows, with their places; an id that stands twice is a fault of the later row.
pub(super) fn collect(
    rows: &[Raw],
    variants: &[Variant],
    places: &mut Places,
    faults: &mut Vec<TableFault>,
    notes: &mut Vec<Note>,
) -> Vec<Item> {
    let mut taken = Vec::new();
    let mut items = Vec::new();
    for raw in rows {
        let mut cells = Cells {
            raw,
            variants,
            faults: Vec::new(),
            taken: &mut taken,
        };
        for (key, flaw) in &raw.changed {
            let column = raw.names.get(key).cloned().unwrap_or_default();
            cells.faults.push(TableFault {
                sheet: raw.line.sheet.to_owned(),
                row: raw.line.row.line,
                column,
                what: TableFlaw::Cell(flaw.clone()),
            });
        }
        let item = cells.item();
        match places.items.get(&item.id).filter(|_| !item.id.is_empty()) {
            Some(earlier) => {
                let twice = Misentry::Twice(earlier.row);
                cells.fault(item::ITEM.key, twice);
            }
            None => {
                let mut place = ListingPlace::of(raw.line, raw.names.clone());
                place
                    .names
                    .retain(|key, _| judge::may_stem_from(&item.judge, key));
                places.items.insert(item.id.clone(), place);
                items.push(item);
            }
        }
        faults.append(&mut cells.faults);
    }
    notes.append(&mut taken);
    items
}

impl Cells<'_> {
    fn item(&mut self) -> Item {
        let class = self.needed_meaning(item::CLASS.key, |text| cell::word(CLASSES, text));
        let class = match class {
            Some("dominant") => Class::Dominant,
            _ => Class::General,
        };
        let basis = self.meaning(item::BASIS.key, |text| cell::word(BASES, text));
        Item {
            id: match self.needed(item::ITEM.key) {
                dash if dash == "-" => String::new(),
                id => id,
            },
            class,
            clause: self.needed(item::CLAUSE.key),
            title: self.needed_words(item::TITLE.key, item::ENGLISH_TITLE.key),
            requirement: self.words(item::REQUIREMENT.key, item::ENGLISH_REQUIREMENT.key),
            method: self.needed_words(item::METHOD.key, item::ENGLISH_METHOD.key),
            stages: self.stages(),
            when: self.when(),
            basis: basis.map(|word| match word {
                "verified" => Basis::Verified,
                _ => Basis::Known,
            }),
            sampling: self.sampling(),
            judge: judge::read(self),
            national: None,
            points: None,
            part: None,
            aspect: None,
            expires: false,
            extra: Map::new(),
        }
    }

    fn sampling(&mut self) -> Sampling {
        let sampling = self.needed_meaning(item::SAMPLING.key, counting::sampling);
        Sampling {
            of: self.meaning(item::COUNTED.key, counting::counted),
            ..sampling.unwrap_or(Rule::All.into())
        }
    }

    fn stages(&self) -> Vec<String> {
        let id = |word: &str| meaning(STAGES, word).unwrap_or(word).to_owned();
        cell::several(self.text(item::STAGES.key)).map(id).collect()
    }

    fn when(&mut self) -> Vec<String> {
        let text = self.text(item::VARIANTS.key).to_owned();
        let (mut ids, mut strangers) = (Vec::new(), Vec::new());
        for word in cell::several(&text) {
            match Variant::written(self.variants, word) {
                Some(variant) => ids.push(variant.id.clone()),
                None => strangers.push(word.to_owned()),
            }
        }
        for stranger in strangers {
            self.fault(item::VARIANTS.key, Misentry::NoVariant(stranger));
        }
        ids
    }
}
