//! Meeting another device: where, then the exchange as an errand that can be stopped, then what came,
//! what went and what was refused; and checking the stick once it was inserted again (X8). Exporting the project
//! to a folder begins here too (`export`).

pub(super) mod export;
mod sheet;

use super::files::Files;
use super::form::field::{Field, Takes, put_back, show, typed_texts};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row, WHOLE, scrolled};
use super::page::errand::Errand;
use super::page::{Effect, Page, Reply, Scene};
use super::paint::pen::{Pen, footed};
use crate::text::screen::exchange as say;
use crate::workspace::outside::{self, typed_path};
use export::ExportForm;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use std::path::{Path, PathBuf};

/// Lines that stay for what is pending.
const FOOT: usize = 3;

/// A row of the places.
enum PlaceRow<'a> {
    Known(&'a PathBuf),
    Other,
    Export,
}

/// The page.
#[derive(Debug)]
pub struct ExchangePage {
    /// The folder of the last exchange, then the sticks that are plugged in.
    places: Vec<PathBuf>,
    field: Field,
    cursor: Cursor,
    /// Whether it has looked for places.
    looked: bool,
    /// The folder that an errand of this page went to.
    asked: Option<PathBuf>,
    /// Whether what came of it is shown; the first line in sight is the cursor's.
    sheet: bool,
    top: Cursor,
    /// Whether it asks which of several projects to take in.
    asks: bool,
}

impl Default for ExchangePage {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            field: Field::new(Takes::Text, ""),
            cursor: Cursor::default(),
            looked: false,
            asked: None,
            sheet: false,
            top: Cursor::default(),
            asks: false,
        }
    }
}

impl ExchangePage {
    fn look(&mut self, scene: &Scene) {
        let last = scene.workspace.last_folder().map(Path::to_path_buf);
        let sticks = outside::sticks();
        let fresh = sticks
            .into_iter()
            .filter(|stick| Some(stick) != last.as_ref());
        self.places = last.iter().cloned().chain(fresh).collect();
        // Where no place is known one is typed.
        let other = self.places.is_empty() && !std::mem::replace(&mut self.looked, true);
        self.cursor.stay(other.then_some(1), self.count());
    }

    /// The places, exporting, and the field for another place.
    fn count(&self) -> usize {
        self.places.len() + 2
    }

    fn exports(&self) -> bool {
        !self.sheet && self.cursor.at == self.places.len()
    }

    fn types(&self) -> bool {
        !self.sheet && self.cursor.at > self.places.len()
    }

    fn folder(&self) -> Option<PathBuf> {
        let typed = self.field.value().trim();
        match self.places.get(self.cursor.at) {
            Some(place) => Some(place.clone()),
            None if self.exports() => None,
            None => (!typed.is_empty()).then(|| typed_path(typed)),
        }
    }

    fn meet(&mut self, scene: &Scene) -> Effect {
        match self.folder() {
            None => Effect::Warn(say::nothing_typed(scene.lang).to_owned()),
            Some(folder) => {
                self.asked = Some(folder.clone());
                Effect::Run(Errand::Exchange(folder, None))
            }
        }
    }

    /// Looks at the stick again, once it was inserted again.
    fn check(&mut self, scene: &Scene) -> Effect {
        match self.asked.clone().or_else(|| self.folder()) {
            None => Effect::Warn(say::nothing_typed(scene.lang).to_owned()),
            Some(folder) => {
                self.asked = Some(folder.clone());
                Effect::Run(Errand::Inspect(folder))
            }
        }
    }

    fn choose(&self) -> Effect {
        let typed = typed_path(self.field.value());
        let from = self.places.get(self.cursor.at).cloned().unwrap_or(typed);
        let from = if from.is_dir() {
            from
        } else {
            PathBuf::from("/")
        };
        Effect::go(Files::folders(&from))
    }

    /// What came of the last errand, in words.
    fn lines(&self, scene: &Scene) -> Option<Vec<(String, Style)>> {
        sheet::lines(self.asked.as_deref()?, scene)
    }

    /// Takes in the project that this figure stands before.
    fn take_in(&self, figure: usize, scene: &Scene) -> Effect {
        let strangers = scene.workspace.exchanged().map(|done| &done.strangers);
        let at = figure.checked_sub(1);
        let one = strangers
            .zip(at)
            .and_then(|(strangers, at)| strangers.first.get(at));
        match (one, self.asked.clone()) {
            (Some(one), Some(folder)) => {
                Effect::Run(Errand::Exchange(folder, Some(one.pid.clone())))
            }
            _ => Effect::None,
        }
    }

    fn on_sheet(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Proceed => self.check(scene),
            Intent::Choose(figure) => self.take_in(figure, scene),
            Intent::Confirm => self.meet(scene),
            _ => Effect::None,
        }
    }
}

impl Page for ExchangePage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("exchange".to_owned(), typed_texts([&self.field])))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.field], texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match (self.types(), self.asks) {
            (true, _) => &[Context::Target, Context::Exchange, Context::List],
            (_, true) => &[Context::Digits, Context::Exchange, Context::List],
            _ => &[Context::Exchange, Context::List],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Pick => !self.sheet && !self.exports(),
            Intent::Confirm if self.exports() => true,
            Intent::Confirm | Intent::Proceed => self.asked.is_some() || self.folder().is_some(),
            _ => true,
        }
    }

    /// Looks for sticks; after an errand, shows what came of it.
    fn wake(&mut self, scene: &Scene) {
        let fresh = self.lines(scene).is_some();
        let checked = scene.workspace.inspected().is_some();
        let done = scene.workspace.exchanged().filter(|_| !checked);
        self.asks = fresh && done.is_some_and(|done| !done.strangers.first.is_empty());
        (self.sheet, self.top) = (fresh, Cursor::default());
        if !fresh {
            self.look(scene);
        }
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        if !self.sheet {
            let count = self.count();
            return Some((&mut self.cursor, count));
        }
        let lines = self.lines(scene).map_or(0, |lines| lines.len());
        Some((&mut self.top, lines))
    }

    /// From what came of it to the places.
    fn back(&mut self, scene: &Scene) -> Effect {
        if !self.sheet {
            return Effect::Back;
        }
        (self.sheet, self.asks, self.asked) = (false, false, None);
        self.look(scene);
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if self.sheet {
            return self.on_sheet(intent, scene);
        }
        match intent {
            Intent::Confirm if self.exports() => ExportForm::open(&self.places),
            Intent::Confirm => self.meet(scene),
            Intent::Proceed => self.check(scene),
            Intent::Pick => self.choose(),
            typed => {
                self.field.typed(typed);
                Effect::None
            }
        }
    }

    fn reply(&mut self, reply: Reply, scene: &Scene) -> Effect {
        if let Reply::File(folder) = reply {
            self.look(scene);
            self.field = Field::new(Takes::Text, &folder.display().to_string());
            self.cursor.at = self.places.len() + 1;
        }
        Effect::None
    }

    /// ```text
    ///  不用网络：用移动盘或共用文件夹……
    ///
    ///  交换到
    ///  > 上次        /media/li/SITE
    ///    移动盘      /media/li/KINGSTON
    ///    导出        到文件夹，给总部、检查单位
    ///    其它文件夹  [                              ]
    ///
    ///  本机有 12 条记录未交出；上次 2026-05-01 09:30，/media/li/SITE
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let area = area.inner(Margin::new(1, 0));
        let (body, below) = footed(area, FOOT);
        pending(&mut Pen::new(frame.buffer_mut(), below), scene);
        match self.lines(scene).filter(|_| self.sheet) {
            Some(lines) => {
                let mut pen = Pen::new(frame.buffer_mut(), body);
                scrolled(&mut pen, scene, (lines, self.top), |pen, (text, style)| {
                    pen.text(&text, style);
                });
            }
            None => self.places(frame, body, scene),
        }
    }
}

impl ExchangePage {
    fn places(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.text(say::lead(lang), theme.dim).skip();
        pen.line(&[(say::where_to(lang), theme.strong)]);
        let last = scene.workspace.last_folder();
        let places = self.places.iter().map(PlaceRow::Known);
        let places = places.chain([PlaceRow::Export, PlaceRow::Other]);
        let list = List::of(places, self.cursor).columns(&[WHOLE, 12]);
        let room = list.draw(&mut pen, scene, |place| match place {
            PlaceRow::Other => Row::plain(theme.base, [say::other(lang)]).with_field(),
            PlaceRow::Export => {
                Row::plain(theme.base, [say::export_go(lang), say::export_row(lang)])
            }
            PlaceRow::Known(place) => {
                let kind = match Some(place.as_path()) == last {
                    true => say::last(lang),
                    false => say::stick(lang),
                };
                let place = place.display().to_string();
                Row::plain(theme.base, [kind.to_owned(), place])
            }
        });
        if self.places.len() == usize::from(last.is_some()) {
            pen.skip().text(say::no_stick(lang), theme.dim);
        }
        if let Some(room) = room {
            show(frame, room, &self.field, self.types(), scene);
        }
    }
}

/// What of this device's records nobody else has.
fn pending(pen: &mut Pen, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let Some(unsent) = scene.workspace.unsent() else {
        return;
    };
    match (&unsent.last, unsent.records) {
        (None, 1..) if unsent.known == 0 => pen.text(say::never(lang), theme.warn),
        (_, 0) => pen.text(say::nothing_pending(lang), theme.good),
        (Some(last), records) => {
            let folder = last.folder.display().to_string();
            let words = say::pending_since(lang, records, &folder, &last.at);
            pen.text(&words, theme.warn)
        }
        (None, records) => pen.text(&say::pending(lang, records), theme.warn),
    };
    pen.text(&say::known(lang, unsent.known, unsent.all), theme.dim);
}
