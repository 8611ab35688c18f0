//! How a check ends, the grade of what passed, and the points that rates and grades count.

use serde::{Deserialize, Serialize};

/// How a check ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 合格.
    Accepted,
    /// 不合格.
    Rejected,
}

impl Outcome {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::Rejected => "rejected",
        }
    }
}

/// The grade of an accepted subject under the project's scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// 优良.
    Excellent,
    /// 合格.
    Qualified,
}

impl Grade {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Grade::Excellent => "excellent",
            Grade::Qualified => "qualified",
        }
    }
}

/// Counts that rates and grades are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// Items judged.
    pub items: u64,
    /// Items that do not conform.
    pub nonconforming: u64,
    /// Measured points.
    pub points: u64,
    /// Measured points within their limits.
    pub conforming: u64,
    /// Measured points of general items.
    pub general_points: u64,
    /// Those within their limits.
    pub general_conforming: u64,
    /// General attribute items.
    pub general_attributes: u64,
    /// Those that are 优良.
    pub general_excellent: u64,
    /// Hundredths of a point earned in the appearance score.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub appearance_earned: u64,
    /// Hundredths of a point possible there.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub appearance_possible: u64,
}

impl Tally {
    /// Its counts, in order.
    pub fn to_array(self) -> [u64; 10] {
        [
            self.items,
            self.nonconforming,
            self.points,
            self.conforming,
            self.general_points,
            self.general_conforming,
            self.general_attributes,
            self.general_excellent,
            self.appearance_earned,
            self.appearance_possible,
        ]
    }

    /// Of its counts, in order.
    pub fn of_array(counts: [u64; 10]) -> Self {
        let [
            items,
            nonconforming,
            points,
            conforming,
            general_points,
            general_conforming,
            general_attributes,
            general_excellent,
            appearance_earned,
            appearance_possible,
        ] = counts;
        Self {
            items,
            nonconforming,
            points,
            conforming,
            general_points,
            general_conforming,
            general_attributes,
            general_excellent,
            appearance_earned,
            appearance_possible,
        }
    }
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.items += other.items;
        self.nonconforming += other.nonconforming;
        self.points += other.points;
        self.conforming += other.conforming;
        self.general_points += other.general_points;
        self.general_conforming += other.general_conforming;
        self.general_attributes += other.general_attributes;
        self.general_excellent += other.general_excellent;
        self.appearance_earned += other.appearance_earned;
        self.appearance_possible += other.appearance_possible;
    }
}
