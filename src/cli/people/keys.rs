//! `people enrol|keys|rotate|revoke`: keys of people on this device.

use crate::cli::args::{EnrolAsked, RevokeAsked};
use crate::cli::out::Out;
use crate::cli::out::secret::Pins;
use crate::domain::key::Key;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::{attest, head, words as trade};
use crate::workspace::signing::keys::{Authority, KeyCommand};
use crate::workspace::{Command, Done, Workspace};

pub fn enrol(
    asked: &EnrolAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let mut pins = Pins::new(out.lang);
    let authority = match &asked.authority {
        Some(by) => Some(Authority {
            by: by.clone(),
            pin: pins.of(by, asked.authority_pin_file.as_deref())?,
        }),
        None => None,
    };
    let pin = pins.new_pin(&asked.person, asked.pin_file.as_deref())?;
    let command = KeyCommand::Enrol {
        person: asked.person.clone(),
        pin,
        authority,
    };
    perform(command, workspace, out)
}

pub fn rotate(
    asked: &EnrolAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let mut pins = Pins::new(out.lang);
    let by = asked
        .authority
        .clone()
        .unwrap_or_else(|| asked.person.clone());
    let authority = Authority {
        pin: pins.of(&by, asked.authority_pin_file.as_deref())?,
        by,
    };
    let pin = pins.new_pin(&asked.person, asked.pin_file.as_deref())?;
    let command = KeyCommand::Rotate {
        person: asked.person.clone(),
        pin,
        authority,
    };
    perform(command, workspace, out)
}

pub fn revoke(
    asked: &RevokeAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let mut pins = Pins::new(out.lang);
    let by = asked.authority.clone();
    let authority = Authority {
        pin: pins.of(&by, asked.authority_pin_file.as_deref())?,
        by,
    };
    let command = KeyCommand::Revoke {
        kid: asked.key.clone(),
        reason: asked.reason.clone(),
        authority,
    };
    perform(command, workspace, out)
}

fn perform(command: KeyCommand, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match workspace.execute(Command::Key(command))? {
        Done::Keyed(keyed) => {
            out.line(&format!("{}  [{}]", keyed.kid, keyed.record))?;
            Ok(Exit::Done)
        }
        Done::Refused(faults) => {
            out.refused(&faults);
            Ok(Exit::Refused)
        }
        _ => Ok(Exit::Done),
    }
}

pub fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let state = |key: &Key| match key.ended {
        Some(_) => attest::ended(lang),
        None => attest::in_force(lang),
    };
    let place = |key: &Key| match workspace.is_here(&key.kid) {
        true => attest::here(lang),
        false => attest::elsewhere(lang),
    };
    let mut keys: Vec<&Key> = workspace.entered()?.keys().collect();
    keys.sort_by_key(|key| (&key.person, &key.t));
    let columns = Columns::of(lang, keys)
        .words(head::KEY, |key| &key.kid)
        .words(head::PERSON_CODE, |key| &key.person)
        .words(head::PERSON, |key| &key.name)
        .words(head::ROLE, |key| {
            Cell::term(key.role.as_str(), trade::role(lang, key.role))
        })
        .words(head::ORG, |key| &key.org)
        .words(head::ENROLLED, |key| Cell::time(&key.t))
        .words(head::TRUST, |key| attest::trust(lang, key))
        .words(head::STATE, state)
        .words(head::KEPT, place);
    out.table(columns)?;
    Ok(Exit::Done)
}
