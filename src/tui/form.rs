//! A form in a popup: fields to type in, choices to turn, and a last line that does it. A day or a time
//! that was typed is written out when its line is left, so that it is seen before it counts; hours from
//! now are no time yet. What is asked and what comes of it is known to the page that has the form.

use super::asks::Asks;
use super::field::Field;
use super::field::show;
use super::intent::Intent;
use super::keymap::Phrase;
use super::page::Scene;
use super::pen::{Pen, footed};
use super::popup;
use crate::domain::evidence::Evidence;
use crate::domain::{Person, Project};
use crate::text::Lang;
use crate::text::day::Side;
use crate::text::escape::shown;
use crate::text::screen::form as say;
use crate::text::width::{clip_middle, fit, width, wrap};
use crate::text::{finding, people, words};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of the popup.
const COLUMNS: u16 = 96;

/// One of several that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it means.
    pub key: String,
    /// What it is called, Chinese first.
    pub words: [String; 2],
}

impl Choice {
    /// A choice of these words.
    pub fn new(key: &str, word: impl Fn(Lang) -> String) -> Self {
        Self {
            key: key.to_owned(),
            words: [Lang::Zh, Lang::En].map(word),
        }
    }

    /// People of the project, each told from others of the same name.
    pub fn people<'a>(
        project: Option<&Project>,
        people: impl IntoIterator<Item = &'a Person>,
    ) -> Vec<Self> {
        let all = project.map(|project| &project.people);
        let choice = |person: &Person| {
            let name = people::called(all, &person.code);
            Self::new(&person.code, |lang| {
                format!("{name}  {}", words::role(lang, person.role))
            })
        };
        people.into_iter().map(choice).collect()
    }

    /// Whether its words or its key have this in them, folded.
    fn is_found_by(&self, typed: &str) -> bool {
        let [zh, en] = &self.words;
        finding::keys(&[zh, en, &self.key]).contains(typed)
    }
}

#[derive(Debug)]
enum Entry {
    Typed(Asks, Field),
    Turned(Vec<Choice>, usize),
}

/// A line of the form.
#[derive(Debug)]
pub struct Line {
    label: Phrase,
    /// What the label is of, such as a document's kind.
    of: Option<[String; 2]>,
    hint: Option<Phrase>,
    entry: Entry,
}

impl Line {
    /// A field with what stands in it.
    pub fn typed(label: Phrase, value: &str) -> Self {
        Self::asking(Asks::Words, label, value)
    }

    /// A field for a day on this side of today.
    pub fn day(label: Phrase, value: &str, side: Side) -> Self {
        Self::asking(Asks::Day(side), label, value)
    }

    /// A field for a day with a time, on this side of now.
    pub fn time(label: Phrase, value: &str, side: Side) -> Self {
        Self::asking(Asks::Time(side), label, value)
    }

    fn asking(asks: Asks, label: Phrase, value: &str) -> Self {
        Self {
            label,
            of: None,
            hint: None,
            entry: Entry::Typed(asks, Field::new(asks.takes(), value)),
        }
    }

    /// Something to be chosen, the first at first.
    pub fn turned(label: Phrase, choices: Vec<Choice>) -> Self {
        Self {
            label,
            of: None,
            hint: None,
            entry: Entry::Turned(choices, 0),
        }
    }

    /// The same, with the choice of this key at first.
    pub fn at(mut self, key: &str) -> Self {
        if let Entry::Turned(choices, at) = &mut self.entry {
            let known = choices.iter().position(|choice| choice.key == key);
            *at = known.unwrap_or(*at);
        }
        self
    }

    /// Says beside the line what may stand there.
    pub fn hinted(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says what the label is of.
    pub fn of(mut self, word: impl Fn(Lang) -> String) -> Self {
        self.of = Some([Lang::Zh, Lang::En].map(word));
        self
    }

    fn text(&self) -> String {
        match &self.entry {
            Entry::Typed(_, field) => field.value().to_owned(),
            Entry::Turned(choices, at) => choices
                .get(*at)
                .map_or(String::new(), |one| one.key.clone()),
        }
    }

    fn words(&self, lang: Lang) -> String {
        let label = (self.label)(lang);
        match &self.of {
            Some([zh, en]) => format!("{} {label}", lang.pick(zh, en)),
            None => label.to_owned(),
        }
    }
}

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It stays in the form.
    Stay,
    /// Back to the page below.
    Leave,
    /// Do what was filled in.
    Go,
}

/// The form.
#[derive(Debug)]
pub struct Form {
    lines: Vec<Line>,
    at: usize,
    /// What it does stands for ever: it asks once more.
    grave: bool,
    armed: bool,
    /// What was typed to find a choice.
    sought: String,
    /// What stood there at first.
    began: Vec<String>,
    /// Why it was refused.
    pub faults: Vec<String>,
}

impl Form {
    /// A form of these lines.
    pub fn new(lines: Vec<Line>) -> Self {
        let began = lines.iter().map(Line::text).collect();
        Self {
            began,
            lines,
            at: 0,
            grave: false,
            armed: false,
            sought: String::new(),
            faults: Vec::new(),
        }
    }

    /// The same, asking once more before it does anything.
    pub fn grave(mut self) -> Self {
        self.grave = true;
        self
    }

    /// Whether one of several is chosen on the line one is on.
    pub fn turns(&self) -> bool {
        let line = self.lines.get(self.at).map(|line| &line.entry);
        matches!(line, Some(Entry::Turned(..)))
    }

    /// What was filled in, a text a line; none while all is as it was.
    pub fn left(&self) -> Vec<String> {
        let now: Vec<String> = self.lines.iter().map(Line::text).collect();
        let as_it_was = now == self.began;
        if as_it_was { Vec::new() } else { now }
    }

    /// The same with the pieces that go with what is filled in.
    pub fn left_with(&self, evidence: &[Evidence]) -> Vec<String> {
        if evidence.is_empty() {
            return self.left();
        }
        let pieces = evidence.iter().map(serde_json::to_string);
        let texts = self.lines.iter().map(Line::text);
        texts.chain(pieces.filter_map(Result::ok)).collect()
    }

    /// The pieces among texts that were kept with them.
    pub fn pieces(&self, texts: &[String]) -> Vec<Evidence> {
        let pieces = texts.get(self.lines.len()..).unwrap_or_default().iter();
        pieces
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    }

    /// Puts texts back that were filled in before; a choice that is gone stays as it is.
    pub fn resume(&mut self, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            match self.lines.get_mut(at).map(|line| &mut line.entry) {
                Some(Entry::Typed(_, field)) => *field = Field::new(field.takes(), text),
                _ => self.choose(at, text),
            }
        }
    }

    /// What stands in a line: what was typed, or the key of what was chosen.
    pub fn value(&self, line: usize) -> &str {
        match self.lines.get(line).map(|line| &line.entry) {
            Some(Entry::Typed(_, field)) => field.value().trim(),
            Some(Entry::Turned(choices, at)) => choices.get(*at).map_or("", |choice| &choice.key),
            None => "",
        }
    }

    /// Changes what a line can be turned to; what was chosen stays if it is still there.
    pub fn offer(&mut self, line: usize, choices: Vec<Choice>) {
        let before = self.value(line).to_owned();
        if let Some(Entry::Turned(known, at)) = self.lines.get_mut(line).map(|line| &mut line.entry)
        {
            let same = choices.iter().position(|choice| choice.key == before);
            *at = same.unwrap_or(0);
            *known = choices;
        }
    }

    /// Turns a line to the choice of this key.
    pub fn choose(&mut self, line: usize, key: &str) {
        if let Some(Entry::Turned(choices, at)) =
            self.lines.get_mut(line).map(|line| &mut line.entry)
        {
            let known = choices.iter().position(|choice| choice.key == key);
            *at = known.unwrap_or(*at);
        }
    }

    /// Says why it was refused.
    pub fn refuse(&mut self, faults: Vec<String>) {
        self.faults = faults;
        self.armed = false;
    }

    /// Writes out the day or the time of the line one is on; `false` when it cannot be read, which is said.
    /// One that stood there at first was not typed, however it is written.
    fn write_out(&mut self, scene: &Scene) -> bool {
        let Some(Entry::Typed(asks, field)) =
            self.lines.get_mut(self.at).map(|line| &mut line.entry)
        else {
            return true;
        };
        if *asks == Asks::Words || field.value().trim().is_empty() {
            return true;
        }
        let Some(full) = asks.in_full(field.value(), scene.workspace) else {
            self.faults = vec![asks.complaint(field.value(), scene.lang)];
            return false;
        };
        self.faults.clear();
        if let Some(began) = self.began.get_mut(self.at)
            && began == field.value()
        {
            began.clone_from(&full);
        }
        *field = Field::new(asks.takes(), &full);
        true
    }

    /// Takes an intent.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Heard {
        let last = self.lines.len();
        let leaves = matches!(intent, Intent::Confirm | Intent::Next);
        if leaves && !self.write_out(scene) {
            return Heard::Stay;
        }
        let armed = std::mem::take(&mut self.armed);
        if !matches!(intent, Intent::Type(_) | Intent::Erase) {
            self.sought.clear();
        }
        match intent {
            Intent::Back if armed => {}
            Intent::Back => return Heard::Leave,
            Intent::Confirm if self.at == last && self.grave && !armed => self.armed = true,
            Intent::Confirm if self.at == last => return Heard::Go,
            Intent::Confirm | Intent::Next => self.at = (self.at + 1).min(last),
            Intent::Previous => self.at = self.at.saturating_sub(1),
            other => self.enter(other),
        }
        Heard::Stay
    }

    fn enter(&mut self, intent: Intent) {
        match self.lines.get_mut(self.at).map(|line| &mut line.entry) {
            Some(Entry::Typed(_, field)) => _ = field.typed(intent),
            Some(Entry::Turned(choices, at)) => match intent {
                Intent::Type(c) if is_sought(c, &self.sought) => {
                    self.sought.push(c);
                    let typed = finding::folded(&self.sought);
                    let found = choices.iter().position(|one| one.is_found_by(&typed));
                    *at = found.unwrap_or(*at);
                }
                Intent::Erase => _ = self.sought.pop(),
                other => turn(choices, at, other),
            },
            None => {}
        }
    }

    /// ```text
    ///  标题
    ///  > 责任班组   [钢筋二班_          ]
    ///    期限       [+3                 ]  日期，或 +天数
    ///    办理人     < 赵文斌  专业工长 >  1/4
    ///    记录
    ///
    ///  整改期限早于下达之日。
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, title: &str, scene: &Scene) {
        self.view_above(frame, area, (title, &[]), scene);
    }

    /// The same with what to read before it is filled in, the last of it where room is short; the page
    /// stays in sight above.
    pub fn view_above(
        &self,
        frame: &mut Frame,
        area: Rect,
        (title, told): (&str, &[String]),
        scene: &Scene,
    ) {
        let theme = scene.theme.in_popup();
        let scene = &Scene {
            theme: &theme,
            ..*scene
        };
        let lines = u16::try_from(self.lines.len() + 9).unwrap_or(area.height);
        let spare = usize::from(area.height.saturating_sub(lines));
        let columns = usize::from(COLUMNS.min(area.width).saturating_sub(4));
        let told = told.iter().flat_map(|text| wrap(&shown(text), columns));
        let mut told: Vec<String> = told.collect();
        told.drain(..told.len().saturating_sub(spare.saturating_sub(1)));
        let more = if told.is_empty() { 0 } else { told.len() + 1 };
        let lines = lines + u16::try_from(more).unwrap_or(0);
        let area = match more {
            0 => area,
            _ => footed(area, usize::from(lines)).1,
        };
        let inside = popup::frame(frame, area, [COLUMNS, lines.min(area.height)], title, scene);
        let wide = self.lines.iter().map(|line| width(&line.words(scene.lang)));
        let left = wide.max().unwrap_or(0).clamp(10, 40) + 3;
        for at in 0..=self.lines.len() {
            let y = inside.y + u16::try_from(at).unwrap_or(0);
            let row = Rect {
                y,
                height: 1,
                ..inside
            };
            self.row(frame, row.intersection(inside), at, left, scene);
        }
        let read = Rect {
            y: inside.y + u16::try_from(self.lines.len() + 2).unwrap_or(0),
            ..inside
        };
        let mut pen = Pen::new(frame.buffer_mut(), read.intersection(inside));
        for line in &told {
            pen.line(&[(line, theme.base)]);
        }
        let (_, below) = footed(inside, 4);
        let mut pen = Pen::new(frame.buffer_mut(), below);
        if self.armed {
            pen.text(say::last_look(scene.lang), theme.warn);
        } else if self.faults.is_empty() {
            pen.text(say::hint(scene.lang), theme.dim);
        }
        for fault in &self.faults {
            pen.text(fault, theme.warn);
        }
    }

    fn row(&self, frame: &mut Frame, row: Rect, at: usize, left: usize, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let here = at == self.at;
        let style = if here { theme.selected } else { theme.base };
        let mark = if here { "> " } else { "  " };
        let Some(line) = self.lines.get(at) else {
            let words = if self.armed {
                say::once_more(lang)
            } else {
                say::record(lang)
            };
            Pen::new(frame.buffer_mut(), row).line(&[(mark, style), (words, style)]);
            return;
        };
        let label = clip_middle(&line.words(lang), left - 3);
        let head = format!("{mark}{}", fit(&label, left - 2));
        let hint = line.hint.map_or("", |hint| hint(lang));
        match &line.entry {
            Entry::Turned(choices, chosen) => {
                let words = choices.get(*chosen).map(|choice| &choice.words);
                let words = words.map_or(say::nobody(lang), |[zh, en]| lang.pick(zh, en));
                let words = format!("< {words} >");
                let sought = match (here, self.sought.as_str()) {
                    (true, typed) if !typed.is_empty() => say::sought(lang, typed),
                    _ => String::new(),
                };
                let hint = [sought.as_str(), hint].concat();
                let count = match choices.len() {
                    0 | 1 => "  ".to_owned(),
                    count => format!("  {}/{count}  ", chosen + 1),
                };
                let parts = [
                    (head.as_str(), style),
                    (&words, theme.strong),
                    (&count, theme.dim),
                ];
                Pen::new(frame.buffer_mut(), row).line_with_hint(&parts, (&hint, theme.dim));
            }
            Entry::Typed(_, field) => {
                let room = Rect {
                    x: row.x + u16::try_from(left).unwrap_or(0),
                    width: row
                        .width
                        .saturating_sub(left as u16 + width(hint) as u16 + 2),
                    ..row
                };
                let gap = " ".repeat(usize::from(room.width) + 1);
                let parts = [
                    (head.as_str(), style),
                    (&gap, theme.base),
                    (hint, theme.dim),
                ];
                Pen::new(frame.buffer_mut(), row).line(&parts);
                show(frame, room, field, here, scene);
            }
        }
    }
}

/// Letters look for a choice, and digits once they do; alone they turn to the choice of their number.
fn is_sought(c: char, before: &str) -> bool {
    c != ' ' && (!before.is_empty() || c.to_digit(10).is_none())
}

/// Left and right, the space bar and digits turn a choice.
fn turn(choices: &[Choice], at: &mut usize, intent: Intent) {
    let count = choices.len().max(1);
    *at = match intent {
        Intent::Left => (*at + count - 1) % count,
        Intent::Right | Intent::Type(' ') => (*at + 1) % count,
        Intent::First => 0,
        Intent::Last => count - 1,
        Intent::Type(digit) => match digit.to_digit(10) {
            Some(nth @ 1..) if (nth as usize) <= count => nth as usize - 1,
            _ => *at,
        },
        _ => *at,
    };
}
