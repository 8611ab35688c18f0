//! What a line of a form asks for: words, a day, or a day with its time. How people write those is known
//! to `text`, what day it is to the workspace.

use super::field::Takes;
use crate::text::Lang;
use crate::text::day::DaySide;
use crate::text::screen::{check, form as say};
use crate::workspace::Workspace;

/// What a text typed into a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Words.
    Words,
    /// A figure.
    Figure,
    /// A day on this side of today.
    Day(DaySide),
    /// A day with a time, on this side of now.
    Time(DaySide),
}

impl Asks {
    /// What may be typed for it.
    pub fn takes(self) -> Takes {
        match self {
            Asks::Words => Takes::Text,
            Asks::Figure => Takes::Figure,
            Asks::Day(_) | Asks::Time(_) => Takes::Day,
        }
    }

    /// Why what was typed is none.
    pub fn complaint(self, typed: &str, lang: Lang) -> String {
        match self {
            Asks::Time(_) => say::not_a_time(lang, typed),
            Asks::Day(_) | Asks::Words | Asks::Figure => check::not_a_date(lang, typed),
        }
    }

    /// What a blank means where nothing stands: today, for a day that may be that.
    pub fn blank(self, workspace: &Workspace) -> Option<String> {
        match self {
            Asks::Day(DaySide::Past) => Some(workspace.today().to_string()),
            Asks::Words | Asks::Figure | Asks::Day(DaySide::Ahead) | Asks::Time(_) => None,
        }
    }

    /// The day or the time that is meant, in full; so many hours from now stay that.
    pub fn in_full(self, typed: &str, workspace: &Workspace) -> Option<String> {
        match self {
            Asks::Words | Asks::Figure => None,
            Asks::Day(side) => Some(workspace.day_meant(typed, side)?.to_string()),
            // Hours count from when they are used; written out now, the minutes spent in the form would
            // be taken off them.
            Asks::Time(side) if workspace.counts_from_now(typed, side) => {
                Some(typed.trim().to_owned())
            }
            Asks::Time(side) => {
                let time = workspace.time_meant(typed, side)?;
                let is_here = time.get(19..) == workspace.site_now().get(19..);
                let here = time.get(..16).filter(|_| is_here);
                Some(here.map_or(time.to_string(), |here| here.replace('T', " ")))
            }
        }
    }
}
