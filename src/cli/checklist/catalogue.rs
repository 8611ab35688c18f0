//! `checklist catalogue`: 分部, 子分部 and 分项 with the checklists of each.

use crate::checklist::catalogue::Place;
use crate::checklist::division_plan::serving;
use crate::cli::out::Out;
use crate::domain::Kind;
use crate::domain::wish::WishFault;
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::{division, head, words as trade};
use crate::workspace::Workspace;

pub fn list(code: Option<&str>, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, library) = (out.lang, workspace.library());
    let code = code.unwrap_or_default();
    let places = library.catalogue.places().iter();
    let places: Vec<&Place> = places
        .filter(|place| place.code.starts_with(code))
        .collect();
    if places.is_empty() {
        return Err(Failure::Wish(vec![WishFault::NoPlace(code.to_owned())]));
    }
    let serving = serving(library);
    let lists = |place: &Place| {
        let lists = serving.get(place.code.as_str()).into_iter().flatten();
        let ids: Vec<&str> = lists.map(|list| list.id.as_str()).collect();
        ids.join(" ")
    };
    let note = |place: &Place| {
        let note = place.note.as_ref();
        note.map(|note| lang.about(division::check(lang), lang.of_words(note)))
    };
    let columns = Columns::of(lang, places.iter().copied())
        .words(head::CODE, |place| &place.code)
        .words(head::KIND, |place| trade::kind(lang, place.kind))
        .words(head::NAME, |place| place.name(lang))
        .words(head::CHECKLISTS, lists)
        .words(head::NOTE, note);
    out.table(columns)?;
    let count = |kind| places.iter().filter(|place| place.kind == kind).count();
    let kinds = [Kind::Division, Kind::SubDivision, Kind::Item];
    let counts = kinds.map(|kind| format!("{} {}", trade::kind(lang, kind), count(kind)));
    out.say(&format!(
        "{}{}{}",
        library.catalogue.standard,
        lang.colon(),
        counts.join(lang.comma())
    ));
    Ok(Exit::Done)
}
