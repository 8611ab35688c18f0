//! The catalogue of 分部, 子分部 and 分项 (GB 50300-2013, Appendices B and C): what a file of it
//! says, and every place it names with its code. What is planned from it is decided elsewhere.

use crate::domain::{Kind, Words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The schema word of a catalogue.
pub const CATALOGUE: &str = "sanjian.catalogue/1";

/// The file as it is written.
#[derive(Clone, Debug, Deserialize)]
pub struct CatalogueFile {
    /// Always `sanjian.catalogue/1`.
    pub schema: String,
    /// The standard it lists.
    pub standard: String,
    /// What it is called.
    pub title: Words,
    /// How many of everything there must be.
    pub counts: CatalogueCounts,
    /// English names of 分项, by the Chinese.
    #[serde(default)]
    pub english: BTreeMap<String, String>,
    /// Why a 分项 has no checklist of its own, by its code.
    #[serde(default)]
    pub unlisted: BTreeMap<String, Words>,
    /// 分部工程.
    pub divisions: Vec<Division>,
    /// How outdoor works are coded here.
    pub outdoor_note: Option<Words>,
    /// 室外工程.
    #[serde(default)]
    pub outdoor: Vec<Outdoor>,
}

/// How many of each there must be: what is left out by a slip is found when it is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct CatalogueCounts {
    /// 分部.
    #[serde(default)]
    pub divisions: usize,
    /// 子分部.
    pub sub_divisions: usize,
    /// 分项.
    pub items: usize,
}

/// A 分部工程.
#[derive(Clone, Debug, Deserialize)]
pub struct Division {
    /// Two digits.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// How many there must be in it.
    pub counts: CatalogueCounts,
    /// Its 子分部工程.
    pub sub_divisions: Vec<SubDivision>,
}

/// A 子分部工程, or a 分部工程 of outdoor works.
#[derive(Clone, Debug, Deserialize)]
pub struct SubDivision {
    /// The code of what it belongs to and two digits more.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// Whether its list is doubtful and to be compared with the print.
    #[serde(default)]
    pub check: bool,
    /// Why.
    pub note: Option<Words>,
    /// Names of its 分项工程, in the order that numbers them.
    pub items: Vec<String>,
}

/// A 子单位工程 of outdoor works.
#[derive(Clone, Debug, Deserialize)]
pub struct Outdoor {
    /// `W` and a digit.
    pub code: String,
    /// Its name.
    pub title: Words,
    /// Its 分部工程.
    pub divisions: Vec<SubDivision>,
}

/// A place of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code: `02`, `0201`, `020102`; of outdoor works `W1`, `W101`, `W10101`.
    pub code: String,
    /// The code of what it belongs to; `None` at the top.
    pub parent: Option<String>,
    /// Its level.
    pub kind: Kind,
    /// Its name.
    pub zh: String,
    /// Its English name, if the file has one.
    pub en: Option<String>,
    /// What is doubtful about it.
    pub note: Option<Words>,
    /// Why it has no checklist of its own, where it has none.
    pub unlisted: Option<Words>,
}

impl Place {
    /// Its name as it is written in the official form of this language, if there is one.
    pub fn name(&self, lang: crate::text::Lang) -> &str {
        lang.pick(&self.zh, self.en.as_deref().unwrap_or(&self.zh))
    }
}

/// A catalogue that was read and found sound.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The standard it lists.
    pub standard: String,
    places: Vec<Place>,
    by_code: BTreeMap<String, usize>,
}

impl Catalogue {
    /// The catalogue of a file, as far as its codes go.
    pub fn of(file: &CatalogueFile) -> Self {
        let mut catalogue = Self {
            standard: file.standard.clone(),
            ..Self::default()
        };
        for division in &file.divisions {
            let code = &division.code;
            catalogue.add(group(code, None, Kind::Division, &division.title));
            for sub in &division.sub_divisions {
                catalogue.add_group(code, Kind::SubDivision, sub, &file.english);
            }
        }
        for outdoor in &file.outdoor {
            let code = &outdoor.code;
            catalogue.add(group(code, None, Kind::SubUnit, &outdoor.title));
            for division in &outdoor.divisions {
                catalogue.add_group(code, Kind::Division, division, &file.english);
            }
        }
        for (code, why) in &file.unlisted {
            let at = catalogue.by_code.get(code);
            if let Some(place) = at.and_then(|at| catalogue.places.get_mut(*at)) {
                place.unlisted = Some(why.clone());
            }
        }
        catalogue
    }

    fn add_group(
        &mut self,
        above: &str,
        kind: Kind,
        group: &SubDivision,
        english: &BTreeMap<String, String>,
    ) {
        self.add(Place {
            note: group.note.clone().filter(|_| group.check),
            ..self::group(&group.code, Some(above), kind, &group.title)
        });
        for (at, name) in group.items.iter().enumerate() {
            self.add(Place {
                code: format!("{}{:02}", group.code, at + 1),
                parent: Some(group.code.clone()),
                kind: Kind::Item,
                zh: name.clone(),
                en: english.get(name).cloned(),
                note: None,
                unlisted: None,
            });
        }
    }

    fn add(&mut self, place: Place) {
        self.by_code.insert(place.code.clone(), self.places.len());
        self.places.push(place);
    }

    /// Every place, each after the one it belongs to.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// All 分项工程.
    pub fn items(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.kind == Kind::Item)
    }

    /// The place of a code.
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.by_code.get(code).and_then(|at| self.places.get(*at))
    }

    /// The place above another.
    pub fn above(&self, place: &Place) -> Option<&Place> {
        place.parent.as_deref().and_then(|code| self.place(code))
    }

    /// The 分项 that a checklist's place means: code of the 分部, of the 子分部, name of the 分项.
    pub fn find(&self, place: &[String]) -> Option<&Place> {
        let [division, group, name] = place else {
            return None;
        };
        let group = self
            .place(group)
            .filter(|group| group.parent.as_ref() == Some(division))?;
        // 分项 are numbered without gaps.
        (1..)
            .map_while(|nth| self.place(&format!("{}{nth:02}", group.code)))
            .find(|item| item.zh == *name)
    }
}

fn group(code: &str, parent: Option<&str>, kind: Kind, title: &Words) -> Place {
    Place {
        code: code.to_owned(),
        parent: parent.map(str::to_owned),
        kind,
        zh: title.zh.clone(),
        en: Some(title.en.clone()),
        note: None,
        unlisted: None,
    }
}
