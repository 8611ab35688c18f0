//! The division table of the trade: one row a lot, with columns of what stands above it. An empty cell of
//! an upper level means the one above, as in every outline.

use super::book::{Book, BookSheet};
use super::headed::Headed;
use super::layout::Layout;
use super::reading::RowReading;
use super::rows::{self, Rows};
use super::subjects;
use crate::domain::listed::Listed;
use crate::domain::misfit::Misfit;
use crate::text::table;
use crate::text::table::note::Note;

/// Levels above a lot, top down, as the columns are called.
const LEVELS: [&str; 5] = ["unit", "sub_unit", "division", "sub_division", "item"];
/// Rows in which headings may stand.
const LOOKED_AT: usize = 31;

fn layout() -> Layout {
    Layout::of(&table::DIVISION, &["division", "item"])
}

/// Whether a file is such a table rather than a project table.
pub fn is_one(book: &Book) -> bool {
    let (own, plan) = (layout(), subjects::layout());
    let has = |layout: &Layout| {
        book.sheets.iter().any(|sheet| {
            let beginning = BookSheet {
                rows: sheet.rows.iter().take(LOOKED_AT).cloned().collect(),
                regions: sheet.regions.clone(),
                ..BookSheet::default()
            };
            Headed::find(beginning, &layout.wanted).is_ok_and(|headed| layout.is_whole(&headed))
        })
    };
    has(&own) && !has(&plan)
}

/// The rows of such a table.
pub fn read(book: Book) -> Rows<Listed> {
    let mut rows = rows::read(book, &layout(), listed);
    let mut above: [String; 5] = Default::default();
    let mut carried = 0;
    let mut missing = Vec::new();
    for (at, row) in rows.rows.iter_mut().enumerate() {
        carried += usize::from(take_from_above(&mut row.above, &above));
        above.clone_from(&row.above);
        let [_, _, division, _, item] = &row.above;
        missing.extend(division.is_empty().then_some((at, "division")));
        missing.extend(item.is_empty().then_some((at, "item")));
        let nameless = row.lot.is_empty() && row.location.is_empty() && row.code.is_empty();
        missing.extend(nameless.then_some((at, "location")));
    }
    for (at, column) in missing {
        rows.fault(at, column, Misfit::Empty);
    }
    if carried > 0 {
        rows.notes.push(Note::Carried(carried));
    }
    rows
}

/// Fills the upper levels that a row leaves empty with those of the row above: what stands left of the
/// first that is written. Behind that one nothing is guessed.
fn take_from_above(own: &mut [String; 5], above: &[String; 5]) -> bool {
    let mut carried = false;
    for (own, above) in own.iter_mut().zip(above) {
        if !own.is_empty() {
            break;
        }
        own.clone_from(above);
        carried |= !above.is_empty();
    }
    carried
}

fn listed(reading: &mut RowReading) -> Listed {
    Listed {
        above: LEVELS.map(|level| reading.text(level)),
        lot: reading.text("lot"),
        code: reading.code("code"),
        location: reading.text("location"),
        capacity: subjects::capacity(reading),
        crew: reading.text("crew"),
        checklist: reading.code("checklist"),
        variants: subjects::variants(reading),
    }
}

#[cfg(test)]
mod tests {
    use super::take_from_above;

    #[test]
    fn an_empty_level_is_the_one_above_where_nothing_stands_left_of_it() {
        let levels = |words: [&str; 5]| words.map(str::to_owned);
        let above = levels(["1号楼", "", "主体结构", "混凝土结构", "钢筋"]);
        for (own, expected, carried) in [
            (
                ["", "", "", "", "模板"],
                ["1号楼", "", "主体结构", "混凝土结构", "模板"],
                true,
            ),
            (
                ["", "", "", "", ""],
                ["1号楼", "", "主体结构", "混凝土结构", "钢筋"],
                true,
            ),
            (
                ["", "", "屋面", "", "保护层"],
                ["1号楼", "", "屋面", "", "保护层"],
                true,
            ),
            (["2号楼", "", "", "", ""], ["2号楼", "", "", "", ""], false),
        ] {
            let mut own = levels(own);
            assert_eq!(take_from_above(&mut own, &above), carried);
            assert_eq!(own, levels(expected));
        }
    }
}
