//! Grading 合格 / 优良 under the project's scheme, with the figures that decide.
//!
//! GBJ 300-88 is withdrawn and has no inspection lot; contracts still use it. Its thresholds for
//! the 分项 (3.0.2) are applied to the lot, and to a 分项 with the counts of its lots added up;
//! a 分部 needs half its 分项 excellent (3.0.3). A 单位 also needs the appearance score of 3.0.4,
//! which no checklist of this version collects, so it stays ungraded.

use super::ratio::Ratio;
use super::verdict::{Grade, Tally};
use serde::{Deserialize, Serialize};

/// Points of general measured items that must be within limits, in per cent (GBJ 300-88, 3.0.2).
const POINTS_SHARE: u64 = 90;
/// General attribute items that must be 优良, in per cent (GBJ 300-88, 3.0.2).
const ATTRIBUTE_SHARE: u64 = 50;
/// 分项 of a 分部 that must be 优良, in per cent (GBJ 300-88, 3.0.3).
const CHILDREN_SHARE: u64 = 50;

/// A grading scheme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scheme {
    /// Acceptance only, no grades.
    #[default]
    #[serde(rename = "none")]
    None,
    /// GBJ 300-88.
    #[serde(rename = "gbj300-88")]
    Gbj300,
}

impl Scheme {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Scheme::None => "none",
            Scheme::Gbj300 => "gbj300-88",
        }
    }
}

/// The figures behind a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grading {
    /// Of a lot or a 分项: points, attribute items, and whether it was never rejected or redone.
    Counted {
        /// Points within limits of all general measured points.
        points: Ratio,
        /// Excellent of all general attribute items.
        attributes: Ratio,
        /// Accepted in its first round, or fully redone.
        fresh: bool,
    },
    /// Of a 分部: excellent children.
    Children {
        /// Excellent of all 分项.
        excellent: Ratio,
        /// Accepted in its first round, or fully redone.
        fresh: bool,
    },
}

impl Grading {
    /// Grades counts of a lot or of a 分项.
    pub fn counted(tally: &Tally, fresh: bool) -> Self {
        Grading::Counted {
            points: Ratio {
                part: tally.general_conforming,
                whole: tally.general_points,
            },
            attributes: Ratio {
                part: tally.general_excellent,
                whole: tally.general_attributes,
            },
            fresh,
        }
    }

    /// The grade these figures earn; a condition without anything to count holds.
    pub fn grade(&self) -> Grade {
        let excellent = match self {
            Grading::Counted {
                points,
                attributes,
                fresh,
            } => *fresh && reaches(points, POINTS_SHARE) && reaches(attributes, ATTRIBUTE_SHARE),
            Grading::Children { excellent, fresh } => *fresh && reaches(excellent, CHILDREN_SHARE),
        };
        if excellent {
            Grade::Excellent
        } else {
            Grade::Qualified
        }
    }
}

fn reaches(ratio: &Ratio, percent: u64) -> bool {
    ratio.part * 100 >= ratio.whole * percent
}

/// Grades a 分项 by GBJ 300-88 alone, from its guarantee items, basic items and tolerance points;
/// `None` when it does not qualify.
pub fn gbj300_item(
    guarantee_holds: bool,
    basic: Ratio,
    points: Ratio,
    qualified_share: u64,
) -> Option<Grade> {
    if !guarantee_holds || !reaches(&points, qualified_share) {
        return None;
    }
    let counted = Grading::Counted {
        points,
        attributes: basic,
        fresh: true,
    };
    Some(counted.grade())
}

/// Per cent of an appearance item's points that its band earns: from the share of its places
/// that are 优良, and whether any place fails (GBJ 300-88, appearance score).
pub fn appearance_band(excellent: Ratio, any_fails: bool) -> u64 {
    match excellent.part * 100 {
        _ if any_fails => 0,
        share if share >= 80 * excellent.whole => 100,
        share if share >= 50 * excellent.whole => 90,
        share if share >= 20 * excellent.whole => 80,
        _ => 70,
    }
}

/// The appearance score: points earned of points possible, in hundredths of a point, from pairs
/// of an item's points and the per cent its band earns.
pub fn appearance_score(items: &[(u64, u64)]) -> Ratio {
    Ratio {
        part: items.iter().map(|(points, band)| points * band).sum(),
        whole: items.iter().map(|(points, _)| points * 100).sum(),
    }
}
