//! Changes of one item: class, judge, limits, rates, sampling, and where it applies.

use super::change::{Bearing, Change, Facet, Figure, Named};
use super::{limits, sampling};
use crate::domain::criterion::{Deviation, Range};
use crate::domain::{Checklist, Class, Decimal, Item, Judge};

/// All of a share: nothing may fail.
const WHOLE: i64 = 1_000_000;

type Side<'a> = (&'a Checklist, &'a Item);

pub(super) fn changes(old: Side, new: Side) -> Vec<Change> {
    let mut found = Found {
        item: new.1,
        changes: Vec::new(),
    };
    found.class(old.1, new.1);
    judges(&mut found, old, new);
    found.sampling(old.1, new.1);
    found.reach(Facet::Stages, &old.1.stages, &new.1.stages);
    found.reach(Facet::When, &old.1.when, &new.1.when);
    found.words(old.1, new.1);
    found.changes
}

struct Found<'a> {
    item: &'a Item,
    changes: Vec<Change>,
}

impl Found<'_> {
    fn add(&mut self, facet: Facet, old: Figure, new: Figure, bearing: Bearing) {
        if old != new {
            self.changes.push(Change {
                item: Some(Named::of(self.item)),
                facet,
                old,
                new,
                bearing,
            });
        }
    }

    fn class(&mut self, old: &Item, new: &Item) {
        let bearing = match new.class {
            Class::Dominant => Bearing::Tighter,
            Class::General => Bearing::Looser,
        };
        let (old, new) = (Figure::Class(old.class), Figure::Class(new.class));
        self.add(Facet::Class, old, new, bearing);
    }

    fn judge(&mut self, facet: Facet, old: &Judge, new: &Judge, bearing: Bearing) {
        let (old, new) = (Figure::Judge(old.clone()), Figure::Judge(new.clone()));
        self.add(facet, old, new, bearing);
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

fn judges(found: &mut Found, old: Side, new: Side) {
    match (&old.1.judge, &new.1.judge) {
        (Judge::Attribute { plan: was }, Judge::Attribute { plan: is }) => {
            let whole = rate(new, None) == WHOLE && is.is_none();
            let bearing = if whole || new.1.class == Class::Dominant {
                Bearing::Tighter
            } else {
                Bearing::Unclear
            };
            let plan = |plan: &Option<_>| plan.map_or(Figure::Nothing, Figure::Plan);
            found.add(Facet::Plan, plan(was), plan(is), bearing);
            if was.is_none() && is.is_none() {
                rates(found, rate(old, None), rate(new, None), (old, new));
            }
        }
        (Judge::Deviation(was), Judge::Deviation(is)) => {
            units(found, &was.unit, &is.unit);
            let bearing = match was.unsigned == is.unsigned {
                true => limits::deviation(was, is),
                // What is typed under one is refused under the other: nobody can compare them.
                false => Bearing::Unclear,
            };
            let shares = [(old, was), (new, is)].map(|(side, d)| rate(side, d.pass_rate.as_ref()));
            if bounds_differ(was, is) {
                found.judge(Facet::Limits, &old.1.judge, &new.1.judge, bearing);
            }
            rates(found, shares[0], shares[1], (old, new));
            caps(found, (old, was), (new, is), shares[1]);
        }
        (Judge::Range(was), Judge::Range(is)) => {
            units(found, &was.unit, &is.unit);
            if (&was.min, &was.max, &was.groups) != (&is.min, &is.max, &is.groups) {
                let bearing = groups(was, is).unwrap_or_else(|| limits::range(was, is));
                found.judge(Facet::Limits, &old.1.judge, &new.1.judge, bearing);
            }
            let shares = [(old, was), (new, is)].map(|(side, r)| rate(side, r.pass_rate.as_ref()));
            rates(found, shares[0], shares[1], (old, new));
        }
        (Judge::Document { required: was }, Judge::Document { required: is }) => {
            documents(found, was, is);
        }
        (was, is) => found.judge(Facet::Judge, was, is, Bearing::Unclear),
    }
}

/// Groups of readings can be added to what had none; otherwise only the same ones can be compared.
fn groups(old: &Range, new: &Range) -> Option<Bearing> {
    match (&old.groups, &new.groups) {
        (was, is) if was == is => None,
        (None, Some(_)) => match limits::range(old, new) {
            Bearing::Neutral => Some(Bearing::Tighter),
            other => Some(other),
        },
        (Some(_), None) => Some(Bearing::Looser),
        _ => Some(Bearing::Unclear),
    }
}

fn bounds_differ(old: &Deviation, new: &Deviation) -> bool {
    let bounds = |d: &Deviation| {
        (
            d.limit.clone(),
            d.lower.clone(),
            d.upper.clone(),
            d.unsigned,
        )
    };
    bounds(old) != bounds(new)
}

fn units(found: &mut Found, old: &str, new: &str) {
    let text = |text: &str| Figure::Text(text.to_owned());
    found.add(Facet::Unit, text(old), text(new), Bearing::Unclear);
}

fn documents(found: &mut Found, old: &[String], new: &[String]) {
    let covers = |all: &[String], some: &[String]| some.iter().all(|kind| all.contains(kind));
    let bearing = match (covers(new, old), covers(old, new)) {
        (true, true) => Bearing::Neutral,
        (true, false) => Bearing::Tighter,
        (false, true) => Bearing::Looser,
        (false, false) => Bearing::Unclear,
    };
    let (old, new) = (Figure::List(old.to_vec()), Figure::List(new.to_vec()));
    found.add(Facet::Documents, old, new, bearing);
}

/// The share that an item really needs: a dominant item all, another its own or the checklist's.
fn rate((list, item): Side, own: Option<&Decimal>) -> i64 {
    match item.class {
        Class::Dominant => WHOLE,
        Class::General => own.map_or_else(|| list.pass_rate_micro(), Decimal::micro),
    }
}

/// Rates of general items; with a class that changed, the class says it all.
fn rates(found: &mut Found, was: i64, is: i64, (old, new): (Side, Side)) {
    if old.1.class != new.1.class {
        return;
    }
    let bearing = if is > was {
        Bearing::Tighter
    } else {
        Bearing::Looser
    };
    found.add(
        Facet::PassRate,
        Figure::Share(was),
        Figure::Share(is),
        bearing,
    );
}

fn caps(found: &mut Found, old: (Side, &Deviation), new: (Side, &Deviation), rate: i64) {
    if old.0.1.class != new.0.1.class || new.0.1.class == Class::Dominant {
        return;
    }
    let cap = |(side, deviation): (Side, &Deviation)| {
        deviation.cap.as_ref().or(side.0.cap.as_ref()).cloned()
    };
    let (was, is) = (cap(old), cap(new));
    let bearing = match (&was, &is) {
        // Where no point may lie outside its limits, a cap has nothing left to say.
        _ if rate >= WHOLE => Bearing::Tighter,
        (None, _) => Bearing::Tighter,
        (Some(was), Some(is)) if is > was => Bearing::Looser,
        (Some(_), None) => Bearing::Looser,
        // Beyond limits on one side of zero a smaller cap reaches where a larger one does not.
        (Some(_), Some(_)) if limits::astride(old.1) => Bearing::Tighter,
        (Some(_), Some(_)) => Bearing::Unclear,
    };
    let figure = |cap: Option<Decimal>| cap.map_or(Figure::Nothing, Figure::Factor);
    found.add(Facet::Cap, figure(was), figure(is), bearing);
}
