//! What the form of a step asks: its lines, and what there is to choose on them. What comes of the answers
//! is decided in `steps`.

use super::kind::StepKind;
use crate::domain::issue::{Issue, Severity};
use crate::domain::project::Project;
use crate::domain::rectify;
use crate::text::day::DaySide;
use crate::text::screen::{form as labels, issues as say};
use crate::text::{Lang, issue, words};
use crate::tui::form::{Choice, Form, Line};
use crate::tui::page::Scene;

/// What a line of these forms asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum IssueAsk {
    /// Who is to mend it.
    Crew,
    /// By when.
    Due,
    /// How grave it is.
    Grave,
    /// Which item it is about.
    Item,
    /// Where it is.
    Place,
    /// What is said of it.
    Text,
    /// Who takes the step.
    By,
}

/// The form that opens an issue on a subject.
pub fn opening(project: &Project, subject: &str, scene: &Scene) -> Form<IssueAsk> {
    let severities = severities(Severity::ALL.to_vec());
    Form::new(vec![
        told(StepKind::Open),
        Line::turned(IssueAsk::Grave, issue::severity, severities).at(Severity::Ordinary.as_str()),
        Line::turned(IssueAsk::Item, issue::item, items(subject, scene)),
        Line::typed(IssueAsk::Place, issue::place, ""),
        Line::who(
            IssueAsk::By,
            say::found_at,
            (people(project, None, StepKind::Open), scene.me),
        ),
    ])
}

/// The form that assigns these.
pub fn assigning(project: &Project, issues: &[&Issue], me: Option<&str>) -> Form<IssueAsk> {
    let crew = match issues {
        [only] => only.crew.clone(),
        _ => String::new(),
    };
    let mut severities = severities(Severity::ALL.to_vec());
    severities.insert(0, Choice::new("", say::same_severity));
    let people = people(project, issues.first().copied(), StepKind::Assign);
    Form::new(vec![
        crews(project, &crew),
        Line::day(IssueAsk::Due, issue::due, ("+3", DaySide::Ahead)).hinted(say::due_hint),
        Line::turned(IssueAsk::Grave, issue::severity, severities),
        told(StepKind::Assign),
        Line::who(IssueAsk::By, labels::by, (people, me)),
    ])
}

/// The form of any other step.
pub fn telling(
    project: &Project,
    issue: &Issue,
    (kind, me): (StepKind, Option<&str>),
) -> Form<IssueAsk> {
    let people = people(project, Some(issue), kind);
    Form::new(vec![
        told(kind),
        Line::who(IssueAsk::By, labels::by, (people, me)),
    ])
}

/// What is said of a step, the usual words on digits.
fn told(kind: StepKind) -> Line<IssueAsk> {
    Line::typed(IssueAsk::Text, labels::text, "").usual(kind.usual())
}

/// The people who may take a step; who mended it does not check it again.
fn people(project: &Project, issue: Option<&Issue>, kind: StepKind) -> Vec<Choice> {
    let may = |code: &str| rectify::person_fault(project, issue, &kind.step(), code).is_none();
    let crew = issue.map_or("", |issue| issue.crew.as_str());
    let mut people: Vec<_> = project.people.values().collect();
    people.retain(|person| may(&person.code));
    // Whoever belongs to the crew most likely did it.
    people.sort_by_key(|person| crew.is_empty() || person.crew != crew);
    Choice::people(Some(project), people)
}

/// The crews there are, and that of each issue.
fn crews(project: &Project, now: &str) -> Line<IssueAsk> {
    let known = project.crews();
    if known.is_empty() {
        return Line::typed(IssueAsk::Crew, issue::crew, now).hinted(say::crew_hint);
    }
    let same = Choice::new("", say::same_crew);
    let choice = |crew: &str| Choice::new(crew, |_| crew);
    let mut choices: Vec<Choice> = known.iter().map(|crew| choice(crew)).collect();
    if !now.is_empty() && !known.contains(&now) {
        choices.push(choice(now));
    }
    choices.insert(0, same);
    Line::turned(IssueAsk::Crew, issue::crew, choices).at(now)
}

fn severities(all: Vec<Severity>) -> Vec<Choice> {
    let choice = |one: Severity| Choice::new(one.as_str(), |lang| words::severity(lang, one));
    all.into_iter().map(choice).collect()
}

/// The severity of this word.
pub fn grave(word: &str) -> Option<Severity> {
    Severity::ALL.into_iter().find(|one| one.as_str() == word)
}

/// The items of the subject's checklist, and none of them first.
fn items(subject: &str, scene: &Scene) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", say::no_item)];
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
