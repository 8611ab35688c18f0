//! `doctor`: how everything stands that the program works with, a line each, and what to do. It answers where nothing
//! else does: a data folder that cannot be opened is a finding.

use super::door;
use super::out::Out;
use super::out::format::Telling;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::doctor::{self as say, HealthMark, Organ, Symptom};
use crate::text::head::called;
use crate::tui;
use crate::workspace::Workspace;
use serde_json::json;
use std::path::Path;

/// Looks at everything; `project` is the one that was named.
pub fn run(
    folder: &Path,
    opened: Result<Workspace, Failure>,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    let (mut found, exit) = match opened {
        Err(failure) => {
            let why = failure.sentences(lang).join(" ");
            let found = vec![Symptom::NoUse(folder.to_path_buf(), why)];
            (found, failure.exit())
        }
        Ok(mut workspace) => {
            door::look_if_any(&mut workspace, project);
            let settings = workspace.settings();
            let mut found = workspace.examined(lang);
            let before = found.iter().position(|one| one.organ() == Organ::Fonts);
            let at = before.unwrap_or(found.len());
            found.splice(at..at, tui::terminal_seen(&settings, true));
            (found, Exit::Done)
        }
    };
    found.sort_by_key(|one| one.organ() as u8);
    print(&found, out)?;
    Ok(match exit {
        Exit::Done => worst(&found),
        other => other,
    })
}

/// What it comes to for a script: records first, they are what it is all about.
fn worst(found: &[Symptom]) -> Exit {
    let bad = |organ: &[Organ]| {
        let mut grave = found.iter().filter(|one| one.mark() == HealthMark::Bad);
        grave.any(|one| organ.contains(&one.organ()))
    };
    match () {
        () if bad(&[Organ::Projects, Organ::Keys]) => Exit::Damaged,
        () if bad(&[Organ::Folder, Organ::Disk]) => Exit::Disk,
        () => Exit::Done,
    }
}

fn print(found: &[Symptom], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    match out.telling() {
        Telling::Words => {
            let widest = found.iter().map(|one| name(one, out).1).max().unwrap_or(0);
            for one in found {
                let (name, width) = name(one, out);
                let room = " ".repeat(widest - width);
                let said = one.said(lang);
                out.line(&format!("{} {name}{room}  {said}", one.mark().sign()))?;
                if let Some(advice) = one.advice(lang) {
                    out.line(&format!("  → {advice}"))?;
                }
            }
            if found.iter().all(|one| one.mark() == HealthMark::Sound) {
                out.say(say::all_sound(lang));
            }
            Ok(())
        }
        Telling::Document => {
            let rows = found.iter().map(|one| {
                json!({"part": one.organ().word(), "state": one.mark().word(),
                    "found": one.said(lang), "advice": one.advice(lang)})
            });
            let worst = found.iter().map(Symptom::mark).max();
            let worst = worst.unwrap_or(HealthMark::Sound).word();
            let rows: Vec<_> = rows.collect();
            out.json(&json!({"schema": "sanjian.doctor/1", "state": worst, "rows": rows}))
        }
        Telling::Rows => {
            let columns = Columns::of(lang, found)
                .words(called("part", say::head_part), |one| {
                    Cell::term(one.organ().word(), one.organ().words(lang))
                })
                .words(crate::text::head::STATE, |one| {
                    Cell::term(one.mark().word(), one.mark().sign())
                })
                .words(called("found", say::found), |one| one.said(lang))
                .words(called("advice", say::head_advice), |one| one.advice(lang));
            out.table(columns)
        }
    }
}

/// The name of the part, and its width.
fn name(one: &Symptom, out: &Out) -> (&'static str, usize) {
    let name = one.organ().words(out.lang);
    (name, crate::text::width::width(name))
}
