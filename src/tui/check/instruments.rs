//! Choosing the measuring instruments that were used, each with what its certificate is worth. What
//! an expired one means is decided when the check is concluded.

use crate::domain::Kind;
use crate::domain::register::Validity;
use crate::text::register;
use crate::text::screen::registers as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Row, WHOLE};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::{Pen, footed, height};
use crate::tui::paint::popup;
use crate::workspace::shown::register::Registered;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: code, name, certificate.
const LEAST: [usize; 3] = [10, 12, WHOLE];
/// The most lines of what is said at the bottom.
const HINT: u16 = 3;

/// The popup.
#[derive(Debug)]
pub struct Instruments {
    chosen: Vec<String>,
    cursor: Cursor,
}

impl Instruments {
    /// Begins with those chosen before.
    pub fn new(chosen: Vec<String>) -> Self {
        Self {
            chosen,
            cursor: Cursor::default(),
        }
    }

    fn turn(&mut self, code: &str) {
        match self.chosen.iter().position(|chosen| chosen == code) {
            Some(at) => _ = self.chosen.remove(at),
            None => self.chosen.push(code.to_owned()),
        }
    }
}

fn all<'a>(scene: &Scene<'a>) -> Vec<Registered<'a>> {
    scene.workspace.register(Some(Kind::Instrument))
}

impl Page for Instruments {
    fn title(&self, scene: &Scene) -> String {
        say::choose_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Ticks, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Cycle => !all(scene).is_empty(),
            _ => true,
        }
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, all(scene).len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (intent, all(scene).get(self.cursor.at)) {
            (Intent::Cycle, Some(entry)) => self.turn(&entry.node.subject.code),
            (Intent::Confirm, _) => return Effect::Reply(Reply::Instruments(self.chosen.clone())),
            _ => {}
        }
        Effect::None
    }

    /// ```text
    ///  > [x] JL-001  5 m 钢卷尺        有效至 2027-03-01
    ///    [ ] JL-002  靠尺              已过期 2026-01-31
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let inside = popup::frame(frame, area, [76, 20], &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let hint = |pen: &mut Pen| {
            pen.text(say::choose_hint(scene.lang), theme.strong);
        };
        let (body, below) = footed(inside, usize::from(height(inside.width, HINT, hint)));
        hint(&mut Pen::new(frame.buffer_mut(), below));
        let mut pen = Pen::new(frame.buffer_mut(), body);
        let list = List::of(all(scene), self.cursor).flush().columns(&LEAST);
        list.draw(&mut pen, scene, |entry| self.row(entry, scene));
    }
}

impl Instruments {
    fn row(&self, entry: &Registered, scene: &Scene) -> Row {
        let (theme, subject) = (scene.theme, &entry.node.subject);
        let validity = entry.validity.unwrap_or(Validity::Missing);
        let colour = match validity {
            Validity::Until(_) | Validity::Soon(_) => theme.good,
            Validity::Missing | Validity::Expired(_) => theme.bad,
        };
        let ticked = match self.chosen.contains(&subject.code) {
            true => say::yes(scene.lang),
            false => say::no(scene.lang),
        };
        let validity = register::validity(scene.lang, validity);
        let cells = [
            ListCell::new(&subject.code, theme.base),
            ListCell::new(&subject.name, theme.base),
            ListCell::new(validity, colour),
        ];
        Row::of(theme.base, cells).ticked(format!("{ticked} "))
    }
}
