//! The building that is planned: code, name, typical set, storeys and sections. What is made of it is
//! chosen in the next step.

use super::choosing::Building;
use crate::checklist::division_plan::{PlanParts, Unit};
use crate::domain::subject::Scale;
use crate::domain::wish::WishFault;
use crate::domain::{Decimal, Kind};
use crate::text::screen::form::turns;
use crate::text::screen::planning as say;
use crate::text::{Lang, division, typed, words};
use crate::tui::form::{Choice, Form, Line};
use crate::tui::keymap::Phrase;
use crate::tui::page::Scene;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PlanAsk {
    /// The unit's code.
    Unit,
    /// Its name.
    Name,
    /// The typical set to begin with.
    Preset,
    /// Above the ground.
    Storeys,
    /// Below it.
    Basements,
    /// Into which it is divided.
    Sections,
    /// The doors of a storey, with the rooms behind them.
    Dwellings,
    /// Whether they are heated from one place.
    Heating,
    /// In square metres.
    Area,
    /// Large and medium, or other.
    Scale,
}

const SCALES: [Scale; 2] = [Scale::LargeMedium, Scale::Other];

/// The form for the next building of the project.
pub fn blank(scene: &Scene) -> Form<PlanAsk> {
    let project = scene.workspace.project();
    let free = |code: &String| project.is_none_or(|project| project.node(code).is_none());
    let code = (1..).map(|nth| format!("{nth}#")).find(free);
    let first = project.filter(|project| project.nodes().is_empty());
    let name = first.map_or("", |project| &project.head.name);
    let presets = scene.workspace.library().planning.presets.iter();
    let presets = presets.map(|preset| {
        let title = |lang: Lang| lang.of_words(&preset.title).to_owned();
        Choice::new(&preset.id, title)
    });
    let scale = |scale: Scale| Choice::new(scale.as_str(), |lang| words::scale(lang, scale));
    let scales = [Choice::new("", say::no_scale)].into_iter();
    let scales = scales.chain(SCALES.map(scale)).collect();
    let lines = vec![
        Line::offered(PlanAsk::Unit, say::unit, &code.unwrap_or_default()).hinted(say::unit_hint),
        Line::typed(PlanAsk::Name, say::name, name).hinted(say::name_hint),
        Line::turned(PlanAsk::Preset, say::preset, presets.collect()).hinted(turns),
        Line::typed(PlanAsk::Storeys, say::storeys, "")
            .hinted(say::storeys_hint)
            .refused_by(|text, lang| no_parts(lang, [text, "", ""])),
        Line::typed(PlanAsk::Basements, say::basements, "")
            .hinted(say::basements_hint)
            .refused_by(|text, lang| no_parts(lang, ["1", text, ""])),
        Line::typed(PlanAsk::Sections, say::sections, "")
            .hinted(say::sections_hint)
            .refused_by(|text, lang| no_parts(lang, ["1", "", text])),
        Line::typed(PlanAsk::Dwellings, say::dwellings, "").hinted(say::dwellings_hint),
        Line::turned(PlanAsk::Heating, say::heating, heatings()).hinted(turns),
        Line::figure(PlanAsk::Area, say::area, "")
            .hinted(say::optional)
            .refused_by(|text, lang| area(text).err().map(|wrong| wrong(lang).to_owned())),
        Line::turned(PlanAsk::Scale, say::scale, scales).hinted(turns),
    ];
    Form::new(lines).ending(say::next as Phrase)
}

/// What is known of the heating, each with its key.
const HEATINGS: [(&str, Option<bool>, Phrase); 3] = [
    ("", None, say::heating_asked),
    ("yes", Some(true), say::heated),
    ("no", Some(false), say::unheated),
];

fn heatings() -> Vec<Choice> {
    let choice = |(key, _, words)| Choice::new(key, words);
    HEATINGS.map(choice).to_vec()
}

/// Why these are no storeys, basements and sections.
fn no_parts(lang: Lang, [storeys, basements, sections]: [&str; 3]) -> Option<String> {
    let fault = PlanParts::read(storeys.trim(), basements.trim(), sections.trim()).err()?;
    Some(division::fault(lang, &WishFault::Parts(fault)))
}

/// An area in square metres, perhaps none.
fn area(text: &str) -> Result<Option<Decimal>, Phrase> {
    if text.is_empty() {
        return Ok(None);
    }
    let area = typed::figure(text, "㎡").ok();
    let area = area.filter(|area| area.micro() >= 0);
    area.map(Some).ok_or(say::not_an_area)
}

/// The building as filled in, or which line is wrong and why.
pub fn building(form: &Form<PlanAsk>, scene: &Scene) -> Result<Building, (PlanAsk, String)> {
    let lang = scene.lang;
    let wrong = |ask, fault| Err((ask, division::fault(lang, &fault)));
    let code = form.value(PlanAsk::Unit);
    if code.is_empty() {
        return wrong(PlanAsk::Unit, WishFault::Code);
    }
    let there = scene
        .workspace
        .project()
        .and_then(|project| project.node(code));
    if let Some(other) = there.filter(|node| node.subject.kind != Kind::Unit) {
        return wrong(PlanAsk::Unit, WishFault::Taken(other.subject.kind));
    }
    let name = match (form.value(PlanAsk::Name), there) {
        (_, Some(node)) => node.subject.name.clone(),
        ("", None) => return wrong(PlanAsk::Name, WishFault::Name),
        (name, None) => name.to_owned(),
    };
    if form.value(PlanAsk::Storeys).is_empty() {
        return Err((PlanAsk::Storeys, say::needs_storeys(lang).to_owned()));
    }
    let area = area(form.value(PlanAsk::Area));
    let scale = form.value(PlanAsk::Scale);
    Ok(Building {
        unit: Unit {
            code: code.to_owned(),
            name,
            scale: SCALES.into_iter().find(|one| one.as_str() == scale),
            area_m2: area.map_err(|wrong| (PlanAsk::Area, wrong(lang).to_owned()))?,
        },
        parts: parts(form, lang)?,
        preset: form.value(PlanAsk::Preset).to_owned(),
    })
}

fn parts(form: &Form<PlanAsk>, lang: Lang) -> Result<PlanParts, (PlanAsk, String)> {
    let [storeys, basements, sections] =
        [PlanAsk::Storeys, PlanAsk::Basements, PlanAsk::Sections].map(|ask| form.value(ask));
    let dwelt = |parts: PlanParts| {
        let heating = form.value(PlanAsk::Heating);
        let mut known = HEATINGS.into_iter();
        let heated = known.find_map(|(key, heated, _)| (key == heating).then_some(heated));
        let read = parts.dwelt(form.value(PlanAsk::Dwellings), heated.flatten());
        let wrong = |text| division::fault(lang, &WishFault::Dwellings(text));
        read.map_err(|text| (PlanAsk::Dwellings, wrong(text)))
    };
    let parts = PlanParts::read(storeys, basements, sections).map_err(|text| {
        let ask = if no_parts(lang, [storeys, "", ""]).is_some() {
            PlanAsk::Storeys
        } else if no_parts(lang, ["1", basements, ""]).is_some() {
            PlanAsk::Basements
        } else {
            PlanAsk::Sections
        };
        (ask, division::fault(lang, &WishFault::Parts(text)))
    });
    parts.and_then(dwelt)
}
