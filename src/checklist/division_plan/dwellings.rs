//! The dwellings of a building: the doors of each entrance on every storey with the rooms behind them, as people
//! write them, and the entries of the register that come of them. What is checked in a dwelling is not decided here.

use super::parts::{PlanParts, Storey, number, words};
use crate::checklist::planning::PlannedDwellings;
use crate::domain::checklist::Checklist;
use crate::domain::quantity::Quantity;
use crate::domain::{Kind, Subject};
use crate::text::{Lang, storey};
use std::ops::RangeInclusive;

/// No entrance has more doors on a storey, no dwelling more rooms, no building more entrances.
const MOST: u32 = 99;
/// Signs between storeys of their own and what is said of the others.
const PARTS: [char; 3] = [';', '；', '\n'];
const ENTRANCES: [char; 2] = ['/', '／'];
const IS: [char; 3] = ['=', ':', '：'];
const TIMES: [char; 5] = ['x', 'X', '×', '*', '＊'];

/// The rooms behind each door of an entrance on one storey; none: nobody said how many.
type Doors = Vec<Option<u32>>;

/// The dwellings of a building.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dwellings {
    /// Of every storey that is not said otherwise, entrance by entrance.
    usual: Vec<Doors>,
    /// Storeys that are unlike the others.
    unlike: Vec<(RangeInclusive<u32>, Vec<Doors>)>,
    /// Whether they are heated from one place, if somebody said.
    heated: Option<bool>,
}

/// A dwelling.
struct Dwelling {
    entrance: usize,
    storey: u32,
    door: usize,
    rooms: Option<u32>,
}

impl Dwellings {
    /// Reads `5,4,4,5`: the rooms of each door of a storey; `5,4/4,5` of two entrances, `4x5` of four doors alike,
    /// `?` where nobody knows. After `;` storeys of their own: `1=0`, `20=6/6`. Gives what could not be read.
    pub fn read(text: &str, storeys: &[Storey]) -> Result<Self, String> {
        let mut read = Self::default();
        let parts = text.split(PARTS).map(str::trim);
        for (at, part) in parts.filter(|part| !part.is_empty()).enumerate() {
            let wrong = || part.to_owned();
            match part.split_once(IS) {
                Some((of, doors)) => {
                    let of = span(of, storeys).ok_or_else(wrong)?;
                    let apart = |(other, _): &(RangeInclusive<u32>, _)| {
                        other.end() < of.start() || of.end() < other.start()
                    };
                    if !read.unlike.iter().all(apart) {
                        return Err(wrong());
                    }
                    read.unlike.push((of, entrances(doors).ok_or_else(wrong)?));
                }
                None if at == 0 => read.usual = entrances(part).ok_or_else(wrong)?,
                None => return Err(wrong()),
            }
        }
        Ok(read)
    }

    /// The same, heated from one place or not.
    pub fn with_heating(self, heated: Option<bool>) -> Self {
        Self { heated, ..self }
    }

    /// Whether there is none.
    pub fn is_none(&self) -> bool {
        self.usual.is_empty() && self.unlike.iter().all(|(_, doors)| doors.is_empty())
    }

    fn of(&self, storey: u32) -> &[Doors] {
        let own = self.unlike.iter().find(|(of, _)| of.contains(&storey));
        own.map_or(&self.usual, |(_, doors)| doors)
    }

    /// How many dwellings there are on these storeys.
    pub fn count(&self, storeys: &[Storey]) -> usize {
        let doors = numbered(storeys).flat_map(|storey| self.of(storey));
        doors.map(Vec::len).sum()
    }

    /// All of them, entrance by entrance and from the lowest storey up.
    fn all(&self, storeys: &[Storey]) -> Vec<Dwelling> {
        let mut all = Vec::new();
        for storey in numbered(storeys) {
            for (entrance, doors) in (1..).zip(self.of(storey)) {
                all.extend((1..).zip(doors).map(|(door, rooms)| Dwelling {
                    entrance,
                    storey,
                    door,
                    rooms: *rooms,
                }));
            }
        }
        all.sort_by_key(|one| (one.entrance, one.storey, one.door));
        all
    }
}

/// The storeys above ground that have a number, from the lowest.
fn numbered(storeys: &[Storey]) -> impl Iterator<Item = u32> {
    storeys.iter().filter_map(|storey| match storey {
        Storey::Above(nth) => Some(*nth),
        Storey::Below(_) | Storey::Named(_) => None,
    })
}

/// The storeys that a word names, all of which are there.
fn span(word: &str, storeys: &[Storey]) -> Option<RangeInclusive<u32>> {
    let (from, to) = storey::span(word).or_else(|| storey::count(word).map(|nth| (nth, nth)))?;
    let there = |nth| numbered(storeys).any(|storey| storey == nth);
    ((from..=to).all(there) && from <= to).then_some(from..=to)
}

/// `5,4/4x5`: entrance by entrance; `0` is none at all.
fn entrances(text: &str) -> Option<Vec<Doors>> {
    if text.trim() == "0" {
        return Some(Vec::new());
    }
    let entrances: Option<Vec<Doors>> = text.split(ENTRANCES).map(doors).collect();
    entrances.filter(|all| all.len() <= MOST as usize)
}

fn doors(text: &str) -> Option<Doors> {
    let mut doors = Vec::new();
    for word in words(text) {
        let (times, rooms) = match word.split_once(TIMES) {
            Some((times, rooms)) => (number(times, 1, MOST)?, rooms),
            None => (1, word),
        };
        let rooms = match rooms {
            "?" | "？" => None,
            rooms => Some(number(rooms, 1, MOST)?),
        };
        doors.extend((0..times).map(|_| rooms));
    }
    (1..=MOST as usize).contains(&doors.len()).then_some(doors)
}

impl PlanParts {
    /// The entries of the register: below the unit each dwelling, and the common parts of each entrance.
    pub fn dwelling_entries(
        &self,
        unit: &str,
        planned: &PlannedDwellings,
        (list, lang): (Option<&Checklist>, Lang),
    ) -> Vec<Subject> {
        let above = self.storey_count().above;
        let all = self.dwellings.all(&self.storeys);
        let mut entries: Vec<Subject> = Vec::new();
        let mut entrance = 0;
        for one in &all {
            if one.entrance != entrance {
                entrance = one.entrance;
                entries.push(common(unit, entrance, planned, lang));
            }
            let mut is = planned.variants(one.storey, above, self.dwellings.heated);
            is.retain(|id| list.is_some_and(|list| list.variants.iter().any(|own| own.id == *id)));
            let (code, name) = one.called(unit, lang);
            entries.push(Subject {
                checklist: planned.list.clone(),
                variants: is,
                location: Storey::Above(one.storey).name(lang),
                capacity: one.rooms.and_then(|rooms| Quantity::of(rooms.into())),
                ..Subject::new(&code, unit, Kind::Dwelling, &name)
            });
        }
        entries
    }
}

/// The common parts of an entrance.
fn common(unit: &str, entrance: usize, planned: &PlannedDwellings, lang: Lang) -> Subject {
    let code = format!("{unit}-{entrance:02}-000");
    Subject {
        checklist: planned.common.clone(),
        location: storey::entrance(lang, entrance),
        ..Subject::new(&code, unit, Kind::Dwelling, &storey::common(lang, entrance))
    }
}

impl Dwelling {
    /// Its code and its name, as its door has them: by entrance, storey and number.
    fn called(&self, unit: &str, lang: Lang) -> (String, String) {
        let door = format!("{}{:02}", self.storey, self.door);
        let code = format!("{unit}-{:02}-{door}", self.entrance);
        (code, storey::dwelling(lang, self.entrance, &door))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn storeys(count: u32) -> Vec<Storey> {
        let mut storeys = vec![Storey::Below(1)];
        storeys.extend((1..=count).map(Storey::Above));
        storeys.push(Storey::Named("机房层".to_owned()));
        storeys
    }

    fn told(text: &str, count: u32) -> Result<String, String> {
        let storeys = storeys(count);
        let read = Dwellings::read(text, &storeys)?;
        let told = read.all(&storeys).into_iter().map(|one| {
            let rooms = one.rooms.map_or("?".to_owned(), |rooms| rooms.to_string());
            format!("{} {rooms}", one.called("1#", Lang::Zh).0)
        });
        Ok(told.collect::<Vec<_>>().join(", "))
    }

    #[test]
    fn every_storey_has_the_same_doors_unless_said_otherwise() {
        assert_eq!(
            told("5,4", 2).as_deref(),
            Ok("1#-01-101 5, 1#-01-102 4, 1#-01-201 5, 1#-01-202 4")
        );
        assert_eq!(
            told("2x5／6；1=0；３层：7、?", 3).as_deref(),
            Ok("1#-01-201 5, 1#-01-202 5, 1#-01-301 7, 1#-01-302 ?, 1#-02-201 6")
        );
        assert_eq!(told("", 3).as_deref(), Ok(""));
        assert_eq!(
            told("12x3", 1).map(|all| all.ends_with("1#-01-112 3")),
            Ok(true)
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (text, wrong) in [
            ("5,four", "5,four"),
            ("5;9=4", "9=4"),
            ("5;4", "4"),
            ("5;1-2=4;2=3", "2=3"),
            ("5//4", "5//4"),
            ("0x5", "0x5"),
            ("5;地下一层=3", "地下一层=3"),
        ] {
            assert_eq!(told(text, 3), Err(wrong.to_owned()), "{text}");
        }
    }
}
