//! Which signs a terminal draws, and how wide: most draw `±` one column wide, many Chinese ones two, and a
//! bare console draws none of them. What is drawn is measured accordingly, for as long as a frame is made;
//! files and papers are not touched by it.

use std::borrow::Cow;
use std::cell::Cell;
use unicode_width::UnicodeWidthChar;

/// How signs beyond ASCII and Chinese are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// As they are, one column wide.
    #[default]
    Narrow,
    /// As they are, two columns wide.
    Wide,
    /// By plain characters in their place: `+-` for `±`.
    Plain,
}

thread_local! {
    static DRAWN: Cell<Glyphs> = const { Cell::new(Glyphs::Narrow) };
}

/// As long as it lives, what this thread measures is drawn so.
#[must_use]
pub struct Drawing(Glyphs);

impl Drawing {
    /// From now on.
    pub fn with(glyphs: Glyphs) -> Self {
        Self(DRAWN.replace(glyphs))
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        DRAWN.set(self.0);
    }
}

impl Glyphs {
    /// How this thread draws at the moment.
    pub fn now() -> Self {
        DRAWN.get()
    }

    /// The columns that a character takes.
    pub fn width(self, c: char) -> usize {
        if c.is_ascii() {
            return c.width().unwrap_or(0);
        }
        match self {
            Glyphs::Narrow => c.width().unwrap_or(0),
            Glyphs::Wide => c.width_cjk().unwrap_or(0),
            Glyphs::Plain => plain_sign(c).map_or(c.width().unwrap_or(0), str::len),
        }
    }

    /// The text as it is written to the terminal.
    pub fn written(self, text: &str) -> Cow<'_, str> {
        if self != Glyphs::Plain || text.chars().all(|c| plain_sign(c).is_none()) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match plain_sign(c) {
                Some(sign) => out.push_str(sign),
                None => out.push(c),
            }
        }
        Cow::Owned(out)
    }
}

/// Whether terminals differ in how wide they draw it.
pub fn is_doubtful(c: char) -> bool {
    !c.is_ascii() && c.width() != c.width_cjk()
}

/// What stands for a sign on a terminal that may not have it.
fn plain_sign(c: char) -> Option<&'static str> {
    Some(match c {
        '±' => "+-",
        '×' => "x",
        '÷' => "/",
        '≤' | '⩽' => "<=",
        '≥' | '⩾' => ">=",
        '≠' => "!=",
        '≈' => "~",
        '·' | '•' | '∙' | '⋅' => "-",
        '…' => "..",
        '—' | '–' | '‐' | '−' => "-",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '°' => "deg",
        '℃' => "degC",
        '‰' => "0/00",
        '²' => "2",
        '³' => "3",
        '→' => "->",
        '←' => "<-",
        '↑' => "^",
        '↓' => "v",
        '✓' | '√' => "v",
        '✗' | '✘' => "x",
        '■' | '█' | '●' | '▲' => "#",
        '□' | '○' | '△' => "o",
        '★' | '☆' => "*",
        '─' | '━' | '═' => "-",
        '│' | '┃' | '║' => "|",
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' => "+",
        '⟦' => "[",
        '⟧' => "]",
        '①'..='⑳' => return circled(c),
        'Φ' | 'φ' | 'ϕ' | '∅' | 'ø' | 'Ø' => "D",
        'Δ' => "D.",
        'Ⅰ' => "I",
        'Ⅱ' => "II",
        'Ⅲ' => "III",
        'Ⅳ' => "IV",
        'Ⅴ' => "V",
        'Ⅵ' => "VI",
        '§' => "S.",
        'µ' | 'μ' => "u",
        _ => return None,
    })
}

fn circled(c: char) -> Option<&'static str> {
    const CIRCLED: [&str; 20] = [
        "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)",
        "(13)", "(14)", "(15)", "(16)", "(17)", "(18)", "(19)", "(20)",
    ];
    let nth = usize::try_from(u32::from(c) - u32::from('①')).ok()?;
    CIRCLED.get(nth).copied()
}

#[cfg(test)]
mod tests {
    use super::super::width::{clip, fit, width};
    use super::*;

    #[test]
    fn what_is_measured_is_what_is_drawn() {
        let text = "允许 ±10 mm，≥ 80 % ①～⑤轴";
        let narrow = width(text);
        for (glyphs, wide) in [(Glyphs::Narrow, narrow), (Glyphs::Wide, narrow + 4)] {
            let _drawing = Drawing::with(glyphs);
            assert_eq!(width(text), wide, "{glyphs:?}");
        }
        let _drawing = Drawing::with(Glyphs::Plain);
        let written = Glyphs::now().written(text);
        assert_eq!(written, "允许 +-10 mm，>= 80 % (1)～(5)轴");
        assert_eq!(width(text), width(&written));
        assert_eq!(width(&fit("±±", 3)), 3);
        assert_eq!(clip("±±±", 5), "±..");
    }

    #[test]
    fn what_was_drawn_otherwise_ends_with_its_frame() {
        {
            let _drawing = Drawing::with(Glyphs::Wide);
            assert_eq!(Glyphs::now(), Glyphs::Wide);
        }
        assert_eq!((Glyphs::now(), width("±")), (Glyphs::Narrow, 1));
    }

    #[test]
    fn plain_signs_are_ascii() {
        let signs = (0..0x3000)
            .filter_map(char::from_u32)
            .filter_map(plain_sign);
        assert!({ signs }.all(|sign| sign.is_ascii() && !sign.is_empty()));
    }
}
