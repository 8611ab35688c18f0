//! Whether the figures of limits, rates and caps make sense, whichever judge or head they stand in.

use crate::domain::criterion::Class;
use crate::domain::decimal::Decimal;
use crate::domain::flaw::Flaw;
use crate::domain::limit::Limit;

/// No sane divisor, factor or summand of a standard is larger; keeps exact reckoning in range.
const LARGEST_FIGURE: i64 = 1_000_000_000 * 1_000_000;
/// No cap of a standard is larger.
const LARGEST_CAP: i64 = 100 * 1_000_000;

/// A rate that is no share, or that a dominant item cannot have.
pub(super) fn rate(class: Class, rate: Option<&Decimal>) -> Vec<Flaw> {
    let lenient = (class == Class::Dominant && rate.is_some_and(|rate| rate.micro() < 1_000_000))
        .then_some(Flaw::Lenient);
    rate.and_then(|rate| share(rate, "pass_rate"))
        .into_iter()
        .chain(lenient)
        .collect()
}

/// A lower limit above the upper one.
pub(super) fn crossed(low: Option<&Limit>, high: Option<&Limit>) -> Option<Flaw> {
    match (low, high) {
        (Some(Limit::Fixed(low)), Some(Limit::Fixed(high))) if low > high => Some(Flaw::Crossed),
        _ => None,
    }
}

/// A limit that follows a dimension in no sane way.
pub(super) fn slope(limit: &Limit) -> Option<Flaw> {
    let sane = |figure: &Decimal| figure.micro().abs() <= LARGEST_FIGURE;
    let sound = match limit {
        Limit::Fixed(figure) => sane(figure),
        Limit::Follows(slope) => {
            let others = [&slope.plus, &slope.at_most];
            !slope.of.is_empty()
                && slope.per.micro() > 0
                && sane(&slope.per)
                && others.into_iter().flatten().all(sane)
        }
    };
    (!sound).then_some(Flaw::Slope)
}

/// A share outside 0 to 1.
pub fn share(rate: &Decimal, field: &'static str) -> Option<Flaw> {
    (!(0..=1_000_000).contains(&rate.micro())).then_some(Flaw::Share(field))
}

/// A cap below 1 or absurdly large.
pub fn cap(cap: &Decimal) -> Option<Flaw> {
    (!(1_000_000..=LARGEST_CAP).contains(&cap.micro())).then_some(Flaw::Cap)
}
