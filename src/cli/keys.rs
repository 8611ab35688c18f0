//! `people enrol|keys|rotate|revoke`: keys of people on this device.

use super::args::{EnrolAsked, Format, RevokeAsked};
use super::out::{Out, words};
use super::secret::Pins;
use crate::domain::key::Key;
use crate::failure::{Exit, Failure};
use crate::text::{attest, words as trade};
use crate::workspace::keys::{Authority, KeyCommand};
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
    let columns = [
        words("key", lang.pick("密钥", "Key")),
        words("person", lang.pick("编号", "Code")),
        words("name", lang.pick("姓名", "Name")),
        words("role", lang.pick("岗位", "Role")),
        words("org", lang.pick("单位", "Organisation")),
        words("since", lang.pick("登记时间", "Enrolled")),
        words("trust", lang.pick("依据", "Trust")),
        words("state", lang.pick("状态", "State")),
        words("place", lang.pick("私钥", "Private part")),
    ];
    let plain = out.format != Format::Table;
    let row = |key: &Key| {
        let role = match plain {
            true => key.role.as_str(),
            false => trade::role(lang, key.role),
        };
        let state = match key.ended {
            Some(_) => attest::ended(lang),
            None => attest::in_force(lang),
        };
        let place = match workspace.is_here(&key.kid) {
            true => attest::here(lang),
            false => attest::elsewhere(lang),
        };
        let since = match plain {
            true => key.t.clone(),
            false => trade::time(&key.t),
        };
        [
            key.kid.as_str(),
            &key.person,
            &key.name,
            role,
            &key.org,
            &since,
            &attest::trust(lang, key),
            state,
            place,
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let mut keys: Vec<&Key> = workspace.entered()?.keys().collect();
    keys.sort_by_key(|key| (&key.person, &key.t));
    let rows: Vec<Vec<String>> = keys.into_iter().map(row).collect();
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}
