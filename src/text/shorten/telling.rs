//! Names without what nearly all of them have in common, in as many gaps as can still be read.

use super::clip_middle;
use super::piece::without_half;
use crate::text::width::{head, width};
use std::collections::BTreeMap;

/// A name with more of these cannot be read.
const MOST_GAPS: usize = 3;
/// So narrow that no middle is left.
const NARROW: usize = 8;
/// A text of more pieces is no name: it is only cut.
const LONGEST: usize = 120;

/// Each without what the most of the others have as well.
pub(super) fn telling(
    texts: &[String],
    (alike, known): (&[Vec<&str>], &BTreeMap<&str, usize>),
    columns: usize,
) -> Vec<String> {
    let names = texts.iter().zip(alike);
    names
        .map(|(text, pieces)| match width(text) <= columns {
            true => text.clone(),
            false if columns < NARROW || pieces.len() > LONGEST => clip_middle(text, columns),
            false => without(pieces, columns, |piece| {
                known.get(piece).copied().unwrap_or(1)
            }),
        })
        .collect()
}

/// The pieces that fit, those left out that the most names have.
fn without(pieces: &[&str], columns: usize, commonness: impl Fn(&str) -> usize) -> String {
    let weigh = |piece: &&str| (commonness(piece), width(piece));
    let weighed: Vec<(usize, usize)> = pieces.iter().map(weigh).collect();
    let mut kept = vec![true; pieces.len()];
    while width(&written(pieces, &kept)) > columns {
        let may_open = gaps(&kept) < MOST_GAPS;
        // How far a row of a tree stands in says where it belongs.
        let first = usize::from(pieces.first().is_some_and(|one| one.starts_with(' ')));
        let offered = (first..pieces.len()).filter(|at| kept.get(*at) == Some(&true));
        let offered = offered.filter_map(|at| {
            let is_beside = is_beside(&kept, at);
            let (long, off) = run(&weighed, &kept, at);
            let common = weighed.get(at).map(|(common, _)| *common);
            let key = (common, is_beside, long, std::cmp::Reverse(off));
            (may_open || is_beside).then_some((key, at))
        });
        match offered.max().and_then(|(_, at)| kept.get_mut(at)) {
            Some(out) => *out = false,
            None => break,
        }
    }
    let cut = written(pieces, &kept);
    match kept.contains(&true) && width(&cut) <= columns {
        true => filled(pieces, &kept, columns - width(&cut)),
        false => clip_middle(&pieces.concat(), columns),
    }
}

/// Whether something beside it is left out already.
fn is_beside(kept: &[bool], at: usize) -> bool {
    let out = |at: Option<usize>| at.and_then(|at| kept.get(at)) == Some(&false);
    out(at.checked_sub(1)) || out(at.checked_add(1))
}

/// How wide the run of pieces is around one that are no less common, and how far from its middle that is: a
/// cut within a long one tells more by less.
fn run(weighed: &[(usize, usize)], kept: &[bool], at: usize) -> (usize, usize) {
    let common = |at: usize| weighed.get(at).map(|(common, _)| *common);
    let own = common(at);
    let is_in = |at: &usize| kept.get(*at) == Some(&true) && common(*at) >= own;
    let from = (0..at).rev().take_while(is_in).last().unwrap_or(at);
    let to = (at + 1..weighed.len())
        .take_while(is_in)
        .last()
        .unwrap_or(at);
    let wide = weighed.get(from..=to).unwrap_or_default();
    let wide = wide.iter().map(|(_, wide)| wide).sum();
    (wide, (from + to).abs_diff(2 * at))
}

/// The same with as much of what the first gap left out as there is room for: a piece may be longer than what had
/// to go.
fn filled(pieces: &[&str], kept: &[bool], room: usize) -> String {
    let is_out = |at: &usize| kept.get(*at) == Some(&false);
    let all = 0..pieces.len();
    let from = all.clone().find(is_out).unwrap_or(pieces.len());
    let gap: Vec<&str> = (from..pieces.len())
        .take_while(is_out)
        .filter_map(|at| pieces.get(at).copied())
        .collect();
    let more = head(&gap.concat(), room);
    let more = without_half(&more);
    let before = pieces.get(..from).unwrap_or_default().concat();
    let behind = written(pieces, kept);
    let behind = behind.get(before.len()..).unwrap_or_default();
    before + more + behind
}

fn gaps(kept: &[bool]) -> usize {
    let before = std::iter::once(&true).chain(kept);
    before
        .zip(kept)
        .filter(|(before, now)| **before && !**now)
        .count()
}

fn written(pieces: &[&str], kept: &[bool]) -> String {
    let mut out = String::new();
    let mut before = true;
    for (piece, kept) in pieces.iter().zip(kept) {
        match (before, kept) {
            (_, true) => out.push_str(piece),
            (true, false) => out.push_str(".."),
            (false, false) => {}
        }
        before = *kept;
    }
    out
}
