//! Numbers as an input method types them: full-width digits and points become plain ones (I7).
//! Whether a field may hold the number is the field's matter; nothing here rounds or guesses.

use std::borrow::Cow;

/// The text in plain ASCII if it is one number typed in full width, such as `－１２。５`; otherwise,
/// and whenever it could be read in two ways (`1，5`, `１。２。３`), the text as it came.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    match text.chars().map(narrow).collect::<Option<String>>() {
        Some(narrow) if is_number(&narrow) => Cow::Owned(narrow),
        _ => Cow::Borrowed(text),
    }
}

fn narrow(c: char) -> Option<char> {
    match c {
        '0'..='9' | '.' | '-' => Some(c),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        '。' | '．' => Some('.'),
        '－' | '\u{2212}' => Some('-'),
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, places)) => digits(whole) && digits(places),
        None => digits(unsigned),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn full_width_numbers_become_plain() {
        assert_eq!(plain("３６"), "36");
        assert_eq!(plain("－１２。５"), "-12.5");
        assert_eq!(plain("1．20"), "1.20");
        assert_eq!(plain("\u{2212}3"), "-3");
        assert_eq!(plain("36"), "36");
    }

    #[test]
    fn what_is_ambiguous_stays_as_typed() {
        for text in [
            "１，５",
            "１、５",
            "１。２。３",
            "１２。",
            "。５",
            "１-２",
            "三",
            "１ ２",
            "①",
            "²",
        ] {
            assert_eq!(plain(text), text);
        }
    }
}
