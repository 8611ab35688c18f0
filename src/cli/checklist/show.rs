//! `checklist show`: every row with its figures, and where an enterprise demands more, the standard's.

use crate::checklist::{FileFault, Flaw, reviews};
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::difference::{self, Bearing, Change, Facet};
use crate::domain::lists::Pinned;
use crate::domain::review::Review;
use crate::domain::{Checklist, Item, Words};
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::{
    Lang, checklist as say, clause, edition, escape, figure, head, review, words as trade,
};
use crate::workspace::Workspace;
use serde_json::json;

pub fn run(id: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let pinned = workspace.find_list(id)?;
    if out.telling() == Telling::Document {
        out.bytes(&document(&pinned, workspace)?)?;
        return Ok(Exit::Done);
    }
    let (lang, list) = (out.lang, &pinned.checklist);
    if out.telling() == Telling::Words {
        out.line(&format!(
            "{}  {}  {} {}",
            list.standard,
            lang.of_words(&list.title),
            list.id,
            list.version
        ))?;
        told_beside(&pinned, workspace, out)?;
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
        if out.telling() == Telling::Words {
            out.line(&line)?;
        }
    }
    let named = |id: &String| lang.variant(Some(list), id).to_owned();
    let when = |item: &Item| item.when.iter().map(named).collect::<Vec<_>>().join(" / ");
    let mut columns = Columns::of(lang, &list.items)
        .words(head::CLASS, |item| trade::class(lang, item.class))
        .words(head::ITEM, |item| &item.id)
        .words(head::CLAUSE, |item| {
            clause::shown(lang, &item.clause).into_owned()
        })
        .words(head::TITLE, |item| lang.of_words(&item.title))
        .words(head::WHEN, when)
        .words(head::REQUIREMENT, |item| figure::requirement(lang, item));
    if !changes.is_empty() {
        columns = columns.words(head::NATIONAL, |item| national(lang, item, &changes));
    }
    let columns = columns
        .words(head::SAMPLING, |item| {
            figure::sampling_of(lang, &item.sampling, list.capacity_unit.as_ref())
        })
        .words(head::METHOD, |item| lang.of_words(&item.method));
    out.table(columns)?;
    Ok(Exit::Done)
}

/// The edition it goes by, what stands above that, and who compared it with the print.
fn told_beside(pinned: &Pinned, workspace: &Workspace, out: &mut Out) -> Result<(), Failure> {
    let (lang, library) = (out.lang, workspace.library());
    let mut lines = Vec::new();
    if let Some(edition) = library.editions.of(&pinned.checklist.standard) {
        lines.push(edition::standing(lang, edition));
        lines.extend(edition::codes(lang, library.editions.above(edition)));
        let note = edition.note.as_ref();
        lines.extend(note.map(|note| lang.of_words(note).to_owned()));
    }
    let said = reviews::of(&library.reviews, pinned).into_iter();
    let said: Vec<String> = said.map(|one| review::line(lang, one)).collect();
    match said.is_empty() {
        true => lines.push(review::none(lang).to_owned()),
        false => lines.extend(said),
    }
    // What the list says of itself, in words that a site may have written.
    let note = pinned.checklist.extra.get("note").cloned();
    let note = note.and_then(|note| serde_json::from_value::<Words>(note).ok());
    lines.extend(note.map(|note| escape::shown(lang.of_words(&note)).to_string()));
    lines.iter().try_for_each(|line| out.line(line))
}

/// What stands behind a list's own fields when it is shown.
const BESIDE: [&str; 2] = ["edition", "reviewed"];

/// The file as it stands, and behind its own fields what is kept beside it. A list with a field of such a name is
/// refused: whoever reads it could not tell what the program knows from what the list says of itself.
fn document(pinned: &Pinned, workspace: &Workspace) -> Result<Vec<u8>, Failure> {
    let (library, list) = (workspace.library(), &pinned.checklist);
    let taken = BESIDE
        .into_iter()
        .filter(|name| list.extra.contains_key(*name));
    let fault = |name| FileFault {
        file: library.files.get(&list.id).unwrap_or(&list.id).clone(),
        item: None,
        flaw: Flaw::Beside(name),
    };
    let faults: Vec<FileFault> = taken.map(fault).collect();
    if !faults.is_empty() {
        return Err(Failure::Checklist { faults });
    }
    let said = reviews::of(&library.reviews, pinned).into_iter();
    let said: Vec<&Review> = said.map(|(review, _)| review).collect();
    let values = [json!(library.editions.of(&list.standard)), json!(said)];
    let added = BESIDE.iter().zip(values);
    let added = added.map(|(name, value)| format!(",\n {}: {value}", json!(name)));
    // A list that was read is one object, and not an empty one.
    let own = pinned.bytes.trim_ascii_end();
    let own = own.strip_suffix(b"}").unwrap_or(own).trim_ascii_end();
    Ok([own, added.collect::<String>().as_bytes(), b"\n}\n"].concat())
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
