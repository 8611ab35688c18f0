//! What is said of a whole paper at the top of each of its pages, such as that it is void. What stands below it
//! stays as it was issued.

use super::Sheet;
use super::compose::block;
use crate::paper::form::template::Template;
use crate::paper::form::{Align, Cell, Form, Paragraph, Part, Row};
use crate::paper::value::Values;

/// Says it, large and at the right.
pub fn stamp(sheet: &mut Sheet, words: &str) {
    let cell = Cell {
        w: 1,
        text: vec![Paragraph::Plain(Template::read(words).unwrap_or_default())],
        align: Align::Right,
        size: Some(16),
        bold: true,
        bare: true,
        ..Cell::default()
    };
    let row = Row {
        cells: vec![cell],
        ..Row::default()
    };
    let part = Part {
        units: Some(1),
        repeat: true,
        rows: vec![row],
        ..Part::default()
    };
    let form = Form {
        landscape: sheet.landscape,
        ..Form::default()
    };
    let stamp = block(&form, &part, &Values::default());
    sheet.blocks.insert(0, stamp);
}
