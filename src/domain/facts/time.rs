//! Moments and days as they were written: kept to the letter, for what was signed and hashed must not
//! change, and read here alone. One that nobody can read says nothing; whoever enters one is told.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;

/// A moment, RFC 3339 with offset, e.g. `2026-03-01T08:00:00+08:00`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(String);

/// A day, e.g. `2026-03-01`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(String);

/// The moment that a text says; none when it says none.
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

impl Time {
    /// The moment; none when it is not one.
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        moment(&self.0)
    }

    /// The day at the place where it was written down, as it stands there.
    pub fn day(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }

    /// The month at that place, e.g. `2026-03`.
    pub fn month(&self) -> &str {
        self.0.get(..7).unwrap_or(&self.0)
    }
}

impl Day {
    /// The date; none when it is not one. The form is strict, for days are compared as texts.
    pub fn date(&self) -> Option<NaiveDate> {
        let date = NaiveDate::parse_from_str(&self.0, "%Y-%m-%d").ok();
        date.filter(|_| self.0.len() == 10)
    }
}

/// What both have of the text they are.
macro_rules! written {
    ($name:ident) => {
        impl $name {
            /// The text as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }

        impl From<$name> for String {
            fn from(written: $name) -> Self {
                written.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<String> for $name {
            fn eq(&self, other: &String) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}

written!(Time);
written!(Day);
