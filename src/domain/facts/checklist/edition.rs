//! An edition of a standard: from when to when it is in force, and which general codes stand above it.

use crate::domain::time::Day;
use crate::domain::words::Words;
use serde::{Deserialize, Serialize};

/// An edition of a standard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// As the checklists name it, e.g. `GB 50204-2015`.
    pub standard: String,
    /// What it is called.
    pub title: Words,
    /// The day on which it came into force; absent where that could not be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Day>,
    /// How sure that day is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<DayBasis>,
    /// The edition it took the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// The edition that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The day on which it did: the first on which this one is not in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_on: Option<Day>,
    /// The general codes above it, by their standards; they stand in the same file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
    /// Whether it is a general code itself.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub general: bool,
    /// What else has to be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
}

/// How sure the day of an edition is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayBasis {
    /// Compared with a second source.
    Verified,
    /// Known with high confidence.
    Known,
    /// Known, and not compared with the print.
    Unprinted,
}

impl DayBasis {
    /// Its word in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Known => "known",
            Self::Unprinted => "unprinted",
        }
    }
}

/// Why an edition does not fit a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfForce<'a> {
    /// It came into force only on this day.
    NotYet(&'a Day),
    /// Since this day another is in force, if it is known which.
    Replaced(&'a Day, Option<&'a str>),
}

impl Edition {
    /// As it says itself, and where it says nothing as was known of it before. A day comes with its own basis.
    pub fn over(self, known: Self) -> Self {
        let basis = match self.in_force {
            Some(_) => self.basis,
            None => known.basis,
        };
        let under = match self.under.is_empty() {
            true => known.under,
            false => self.under,
        };
        Self {
            in_force: self.in_force.or(known.in_force),
            basis,
            replaces: self.replaces.or(known.replaces),
            replaced_by: self.replaced_by.or(known.replaced_by),
            replaced_on: self.replaced_on.or(known.replaced_on),
            under,
            general: self.general || known.general,
            note: self.note.or(known.note),
            ..self
        }
    }

    /// Why it is not the one to check by on a day (`2026-11-30`, or a time that begins so).
    pub fn out_of_force(&self, day: &str) -> Option<OutOfForce<'_>> {
        let day = day.get(..10).unwrap_or(day);
        let since = self
            .replaced_on
            .as_ref()
            .filter(|since| day >= since.as_str());
        if let Some(since) = since {
            return Some(OutOfForce::Replaced(since, self.replaced_by.as_deref()));
        }
        let from = self.in_force.as_ref().filter(|from| day < from.as_str());
        from.map(OutOfForce::NotYet)
    }
}
