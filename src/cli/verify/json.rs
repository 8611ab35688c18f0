//! What verify found, for programs.

use super::place::placed;
use super::signed;
use crate::audit::findings::{Findings, Loss, Lost};
use crate::cli::wrong::{contradiction, discrepancy as why};
use crate::text::Lang;
use serde_json::{Value, json};

pub fn as_json(lang: Lang, findings: &Findings) -> Value {
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
        "signatures": signed::as_json(lang, findings),
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
