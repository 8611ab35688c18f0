//! Which way a sampling rule moved. A rule in words cannot be compared: it may only give way to one
//! that counts. Nor can numbers of different things.

use crate::domain::change::Bearing;
use crate::domain::sampling::{Counted, Rule, Sampling};

pub(super) fn bearing(old: &Sampling, new: &Sampling) -> Bearing {
    match (covers(new, old), covers(old, new)) {
        (true, true) => Bearing::Neutral,
        (true, false) => Bearing::Tighter,
        (false, true) => Bearing::Looser,
        (false, false) => Bearing::Unclear,
    }
}

/// Whether `more` asks for as many places as `less`, whatever the number of pieces; figure by
/// figure, so that people can see it.
fn covers(more: &Sampling, less: &Sampling) -> bool {
    use Rule as R;
    if let (R::Stated { text: more }, R::Stated { text: less }) = (&more.rule, &less.rule) {
        return more.zh == less.zh;
    }
    match (&more.rule, &less.rule) {
        (R::Stated { .. }, _) => false,
        (_, R::Stated { .. }) => true,
        _ if counted(more) != counted(less) => false,
        (R::Per { .. }, _) | (_, R::Per { .. }) => points(more, less),
        (R::All, _) => true,
        (_, R::All) => false,
        _ => tables(more, less) && shares(more, less) && minima(more, less),
    }
}

fn counted(sampling: &Sampling) -> Option<&str> {
    sampling.of.as_ref().map(|Counted { id, .. }| id.as_str())
}

/// Points along a length: only such rules can be compared, and only one by one.
fn points(more: &Sampling, less: &Sampling) -> bool {
    let (
        Rule::Per { every, points, .. },
        Rule::Per {
            every: other,
            points: fewer,
            ..
        },
    ) = (&more.rule, &less.rule)
    else {
        return false;
    };
    every <= other && points >= fewer && minima(more, less)
}

/// Table 3.0.9 asks where it asks in the other.
fn tables(more: &Sampling, less: &Sampling) -> bool {
    let asks = |sampling: &Sampling| match sampling.rule {
        Rule::Fixed { .. } => false,
        Rule::Table => true,
        _ => !sampling.own,
    };
    asks(more) || !asks(less)
}

fn shares(more: &Sampling, less: &Sampling) -> bool {
    let share = |sampling: &Sampling| match &sampling.rule {
        Rule::Percent { percent, .. } => percent.micro(),
        _ => 0,
    };
    share(more) >= share(less)
}

/// The least minimum of one is not below the greatest of the other; equal steps are compared as such.
fn minima(more: &Sampling, less: &Sampling) -> bool {
    if more.steps == less.steps {
        return plain(more) >= plain(less);
    }
    let all = |sampling: &Sampling| {
        let steps: Vec<u64> = sampling.steps.iter().map(|step| step.at_least).collect();
        std::iter::once(plain(sampling)).chain(steps)
    };
    all(more).min() >= all(less).max()
}

fn plain(sampling: &Sampling) -> u64 {
    match &sampling.rule {
        Rule::Percent { at_least, .. } | Rule::Per { at_least, .. } => at_least.unwrap_or(1),
        Rule::Count { at_least } | Rule::Fixed { at_least } => *at_least,
        Rule::All | Rule::Table | Rule::Stated { .. } => 1,
    }
}
