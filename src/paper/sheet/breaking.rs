//! How wide a text is and where its lines break. Widths are those of Song type, where a Chinese character is
//! as wide as high; Latin is reckoned as wide as in the widest face that an office puts in its place, and with
//! the space that one puts between Chinese and Latin, so that its lines fit there as well. All formats are laid
//! out by these widths, and so have the same pages.

use super::Piece;
use super::length::Length;
use crate::text::width::width;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Broken lines.
pub type BrokenLines = Vec<Vec<Piece>>;

/// How wide a character is, in thousandths of its size.
fn breadth(c: char) -> i64 {
    match c {
        'M' | 'W' | 'm' | '@' | '%' => 1_000,
        'A'..='Z' | 'w' | '&' | '+' | '=' | '<' | '>' | '~' | '#' | '^' => 840,
        '0'..='9' | 'a'..='z' | '$' | '{' | '}' => 640,
        ' '..='~' => 520,
        _ if width(c.encode_utf8(&mut [0; 4])) == 0 => 0,
        // What a terminal draws in one column is a full character in a Chinese face: √ × ± ≤ ℃ ①.
        _ => 1_000,
    }
}

/// How wide a text is at a type size in tenths of a point.
pub fn text_width(text: &str, size: u32) -> Length {
    let letters: i64 = text.chars().map(breadth).sum();
    let pairs = text.chars().zip(text.chars().skip(1));
    let spaces: i64 = pairs.map(|(before, after)| space(before, after)).sum();
    Length::tenths(size).share(letters + spaces)
}

/// What LibreOffice leaves free between Chinese and Latin letters or figures, in thousandths of their size,
/// whatever a document says about it.
fn space(before: char, after: char) -> i64 {
    let is_chinese = |c: char| c.is_alphanumeric() && width(c.encode_utf8(&mut [0; 4])) == 2;
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    match is_chinese(before) && is_latin(after) || is_latin(before) && is_chinese(after) {
        true => 200,
        false => 0,
    }
}

/// How wide a piece is; the triangle or circle around a reading takes room at both sides.
pub fn piece_width(piece: &Piece, size: u32) -> Length {
    match piece {
        Piece::Text(text) => text_width(text, size),
        Piece::Marked(reading, _) => text_width(reading, size) + Length::tenths(size),
        Piece::Box(_) => Length::tenths(size),
        Piece::Continued => Length::default(),
    }
}

/// How wide the longest part of a line is that no line break may part.
pub fn longest(line: &[Piece], size: u32) -> Length {
    let chunks = chunks(line).into_iter();
    let wide = chunks.map(|chunk| piece_width(&trimmed(&chunk), size));
    wide.max().unwrap_or_default()
}

/// A line as it is written, broken so that none is wider than the room; a word that is wider than the room is
/// broken where the room ends.
pub fn broken(line: &[Piece], size: u32, room: Length) -> BrokenLines {
    let mut lines: BrokenLines = Vec::new();
    let mut current: Vec<Piece> = Vec::new();
    let mut taken = Length::default();
    for chunk in chunks(line) {
        let bare = piece_width(&trimmed(&chunk), size);
        taken += joint(current.last(), &chunk, size);
        if taken + bare > room && !current.is_empty() {
            lines.push(std::mem::take(&mut current));
            taken = Length::default();
        }
        if bare <= room {
            taken += piece_width(&chunk, size);
            push(&mut current, chunk);
            continue;
        }
        for part in forced(&chunk, size, room) {
            if !current.is_empty() {
                lines.push(std::mem::take(&mut current));
            }
            taken = piece_width(&part, size);
            push(&mut current, part);
        }
    }
    lines.push(current);
    lines
}

/// What is left free between two pieces of text.
fn joint(before: Option<&Piece>, after: &Piece, size: u32) -> Length {
    let (Some(Piece::Text(before)), Piece::Text(after)) = (before, after) else {
        return Length::default();
    };
    let ends = before.chars().next_back().zip(after.chars().next());
    let thousandths = ends.map_or(0, |(before, after)| space(before, after));
    Length::tenths(size).share(thousandths)
}

/// Text joins the text before it.
fn push(line: &mut Vec<Piece>, piece: Piece) {
    match (line.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => line.push(piece),
    }
}

fn trimmed(piece: &Piece) -> Piece {
    match piece {
        Piece::Text(text) => Piece::Text(text.trim_end_matches(' ').to_owned()),
        other => other.clone(),
    }
}

/// What no line break may part.
fn chunks(line: &[Piece]) -> Vec<Piece> {
    // What a form says and what fills it are one text: a bracket stays with what is filled in behind it.
    let mut whole = Vec::new();
    line.iter()
        .cloned()
        .for_each(|piece| push(&mut whole, piece));
    let mut chunks = Vec::new();
    for piece in &whole {
        match piece {
            Piece::Text(text) => chunks.extend(words(text).into_iter().map(Piece::Text)),
            other => chunks.push(other.clone()),
        }
    }
    chunks
}

/// A text cut where a line may break (UAX 14), the number of a standard kept with its letters, the month with its day.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut from = 0;
    for (at, chance) in linebreaks(text) {
        let Some(word) = text.get(from..at) else {
            continue;
        };
        let next = text.get(at..).unwrap_or_default();
        if chance == BreakOpportunity::Allowed && (is_code(word, next) || is_date(word, next)) {
            continue;
        }
        words.push(word.to_owned());
        from = at;
    }
    words
}

/// Whether the letters of a standard end here and its number follows: `GB 50204-2015`, `JGJ/T 185`.
fn is_code(word: &str, next: &str) -> bool {
    let letters = word.strip_suffix(' ').unwrap_or_default();
    let last = letters.chars().next_back();
    last.is_some_and(|c| c.is_ascii_uppercase()) && next.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a date goes on here: `2026年`, `10月28日`.
fn is_date(word: &str, next: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit();
    match word.strip_suffix('月') {
        Some(month) => month.ends_with(is_figure) && next.starts_with(is_figure),
        None => word.ends_with(is_figure) && next.starts_with(['年', '月', '日']),
    }
}

/// A word that is wider than the room, cut behind its last stroke before the room ends, or where it ends.
fn forced(chunk: &Piece, size: u32, room: Length) -> Vec<Piece> {
    let Piece::Text(text) = chunk else {
        return vec![chunk.clone()];
    };
    let mut parts = Vec::new();
    let mut part = String::new();
    for c in text.chars() {
        part.push(c);
        if text_width(&part, size) > room && part.chars().count() > 1 {
            part.pop();
            let stroke = part.rfind(['/', '-']).map_or(part.len(), |at| at + 1);
            let rest = part.split_off(stroke) + c.encode_utf8(&mut [0; 4]);
            parts.push(Piece::Text(std::mem::replace(&mut part, rest)));
        }
    }
    parts.push(Piece::Text(part));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::value::{ReadingMark, plain};

    fn lines(text: &str, characters: i32) -> Vec<String> {
        let room = Length(Length::tenths(100).0 * characters);
        let broken = broken(&[Piece::Text(text.to_owned())], 100, room);
        broken.iter().map(|line| plain(line)).collect()
    }

    #[test]
    fn no_line_begins_with_a_stop_or_ends_with_an_opening_bracket() {
        assert_eq!(
            lines("主控项目全部合格，一般项目", 8),
            ["主控项目全部合", "格，一般项目"]
        );
        assert_eq!(
            lines("地基与基础（土石方）", 6),
            ["地基与基础", "（土石方）"]
        );
        assert_eq!(lines("温度最低二十℃以上", 6), ["温度最低二", "十℃以上"]);
    }

    #[test]
    fn a_bracket_is_not_parted_from_what_fills_the_place_behind_it() {
        let texts = ["合格二处（", "1449/4", "）"];
        let line = texts.map(|text| Piece::Text(text.to_owned()));
        let lines = broken(&line, 100, Length::mm(353 * 7 / 100));
        let lines: Vec<String> = lines
            .iter()
            .map(|line| crate::paper::value::plain(line))
            .collect();
        assert_eq!(lines, ["合格二处", "（1449/4）"]);
    }

    #[test]
    fn standards_and_ratios_stay_in_one_piece() {
        assert_eq!(
            lines("按照 GB 50204-2015 验收", 9),
            ["按照 ", "GB 50204-2015 ", "验收"]
        );
        assert_eq!(lines("读数为10/10处", 5), ["读数为", "10/10处"]);
    }

    #[test]
    fn a_month_stays_with_its_day_and_a_number_is_cut_behind_its_stroke() {
        assert_eq!(lines("2026年10月28日", 6), ["2026年", "10月28日"]);
        assert_eq!(lines("5月上旬", 3), ["5月上", "旬"]);
        assert_eq!(lines("1529/8.3.2-15", 6), ["1529/", "8.3.2-15"]);
    }

    #[test]
    fn room_is_left_between_chinese_and_latin() {
        assert_eq!(lines("第5条", 3), ["第5", "条"]);
        assert_eq!(lines("√5条", 3), ["√5条"]);
        let wide = Length::tenths(100).share(2_000 + 640 + 400);
        assert_eq!(text_width("第5条", 100), wide);
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_wider_than_the_room() {
        let text = "abcdefghijklmnopqrstuvwxyz一二三";
        let broken = lines(text, 4);
        assert_eq!(broken.concat(), text);
        let room = Length(Length::tenths(100).0 * 4);
        assert!(broken.iter().all(|line| text_width(line, 100) <= room));
        assert_eq!(lines("", 4), [""]);
    }

    #[test]
    fn a_marked_reading_is_not_parted() {
        let readings: Vec<Piece> = (10..16)
            .map(|n| Piece::Marked(n.to_string(), ReadingMark::Standard))
            .collect();
        let broken = broken(&readings, 100, Length(Length::tenths(100).0 * 5));
        assert_eq!(broken.len(), 3);
    }
}
