//! Branches: what one device id wrote twice, in a restored backup or a clone that nobody noticed in
//! time (X5). Both are kept: the second under `log/<device>0<hash of its first own record>`, complete
//! from the start, so that it verifies by itself. Nobody chooses; `verify` names both places.

use std::path::Path;

use super::disk::{Disk, DiskError};
use super::fault::{Fault, FaultKind};
use super::line::Line;
use super::log::{self, Extent};
use super::pieces::Pieces;
use super::record::RecordId;

/// Digits of the hash in a branch's name.
const DIGITS: usize = 16;
/// Letters of a device id; ids are made of `a`–`z` and `2`–`7`, so that a `0` behind one is no id.
const ID: usize = 12;

/// Returns the device whose records a journal's folder holds.
pub fn device_of(folder: &str) -> &str {
    match folder.split_at_checked(ID) {
        Some((did, rest)) if is_mark(rest) => did,
        _ => folder,
    }
}

fn is_mark(rest: &str) -> bool {
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    rest.len() == DIGITS + 1 && rest.starts_with('0') && rest.bytes().all(hex)
}

/// Tells whether a folder holds a second branch.
pub fn is_branch(folder: &str) -> bool {
    device_of(folder) != folder
}

/// Returns the folder for the branch that begins with the record of this hash.
pub fn branch_of(did: &str, h: &str) -> String {
    format!("{did}0{}", h.get(..DIGITS).unwrap_or_default())
}

/// A journal's folder in some tree.
#[derive(Clone, Copy)]
pub struct Folder<'a> {
    pub disk: &'a dyn Disk,
    pub project: &'a Path,
    pub name: &'a str,
}

/// The first place where two journals of one device say different things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub n: u64,
    /// Line of the segment, from 1.
    pub line: u64,
    /// The record on either side, if it is one: number and hash.
    pub ours: Option<(u64, String)>,
    pub theirs: Option<(u64, String)>,
}

/// Compares two journals; one that only goes on longer does not differ.
pub fn difference(ours: Folder<'_>, theirs: Folder<'_>) -> Result<Option<Difference>, DiskError> {
    let own = log::extents(ours.disk, ours.project, ours.name)?;
    for there in log::extents(theirs.disk, theirs.project, theirs.name)? {
        let Some(here) = own.iter().find(|extent| extent.n == there.n) else {
            continue;
        };
        if let Some(found) = segments((ours.disk, here), (theirs.disk, &there))? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn segments(
    (our_disk, here): (&dyn Disk, &Extent),
    (their_disk, there): (&dyn Disk, &Extent),
) -> Result<Option<Difference>, DiskError> {
    let mut ours = Pieces::new(our_disk, &here.path, here.len());
    let mut theirs = Pieces::new(their_disk, &there.path, there.len());
    let mut line = 0;
    while let (Some(a), Some(b)) = (ours.next()?, theirs.next()?) {
        line += 1;
        if a.bytes == b.bytes && a.len == b.len {
            continue;
        }
        let name = |bytes| {
            let line = Line::read(bytes).ok()?;
            Some((line.envelope.seq, line.h.to_owned()))
        };
        let (ours, theirs) = (name(a.bytes), name(b.bytes));
        let n = here.n;
        // A line cut short in the middle goes on elsewhere; it says nothing else.
        let cut = b.bytes.starts_with(a.bytes) || a.bytes.starts_with(b.bytes);
        let found = Difference {
            n,
            line,
            ours,
            theirs,
        };
        return Ok((!cut).then_some(found));
    }
    Ok(None)
}

/// The fault that a branch is: both places, and the record with which they part.
pub(super) fn fork(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
) -> Result<Option<Fault>, DiskError> {
    let did = device_of(folder);
    let place = |name| Folder {
        disk,
        project,
        name,
    };
    let Some(found) = difference(place(did), place(folder))? else {
        return Ok(None);
    };
    let main = super::segment::relative(did, found.n);
    let other = found.ours.map_or_else(String::new, |(_, h)| h);
    let record = found.theirs.map(|(seq, _)| RecordId::new(did, seq));
    Ok(Some(Fault {
        file: super::segment::relative(folder, found.n),
        line: found.line,
        record,
        kind: FaultKind::Branch {
            file: main,
            line: found.line,
            other,
        },
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_names_its_device_and_nothing_else_does() {
        let branch = branch_of("abcdefghijkl", &"0123456789abcdef".repeat(4));
        assert_eq!(branch, "abcdefghijkl00123456789abcdef");
        assert_eq!(device_of(&branch), "abcdefghijkl");
        for plain in [
            "d7k2",
            "abcdefghijkl",
            "abcdefghijkl0",
            "abcdefghijklx0123456789abcdef",
        ] {
            assert!(!is_branch(plain), "{plain}");
        }
    }
}
