//! The table of items: one row an item, each cell read by itself so that every fault is found.

use super::limits::{self, Limits};
use super::place::Place;
use super::raw::Raw;
use super::{Misentry, Places, cell, counting};
use crate::domain::checklist::{Basis, Variant};
use crate::domain::criterion::{Attribute, Computed, Deviation, Document, Range};
use crate::domain::limit::Limit;
use crate::domain::plan::Plan;
use crate::domain::sampling::{Rule, Sampling};
use crate::domain::{Class, Decimal, Item, Judge, Words};
use crate::table::fault::{Spot, TableFault, TableFlaw};
use crate::text::listing::{BASES, CLASSES, JUDGES, PLANS, STAGES, meaning};
use crate::text::table::note::{Note, Sense};
use serde_json::Map;

/// The items of all rows, with their places; an id that stands twice is a fault of the later row.
pub(super) fn collect(
    rows: &[Raw],
    variants: &[Variant],
    places: &mut Places,
    faults: &mut Vec<TableFault>,
    notes: &mut Vec<Note>,
) -> Vec<Item> {
    let mut taken = Vec::new();
    let mut items = Vec::new();
    for raw in rows {
        let mut cells = Cells {
            raw,
            variants,
            faults: Vec::new(),
            taken: &mut taken,
        };
        for (key, flaw) in &raw.changed {
            let column = raw.names.get(key).cloned().unwrap_or_default();
            cells.faults.push(TableFault {
                sheet: raw.line.sheet.to_owned(),
                row: raw.line.row.line,
                column,
                what: TableFlaw::Cell(flaw.clone()),
            });
        }
        let item = cells.item();
        match places.items.get(&item.id).filter(|_| !item.id.is_empty()) {
            Some(earlier) => {
                let twice = Misentry::Twice(earlier.row);
                cells.fault("item", twice);
            }
            None => {
                let mut place = Place::of(raw.line, raw.names.clone());
                if matches!(item.judge, Judge::Range(_)) {
                    place.names.remove("limit");
                }
                places.items.insert(item.id.clone(), place);
                items.push(item);
            }
        }
        faults.append(&mut cells.faults);
    }
    notes.append(&mut taken);
    items
}

struct Cells<'a> {
    raw: &'a Raw<'a>,
    variants: &'a [Variant],
    faults: Vec<TableFault>,
    /// What limits were taken for.
    taken: &'a mut Vec<Note>,
}

impl Cells<'_> {
    fn fault(&mut self, key: &str, what: Misentry) {
        let name = self.raw.names.get(key).cloned();
        let name = name.unwrap_or_else(|| Spot::named(key));
        self.faults.push(self.raw.line.fault(name, what));
    }

    fn text(&self, key: &str) -> &str {
        self.raw.cells.get(key).map_or("", String::as_str)
    }

    fn is_there(&self, key: &str) -> bool {
        self.raw.cells.contains_key(key)
    }

    /// A text that must be there; a column that is missing altogether was said to be so already.
    fn needed(&mut self, key: &'static str) -> String {
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
    fn meaning<T>(
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
    fn needed_meaning<T>(
        &mut self,
        key: &'static str,
        read: impl Fn(&str) -> Result<T, Misentry>,
    ) -> Option<T> {
        if self.text(key).is_empty() && self.is_there(key) {
            self.fault(key, Misentry::Empty);
        }
        self.meaning(key, read)
    }

    fn words(&mut self, zh: &'static str, en: &'static str) -> Option<Words> {
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

    fn needed_words(&mut self, zh: &'static str, en: &'static str) -> Words {
        self.words(zh, en).unwrap_or_else(|| {
            let dash = self.needed(zh);
            Words {
                en: dash.clone(),
                zh: dash,
            }
        })
    }

    fn item(&mut self) -> Item {
        let class = self.needed_meaning("class", |text| cell::word(CLASSES, text));
        let class = match class {
            Some("dominant") => Class::Dominant,
            _ => Class::General,
        };
        let basis = self.meaning("basis", |text| cell::word(BASES, text));
        Item {
            id: match self.needed("item") {
                dash if dash == "-" => String::new(),
                id => id,
            },
            class,
            clause: self.needed("clause"),
            title: self.needed_words("title", "english_title"),
            requirement: self.words("requirement", "english_requirement"),
            method: self.needed_words("method", "english_method"),
            stages: self.stages(),
            when: self.when(),
            basis: basis.map(|word| match word {
                "verified" => Basis::Verified,
                _ => Basis::Known,
            }),
            sampling: self.sampling(),
            judge: self.judge(),
            national: None,
            points: None,
            part: None,
            aspect: None,
            expires: false,
            extra: Map::new(),
        }
    }

    fn sampling(&mut self) -> Sampling {
        let sampling = self.needed_meaning("sampling", counting::sampling);
        Sampling {
            of: self.meaning("counted", counting::counted),
            ..sampling.unwrap_or(Rule::All.into())
        }
    }

    fn stages(&self) -> Vec<String> {
        let id = |word: &str| meaning(STAGES, word).unwrap_or(word).to_owned();
        cell::several(self.text("stages")).map(id).collect()
    }

    fn when(&mut self) -> Vec<String> {
        let text = self.text("variants").to_owned();
        let (mut ids, mut strangers) = (Vec::new(), Vec::new());
        for word in cell::several(&text) {
            match Variant::written(self.variants, word) {
                Some(variant) => ids.push(variant.id.clone()),
                None => strangers.push(word.to_owned()),
            }
        }
        for stranger in strangers {
            self.fault("variants", Misentry::NoVariant(stranger));
        }
        ids
    }

    fn judge(&mut self) -> Judge {
        let kind = self.needed_meaning("judge", |text| cell::word(JUDGES, text));
        let Some(kind) = kind else {
            return Judge::Appearance;
        };
        self.unused(kind);
        match kind {
            "deviation" => self.deviation(),
            "range" => self.range(),
            "document" => {
                let kinds = cell::several(self.text("documents")).map(str::to_owned);
                let required = kinds.collect();
                Judge::Document(Document { required })
            }
            "computed" => Judge::Computed(Computed {
                rule: self.needed("rule"),
            }),
            "appearance" => Judge::Appearance,
            _ => {
                let plan = self.meaning("plan", |text| cell::word(PLANS, text));
                Judge::Attribute(Attribute {
                    plan: plan.map(|word| match word {
                        "single" => Plan::Single,
                        _ => Plan::Double,
                    }),
                })
            }
        }
    }

    fn deviation(&mut self) -> Judge {
        let (unit, limits) = (self.needed("unit"), self.limits());
        let mut deviation = Deviation {
            limit: None,
            lower: self.limit("lower"),
            upper: self.limit("upper"),
            unsigned: false,
            pass_rate: self.rate(),
            cap: self.meaning("cap", cell::figure),
            unit,
        };
        match limits {
            Some(Limits::Magnitude(limit)) => deviation.limit = Some(limit),
            Some(Limits::AtMost(limit)) => {
                (deviation.limit, deviation.unsigned) = (Some(limit), true);
            }
            // From zero up it is a distance too.
            Some(Limits::Between(low, high)) if low.micro() == 0 => {
                (deviation.limit, deviation.unsigned) = (Some(Limit::Fixed(high)), true);
            }
            Some(Limits::Between(low, high)) => {
                deviation.lower = Some(Limit::Fixed(low));
                deviation.upper = Some(Limit::Fixed(high));
            }
            Some(Limits::AtLeast(low)) => deviation.lower = Some(low),
            None => {}
        }
        Judge::Deviation(Box::new(deviation))
    }

    fn range(&mut self) -> Judge {
        let (unit, limits) = (self.needed("unit"), self.limits());
        let (mut min, mut max) = (self.limit("lower"), self.limit("upper"));
        match limits {
            Some(Limits::Between(low, high)) => {
                (min, max) = (Some(Limit::Fixed(low)), Some(Limit::Fixed(high)));
            }
            Some(Limits::AtMost(high)) => max = Some(high),
            Some(Limits::AtLeast(low)) => min = Some(low),
            // Values have no limit to both sides of zero.
            Some(Limits::Magnitude(_)) => {
                let text = self.text("limit").to_owned();
                self.fault("limit", Misentry::NotUsed(text));
            }
            None => {}
        }
        Judge::Range(Box::new(Range {
            unit,
            min,
            max,
            groups: self.meaning("groups", counting::groups),
            pass_rate: self.rate(),
        }))
    }

    fn limit(&mut self, key: &'static str) -> Option<Limit> {
        let unit = self.text("unit").to_owned();
        self.meaning(key, |text| limits::one(text, &unit))
    }

    /// What the column of limits says; sides that it names stand nowhere else.
    fn limits(&mut self) -> Option<Limits> {
        let unit = self.text("unit").to_owned();
        let limits = self.meaning("limit", |text| limits::all(text, &unit))?;
        let sided = !matches!(limits, Limits::Magnitude(_));
        let twice = !self.text("lower").is_empty() || !self.text("upper").is_empty();
        if sided && twice {
            self.fault("limit", Misentry::SidesTwice);
        }
        self.take_note(&limits);
        Some(limits)
    }

    /// Tells what a limit was taken for that stands as on a form.
    fn take_note(&mut self, limits: &Limits) {
        let Some(sense) = limits.shown().map(Sense::Plain) else {
            return;
        };
        let text = self.text("limit").to_owned();
        for note in self.taken.iter_mut() {
            if let Note::Meant { written, count, .. } = note
                && *written == text
            {
                *count += 1;
                return;
            }
        }
        self.taken.push(Note::Meant {
            written: text,
            sense,
            count: 1,
        });
    }

    fn rate(&mut self) -> Option<Decimal> {
        self.meaning("pass_rate", cell::share)
    }

    /// A figure in a column that the judge does not look at would be lost without a word.
    fn unused(&mut self, kind: &str) {
        let used: &[&str] = match kind {
            "deviation" => &["unit", "limit", "lower", "upper", "pass_rate", "cap"],
            "range" => &["unit", "limit", "lower", "upper", "groups", "pass_rate"],
            "document" => &["documents"],
            "attribute" => &["plan"],
            "computed" => &["rule"],
            _ => &[],
        };
        let all = [
            "unit",
            "limit",
            "lower",
            "upper",
            "groups",
            "pass_rate",
            "cap",
            "documents",
            "plan",
            "rule",
        ];
        for key in all {
            if !used.contains(&key) && !self.text(key).is_empty() {
                let text = self.text(key).to_owned();
                self.fault(key, Misentry::NotUsed(text));
            }
        }
    }
}
