//! `receive`: what sticks and shares hold, taken into headquarters' store, and what came of it.

use crate::cli::args::ReceiveAsked;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::cli::out::progress::ProgressLine;
use crate::cli::out::secret::Pins;
use crate::failure::{self, Exit, Failure, Locked};
use crate::report::column::Columns;
use crate::text::escape::{place, shown};
use crate::text::{Lang, exchange, head, headquarters as say, remote};
use crate::workspace::headquarters::{HqCommand, Receiving};
use crate::workspace::held::received::{PlaceTrouble, Received, ReceivedProject};
use crate::workspace::{Command, Done, Workspace};
use serde_json::{Value, json};
use std::ops::ControlFlow;

pub fn run(
    asked: &ReceiveAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let pin = match asked.no_answer {
        true => None,
        false => {
            let card = workspace.own_cards()?.into_iter().next();
            let name = card.ok_or(Locked::NoHqKey)?.name;
            Some(Pins::new(out.lang).of(&name, asked.pin_file.as_deref())?)
        }
    };
    let receiving = Receiving {
        places: asked.places.clone(),
        store: asked.into.clone(),
        identities: asked.identities.clone(),
        pin,
    };
    let mut progress = ProgressLine::new(out.lang);
    let command = Command::Headquarters(HqCommand::Receive(receiving));
    let done = workspace.execute_watched(command, &mut |step| {
        progress.show(step);
        ControlFlow::Continue(())
    });
    progress.clear();
    match done? {
        Done::Received(received) => told(&received, out),
        _ => Ok(Exit::Done),
    }
}

fn told(received: &Received, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    match out.telling() {
        Telling::Document => out.json(&as_json(received))?,
        Telling::Rows => out.table(rows(received, lang))?,
        Telling::Words => {
            { received.projects.iter() }.try_for_each(|one| out.line(&sentence(lang, one)))?
        }
    }
    received.projects.iter().for_each(|one| tell(one, out));
    for (dir, why) in &received.troubles {
        let mark = if why.is_fault() { "✗" } else { "!" };
        let (place, colon) = (place(dir), lang.colon());
        out.say(&format!("{mark} {place}{colon}{}", trouble(lang, why)));
    }
    if received.answered_by.is_none() {
        out.say(&format!("! {}", say::not_answered(lang)));
    }
    let store = place(&received.store);
    out.say(&format!("{}{store}", say::taken_in(lang)));
    let is_sound = received.projects.iter().all(ReceivedProject::is_sound);
    let is_whole = !received.troubles.iter().any(|(_, why)| why.is_fault());
    Ok(match (is_sound, is_whole) {
        (false, _) => Exit::Damaged,
        (true, false) => Exit::Disk,
        (true, true) => Exit::Done,
    })
}

fn name(one: &ReceivedProject) -> String {
    let name = match one.code.as_str() {
        "" => one.pid.clone(),
        code => format!("{code} {}", one.name),
    };
    shown(&name).into_owned()
}

fn records(one: &ReceivedProject) -> u64 {
    one.held.iter().map(|(_, seq)| seq).sum()
}

/// What came of a project, in a line.
fn sentence(lang: Lang, one: &ReceivedProject) -> String {
    let mut said = vec![say::received(
        lang,
        &name(one),
        one.taken.records,
        one.taken.blobs,
    )];
    if !one.held.is_empty() {
        said.push(say::held(lang, one.held.len(), records(one)));
    }
    if one.blobs.1 > 0 {
        said.push(say::lacking(lang, one.blobs.1));
    }
    if one.receipts > 0 {
        said.push(say::answered(lang, one.receipts));
    }
    said.join(lang.pick("；", "; "))
}

/// What is wrong with a project, and what waits.
fn tell(one: &ReceivedProject, out: &Out) {
    let (lang, name, colon) = (out.lang, name(one), out.lang.colon());
    let said = |mark: &str, words: &str| out.say(&format!("{mark} {name}{colon}{words}"));
    for (file, needs) in &one.taken.waiting {
        let words = exchange::waits(lang, file, &needs.to_string());
        said("~", &words);
    }
    let refused = one.taken.refused.iter().chain(&one.faults);
    refused.for_each(|fault| said("✗", &failure::fault(lang, fault)));
    let list = |devices: &[String]| devices.join(lang.between());
    if !one.unsound.is_empty() {
        let words = format!("{}{}", say::one_damaged(lang), list(&one.unsound));
        said("✗", &words);
    }
    if !one.forks.is_empty() {
        let words = format!("{}{}", say::two_histories(lang), list(&one.forks));
        said("!", &words);
    }
}

fn trouble(lang: Lang, why: &PlaceTrouble) -> String {
    match why {
        PlaceTrouble::Missing => exchange::no_folder(lang).to_owned(),
        PlaceTrouble::Nothing => exchange::none_here(lang).to_owned(),
        PlaceTrouble::Closed(files) => {
            let next = remote::give_identity(lang);
            [&remote::closed_to_all(lang, *files), lang.stop(), next].concat()
        }
        PlaceTrouble::Renamed => say::place_renamed(lang).to_owned(),
        PlaceTrouble::Same => say::place_same(lang).to_owned(),
        PlaceTrouble::Failed(failure) => failure.sentences(lang).join(" "),
        PlaceTrouble::Unanswered(failure) => {
            let why = failure.sentences(lang).join(" ");
            format!("{}{why}", say::unanswered(lang))
        }
    }
}

fn rows(received: &Received, lang: Lang) -> Columns<&ReceivedProject> {
    Columns::of(lang, &received.projects)
        .words(head::PROJECT, |one| &one.pid)
        .words(head::CODE, |one| &one.code)
        .words(head::NAME, |one| &one.name)
        .figures(head::RECORDS_IN, |one| one.taken.records)
        .figures(head::BLOBS_IN, |one| one.taken.blobs)
        .figures(head::RECORDS_ALL, records)
        .figures(head::BLOBS_MISSING, |one| one.blobs.1)
        .figures(head::RECEIPTS, |one| one.receipts)
        .figures(head::DEVICES_WRONG, |one| one.unsound.len())
}

fn as_json(received: &Received) -> Value {
    let projects = received.projects.iter().map(|one| {
        let held = one.held.iter();
        json!({
            "project": one.pid,
            "code": one.code,
            "name": one.name,
            "in": {"segments": one.taken.segments, "records": one.taken.records, "blobs": one.taken.blobs, "present": one.taken.present},
            "held": held.map(|(did, seq)| json!({"did": did, "seq": seq})).collect::<Vec<_>>(),
            "blobs": {"have": one.blobs.0, "missing": one.blobs.1},
            "receipts": one.receipts,
            "waiting": one.taken.waiting.len(),
            "refused": one.taken.refused.iter().map(|fault| json!({"file": fault.file, "line": fault.line, "what": fault.kind.to_string()})).collect::<Vec<_>>(),
            "unsound": one.unsound,
            "forks": one.forks,
            "sound": one.is_sound(),
        })
    });
    let troubles = received.troubles.iter().map(
        |(dir, why)| json!({"place": dir.display().to_string(), "what": trouble(Lang::En, why)}),
    );
    json!({
        "store": received.store.display().to_string(),
        "answered_by": received.answered_by,
        "projects": projects.collect::<Vec<_>>(),
        "troubles": troubles.collect::<Vec<_>>(),
    })
}
