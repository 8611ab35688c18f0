//! The first lines of an age file: for whom it is, and the code over them. They are read within bounds, before anything
//! is reckoned: no file makes us work for a thousand recipients or at a cost that it sets.

/// The line that it begins with.
pub(super) const VERSION: &str = "age-encryption.org/v1\n";
/// How its last line begins.
pub(super) const END: &str = "---";
/// All of its lines together are no longer.
const LONGEST: usize = 16 * 1024;
/// It is for no more.
const MOST_STANZAS: usize = 32;
/// Letters of a full line.
const LINE: usize = 64;

/// For whom a file is, one of them.
pub(super) struct Stanza {
    /// Which kind, and what else stands on its line.
    pub words: Vec<String>,
    /// What is wrapped.
    pub body: Vec<u8>,
}

/// The header of a file.
pub(super) struct AgeHeader<'a> {
    /// For whom it is.
    pub stanzas: Vec<Stanza>,
    /// What the code covers.
    pub covered: &'a [u8],
    /// The code.
    pub mac: Vec<u8>,
    /// What follows it.
    pub payload: &'a [u8],
}

/// Bytes as the header has them: base64 without its end.
pub(super) fn coded(bytes: &[u8]) -> String {
    base64_simd::STANDARD_NO_PAD.encode_to_string(bytes)
}

/// Bytes that are written in the only way that they may be.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let bytes = base64_simd::STANDARD_NO_PAD
        .decode_to_vec(text.as_bytes())
        .ok()?;
    (coded(&bytes) == text).then_some(bytes)
}

impl<'a> AgeHeader<'a> {
    /// Reads it; nothing where it is none or beyond bounds.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let mut lines = Lines { file, at: 0 };
        if lines.next()? != VERSION.trim_end() {
            return None;
        }
        let mut stanzas = Vec::new();
        loop {
            let from = lines.at;
            let line = lines.next()?;
            if let Some(code) = line.strip_prefix(END) {
                return Some(Self {
                    stanzas,
                    covered: file.get(..from + END.len())?,
                    mac: decoded(code.strip_prefix(' ')?)?,
                    payload: file.get(lines.at..)?,
                });
            }
            let words = line.strip_prefix("-> ")?.split(' ');
            let words: Vec<String> = words.map(str::to_owned).collect();
            if stanzas.len() == MOST_STANZAS || words.iter().any(|word| !is_word(word)) {
                return None;
            }
            let body = lines.body()?;
            stanzas.push(Stanza { words, body });
        }
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic())
}

struct Lines<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.file.get(self.at..LONGEST.min(self.file.len()))?;
        let end = rest.iter().position(|b| *b == b'\n')?;
        self.at += end + 1;
        std::str::from_utf8(rest.get(..end)?).ok()
    }

    /// Full lines and one that is not.
    fn body(&mut self) -> Option<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.next()?;
            body.extend(decoded(line)?);
            match line.len() {
                LINE => {}
                0..LINE => return Some(body),
                _ => return None,
            }
        }
    }
}
