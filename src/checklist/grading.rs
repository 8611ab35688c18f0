//! Grading schemes and targets: read from their files, and what they are called.

use super::Library;
use super::read::ItemFlaws;
use crate::domain::decimal::Decimal;
use crate::domain::flaw::Flaw;
use crate::domain::grade::Scheme;
use crate::domain::scheme::{SchemeRules, Score};
use crate::domain::subject::Scale;
use crate::domain::words::Words;
use crate::text::Lang;
use crate::text::words::SchemeName;
use serde::{Deserialize, Serialize};

/// The schema word of a grading scheme.
pub const SCHEME: &str = "sanjian.grading/1";
/// The schema word of a list of targets.
pub const TARGETS: &str = "sanjian.targets/1";

/// Rates that an outline, a contract or a firm aims at, in per cent by size class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateTarget {
    /// Its id, e.g. `outline-1996-2010`.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Where it stands.
    pub source: Words,
    /// The year it is for.
    pub horizon: u32,
    /// First-pass acceptance rate.
    pub first_pass: BySize,
    /// Excellence rate.
    #[serde(default)]
    pub excellence: BySize,
}

/// A figure for each size class; absent where none is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BySize {
    /// Large and medium projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub large_medium: Option<Decimal>,
    /// Other works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Decimal>,
}

impl BySize {
    /// The figure for a project of this size; of unknown size, that of other works.
    pub fn of(&self, scale: Option<Scale>) -> Option<&Decimal> {
        match scale {
            Some(Scale::LargeMedium) => self.large_medium.as_ref(),
            Some(Scale::Other) | None => self.other.as_ref(),
        }
    }
}

/// Reads a grading scheme, or every fault in it.
pub fn scheme(bytes: &[u8]) -> Result<SchemeRules, ItemFlaws> {
    let rules: SchemeRules = serde_json::from_slice(bytes).map_err(shape)?;
    let mut flaws = Vec::new();
    if rules.shares.is_some() && rules.score.is_some() {
        flaws.push(Flaw::Sides);
    }
    if let Some(shares) = &rules.shares {
        for (name, share) in [
            ("points", &shares.points),
            ("attributes", &shares.attributes),
            ("children", &shares.children),
            ("appearance", &shares.appearance),
        ] {
            flaws.extend(per_cent(share).then_some(Flaw::Share(name)));
        }
    }
    flaws.extend(rules.score.as_ref().map(score_flaws).unwrap_or_default());
    found(flaws, rules)
}

fn score_flaws(score: &Score) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let bands = score.tolerance.iter().chain(&score.appearance);
    for share in bands.chain([&score.needed, &score.second_band]) {
        flaws.extend(per_cent(share).then_some(Flaw::Share("score")));
    }
    if score.parts.iter().map(|part| part.weight).sum::<u64>() != 100 {
        flaws.push(Flaw::Hundred("weight".to_owned()));
    }
    for part in &score.parts {
        if part.points.values().sum::<u64>() != 100 {
            flaws.push(Flaw::Hundred(part.id.clone()));
        }
    }
    flaws
}

/// Whether a figure is outside 0 to 100.
fn per_cent(figure: &Decimal) -> bool {
    !(0..=100_000_000).contains(&figure.micro())
}

/// Reads targets, or every fault in them.
pub fn targets(bytes: &[u8]) -> Result<Vec<RateTarget>, ItemFlaws> {
    #[derive(Deserialize)]
    struct TargetsFile {
        targets: Vec<RateTarget>,
    }
    let file: TargetsFile = serde_json::from_slice(bytes).map_err(shape)?;
    let mut flaws = Vec::new();
    for target in &file.targets {
        for by in [&target.first_pass, &target.excellence] {
            let figures = by.large_medium.iter().chain(&by.other);
            let wrong = figures.filter(|figure| per_cent(figure));
            flaws.extend(wrong.map(|_| Flaw::Share("targets")));
        }
    }
    found(flaws, file.targets)
}

fn shape(error: serde_json::Error) -> ItemFlaws {
    vec![(None, Flaw::Shape(error.to_string()))]
}

fn found<T>(flaws: Vec<Flaw>, read: T) -> Result<T, ItemFlaws> {
    if flaws.is_empty() {
        Ok(read)
    } else {
        Err(flaws.into_iter().map(|flaw| (None, flaw)).collect())
    }
}

impl Library {
    /// What a scheme is called; one that is not here, by its id.
    pub fn scheme_name(&self, scheme: &Scheme, lang: Lang) -> SchemeName {
        let Some(rules) = self.rulebook.schemes.get(scheme.as_str()) else {
            return SchemeName::of_id(scheme.as_str());
        };
        let title = lang.of_words(&rules.title).to_owned();
        let short = match scheme.is_none() {
            true => title.clone(),
            false => rules.short.clone(),
        };
        SchemeName { title, short }
    }

    /// The targets of this id.
    pub fn target(&self, id: &str) -> Option<&RateTarget> {
        self.targets.iter().find(|target| target.id == id)
    }
}
