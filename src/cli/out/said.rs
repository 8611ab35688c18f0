//! What comes of a decision on the command line: recorded, or refused with every reason; and the
//! words that all decisions share, `--by` and `--at`.

use super::Out;
use super::format::Telling;
use crate::domain::Fault;
use crate::domain::time::{Day, Time};
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::Columns;
use crate::text::day::{self, DaySide};
use crate::text::issue;
use crate::text::refusal::{self, RefusalNames};
use crate::text::{head, words as trade};
use crate::workspace::{Done, Workspace};
use serde_json::{Value, json};

/// Who decides, and when.
#[derive(clap::Args, Clone, Debug)]
pub struct ByAt {
    /// Who: a person's code / 办理人编号
    #[arg(long, value_name = "PERSON")]
    pub by: String,
    /// When, e.g. "2026-05-01 09:30"; now when not said / 时间，不填为现在
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
}

impl ByAt {
    /// The time, RFC 3339.
    pub fn time(&self, workspace: &Workspace, out: &Out) -> Result<Time, Failure> {
        match &self.at {
            None => Ok(workspace.now()),
            Some(typed) => time(workspace, out, ("--at", typed), DaySide::Past),
        }
    }
}

/// What an option is called, and what was typed for it.
pub type GivenOption<'a> = (&'static str, &'a str);

/// A time as typed, said back before it counts where its year was not.
pub fn time(
    workspace: &Workspace,
    out: &Out,
    (what, typed): GivenOption,
    side: DaySide,
) -> Result<Time, Failure> {
    let expected = match side {
        DaySide::Past => Expected::TimeBefore,
        DaySide::Ahead => Expected::Time,
    };
    let meant = workspace.time_meant(typed, side);
    let meant = meant.ok_or_else(|| Failure::usage(what, typed, expected))?;
    if !day::is_moment_in_full(typed) {
        let shown = trade::time(&meant);
        out.say(&day::said_back(out.lang, (what, typed), &shown));
    }
    Ok(meant)
}

/// A day as typed, said back before it counts where its year was not.
pub fn day(
    workspace: &Workspace,
    out: &Out,
    (what, typed): GivenOption,
    side: DaySide,
) -> Result<Day, Failure> {
    let expected = match side {
        DaySide::Past => Expected::Day,
        DaySide::Ahead => Expected::DayAhead,
    };
    let meant = workspace.day_meant(typed, side);
    let meant = meant.ok_or_else(|| Failure::usage(what, typed, expected))?;
    if day::written(typed).is_none() {
        let shown = meant.to_string();
        out.say(&day::said_back(out.lang, (what, typed), &shown));
    }
    Ok(meant.to_string().into())
}

/// What came of one of several things asked for.
pub struct Said {
    /// What it was about: an issue's handle, a subject's code.
    pub about: String,
    /// The subject's code.
    pub subject: String,
    /// What was done.
    pub done: Done,
}

/// Prints what came of each; the exit code says whether any was refused.
pub fn print(said: &[Said], workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    match out.telling() {
        Telling::Document => {
            let all = said.iter().map(|one| as_json(one, workspace, out));
            let all = Value::Array(all.collect());
            out.json(&all)?;
        }
        Telling::Rows => {
            let columns = Columns::of(lang, said)
                .words(head::ABOUT, |one| &one.about)
                .words(head::DEALT, |one| outcome(&one.done).0)
                .words(head::RECORD, |one| outcome(&one.done).1)
                .words(head::REASONS, |one| reasons(one, workspace, out).join(" "));
            out.table(columns)?;
        }
        Telling::Words => {
            for one in said {
                let line = as_line(one, workspace, out);
                out.line(&line)?;
            }
        }
    }
    let refused = said.iter().any(|one| matches!(one.done, Done::Refused(_)));
    Ok(if refused { Exit::Refused } else { Exit::Done })
}

fn as_line(one: &Said, workspace: &Workspace, out: &Out) -> String {
    let lang = out.lang;
    let about = crate::text::escape::shown(&one.about);
    match outcome(&one.done) {
        ("refused", _) => {
            let lead = issue::refused(lang);
            let reasons = reasons(one, workspace, out).join(" ");
            format!("✗ {about}  {lead}{}{reasons}", lang.colon())
        }
        (_, record) => format!("✓ {about}  {}  [{record}]", issue::recorded(lang)),
    }
}

fn as_json(one: &Said, workspace: &Workspace, out: &Out) -> Value {
    let (outcome, record) = outcome(&one.done);
    let rules = match &one.done {
        Done::Refused(faults) => faults.iter().map(|fault| fault.rule().as_str()).collect(),
        _ => Vec::new(),
    };
    let texts = reasons(one, workspace, out);
    let pairs = rules.iter().zip(texts);
    let reasons = pairs.map(|(rule, text)| json!({"rule": rule, "text": text}));
    json!({
        "about": one.about,
        "subject": one.subject,
        "outcome": outcome,
        "record": (!record.is_empty()).then_some(record),
        "reasons": reasons.collect::<Vec<_>>(),
    })
}

fn outcome(done: &Done) -> (&'static str, &str) {
    match done {
        Done::Refused(_) => ("refused", ""),
        Done::Entered(record) => ("recorded", record),
        _ => ("recorded", ""),
    }
}

fn reasons(one: &Said, workspace: &Workspace, out: &Out) -> Vec<String> {
    match &one.done {
        Done::Refused(faults) => sentences(&one.subject, faults, workspace, out),
        _ => Vec::new(),
    }
}

/// Faults about a subject as sentences.
pub fn sentences(subject: &str, faults: &[Fault], workspace: &Workspace, out: &Out) -> Vec<String> {
    let node = workspace
        .project()
        .and_then(|project| project.node(subject));
    let names = RefusalNames {
        lang: out.lang,
        chain: node.and_then(|node| workspace.chain(node)),
        checklist: None,
    };
    let sentence = |fault| refusal::sentence(&names, fault);
    faults.iter().map(sentence).collect()
}
