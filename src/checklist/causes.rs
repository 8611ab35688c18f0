//! Causes of failures as data: the second level of 人、机、料、法、环、测. A site's file adds to them or renames them by id;
//! at most nine of a group, so that each has a digit.

use super::read::ItemFlaws;
use crate::domain::cause::{Cause, CauseGroup};
use crate::domain::flaw::Flaw;
use serde::Deserialize;
use std::collections::BTreeSet;

/// The schema word of a list of causes.
pub const CAUSES: &str = "sanjian.causes/1";
/// The most of one group.
const MOST: usize = 9;
/// The longest id.
const LONGEST: usize = 60;

/// The causes there are, in the order they are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Causes(Vec<Cause>);

impl Causes {
    /// Reads a file, or every fault in it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, ItemFlaws> {
        #[derive(Deserialize)]
        struct CausesFile {
            causes: Vec<Cause>,
        }
        let file: CausesFile = serde_json::from_slice(bytes)
            .map_err(|error| vec![(None, Flaw::Shape(error.to_string()))])?;
        let mut seen = BTreeSet::new();
        let mut flaws: ItemFlaws = Vec::new();
        for cause in &file.causes {
            let mut wrong = |flaw| flaws.push((Some(cause.id.clone()), flaw));
            if !is_id(cause) {
                wrong(Flaw::BadId(cause.id.clone()));
            }
            if !seen.insert(&cause.id) {
                wrong(Flaw::Twice(cause.id.clone()));
            }
            if cause.name.zh.trim().is_empty() || cause.name.en.trim().is_empty() {
                wrong(Flaw::Empty("name"));
            }
        }
        let causes = Self(file.causes);
        let crowded = |group: &CauseGroup| causes.of(*group).count() > MOST;
        let crowded = CauseGroup::ALL.into_iter().filter(crowded);
        flaws.extend(crowded.map(|group| (None, Flaw::TooMuch(group.as_str()))));
        match flaws.is_empty() {
            true => Ok(causes),
            false => Err(flaws),
        }
    }

    /// All of them.
    pub fn all(&self) -> &[Cause] {
        &self.0
    }

    /// Those of a group; as many as there are digits.
    pub fn of(&self, group: CauseGroup) -> impl Iterator<Item = &Cause> {
        self.0.iter().filter(move |cause| cause.group == group)
    }

    /// The cause of an id.
    pub fn named(&self, id: &str) -> Option<&Cause> {
        self.0.iter().find(|cause| cause.id == id)
    }

    /// Adds more; one of a known id takes its place. What would have no digit is left out.
    pub(super) fn extend(&mut self, more: Self) {
        for cause in more.0 {
            let known = self.0.iter().position(|known| known.id == cause.id);
            let has_room = self.of(cause.group).count() < MOST;
            match known.and_then(|at| self.0.get_mut(at)) {
                Some(known) => *known = cause,
                None if has_room => self.0.push(cause),
                None => {}
            }
        }
    }
}

/// Whether an id begins with its group and has only letters that ids have.
fn is_id(cause: &Cause) -> bool {
    let group = cause.id.split('.').next();
    let plain = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-_".contains(letter)
    };
    group == Some(cause.group.as_str()) && cause.id.len() <= LONGEST && cause.id.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(causes: &str) -> String {
        format!(r#"{{"schema":"sanjian.causes/1","causes":[{causes}]}}"#)
    }

    fn cause(id: &str, group: &str) -> String {
        format!(r#"{{"id":"{id}","group":"{group}","name":{{"zh":"甲","en":"A"}}}}"#)
    }

    #[test]
    fn the_shipped_ones_are_sound_and_every_group_has_some() {
        let shipped = include_bytes!("../../checklists/causes.json");
        let causes = Causes::read(shipped).unwrap();
        for group in CauseGroup::ALL {
            let count = causes.of(group).count();
            assert!((3..=MOST).contains(&count), "{group:?} {count}");
        }
    }

    #[test]
    fn every_fault_is_told_with_its_cause() {
        let rows = [
            cause("people.x", "method"),
            cause("people.y", "people"),
            cause("people.y", "people"),
            r#"{"id":"people.z","group":"people","name":{"zh":" ","en":"z"}}"#.to_owned(),
        ];
        let flaws = Causes::read(file(&rows.join(",")).as_bytes()).unwrap_err();
        let told: Vec<&str> = flaws.iter().filter_map(|(id, _)| id.as_deref()).collect();
        assert_eq!(told, ["people.x", "people.y", "people.z"]);
    }

    #[test]
    fn a_site_adds_and_renames_as_far_as_there_are_digits() {
        let ten: Vec<String> = (0..10)
            .map(|at| cause(&format!("people.{at}"), "people"))
            .collect();
        assert!(Causes::read(file(&ten.join(",")).as_bytes()).is_err());
        let nine = Causes::read(file(&ten[..9].join(",")).as_bytes()).unwrap();
        let mut all = Causes::default();
        all.extend(nine);
        all.extend(Causes::read(file(&cause("people.9", "people")).as_bytes()).unwrap());
        assert_eq!(all.of(CauseGroup::People).count(), 9);
        let renamed = r#"{"id":"people.3","group":"people","name":{"zh":"乙","en":"B"}}"#;
        all.extend(Causes::read(file(renamed).as_bytes()).unwrap());
        assert_eq!(
            all.named("people.3").map(|one| one.name.zh.as_str()),
            Some("乙")
        );
        assert_eq!(all.all().len(), 9);
    }
}
