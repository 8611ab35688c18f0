//! Faults of checklist files in words: file, item, what is wrong, how to mend it. Each flaw has its
//! sentence by one match.

pub mod discord;
mod said;

use super::escape::{quoted, shown};
use super::figure;
use super::lang::Lang;
use super::shape;
use super::words;
use crate::domain::difference::Bearing;
use crate::domain::flaw::{ChainField, FileFault, Flaw, Looser};
use crate::domain::{Kind, Role};
use said as say;

/// A fault as one line.
pub fn sentence(lang: Lang, fault: &FileFault) -> String {
    let item = fault
        .item
        .as_ref()
        .map_or_else(String::new, |item| format!(" [{}]", quoted(item)));
    let place = format!("{}{item}", shown(&fault.file));
    lang.about(place, what(lang, &fault.flaw))
}

/// What is wrong, and how to mend it.
pub fn what(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::TooLarge(most) => format!("{} {most}", say::too_large(lang)),
        Flaw::Schema(found) => format!("{} {}", say::schema(lang), quoted(found)),
        Flaw::Form => say::form(lang).to_owned(),
        Flaw::Shape(error) => format!("{} {}", say::shape(lang), shape::said(lang, error)),
        Flaw::Misspelt { field, known } => say::misspelt(lang, &quoted(field), known),
        Flaw::Beside(field) => say::beside(lang, field),
        Flaw::Empty(field) => lang.about(field, say::empty(lang)),
        Flaw::Unshowable(field) => lang.about(field, say::unshowable(lang)),
        Flaw::BadId(id) => lang.about(quoted(id), say::bad_id(lang)),
        Flaw::BadVersion(version) => lang.about(quoted(version), say::bad_version(lang)),
        Flaw::Twice(id) => lang.about(quoted(id), say::twice(lang)),
        Flaw::NoVariant(id) => lang.about(quoted(id), say::no_variant(lang)),
        Flaw::NoChoice(group) => lang.about(quoted(group), say::no_choice(lang)),
        Flaw::EmptyGroup(group) => lang.about(quoted(group), say::empty_group(lang)),
        Flaw::Share(field) => lang.about(field, say::share(lang)),
        Flaw::Hundred(whose) => say::hundred(lang, &quoted(whose)),
        Flaw::Cap => say::cap(lang).to_owned(),
        Flaw::Lenient => say::lenient(lang).to_owned(),
        Flaw::Sides => say::sides(lang).to_owned(),
        Flaw::Crossed => say::crossed(lang).to_owned(),
        Flaw::Negative => say::negative(lang).to_owned(),
        Flaw::Slope => say::slope(lang).to_owned(),
        Flaw::Sampling => say::sampling(lang).to_owned(),
        Flaw::Unsigned => say::unsigned(lang).to_owned(),
        Flaw::Groups => say::groups(lang).to_owned(),
        Flaw::CountedTwice(id) => lang.about(say::counted_twice(lang), quoted(id)),
        Flaw::NoDocuments => say::no_documents(lang).to_owned(),
        Flaw::NoRule(rule) => lang.about(quoted(rule), say::no_rule(lang)),
        Flaw::NoItems => say::no_items(lang).to_owned(),
        Flaw::PlaceParts => say::place_parts(lang).to_owned(),
        Flaw::NoPlace(place) => lang.about(quoted(place), say::no_place(lang)),
        Flaw::BadCode(code) => lang.about(quoted(code), say::bad_code(lang)),
        Flaw::Miscount { place, .. } => miscount(lang, &shown(place), flaw),
        Flaw::NoAcceptance => say::no_acceptance(lang).to_owned(),
        Flaw::NoRoles(stage) => lang.about(quoted(stage), say::no_roles(lang)),
        Flaw::NotEarlier(stage) => lang.about(quoted(stage), say::not_earlier(lang)),
        Flaw::Looser(looser) => self::looser(lang, looser),
        Flaw::NoBase(id) => lang.about(format!("base {}", quoted(id)), say::no_base(lang)),
        Flaw::NoItem => say::no_item(lang).to_owned(),
        Flaw::Misplaced(field) => lang.about(field, say::misplaced(lang)),
        Flaw::SameId(file) => format!("{} {}", say::same_id(lang), shown(file)),
        Flaw::BadDay(day) => lang.about(quoted(day), say::bad_day(lang)),
        Flaw::EndsFirst => say::ends_first(lang).to_owned(),
        Flaw::Circle(one, other) => say::circle(lang, &quoted(one), &quoted(other)),
        Flaw::NoStage(id) => say::no_stage(lang, &quoted(id)),
        Flaw::Unknown(field, word) => unknown(lang, *field, word),
        Flaw::NobodyLeft(id) => say::nobody_left(lang, &quoted(id)),
        Flaw::Unreachable(id) => say::unreachable(lang, &quoted(id)),
        Flaw::DeemedUntold => say::deemed_untold(lang).to_owned(),
        Flaw::Discord(discord) => discord::what(lang, discord),
        Flaw::TooMuch(field) => lang.about(field, say::too_much(lang)),
    }
}

/// Both figures, and that only the stricter one is allowed.
fn looser(lang: Lang, looser: &Looser) -> String {
    let Looser {
        standard,
        change,
        whole,
        ..
    } = looser;
    let item = change.item.as_ref();
    let item = item.map_or_else(String::new, |item| {
        let title = lang.of_words(&item.title);
        format!("{} {} — ", quoted(&item.clause), quoted(title))
    });
    let place = format!("{item}{}", figure::facet(lang, change.facet));
    let [old, new] = [&change.old, &change.new].map(|one| figure::figure(lang, change.facet, one));
    let figures = say::both(lang, &place, &quoted(standard), &old, &new);
    let why = match change.bearing {
        Bearing::Unclear => say::unclear(lang),
        Bearing::Looser | Bearing::Tighter | Bearing::Neutral => say::looser(lang),
    };
    let way_out = match whole {
        true => say::other_id(lang),
        false => "",
    };
    format!("{figures}{why}{way_out}")
}

fn miscount(lang: Lang, place: &str, flaw: &Flaw) -> String {
    let Flaw::Miscount {
        level,
        listed,
        stated,
        ..
    } = flaw
    else {
        return String::new();
    };
    let kind = words::kind(lang, *level);
    match (lang, place) {
        (Lang::Zh, "") => format!("{kind}共列出 {listed} 个，应为 {stated} 个"),
        (Lang::Zh, place) => format!("{place}：{kind}列出 {listed} 个，应为 {stated} 个"),
        (Lang::En, "") => format!("{kind}: {listed} listed in all, there must be {stated}"),
        (Lang::En, place) => format!("{place}, {kind}: {listed} listed, there must be {stated}"),
    }
}

/// A word that is none of the known ones, which are listed.
fn unknown(lang: Lang, field: ChainField, word: &str) -> String {
    let (name, known): (_, Vec<&str>) = match field {
        ChainField::Kind => (
            say::no_kind(lang),
            Kind::ALL.iter().map(|kind| kind.as_str()).collect(),
        ),
        ChainField::Role => (
            say::no_role(lang),
            Role::ALL.iter().map(|role| role.as_str()).collect(),
        ),
        ChainField::Point => (say::no_point(lang), vec!["hold", "witness", "stand_by"]),
        ChainField::Restart => (say::no_restart(lang), vec!["start", "stage"]),
    };
    say::unknown(lang, name, &quoted(word), &known.join(lang.between()))
}
