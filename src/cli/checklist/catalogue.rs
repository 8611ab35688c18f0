//! `checklist catalogue`: 分部, 子分部 and 分项 with the checklists of each, or the 分项 that have none.

use crate::checklist::Library;
use crate::checklist::catalogue::Place;
use crate::checklist::division_plan::serving;
use crate::cli::out::Out;
use crate::domain::wish::WishFault;
use crate::domain::{Checklist, Kind};
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::{division, head, words as trade};
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// The lists that serve each place, by its code.
type Serving<'a> = BTreeMap<&'a str, Vec<&'a Checklist>>;

pub fn list(
    (code, missing): (Option<&str>, bool),
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let library = workspace.library();
    let code = code.unwrap_or_default();
    let places = library.catalogue.places().iter();
    let places: Vec<&Place> = places
        .filter(|place| place.code.starts_with(code))
        .collect();
    if places.is_empty() {
        return Err(Failure::Wish(vec![WishFault::NoPlace(code.to_owned())]));
    }
    let serving = serving(library);
    match missing {
        true => without(&places, (library, &serving), out)?,
        false => with(&places, &serving, out)?,
    }
    let count = |kind| places.iter().filter(|place| place.kind == kind).count();
    let kinds = [Kind::Division, Kind::SubDivision, Kind::Item];
    let counts = kinds.map(|kind| format!("{} {}", trade::kind(out.lang, kind), count(kind)));
    let counts = counts.join(out.lang.comma());
    out.say(&out.lang.about(&library.catalogue.standard, counts));
    if missing {
        let items = places.iter().filter(|place| place.kind == Kind::Item);
        let listed = items.filter(|place| serving.contains_key(place.code.as_str()));
        let all = count(Kind::Item);
        out.say(&division::coverage(out.lang, listed.count(), all));
    }
    Ok(Exit::Done)
}

/// Every place with its checklists.
fn with(places: &[&Place], serving: &Serving, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
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
    out.table(columns)
}

/// The 分项 without a checklist, and why.
fn without(
    places: &[&Place],
    (library, serving): (&Library, &Serving),
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let items = places.iter().copied();
    let items = items.filter(|place| place.kind == Kind::Item);
    let items = items.filter(|place| !serving.contains_key(place.code.as_str()));
    let above = |place: &Place| {
        let above = library.catalogue.above(place);
        above.map(|above| above.name(lang).to_owned())
    };
    let why = |place: &Place| {
        let why = place.unlisted.as_ref();
        why.map(|why| lang.of_words(why).to_owned())
    };
    let columns = Columns::of(lang, items)
        .words(head::CODE, |place| &place.code)
        .words(head::NAME, |place| place.name(lang))
        .words(head::PARENT, above)
        .words(head::WHY_NOT, why);
    out.table(columns)
}
