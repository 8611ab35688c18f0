//! `checklist …`: one file a verb; the shorter ones are here.

mod diff;
mod import;
mod show;
mod trial;

use super::args::{ChecklistVerb, Format};
use super::catalogue;
use super::out::{Out, figures, words};
use crate::checklist;
use crate::domain::checklist::Basis;
use crate::domain::{Checklist, Item};
use crate::failure::{Exit, Failure, Faulty};
use crate::text::checklist as say;
use crate::workspace::Workspace;
use std::path::PathBuf;

pub fn run(
    verb: ChecklistVerb,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    match verb {
        ChecklistVerb::List => list(workspace, out),
        ChecklistVerb::Show { id } => show::run(&id, workspace, out),
        ChecklistVerb::Template { out: file } => import::template(file.as_deref(), workspace, out),
        ChecklistVerb::Export { id, out: file } => import::export(&id, &file, workspace, out),
        ChecklistVerb::Import { file, apply } => import::run(&file, apply, workspace, out),
        ChecklistVerb::Try { list, answers } => trial::run(&list, &answers, workspace, out),
        ChecklistVerb::Diff { old, new } => diff::run([&old, &new], workspace, project, out),
        ChecklistVerb::Chains => super::chains::list(workspace, out),
        ChecklistVerb::Lint { files } => lint(&files, workspace, out),
        ChecklistVerb::Catalogue { code } => catalogue::list(code.as_deref(), workspace, out),
        ChecklistVerb::Schema => {
            out.json(&checklist::schema())?;
            Ok(Exit::Done)
        }
    }
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let columns = [
        words("id", lang.pick("编号", "Id")),
        words("version", lang.pick("版本", "Version")),
        words("standard", lang.pick("标准", "Standard")),
        words("title", lang.pick("名称", "Title")),
        figures("dominant", lang.pick("主控", "Dominant")),
        figures("general", lang.pick("一般", "General")),
        figures("verified", lang.pick("已核对", "Verified")),
        figures("known", lang.pick("已知", "Known")),
        words("source", lang.pick("来源", "Source")),
    ];
    let library = workspace.library();
    let row = |list: &Checklist| {
        let count =
            |wanted: &dyn Fn(&&Item) -> bool| list.items.iter().filter(wanted).count().to_string();
        let own = library.added.contains(&list.id);
        vec![
            list.id.clone(),
            list.version.clone(),
            list.standard.clone(),
            lang.of_words(&list.title).to_owned(),
            count(&|item| item.class == crate::domain::Class::Dominant),
            count(&|item| item.class == crate::domain::Class::General),
            count(&|item| item.basis == Some(Basis::Verified)),
            count(&|item| item.basis == Some(Basis::Known)),
            match (own, own && library.stricter_than(list).is_some()) {
                (_, true) => say::enterprise(lang),
                (true, _) => say::own(lang),
                (false, _) => say::built_in(lang),
            }
            .to_owned(),
        ]
    };
    let rows: Vec<Vec<String>> = library
        .rulebook
        .checklists
        .values()
        .map(|pinned| row(&pinned.checklist))
        .collect();
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}

/// Every fault of the files, or of those of the data folder that were left out.
fn lint(files: &[PathBuf], workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let mut found: Vec<Faulty> = Vec::new();
    if files.is_empty() {
        let left_out = Failure::Checklist {
            faults: workspace.library().faults.clone(),
        };
        found.extend(left_out.faulty(out.lang, ""));
    }
    for path in files {
        match workspace.lint_list(path) {
            Err(failure) if failure.exit() == Exit::Refused => {
                found.extend(failure.faulty(out.lang, &path.display().to_string()));
            }
            other => other?,
        }
    }
    let clean = found.is_empty();
    print_faults(&found, out)?;
    if clean {
        out.say(say::no_faults(out.lang));
    }
    Ok(if clean { Exit::Done } else { Exit::Refused })
}

fn print_faults(found: &[Faulty], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    if out.format == Format::Table {
        return found
            .iter()
            .try_for_each(|faulty| out.line(&faulty.sentence(lang)));
    }
    let columns = [
        words("file", lang.pick("文件", "File")),
        words("sheet", lang.pick("工作表", "Sheet")),
        figures("row", lang.pick("行", "Row")),
        words("column", lang.pick("列", "Column")),
        words("place", lang.pick("列名或项目", "Heading or item")),
        words(
            "what",
            lang.pick("问题与改法", "What is wrong, how to mend it"),
        ),
    ];
    let row = |faulty: &Faulty| {
        let Faulty {
            file,
            sheet,
            row,
            letter,
            place,
            what,
        } = faulty.clone();
        let row = row.map_or_else(String::new, |row| row.to_string());
        vec![file, sheet, row, letter, place, what]
    };
    out.table(&columns, &found.iter().map(row).collect::<Vec<_>>())
}
