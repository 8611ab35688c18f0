//! One file that any browser shows and prints: a section a page, a table whose columns are the distinct edges
//! of its panes, lines broken as on paper. It needs nothing else: no script, no other file, no network.

#[cfg(test)]
mod tests;

use super::grid::Grid;
use crate::paper::form::{Align, CellStand};
use crate::paper::sheet::fit::{free, parts, picture_sizes, side};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Document, Edge, Face, Pane, PaperPage, Placed};
use crate::paper::value::{Picture, Piece, ReadingMark, plain};
use crate::text::escape::markup as escaped;
use std::fmt::Write;

/// How every page looks. The lower margin is narrower than on other papers: the footer stands in it.
const STYLE: &str = include_str!("page.css");

/// A document as one page of the web.
pub fn html(document: &Document) -> String {
    let mut out =
        String::from("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = writeln!(out, "<title>{}</title>", escaped(&document.title));
    if !document.author.is_empty() {
        let author = escaped(&document.author);
        let _ = writeln!(out, "<meta name=\"author\" content=\"{author}\">");
    }
    let _ = writeln!(out, "<style>\n{STYLE}</style>\n</head>\n<body>");
    for (page, number) in document.pages.iter().zip(1..) {
        section(&mut out, page, number, document.pages.len());
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn section(out: &mut String, page: &PaperPage, number: usize, count: usize) {
    let class = if page.landscape {
        " class=\"wide\""
    } else {
        ""
    };
    let _ = writeln!(out, "<section{class}>\n<table>");
    let grid = Grid::of_panes(page);
    let widths = grid.steps(|edge| edge.0).map(Length);
    let columns: String = widths
        .map(|wide| format!("<col style=\"width:{}mm\">", mm(wide)))
        .collect();
    let _ = writeln!(out, "<colgroup>{columns}</colgroup>");
    rows(out, page, &grid);
    let [check, numbered] = page.footer(number, count);
    let _ = writeln!(
        out,
        "</table>\n<footer><span>{}</span><span>{numbered}</span></footer>\n</section>",
        escaped(&check)
    );
}

/// The bands of a page as rows; a pane over several takes its columns of those below.
fn rows(out: &mut String, page: &PaperPage, grid: &Grid) {
    let mut taken = vec![vec![false; grid.count()]; page.bands.len()];
    for (band, place) in page.bands.iter().enumerate() {
        let _ = write!(out, "<tr style=\"height:{}mm\">", mm(place.height));
        let begins = |at: usize| {
            let mut here = page.panes.iter().filter(|placed| placed.band == band);
            here.find(|placed| grid.columns(&placed.pane).start == at)
        };
        let mut column = 0;
        while column < grid.count() {
            let is_taken = |at: usize| taken.get(band).and_then(|row| row.get(at)) == Some(&true);
            if is_taken(column) {
                column += 1;
            } else if let Some(placed) = begins(column) {
                let across = grid.columns(&placed.pane);
                column = across.end;
                cell(out, placed, across.len());
                for row in taken.iter_mut().skip(band).take(placed.pane.down) {
                    let here = row.iter_mut().take(across.end).skip(across.start);
                    here.for_each(|taken| *taken = true);
                }
            } else {
                let after = column + 1..grid.count();
                let gap = after.take_while(|at| !is_taken(*at) && begins(*at).is_none());
                let wide = 1 + gap.count();
                let _ = write!(out, "<td colspan=\"{wide}\"></td>");
                column += wide;
            }
        }
        out.push_str("</tr>\n");
    }
}

fn cell(out: &mut String, placed: &Placed, across: usize) {
    let pane = &placed.pane;
    let _ = write!(
        out,
        "<td colspan=\"{across}\" rowspan=\"{}\" class=\"{}\" style=\"{}\">",
        pane.down,
        classes(pane),
        set(pane)
    );
    for line in &pane.lines {
        out.push_str("<div>");
        let parts = parts(pane, line, pane.look.size);
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                out.push_str("<br>");
            }
            part.iter().for_each(|piece| self::piece(out, piece));
        }
        out.push_str("</div>");
    }
    if !pane.pictures.is_empty() {
        out.push_str("<p>");
        for (picture, size) in pane.pictures.iter().zip(picture_sizes(pane)) {
            self::picture(out, picture, size);
        }
        out.push_str("</p>");
    }
    out.push_str("</td>");
}

/// Which lines stand around a cell, and where and in which face its text.
fn classes(pane: &Pane) -> String {
    let edges = pane.look.edges;
    let sides = [
        ('t', edges.top),
        ('r', edges.right),
        ('b', edges.bottom),
        ('l', edges.left),
    ];
    let mut classes: Vec<String> = Vec::new();
    for (side, edge) in sides {
        match edge {
            Edge::Open => {}
            Edge::Thin => classes.push(format!("{side}1")),
            Edge::Thick => classes.push(format!("{side}3")),
        }
    }
    classes.extend(match pane.look.align {
        Align::Left => None,
        Align::Centre => Some("centre".to_owned()),
        Align::Right => Some("right".to_owned()),
    });
    classes.extend(match pane.look.stand {
        CellStand::Top => Some("top".to_owned()),
        CellStand::Middle => None,
        CellStand::Bottom => Some("bottom".to_owned()),
    });
    classes.extend((pane.look.face == Face::Title).then(|| "title".to_owned()));
    classes.join(" ")
}

/// Type size, height of a line, and what is left free at the sides.
fn set(pane: &Pane) -> String {
    let look = pane.look;
    let (whole, part) = (look.size / 10, look.size % 10);
    let side = side(pane);
    let free = free(pane) + side;
    format!(
        "font-size:{whole}.{part}pt;line-height:{}%;padding:0 {}mm 0 {}mm",
        look.leading,
        mm(free),
        mm(side)
    )
}

fn piece(out: &mut String, piece: &Piece) {
    match piece {
        Piece::Text(text) => out.push_str(&escaped(text)),
        Piece::Marked(reading, mark) => {
            let reading = escaped(reading);
            let (class, path) = match mark {
                ReadingMark::Standard => ("standard", "<path d=\"M2 98 50 2 98 98Z\"/>"),
                ReadingMark::Enterprise => (
                    "enterprise",
                    "<ellipse cx=\"50\" cy=\"50\" rx=\"48\" ry=\"48\"/>",
                ),
            };
            let sign = mark.sign();
            let _ = write!(
                out,
                "<span class=\"{class}\">{reading}<i>{sign}</i><svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">{path}</svg></span>"
            );
        }
        Piece::Box(ticked) => {
            let tick = if *ticked { "M26 50 44 70 76 26" } else { "" };
            let sign = plain(std::slice::from_ref(piece));
            let _ = write!(
                out,
                "<span class=\"box\"><i>{sign}</i><svg viewBox=\"0 0 100 100\"><path d=\"M12 12H88V88H12Z{tick}\"/></svg></span>"
            );
        }
        Piece::Continued => {}
    }
}

fn picture(out: &mut String, picture: &Picture, (width, height): (Length, Length)) {
    let kind = picture.kind();
    let bytes = base64_simd::STANDARD.encode_to_string(&picture.bytes[..]);
    let _ = write!(
        out,
        "<img alt=\"\" style=\"width:{}mm;height:{}mm\" src=\"data:image/{kind};base64,{bytes}\">",
        mm(width),
        mm(height)
    );
}

/// Millimetres as a style has them.
fn mm(length: Length) -> String {
    format!("{:.3}", length.millimetres())
}
