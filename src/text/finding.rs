//! What a text is found by: its letters without case and width, its pinyin initials, blanks left out.
//! What is compared here is never kept or shown (I5).

use super::initials;
use crate::domain::code;

/// A text as it is compared.
pub fn folded(text: &str) -> String {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect();
    match text.is_ascii() {
        true => bare(&text.to_ascii_lowercase()),
        false => bare(&code::key(text)),
    }
}

/// Everything that one of these texts is found by, a line each.
pub fn keys(texts: &[&str]) -> String {
    let folded: Vec<String> = texts.iter().map(|text| folded(text)).collect();
    let initials = folded.iter().filter(|text| !text.is_ascii());
    let initials: Vec<String> = initials.map(|text| initials::of(text)).collect();
    [folded, initials].concat().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, typed: &str) -> bool {
        keys(&[text]).contains(&folded(typed))
    }

    #[test]
    fn width_case_and_blanks_make_no_difference() {
        for (text, typed) in [
            ("L0002", "Ｌ０００２"),
            ("L0002", "l0002"),
            ("３层抹灰", "3层"),
            ("抹灰示例 2", "抹灰示例2"),
            ("抹灰示例2", "抹灰 示例　２"),
            ("抹灰示例 2", "ｍｈｓｌ"),
            ("抹灰示例 2", "MHSL2"),
        ] {
            assert!(finds(text, typed), "{typed}");
        }
        assert!(!finds("抹灰示例", "砌体"));
    }
}
