//! Choosing the variants that lots are of: of a checklist in a plan, or of one lot of which nobody could say so before
//! its first check. Which are usual is not known here.

use super::Check;
use crate::checklist::division_plan::{LotPick, turn_variant};
use crate::domain::checklist::VariantChoice;
use crate::domain::judge::variant_faults;
use crate::domain::{Checklist, Subject};
use crate::text::screen::planning as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Row};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The popup.
#[derive(Debug)]
pub struct Variants {
    checklist: String,
    chosen: Vec<String>,
    /// The lot that is asked about; none: lots of a plan.
    lot: Option<Subject>,
    cursor: Cursor,
}

impl Variants {
    /// The variants of lots of a plan; `None` when their checklist has none.
    pub fn of(lots: &LotPick, scene: &Scene) -> Option<Self> {
        let page = Self {
            checklist: lots.checklist.clone(),
            chosen: lots.variants.clone(),
            lot: None,
            cursor: Cursor::default(),
        };
        (!checklist(&page, scene)?.variants.is_empty()).then_some(page)
    }

    /// What a lot is of, where that is still open; the first open group is selected.
    pub fn asked(scene: &Scene, code: &str) -> Option<Self> {
        let node = scene.workspace.project()?.node(code)?;
        let mut page = Self {
            checklist: node.subject.checklist.clone(),
            chosen: node.subject.variants.clone(),
            lot: Some(node.subject.clone()),
            cursor: Cursor::default(),
        };
        let list = checklist(&page, scene)?;
        let mut variants = list.variants.iter();
        let open = variants.position(|variant| {
            let mut of_group = list
                .variants
                .iter()
                .filter(|one| one.group == variant.group);
            list.choose.contains_key(&variant.group)
                && !of_group.any(|one| page.chosen.contains(&one.id))
        });
        page.cursor = Cursor::on(open?);
        Some(page)
    }

    fn take(&self, list: &Checklist, scene: &Scene) -> Effect {
        match &self.lot {
            None => Effect::Reply(Reply::Variants(self.chosen.clone())),
            Some(_) if !variant_faults(list, &self.chosen).is_empty() => {
                Effect::Warn(say::variants_open(scene.lang).to_owned())
            }
            Some(lot) => {
                let lot = Subject {
                    variants: self.chosen.clone(),
                    ..lot.clone()
                };
                Effect::act(Command::PlanSubjects(vec![lot]))
            }
        }
    }
}

fn checklist<'a>(page: &Variants, scene: &Scene<'a>) -> Option<&'a Checklist> {
    let lists = &scene.workspace.library().rulebook.checklists;
    lists.get(&page.checklist).map(|pinned| &pinned.checklist)
}

impl Page for Variants {
    fn title(&self, scene: &Scene) -> String {
        match &self.lot {
            None => say::variants_title(scene.lang).to_owned(),
            Some(_) => say::variants_asked(scene.lang).to_owned(),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Ticks, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = checklist(self, scene)?.variants.len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(list) = checklist(self, scene) else {
            return Effect::Back;
        };
        match intent {
            Intent::Cycle => {
                if let Some(variant) = list.variants.get(self.cursor.at) {
                    turn_variant(&mut self.chosen, list, &variant.id);
                }
                Effect::None
            }
            Intent::Confirm => self.take(list, scene),
            _ => Effect::None,
        }
    }

    /// It is known now: the check that was asked for begins.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match (&self.lot, done) {
            (Some(lot), Done::Recorded(_)) => {
                Effect::Many(vec![Effect::Back, Check::begin(scene, &lot.code)])
            }
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
        let Some(list) = checklist(self, scene) else {
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
            let on = self.chosen.contains(&variant.id);
            let row = Row::plain(theme.base, [lang.pick(&variant.zh, &variant.en)]);
            row.ticked(if on { "[x] " } else { "[ ] " })
        });
    }
}
