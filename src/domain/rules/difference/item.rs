//! Changes of one item: class, sampling, and where it applies. What changed of its judge, the kind of
//! judge says.

use super::sampling;
use crate::domain::change::{Bearing, Change, Facet, Figure, ItemChange, ItemSide};
use crate::domain::{Class, Item, judge};

pub(super) fn changes(old: ItemSide, new: ItemSide) -> Vec<Change> {
    let changes = Vec::new();
    let mut found = ItemChange { old, new, changes };
    found.class(old.1, new.1);
    judge::changes(&mut found);
    found.sampling(old.1, new.1);
    found.reach(Facet::Stages, &old.1.stages, &new.1.stages);
    found.reach(Facet::When, &old.1.when, &new.1.when);
    found.words(old.1, new.1);
    found.changes
}

impl ItemChange<'_> {
    fn class(&mut self, old: &Item, new: &Item) {
        let bearing = match new.class {
            Class::Dominant => Bearing::Tighter,
            Class::General => Bearing::Looser,
        };
        let (old, new) = (Figure::Class(old.class), Figure::Class(new.class));
        self.add(Facet::Class, old, new, bearing);
    }

    fn sampling(&mut self, old: &Item, new: &Item) {
        let bearing = sampling::bearing(&old.sampling, &new.sampling);
        let old = Figure::Sampling(old.sampling.clone());
        self.add(
            Facet::Sampling,
            old,
            Figure::Sampling(new.sampling.clone()),
            bearing,
        );
    }

    /// Stages or variants at which an item applies; an empty list is all of them.
    fn reach(&mut self, facet: Facet, old: &[String], new: &[String]) {
        let covers =
            |wide: &[String], all: &[String]| all.iter().all(|one| wide.iter().any(|w| w == one));
        let wider = new.is_empty() || (!old.is_empty() && covers(new, old));
        let narrower = old.is_empty() || (!new.is_empty() && covers(old, new));
        let bearing = match (wider, narrower) {
            (true, true) => return,
            (true, false) => Bearing::Tighter,
            (false, true) => Bearing::Looser,
            (false, false) => Bearing::Unclear,
        };
        let (old, new) = (Figure::List(old.to_vec()), Figure::List(new.to_vec()));
        self.add(facet, old, new, bearing);
    }

    fn words(&mut self, old: &Item, new: &Item) {
        let text = |text: &str| Figure::Text(text.to_owned());
        let (was, is) = (text(&old.clause), text(&new.clause));
        self.add(Facet::Clause, was, is, Bearing::Neutral);
        let words = |words: &crate::domain::Words| Figure::Words(words.clone());
        let (was, is) = (words(&old.title), words(&new.title));
        self.add(Facet::Title, was, is, Bearing::Neutral);
        let (was, is) = (words(&old.method), words(&new.method));
        self.add(Facet::Method, was, is, Bearing::Neutral);
        let (was, is) = [old, new]
            .map(|item| item.requirement.as_ref().map_or(Figure::Nothing, words))
            .into();
        self.add(Facet::Requirement, was, is, Bearing::Neutral);
    }
}
