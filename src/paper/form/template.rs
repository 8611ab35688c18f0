//! Text with places for values: `致：{supervisor|____}`. `{name}` is a field, what follows `|` stands where the
//! field is empty; `{{` and `}}` are braces; `{continued}` is `（续）` where a form goes on on another page. Nothing
//! else is read out of it, and nothing is reckoned.

use crate::paper::value::{Piece, Values};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The place that says that a form goes on.
const CONTINUED: &str = "continued";

/// How the first line of a paragraph is set in.
const SET_IN: &str = "　　";

/// Text with places for values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Template {
    parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
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
            Part::Text(text) => text.replace('{', "{{").replace('}', "}}"),
            Part::Place { name, empty } if empty.is_empty() => format!("{{{name}}}"),
            Part::Place { name, empty } => format!("{{{name}|{empty}}}"),
        });
        written.collect()
    }
}

impl Template {
    /// Reads it as it is written in a form.
    pub fn read(text: &str) -> Result<Self, Unclosed> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, from) = rest.split_at(at);
            plain.push_str(before);
            if let Some(after) = from.strip_prefix("{{") {
                plain.push('{');
                rest = after;
            } else if let Some(after) = from.strip_prefix("}}") {
                plain.push('}');
                rest = after;
            } else {
                let inner = from.strip_prefix('{').and_then(|from| from.split_once('}'));
                let here = || Unclosed(text.chars().count() - from.chars().count());
                let (place, after) = inner.ok_or_else(here)?;
                if !plain.is_empty() {
                    parts.push(Part::Text(std::mem::take(&mut plain)));
                }
                let (name, empty) = place.split_once('|').unwrap_or((place, ""));
                parts.push(Part::Place {
                    name: name.to_owned(),
                    empty: empty.to_owned(),
                });
                rest = after;
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(Self { parts })
    }

    /// The names of its places, in order.
    pub fn places(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Place { name, .. } if name != CONTINUED => Some(name.as_str()),
            _ => None,
        })
    }

    /// Its text with values in their places: the nearest that knows a name, of a table's row and the paper.
    pub fn filled(&self, values: &[&Values]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => pieces.push(Piece::Text(text.clone())),
                Part::Place { name, .. } if name == CONTINUED => pieces.push(Piece::Continued),
                Part::Place { name, empty } => {
                    let value = values.iter().find_map(|values| values.get(name));
                    match value.filter(|value| !value.plain().is_empty()) {
                        Some(value) => {
                            pieces.extend(value.pieces.iter().map(|piece| self.set_in(piece)))
                        }
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
            (Some(Part::Text(first)), Piece::Text(text)) if first.starts_with(SET_IN) => {
                Piece::Text(text.replace('\n', &format!("\n{SET_IN}")))
            }
            _ => piece.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::value::plain;

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
