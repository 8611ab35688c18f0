//! The map of a site: storeys by trades, and how the lots of each cell stand. Which storey a lot lies on, and
//! whom it waits for, is told by whoever asks.

use crate::domain::Words;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How a lot stands, as far as a map tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LotStanding {
    /// Nobody has touched it.
    NotStarted,
    /// A stage is open.
    Waits {
        /// Its place in the chain.
        nth: usize,
        /// Its name.
        stage: Words,
        /// Whether whoever looks may conclude it.
        mine: bool,
    },
    /// Rejected, forbidden, to be settled, or an issue of it is open.
    Failed,
    /// Accepted, and nothing of it is open.
    Accepted,
}

/// A lot with its place on the map.
#[derive(Clone, Debug)]
pub struct PlacedLot {
    /// Its place in the plan.
    pub lot: usize,
    /// What it lies in, a unit or part of one; groups stand in the order of their numbers.
    pub group: usize,
    /// Its storeys; it stands on each of them.
    pub storeys: Option<RangeInclusive<i16>>,
    /// Its column.
    pub column: usize,
    /// How it stands.
    pub standing: LotStanding,
}

/// A row: a storey of a group, or what lies on none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloorRow {
    /// The group.
    pub group: usize,
    /// The storey, below ground less than nought.
    pub storey: Option<i16>,
}

/// What a cell is marked with: what somebody has to see to comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellSign {
    /// Something failed.
    Failed,
    /// Something waits for whoever looks.
    Mine,
    /// Something waits for others.
    Waits,
    /// Something was not begun, and nothing waits.
    NotStarted,
    /// All is accepted.
    Accepted,
}

/// The lots of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FloorCell {
    /// Their places in the plan.
    pub lots: Vec<usize>,
    /// Accepted.
    pub accepted: usize,
    /// Failed.
    pub failed: usize,
    /// Not begun.
    pub not_started: usize,
    /// Of those that wait, for whoever looks.
    pub mine: usize,
    /// Those that wait, by the place of the stage in its chain and its Chinese name: its name, and how many.
    pub waits: BTreeMap<(usize, String), (Words, usize)>,
}

impl FloorCell {
    fn take(&mut self, lot: &PlacedLot) {
        self.lots.push(lot.lot);
        match &lot.standing {
            LotStanding::NotStarted => self.not_started += 1,
            LotStanding::Failed => self.failed += 1,
            LotStanding::Accepted => self.accepted += 1,
            LotStanding::Waits { nth, stage, mine } => {
                self.mine += usize::from(*mine);
                let waits = self.waits.entry((*nth, stage.zh.clone()));
                waits.or_insert_with(|| (stage.clone(), 0)).1 += 1;
            }
        }
    }

    /// What it is marked with, and how many of its lots are so.
    pub fn sign(&self) -> (CellSign, usize) {
        let waiting = self.waits.values().map(|(_, count)| count).sum::<usize>();
        let signs = [
            (CellSign::Failed, self.failed),
            (CellSign::Mine, self.mine),
            (CellSign::Waits, waiting),
            (CellSign::NotStarted, self.not_started),
        ];
        let first = signs.into_iter().find(|(_, count)| *count > 0);
        first.unwrap_or((CellSign::Accepted, self.accepted))
    }
}

/// The map.
#[derive(Clone, Debug, Default)]
pub struct FloorMap {
    rows: Vec<FloorRow>,
    cells: BTreeMap<(usize, usize), FloorCell>,
}

impl FloorMap {
    /// The map of these lots: groups in order, in each the highest storey on top and what lies on none at the
    /// bottom, as a building stands.
    pub fn of(lots: &[PlacedLot]) -> Self {
        let order = |row: &FloorRow| (row.group, row.storey.is_none(), Reverse(row.storey));
        let mut rows: Vec<FloorRow> = lots.iter().flat_map(rows_of).collect();
        rows.sort_by_key(order);
        rows.dedup();
        let mut cells: BTreeMap<(usize, usize), FloorCell> = BTreeMap::new();
        for lot in lots {
            for row in rows_of(lot) {
                let at = rows.binary_search_by_key(&order(&row), order);
                if let Ok(at) = at {
                    cells.entry((at, lot.column)).or_default().take(lot);
                }
            }
        }
        Self { rows, cells }
    }

    /// Its rows, from the top.
    pub fn rows(&self) -> &[FloorRow] {
        &self.rows
    }

    /// A cell; none where nothing is planned.
    pub fn cell(&self, row: usize, column: usize) -> Option<&FloorCell> {
        self.cells.get(&(row, column))
    }

    /// The cell to look at first: where something is to be seen to, from the top.
    pub fn first(&self) -> Option<(usize, usize)> {
        let cells = self.cells.iter();
        let urgent = cells.min_by_key(|(at, cell)| (cell.sign().0, **at));
        urgent.map(|(at, _)| *at)
    }
}

fn rows_of(lot: &PlacedLot) -> Vec<FloorRow> {
    let group = lot.group;
    let row = |storey| FloorRow { group, storey };
    match &lot.storeys {
        Some(storeys) => storeys.clone().map(|storey| row(Some(storey))).collect(),
        None => vec![row(None)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(nth: usize, stage: &str, mine: bool) -> LotStanding {
        let stage = Words {
            zh: stage.into(),
            en: stage.into(),
        };
        LotStanding::Waits { nth, stage, mine }
    }

    fn lot(
        lot: usize,
        group: usize,
        storeys: Option<RangeInclusive<i16>>,
        standing: LotStanding,
    ) -> PlacedLot {
        PlacedLot {
            lot,
            group,
            storeys,
            column: lot % 2,
            standing,
        }
    }

    #[test]
    fn a_building_stands_as_it_is_and_what_has_no_storey_lies_at_the_bottom() {
        let map = FloorMap::of(&[
            lot(0, 7, None, LotStanding::Accepted),
            lot(2, 7, Some(-1..=-1), LotStanding::Accepted),
            lot(4, 7, Some(10..=12), LotStanding::Accepted),
            lot(6, 3, Some(1..=1), LotStanding::Accepted),
            lot(8, 7, Some(12..=12), LotStanding::Accepted),
        ]);
        let rows: Vec<_> = { map.rows().iter() }
            .map(|row| (row.group, row.storey))
            .collect();
        let seven = [Some(12), Some(11), Some(10), Some(-1), None];
        let wanted = std::iter::once((3, Some(1))).chain(seven.map(|storey| (7, storey)));
        assert_eq!(rows, wanted.collect::<Vec<_>>());
        // A lot of three storeys stands on each.
        assert_eq!(map.cell(1, 0).unwrap().lots, [4, 8]);
        assert_eq!(map.cell(3, 0).unwrap().lots, [4]);
        assert_eq!(map.cell(3, 1), None);
    }

    #[test]
    fn what_somebody_has_to_see_to_is_what_a_cell_is_marked_with() {
        let of = |standings: Vec<LotStanding>| {
            let lots = standings.into_iter().enumerate();
            let lots = lots.map(|(nth, standing)| lot(2 * nth, 0, Some(3..=3), standing));
            let map = FloorMap::of(&lots.collect::<Vec<_>>());
            map.cell(0, 0).unwrap().clone()
        };
        let accepted = || LotStanding::Accepted;
        assert_eq!(
            of(vec![accepted(), accepted()]).sign(),
            (CellSign::Accepted, 2)
        );
        let begun = of(vec![accepted(), LotStanding::NotStarted]);
        assert_eq!(begun.sign(), (CellSign::NotStarted, 1));
        let mixed = of(vec![
            waits(1, "互检", false),
            waits(1, "互检", false),
            waits(3, "验收", true),
            accepted(),
        ]);
        assert_eq!(mixed.sign(), (CellSign::Mine, 1));
        let by_stage: Vec<_> = mixed.waits.values().map(|(_, count)| *count).collect();
        assert_eq!(
            (by_stage, mixed.accepted, mixed.lots.len()),
            (vec![2, 1], 1, 4)
        );
        let failed = of(vec![waits(0, "自检", true), LotStanding::Failed]);
        assert_eq!(failed.sign(), (CellSign::Failed, 1));
    }

    #[test]
    fn one_looks_first_where_something_failed() {
        let map = FloorMap::of(&[
            lot(0, 0, Some(9..=9), LotStanding::NotStarted),
            lot(1, 0, Some(5..=5), waits(0, "自检", false)),
            lot(2, 0, Some(4..=4), LotStanding::Failed),
            lot(4, 0, Some(2..=2), LotStanding::Failed),
        ]);
        assert_eq!(map.first(), Some((2, 0)));
        assert_eq!(FloorMap::of(&[]).first(), None);
    }
}
