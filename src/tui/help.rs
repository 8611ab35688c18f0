//! The help page: the keymap's rows that work on the page below now, and under them the page of the
//! manual about what is done there. What is typed leaves the rows that fit; Enter does on the page below what
//! the row says. Nothing here is typed by hand.

use super::form::field::{Field, Takes, put_cursor};
use super::keymap::intent::Intent;
use super::keymap::{self, Context, KeyRow};
use super::list::{Cursor, List};
use super::page::{Effect, Page, Scene, does};
use super::paint::pen::{Pen, footed};
use super::paint::popup;
use crate::text::Lang;
use crate::text::finding::{Haystack, Sought};
use crate::text::manual::Topic;
use crate::text::screen::help as say;
use crate::text::width::{fit, width, wrap};
use crate::tui::page::usual;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::cell::Cell;

/// Columns for the names of keys.
const KEYS: usize = 16;
/// Columns of the popup.
const COLUMNS: u16 = 120;
/// Columns of the manual before it was drawn for the first time.
const MANUAL: usize = 54;
/// Lines for all that a row says, where it has no room for it.
const FOOT: usize = 2;
/// On fewer lines it has to be said in one.
const TALL: u16 = 18;
/// Columns of the field.
const FIELD: usize = 24;

/// The keys of one page, and what the manual says of it.
#[derive(Debug)]
pub struct Help {
    /// The rows that would do something now, each with what it is called.
    rows: Vec<(&'static KeyRow, Haystack)>,
    topic: Topic,
    field: Field,
    cursor: Cursor,
    /// Columns of the last frame: the manual takes them all.
    columns: Cell<usize>,
}

impl Help {
    /// Help for a page, about which there is a page of the manual, or only the one about keys.
    pub fn on(page: &dyn Page, topic: Option<Topic>, scene: &Scene) -> Self {
        let rows = keymap::rows(page.contexts());
        let rows = rows.filter(|row| does(page, row.intent, scene));
        Self {
            rows: rows.map(|row| (row, called(row))).collect(),
            topic: topic.unwrap_or(Topic::Keys),
            field: Field::new(Takes::Text, ""),
            cursor: Cursor::default(),
            columns: Cell::new(MANUAL),
        }
    }

    /// What stands there: of the rows those that fit what was typed, the manual while nothing was.
    fn lines(&self, lang: Lang) -> Vec<HelpLine> {
        let sought = Sought::of(self.field.value());
        let rows = self.rows.iter().filter(|(_, called)| sought.is_in(called));
        let rows = rows.map(|(row, _)| HelpLine::Row(row));
        match sought.is_empty() {
            true => rows
                .chain(told(self.topic, lang, self.columns.get()))
                .collect(),
            false => rows.collect(),
        }
    }

    /// Does on the page below what the selected row says; what is typed there has to be typed.
    fn run(&self, lang: Lang) -> Effect {
        match self.lines(lang).get(self.cursor.at) {
            Some(HelpLine::Row(row)) if !matches!(row.intent, Intent::Type(_)) => {
                Effect::Press(row.intent)
            }
            Some(HelpLine::Row(_)) => Effect::Back,
            Some(HelpLine::Heading(_) | HelpLine::Words(_)) | None => Effect::None,
        }
    }
}

/// What a row is called in both languages, and its keys.
fn called(row: &KeyRow) -> Haystack {
    let both = |lang| [(row.short)(lang), (row.long)(lang), row.context.words(lang)];
    let [[zh, long_zh, place_zh], [en, long_en, place_en]] = [Lang::Zh, Lang::En].map(both);
    let names = row.keys.iter().map(|key| key.name(Lang::En));
    let names = names.collect::<Vec<_>>().join("\n");
    let texts = [zh, en, long_zh, long_en, place_zh, place_en];
    let mut texts: Vec<&str> = texts.to_vec();
    texts.extend(names.lines());
    Haystack::of(&texts)
}

enum HelpLine {
    Row(&'static KeyRow),
    Heading(String),
    Words(String),
}

/// A page of the manual without its signs of Markdown.
fn told(topic: Topic, lang: Lang, columns: usize) -> impl Iterator<Item = HelpLine> {
    let signs = ["```", "<!--"];
    let lines = topic.page(lang).lines();
    let lines = lines.filter(move |line| !signs.iter().any(|sign| line.starts_with(sign)));
    let lines = lines.flat_map(move |line| {
        let text = line.trim_start_matches('#');
        if text.len() < line.len() {
            return vec![HelpLine::Heading(text.trim_start().to_owned())];
        }
        let plain = text.replace("**", "").replace('`', "");
        let lines = wrap(&plain, columns).into_iter();
        lines.map(HelpLine::Words).collect()
    });
    std::iter::once(HelpLine::Words(String::new())).chain(lines)
}

impl Page for Help {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Helping, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::Help => false,
            Intent::Confirm => !matches!(self.run(scene.lang), Effect::None),
            _ => true,
        }
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.lines(scene.lang).len();
        Some((&mut self.cursor, count))
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if matches!(intent, Intent::Type(_) | Intent::Erase) {
            self.field.typed(intent);
            self.cursor = Cursor::default();
            return Effect::None;
        }
        usual(self, intent, scene)
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => self.run(scene.lang),
            _ => Effect::None,
        }
    }

    fn fits_anywhere(&self) -> bool {
        true
    }

    /// ```text
    ///  帮助：这里能用的键
    ///  [撤销_                  ]  打几个字就只剩合适的；Enter 就办
    ///
    ///  输入读数时
    ///  > Backspace       退格；空白时去掉最后一个读数
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [COLUMNS, area.height], &title, scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        self.columns.set(usize::from(inside.width).max(1));
        let foot = if inside.height < TALL { 1 } else { FOOT };
        let (body, below) = footed(inside, foot);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        pen.spot(FIELD + 1, usize::MAX)
            .line(&[(say::filter(scene.lang), theme.dim)]);
        let cursor = self.field.write(&mut pen.spot(0, FIELD), scene);
        pen.skip();
        let mut rows = self.rows.iter().map(|(row, _)| row.context);
        if self.field.is_empty() && rows.any(|context| context == Context::Number) {
            pen.text(say::rhythm(scene.lang), theme.base);
        }
        let list = List::headed(self.lines(scene.lang), self.cursor, |before, line| {
            let HelpLine::Row(row) = line else {
                return None;
            };
            let above = before.and_then(|before| match before {
                HelpLine::Row(above) => Some(above.context),
                HelpLine::Heading(_) | HelpLine::Words(_) => None,
            });
            let words = row.context.words(scene.lang).to_owned();
            (above != Some(row.context)).then(|| vec![(words, theme.strong)])
        });
        let mut whole = String::new();
        list.each(&mut pen, scene, |pen, line, selected| {
            let words = write(pen, line, selected, scene);
            if selected {
                whole = words;
            }
        });
        Pen::new(frame.buffer_mut(), below).text(&whole, theme.dim);
        put_cursor(frame, cursor, scene);
    }
}

/// Writes a line, what is only read without a mark; gives all of its words where they had no room.
fn write(pen: &mut Pen, line: &HelpLine, selected: bool, scene: &Scene) -> String {
    let theme = scene.theme;
    let row = match line {
        HelpLine::Heading(words) => {
            pen.line(&[(words, theme.strong)]);
            return String::new();
        }
        HelpLine::Words(words) => {
            pen.line(&[(words, theme.base)]);
            return String::new();
        }
        HelpLine::Row(row) => row,
    };
    let (mark, style) = match selected {
        true => ("> ", theme.selected),
        false => ("  ", theme.base),
    };
    let own = scene.own_keys.of_row(row);
    let names = row.keys.iter().copied().chain(own);
    let names: Vec<String> = names.map(|key| key.name(scene.lang)).collect();
    let names = names.join(" ");
    let keys = fit(&names, KEYS.max(width(&names) + 1));
    let words = (row.long)(scene.lang);
    pen.row(&[(mark, style), (&keys, style), (words, style)], style);
    match 2 + width(&keys) + width(words) > pen.columns() {
        true => words.to_owned(),
        false => String::new(),
    }
}
