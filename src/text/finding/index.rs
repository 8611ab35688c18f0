//! Many things with what they are called, made ready once and looked through at every letter that is typed.

use super::haystack::Haystack;
use super::sought::{Fit, Sought};
use std::cmp::Reverse;

/// How much less what stands above a thing counts than what it is called itself.
const ABOVE: Fit = 25;

/// A thing that can be found.
#[derive(Clone, Debug)]
pub struct FindEntry<T> {
    /// The thing.
    pub what: T,
    /// What it is called.
    pub called: Haystack,
    /// What it lies below, by its place among all; that comes before it.
    pub above: Option<usize>,
    /// Whether nothing is to be done about it any more: of what fits alike it comes last.
    pub is_done: bool,
}

/// Something that was found: how well it fits, whether it is done, and its place among all. The best comes
/// first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    fit: Reverse<Fit>,
    is_done: bool,
    /// Its place among all.
    pub at: usize,
}

impl Hit {
    /// What comes before what, of things that are kept apart: the less, the earlier.
    pub fn standing(&self) -> (Reverse<Fit>, bool) {
        (self.fit, self.is_done)
    }
}

/// Things that can be found.
#[derive(Clone, Debug, Default)]
pub struct FindIndex<T> {
    all: Vec<FindEntry<T>>,
}

impl<T> FindIndex<T> {
    /// These things.
    pub fn of(all: Vec<FindEntry<T>>) -> Self {
        Self { all }
    }

    /// These and behind them others, which lie below none of them.
    pub fn followed_by(mut self, others: &[FindEntry<T>]) -> Self
    where
        T: Clone,
    {
        let before = self.all.len();
        self.all.extend(others.iter().map(|entry| FindEntry {
            above: entry.above.map(|above| before + above),
            ..entry.clone()
        }));
        self
    }

    /// All of them.
    pub fn all(&self) -> &[FindEntry<T>] {
        &self.all
    }

    /// What is found by what was typed, of those that are wanted, the best first.
    pub fn hits(&self, sought: &Sought, wanted: impl Fn(&T) -> bool) -> Vec<Hit> {
        let words = sought.len();
        // Of what lies above others its own fits are theirs too.
        let mut fits: Vec<Fit> = Vec::with_capacity(self.all.len() * words);
        let mut hits = Vec::new();
        for (at, entry) in self.all.iter().enumerate() {
            let above = entry.above.map(|above| above * words);
            let mut sum = Some(0);
            for word in 0..words {
                let above = above.and_then(|above| fits.get(above + word)).copied();
                let above = above.unwrap_or(0).saturating_sub(ABOVE);
                let fit = above.max(sought.word_fit(word, &entry.called));
                fits.push(fit);
                sum = sum
                    .filter(|_| fit > 0)
                    .map(|sum: Fit| sum.saturating_add(fit));
            }
            if let Some(fit) = sum.filter(|_| wanted(&entry.what)) {
                hits.push(Hit {
                    fit: Reverse(fit),
                    is_done: entry.is_done,
                    at,
                });
            }
        }
        hits.sort_unstable();
        hits
    }
}
