//! `verify`: what is wrong, with file, line and record.

mod json;
mod place;
mod signed;

use super::args::Format;
use super::out::Out;
use super::wrong::{contradiction, discrepancy as why};
use crate::audit::findings::{Findings, Loss, Lost};
use crate::audit::judge::WrongVerdict;
use crate::domain::ruling;
use crate::domain::timely::Odd;
use crate::failure::{self, Exit, Failure};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence;
use crate::text::exchange;
use crate::text::verify as say;
use crate::text::{contrary, words};
use crate::workspace::Workspace;
use place::place;
use serde_json::Value;
use std::path::PathBuf;

/// So many records of an odd clock are named one by one.
const MOST_CLOCKS: usize = 20;

pub fn run(
    folders: &[PathBuf],
    workspace: &Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let findings = match folders {
        [] => workspace.verify(project)?,
        folders => workspace.verify_folders(folders)?,
    };
    if out.format == Format::Json {
        let all: Vec<Value> = findings
            .iter()
            .map(|one| json::as_json(out.lang, one))
            .collect();
        out.json(&Value::Array(all))?;
    } else {
        for one in &findings {
            let name = match one.code.as_str() {
                "" => one.project.clone(),
                code => format!("{code} {} [{}]", one.name, one.project),
            };
            print(one, &shown(&name), out)?;
        }
    }
    Ok(if findings.iter().all(Findings::is_sound) {
        Exit::Done
    } else {
        Exit::Damaged
    })
}

fn print(findings: &Findings, name: &str, out: &mut Out) -> Result<(), Failure> {
    written(findings, out)?;
    times(findings, out)?;
    verdicts(findings, out)?;
    signed::print(findings, out)?;
    contents(findings, out)?;
    contradictions(findings, out)?;
    if let Some(line) = unmentioned(out.lang, findings) {
        out.line(&line)?;
    }
    out.line(&summary(out.lang, findings, name))
}

/// What was not read as it was written, and what a power cut left.
fn written(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for fault in findings.bytes.faults.iter() {
        out.line(&format!(
            "✗ {}/{}",
            findings.project,
            failure::fault(lang, fault)
        ))?;
    }
    for fault in &findings.settled {
        let (fault, lead) = (failure::fault(lang, fault), say::settled(lang));
        out.line(&format!(
            "· {}/{fault}{}",
            findings.project,
            lang.in_brackets(lead)
        ))?;
    }
    for tail in &findings.bytes.tails {
        let lead = say::left_by_power_cut(lang);
        out.line(&format!(
            "· {}/{}@{}{colon}{lead}  {}",
            findings.project,
            shown(&tail.file),
            tail.from,
            evidence::size(tail.bytes)
        ))?;
    }
    Ok(())
}

/// Times that are not to be believed.
fn times(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for odd in findings.clocks.iter().take(MOST_CLOCKS) {
        let what = exchange::clock(lang, &odd.flag);
        out.line(&format!(
            "· {} [{}] {}{colon}{what}",
            findings.project,
            odd.record,
            shown(&words::time(&odd.at))
        ))?;
    }
    if !findings.clocks.is_empty() {
        let count = findings.clocks.len();
        out.line(&say::odd_clocks(lang, &findings.project, count))?;
    }
    for odd in findings.dates.iter().take(MOST_CLOCKS) {
        let what = Odd::parse(&odd.flag).map_or("", |odd| exchange::odd_date(lang, odd));
        let (project, at) = (&findings.project, words::time(&odd.at));
        let at = shown(&at);
        out.line(&format!("· {project} [{}] {at}{colon}{what}", odd.record))?;
    }
    Ok(())
}

/// Records that do not follow from what stands before them.
fn verdicts(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for chain in &findings.chains {
        let (id, hash) = (quoted(&chain.id), chain.hash.get(..8).unwrap_or_default());
        out.line(&say::foreign_chain(lang, &findings.project, &id, hash))?;
    }
    for wrong in &findings.verdicts {
        let about = match wrong.subject.as_str() {
            "" => String::new(),
            subject => format!(" {} {}", quoted(subject), moment(lang, findings, wrong)),
        };
        let place = place(findings, &wrong.record);
        out.line(&format!("✗ {place}{about}{colon}{}", why(lang, wrong)))?;
    }
    Ok(())
}

/// Evidence and checklists that are not here.
fn contents(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for awaited in &findings.awaited {
        out.line(&format!(
            "~ {} [{}] {}{colon}{} {}",
            findings.project,
            awaited.record,
            quoted(&awaited.subject),
            loss(lang, awaited),
            exchange::not_arrived(lang)
        ))?;
    }
    if findings.unjudged > 0 {
        let words = exchange::unjudged(lang, findings.unjudged);
        out.line(&format!("~ {}{colon}{words}", findings.project))?;
    }
    for lost in &findings.lost {
        let (place, subject) = (place(findings, &lost.record), quoted(&lost.subject));
        out.line(&format!("✗ {place} {subject}{colon}{}", loss(lang, lost)))?;
    }
    Ok(())
}

/// What contradicts what stands around it, and what only a newer program knows.
fn contradictions(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for one in &findings.contrary {
        let place = place(findings, &one.record);
        out.line(&format!(
            "✗ {place}{colon}{}",
            contradiction(lang, &one.how)
        ))?;
    }
    if findings.unknown > 0 {
        let count = lang.in_brackets(&findings.unknown.to_string());
        let what = contrary::newer(lang);
        out.line(&format!("· {}{colon}{what}{count}", findings.project))?;
    }
    Ok(())
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
