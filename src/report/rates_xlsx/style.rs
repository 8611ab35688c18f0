//! How cells of the rates workbook look: borders, number formats, the bold header.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The looks of all cells.
pub struct RatesStyles {
    pub title: Format,
    pub facts: Format,
    pub warning: Format,
    pub head: Format,
    pub note: Format,
    pub body: RowLooks,
    pub total: RowLooks,
}

/// The looks of a row's cells.
pub struct RowLooks {
    pub text: Format,
    /// What someone typed, of any length.
    pub name: Format,
    pub word: Format,
    pub unmet: Format,
    pub count: Format,
    pub rate: Format,
    /// A rate that looks like its target but is lower.
    pub short: Format,
    pub target: Format,
}

const HEAD_FILL: Color = Color::RGB(0x00DD_EBF7);
const TOTAL_FILL: Color = Color::RGB(0x00F2_F2F2);
const UNMET: Color = Color::RGB(0x00C0_0000);

impl RatesStyles {
    pub fn new() -> Self {
        let cell = Format::new()
            .set_border(FormatBorder::Thin)
            .set_align(FormatAlign::VerticalCenter);
        let head = cell
            .clone()
            .set_bold()
            .set_background_color(HEAD_FILL)
            .set_text_wrap();
        let total = cell.clone().set_bold().set_background_color(TOTAL_FILL);
        Self {
            title: Format::new().set_bold().set_font_size(14),
            facts: Format::new(),
            warning: Format::new().set_bold().set_font_color(UNMET),
            head: head.set_align(FormatAlign::Center),
            note: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            body: RowLooks::of(&cell),
            total: RowLooks::of(&total),
        }
    }
}

impl RowLooks {
    fn of(cell: &Format) -> Self {
        let centred = || cell.clone().set_align(FormatAlign::Center);
        Self {
            text: cell.clone().set_indent(1),
            name: cell.clone().set_indent(1).set_text_wrap(),
            word: centred(),
            unmet: centred().set_bold().set_font_color(UNMET),
            count: cell.clone().set_num_format("#,##0"),
            rate: cell.clone().set_num_format("0.0"),
            short: cell.clone().set_num_format("0.0\"(−)\""),
            target: cell.clone(),
        }
    }
}
