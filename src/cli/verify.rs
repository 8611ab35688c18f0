//! `verify`: what is wrong, with file, line and record.

use super::args::Format;
use super::out::Out;
use super::wrong::{contradiction, discrepancy as why};
use crate::audit::attest::{False, Flaw, Signed, What};
use crate::audit::findings::{Findings, Loss, Lost};
use crate::audit::judge::WrongVerdict;
use crate::domain::Chain;
use crate::domain::ruling;
use crate::domain::signature::MAKER;
use crate::domain::timely::Odd;
use crate::failure::{self, Exit, Failure};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence;
use crate::text::exchange;
use crate::text::screen::subject;
use crate::text::verify as say;
use crate::text::{attest, contrary, doubt, issue, words};
use crate::workspace::Workspace;
use serde_json::{Value, json};
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
        let all: Vec<Value> = findings.iter().map(|one| as_json(out.lang, one)).collect();
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
    attested(findings, out)?;
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

/// Where a record stands: file and line, as far as it is there, and its name.
fn place(findings: &Findings, record: &str) -> String {
    let files = { findings.place(record) }
        .iter()
        .map(|(file, line)| format!("/{}:{line}", shown(file)));
    let files: Vec<String> = files.collect();
    let record = match record {
        "" => String::new(),
        record => format!(" [{}]", shown(record)),
    };
    format!("{}{}{record}", findings.project, files.join(" "))
}

/// The same for programs.
fn placed(findings: &Findings, record: &str, mut value: Value) -> Value {
    let place = findings.place(record).first();
    if let (Some((file, line)), Some(fields)) = (place, value.as_object_mut()) {
        fields.insert("file".to_owned(), file.as_str().into());
        fields.insert("line".to_owned(), (*line).into());
    }
    value
}

/// Whose keys there are, who signed what as which role, and what is not what it claims.
fn attested(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let (lang, found) = (out.lang, &findings.attested);
    let colon = lang.colon();
    for key in &found.keys {
        let state = match &key.ended {
            Some(record) => format!("{} [{record}]", attest::ended(lang)),
            None => attest::in_force(lang).to_owned(),
        };
        let lead = say::key(lang);
        out.line(&format!(
            "  {lead} {}  {} {}  {} {}  {}  {}  {state}  [{}]",
            key.kid,
            shown(&key.person),
            shown(&key.name),
            words::role(lang, key.role),
            shown(&key.org),
            shown(&words::time(&key.t)),
            attest::trust(lang, key),
            key.record
        ))?;
    }
    for one in &found.signed {
        out.line(&signed(lang, findings, one))?;
    }
    for one in &found.twice {
        let (by, what) = (quoted(&one.by), flaw(lang, one));
        let twice = attest::twice(lang);
        out.line(&format!(
            "· {} [{}] {by}{colon}{what} {twice}",
            findings.project, one.record
        ))?;
    }
    for fault in &found.faults {
        let by = quoted(&fault.by);
        let what = flaw(lang, fault);
        let place = place(findings, &fault.record);
        out.line(&format!("✗ {place} {by}{colon}{what}"))?;
    }
    Ok(())
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

/// What was signed, and for which party.
fn document(lang: Lang, chain: Option<&Chain>, one: &Signed) -> String {
    let what = match &one.what {
        What::Check(stage, round) => subject::round(lang, words::stage(lang, chain, stage), *round),
        What::Ruling(what) => words::ruling(lang, *what).to_owned(),
        What::Step(step, handle) => format!("{handle} {}", issue::step(lang, step)),
        What::Unknown => String::new(),
    };
    let party = one.signature.party.as_str();
    let party = match one.title(chain) {
        None if party != MAKER => party,
        title => attest::party(lang, title),
    };
    format!("{}  {}", shown(&what), shown(party))
}

fn signed(lang: Lang, findings: &Findings, one: &Signed) -> String {
    let signature = &one.signature;
    let redone = match one.redone {
        true => "",
        false => attest::not_redone(lang),
    };
    let reason = match signature.reason.as_str() {
        "" => String::new(),
        reason => lang.in_brackets(&quoted(reason)),
    };
    format!(
        "  {} {}  {}  {} {}  {}  {}{reason}  {} {}  {}  {} {}  [{}]{redone}",
        say::signed(lang),
        shown(&one.subject),
        document(lang, findings.chain(&one.subject), one),
        shown(&signature.by),
        shown(&one.name),
        words::role(lang, signature.role),
        attest::stand(lang, signature.stand),
        attest::code(lang),
        signature.code(),
        shown(&words::time(&signature.t)),
        say::key(lang),
        signature.kid,
        signature.record
    )
}

fn flaw(lang: Lang, fault: &False) -> String {
    match &fault.why {
        Flaw::Doubted(why) => return doubt::sentence(lang, why),
        Flaw::OtherProject => attest::other_project(lang),
        Flaw::OtherPerson => attest::other_person(lang),
        Flaw::OtherDocument => attest::other_document(lang),
        Flaw::Moved => attest::moved(lang),
        Flaw::Time => attest::time(lang),
        Flaw::Shown => attest::shown_changed(lang),
        Flaw::Names => attest::names(lang),
        Flaw::Form => attest::unknown_form(lang),
    }
    .to_owned()
}

/// Keys, signatures and their faults for programs.
fn attested_json(lang: Lang, findings: &Findings) -> Value {
    let found = &findings.attested;
    let keys = found.keys.iter().map(|key| {
        json!({"key": key.kid, "person": key.person, "name": key.name, "role": key.role.as_str(),
            "org": key.org, "t": key.t, "vouched": key.vouched, "ended": key.ended,
            "record": key.record})
    });
    let signed = found.signed.iter().map(|one| {
        let signature = &one.signature;
        json!({"record": signature.record, "doc": one.doc, "subject": one.subject,
            "what": one.what.to_string(), "party": signature.party, "by": signature.by, "name": one.name,
            "role": signature.role.as_str(), "key": signature.kid,
            "verdict": signature.stand.as_str(), "reason": signature.reason,
            "code": signature.code(), "digest": signature.digest, "t": signature.t,
            "shown_again": one.redone})
    });
    let faults = found
        .faults
        .iter()
        .map(|fault| json!({"record": fault.record, "by": fault.by, "what": flaw(lang, fault)}))
        .map(|one| {
            placed(
                findings,
                one["record"].as_str().unwrap_or_default(),
                one.clone(),
            )
        });
    let unsigned = found.unsigned.iter().map(|one| {
        json!({"doc": one.doc, "subject": one.subject, "stage": one.stage,
            "parties": one.parties})
    });
    json!({
        "keys": keys.collect::<Vec<_>>(),
        "signed": signed.collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
        "twice": found.twice.iter().map(|one| json!({"record": one.record, "by": one.by,
            "what": flaw(lang, one)})).collect::<Vec<_>>(),
        "unsigned": unsigned.collect::<Vec<_>>(),
    })
}

fn as_json(lang: Lang, findings: &Findings) -> Value {
    let faults: Vec<Value> = findings
        .bytes
        .faults
        .iter()
        .map(|fault| {
            json!({
                "file": fault.file,
                "line": fault.line,
                "record": fault.record.as_ref().map(ToString::to_string),
                "what": fault.kind.to_string(),
            })
        })
        .collect();
    let verdicts: Vec<Value> = findings.verdicts.iter().map(|wrong| {
        placed(findings, &wrong.record, json!({"record": wrong.record, "subject": wrong.subject, "stage": wrong.stage, "what": why(lang, wrong)}))
    }).collect();
    let contrary: Vec<Value> = findings
        .contrary
        .iter()
        .map(|one| {
            placed(
                findings,
                &one.record,
                json!({"record": one.record, "what": contradiction(lang, &one.how)}),
            )
        })
        .collect();
    let clocks: Vec<Value> = findings
        .clocks
        .iter()
        .map(|odd| json!({"record": odd.record, "at": odd.at, "clk": odd.flag}))
        .collect();
    let dates: Vec<Value> = findings
        .dates
        .iter()
        .map(|odd| json!({"record": odd.record, "at": odd.at, "what": odd.flag}))
        .collect();
    let as_lost = |lost: &Lost| {
        let how = match lost.how {
            Loss::Missing => "missing",
            Loss::Changed => "changed",
            Loss::Unreadable => "unreadable",
        };
        placed(
            findings,
            &lost.record,
            json!({"record": lost.record, "subject": lost.subject, "item": lost.evidence.item, "name": lost.evidence.name, "hash": lost.evidence.hash, "how": how}),
        )
    };
    let lost: Vec<Value> = findings.lost.iter().map(as_lost).collect();
    let awaited: Vec<Value> = findings.awaited.iter().map(as_lost).collect();
    let unmentioned = findings.unmentioned.iter();
    let unmentioned = unmentioned.map(|(hash, size)| json!({"hash": hash, "size": size}));
    let unmentioned: Vec<Value> = unmentioned.collect();
    json!({
        "project": findings.project,
        "records": findings.bytes.records,
        "bytes": findings.bytes.bytes,
        "blobs": findings.bytes.blobs,
        "judged": findings.judged,
        "tails": findings.bytes.tails.len(),
        "faults": faults,
        "verdicts": verdicts,
        "signatures": attested_json(lang, findings),
        "chains": findings.chains.iter().map(|chain| json!({"id": chain.id, "hash": chain.hash})).collect::<Vec<_>>(),
        "clocks": clocks,
        "dates": dates,
        "evidence": findings.named,
        "lost": lost,
        "awaited": awaited,
        "unjudged": findings.unjudged,
        "unmentioned": unmentioned,
        "contrary": contrary,
        "unknown": findings.unknown,
        "sound": findings.is_sound(),
    })
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
