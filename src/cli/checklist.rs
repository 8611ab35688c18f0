//! `checklist list|show|lint|schema`.

use super::args::{ChecklistVerb, Format};
use super::catalogue;
use super::out::{Out, figures, words};
use crate::checklist::{self, Entry, FileFault, LARGEST_FILE};
use crate::domain::checklist::Basis;
use crate::domain::{Checklist, Item};
use crate::failure::{Exit, Failure};
use crate::text::{Lang, figure, flaw, words as trade};
use crate::workspace::{Workspace, outside};
use std::path::PathBuf;

pub fn run(verb: ChecklistVerb, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        ChecklistVerb::List => list(workspace, out),
        ChecklistVerb::Show { id } => show(&id, workspace, out),
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
            if own {
                lang.pick("自有", "own")
            } else {
                lang.pick("内置", "built in")
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

fn show(id: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lists = &workspace.library().rulebook.checklists;
    let pinned = lists
        .get(id)
        .ok_or_else(|| Failure::NoSuchChecklist(id.to_owned()))?;
    if out.format == Format::Json {
        out.bytes(&pinned.bytes)?;
        return Ok(Exit::Done);
    }
    let (lang, list) = (out.lang, &pinned.checklist);
    if out.format == Format::Table {
        out.line(&format!(
            "{}  {}  {} {}",
            list.standard,
            lang.of_words(&list.title),
            list.id,
            list.version
        ))?;
        if let Some(unit) = &list.capacity_unit {
            out.line(&format!(
                "{}: {}",
                lang.pick("容量单位", "Capacity in"),
                lang.of_words(unit)
            ))?;
        }
    }
    let columns = [
        words("class", lang.pick("类别", "Class")),
        words("item", lang.pick("项目", "Item")),
        words("clause", lang.pick("条文", "Clause")),
        words("title", lang.pick("名称", "Title")),
        words("when", lang.pick("适用", "When")),
        words("limit", lang.pick("要求", "Requirement")),
        words("sampling", lang.pick("抽样", "Sampling")),
        words("method", lang.pick("方法", "Method")),
    ];
    let rows: Vec<Vec<String>> = list
        .items
        .iter()
        .map(|item| item_row(lang, list, item))
        .collect();
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}

fn item_row(lang: Lang, list: &Checklist, item: &Item) -> Vec<String> {
    let named = |id: &String| {
        let variant = list.variants.iter().find(|variant| variant.id == *id);
        variant
            .map_or(id.as_str(), |variant| lang.pick(&variant.zh, &variant.en))
            .to_owned()
    };
    vec![
        trade::class(lang, item.class).to_owned(),
        item.id.clone(),
        item.clause.clone(),
        lang.of_words(&item.title).to_owned(),
        item.when.iter().map(named).collect::<Vec<_>>().join(" / "),
        figure::requirement(lang, item),
        figure::sampling(lang, &item.sampling),
        lang.of_words(&item.method).to_owned(),
    ]
}

fn lint(files: &[PathBuf], workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let mut faults: Vec<FileFault> = Vec::new();
    if files.is_empty() {
        faults.extend(workspace.library().faults.iter().cloned());
    }
    for file in files {
        let bytes = outside::read(file, LARGEST_FILE)?;
        let name = file.display().to_string();
        faults.extend(match checklist::entry(&name, &bytes) {
            Ok(Entry::Checklist(pinned)) => {
                checklist::place_faults(&name, &pinned.checklist, &workspace.library().catalogue)
            }
            Ok(_) => Vec::new(),
            Err(faults) => faults,
        });
    }
    for fault in &faults {
        out.line(&flaw::sentence(out.lang, fault))?;
    }
    let clean = faults.is_empty();
    if clean {
        out.say(out.lang.pick("没有错误。", "No faults."));
    }
    Ok(if clean { Exit::Done } else { Exit::Refused })
}
