//! The tags and texts of a part, each with its place in it, so that whoever changes one copies all others. A part
//! that declares entities, nests without end or is no XML is refused.

use super::fault::StencilFlaw;
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_xml_entity};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::ops::Range;

/// Tags within tags: word processors nest a few dozen.
const DEEPEST: usize = 256;
/// Tags and texts of a part: each is kept with its place.
const MOST: usize = 500_000;

/// A tag or a text.
pub struct Token<'a> {
    /// Which bytes of the part.
    pub span: Range<usize>,
    /// What it is.
    pub is: Is<'a>,
}

/// What a token is.
pub enum Is<'a> {
    /// The beginning of an element.
    Open(BytesStart<'a>),
    /// An element without content.
    Empty(BytesStart<'a>),
    /// Its end, by its local name.
    Close(String),
    /// Text as it reads.
    Text(String),
    /// What is neither, such as a comment.
    Other,
}

/// All tokens of a part.
pub fn tokens(part: &str) -> Result<Vec<Token<'_>>, StencilFlaw> {
    let mut reader = Reader::from_str(part);
    let (mut tokens, mut depth, mut from) = (Vec::new(), 0_usize, 0);
    loop {
        let event = reader.read_event().map_err(damaged)?;
        let is = match event {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                Is::Open(tag)
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                Is::Close(local(tag.local_name().as_ref()))
            }
            Event::Empty(tag) => Is::Empty(tag),
            Event::Text(text) => Is::Text(text.xml10_content().map_err(damaged)?.into_owned()),
            Event::CData(text) => Is::Text(text.xml10_content().map_err(damaged)?.into_owned()),
            Event::GeneralRef(named) => Is::Text(meant(&named)?),
            Event::DocType(_) => return Err(StencilFlaw::Declares),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) => Is::Other,
        };
        if depth > DEEPEST || tokens.len() >= MOST {
            return Err(StencilFlaw::TooMuch);
        }
        let to = usize::try_from(reader.buffer_position()).map_err(damaged)?;
        tokens.push(Token { span: from..to, is });
        from = to;
    }
    match depth {
        0 => Ok(tokens),
        _ => Err(StencilFlaw::Damaged(String::from("unclosed element"))),
    }
}

/// What `&amp;` and its like stand for.
fn meant(named: &BytesRef) -> Result<String, StencilFlaw> {
    if let Some(character) = named.resolve_char_ref().map_err(damaged)? {
        return Ok(character.to_string());
    }
    let name = named.decode().map_err(damaged)?;
    let known = resolve_xml_entity(&name).map(str::to_owned);
    known.ok_or(StencilFlaw::Declares)
}

fn damaged(error: impl std::fmt::Display) -> StencilFlaw {
    StencilFlaw::Damaged(error.to_string())
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// The name of a tag without its prefix.
pub fn name(tag: &BytesStart) -> String {
    local(tag.local_name().as_ref())
}

/// The name of a tag as it is written.
pub fn written(tag: &BytesStart) -> String {
    local(tag.name().as_ref())
}

/// What an attribute says; none when it is not there, or is broken.
pub fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// Attributes of a tag that are said anew, or left out.
pub type Changes<'n> = Vec<(&'n str, Option<String>)>;

/// A tag with attributes changed; those that are not there are added.
pub fn retagged(tag: &BytesStart, is_empty: bool, changes: &Changes) -> String {
    let mut made = format!("<{}", written(tag));
    let mut add = |name: &str, value: &str| {
        made.push_str(&format!(" {name}=\"{}\"", escape(value)));
    };
    for attribute in tag.attributes().flatten() {
        let name = local(attribute.key.as_ref());
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let is_changed = changes.iter().any(|(changed, _)| *changed == name);
        if let (Ok(value), false) = (value, is_changed) {
            add(&name, &value);
        }
    }
    for (name, value) in changes {
        if let Some(value) = value {
            add(name, value);
        }
    }
    made.push_str(if is_empty { "/>" } else { ">" });
    made
}

/// A part in which some tags are changed: by name and attributes `change` says how, once for each tag that is to
/// stand there; what stands in between stays as it is.
pub fn rewritten<'n>(
    part: &str,
    change: impl Fn(&str, &dyn Fn(&str) -> Option<String>) -> Option<Vec<Changes<'n>>>,
) -> Result<String, StencilFlaw> {
    let (mut out, mut at) = (String::new(), 0);
    for token in tokens(part)? {
        let (Is::Open(tag) | Is::Empty(tag)) = &token.is else {
            continue;
        };
        let Some(tags) = change(&name(tag), &|name| attribute(tag, name)) else {
            continue;
        };
        out.push_str(part.get(at..token.span.start).unwrap_or_default());
        let is_empty = matches!(token.is, Is::Empty(_));
        out.extend(tags.iter().map(|changes| retagged(tag, is_empty, changes)));
        at = token.span.end;
    }
    out.push_str(part.get(at..).unwrap_or_default());
    Ok(out)
}
