//! What stands beside the text of a document, comments and charts: nothing is filled in there, so a place in it is told.

use super::fault::{DocxPart, Position, StencilFlaw};
use super::names::StencilNames;
use super::package::Package;
use super::xml::{self, Is};

/// Its parts by the ends of their kinds, and what they are.
const KINDS: [(&str, DocxPart); 5] = [
    ("wordprocessingml.comments", DocxPart::Comments),
    ("spreadsheetml.comments", DocxPart::Comments),
    ("drawingml.chart", DocxPart::Charts),
    ("drawingml.diagramData", DocxPart::Charts),
    ("drawingml.chartshapes", DocxPart::Charts),
];

/// Looks for places in all of it.
pub fn look(package: &mut Package, names: &mut StencilNames) -> Result<(), StencilFlaw> {
    for (kind, part) in KINDS {
        let kind = format!("application/vnd.openxmlformats-officedocument.{kind}+xml");
        for name in package.parts(&kind) {
            let text = said(&package.text(&name)?)?;
            names.elsewhere(&Position::Within(part), &text);
        }
    }
    Ok(())
}

/// Its text: runs as they follow each other, each paragraph a line.
fn said(part: &str) -> Result<String, StencilFlaw> {
    let mut said = String::new();
    for token in xml::tokens(part)? {
        match token.is {
            Is::Text(text) => said.push_str(&text),
            Is::Close(name) if name == "p" || name == "text" => said.push('\n'),
            _ => {}
        }
    }
    Ok(said)
}
