//! A field being typed in. The terminal's own cursor stands in it, so that the candidate window of
//! an input method opens there. Figures are converted as they are typed; what can belong to none
//! stays and is marked, for a key that vanishes is a wrong figure. What is taken is decided elsewhere.

use crate::text::width::width;
use crate::text::{day, typed};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use tui_input::{Input, InputRequest};

/// What may be typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Takes {
    /// A figure, perhaps with its unit.
    #[default]
    Figure,
    /// A day or a time of day.
    Day,
    /// Anything.
    Text,
}

/// A field.
#[derive(Clone, Debug, Default)]
pub struct Field {
    takes: Takes,
    input: Input,
    /// What stands there is only offered: what is typed takes its place.
    offered: bool,
}

impl Field {
    /// An empty field for a figure.
    pub fn figure() -> Self {
        Self::default()
    }

    /// A field with what stands in it.
    pub fn new(takes: Takes, value: &str) -> Self {
        Self {
            takes,
            input: Input::new(value.to_owned()),
            offered: false,
        }
    }

    /// A field in which something is offered: what is typed takes its place, what moves in it keeps it.
    pub fn offering(takes: Takes, value: &str) -> Self {
        let offered = !value.is_empty();
        Self {
            offered,
            ..Self::new(takes, value)
        }
    }

    /// Whether what stands there is only offered.
    pub fn is_offered(&self) -> bool {
        self.offered
    }

    /// What was typed.
    pub fn value(&self) -> &str {
        self.input.value()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.value().is_empty()
    }

    /// Empties it.
    pub fn reset(&mut self) {
        self.input.reset();
    }

    /// Takes an intent of typing; says whether it was one that could be used.
    pub fn typed(&mut self, intent: Intent) -> bool {
        let changes = matches!(intent, Intent::Type(_) | Intent::Erase | Intent::Delete);
        if std::mem::take(&mut self.offered) && changes {
            self.input.reset();
        }
        let request = match intent {
            Intent::Type(c) => match self.takes {
                Takes::Figure | Takes::Day => InputRequest::InsertChar(typed::plain(c)),
                Takes::Text => InputRequest::InsertChar(c),
            },
            Intent::Erase => InputRequest::DeletePrevChar,
            Intent::Delete => InputRequest::DeleteNextChar,
            Intent::Left => InputRequest::GoToPrevChar,
            Intent::Right => InputRequest::GoToNextChar,
            Intent::First => InputRequest::GoToStart,
            Intent::Last => InputRequest::GoToEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }

    /// The same where digits stand for usual words, as long as nothing else was typed.
    pub fn typed_or_usual(&mut self, intent: Intent, words: &[&str]) -> bool {
        let is_usual = self.is_empty() || words.contains(&self.value());
        let digit = match intent {
            Intent::Type(c) if is_usual => typed::plain(c).to_digit(10),
            _ => None,
        };
        let nth = digit.and_then(|digit| usize::try_from(digit.checked_sub(1)?).ok());
        match nth.and_then(|nth| words.get(nth)) {
            Some(words) => *self = Self::new(self.takes, words),
            None => return self.typed(intent),
        }
        true
    }

    /// What the field is for.
    pub fn takes(&self) -> Takes {
        self.takes
    }

    /// Whether something stands in it that can belong to nothing the field takes.
    pub fn is_marked(&self) -> bool {
        match self.takes {
            Takes::Figure => self.value().chars().any(typed::is_foreign),
            Takes::Day => self.value().chars().any(day::is_foreign),
            Takes::Text => false,
        }
    }

    /// Draws it, a long text scrolled, and says where the terminal's cursor belongs in it.
    pub fn write(&self, pen: &mut Pen, scene: &Scene) -> Option<Position> {
        let columns = pen
            .columns()
            .checked_sub(1)
            .filter(|columns| *columns > 0)?;
        let at = pen.position();
        let (text, hidden) = from_column(self.value(), self.input.visual_scroll(columns));
        let style = match self.offered {
            true => scene.theme.selected,
            false => scene.theme.field,
        };
        let mark = if self.is_marked() { " !" } else { "" };
        let parts = [(text, style), (mark, style.patch(scene.theme.bad))];
        pen.row(&parts, scene.theme.field);
        let column = self.input.visual_cursor().saturating_sub(hidden);
        let column = u16::try_from(column.min(columns)).unwrap_or(0);
        let x = at.x.saturating_add(column);
        Some(Position { x, ..at })
    }
}

/// Puts the terminal's cursor where it belongs, if that is on the page on top.
pub fn put_cursor(frame: &mut Frame, at: Option<Position>, scene: &Scene) {
    if let Some(at) = at.filter(|_| scene.on_top) {
        frame.set_cursor_position(at);
    }
}

/// What stands in several fields; nothing when all are empty.
pub fn typed_texts<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<String> {
    let texts: Vec<String> = fields
        .into_iter()
        .map(|field| field.value().to_owned())
        .collect();
    let is_empty = texts.iter().all(String::is_empty);
    if is_empty { Vec::new() } else { texts }
}

/// Puts texts back into fields.
pub fn put_back<'a>(fields: impl IntoIterator<Item = &'a mut Field>, texts: &[String]) {
    for (field, text) in fields.into_iter().zip(texts) {
        *field = Field::new(field.takes, text);
    }
}

/// A field as it looks when it is being typed in or not; where the terminal's cursor belongs if it is.
pub fn written(pen: &mut Pen, field: &Field, here: bool, scene: &Scene) -> Option<Position> {
    if here {
        return field.write(pen, scene);
    }
    let (theme, blank) = (scene.theme, if scene.theme.is_plain() { "_" } else { " " });
    let rest = pen.columns().saturating_sub(width(field.value()));
    let rest = blank.repeat(rest);
    pen.line(&[(field.value(), theme.popup), (&rest, theme.popup)]);
    None
}

/// The same on a page that is drawn beside it.
pub fn show(frame: &mut Frame, room: Rect, field: &Field, here: bool, scene: &Scene) {
    let at = written(&mut Pen::new(frame.buffer_mut(), room), field, here, scene);
    put_cursor(frame, at, scene);
}

/// The text from a column on, and how many columns were left out: never half a wide glyph.
fn from_column(text: &str, column: usize) -> (&str, usize) {
    let mut hidden = 0;
    for (at, c) in text.char_indices() {
        if hidden >= column {
            return (&text[at..], hidden);
        }
        hidden += width(c.encode_utf8(&mut [0; 4]));
    }
    if column == 0 { (text, 0) } else { ("", hidden) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_converted_as_they_are_typed() {
        let mut field = Field::figure();
        assert!("－４。５".chars().all(|c| field.typed(Intent::Type(c))));
        assert_eq!(field.value(), "-4.5");
        assert!(!field.is_marked());
    }

    #[test]
    fn no_character_vanishes_from_a_figure() {
        let mut field = Field::figure();
        for c in "-1，5e三/".chars() {
            field.typed(Intent::Type(c));
        }
        assert_eq!(field.value(), "-1，5e三/");
        assert!(field.is_marked());
    }

    #[test]
    fn what_is_typed_takes_the_place_of_what_is_offered() {
        let offering = || Field::offering(Takes::Text, "P1");
        let typed = |keys: &[Intent]| {
            let mut field = offering();
            keys.iter().for_each(|key| _ = field.typed(*key));
            field.value().to_owned()
        };
        assert_eq!(typed(&[]), "P1");
        assert_eq!(typed(&[Intent::Type('B'), Intent::Type('7')]), "B7");
        assert_eq!(typed(&[Intent::Erase]), "");
        assert_eq!(typed(&[Intent::Last, Intent::Type('0')]), "P10");
        assert!(!Field::offering(Takes::Text, "").is_offered());
    }

    #[test]
    fn scrolls_by_whole_glyphs() {
        assert_eq!(from_column("钢筋安装", 3), ("安装", 4));
        assert_eq!(from_column("abc", 0), ("abc", 0));
    }
}
