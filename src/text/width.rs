//! Columns a text takes on the screen, and cutting or padding to them.

use super::glyphs::Glyphs;
use unicode_width::UnicodeWidthStr;

/// The columns a text takes.
pub fn width(text: &str) -> usize {
    match Glyphs::now() {
        Glyphs::Narrow => text.width(),
        other => text.chars().map(|c| other.width(c)).sum(),
    }
}

/// The columns a character takes.
fn wide(c: char) -> usize {
    Glyphs::now().width(c)
}

/// The text cut to at most `columns`, the cut marked by `…`.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mark = wide('…');
    let mut left = columns.saturating_sub(mark);
    let mut out = String::new();
    for c in text.chars() {
        let wide = wide(c);
        if wide > left {
            break;
        }
        left -= wide;
        out.push(c);
    }
    if columns >= mark {
        out.push('…');
    }
    out
}

/// The text cut to at most `columns`, the cut marked by two ASCII dots: `…` is drawn two columns
/// wide by many Chinese terminals, which would push whatever stands to its right.
pub fn clip(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let head = head(text, columns.saturating_sub(2));
    format!("{head}{}", &".."[..columns.min(2)])
}

/// The text cut to at most `columns`, of which `start` stand before the cut.
pub(super) fn clip_after(text: &str, start: usize, columns: usize) -> String {
    if width(text) <= columns || columns < 8 {
        return clip(text, columns);
    }
    let start = head(text, start);
    let whole = without_half_figure(&start, text.get(start.len()..).unwrap_or_default());
    let left = columns - 2 - width(whole);
    let reversed: String = text.chars().rev().collect();
    let end = head(&reversed, left);
    let before = reversed.get(end.len()..).unwrap_or_default();
    let end: String = without_half_figure(&end, before).chars().rev().collect();
    format!("{whole}..{end}")
}

/// What is left of a text before this: half a figure would be another one.
fn without_half_figure<'a>(text: &'a str, behind: &str) -> &'a str {
    match behind.starts_with(|c: char| c.is_ascii_digit()) {
        true => text.trim_end_matches(|c: char| c.is_ascii_digit()),
        false => text,
    }
}

/// As many characters from the start as fit into `columns`.
pub(super) fn head(text: &str, columns: usize) -> String {
    let mut used = 0;
    let fits = |c: &char| {
        used += wide(*c);
        used <= columns
    };
    text.chars().take_while(fits).collect()
}

/// The text cut or padded on the right to exactly `columns`.
pub fn fit(text: &str, columns: usize) -> String {
    let mut out = cut(text, columns);
    let missing = columns.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', missing));
    out
}

/// The text cut or padded on the left to exactly `columns`.
pub fn fit_right(text: &str, columns: usize) -> String {
    let cut = cut(text, columns);
    let missing = columns.saturating_sub(width(&cut));
    format!("{}{cut}", " ".repeat(missing))
}

/// The text broken into lines of at most `columns`; what has no place to break is broken anywhere,
/// so that none of it is lost.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut used) = (String::new(), 0);
        let words = breakable(paragraph).into_iter();
        for word in words.flat_map(|word| parts(word, columns)) {
            let wide = width(word);
            if used + wide > columns && used > 0 {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            line.push_str(word);
            used += wide;
        }
        match used > columns {
            true => lines.push(line.trim_end().to_owned()),
            false => lines.push(line),
        }
    }
    lines
}

/// A piece in parts of at most `columns`; blanks at its end take no room.
fn parts(piece: &str, columns: usize) -> Vec<&str> {
    let (mut parts, mut rest, mut used) = (Vec::new(), piece, 0);
    for (at, c) in piece.char_indices() {
        let wide = wide(c);
        if used + wide > columns && used > 0 && c != ' ' {
            let (part, left) = rest.split_at(at + rest.len() - piece.len());
            parts.push(part);
            (rest, used) = (left, 0);
        }
        used += wide;
    }
    parts.push(rest);
    parts
}

/// Pieces a line may be broken between: Latin words with their spaces, single wide characters.
fn breakable(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last_wide = false;
    for (at, c) in text.char_indices() {
        let is_wide = wide(c) > 1 && !"，。；：！？、）》」』".contains(c);
        let after_space = at > 0 && text[..at].ends_with(' ') && c != ' ';
        if at > start
            && (is_wide || last_wide && !"，。；：！？、）》」』".contains(c) || after_space)
        {
            pieces.push(&text[start..at]);
            start = at;
        }
        last_wide = is_wide;
    }
    pieces.push(&text[start..]);
    pieces
}

/// As many words a line as fit whole.
pub fn packed(words: &[String], columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(word) <= columns => {
                line.push_str("  ");
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fits_by_display_width() {
        assert_eq!(fit("钢筋", 6), "钢筋  ");
        assert_eq!(cut("钢筋安装", 5), "钢筋…");
        assert_eq!(width(&fit("钢筋安装", 5)), 5);
        assert_eq!(fit_right("7.5", 6), "   7.5");
    }

    #[test]
    fn clips_without_characters_of_doubtful_width() {
        assert_eq!(clip("钢筋安装", 6), "钢筋..");
        assert_eq!(clip("钢筋安装", 1), ".");
    }

    #[test]
    fn wraps_between_words_and_wide_characters() {
        assert_eq!(wrap("一二三，四", 6), ["一二", "三，四"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
    }

    #[test]
    fn nothing_is_wider_than_its_line() {
        assert_eq!(wrap("a 1234567890", 4), ["a", "1234", "5678", "90"]);
        assert_eq!(wrap("abcd   ", 4), ["abcd"]);
        assert_eq!(wrap("一，，，，二", 4), ["一，", "，，", "，二"]);
    }
}
