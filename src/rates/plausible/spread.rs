//! Too little spread: readings that lie closer together than those of a crew working twice as
//! evenly as usual. The range is what is looked at: it can be counted out for any rounding.

use super::chance::{all_within, smallest_or_all};
use super::reference::Usual;
use super::series::Series;
use super::{Line, Sign};

/// Crews differ: so much of the usual scatter is taken for possible.
const EVEN: f64 = 0.5;
/// An item that could not come out less likely than this says nothing.
const TELLING: f64 = 0.5;
/// Beyond this, a single item is named beside the others.
const NAMED: f64 = 0.05;

/// The items whose readings lie too close together, or all of them if it is a little of each.
pub fn lines(known: &[(&Series, &Usual)]) -> Vec<Line> {
    let found: Vec<(&Series, &Usual, f64)> = known
        .iter()
        .filter_map(|(series, usual)| Some((*series, *usual, chance(series, usual)?)))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let chances: Vec<f64> = found.iter().map(|(_, _, chance)| *chance).collect();
    let single = 2.0 * chances.len() as f64;
    let alone = found.iter().map(|(series, usual, chance)| Line {
        sign: Sign::Close {
            item: series.item.clone(),
            readings: series.values.len(),
            range: range(series),
            usual: usual.sigma * usual.step as f64,
        },
        chance: Some((single * chance).min(1.0)),
    });
    let named = found.iter().filter(|(_, _, chance)| *chance <= NAMED);
    let together = Line {
        sign: Sign::CloseTogether {
            items: named.map(|(series, _, _)| series.item.clone()).collect(),
            of: found.len(),
        },
        chance: Some(smallest_or_all(&chances)),
    };
    let smallest = chances.iter().copied().fold(1.0, f64::min) * single;
    // Whatever one item says alone is not said again by all of them.
    match together.chance.is_some_and(|all| all < smallest) {
        true => [together].into_iter().chain(alone).collect(),
        false => alone.collect(),
    }
}

/// How likely readings lie so close together; `None` when the item cannot say anything.
fn chance(series: &Series, usual: &Usual) -> Option<f64> {
    let n = series.values.len();
    let sigma = EVEN * usual.sigma;
    if n < 3 || all_within(n, 0, sigma) > TELLING {
        return None;
    }
    let steps = (range(series) + usual.step - 1) / usual.step;
    // So wide a range is as usual as can be; counting it out would only take time.
    if steps as f64 > 4.0 * sigma {
        return Some(1.0);
    }
    Some(all_within(n, steps, sigma))
}

fn range(series: &Series) -> i64 {
    let values = || series.values.iter().copied();
    values()
        .max()
        .zip(values().min())
        .map_or(0, |(most, least)| most - least)
}
