//! `verify`: what is wrong, with file, line and record.

use super::args::Format;
use super::out::Out;
use crate::failure::{self, Exit, Failure};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::exchange;
use crate::text::refusal::{self, Names};
use crate::workspace::Workspace;
use crate::workspace::recheck::{Discrepancy, Findings, WrongVerdict};
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
            print(one, out)?;
        }
    }
    Ok(if findings.iter().all(Findings::is_sound) {
        Exit::Done
    } else {
        Exit::Damaged
    })
}

fn print(findings: &Findings, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let bytes = &findings.bytes;
    for fault in bytes.faults.iter() {
        out.line(&format!(
            "✗ {}/{}",
            findings.project,
            failure::fault(lang, fault)
        ))?;
    }
    for tail in &bytes.tails {
        let lead = lang.pick(
            "断电残尾，不计入记录",
            "left by a power cut, no part of the records",
        );
        out.line(&format!(
            "· {}/{}@{}: {lead} ({} B)",
            findings.project,
            shown(&tail.file),
            tail.from,
            tail.bytes
        ))?;
    }
    for odd in findings.clocks.iter().take(MOST_CLOCKS) {
        let what = exchange::clock(lang, &odd.flag);
        out.line(&format!(
            "· {} [{}] {}: {what}",
            findings.project,
            odd.record,
            shown(&odd.at)
        ))?;
    }
    if !findings.clocks.is_empty() {
        let count = findings.clocks.len();
        out.line(&match lang {
            Lang::Zh => format!("· {}: 时钟不可信时写下的记录 {count} 条；次序按序号与所见，不按时钟", findings.project),
            Lang::En => format!("· {}: {count} records made while the clock could not be believed; their order goes by number and by what was known, never by the clock", findings.project),
        })?;
    }
    for wrong in &findings.verdicts {
        let (subject, stage) = (quoted(&wrong.subject), quoted(&wrong.stage));
        out.line(&format!(
            "✗ {} [{}] {subject} {stage}: {}",
            findings.project,
            wrong.record,
            why(lang, wrong)
        ))?;
    }
    let (records, size, blobs, judged) = (bytes.records, bytes.bytes, bytes.blobs, findings.judged);
    let tails = bytes.tails.len();
    let wrong = bytes.faults.iter().count() + findings.verdicts.len();
    let summary = match lang {
        Lang::Zh => format!(
            "{}: 记录 {records} 条（{size} 字节），内容文件 {blobs} 个，重新判定 {judged} 次，断电残尾 {tails} 处，错误 {wrong} 处",
            findings.project
        ),
        Lang::En => format!(
            "{}: {records} records ({size} bytes), {blobs} content files, {judged} verdicts judged again, {tails} tails left by power cuts, {wrong} faults",
            findings.project
        ),
    };
    out.line(&summary)
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
        json!({"record": wrong.record, "subject": wrong.subject, "stage": wrong.stage, "what": why(lang, wrong)})
    }).collect();
    let clocks: Vec<Value> = findings
        .clocks
        .iter()
        .map(|odd| json!({"record": odd.record, "at": odd.at, "clk": odd.flag}))
        .collect();
    json!({
        "project": findings.project,
        "records": findings.bytes.records,
        "bytes": findings.bytes.bytes,
        "blobs": findings.bytes.blobs,
        "judged": findings.judged,
        "tails": findings.bytes.tails.len(),
        "faults": faults,
        "verdicts": verdicts,
        "clocks": clocks,
        "sound": findings.is_sound(),
    })
}

fn why(lang: Lang, wrong: &WrongVerdict) -> String {
    match &wrong.why {
        Discrepancy::NoChecklist(hash) => format!(
            "{}: {}",
            lang.pick(
                "检查表内容缺失或被改",
                "its checklist is missing or changed"
            ),
            quoted(hash)
        ),
        Discrepancy::Unreadable(error) => format!(
            "{}: {}",
            lang.pick("内容读不出", "its content cannot be read"),
            quoted(error)
        ),
        Discrepancy::Differs {
            field,
            recorded,
            judged,
        } => match lang {
            Lang::Zh => format!(
                "{field}: 记录为 {}，重新判定为 {}",
                quoted(recorded),
                quoted(judged)
            ),
            Lang::En => format!(
                "{field}: recorded {}, judged again {}",
                quoted(recorded),
                quoted(judged)
            ),
        },
        Discrepancy::Refused(faults) => {
            let names = Names {
                lang,
                chain: None,
                checklist: None,
            };
            let sentences: Vec<String> = faults
                .iter()
                .map(|fault| refusal::sentence(&names, fault))
                .collect();
            format!(
                "{}: {}",
                lang.pick("本应拒绝", "it should have been refused"),
                sentences.join(" ")
            )
        }
    }
}
