//! Drawing a form in its popup: what to read above it, its lines, and what is to be said below them. What
//! keys do to it is decided in `mod.rs`.

use super::Form;
use super::choice::Choices;
use super::line::{Entry, Line};
use crate::text::escape::shown;
use crate::text::screen::form as say;
use crate::text::width::{clip_middle, fit, width, wrap};
use crate::tui::field::show;
use crate::tui::page::Scene;
use crate::tui::pen::{Part, Pen, footed};
use crate::tui::popup;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the popup.
const COLUMNS: u16 = 96;

impl Form {
    /// ```text
    ///  标题
    ///  > 责任班组   [钢筋二班_          ]
    ///    期限       [+3                 ]  日期，或 +天数
    ///    办理人     < 赵文斌  专业工长 >  1/4
    ///    记录
    ///
    ///  整改期限早于下达之日。
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, title: &str, scene: &Scene) {
        self.view_above(frame, area, (title, &[]), scene);
    }

    /// The same with what to read before it is filled in, the last of it where room is short; the page
    /// stays in sight above.
    pub fn view_above(
        &self,
        frame: &mut Frame,
        area: Rect,
        (title, told): (&str, &[String]),
        scene: &Scene,
    ) {
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let lines = u16::try_from(self.lines.len() + 9).unwrap_or(area.height);
        let spare = usize::from(area.height.saturating_sub(lines));
        let columns = usize::from(COLUMNS.min(area.width).saturating_sub(4));
        let told = told.iter().flat_map(|text| wrap(&shown(text), columns));
        let mut told: Vec<String> = told.collect();
        told.drain(..told.len().saturating_sub(spare.saturating_sub(1)));
        let more = if told.is_empty() { 0 } else { told.len() + 1 };
        let lines = lines + u16::try_from(more).unwrap_or(0);
        let area = match more {
            0 => area,
            _ => footed(area, usize::from(lines)).1,
        };
        let inside = popup::frame(frame, area, [COLUMNS, lines.min(area.height)], title, scene);
        let wide = self.lines.iter().map(|line| width(&line.words(scene.lang)));
        let left = wide.max().unwrap_or(0).clamp(10, 40) + 3;
        for at in 0..=self.lines.len() {
            let y = inside.y + u16::try_from(at).unwrap_or(0);
            let row = Rect {
                y,
                height: 1,
                ..inside
            };
            self.row(frame, row.intersection(inside), at, left, scene);
        }
        let read = Rect {
            y: inside.y + u16::try_from(self.lines.len() + 2).unwrap_or(0),
            ..inside
        };
        let mut pen = Pen::new(frame.buffer_mut(), read.intersection(inside));
        for line in &told {
            pen.line(&[(line, theme.base)]);
        }
        let (_, below) = footed(inside, 4);
        let mut pen = Pen::new(frame.buffer_mut(), below);
        if self.armed {
            pen.text(say::last_look(scene.lang), theme.warn);
        } else if self.faults.is_empty() {
            pen.text(say::hint(scene.lang), theme.dim);
        }
        for fault in &self.faults {
            pen.text(fault, theme.warn);
        }
    }

    fn row(&self, frame: &mut Frame, row: Rect, at: usize, left: usize, scene: &Scene) {
        let here = at == self.at;
        match self.lines.get(at) {
            Some(line) => line.view(frame, row, (here, left), scene),
            None => {
                let words = match self.armed {
                    true => say::once_more(scene.lang),
                    false => say::record(scene.lang),
                };
                let (mark, style) = marked(here, scene);
                Pen::new(frame.buffer_mut(), row).line(&[(mark, style), (words, style)]);
            }
        }
    }
}

/// The mark before a line, and how it looks.
fn marked(here: bool, scene: &Scene) -> (&'static str, Style) {
    match here {
        true => ("> ", scene.theme.selected),
        false => ("  ", scene.theme.base),
    }
}

impl Line {
    fn view(&self, frame: &mut Frame, row: Rect, (here, left): (bool, usize), scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (mark, style) = marked(here, scene);
        let label = clip_middle(&self.words(lang), left - 3);
        let head = format!("{mark}{}", fit(&label, left - 2));
        let hint = self.hint.map_or("", |hint| hint(lang));
        let field = match &self.entry {
            Entry::Typed(_, field) => field,
            Entry::Turned(choices) => {
                let mut pen = Pen::new(frame.buffer_mut(), row);
                return turned(&mut pen, choices, (&head, style), hint, scene);
            }
        };
        let taken = left as u16 + width(hint) as u16 + 2;
        let room = Rect {
            x: row.x + u16::try_from(left).unwrap_or(0),
            width: row.width.saturating_sub(taken),
            ..row
        };
        let gap = " ".repeat(usize::from(room.width) + 1);
        let parts = [(&*head, style), (&*gap, theme.base), (hint, theme.dim)];
        Pen::new(frame.buffer_mut(), row).line(&parts);
        show(frame, room, field, here, scene);
    }
}

fn turned(pen: &mut Pen, choices: &Choices, head: Part, hint: &str, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let words = choices.words(lang).unwrap_or(say::nobody(lang));
    let words = format!("< {words} >");
    let hint = match choices.sought() {
        "" => hint.to_owned(),
        typed => say::sought(lang, typed) + hint,
    };
    let count = match choices.place() {
        (_, 0 | 1) => "  ".to_owned(),
        (at, count) => format!("  {at}/{count}  "),
    };
    let parts = [head, (&words, theme.strong), (&count, theme.dim)];
    pen.line_with_hint(&parts, (&hint, theme.dim));
}
