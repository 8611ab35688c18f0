//! `checklist show`: every row with its figures, and where an enterprise demands more, the standard's.

use crate::cli::args::Format;
use crate::cli::out::{Out, words};
use crate::domain::difference::{self, Bearing, Change, Facet};
use crate::domain::{Checklist, Item};
use crate::failure::{Exit, Failure};
use crate::text::checklist as say;
use crate::text::{Lang, figure, words as trade};
use crate::workspace::Workspace;

pub fn run(id: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let pinned = workspace.find_list(id)?;
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
            out.line(&lang.about(say::capacity_unit(lang), lang.of_words(unit)))?;
        }
    }
    let changes = stricter(workspace, list);
    if let Some(base) = workspace
        .library()
        .stricter_than(list)
        .filter(|_| !changes.is_empty())
    {
        let head = say::stricter_than(lang);
        let line = format!("{head} {} {} {}", base.standard, base.id, base.version);
        if out.format == Format::Table {
            out.line(&line)?;
        }
    }
    let mut columns = vec![
        words("class", lang.pick("类别", "Class")),
        words("item", lang.pick("项目", "Item")),
        words("clause", lang.pick("条文", "Clause")),
        words("title", lang.pick("名称", "Title")),
        words("when", lang.pick("适用", "When")),
        words("limit", lang.pick("要求", "Requirement")),
        words("sampling", lang.pick("抽样", "Sampling")),
        words("method", lang.pick("方法", "Method")),
    ];
    let mut rows: Vec<Vec<String>> = list
        .items
        .iter()
        .map(|item| item_row(lang, list, item))
        .collect();
    if !changes.is_empty() {
        columns.insert(
            6,
            words(
                "national",
                lang.pick("标准原值（内控更严）", "Standard (enterprise is stricter)"),
            ),
        );
        for (row, item) in rows.iter_mut().zip(&list.items) {
            row.insert(6, national(lang, item, &changes));
        }
    }
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}

/// What the site's own version demands beyond the standard's.
fn stricter(workspace: &Workspace, list: &Checklist) -> Vec<Change> {
    let base = workspace.library().stricter_than(list);
    let mut changes = base.map_or_else(Vec::new, |base| difference::between(base, list));
    changes.retain(|change| change.bearing == Bearing::Tighter && change.item.is_some());
    changes
}

/// The standard's figures of an item, where the enterprise's are stricter.
fn national(lang: Lang, item: &Item, changes: &[Change]) -> String {
    let own = changes.iter().filter(|change| {
        change
            .item
            .as_ref()
            .is_some_and(|named| named.id == item.id)
    });
    let each = own.map(|change| match change.facet {
        Facet::Item => say::not_in_standard(lang).to_owned(),
        facet => format!(
            "{} {}",
            figure::facet(lang, facet),
            figure::figure(lang, facet, &change.old)
        ),
    });
    each.collect::<Vec<_>>().join(lang.comma())
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
