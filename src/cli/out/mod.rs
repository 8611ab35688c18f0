//! Printing: results in the form asked for, words for people; a closed pipe is no failure.
//!
//! | file | noun |
//! |---|---|
//! | `format` | the forms in which results are printed |
//! | `progress` | how far long work is, and Ctrl-C |
//! | `said` | what comes of a decision, recorded or refused |
//! | `secret` | PINs on their way in |
//! | `setting` | what a command line is run in |

pub(super) mod format;
pub(super) mod progress;
pub(super) mod said;
pub(super) mod secret;
pub(super) mod setting;

use crate::checklist::Library;
use crate::domain::Fault;
use crate::failure::Failure;
use crate::report::column::{Columns, Sheet};
use crate::report::csv::CsvReader;
use crate::report::json;
use crate::text::Lang;
use crate::text::escape;
use crate::text::refusal::{self, RefusalNames};
use format::{Format, Telling};
use serde_json::Value;
use setting::Streams;
use std::io;

/// Where results and words go.
pub struct Out {
    pub lang: Lang,
    format: Format,
    streams: Streams,
}

impl Out {
    pub fn new(lang: Lang, format: Format, streams: Streams) -> Self {
        Self {
            lang,
            format,
            streams,
        }
    }

    /// What the form asked for wants to be told.
    pub fn telling(&self) -> Telling {
        self.format.telling()
    }

    /// Whether results go to a terminal.
    pub fn on_terminal(&self) -> bool {
        self.streams.on_terminal()
    }

    /// One line of results.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.bytes(format!("{text}\n").as_bytes())
    }

    /// Results as they are; a terminal gets nothing that it would obey.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let bytes = match self.on_terminal() {
            true => &harmless(bytes),
            false => bytes,
        };
        written(self.streams.result(bytes))
    }

    /// A JSON value, on lines people can read.
    pub fn json(&mut self, value: &Value) -> Result<(), Failure> {
        let text = json::text(value).map_err(Failure::internal)?;
        self.bytes(text.as_bytes())
    }

    /// A JSON value on one line, one of many.
    pub fn json_line(&mut self, value: &Value) -> Result<(), Failure> {
        self.line(&escape::json(&value.to_string()))
    }

    /// A table in the form asked for.
    pub fn table<R: Copy>(&mut self, columns: Columns<R>) -> Result<(), Failure> {
        self.sheet(&columns.sheet(), CsvReader::Program)
    }

    /// A table in the form asked for, as this reader likes its lines.
    pub fn sheet(&mut self, sheet: &Sheet, reader: CsvReader) -> Result<(), Failure> {
        let text = self.format.written(sheet, reader)?;
        self.bytes(text.as_bytes())
    }

    /// Words for people, on standard error.
    pub fn say(&self, text: &str) {
        self.streams.say(text);
    }

    /// A failure in words, with what to do next.
    pub fn failure(&self, failure: &Failure) {
        self.sentences(&failure.sentences(self.lang));
    }

    /// What went wrong, and under it what to do next.
    pub fn sentences(&self, sentences: &[String]) {
        for (at, sentence) in sentences.iter().enumerate() {
            let lead = if at == 0 { "✗ " } else { "  → " };
            self.say(&format!("{lead}{sentence}"));
        }
    }

    /// Why something was refused, a line each.
    pub fn refused(&self, faults: &[Fault]) {
        let names = RefusalNames {
            lang: self.lang,
            chain: None,
            checklist: None,
        };
        for fault in faults {
            self.say(&format!("✗ {}", refusal::sentence(&names, fault)));
        }
    }

    /// Checklist files that were left out.
    pub fn library_faults(&self, library: &Library) {
        for fault in &library.faults {
            self.say(&format!(
                "! {}",
                crate::text::flaw::sentence(self.lang, fault)
            ));
        }
    }
}

/// What a terminal may get: names out of a table may hold what it would obey (I6).
fn harmless(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    escape::on_terminal(text).into_owned().into_bytes()
}

/// What became of results; that nobody reads on is no failure.
pub fn written(done: io::Result<()>) -> Result<(), Failure> {
    match done {
        Err(error) if is_closed_pipe(&error) => Ok(()),
        other => other.map_err(|error| Failure::output(&error)),
    }
}

/// Whoever read our results has heard enough. Windows has two more names for it, which the standard
/// library does not count as a broken pipe.
fn is_closed_pipe(error: &io::Error) -> bool {
    const NO_DATA: i32 = 232;
    const PIPE_NOT_CONNECTED: i32 = 233;
    let windows =
        cfg!(windows) && matches!(error.raw_os_error(), Some(NO_DATA | PIPE_NOT_CONNECTED));
    windows || error.kind() == io::ErrorKind::BrokenPipe
}
