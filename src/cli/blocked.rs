//! `blocked`: 卡在哪, of a subject, of a place, or of the whole project.

use super::out::Out;
use super::out::format::Telling;
use crate::domain::blocked::Blocker;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::head::{self, called};
use crate::text::{blocked as say, people, words as trade};
use crate::workspace::Workspace;

pub fn run(named: Option<&str>, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let found = workspace.blocked(named)?;
    if found.is_empty() && out.telling() == Telling::Words {
        out.say(say::nothing(lang));
        return Ok(Exit::Done);
    }
    let state = workspace.entered()?;
    let roles = |one: &Blocker| {
        let words: Vec<&str> = one.roles.iter().map(|role| role.as_str()).collect();
        Cell::term(words.join(" "), trade::roles(lang, &one.roles))
    };
    let people = |one: &Blocker| {
        let may = workspace.people_of(&one.roles);
        let codes: Vec<&str> = may.iter().map(|person| person.code.as_str()).collect();
        let names = may.iter().map(|person| people::name(&state.people, person));
        let names = names.collect::<Vec<_>>().join(lang.between());
        Cell::term(codes.join(" "), names)
    };
    let columns = Columns::of(lang, &found)
        .words(called("held", say::held), |one| &one.held)
        .words(called("obstacle", say::what), |one| {
            say::obstacle(lang, state, &one.at, &one.obstacle)
        })
        .words(called("at", say::at), |one| &one.at)
        .words(called("since", say::since), |one| one.since.as_ref())
        .words(called("roles", say::who), roles)
        .words(head::PEOPLE, people);
    out.table(columns)?;
    Ok(Exit::Done)
}
