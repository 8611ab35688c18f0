//! `people import|list`; keys have a file of their own.

mod keys;

use super::args::PeopleVerb;
use super::out::Out;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::table::{note, people as say};
use crate::text::{escape, head, words as trade};
use crate::workspace::Workspace;
use std::path::Path;

pub fn run(verb: PeopleVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        PeopleVerb::Import {
            file,
            preview,
            apply,
        } => import(&file, [preview, apply], workspace, out),
        PeopleVerb::List => list(workspace, out),
        PeopleVerb::Enrol(asked) => keys::enrol(&asked, workspace, out),
        PeopleVerb::Keys => keys::list(workspace, out),
        PeopleVerb::Rotate(asked) => keys::rotate(&asked, workspace, out),
        PeopleVerb::Revoke(asked) => keys::revoke(&asked, workspace, out),
    }
}

/// Shows what a people table would change, and takes it in: new people at once, as they harm nobody;
/// what changes somebody, or may have been read wrongly, when it is asked for.
fn import(
    file: &Path,
    [preview, apply]: [bool; 2],
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    let difference = workspace.read_people(file)?;
    for person in &difference.added {
        out.line(&escape::shown(&say::added(lang, person)))?;
    }
    for (old, new) in &difference.changed {
        out.line(&escape::shown(&say::changed(lang, old, new)))?;
    }
    let counts = [
        difference.added.len(),
        difference.changed.len(),
        difference.same,
        difference.absent,
    ];
    out.say(&say::counts(lang, counts));
    for line in note::lines(lang, &difference.notes) {
        out.say(&line);
    }
    let waits = preview || (difference.is_surprising() && !apply);
    if difference.people().is_empty() {
        return Ok(Exit::Done);
    }
    out.say(&match waits {
        true => say::not_yet(lang).to_owned(),
        false => say::imported(lang, workspace.apply_people(&difference)?),
    });
    Ok(Exit::Done)
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let columns = Columns::of(lang, workspace.entered()?.people.values())
        .words(head::CODE, |person| &person.code)
        .words(head::PERSON, |person| &person.name)
        .words(head::ROLE, |person| {
            Cell::term(person.role.as_str(), trade::role(lang, person.role))
        })
        .words(head::ORG, |person| &person.org)
        .words(head::CREW, |person| &person.crew);
    out.table(columns)?;
    Ok(Exit::Done)
}
