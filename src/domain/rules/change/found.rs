//! The changes of one item as they are found: both items with their checklists, and what is said of
//! each figure. Which figures a kind of judge has, the kind knows.

use super::{Bearing, Change, Facet, Figure, NamedItem};
use crate::domain::checklist::{Checklist, Item};
use crate::domain::criterion::Class;
use crate::domain::decimal::Decimal;

/// All of a share: nothing may fail.
pub const WHOLE: i64 = 1_000_000;

/// An item and the checklist it stands in.
pub type ItemSide<'a> = (&'a Checklist, &'a Item);

/// What changed of an item.
pub struct ItemChange<'a> {
    /// As it was.
    pub old: ItemSide<'a>,
    /// As it is.
    pub new: ItemSide<'a>,
    /// Every change so far.
    pub changes: Vec<Change>,
}

impl ItemChange<'_> {
    /// Adds a change, if it is one.
    pub fn add(&mut self, facet: Facet, old: Figure, new: Figure, bearing: Bearing) {
        if old != new {
            self.changes.push(Change {
                item: Some(NamedItem::of(self.new.1)),
                facet,
                old,
                new,
                bearing,
            });
        }
    }

    /// A change of the judges as a whole.
    pub fn judges(&mut self, facet: Facet, bearing: Bearing) {
        let judge = |(_, item): ItemSide| Figure::Judge(item.judge.clone());
        self.add(facet, judge(self.old), judge(self.new), bearing);
    }

    /// A change of units: figures cannot be compared across it.
    pub fn units(&mut self, old: &str, new: &str) {
        let text = |text: &str| Figure::Text(text.to_owned());
        self.add(Facet::Unit, text(old), text(new), Bearing::Unclear);
    }

    /// Rates of general items; with a class that changed, the class says it all.
    pub fn rates(&mut self, old: Option<&Decimal>, new: Option<&Decimal>) {
        if self.old.1.class != self.new.1.class {
            return;
        }
        let (was, is) = (rate(self.old, old), rate(self.new, new));
        let bearing = match is > was {
            true => Bearing::Tighter,
            false => Bearing::Looser,
        };
        let share = Figure::Share;
        self.add(Facet::PassRate, share(was), share(is), bearing);
    }
}

/// The share that an item really needs: a dominant item all, another its own or the checklist's.
pub fn rate((list, item): ItemSide, own: Option<&Decimal>) -> i64 {
    match item.class {
        Class::Dominant => WHOLE,
        Class::General => own.map_or_else(|| list.pass_rate_micro(), Decimal::micro),
    }
}
