//! `verify`: what is wrong, with file, line and record.
//!
//! | file | noun |
//! |---|---|
//! | `signed`, `place` | keys and signatures; where a record stands |
//! | `paper` | a paper looked up by its code |
//! | `json` | what was found, for programs |

mod json;
mod paper;
mod place;
mod signed;

use super::out::Out;
use super::out::format::Telling;
use super::out::progress::{ProgressLine, Stop};
use super::wrong::{contradiction, discrepancy as why};
use crate::audit::findings::{Findings, Loss, Lost};
use crate::audit::judge::WrongVerdict;
use crate::domain::ruling;
use crate::domain::timely::OddTime;
use crate::failure::{self, Exit, Failure};
use crate::report::column::Columns;
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence;
use crate::text::exchange;
use crate::text::verify as say;
use crate::text::{contrary, head, headquarters, words};
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::ExchangeStep;
use crate::workspace::trust::verify::LookedThrough;
use place::place;
use serde_json::Value;
use std::path::PathBuf;

/// So many records of an odd clock are named one by one.
const MOST_CLOCKS: usize = 20;

pub fn run(
    folders: &[PathBuf],
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    if let Some(code) = paper::asked(folders) {
        return paper::tell(code, workspace, project, out);
    }
    let (mut progress, stop) = (ProgressLine::new(out.lang), Stop::on_ctrl_c());
    let mut watch = |step: ExchangeStep<'_>| {
        progress.show(step);
        stop.heard()
    };
    let looked = match folders {
        [] => workspace.verify_watched(project, &mut watch),
        folders => workspace.verify_folders_watched(folders, &mut watch),
    };
    progress.clear();
    let LookedThrough { findings, stopped } = looked?;
    let lang = out.lang;
    match out.telling() {
        Telling::Document => {
            let all = findings.iter().map(|one| json::as_json(lang, one));
            out.json(&Value::Array(all.collect()))?;
        }
        Telling::Rows => {
            let found = findings.iter();
            let found =
                found.flat_map(|one| lines(one, lang).into_iter().map(move |line| (one, line)));
            let found: Vec<(&Findings, String)> = found.collect();
            let columns = Columns::of(lang, &found)
                .words(head::PROJECT, |(one, _)| &one.project)
                .words(head::FOUND, |(_, line)| line.trim());
            out.table(columns)?;
        }
        Telling::Words => findings
            .iter()
            .flat_map(|one| lines(one, lang))
            .try_for_each(|line| out.line(&line))?,
    }
    if stopped {
        out.say(&format!("! {}", exchange::check_stopped(lang)));
    }
    Ok(match findings.iter().all(Findings::is_sound) {
        false => Exit::Damaged,
        true if stopped => Exit::Stopped,
        true => Exit::Done,
    })
}

/// What was found, line by line, and the sum.
fn lines(findings: &Findings, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    written(findings, lang, &mut lines);
    times(findings, lang, &mut lines);
    verdicts(findings, lang, &mut lines);
    signed::tell(findings, lang, &mut lines);
    contents(findings, lang, &mut lines);
    contradictions(findings, lang, &mut lines);
    lines.extend(unmentioned(lang, findings));
    let name = match findings.code.as_str() {
        "" => findings.project.clone(),
        code => format!("{code} {} [{}]", findings.name, findings.project),
    };
    lines.push(summary(lang, findings, &shown(&name)));
    lines
}

/// What was not read as it was written, and what a power cut left.
fn written(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let colon = lang.colon();
    for fault in findings.bytes.faults.iter() {
        lines.push(format!(
            "✗ {}/{}",
            findings.project,
            failure::fault(lang, fault)
        ));
    }
    for fault in &findings.settled {
        let (fault, lead) = (failure::fault(lang, fault), say::settled(lang));
        lines.push(format!(
            "· {}/{fault}{}",
            findings.project,
            lang.in_brackets(lead)
        ));
    }
    for tail in &findings.bytes.tails {
        let lead = say::left_by_power_cut(lang);
        lines.push(format!(
            "· {}/{}@{}{colon}{lead}  {}",
            findings.project,
            shown(&tail.file),
            tail.from,
            evidence::size(tail.bytes)
        ));
    }
}

/// Times that are not to be believed.
fn times(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let colon = lang.colon();
    for odd in findings.clocks.iter().take(MOST_CLOCKS) {
        let what = exchange::clock(lang, &odd.flag);
        lines.push(format!(
            "· {} [{}] {}{colon}{what}",
            findings.project,
            odd.record,
            shown(&words::time(&odd.at))
        ));
    }
    if !findings.clocks.is_empty() {
        let count = findings.clocks.len();
        lines.push(say::odd_clocks(lang, &findings.project, count));
    }
    for odd in findings.dates.iter().take(MOST_CLOCKS) {
        let what = OddTime::parse(&odd.flag).map_or("", |odd| exchange::odd_date(lang, odd));
        let (project, at) = (&findings.project, words::time(&odd.at));
        let at = shown(&at);
        lines.push(format!("· {project} [{}] {at}{colon}{what}", odd.record));
    }
}

/// Records that do not follow from what stands before them.
fn verdicts(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let colon = lang.colon();
    for chain in &findings.chains {
        let (id, hash) = (quoted(&chain.id), chain.hash.get(..8).unwrap_or_default());
        lines.push(say::foreign_chain(lang, &findings.project, &id, hash));
    }
    for wrong in &findings.verdicts {
        let about = match wrong.subject.as_str() {
            "" => String::new(),
            subject => format!(" {} {}", quoted(subject), moment(lang, findings, wrong)),
        };
        let place = place(findings, &wrong.record);
        lines.push(format!("✗ {place}{about}{colon}{}", why(lang, wrong)));
    }
}

/// Evidence and checklists that are not here.
fn contents(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let colon = lang.colon();
    for awaited in &findings.awaited {
        lines.push(format!(
            "~ {} [{}] {}{colon}{} {}",
            findings.project,
            awaited.record,
            quoted(&awaited.subject),
            loss(lang, awaited),
            exchange::not_arrived(lang)
        ));
    }
    if !findings.elsewhere.is_empty() {
        let words = headquarters::elsewhere(lang, findings.elsewhere.len());
        lines.push(format!("· {}{colon}{words}", findings.project));
    }
    if findings.unjudged > 0 {
        let words = exchange::unjudged(lang, findings.unjudged);
        lines.push(format!("~ {}{colon}{words}", findings.project));
    }
    for lost in &findings.lost {
        let (place, subject) = (place(findings, &lost.record), quoted(&lost.subject));
        lines.push(format!("✗ {place} {subject}{colon}{}", loss(lang, lost)));
    }
}

/// What contradicts what stands around it, and what only a newer program knows.
fn contradictions(findings: &Findings, lang: Lang, lines: &mut Vec<String>) {
    let colon = lang.colon();
    for one in &findings.contrary {
        let place = place(findings, &one.record);
        lines.push(format!("✗ {place}{colon}{}", contradiction(lang, &one.how)));
    }
    if findings.unknown > 0 {
        let count = lang.in_brackets(&findings.unknown.to_string());
        let what = contrary::newer(lang);
        lines.push(format!("· {}{colon}{what}{count}", findings.project));
    }
}

/// What there is and how much of it is wrong, in a line.
fn summary(lang: Lang, findings: &Findings, name: &str) -> String {
    let bytes = &findings.bytes;
    let signed = &findings.attested;
    say::sum(
        lang,
        [name, &evidence::size(bytes.bytes)],
        [bytes.records, bytes.blobs, findings.judged, findings.named],
        [
            signed.signed.len(),
            signed.unsigned.len(),
            bytes.tails.len(),
            findings.faults(),
        ],
    )
}

/// Contents that nothing mentions: told, never removed.
fn unmentioned(lang: Lang, findings: &Findings) -> Option<String> {
    let (project, all) = (&findings.project, &findings.unmentioned);
    let (count, sum) = (all.len(), all.iter().map(|(_, size)| size).sum());
    let size = evidence::size(sum);
    (count > 0).then(|| say::unmentioned(lang, project, count, &size))
}

/// The stage, the ruling or the step at which a record was judged otherwise.
fn moment(lang: Lang, findings: &Findings, wrong: &WrongVerdict) -> String {
    match ruling::What::parse(&wrong.stage) {
        Some(what) => words::ruling(lang, what).to_owned(),
        None => {
            let chain = findings.chain(&wrong.subject);
            quoted(words::stage(lang, chain, &wrong.stage))
        }
    }
}

/// What became of evidence, with its name and hash.
fn loss(lang: Lang, lost: &Lost) -> String {
    let how = match lost.how {
        Loss::Missing => say::evidence_missing(lang),
        Loss::Changed => say::evidence_changed(lang),
        Loss::Unreadable => say::evidence_unreadable(lang),
    };
    let name = quoted(evidence::name(&lost.evidence));
    let item = match lost.evidence.item.as_str() {
        "" => String::new(),
        item => format!("  {} {}", say::item(lang), quoted(item)),
    };
    let hash = lang.in_brackets(&quoted(&lost.evidence.hash));
    format!("{how}{}{name}{hash}{item}", lang.colon())
}
