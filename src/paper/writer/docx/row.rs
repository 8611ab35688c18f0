//! The rows and cells of a page's table. A pane over several bands is a cell that goes on in each of them; where no
//! pane stands, there is a cell without lines.

use super::paragraph::{NOTHING, Pictures, paragraphs};
use crate::paper::form::CellStand;
use crate::paper::sheet::fit::side;
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Edge, Edges, PaperPage, Placed};
use crate::paper::writer::grid::Grid;
use std::fmt::Write;
use std::ops::Range;

/// A page as a table.
pub fn table(page: &PaperPage, pictures: &mut Pictures) -> String {
    let grid = Grid::of_panes(page);
    if grid.count() == 0 {
        return String::new();
    }
    let widths: Vec<i64> = grid.steps(Length::twips).collect();
    let mut xml = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblInd w:w=\"{}\" w:type=\"dxa\"/>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>\
         <w:left w:w=\"0\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/>\
         <w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
        widths.iter().sum::<i64>(),
        grid.edge(0).twips(),
    );
    for width in &widths {
        let _ = write!(xml, "<w:gridCol w:w=\"{width}\"/>");
    }
    xml.push_str("</w:tblGrid>");
    for (at, band) in page.bands.iter().enumerate() {
        let height = (band.top + band.height).twips() - band.top.twips();
        let _ = write!(
            xml,
            "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>"
        );
        for cell in cells(page, &grid, at) {
            let width: i64 = widths
                .get(cell.columns.clone())
                .unwrap_or_default()
                .iter()
                .sum();
            xml.push_str(&cell.xml(width, at, pictures));
        }
        xml.push_str("</w:tr>");
    }
    xml.push_str("</w:tbl>");
    xml
}

/// A cell of one band: a pane, part of one, or nothing.
struct DocxCell<'a> {
    columns: Range<usize>,
    placed: Option<&'a Placed>,
}

/// The cells of a band from left to right, those between panes as well.
fn cells<'a>(page: &'a PaperPage, grid: &Grid, band: usize) -> Vec<DocxCell<'a>> {
    let over = |placed: &&Placed| (placed.band..placed.band + placed.pane.down).contains(&band);
    let mut standing: Vec<&Placed> = page.panes.iter().filter(over).collect();
    standing.sort_by_key(|placed| placed.pane.left);
    let mut cells = Vec::new();
    let mut at = 0;
    for placed in standing {
        let columns = grid.columns(&placed.pane);
        if columns.start < at {
            continue;
        }
        if columns.start > at {
            cells.push(DocxCell {
                columns: at..columns.start,
                placed: None,
            });
        }
        at = columns.end;
        cells.push(DocxCell {
            columns,
            placed: Some(placed),
        });
    }
    if at < grid.count() {
        cells.push(DocxCell {
            columns: at..grid.count(),
            placed: None,
        });
    }
    cells
}

impl DocxCell<'_> {
    fn xml(&self, width: i64, band: usize, pictures: &mut Pictures) -> String {
        let span = match self.columns.len() {
            1 => String::new(),
            more => format!("<w:gridSpan w:val=\"{more}\"/>"),
        };
        let begin = format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}");
        let Some(placed) = self.placed else {
            return format!("{begin}</w:tcPr>{}</w:tc>", NOTHING);
        };
        let first = band == placed.band;
        let last = band + 1 == placed.band + placed.pane.down;
        let merge = match (placed.pane.down > 1, first) {
            (false, _) => "",
            (true, true) => "<w:vMerge w:val=\"restart\"/>",
            (true, false) => "<w:vMerge/>",
        };
        let stand = match placed.pane.look.stand {
            CellStand::Top => "top",
            CellStand::Middle => "center",
            CellStand::Bottom => "bottom",
        };
        let side = side(&placed.pane).twips();
        let content = match first {
            true => paragraphs(placed, pictures),
            false => NOTHING.to_owned(),
        };
        format!(
            "{begin}{merge}<w:tcBorders>{}</w:tcBorders><w:tcMar><w:left w:w=\"{side}\" \
             w:type=\"dxa\"/><w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tcMar>\
             <w:vAlign w:val=\"{stand}\"/></w:tcPr>{content}</w:tc>",
            borders(placed.pane.look.edges, first, last),
        )
    }
}

/// The lines around a cell; within a pane over several bands there are none.
fn borders(edges: Edges, first: bool, last: bool) -> String {
    let inside = |at_edge: bool, edge| if at_edge { edge } else { Edge::Open };
    let lines = [
        ("top", inside(first, edges.top)),
        ("left", edges.left),
        ("bottom", inside(last, edges.bottom)),
        ("right", edges.right),
    ];
    let line = |(side, edge): (&str, Edge)| match edge {
        Edge::Open => format!("<w:{side} w:val=\"nil\"/>"),
        // In eighths of a point.
        Edge::Thin => single(side, 4),
        Edge::Thick => single(side, 12),
    };
    lines.map(line).concat()
}

fn single(side: &str, eighths: u32) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
}
