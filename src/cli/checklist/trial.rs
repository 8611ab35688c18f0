//! `checklist try`: sample answers judged item by item; nothing is recorded.

use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::judge::ItemJudged;
use crate::domain::{Checklist, Fault};
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::checklist as say;
use crate::text::refusal::{self, RefusalNames};
use crate::text::{clause, head, reason, words as trade};
use crate::workspace::Workspace;
use crate::workspace::tables::authoring::Tried;
use serde_json::{Value, json};
use std::path::Path;

pub fn run(
    list: &str,
    answers: &Path,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let pinned = workspace.find_list(list)?;
    let mut exit = Exit::Done;
    workspace.try_list(&pinned, answers, &mut |tried| {
        if tried.outcome.is_none() {
            exit = Exit::Refused;
        }
        match out.telling() {
            Telling::Document => out.json_line(&as_json(&pinned.checklist, &tried, out)),
            _ => print(&pinned.checklist, &tried, out),
        }
    })?;
    Ok(exit)
}

fn names<'a>(list: &'a Checklist, out: &Out) -> RefusalNames<'a> {
    RefusalNames {
        lang: out.lang,
        chain: None,
        checklist: Some(list),
    }
}

/// The verdict's word and the reason, or what keeps the item from being judged.
fn told(list: &Checklist, id: &str, judged: &ItemJudged, out: &Out) -> (&'static str, String) {
    let lang = out.lang;
    match judged {
        Ok(verdict) => {
            let unit = list.item(id).and_then(|item| item.judge.unit());
            let word = match verdict.conforming {
                true => say::conforms(lang),
                false => say::does_not_conform(lang),
            };
            (
                word,
                reason::sentence(lang, verdict, unit.unwrap_or_default()),
            )
        }
        Err(faults) => {
            let names = names(list, out);
            let each = faults.iter().map(|fault| {
                let trouble = Fault::whole(fault.trouble.clone());
                refusal::sentence(&names, &trouble)
            });
            (say::not_judged(lang), each.collect::<Vec<_>>().join(" "))
        }
    }
}

fn print(list: &Checklist, tried: &Tried, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let items = tried
        .items
        .iter()
        .map(|(id, judged)| (id, list.item(id), told(list, id, judged, out)));
    let items: Vec<_> = items.collect();
    let columns = Columns::of(lang, &items)
        .words(head::ITEM, |(id, ..)| *id)
        .words(head::CLAUSE, |(_, item, _)| {
            item.map(|item| clause::shown(lang, &item.clause).into_owned())
        })
        .words(head::TITLE, |(_, item, _)| {
            item.map(|item| lang.of_words(&item.title))
        })
        .words(head::RESULT, |(.., (word, _))| *word)
        .words(head::WHY, |(.., (_, why))| why);
    out.table(columns)?;
    for fault in &tried.faults {
        out.say(&format!(
            "✗ {}",
            refusal::sentence(&names(list, out), fault)
        ));
    }
    let verdict = match tried.outcome {
        Some(outcome) => trade::outcome(lang, outcome),
        None => say::mend_first(lang),
    };
    out.say(&format!(
        "{}{verdict}{}",
        say::verdict(lang),
        say::dry_run(lang)
    ));
    Ok(())
}

fn as_json(list: &Checklist, tried: &Tried, out: &Out) -> Value {
    let item = |(id, judged): &(String, ItemJudged)| {
        let (_, text) = told(list, id, judged, out);
        let rule = match judged {
            Ok(verdict) => verdict.rule(),
            Err(faults) => faults.first().map_or("", |fault| fault.rule().as_str()),
        };
        let conforming = judged.as_ref().ok().map(|verdict| verdict.conforming);
        let clause = list.item(id).map(|item| item.clause.as_str());
        json!({"item": id, "clause": clause, "conforming": conforming, "rule": rule, "text": text})
    };
    let fault = |fault: &Fault| json!({"item": fault.item, "rule": fault.rule().as_str(), "text": refusal::sentence(&names(list, out), fault)});
    json!({
        "checklist": list.id,
        "version": list.version,
        "stage": tried.stage,
        "outcome": tried.outcome.map_or("refused", |outcome| outcome.as_str()),
        "items": tried.items.iter().map(item).collect::<Vec<_>>(),
        "faults": tried.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}
