//! The fields of an answer that is more than one key: counts, draws, places, papers, a reason, a
//! design value. A form turns into the answer as far as it is filled in; it saves nothing itself.

use crate::domain::{Answer, Item};
use crate::text::day::{self, DaySide};
use crate::text::screen::{check as say, usual};
use crate::text::typed::{self, TypedSlip};
use crate::text::{Lang, document};
use crate::tui::check::sheet::CheckSheet;
use crate::tui::check::sheet::kind::{Purpose, ways};
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::Phrase;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// What a line asks; of the papers it names, which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailAsk {
    /// A field of the answer.
    Of(&'static str),
    /// A field of the first or second draw.
    Draw(usize, &'static str),
    /// The number of a paper.
    Number(usize),
    /// Its date.
    Date(usize),
    /// The last day it is valid.
    Until(usize),
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongDetail {
    /// It is no such figure.
    Figure(TypedSlip),
    /// It is no day.
    Day,
    /// That day has not come yet.
    NotYet(NaiveDate),
}

/// A line that cannot be read, and why.
type UnreadLine = (DetailAsk, WrongDetail);

/// A form for one item.
#[derive(Debug)]
pub struct Details {
    /// The item's id.
    pub item: String,
    /// What it asks for.
    pub purpose: Purpose,
    /// Its lines.
    pub form: Form<DetailAsk>,
    /// The kinds of the papers it names.
    kinds: Vec<String>,
    /// What figures are in.
    unit: String,
    /// What is said of photos taken just now; empty where nobody looked.
    pub photos: String,
}

impl Details {
    /// The form that an item's details are entered by.
    pub fn of(item: &Item, old: Option<&Answer>) -> Option<Self> {
        let purpose = ways(&item.judge).form?;
        Some(Self::single(item, purpose, old))
    }

    /// The form for one purpose, such as a reason or a design value.
    pub fn single(item: &Item, purpose: Purpose, old: Option<&Answer>) -> Self {
        let none = Map::new();
        let body = old.map_or(&none, |answer| &answer.body);
        let lines = match purpose {
            Purpose::Counts => figures(&["checked", "failed", "excellent"], body),
            Purpose::Places => figures(&["good", "fair", "poor"], body),
            Purpose::Design => figures(&["design"], body),
            Purpose::Reason => vec![worded("note", body).usual(usual::not_applicable)],
            Purpose::Problem => {
                let problem = worded("problem", body).usual(ways(&item.judge).problems);
                vec![problem, worded("place", body)]
            }
            Purpose::Draws => draws(body),
            Purpose::Papers => papers(item, body),
        };
        let kinds = item.judge.papers().unwrap_or_default().to_vec();
        Self {
            item: item.id.clone(),
            purpose,
            form: Form::new(lines).ending(None),
            kinds,
            unit: item.judge.unit().unwrap_or_default().to_owned(),
            photos: String::new(),
        }
    }

    /// The form of what is wrong with an item of this sheet that fails; places that are known are offered.
    pub fn problem(sheet: &CheckSheet, item: &Item) -> Self {
        let mut details = Self::single(item, Purpose::Problem, sheet.draft.answer(&item.id));
        let place = DetailAsk::Of("place");
        details.form.offer_beside(place, sheet.whereabouts());
        details
    }

    /// Takes typing.
    pub fn typed(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => Effect::None,
        }
    }

    /// The answer as far as it was filled in, `None` while nothing was, or the line that cannot be
    /// read. What is incomplete is no answer to any judge, so it can be kept without harm.
    pub fn answer(
        &self,
        old: Option<&Answer>,
        today: NaiveDate,
    ) -> Result<Option<Answer>, UnreadLine> {
        let body = match self.purpose {
            Purpose::Counts | Purpose::Places => self.counts(|ask| match ask {
                DetailAsk::Of(name) => Some(name),
                _ => None,
            })?,
            Purpose::Draws => self.both_draws()?,
            Purpose::Papers => self.documents(today)?,
            Purpose::Reason => self.reason(),
            Purpose::Problem => {
                let value = |name| self.form.value(DetailAsk::Of(name));
                return Ok(old.map(|old| old.telling(value("problem"), value("place"))));
            }
            Purpose::Design => return self.design_answer(old),
        };
        Ok((!body.is_empty()).then(|| Answer {
            item: self.item.clone(),
            body,
        }))
    }

    /// The counts in those lines that have a name.
    fn counts(
        &self,
        name: impl Fn(DetailAsk) -> Option<&'static str>,
    ) -> Result<Map<String, Value>, UnreadLine> {
        let mut body = Map::new();
        for ask in self.form.keys() {
            let (Some(name), typed) = (name(ask), self.form.value(ask)) else {
                continue;
            };
            if !typed.is_empty() {
                let count = typed::count(typed, "");
                let count = count.map_err(|slip| (ask, WrongDetail::Figure(slip)))?;
                body.insert(name.to_owned(), Value::from(count));
            }
        }
        Ok(body)
    }

    fn both_draws(&self) -> Result<Map<String, Value>, UnreadLine> {
        let of = |wanted: usize| {
            self.counts(move |ask| match ask {
                DetailAsk::Draw(draw, name) if draw == wanted => Some(name),
                _ => None,
            })
        };
        let (first, second) = (of(0)?, of(1)?);
        let mut body = Map::new();
        if !first.is_empty() {
            let draws = [first, second].into_iter().filter(|draw| !draw.is_empty());
            let draws: Vec<Value> = draws.map(Value::Object).collect();
            body.insert("draws".to_owned(), Value::Array(draws));
        }
        Ok(body)
    }

    /// The papers whose number or date was typed; one without its date is not finished.
    fn documents(&self, today: NaiveDate) -> Result<Map<String, Value>, UnreadLine> {
        let mut papers = Vec::new();
        for (nth, kind) in self.kinds.iter().enumerate() {
            let mut paper = Map::from_iter([("kind".to_owned(), Value::from(kind.as_str()))]);
            let lines = [
                (DetailAsk::Number(nth), "no"),
                (DetailAsk::Date(nth), "date"),
                (DetailAsk::Until(nth), "until"),
            ];
            for (ask, name) in lines {
                let value = self.of_paper(ask, today).map_err(|wrong| (ask, wrong))?;
                if let Some(value) = value {
                    paper.insert(name.to_owned(), Value::from(value));
                }
            }
            if paper.len() > 1 {
                papers.push(Value::Object(paper));
            }
        }
        let mut body = Map::new();
        if !papers.is_empty() {
            body.insert("documents".to_owned(), Value::Array(papers));
        }
        Ok(body)
    }

    /// What a paper's line says, `None` while nothing does.
    fn of_paper(&self, ask: DetailAsk, today: NaiveDate) -> Result<Option<String>, WrongDetail> {
        let typed = self.form.value(ask);
        if typed.is_empty() || matches!(ask, DetailAsk::Number(_)) {
            return Ok((!typed.is_empty()).then(|| typed.to_owned()));
        }
        let side = match ask {
            DetailAsk::Until(_) => DaySide::Ahead,
            _ => DaySide::Past,
        };
        let day = day::near(typed, today, side).ok_or(WrongDetail::Day)?;
        match ask {
            DetailAsk::Date(_) if day > today => Err(WrongDetail::NotYet(day)),
            _ => Ok(Some(day.to_string())),
        }
    }

    fn reason(&self) -> Map<String, Value> {
        let mut body = Map::new();
        let note = self.form.value(DetailAsk::Of("note"));
        if !note.is_empty() {
            body.insert("result".to_owned(), Value::from("na"));
            body.insert("note".to_owned(), Value::from(note));
        }
        body
    }

    fn design_answer(&self, old: Option<&Answer>) -> Result<Option<Answer>, UnreadLine> {
        let ask = DetailAsk::Of("design");
        let typed = self.form.value(ask);
        if typed.is_empty() {
            return Ok(None);
        }
        let design = typed::figure(typed, &self.unit);
        let design = design.map_err(|slip| (ask, WrongDetail::Figure(slip)))?;
        Ok(Some(Answer::beside(old, &self.item, design.as_str())))
    }
}

fn of(name: &'static str) -> impl Fn(Lang) -> &'static str {
    move |lang| say::field(lang, name)
}

/// A line for words, with those there are.
fn worded(name: &'static str, body: &Map<String, Value>) -> Line<DetailAsk> {
    Line::typed(DetailAsk::Of(name), of(name), &written(body.get(name)))
}

fn figures(names: &[&'static str], body: &Map<String, Value>) -> Vec<Line<DetailAsk>> {
    let line = |name: &&'static str| {
        let old = written(body.get(*name));
        Line::figure(DetailAsk::Of(name), of(name), &old)
    };
    names.iter().map(line).collect()
}

fn draws(body: &Map<String, Value>) -> Vec<Line<DetailAsk>> {
    let old = body.get("draws").and_then(Value::as_array);
    let line = |(draw, name): (usize, &'static str)| {
        let old = written(old.and_then(|draws| draws.get(draw)?.get(name)));
        let nth = if draw == 0 {
            say::first_draw
        } else {
            say::second_draw
        };
        let label = move |lang| format!("{} {}", nth(lang), say::field(lang, name));
        Line::figure(DetailAsk::Draw(draw, name), label, &old)
    };
    let order = [(0, "checked"), (0, "failed"), (1, "checked"), (1, "failed")];
    order.map(line).into()
}

/// The date of a paper stays empty until somebody has read it off the paper.
fn papers(item: &Item, body: &Map<String, Value>) -> Vec<Line<DetailAsk>> {
    let required = item.judge.papers().unwrap_or_default();
    let old = body.get("documents").and_then(Value::as_array);
    let known = |kind: &str, name: &str| {
        let mut papers = old.into_iter().flatten();
        let paper = papers.find(|paper| paper.get("kind") == Some(&Value::from(kind)));
        written(paper.and_then(|paper| paper.get(name)))
    };
    let mut lines = Vec::new();
    for (nth, kind) in required.iter().enumerate() {
        let label =
            |what: Phrase| move |lang| format!("{} {}", document::kind(lang, kind), what(lang));
        let (no, date) = (known(kind, "no"), known(kind, "date"));
        lines.push(Line::typed(DetailAsk::Number(nth), label(say::number), &no));
        lines.push(Line::day(
            DetailAsk::Date(nth),
            label(say::date),
            (&date, DaySide::Past),
        ));
        if item.expires {
            let until = (&*known(kind, "until"), DaySide::Ahead);
            lines.push(Line::day(DetailAsk::Until(nth), label(say::until), until));
        }
    }
    lines
}

fn written(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
