//! Variants that follow from how tall a building is. Its height is only known by its storeys, so it lies between
//! two figures; where both mean the same variant that is settled, and where not, nobody says so but people. What
//! lots a plan makes is not decided here.

use serde::Deserialize;

/// How tall a storey of any building can be, in centimetres: of a kind of building that is not known.
pub const ANY_STOREY: [u32; 2] = [220, 1_200];

/// Variants of a checklist by a height.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByHeight {
    /// The checklist.
    pub list: String,
    /// Which height it is.
    pub of: HeightOf,
    /// From the lowest up; the last has no end.
    pub steps: Vec<HeightStep>,
}

/// Which height.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeightOf {
    /// Of the whole building.
    Building,
    /// That a lift travels.
    Travel,
}

/// Up to a height, that included, lots are of a variant, or of none of these.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeightStep {
    /// In centimetres; the last step has no end.
    pub to_cm: Option<u32>,
    /// The variant.
    pub is: Option<String>,
}

/// How many storeys there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoreyCount {
    /// Above ground that have a number.
    pub above: u32,
    /// Beside them, with names of their own: perhaps as tall as any, perhaps no whole storey.
    pub named: u32,
    /// Underground.
    pub below: u32,
}

impl ByHeight {
    /// The variants that it decides.
    pub fn members(&self) -> impl Iterator<Item = &String> {
        self.steps.iter().filter_map(|step| step.is.as_ref())
    }

    /// What lots may be of, one entry a step that the height may lie in: a single one is settled.
    pub fn possible(&self, count: StoreyCount, storey: [u32; 2]) -> Vec<Option<&str>> {
        let [low, high] = self.of.between(count, storey);
        let mut from = 0;
        let mut found = Vec::new();
        for step in &self.steps {
            let to = step.to_cm.unwrap_or(u32::MAX);
            if low <= to && (high > from || from == 0) {
                found.push(step.is.as_deref());
            }
            from = to;
        }
        found
    }
}

impl HeightOf {
    /// The least and the most it can be: what stands underground counts only for the most. Without storeys
    /// nothing is known.
    fn between(self, count: StoreyCount, [least, most]: [u32; 2]) -> [u32; 2] {
        if count == StoreyCount::default() {
            return [0, u32::MAX];
        }
        let all = count.above + count.named + count.below;
        let [low, high] = match self {
            Self::Building => [count.above, all],
            // A lift stops at the lowest and at the highest floor.
            Self::Travel => [count.above.saturating_sub(1), all.saturating_sub(1)],
        };
        [low.saturating_mul(least), high.saturating_mul(most)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_height(of: HeightOf, steps: &[(Option<u32>, &str)]) -> ByHeight {
        let steps = steps.iter().map(|(to_cm, is)| HeightStep {
            to_cm: *to_cm,
            is: Some((*is).to_owned()),
        });
        ByHeight {
            list: String::new(),
            of,
            steps: steps.collect(),
        }
    }

    fn above(above: u32) -> StoreyCount {
        StoreyCount {
            above,
            ..StoreyCount::default()
        }
    }

    #[test]
    fn a_height_is_settled_only_where_every_storey_agrees() {
        let wall = by_height(HeightOf::Building, &[(Some(1_000), "low"), (None, "high")]);
        let home = [260, 360];
        assert_eq!(wall.possible(above(2), home), [Some("low")]);
        // Three storeys are between 7.8 m and 10.8 m.
        assert_eq!(wall.possible(above(3), home), [Some("low"), Some("high")]);
        assert_eq!(wall.possible(above(4), home), [Some("high")]);
        assert_eq!(wall.possible(StoreyCount::default(), home).len(), 2);
        // At the limit itself the lower one still holds.
        assert_eq!(wall.possible(above(4), [250, 250]), [Some("low")]);
        assert_eq!(wall.possible(above(4), [250, 251]).len(), 2);
    }

    #[test]
    fn a_lift_travels_one_storey_less_and_perhaps_down_to_the_basement() {
        let steps = [(Some(3_000), "30"), (Some(6_000), "60"), (None, "more")];
        let shaft = by_height(HeightOf::Travel, &steps);
        let home = [260, 360];
        assert_eq!(shaft.possible(above(9), home), [Some("30")]);
        assert_eq!(shaft.possible(above(15), home), [Some("60")]);
        let deep = StoreyCount {
            below: 2,
            ..above(20)
        };
        assert_eq!(shaft.possible(deep, home), [Some("60"), Some("more")]);
        assert_eq!(shaft.possible(above(40), home), [Some("more")]);
    }
}
