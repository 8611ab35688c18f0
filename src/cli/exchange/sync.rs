//! `sync`: meets another device by a folder, and says what came in, what went out and what did not.

use crate::cli::args::need::Need;
use crate::cli::door;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::cli::out::progress::ProgressLine;
use crate::failure::{self, Exit, Failure};
use crate::report::column::Columns;
use crate::text::collision;
use crate::text::conflict as conflicts;
use crate::text::escape::shown;
use crate::text::exchange as say;
use crate::text::remote::{self, sent_whole};
use crate::text::{Lang, head};
use crate::workspace::held::exchanged::{ExchangeAbout, Exchanged, Meeting, Synced};
use crate::workspace::held::strangers::Strangers;
use crate::workspace::{Command, Done, Soundness, Workspace};
use serde_json::{Value, json};
use std::ops::ControlFlow;
use std::path::Path;

pub fn run(
    (folder, fresh): (&Path, bool),
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    for doubt in workspace.meeting_target(folder)? {
        out.say(&format!("! {}", say::doubtful_target(out.lang, doubt)));
    }
    let mut progress = ProgressLine::new(out.lang);
    let about = match (project, fresh) {
        (Some(code), _) => ExchangeAbout::One(code.to_owned()),
        (None, true) => ExchangeAbout::All,
        (None, false) => ExchangeAbout::Known,
    };
    let meeting = Meeting {
        folder: folder.to_path_buf(),
        about,
        makes_folder: true,
    };
    let done = workspace.execute_watched(Command::Exchange(meeting), &mut |step| {
        progress.show(step);
        ControlFlow::Continue(())
    });
    progress.clear();
    match done? {
        Done::Exchanged(met) => told(&met, workspace, out),
        _ => Ok(Exit::Done),
    }
}

/// What came in, what went out and what did not.
fn told(met: &Exchanged, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let all = met.synced.as_slice();
    match out.telling() {
        Telling::Document => out.json(&Value::Array(all.iter().map(as_json).collect()))?,
        Telling::Rows => out.table(counts(all, out.lang))?,
        Telling::Words => all
            .iter()
            .try_for_each(|one| out.line(&say::summary(out.lang, &name(one), &figures(one))))?,
    }
    for one in all {
        tell(one, out);
    }
    let strange = workspace.strange_folders(&met.folder);
    for name in &strange {
        out.say(&format!("! {}", say::strange(out.lang, &shown(name))));
    }
    say_strangers(&met.strangers, out);
    if all.is_empty() && met.strangers.count() == 0 && strange.is_empty() {
        out.say(say::nothing(out.lang));
    } else if met.wrote() {
        let words = if met.is_remote {
            sent_whole
        } else {
            say::eject
        };
        out.say(words(out.lang));
    }
    Ok(exit(all))
}

/// What came in and went out of each project.
fn counts(all: &[Synced], lang: Lang) -> Columns<(&Synced, say::Figures)> {
    Columns::of(lang, all.iter().map(|one| (one, figures(one))))
        .words(head::CODE, |(one, _)| &one.code)
        .words(head::PROJECT, |(one, _)| &one.pid)
        .figures(head::RECORDS_IN, |(_, figures)| figures.records_in)
        .figures(head::SEGMENTS_IN, |(_, figures)| figures.segments_in)
        .figures(head::BLOBS_IN, |(_, figures)| figures.blobs_in)
        .figures(head::PRESENT, |(_, figures)| figures.present)
        .figures(head::WRITTEN, |(_, figures)| figures.written)
        .figures(head::BYTES, |(_, figures)| figures.bytes)
        .figures(head::THERE, |(_, figures)| figures.there)
}

/// Whatever a script has to look at: what is damaged here or there, and what was written twice.
fn exit(all: &[Synced]) -> Exit {
    let sound = |one: &Synced| one.is_sound() && one.forks.is_empty() && one.unfounded.is_empty();
    let exit = match all.iter().all(sound) {
        true => Exit::Done,
        false => Exit::Damaged,
    };
    let worst = all.iter().map(Synced::soundness).max();
    door::exit(Need::Look, exit, worst.unwrap_or_default())
}

/// Names the projects that are only there, and how to take one in.
fn say_strangers(strangers: &Strangers, out: &Out) {
    let lang = out.lang;
    let Some(first) = strangers.first.first() else {
        return;
    };
    out.say(&format!("! {}", say::strangers(lang, strangers.count())));
    for one in &strangers.first {
        out.say(&format!("    {}  {}", shown(one.asked()), shown(&one.name)));
    }
    out.say(&format!("  → {}", say::take_in(lang, first.asked())));
}

fn name(one: &Synced) -> String {
    let code = if one.code.is_empty() {
        &one.pid
    } else {
        &one.code
    };
    shown(code).into_owned()
}

fn figures(one: &Synced) -> say::Figures {
    say::Figures {
        segments_in: one.taken.segments,
        records_in: one.taken.records,
        blobs_in: one.taken.blobs,
        present: one.taken.present,
        written: one.copied.written,
        bytes: one.copied.bytes,
        there: one.copied.present,
    }
}

/// What the user should know besides the counts.
fn tell(one: &Synced, out: &Out) {
    let (lang, name, colon) = (out.lang, name(one), out.lang.colon());
    if one.one_way {
        out.say(&format!("! {name}{colon}{}", say::one_way(lang)));
    }
    for (file, needs) in &one.taken.waiting {
        out.say(&format!(
            "~ {name}{colon}{}",
            say::waits(lang, file, &needs.to_string())
        ));
    }
    tell_refused(one, &name, out);
    door::tell_of(&name, &one.notices, out);
    if let Some(first) = one.unfounded.first() {
        let all = one.unfounded.len();
        let words = say::unfounded(lang, all, &shown(first.about()));
        out.say(&format!("✗ {name}{colon}{words}"));
    }
    if one.awaited > 0 {
        out.say(&format!(
            "~ {name}{colon}{}",
            say::awaited(lang, one.awaited)
        ));
    }
    if one.closed > 0 {
        let words = remote::closed(lang, one.closed);
        out.say(&format!("~ {name}{colon}{words}"));
    }
    if !one.forks.is_empty() {
        out.say(&format!(
            "! {name}{colon}{}",
            collision::forked(lang, &one.forks)
        ));
    }
    if one.collisions > 0 {
        out.say(&format!(
            "! {name}{colon}{}",
            collision::open(lang, one.collisions)
        ));
    }
    if !one.conflicts.is_empty() {
        out.say(&format!(
            "! {name}{colon}{}",
            conflicts::open(lang, one.conflicts.len())
        ));
    }
}

/// What was not taken in, and what could not be written there.
fn tell_refused(one: &Synced, name: &str, out: &Out) {
    let (lang, colon) = (out.lang, out.lang.colon());
    for fault in &one.taken.refused {
        out.say(&format!(
            "✗ {name}{colon}{}{}{}",
            failure::fault(lang, fault),
            lang.stop(),
            say::refused(lang)
        ));
    }
    for file in &one.copied.different {
        out.say(&format!(
            "✗ {name}{colon}{} {}",
            say::different(lang),
            shown(file)
        ));
    }
    for file in &one.copied.broken {
        out.say(&format!(
            "✗ {name}{colon}{} {}",
            say::broken(lang),
            shown(file)
        ));
    }
    if let Some(left) = one.left {
        let words = failure::left(lang, left.records, left.why);
        out.say(&format!("! {name}: {words}"));
    }
}

fn as_json(one: &Synced) -> Value {
    let waiting: Vec<Value> = one
        .taken
        .waiting
        .iter()
        .map(|(file, needs)| json!({"file": file, "needs": needs.to_string()}))
        .collect();
    let refused: Vec<Value> = one
        .taken
        .refused
        .iter()
        .map(
            |fault| json!({"file": fault.file, "line": fault.line, "what": fault.kind.to_string()}),
        )
        .collect();
    json!({
        "project": one.pid,
        "code": one.code,
        "in": {"segments": one.taken.segments, "records": one.taken.records, "blobs": one.taken.blobs, "present": one.taken.present},
        "out": {"written": one.copied.written, "present": one.copied.present, "bytes": one.copied.bytes},
        "waiting": waiting,
        "refused": refused,
        "branches": one.taken.branches,
        "different": one.copied.different,
        "broken": one.copied.broken,
        "conflicts": one.conflicts,
        "collisions": one.collisions,
        "forks": one.forks,
        "unfounded": one.unfounded.iter().map(|wrong| &wrong.record).collect::<Vec<_>>(),
        "awaited": one.awaited,
        "closed": one.closed,
        "left": one.left.map_or(0, |left| left.records),
        "one_way": one.one_way,
        "sound": one.is_sound() && one.soundness() == Soundness::Sound,
    })
}
