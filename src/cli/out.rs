//! Printing: tables by display width, CSV, JSON; a closed pipe is no failure.

use super::args::Format;
use super::setting::Streams;
use crate::checklist::Library;
use crate::domain::Fault;
use crate::failure::Failure;
use crate::text::Lang;
use crate::text::escape::{self, guarded, shown};
use crate::text::refusal::{self, Names};
use crate::text::width::{fit, fit_right, width};
use serde_json::Value;
use std::io;

/// Where results and words go.
pub struct Out {
    pub lang: Lang,
    pub format: Format,
    streams: Streams,
}

/// A column of a printed table.
#[derive(Clone, Copy)]
pub struct Column {
    /// Name in JSON and in CSV.
    pub key: &'static str,
    /// Heading for people.
    pub head: &'static str,
    /// Whether figures stand in it, flush right.
    pub figures: bool,
}

/// A column of words.
pub fn words(key: &'static str, head: &'static str) -> Column {
    Column {
        key,
        head,
        figures: false,
    }
}

/// A column of figures.
pub fn figures(key: &'static str, head: &'static str) -> Column {
    Column {
        key,
        head,
        figures: true,
    }
}

impl Out {
    pub fn new(lang: Lang, format: Format, streams: Streams) -> Self {
        Self {
            lang,
            format,
            streams,
        }
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
        let text =
            serde_json::to_string_pretty(value).map_err(|error| Failure::internal(&error))?;
        self.line(&escape::json(&text))
    }

    /// A JSON value on one line, one of many.
    pub fn json_line(&mut self, value: &Value) -> Result<(), Failure> {
        self.line(&escape::json(&value.to_string()))
    }

    /// Rows in the form asked for.
    pub fn table(&mut self, columns: &[Column], rows: &[Vec<String>]) -> Result<(), Failure> {
        match self.format {
            Format::Table => self.aligned(columns, rows),
            Format::Csv => self.csv(columns, rows),
            Format::Json => {
                let object = |row: &Vec<String>| {
                    let pairs = columns
                        .iter()
                        .zip(row)
                        .map(|(column, cell)| (column.key.to_owned(), Value::from(cell.as_str())));
                    Value::Object(pairs.collect())
                };
                self.json(&Value::Array(rows.iter().map(object).collect()))
            }
        }
    }

    fn aligned(&mut self, columns: &[Column], rows: &[Vec<String>]) -> Result<(), Failure> {
        let cells: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| shown(cell).into_owned()).collect())
            .collect();
        let widest = |at: usize, head: &str| {
            let cells = cells
                .iter()
                .filter_map(|row| row.get(at))
                .map(|cell| width(cell));
            cells.chain([width(head)]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| widest(at, column.head))
            .collect();
        let line = |cells: &[&str]| {
            let place = |(cell, (column, wide)): (&&str, (&Column, &usize))| match column.figures {
                true => fit_right(cell, *wide),
                false => fit(cell, *wide),
            };
            let parts: Vec<String> = cells
                .iter()
                .zip(columns.iter().zip(&widths))
                .map(place)
                .collect();
            parts.join("  ").trim_end().to_owned()
        };
        let heads: Vec<&str> = columns.iter().map(|column| column.head).collect();
        self.line(&line(&heads))?;
        for row in &cells {
            let cells: Vec<&str> = row.iter().map(String::as_str).collect();
            self.line(&line(&cells))?;
        }
        Ok(())
    }

    fn csv(&mut self, columns: &[Column], rows: &[Vec<String>]) -> Result<(), Failure> {
        let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
        let heads = columns.iter().map(|column| column.head.to_owned());
        let all = std::iter::once(heads.collect()).chain(rows.iter().cloned());
        for row in all {
            let guarded = row.iter().map(|cell| guarded(cell).into_owned());
            writer
                .write_record(guarded.collect::<Vec<_>>())
                .map_err(|error| Failure::internal(&error))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(|error| Failure::internal(&error))?;
        self.bytes(&bytes)
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
        let names = Names {
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
