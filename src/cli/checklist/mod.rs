//! `checklist …`: one file a verb; the shorter ones are here.
//!
//! | file | noun |
//! |---|---|
//! | `show`, `diff` | a checklist with its figures, two compared |
//! | `import`, `trial` | a checklist as a workbook, out and in; tried |
//! | `catalogue`, `chains` | 分部, 子分部, 分项; the chains there are |
//! | `editions` | the standards behind the lists, from when to when in force |
//! | `reviewed`, `figures` | who compared lists with the print, and the figures to be compared |
//! | `tables` | a table printed, or written to a file |

mod catalogue;
mod chains;
mod diff;
mod editions;
mod figures;
mod import;
mod reviewed;
mod show;
mod tables;
mod trial;

use super::args::ChecklistVerb;
use super::out::Out;
use super::out::format::Telling;
use crate::checklist::{self, FileFault, reviews};
use crate::domain::checklist::Basis;
use crate::domain::{Checklist, Class, Item};
use crate::failure::{Exit, Failure, Faulty};
use crate::report::column::Columns;
use crate::text::{checklist as say, head, review};
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
        ChecklistVerb::Chains => chains::list(workspace, out),
        ChecklistVerb::Lint { files } => lint(&files, workspace, out),
        ChecklistVerb::Catalogue { code, missing } => {
            catalogue::list((code.as_deref(), missing), workspace, out)
        }
        ChecklistVerb::Editions { out: file } => editions::list(file.as_deref(), workspace, out),
        ChecklistVerb::Reviewed { file } => reviewed::run(&file, workspace, out),
        ChecklistVerb::Figures(asked) => figures::run(&asked, workspace, out),
        ChecklistVerb::Schema => {
            out.json(&checklist::schema())?;
            Ok(Exit::Done)
        }
    }
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let library = workspace.library();
    let lists = library.rulebook.checklists.values();
    let count = |list: &Checklist, wanted: &dyn Fn(&&Item) -> bool| {
        list.items.iter().filter(wanted).count()
    };
    let class = |list, class| count(list, &|item| item.class == class);
    let basis = |list, basis| count(list, &|item| item.basis == Some(basis));
    let origin = |list: &Checklist| match library.added.contains(&list.id) {
        true if library.stricter_than(list).is_some() => say::enterprise(lang),
        true => say::own(lang),
        false => say::built_in(lang),
    };
    let in_force = |list: &Checklist| {
        let edition = library.editions.of(&list.standard);
        edition.and_then(|edition| edition.in_force.clone())
    };
    let reviewed = |list: &Checklist| {
        let pinned = library.rulebook.checklists.get(&list.id)?;
        let said = reviews::of(&library.reviews, pinned);
        said.first().map(|latest| review::brief(*latest))
    };
    let columns = Columns::of(lang, lists.map(|pinned| &pinned.checklist))
        .words(head::ID, |list| &list.id)
        .words(head::VERSION, |list| &list.version)
        .words(head::STANDARD, |list| &list.standard)
        .words(head::TITLE, |list| lang.of_words(&list.title))
        .words(head::IN_FORCE, in_force)
        .figures(head::DOMINANT, |list| class(list, Class::Dominant))
        .figures(head::GENERAL, |list| class(list, Class::General))
        .figures(head::VERIFIED, |list| basis(list, Basis::Verified))
        .figures(head::KNOWN, |list| basis(list, Basis::Known))
        .words(head::REVIEWED, reviewed)
        .words(head::ORIGIN, origin);
    out.table(columns)?;
    Ok(Exit::Done)
}

/// Every fault of the files, or of those of the data folder that were left out, with what people are asked to
/// look at: that alone is no refusal.
fn lint(files: &[PathBuf], workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let told = |faults: Vec<FileFault>, file: &str| {
        let refused = !faults.iter().all(FileFault::is_asked);
        (refused, Failure::Checklist { faults }.faulty(lang, file))
    };
    let (mut found, mut refused): (Vec<Faulty>, bool) = (Vec::new(), false);
    if files.is_empty() {
        (refused, found) = told(workspace.lint_folder(), "");
    }
    for path in files {
        let name = path.display().to_string();
        match workspace.lint_list(path) {
            Ok(asked) => found.extend(told(asked, &name).1),
            Err(failure) if failure.exit() == Exit::Refused => {
                refused = true;
                found.extend(failure.faulty(lang, &name));
            }
            Err(failure) => return Err(failure),
        }
    }
    let asked = found.len();
    print_faults(&found, out)?;
    match (refused, asked) {
        (true, _) => return Ok(Exit::Refused),
        (false, 0) => out.say(say::no_faults(lang)),
        (false, asked) => out.say(&say::only_asked(lang, asked)),
    }
    Ok(Exit::Done)
}

fn print_faults(found: &[Faulty], out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    if out.telling() == Telling::Words {
        return found
            .iter()
            .try_for_each(|faulty| out.line(&faulty.sentence(lang)));
    }
    let columns = Columns::of(lang, found)
        .words(head::FILE, |faulty| &faulty.file)
        .words(head::SHEET, |faulty| &faulty.sheet)
        .figures(head::ROW, |faulty| faulty.row)
        .words(head::COLUMN, |faulty| &faulty.letter)
        .words(head::SPOT, |faulty| &faulty.place)
        .words(head::FAULT, |faulty| &faulty.what);
    out.table(columns)
}
