//! What a form would change, looked at before it is saved: what it is, what it becomes. What may be
//! changed is decided where the form is.

use crate::domain::Fault;
use crate::text::escape::shown;
use crate::text::screen::changes as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, scrolled};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::paint::popup;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The popup above a form.
#[derive(Debug)]
pub struct FormChanges {
    /// `目标：90 % → 95 %`.
    lines: Vec<String>,
    command: Command,
    /// Why it was refused.
    faults: Vec<Fault>,
    top: Cursor,
}

impl FormChanges {
    /// Shows what a command would change; nothing that changes nothing is recorded.
    pub fn of(lines: Vec<String>, command: Command, scene: &Scene) -> Effect {
        if lines.is_empty() {
            return Effect::say(say::nothing(scene.lang));
        }
        Effect::go(Self {
            lines,
            command,
            faults: Vec::new(),
            top: Cursor::default(),
        })
    }
}

impl Page for FormChanges {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Confirm => self.faults.is_empty(),
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.top, self.lines.len()))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm if self.faults.is_empty() => Effect::act(self.command.clone()),
            _ => Effect::None,
        }
    }

    /// The form below is over as well, unless it has to be filled in otherwise.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => {
                self.faults.clone_from(faults);
                Effect::Tones(1)
            }
            _ => Effect::Many(vec![
                Effect::Close(2),
                Effect::say(say::saved(scene.lang, self.lines.len())),
            ]),
        }
    }

    /// ```text
    ///  将作以下改动
    ///  一次验收合格率目标：90 % → 95 %
    ///  签字：不等签字 → 须等签字
    ///
    ///  Enter 保存；Esc 回去改
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let theme = scene.theme.in_popup();
        let faults = sentences(scene, "", &self.faults);
        let lines = self.lines.len() + faults.len() + 7;
        let lines = u16::try_from(lines).unwrap_or(area.height).min(area.height);
        let inside = popup::frame(frame, area, [96, lines], &self.title(scene), scene);
        let (body, below) = footed(inside, faults.len().max(1) + 1);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        scrolled(&mut pen, scene, (&self.lines, self.top), |pen, line| {
            pen.text(&shown(line), theme.base);
        });
        let mut pen = Pen::new(frame.buffer_mut(), below);
        for fault in &faults {
            pen.text(fault, theme.warn);
        }
        if faults.is_empty() {
            pen.text(say::hint(scene.lang), theme.strong);
        }
    }
}
