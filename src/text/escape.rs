//! Makes visible what a terminal would swallow or obey (I4, I6): controls, bidi marks, zero-width
//! characters and the like become `⟦U+202E⟧`. Every string from outside passes here before it is shown.

use std::borrow::Cow;

/// Error texts never repeat more than this many characters of input (I9).
const MOST_REPEATED: usize = 80;

/// The text with every treacherous character made visible.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !needs_escape(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if treacherous(c) {
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

/// Whether the text has characters that must not reach a terminal as they are.
pub fn needs_escape(text: &str) -> bool {
    text.chars().any(treacherous)
}

/// What a spreadsheet could take for the beginning of a formula (I8).
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text of a CSV cell, behind an apostrophe if a spreadsheet could take it for a formula.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(FORMULA) && crate::domain::Decimal::parse(text).is_err();
    match risky {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

/// The text of a CSV cell without the apostrophe that [`guarded`] puts before it.
pub fn unguarded(text: &str) -> &str {
    let bare = text.strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(FORMULA))
        .unwrap_or(text)
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
    fn formulas_are_guarded_and_read_again() {
        for text in ["-1层", "=1+1", "＠x", "-5", "一层", "'"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
        assert_eq!(guarded("-1层"), "'-1层");
        assert_eq!(guarded("-5"), "-5");
    }

    #[test]
    fn repeats_no_more_than_eighty() {
        assert_eq!(quoted(&"长".repeat(200)).chars().count(), 81);
    }
}
