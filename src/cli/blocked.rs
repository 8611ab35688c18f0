//! `blocked`: 卡在哪, of a subject, of a place, or of the whole project.

use super::args::Format;
use super::out::{Out, words};
use crate::domain::blocked::Blocker;
use crate::failure::{Exit, Failure};
use crate::text::{blocked as say, people, words as trade};
use crate::workspace::Workspace;

pub fn run(named: Option<&str>, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let found = workspace.blocked(named)?;
    if found.is_empty() && out.format == Format::Table {
        out.say(say::nothing(lang));
        return Ok(Exit::Done);
    }
    let columns = [
        words("held", say::held(lang)),
        words("obstacle", say::what(lang)),
        words("at", say::at(lang)),
        words("since", say::since(lang)),
        words("roles", say::who(lang)),
        words("people", lang.pick("人员", "People")),
    ];
    let state = workspace.entered()?;
    let row = |one: &Blocker| {
        let roles = match out.format {
            Format::Table => trade::roles(lang, &one.roles),
            _ => one
                .roles
                .iter()
                .map(|role| role.as_str())
                .collect::<Vec<_>>()
                .join(" "),
        };
        let may = workspace.people_of(&one.roles);
        let names = may.iter().map(|person| match out.format {
            Format::Table => people::name(&state.people, person),
            _ => person.code.clone(),
        });
        let between = match out.format {
            Format::Table => lang.between(),
            _ => " ",
        };
        vec![
            one.held.clone(),
            say::obstacle(lang, state, &one.at, &one.obstacle),
            one.at.clone(),
            one.since.clone().unwrap_or_default(),
            roles,
            names.collect::<Vec<_>>().join(between),
        ]
    };
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}
