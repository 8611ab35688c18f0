//! The head of a checklist: a name in the first cell of a row, its value beside it.

use super::columns::HEAD;
use super::place::ListingPlace;
use super::{ListingLine, Misentry, Places, cell};
use crate::domain::{Checklist, Words};
use crate::table::book::BookRow;
use crate::table::columns::WantedColumns;
use crate::table::fault::{ColumnSpot, TableFault, TableFlaw};
use crate::text::listing::{SUBJECTS, head};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What a checklist is when its head says nothing.
const SCHEMA: &str = "sanjian.checklist/1";
const VERSION: &str = "1.0.0";
const SUBJECT: &str = "lot";

pub(super) struct ListingHead {
    names: WantedColumns,
    /// Values by key; a row without one is as if it were not there.
    values: BTreeMap<&'static str, String>,
    places: BTreeMap<&'static str, ListingPlace>,
    /// 分部 code, 子分部 code, 分项 name.
    where_to: Vec<Vec<String>>,
}

impl ListingHead {
    pub fn new() -> Self {
        Self {
            names: WantedColumns::of(
                HEAD.iter()
                    .map(|row| (row.heading.key, row.heading.zh, &[][..])),
            ),
            values: BTreeMap::new(),
            places: BTreeMap::new(),
            where_to: Vec::new(),
        }
    }

    /// Whether a row begins with the name of a head row.
    pub fn knows(&self, row: &BookRow) -> bool {
        self.key(row).is_some()
    }

    fn key(&self, row: &BookRow) -> Option<&'static str> {
        let name = row.cells.iter().find(|cell| !cell.is_empty())?;
        self.names.meant(name)
    }

    /// Takes a row in, or says why not.
    pub fn take(&mut self, line: ListingLine) -> Option<TableFault> {
        let cells = line.row.cells.iter().enumerate();
        let mut cells = cells.filter(|(_, cell)| !cell.is_empty());
        let (first, name) = cells.next()?;
        let Some(key) = self.key(line.row) else {
            return Some(line.fault(ColumnSpot::at(first, ""), Misentry::NoSuchRow(name.clone())));
        };
        let values: Vec<(usize, &String)> = cells.collect();
        let value = values.first().map_or(first + 1, |(at, _)| *at);
        let values: Vec<&String> = values.into_iter().map(|(_, cell)| cell).collect();
        let name = ColumnSpot::at(value, name);
        let place = ListingPlace::of(line, BTreeMap::from([(key, name.clone())]));
        if key == head::PLACE.key {
            return self.take_place(line, name, &values, place);
        }
        if let Some(earlier) = self.places.get(key) {
            return Some(line.fault(name, Misentry::Twice(earlier.row)));
        }
        self.places.insert(key, place);
        match values.as_slice() {
            [] => None,
            [value] => {
                self.values.insert(key, (*value).clone());
                None
            }
            _ => Some(line.fault(name, Misentry::MoreThanOne)),
        }
    }

    /// Spreadsheets drop the zero of `02`; codes always have two or four digits.
    fn take_place(
        &mut self,
        line: ListingLine,
        name: ColumnSpot,
        values: &[&String],
        place: ListingPlace,
    ) -> Option<TableFault> {
        self.places.entry(head::PLACE.key).or_insert(place);
        match values {
            [] => None,
            [division, sub, item] => {
                let codes = [format!("{division:0>2}"), format!("{sub:0>4}")];
                let [division, sub] = codes;
                self.where_to.push(vec![division, sub, (*item).clone()]);
                None
            }
            _ => Some(line.fault(name, Misentry::NotAPlace)),
        }
    }

    /// The checklist without its tables.
    pub fn finish(
        mut self,
        sheet: &str,
        places: &mut Places,
        faults: &mut Vec<TableFault>,
    ) -> Checklist {
        let whole = self
            .places
            .values()
            .min_by_key(|place| place.row)
            .cloned()
            .unwrap_or(ListingPlace {
                sheet: sheet.to_owned(),
                row: 1,
                names: BTreeMap::new(),
            });
        for key in [head::ID.key, head::TITLE.key, head::STANDARD.key] {
            if !self.values.contains_key(key) {
                faults.push(self.missing(key, &whole));
            }
        }
        let pass_rate = self.read(head::DEFAULT_PASS_RATE.key, cell::share, faults);
        let cap = self.read(head::DEFAULT_CAP.key, cell::figure, faults);
        let subject = self.read(head::SUBJECT.key, |text| cell::word(SUBJECTS, text), faults);
        let list = Checklist {
            schema: SCHEMA.to_owned(),
            id: self.text(head::ID.key).unwrap_or_default(),
            version: self
                .text(head::VERSION.key)
                .unwrap_or_else(|| VERSION.to_owned()),
            title: self
                .words(head::TITLE.key, head::ENGLISH_TITLE.key)
                .unwrap_or_else(unread),
            standard: self
                .text(head::STANDARD.key)
                .unwrap_or_else(|| "-".to_owned()),
            place: self.where_to.first().cloned().unwrap_or_default(),
            places: match self.where_to.len() {
                0 | 1 => Vec::new(),
                _ => self.where_to.clone(),
            },
            subject: subject.unwrap_or(SUBJECT).to_owned(),
            capacity_unit: self.words(head::CAPACITY_UNIT.key, head::ENGLISH_CAPACITY_UNIT.key),
            pass_rate,
            cap,
            variants: Vec::new(),
            choose: BTreeMap::new(),
            items: Vec::new(),
            extra: self.extra(),
        };
        (places.whole, places.head) = (whole, self.places);
        list
    }

    fn missing(&self, key: &'static str, whole: &ListingPlace) -> TableFault {
        let place = self.places.get(key).unwrap_or(whole);
        let mut headings = HEAD.iter().map(|row| row.heading);
        let heading = headings.find(|heading| heading.key == key);
        let what = match self.places.contains_key(key) {
            true => Misentry::Empty,
            false => Misentry::NoRow,
        };
        TableFault {
            sheet: place.sheet.clone(),
            row: place.row,
            column: ColumnSpot::named(heading.map_or(key, |heading| heading.zh)),
            what: TableFlaw::Entry(what),
        }
    }

    fn read<T>(
        &self,
        key: &'static str,
        meaning: impl Fn(&str) -> Result<T, Misentry>,
        faults: &mut Vec<TableFault>,
    ) -> Option<T> {
        let (text, place) = (self.values.get(key)?, self.places.get(key)?);
        let fault = |what| TableFault {
            sheet: place.sheet.clone(),
            row: place.row,
            column: place.names.get(key).cloned().unwrap_or_default(),
            what: TableFlaw::Entry(what),
        };
        meaning(text).map_err(|what| faults.push(fault(what))).ok()
    }

    fn text(&mut self, key: &str) -> Option<String> {
        self.values.remove(key)
    }

    /// Both languages; who writes only one of them means the same in both.
    fn words(&self, zh: &str, en: &str) -> Option<Words> {
        let (zh, en) = (self.values.get(zh), self.values.get(en));
        let (zh, en) = (zh.or(en)?.clone(), en.or(zh)?.clone());
        Some(Words { zh, en })
    }

    fn extra(&self) -> Map<String, Value> {
        let mut extra = Map::new();
        let titles = (head::STANDARD_TITLE.key, head::ENGLISH_STANDARD_TITLE.key);
        for (key, (zh, en)) in [
            ("standard_title", titles),
            ("note", (head::NOTE.key, head::ENGLISH_NOTE.key)),
        ] {
            if let Some(words) = self.words(zh, en) {
                extra.insert(key.to_owned(), json!({"zh": words.zh, "en": words.en}));
            }
        }
        extra
    }
}

fn unread() -> Words {
    let dash = || "-".to_owned();
    Words {
        zh: dash(),
        en: dash(),
    }
}
