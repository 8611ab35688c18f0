//! A picture of the screen from its buffer: as text for tests, as SVG for pages. The second half of
//! a wide glyph is skipped, so that what comes out is what a reader sees.

use crate::text::width::width;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// Width and height of a cell in the SVG picture; a Latin glyph is half as wide as the type is high.
const CELL: (usize, usize) = (9, 21);

/// The screen as lines of text without trailing blanks.
pub fn text(buffer: &Buffer) -> String {
    let lines = rows(buffer).map(|row| {
        let line: String = row.iter().map(|(_, cell)| cell.symbol()).collect();
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The screen as an SVG picture of monospaced cells.
pub fn svg(buffer: &Buffer) -> String {
    let (columns, lines) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height),
    );
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC',monospace\" font-size=\"18\" shape-rendering=\"crispEdges\">\n",
        columns * CELL.0,
        lines * CELL.1
    );
    for (y, row) in rows(buffer).enumerate() {
        for run in runs(&row) {
            draw(&mut out, y, &run);
        }
    }
    out.push_str("</svg>\n");
    out
}

type PictureRow<'a> = Vec<(usize, &'a Cell)>;

/// The cells of each line with their columns, second halves left out.
fn rows(buffer: &Buffer) -> impl Iterator<Item = PictureRow<'_>> {
    let columns = usize::from(buffer.area.width).max(1);
    buffer.content.chunks(columns).map(|line| {
        let mut covered = 0;
        let mut row = Vec::new();
        for (x, cell) in line.iter().enumerate() {
            if x >= covered {
                covered = x + width(cell.symbol()).max(1);
                row.push((x, cell));
            }
        }
        row
    })
}

/// Neighbours that look alike, drawn in one piece.
struct PictureRun<'a> {
    x: usize,
    columns: usize,
    text: String,
    cell: &'a Cell,
}

fn runs<'a>(row: &PictureRow<'a>) -> Vec<PictureRun<'a>> {
    let mut runs: Vec<PictureRun> = Vec::new();
    for (x, cell) in row {
        let columns = width(cell.symbol()).max(1);
        match runs.last_mut() {
            Some(run) if run.cell.style() == cell.style() => {
                run.text.push_str(cell.symbol());
                run.columns += columns;
            }
            _ => runs.push(PictureRun {
                x: *x,
                columns,
                text: cell.symbol().to_owned(),
                cell,
            }),
        }
    }
    runs
}

fn draw(out: &mut String, y: usize, run: &PictureRun) {
    let reversed = run.cell.modifier.contains(Modifier::REVERSED);
    let (ink, ground) = (hex(run.cell.fg, "#d0d0d0"), hex(run.cell.bg, "#1c1c1c"));
    let (ink, ground) = if reversed {
        (ground, ink)
    } else {
        (ink, ground)
    };
    let (x, top, wide) = (run.x * CELL.0, y * CELL.1, run.columns * CELL.0);
    _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{ground}\"/>",
        CELL.1
    );
    let weight = match run.cell.modifier.contains(Modifier::BOLD) {
        true => " font-weight=\"bold\"",
        false => "",
    };
    let base = top + CELL.1 - 5;
    for (column, word) in words(&run.text) {
        let (x, wide) = ((run.x + column) * CELL.0, width(word) * CELL.0);
        _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{base}\" textLength=\"{wide}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{ink}\"{weight}>{}</text>",
            escaped(word)
        );
    }
}

/// The words of a text, each with the column it begins in: fonts differ in width, columns do not.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut column = 0;
    let mut words = Vec::new();
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((column, word));
        }
        column += width(word) + 1;
    }
    words
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// A colour of the 256 as a terminal shows it; themes use no others.
fn hex(color: Color, plain: &str) -> String {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |n: u8| STEPS.get(usize::from(n % 6)).copied().unwrap_or_default();
    match color {
        Color::Indexed(n @ 16..=231) => {
            let n = n - 16;
            format!("#{:02x}{:02x}{:02x}", step(n / 36), step(n / 6), step(n))
        }
        Color::Indexed(n @ 232..) => {
            let grey = 8 + (n - 232) * 10;
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        _ => plain.to_owned(),
    }
}
