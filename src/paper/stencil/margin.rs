//! What stands at the top and the foot of a sheet's pages: text with codes, `&C{title}`, in which fields are filled in.
//! It is not repeated: a table has no room there.

use super::fault::{DocxPart, Position, StencilFlaw};
use super::names::StencilNames;
use super::runs::{FilledRun, StencilRun, found};
use super::xml::{self, Is, Token};

/// The texts of a sheet's margins that have places.
pub fn read(sheet: &str, tokens: &[Token], names: &mut StencilNames) -> Vec<FilledRun> {
    let mut filled = Vec::new();
    let mut open: Option<(DocxPart, StencilRun)> = None;
    for token in tokens {
        match &token.is {
            Is::Open(tag) => {
                let run = || StencilRun {
                    span: token.span.clone(),
                    tag: xml::written(tag),
                    text: String::new(),
                };
                open = of(&xml::name(tag)).map(|part| (part, run()));
            }
            Is::Text(said) => {
                if let Some((_, run)) = &mut open {
                    run.text.push_str(said);
                }
            }
            Is::Close(_) => {
                if let Some((part, mut run)) = open.take() {
                    run.span.end = token.span.end;
                    filled.extend(places(run, Position::Margin(sheet.to_owned(), part), names));
                }
            }
            Is::Empty(_) | Is::Other => {}
        }
    }
    filled
}

/// Which margin an element is: of odd pages, which may be all, of even ones, or of the first.
fn of(name: &str) -> Option<DocxPart> {
    match name {
        "oddHeader" | "evenHeader" | "firstHeader" => Some(DocxPart::Header),
        "oddFooter" | "evenFooter" | "firstFooter" => Some(DocxPart::Footer),
        _ => None,
    }
}

fn places(run: StencilRun, spot: Position, names: &mut StencilNames) -> Vec<FilledRun> {
    let found = found(&[run], &spot, names);
    for table in found.tables {
        names.flaw(&spot, StencilFlaw::Elsewhere(table));
    }
    found.filled
}
