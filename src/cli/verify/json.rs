//! What verify found, for programs.

use super::place::placed;
use super::signed;
use crate::audit::contrary::Contrary;
use crate::audit::findings::{Findings, Loss, Lost};
use crate::audit::judge::WrongVerdict;
use crate::cli::wrong::{contradiction, discrepancy as why};
use crate::text::Lang;
use serde_json::{Value, json};

pub fn as_json(lang: Lang, findings: &Findings) -> Value {
    let bytes = &findings.bytes;
    let faults = bytes.faults.iter().map(|fault| {
        json!({
            "file": fault.file,
            "line": fault.line,
            "record": fault.record.as_ref().map(ToString::to_string),
            "what": fault.kind.to_string(),
        })
    });
    let chains = findings.chains.iter();
    let clocks = findings.clocks.iter();
    let dates = findings.dates.iter();
    let unmentioned = findings.unmentioned.iter();
    json!({
        "project": findings.project,
        "records": bytes.records,
        "bytes": bytes.bytes,
        "blobs": bytes.blobs,
        "judged": findings.judged,
        "tails": bytes.tails.len(),
        "faults": list(faults),
        "verdicts": list(findings.verdicts.iter().map(|one| verdict(lang, findings, one))),
        "signatures": signed::as_json(lang, findings),
        "chains": list(chains.map(|one| json!({"id": one.id, "hash": one.hash}))),
        "clocks": list(clocks.map(|odd| json!({"record": odd.record, "at": odd.at, "clk": odd.flag}))),
        "dates": list(dates.map(|odd| json!({"record": odd.record, "at": odd.at, "what": odd.flag}))),
        "evidence": findings.named,
        "lost": list(findings.lost.iter().map(|one| lost(findings, one))),
        "awaited": list(findings.awaited.iter().map(|one| lost(findings, one))),
        "elsewhere": list(findings.elsewhere.iter().map(|one| lost(findings, one))),
        "unjudged": findings.unjudged,
        "unmentioned": list(unmentioned.map(|(hash, size)| json!({"hash": hash, "size": size}))),
        "contrary": list(findings.contrary.iter().map(|one| contrary(lang, findings, one))),
        "unknown": findings.unknown,
        "sound": findings.is_sound(),
    })
}

fn list(each: impl Iterator<Item = Value>) -> Value {
    Value::Array(each.collect())
}

fn verdict(lang: Lang, findings: &Findings, wrong: &WrongVerdict) -> Value {
    let value = json!({
        "record": wrong.record,
        "subject": wrong.subject,
        "stage": wrong.stage,
        "what": why(lang, wrong),
    });
    placed(findings, &wrong.record, value)
}

fn contrary(lang: Lang, findings: &Findings, one: &Contrary) -> Value {
    let value = json!({"record": one.record, "what": contradiction(lang, &one.how)});
    placed(findings, &one.record, value)
}

/// Evidence that a record names and that is not here as it was.
fn lost(findings: &Findings, lost: &Lost) -> Value {
    let how = match lost.how {
        Loss::Missing => "missing",
        Loss::Changed => "changed",
        Loss::Unreadable => "unreadable",
    };
    let value = json!({
        "record": lost.record,
        "subject": lost.subject,
        "item": lost.evidence.item,
        "name": lost.evidence.name,
        "hash": lost.evidence.hash,
        "how": how,
    });
    placed(findings, &lost.record, value)
}
