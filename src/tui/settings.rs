//! What is chosen from any page: colours, language, tones, mouse, signs. A choice is in force at once and is
//! remembered; where, and what there is to choose from, is not known here.

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, ListCell, Row, WHOLE};
use super::page::{Effect, Page, Scene};
use super::paint::pen::{Pen, footed};
use super::paint::popup;
use crate::text::Lang;
use crate::text::screen::settings as say;
use crate::text::width::width;
use crate::workspace::held::settings::preference::{AmbiguousWidth, Preference, SymbolSet};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Digits that choose a row at once.
const DIGITS: usize = 10;
/// Lines below the list: how wide doubtful signs are.
const RULER: usize = 3;
/// Signs whose width is doubtful.
const DOUBTFUL: &str = "±±±±≥≥≥≥";

/// The popup.
#[derive(Debug)]
pub struct SettingsPage {
    cursor: Cursor,
}

impl SettingsPage {
    /// On the colours that are in force.
    pub fn in_force(scene: &Scene) -> Self {
        let mut all = Preference::all().into_iter();
        let at = all.position(|one| scene.settings.is_chosen(one));
        Self {
            cursor: Cursor::on(at.unwrap_or(0)),
        }
    }

    fn choose(&mut self, at: usize) -> Effect {
        let Some(preference) = Preference::all().get(at).copied() else {
            return Effect::None;
        };
        self.cursor = Cursor::on(at);
        Effect::Prefer(preference)
    }
}

fn heading(preference: Preference, lang: Lang) -> &'static str {
    match preference {
        Preference::Colours(_) => say::colours(lang),
        Preference::Speech(_) => say::language(lang),
        Preference::Bell(_) => say::tones(lang),
        Preference::AtOnce(_) => say::readings(lang),
        Preference::Mouse(_) => say::mouse(lang),
        Preference::Symbols(_) => say::symbols(lang),
        Preference::Widths(_) => say::widths(lang),
    }
}

fn words(preference: Preference, lang: Lang) -> &'static str {
    match preference {
        Preference::Colours(name) => name.words(lang),
        Preference::Speech(other) => say::own_name(other),
        Preference::Bell(true) => say::sound(lang),
        Preference::Bell(false) => say::silent(lang),
        Preference::AtOnce(false) => say::by_enter(lang),
        Preference::AtOnce(true) => say::at_once(lang),
        Preference::Mouse(true) => say::listened(lang),
        Preference::Mouse(false) => say::not_listened(lang),
        Preference::Symbols(SymbolSet::Auto) => say::by_terminal(lang),
        Preference::Symbols(SymbolSet::Full) => say::full(lang),
        Preference::Symbols(SymbolSet::Plain) => say::plain(lang),
        Preference::Widths(AmbiguousWidth::Auto) => say::by_terminal(lang),
        Preference::Widths(AmbiguousWidth::Narrow) => say::narrow(lang),
        Preference::Widths(AmbiguousWidth::Wide) => say::wide(lang),
    }
}

impl Page for SettingsPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Digits, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::Settings => false,
            Intent::Confirm => {
                let now = Preference::all().get(self.cursor.at).copied();
                now.is_some_and(|one| !scene.settings.is_chosen(one))
            }
            Intent::Choose(digit) => digit <= DIGITS,
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, Preference::all().len()))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => self.choose(self.cursor.at),
            Intent::Choose(digit) => self.choose(digit.saturating_sub(1)),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  设置
    ///  > 颜色       v 1 深色
    ///                 2 浅色
    ///    语言       v 5 中文
    ///                 6 English
    ///
    ///    ±±±±≥≥≥≥|  两行的竖线对齐，宽度就选对了
    ///    --------|
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let all = Preference::all();
        let lines = u16::try_from(all.len() + RULER + 4).unwrap_or(area.height);
        let inside = popup::frame(frame, area, [100, lines], &title, scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let room = usize::from(inside.height);
        let foot = if room > RULER + 6 { RULER - 1 } else { 0 };
        let (body, below) = footed(inside, foot);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        let kind = |preference: &Preference| std::mem::discriminant(preference);
        let before = std::iter::once(None).chain(all.iter().map(Some));
        let rows = all.iter().zip(before).enumerate();
        let list = List::of(rows, self.cursor).columns(&[WHOLE, WHOLE]);
        list.draw(&mut pen, scene, |(at, (preference, before))| {
            let is_first = before.is_none_or(|before| kind(before) != kind(preference));
            let head = if is_first {
                heading(**preference, scene.lang)
            } else {
                ""
            };
            let mark = if scene.settings.is_chosen(**preference) {
                "v"
            } else {
                " "
            };
            let digit = Some(at + 1).filter(|digit| *digit <= DIGITS);
            let digit = digit.map_or(" ".to_owned(), |digit| (digit % 10).to_string());
            let words = format!("{mark} {digit} {}", words(**preference, scene.lang));
            let cells = [
                ListCell::new(head, theme.dim),
                ListCell::new(words, theme.base),
            ];
            Row::of(theme.base, cells)
        });
        let below = &mut Pen::new(frame.buffer_mut(), below);
        let dashes = format!("   {}|", "-".repeat(width(DOUBTFUL)));
        let doubtful = format!("   {DOUBTFUL}|  ");
        below.line(&[(&doubtful, theme.base), (say::ruler(scene.lang), theme.dim)]);
        below.line(&[(&dashes, theme.base)]);
    }
}
