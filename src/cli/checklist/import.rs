//! `checklist template|export|import`: a checklist as a workbook, out and in.

use super::tables::form;
use crate::cli::out::Out;
use crate::domain::difference::{Bearing, Change};
use crate::failure::{Exit, Failure};
use crate::text::checklist as say;
use crate::text::escape::{place, shown};
use crate::text::project;
use crate::text::table::note;
use crate::text::{Lang, figure, flaw};
use crate::workspace::tables::authoring::{AuthoringForm, NewList, ReadList};
use crate::workspace::{Command, Workspace};
use std::path::Path;

/// The filled sample: to a file, or printed.
pub fn template(
    file: Option<&Path>,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    match file {
        None => out.bytes(&workspace.sample_list(AuthoringForm::Csv, out.lang)?)?,
        Some(file) => {
            let bytes = workspace.sample_list(form(file)?, out.lang)?;
            written(file, bytes, workspace, out)?;
        }
    }
    Ok(Exit::Done)
}

/// A checklist for editing; what such a form cannot hold is said. As JSON it is the very file.
pub fn export(
    id: &str,
    file: &Path,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    if file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
    {
        let bytes = workspace.find_list(id)?.bytes.clone();
        written(file, bytes, workspace, out)?;
        return Ok(Exit::Done);
    }
    let (bytes, left_out) = workspace.written_list(id, form(file)?, out.lang)?;
    written(file, bytes, workspace, out)?;
    if !left_out.is_empty() {
        let lead = say::left_out(out.lang);
        let names: Vec<_> = left_out.iter().map(|name| shown(name)).collect();
        out.say(&format!("{lead}{}", names.join(out.lang.between())));
    }
    Ok(Exit::Done)
}

pub fn written(
    file: &Path,
    bytes: Vec<u8>,
    workspace: &mut Workspace,
    out: &Out,
) -> Result<(), Failure> {
    workspace.execute(Command::Write(file.to_path_buf(), bytes))?;
    let lead = say::written(out.lang);
    out.say(&format!("{lead}{}", place(file)));
    Ok(())
}

/// Shows what taking a checklist in would do, and does it when asked to.
pub fn run(
    file: &Path,
    apply: bool,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let new = workspace.plan_list(file)?;
    told(&new, out)?;
    notes(&new.read, out);
    for fault in &new.discords {
        out.say(&flaw::sentence(out.lang, fault));
    }
    let lang = out.lang;
    if new.is_same {
        out.say(say::same_there(lang));
    } else if apply {
        let (file, bytes) = (new.file.clone(), new.read.kept);
        workspace.execute(Command::KeepList { file, bytes })?;
        out.say(&format!("{}{}", project::imported(lang), shown(&new.file)));
    } else {
        out.say(say::not_yet(lang));
    }
    Ok(Exit::Done)
}

fn told(new: &NewList, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let list = &new.read.pinned.checklist;
    let (title, items) = (shown(lang.of_words(&list.title)), list.items.len());
    let count = say::items(lang, items);
    out.line(&format!(
        "{} {} {title}  {}  {count}",
        list.id,
        list.version,
        shown(&list.standard)
    ))?;
    let Some((now, changes)) = &new.replaces else {
        out.line(&format!("+ {}", shown(&new.file)))?;
        return Ok(());
    };
    if new.is_same {
        return out.line(&format!("= {}", shown(&new.file)));
    }
    let version = &now.checklist.version;
    let lead = say::replaces(lang);
    out.line(&format!("~ {}  {lead} {version}", shown(&new.file)))?;
    for change in changes {
        out.line(&format!("  {}", sentence(lang, change)))?;
    }
    Ok(())
}

/// A change as one line: item, what, from, to, which way.
pub fn sentence(lang: Lang, change: &Change) -> String {
    let item = change.item.as_ref();
    let item = item.map_or_else(String::new, |item| {
        format!(
            "{} {} — ",
            shown(&item.id),
            shown(lang.of_words(&item.title))
        )
    });
    let facet = figure::facet(lang, change.facet);
    let [old, new] = [&change.old, &change.new].map(|one| figure::figure(lang, change.facet, one));
    let way = match change.bearing {
        Bearing::Neutral => String::new(),
        Bearing::Tighter | Bearing::Looser | Bearing::Unclear => {
            format!("  [{}]", figure::bearing(lang, change))
        }
    };
    let said = format!("{old} → {new}{way}");
    lang.about(format!("{item}{facet}"), said)
}

/// What there is to tell of reading a table.
fn notes(read: &ReadList, out: &Out) {
    for line in note::lines(out.lang, &read.notes) {
        out.say(&line);
    }
}
