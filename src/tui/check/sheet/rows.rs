//! The rows of a sheet, and how each stands. What an answer means is judged in `sheet`.

use super::Sheet;
use crate::domain::trouble::{Answering, Drawn};
use crate::domain::{Fault, Finding, Item, Kind, Trouble};

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// The lot's capacity.
    Capacity,
    /// How many there are of what items count for themselves, by its id.
    Count(String),
    /// A dimension that limits follow.
    Dimension(String),
    /// How the work was mended.
    Remedy,
    /// The measuring instruments used.
    Instruments,
    /// When watching began, or ended.
    StandBy(End),
    /// The photos that must be kept.
    Photos,
    /// An item: its place in the checklist.
    Item(usize),
    /// Conclude.
    Conclude,
}

/// Either end of the time something was watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The beginning.
    From,
    /// The end.
    To,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was entered.
    Open,
    /// So many points or places are missing.
    Short(u64),
    /// What was entered cannot be judged yet.
    Unfit,
    /// It conforms.
    Conforms,
    /// It conforms and is 优良.
    Excellent,
    /// It does not conform.
    Fails,
    /// It does not occur.
    NotApplicable,
}

impl State {
    /// Whether nothing more has to be entered.
    pub fn is_done(&self) -> bool {
        !matches!(self, State::Open | State::Short(_) | State::Unfit)
    }
}

impl Sheet {
    /// The rows, from the lot's data to the conclusion.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.subject.kind == Kind::Lot {
            rows.push(Row::Capacity);
        }
        for counted in self.counted() {
            rows.push(Row::Count(counted.id.clone()));
        }
        for (_, item) in self.items() {
            for name in item.judge.dimensions() {
                let row = Row::Dimension(name.to_owned());
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        if self.mended {
            rows.push(Row::Remedy);
        }
        if self.watched() {
            rows.extend([Row::StandBy(End::From), Row::StandBy(End::To)]);
        }
        if self.instruments {
            rows.push(Row::Instruments);
        }
        if self.stage.images > 0 {
            rows.push(Row::Photos);
        }
        rows.extend(self.items().map(|(at, _)| Row::Item(at)));
        if !self.is_settled() {
            rows.push(Row::Conclude);
        }
        rows
    }

    /// How many photos are kept with it.
    pub fn images(&self) -> usize {
        let kept = self.draft.evidence.iter();
        kept.filter(|one| one.is_image()).count()
    }

    /// Whether a row needs nothing more.
    pub fn is_done(&self, row: &Row) -> bool {
        match row {
            Row::Capacity => self.capacity().is_some(),
            Row::Count(id) => self.draft.counts.contains_key(id),
            Row::Dimension(name) => self.draft.dims.contains_key(name),
            Row::Remedy => self.draft.remedy.is_some(),
            Row::Item(at) => self.item(*at).is_none_or(|item| self.state(item).is_done()),
            Row::Photos => self.images() >= self.stage.images,
            Row::Instruments => true,
            Row::StandBy(end) => self.watch(*end).is_some(),
            Row::Conclude => false,
        }
    }

    /// How an item stands.
    pub fn state(&self, item: &Item) -> State {
        match self.judged(item) {
            Ok(verdict) => match &verdict.finding {
                Finding::NotApplicable { .. } => State::NotApplicable,
                Finding::Stated { excellent: true } => State::Excellent,
                _ if verdict.conforming => State::Conforms,
                _ => State::Fails,
            },
            Err(faults) => unfinished(faults),
        }
    }
}

fn unfinished(faults: &[Fault]) -> State {
    match faults.first().map(|fault| &fault.trouble) {
        Some(Trouble::Answering(Answering::NotAnswered)) => State::Open,
        Some(Trouble::Drawn(Drawn::TooFew { needed, got })) => {
            State::Short(needed - got.min(needed))
        }
        _ => State::Unfit,
    }
}
