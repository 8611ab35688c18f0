//! A capacity that makes samples smaller is asked about: it is kept with its reason, or not at all.

use super::{Check, Mode};
use crate::domain::Quantity;
use crate::text::screen::check as say;
use crate::tui::form::field::{Field, put_cursor};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::DraftEntry;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The question why.
#[derive(Debug)]
pub struct Shrink {
    to: Quantity,
    from: Option<Quantity>,
    places: (u64, u64),
}

impl Check {
    /// Asks for the reason of a capacity that makes samples smaller; `None` for one that does not.
    pub(super) fn ask_why(&mut self, to: Quantity, scene: &Scene) -> Option<Effect> {
        let shrink = Shrink {
            to,
            from: self.sheet.capacity(),
            places: self.sheet.shrinks(to)?,
        };
        self.mode = Mode::Shrink(shrink);
        Some(Effect::Warn(say::why_less(scene.lang).to_owned()))
    }

    pub(super) fn in_shrink(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Mode::Shrink(shrink) = &self.mode else {
            return Effect::None;
        };
        let why = self.why.value().trim();
        match intent {
            Intent::Confirm if why.is_empty() => Effect::Warn(say::why_less(scene.lang).to_owned()),
            Intent::Confirm => {
                let entry = DraftEntry::Shrunk {
                    capacity: shrink.to,
                    why: why.to_owned(),
                };
                self.keep(entry)
            }
            Intent::Back => {
                self.mode = Mode::Rows;
                Effect::None
            }
            typing => {
                self.why.typed(typing);
                Effect::None
            }
        }
    }
}

/// ```text
///  容量由 36 改为 5，各项应查由 62 处减为 26 处。
///  理由：
///  [分批后只验前五件_          ]
/// ```
pub fn view((shrink, why): (&Shrink, &Field), frame: &mut Frame, area: Rect, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let from = shrink
        .from
        .map_or_else(String::new, |from| from.to_string());
    let words = say::less(lang, [&from, &shrink.to.to_string()], shrink.places);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip().text(&words, theme.warn);
    pen.line(&[(say::why_label(lang), theme.strong)]);
    let cursor = why.write(&mut pen, scene);
    put_cursor(frame, cursor, scene);
}
