//! Text as office suites keep it: cut into runs wherever its type changes, or where nobody knows why. Its places are
//! found in the text as it reads; each is filled in the run in which it begins.

use super::fault::{Position, StencilFlaw};
use super::names::{RepeatedRows, StencilNames};
use crate::paper::form::template::{Template, TemplateMark, marks};
use crate::paper::value::{Piece, plain};
use crate::text::escape;
use quick_xml::escape::partial_escape as escaped;
use std::ops::Range;

/// A piece of text, as it stands in a part.
pub struct StencilRun {
    /// Which bytes of the part, its tags among them.
    pub span: Range<usize>,
    /// Its tag as it is written.
    pub tag: String,
    /// How it reads.
    pub text: String,
}

/// A piece of text that is written anew.
pub struct FilledRun {
    /// Which bytes of the part, its tags among them.
    pub span: Range<usize>,
    tag: String,
    text: Template,
}

/// What a text is filled with.
pub struct Replacement {
    /// The pieces that are written anew.
    pub filled: Vec<FilledRun>,
    /// The tables whose columns it names.
    pub tables: Vec<String>,
    /// Whether it is one place and nothing else.
    pub is_place: bool,
}

/// So many places and braces are looked at in one text: each is sought in all of its runs.
const MOST: usize = 500;

/// Characters of what stands at the top or foot of a sheet's pages; with more no workbook is opened.
const LONGEST_MARGIN: usize = 255;

/// How a part keeps what is filled in.
pub enum Keeps<'l> {
    /// A word processor's text: between the elements of two lines stands this.
    Lines(&'l str),
    /// A cell: its lines are in one element.
    Cell,
    /// A shape: one line, and no attribute.
    Shape,
}

/// The places of a text that is cut into these runs.
pub fn found(runs: &[StencilRun], spot: &Position, names: &mut StencilNames) -> Replacement {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let none = Replacement {
        filled: Vec::new(),
        tables: Vec::new(),
        is_place: false,
    };
    let marks = match marks(&text) {
        Ok(marks) if marks.is_empty() => return none,
        Ok(marks) if marks.len() > MOST => {
            names.flaw(spot, StencilFlaw::TooMuch);
            return none;
        }
        Ok(marks) => marks,
        Err(unclosed) => {
            let after = unclosed.0;
            names.flaw(spot, StencilFlaw::Unclosed { text, after });
            return none;
        }
    };
    let mut found = none;
    let whole = |mark: &TemplateMark| mark.name().is_some() && mark.span == (0..text.len());
    found.is_place = marks.iter().any(whole);
    for name in marks.iter().filter_map(|mark| mark.name()) {
        found.tables.extend(names.table(spot, name));
    }
    let mut at = 0;
    for run in runs {
        let of = at..at + run.text.len();
        at = of.end;
        let touched = |span: &Range<usize>| span.start < of.end && of.start < span.end;
        if marks.iter().any(|mark| touched(&mark.span)) {
            found.filled.push(FilledRun {
                span: run.span.clone(),
                tag: run.tag.clone(),
                text: Template::piece(&text, &marks, of),
            });
        }
    }
    found
}

/// A piece of a part in which these are written anew, and all else as it is.
pub fn joined(
    part: &str,
    span: Range<usize>,
    filled: &[FilledRun],
    element: impl Fn(&FilledRun) -> String,
) -> String {
    let mut out = String::new();
    let mut at = span.start;
    let first = filled.partition_point(|one| one.span.start < span.start);
    let within = filled.iter().skip(first);
    for one in within.take_while(|one| one.span.end <= span.end) {
        out.push_str(part.get(at..one.span.start).unwrap_or_default());
        out.push_str(&element(one));
        at = one.span.end;
    }
    out.push_str(part.get(at..span.end).unwrap_or_default());
    out
}

impl FilledRun {
    /// How it reads with values in its places.
    pub fn plain(&self, rows: &RepeatedRows) -> String {
        self.plain_by(|name| rows.find(name))
    }

    fn plain_by(&self, find: impl Fn(&str) -> Option<Vec<Piece>>) -> String {
        let text = plain(&self.text.filled_by(find));
        let lines = text
            .split('\n')
            .map(|line| escape::shown(line).into_owned());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Its element with values in its places.
    pub fn element(&self, rows: &RepeatedRows, keeps: &Keeps) -> String {
        let text = self.plain(rows);
        let tag = &self.tag;
        let element =
            |text: &str| format!("<{tag} xml:space=\"preserve\">{}</{tag}>", escaped(text));
        match keeps {
            Keeps::Cell => element(&text),
            Keeps::Lines(line) => { text.split('\n').map(element) }
                .collect::<Vec<_>>()
                .join(line),
            Keeps::Shape => format!("<{tag}>{}</{tag}>", escaped(text.replace('\n', " "))),
        }
    }

    /// As what stands at the top or foot of a sheet's pages, where `&` begins a code; none when it is too long.
    pub fn margin(&self, rows: &RepeatedRows) -> Option<String> {
        let text = self.plain_by(|name| {
            let doubled = plain(&rows.find(name)?).replace('&', "&&");
            Some(vec![Piece::Text(doubled)])
        });
        let tag = &self.tag;
        let fits = text.encode_utf16().count() <= LONGEST_MARGIN;
        fits.then(|| format!("<{tag}>{}</{tag}>", escaped(text)))
    }
}
