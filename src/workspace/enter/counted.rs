//! What was counted of a large project, kept beside its state for as long as nothing in it is different: whoever
//! looks again does not count 50,000 lots again. What is counted, and when it has to be counted anew, is for whoever
//! counts; rates are counted here.

use super::cache;
use crate::failure::Failure;
use crate::rates::tally::RateTally;
use crate::rates::{self, Query, RatesTable};
use crate::workspace::Workspace;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::sync::{Arc, PoisonError};

/// Of a project with fewer nodes than this nothing is kept: all of it is counted in a moment.
const WORTH_KEEPING: usize = 250;

/// The name that the counts of rates are kept by.
const RATES: &str = "rates";

impl Workspace {
    /// Rates of the project entered.
    pub fn rates(&self, query: &Query) -> Result<RatesTable, Failure> {
        let project = self.entered()?;
        match self.tally() {
            Some(tally) => Ok(tally.table(query)),
            None => Ok(rates::rates(project, query)),
        }
    }

    /// All that rates are made of, where that is worth keeping.
    fn tally(&self) -> Option<Arc<RateTally>> {
        let mark = self.counting_mark()?;
        let open = self.open.as_ref()?;
        let mut known = open.tally.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, tally)) = known.as_ref().filter(|(of, _)| *of == mark) {
            return Some(Arc::clone(tally));
        }
        let kept = self.counted(RATES, &mark);
        let tally = kept.unwrap_or_else(|| {
            let tally = RateTally::of(&open.state);
            self.keep_counted(RATES, &mark, &tally);
            tally
        });
        let (_, tally) = known.insert((mark, Arc::new(tally)));
        Some(Arc::clone(tally))
    }

    /// What all that is counted of the project entered rests on: the last record of each device. None where it is not
    /// worth keeping, or where something is wrong.
    pub fn counting_mark(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        let is_large = open.state.nodes().len() >= WORTH_KEEPING;
        if !is_large || !open.notices.is_empty() || !open.store.reader().is_sound() {
            return None;
        }
        let mut hash = Sha256::new();
        for (did, head) in open.store.heads() {
            hash.update(format!("{did} {} {}\n", head.seq, head.h));
        }
        // What is entered anew is counted anew, should something have been wrong with what was kept.
        hash.update(format!("{}", open.refolded));
        Some(hex::encode(hash.finalize()))
    }

    /// The same for what also goes by the day, by what was begun on this device and by the chains in use.
    pub fn day_mark(&self) -> Option<String> {
        let mark = self.counting_mark()?;
        let mut hash = Sha256::new();
        hash.update(format!("{mark} {}\n", self.today()));
        let begun = self.open.iter().flat_map(|open| &open.drafts);
        let left = self.unfinished();
        let chains = self.library.rulebook.chains.iter();
        let words = begun
            .chain(left.keys())
            .chain(chains.map(|chain| &chain.hash));
        words.for_each(|word| hash.update(format!("{word}\n")));
        Some(hex::encode(hash.finalize()))
    }

    /// What was counted under a name, if all that it rests on is as it was. Where this machine has no key of its own,
    /// anybody could have written it.
    pub fn counted<T: DeserializeOwned>(&self, name: &str, mark: &str) -> Option<T> {
        let open = self.open.as_ref()?;
        if cache::key(&self.surroundings).is_empty() {
            return None;
        }
        self.at_shelf(open.store.pid(), |shelf| shelf.counted(name, mark))
    }

    /// Keeps what was counted.
    pub fn keep_counted<T: Serialize>(&self, name: &str, mark: &str, counted: &T) {
        if let Some(open) = self.open.as_ref().filter(|open| self.may_keep(&open.store)) {
            self.at_shelf(open.store.pid(), |shelf| {
                shelf.keep_counted(name, mark, counted)
            });
        }
    }
}
