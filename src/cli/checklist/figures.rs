//! `checklist figures`: every row of checklists with clause, figure and how sure it is, as a table or as a page with
//! boxes to tick, so that an engineer can compare it with the print.

use super::tables;
use crate::cli::args::FiguresAsked;
use crate::cli::out::Out;
use crate::cli::report::{WrittenPaper, give};
use crate::domain::lists::Pinned;
use crate::domain::{Checklist, Item};
use crate::failure::{Exit, Failure};
use crate::paper::fill::figures::FORM;
use crate::report::column::{Columns, Sheet};
use crate::text::{Lang, clause, figure, head, words as trade};
use crate::workspace::Workspace;
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::printing::Paper;
use std::path::Path;
use std::sync::Arc;

pub fn run(
    asked: &FiguresAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lists = meant(&asked.lists, workspace)?;
    if asked.press.is_none() && asked.out.as_deref().is_none_or(is_csv) {
        let sheet = table(out.lang, &lists);
        tables::hand_out(sheet, asked.out.as_deref(), workspace, out)?;
        return Ok(Exit::Done);
    }
    let papers = lists.iter().map(|pinned| {
        Paper::Anew(WantedPaper {
            form: FORM.to_owned(),
            about: vec![pinned.checklist.id.clone()],
            words: Default::default(),
            signatures: false,
        })
    });
    let to = WrittenPaper::of(asked.out.clone(), asked.font.clone(), asked.press);
    give(papers.collect(), &to, workspace, out)
}

fn is_csv(file: &Path) -> bool {
    file.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

/// The lists that are named, or all.
fn meant(ids: &[String], workspace: &Workspace) -> Result<Vec<Arc<Pinned>>, Failure> {
    let known = &workspace.library().rulebook.checklists;
    if ids.is_empty() {
        return Ok(known.values().cloned().collect());
    }
    let meant = ids.iter().map(|written| {
        let pinned = known.get(&workspace.list_meant(written));
        pinned
            .cloned()
            .ok_or_else(|| Failure::NoSuchChecklist(written.clone()))
    });
    meant.collect()
}

fn table(lang: Lang, lists: &[Arc<Pinned>]) -> Sheet {
    let lists = lists.iter().map(|pinned| &pinned.checklist);
    let rows = lists.flat_map(|list| list.items.iter().map(move |item| (list, item)));
    type ListedItem<'a> = (&'a Checklist, &'a Item);
    Columns::of(lang, rows)
        .words(head::CHECKLIST, |(list, _): ListedItem| &list.id)
        .words(head::STANDARD, |(list, _): ListedItem| &list.standard)
        .words(head::ITEM, |(_, item): ListedItem| &item.id)
        .words(head::CLAUSE, |(_, item): ListedItem| {
            clause::shown(lang, &item.clause).into_owned()
        })
        .words(head::CLASS, |(_, item): ListedItem| {
            trade::class(lang, item.class)
        })
        .words(head::TITLE, |(_, item): ListedItem| {
            lang.of_words(&item.title).to_owned()
        })
        .words(head::REQUIREMENT, |(_, item): ListedItem| {
            figure::requirement(lang, item)
        })
        .words(head::SAMPLING, |(list, item): ListedItem| {
            figure::sampling_of(lang, &item.sampling, list.capacity_unit.as_ref())
        })
        .words(head::SURE, |(_, item): ListedItem| {
            trade::basis(lang, item.basis)
        })
        .sheet()
}
