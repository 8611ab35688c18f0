//! How many places an item of a shipped checklist asks for: what the tables of figures beside this
//! file are held against. The figures themselves stand there, by trade.

use sanjian::checklist::Library;
use sanjian::domain::Item;
use sanjian::domain::quantity::{Quantity, StatedCounts};
use std::sync::OnceLock;

/// List, item, how many there are, how many are looked at.
pub type Row = (&'static str, &'static str, &'static str, u64);

/// The shipped checklists, read once.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| Library::load(&[]))
}

/// Every row that does not hold, so that one run shows all of them.
pub fn hold(rows: &[Row]) {
    let mut faults = Vec::new();
    for (list, id, population, needed) in rows {
        let got = asked(list, id, population);
        if got != *needed {
            faults.push(format!("{list} {id} of {population}: {got}, not {needed}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An item that must be there.
pub fn item(list: &str, id: &str) -> &'static Item {
    let lists = &library().rulebook.checklists;
    let pinned = lists.get(list).unwrap_or_else(|| panic!("no {list}"));
    let found = pinned.checklist.item(id);
    found.unwrap_or_else(|| panic!("{list} has no {id}"))
}

/// An item's least sample for a lot of so many, or where it counts for itself for so many of that.
fn asked(list: &str, id: &str, population: &str) -> u64 {
    let sampling = &item(list, id).sampling;
    let there = Quantity::parse(population);
    let counts = sampling.of.iter().zip(there);
    let counts: StatedCounts = counts.map(|(of, there)| (of.id.clone(), there)).collect();
    let capacity = there.filter(|_| sampling.of.is_none());
    sampling.required(sampling.population(capacity, &counts))
}
