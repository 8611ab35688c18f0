//! The program inside the test: one run of it, and what it printed as text that is the same on every
//! machine.

use crate::folders::Folders;
use crate::kept::{hash, shortened};
use crate::runs::Run;
use crate::workbook;
use sanjian::cli::{Setting, Streams, run_in};
use sanjian::workspace::Surroundings;
use sanjian::workspace::held::clock::SetClock;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// In which form a command prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Zh,
    En,
    Json,
    Csv,
}

impl Form {
    pub const ALL: [Form; 4] = [Form::Zh, Form::En, Form::Json, Form::Csv];

    pub fn is_table(self) -> bool {
        matches!(self, Form::Zh | Form::En)
    }

    /// How the name of its snapshots ends.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Zh => "zh.txt",
            Form::En => "en.txt",
            Form::Json => "json",
            Form::Csv => "csv",
        }
    }

    fn words(self) -> [&'static str; 4] {
        match self {
            Form::Zh => ["--lang", "zh", "--format", "table"],
            Form::En => ["--lang", "en", "--format", "table"],
            Form::Json => ["--lang", "zh", "--format", "json"],
            Form::Csv => ["--lang", "zh", "--format", "csv"],
        }
    }
}

impl Folders {
    /// Runs them one after the other; what each printed. Files are the same in each form of results.
    pub fn run_all(&self, runs: &[Run], form: Form) -> Vec<Option<String>> {
        fs::create_dir_all(self.of(form)).unwrap();
        let runs = runs.iter();
        let wanted = |run: &Run| form.is_table() || !run.words.contains("OUT");
        runs.map(|run| wanted(run).then(|| self.run(run, form)))
            .collect()
    }

    fn run(&self, run: &Run, form: Form) -> String {
        let (results, words) = (kept_stream(), kept_stream());
        let setting = Setting {
            clock: Arc::new(SetClock::at(run.place.time())),
            surroundings: Surroundings::default,
            streams: Streams::kept(results.clone(), words.clone()),
        };
        let out = self.of(form).join("OUT");
        _ = fs::remove_dir_all(&out);
        fs::create_dir_all(&out).unwrap();
        let mut all: Vec<OsString> = vec!["sanjian".into(), "--data".into()];
        all.push(self.data(run.place, form).into());
        all.extend(form.words().map(OsString::from));
        all.extend(split(run.words).map(|word| self.path(word, form)));
        let exit = run_in(&all, &setting) as i32;

        let mut text = format!("$ sanjian {}  # {:?}\n", run.words, run.place);
        text += &self.part(&results.borrow(), form);
        if !words.borrow().is_empty() {
            text += "---- said ----\n";
            text += &self.part(&words.borrow(), form);
        }
        if exit != 0 {
            _ = writeln!(text, "---- exit {exit} ----");
        }
        text += &self.written(&out, form);
        text + "\n"
    }

    /// What stands in the files that a run wrote, by name; of sealed records nothing.
    fn written(&self, folder: &Path, form: Form) -> String {
        let mut paths: Vec<_> = { fs::read_dir(folder).unwrap() }
            .map(|entry| entry.unwrap().path())
            .collect();
        paths.sort();
        let mut text = String::new();
        for path in paths.iter().filter(|path| !path.ends_with("projects")) {
            if path.is_dir() {
                text += &self.written(path, form);
                continue;
            }
            let name = path.file_name().unwrap().to_string_lossy();
            let bytes = fs::read(path).unwrap();
            let held = match path.extension().and_then(|ending| ending.to_str()) {
                Some("xlsx") => workbook::cells(path).into_bytes(),
                Some("csv" | "jsonl") => bytes,
                _ => format!("{} bytes, SHA-256 {}\n", bytes.len(), hash(&bytes)).into_bytes(),
            };
            _ = write!(text, "---- {name} ----\n{}", self.part(&held, form));
        }
        text
    }

    /// Bytes as a part of a snapshot.
    fn part(&self, bytes: &[u8], form: Form) -> String {
        let mut text = self.same_everywhere(bytes, form);
        if !text.is_empty() && !text.ends_with('\n') {
            text += "[no line end]\n";
        }
        shortened(&text)
    }
}

fn kept_stream() -> Rc<RefCell<Vec<u8>>> {
    Rc::default()
}

/// Words as a shell takes them: apart at spaces, but for what stands between quotes.
fn split(words: &str) -> impl Iterator<Item = &str> {
    let parts = words.split('\'').enumerate();
    parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().collect::<Vec<_>>(),
        _ => vec![part],
    })
}
