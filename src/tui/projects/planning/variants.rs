//! Choosing the variants that lots of a checklist are of.

use crate::checklist::division_plan::LotPick;
use crate::domain::Checklist;
use crate::domain::checklist::VariantChoice;
use crate::text::screen::planning as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Row};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The popup.
#[derive(Debug)]
pub struct Variants {
    lots: LotPick,
    cursor: Cursor,
}

impl Variants {
    /// The variants of lots; `None` when their checklist has none.
    pub fn of(lots: &LotPick, scene: &Scene) -> Option<Self> {
        let lots = lots.clone();
        let list = checklist(&lots, scene)?;
        (!list.variants.is_empty()).then_some(Self {
            lots,
            cursor: Cursor::default(),
        })
    }
}

fn checklist<'a>(lots: &LotPick, scene: &Scene<'a>) -> Option<&'a Checklist> {
    let lists = &scene.workspace.library().rulebook.checklists;
    lists.get(&lots.checklist).map(|pinned| &pinned.checklist)
}

impl Page for Variants {
    fn title(&self, scene: &Scene) -> String {
        say::variants_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Ticks, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = checklist(&self.lots, scene)?.variants.len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(list) = checklist(&self.lots, scene) else {
            return Effect::Back;
        };
        match intent {
            Intent::Cycle => {
                if let Some(variant) = list.variants.get(self.cursor.at) {
                    self.lots.turn_variant(list, &variant.id);
                }
                Effect::None
            }
            Intent::Confirm => Effect::Reply(Reply::Variants(self.lots.variants.clone())),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  类型：用于同一分部中这张检查表的所有检验批
    ///  钢筋安装   空格选，Enter 完成
    ///    至少一个
    ///  > [ ] 基础
    ///    [x] 柱、梁
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [76, area.height], &title, scene);
        let theme = scene.theme.in_popup();
        let (scene, lang) = (&scene.in_colours(&theme), scene.lang);
        let Some(list) = checklist(&self.lots, scene) else {
            return;
        };
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let hint = format!("   {}", say::variants_hint(lang));
        pen.line(&[
            (lang.of_words(&list.title), theme.strong),
            (&hint, theme.dim),
        ]);
        let list = List::headed(&list.variants, self.cursor, |before, variant| {
            let first = before.map(|before| &before.group) != Some(&variant.group);
            let words = match list.choose.get(&variant.group) {
                Some(VariantChoice::Many) => say::choose_many(lang),
                _ => say::choose_one(lang),
            };
            first.then(|| vec![(words.to_owned(), theme.dim)])
        });
        list.columns(&[8]).draw(&mut pen, scene, |variant| {
            let on = self.lots.variants.contains(&variant.id);
            let row = Row::plain(theme.base, [lang.pick(&variant.zh, &variant.en)]);
            row.ticked(if on { "[x] " } else { "[ ] " })
        });
    }
}
