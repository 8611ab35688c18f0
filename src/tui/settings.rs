//! What is chosen for this sitting, from any page: colours, language, tones. A choice is in force at once;
//! which colours and languages there are is not known here.

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row};
use super::page::{Effect, Page, Scene};
use super::paint::pen::Pen;
use super::paint::popup;
use super::paint::theme::{Name, Theme};
use crate::text::Lang;
use crate::text::screen::settings as say;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What can be chosen, by its digit from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Preference {
    Colours(Name),
    Speech(Lang),
    /// Whether the bell sounds.
    Tones(bool),
}

/// The popup.
#[derive(Debug)]
pub struct Settings {
    cursor: Cursor,
}

fn all() -> Vec<Preference> {
    let colours = Name::ALL.map(Preference::Colours).into_iter();
    let speech = [Lang::Zh, Lang::En].map(Preference::Speech);
    let tones = [true, false].map(Preference::Tones).into_iter();
    colours.chain(speech).chain(tones).collect()
}

impl Settings {
    /// On the colours that are in force.
    pub fn in_force(theme: &Theme) -> Self {
        let now = Preference::Colours(theme.name);
        let at = all().iter().position(|setting| *setting == now);
        Self {
            cursor: Cursor::on(at.unwrap_or(0)),
        }
    }

    fn choose(&mut self, at: usize) -> Effect {
        let Some(setting) = all().get(at).copied() else {
            return Effect::None;
        };
        self.cursor = Cursor::on(at);
        match setting {
            Preference::Colours(name) => Effect::Paint(name),
            Preference::Speech(lang) => Effect::Speak(lang),
            Preference::Tones(sound) => Effect::Mute(!sound),
        }
    }
}

impl Preference {
    fn heading(self, lang: Lang) -> &'static str {
        match self {
            Preference::Colours(_) => say::colours(lang),
            Preference::Speech(_) => say::language(lang),
            Preference::Tones(_) => say::tones(lang),
        }
    }

    fn words(self, lang: Lang) -> &'static str {
        match self {
            Preference::Colours(name) => name.words(lang),
            Preference::Speech(other) => say::own_name(other),
            Preference::Tones(true) => say::sound(lang),
            Preference::Tones(false) => say::silent(lang),
        }
    }

    fn is_in_force(self, scene: &Scene) -> bool {
        match self {
            Preference::Colours(name) => scene.theme.name == name,
            Preference::Speech(lang) => scene.lang == lang,
            Preference::Tones(sound) => scene.muted != sound,
        }
    }
}

impl Page for Settings {
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
                let now = all().get(self.cursor.at).copied();
                now.is_some_and(|setting| !setting.is_in_force(scene))
            }
            Intent::Choose(digit) => digit <= all().len(),
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, all().len()))
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
    ///  颜色
    ///  > v 1 深色
    ///      2 浅色
    ///  语言
    ///    v 5 中文
    ///      6 English
    ///  提示音
    ///    v 7 响
    ///      8 不响
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let settings = all();
        let lines = settings.len() as u16 + 7;
        let inside = popup::frame(frame, area, [40, lines], &title, scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let kind = |setting: &Preference| std::mem::discriminant(setting);
        let rows = settings.iter().enumerate();
        let list = List::headed(rows, self.cursor, |before, (_, setting)| {
            let fresh = before.is_none_or(|(_, before)| kind(before) != kind(setting));
            let words = setting.heading(scene.lang).to_owned();
            fresh.then(|| vec![(words, theme.strong)])
        });
        list.draw(&mut pen, scene, |(at, setting)| {
            let mark = if setting.is_in_force(scene) {
                "v "
            } else {
                "  "
            };
            let words = format!("{} {}", at + 1, setting.words(scene.lang));
            Row::plain(theme.base, [words]).ticked(mark)
        });
    }
}
