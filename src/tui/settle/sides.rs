//! The sides of something to be settled as a table: what each is, then what differs, label by label.

use crate::domain::answer::Answer;
use crate::domain::check::CheckSummary;
use crate::domain::collision::CollidingRow;
use crate::domain::forks::ALL;
use crate::domain::lists::Pinned;
use crate::domain::{Chain, CheckRecord, Grade, Outcome};
use crate::text::people;
use crate::text::screen::{settle as say, subject};
use crate::text::signing::answer_fields;
use crate::text::{Lang, collision, words};
use crate::tui::page::Scene;
use crate::workspace::shown::conflict::{ConflictSide, SideMatter};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A line of the table: its label, what each side has there, and which sides are bad news.
pub struct SidesLine {
    /// The label.
    pub label: String,
    /// A text for each side.
    pub cells: Vec<String>,
    /// Whether each side is good, bad or neither.
    pub good: Vec<Option<bool>>,
}

fn line(label: &str, cells: Vec<String>) -> SidesLine {
    let good = vec![None; cells.len()];
    let label = label.to_owned();
    SidesLine { label, cells, good }
}

/// The checks that the sides are or refuse, by their records, as far as those can be read.
pub type Checks = BTreeMap<String, Recorded>;

/// A check with the checklist it was judged by, as far as that is here.
#[derive(Debug)]
pub struct Recorded {
    check: CheckRecord,
    list: Option<Arc<Pinned>>,
}

/// Looks them up: they are in the journals, and what they were judged by among the contents.
pub fn checks(sides: &[ConflictSide<'_>], scene: &Scene) -> Checks {
    let records = { sides.iter() }.filter_map(|side| Some(&side.check()?.record));
    let read = |record: &String| {
        let check = scene.workspace.check(record).ok()?;
        let list = scene.workspace.pinned(&check.checklist).ok();
        Some((record.clone(), Recorded { check, list }))
    };
    records.filter_map(read).collect()
}

/// What the sides are, and what differs.
pub fn table(
    (sides, checks): (&[ConflictSide<'_>], &Checks),
    chain: Option<&Chain>,
    scene: &Scene,
) -> (Vec<SidesLine>, Vec<SidesLine>) {
    let lang = scene.lang;
    let each =
        |text: &dyn Fn(&ConflictSide<'_>) -> String| sides.iter().map(text).collect::<Vec<_>>();
    let here = scene.workspace.device_id();
    let device = |side: &ConflictSide<'_>| match Some(side.device()) == here {
        true => format!("{} {}", short(side.device()), say::here(lang)),
        false if side.record == ALL => "-".to_owned(),
        false => short(side.device()),
    };
    let mut what = vec![line(say::device(lang), each(&device))];
    let rows: Vec<CollidingRow<'_>> = sides.iter().filter_map(row).collect();
    if rows.len() == sides.len() {
        return (what, fields(lang, &rows));
    }
    what.push(line(
        say::what(lang),
        each(&|side| kind(side, chain, scene)),
    ));
    what.push(line(say::person(lang), each(&|side| person(side, scene))));
    what.push(line(say::time(lang), each(&time)));
    what.push(outcomes(sides, lang));
    what.push(line(say::failing(lang), each(&|side| failing(side, lang))));
    (what, items(sides, checks, lang))
}

/// Enough of a device's id to tell it from the others; of a branch, also of its own mark.
fn short(author: &str) -> String {
    let device = author.get(..6).unwrap_or(author);
    match author.get(13..17) {
        Some(branch) => format!("{device}…{branch}"),
        None => device.to_owned(),
    }
}

fn row<'a>(side: &ConflictSide<'a>) -> Option<CollidingRow<'a>> {
    match side.what {
        SideMatter::Row(row) => Some(row),
        _ => None,
    }
}

/// The fields in which versions of a row differ.
fn fields(lang: Lang, rows: &[CollidingRow<'_>]) -> Vec<SidesLine> {
    let versions: Vec<_> = rows
        .iter()
        .map(|row| collision::fields(lang, *row))
        .collect();
    let differing = collision::differing(&versions).into_iter();
    let of = |at: usize| {
        let label = versions.first().and_then(|first| first.get(at));
        let cell = |version: &Vec<(&'static str, String)>| {
            let value = version.get(at).map_or("", |(_, value)| value.as_str());
            collision::or_nothing(lang, value).to_owned()
        };
        line(
            label.map_or("", |(label, _)| *label),
            versions.iter().map(cell).collect(),
        )
    };
    differing.map(of).collect()
}

fn kind(side: &ConflictSide<'_>, chain: Option<&Chain>, scene: &Scene) -> String {
    let round = |check: &CheckSummary| {
        let title = words::stage(scene.lang, chain, &check.stage);
        subject::round(scene.lang, title, check.round)
    };
    match side.what {
        SideMatter::Check(check) => round(check),
        SideMatter::Ruling(ruled) => words::ruling(scene.lang, ruled.ruling.what).to_owned(),
        SideMatter::Refusal(check, _) => format!("{}  {}", round(check), say::refused(scene.lang)),
        SideMatter::Row(_) => String::new(),
    }
}

fn person(side: &ConflictSide<'_>, scene: &Scene) -> String {
    let by = match side.what {
        SideMatter::Check(check) => &check.by,
        SideMatter::Ruling(ruled) => &ruled.ruling.by,
        SideMatter::Refusal(check, signature) => {
            let refused = say::refused(scene.lang);
            let (by, refuser) = (named(&check.by, scene), named(&signature.by, scene));
            return format!("{by}\n{refused}{}{refuser}", scene.lang.colon());
        }
        SideMatter::Row(_) => return String::new(),
    };
    named(by, scene)
}

fn named(by: &str, scene: &Scene) -> String {
    let people = scene.workspace.project().map(|project| &project.people);
    let name = people::called(people, by);
    let known = people.and_then(|people| people.get(by));
    known.map_or(name.clone(), |person| {
        format!("{name} {}", words::role(scene.lang, person.role))
    })
}

fn time(side: &ConflictSide<'_>) -> String {
    let at = match side.what {
        SideMatter::Check(check) => &check.at,
        SideMatter::Ruling(ruled) => &ruled.ruling.at,
        SideMatter::Refusal(_, signature) => &signature.t,
        SideMatter::Row(_) => return String::new(),
    };
    words::time(at)
}

fn outcomes(sides: &[ConflictSide<'_>], lang: Lang) -> SidesLine {
    let passed = |side: &ConflictSide<'_>| match side.what {
        SideMatter::Check(check) => Some(check.outcome == Outcome::Accepted),
        SideMatter::Refusal(..) => Some(false),
        SideMatter::Ruling(_) | SideMatter::Row(_) => None,
    };
    let word = |side: &ConflictSide<'_>| match side.what {
        SideMatter::Check(check) => outcome((check.outcome, check.grade), lang),
        SideMatter::Ruling(ruled) => ruled.ruling.reason.clone(),
        SideMatter::Refusal(check, signature) => {
            let (refused, colon) = (say::refused(lang), lang.colon());
            let reason = &signature.reason;
            format!(
                "{}\nx {refused}{colon}{reason}",
                outcome(check.as_judged(), lang)
            )
        }
        SideMatter::Row(_) => String::new(),
    };
    SidesLine {
        label: say::outcome(lang).to_owned(),
        cells: sides.iter().map(word).collect(),
        good: sides.iter().map(passed).collect(),
    }
}

fn outcome((outcome, grade): (Outcome, Option<Grade>), lang: Lang) -> String {
    let mark = match outcome {
        Outcome::Accepted => "+",
        Outcome::Rejected => "x",
    };
    format!("{mark} {}", words::graded(lang, outcome, grade))
}

fn failing(side: &ConflictSide<'_>, lang: Lang) -> String {
    match side.check() {
        Some(check) if !check.failing.is_empty() => check.failing.join(" "),
        None => "-".to_owned(),
        Some(_) => say::none(lang).to_owned(),
    }
}

/// The items that the sides answered differently.
fn items(sides: &[ConflictSide<'_>], checks: &Checks, lang: Lang) -> Vec<SidesLine> {
    let records = { sides.iter() }.map(|side| checks.get(&side.check()?.record));
    let records: Vec<Option<&Recorded>> = records.collect();
    let answers = records.iter().flatten();
    let answers = answers.flat_map(|one| &one.check.submission.answers);
    let mut seen = BTreeSet::new();
    let asked: Vec<&str> = answers
        .map(|answer| answer.item.as_str())
        .filter(|item| seen.insert(*item))
        .collect();
    let of = |item: &&str| {
        let cell = |(side, record): (&ConflictSide<'_>, &Option<&Recorded>)| match (
            record,
            side.check(),
        ) {
            (Some(record), _) => {
                let mut answers = record.check.submission.answers.iter();
                let answer = answers.find(|one| one.item == *item);
                let given = |answer: &Answer| answer_fields(lang, answer);
                answer.map_or_else(|| say::no_answer(lang).to_owned(), given)
            }
            (None, Some(_)) => say::unreadable(lang).to_owned(),
            // A ruling answers no items.
            (None, None) => "-".to_owned(),
        };
        let good = |record: &Option<&Recorded>| {
            let failing = &record.as_ref()?.check.failing;
            Some(!failing.iter().any(|failing| failing == item))
        };
        SidesLine {
            label: title(item, &records, lang),
            cells: sides.iter().zip(&records).map(cell).collect(),
            good: records.iter().map(good).collect(),
        }
    };
    let lines = asked.iter().map(of);
    let differs = |line: &SidesLine| {
        line.cells
            .windows(2)
            .any(|pair| pair.first() != pair.get(1))
    };
    lines.filter(differs).collect()
}

/// The item's number and name, by the checklist it was judged with.
fn title(item: &str, records: &[Option<&Recorded>], lang: Lang) -> String {
    let lists = records.iter().flatten().flat_map(|one| &one.list);
    let mut items = lists.filter_map(|list| list.checklist.item(item));
    let name = items.next().map_or("", |item| lang.of_words(&item.title));
    format!("{item} {name}")
}
