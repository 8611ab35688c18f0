//! Where each figure of a checklist stands in its workbook, so that a fault found in the checklist is
//! shown in the cell.

use super::{ListingLine, Misentry};
use crate::domain::difference::Facet;
use crate::domain::flaw::Flaw;
use crate::table::fault::{ColumnSpot, TableFault, TableFlaw};
use crate::text::listing::{head, item, variant};
use std::collections::BTreeMap;

/// A row of a workbook, and the headings of the columns in it.
#[derive(Clone, Debug, Default)]
pub(super) struct ListingPlace {
    pub sheet: String,
    pub row: usize,
    /// Columns as the user sees them, by key.
    pub names: BTreeMap<&'static str, ColumnSpot>,
}

/// Where items, variants and head rows stand.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Where the checklist as a whole is named.
    pub(super) whole: ListingPlace,
    pub(super) head: BTreeMap<&'static str, ListingPlace>,
    pub(super) variants: BTreeMap<String, ListingPlace>,
    /// Groups of variants, at their first rows.
    pub(super) groups: BTreeMap<String, ListingPlace>,
    pub(super) items: BTreeMap<String, ListingPlace>,
}

impl Places {
    /// A flaw of the checklist as a fault of a cell.
    pub fn fault(&self, item: Option<&str>, flaw: &Flaw) -> TableFault {
        let keys = columns(item.is_some(), flaw);
        let place = match item {
            Some(id) => self.items.get(id),
            None => self.of_head(flaw, keys),
        };
        let place = place.unwrap_or(&self.whole);
        let name = keys.iter().find_map(|key| place.names.get(key));
        TableFault {
            sheet: place.sheet.clone(),
            row: place.row,
            column: name.cloned().unwrap_or_default(),
            what: TableFlaw::Rule(flaw.clone()),
        }
    }

    fn of_head(&self, flaw: &Flaw, keys: &[&'static str]) -> Option<&ListingPlace> {
        let variant = match flaw {
            Flaw::BadId(id) | Flaw::Twice(id) => self.variants.get(id),
            Flaw::NoChoice(group) => self.groups.get(group),
            _ => None,
        };
        variant.or_else(|| keys.iter().find_map(|key| self.head.get(key)))
    }

    /// Whether a cell that this flaw could stem from was faulty already: then it says nothing new.
    pub fn is_known(&self, item: Option<&str>, flaw: &Flaw, faults: &[TableFault]) -> bool {
        let keys = columns(item.is_some(), flaw);
        let fault = self.fault(item, flaw);
        let place = match item {
            Some(id) => self.items.get(id),
            None => self.of_head(flaw, keys),
        };
        let names: Vec<&ColumnSpot> = place.map_or_else(Vec::new, |place| {
            keys.iter().filter_map(|key| place.names.get(key)).collect()
        });
        faults.iter().any(|known| {
            (&known.sheet, known.row) == (&fault.sheet, fault.row) && names.contains(&&known.column)
        })
    }
}

pub(super) fn whole(sheet: &str, what: Misentry) -> TableFault {
    TableFault {
        sheet: sheet.to_owned(),
        row: 1,
        column: ColumnSpot::at(0, ""),
        what: TableFlaw::Entry(what),
    }
}

impl ListingPlace {
    pub fn of(line: ListingLine, names: BTreeMap<&'static str, ColumnSpot>) -> Self {
        Self {
            sheet: line.sheet.to_owned(),
            row: line.row.line,
            names,
        }
    }
}

const LIMITS: &[&str] = &[item::LIMIT.key, item::LOWER.key, item::UPPER.key];

/// The columns, or head rows, that a flaw may stem from, the likeliest first.
fn columns(of_item: bool, flaw: &Flaw) -> &'static [&'static str] {
    match flaw {
        Flaw::BadId(_) | Flaw::Twice(_) if of_item => &[item::ITEM.key],
        Flaw::BadId(_) | Flaw::Twice(_) => &[variant::VARIANT.key, head::ID.key],
        Flaw::BadVersion(_) => &[head::VERSION.key],
        Flaw::Empty(field) | Flaw::Unshowable(field) => of_field(field),
        Flaw::NoVariant(_) => &[item::VARIANTS.key],
        Flaw::NoChoice(_) => &[variant::CHOOSE.key],
        Flaw::Share(_) if of_item => &[item::PASS_RATE.key],
        Flaw::Share(_) => &[head::DEFAULT_PASS_RATE.key],
        Flaw::Cap if of_item => &[item::CAP.key],
        Flaw::Cap => &[head::DEFAULT_CAP.key],
        Flaw::Lenient => &[item::PASS_RATE.key, item::PLAN.key, item::CLASS.key],
        Flaw::Crossed => &[item::LOWER.key, item::UPPER.key],
        Flaw::Sides | Flaw::Negative | Flaw::Slope | Flaw::Unsigned => LIMITS,
        Flaw::Groups => &[item::GROUPS.key],
        Flaw::CountedTwice(_) => &[item::COUNTED.key],
        Flaw::Sampling => &[item::SAMPLING.key],
        Flaw::NoDocuments => &[item::DOCUMENTS.key],
        Flaw::NoRule(_) => &[item::RULE.key],
        Flaw::PlaceParts | Flaw::NoPlace(_) => &[head::PLACE.key, head::ID.key],
        Flaw::Looser(looser) => of_facet(of_item, looser.change.facet),
        _ if of_item => &[item::ITEM.key],
        _ => &[head::ID.key],
    }
}

fn of_field(field: &str) -> &'static [&'static str] {
    match field {
        "title" => &[item::TITLE.key, item::ENGLISH_TITLE.key],
        "standard" => &[head::STANDARD.key],
        "capacity_unit" => &[head::CAPACITY_UNIT.key],
        "clause" => &[item::CLAUSE.key],
        "method" => &[item::METHOD.key, item::ENGLISH_METHOD.key],
        "requirement" => &[item::REQUIREMENT.key, item::ENGLISH_REQUIREMENT.key],
        "sampling.text" => &[item::SAMPLING.key],
        "sampling.of.zh" | "sampling.of.en" => &[item::COUNTED.key],
        "unit" => &[item::UNIT.key],
        "required" => &[item::DOCUMENTS.key],
        _ => &[item::ITEM.key, head::ID.key],
    }
}

fn of_facet(of_item: bool, facet: Facet) -> &'static [&'static str] {
    match facet {
        Facet::Class => &[item::CLASS.key],
        Facet::Judge => &[item::JUDGE.key],
        Facet::Limits => LIMITS,
        Facet::Unit => &[item::UNIT.key],
        Facet::PassRate => &[item::PASS_RATE.key, item::ITEM.key],
        Facet::Cap => &[item::CAP.key, item::ITEM.key],
        Facet::Plan => &[item::PLAN.key],
        Facet::Documents => &[item::DOCUMENTS.key],
        Facet::Sampling => &[item::SAMPLING.key],
        Facet::Stages => &[item::STAGES.key],
        Facet::When => &[item::VARIANTS.key],
        Facet::Subject => &[head::SUBJECT.key, head::ID.key],
        Facet::CapacityUnit => &[head::CAPACITY_UNIT.key, head::ID.key],
        _ if of_item => &[item::ITEM.key],
        _ => &[head::ID.key],
    }
}
