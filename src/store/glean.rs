//! Picks a word out of a line that is no record any more: a guess for people's eyes, nothing relies on
//! it. What is read for sure stands in `line`.

use super::fault::Fault;
use super::pieces::Pieces;
use super::reader::Reader;

/// A longer word is none of ours.
const LONGEST: usize = 80;

impl Reader {
    /// Returns the subject that a damaged line seems to be about.
    pub fn subject_of(&self, fault: &Fault) -> Option<String> {
        let path = self.project.join(&fault.file);
        let len = self.disk.len(&path).ok()??;
        let mut pieces = Pieces::new(self.disk.as_ref(), &path, len);
        for _ in 1..fault.line {
            pieces.next().ok()??;
        }
        let piece = pieces.next().ok()??;
        word(&String::from_utf8_lossy(piece.bytes), r#""subject":""#)
    }
}

/// Returns the short word that stands between `before` and the next quote.
pub(super) fn word(text: &str, before: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    let (word, _) = rest.split_once('"')?;
    let plain = |c: char| c.is_alphanumeric() || "-_./".contains(c);
    (word.len() <= LONGEST && word.chars().all(plain)).then(|| word.to_owned())
}
