//! `checklist editions`: the standards behind the checklists, from when to when each is in force, and what stands
//! above it.

use super::tables;
use crate::cli::out::Out;
use crate::domain::edition::{DayBasis, Edition};
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::{edition as say, head};
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::Path;

pub fn list(
    file: Option<&Path>,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let (lang, library) = (out.lang, workspace.library());
    let mut lists: BTreeMap<&str, usize> = BTreeMap::new();
    for pinned in library.rulebook.checklists.values() {
        *lists.entry(&pinned.checklist.standard).or_default() += 1;
    }
    let count = |edition: &Edition| lists.get(edition.standard.as_str()).copied().unwrap_or(0);
    let basis = |edition: &Edition| {
        let word = edition.basis.map(DayBasis::as_str);
        word.map(|word| Cell::term(word, say::basis(lang, edition)))
    };
    let columns = Columns::of(lang, library.editions.iter())
        .words(head::STANDARD, |edition| &edition.standard)
        .words(head::TITLE, |edition| lang.of_words(&edition.title))
        .figures(head::CHECKLISTS, count)
        .words(head::IN_FORCE, |edition| edition.in_force.as_ref())
        .words(head::BASIS, basis)
        .words(head::REPLACED_ON, |edition| edition.replaced_on.as_ref())
        .words(head::REPLACED_BY, |edition| edition.replaced_by.as_ref())
        .words(head::ABOVE, |edition| edition.under.join(lang.between()))
        .words(head::NOTE, |edition| {
            edition.note.as_ref().map(|note| lang.of_words(note))
        });
    let sheet = columns.sheet();
    let unprinted = library.editions.iter();
    let unprinted = unprinted.filter(|edition| edition.basis == Some(DayBasis::Unprinted));
    let said = [
        say::as_of(lang, &library.editions.as_of),
        say::some_unprinted(lang, unprinted.count()),
    ];
    tables::hand_out(sheet, file, workspace, out)?;
    said.iter().for_each(|said| out.say(said));
    Ok(Exit::Done)
}
