//! A project's journals as those who can read see them. Under one number there may lie several files: the same for other
//! recipients, or those of two histories of one device. Which of them go on from which, their headers say; each history
//! is shown as a folder of its own, as a branch is anywhere, and the intake finds where it belongs.

use super::name::HiddenName;
use crate::store::{branch_of, device_of, goes_on_from, segment_number, sha256_hex};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// So many histories of one device are shown: anybody can write more to a recipient.
const MOST_HISTORIES: usize = 16;

/// Where a file comes from that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HiddenSource {
    /// Where it lies.
    pub path: PathBuf,
    /// Its name, if it is encrypted.
    pub hidden: Option<HiddenName>,
}

/// The files of a folder by the names that they are shown under.
pub(super) type ShownFiles = BTreeMap<String, HiddenSource>;

/// The journals of a project, by the folders that they are shown in.
pub(super) type JournalShelves = BTreeMap<String, ShownFiles>;

/// Which bytes a file holds, as far as it can be opened.
pub(super) type ShelfReading<'a> = &'a dyn Fn(&HiddenSource) -> Option<Vec<u8>>;

/// A file of a journal, and the one that it goes on from.
struct Knot {
    file: String,
    n: u64,
    sha: String,
    source: HiddenSource,
    before: Option<(u64, String)>,
}

/// Notes the files that lie in a journal's folder: as they lie where there is one under each name, else by histories.
pub(super) fn place(
    shelves: &mut JournalShelves,
    (folder, found): (&str, Vec<(String, HiddenSource)>),
    read: ShelfReading<'_>,
) {
    let mut plain = ShownFiles::new();
    let mut more = Vec::new();
    for (file, source) in found {
        match plain.get(&file) {
            None => _ = plain.insert(file, source),
            // The same for other recipients.
            Some(there) if hash(there).is_some() && hash(there) == hash(&source) => {}
            Some(_) => more.push((file, source)),
        }
    }
    if more.is_empty() {
        _ = shelves.insert(folder.to_owned(), plain);
        return;
    }
    let mut knots: Vec<Knot> = Vec::new();
    for (file, source) in plain.into_iter().chain(more) {
        let knot = Knot::of(file, source, read);
        let is_same = |one: &Knot| one.file == knot.file && one.sha == knot.sha;
        if !knots.iter().any(is_same) {
            knots.push(knot);
        }
    }
    for (nth, (tip, history)) in histories(&knots).into_iter().enumerate() {
        let folder = match nth {
            0 => folder.to_owned(),
            _ => branch_of(device_of(folder), &tip),
        };
        _ = shelves.insert(folder, history);
    }
}

fn hash(source: &HiddenSource) -> Option<&str> {
    Some(&source.hidden.as_ref()?.sha)
}

impl Knot {
    fn of(file: String, source: HiddenSource, read: ShelfReading<'_>) -> Self {
        let bytes = read(&source);
        let sha = match (hash(&source), &bytes) {
            (Some(sha), _) => sha.to_owned(),
            (None, bytes) => sha256_hex(bytes.as_deref().unwrap_or_default()),
        };
        Self {
            n: segment_number(&file).unwrap_or_default(),
            before: bytes.as_deref().and_then(goes_on_from),
            file,
            sha,
            source,
        }
    }
}

/// Each history from its last file back to its first, the longest first.
fn histories(knots: &[Knot]) -> Vec<(String, ShownFiles)> {
    let at: BTreeMap<(u64, &str), &Knot> = { knots.iter() }
        .map(|knot| ((knot.n, knot.sha.as_str()), knot))
        .collect();
    let before = |knot: &Knot| {
        let (n, sha) = knot.before.as_ref()?;
        // Backwards only: what names itself leads nowhere.
        at.get(&(*n, sha.as_str()))
            .copied()
            .filter(|there| there.n < knot.n)
    };
    let gone_on: Vec<*const Knot> = { knots.iter() }
        .filter_map(|knot| before(knot).map(std::ptr::from_ref))
        .collect();
    let tips = knots
        .iter()
        .filter(|knot| !gone_on.contains(&std::ptr::from_ref(*knot)));
    let mut all: Vec<(String, ShownFiles)> = tips
        .take(MOST_HISTORIES)
        .map(|tip| {
            let path = std::iter::successors(Some(tip), |knot| before(knot));
            let files = path.map(|knot| (knot.file.clone(), knot.source.clone()));
            (tip.sha.clone(), files.collect())
        })
        .collect();
    all.sort_by_key(|(_, files)| std::cmp::Reverse(files.len()));
    all
}
