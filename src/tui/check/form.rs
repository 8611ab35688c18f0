//! The fields of an answer that is more than one key: counts, draws, places, papers, a reason, a
//! design value. A form turns into the answer as far as it is filled in; it saves nothing itself.

use crate::domain::plan::Plan;
use crate::domain::{Answer, Item, Judge};
use crate::text::Lang;
use crate::text::day::{self, Side};
use crate::text::screen::check as say;
use crate::text::typed::{self, Slip};
use crate::tui::field::{Field, Takes};
use crate::tui::intent::Intent;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// What a form asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Places looked at, failed, excellent.
    Counts,
    /// The same for two draws of Appendix D.
    Draws,
    /// Places 好, 一般, 差.
    Places,
    /// Number and date of each paper.
    Papers,
    /// Why the item does not occur.
    Reason,
    /// The design value of measured sizes.
    Design,
}

/// What stands beside a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A field of the answer.
    Of(&'static str),
    /// A field of the first or second draw.
    Draw(usize, &'static str),
    /// The number of a kind of paper.
    Number(String),
    /// The date of a kind of paper.
    Date(String),
    /// The last day a kind of paper is valid.
    Until(String),
}

/// A field with its label.
#[derive(Clone, Debug)]
pub struct Blank {
    /// What it asks for.
    pub label: Label,
    /// What was typed.
    pub field: Field,
}

/// Why a field cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no such figure.
    Figure(Slip),
    /// It is no day.
    Day,
    /// That day has not come yet.
    NotYet(NaiveDate),
}

impl Blank {
    /// The day that is meant: a paper's date lies behind, its last day ahead.
    fn day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let side = match self.label {
            Label::Until(_) => Side::Ahead,
            _ => Side::Past,
        };
        day::near(self.field.value(), today, side)
    }

    /// What a paper's field says, `None` while nothing does.
    fn of_paper(&self, today: NaiveDate) -> Result<Option<String>, Wrong> {
        let typed = self.field.value().trim();
        if typed.is_empty() || matches!(self.label, Label::Number(_)) {
            return Ok((!typed.is_empty()).then(|| typed.to_owned()));
        }
        let day = self.day(today).ok_or(Wrong::Day)?;
        match self.label {
            Label::Date(_) if day > today => Err(Wrong::NotYet(day)),
            _ => Ok(Some(day.to_string())),
        }
    }
}

/// A field that cannot be read, by its place, and why.
type Unread = (usize, Wrong);

/// A form for one item.
#[derive(Clone, Debug)]
pub struct Form {
    /// The item's id.
    pub item: String,
    /// What it asks for.
    pub purpose: Purpose,
    /// Its fields.
    pub blanks: Vec<Blank>,
    /// The field being typed in.
    pub at: usize,
    /// What figures are in.
    unit: String,
}

impl Form {
    /// The form that an item's details are entered by.
    pub fn details(item: &Item, old: Option<&Answer>) -> Option<Self> {
        let body = old.map(|answer| answer.body.clone()).unwrap_or_default();
        match &item.judge {
            Judge::Attribute { plan } => Some(match plan {
                Some(Plan::Double) => Self::draws(item, &body),
                _ => Self::of(
                    item,
                    Purpose::Counts,
                    &["checked", "failed", "excellent"],
                    &body,
                ),
            }),
            Judge::Appearance => Some(Self::of(
                item,
                Purpose::Places,
                &["good", "fair", "poor"],
                &body,
            )),
            Judge::Document { required } => Some(Self::papers(item, required, &body)),
            _ => None,
        }
    }

    /// The form for a reason or a design value.
    pub fn single(item: &Item, purpose: Purpose, old: Option<&Answer>) -> Self {
        let body = old.map(|answer| answer.body.clone()).unwrap_or_default();
        match purpose {
            Purpose::Reason => Self::of(item, purpose, &["note"], &body),
            _ => Self::of(item, purpose, &["design"], &body),
        }
    }

    fn of(
        item: &Item,
        purpose: Purpose,
        names: &[&'static str],
        body: &Map<String, Value>,
    ) -> Self {
        let takes = match purpose {
            Purpose::Reason => Takes::Text,
            _ => Takes::Figure,
        };
        let blanks = names.iter().map(|name| Blank {
            label: Label::Of(name),
            field: Field::new(takes, &written(body.get(*name))),
        });
        Self {
            item: item.id.clone(),
            purpose,
            blanks: blanks.collect(),
            at: 0,
            unit: item.judge.unit().unwrap_or_default().to_owned(),
        }
    }

    fn draws(item: &Item, body: &Map<String, Value>) -> Self {
        let old = body.get("draws").and_then(Value::as_array);
        let blank = |draw: usize, name: &'static str| Blank {
            label: Label::Draw(draw, name),
            field: Field::new(
                Takes::Figure,
                &written(old.and_then(|draws| draws.get(draw)?.get(name))),
            ),
        };
        let order = [(0, "checked"), (0, "failed"), (1, "checked"), (1, "failed")];
        Self {
            item: item.id.clone(),
            purpose: Purpose::Draws,
            blanks: order.map(|(draw, name)| blank(draw, name)).into(),
            at: 0,
            unit: String::new(),
        }
    }

    /// The date of a paper stays empty until somebody has read it off the paper.
    fn papers(item: &Item, required: &[String], body: &Map<String, Value>) -> Self {
        let old = body.get("documents").and_then(Value::as_array);
        let known = |kind: &str, name: &str| {
            let paper = old?
                .iter()
                .find(|paper| paper.get("kind") == Some(&Value::from(kind)))?;
            Some(written(paper.get(name)))
        };
        let mut blanks = Vec::new();
        for kind in required {
            let no = known(kind, "no").unwrap_or_default();
            let date = known(kind, "date").unwrap_or_default();
            blanks.push(Blank {
                label: Label::Number(kind.clone()),
                field: Field::new(Takes::Text, &no),
            });
            blanks.push(Blank {
                label: Label::Date(kind.clone()),
                field: Field::new(Takes::Day, &date),
            });
            if item.expires {
                let until = known(kind, "until").unwrap_or_default();
                blanks.push(Blank {
                    label: Label::Until(kind.clone()),
                    field: Field::new(Takes::Day, &until),
                });
            }
        }
        Self {
            item: item.id.clone(),
            purpose: Purpose::Papers,
            blanks,
            at: 0,
            unit: String::new(),
        }
    }

    /// Takes typing into the current field; a digit in an empty reason picks a usual one, a blank in
    /// an empty date puts today's.
    pub fn typed(&mut self, intent: Intent, lang: Lang, today: NaiveDate) {
        let reasons = self.purpose == Purpose::Reason;
        let Some(blank) = self.blanks.get_mut(self.at) else {
            return;
        };
        let is_date = matches!(blank.label, Label::Date(_));
        match intent {
            Intent::Type(c) if blank.field.is_empty() && reasons => {
                match usual_reason(typed::plain(c), lang) {
                    Some(reason) => blank.field = Field::new(Takes::Text, reason),
                    None => _ = blank.field.typed(intent),
                }
            }
            Intent::Type(c) if blank.field.is_empty() && is_date && typed::plain(c) == ' ' => {
                blank.field = Field::new(Takes::Day, &today.to_string());
            }
            other => _ = blank.field.typed(other),
        }
    }

    /// What stands in the field being typed in.
    pub fn current(&self) -> &str {
        self.value(self.at)
    }

    /// Writes out every day that was understood, so that it is seen before it is recorded.
    pub fn write_out(&mut self, today: NaiveDate) {
        for blank in &mut self.blanks {
            let day = blank.day(today);
            if let Some(day) = day.filter(|_| blank.field.takes() == Takes::Day) {
                blank.field = Field::new(Takes::Day, &day.to_string());
            }
        }
    }

    /// Goes to the next or the former field; says whether there is one.
    pub fn step(&mut self, forward: bool) -> bool {
        let to = match forward {
            true => self.at + 1,
            false => self.at.wrapping_sub(1),
        };
        let exists = to < self.blanks.len();
        if exists {
            self.at = to;
        }
        exists
    }

    /// The answer as far as it was filled in, `None` while nothing was, or the field that cannot be
    /// read. What is incomplete is no answer to any judge, so it can be kept without harm.
    pub fn answer(&self, old: Option<&Answer>, today: NaiveDate) -> Result<Option<Answer>, Unread> {
        let body = match self.purpose {
            Purpose::Counts | Purpose::Places => self.counts(0..self.blanks.len())?,
            Purpose::Draws => self.both_draws()?,
            Purpose::Papers => self.documents(today)?,
            Purpose::Reason => self.reason(),
            Purpose::Design => return self.design_answer(old),
        };
        Ok((!body.is_empty()).then(|| Answer {
            item: self.item.clone(),
            body,
        }))
    }

    fn value(&self, at: usize) -> &str {
        self.blanks
            .get(at)
            .map_or("", |blank| blank.field.value().trim())
    }

    fn counts(&self, range: std::ops::Range<usize>) -> Result<Map<String, Value>, Unread> {
        let mut body = Map::new();
        for at in range {
            let name = match self.blanks.get(at).map(|blank| &blank.label) {
                Some(Label::Of(name) | Label::Draw(_, name)) => *name,
                _ => continue,
            };
            if !self.value(at).is_empty() {
                let count = typed::count(self.value(at), "");
                let count = count.map_err(|slip| (at, Wrong::Figure(slip)))?;
                body.insert(name.to_owned(), Value::from(count));
            }
        }
        Ok(body)
    }

    fn both_draws(&self) -> Result<Map<String, Value>, Unread> {
        let (first, second) = (self.counts(0..2)?, self.counts(2..4)?);
        let mut body = Map::new();
        if !first.is_empty() {
            let draws = [first, second].into_iter().filter(|draw| !draw.is_empty());
            let draws: Vec<Value> = draws.map(Value::Object).collect();
            body.insert("draws".to_owned(), Value::Array(draws));
        }
        Ok(body)
    }

    /// The papers whose number or date was typed; one without its date is not finished.
    fn documents(&self, today: NaiveDate) -> Result<Map<String, Value>, Unread> {
        let mut papers: Vec<(&str, Map<String, Value>)> = Vec::new();
        for (at, blank) in self.blanks.iter().enumerate() {
            let (kind, name) = match &blank.label {
                Label::Number(kind) => (kind, "no"),
                Label::Date(kind) => (kind, "date"),
                Label::Until(kind) => (kind, "until"),
                Label::Of(_) | Label::Draw(..) => continue,
            };
            let Some(value) = blank.of_paper(today).map_err(|wrong| (at, wrong))? else {
                continue;
            };
            if papers.last().is_none_or(|(last, _)| last != kind) {
                let paper = Map::from_iter([("kind".to_owned(), Value::from(kind.as_str()))]);
                papers.push((kind, paper));
            }
            if let Some((_, paper)) = papers.last_mut() {
                paper.insert(name.to_owned(), Value::from(value));
            }
        }
        let papers: Vec<Value> = papers
            .into_iter()
            .map(|(_, it)| Value::Object(it))
            .collect();
        let mut body = Map::new();
        if !papers.is_empty() {
            body.insert("documents".to_owned(), Value::Array(papers));
        }
        Ok(body)
    }

    fn reason(&self) -> Map<String, Value> {
        let mut body = Map::new();
        if !self.value(0).is_empty() {
            body.insert("result".to_owned(), Value::from("na"));
            body.insert("note".to_owned(), Value::from(self.value(0)));
        }
        body
    }

    fn design_answer(&self, old: Option<&Answer>) -> Result<Option<Answer>, Unread> {
        if self.value(0).is_empty() {
            return Ok(None);
        }
        let design = typed::figure(self.value(0), &self.unit);
        let design = design.map_err(|slip| (0, Wrong::Figure(slip)))?;
        Ok(Some(crate::tui::sheet::readings::against(
            old, &self.item, &design,
        )))
    }
}

fn written(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The reasons that are one key, in the user's language.
pub fn usual_reason(key: char, lang: Lang) -> Option<&'static str> {
    match key {
        '1' => Some(say::reason_none(lang)),
        '2' => Some(say::reason_design(lang)),
        '3' => Some(say::reason_scope(lang)),
        _ => None,
    }
}
