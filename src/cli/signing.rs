//! `check sign`: shows exactly what is signed, asks for the PIN, signs. And the signatures under a
//! check, for `check show`.

use super::args::SignAsked;
use super::out::Out;
use super::out::secret::Pins;
use crate::domain::signing::SigningAsked;
use crate::domain::statement::Stand;
use crate::failure::{Exit, Expected, Failure};
use crate::text::attest;
use crate::workspace::signing::sign::Seat;
use crate::workspace::{Command, Done, Workspace};
use serde_json::{Value, json};

pub fn sign(asked: &SignAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let subject = workspace.subject_of(&asked.record)?;
    let party = match &asked.party {
        Some(party) => party.clone(),
        None => only_party(workspace, &subject, &asked.record)?,
    };
    let wanted = SigningAsked {
        subject,
        doc: asked.record.clone(),
        party,
        by: asked.by.clone(),
        stand: match asked.refuse {
            Some(_) => Stand::Refuse,
            None => Stand::Agree,
        },
        reason: asked.refuse.clone().unwrap_or_default(),
    };
    let sheet = match workspace.signing_sheet(&wanted, out.lang)? {
        Ok(sheet) => sheet,
        Err(faults) => {
            out.refused(&faults);
            seats(workspace, &wanted, out);
            return Ok(Exit::Refused);
        }
    };
    for line in &sheet.lines {
        out.line(line)?;
    }
    out.line(&format!("{} {}", attest::code(out.lang), sheet.code()))?;
    let pin = Pins::new(out.lang).of(&asked.by, asked.pin_file.as_deref())?;
    match workspace.execute(Command::Sign(Box::new(sheet), pin))? {
        Done::Signed(signed) => {
            let done = attest::done(out.lang);
            out.line(&format!("{done}  {}  [{}]", signed.code, signed.record))?;
            Ok(Exit::Done)
        }
        Done::Refused(faults) => {
            out.refused(&faults);
            Ok(Exit::Refused)
        }
        _ => Ok(Exit::Done),
    }
}

/// The party, where there is only one; otherwise it has to be named.
fn only_party(workspace: &Workspace, subject: &str, doc: &str) -> Result<String, Failure> {
    let seats = workspace.parties(subject, doc);
    match seats.as_slice() {
        [only] => Ok(only.id.to_owned()),
        seats => {
            let ids = seats.iter().map(|seat| (seat.id.to_owned(), String::new()));
            Err(Failure::usage("--as", "", Expected::OneOf(ids.collect())))
        }
    }
}

/// Who may sign as what, for whoever asked for something else.
fn seats(workspace: &Workspace, wanted: &SigningAsked, out: &Out) {
    let lang = out.lang;
    for seat in workspace.parties(&wanted.subject, &wanted.doc) {
        let who = match seat.only {
            Some(only) => only.to_owned(),
            None => crate::text::words::roles(lang, seat.roles),
        };
        let name = attest::party(lang, seat.title);
        let colon = lang.colon();
        out.say(&format!("  --as {}  {name}{colon}{who}", seat.id));
    }
}

/// The signatures under a check and what is still missing, a line each.
pub fn lines(workspace: &Workspace, subject: &str, doc: &str, out: &Out) -> Vec<String> {
    let (lang, Some(project)) = (out.lang, workspace.project()) else {
        return Vec::new();
    };
    let line = |seat: &Seat| {
        let name = attest::party(lang, seat.title);
        match seat.signed {
            Some(one) => {
                let text = attest::signature(lang, project, name, one);
                format!("  # {text}  [{}]", one.record)
            }
            None => format!("  _ {name}{}{}", lang.colon(), attest::unsigned(lang)),
        }
    };
    let seats = workspace.parties(subject, doc);
    seats.iter().map(line).collect()
}

/// The same for programs.
pub fn as_json(workspace: &Workspace, subject: &str, doc: &str) -> Value {
    let seat = |seat: &Seat| {
        let signed = seat.signed.map(|one| {
            json!({
                "record": one.record,
                "by": one.by,
                "role": one.role.as_str(),
                "key": one.kid,
                "verdict": one.stand.as_str(),
                "reason": one.reason,
                "t": one.t,
                "digest": one.digest,
                "code": one.code(),
            })
        });
        json!({"party": seat.id, "signed": signed})
    };
    let seats = workspace.parties(subject, doc);
    Value::Array(seats.iter().map(seat).collect())
}
