//! Lines of a batch, numbered, each as text or why it is none. What they mean is not known here.

use crate::domain::Trouble;
use crate::domain::trouble::Miswritten;
use crate::domain::unlike::Unlike;
use std::io::{self, BufRead, Read};

/// A longer line cannot become a record.
pub const LONGEST: u64 = 256 * 1024;

/// A line of the file.
pub struct BatchLine {
    /// From 1.
    pub number: u64,
    /// Its text, or why it is none.
    pub text: Result<String, Trouble>,
}

impl BatchLine {
    /// Its text; nothing where it is none.
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// Whether nothing stands on it.
    pub fn is_blank(&self) -> bool {
        self.text.is_ok() && self.text().trim().is_empty()
    }

    /// Whether something else than what is no JSON at all may begin here.
    pub fn opens(&self) -> bool {
        opens(self.text()) || self.text == Err(Miswritten::TooLarge.into())
    }
}

/// The lines of a file, one after the other; one that was looked at can be put back.
pub struct BatchLines<R> {
    input: R,
    /// The line read last.
    number: u64,
    ahead: Option<BatchLine>,
}

impl<R: BufRead> BatchLines<R> {
    /// The lines of what is read.
    pub fn of(input: R) -> Self {
        Self {
            input,
            number: 0,
            ahead: None,
        }
    }

    /// The next line.
    pub fn next(&mut self) -> io::Result<Option<BatchLine>> {
        if let Some(line) = self.ahead.take() {
            return Ok(Some(line));
        }
        let Some(bytes) = bytes_of(&mut self.input)? else {
            return Ok(None);
        };
        self.number += 1;
        let number = self.number;
        let text = match bytes.len() as u64 > LONGEST {
            true => Err(Miswritten::TooLarge.into()),
            false => String::from_utf8(bytes).map_err(|_| no_check(number, Unlike::Encoding)),
        };
        let text = text.map(|text| match text.strip_prefix('\u{feff}') {
            Some(bare) if number == 1 => bare.to_owned(),
            _ => text,
        });
        Ok(Some(BatchLine { number, text }))
    }

    /// Puts a line back that belongs to what follows.
    pub fn put_back(&mut self, line: BatchLine) {
        self.ahead = Some(line);
    }

    /// All that is left, up to so many bytes, behind the text there is.
    pub fn rest(&mut self, most: u64, text: &mut String) -> io::Result<()> {
        self.input.by_ref().take(most).read_to_string(text)?;
        Ok(())
    }
}

/// What stands on a line is no check.
pub fn no_check(line: u64, why: Unlike) -> Trouble {
    Miswritten::NoCheck { line, why }.into()
}

/// Whether an object or an array may begin here.
pub fn opens(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// The next line without its end, at most one byte longer than allowed; the rest of a longer one is
/// skipped.
fn bytes_of(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LONGEST + 1)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() as u64 > LONGEST {
        input.skip_until(b'\n')?;
    }
    Ok(Some(bytes))
}
