//! Failures as sentences in the user's language.

use super::{Doing, Failure, strict, system};
use crate::domain::flaw::FileFault;
use crate::domain::wish::WishFault;
use crate::store::{DiskError, ReadOnlyReason, StoreError};
use crate::text::escape::{place, quoted, shown};
use crate::text::head::Phrase;
use crate::text::mishap::{self as say, fault};
use crate::text::{Lang, contrary, division, evidence, exchange};
use std::io;

impl Failure {
    /// What happened and what to do next, a sentence each.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        match self {
            Failure::NoProject => no_project(lang),
            Failure::Vanished(id) => vec![lang.about(shown(id), contrary::vanished(lang))],
            Failure::ManyProjects(codes) => many_projects(lang, codes),
            Failure::NoSuchProject { code, have } => no_such_project(lang, (code, have)),
            Failure::ProjectExists(code) => named(lang, say::project_exists, code, say::other_code),
            Failure::NoSuchCheck(id) => vec![lang.about(say::no_such_check(lang), quoted(id))],
            Failure::NotSignable(id) => vec![lang.about(say::not_signable(lang), quoted(id))],
            Failure::NoSuchSubject(code) => named(lang, say::no_such_subject, code, say::see_codes),
            Failure::Paper(failure) => failure.sentences(lang),
            Failure::NoSuchChecklist(id) => {
                named(lang, say::no_such_checklist, id, say::see_checklists)
            }
            Failure::NoSuchEvidence(hash) => evidence::unknown(lang, hash),
            Failure::NoSuchItem { item, have } => evidence::no_item(lang, item, have),
            Failure::StageNotOpen { stage, open } => {
                evidence::not_open(lang, stage, open.as_deref())
            }
            Failure::Unfit { path, why } => {
                vec![evidence::unfit(lang, &path.display().to_string(), *why)]
            }
            Failure::NoViewer { path, error } => evidence::no_viewer(lang, path, error),
            Failure::Usage {
                what,
                text,
                expected,
            } => expected.sentences(lang, what, text),
            Failure::ReadOnly { holder, reason } => read_only(lang, holder.as_deref(), *reason),
            Failure::File { path, kind, error } => {
                vec![lang.about(place(path), system::why(lang, *kind, error))]
            }
            Failure::Output { kind, error } => output(lang, &system::why(lang, *kind, error)),
            Failure::Stopped {
                line,
                recorded,
                why,
            } => stopped(lang, *line, *recorded, why),
            Failure::FileExists(path) => {
                let said = lang.about(say::file_exists(lang), place(path));
                vec![said, say::other_name(lang).to_owned()]
            }
            Failure::Wish(faults) => wish(lang, faults),
            Failure::NotATable { path, error } => {
                vec![lang.about(place(path), super::table::unreadable(lang, error))]
            }
            Failure::Entry(faults) => super::table::entry(lang, faults),
            Failure::Table { faults } => super::table::sentences(lang, faults),
            Failure::Locked(error) => super::key::locked(lang, error),
            Failure::Checklist { faults } => checklist(lang, faults),
            Failure::Store(error) => store(lang, error),
            Failure::Disk(error) => system::disk(lang, error),
            Failure::Internal(error) => internal(lang, error),
        }
    }
}

/// What is said of a name that somebody gave, and what to do next.
fn named(lang: Lang, said: Phrase, name: &str, next: Phrase) -> Vec<String> {
    vec![lang.about(said(lang), quoted(name)), next(lang).to_owned()]
}

fn wish(lang: Lang, faults: &[WishFault]) -> Vec<String> {
    let faults = faults.iter();
    faults.map(|fault| division::fault(lang, fault)).collect()
}

fn many_projects(lang: Lang, codes: &[String]) -> Vec<String> {
    vec![
        say::many_projects(lang).to_owned(),
        format!("{}{}", say::name_one(lang), list(lang, codes)),
    ]
}

fn no_such_project(lang: Lang, (code, have): (&str, &[String])) -> Vec<String> {
    vec![
        lang.about(say::no_such_project(lang), quoted(code)),
        format!("{}{}", say::there_are(lang), list(lang, have)),
    ]
}

fn checklist(lang: Lang, faults: &[FileFault]) -> Vec<String> {
    let mut lines = vec![say::faulty_checklist(lang, faults.len())];
    lines.extend(
        faults
            .iter()
            .map(|fault| crate::text::flaw::sentence(lang, fault)),
    );
    lines
}

/// What the program was about, where it is known, and every cause behind it; some errors name their cause
/// themselves.
fn internal(lang: Lang, error: &anyhow::Error) -> Vec<String> {
    let doing = error.downcast_ref::<Doing>();
    let mut said: Vec<String> = doing.iter().map(|doing| doing.words(lang)).collect();
    for cause in error.chain().skip(said.len()) {
        let system = doing.and(cause.downcast_ref::<io::Error>());
        let words = system.map(|error| system::why(lang, error.kind(), &error.to_string()));
        let words = words.unwrap_or_else(|| cause.to_string());
        if said.last().is_none_or(|last| !last.contains(&words)) {
            said.push(words);
        }
    }
    vec![
        lang.about(say::internal(lang), shown(&said.join(lang.colon()))),
        say::report_it(lang).to_owned(),
    ]
}

fn no_project(lang: Lang) -> Vec<String> {
    vec![
        say::no_project(lang).to_owned(),
        say::make_project(lang).to_owned(),
    ]
}

/// Why nothing can be written, and what helps.
pub fn read_only(lang: Lang, holder: Option<&str>, reason: ReadOnlyReason) -> Vec<String> {
    match reason {
        ReadOnlyReason::Held => {
            // Who holds it is written for programs: device and process.
            let process = holder.and_then(|holder| holder.rsplit_once(' '));
            let process = process.map_or("?", |(_, process)| process);
            vec![
                say::held(lang, &shown(process)),
                say::close_that_one(lang).to_owned(),
            ]
        }
        ReadOnlyReason::Asked => vec![say::asked_to_read(lang).to_owned()],
        ReadOnlyReason::Beside => vec![say::not_beside(lang).to_owned()],
        ReadOnlyReason::Protected => vec![
            say::protected(lang).to_owned(),
            say::lift_protection(lang).to_owned(),
        ],
        ReadOnlyReason::Unreadable => vec![
            say::unreadable(lang).to_owned(),
            say::fetch_records(lang).to_owned(),
        ],
        ReadOnlyReason::Full => vec![say::full(lang).to_owned(), say::free_some(lang).to_owned()],
        ReadOnlyReason::Failed => vec![
            say::disk_refuses(lang).to_owned(),
            say::check_disk(lang).to_owned(),
        ],
        ReadOnlyReason::Gone => vec![
            say::gone(lang).to_owned(),
            say::fetch_project(lang).to_owned(),
        ],
    }
}

/// Records that could not be handed over, and how they can.
pub fn left(lang: Lang, records: u64, why: ReadOnlyReason) -> String {
    let why = match why {
        ReadOnlyReason::Held | ReadOnlyReason::Asked | ReadOnlyReason::Beside => {
            exchange::Unsealed::Held
        }
        ReadOnlyReason::Full => exchange::Unsealed::Full,
        ReadOnlyReason::Failed
        | ReadOnlyReason::Gone
        | ReadOnlyReason::Protected
        | ReadOnlyReason::Unreadable => exchange::Unsealed::Failed,
    };
    exchange::left(lang, records, why)
}

pub(super) fn store(lang: Lang, error: &StoreError) -> Vec<String> {
    // English words stand beside the type itself.
    let refuses = |zh: String| {
        let why = match lang {
            Lang::Zh => zh,
            Lang::En => shown(&error.to_string()).into_owned(),
        };
        vec![say::store_refuses(lang, &why)]
    };
    match error {
        StoreError::Disk(error) => system::disk(lang, error),
        StoreError::WriteFailed(error) => unsaved(lang, error, say::not_saved(lang)),
        StoreError::Unconfirmed(error) => unsaved(lang, error, say::not_confirmed(lang)),
        StoreError::ReadOnly => read_only(lang, None, ReadOnlyReason::Failed),
        StoreError::Damaged(fault) => vec![
            lang.about(say::damaged(lang), super::damage::fault(lang, fault)),
            say::see_damage(lang).to_owned(),
        ],
        StoreError::NoBlob(hash) => vec![lang.about(say::no_content(lang), quoted(hash))],
        StoreError::Refused(why) => refuses(fault::not_written(&strict::refused(why))),
        StoreError::NoRecord(id) => refuses(fault::no_record(id)),
        StoreError::UnknownHead(id) => refuses(fault::unknown_head(id)),
        StoreError::Name(name) => refuses(fault::no_name(&quoted(name))),
        StoreError::NoProject => refuses(fault::no_project()),
        StoreError::NoRandom => refuses(fault::no_random()),
    }
}

/// What became of an entry, and why; a full disk is said first, a narrow line shows no more.
fn unsaved(lang: Lang, error: &DiskError, what: &str) -> Vec<String> {
    let mut words = vec![what.to_owned()];
    words.extend(system::disk(lang, error));
    if error.is_full() {
        let lead = say::disk_full(lang);
        words = vec![format!("{lead}{what}"), system::full(lang, error)];
    }
    words
}

fn output(lang: Lang, why: &str) -> Vec<String> {
    vec![
        say::cut_short(lang, why),
        say::free_or_elsewhere(lang).to_owned(),
    ]
}

/// Where a batch stopped comes last: why it did is what has to be mended first.
fn stopped(lang: Lang, line: u64, recorded: u64, why: &Failure) -> Vec<String> {
    let mut words = why.sentences(lang);
    words.push(say::stopped(lang, line, recorded));
    words
}

fn list(lang: Lang, codes: &[String]) -> String {
    let shown: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
    shown.join(lang.between())
}
