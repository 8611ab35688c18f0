//! What a verdict depends on, how many places an item needs of it, and shares in whole numbers.

use crate::domain::answer::Answer;
use crate::domain::check::CheckRecord;
use crate::domain::checklist::{Checklist, Item};
use crate::domain::criterion::Class;
use crate::domain::decimal::Decimal;
use crate::domain::fault::Fault;
use crate::domain::limit::Dims;
use crate::domain::quantity::{Quantity, StatedCounts};
use crate::domain::sampling::LARGEST_CAPACITY;
use crate::domain::subject::Kind;
use crate::domain::trouble::{Answering, Described, Drawn, Trouble};
use crate::domain::verdict::Finding;

/// Everything a verdict depends on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The stage of the check.
    pub stage: &'a str,
    /// The lot's variants.
    pub variants: &'a [String],
    /// The lot's capacity.
    pub capacity: Option<Quantity>,
    /// How many there are of what items count for themselves.
    pub counts: &'a StatedCounts,
    /// The lot's dimensions.
    pub dims: &'a Dims,
    /// Accepted and all children, for computed items.
    pub children: (usize, usize),
}

impl<'a> Case<'a> {
    /// What a recorded check was judged by, as far as its record says: computed items need the state of then.
    pub fn recorded(checklist: &'a Checklist, check: &'a CheckRecord) -> Self {
        let submission = &check.submission;
        Self {
            checklist,
            stage: &submission.stage,
            variants: &check.variants,
            capacity: submission.capacity,
            counts: &submission.counts,
            dims: &submission.dims,
            children: (0, 0),
        }
    }

    /// What was decided, or refused together with this: an entry of a register has no plan to say how many there
    /// are, so where samples follow from it the check does. Records of before are not asked.
    pub fn with_capacity<T>(&self, decided: Result<T, Vec<Fault>>) -> Result<T, Vec<Fault>> {
        let list = self.checklist;
        let is_said = self.capacity.is_some() || list.subject == Kind::Lot.as_str();
        if is_said || !list.asks_capacity(self.variants, self.stage) {
            return decided;
        }
        let unsaid = Fault::whole(Described::NoCapacity(list.capacity_unit.clone()));
        let others = decided.err().into_iter().flatten();
        Err(std::iter::once(unsaid).chain(others).collect())
    }

    /// How many places an item needs; a fault when the lot does not say how many there are of what the
    /// item counts for itself.
    pub(super) fn scope(&self, item: &Item) -> Result<PlacesNeeded, Trouble> {
        let scope = PlacesNeeded::of(self, item);
        let Some(counted) = &item.sampling.of else {
            return Ok(scope);
        };
        match self.counts.get(&counted.id).map(|count| count.pieces()) {
            None => Err(Trouble::Described(Described::NoCount(counted.clone()))),
            Some(pieces) if pieces > LARGEST_CAPACITY && item.sampling.counts_places() => {
                Err(Trouble::Drawn(Drawn::BeyondTable(pieces)))
            }
            Some(_) => Ok(scope),
        }
    }

    /// The share of points or places that have to conform, in millionths: all of a dominant item.
    pub(super) fn needed_rate(&self, item: &Item, own: Option<&Decimal>) -> i64 {
        match (item.class, own) {
            (Class::Dominant, _) => 1_000_000,
            (Class::General, Some(own)) => own.micro(),
            (Class::General, None) => self.checklist.pass_rate_micro(),
        }
    }
}

/// Whether an item conforms, and the arithmetic that says so; or every fault of its answer.
pub type Judged = Result<(bool, Finding), Vec<Fault>>;

/// How many places an item needs, and how many there are at most.
#[derive(Clone, Copy)]
pub(super) struct PlacesNeeded {
    pub needed: u64,
    most: Option<u64>,
}

impl PlacesNeeded {
    pub fn of(case: &Case, item: &Item) -> Self {
        let population = item.sampling.population(case.capacity, case.counts);
        let places = population.filter(|_| item.sampling.counts_places());
        Self {
            needed: item.sampling.required(population),
            most: places.map(Quantity::pieces),
        }
    }

    pub fn enough(self, got: u64) -> Result<(), Trouble> {
        let needed = self.needed;
        match got < needed {
            true => Err(Trouble::Drawn(Drawn::TooFew { needed, got })),
            false => Ok(()),
        }
    }

    pub fn within(self, got: u64) -> Result<(), Trouble> {
        match self.most {
            Some(capacity) if got > capacity => {
                Err(Trouble::Drawn(Drawn::TooMany { capacity, got }))
            }
            _ => Ok(()),
        }
    }
}

/// The faults of an item's answer.
pub(super) fn at(item: &Item) -> impl Fn(Trouble) -> Vec<Fault> {
    |trouble| vec![Fault::at(&item.id, trouble)]
}

/// The answer of an item that somebody has to answer.
pub(super) fn answered<'a>(
    item: &Item,
    answer: Option<&'a Answer>,
) -> Result<&'a Answer, Vec<Fault>> {
    answer.ok_or_else(|| at(item)(Trouble::Answering(Answering::NotAnswered)))
}
