//! Readings that can hardly be meant: far beyond the limit, or a size where a deviation is asked. A
//! person looks at them twice; the verdict does not know of it.

use crate::domain::decimal::{MICRO, STEPS};
use crate::domain::limit::Exact;
use crate::domain::verdict::Bounds;
use crate::domain::{Decimal, Item};
use crate::tui::check::sheet::CheckSheet;

/// What is odd about a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A thousand times beyond the limit.
    Far,
    /// It looks like the size itself, where its deviation is asked.
    Size,
    /// It looks like a deviation, where the size is asked.
    Deviation,
}

/// So many times the limit is a slip of the key.
const FAR: i128 = 1_000;
/// So many times the limit is no deviation any more.
const NO_DEVIATION: i128 = 10;
/// Below this no size of a building is asked, in the unit's own steps.
const SMALLEST_SIZE: i128 = 50 * STEPS * MICRO;

impl CheckSheet {
    /// What is odd about a reading of an item.
    pub fn odd(&self, item: &Item, reading: &Decimal) -> Option<Odd> {
        let (bounds, _) = self.bounds(item)?;
        of(item, &bounds, self.design(item), reading.steps())
    }

    /// The design value that an item's readings stand beside.
    pub fn design(&self, item: &Item) -> Option<i128> {
        let design = Decimal::parse_reading(self.design_of(item)?).ok()?;
        Some(design.steps())
    }
}

/// What is odd about a reading, in steps, within these bounds.
pub fn of(item: &Item, bounds: &Bounds, design: Option<i128>, reading: i128) -> Option<Odd> {
    let reach = [bounds.lower, bounds.upper].into_iter().flatten();
    let reach: Vec<Exact> = reach.filter(|limit| limit.compare(0).is_ne()).collect();
    let point = (reading - design.unwrap_or(0)).abs();
    let beyond = |times: i128| {
        let within = |limit: &Exact| {
            let limit = if limit.compare(0).is_gt() {
                limit.negated()
            } else {
                *limit
            };
            limit.compare(point / times).is_le()
        };
        !reach.is_empty() && !reach.iter().any(within)
    };
    let is_deviation = item.judge.deviation().is_some();
    match design {
        _ if is_deviation && point >= SMALLEST_SIZE && beyond(NO_DEVIATION) => Some(match design {
            None => Odd::Size,
            Some(design) if reading.abs() < design.abs() / 10 => Odd::Deviation,
            Some(_) => Odd::Far,
        }),
        _ => beyond(FAR).then_some(Odd::Far),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(judge: serde_json::Value) -> Item {
        let title = serde_json::json!({"zh": "项", "en": "item"});
        let item = serde_json::json!({
            "id": "i", "class": "general", "clause": "1", "title": title,
            "method": title, "sampling": {"rule": "count", "at_least": 1}, "judge": judge,
        });
        serde_json::from_value(item).unwrap()
    }

    fn bounds(lower: Option<&str>, upper: Option<&str>) -> Bounds {
        let exact = |text: &str| {
            let limit: crate::domain::limit::Limit = serde_json::from_value(text.into()).unwrap();
            limit.exact(&Default::default()).unwrap()
        };
        Bounds {
            lower: lower.map(exact),
            upper: upper.map(exact),
        }
    }

    fn steps(text: &str) -> i128 {
        Decimal::parse_reading(text).unwrap().steps()
    }

    #[test]
    fn a_size_is_no_deviation() {
        let item = item(serde_json::json!({"kind": "deviation", "unit": "mm", "limit": "10"}));
        let bounds = bounds(Some("-10"), Some("10"));
        let odd = |reading: &str| of(&item, &bounds, None, steps(reading));
        assert_eq!(odd("3000"), Some(Odd::Size));
        assert_eq!(odd("-3000"), Some(Odd::Size));
        assert_eq!([odd("12"), odd("-60"), odd("100")], [None; 3]);
        let beside = |reading: &str| of(&item, &bounds, Some(steps("3000")), steps(reading));
        assert_eq!(beside("3"), Some(Odd::Deviation));
        assert_eq!(beside("30000"), Some(Odd::Far));
        assert_eq!([beside("2996"), beside("3020")], [None; 2]);
    }

    #[test]
    fn a_thousand_times_beyond_is_far() {
        let item = item(serde_json::json!({"kind": "range", "unit": "MPa", "min": "5"}));
        let bounds = bounds(Some("5"), None);
        let odd = |reading: &str| of(&item, &bounds, None, steps(reading));
        assert_eq!(
            [odd("35"), odd("3500"), odd("35000")],
            [None, None, Some(Odd::Far)]
        );
    }

    #[test]
    fn a_limit_of_nothing_says_nothing() {
        let item = item(serde_json::json!({"kind": "range", "unit": "mm", "max": "0"}));
        assert_eq!(of(&item, &bounds(None, Some("0")), None, steps("3")), None);
        let item = self::item(
            serde_json::json!({"kind": "deviation", "unit": "mm", "lower": "-5", "upper": "0"}),
        );
        let bounds = bounds(Some("-5"), Some("0"));
        assert_eq!(of(&item, &bounds, None, steps("3")), None);
        assert_eq!(of(&item, &bounds, None, steps("240")), Some(Odd::Size));
    }
}
