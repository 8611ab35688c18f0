//! What was found in the segments of journals when they were last read, so that those of which the system says
//! that nobody touched them since need not be read again. Whoever has to be sure of every byte reads them all
//! the same.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::findings::{Audit, Live, Spot, Tip};
use super::log::Extent;
use crate::store::disk::FileStamp;
use crate::store::format::seen::Heads;

/// What was found in the journals of a project, by folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownTree {
    /// The project's id, as its records bear it.
    pub(in crate::store) pid: Option<String>,
    /// The segments of each journal from the first on, as far as nothing is wrong with them.
    pub(in crate::store) journals: BTreeMap<String, Vec<KnownSegment>>,
}

/// How a journal stands behind a segment in which, as in those before it, nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Mark {
    pub tip: Tip,
    pub seen: Heads,
    pub lines: u64,
}

/// A segment that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct KnownSegment {
    n: u64,
    stamp: FileStamp,
    /// So many of its bytes exist.
    len: u64,
    spots: Vec<Spot>,
    mark: Mark,
}

impl KnownTree {
    /// Of a tree that was never read.
    pub const NOTHING: &'static Self = &Self {
        pid: None,
        journals: BTreeMap::new(),
    };

    /// The bytes of journals that need not be read again.
    pub fn bytes(&self) -> u64 {
        let segments = self.journals.values().flatten();
        segments.map(|segment| segment.len).sum()
    }

    pub(in crate::store) fn note(&mut self, found: &Audit) {
        let marked = found.marks.iter().zip(&found.extents).zip(&found.index);
        let known = marked.map_while(|((mark, extent), spots)| {
            Some(KnownSegment {
                n: extent.n,
                stamp: extent.stamp?,
                len: extent.len(),
                spots: spots.clone(),
                mark: mark.clone()?,
            })
        });
        let known: Vec<KnownSegment> = known.collect();
        if !known.is_empty() {
            self.journals.insert(found.folder.clone(), known);
        }
    }
}

impl KnownSegment {
    /// Tells whether a segment lies as it did, to the last byte, by what the system says of it.
    fn is(&self, extent: &Extent) -> bool {
        let stated = extent.bound.as_ref().map(|bound| bound.len);
        extent.n == self.n
            && extent.stamp == Some(self.stamp)
            && extent.len() == self.len
            && !extent.void
            && stated.is_none_or(|len| len == self.len)
    }
}

impl Audit {
    /// Takes a segment as it was found before; tells whether that can be done.
    pub(super) fn pass(&mut self, i: usize, extent: &Extent, known: &KnownSegment) -> bool {
        if !known.is(extent) || self.is_at_stake(known) {
            return false;
        }
        self.tail(extent);
        if let Some(index) = self.index.get_mut(i) {
            index.clone_from(&known.spots);
        }
        self.records += known.spots.len() as u64;
        self.bytes += known.len;
        self.tip = Some(known.mark.tip.clone());
        self.seen.clone_from(&known.mark.seen);
        self.live = Some(Live {
            extent: i,
            len: known.len,
            lines: known.mark.lines,
        });
        self.marks.push(Some(known.mark.clone()));
        true
    }

    /// Tells whether what was acknowledged last has to be looked for inside a segment.
    fn is_at_stake(&self, known: &KnownSegment) -> bool {
        let tip = &known.mark.tip;
        let before = self.tip.as_ref().map_or(0, |tip| tip.seq);
        self.head.as_ref().is_some_and(|head| {
            let inside = before < head.seq && head.seq < tip.seq;
            inside || head.seq == tip.seq && head.h != tip.h
        })
    }

    /// Notes how the journal stands behind a segment that was read to its end.
    pub(super) fn mark(&mut self) {
        let waits = !self.endings.is_empty() || !self.repeated.is_empty();
        let nothing_odd = self.is_sound() && self.declared.is_empty() && !waits;
        let tip = self.tip.clone().filter(|_| nothing_odd);
        let mark = tip.map(|tip| Mark {
            tip,
            seen: self.seen.clone(),
            lines: self.live.as_ref().map_or(0, |live| live.lines),
        });
        self.marks.push(mark);
    }
}
