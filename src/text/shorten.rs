//! Names that have no room, shortened so that those of one list stay apart: what nearly all of them have in
//! common goes first, from the middle on; storey, axis, number stay. Only the texts and their room are known
//! here.

use super::escape::shown;
use super::width::{clip_after, fit, head, width};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What stands for what was left out; `…` is drawn two columns wide by many Chinese terminals.
const GAP: usize = 2;
/// A name with more of these cannot be read.
const MOST_GAPS: usize = 3;
/// So narrow that no middle is left.
const NARROW: usize = 8;
/// A text of more pieces is no name: it is only cut.
const LONGEST: usize = 120;

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

/// Whether a piece says a storey, an axis, a number: half of it would say another.
fn is_whole(piece: &str) -> bool {
    let mut kinds = piece.chars().map(PieceKind::of);
    let is_counted = kinds.next_back() == Some(PieceKind::Counted) && kinds.next().is_some();
    is_counted || piece.chars().any(|c| PieceKind::of(c) == PieceKind::Figure)
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
    let telling = telling(texts, (&alike, &known), columns);
    let (cut, start) = cut_alike(texts, columns);
    let least = different(&cut) + usize::from(!is_alike(&alike, &known));
    // One cut is read better than several, where it keeps them apart and leaves what they begin with.
    let apart = different(&cut) == different(texts) && start >= columns.saturating_sub(GAP) / 2;
    match !apart && different(&telling) >= least {
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
fn cut_alike(texts: &[String], columns: usize) -> (Vec<String>, usize) {
    let room = columns.saturating_sub(GAP);
    let places = [room / 2, room * 3 / 4, room / 4, room * 7 / 8, room / 8];
    let clipped = places.map(|start| -> (Vec<String>, usize) {
        let texts = texts.iter();
        let cut = texts.map(|text| clip_at(text, start, columns));
        (cut.collect(), start)
    });
    let alike: Vec<Vec<&str>> = texts.iter().map(|text| pieces(text)).collect();
    let known = commonness(&alike);
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

/// Each without what the most of the others have as well.
fn telling(
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
    // Half a figure would be another one.
    let more = more.trim_end_matches(|c| PieceKind::of(c) == PieceKind::Figure);
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

/// What of a name stays or goes as a whole: a figure with the character that it counts (`12轴`, `十二层`),
/// a Latin word, any other character alone.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut kind = PieceKind::Other;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let now = PieceKind::of(c);
        let next = chars.peek().map(|(_, next)| PieceKind::of(*next));
        let counts = matches!(kind, PieceKind::Figure | PieceKind::Latin);
        // `12 层` stays together as `12层` does.
        let is_gap = counts && c == ' ' && next == Some(PieceKind::Counted);
        let leads = text
            .get(..at)
            .is_some_and(|before| before.trim_start() == "");
        let joins = match (kind, now) {
            _ if is_gap || leads => true,
            (PieceKind::Figure, PieceKind::Figure) | (PieceKind::Latin, PieceKind::Latin) => true,
            (PieceKind::Latin, PieceKind::Figure) => c.is_ascii_digit(),
            (PieceKind::Figure, PieceKind::Latin) => true,
            // From one to another: `1-12轴`.
            (PieceKind::Figure, PieceKind::Between) => true,
            // What is counted belongs to its figure and ends it.
            (PieceKind::Figure, PieceKind::Counted) => true,
            (PieceKind::Latin, PieceKind::Counted) => true,
            _ => false,
        };
        if !joins && at > start {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at;
        }
        kind = match (joins, now) {
            _ if is_gap => kind,
            (true, PieceKind::Between) => PieceKind::Figure,
            (_, now) => now,
        };
    }
    pieces.push(text.get(start..).unwrap_or_default());
    pieces
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PieceKind {
    Figure,
    Latin,
    /// A character that may stand behind a figure and says what it counts.
    Counted,
    /// A sign that may stand between two figures.
    Between,
    Other,
}

impl PieceKind {
    fn of(c: char) -> Self {
        const COUNTED: &str = "层楼号轴区段栋跨户单批次月日年米";
        match c {
            '0'..='9' | '①'..='⑳' => PieceKind::Figure,
            '-' | '~' | '～' | '/' | '.' => PieceKind::Between,
            _ if "一二三四五六七八九十百零〇".contains(c) => PieceKind::Figure,
            _ if COUNTED.contains(c) => PieceKind::Counted,
            _ if c.is_ascii_alphabetic() => PieceKind::Latin,
            _ => PieceKind::Other,
        }
    }
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
