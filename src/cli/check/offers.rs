//! `check offers`: what the next check of a subject may take over, ready to be put into a batch by whoever
//! confirms it. Nothing is confirmed here.

use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::check::Remedy;
use crate::domain::offers::AnswerOffer;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::signing::answer_fields;
use crate::text::{head, people, words as trade};
use crate::workspace::Workspace;
use crate::workspace::check::carried::NextCheck;
use serde_json::{Value, json};

pub fn offers(
    (subject, remedy): (&str, Remedy),
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let code = workspace.subject_meant(subject);
    let next = match workspace.next_check(&code, Some(remedy)) {
        Ok(next) => next,
        Err(faults) => {
            out.refused(&faults);
            return Ok(Exit::Refused);
        }
    };
    match out.telling() {
        Telling::Document => out.json(&as_json(&code, &next))?,
        _ => table(&code, &next, workspace, out)?,
    }
    Ok(Exit::Done)
}

fn table(
    code: &str,
    next: &NextCheck,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let project = workspace.project();
    let chain = project.and_then(|project| workspace.chain(project.node(code)?));
    let called = |code: &str| people::called(project.map(|project| &project.people), code);
    let columns = Columns::of(lang, &next.carried.offers)
        .words(head::ITEM_CHECKED, |offer| offer.answer.item.as_str())
        .words(head::CONTENT, |offer| {
            answer_fields(lang, &next.carried.said_in(offer))
        })
        .words(head::CHECKED, |offer| from(code, offer))
        .words(head::STAGE, |offer| {
            Cell::term(&offer.stage, trade::stage(lang, chain, &offer.stage))
        })
        .figures(head::ROUND, |offer| offer.source.round)
        .words(head::AT, |offer| Cell::time(&offer.source.at))
        .words(head::CHECKED_BY, |offer| {
            Cell::term(&offer.source.by, called(&offer.source.by))
        })
        .words(head::RECORD, |offer| offer.record.as_str());
    out.table(columns)
}

/// The subject that said so.
fn from<'a>(code: &'a str, offer: &'a AnswerOffer) -> &'a str {
    let taken = offer.source.taken.as_ref();
    taken.map_or(code, |taken| &taken.subject)
}

/// The stage that is next, the answers that confirm what is offered, and what was said of the lot.
fn as_json(code: &str, next: &NextCheck) -> Value {
    let carried = &next.carried;
    let each = carried.offers.iter().map(|offer| {
        json!({
            "answer": offer.answer,
            "said": carried.said_in(offer),
            "from": {
                "subject": from(code, offer),
                "stage": offer.stage,
                "round": offer.source.round,
                "at": offer.source.at,
                "by": offer.source.by,
                "record": offer.record,
            },
        })
    });
    json!({
        "subject": code,
        "stage": next.stage.id,
        "capacity": carried.capacity,
        "counts": carried.counts,
        "dims": carried.dims,
        "instruments": carried.instruments,
        "offers": each.collect::<Vec<Value>>(),
    })
}
