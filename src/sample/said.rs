//! What is said in the sample, in both languages: the words of a project made up, none of the program's.

use crate::text::Lang;

/// A text in Chinese and in English.
pub type InBoth = [&'static str; 2];

/// The text in a language.
pub fn said(lang: Lang, [zh, en]: InBoth) -> String {
    lang.pick(zh, en).to_owned()
}
