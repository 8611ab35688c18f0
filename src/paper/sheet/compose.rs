//! A form and its values become a sheet: conditions decided, tables unrolled, widths in units become lengths.

use super::area::width;
use super::length::Length;
use super::{Band, Block, Edge, Edges, Face, Pane, PaneLook, PaperSheet, ValueTable};
use crate::paper::fields::{About, BLANK, FieldTable, NUMBER};
use crate::paper::form::reach::Reaching;
use crate::paper::form::{self, Align, CellStand, FormPart, FormRow, PaperForm, Paragraph};
use crate::paper::value::{Piece, Value, Values, plain};
use crate::text::{escape, paper};
use std::iter::once;

/// A form filled with values.
pub fn compose(form: &PaperForm, values: &Values, title: &str) -> PaperSheet {
    let whole = whole(form, values);
    let has = |name: &str| is_filled(name, &[values]) || !values.table(name).is_empty();
    let blocks = form.parts.iter().filter(|part| {
        part.when.as_deref().is_none_or(has) && !part.unless.as_deref().is_some_and(has)
    });
    PaperSheet {
        title: title.to_owned(),
        landscape: form.landscape,
        thin: form.thin,
        check: None,
        blocks: blocks.map(|part| block(form, part, &whole)).collect(),
        data: data(values),
    }
}

/// Values whose rows have all columns of their tables: what a row does not say is empty there, and never what the
/// paper says under the same name.
fn whole(form: &PaperForm, values: &Values) -> Values {
    let mut whole = values.clone();
    for table in About::of(&form.about).into_iter().flat_map(About::tables) {
        let rows = values.table(table.name).iter();
        let rows = rows.map(|row| table.columns().fold(row.clone(), with_column));
        whole.set_table(table.name, rows.collect());
    }
    whole
}

fn with_column(row: Values, column: &'static str) -> Values {
    match row.get(column) {
        Some(_) => row,
        None => row.with(column, ""),
    }
}

/// The fields of the paper as one row, and then its tables.
fn data(values: &Values) -> Vec<ValueTable> {
    let row = |values: &Values| {
        let fields = values.fields();
        let texts = fields.map(|(name, value)| (name.to_owned(), value.plain()));
        texts.collect()
    };
    let own = ValueTable {
        name: String::new(),
        rows: vec![row(values)],
    };
    let tables = values.tables().map(|(name, rows)| ValueTable {
        name: name.to_owned(),
        rows: rows.iter().map(row).collect(),
    });
    once(own).chain(tables).collect()
}

fn is_filled(name: &str, values: &[&Values]) -> bool {
    let value = values.iter().find_map(|values| values.get(name));
    value.is_some_and(|value| !value.is_empty())
}

/// The widths of a part: how wide it is, in how many units, and where its cells begin.
struct Ruler {
    width: Length,
    units: u32,
    from: u32,
}

impl Ruler {
    fn at(&self, unit: u32) -> Length {
        self.width.part(unit, self.units)
    }
}

/// A part of a form, filled.
pub(super) fn block(form: &PaperForm, part: &FormPart, values: &Values) -> Block {
    let ruler = Ruler {
        width: width(form.landscape),
        units: part.units.unwrap_or(form.units),
        from: part.label.as_ref().map_or(0, |label| label.w),
    };
    let label = part.label.as_ref().map(|label| {
        let cell = form::FormCell {
            w: label.w,
            upright: true,
            ..form::FormCell::default()
        };
        let lines = vec![vec![Piece::Text(label.text.clone())]];
        pane(&ruler, 0, &cell, lines, Vec::new())
    });
    let fixed = |rows: &[FormRow]| bands(&ruler, rows, &[values], None);
    Block {
        repeat: part.repeat,
        last: part.last,
        new_page: part.new_page,
        label,
        head: fixed(&part.head),
        head_shown: part.head_shown,
        bands: match &part.each {
            None => fixed(&part.rows),
            Some(table) => {
                let columns = About::of(&form.about).and_then(|about| about.table(table));
                let columns = columns.into_iter().flat_map(FieldTable::columns);
                let empty = columns.fold(Values::default(), with_column);
                unrolled(&ruler, part, values, (table, &empty))
            }
        },
    }
}

/// The rows of a part once for each row of its table, those that belong together in one group.
fn unrolled(
    ruler: &Ruler,
    part: &FormPart,
    values: &Values,
    (table, empty): (&str, &Values),
) -> Vec<Band> {
    let rows = values.table(table);
    let missing = part.at_least.unwrap_or(0).saturating_sub(rows.len());
    let empty = empty_rows(empty, rows.len(), missing);
    let all: Vec<&Values> = rows.iter().chain(&empty).collect();
    let groups = groups(part, &all, values);
    let mut unrolled = Vec::new();
    for (row, group) in all.iter().zip(groups) {
        unrolled.extend(bands(ruler, &part.rows, &[*row, values], Some(group)));
    }
    joined(&mut unrolled);
    unrolled
}

fn empty_rows(empty: &Values, after: usize, missing: usize) -> Vec<Values> {
    let numbered = (0..missing).map(|more| {
        let number = (after + more + 1).to_string();
        let row = empty.clone().with(NUMBER, number);
        match more {
            0 => row.with(BLANK, paper::nothing_follows()),
            _ => row,
        }
    });
    numbered.collect()
}

/// Which rows belong together: neighbours with the same text in the field that says so. A field of the paper itself
/// keeps all rows together.
fn groups(part: &FormPart, rows: &[&Values], paper: &Values) -> Vec<usize> {
    let key = |row: &Values| {
        let field = part.together.as_deref()?;
        row.get(field)
            .or_else(|| paper.get(field))
            .map(Value::plain)
    };
    let mut group = 0;
    let mut before: Option<String> = None;
    let numbered = rows.iter().enumerate().map(|(at, row)| {
        let this = key(row);
        if at > 0 && (this.is_none() || this != before) {
            group += 1;
        }
        before = this;
        group
    });
    numbered.collect()
}

/// Panes that are to be one over their group: the first grows, the others go.
fn joined(bands: &mut [Band]) {
    let mut first = 0;
    while let Some(group) = bands.get(first).map(|band| band.group) {
        let count = bands
            .iter()
            .skip(first)
            .take_while(|band| band.group == group)
            .count();
        for (at, band) in bands.iter_mut().skip(first).take(count).enumerate() {
            match at {
                0 => band
                    .panes
                    .iter_mut()
                    .filter(|pane| pane.down == JOINED)
                    .for_each(|pane| pane.down = count),
                _ => band.panes.retain(|pane| pane.down != JOINED),
            }
        }
        first += count;
    }
}

/// What stands for the height of a pane that its group decides.
const JOINED: usize = usize::MAX;

/// Rows as bands, all of one group, or each by itself with those into which its cells reach.
fn bands(ruler: &Ruler, rows: &[FormRow], values: &[&Values], group: Option<usize>) -> Vec<Band> {
    let is = |name: &str| is_filled(name, values);
    let mut reaching = Reaching::default();
    let mut own = 0;
    let mut bands = Vec::new();
    for row in rows {
        if !row.when.as_deref().is_none_or(is) {
            continue;
        }
        own += usize::from(reaching.is_empty());
        let cells = reaching.next(row, ruler.from, &is).cells.into_iter();
        bands.push(Band {
            least: Length::mm(i32::try_from(row.least()).unwrap_or(i32::MAX / 1_000)),
            stretch: row.stretch,
            group: group.unwrap_or(own),
            panes: cells
                .map(|(at, cell)| filled(ruler, at, cell, values))
                .collect(),
        });
    }
    bands
}

fn filled(ruler: &Ruler, at: u32, cell: &form::FormCell, values: &[&Values]) -> Pane {
    let shown = cell.picture.as_deref();
    let shown = shown.and_then(|name| values.iter().find_map(|values| values.get(name)));
    let instead = shown.filter(|shown| !shown.pieces.is_empty());
    let paragraphs = cell.text.iter().flat_map(|one| paragraph(one, values));
    let paragraphs = paragraphs.chain(instead.map(|instead| instead.pieces.clone()));
    let lines = paragraphs.flat_map(|pieces| split(&pieces)).collect();
    let pictures = shown.map(|shown| shown.pictures.clone());
    pane(ruler, at, cell, lines, pictures.unwrap_or_default())
}

/// A paragraph once, for each row of its table, or not at all.
fn paragraph(paragraph: &Paragraph, values: &[&Values]) -> Vec<Vec<Piece>> {
    let set = match paragraph {
        Paragraph::Plain(text) => return vec![text.filled(values)],
        Paragraph::Set(set) => set,
    };
    if !set
        .when
        .as_deref()
        .is_none_or(|name| is_filled(name, values))
    {
        return Vec::new();
    }
    let Some(table) = &set.each else {
        return vec![set.text.filled(values)];
    };
    let tables = values.iter().map(|values| values.table(table));
    let rows = tables.into_iter().find(|rows| !rows.is_empty());
    let rows = rows.unwrap_or_default().iter();
    let of_row = |row| {
        let nearest: Vec<&Values> = once(row).chain(values.iter().copied()).collect();
        set.text.filled(&nearest)
    };
    rows.map(of_row).collect()
}

/// Pieces as lines: a line feed in a text ends one.
fn split(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut lines = vec![Vec::new()];
    for piece in pieces {
        let Piece::Text(text) = piece else {
            if let Some(line) = lines.last_mut() {
                line.push(piece.clone());
            }
            continue;
        };
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let (Some(line), false) = (lines.last_mut(), part.is_empty()) {
                line.push(Piece::Text(escape::shown(part).into_owned()));
            }
        }
    }
    lines
}

fn pane(
    ruler: &Ruler,
    at: u32,
    cell: &form::FormCell,
    lines: Vec<Vec<Piece>>,
    pictures: Vec<super::Picture>,
) -> Pane {
    let lines = match cell.upright {
        true => lines.iter().flat_map(|line| one_a_line(line)).collect(),
        false => lines,
    };
    Pane {
        left: ruler.at(at),
        right: ruler.at(at + cell.w),
        down: match cell.join {
            true => JOINED,
            false => cell
                .down
                .map_or(1, |rows| usize::try_from(rows).unwrap_or(1).max(1)),
        },
        lines,
        pictures,
        look: look(cell),
    }
}

fn one_a_line(line: &[Piece]) -> Vec<Vec<Piece>> {
    let characters = |c: char| vec![Piece::Text(c.to_string())];
    plain(line).chars().map(characters).collect()
}

/// Type size of cells, in points.
const USUAL: u32 = 10;
/// Height of a line of a Chinese face, in per cent of its size.
const LEADING: u32 = 130;

fn look(cell: &form::FormCell) -> PaneLook {
    let size = cell.size.unwrap_or(USUAL);
    let line = |open: bool| match cell.bare || open {
        true => Edge::Open,
        false => Edge::Thin,
    };
    PaneLook {
        align: cell.align,
        stand: cell.stand,
        size: size * 10,
        shrinks: size <= USUAL && !cell.bare,
        face: match cell.bold {
            true => Face::Title,
            false => Face::Text,
        },
        upright: cell.upright,
        leading: cell.leading.unwrap_or(LEADING),
        free: cell.free,
        edges: Edges {
            top: line(cell.open_top),
            left: line(cell.open_left),
            right: line(false),
            bottom: line(false),
        },
    }
}

impl Default for PaneLook {
    fn default() -> Self {
        look(&form::FormCell {
            align: Align::Centre,
            stand: CellStand::Middle,
            ..form::FormCell::default()
        })
    }
}
