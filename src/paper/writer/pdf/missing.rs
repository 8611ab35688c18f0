//! Characters that a PDF cannot show: no font has them, or they do not stand by themselves from left to right. Each is
//! told with the field that says it, and its line.

use crate::paper::sheet::ValueTable;
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, field, fonts as say};

/// A character that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The character.
    pub character: char,
    /// The line it stands in.
    pub text: String,
    /// The field of the paper, or the column of one of its tables, that says this line; none where the form does.
    pub field: Option<String>,
}

/// Each once, by the fields that a document was filled with.
pub fn by_field(missing: Vec<Missing>, data: &[Vec<ValueTable>]) -> Vec<Missing> {
    let mut told = Vec::new();
    for one in missing.iter().flat_map(|one| one.said_by(data)) {
        let is_told =
            |known: &Missing| (known.character, &known.text) == (one.character, &one.text);
        if !told.iter().any(is_told) {
            told.push(one);
        }
    }
    told
}

impl Missing {
    /// The same in the words of each field that has the character and stands in this line. Where one is made of
    /// another, as a title is, the other says it.
    fn said_by(&self, data: &[Vec<ValueTable>]) -> Vec<Self> {
        let fields = data
            .iter()
            .flatten()
            .flat_map(|table| &table.rows)
            .flatten();
        let lines = fields.flat_map(|(name, text)| text.lines().map(move |line| (name, line)));
        let stands = |line: &str| line.contains(self.character) && self.text.contains(line);
        let said: Vec<(&String, &str)> = lines.filter(|(_, line)| stands(line)).collect();
        let is_made = |line: &str| {
            let mut others = said.iter().filter(|(_, other)| *other != line);
            others.any(|(_, other)| line.contains(other))
        };
        let own = said.iter().filter(|(_, line)| !is_made(line));
        let own = own.map(|(name, line)| Self {
            character: self.character,
            text: (*line).to_owned(),
            field: Some((*name).clone()),
        });
        let own: Vec<Self> = own.collect();
        match own.is_empty() {
            true => vec![self.clone()],
            false => own,
        }
    }

    /// What is said of it.
    pub fn told(&self, lang: Lang) -> String {
        let character = shown(self.character.encode_utf8(&mut [0; 4])).into_owned();
        let text = quoted(&self.text);
        let called = |name: &String| field::called(lang, name).unwrap_or(name).to_owned();
        let place = match self.field.as_ref().map(called) {
            Some(field) => say::in_field(lang, &field, &text),
            None => text,
        };
        match stands_alone(self.character) {
            true => say::missing(lang, &character, &place),
            false => say::joined(lang, &character, &place),
        }
    }
}

/// Whether a character stands by itself, behind the one before it from left to right: what is written from right to
/// left, or is put upon another, would come out wrong.
pub fn stands_alone(character: char) -> bool {
    let leftward = matches!(character,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    let upon = crate::text::width::width(character.encode_utf8(&mut [0; 4])) == 0;
    !leftward && !upon
}

/// Whether a character only says how the one before it looks, or joins two signs into one.
pub fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{200d}')
}
