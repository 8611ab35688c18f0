//! `export` and `rollup`: summaries and sealed records out, many projects counted together.
//!
//! | file | noun |
//! |---|---|
//! | `sync` | meeting another device |
//! | `conflict` | what has to be settled after it |

pub(super) mod conflict;
pub(super) mod sync;

use super::args::RatesAsked;
use super::args::need::Need;
use super::door;
use super::out::Out;
use super::out::format::Telling;
use super::rates::{disputed, print};
use crate::checklist::Library;
use crate::domain::grade::Scheme;
use crate::failure::{self, Exit, Failure};
use crate::fleet::Rollup;
use crate::rates::json::RatesHeading;
use crate::text::escape::{place, shown};
use crate::text::evidence;
use crate::text::exchange as say;
use crate::text::facts;
use crate::text::words::SchemeName;
use crate::workspace::held::exchanged::{Exported, FactsAsked, FactsMade};
use crate::workspace::{Command, Done, Soundness, Workspace};
use serde_json::Value;
use std::path::{Path, PathBuf};

pub fn export(folder: &Path, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    for doubt in workspace.export_target(folder)? {
        out.say(&format!("! {}", say::doubtful_target(lang, doubt)));
    }
    match workspace.execute(Command::Export(folder.to_path_buf(), lang))? {
        Done::Exported(exported) => told(&exported, out),
        _ => Ok(Exit::Done),
    }
}

/// What was written, and what was not.
fn told(exported: &Exported, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let copied = &exported.copied;
    let size = evidence::size(copied.bytes);
    out.line(&say::written(lang, copied.written, &size, copied.present))?;
    for file in &exported.files {
        out.line(&exported.summary.join(file).display().to_string())?;
    }
    for file in &copied.different {
        let lead = say::not_overwritten(lang);
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    for file in &copied.broken {
        let lead = say::export_elsewhere(lang);
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    if let Some(left) = exported.left {
        out.say(&format!(
            "! {}",
            failure::left(lang, left.records, left.why)
        ));
    }
    out.say(say::eject(lang));
    let sound = copied.different.is_empty() && copied.broken.is_empty();
    Ok(if sound { Exit::Done } else { Exit::Damaged })
}

pub fn rollup(
    folders: &[PathBuf],
    (asked, facts): (&RatesAsked, Option<FactsAsked>),
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let query = asked.query(workspace)?;
    let (rollup, made) = workspace.rollup(folders, &query, facts.as_ref())?;
    let shared = rollup.shared.as_ref();
    let name = match shared.and_then(|shared| shared.scheme.as_ref()) {
        Some(scheme) => Library::load(&[]).scheme_name(scheme, out.lang),
        None => SchemeName::mixed(out.lang),
    };
    // A table of nothing says nothing; a program that asked gets its rows all the same.
    if !(rollup.projects.is_empty() && out.telling() == Telling::Words) {
        print(&rollup.table, &query, &heading(&rollup), &name, out)?;
    }
    made.iter().for_each(|made| told_facts(made, out));
    let disputed = disputed(&rollup.table, &rollup.forks, out);
    for (folder, trouble) in &rollup.troubles {
        let mark = if trouble.is_fault() { "✗" } else { "!" };
        let folder = place(folder);
        out.say(&format!(
            "{mark} {folder}{}{}",
            out.lang.colon(),
            failure::folder_trouble(out.lang, trouble)
        ));
    }
    let exit = if rollup.is_sound() {
        disputed
    } else {
        Exit::Damaged
    };
    Ok(door::exit(Need::Look, exit, rollup.soundness()))
}

/// What was made of facts, and what is not of this run.
fn told_facts(made: &FactsMade, out: &Out) {
    let lang = out.lang;
    out.say(&facts::made(lang, made.projects, &place(&made.folder)));
    if made.others > 0 {
        out.say(&format!("! {}", facts::others(lang, made.others)));
    }
    if made.unread > 0 {
        out.say(&format!("! {}", facts::unread(lang, made.unread)));
    }
}

/// One project keeps its own heading, so that its rollup equals its rates.
fn heading(rollup: &Rollup) -> RatesHeading {
    let project = match rollup.projects.as_slice() {
        [one] => Value::from(one.as_str()),
        many => Value::from(many.to_vec()),
    };
    let shared = rollup.shared.clone();
    let scheme = shared
        .as_ref()
        .map(|shared| shared.scheme.as_ref().map_or("mixed", Scheme::as_str));
    RatesHeading {
        project,
        scheme: scheme.unwrap_or("none").to_owned(),
        zone: shared.as_ref().and_then(|shared| shared.zone),
        targets: shared.map(|shared| shared.targets).unwrap_or_default(),
        unverified: rollup.soundness() != Soundness::Sound,
    }
}
