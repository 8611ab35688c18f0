//! `people import|list`; keys have a file of their own.

use super::args::{Format, PeopleVerb};
use super::keys;
use super::out::{Out, words};
use crate::domain::Person;
use crate::failure::{Exit, Failure};
use crate::text::words as trade;
use crate::workspace::Workspace;

pub fn run(
    verb: PeopleVerb,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    workspace.enter(project)?;
    match verb {
        PeopleVerb::Import { file } => {
            let count = workspace.import_people(&file)?;
            let lead = out.lang.pick("新增或变更人员：", "People new or changed: ");
            out.say(&format!("{lead}{count}"));
            Ok(Exit::Done)
        }
        PeopleVerb::List => list(workspace, out),
        PeopleVerb::Enrol(asked) => keys::enrol(&asked, workspace, out),
        PeopleVerb::Keys => keys::list(workspace, out),
        PeopleVerb::Rotate(asked) => keys::rotate(&asked, workspace, out),
        PeopleVerb::Revoke(asked) => keys::revoke(&asked, workspace, out),
    }
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let columns = [
        words("code", lang.pick("编号", "Code")),
        words("name", lang.pick("姓名", "Name")),
        words("role", lang.pick("岗位", "Role")),
        words("org", lang.pick("单位", "Organisation")),
        words("crew", lang.pick("班组", "Crew")),
    ];
    let plain = out.format != Format::Table;
    let row = |person: &Person| {
        let role = if plain {
            person.role.as_str()
        } else {
            trade::role(lang, person.role)
        };
        vec![
            person.code.clone(),
            person.name.clone(),
            role.to_owned(),
            person.org.clone(),
            person.crew.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = workspace.entered()?.people.values().map(row).collect();
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}
