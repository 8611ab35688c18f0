//! One list for every page that has one: which lines are in sight around the selected row, its mark,
//! headings, columns that take the width there is, and a sign of more above and below. What rows are,
//! and what can be done with them, is not known here.
//!
//! ```text
//!     编号    名称                        the names of the columns
//!  待整改 2                   上有 12 行   rows that are out of sight
//!  > L-001   一层剪力墙钢筋安装            the selected row
//!    L-002   二层剪力墙钢筋安装
//!    L-003   三层剪力墙钢筋安装 下有 3 行
//! ```

mod columns;
mod cursor;
mod more;
mod row;

pub use columns::{WHOLE, laid_out, shared};
pub use cursor::Cursor;
pub use more::scrolled;
pub use row::{ListCell, Row};

use super::keymap::press::KeyPress;
use super::paint::hits::{Hits, Pressed};
use super::paint::pen::Pen;
use super::paint::scene::Scene;
use super::paint::theme::Theme;
use crate::text::Lang;
use more::more;
use ratatui::layout::Rect;
use ratatui::style::Style;
use row::ListGrid;

/// Texts side by side, each with its look.
pub type Parts = Vec<(String, Style)>;

/// A line of a list.
enum ListLine<R> {
    /// A heading or a remark: nothing that can be selected.
    Words(Parts),
    Row(R),
}

/// A list that is about to be drawn.
pub struct List<'a, R> {
    lines: Vec<ListLine<R>>,
    /// The selected line; behind the last one when none is.
    at: usize,
    /// To how many columns each column may be cut, and their names.
    least: &'a [usize],
    heads: Vec<String>,
    /// What stands before the mark.
    lead: &'static str,
    /// So many lines at most.
    most: usize,
    /// What a press of the mouse on the selected row does.
    pressed: fn(&R) -> Option<KeyPress>,
}

impl<'a, R> List<'a, R> {
    /// The rows, one of them selected.
    pub fn of(rows: impl IntoIterator<Item = R>, cursor: Cursor) -> Self {
        Self::between(rows, cursor, |_, _| Vec::new())
    }

    /// The same with a heading above each row for which there is one; whoever says so is told the row
    /// before it.
    pub fn headed(
        rows: impl IntoIterator<Item = R>,
        cursor: Cursor,
        heading: impl Fn(Option<&R>, &R) -> Option<Parts>,
    ) -> Self {
        Self::between(rows, cursor, |before, row| {
            heading(before, row).into_iter().collect()
        })
    }

    /// The same with any number of lines above a row.
    pub fn between(
        rows: impl IntoIterator<Item = R>,
        cursor: Cursor,
        above: impl Fn(Option<&R>, &R) -> Vec<Parts>,
    ) -> Self {
        let (mut lines, mut at): (Vec<ListLine<R>>, _) = (Vec::new(), None);
        for (nth, row) in rows.into_iter().enumerate() {
            let before = lines.last().and_then(|line| match line {
                ListLine::Row(row) => Some(row),
                ListLine::Words(_) => None,
            });
            let above = above(before, &row);
            lines.extend(above.into_iter().map(ListLine::Words));
            at = if nth == cursor.at {
                Some(lines.len())
            } else {
                at
            };
            lines.push(ListLine::Row(row));
        }
        Self {
            at: at.unwrap_or(lines.len()),
            lines,
            least: &[WHOLE],
            heads: Vec::new(),
            lead: " ",
            most: usize::MAX,
            pressed: |_| Some(KeyPress::Enter),
        }
    }

    /// In columns, each of which may be cut to so many.
    pub fn columns(self, least: &'a [usize]) -> Self {
        Self { least, ..self }
    }

    /// The names of the columns above them.
    pub fn under(self, heads: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let heads = heads.into_iter().map(Into::into).collect();
        Self { heads, ..self }
    }

    /// In a popup, whose frame keeps the mark off the edge already.
    pub fn flush(self) -> Self {
        Self { lead: "", ..self }
    }

    /// Over so many lines at most.
    pub fn within(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// A press of the mouse on the selected row does this.
    pub fn pressed(self, pressed: fn(&R) -> Option<KeyPress>) -> Self {
        Self { pressed, ..self }
    }

    /// Lines below the rows.
    pub fn followed(mut self, below: impl IntoIterator<Item = Parts>) -> Self {
        self.lines.extend(below.into_iter().map(ListLine::Words));
        self
    }

    /// Draws the rows, each as the page writes it; that is told which is selected.
    pub fn each(&self, pen: &mut Pen, scene: &Scene, draw: impl FnMut(&mut Pen, &R, bool)) {
        self.written(self.sight(pen), pen, (scene.lang, scene.hits), draw);
    }

    /// Draws the rows in their columns; says where that belongs for which a row leaves room.
    pub fn draw(&self, pen: &mut Pen, scene: &Scene, row: impl Fn(&R) -> Row) -> Option<Rect> {
        self.in_columns(pen, (scene.theme, scene.lang, scene.hits), row)
    }

    fn in_columns(
        &self,
        pen: &mut Pen,
        (theme, lang, hits): (&Theme, Lang, &Hits),
        row: impl Fn(&R) -> Row,
    ) -> Option<Rect> {
        let sight = self.sight(pen);
        let rows = self.lines.iter().skip(sight.first).take(sight.lines);
        let rows = rows.filter_map(|line| match line {
            ListLine::Row(one) => Some(row(one)),
            ListLine::Words(_) => None,
        });
        let rows: Vec<Row> = rows.collect();
        let grid = ListGrid::of(&rows, self.lead, self.least);
        let mut cells = grid.laid_out(&self.heads, &rows, pen.columns()).into_iter();
        if !self.heads.is_empty() {
            pen.parts(&grid.heads(cells.next().unwrap_or_default(), theme.dim));
        }
        let mut rows = rows.iter().zip(cells);
        let mut room = None;
        self.written(sight, pen, (lang, hits), |pen, _, selected| {
            let colours = selected.then_some(theme.selected);
            if let Some((row, cells)) = rows.next() {
                room = grid.row(pen, row, cells, colours).or(room);
            }
        });
        room
    }

    /// The lines that there is room for below the names of the columns.
    fn sight(&self, pen: &Pen) -> ListSight {
        let room = usize::from(pen.lines_left()).min(self.most);
        let room = room.saturating_sub(usize::from(!self.heads.is_empty()));
        let first = Cursor::on(self.at).first_in_sight(self.lines.len(), room);
        let lines = room.min(self.lines.len() - first);
        ListSight { first, lines }
    }

    /// So many rows the one in this line stands below the selected one.
    fn below(&self, at: usize) -> isize {
        let is_row = |line: &&ListLine<R>| matches!(line, ListLine::Row(_));
        let between = |from: usize, to: usize| {
            let lines = self.lines.get(from..to).unwrap_or_default();
            isize::try_from(lines.iter().filter(is_row).count()).unwrap_or(isize::MAX)
        };
        match at >= self.at {
            true => between(self.at, at),
            false => -between(at, self.at),
        }
    }

    fn written<'s>(
        &'s self,
        sight: ListSight,
        pen: &mut Pen,
        (lang, hits): (Lang, &Hits),
        mut draw: impl FnMut(&mut Pen, &'s R, bool),
    ) {
        let from = pen.at();
        let end = sight.first + sight.lines;
        let (mut above, mut below) = (0, 0);
        for (at, line) in self.lines.iter().enumerate() {
            match line {
                ListLine::Row(_) if at < sight.first => above += 1,
                ListLine::Row(_) if at >= end => below += 1,
                ListLine::Words(_) if at < sight.first || at >= end => {}
                ListLine::Words(parts) => _ = pen.parts(parts),
                ListLine::Row(row) => {
                    let (from, noted) = (pen.rest(), hits.noted());
                    draw(pen, row, self.at == at);
                    let height = from.height.saturating_sub(pen.rest().height);
                    let drawn = Rect { height, ..from };
                    let hit = Pressed::Row(self.below(at), (self.pressed)(row));
                    hits.note_below(noted, drawn, hit);
                }
            }
        }
        more(pen, from, [above, below], lang);
    }
}

/// Which lines of a list are in sight.
#[derive(Clone, Copy)]
struct ListSight {
    first: usize,
    lines: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::paint::theme::Name;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn drawn(list: &List<'_, usize>, [columns, lines]: [u16; 2], name: &str) -> Vec<String> {
        let area = Rect::new(0, 0, columns, lines);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::of(Name::Mono);
        let look = (&theme, Lang::En, &Hits::default());
        list.in_columns(&mut Pen::new(&mut buffer, area), look, |nth| {
            Row::plain(theme.base, [format!("L-{nth}"), name.to_owned()])
        });
        let line = |y| (0..columns).map(move |x| (x, y));
        let text = |y| line(y).map(|at| buffer[at].symbol()).collect::<String>();
        (0..lines).map(|y| text(y).trim_end().to_owned()).collect()
    }

    fn tens(first: Option<&usize>, nth: &usize) -> Option<Parts> {
        let new = first.is_none_or(|first| first / 10 != nth / 10);
        new.then(|| vec![(format!(" {}0..", nth / 10), Style::new())])
    }

    #[test]
    fn as_many_rows_as_there_is_room_for_and_how_many_are_not_in_sight() {
        let list = List::headed(0..30, Cursor::on(12), tens).columns(&[WHOLE, 4]);
        let expected = [
            "   lot",
            " 10..               10 above",
            "   L-10  wall",
            "   L-11  wall",
            " > L-12  wall",
            "   L-13  wall",
            "   L-14  wall       15 below",
        ];
        assert_eq!(drawn(&list.under(["lot", ""]), [28, 7], "wall"), expected);
    }

    #[test]
    fn what_is_all_in_sight_has_no_sign_of_more() {
        let list = List::of(0..3, Cursor::on(0)).columns(&[WHOLE, 4]);
        let expected = [" > L-0  wall", "   L-1  wall", "   L-2  wall", ""];
        assert_eq!(drawn(&list, [28, 4], "wall"), expected);
    }

    #[test]
    fn no_row_is_cut_by_the_sign_of_more() {
        let list = List::of(0..9, Cursor::on(4)).columns(&[WHOLE, 4]);
        let expected = [
            "^  L-3 shear wall 1",
            " > L-4 shear wall 1",
            "v  L-5 shear wall 1",
        ];
        assert_eq!(drawn(&list, [20, 3], "shear wall 1"), expected);
    }

    #[test]
    fn rows_below_what_is_selected_elsewhere_are_drawn_to_their_end() {
        let list = List::of(0..9, Cursor::on(9)).columns(&[WHOLE, 4]);
        let lines = drawn(&list, [28, 2], "wall");
        assert_eq!(lines, ["   L-7  wall         7 above", "   L-8  wall"]);
    }
}
