//! The parts a building is made in: its storeys and the sections of a storey; which of them a rule
//! makes lots of.

use super::dwellings::Dwellings;
use crate::checklist::by_height::StoreyCount;
use crate::checklist::planning::{Each, Hint, Span};
use crate::domain::Words;
use crate::text::{Lang, escape, storey};
use unicode_normalization::UnicodeNormalization;

/// No building has more storeys above or below ground than these.
const MOST_ABOVE: u32 = 200;
const MOST_BELOW: u32 = 20;
/// Nor more sections or storeys with names of their own.
const MOST_NAMES: usize = 99;
/// Characters of such a name.
const LONGEST_NAME: usize = 40;

/// A storey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Storey {
    /// So many below ground.
    Below(u32),
    /// So many above.
    Above(u32),
    /// One with a name of its own, such as 机房层.
    Named(String),
}

impl Storey {
    /// Its name.
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Storey::Below(nth) => storey::below(lang, *nth),
            Storey::Above(nth) => storey::above(lang, *nth),
            Storey::Named(name) => name.clone(),
        }
    }
}

/// Storeys from the lowest up, and the sections of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanParts {
    /// Storeys, the lowest first.
    pub storeys: Vec<Storey>,
    /// Names of the sections; none when a storey is made in one go.
    pub sections: Vec<Section>,
    /// Its dwellings, of a residence.
    pub dwellings: Dwellings,
}

/// A section of a storey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// The nth, from 0.
    Nth(u32),
    /// One with a name of its own, such as 东段.
    Named(String),
}

impl Section {
    /// Its name.
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Section::Nth(nth) => storey::section(lang, *nth),
            Section::Named(name) => name.clone(),
        }
    }
}

/// What people write before storeys below the ground.
const BELOW: &str = "地下";
/// What they write behind a number of sections.
const SECTIONS: [&str; 3] = ["个施工段", "施工段", "段"];
/// What a lot is called whose rule has no name for its part, as a name in a plan: in both languages.
const WHOLE: (&str, &str) = ("全楼", "Whole building");
/// What one of several lots of a part is called.
const BATCH: (&str, &str) = ("第{n}批", "batch {n}");

impl PlanParts {
    /// Storeys and sections as people write them: `20`, `20 机房层`, `3-18`; `2`, `东段、西段`.
    /// Gives the text that could not be read.
    pub fn read(above: &str, below: &str, sections: &str) -> Result<Self, String> {
        let below = match below.trim() {
            "" => 0,
            text => storey::count(text.strip_prefix(BELOW).unwrap_or(text))
                .filter(|below| *below <= MOST_BELOW)
                .ok_or(text)?,
        };
        let mut storeys: Vec<Storey> = (1..=below).rev().map(Storey::Below).collect();
        for (at, word) in words(above).enumerate() {
            storeys.extend(storeys_of(word, at == 0).ok_or(word)?);
        }
        // No storeys at all were asked for by a number: nobody means that.
        if storeys.is_empty() && !above.trim().is_empty() {
            return Err(above.trim().to_owned());
        }
        let mut seen = Vec::new();
        for storey in &storeys {
            if seen.contains(&storey) {
                return Err(above.trim().to_owned());
            }
            seen.push(storey);
        }
        Ok(Self {
            sections: sections_of(sections)?,
            storeys,
            dwellings: Dwellings::default(),
        })
    }

    /// The same with dwellings, as people write them; the text that could not be read.
    pub fn dwelt(self, dwellings: &str, heated: Option<bool>) -> Result<Self, String> {
        let read = Dwellings::read(dwellings, &self.storeys)?;
        let dwellings = read.with_heating(heated);
        Ok(Self { dwellings, ..self })
    }

    /// The storeys of a span.
    fn within(&self, span: Span) -> Vec<&Storey> {
        let fits = |storey: &&Storey| match span {
            Span::All => true,
            Span::Below | Span::Basement => matches!(storey, Storey::Below(_)),
            Span::Above => !matches!(storey, Storey::Below(_)),
        };
        self.storeys.iter().filter(fits).collect()
    }

    /// Whether the lots that a rule makes stand on storeys.
    pub fn on_storeys(&self, rule: &PlanRule) -> bool {
        let storeys = matches!(rule.each, Each::StoreySection | Each::Storey);
        storeys && !self.within(rule.storeys).is_empty()
    }

    /// How many storeys there are; of those above only some may be planned here, the others are there too.
    pub fn storey_count(&self) -> StoreyCount {
        let mut count = StoreyCount::default();
        for storey in &self.storeys {
            match storey {
                Storey::Below(nth) => count.below = count.below.max(*nth),
                Storey::Above(nth) => count.above = count.above.max(*nth),
                Storey::Named(_) => count.named += 1,
            }
        }
        count
    }

    /// Whether a rule is about a basement, and there is none.
    fn is_missing(&self, rule: &PlanRule) -> bool {
        rule.storeys == Span::Basement && self.within(Span::Below).is_empty()
    }

    /// How many lots a rule makes.
    pub fn count(&self, rule: &PlanRule) -> usize {
        if self.is_missing(rule) {
            return 0;
        }
        let storeys = self.within(rule.storeys).len().max(1);
        let sections = self.sections.len().max(1);
        match rule.each {
            Each::StoreySection => storeys * sections,
            Each::Storey => storeys,
            Each::Section => sections,
            Each::Count => rule.count.max(1) as usize,
        }
    }

    /// The places of the lots that a rule makes, in the order of work.
    pub fn places(&self, rule: &PlanRule, lang: Lang) -> Vec<String> {
        if self.is_missing(rule) {
            return Vec::new();
        }
        let part = lang.of_words(&rule.part).to_owned();
        let storeys: Vec<String> = match rule.each {
            Each::StoreySection | Each::Storey => self
                .within(rule.storeys)
                .iter()
                .map(|storey| storey.name(lang))
                .collect(),
            Each::Section | Each::Count => Vec::new(),
        };
        let storeys = if storeys.is_empty() {
            vec![part.clone()]
        } else {
            storeys
        };
        let sections: Vec<String> = match rule.each {
            Each::StoreySection | Each::Section => self
                .sections
                .iter()
                .map(|section| section.name(lang))
                .collect(),
            Each::Storey => Vec::new(),
            Each::Count => numbered(rule, lang),
        };
        if sections.is_empty() {
            return storeys;
        }
        let beside = |storey: &String| {
            let storey = storey.clone();
            sections
                .iter()
                .map(move |section| format!("{storey} {section}"))
                .collect::<Vec<_>>()
        };
        storeys.iter().flat_map(beside).collect()
    }
}

/// Names of a number of lots; one alone needs none.
fn numbered(rule: &PlanRule, lang: Lang) -> Vec<String> {
    if rule.count <= 1 {
        return Vec::new();
    }
    let label = lang.of_words(&rule.label);
    (1..=rule.count)
        .map(|nth| label.replace("{n}", &nth.to_string()))
        .collect()
}

/// What makes the lots of one checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRule {
    /// Storeys, sections, or a number.
    pub each: Each,
    /// How many, of a number.
    pub count: u32,
    /// Among which storeys.
    pub storeys: Span,
    /// What the place is called when it is no storey.
    pub part: Words,
    /// How the nth of a number is called.
    pub label: Words,
}

impl PlanRule {
    /// Whether it makes several lots of one place: which of them stands where is not known then.
    pub fn is_many(&self) -> bool {
        self.each == Each::Count && self.count > 1
    }

    /// The usual rule.
    pub fn of(hint: &Hint) -> Self {
        let words = |given: &Option<Words>, (zh, en): (&str, &str)| {
            given.clone().unwrap_or_else(|| Words {
                zh: zh.to_owned(),
                en: en.to_owned(),
            })
        };
        Self {
            each: hint.each.unwrap_or_default(),
            count: 1,
            storeys: hint.storeys.unwrap_or_default(),
            part: words(&hint.part, WHOLE),
            label: words(&hint.label, BATCH),
        }
    }
}

/// Words between commas or blanks of any kind.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '，', '、', '；', '\u{3000}'])
        .filter(|word| !word.is_empty())
}

pub(super) fn number(text: &str, least: u32, most: u32) -> Option<u32> {
    let number = storey::count(text)?;
    (least..=most).contains(&number).then_some(number)
}

/// `20` (only first: so many storeys), `3-18`, or a name; also `20层`, `20F`, `二十层`, `1至20`. A name
/// that begins or ends with a number could mean storeys too, and is none.
fn storeys_of(word: &str, first: bool) -> Option<Vec<Storey>> {
    let range = |from, to| (from..=to).map(Storey::Above).collect::<Vec<_>>();
    if let Some((from, to)) = storey::span(word) {
        let within = |storey: &u32| (1..=MOST_ABOVE).contains(storey);
        let sound = within(&from) && within(&to) && from <= to;
        return sound.then(|| range(from, to));
    }
    if let Some(storey) = storey::count(word) {
        let sound = (u32::from(!first)..=MOST_ABOVE).contains(&storey);
        return sound.then(|| range(if first { 1 } else { storey }, storey));
    }
    if storey::has_number_at_an_end(word) {
        return None;
    }
    name(word).map(|name| vec![Storey::Named(name)])
}

fn sections_of(text: &str) -> Result<Vec<Section>, String> {
    let text = text.trim();
    let bare = SECTIONS.iter().find_map(|unit| text.strip_suffix(unit));
    if let Some(count) = number(bare.unwrap_or(text), 0, MOST_NAMES as u32) {
        return Ok(match count {
            0 | 1 => Vec::new(),
            count => (0..count).map(Section::Nth).collect(),
        });
    }
    let mut names = Vec::new();
    for word in words(text) {
        let name = name(word).ok_or(word)?;
        if names.contains(&name) || names.len() == MOST_NAMES {
            return Err(word.to_owned());
        }
        names.push(name);
    }
    Ok(names.into_iter().map(Section::Named).collect())
}

fn name(word: &str) -> Option<String> {
    let sound = word.chars().count() <= LONGEST_NAME && !escape::needs_escape(word);
    sound.then(|| word.nfc().collect())
}
