//! A checklist as it stands: its items with clause and class, and of the selected one what is required and
//! how it is inspected. Nothing is answered here.

use super::row::checklist;
use crate::checklist::reviews;
use crate::domain::Item;
use crate::domain::lists::Pinned;
use crate::text::screen::check as labels;
use crate::text::screen::find as say;
use crate::text::{clause, edition, review, words};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Row, WHOLE};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::{Pen, footed};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Lines for the selected item.
const FOOT: usize = 6;
/// To how many columns each may be cut: clause, title, class.
const LEAST: [usize; 3] = [WHOLE, 16, WHOLE];

/// The edition it goes by, what stands above that, and who compared it with the print last.
fn beside(pen: &mut Pen, pinned: &Pinned, scene: &Scene) {
    let (lang, library) = (scene.lang, scene.workspace.library());
    let mut lines = Vec::new();
    if let Some(of) = library.editions.of(&pinned.checklist.standard) {
        lines.push(edition::standing(lang, of));
        lines.extend(edition::codes(lang, library.editions.above(of)));
    }
    let said = reviews::of(&library.reviews, pinned);
    let said = said.first().map(|latest| review::line(lang, *latest));
    lines.push(said.unwrap_or_else(|| review::none(lang).to_owned()));
    for line in lines {
        pen.labelled(("", scene.theme.dim), (&line, scene.theme.dim));
    }
}

/// The page.
#[derive(Debug)]
pub struct ChecklistPage {
    id: String,
    cursor: Cursor,
}

impl ChecklistPage {
    /// A checklist, on one of its items.
    pub fn of(id: &str, nth: usize) -> Self {
        Self {
            id: id.to_owned(),
            cursor: Cursor::on(nth),
        }
    }

    fn foot(&self, pen: &mut Pen, item: &Item, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let label = |words: &str| format!(" {words} ");
        // In the list a long title is cut.
        pen.labelled(
            (" ", theme.base),
            (lang.of_words(&item.title), theme.strong),
        );
        if let Some(required) = &item.requirement {
            let label = label(labels::requirement(lang));
            pen.labelled((&label, theme.dim), (lang.of_words(required), theme.base));
        }
        let label = label(labels::method(lang));
        pen.labelled(
            (&label, theme.dim),
            (lang.of_words(&item.method), theme.base),
        );
    }
}

impl Page for ChecklistPage {
    fn title(&self, scene: &Scene) -> String {
        let list = checklist(&self.id, scene);
        list.map_or(self.id.as_str(), |list| scene.lang.of_words(&list.title))
            .to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        !matches!(intent, Intent::Why | Intent::Confirm)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = checklist(&self.id, scene)?.items.len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, _intent: Intent, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// ```text
    ///  GB 50204-2015  gb50204-2015.rebar-installation 1.0.0
    ///  GB 50204-2015：2015-09-01 起施行
    ///  2026-11-30 张工与印本核对（2016 年第 3 次印刷）
    ///
    ///  > 5.5.1  受力钢筋牌号、规格、数量    主控
    ///    5.5.3  绑扎钢筋网：长、宽          一般
    ///
    ///  绑扎钢筋网：长、宽
    ///  要求 允许偏差 ±10 mm
    ///  方法 尺量
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let Some(list) = checklist(&self.id, scene) else {
            let mut pen = Pen::new(frame.buffer_mut(), area);
            pen.labelled((" ", theme.base), (say::no_checklist(lang), theme.warn));
            return;
        };
        let (body, below) = footed(area, FOOT);
        if let Some(item) = list.items.get(self.cursor.at) {
            self.foot(&mut Pen::new(frame.buffer_mut(), below), item, scene);
        }
        let head = format!(" {}  {} {}", list.standard, list.id, list.version);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        pen.line(&[(&head, theme.dim)]);
        let known = &scene.workspace.library().rulebook.checklists;
        if let Some(pinned) = known.get(&self.id) {
            beside(&mut pen, pinned, scene);
        }
        pen.skip();
        let rows = List::of(&list.items, self.cursor).columns(&LEAST);
        rows.draw(&mut pen, scene, |item| {
            let cells = [
                ListCell::new(clause::shown(lang, &item.clause), theme.dim),
                ListCell::new(lang.of_words(&item.title), theme.base),
                ListCell::new(words::class(lang, item.class), theme.dim),
            ];
            Row::of(theme.base, cells)
        });
    }
}
