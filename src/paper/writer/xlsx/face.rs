//! How a field looks, as a cell format.

use super::field::RangeField;
use crate::paper::form::{Align, CellStand};
use crate::paper::sheet::{Edge, Face};
use crate::text::{escape, paper};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// The format of all cells of a field.
pub fn format(field: &RangeField) -> Format {
    let look = &field.look;
    let face = match look.face {
        Face::Text => paper::song(),
        Face::Title => paper::hei(),
    };
    let format = Format::new()
        .set_font_name(face)
        .set_font_size(f64::from(look.size) / 10.0)
        .set_text_wrap()
        .set_border_top(border(look.edges.top))
        .set_border_right(border(look.edges.right))
        .set_border_bottom(border(look.edges.bottom))
        .set_border_left(border(look.edges.left))
        .set_align(across(look.align))
        .set_align(match field.pictures.is_empty() {
            true => down(look.stand),
            false => FormatAlign::Top,
        });
    match field.number() {
        Some((_, 0)) => format.set_num_format("0"),
        Some((_, places)) => format.set_num_format(format!("0.{}", "0".repeat(places))),
        // Whoever types on in `-6mm` or `=…` shall not make a formula of it.
        None if escape::guarded(&field.text) != field.text => format.set_quote_prefix(),
        None => format,
    }
}

fn border(edge: Edge) -> FormatBorder {
    match edge {
        Edge::Open => FormatBorder::None,
        Edge::Thin => FormatBorder::Thin,
        Edge::Thick => FormatBorder::Medium,
    }
}

fn across(align: Align) -> FormatAlign {
    match align {
        Align::Left => FormatAlign::Left,
        Align::Centre => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    }
}

fn down(stand: CellStand) -> FormatAlign {
    match stand {
        CellStand::Top => FormatAlign::Top,
        CellStand::Middle => FormatAlign::VerticalCenter,
        CellStand::Bottom => FormatAlign::Bottom,
    }
}
