//! Makes visible what a terminal would swallow or obey (I4, I6): controls, bidi marks, zero-width
//! characters and the like become `⟦U+202E⟧`. Every string from outside passes here before it is shown.

use std::borrow::Cow;
use std::path::Path;

/// Error texts never repeat more than this many characters of input (I9).
const MOST_REPEATED: usize = 80;

/// The text with every treacherous character made visible.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !needs_escape(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (c, hidden) in told_apart(text) {
        if hidden {
            out.push_str(&format!("⟦U+{:04X}⟧", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// The text made visible and cut to what an error message may repeat.
pub fn quoted(text: &str) -> String {
    let cut: String = text.chars().take(MOST_REPEATED).collect();
    let more = if cut.len() < text.len() { "…" } else { "" };
    format!("{}{more}", shown(&cut))
}

/// A path made visible, and cut in its middle when it is longer than any that somebody typed: both ends
/// tell where it is.
pub fn place(path: &Path) -> String {
    let path = path.display().to_string();
    let chars = path.chars().count();
    if chars <= 2 * MOST_REPEATED {
        return shown(&path).into_owned();
    }
    let first: String = path.chars().take(MOST_REPEATED).collect();
    let last: String = path.chars().skip(chars - MOST_REPEATED).collect();
    format!("{}…{}", shown(&first), shown(&last))
}

/// Whether the text has characters that must not reach a terminal as they are.
pub fn needs_escape(text: &str) -> bool {
    hidden(text).is_some()
}

/// The first character that must not reach a terminal as it is.
pub fn hidden(text: &str) -> Option<char> {
    told_apart(text).find_map(|(c, hidden)| hidden.then_some(c))
}

/// The text as a terminal may get it, lines and all, with every treacherous character made visible.
pub fn on_terminal(text: &str) -> Cow<'_, str> {
    let plain = |line: &str| !needs_escape(line.trim_end_matches(['\r', '\n']));
    if text.split_inclusive('\n').all(plain) {
        return Cow::Borrowed(text);
    }
    let lines = text.split('\n').map(|line| {
        let (line, end) = match line.strip_suffix('\r') {
            Some(line) => (line, "\r"),
            None => (line, ""),
        };
        format!("{}{end}", shown(line))
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// Text of a page of the web that is nothing but text, what cannot be seen made visible.
pub fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in shown(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// JSON with every treacherous character as `\u202e`: it means the same, and does no harm on a
/// terminal.
pub fn json(text: &str) -> Cow<'_, str> {
    let odd = |c: char| treacherous(c) && !c.is_ascii_whitespace();
    if !text.contains(odd) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match odd(c) {
            true => {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// What a spreadsheet could take for the beginning of a formula (I8).
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// The text of a CSV cell, behind an apostrophe if a spreadsheet could take it for a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    // What already begins with an apostrophe would lose it when it is read again.
    match is_formula(text.trim_start_matches('\'')) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text of a CSV cell without the apostrophe that [`guarded`] puts before it.
pub fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| is_formula(bare.trim_start_matches('\'')))
        .unwrap_or(text)
}

/// Whether a spreadsheet could take it for a formula; some pass over blanks, line ends and what cannot
/// be seen before they look.
fn is_formula(text: &str) -> bool {
    let lead = text.trim_start_matches(|c: char| c.is_whitespace() || treacherous(c));
    let odd_start = text.starts_with(['\t', '\r', '\n']);
    let risky = odd_start || lead.starts_with(FORMULA);
    risky && crate::domain::Decimal::parse(text).is_err()
}

/// Every character with whether it must be made visible. Variation selectors and joiners are part of
/// names and signs where they stand in a valid sequence (I4), and treacherous everywhere else.
fn told_apart(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before: Option<char> = None;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let after = rest.clone().next();
        let in_place = match c {
            '\u{e0100}'..='\u{e01ef}' => before.is_some_and(is_ideograph),
            '\u{fe00}'..='\u{fe0f}' => before.is_some_and(|base| varies(base, after)),
            '\u{200d}' => before.is_some_and(is_pictograph) && after.is_some_and(is_pictograph),
            other => !treacherous(other),
        };
        // A joiner follows the sign that a selector belongs to.
        before = match c {
            '\u{fe0f}' if in_place => before,
            other => Some(other),
        };
        Some((c, !in_place))
    })
}

/// Whether a variation selector may follow: ideographs, signs, and figures that become keycaps.
fn varies(base: char, after: Option<char>) -> bool {
    match base {
        '0'..='9' | '#' | '*' => after == Some('\u{20e3}'),
        base => {
            is_ideograph(base) || is_pictograph(base) || !base.is_alphanumeric() && base > '\u{a0}'
        }
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn is_pictograph(c: char) -> bool {
    matches!(c, '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn treacherous(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_would_vanish() {
        assert_eq!(shown("钢筋\u{202e}gnp"), "钢筋⟦U+202E⟧gnp");
        assert_eq!(shown("a\u{1b}[31mred"), "a⟦U+001B⟧[31mred");
        assert_eq!(shown("𠮷野家 葛󠄀"), shown("𠮷野家 葛󠄀"));
        assert!(matches!(shown("轴线位置 5 mm"), Cow::Borrowed(_)));
    }

    #[test]
    fn of_a_long_path_both_ends_are_said() {
        let usual = Path::new("/media/张三/U 盘/三检/2026 年");
        assert_eq!(place(usual), usual.display().to_string());
        let long = format!("/zzz{}/甲.jsonl", "a".repeat(5_000));
        let said = place(Path::new(&long));
        assert_eq!(said.chars().count(), 161);
        assert!(said.starts_with("/zzza") && said.ends_with("a/甲.jsonl"));
    }

    #[test]
    fn selectors_and_joiners_are_kept_where_they_belong() {
        for kept in [
            "葛\u{e0100}城",
            "辻\u{fe00}",
            "👷\u{200d}♂\u{fe0f}",
            "❤\u{fe0f}\u{200d}🔥",
            "1\u{fe0f}\u{20e3}",
        ] {
            assert_eq!(hidden(kept), None, "{kept}");
        }
        for (odd, c) in [
            ("a\u{e0100}", '\u{e0100}'),
            ("\u{e0100}葛", '\u{e0100}'),
            ("葛\u{e0100}\u{e0101}", '\u{e0101}'),
            ("P1\u{fe0f}", '\u{fe0f}'),
            ("\u{fe0f}", '\u{fe0f}'),
            ("王\u{200d}强", '\u{200d}'),
            ("👷\u{200d}", '\u{200d}'),
            ("葛\u{e0041}", '\u{e0041}'),
        ] {
            assert_eq!(hidden(odd), Some(c), "{odd}");
        }
    }

    #[test]
    fn formulas_are_guarded_and_read_again() {
        for text in [
            "-1层",
            "=1+1",
            "＠x",
            "-5",
            "一层",
            "'",
            "'=1",
            "''-x",
            "\n=1",
            " =1",
            "\u{200b}=1",
            "'一",
        ] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for (text, cell) in [
            ("-1层", "'-1层"),
            ("-5", "-5"),
            ("-5x", "'-5x"),
            ("\t=1", "'\t=1"),
            ("\r\n=1", "'\r\n=1"),
            (" \u{feff}@x", "' \u{feff}@x"),
            ("一 =", "一 ="),
        ] {
            assert_eq!(guarded(text), cell, "{text:?}");
        }
    }

    #[test]
    fn json_says_the_same_without_what_a_terminal_obeys() {
        let odd = "钢\u{7f}\u{9b}31m\u{202e}\u{e0041}\u{1b}\n";
        let text = serde_json::to_string_pretty(&serde_json::json!({ odd: [odd] })).unwrap();
        let safe = json(&text);
        assert!(!safe.chars().any(|c| treacherous(c) && c != '\n'), "{safe}");
        assert!(safe.contains("\\u009b31m\\u202e\\udb40\\udc41"), "{safe}");
        let read: serde_json::Value = serde_json::from_str(&safe).unwrap();
        assert_eq!(
            read,
            serde_json::from_str::<serde_json::Value>(&text).unwrap()
        );
    }

    #[test]
    fn a_terminal_gets_lines_and_nothing_else_that_it_obeys() {
        assert_eq!(on_terminal("一\r\n二\n"), "一\r\n二\n");
        assert_eq!(
            on_terminal("一\u{1b}]52;c\u{7}\r\n二\r三\n"),
            "一⟦U+001B⟧]52;c⟦U+0007⟧\r\n二⟦U+000D⟧三\n"
        );
    }

    #[test]
    fn repeats_no_more_than_eighty() {
        assert_eq!(quoted(&"长".repeat(200)).chars().count(), 81);
    }
}
