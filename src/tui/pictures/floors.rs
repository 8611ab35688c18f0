//! The map of the site: a row a storey, the highest on top, a column a trade, and in each cell what somebody
//! has to see to first. A sign tells it without colours; below it stands in words.

use super::cells::{in_words, legend, look_of, told};
use super::kind::{PictureKind, packed};
use crate::domain::Project;
use crate::rates::pictures::floors::{FloorCell, FloorRow};
use crate::text::Lang;
use crate::text::screen::pictures as say;
use crate::text::width::{clip, fit, fit_right, width, wrap};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Parts};
use crate::tui::page::LotsBehind;
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::pen::{Pen, footed};
use crate::workspace::shown::floors::{FloorColumns, NamedFloors};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Columns of a column at least and at most.
const LEAST: usize = 8;
const MOST: usize = 15;
/// The mark of the row one is on.
const MARK: &str = " > ";
/// Lines for the names of columns, and below the map.
const NAMES: usize = 3;
const FOOT: usize = 2;

/// The map, and where one stands on it.
#[derive(Debug, Default)]
pub struct Floors {
    by: FloorColumns,
    shown: NamedFloors,
    row: Cursor,
    column: usize,
    /// It has looked at the project before.
    known: bool,
}

impl Floors {
    /// Looks at the project anew, and stays on the cell.
    fn look(&mut self, scene: &Scene) {
        let on = self.shown.map.rows().get(self.row.at).copied();
        let name = self.shown.columns.get(self.column).cloned();
        self.shown = scene.workspace.floors(self.by, scene.me);
        if !std::mem::replace(&mut self.known, true) {
            let (row, column) = self.shown.map.first().unwrap_or_default();
            (self.row.at, self.column) = (row, column);
            return;
        }
        let mut rows = self.shown.map.rows().iter();
        let again = rows.position(|row| Some(*row) == on);
        self.row.stay(again, self.shown.map.rows().len());
        let mut columns = self.shown.columns.iter();
        let again = columns.position(|column| Some(column) == name.as_ref());
        let last = self.shown.columns.len().saturating_sub(1);
        self.column = again.unwrap_or(self.column).min(last);
    }

    fn cell(&self) -> Option<(&FloorRow, &FloorCell)> {
        let row = self.shown.map.rows().get(self.row.at)?;
        Some((row, self.shown.map.cell(self.row.at, self.column)?))
    }

    /// Where a cell of this row lies, in words.
    fn name_of(&self, row: &FloorRow, scene: &Scene) -> String {
        let column = self.shown.columns.get(self.column);
        let column = column.map_or("", String::as_str);
        let group = group(scene.workspace.project(), row);
        let storey = storey(row, scene);
        format!("{group} {storey} · {column}").trim().to_owned()
    }

    /// Which columns are in sight, around the one that one is on.
    fn sight(&self, room: usize, scene: &Scene) -> FloorSight {
        let all = self.shown.columns.len().max(1);
        let rows = self.shown.map.rows().iter();
        let names = rows.map(|row| width(&storey(row, scene)) + MARK.len() + 2);
        let named = names.max().unwrap_or(0);
        let room = room.saturating_sub(named + 1);
        let wide = (room / all).clamp(LEAST, MOST);
        let fitting = (room / wide).max(1);
        let first = Cursor::on(self.column).first_in_sight(all, fitting);
        FloorSight {
            named,
            wide,
            columns: first..(first + fitting).min(all),
        }
    }

    /// The names of the columns above them, the one that one is on in another look.
    fn names(&self, pen: &mut Pen, grid: &FloorSight, scene: &Scene) {
        let theme = scene.theme;
        let name = |at: usize| {
            let name = self.shown.columns.get(at).map_or("", String::as_str);
            headed(name, grid.wide - 1)
        };
        let names: Vec<(usize, Vec<String>)> =
            grid.columns.clone().map(|at| (at, name(at))).collect();
        let high = names.iter().map(|(_, lines)| lines.len()).max();
        for nth in 0..high.unwrap_or(0) {
            let mut parts: Parts = vec![(" ".repeat(grid.named), theme.base)];
            for (at, lines) in &names {
                let line = lines.get(nth).map_or("", String::as_str);
                let look = match *at == self.column {
                    true => theme.strong,
                    false => theme.dim,
                };
                parts.push((fit(line, grid.wide), look));
            }
            pen.parts(&parts);
        }
    }

    fn row(
        &self,
        pen: &mut Pen,
        (at, row, selected): (usize, &FloorRow, bool),
        grid: &FloorSight,
        scene: &Scene,
    ) {
        let theme = scene.theme;
        let mark = if selected { MARK } else { "   " };
        // Storeys end below each other, as numbers do.
        let name = fit_right(&storey(row, scene), grid.named - MARK.len() - 2);
        let name = format!("{mark}{name}  ");
        let look = if selected { theme.strong } else { theme.base };
        let mut parts: Parts = vec![(name, look)];
        for column in grid.columns.clone() {
            let cell = self.shown.map.cell(at, column);
            let (text, look) = match cell {
                Some(cell) => (told(cell), look_of(cell, scene)),
                None => (String::new(), theme.base),
            };
            let here = selected && column == self.column;
            let look = if here { theme.selected } else { look };
            parts.push((fit(&text, grid.wide - 1), look));
            parts.push((" ".to_owned(), theme.base));
        }
        pen.parts(&parts);
    }

    /// What the cell is, in words.
    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let row = self.shown.map.rows().get(self.row.at);
        let name = row.map_or(String::new(), |row| self.name_of(row, scene));
        let label = format!(" {name}{}", lang.colon().trim_end());
        let words = match self.cell() {
            Some((_, cell)) => in_words(cell, scene),
            None => say::nothing_planned(lang).to_owned(),
        };
        let beside = width(&label) + 1 + width(&words) <= pen.columns();
        match beside {
            true => pen.line(&[
                (&label, theme.strong),
                (" ", theme.base),
                (&words, theme.base),
            ]),
            false => pen
                .line(&[(&label, theme.strong)])
                .labelled((" ", theme.base), (&words, theme.base)),
        };
    }
}

/// The name of a column, in as many lines as there are for it: no word is broken, a long one is shortened.
fn headed(name: &str, columns: usize) -> Vec<String> {
    let words = name.split_whitespace().map(|word| match word.is_ascii() {
        true => clip(word, columns),
        false => word.to_owned(),
    });
    let name = words.collect::<Vec<_>>().join(" ");
    let mut lines = wrap(&name, columns);
    if lines.len() > NAMES {
        let rest = lines.split_off(NAMES - 1);
        let between = if name.is_ascii() { " " } else { "" };
        lines.push(clip(&rest.join(between), columns));
    }
    lines
}

impl PictureKind for Floors {
    fn name(&self, lang: Lang) -> &'static str {
        say::floors(lang)
    }

    fn head(&self, scene: &Scene) -> Parts {
        let (theme, lang) = (scene.theme, scene.lang);
        let by = match self.by {
            FloorColumns::Divisions => say::divisions(lang),
            FloorColumns::Items => say::items(lang),
        };
        vec![
            (say::columns(lang).to_owned(), theme.dim),
            (format!(" < {by} > (F9)"), theme.strong),
        ]
    }

    fn gather(&mut self, scene: &Scene) {
        self.look(scene);
    }

    fn narrows(&self) -> bool {
        true
    }

    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        let last = self.shown.columns.len().saturating_sub(1);
        match intent {
            Intent::Left => self.column = self.column.saturating_sub(1),
            Intent::Right => self.column = (self.column + 1).min(last),
            Intent::Narrow => {
                self.by = match self.by {
                    FloorColumns::Divisions => FloorColumns::Items,
                    FloorColumns::Items => FloorColumns::Divisions,
                };
                // The other columns are others: one begins where one is looked for.
                self.known = false;
                self.look(scene);
            }
            other => {
                let moved = self.row.moved(other, self.shown.map.rows().len());
                return moved.then_some(Effect::None);
            }
        }
        Some(Effect::None)
    }

    fn has_lots(&self, _scene: &Scene) -> bool {
        self.cell().is_some()
    }

    /// The lots of the cell.
    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        let (row, cell) = self.cell()?;
        Some(LotsBehind {
            of: self.name_of(row, scene),
            places: cell.lots.clone(),
        })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let mut told: Vec<String> = say::floors_why(lang).map(str::to_owned).to_vec();
        if let Some((row, cell)) = self.cell() {
            let words = in_words(cell, scene);
            told.push(format!(
                "{}{}{words}",
                self.name_of(row, scene),
                lang.colon()
            ));
        }
        told
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let to = |_: &Scene| Effect::Place(Intent::Tree);
        let lead = Lead::new(say::no_lots, say::to_tree, to);
        self.shown.map.rows().is_empty().then_some(lead)
    }

    /// ```text
    ///  x 不合格、未了结  ~ 等检查  . 未开始  v 全部验收
    ///              主体结构 建筑装饰 建筑给水
    ///                       装修     排水及供
    ///  1 号住宅楼（18 层）
    ///    18层      .4       .3/4
    ///  > 17层      x1/4     .4       .2
    ///
    ///  1 号住宅楼 17层 · 主体结构：4 批，2 验收，1 等互检，1 不合格或未了结
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (theme, project) = (scene.theme, scene.workspace.project());
        let (body, below) = footed(area, FOOT);
        self.foot(&mut Pen::new(buffer, below), scene);
        let mut pen = Pen::new(buffer, body);
        for line in packed(legend(scene), pen.columns()) {
            pen.parts(&line);
        }
        let sight = self.sight(pen.columns(), scene);
        self.names(&mut pen, &sight, scene);
        let rows = self.shown.map.rows().iter().enumerate();
        let list = List::headed(rows, self.row, |before, (_, row)| {
            let new = before.is_none_or(|(_, before)| before.group != row.group);
            new.then(|| vec![(format!(" {}", group(project, row)), theme.strong)])
        });
        list.each(&mut pen, scene, |pen, (at, row), selected| {
            self.row(pen, (*at, row, selected), &sight, scene);
        });
    }
}

/// The columns in sight.
struct FloorSight {
    /// Columns of the names of rows, and of a column.
    named: usize,
    wide: usize,
    columns: std::ops::Range<usize>,
}

/// The unit of a row.
fn group(project: Option<&Project>, row: &FloorRow) -> String {
    let node = project.and_then(|project| project.nodes().get(row.group));
    node.map_or(String::new(), |node| node.subject.name.clone())
}

fn storey(row: &FloorRow, scene: &Scene) -> String {
    match row.storey {
        Some(storey) => say::storey(scene.lang, storey),
        None => say::other(scene.lang).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_above_a_column_is_broken_and_no_blank_lost() {
        let name = "Water supply, drainage and heating";
        assert_eq!(
            headed(name, 15),
            ["Water supply,", "drainage and", "heating"]
        );
        assert_eq!(headed("structural work", 8)[0], "struct..");
        assert_eq!(
            headed("建筑给水排水及供暖", 8),
            ["建筑给水", "排水及供", "暖"]
        );
    }
}
