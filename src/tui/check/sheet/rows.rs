//! The rows of a sheet, and how each stands. What an answer means is judged in `sheet`.

use super::CheckSheet;
use crate::domain::trouble::{Answering, Drawn};
use crate::domain::{Answer, Fault, Finding, Item, Kind, Trouble};

/// A row that can be selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckLine {
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
    StandBy(WatchEnd),
    /// The places that were drawn to be measured.
    Places,
    /// The photos that must be kept.
    Photos,
    /// All that may be taken over, to be confirmed together.
    Offers,
    /// An item: its place in the checklist.
    Item(usize),
    /// Conclude.
    Conclude,
}

/// Either end of the time something was watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WatchEnd {
    /// The beginning.
    From,
    /// The end.
    To,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Nothing was entered.
    Open,
    /// Nothing was entered; what was said elsewhere waits to be confirmed.
    Offered,
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

impl ItemState {
    /// Whether nothing more has to be entered.
    pub fn is_done(&self) -> bool {
        use ItemState as S;
        !matches!(self, S::Open | S::Offered | S::Short(_) | S::Unfit)
    }
}

impl CheckSheet {
    /// The rows, from the lot's data to the conclusion.
    pub fn rows(&self) -> Vec<CheckLine> {
        let mut rows = Vec::new();
        let list = &self.pinned.checklist;
        if self.subject.kind == Kind::Lot
            || list.asks_capacity(&self.subject.variants, &self.stage.id)
        {
            rows.push(CheckLine::Capacity);
        }
        for counted in self.counted() {
            rows.push(CheckLine::Count(counted.id.clone()));
        }
        for (_, item) in self.items() {
            for name in item.judge.dimensions() {
                let row = CheckLine::Dimension(name.to_owned());
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        if self.mended {
            rows.push(CheckLine::Remedy);
        }
        if self.watched() {
            rows.extend([
                CheckLine::StandBy(WatchEnd::From),
                CheckLine::StandBy(WatchEnd::To),
            ]);
        }
        if self.instruments {
            rows.push(CheckLine::Instruments);
        }
        if self.stage.images > 0 {
            rows.push(CheckLine::Photos);
        }
        if self.can_draw() {
            rows.push(CheckLine::Places);
        }
        if !self.offers().is_empty() {
            rows.push(CheckLine::Offers);
        }
        rows.extend(self.items().map(|(at, _)| CheckLine::Item(at)));
        if !self.is_settled() {
            rows.push(CheckLine::Conclude);
        }
        rows
    }

    /// How many photos are kept with it.
    pub fn images(&self) -> usize {
        let kept = self.draft.evidence.iter();
        kept.filter(|one| one.is_image()).count()
    }

    /// Whether a row needs nothing more.
    pub fn is_done(&self, row: &CheckLine) -> bool {
        match row {
            CheckLine::Capacity => self.capacity().is_some(),
            CheckLine::Count(id) => self.draft.counts.contains_key(id),
            CheckLine::Dimension(name) => self.draft.dims.contains_key(name),
            CheckLine::Remedy => self.draft.remedy.is_some(),
            CheckLine::Item(at) => self.item(*at).is_none_or(|item| self.state(item).is_done()),
            CheckLine::Photos => self.images() >= self.stage.images,
            CheckLine::Instruments | CheckLine::Places => true,
            CheckLine::StandBy(end) => self.watch(*end).is_some(),
            CheckLine::Offers | CheckLine::Conclude => false,
        }
    }

    /// Whether an item was answered and does not conform.
    pub fn fails(&self, item: &Item) -> bool {
        self.state(item) == ItemState::Fails
    }

    /// Places that may be meant where something is wrong: those said before in this check, those whose readings
    /// have names, those drawn, and where the work is.
    pub fn whereabouts(&self) -> Vec<String> {
        let answers = self.draft.answers.iter();
        let said = answers.clone().map(Answer::place);
        let named = answers.flat_map(Answer::points);
        let drawn = self.draft.drawn.last().into_iter();
        let drawn = drawn.flat_map(|draw| draw.places.iter().map(String::as_str));
        let here = std::iter::once(self.subject.location.as_str());
        let mut known: Vec<String> = Vec::new();
        for place in said.chain(named).chain(drawn).chain(here) {
            if !place.is_empty() && !known.iter().any(|one| one == place) {
                known.push(place.to_owned());
            }
        }
        known
    }

    /// How an item stands.
    pub fn state(&self, item: &Item) -> ItemState {
        match self.judged(item) {
            Ok(verdict) => match &verdict.finding {
                Finding::NotApplicable { .. } => ItemState::NotApplicable,
                Finding::Stated { excellent: true } => ItemState::Excellent,
                _ if verdict.conforming => ItemState::Conforms,
                _ => ItemState::Fails,
            },
            Err(faults) => match unfinished(faults) {
                ItemState::Open if self.offer(item).is_some() => ItemState::Offered,
                state => state,
            },
        }
    }
}

fn unfinished(faults: &[Fault]) -> ItemState {
    match faults.first().map(|fault| &fault.trouble) {
        Some(Trouble::Answering(Answering::NotAnswered)) => ItemState::Open,
        Some(Trouble::Drawn(Drawn::TooFew { needed, got })) => {
            ItemState::Short(needed - got.min(needed))
        }
        _ => ItemState::Unfit,
    }
}
