//! Picks a word out of a line that is no record any more: a guess for people's eyes, nothing relies on
//! it. What is read for sure stands in `line`.

/// A longer word is none of ours.
const LONGEST: usize = 80;

/// Returns the short word that stands between `before` and the next quote.
pub(in crate::store) fn word(text: &str, before: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    let (word, _) = rest.split_once('"')?;
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    (word.len() <= LONGEST && word.chars().all(plain)).then(|| word.to_owned())
}
