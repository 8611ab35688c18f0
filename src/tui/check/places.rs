//! Where the places that can be measured are listed, and drawn from. The draw is recorded before anybody sees what
//! it chose; a second one stands beside the first. What is drawn by chance is not decided here.

use crate::domain::places::PlaceDraw;
use crate::text::places;
use crate::text::screen::places as say;
use crate::tui::form::field::{Field, Takes, put_back, put_cursor, typed_texts};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The list, and the draws there were.
#[derive(Debug)]
pub struct PlacesPage {
    /// Of which subject and stage.
    of: String,
    field: Field,
    drawn: Vec<PlaceDraw>,
    /// Whether something was measured already.
    is_late: bool,
    /// Whether the last key asked for another draw: one more Enter makes it.
    asked: bool,
}

impl PlacesPage {
    /// The page of a check, with the places that were listed last.
    pub fn new(of: String, drawn: Vec<PlaceDraw>, listed: &[String], is_late: bool) -> Self {
        Self {
            of,
            field: Field::offering(Takes::Text, &listed.join("、")),
            drawn,
            is_late,
            asked: false,
        }
    }

    fn draw(&mut self, scene: &Scene) -> Effect {
        let places = match places::listed(self.field.value()) {
            Ok(places) => places,
            Err(unfit) => return Effect::Warn(unfit.words(scene.lang)),
        };
        if !self.drawn.is_empty() && !std::mem::replace(&mut self.asked, true) {
            return Effect::Warn(say::once_more(scene.lang, self.drawn.len()));
        }
        Effect::Reply(Reply::Places(places))
    }
}

impl Page for PlacesPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Line, Context::Form]
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => return self.draw(scene),
            Intent::Back => return Effect::Back,
            typing => _ = self.field.typed(typing),
        }
        self.asked = false;
        Effect::None
    }

    /// Lines and cells of a table stay apart.
    fn pasted(&mut self, text: &str, _scene: &Scene) -> Option<Effect> {
        for c in text.trim().chars() {
            let c = if matches!(c, '\n' | '\t') { '、' } else { c };
            self.field.typed(Intent::Type(c));
        }
        Some(Effect::None)
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        let texts = match self.field.is_offered() {
            true => Vec::new(),
            false => typed_texts([&self.field]),
        };
        Some((format!("places {}", self.of), texts))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.field], texts);
        true
    }

    /// ```text
    ///  列出可测的地方，用顿号或换行分开……
    ///  [1-24                ]
    ///  24 处：1、2、3 ... 24
    ///
    ///  2026-05-01 08:00 抽取，种子 000000000012d687，共 24 处
    ///  次序 22  17  6  ...
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let area = Rect {
            x: area.x + 1,
            width: area.width.saturating_sub(2),
            ..area
        };
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.text(say::hint(lang), theme.base);
        if self.is_late {
            pen.text(say::late(lang), theme.warn);
        }
        let cursor = self.field.write(pen.skip(), scene);
        match places::listed(self.field.value()) {
            _ if self.field.is_empty() => _ = pen.skip(),
            Ok(all) => {
                let words = say::so_many(lang, all.len(), &places::named(lang, &all));
                pen.text(&words, theme.strong);
            }
            Err(unfit) => _ = pen.text(&unfit.words(lang), theme.warn),
        }
        for draw in self.drawn.iter().rev() {
            pen.skip().text(&places::draw(lang, draw), theme.strong);
            let order = places::order(draw, draw.places.len());
            pen.labelled((places::in_order(lang), theme.dim), (&order, theme.base));
        }
        put_cursor(frame, cursor, scene);
    }
}
