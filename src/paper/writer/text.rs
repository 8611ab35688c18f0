//! Pages as lines of text for a screen and for whoever prints to a terminal: the same panes in the same frame, as
//! wide as the screen. What is narrow on paper takes the columns its words need, the rest is shared out as there.

use super::grid::Grid;
use crate::paper::form::{Align, CellStand};
use crate::paper::sheet::breaking::words;
use crate::paper::sheet::{Document, Edge, PaperPage, Placed};
use crate::paper::value::plain;
use crate::text::width::{width, wrap};
use crate::text::{escape, paper};

/// No word needs more columns than this; longer ones are broken.
const LONGEST: usize = 8;

/// A document in lines of so many columns, page after page.
pub fn lines(document: &Document, columns: usize) -> Vec<String> {
    let count = document.pages.len();
    let mut lines = Vec::new();
    for (number, page) in (1..).zip(&document.pages) {
        if number > 1 {
            lines.push(String::new());
        }
        lines.extend(of_page(page, columns));
        let [check, numbered] = page.footer(number, count);
        let between = columns
            .saturating_sub(width(&check) + width(&numbered))
            .max(1);
        lines.push(format!("{check}{}{numbered}", " ".repeat(between)));
    }
    lines
}

fn of_page(page: &PaperPage, columns: usize) -> Vec<String> {
    let grid = Grid::of_panes(page);
    let across = across(page, &grid, columns);
    let boxes: Vec<Boxed> = { page.panes.iter() }
        .map(|placed| Boxed::of(placed, &grid, &across))
        .collect();
    let mut canvas = TextCanvas::of(down(page, &boxes));
    for one in &boxes {
        canvas.frame(one);
        canvas.write(one);
    }
    canvas.lines()
}

/// In which column each edge of the grid stands: every pane has what it needs, the rest is shared out as on paper.
fn across(page: &PaperPage, grid: &Grid, columns: usize) -> Vec<usize> {
    let spans = page.panes.iter().map(|one| grid.columns(&one.pane));
    let needed: Vec<_> = spans.zip(page.panes.iter().map(least)).collect();
    let mut least = vec![0_usize];
    for edge in 1..=grid.count() {
        let before = least.last().copied().unwrap_or_default();
        let ending = needed.iter().filter(|(span, _)| span.end == edge);
        let ends = ending.map(|(span, need)| least.get(span.start).map_or(0, |at| at + 1 + need));
        least.push(ends.fold(before, Ord::max));
    }
    let taken = least.last().copied().unwrap_or_default();
    let left = columns.saturating_sub(taken + 1);
    let (from, to) = (grid.edge(0), grid.edge(grid.count()));
    let whole = usize::try_from((to - from).0).unwrap_or(0).max(1);
    let shared = least.iter().enumerate().map(|(at, least)| {
        let along = usize::try_from((grid.edge(at) - from).0).unwrap_or(0);
        least + left * along / whole
    });
    shared.collect()
}

/// The columns that the words of a pane need.
fn least(placed: &Placed) -> usize {
    let text = placed.pane.plain();
    let words = text.split(|c: char| c.is_whitespace() || !c.is_ascii());
    let longest = words.map(width).max().unwrap_or(0);
    longest.clamp(2, LONGEST)
}

/// A pane in columns and lines.
struct Boxed<'a> {
    placed: &'a Placed,
    left: usize,
    right: usize,
    lines: Vec<String>,
}

impl<'a> Boxed<'a> {
    fn of(placed: &'a Placed, grid: &Grid, across: &[usize]) -> Self {
        let span = grid.columns(&placed.pane);
        let at = |edge: usize| across.get(edge).copied().unwrap_or_default();
        let (left, right) = (at(span.start), at(span.end));
        let written = placed
            .pane
            .lines
            .iter()
            .map(|line| escape::shown(&plain(line)).into_owned());
        let mut lines: Vec<String> = match placed.pane.look.upright {
            true => vec![written.collect()],
            false => written.collect(),
        };
        lines.extend(placed.pane.pictures.iter().map(|_| paper::picture()));
        let room = (right - left).saturating_sub(1).max(1);
        Self {
            placed,
            left,
            right,
            lines: lines.iter().flat_map(|line| broken(line, room)).collect(),
        }
    }

    /// The band it begins in, and the one after it.
    fn bands(&self) -> (usize, usize) {
        (self.placed.band, self.placed.band + self.placed.pane.down)
    }
}

/// A line in lines of so many columns, broken where the paper may break it as well.
fn broken(line: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in words(line) {
        let whole = current.clone() + &word;
        if width(whole.trim_end()) <= columns {
            current = whole;
            continue;
        }
        if !current.is_empty() {
            lines.push(std::mem::take(&mut current));
        }
        let mut parts = wrap(&word, columns);
        current = parts.pop().unwrap_or_default();
        lines.append(&mut parts);
    }
    lines.push(current);
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Where each band begins, and whether a line stands above it: the last entry is the end of the page.
fn down(page: &PaperPage, boxes: &[Boxed]) -> Vec<(usize, bool)> {
    let ruled = |band: usize| {
        boxes.iter().any(|one| {
            let edges = one.placed.pane.look.edges;
            one.bands().0 == band && edges.top != Edge::Open
                || one.bands().1 == band && edges.bottom != Edge::Open
        })
    };
    let ruled: Vec<bool> = (0..=page.bands.len()).map(ruled).collect();
    let mut heights = vec![1; page.bands.len()];
    let mut by_height: Vec<&Boxed> = boxes.iter().collect();
    by_height.sort_by_key(|one| one.placed.pane.down);
    for one in by_height {
        let (first, end) = one.bands();
        let rules = ruled
            .iter()
            .take(end)
            .skip(first + 1)
            .filter(|ruled| **ruled)
            .count();
        let over = heights.iter().take(end).skip(first).sum::<usize>() + rules;
        if let Some(last) = heights.get_mut(end - 1) {
            *last += one.lines.len().saturating_sub(over);
        }
    }
    let mut at = 0;
    let mut down = Vec::new();
    for (ruled, height) in ruled.into_iter().zip(heights.into_iter().chain([0])) {
        at += usize::from(ruled);
        down.push((at, ruled));
        at += height;
    }
    down
}

/// Sides of a place from which a line comes.
const UP: u8 = 1;
const DOWN: u8 = 2;
const LEFT: u8 = 4;
const RIGHT: u8 = 8;

/// Lines and texts, not yet one.
struct TextCanvas {
    down: Vec<(usize, bool)>,
    rows: Vec<TextRow>,
}

#[derive(Clone, Default)]
struct TextRow {
    sides: Vec<u8>,
    texts: Vec<(usize, String)>,
}

impl TextCanvas {
    fn of(down: Vec<(usize, bool)>) -> Self {
        let count = down.last().map_or(0, |(at, _)| *at);
        Self {
            down,
            rows: vec![TextRow::default(); count],
        }
    }

    /// The first row of a band, and the row of the line above it, if there is one.
    fn band(&self, band: usize) -> (usize, Option<usize>) {
        let (at, ruled) = self.down.get(band).copied().unwrap_or_default();
        (at, at.checked_sub(1).filter(|_| ruled))
    }

    fn frame(&mut self, one: &Boxed) {
        let edges = one.placed.pane.look.edges;
        let (first, end) = one.bands();
        let ((top, above), (bottom, below)) = (self.band(first), self.band(end));
        for (row, edge) in [(above, edges.top), (below, edges.bottom)] {
            if let (Some(row), true) = (row, edge != Edge::Open) {
                for column in one.left..one.right {
                    self.mark(row, column, RIGHT);
                    self.mark(row, column + 1, LEFT);
                }
            }
        }
        let (from, to) = (above.unwrap_or(top), below.unwrap_or(bottom));
        for (column, edge) in [(one.left, edges.left), (one.right, edges.right)] {
            if edge != Edge::Open {
                for row in from..to {
                    self.mark(row, column, DOWN);
                    self.mark(row + 1, column, UP);
                }
            }
        }
    }

    fn mark(&mut self, row: usize, column: usize, side: u8) {
        let Some(row) = self.rows.get_mut(row) else {
            return;
        };
        if row.sides.len() <= column {
            row.sides.resize(column + 1, 0);
        }
        if let Some(place) = row.sides.get_mut(column) {
            *place |= side;
        }
    }

    fn write(&mut self, one: &Boxed) {
        let look = one.placed.pane.look;
        let (first, end) = one.bands();
        let (top, (bottom, below)) = (self.band(first).0, self.band(end));
        let room = below
            .unwrap_or(bottom)
            .saturating_sub(top + one.lines.len());
        let top = top
            + match look.stand {
                CellStand::Top => 0,
                CellStand::Middle => room / 2,
                CellStand::Bottom => room,
            };
        let wide = (one.right - one.left).saturating_sub(1);
        let free = wide * usize::try_from(look.free).unwrap_or(0) / 100;
        for (row, line) in (top..).zip(&one.lines) {
            let left = wide.saturating_sub(width(line));
            let start = one.left
                + 1
                + match look.align {
                    Align::Left => 0,
                    Align::Centre => left / 2,
                    Align::Right => left.saturating_sub(free),
                };
            if let (Some(row), false) = (self.rows.get_mut(row), line.is_empty()) {
                row.texts.push((start, line.clone()));
            }
        }
    }

    fn lines(self) -> Vec<String> {
        self.rows.into_iter().map(TextRow::line).collect()
    }
}

impl TextRow {
    fn line(mut self) -> String {
        self.texts.sort();
        let mut line = String::new();
        let mut column = 0;
        let rule = |line: &mut String, column: &mut usize, to: usize| {
            while *column < to {
                line.push(drawn(self.sides.get(*column).copied().unwrap_or(0)));
                *column += 1;
            }
        };
        for (start, text) in &self.texts {
            rule(&mut line, &mut column, *start);
            line.push_str(text);
            column += width(text);
        }
        rule(&mut line, &mut column, self.sides.len());
        line.trim_end().to_owned()
    }
}

/// The sign for lines that come from these sides.
fn drawn(sides: u8) -> char {
    const ALONG: u8 = LEFT | RIGHT;
    const UPRIGHT: u8 = UP | DOWN;
    match sides {
        0 => ' ',
        UP | DOWN | UPRIGHT => '│',
        LEFT | RIGHT | ALONG => '─',
        s if s == DOWN | RIGHT => '┌',
        s if s == DOWN | LEFT => '┐',
        s if s == UP | RIGHT => '└',
        s if s == UP | LEFT => '┘',
        s if s == UPRIGHT | RIGHT => '├',
        s if s == UPRIGHT | LEFT => '┤',
        s if s == ALONG | DOWN => '┬',
        s if s == ALONG | UP => '┴',
        _ => '┼',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::writer::specimen::{self, all, lot};

    fn squeezed(texts: impl IntoIterator<Item = String>) -> Vec<char> {
        let texts: String = texts.into_iter().collect();
        let mut all: Vec<char> = texts
            .chars()
            .filter(|c| !c.is_whitespace() && !('─'..='┼').contains(c))
            .collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_wider_than_the_screen() {
        for document in all() {
            for columns in [80, 120] {
                let lines = lines(&document, columns);
                for line in &lines {
                    assert!(width(line) <= columns, "{line}");
                }
                let pages = (1..).zip(&document.pages);
                let below = pages.flat_map(|(at, page)| page.footer(at, document.pages.len()));
                let stands = specimen::lines(&document).into_iter().chain(below);
                assert_eq!(squeezed(lines), squeezed(stands));
            }
        }
    }

    #[test]
    fn the_frame_is_closed() {
        let lines = lines(&lot(2, 1), 80);
        let framed: Vec<&String> = { lines.iter() }
            .skip_while(|line| !line.starts_with('┌'))
            .take_while(|line| !line.is_empty() && !line.contains("数据校验码"))
            .collect();
        for line in &framed {
            assert!(line.starts_with(['┌', '│', '├', '└']), "{line}");
            assert!(line.ends_with(['┐', '│', '┤', '┘']), "{line}");
            assert_eq!(width(line), 80, "{line}");
        }
        assert!(framed.first().unwrap().ends_with('┐'));
        assert!(framed.last().unwrap().ends_with('┘'));
    }
}
