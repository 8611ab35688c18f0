//! What judging yields: for each item whether it conforms and the arithmetic that says so.

use crate::domain::appearance::appearance_band;
use crate::domain::criterion::Class;
use crate::domain::decimal::MICRO;
use crate::domain::limit::Exact;
use crate::domain::national::National;
use crate::domain::outcome::{Outcome, Tally};
use crate::domain::plan::PlanNumbers;
use crate::domain::ratio::Ratio;
use crate::domain::reference::AnswerSource;

/// Bounds of a point; an absent side is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Lowest conforming value.
    pub lower: Option<Exact>,
    /// Highest conforming value.
    pub upper: Option<Exact>,
}

impl Bounds {
    /// Whether a reading, in steps of 10⁻¹⁸, lies within, inclusive.
    pub fn contain(&self, reading: i128) -> bool {
        self.lower
            .is_none_or(|lower| lower.compare(reading).is_ge())
            && self
                .upper
                .is_none_or(|upper| upper.compare(reading).is_le())
    }
}

/// A group of readings too many of which lie below a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// Which group, from 1.
    pub group: u64,
    /// How many of it lie below.
    pub low: u64,
    /// How many may.
    pub at_most: u64,
    /// The figure, in steps of 10⁻¹⁸.
    pub below: i128,
}

/// The arithmetic behind an item's verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The item does not occur; the reason given.
    NotApplicable {
        /// Why.
        note: String,
    },
    /// Called conforming or not as a whole.
    Stated {
        /// Whether it was called 优良.
        excellent: bool,
    },
    /// Counted places against a share.
    Share {
        /// Places looked at.
        checked: u64,
        /// Places that failed.
        failed: u64,
        /// Places 优良.
        excellent: u64,
        /// The share needed, in millionths.
        rate: i64,
    },
    /// Counted places against Appendix D.
    Sampled {
        /// Places looked at, in all draws.
        checked: u64,
        /// Places that failed, in all draws.
        failed: u64,
        /// Places 优良.
        excellent: u64,
        /// Which draw decided, 1 or 2.
        draw: u8,
        /// The numbers that decided.
        numbers: PlanNumbers,
    },
    /// Measured points.
    Measured {
        /// Points within the limits.
        within: u64,
        /// All points.
        points: u64,
        /// The share needed, in millionths.
        rate: i64,
        /// The limits.
        bounds: Box<Bounds>,
        /// Beyond these the item fails whatever the share.
        cap: Option<Box<Bounds>>,
        /// The first point beyond the cap: its number from 1 and its value in steps of 10⁻¹⁸.
        beyond: Option<(u64, i128)>,
        /// The first point outside the limits, likewise.
        outside: Option<(u64, i128)>,
        /// The first group of readings too many of which are low.
        crowd: Option<Crowd>,
    },
    /// Documents.
    Documents {
        /// Required kinds that are not there.
        missing: Vec<String>,
        /// How many kinds are required.
        required: usize,
    },
    /// Appearance of places.
    Appearance {
        /// Places 好, 一般, 差.
        places: [u64; 3],
        /// Points it is worth in an appearance score.
        worth: u64,
    },
    /// Accepted children.
    Children {
        /// Accepted.
        accepted: usize,
        /// All.
        total: usize,
    },
}

/// One item's verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemVerdict {
    /// The item's id.
    pub item: String,
    /// Its clause.
    pub clause: String,
    /// Dominant or general.
    pub class: Class,
    /// Whether it conforms.
    pub conforming: bool,
    /// Places or points required.
    pub needed: u64,
    /// Where the answer stands, if it refers to another.
    pub source: Option<AnswerSource>,
    /// What the standard demands, where the enterprise demands more.
    pub national: Option<Box<National>>,
    /// The arithmetic.
    pub finding: Finding,
}

impl ItemVerdict {
    /// The rule that decided, as a word for programs.
    pub fn rule(&self) -> &'static str {
        match &self.finding {
            Finding::NotApplicable { .. } => "na",
            Finding::Stated { .. } => "stated",
            Finding::Share { .. } if self.class == Class::Dominant => "dominant",
            Finding::Share { .. } => "pass_rate",
            Finding::Sampled { .. } => "appendix_d",
            Finding::Measured {
                beyond: Some(_), ..
            } => "cap",
            Finding::Measured { crowd: Some(_), .. } => "groups",
            Finding::Measured { .. } if self.class == Class::Dominant => "dominant",
            Finding::Measured { .. } => "pass_rate",
            Finding::Documents { .. } => "documents",
            Finding::Appearance { .. } => "appearance",
            Finding::Children { .. } => "children",
        }
    }
}

/// The verdict of a check: computed, never typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Each applicable item, in form order.
    pub items: Vec<ItemVerdict>,
}

impl Verdict {
    /// Accepted when every applicable item conforms (5.0.1).
    pub fn outcome(&self) -> Outcome {
        if self.items.iter().all(|item| item.conforming) {
            Outcome::Accepted
        } else {
            Outcome::Rejected
        }
    }

    /// Whether any item was inspected at all. A check whose every item was called not applicable is
    /// refused; records from before that stay, and whoever reads one has to be told.
    pub fn inspected(&self) -> bool {
        let na = |item: &ItemVerdict| matches!(item.finding, Finding::NotApplicable { .. });
        !self.items.iter().all(na)
    }

    /// Whether there was something to inspect, and nothing was.
    pub fn is_empty(&self) -> bool {
        !self.items.is_empty() && !self.inspected()
    }

    /// The items that do not conform.
    pub fn nonconforming(&self) -> impl Iterator<Item = &ItemVerdict> {
        self.items.iter().filter(|item| !item.conforming)
    }

    /// The counts for rates and grades.
    pub fn tally(&self) -> Tally {
        let mut sum = Tally::default();
        self.items.iter().for_each(|item| sum += item.tally());
        sum
    }
}

impl ItemVerdict {
    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        if matches!(self.finding, Finding::NotApplicable { .. }) {
            return tally;
        }
        tally.items = 1;
        tally.nonconforming = u64::from(!self.conforming);
        let general = self.class == Class::General;
        if let Finding::Measured { within, points, .. } = &self.finding {
            // What refers to an earlier round was counted there.
            let (points, within) = match self.source {
                None => (*points, *within),
                Some(_) => (0, 0),
            };
            (tally.points, tally.conforming) = (points, within);
            if general {
                (tally.general_points, tally.general_conforming) = (points, within);
            }
        }
        if let Finding::Appearance { places, worth } = &self.finding {
            let ratio = Ratio {
                part: places[0],
                whole: places[0] + places[1],
            };
            tally.appearance_earned = worth * appearance_band(ratio, places[2] > 0);
            tally.appearance_possible = worth * 100;
        }
        if let (true, Some(excellent)) = (general, self.excellent_attribute()) {
            tally.general_attributes = 1;
            tally.general_excellent = u64::from(excellent);
        }
        tally
    }

    /// The limits of measured points, and their cap.
    pub fn bounds(&self) -> Option<(Bounds, Option<Bounds>)> {
        match &self.finding {
            Finding::Measured { bounds, cap, .. } => Some((**bounds, cap.as_deref().copied())),
            _ => None,
        }
    }

    /// The share of it that conforms, in millionths; none when nothing was looked at.
    pub fn share(&self) -> Option<i64> {
        let part = |part: u64, whole: u64| {
            let share = i128::from(part) * MICRO / i128::from(whole.max(1));
            i64::try_from(share).ok().filter(|_| whole > 0)
        };
        match &self.finding {
            Finding::Measured { within, points, .. } => part(*within, *points),
            Finding::Share {
                checked, failed, ..
            }
            | Finding::Sampled {
                checked, failed, ..
            } => part(checked - failed, *checked),
            Finding::Appearance { places, .. } => {
                let [good, fair, _] = places;
                part(good + fair, places.iter().sum())
            }
            Finding::Stated { .. } => part(self.conforming.into(), 1),
            Finding::NotApplicable { .. }
            | Finding::Documents { .. }
            | Finding::Children { .. } => None,
        }
    }

    /// For an attribute item: whether it is 优良, half its places or more being so.
    fn excellent_attribute(&self) -> Option<bool> {
        match &self.finding {
            Finding::Stated { excellent } => Some(*excellent),
            Finding::Share {
                checked, excellent, ..
            }
            | Finding::Sampled {
                checked, excellent, ..
            } => Some(*excellent > 0 && 2 * excellent >= *checked),
            _ => None,
        }
    }
}
