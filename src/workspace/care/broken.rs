//! A fault of the program: a report of it without personal data, kept in the data folder, and said in the user's
//! language. What the process knows of itself for that is kept here, because the hook is the process's. Nothing is
//! mended: what was saved is on disk already.

use super::traces;
use crate::failure::Failure;
use crate::store::{Disk, RealDisk};
use crate::text::Lang;
use crate::text::mishap::broken as say;
use chrono::Utc;
use std::backtrace::Backtrace;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

/// The folder of reports in a data folder.
pub const FOLDER: &str = "reports";
/// So many are kept; the oldest goes.
const MOST: usize = 20;

/// What the process knows of itself while it runs.
struct Whereabouts {
    thread: Option<ThreadId>,
    /// The words of the command that name commands; no others.
    command: String,
    /// Where on the screen.
    page: String,
    lang: Lang,
    data: Option<PathBuf>,
    /// What became of the report of what ended the run, until it is said.
    ended: Option<KeptReport>,
}

static NOW: Mutex<Whereabouts> = Mutex::new(Whereabouts {
    thread: None,
    command: String::new(),
    page: String::new(),
    lang: Lang::Zh,
    data: None,
    ended: None,
});

fn note(change: impl FnOnce(&mut Whereabouts)) {
    change(&mut NOW.lock().unwrap_or_else(PoisonError::into_inner));
}

/// From now on faults are reported; one of this thread ends the run, and waits to be said.
pub fn attend(command: &str) {
    note(|now| {
        now.thread = Some(thread::current().id());
        now.command = command.to_owned();
    });
    std::panic::set_hook(Box::new(|info| {
        let kept = keep(info);
        if is_of_the_run() {
            note(|now| now.ended = Some(kept));
        }
    }));
}

/// What is to be said of the fault that ended the run: once the terminal was given back, or it would go over the words.
pub fn ended() -> Vec<String> {
    let mut now = NOW.lock().unwrap_or_else(PoisonError::into_inner);
    let lang = now.lang;
    let kept = now.ended.take();
    kept.map_or_else(Vec::new, |kept| sentences(lang, &kept))
}

/// Whether this thread is the one whose end is the program's.
pub fn is_of_the_run() -> bool {
    let thread = NOW.lock().unwrap_or_else(PoisonError::into_inner).thread;
    thread == Some(thread::current().id())
}

/// The language of the run.
pub fn speak(lang: Lang) {
    note(|now| now.lang = lang);
}

/// The data folder of the run, where reports go.
pub fn report_into(data: &Path) {
    let data = std::path::absolute(data).ok();
    note(|now| now.data = data);
}

/// Which part of the screen is to hear the keys, by the program's own names.
pub fn be_on(page: String) {
    note(|now| now.page = page);
}

/// What became of a report.
pub struct KeptReport {
    text: String,
    /// Where it lies, or why it was not written; nothing where no folder was opened.
    file: Option<Result<PathBuf, Failure>>,
}

/// Reports a fault; nothing is said.
pub fn keep(info: &PanicHookInfo<'_>) -> KeptReport {
    let now = NOW.lock().unwrap_or_else(PoisonError::into_inner);
    let text = report(&now, info);
    let file = now.data.as_ref().map(|data| written(data, &text));
    KeptReport { text, file }
}

fn report(now: &Whereabouts, info: &PanicHookInfo<'_>) -> String {
    let lang = now.lang;
    let at = info.location().map(|at| {
        let file = traces::place(at.file());
        format!("{file}:{}:{}", at.line(), at.column())
    });
    let place = at.unwrap_or_default();
    let kind = traces::kind(info.payload());
    let kind = kind.unwrap_or_else(|| say::withheld(lang).to_owned());
    let thread = match thread::current().name() {
        // Named by the program itself.
        Some(name) if name.is_ascii() => name.to_owned(),
        _ => String::new(),
    };
    let rows = [
        (say::program(lang), program()),
        (say::system(lang), system()),
        (
            say::time(lang),
            Utc::now().format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        ),
        (say::command(lang), now.command.clone()),
        (say::page(lang), now.page.clone()),
        (say::thread(lang), thread),
        (say::place(lang), place),
        (say::kind(lang), kind),
    ];
    let mut lines = vec![
        say::title(lang).to_owned(),
        say::holds(lang).to_owned(),
        String::new(),
    ];
    lines.extend(rows.map(|(name, said)| lang.about(name, said)));
    lines.extend([String::new(), say::backtrace(lang).to_owned()]);
    lines.extend(traces::frames(&Backtrace::force_capture().to_string()));
    lines.join("\n") + "\n"
}

/// Its version, and how it was built.
pub fn program() -> String {
    let remote = if cfg!(feature = "remote") {
        "+remote"
    } else {
        ""
    };
    let debug = if cfg!(debug_assertions) { " debug" } else { "" };
    format!("sanjian {}{remote}{debug}", env!("CARGO_PKG_VERSION"))
}

/// The system it runs on.
pub fn system() -> String {
    use std::env::consts::{ARCH, OS};
    format!("{OS} {ARCH}")
}

/// Writes a report; the oldest of too many goes.
fn written(data: &Path, text: &str) -> Result<PathBuf, Failure> {
    let disk = RealDisk::new(data)?;
    let folder = data.join(FOLDER);
    disk.create_dir_all(&folder)?;
    let there = disk.list(&folder)?;
    let surplus = (there.len() + 1).saturating_sub(MOST);
    for old in there.iter().filter(|one| !one.is_dir).take(surplus) {
        // One that cannot be removed is one too many, no more.
        _ = disk.remove(&folder.join(&old.name));
    }
    let now = Utc::now().format("%Y%m%dT%H%M%S%3fZ");
    let path = folder.join(format!("{now}-{}.txt", std::process::id()));
    disk.replace(&path, text.as_bytes())?;
    Ok(path)
}

/// What happened, where the report lies, what to do next; the report itself where it could not be written.
fn sentences(lang: Lang, kept: &KeptReport) -> Vec<String> {
    let mut said = vec![say::broke(lang).to_owned()];
    match &kept.file {
        Some(Ok(path)) => said.push(say::lies_in(lang, &path.display().to_string())),
        Some(Err(error)) => {
            said.extend(error.sentences(lang));
            said.push(say::is_below(lang).to_owned());
        }
        None => said.push(say::is_below(lang).to_owned()),
    }
    said.push(say::hand_it_on(lang).to_owned());
    if !matches!(kept.file, Some(Ok(_))) {
        said.push(format!("\n{}", kept.text));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_of_too_many_reports_goes() {
        let data = tempfile::tempdir().unwrap();
        for nth in 0..MOST + 3 {
            let path = written(data.path(), &format!("{nth}")).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(2));
            assert!(path.starts_with(data.path().join(FOLDER)));
        }
        let there = std::fs::read_dir(data.path().join(FOLDER)).unwrap();
        let mut texts: Vec<String> = there
            .map(|one| std::fs::read_to_string(one.unwrap().path()).unwrap())
            .collect();
        texts.sort_by_key(|text| text.parse::<usize>().unwrap());
        assert_eq!(texts.len(), MOST);
        assert_eq!(texts.first().map(String::as_str), Some("3"));
    }
}
