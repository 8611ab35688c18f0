//! Faults of a firm's own document in words, by one match.

use super::fault::{DocxPart, Fixed, Position, StencilFlaw};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, form, stencil as say};

/// A fault of a file as one line.
pub fn sentence(lang: Lang, file: &str, (spot, flaw): &(Position, StencilFlaw)) -> String {
    let file = shown(file);
    let place = match spot {
        Position::Whole => return lang.about(file, what(lang, flaw)),
        Position::Paragraph(part, number) => say::paragraph(lang, called(lang, *part), *number),
        Position::Table { part, at } => say::table(lang, called(lang, *part), *at),
        Position::Cell(sheet, cell) => format!("{}!{}", quoted(sheet), quoted(cell)),
        Position::Margin(sheet, part) => format!("{}!{}", quoted(sheet), called(lang, *part)),
        Position::SheetName(sheet) => say::sheet_name(lang, &quoted(sheet)),
        Position::Within(part) => called(lang, *part).to_owned(),
    };
    lang.about(format!("{file} [{place}]"), what(lang, flaw))
}

fn called(lang: Lang, part: DocxPart) -> &'static str {
    match part {
        DocxPart::Body => say::body(lang),
        DocxPart::Header => say::header(lang),
        DocxPart::Footer => say::footer(lang),
        DocxPart::Notes => say::notes(lang),
        DocxPart::Shapes => say::shapes(lang),
        DocxPart::Comments => say::comments(lang),
        DocxPart::Charts => say::charts(lang),
    }
}

/// What is wrong, and how to mend it.
pub fn what(lang: Lang, flaw: &StencilFlaw) -> String {
    match flaw {
        StencilFlaw::Foreign => say::foreign(lang).to_owned(),
        StencilFlaw::TooMuch => say::too_much(lang).to_owned(),
        StencilFlaw::Damaged(error) => say::damaged(lang, &quoted(error)),
        StencilFlaw::Declares => say::declares(lang).to_owned(),
        StencilFlaw::NoPlace => say::no_place(lang).to_owned(),
        StencilFlaw::Unclosed { text, after } => form::unclosed(lang, &quoted(text), *after),
        StencilFlaw::NoField { name, near: None } => form::no_field(lang, &quoted(name)),
        StencilFlaw::NoField {
            name,
            near: Some(near),
        } => form::no_field_near(lang, &quoted(name), near),
        StencilFlaw::Picture(name) => say::picture(lang, &quoted(name)),
        StencilFlaw::Elsewhere(name) => say::elsewhere(lang, &quoted(name)),
        StencilFlaw::LongMargin => say::long_margin(lang).to_owned(),
        StencilFlaw::TwoTables(first, second) => say::two_tables(lang, first, second),
        StencilFlaw::Fixed(Fixed::Formula) => say::formula(lang).to_owned(),
        StencilFlaw::Fixed(Fixed::Table) => say::range(lang).to_owned(),
    }
}
