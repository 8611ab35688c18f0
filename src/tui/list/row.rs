//! A row of a list as it is drawn: its mark, its cells in their columns, and what stands behind them.
//! Which rows are in sight is not decided here.

use super::Parts;
use super::columns::{WHOLE, holds, laid_out};
use crate::text::width::{fit_right, width};
use crate::tui::paint::pen::{Pen, PenPart};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// What stands in a column of a row.
pub struct ListCell {
    text: String,
    style: Style,
    right: bool,
    aside: bool,
    bar: Parts,
}

impl ListCell {
    /// A text and how it looks.
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
            right: false,
            aside: false,
            bar: Vec::new(),
        }
    }

    /// At the right edge of its column.
    pub fn right(self) -> Self {
        Self {
            right: true,
            ..self
        }
    }

    /// Left out where a line has no room for the others beside it: what can be read elsewhere, or is the same
    /// in most rows.
    pub fn aside(self) -> Self {
        Self {
            aside: true,
            ..self
        }
    }

    /// With a bar behind it, which keeps its colours in the selected row too.
    pub fn with_bar(self, bar: Parts) -> Self {
        Self { bar, ..self }
    }
}

/// A row as it looks while it is not selected; when it is, all of it has the colours of that.
pub struct Row {
    ground: Style,
    tick: String,
    cells: Vec<ListCell>,
    rest: Parts,
    field: bool,
}

impl Row {
    /// Cells on a ground.
    pub fn of(ground: Style, cells: impl IntoIterator<Item = ListCell>) -> Self {
        Self {
            ground,
            tick: String::new(),
            cells: cells.into_iter().collect(),
            rest: Vec::new(),
            field: false,
        }
    }

    /// Cells that all look the same.
    pub fn plain(style: Style, cells: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self::of(
            style,
            cells.into_iter().map(|text| ListCell::new(text, style)),
        )
    }

    /// What stands in its cells, without those that may be left out or with them.
    fn texts(&self, whole: bool) -> Vec<String> {
        let text = |cell: &ListCell| match cell.aside && !whole {
            true => String::new(),
            false => cell.text.clone(),
        };
        self.cells.iter().map(text).collect()
    }

    /// With a box or a sign behind the mark.
    pub fn ticked(self, tick: impl Into<String>) -> Self {
        let tick = tick.into();
        Self { tick, ..self }
    }

    /// With room for a field behind its cells.
    pub fn with_field(self) -> Self {
        let field = true;
        Self { field, ..self }
    }

    /// With words behind its cells that stand in no column.
    pub fn then(self, rest: Parts) -> Self {
        Self { rest, ..self }
    }
}

/// What all rows in sight have in common: how wide the mark is, and the bar behind each column.
pub struct ListGrid<'a> {
    lead: &'static str,
    tick: usize,
    least: &'a [usize],
    bars: Vec<usize>,
}

/// Columns of the mark itself.
const MARK: usize = 2;

impl<'a> ListGrid<'a> {
    /// That of these rows, with so many columns.
    pub fn of(rows: &[Row], lead: &'static str, least: &'a [usize]) -> Self {
        let tick = rows.iter().map(|row| width(&row.tick)).max();
        let bar = |at: usize| {
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            let bars = cells.map(|cell| cell.bar.iter().map(|(text, _)| width(text)).sum());
            bars.max()
                .map_or(0, |wide: usize| wide + usize::from(wide > 0))
        };
        Self {
            lead,
            tick: tick.unwrap_or(0),
            least,
            bars: (0..least.len()).map(bar).collect(),
        }
    }

    fn mark(&self) -> usize {
        self.lead.len() + MARK + self.tick
    }

    /// The cells of the heads, if there are any, and of every row, padded to their columns. What may be left
    /// out is cut before anything else is, and left out before that is cut.
    pub fn laid_out(&self, heads: &[String], rows: &[Row], columns: usize) -> Vec<Vec<String>> {
        let beside = self.mark() + self.bars.iter().sum::<usize>();
        let room = columns.saturating_sub(beside);
        let is_aside = |at: usize| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
            cells.any(|cell| cell.aside)
        };
        let head = |whole: bool, at: usize, head: &String| match is_aside(at) && !whole {
            true => String::new(),
            false => head.clone(),
        };
        let cells = |whole: bool| -> Vec<Vec<String>> {
            let heads = heads.iter().enumerate();
            let heads: Vec<String> = heads.map(|(at, text)| head(whole, at, text)).collect();
            let heads = (!heads.is_empty()).then_some(heads);
            let rows = rows.iter().map(|row| row.texts(whole));
            heads.into_iter().chain(rows).collect()
        };
        let least = self.least.iter().enumerate();
        let least = least.map(|(at, least)| if is_aside(at) { *least } else { WHOLE });
        let (all, least) = (cells(true), least.collect::<Vec<_>>());
        match holds(&all, &least, room) {
            true => laid_out(&all, &least, room),
            false => laid_out(&cells(false), self.least, room),
        }
    }

    /// The line above the rows.
    pub fn heads(&self, cells: Vec<String>, style: Style) -> Parts {
        let mut parts = vec![(" ".repeat(self.mark()), style)];
        for (cell, bar) in cells.into_iter().zip(&self.bars) {
            parts.push((cell + &" ".repeat(*bar), style));
        }
        parts
    }

    /// Draws a row from edge to edge, in the colours of the selected one if it is that; says where its
    /// field belongs.
    pub fn row(
        &self,
        pen: &mut Pen,
        row: &Row,
        cells: Vec<String>,
        colours: Option<Style>,
    ) -> Option<Rect> {
        let pick = |style: Style| colours.unwrap_or(style);
        let ground = pick(row.ground);
        let sign = if colours.is_some() { "> " } else { "  " };
        let mark = format!("{}{sign}{:tick$}", self.lead, row.tick, tick = self.tick);
        let first = row.cells.first().map_or(row.ground, |cell| cell.style);
        let mut parts = vec![(mark, pick(first))];
        for ((cell, text), bar) in row.cells.iter().zip(cells).zip(&self.bars) {
            let text = match cell.right && !text.is_empty() {
                true => fit_right(text.trim_end(), width(&text).saturating_sub(1)) + " ",
                false => text,
            };
            parts.push((text, pick(cell.style)));
            if *bar > 0 && cell.bar.is_empty() {
                parts.push((" ".repeat(*bar), ground));
            } else if *bar > 0 {
                parts.extend(cell.bar.iter().cloned());
                parts.push((" ".to_owned(), ground));
            }
        }
        let rest = row
            .rest
            .iter()
            .map(|(text, style)| (text.clone(), pick(*style)));
        parts.extend(rest);
        let parts: Vec<PenPart> = parts
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        let used: usize = parts.iter().map(|(text, _)| width(text)).sum();
        let columns = pen.columns().saturating_sub(used + 1);
        let room = row.field.then(|| pen.spot(used, columns).rest());
        pen.row(&parts, ground);
        room
    }
}
