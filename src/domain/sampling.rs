//! How many places of a lot must be looked at: an item's own rule and Table 3.0.9 of GB 50300-2013.

use super::checklist::Words;
use super::decimal::{Decimal, MICRO};
use serde::{Deserialize, Serialize};

/// Rows of Table 3.0.9: largest capacity, smallest sample. The rows above 3200 continue the
/// series of GB/T 2828.1, general inspection level I, and are an extension of the table.
const TABLE: [(u64, u64); 11] = [
    (15, 2),
    (25, 3),
    (90, 5),
    (150, 8),
    (280, 13),
    (500, 20),
    (1_200, 32),
    (3_200, 50),
    (10_000, 80),
    (35_000, 125),
    (150_000, 200),
];

/// The largest capacity the sampling table reaches; a larger lot must be split.
pub const LARGEST_CAPACITY: u64 = 150_000;

/// An item's sampling rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Sampling {
    /// Every piece.
    All,
    /// A percentage of the capacity, and no fewer than `at_least`.
    Percent {
        /// Per cent of the capacity.
        #[schemars(with = "String")]
        percent: Decimal,
        /// The least number of places.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<u64>,
    },
    /// A fixed least number.
    Count {
        /// The least number of places.
        at_least: u64,
    },
    /// Table 3.0.9 alone.
    Table,
    /// In words only.
    Stated {
        /// The words.
        text: Words,
    },
}

impl Sampling {
    /// The least number of places for a lot of `capacity` pieces, never more than the capacity.
    pub fn required(&self, capacity: Option<u64>) -> u64 {
        let Some(capacity) = capacity else {
            return self.at_least().max(1);
        };
        let number = match self {
            Sampling::All => capacity,
            Sampling::Percent { percent, .. } => {
                let share = share_of(capacity, percent);
                share.max(self.at_least()).max(table(capacity))
            }
            Sampling::Count { at_least } => (*at_least).max(table(capacity)),
            Sampling::Table => table(capacity),
            Sampling::Stated { .. } => 1,
        };
        number.min(capacity)
    }

    fn at_least(&self) -> u64 {
        match self {
            Sampling::Percent { at_least, .. } => at_least.unwrap_or(1),
            Sampling::Count { at_least } => *at_least,
            _ => 1,
        }
    }
}

/// `⌈capacity × percent ÷ 100⌉`.
fn share_of(capacity: u64, percent: &Decimal) -> u64 {
    let exact = i128::from(capacity) * i128::from(percent.micro());
    let whole = -(-exact).div_euclid(100 * MICRO);
    u64::try_from(whole).unwrap_or(0)
}

/// The smallest sample of Table 3.0.9 for a capacity; a single piece is inspected itself.
pub fn table(capacity: u64) -> u64 {
    if capacity <= 1 {
        return capacity;
    }
    let row = TABLE.iter().find(|(largest, _)| capacity <= *largest);
    row.map_or(200, |(_, sample)| *sample)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_3_0_9() {
        let samples: Vec<u64> = [1, 2, 15, 16, 90, 91, 3200].map(table).to_vec();
        assert_eq!(samples, [1, 2, 2, 3, 5, 8, 50]);
    }

    #[test]
    fn the_larger_of_rule_and_table_and_never_more_than_the_lot() {
        let percent = Sampling::Percent {
            percent: Decimal::parse("10").unwrap(),
            at_least: Some(3),
        };
        assert_eq!(percent.required(Some(2)), 2);
        assert_eq!(percent.required(Some(12)), 3);
        assert_eq!(percent.required(Some(90)), 9);
        assert_eq!(percent.required(Some(91)), 10);
        assert_eq!(percent.required(None), 3);
        assert_eq!(Sampling::Count { at_least: 2 }.required(Some(400)), 20);
        assert_eq!(Sampling::All.required(Some(36)), 36);
        assert_eq!(Sampling::All.required(None), 1);
    }
}
