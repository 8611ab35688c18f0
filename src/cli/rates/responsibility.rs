//! `responsibility` and `plausible`: the figures of those who answer for lots, and the checks whose
//! readings ought to be taken again.

use crate::cli::args::PartyWord;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::failure::{Exit, Failure};
use crate::rates::plausible::json as list_json;
use crate::rates::responsibility::{ResponsibilityAsked, ResponsibleParty, json};
use crate::report::csv::CsvReader;
use crate::report::{plausible, responsibility};
use crate::text::{plausible as list, responsibility as say, sheet, words as trade};
use crate::workspace::{Soundness, Workspace};
use serde_json::Value;

impl From<PartyWord> for ResponsibleParty {
    fn from(word: PartyWord) -> Self {
        match word {
            PartyWord::Crew => ResponsibleParty::Crew,
            PartyWord::Foreman => ResponsibleParty::Foreman,
            PartyWord::Contractor => ResponsibleParty::Contractor,
        }
    }
}

pub fn run(
    asked: &ResponsibilityAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let table = workspace.responsibility(asked, &mut |_, _| {})?;
    let unverified = workspace.soundness() != Soundness::Sound;
    let head = &workspace.entered()?.head;
    let below = head.agreed.veto_below.as_ref();
    let lang = out.lang;
    match out.telling() {
        Telling::Document => {
            let mut document = json::document(head, &table, asked);
            mark(&mut document, unverified);
            out.json(&document)?;
        }
        Telling::Rows => {
            let mut sheet = responsibility::counts(&table, asked.by, below, lang).sheet();
            if unverified {
                sheet = sheet.noted(sheet::unverified(lang));
            }
            out.sheet(&sheet, CsvReader::Spreadsheet)?;
        }
        Telling::Words => {
            out.table(responsibility::figures(&table, asked.by, below, lang))?;
            if asked.from.is_some() || asked.to.is_some() {
                out.say(&trade::days_of(lang, Some(head.zone())));
            }
            if unverified {
                out.line(&format!("! {}", sheet::unverified(lang)))?;
            }
            out.say(say::note(lang));
        }
    }
    Ok(Exit::Done)
}

/// Says in a document that records are damaged, missing or unreadable.
fn mark(document: &mut Value, unverified: bool) {
    if let (Some(fields), true) = (document.as_object_mut(), unverified) {
        fields.insert("unverified".to_owned(), true.into());
    }
}

pub fn list(
    subject: Option<&str>,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let mut looked = workspace.plausible(&mut |_, _| {})?;
    let unverified = workspace.soundness() != Soundness::Sound;
    let project = workspace.entered()?;
    if let Some(code) = subject.map(|code| workspace.subject_meant(code)) {
        let code = code.as_str();
        if project.node(code).is_none() {
            return Err(Failure::NoSuchSubject(code.to_owned()));
        }
        looked
            .listed
            .retain(|listed| project.lies_below(&listed.subject, code));
        let here = |lots: &Vec<String>| lots.iter().any(|lot| project.lies_below(lot, code));
        looked
            .people
            .retain(|person| person.lines.iter().any(|(_, lots)| here(lots)));
    }
    if out.telling() == Telling::Document {
        let mut document = list_json::document(&project.head.code, &looked);
        mark(&mut document, unverified);
        out.json(&document)?;
        return Ok(Exit::Done);
    }
    let lang = out.lang;
    let names = plausible::PlausibleNames {
        project,
        rulebook: &workspace.library().rulebook,
        lang,
    };
    let rows = plausible::rows(&names, &looked);
    if out.telling() == Telling::Rows {
        let mut sheet = plausible::columns(lang, &rows).sheet();
        if unverified {
            sheet = sheet.noted(sheet::unverified(lang));
        }
        out.sheet(&sheet, CsvReader::Spreadsheet)?;
        return Ok(Exit::Done);
    }
    match rows.is_empty() {
        true => out.line(list::none_listed(lang))?,
        false => out.table(plausible::columns(lang, &rows))?,
    }
    if unverified {
        out.line(&format!("! {}", sheet::unverified(lang)))?;
    }
    out.say(&list::looked(
        lang,
        [looked.listed.len(), looked.people.len()],
        [looked.checks, looked.known, looked.pools],
    ));
    out.say(list::note(lang));
    Ok(Exit::Done)
}
