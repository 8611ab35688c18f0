//! `project plan`: a division plan from the catalogue; preview, table or import.

use super::difference::{counts, settle};
use crate::checklist::Library;
use crate::checklist::division_plan::{
    Offers, OutlineLine, PickedSum, Picks, PlanParts, Unit, Wish, outline,
};
use crate::checklist::planning::Each;
use crate::cli::args::PlanAsked;
use crate::cli::args::value::entered;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::judge::variant_faults;
use crate::domain::subject::{Scale, Subject};
use crate::domain::wish::WishFault;
use crate::domain::{Kind, Project};
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::Columns;
use crate::report::csv::CsvReader;
use crate::text::{Lang, division, head, typed, words as trade};
use crate::workspace::Workspace;
use serde_json::Value;

pub fn run(asked: &PlanAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    if asked.list {
        return presets(workspace.library(), out);
    }
    let wish = wish(asked, workspace.library(), workspace.entered()?)?;
    let plan = workspace.make_plan(&wish, out.lang)?;
    let difference = workspace.plan_difference(plan.clone())?;
    if let Some(file) = &asked.out {
        workspace.execute(workspace.plan_file(&plan, file, out.lang)?)?;
    }
    match (asked.apply || asked.out.is_some(), out.telling()) {
        (true, Telling::Words | Telling::Rows) => {}
        (false, Telling::Rows) => {
            out.sheet(&workspace.plan_sheet(&plan, out.lang), CsvReader::Program)?;
        }
        // A program asks for the plan whatever else is done with it.
        (_, Telling::Document) => {
            let lots = plan.iter().map(|subject| as_json(subject, workspace));
            let lots: Result<Vec<Value>, Failure> = lots.collect();
            out.json(&Value::Array(lots?))?;
        }
        (false, Telling::Words) => preview(&plan, workspace, out)?,
    }
    let sum = wish.picks.sum("", &wish.parts);
    out.say(&division::chosen(out.lang, sum.chosen, sum.lots));
    let entries = plan.iter().filter(|one| one.kind == Kind::Dwelling).count();
    if entries > 0 {
        out.say(&division::dwellings(out.lang, entries));
    }
    if sum.unlisted > 0 {
        out.say(&division::unlisted(out.lang, sum.unlisted));
    }
    told(&sum, wish.picks.storey_cm, out);
    let [after, crews] = difference.offered();
    if after > 0 {
        out.say(&division::put_after(out.lang, after));
    }
    if crews > 0 {
        out.say(&division::given_crews(out.lang, crews));
    }
    counts(&difference, out);
    settle(&difference, asked.apply, workspace, out)
}

/// What is to be known of the variants and of the lifts.
fn told(sum: &PickedSum, storey_cm: [u32; 2], out: &mut Out) {
    let lang = out.lang;
    if sum.guessed > 0 {
        out.say(&division::guessed(lang, sum.guessed));
    }
    if sum.open > 0 {
        out.say(&division::open(lang, sum.open));
    }
    if sum.by_height > 0 {
        out.say(&division::by_height(lang, sum.by_height, storey_cm));
    }
    if sum.one_lift {
        out.say(division::one_lift(lang));
    }
}

/// The typical sets there are.
fn presets(library: &Library, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let items = |preset| library.planning.items_of(preset, &library.catalogue);
    let columns = Columns::of(lang, &library.planning.presets)
        .words(head::ID, |preset| &preset.id)
        .words(head::PRESET, |preset| lang.of_words(&preset.title))
        .figures(head::ITEMS, |preset| items(preset).len());
    out.table(columns)?;
    Ok(Exit::Done)
}

/// What was asked for, or everything in it that cannot be understood.
fn wish(asked: &PlanAsked, library: &Library, project: &Project) -> Result<Wish, Failure> {
    let mut faults = Vec::new();
    let mut picks = Picks::of(library);
    match library.planning.preset(&asked.preset) {
        Some(preset) => picks.take(library, preset),
        None => faults.push(WishFault::NoPreset(asked.preset.clone())),
    }
    for (codes, on) in [(&asked.pick, true), (&asked.skip, false)] {
        let unknown = codes
            .iter()
            .filter(|code| !choose(&mut picks, library, code, on));
        faults.extend(unknown.cloned().map(WishFault::NoPlace));
    }
    for text in &asked.lots {
        faults.extend(make_of(&mut picks, library, text).err());
    }
    for text in &asked.variants {
        faults.extend(be_of(&mut picks, library, text).err());
    }
    let parts = PlanParts::read(&asked.storeys, &asked.basements, &asked.sections);
    let parts = parts.map_err(|text| faults.push(WishFault::Parts(text)));
    let heated = asked.heating.as_deref().map(|word| word == "yes");
    let parts = parts.and_then(|parts| {
        let read = parts.dwelt(&asked.dwellings, heated);
        read.map_err(|text| faults.push(WishFault::Dwellings(text)))
    });
    if let Ok(parts) = &parts {
        picks.settle(library, library.planning.preset(&asked.preset), parts);
    }
    let unit = unit(asked, project)?;
    match faults.is_empty() {
        true => Ok(Wish {
            unit,
            parts: parts.unwrap_or_default(),
            picks,
            offers: Offers {
                after: !asked.no_after,
                crews: !asked.no_crews,
            },
        }),
        false => Err(Failure::Wish(faults)),
    }
}

/// The unit; one that is in the project keeps its name.
fn unit(asked: &PlanAsked, project: &Project) -> Result<Unit, Failure> {
    let code = entered(asked.unit.as_deref().unwrap_or_default());
    let there = project.called(&code).map(|node| &node.subject);
    let code = there.map_or(code, |unit| unit.code.clone());
    let there = there.map(|unit| unit.name.clone());
    let area = asked.area.as_deref().map(|text| {
        let area = typed::amount(text, "m2")
            .ok()
            .filter(|area| area.micro() >= 0);
        area.ok_or_else(|| Failure::usage("--area", text, Expected::Area))
    });
    Ok(Unit {
        name: asked
            .name
            .as_deref()
            .map(entered)
            .or(there)
            .unwrap_or_default(),
        code,
        scale: asked.scale.as_deref().map(|word| match word {
            "other" => Scale::Other,
            _ => Scale::LargeMedium,
        }),
        area_m2: area.transpose()?,
    })
}

/// Chooses by a code of the catalogue or by a checklist; says whether there was one.
fn choose(picks: &mut Picks, library: &Library, code: &str, on: bool) -> bool {
    if library.catalogue.place(code).is_some() {
        picks.set(code, on);
        return true;
    }
    let mut found = false;
    for item in &mut picks.items {
        let at = item.lots.iter().position(|lots| lots.checklist == code);
        if let Some(at) = at.filter(|_| on || item.on) {
            item.set_lots(at, on);
        }
        found |= at.is_some();
    }
    found
}

/// `CODE=RULE`.
fn make_of(picks: &mut Picks, library: &Library, text: &str) -> Result<(), WishFault> {
    let wrong = || WishFault::NoRule(text.to_owned());
    let (code, rule) = text.split_once('=').ok_or_else(wrong)?;
    let (each, count) = match rule.trim() {
        "storey-section" => (Each::StoreySection, 1),
        "storey" => (Each::Storey, 1),
        "section" => (Each::Section, 1),
        number => {
            let count = number
                .parse()
                .ok()
                .filter(|count| (1..=999).contains(count));
            (Each::Count, count.ok_or_else(wrong)?)
        }
    };
    let is_place = library.catalogue.place(code).is_some();
    let mut found = false;
    for item in &mut picks.items {
        let at_code = is_place && item.code.starts_with(code);
        for lots in &mut item.lots {
            if at_code || lots.checklist == code {
                lots.make_of(each, count);
                found = true;
            }
        }
    }
    match found {
        true => Ok(()),
        false => Err(WishFault::NoPlace(code.to_owned())),
    }
}

/// `CHECKLIST=variant;variant`.
fn be_of(picks: &mut Picks, library: &Library, text: &str) -> Result<(), WishFault> {
    let wrong = || WishFault::Variants(text.to_owned());
    let (id, words) = text.split_once('=').ok_or_else(wrong)?;
    let pinned = library.rulebook.checklists.get(id).ok_or_else(wrong)?;
    let list = &pinned.checklist;
    let named = words.split([';', '；', ',']).map(str::trim);
    let variants: Vec<String> = named
        .filter(|word| !word.is_empty())
        .map(|word| {
            let known = list.variants.iter().find(|variant| {
                [&variant.id, &variant.zh, &variant.en]
                    .iter()
                    .any(|w| *w == word)
            });
            known.map_or(word, |variant| &variant.id).to_owned()
        })
        .collect();
    if !variant_faults(list, &variants).is_empty() {
        return Err(wrong());
    }
    for (_, lots) in picks.lots_mut(id) {
        lots.be_of(&variants);
    }
    Ok(())
}

/// A subject of the plan, with what its capacity counts.
fn as_json(subject: &Subject, workspace: &Workspace) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(subject).map_err(Failure::internal)?;
    let rulebook = &workspace.library().rulebook;
    let list = rulebook.checklists.get(&subject.checklist);
    if let Some(unit) = list.and_then(|list| list.checklist.capacity_unit.as_ref()) {
        value["capacity_unit"] = serde_json::to_value(unit).map_err(Failure::internal)?;
    }
    Ok(value)
}

/// The plan as a tree, lots of one checklist on a line.
fn preview(plan: &[Subject], workspace: &Workspace, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let lines = outline(plan);
    let (project, library) = (workspace.entered()?, workspace.library());
    let offers = |line: &OutlineLine| line.offers(plan, project, library);
    let unit = |line: &OutlineLine| offers(line).unit.map(|unit| lang.of_words(unit));
    let before = |line: &OutlineLine| offers(line).before.map(|list| lang.of_words(list));
    let columns = Columns::of(lang, lines.iter().map(|line| (line, line.first)))
        .words(head::CODE, |(_, first)| &first.code)
        .words(head::KIND, |(_, first)| trade::kind(lang, first.kind))
        .words(head::NAME, |(line, _)| name(line))
        .figures(head::LOTS, |(line, _)| line.lots + line.entries)
        .words(head::CHECKLIST, |(_, first)| checklist(first, lang))
        .words(head::VARIANTS, |(_, first)| variants(first, library, lang))
        .words(head::CAPACITY_UNIT, |(line, _)| {
            unit(line).unwrap_or_default()
        })
        .words(head::CREW, |(_, first)| &first.crew)
        .words(head::BEFORE, |(line, _)| before(line).unwrap_or_default());
    out.table(columns)
}

/// So many variants of a lot are named on its line.
const NAMED: usize = 3;

/// The names of a lot's variants; of many the first and how many there are.
fn variants(subject: &Subject, library: &Library, lang: Lang) -> String {
    let chosen = subject.variants.len();
    let named = variant_names(subject, library, lang);
    let named = named.into_iter().take(NAMED).collect::<Vec<_>>();
    let named = named.join(lang.semicolon());
    match chosen > NAMED {
        true => division::and_more(lang, &named, chosen),
        false => named,
    }
}

/// The names of all variants of a subject; of one that its checklist does not know, the id.
pub fn variant_names(subject: &Subject, library: &Library, lang: Lang) -> Vec<String> {
    let list = library.rulebook.checklists.get(&subject.checklist);
    let list = list.map(|list| &list.checklist);
    let name = |id: &String| lang.variant(list, id).to_owned();
    subject.variants.iter().map(name).collect()
}

fn name(line: &OutlineLine) -> String {
    let subject = line.first;
    let indent = "  ".repeat(line.depth);
    match line.last.code == subject.code {
        true => format!("{indent}{}", subject.name),
        false => format!("{indent}{} … {}", subject.name, line.last.location),
    }
}

fn checklist(subject: &Subject, lang: Lang) -> String {
    match subject.kind == Kind::Lot && subject.checklist.is_empty() {
        true => format!("({})", division::no_checklist(lang)),
        false => subject.checklist.clone(),
    }
}
