//! Where a lot stands, read from the words of its place: on a storey, in a section, or on a part of the whole
//! building such as its roof; and how near two places are to each other. Which work comes first is not known here.

use super::parts::PlanParts;
use crate::text::Lang;

/// The names of a building's storeys and sections.
#[derive(Debug, Default)]
pub struct Spots {
    storeys: Vec<String>,
    sections: Vec<String>,
}

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SpotRead {
    /// Which storey; none: a part of the whole building.
    storey: Option<usize>,
    section: Option<usize>,
}

/// How near the work before stands, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// At the same place.
    Same,
    /// All over the storey that this is a section of.
    Around,
    /// In a section of this storey: the last of them counts.
    Inside,
    /// On a part that has another name, and no other storey: of storeys the last counts.
    Apart,
}

impl Spots {
    /// Those of a building.
    pub fn of(parts: &PlanParts, lang: Lang) -> Self {
        Self {
            storeys: parts.storeys.iter().map(|one| one.name(lang)).collect(),
            sections: parts.sections.iter().map(|one| one.name(lang)).collect(),
        }
    }

    /// A place as a plan writes it; none where it says something else.
    fn read(&self, place: &str) -> Option<SpotRead> {
        let at = |name: &str| self.sections.iter().position(|section| section == name);
        let storey = |name: &str| self.storeys.iter().position(|storey| storey == name);
        if let Some(storey) = storey(place) {
            return Some(SpotRead {
                storey: Some(storey),
                section: None,
            });
        }
        // A name may have blanks of its own.
        let blanks = place.match_indices(' ').map(|(at, _)| at);
        let cuts = blanks.filter_map(|at| Some((place.get(..at)?, place.get(at + 1..)?)));
        let found = cuts
            .clone()
            .find_map(|(before, after)| Some((storey(before)?, after)));
        match found {
            Some((storey, after)) => Some(SpotRead {
                storey: Some(storey),
                section: Some(at(after)?),
            }),
            None => Some(SpotRead {
                storey: None,
                section: cuts.map(|(_, after)| after).find_map(at),
            }),
        }
    }

    /// How near work at one place is to work at another; none where they have nothing to do with each other.
    pub fn near(&self, own: &str, before: &str) -> Option<Nearness> {
        if own == before {
            return Some(Nearness::Same);
        }
        let (own, before) = (self.read(own)?, self.read(before)?);
        let agree =
            own.section == before.section || own.section.is_none() || before.section.is_none();
        match (own.storey, before.storey) {
            (Some(one), Some(other)) if one != other => None,
            _ if !agree => None,
            (Some(_), Some(_)) if own.section.is_none() => Some(Nearness::Inside),
            (Some(_), Some(_)) => Some(Nearness::Around),
            _ => Some(Nearness::Apart),
        }
    }

    /// Whether a place is part of one that has a name of its own: of the whole building its storeys, of a part
    /// made in one go its sections.
    pub fn is_in(&self, place: &str, whole: &str) -> bool {
        let (Some(spot), Some(whole)) = (self.read(place), self.read(whole)) else {
            return false;
        };
        let storey = spot.storey.is_some();
        let section = whole.section.is_none() && spot.section.is_some();
        whole.storey.is_none() && (storey || section)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_near_by_storey_and_section() {
        let parts = PlanParts::read("3 机房层", "1", "东段 西段").unwrap_or_default();
        let spots = Spots::of(&parts, Lang::Zh);
        for (own, before, near) in [
            ("一层 东段", "一层 东段", Some(Nearness::Same)),
            ("一层 东段", "一层", Some(Nearness::Around)),
            ("一层", "一层 西段", Some(Nearness::Inside)),
            ("一层 东段", "一层 西段", None),
            ("一层", "二层", None),
            ("钢结构 东段", "柱脚 东段", Some(Nearness::Apart)),
            ("钢结构 东段", "柱脚 西段", None),
            ("屋面", "机房层 西段", Some(Nearness::Apart)),
            ("三层", "消防喷淋", Some(Nearness::Apart)),
            ("三层 半段", "三层", None),
        ] {
            assert_eq!(spots.near(own, before), near, "{own} after {before}");
        }
        let english = Spots::of(&parts, Lang::En);
        assert!(english.is_in("Storey 2 东段", "Roof"));
        assert!(english.is_in("Roof 东段", "Roof"));
        assert!(!english.is_in("Roof", "Whole building"));
        assert!(!english.is_in("Roof", "Storey 2"));
    }
}
