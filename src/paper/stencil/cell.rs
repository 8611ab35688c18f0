//! A cell of a workbook with places in its text, which is its own or one that cells share. A cell that is one place
//! and becomes a figure is a number, so that it can be reckoned with.

use super::fault::{Position, StencilFlaw};
use super::names::{RepeatedRows, StencilNames};
use super::runs::{FilledRun, Keeps, StencilRun, found, joined};
use super::xml::{self, Is, Token};
use crate::paper::writer::xlsx::number;
use std::ops::Range;

/// Text as a workbook keeps it: its runs, and how they look.
#[derive(Default)]
pub struct Rich {
    xml: String,
    runs: Vec<StencilRun>,
}

/// A cell with places.
pub struct StencilCell {
    /// Which bytes of the sheet.
    pub span: Range<usize>,
    /// Its tag without the kind of cell it is, and the prefix of its tags.
    tag: String,
    prefix: String,
    /// Its runs as they stand in the document.
    rich: String,
    filled: Vec<FilledRun>,
    is_place: bool,
}

/// The texts of a part: what stands in each element of this name.
pub fn texts(part: &str, tokens: &[Token], element: &str) -> Vec<Rich> {
    let mut texts = Vec::new();
    let mut open: Option<(usize, Vec<StencilRun>)> = None;
    let (mut run, mut is_spoken): (Option<StencilRun>, bool) = (None, false);
    for token in tokens {
        match &token.is {
            Is::Empty(tag) if xml::name(tag) == element => texts.push(Rich::default()),
            Is::Open(tag) => match xml::name(tag).as_str() {
                name if name == element => open = Some((token.span.end, Vec::new())),
                // How it is spoken stands beside the text in some languages.
                "rPh" => is_spoken = true,
                "t" if !is_spoken => {
                    run = Some(StencilRun {
                        span: token.span.clone(),
                        tag: xml::written(tag),
                        text: String::new(),
                    });
                }
                _ => {}
            },
            Is::Text(said) => {
                if let Some(run) = &mut run {
                    run.text.push_str(said);
                }
            }
            Is::Close(name) if name == "rPh" => is_spoken = false,
            Is::Close(name) if name == "t" => {
                if let (Some(mut run), Some((start, runs))) = (run.take(), &mut open) {
                    run.span = run.span.start - *start..token.span.end - *start;
                    runs.push(run);
                }
            }
            Is::Close(name) if name == element => {
                if let Some((start, runs)) = open.take() {
                    let xml = part.get(start..token.span.start).unwrap_or_default();
                    let xml = xml.to_owned();
                    texts.push(Rich { xml, runs });
                }
            }
            _ => {}
        }
    }
    texts
}

/// A cell from its tokens, and the tables whose columns it names; none when it has no places.
pub fn read(
    sheet: &str,
    tokens: &[Token],
    shared: &[Rich],
    (spot, names): (&Position, &mut StencilNames),
) -> Option<(StencilCell, Vec<String>)> {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return None;
    };
    let Is::Open(tag) = &first.is else {
        return None;
    };
    let own;
    let rich = match xml::attribute(tag, "t").as_deref() {
        Some("s") => match shared_by(tokens, shared) {
            Ok(shared) => shared,
            Err(flaw) => {
                names.flaw(spot, flaw);
                return None;
            }
        },
        Some("inlineStr") => {
            own = texts(sheet, tokens, "is").pop().unwrap_or_default();
            &own
        }
        _ => return None,
    };
    let found = found(&rich.runs, spot, names);
    if found.filled.is_empty() {
        return None;
    }
    let prefix = xml::written(tag);
    let cell = StencilCell {
        span: first.span.start..last.span.end,
        tag: xml::retagged(tag, false, &vec![("t", None)]),
        prefix: prefix.strip_suffix('c').unwrap_or_default().to_owned(),
        rich: rich.xml.clone(),
        filled: found.filled,
        is_place: found.is_place,
    };
    Some((cell, found.tables))
}

/// The shared text that a cell names by its number.
fn shared_by<'s>(tokens: &[Token], shared: &'s [Rich]) -> Result<&'s Rich, StencilFlaw> {
    let said = tokens.iter().filter_map(|token| match &token.is {
        Is::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let said: String = said.collect();
    let number: Option<usize> = said.trim().parse().ok();
    let text = number.and_then(|number| shared.get(number));
    text.ok_or_else(|| StencilFlaw::Damaged(format!("shared string {}", said.trim())))
}

impl StencilCell {
    /// Its element with values in its places.
    pub fn filled(&self, rows: &RepeatedRows) -> String {
        let prefix = &self.prefix;
        let plain: String = self
            .filled
            .iter()
            .map(|filled| filled.plain(rows))
            .collect();
        if self.is_place && number(&plain).is_some() {
            let tag = &self.tag;
            return format!("{tag}<{prefix}v>{plain}</{prefix}v></{prefix}c>");
        }
        let tag = self.tag.strip_suffix('>').unwrap_or_default();
        let rich = joined(&self.rich, 0..self.rich.len(), &self.filled, |filled| {
            filled.element(rows, &Keeps::Cell)
        });
        format!("{tag} t=\"inlineStr\"><{prefix}is>{rich}</{prefix}is></{prefix}c>")
    }
}
