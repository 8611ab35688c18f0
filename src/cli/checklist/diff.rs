//! `checklist diff`: what changed between two checklists, which checks in progress it touches, and
//! which accepted lots the new one would judge otherwise.

use super::import::sentence;
use crate::cli::door;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::difference::{self, Bearing, Change};
use crate::domain::{Checklist, Fault};
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::checklist as say;
use crate::text::escape::shown;
use crate::text::refusal::{self, RefusalNames};
use crate::text::{Lang, clause, figure, head, reason};
use crate::workspace::Workspace;
use crate::workspace::tables::authoring::{Replayed, TouchedDraft, VersionEffect, Would};
use serde_json::{Value, json};

pub fn run(
    [old, new]: [&str; 2],
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let (old, new) = (workspace.find_list(old)?, workspace.find_list(new)?);
    let (old, new) = (&old.checklist, &new.checklist);
    let changes = difference::between(old, new);
    let effect = match door::look(workspace, project, out) {
        Ok(()) => Some(workspace.effect(old, new, &changes)?),
        Err(Failure::NoProject | Failure::ManyProjects(_)) if project.is_none() => None,
        Err(failure) => return Err(failure),
    };
    match out.telling() {
        Telling::Document => out.json(&as_json(out.lang, [old, new], &changes, effect.as_ref()))?,
        Telling::Rows => table(&changes, out)?,
        Telling::Words => print([old, new], &changes, effect.as_ref(), out)?,
    }
    Ok(Exit::Done)
}

fn print(
    [old, new]: [&Checklist; 2],
    changes: &[Change],
    effect: Option<&VersionEffect>,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    out.line(&format!(
        "{} {} → {} {}",
        old.id, old.version, new.id, new.version
    ))?;
    if changes.is_empty() {
        out.line(say::same_content(lang))?;
    }
    for change in changes {
        out.line(&format!("  {}", sentence(lang, change)))?;
    }
    let Some(effect) = effect else {
        out.say(say::no_project_named(lang));
        return Ok(());
    };
    print_drafts(&effect.drafts, out)?;
    print_accepted(new, &effect.accepted, out)
}

fn print_drafts(drafts: &[TouchedDraft], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let head = say::drafts_touched(lang);
    out.line(&lang.about(head, drafts.len()))?;
    for draft in drafts {
        let list = |ids: &[String]| match ids {
            [] => "—".to_owned(),
            ids => ids.join(lang.between()),
        };
        out.line(&format!(
            "  {} {}  {} {}  {} {}",
            shown(&draft.subject),
            draft.stage,
            say::answered(lang),
            list(&draft.answered),
            say::open(lang),
            list(&draft.open),
        ))?;
    }
    Ok(())
}

fn print_accepted(new: &Checklist, accepted: &[Replayed], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let [rejected, undecided, same] = [Would::Reject, Would::BeUndecided, Would::Accept]
        .map(|would| accepted.iter().filter(|each| each.would() == would).count());
    let all = accepted.len();
    out.line(&say::accepted_again(lang, all, rejected, undecided, same))?;
    for each in accepted.iter().filter(|each| each.would() != Would::Accept) {
        let word = would(lang, each.would());
        out.line(&format!(
            "  {}  {word}  [{}]",
            shown(&each.subject),
            each.record
        ))?;
        for (item, why) in failing(lang, new, each) {
            out.line(&format!("    ✗ {item} {why}"))?;
        }
        for line in missing(lang, new, each) {
            out.line(&format!("    ? {line}"))?;
        }
    }
    Ok(())
}

fn would(lang: Lang, would: Would) -> &'static str {
    match would {
        Would::Accept => say::stays_accepted(lang),
        Would::Reject => say::would_be_rejected(lang),
        Would::BeUndecided => say::would_be_undecided(lang),
    }
}

fn failing(lang: Lang, new: &Checklist, each: &Replayed) -> Vec<(String, String)> {
    let told = each.failing.iter().map(|verdict| {
        let item = new.item(&verdict.item);
        let unit = item.and_then(|item| item.judge.unit()).unwrap_or_default();
        (verdict.item.clone(), reason::sentence(lang, verdict, unit))
    });
    told.collect()
}

/// What the record does not say.
fn missing(lang: Lang, new: &Checklist, each: &Replayed) -> Vec<String> {
    let names = RefusalNames {
        lang,
        chain: None,
        checklist: Some(new),
    };
    let unanswered = each.unanswered.iter().map(|id| {
        let lead = say::not_in_record(lang);
        format!("{lead} {id} {}", names.item(id))
    });
    let faults = each
        .faults
        .iter()
        .map(|fault: &Fault| refusal::sentence(&names, fault));
    unanswered.chain(faults).collect()
}

fn table(changes: &[Change], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let columns = Columns::of(
        lang,
        changes.iter().map(|change| (change, change.item.as_ref())),
    )
    .words(head::ITEM, |(_, item)| item.map(|item| &item.id))
    .words(head::CLAUSE, |(_, item)| {
        item.map(|item| clause::shown(lang, &item.clause).into_owned())
    })
    .words(head::TITLE, |(_, item)| {
        item.map(|item| lang.of_words(&item.title))
    })
    .words(head::CHANGE, |(change, _)| {
        figure::facet(lang, change.facet)
    })
    .words(head::OLD, |(change, _)| {
        figure::figure(lang, change.facet, &change.old)
    })
    .words(head::NEW, |(change, _)| {
        figure::figure(lang, change.facet, &change.new)
    })
    .words(head::BEARING, |(change, _)| figure::bearing(lang, change));
    out.table(columns)
}

fn as_json(
    lang: Lang,
    [old, new]: [&Checklist; 2],
    changes: &[Change],
    effect: Option<&VersionEffect>,
) -> Value {
    let change = |change: &Change| {
        let bearing = match change.bearing {
            Bearing::Tighter => "tighter",
            Bearing::Looser => "looser",
            Bearing::Unclear => "unclear",
            Bearing::Neutral => "neutral",
        };
        json!({
            "item": change.item.as_ref().map(|item| &item.id),
            "clause": change.item.as_ref().map(|item| &item.clause),
            "what": figure::facet(Lang::En, change.facet),
            "old": figure::figure(lang, change.facet, &change.old),
            "new": figure::figure(lang, change.facet, &change.new),
            "bearing": bearing,
        })
    };
    let draft = |draft: &TouchedDraft| json!({"subject": draft.subject, "stage": draft.stage, "answered": draft.answered, "open": draft.open});
    let replayed = |each: &Replayed| {
        let would = match each.would() {
            Would::Accept => "accepted",
            Would::Reject => "rejected",
            Would::BeUndecided => "undecided",
        };
        let failing = failing(lang, new, each);
        let failing = failing
            .iter()
            .map(|(item, text)| json!({"item": item, "text": text}));
        json!({
            "subject": each.subject, "record": each.record, "was": "accepted", "would": would,
            "failing": failing.collect::<Vec<_>>(), "unanswered": each.unanswered,
            "missing": missing(lang, new, each),
        })
    };
    let changed = |effect: &VersionEffect| {
        let changed = effect
            .accepted
            .iter()
            .filter(|each| each.would() != Would::Accept);
        changed.map(replayed).collect::<Vec<_>>()
    };
    json!({
        "old": {"id": old.id, "version": old.version},
        "new": {"id": new.id, "version": new.version},
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
        "drafts": effect.map(|effect| effect.drafts.iter().map(draft).collect::<Vec<_>>()),
        "accepted": effect.map(|effect| effect.accepted.len()),
        "lots": effect.map(changed),
    })
}
