//! `checklist catalogue`: 分部, 子分部 and 分项 with the checklists of each.

use super::out::{Out, words};
use crate::checklist::catalogue::Place;
use crate::checklist::division_plan::serving;
use crate::domain::wish::WishFault;
use crate::domain::{Checklist, Kind};
use crate::failure::{Exit, Failure};
use crate::text::{Lang, division, words as trade};
use crate::workspace::Workspace;

pub fn list(code: Option<&str>, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, library) = (out.lang, workspace.library());
    let columns = [
        words("code", lang.pick("编号", "Code")),
        words("kind", lang.pick("类别", "Kind")),
        words("name", lang.pick("名称", "Name")),
        words("checklists", lang.pick("检查表", "Checklists")),
        words("note", lang.pick("注", "Note")),
    ];
    let code = code.unwrap_or_default();
    let places = library.catalogue.places().iter();
    let serving = serving(library);
    let rows: Vec<Vec<String>> = places
        .filter(|place| place.code.starts_with(code))
        .map(|place| row(place, serving.get(place.code.as_str()), lang))
        .collect();
    if rows.is_empty() {
        return Err(Failure::Wish(vec![WishFault::NoPlace(code.to_owned())]));
    }
    out.table(&columns, &rows)?;
    let count = |kind| {
        let places = library.catalogue.places().iter();
        places
            .filter(|place| place.kind == kind && place.code.starts_with(code))
            .count()
    };
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

fn row(place: &Place, lists: Option<&Vec<&Checklist>>, lang: Lang) -> Vec<String> {
    let lists = lists.into_iter().flatten();
    let ids: Vec<&str> = lists.map(|list| list.id.as_str()).collect();
    let note = place
        .note
        .as_ref()
        .map(|note| lang.about(division::check(lang), lang.of_words(note)));
    vec![
        place.code.clone(),
        trade::kind(lang, place.kind).to_owned(),
        place.name(lang).to_owned(),
        ids.join(" "),
        note.unwrap_or_default(),
    ]
}
