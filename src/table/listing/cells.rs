//! The cells of one row of items, each read by itself so that every fault is found. What a column
//! means is not known here.

use super::Misentry;
use super::raw::Raw;
use crate::domain::Words;
use crate::domain::checklist::Variant;
use crate::table::fault::{ColumnSpot, TableFault};
use crate::text::table::note::Note;

/// A row being read, with what is wrong in it.
pub(super) struct Cells<'a> {
    pub raw: &'a Raw<'a>,
    pub variants: &'a [Variant],
    pub faults: Vec<TableFault>,
    /// What limits were taken for.
    pub taken: &'a mut Vec<Note>,
}

impl Cells<'_> {
    pub fn fault(&mut self, key: &str, what: Misentry) {
        let name = self.raw.names.get(key).cloned();
        let name = name.unwrap_or_else(|| ColumnSpot::named(key));
        self.faults.push(self.raw.line.fault(name, what));
    }

    pub fn text(&self, key: &str) -> &str {
        self.raw.cells.get(key).map_or("", String::as_str)
    }

    pub fn is_there(&self, key: &str) -> bool {
        self.raw.cells.contains_key(key)
    }

    /// A text that must be there; a column that is missing altogether was said to be so already.
    pub fn needed(&mut self, key: &'static str) -> String {
        let text = self.text(key).to_owned();
        if text.is_empty() && self.is_there(key) {
            self.fault(key, Misentry::Empty);
        }
        if text.is_empty() {
            "-".to_owned()
        } else {
            text
        }
    }

    /// What a cell means, if anything stands there.
    pub fn meaning<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, Misentry>,
    ) -> Option<T> {
        let text = self.text(key).to_owned();
        if text.is_empty() {
            return None;
        }
        read(&text).map_err(|what| self.fault(key, what)).ok()
    }

    /// What a cell means that must be there.
    pub fn needed_meaning<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, Misentry>,
    ) -> Option<T> {
        if self.text(key).is_empty() && self.is_there(key) {
            self.fault(key, Misentry::Empty);
        }
        self.meaning(key, read)
    }

    pub fn words(&mut self, zh: &'static str, en: &'static str) -> Option<Words> {
        let (zh, en) = (self.text(zh).to_owned(), self.text(en).to_owned());
        if zh.is_empty() && en.is_empty() {
            return None;
        }
        let or = |one: &str, other: &str| if one.is_empty() { other } else { one }.to_owned();
        Some(Words {
            zh: or(&zh, &en),
            en: or(&en, &zh),
        })
    }

    pub fn needed_words(&mut self, zh: &'static str, en: &'static str) -> Words {
        self.words(zh, en).unwrap_or_else(|| {
            let dash = self.needed(zh);
            Words {
                en: dash.clone(),
                zh: dash,
            }
        })
    }
}
