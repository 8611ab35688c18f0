//! How everything stands that the program works with, on the screen: looked at when the page is opened and again by
//! Enter. What is looked at is not known here.

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, scrolled};
use super::page::{Effect, Page, Scene};
use super::paint::pen::Pen;
use super::seen::terminal_seen;
use crate::text::doctor::{self as say, HealthMark, Symptom};
use crate::text::manual::Topic;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};

/// The page.
#[derive(Debug, Default)]
pub struct DoctorPage {
    /// Nothing before it has looked.
    found: Vec<Symptom>,
    top: Cursor,
}

impl DoctorPage {
    fn look(&mut self, scene: &Scene) {
        self.found = scene.workspace.examined(scene.lang);
        self.found.extend(terminal_seen(scene.settings, false));
        self.found.sort_by_key(|one| one.organ() as u8);
        self.top = Cursor::default();
    }
}

impl Page for DoctorPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Trouble)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn wake(&mut self, scene: &Scene) {
        if self.found.is_empty() {
            self.look(scene);
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.found.len();
        Some((&mut self.top, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => {
                self.look(scene);
                Effect::say(say::again(scene.lang))
            }
            _ => Effect::None,
        }
    }

    /// ```text
    ///  v 磁盘      剩余 96 GB
    ///  ! 时钟      本机时钟显示 2011-01-01 00:00，不可信……
    ///    → 校准时钟和时区。
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let area = area.inner(Margin::new(1, 0));
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let all_sound = self.found.iter().all(|one| one.mark() == HealthMark::Sound);
        if all_sound {
            pen.text(say::all_sound(lang), theme.good).skip();
        }
        scrolled(&mut pen, scene, (&self.found, self.top), |pen, one| {
            let style = match one.mark() {
                HealthMark::Sound => theme.base,
                HealthMark::Mind => theme.warn,
                HealthMark::Bad => theme.bad,
            };
            let sign = match one.mark() {
                HealthMark::Sound => "v",
                other => other.sign(),
            };
            let lead = format!("{sign} {}  ", one.organ().words(lang));
            pen.labelled((&lead, style), (&one.said(lang), style));
            if let Some(advice) = one.advice(lang) {
                pen.labelled(("  → ", theme.dim), (advice, theme.base));
            }
        });
    }
}
