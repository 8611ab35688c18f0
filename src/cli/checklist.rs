//! `checklist list|show|lint|schema`.

use super::args::{ChecklistVerb, Format};
use super::catalogue;
use super::out::{Out, figures, words};
use crate::checklist::{self, Entry, FileFault, LARGEST_FILE};
use crate::domain::checklist::{Basis, Deviation, Range};
use crate::domain::limit::Limit;
use crate::domain::sampling::Sampling;
use crate::domain::{Checklist, Item, Judge};
use crate::failure::{Exit, Failure};
use crate::text::{Lang, flaw, words as trade};
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
        requirement(lang, item),
        sampling(lang, &item.sampling),
        lang.of_words(&item.method).to_owned(),
    ]
}

/// The limits of a measured item, or what is required in words.
fn requirement(lang: Lang, item: &Item) -> String {
    match &item.judge {
        Judge::Deviation(deviation) => {
            format!("{} {}", deviation_limits(deviation), deviation.unit)
        }
        Judge::Range(range) => format!("{} {}", range_limits(range), range.unit),
        Judge::Document { required } => required.join("、"),
        _ => item
            .requirement
            .as_ref()
            .map_or("", |words| lang.of_words(words))
            .to_owned(),
    }
}

fn deviation_limits(deviation: &Deviation) -> String {
    match (&deviation.limit, &deviation.lower, &deviation.upper) {
        (Some(limit), ..) => format!("±{}", limit_text(limit)),
        (None, lower, upper) => sides(lower.as_ref(), upper.as_ref()),
    }
}

fn range_limits(range: &Range) -> String {
    sides(range.min.as_ref(), range.max.as_ref())
}

fn sides(low: Option<&Limit>, high: Option<&Limit>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{} … {}", limit_text(low), limit_text(high)),
        (Some(low), None) => format!("≥ {}", limit_text(low)),
        (None, Some(high)) => format!("≤ {}", limit_text(high)),
        (None, None) => String::new(),
    }
}

fn limit_text(limit: &Limit) -> String {
    match limit {
        Limit::Fixed(figure) => figure.to_string(),
        Limit::Follows(slope) => {
            let plus = slope
                .plus
                .as_ref()
                .map_or_else(String::new, |plus| format!(" + {plus}"));
            let most = slope
                .at_most
                .as_ref()
                .map_or_else(String::new, |most| format!(", ≤ {most}"));
            format!("({}/{}{plus}{most})", slope.of, slope.per)
        }
    }
}

fn sampling(lang: Lang, sampling: &Sampling) -> String {
    match sampling {
        Sampling::All => lang.pick("全数", "all").to_owned(),
        Sampling::Percent { percent, at_least } => {
            let least = at_least.map_or_else(String::new, |least| format!(", ≥ {least}"));
            format!("{percent} %{least}")
        }
        Sampling::Count { at_least } => format!("≥ {at_least}"),
        Sampling::Table => lang.pick("表3.0.9", "Table 3.0.9").to_owned(),
        Sampling::Stated { text } => lang.of_words(text).to_owned(),
    }
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
