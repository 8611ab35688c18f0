//! `hq …`: headquarters' key, how much it has of a project, whose receipts are believed, and photos let go of.
//!
//! | file | noun |
//! |---|---|
//! | `receive` | what places hold, taken into a store |

pub(super) mod receive;

use super::args::HqVerb;
use super::out::Out;
use super::out::format::Telling;
use super::out::secret::Pins;
use crate::domain::receipt::short_code;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::headquarters::HqTrust;
use crate::text::{evidence, head, headquarters as say, remote};
use crate::workspace::headquarters::HqCommand;
use crate::workspace::headquarters::standing::HqStanding;
use crate::workspace::{Command, Done, Workspace};

pub fn run(verb: HqVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let command = match verb {
        HqVerb::Key { name, pin_file } => {
            let pin = Pins::new(out.lang).new_pin(&name, pin_file.as_deref())?;
            HqCommand::NewKey(name, pin)
        }
        HqVerb::Identity { file } => HqCommand::NewIdentity(file),
        HqVerb::List => return list(workspace, out),
        HqVerb::Trust { code, by } => HqCommand::Trust { code, by },
        HqVerb::Distrust { code, by, reason } => HqCommand::Distrust {
            key: code,
            by,
            reason,
        },
        HqVerb::Free { recall: true, .. } => HqCommand::Recall,
        HqVerb::Free { apply: true, .. } => HqCommand::Relieve,
        HqVerb::Free { .. } => return could(workspace, out),
    };
    let lang = out.lang;
    match workspace.execute(Command::Headquarters(command))? {
        Done::HqKey(card) => {
            out.line(&card.kid)?;
            let code = short_code(&card.kid);
            out.say(&say::key_made(lang, &card.name, &code));
        }
        Done::HqIdentity(recipient) => {
            out.line(&recipient)?;
            out.say(&format!("! {}", remote::identity_made(lang)));
        }
        Done::Entered(record) => out.line(&record)?,
        Done::Relieved(relief) => {
            let size = evidence::size(relief.bytes);
            out.line(&say::relieved(lang, relief.photos, &size))?;
        }
        Done::Recalled(photos) => out.line(&say::recalled(lang, photos))?,
        Done::Refused(faults) => {
            out.refused(&faults);
            return Ok(Exit::Refused);
        }
        _ => {}
    }
    Ok(Exit::Done)
}

fn could(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let relief = workspace.relief()?;
    let size = evidence::size(relief.bytes);
    out.line(&say::could(out.lang, relief.photos, &size))?;
    out.say(say::release_first(out.lang));
    Ok(Exit::Done)
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, today) = (out.lang, workspace.today());
    let standings = workspace.standings()?;
    if standings.is_empty() && out.telling() == Telling::Words {
        out.say(say::no_answers(lang));
        return Ok(Exit::Done);
    }
    let columns = Columns::of(lang, &standings)
        .words(head::HEADQUARTERS, |one| &one.card.name)
        .words(head::SHORT_CODE, |one| short_code(&one.card.kid))
        .words(head::STATE, |one| {
            Cell::term(trust_word(one.trust), say::standing(lang, &one.said(today)))
        })
        .figures(head::RECORDS_THERE, |one| one.records.0)
        .figures(head::RECORDS_ALL, |one| one.records.1)
        .figures(head::PHOTOS_THERE, |one| one.photos.0)
        .figures(head::PHOTOS_ALL, |one| one.photos.1)
        .words(head::ANSWERED, |one| match &one.at {
            Some(at) => Cell::time(at),
            None => Cell::from(""),
        })
        .words(head::KEY, |one| &one.card.kid);
    out.table(columns)?;
    let is_wrong = |one: &HqStanding| !one.differs.is_empty() || !one.forks.is_empty();
    Ok(match standings.iter().any(is_wrong) {
        true => Exit::Damaged,
        false => Exit::Done,
    })
}

fn trust_word(trust: HqTrust) -> &'static str {
    match trust {
        HqTrust::Confirmed => "confirmed",
        HqTrust::Unconfirmed => "unconfirmed",
        HqTrust::Ended => "ended",
    }
}
