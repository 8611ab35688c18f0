//! 「为什么」: everything behind one item's verdict on one page, so that it can be checked by hand.

use super::Check;
use super::sheet::CheckSheet;
use super::sheet::detail::Detail;
use super::sheet::kind::ways;
use crate::domain::{Class, Item};
use crate::text::screen::{bar, why as say};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::{Pen, scrolled};
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::cell::Cell;

/// The reasons of an item's verdict.
#[derive(Debug)]
pub struct Why {
    sheet: Box<CheckSheet>,
    item: String,
    top: Cursor,
    /// How far it can be scrolled, known once it is drawn.
    most: Cell<usize>,
}

impl Why {
    /// Explains an item of a sheet.
    pub fn item(sheet: &CheckSheet, item: &Item) -> Self {
        Self {
            sheet: Box::new(sheet.clone()),
            item: item.id.clone(),
            top: Cursor::default(),
            most: Cell::new(0),
        }
    }
}

impl Check {
    /// Everything behind the verdict of the selected item.
    pub(super) fn why(&self, scene: &Scene) -> Effect {
        match self.item() {
            Some(item) => Effect::go(Why::item(&self.sheet, item)),
            None => Effect::say(bar::no_why(scene.lang)),
        }
    }
}

impl Page for Why {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.top, self.most.get() + 1))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm | Intent::Why => Effect::Back,
            _ => Effect::None,
        }
    }

    /// ```text
    ///  为什么
    ///  5.5.3-6 纵向受力钢筋：间距
    ///  要求 ... 方法 ... 抽样 ... 允许 ...
    ///  容量 36，本项的规定与表 3.0.9 取大者：应查 5
    ///  一般项目按所列合格点率和最大偏差判定
    ///
    ///    1    3   -4   12!
    ///  x 不符合
    ///  允许 ±10 mm，合格点 2/3 = 66.7 % < 80 %。
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let lines = if area.height > 30 {
            area.height - 10
        } else {
            area.height
        };
        let inside = popup::frame(frame, area, [100, lines], &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let Some(item) = self.sheet.pinned.checklist.item(&self.item) else {
            return;
        };
        let detail = Detail {
            sheet: &self.sheet,
            item,
            scene,
        };
        let (from, lines) = (self.top.at, usize::from(inside.height));
        let whole = |pen: &mut Pen| self.explain(pen, &detail);
        let all = scrolled(frame.buffer_mut(), inside, from, theme.base, whole);
        self.most.set(all.saturating_sub(lines));
        if from + lines < all {
            let foot = Rect {
                y: inside.bottom().saturating_sub(1),
                height: 1,
                ..inside
            };
            let mut pen = Pen::over(frame.buffer_mut(), foot, theme.base);
            pen.line(&[(say::more(scene.lang), theme.strong)]);
        }
    }
}

impl Why {
    /// All there is to say.
    fn explain(&self, pen: &mut Pen, detail: &Detail) {
        let (item, scene) = (detail.item, detail.scene);
        let theme = scene.theme;
        detail.head(pen, usize::MAX);
        if ways(&item.judge).is_sampled {
            let needed = self.sheet.needed(item);
            let population = self.sheet.population(item);
            let words = say::needed(scene.lang, needed, &item.sampling, population);
            pen.text(&words, theme.base);
        }
        let rule = match item.class {
            Class::Dominant => say::dominant_rule(scene.lang),
            Class::General => say::general_rule(scene.lang),
        };
        pen.text(rule, theme.base);
        detail.found(pen.skip());
    }
}
