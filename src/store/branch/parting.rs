//! Branches: what one device id wrote twice, in a restored backup or a clone that nobody noticed in
//! time (X5). Both are kept: the second under `log/<device>0<hash of its first own record>`, complete
//! from the start, so that it verifies by itself. Nobody chooses; `verify` names both places. Where
//! journals part is found by the numbers of their records, wherever their segments begin and end; who
//! wrote what on which branch is in `lineage`.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::path::Path;

use super::numbers::{RecordMark, RecordNumbers};
use crate::store::disk::{Disk, DiskError};
use crate::store::fault::{FaultKind, StoreFault};
use crate::store::format::name::{branch_of, device_of};
use crate::store::format::record::RecordId;
use crate::store::journal::log::{self, Extent};

/// A journal's folder in some tree.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    pub disk: &'a dyn Disk,
    pub project: &'a Path,
    pub name: &'a str,
}

/// The first number under which two journals of one device hold different records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub seq: u64,
    pub ours: RecordMark,
    pub theirs: RecordMark,
}

/// How two journals of one device go together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The last number under which both hold the same record; 0 when there is none.
    pub common: u64,
    /// Where they part; none when one only goes on further.
    pub parts: Option<Difference>,
}

/// Compares two journals by the numbers of their records.
pub fn compare(ours: Folder<'_>, theirs: Folder<'_>) -> Result<Comparison, DiskError> {
    let own = log::extents(ours.disk, ours.project, ours.name)?;
    let others = log::extents(theirs.disk, theirs.project, theirs.name)?;
    compare_extents(
        device_of(ours.name),
        (ours.disk, &own),
        (theirs.disk, &others),
    )
}

fn compare_extents(
    did: &str,
    (our_disk, own): (&dyn Disk, &[Extent]),
    (their_disk, others): (&dyn Disk, &[Extent]),
) -> Result<Comparison, DiskError> {
    let shared = shared(own, others);
    let ours = RecordNumbers::of((our_disk, own), did, shared);
    parting(ours, RecordNumbers::of((their_disk, others), did, shared))
}

/// Goes along two journals of one device, from where both hold the same on, up to the first number
/// under which they differ.
pub(super) fn parting<M: Borrow<RecordMark>>(
    mut ours: impl Iterator<Item = Result<M, DiskError>>,
    mut theirs: impl Iterator<Item = Result<M, DiskError>>,
) -> Result<Comparison, DiskError> {
    let (mut a, mut b) = (ours.next().transpose()?, theirs.next().transpose()?);
    let (mut common, mut parts) = (0, None);
    while let (Some(one), Some(other)) = (&a, &b) {
        let (one, other) = (one.borrow(), other.borrow());
        match one.seq.cmp(&other.seq) {
            Ordering::Less => a = ours.next().transpose()?,
            Ordering::Greater => b = theirs.next().transpose()?,
            Ordering::Equal if one.h == other.h => {
                common = one.seq;
                (a, b) = (ours.next().transpose()?, theirs.next().transpose()?);
            }
            Ordering::Equal => {
                parts = Some(Difference {
                    seq: one.seq,
                    ours: one.clone(),
                    theirs: other.clone(),
                });
                break;
            }
        }
    }
    Ok(Comparison { common, parts })
}

/// The last segment that begins with the same record on both sides; all before it is the same, for a
/// record's hash covers everything before it.
pub(super) fn shared(own: &[Extent], others: &[Extent]) -> u64 {
    let same = |here: &&Extent| {
        let begins = here.header.as_ref().map(|header| &header.h);
        let mut others = others.iter().filter(|there| there.n == here.n);
        begins.is_some() && others.any(|there| there.header.as_ref().map(|it| &it.h) == begins)
    };
    let known = own.iter().filter(|extent| !extent.void).rev().find(same);
    known.map_or(0, |extent| extent.n)
}

/// Returns the folder that a journal belongs into, beside those of its device in another tree: the one
/// that holds its records as far as they go, or else one of its own, named by the first record that is
/// nowhere there.
pub fn home(tree: (&dyn Disk, &Path), journal: Folder<'_>) -> Result<String, DiskError> {
    let did = device_of(journal.name);
    let own = log::extents(journal.disk, journal.project, journal.name)?;
    let mut best: Option<(u64, String)> = None;
    let mut apart: Option<(u64, String)> = None;
    let folders = log::devices(tree.0, tree.1)?.into_iter();
    for name in folders.filter(|name| device_of(name) == did) {
        let there = log::extents(tree.0, tree.1, &name)?;
        let found = compare_extents(did, (tree.0, &there), (journal.disk, &own))?;
        match found.parts {
            None if best
                .as_ref()
                .is_none_or(|(common, _)| *common < found.common) =>
            {
                best = Some((found.common, name));
            }
            None => {}
            Some(parts) if apart.as_ref().is_none_or(|(seq, _)| *seq < parts.seq) => {
                apart = Some((parts.seq, branch_of(did, &parts.theirs.h)));
            }
            Some(_) => {}
        }
    }
    let begins_late = own.first().is_some_and(|first| first.n > 1);
    Ok(match (best, apart) {
        // It begins behind a gap, and nothing there tells where it goes on from.
        (None | Some((0, _)), _) if begins_late => journal.name.to_owned(),
        (Some((_, name)), _) | (None, Some((_, name))) => name,
        (None, None) => did.to_owned(),
    })
}

/// The fault that a branch is: both places, and the record with which they part.
pub(in crate::store) fn fork(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
) -> Result<Option<StoreFault>, DiskError> {
    let did = device_of(folder);
    let place = |name| Folder {
        disk,
        project,
        name,
    };
    let found = compare(place(did), place(folder))?.parts;
    Ok(found.map(|found| StoreFault {
        file: crate::store::journal::segment::relative(folder, found.theirs.n),
        line: found.theirs.line,
        record: Some(RecordId::new(did, found.seq)),
        kind: FaultKind::Branch {
            file: crate::store::journal::segment::relative(did, found.ours.n),
            line: found.ours.line,
            other: found.ours.h,
        },
    }))
}
