//! Where each figure of a checklist stands in its workbook, so that a fault found in the checklist is
//! shown in the cell.

use super::{ListingLine, Misentry};
use crate::domain::difference::Facet;
use crate::domain::flaw::Flaw;
use crate::table::fault::{ColumnSpot, TableFault, TableFlaw};
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

const LIMITS: &[&str] = &["limit", "lower", "upper"];

/// The columns, or head rows, that a flaw may stem from, the likeliest first.
fn columns(of_item: bool, flaw: &Flaw) -> &'static [&'static str] {
    match flaw {
        Flaw::BadId(_) | Flaw::Twice(_) if of_item => &["item"],
        Flaw::BadId(_) | Flaw::Twice(_) => &["variant", "id"],
        Flaw::BadVersion(_) => &["version"],
        Flaw::Empty(field) | Flaw::Unshowable(field) => of_field(field),
        Flaw::NoVariant(_) => &["variants"],
        Flaw::NoChoice(_) => &["choose"],
        Flaw::Share(_) if of_item => &["pass_rate"],
        Flaw::Share(_) => &["default_pass_rate"],
        Flaw::Cap if of_item => &["cap"],
        Flaw::Cap => &["default_cap"],
        Flaw::Lenient => &["pass_rate", "plan", "class"],
        Flaw::Crossed => &["lower", "upper"],
        Flaw::Sides | Flaw::Negative | Flaw::Slope | Flaw::Unsigned => LIMITS,
        Flaw::Groups => &["groups"],
        Flaw::CountedTwice(_) => &["counted"],
        Flaw::Sampling => &["sampling"],
        Flaw::NoDocuments => &["documents"],
        Flaw::NoRule(_) => &["rule"],
        Flaw::PlaceParts | Flaw::NoPlace(_) => &["place", "id"],
        Flaw::Looser(looser) => of_facet(of_item, looser.change.facet),
        _ if of_item => &["item"],
        _ => &["id"],
    }
}

fn of_field(field: &str) -> &'static [&'static str] {
    match field {
        "title" => &["title", "english_title"],
        "standard" => &["standard"],
        "capacity_unit" => &["capacity_unit"],
        "clause" => &["clause"],
        "method" => &["method", "english_method"],
        "requirement" => &["requirement", "english_requirement"],
        "sampling.text" => &["sampling"],
        "sampling.of.zh" | "sampling.of.en" => &["counted"],
        "unit" => &["unit"],
        "required" => &["documents"],
        _ => &["item", "id"],
    }
}

fn of_facet(of_item: bool, facet: Facet) -> &'static [&'static str] {
    match facet {
        Facet::Class => &["class"],
        Facet::Judge => &["judge"],
        Facet::Limits => LIMITS,
        Facet::Unit => &["unit"],
        Facet::PassRate => &["pass_rate", "item"],
        Facet::Cap => &["cap", "item"],
        Facet::Plan => &["plan"],
        Facet::Documents => &["documents"],
        Facet::Sampling => &["sampling"],
        Facet::Stages => &["stages"],
        Facet::When => &["variants"],
        Facet::Subject => &["subject", "id"],
        Facet::CapacityUnit => &["capacity_unit", "id"],
        _ if of_item => &["item"],
        _ => &["id"],
    }
}
