//! Writing into a rectangle, line by line. Every text passes `escape::shown` here, and no text ever
//! leaves its rectangle, measured in columns. What to write is not decided here.

use crate::text::escape::shown;
use crate::text::glyphs::{Glyphs, is_doubtful};
use crate::text::width;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::num::NonZeroU16;

/// Columns of a sign that is drawn wide.
const TWO: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// A pen over a rectangle of the screen.
pub struct Pen<'a> {
    buffer: &'a mut Buffer,
    area: Rect,
    row: u16,
}

/// A text and how it looks.
pub type PenPart<'a> = (&'a str, Style);

impl<'a> Pen<'a> {
    /// A pen at the top of a rectangle.
    pub fn new(buffer: &'a mut Buffer, area: Rect) -> Self {
        let area = area.intersection(*buffer.area());
        Self {
            buffer,
            area,
            row: 0,
        }
    }

    /// A pen over a rectangle that is first filled with blanks of one style.
    pub fn over(buffer: &'a mut Buffer, area: Rect, style: Style) -> Self {
        let mut pen = Self::new(buffer, area);
        pen.blank(style);
        pen
    }

    fn blank(&mut self, style: Style) {
        for y in self.area.top()..self.area.bottom() {
            for x in self.area.left()..self.area.right() {
                if let Some(cell) = self.buffer.cell_mut(Position { x, y }) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    /// Columns of the rectangle.
    pub fn columns(&self) -> usize {
        usize::from(self.area.width)
    }

    /// Lines of the rectangle.
    pub fn lines(&self) -> u16 {
        self.area.height
    }

    /// Lines that are left.
    pub fn lines_left(&self) -> u16 {
        self.area.height.saturating_sub(self.row)
    }

    /// Which line is written next, from 0; behind the last one where there is no room for more.
    pub fn at(&self) -> u16 {
        self.row
    }

    /// Where the next line begins on the screen.
    pub fn position(&self) -> Position {
        Position {
            x: self.area.x,
            y: self.area.y + self.row.min(self.area.height.saturating_sub(1)),
        }
    }

    /// A pen over some columns of the line that is written next.
    pub fn spot(&mut self, from: usize, columns: usize) -> Pen<'_> {
        let short = |columns| u16::try_from(columns).unwrap_or(u16::MAX);
        let line = Rect {
            x: self.area.x.saturating_add(short(from)),
            y: self.area.y.saturating_add(self.row),
            width: short(columns),
            height: 1,
        };
        let area = line.intersection(self.area);
        Pen::new(self.buffer, area)
    }

    /// The area below what is written.
    pub fn rest(&self) -> Rect {
        let written = self.row.min(self.area.height);
        Rect {
            y: self.area.y + written,
            height: self.area.height - written,
            ..self.area
        }
    }

    /// Leaves a line blank.
    pub fn skip(&mut self) -> &mut Self {
        self.row = self.row.saturating_add(1);
        self
    }

    /// Writes a line of parts, cut at the right edge.
    pub fn line(&mut self, parts: &[PenPart]) -> &mut Self {
        if self.row < self.area.height {
            let mut left = self.columns();
            for (nth, (text, style)) in parts.iter().enumerate() {
                let text = shown(text);
                let is_last =
                    || { parts.iter().skip(nth + 1) }.all(|(text, _)| text.trim().is_empty());
                // Nothing is lost where only blanks go on beyond the edge.
                let text = match width::width(text.trim_end()) <= left && is_last() {
                    true => width::fit(text.trim_end(), width::width(&text).min(left)),
                    false => width::clip(&text, left),
                };
                let used = width::width(&text);
                let x = self.area.right() - u16::try_from(left).unwrap_or(self.area.width);
                let y = self.area.y + self.row;
                self.put((x, y), &text, left, *style);
                left -= used.min(left);
            }
        }
        self.skip()
    }

    /// Writes a text as this terminal draws it. What it may draw wide takes two cells, so that whatever it
    /// does, what follows stands where it belongs.
    fn put(&mut self, (x, y): (u16, u16), text: &str, columns: usize, style: Style) {
        let glyphs = Glyphs::now();
        if glyphs != Glyphs::Wide || !text.chars().any(is_doubtful) {
            let text = glyphs.written(text);
            self.buffer.set_stringn(x, y, &text, columns, style);
            return;
        }
        let mut x = x;
        for c in text.chars() {
            let before = x;
            let mut one = [0; 4];
            (x, _) = self
                .buffer
                .set_stringn(x, y, c.encode_utf8(&mut one), 2, style);
            if is_doubtful(c) && x == before + 1 {
                if let Some(cell) = self.buffer.cell_mut(Position { x: before, y }) {
                    cell.set_diff_option(CellDiffOption::ForcedWidth(TWO));
                }
                (x, _) = self.buffer.set_stringn(x, y, " ", 1, style);
            }
        }
    }

    /// Writes a line of parts, and behind it a hint where all of that has room: half a hint is none.
    pub fn line_with_hint(&mut self, parts: &[PenPart], hint: PenPart) -> &mut Self {
        let used: usize = parts
            .iter()
            .map(|(text, _)| width::width(&shown(text)))
            .sum();
        match used + width::width(hint.0) <= self.columns() {
            true => self.line(&[parts, &[hint]].concat()),
            false => self.line(parts),
        }
    }

    /// Writes a hint at the right end of a line that is written already, in the look of that line;
    /// only where it is blank there, so that nothing is lost. Says whether it was.
    pub fn aside(&mut self, line: u16, hint: &str) -> bool {
        let wide = u16::try_from(width::width(hint)).unwrap_or(u16::MAX);
        let room = wide.saturating_add(2);
        if line >= self.area.height || room > self.area.width {
            return false;
        }
        let y = self.area.y + line;
        let mut cells = (self.area.right() - room..self.area.right()).map(|x| Position { x, y });
        let blank = cells.all(|at| {
            self.buffer
                .cell(at)
                .is_some_and(|cell| cell.symbol() == " ")
        });
        if blank {
            let x = self.area.right() - wide;
            self.buffer.set_string(x, y, hint, Style::new());
        }
        blank
    }

    /// Writes a sign into the first column of a line that is written already, where it is blank there.
    pub fn in_margin(&mut self, line: u16, sign: char) {
        let at = Position {
            x: self.area.x,
            y: self.area.y + line,
        };
        let inside = line < self.area.height;
        if let Some(cell) = self.buffer.cell_mut(at).filter(|_| inside)
            && cell.symbol() == " "
        {
            cell.set_char(sign);
        }
    }

    /// Writes a line of parts made for it.
    pub fn parts(&mut self, parts: &[(String, Style)]) -> &mut Self {
        let parts: Vec<PenPart> = parts
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        self.line(&parts)
    }

    /// Writes a line whose background reaches from edge to edge.
    pub fn row(&mut self, parts: &[PenPart], ground: Style) -> &mut Self {
        if self.row < self.area.height {
            let y = self.area.y + self.row;
            self.buffer.set_style(
                Rect {
                    y,
                    height: 1,
                    ..self.area
                },
                ground,
            );
        }
        self.line(parts)
    }

    /// Writes a text over as many lines as it needs.
    pub fn text(&mut self, text: &str, style: Style) -> &mut Self {
        let lines = width::wrap(&shown_lines(text), self.columns());
        let more = lines.iter().skip(1).map(|_| true).chain([false]);
        for (line, more) in lines.iter().zip(more) {
            let line = self.ended(line, more && self.lines_left() == 1, self.columns());
            self.line(&[(&line, style)]);
        }
        self
    }

    /// A line of a text, which says so where the rest of it has no room.
    fn ended(&self, line: &str, is_cut: bool, columns: usize) -> String {
        match is_cut {
            true if width::width(line) + 2 <= columns => format!("{line}.."),
            true => width::clip(&format!("{line}...."), columns),
            false => line.to_owned(),
        }
    }

    /// Writes a label and, hanging beside it, a text over as many lines as it needs.
    pub fn labelled(&mut self, label: PenPart, text: PenPart) -> &mut Self {
        self.labelled_within(label, text, usize::MAX)
    }

    /// The same over at most so many lines, the rest cut off.
    pub fn labelled_within(&mut self, label: PenPart, text: PenPart, most: usize) -> &mut Self {
        let indent = width::width(label.0) + 1;
        let columns = self.columns().saturating_sub(indent).max(2);
        let lines = width::wrap(&shown_lines(text.0), columns);
        for (nth, line) in lines.iter().take(most).enumerate() {
            let head = if nth == 0 { label.0 } else { "" };
            let head = width::fit(head, indent);
            let is_last = nth + 1 == most || self.lines_left() == 1;
            let line = self.ended(line, is_last && nth + 1 < lines.len(), columns);
            self.line(&[(&head, label.1), (&line, text.1)]);
        }
        self
    }
}

/// So many lines are drawn at most where more may be written than the screen has.
const TALL: u16 = 400;

/// The lines that something takes when it is drawn so many columns wide, up to as many as matter.
pub fn height(columns: u16, most: u16, draw: impl FnOnce(&mut Pen)) -> u16 {
    let area = Rect::new(0, 0, columns, most);
    let mut buffer = Buffer::empty(area);
    let mut pen = Pen::new(&mut buffer, area);
    draw(&mut pen);
    pen.row.min(most)
}

/// Draws what may be taller than its area, from a line on, and says how many lines it has in all.
pub fn scrolled(
    target: &mut Buffer,
    area: Rect,
    from: usize,
    ground: Style,
    draw: impl FnOnce(&mut Pen),
) -> usize {
    let whole = Rect::new(0, 0, area.width, TALL);
    let mut buffer = Buffer::empty(whole);
    let mut pen = Pen::over(&mut buffer, whole, ground);
    draw(&mut pen);
    let all = usize::from(pen.row.min(TALL));
    let from = u16::try_from(from).unwrap_or(TALL);
    for (row, y) in (from..TALL).zip(area.top()..area.bottom()) {
        for (column, x) in (0..area.width).zip(area.left()..area.right()) {
            let drawn = buffer.cell(Position { x: column, y: row });
            if let (Some(drawn), Some(cell)) = (drawn, target.cell_mut(Position { x, y })) {
                *cell = drawn.clone();
            }
        }
    }
    all
}

/// An area without so many lines at its bottom and a blank one above them, and those lines.
pub fn footed(area: Rect, lines: usize) -> (Rect, Rect) {
    let foot = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    let body = Rect {
        height: area.height.saturating_sub(foot + u16::from(foot > 0)),
        ..area
    };
    let below = Rect {
        y: area.bottom() - foot,
        height: foot,
        ..area
    };
    (body, below)
}

/// The text made visible, its own line feeds kept.
fn shown_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(shown).collect();
    lines.join("\n")
}
