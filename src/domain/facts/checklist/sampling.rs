//! How many places of a lot must be looked at: an item's own rule and Table 3.0.9 of GB 50300-2013.

use crate::domain::decimal::{Decimal, MICRO};
use crate::domain::quantity::{Quantity, StatedCounts};
use crate::domain::words::Words;
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

/// How many places of an item are looked at, and of what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Sampling {
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
    /// What is counted, where it is not the lot's capacity: the check states once how many there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Counted>,
    /// Whether the trade standard's own number comes first: Table 3.0.9 does not raise it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    /// Minima that take the place of `at_least` where there are few; the first that fits counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<MinimumStep>,
}

/// What an item counts, by an id that all its items of a checklist share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct Counted {
    /// The id under which the check states the number.
    pub id: String,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// A minimum where there are fewer than so many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Step")]
pub struct MinimumStep {
    /// Fewer than this.
    #[schemars(with = "String")]
    pub below: Decimal,
    /// The least number of places then.
    pub at_least: u64,
}

/// A rule that gives the number of places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
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
    /// A least number, more where Table 3.0.9 asks more.
    Count {
        /// The least number of places.
        at_least: u64,
    },
    /// A number that no table raises.
    Fixed {
        /// The number of places.
        at_least: u64,
    },
    /// So many points for every so much, e.g. one for each 20 m begun.
    Per {
        /// For every so much.
        #[schemars(with = "String")]
        every: Decimal,
        /// So many points.
        points: u64,
        /// The least number of points.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at_least: Option<u64>,
    },
    /// Table 3.0.9 alone.
    Table,
    /// In words only: what no number can say.
    Stated {
        /// The words.
        text: Words,
    },
}

impl From<Rule> for Sampling {
    fn from(rule: Rule) -> Self {
        Self {
            rule,
            of: None,
            own: false,
            steps: Vec::new(),
        }
    }
}

impl Sampling {
    /// How much there is of what is counted: the number stated for it, or the lot's capacity.
    pub fn population(
        &self,
        capacity: Option<Quantity>,
        counts: &StatedCounts,
    ) -> Option<Quantity> {
        match &self.of {
            Some(counted) => counts.get(&counted.id).copied(),
            None => capacity,
        }
    }

    /// The least number of places of so many; where places are counted, never more than there are.
    pub fn required(&self, population: Option<Quantity>) -> u64 {
        let Some(population) = population else {
            return self.at_least().max(1);
        };
        let pieces = population.pieces();
        let least = self.least_of(population);
        let raised = |number: u64| match self.own {
            true => number,
            false => number.max(table(pieces)),
        };
        match &self.rule {
            Rule::All => pieces,
            Rule::Percent { percent, .. } => {
                raised(share_of(pieces, percent).max(least)).min(pieces)
            }
            Rule::Count { .. } => raised(least).min(pieces),
            Rule::Fixed { .. } => least.min(pieces),
            Rule::Per { every, points, .. } => parts_of(population, every)
                .saturating_mul(*points)
                .max(least),
            Rule::Table => table(pieces),
            Rule::Stated { .. } => 1,
        }
    }

    /// Whether it cannot be said how many places are enough before it is said how many there are.
    pub fn follows_capacity(&self) -> bool {
        let shares = matches!(
            self.rule,
            Rule::All | Rule::Percent { .. } | Rule::Per { .. } | Rule::Table
        );
        shares && self.of.is_none()
    }

    /// Whether Table 3.0.9 may ask for more than the rule's own figures.
    pub fn is_raised(&self) -> bool {
        !self.own && matches!(self.rule, Rule::Percent { .. } | Rule::Count { .. })
    }

    /// Whether no more places can be looked at than are counted: points along a length have no such end.
    pub fn counts_places(&self) -> bool {
        !matches!(self.rule, Rule::Per { .. })
    }

    fn at_least(&self) -> u64 {
        match &self.rule {
            Rule::Percent { at_least, .. } | Rule::Per { at_least, .. } => at_least.unwrap_or(1),
            Rule::Count { at_least } | Rule::Fixed { at_least } => *at_least,
            Rule::All | Rule::Table | Rule::Stated { .. } => 1,
        }
    }

    fn least_of(&self, population: Quantity) -> u64 {
        let few = |step: &&MinimumStep| population.micro() < step.below.micro();
        let step = self.steps.iter().find(few);
        step.map_or_else(|| self.at_least(), |step| step.at_least)
    }
}

/// `⌈population ÷ every⌉`.
fn parts_of(population: Quantity, every: &Decimal) -> u64 {
    let every = i128::from(every.micro()).max(1);
    let parts = -(-i128::from(population.micro())).div_euclid(every);
    u64::try_from(parts).unwrap_or(u64::MAX)
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

    fn rule(json: &str) -> Sampling {
        serde_json::from_str(json).unwrap()
    }

    fn asked(sampling: &Sampling, populations: &[&str]) -> Vec<u64> {
        let one = |text: &&str| sampling.required(Quantity::parse(text));
        populations.iter().map(one).collect()
    }

    #[test]
    fn the_larger_of_rule_and_table_and_never_more_than_the_lot() {
        let percent = rule(r#"{"rule":"percent","percent":"10","at_least":3}"#);
        assert_eq!(asked(&percent, &["2", "12", "90", "91"]), [2, 3, 9, 10]);
        assert_eq!(percent.required(None), 3);
        let count = rule(r#"{"rule":"count","at_least":2}"#);
        assert_eq!(asked(&count, &["400"]), [20]);
        let all = rule(r#"{"rule":"all"}"#);
        assert_eq!(asked(&all, &["36", "113.68"]), [36, 114]);
        assert_eq!(all.required(None), 1);
    }

    #[test]
    fn a_number_of_its_own_is_not_raised_by_the_table() {
        let own = rule(r#"{"rule":"percent","percent":"1","at_least":3,"own":true}"#);
        assert_eq!(asked(&own, &["2", "100", "500"]), [2, 3, 5]);
        let fixed = rule(r#"{"rule":"fixed","at_least":3}"#);
        assert_eq!(asked(&fixed, &["2", "500"]), [2, 3]);
        assert_eq!(fixed.required(None), 3);
        let count = rule(r#"{"rule":"count","at_least":3,"own":true}"#);
        assert_eq!(asked(&count, &["500"]), [3]);
    }

    #[test]
    fn where_there_are_few_the_first_step_that_fits_gives_the_minimum() {
        let piles = rule(
            r#"{"rule":"percent","percent":"1","at_least":3,"own":true,"steps":[{"below":"50","at_least":2}]}"#,
        );
        assert_eq!(asked(&piles, &["1", "49", "50", "400"]), [1, 2, 3, 4]);
    }

    #[test]
    fn points_along_a_length_are_never_capped() {
        let per = rule(r#"{"rule":"per","every":"20","points":2,"at_least":3}"#);
        assert_eq!(
            asked(&per, &["0.5", "20", "20.01", "113.68"]),
            [3, 3, 4, 12]
        );
        assert_eq!(per.required(None), 3);
        assert!(!per.counts_places());
    }

    #[test]
    fn what_is_counted_takes_the_place_of_the_capacity() {
        let doors = rule(r#"{"rule":"all","of":{"id":"door","zh":"层门","en":"landing doors"}}"#);
        let counts = StatedCounts::from([("door".to_owned(), Quantity::of(8).unwrap())]);
        assert_eq!(doors.population(Quantity::of(1), &counts), Quantity::of(8));
        assert_eq!(
            doors.population(Quantity::of(1), &StatedCounts::new()),
            None
        );
    }
}
