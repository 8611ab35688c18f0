//! What the form of a step asks: its lines, and what there is to choose on them. What comes of the answers
//! is decided in `steps`.

use super::kind::Kind;
use crate::domain::issue::{Issue, Severity};
use crate::domain::project::Project;
use crate::domain::rectify;
use crate::text::day::Side;
use crate::text::screen::{form as labels, issues as say};
use crate::text::{Lang, words};
use crate::tui::form::{Choice, Form, Line};
use crate::tui::page::Scene;

// Which line is which of the form that assigns,
pub(super) const CREW: usize = 0;
pub(super) const DUE: usize = 1;
pub(super) const GRAVE: usize = 2;
pub(super) const ASSIGN_TEXT: usize = 3;
pub(super) const ASSIGN_BY: usize = 4;
// of that which opens one,
pub(super) const OPEN_TEXT: usize = 0;
pub(super) const OPEN_GRAVE: usize = 1;
pub(super) const OPEN_ITEM: usize = 2;
pub(super) const OPEN_PLACE: usize = 3;
pub(super) const OPEN_BY: usize = 4;
// and of all others.
pub(super) const TEXT: usize = 0;
pub(super) const BY: usize = 1;

/// The form that opens an issue on a subject.
pub fn opening(project: &Project, subject: &str, scene: &Scene) -> Form {
    let severities = severities(Severity::ALL.to_vec());
    Form::new(vec![
        Line::typed(labels::text, ""),
        Line::turned(say::severity, severities).at(Severity::Ordinary.as_str()),
        Line::turned(say::item, items(subject, scene)),
        Line::typed(say::place, ""),
        Line::turned(say::found_at, people(project, None, Kind::Open)),
    ])
}

/// The form that assigns these.
pub fn assigning(project: &Project, issues: &[&Issue]) -> Form {
    let crew = match issues {
        [only] => only.crew.clone(),
        _ => String::new(),
    };
    let mut severities = severities(Severity::ALL.to_vec());
    let same = |lang| say::same_severity(lang).to_owned();
    severities.insert(0, Choice::new("", same));
    Form::new(vec![
        crews(project, &crew),
        Line::day(say::due, "+3", Side::Ahead).hinted(say::due_hint),
        Line::turned(say::severity, severities),
        Line::typed(labels::text, ""),
        Line::turned(
            labels::by,
            people(project, issues.first().copied(), Kind::Assign),
        ),
    ])
}

/// The form of any other step.
pub fn telling(project: &Project, issue: &Issue, kind: Kind) -> Form {
    Form::new(vec![
        Line::typed(labels::text, ""),
        Line::turned(labels::by, people(project, Some(issue), kind)),
    ])
}

/// The people who may take a step; who mended it does not check it again.
fn people(project: &Project, issue: Option<&Issue>, kind: Kind) -> Vec<Choice> {
    let may = |code: &str| rectify::person_fault(project, issue, &kind.step(), code).is_none();
    let crew = issue.map_or("", |issue| issue.crew.as_str());
    let mut people: Vec<_> = project.people.values().collect();
    people.retain(|person| may(&person.code));
    // Whoever belongs to the crew most likely did it.
    people.sort_by_key(|person| crew.is_empty() || person.crew != crew);
    Choice::people(Some(project), people)
}

/// The crews there are, and that of each issue.
fn crews(project: &Project, now: &str) -> Line {
    let known = project.crews();
    if known.is_empty() {
        return Line::typed(say::crew, now).hinted(say::same_crew);
    }
    let same = Choice::new("", |lang| say::same_crew(lang).to_owned());
    let choice = |crew: &str| Choice::new(crew, |_| crew.to_owned());
    let mut choices: Vec<Choice> = known.iter().map(|crew| choice(crew)).collect();
    if !now.is_empty() && !known.contains(&now) {
        choices.push(choice(now));
    }
    choices.insert(0, same);
    Line::turned(say::crew, choices).at(now)
}

fn severities(all: Vec<Severity>) -> Vec<Choice> {
    let choice =
        |one: Severity| Choice::new(one.as_str(), |lang| words::severity(lang, one).to_owned());
    all.into_iter().map(choice).collect()
}

/// The severity of this word.
pub fn grave(word: &str) -> Option<Severity> {
    Severity::ALL.into_iter().find(|one| one.as_str() == word)
}

/// The items of the subject's checklist, and none of them first.
fn items(subject: &str, scene: &Scene) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", |lang| say::no_item(lang).to_owned())];
    let node = scene
        .workspace
        .project()
        .and_then(|project| project.node(subject));
    let rulebook = &scene.workspace.library().rulebook;
    let pinned = node.and_then(|node| rulebook.checklist_of(&node.subject));
    for item in pinned.iter().flat_map(|pinned| &pinned.checklist.items) {
        let words = |lang: Lang| format!("{} {}", item.id, lang.of_words(&item.title));
        choices.push(Choice::new(&item.id, words));
    }
    choices
}
