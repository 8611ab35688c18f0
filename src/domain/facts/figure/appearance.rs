//! Appearance 观感: the grade of an item by its places, and the points it earns.

use crate::domain::ratio::Ratio;

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

/// Good places of an appearance item that make it 好, in per cent.
const GOOD_SHARE: u64 = 80;

/// An appearance item's own grade: 差, 好 (80 % good or more) or 一般 between them.
pub fn appearance_grade([good, fair, poor]: [u64; 3]) -> AppearanceGrade {
    if poor > 0 {
        AppearanceGrade::Poor
    } else if good * 100 >= GOOD_SHARE * (good + fair) {
        AppearanceGrade::Good
    } else {
        AppearanceGrade::Fair
    }
}

/// The words of appearance in GB 50300-2013.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppearanceGrade {
    /// 好.
    Good,
    /// 一般.
    Fair,
    /// 差; must be repaired.
    Poor,
}
