//! Editions of the standards: from when to when each is in force, and which general codes stand above it. Once a
//! standard, beside the lists: a successor is entered in one place, and no list changes by it.

use super::read::ItemFlaws;
use crate::domain::edition::Edition;
use crate::domain::flaw::Flaw;
use crate::domain::time::Day;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The schema word of a file of editions.
pub const EDITIONS: &str = "sanjian.editions/1";

/// The file as it is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionsFile {
    #[serde(rename = "schema")]
    _schema: String,
    as_of: Day,
    editions: Vec<Edition>,
}

/// The editions that are known.
#[derive(Clone, Debug, Default)]
pub struct Editions {
    /// The day up to which somebody looked whether there are successors.
    pub as_of: Day,
    all: BTreeMap<String, Edition>,
}

impl Editions {
    /// Reads a file, or every fault in it.
    pub fn read(bytes: &[u8]) -> Result<Self, ItemFlaws> {
        let file: EditionsFile = serde_json::from_slice(bytes)
            .map_err(|error| vec![(None, Flaw::Shape(error.to_string()))])?;
        let mut flaws: ItemFlaws = Vec::new();
        let mut seen = BTreeSet::new();
        let days = [(None, Some(&file.as_of))];
        let of = |edition: &'_ Edition| Some(edition.standard.clone());
        let of_each = file.editions.iter().flat_map(|edition| {
            [&edition.in_force, &edition.replaced_on].map(|day| (of(edition), day.as_ref()))
        });
        for (item, day) in days.into_iter().chain(of_each) {
            if let Some(day) = day.filter(|day| day.date().is_none()) {
                flaws.push((item, Flaw::BadDay(day.to_string())));
            }
        }
        for edition in &file.editions {
            if !seen.insert(&edition.standard) {
                flaws.push((None, Flaw::Twice(edition.standard.clone())));
            }
            if edition.standard.trim().is_empty() {
                flaws.push((None, Flaw::Empty("standard")));
            }
            if matches!((&edition.in_force, &edition.replaced_on), (Some(from), Some(on)) if on <= from)
            {
                flaws.push((of(edition), Flaw::EndsFirst));
            }
        }
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let named = |edition: Edition| (edition.standard.clone(), edition);
        Ok(Self {
            as_of: file.as_of,
            all: file.editions.into_iter().map(named).collect(),
        })
    }

    /// With those of another file, which says it better; what it does not say stays as it was.
    pub fn extend(&mut self, other: Self) {
        self.as_of = other.as_of.max(std::mem::take(&mut self.as_of));
        for (standard, edition) in other.all {
            let edition = match self.all.remove(&standard) {
                Some(known) => edition.over(known),
                None => edition,
            };
            self.all.insert(standard, edition);
        }
    }

    /// The edition that a checklist names.
    pub fn of(&self, standard: &str) -> Option<&Edition> {
        self.all.get(standard)
    }

    /// The general codes above an edition, as far as they are known.
    pub fn above<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a Edition> {
        edition.under.iter().filter_map(|code| self.of(code))
    }

    /// All, by their standards.
    pub fn iter(&self) -> impl Iterator<Item = &Edition> {
        self.all.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::{File, Library};
    use crate::domain::edition::OutOfForce;

    #[test]
    fn every_list_has_its_edition_and_every_code_above_is_one() {
        let library = Library::load(&[]);
        for list in library.rulebook.checklists.values() {
            let standard = &list.checklist.standard;
            assert!(library.editions.of(standard).is_some(), "{standard}");
        }
        for edition in library.editions.iter() {
            let above: Vec<_> = library.editions.above(edition).collect();
            assert_eq!(above.len(), edition.under.len(), "{edition:?}");
            assert!(above.iter().all(|code| code.general), "{edition:?}");
            // No day without its basis; where the day is missing, a note says so.
            assert_eq!(edition.in_force.is_some(), edition.basis.is_some());
            assert!(edition.in_force.is_some() || edition.note.is_some());
        }
    }

    #[test]
    fn a_site_enters_a_successor_and_the_days_are_told_apart() {
        let own = File {
            name: "checklists/editions.json".into(),
            bytes: br#"{"schema": "sanjian.editions/1", "as_of": "2027-01-01", "editions": [
                {"standard": "GB 50204-2015", "title": {"zh": "a", "en": "a"}, "in_force": "2015-09-01",
                 "basis": "known", "replaced_by": "GB 50204-2026", "replaced_on": "2027-05-01"}]}"#
                .to_vec(),
        };
        let library = Library::load(&[own]);
        assert_eq!(library.faults, []);
        assert_eq!(library.editions.as_of.as_str(), "2027-01-01");
        let edition = library.editions.of("GB 50204-2015").unwrap();
        // What the file does not say stays as it was shipped.
        let shipped = Library::load(&[]);
        let shipped = shipped.editions.of("GB 50204-2015").unwrap();
        assert_eq!(edition.under, ["GB 55008-2021"]);
        assert_eq!(
            (&edition.under, &edition.replaces),
            (&shipped.under, &shipped.replaces)
        );
        let on = |day| edition.out_of_force(day);
        assert_eq!(on("2015-09-01"), None);
        assert_eq!(on("2027-04-30T23:59:59+08:00"), None);
        let since = Day::from("2027-05-01");
        let replaced = OutOfForce::Replaced(&since, Some("GB 50204-2026"));
        assert_eq!(on("2027-05-01T00:00:00+08:00"), Some(replaced));
        let from = Day::from("2015-09-01");
        assert_eq!(on("2015-08-31"), Some(OutOfForce::NotYet(&from)));
        // The others stay as they were shipped.
        assert!(library.editions.of("GB 50205-2020").is_some());
    }

    #[test]
    fn all_faults_of_a_file_are_named_at_once() {
        let faults = Editions::read(
            br#"{"schema": "sanjian.editions/1", "as_of": "2026-13-01", "editions": [
                {"standard": "A", "title": {"zh": "a", "en": "a"}, "in_force": "2020-1-1"},
                {"standard": "A", "title": {"zh": "a", "en": "a"}, "in_force": "2020-01-01",
                 "replaced_on": "2019-01-01"}]}"#,
        );
        let a = || Some("A".to_owned());
        let expected = vec![
            (None, Flaw::BadDay("2026-13-01".into())),
            (a(), Flaw::BadDay("2020-1-1".into())),
            (None, Flaw::Twice("A".into())),
            (a(), Flaw::EndsFirst),
        ];
        assert_eq!(faults.unwrap_err(), expected);
    }
}
