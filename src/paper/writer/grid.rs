//! The distinct edges of what stands on pages, as the columns or rows of a grid. Spreadsheets and word processors
//! have cells only, so everything that is placed freely becomes a span of such columns and rows.

use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Pane, PaperPage};
use std::ops::Range;

/// Edges nearer than this are one: less than a pixel and a half, which no cell can have.
const NEAR: Length = Length(400);

/// Columns from left to right, or rows from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    edges: Vec<Length>,
}

impl Grid {
    /// A grid with these edges.
    pub fn of(edges: impl IntoIterator<Item = Length>) -> Self {
        let mut edges: Vec<Length> = edges.into_iter().collect();
        edges.sort_unstable();
        edges.dedup_by(|next, kept| *next - *kept < NEAR);
        Self { edges }
    }

    /// The columns of a page: the distinct edges of its panes.
    pub fn of_panes(page: &PaperPage) -> Self {
        let panes = page.panes.iter();
        Self::of(panes.flat_map(|placed| [placed.pane.left, placed.pane.right]))
    }

    /// Which columns a pane takes.
    pub fn columns(&self, pane: &Pane) -> Range<usize> {
        self.span(pane.left, pane.right)
    }

    /// The same grid, no gap wider than this.
    #[must_use]
    pub fn at_most(&self, most: Length) -> Self {
        let between = self.edges.windows(2).flat_map(|gap| {
            let [from, to] =
                [gap.first(), gap.last()].map(|edge| edge.copied().unwrap_or_default());
            let wide = to - from;
            let parts = u32::try_from(wide.0 / most.0.max(1)).unwrap_or(0) + 1;
            (1..parts).map(move |part| from + wide.part(part, parts))
        });
        Self::of(self.edges.iter().copied().chain(between))
    }

    /// How many columns or rows there are.
    pub fn count(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Which of them stand between two edges; never none.
    pub fn span(&self, from: Length, to: Length) -> Range<usize> {
        let at = |edge: Length| {
            let up_to = self.edges.partition_point(|kept| *kept <= edge);
            up_to.saturating_sub(1)
        };
        let from = at(from).min(self.count().saturating_sub(1));
        from..at(to).max(from + 1)
    }

    /// The width of each, in the steps of a format: rounded at the edges, so that nothing adds up.
    pub fn steps<T: std::ops::Sub<Output = T>>(
        &self,
        step: impl Fn(Length) -> T,
    ) -> impl Iterator<Item = T> {
        let pairs = self.edges.iter().zip(self.edges.iter().skip(1));
        pairs.map(move |(from, to)| step(*to) - step(*from))
    }

    /// Where a column or row begins.
    pub fn edge(&self, at: usize) -> Length {
        self.edges.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(edges: &[i32]) -> Grid {
        Grid::of(edges.iter().map(|edge| Length(*edge)))
    }

    #[test]
    fn edges_that_are_nearly_one_are_one() {
        let grid = grid(&[5_397, 0, 170_000, 5_100, 5_397]);
        assert_eq!(grid.count(), 2);
        assert_eq!(grid.span(Length(0), Length(5_397)), 0..1);
        assert_eq!(grid.span(Length(5_397), Length(170_000)), 1..2);
        assert_eq!(grid.span(Length(5_100), Length(5_397)), 1..2);
    }

    #[test]
    fn widths_add_up_to_the_whole() {
        let thirds: Vec<i32> = (0..=63).map(|unit| 170_000 * unit / 63).collect();
        let widths: Vec<i64> = grid(&thirds).steps(Length::twips).collect();
        assert_eq!(widths.len(), 63);
        assert_eq!(widths.iter().sum::<i64>(), Length::mm(170).twips());
    }

    #[test]
    fn gaps_are_parted_where_a_format_has_no_cell_so_high() {
        let parted = grid(&[0, 250_000, 260_000]).at_most(Length::mm(140));
        let rows: Vec<i32> = parted.steps(|edge| edge.0).collect();
        assert_eq!(rows, [125_000, 125_000, 10_000]);
    }
}
