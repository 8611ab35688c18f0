//! Headquarters as this project knows it: how much each has, and what can be done about it. Enter confirms one, or
//! takes that back; the last line lets go of photos that have arrived there.
//!
//! | file | noun |
//! |---|---|
//! | `word` | the form in which a person says so |

mod word;

use crate::domain::receipt::short_code;
use crate::text::evidence::size;
use crate::text::headquarters::{self as words, HqTrust};
use crate::text::screen::headquarters as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Row, WHOLE};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::headquarters::relief::Relief;
use crate::workspace::headquarters::standing::HqStanding;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use word::WordForm;

/// The page.
#[derive(Debug, Default)]
pub struct HqPage {
    standings: Vec<HqStanding>,
    relief: Relief,
    cursor: Cursor,
}

/// How much a headquarters has, in a sentence.
pub(super) fn sentence(one: &HqStanding, scene: &Scene) -> String {
    words::standing(scene.lang, &one.said(scene.workspace.today()))
}

impl HqPage {
    fn count(&self) -> usize {
        self.standings.len() + usize::from(self.relief.photos > 0)
    }
}

impl Page for HqPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Confirm => self.count() > 0,
            _ => intent != Intent::Why,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        self.standings = scene.workspace.standings().unwrap_or_default();
        self.relief = scene.workspace.relief().unwrap_or_default();
        let count = self.count();
        self.cursor.stay(None, count);
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.count();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (intent, self.standings.get(self.cursor.at)) {
            (Intent::Confirm, Some(one)) if one.trust == HqTrust::Confirmed => {
                WordForm::to_distrust(&one.card, scene)
            }
            (Intent::Confirm, Some(one)) => WordForm::to_trust(&one.card, scene),
            (Intent::Confirm, None) if self.relief.photos > 0 => WordForm::to_release(),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  回执随交换回来：总部收到并核对过的记录和照片。……
    ///
    ///  > 集团质量部  28cd 17f5  总部已收 412/415 · 照片 37/40 · 3 天前
    ///    清理照片               总部已有、本机可以清理的照片 37 张，92 MB。
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let area = area.inner(Margin::new(1, 0));
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.text(say::lead(lang), theme.dim).skip();
        let rows = 0..self.count();
        let list = List::of(rows, self.cursor).columns(&[8, WHOLE, 20]);
        list.draw(&mut pen, scene, |at| match self.standings.get(*at) {
            Some(one) => {
                let code = short_code(&one.card.kid);
                let said = sentence(one, scene);
                Row::plain(theme.base, [one.card.name.clone(), code, said])
            }
            None => {
                let size = size(self.relief.bytes);
                let said = words::could(lang, self.relief.photos, &size);
                let name = say::release(lang).to_owned();
                Row::plain(theme.base, [name, String::new(), said])
            }
        });
        if self.relief.photos > 0 {
            pen.skip().text(say::released_only(lang), theme.dim);
        }
    }
}
