//! Text with places for values: `致：{supervisor|____}`. `{name}` is a field, what follows `|` stands where the
//! field is empty; `{{` and `}}` are braces; `{continued}` is `（续）` where a form goes on on another page. Nothing
//! else is read out of it, and nothing is reckoned.

use crate::paper::value::{Piece, Values, plain};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// The place that says that a form goes on.
const CONTINUED: &str = "continued";

/// How the first line of a paragraph is set in.
const SET_IN: &str = "　　";

/// Text with places for values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Template {
    parts: Vec<TemplatePart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum TemplatePart {
    Text(String),
    Place { name: String, empty: String },
}

/// A brace without its other half, after so many characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed(pub usize);

impl fmt::Display for Unclosed {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "unclosed brace after {} characters", self.0)
    }
}

impl TryFrom<String> for Template {
    type Error = Unclosed;

    fn try_from(text: String) -> Result<Self, Unclosed> {
        Self::read(&text)
    }
}

impl From<Template> for String {
    fn from(template: Template) -> Self {
        let written = template.parts.iter().map(|part| match part {
            TemplatePart::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            TemplatePart::Place { name, empty } if empty.is_empty() => format!("{{{name}}}"),
            TemplatePart::Place { name, empty } => format!("{{{name}|{empty}}}"),
        });
        written.collect()
    }
}

impl Template {
    /// Reads it as it is written in a form.
    pub fn read(text: &str) -> Result<Self, Unclosed> {
        Ok(Self::piece(text, &marks(text)?, 0..text.len()))
    }

    /// A piece of a text that has these marks; a place belongs to the piece in which it begins.
    pub fn piece(text: &str, marks: &[TemplateMark], of: Range<usize>) -> Self {
        let mut template = Self::default();
        let mut at = of.start;
        for mark in marks {
            let (from, to) = (mark.span.start.min(of.end), mark.span.end.min(of.end));
            template.say(text.get(at..from).unwrap_or_default());
            if of.contains(&mark.span.start) {
                match &mark.part {
                    TemplatePart::Text(brace) => template.say(brace),
                    place @ TemplatePart::Place { .. } => template.parts.push(place.clone()),
                }
            }
            at = at.max(to);
        }
        template.say(text.get(at..of.end).unwrap_or_default());
        template
    }

    fn say(&mut self, words: &str) {
        match self.parts.last_mut() {
            _ if words.is_empty() => {}
            Some(TemplatePart::Text(text)) => text.push_str(words),
            _ => self.parts.push(TemplatePart::Text(words.to_owned())),
        }
    }

    /// The names of its places, in order.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            TemplatePart::Place { name, .. } if name != CONTINUED => Some(name.as_str()),
            _ => None,
        })
    }

    /// Its text with values in their places: the nearest that knows a name, of a table's row and the paper.
    pub fn filled(&self, values: &[&Values]) -> Vec<Piece> {
        self.filled_by(|name| {
            let value = values.iter().find_map(|values| values.get(name));
            value.map(|value| value.pieces.clone())
        })
    }

    /// Its text with what is found for each name in its place.
    pub fn filled_by(&self, find: impl Fn(&str) -> Option<Vec<Piece>>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in &self.parts {
            match part {
                TemplatePart::Text(text) => pieces.push(Piece::Text(text.clone())),
                TemplatePart::Place { name, .. } if name == CONTINUED => {
                    pieces.push(Piece::Continued)
                }
                TemplatePart::Place { name, empty } => {
                    match find(name).filter(|found| !plain(found).is_empty()) {
                        Some(found) => pieces.extend(found.iter().map(|piece| self.set_in(piece))),
                        None => pieces.push(Piece::Text(empty.clone())),
                    }
                }
            }
        }
        pieces
    }

    /// Where the text is set in at its beginning, every line of a value is.
    fn set_in(&self, piece: &Piece) -> Piece {
        match (self.parts.first(), piece) {
            (Some(TemplatePart::Text(first)), Piece::Text(text)) if first.starts_with(SET_IN) => {
                Piece::Text(text.replace('\n', &format!("\n{SET_IN}")))
            }
            _ => piece.clone(),
        }
    }
}

/// A place or a brace in a text, and where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateMark {
    /// Which bytes of the text.
    pub span: Range<usize>,
    part: TemplatePart,
}

impl TemplateMark {
    /// The name of the place; none of a brace, and of what is no value.
    pub fn name(&self) -> Option<&str> {
        match &self.part {
            TemplatePart::Place { name, .. } if name != CONTINUED => Some(name),
            _ => None,
        }
    }
}

/// The places and braces of a text, in order.
pub fn marks(text: &str) -> Result<Vec<TemplateMark>, Unclosed> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(from) = text.get(at..).filter(|rest| rest.contains(['{', '}'])) {
        let start = at + from.find(['{', '}']).unwrap_or_default();
        let here = text.get(start..).unwrap_or_default();
        let (part, len) = mark(here).ok_or_else(|| {
            let before = text.get(..start).unwrap_or_default();
            Unclosed(before.chars().count())
        })?;
        at = start + len;
        marks.push(TemplateMark {
            span: start..at,
            part,
        });
    }
    Ok(marks)
}

/// What a text begins with, and how many bytes it takes.
fn mark(text: &str) -> Option<(TemplatePart, usize)> {
    if let Some(brace) = ["{{", "}}"].into_iter().find(|two| text.starts_with(two)) {
        let one = brace.get(1..)?.to_owned();
        return Some((TemplatePart::Text(one), brace.len()));
    }
    let (place, _) = text.strip_prefix('{')?.split_once('}')?;
    let (name, empty) = place.split_once('|').unwrap_or((place, ""));
    let part = TemplatePart::Place {
        name: name.to_owned(),
        empty: empty.to_owned(),
    };
    Some((part, place.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_take_values_and_say_what_stands_without_one() {
        let values = Values::default().with("to", "项目部").with("none", "");
        let row = Values::default().with("to", "班组");
        let filled = |text: &str| plain(&Template::read(text).unwrap().filled(&[&row, &values]));
        assert_eq!(filled("致：{to}（{{盖章}}）"), "致：班组（{盖章}）");
        assert_eq!(filled("于{none|____}日{strange|——}"), "于____日——");
        assert_eq!(filled(""), "");
        let lines = Values::default().with("said", "一\n二");
        let filled = |text: &str| plain(&Template::read(text).unwrap().filled(&[&lines]));
        assert_eq!(filled("　　{said}"), "　　一\n　　二");
        assert_eq!(filled("注：{said}"), "注：一\n二");
    }

    #[test]
    fn a_place_cut_by_pieces_belongs_to_the_first_of_them() {
        let text = "致{{{to|__}。}}";
        let marks = marks(text).unwrap();
        let cut = |of| String::from(Template::piece(text, &marks, of));
        assert_eq!(
            [cut(0..7), cut(7..10), cut(10..17)],
            ["致{{{to|__}", "", "。}}"]
        );
        assert_eq!(
            marks
                .iter()
                .filter_map(TemplateMark::name)
                .collect::<Vec<_>>(),
            ["to"]
        );
    }

    #[test]
    fn an_unclosed_brace_is_told_with_its_place() {
        assert_eq!(Template::read("致：{to"), Err(Unclosed(2)));
        assert_eq!(Template::read("致}"), Err(Unclosed(1)));
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in ["致：{to|____}", "{{a}} {b}", "", "没有"] {
            let written: String = Template::read(text).unwrap().into();
            assert_eq!(written, text);
        }
    }
}
