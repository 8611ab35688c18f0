//! Whether one limit never exceeds another, exactly and for every size of the dimensions they follow.
//!
//! `f(x) = min(x ÷ per + plus, at_most)` grows with x and bends once, so a comparison everywhere comes
//! down to the smallest size, the bend, and what happens far out.

use super::Bearing;
use crate::domain::criterion::{Deviation, Range};
use crate::domain::limit::{Limit, Slope};

/// One side of the bounds: a limit, perhaps with its sign turned.
#[derive(Clone, Copy)]
struct BoundSide<'a> {
    limit: &'a Limit,
    negated: bool,
}

type BoundSides<'a> = [Option<BoundSide<'a>>; 2];

/// Which way the limits of a deviation moved.
pub(in crate::domain::rules) fn deviation(old: &Deviation, new: &Deviation) -> Bearing {
    bearing(sides_of(old), sides_of(new))
}

/// Which way the limits of a range moved.
pub(in crate::domain::rules) fn range(old: &Range, new: &Range) -> Bearing {
    bearing(
        [plain(&old.min), plain(&old.max)],
        [plain(&new.min), plain(&new.max)],
    )
}

/// Whether zero lies within the limits, whatever the dimensions.
pub(in crate::domain::rules) fn astride(deviation: &Deviation) -> bool {
    let [lower, upper] = sides_of(deviation);
    let below = lower.is_none_or(|lower| match lower.negated {
        true => least(lower.limit) >= 0,
        false => most(lower.limit).is_some_and(|most| most <= 0),
    });
    below && upper.is_none_or(|upper| least(upper.limit) >= 0)
}

fn plain(limit: &Option<Limit>) -> Option<BoundSide<'_>> {
    limit.as_ref().map(|limit| BoundSide {
        limit,
        negated: false,
    })
}

fn sides_of(deviation: &Deviation) -> BoundSides<'_> {
    match &deviation.limit {
        // Nothing below zero is read: the limit has one side.
        Some(_) if deviation.unsigned => [None, plain(&deviation.limit)],
        Some(limit) => [true, false].map(|negated| Some(BoundSide { limit, negated })),
        None => [plain(&deviation.lower), plain(&deviation.upper)],
    }
}

fn bearing(old: BoundSides, new: BoundSides) -> Bearing {
    match (within(new, old), within(old, new)) {
        (true, true) => Bearing::Neutral,
        (true, false) => Bearing::Tighter,
        (false, true) => Bearing::Looser,
        (false, false) => Bearing::Unclear,
    }
}

/// Whether the inner bounds lie within the outer ones; an open side holds everything.
fn within([inner_low, inner_high]: BoundSides, [outer_low, outer_high]: BoundSides) -> bool {
    let holds = |outer: Option<BoundSide>, inner: Option<BoundSide>, low: bool| match (outer, inner)
    {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(outer), Some(inner)) if low => never_exceeds(outer, inner),
        (Some(outer), Some(inner)) => never_exceeds(inner, outer),
    };
    holds(outer_low, inner_low, true) && holds(outer_high, inner_high, false)
}

fn never_exceeds(a: BoundSide, b: BoundSide) -> bool {
    let (f, g) = (a.limit, b.limit);
    let sum = |a: Option<i128>, b: Option<i128>| Some(a? + b?);
    match (a.negated, b.negated) {
        (false, false) => below(f, g),
        (true, true) => below(g, f),
        // f ≤ -g: their sum grows with the size, so what it comes to far out decides.
        (false, true) => sum(most(f), most(g)).is_some_and(|sum| sum <= 0),
        // -f ≤ g: their sum is least at the smallest size.
        (true, false) => least(f) + least(g) >= 0,
    }
}

/// `f ≤ g` for every size.
fn below(f: &Limit, g: &Limit) -> bool {
    match (f, g) {
        (Limit::Follows(f), Limit::Follows(g)) if f.of == g.of => slope_below(f, g),
        _ => most(f).is_some_and(|most| most <= least(g)),
    }
}

/// `min(x ÷ p + q, m) ≤ min(x ÷ p' + q', m')` for every x above 0.
fn slope_below(f: &Slope, g: &Slope) -> bool {
    if g.at_most.is_some() && !below(&Limit::Follows(f.clone()), &top(g)) {
        return false;
    }
    let (per, other_per) = (micro(&f.per), micro(&g.per));
    let (plus, other_plus) = (plus(f), plus(g));
    let at_start = match &f.at_most {
        Some(most) => plus.min(micro(most)),
        None => plus,
    };
    let at_bend = match &f.at_most {
        None => per >= other_per,
        Some(most) if micro(most) <= plus => true,
        Some(most) => (micro(most) - other_plus) * other_per <= (micro(most) - plus) * per,
    };
    at_start <= other_plus && at_bend
}

fn top(slope: &Slope) -> Limit {
    slope
        .at_most
        .clone()
        .map_or_else(|| Limit::Follows(slope.clone()), Limit::Fixed)
}

/// The most a limit may become, in millionths; `None` when it grows without end.
fn most(limit: &Limit) -> Option<i128> {
    match limit {
        Limit::Fixed(figure) => Some(micro(figure)),
        Limit::Follows(slope) => slope.at_most.as_ref().map(micro),
    }
}

/// What a limit comes to at the smallest sizes, in millionths; it is nowhere less.
fn least(limit: &Limit) -> i128 {
    match limit {
        Limit::Fixed(figure) => micro(figure),
        Limit::Follows(slope) => match &slope.at_most {
            Some(most) => plus(slope).min(micro(most)),
            None => plus(slope),
        },
    }
}

fn plus(slope: &Slope) -> i128 {
    slope.plus.as_ref().map_or(0, micro)
}

fn micro(figure: &crate::domain::Decimal) -> i128 {
    i128::from(figure.micro())
}
