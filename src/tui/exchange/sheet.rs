//! What an exchange came to, line by line: what came, what went, what waits, what was refused and
//! where it is kept, and what nobody can know before the stick was inserted again.

use crate::audit::contrary::Contradiction;
use crate::audit::findings::Findings;
use crate::failure;
use crate::text::screen::exchange as say;
use crate::text::{Lang, collision, conflict, escape::shown, evidence, exchange, remote, sheet};
use crate::tui::list::Parts;
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::workspace::Soundness;
use crate::workspace::held::exchanged::{Exchanged, Exported, Inspected, Synced};
use crate::workspace::held::strangers::Strangers;
use std::path::Path;

/// So many faults of a checked stick are named.
const MOST_FAULTS: usize = 8;

/// The sheet of the last errand that went to this folder, if it came to an end.
pub fn lines(folder: &Path, scene: &Scene) -> Option<Parts> {
    let workspace = scene.workspace;
    if let Some(found) = workspace.inspected().filter(|found| found.folder == folder) {
        return Some(inspected(found, scene));
    }
    let done = workspace.exchanged().filter(|done| done.folder == folder)?;
    Some(exchanged(done, scene))
}

fn exchanged(done: &Exchanged, scene: &Scene) -> Parts {
    let (lang, theme) = (scene.lang, scene.theme);
    let folder = done.folder.display().to_string();
    let mut lines = vec![(say::done(lang, &folder, &done.at), theme.strong)];
    if done.stopped() {
        lines.push((doubt::marked(say::stopped(lang)), theme.warn));
    }
    if done.synced.is_empty() && done.strangers.count() == 0 {
        lines.push((exchange::nothing(lang).to_owned(), theme.warn));
    }
    for one in &done.synced {
        lines.push((String::new(), theme.base));
        project(&mut lines, one, scene);
    }
    strangers(&mut lines, &done.strangers, scene);
    if done.same_disk {
        lines.push((String::new(), theme.base));
        lines.push((doubt::marked(say::same_disk(lang)), theme.warn));
    }
    if done.wrote() && done.is_remote {
        lines.push((String::new(), theme.base));
        lines.push((remote::sent_whole(lang).to_owned(), theme.good));
    } else if done.wrote() {
        let eject = if done.same_disk { "" } else { say::eject(lang) };
        let gap = lang.pick("", " ");
        let words = [say::memory_only(lang), gap, eject].concat();
        lines.push((String::new(), theme.base));
        lines.push((doubt::marked(words.trim_end()), theme.warn));
    }
    lines
}

/// The projects that are only there, each with the figure that takes it in.
fn strangers(lines: &mut Parts, strangers: &Strangers, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    if strangers.first.is_empty() {
        return;
    }
    lines.push((String::new(), theme.base));
    let words = exchange::strangers(lang, strangers.count());
    lines.push((doubt::marked(words), theme.warn));
    for (figure, one) in (1..).zip(&strangers.first) {
        let (code, name) = (shown(one.asked()), shown(&one.name));
        lines.push((format!("  {figure}  {code}  {name}"), theme.strong));
    }
    lines.push((format!("  {}", say::which_in(lang)), theme.base));
}

fn project(lines: &mut Parts, one: &Synced, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let code = if one.code.is_empty() {
        &one.pid
    } else {
        &one.code
    };
    lines.push((shown(code).into_owned(), theme.strong));
    let (taken, copied) = (&one.taken, &one.copied);
    let came = say::came(lang, taken.records, taken.blobs);
    lines.push((format!("  {}  {came}", say::took(lang)), theme.base));
    let went = say::went(lang, copied.records, copied.blobs, copied.bytes);
    match one.one_way {
        true => lines.push((
            format!("  {}", doubt::marked(exchange::one_way(lang))),
            theme.warn,
        )),
        false => lines.push((format!("  {}  {went}", say::gave(lang)), theme.base)),
    }
    for notice in &one.notices {
        let (mark, style) = match notice.soundness() {
            Soundness::Sound => ("!", theme.warn),
            Soundness::Damaged | Soundness::Unreadable => ("x", theme.bad),
        };
        let text = failure::notice(lang, notice);
        lines.push((format!("  {mark} {text}"), style));
    }
    if one.soundness() != Soundness::Sound {
        lines.push((format!("  x {}", sheet::unverified(lang)), theme.bad));
    }
    if let Some(first) = one.unfounded.first() {
        let all = one.unfounded.len();
        let words = exchange::unfounded(lang, all, &shown(first.about()));
        lines.push((format!("  x {words}"), theme.bad));
    }
    let mut warn = |text: String| lines.push((format!("  {}", doubt::marked(text)), theme.warn));
    if let Some(left) = one.left {
        warn(failure::left(lang, left.records, left.why));
    }
    if !one.forks.is_empty() {
        warn(collision::forked_here(lang, one.forks.len()));
    }
    if !one.conflicts.is_empty() {
        let open = conflict::open_here(lang, one.conflicts.len());
        warn(format!("{open}{}", lang.semicolon()) + say::to_settle(lang));
    }
    if one.collisions > 0 {
        warn(collision::open(lang, one.collisions));
    }
    still_to_come(lines, one, scene);
    refused(lines, one, scene);
}

/// What waits for others, has not come, or cannot be read here.
fn still_to_come(lines: &mut Parts, one: &Synced, scene: &Scene) {
    let (lang, style) = (scene.lang, scene.theme.base);
    for (file, needs) in &one.taken.waiting {
        let waits = exchange::waits(lang, file, &needs.to_string());
        lines.push((format!("  ~ {waits}"), style));
    }
    if one.awaited > 0 {
        let words = exchange::awaited(lang, one.awaited);
        lines.push((format!("  ~ {words}"), style));
    }
    if one.closed > 0 {
        let words = remote::closed(lang, one.closed);
        lines.push((format!("  ~ {words}"), style));
    }
}

fn refused(lines: &mut Parts, one: &Synced, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    for fault in &one.taken.refused {
        let what = failure::fault(lang, fault);
        let stop = lang.stop();
        let words = format!("  x {what}{stop}{}", exchange::refused(lang));
        lines.push((words, theme.bad));
    }
    if !one.taken.refused.is_empty() {
        let bad = one.bad.display().to_string();
        lines.push((
            format!("    {} {}", say::kept_in(lang), shown(&bad)),
            theme.bad,
        ));
    }
    for file in &one.copied.different {
        let words = format!("  x {} {}", exchange::different(lang), shown(file));
        lines.push((words, theme.bad));
    }
    for file in &one.copied.broken {
        let words = format!("  x {} {}", exchange::broken(lang), shown(file));
        lines.push((words, theme.bad));
    }
}

/// What an exchange came to in a sentence, and whether there is nothing more to say.
pub fn in_short(done: &Exchanged, scene: &Scene) -> (String, bool) {
    let lang = scene.lang;
    let folder = done.folder.display().to_string();
    let came = done.synced.iter().map(|one| one.taken.records).sum();
    let went = done.synced.iter().map(|one| one.copied.records).sum();
    let met = say::met_in_short(lang, &folder, (came, went));
    let is_smooth = !done.stopped() && done.strangers.count() == 0;
    let is_smooth = is_smooth && done.synced.iter().all(is_smooth_for);
    match is_smooth {
        true => (met, true),
        false => (
            [&met, lang.pick("", " "), say::see_outcome(lang)].concat(),
            false,
        ),
    }
}

/// What was exported in words, and whether that is all there was.
pub fn exported_in_short(exported: &Exported, lang: Lang) -> (String, bool) {
    let copied = &exported.copied;
    let size = evidence::size(copied.bytes);
    let mut said = vec![exchange::written(
        lang,
        copied.written,
        &size,
        copied.present,
    )];
    match copied.stopped {
        true => said.push(say::stopped(lang).to_owned()),
        false => said.push(exported.summary.display().to_string()),
    }
    for (files, lead) in [
        (&copied.different, exchange::not_overwritten(lang)),
        (&copied.broken, exchange::export_elsewhere(lang)),
    ] {
        said.extend(files.first().map(|file| format!("{lead}{file}")));
    }
    if let Some(left) = exported.left {
        said.push(failure::left(lang, left.records, left.why));
    }
    let is_whole = copied.different.is_empty() && copied.broken.is_empty() && !copied.stopped;
    (said.join(" "), is_whole)
}

/// Whether an exchange left nothing of a project to look at.
fn is_smooth_for(one: &Synced) -> bool {
    let settled = one.conflicts.is_empty() && one.forks.is_empty() && one.collisions == 0;
    let whole = one.left.is_none() && one.taken.waiting.is_empty() && one.unfounded.is_empty();
    settled && whole && one.is_sound() && one.soundness() == Soundness::Sound
}

/// What a look at a folder found in a sentence, and whether all was as it was written.
pub fn found_in_short(found: &Inspected, scene: &Scene) -> (String, bool) {
    let lang = scene.lang;
    let of_faults = match found.folder == scene.workspace.root() {
        true => say::own_faults,
        false => say::faults,
    };
    let folder = found.folder.display().to_string();
    let head = say::checked(lang, &folder, &found.at);
    let faults: usize = found.findings.iter().map(Findings::faults).sum();
    let (said, is_good) = match (found.stopped, faults) {
        (true, _) => (exchange::check_stopped(lang).to_owned(), false),
        (false, 0) if found.findings.is_empty() => (say::checked_none(lang).to_owned(), false),
        (false, 0) => (say::checked_sound(lang).to_owned(), true),
        (false, faults) => (of_faults(lang, faults), false),
    };
    (format!("{head}  {said}"), is_good)
}

fn inspected(found: &Inspected, scene: &Scene) -> Parts {
    let (lang, theme) = (scene.lang, scene.theme);
    let folder = found.folder.display().to_string();
    let is_own = found.folder == scene.workspace.root();
    let mut lines = vec![(say::checked(lang, &folder, &found.at), theme.strong)];
    if found.stopped {
        lines.push((doubt::marked(exchange::check_stopped(lang)), theme.warn));
    } else if found.findings.is_empty() {
        lines.push((say::checked_none(lang).to_owned(), theme.warn));
    }
    for one in &found.findings {
        lines.push((String::new(), theme.base));
        looked_at(&mut lines, one, is_own, scene);
    }
    if !is_own {
        lines.push((String::new(), theme.base));
        lines.push((say::checked_how(lang).to_owned(), theme.dim));
    }
    lines
}

/// A project that was checked, on this device or a stick: what it holds, and what of it is wrong, the first by name.
fn looked_at(lines: &mut Parts, one: &Findings, is_own: bool, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let mut contrary = one.contrary.iter();
    if contrary.any(|one| one.how == Contradiction::NoProjects) {
        lines.push((say::checked_none(lang).to_owned(), theme.warn));
        return;
    }
    let code = match one.code.is_empty() {
        true => &one.project,
        false => &one.code,
    };
    let holds = say::holds(lang, one.bytes.records, one.bytes.blobs);
    lines.push((format!("{}  {holds}", shown(code)), theme.strong));
    let count = one.faults();
    if count == 0 {
        let sound = if is_own {
            say::own_sound
        } else {
            say::checked_sound
        };
        lines.push((format!("  + {}", sound(lang)), theme.good));
        return;
    }
    let faults = if is_own { say::own_faults } else { say::faults };
    lines.push((format!("  x {}", faults(lang, count)), theme.bad));
    let named = named(one, lang);
    let more = count - named.len();
    lines.extend(
        named
            .into_iter()
            .map(|fault| (format!("    {fault}"), theme.bad)),
    );
    if more > 0 {
        lines.push((format!("    {}", say::more_faults(lang, more)), theme.bad));
    }
}

/// The first faults: file, line, record, and what is wrong there.
fn named(one: &Findings, lang: Lang) -> Vec<String> {
    let of = |record: &str, about: &str, what: &str| {
        say::fault_of(lang, &place(one, record), about, what)
    };
    let bytes = one.bytes.faults.iter();
    let bytes = bytes.map(|fault| failure::fault(lang, fault));
    let verdicts = one.verdicts.iter();
    let verdicts = verdicts.map(|it| of(&it.record, &it.subject, say::wrong_verdict(lang)));
    let lost = one.lost.iter();
    let lost = lost.map(|it| of(&it.record, &it.subject, say::lost(lang)));
    let attested = one.attested.faults.iter();
    let attested = attested.map(|it| of(&it.record, &it.by, say::not_believed(lang)));
    let contrary = one.contrary.iter();
    let contrary = contrary.map(|it| of(&it.record, "", say::contradicts(lang)));
    let all = bytes.chain(verdicts).chain(lost);
    let all = all.chain(attested).chain(contrary);
    all.take(MOST_FAULTS).collect()
}

/// Where a record stands, as far as that was looked up, and its name.
fn place(one: &Findings, record: &str) -> String {
    match one.place(record).first() {
        Some((file, line)) => format!("{}:{line} [{record}]", shown(file)),
        None => format!("[{record}]"),
    }
}
