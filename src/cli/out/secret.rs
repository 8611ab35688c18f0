//! PINs on their way in: typed on the terminal without echo, or from a file or standard input for
//! scripts. Never an argument, which other users of the machine could read.

use crate::failure::{Failure, Locked};
use crate::text::escape::shown;
use crate::text::{Lang, attest};
use crate::workspace::{Pin, outside};
use std::io::BufRead;
use std::path::Path;
use zeroize::Zeroizing;

/// A file with a PIN is no longer than this.
const LONGEST: usize = 4096;

/// Asks for PINs.
pub struct Pins {
    lang: Lang,
}

impl Pins {
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The PIN of somebody's key.
    pub fn of(&mut self, person: &str, file: Option<&Path>) -> Result<Pin, Failure> {
        let prompt = attest::pin_of(self.lang, &shown(person));
        self.read(&prompt, file)
    }

    /// A new PIN; typed twice on a terminal.
    pub fn new_pin(&mut self, person: &str, file: Option<&Path>) -> Result<Pin, Failure> {
        let first = attest::new_pin_of(self.lang, &shown(person));
        let pin = self.read(&first, file)?;
        if file.is_none() && self.read(attest::once_more(self.lang), None)? != pin {
            return Err(Failure::Locked(Locked::PinsDiffer));
        }
        Ok(pin)
    }

    fn read(&mut self, prompt: &str, file: Option<&Path>) -> Result<Pin, Failure> {
        let unreadable = |_| Failure::Locked(Locked::NoPin);
        let typed = match file {
            None => Zeroizing::new(rpassword::prompt_password(prompt).map_err(unreadable)?),
            Some(path) if path == Path::new("-") => {
                let mut line = Zeroizing::new(String::with_capacity(LONGEST));
                // Line by line: several PINs may come one after the other.
                std::io::stdin()
                    .lock()
                    .read_line(&mut line)
                    .map_err(unreadable)?;
                line
            }
            Some(path) => {
                let bytes = Zeroizing::new(outside::read(path, LONGEST)?);
                let text =
                    std::str::from_utf8(&bytes).map_err(|_| Failure::Locked(Locked::NoPin))?;
                Zeroizing::new(text.lines().next().unwrap_or_default().to_owned())
            }
        };
        match typed.trim_end_matches(['\r', '\n']) {
            "" => Err(Failure::Locked(Locked::NoPin)),
            text => Ok(Pin::new(text)),
        }
    }
}
