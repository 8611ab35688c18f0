//! `remote …`: places that are no disk, added, tried out, listed, taken off. Meeting there is for `sync`.

use crate::cli::args::RemoteVerb;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::escape::shown;
use crate::text::{Lang, head, remote as say};
use crate::workspace::exchange::remotes::{CreateWay, RemoteAsked, RemoteKind, RemoteNote};
use crate::workspace::{Command, Done, PlaceCommand, Workspace};

pub fn run(verb: RemoteVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let command = match verb {
        RemoteVerb::List => return list(workspace, out),
        RemoteVerb::Test { name } => PlaceCommand::Test(name),
        RemoteVerb::Remove { name } => PlaceCommand::Remove(name),
        RemoteVerb::Add {
            name,
            url,
            endpoint,
            region,
            keys,
            to,
            wait,
        } => PlaceCommand::Add(Box::new(RemoteAsked {
            name,
            url,
            endpoint,
            region,
            keys,
            to,
            wait,
        })),
    };
    let lang = out.lang;
    let named = match &command {
        PlaceCommand::Remove(name) | PlaceCommand::Test(name) => shown(name).into_owned(),
        PlaceCommand::Add(asked) => asked.name.clone(),
        PlaceCommand::Watch(_) => String::new(),
    };
    let removes = matches!(command, PlaceCommand::Remove(_));
    match workspace.execute(Command::Place(command))? {
        Done::RemoteAdded(note) => {
            if note.address().is_ok_and(|address| address.is_open()) {
                out.say(&format!("! {}", say::open_line(lang)));
            }
            if !note.to.is_empty() {
                out.say(say::encrypts(lang));
            }
            out.say(&format!(
                "→ {}sanjian remote test {named}",
                say::test_it(lang)
            ));
        }
        Done::RemoteTested(way) => {
            out.line(&lang.about(named, say::answers(lang)))?;
            out.line(&format!("{}{}", say::once(lang), words(lang, Some(way))))?;
        }
        _ if removes => out.say(&format!("{}{named}", say::removed(lang))),
        _ => {}
    }
    Ok(Exit::Done)
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, remotes) = (out.lang, workspace.remotes()?);
    if remotes.is_empty() && out.telling() == Telling::Words {
        out.say(say::add_one(lang));
        return Ok(Exit::Done);
    }
    let kind = |one: &RemoteNote| one.address().ok().map(|address| address.kind);
    let columns = Columns::of(lang, &remotes)
        .words(head::NAME, |one| &one.name)
        .words(head::KIND, |one| {
            kind(one).map_or_else(String::new, |kind| kind.to_string())
        })
        .words(head::ADDRESS, |one| &one.url)
        .words(head::KEYS_FROM, |one| match (&one.keys, kind(one)) {
            (Some(file), _) => Cell::from(file.display().to_string()),
            (None, Some(RemoteKind::Sftp)) => Cell::term("ssh", say::own_of_ssh(lang)),
            (None, _) => Cell::term("environment", say::from_environment(lang)),
        })
        .words(head::ENCRYPTED_TO, |one| match one.to.is_empty() {
            true => Cell::term("", say::in_clear(lang)),
            false => Cell::from(
                one.to
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
        })
        .words(head::ONCE, |one| {
            Cell::term(one.way.map_or("", CreateWay::as_str), words(lang, one.way))
        });
    out.table(columns)?;
    Ok(Exit::Done)
}

/// In which way a place makes a name once.
fn words(lang: Lang, way: Option<CreateWay>) -> &'static str {
    match way {
        Some(CreateWay::Moved) => say::moved(lang),
        Some(CreateWay::Refused) => say::refused(lang),
        Some(CreateWay::Looked) => say::looked(lang),
        None => say::untried(lang),
    }
}
