//! Names that have no room, shortened so that those of one list stay apart: what nearly all of them have in
//! common goes first, from the middle on; storey, axis, number stay. Only the texts and their room are known
//! here.
//!
//! | file | noun |
//! |---|---|
//! | `piece` | what of a name stays or goes as a whole |
//! | `telling` | names without what the most have in common |

mod piece;
mod telling;

use super::escape::shown;
use super::width::{clip_after, fit, width};
use piece::{is_whole, pieces};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What stands for what was left out; `…` is drawn two columns wide by many Chinese terminals.
const GAP: usize = 2;

/// The text cut in its middle to at most `columns`: of names that begin alike the end tells.
pub fn clip_middle(text: &str, columns: usize) -> String {
    clip_at(text, columns.saturating_sub(GAP) / 2, columns)
}

/// The same cut behind its middle: where a name that stands alone begins with its place.
pub fn clip_late(text: &str, columns: usize) -> String {
    clip_at(text, columns.saturating_sub(GAP) * 3 / 4, columns)
}

/// The text cut behind so many columns, or a little before or behind them: never within what says a storey, an
/// axis, a number.
fn clip_at(text: &str, start: usize, columns: usize) -> String {
    let room = columns.saturating_sub(GAP);
    let mut from = 0;
    for piece in pieces(text) {
        let to = from + width(piece);
        if from < start && start < to && is_whole(piece) {
            let start = if to <= room { to } else { from };
            return clip_after(text, start, columns);
        }
        from = to;
    }
    clip_after(text, start, columns)
}

/// The text made visible, for a column of a table: cut in its middle, padded, at least one blank
/// before the next column.
pub fn cell(text: &str, columns: usize) -> String {
    fit(
        &clip_middle(&shown(text), columns.saturating_sub(1)),
        columns,
    )
}

/// The texts of a list, each in at most `columns`, so that as many as can be stay different.
pub fn clip_apart(texts: &[String], columns: usize) -> Vec<String> {
    if texts.iter().all(|text| width(text) <= columns) {
        return texts.to_vec();
    }
    let alike: Vec<Vec<&str>> = texts.iter().map(|text| pieces(text)).collect();
    let known = commonness(&alike);
    let (cut, start) = cut_alike(texts, (&alike, &known), columns);
    // One cut is read better than several, where it keeps them apart and leaves what they begin with.
    if different(&cut) == different(texts) && start >= columns.saturating_sub(GAP) / 2 {
        return cut;
    }
    let telling = telling::telling(texts, (&alike, &known), columns);
    let least = different(&cut) + usize::from(!is_alike(&alike, &known));
    match different(&telling) >= least {
        true => telling,
        false => cut,
    }
}

/// The same where each has its own room, those with the same among themselves.
pub fn clip_each(texts: &[String], rooms: &[usize]) -> Vec<String> {
    let mut cut = texts.to_vec();
    for room in rooms.iter().copied().collect::<BTreeSet<_>>() {
        let mut places = Vec::new();
        let mut alike = Vec::new();
        for (at, (text, _)) in texts
            .iter()
            .zip(rooms)
            .enumerate()
            .filter(|(_, (_, one))| **one == room)
        {
            places.push(at);
            alike.push(text.clone());
        }
        for (at, text) in places.into_iter().zip(clip_apart(&alike, room)) {
            if let Some(one) = cut.get_mut(at) {
                *one = text;
            }
        }
    }
    cut
}

/// How many of the texts have each piece.
fn commonness<'a>(alike: &[Vec<&'a str>]) -> BTreeMap<&'a str, usize> {
    let mut known = BTreeMap::new();
    for pieces in alike {
        let once: BTreeSet<&str> = pieces.iter().copied().collect();
        once.into_iter()
            .for_each(|piece| *known.entry(piece).or_default() += 1);
    }
    known
}

/// Whether the texts are mostly made of what the most of them have: names of one kind, which differ in storey
/// or number. Those that have little in common are read better when they are only cut.
fn is_alike(alike: &[Vec<&str>], known: &BTreeMap<&str, usize>) -> bool {
    let pieces = alike.iter().flatten();
    let is_common = |piece: &&str| 2 * known.get(piece).copied().unwrap_or(0) > alike.len();
    let (common, other): (Vec<&str>, Vec<&str>) = pieces.copied().partition(is_common);
    let wide = |pieces: Vec<&str>| pieces.into_iter().map(width).sum::<usize>();
    alike.len() > 1 && wide(common) > wide(other)
}

fn different(texts: &[String]) -> usize {
    texts.iter().collect::<HashSet<_>>().len()
}

/// All cut at the same place, the one where the most of them stay different, and of these the one that keeps the
/// most storeys and numbers that not all have; in the middle when that is as good as any. Says the place too.
fn cut_alike(
    texts: &[String],
    (alike, known): (&[Vec<&str>], &BTreeMap<&str, usize>),
    columns: usize,
) -> (Vec<String>, usize) {
    let room = columns.saturating_sub(GAP);
    let places = [room / 2, room * 3 / 4, room / 4, room * 7 / 8, room / 8];
    let clipped = places.map(|start| -> (Vec<String>, usize) {
        let texts = texts.iter();
        let cut = texts.map(|text| clip_at(text, start, columns));
        (cut.collect(), start)
    });
    let tells = |piece: &str| known.get(piece).copied() < Some(texts.len());
    let kept = |cut: &[String]| -> usize {
        let pairs = alike.iter().zip(cut);
        let kept = pairs.map(|(pieces, cut)| {
            let pieces = pieces.iter();
            pieces
                .filter(|piece| is_whole(piece) && cut.contains(**piece) && tells(piece))
                .count()
        });
        kept.sum()
    };
    // Of equals the last is the greatest, so the first place wins from behind.
    let best = clipped
        .into_iter()
        .rev()
        .max_by_key(|(cut, _)| (different(cut), kept(cut)));
    best.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn what_names_have_in_common_goes_and_what_tells_them_apart_stays() {
        let name = |storey: &str, axis: &str| {
            format!("滨江一号工程 3号楼 主体结构 {storey}层 {axis}轴 柱、墙钢筋安装检验批")
        };
        let places = ["一", "二", "十二"].into_iter();
        let places = places.flat_map(|storey| [(storey, "1-12"), (storey, "13-24")]);
        let names: Vec<String> = places.map(|(storey, axis)| name(storey, axis)).collect();
        for columns in [24, 30, 40, 60] {
            let cut = clip_apart(&names, columns);
            assert_eq!(different(&cut), names.len(), "{columns}: {cut:?}");
            for (cut, name) in cut.iter().zip(&names) {
                assert!(width(cut) <= columns, "{cut}");
                let axis = ["1-12轴", "13-24轴"];
                let axis = axis.iter().find(|axis| name.contains(&format!(" {axis}")));
                assert!(
                    axis.is_some_and(|axis| cut.contains(axis)),
                    "{columns}: {cut}"
                );
            }
        }
    }

    #[test]
    fn cases() {
        let long = ["1号楼一层1-5轴梁钢筋安装", "1号楼二层1-5轴梁钢筋安装"];
        let cases: [(&[&str], usize, &[&str]); 6] = [
            // Whole where there is room.
            (&long, 25, &long),
            (&long, 16, &["1号楼一层..安装", "1号楼二层..安装"]),
            (&["纵向受力钢筋：排距"], 14, &["纵向受..：排距"]),
            // One that has room stays as it is.
            (
                &["梁", "地下室底板防水混凝土浇筑"],
                12,
                &["梁", "地下..土浇筑"],
            ),
            (
                &["Rebar installation storey 1", "Rebar installation storey 2"],
                20,
                &["Rebar ins.. storey 1", "Rebar ins.. storey 2"],
            ),
            (&["ABC"], 2, &[".."]),
        ];
        for (names, columns, expected) in cases {
            assert_eq!(clip_apart(&all(names), columns), all(expected), "{columns}");
        }
    }

    #[test]
    fn no_cut_falls_within_a_storey_or_a_number() {
        assert_eq!(clip_middle("9 层 B 段 填充墙砌筑", 15), "9 层 B 段..砌筑");
        for columns in 12..32 {
            let cut = clip_late("Storey 10 Section B infill walls", columns);
            assert!(!cut.contains("Storey 1.."), "{columns}: {cut}");
            assert!(columns < 14 || cut.starts_with("Storey 10"), "{cut}");
        }
        // Of neighbours that differ in what begins them that stays, by one cut.
        let names = ["7", "9", "10", "11"].into_iter();
        let names = names.flat_map(|storey| ["A", "B"].map(|part| (storey, part)));
        let names =
            names.map(|(storey, part)| format!("Storey {storey} Section {part} infill walls"));
        let names: Vec<String> = names.collect();
        for columns in [23, 26, 30] {
            let cut = clip_apart(&names, columns);
            assert_eq!(different(&cut), names.len(), "{cut:?}");
            assert!(
                cut.iter().all(|cut| cut.matches("..").count() <= 1),
                "{cut:?}"
            );
        }
    }

    #[test]
    fn nothing_is_wider_than_its_room() {
        let names = all(&[
            "T-02-0202-TC 10 层 A 段 填充墙砌筑",
            "",
            "一",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ]);
        for columns in 0..40 {
            let cut = clip_apart(&names, columns);
            assert!(
                cut.iter().all(|name| width(name) <= columns),
                "{columns}: {cut:?}"
            );
        }
    }

    #[test]
    fn names_cut_at_one_place_stay_apart() {
        let storey = |storey: &str| format!("T-02-0202-TC {storey} 层 A 段 填充墙砌筑");
        let names = ["10", "11", "12"].map(storey);
        let cut = clip_apart(&names, 20);
        assert_eq!(different(&cut), 3, "{cut:?}");
        assert_eq!(clip_apart(&names, 60), names);
    }
}
