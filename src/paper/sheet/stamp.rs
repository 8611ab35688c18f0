//! What is said of a whole paper at the top of each of its pages, such as that it is void. What stands below it
//! stays as it was issued.

use super::PaperSheet;
use super::compose::block;
use crate::paper::form::template::Template;
use crate::paper::form::{Align, FormCell, FormPart, FormRow, PaperForm, Paragraph};
use crate::paper::value::Values;

/// Says it, large and at the right.
pub fn stamp(sheet: &mut PaperSheet, words: &str) {
    let cell = FormCell {
        w: 1,
        text: vec![Paragraph::Plain(Template::read(words).unwrap_or_default())],
        align: Align::Right,
        size: Some(16),
        bold: true,
        bare: true,
        ..FormCell::default()
    };
    let row = FormRow {
        cells: vec![cell],
        ..FormRow::default()
    };
    let part = FormPart {
        units: Some(1),
        repeat: true,
        rows: vec![row],
        ..FormPart::default()
    };
    let form = PaperForm {
        landscape: sheet.landscape,
        ..PaperForm::default()
    };
    let stamp = block(&form, &part, &Values::default());
    sheet.blocks.insert(0, stamp);
}
