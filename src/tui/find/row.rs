//! What is said of a thing that was found: its kind, its name, where it is, how it stands.

use super::local::FindLocal;
use crate::domain::node::Node;
use crate::domain::{Checklist, Kind, Project};
use crate::text::screen::find as say;
use crate::text::{clause, people, words};
use crate::tui::list::{ListCell, Row};
use crate::tui::page::Scene;
use crate::tui::paint::standing;
use crate::workspace::paper::offers::Matter;
use crate::workspace::shown::findable::Findable;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::style::Style;

/// A thing of the project; none where it is gone.
pub fn of(thing: &Findable, scene: &Scene) -> Option<Row> {
    let project = scene.workspace.project();
    let lang = scene.lang;
    Some(match thing {
        Findable::Subject(place) => subject(project?, project?.nodes().get(*place)?, scene),
        Findable::Issue(id) => issue(project?, id, scene)?,
        Findable::Person(code) => {
            let person = project?.people.get(code)?;
            let name = people::called(project.map(|project| &project.people), code);
            let place = [person.org.as_str(), &person.crew].join(" ");
            let role = words::role(lang, person.role);
            said(scene, [say::person(lang), &name, place.trim(), role])
        }
        Findable::Crew(name) => {
            let lots = project?.nodes().iter();
            let lots = lots.filter(|node| node.subject.crew == *name).count();
            let lots = say::lots(lang, lots);
            said(scene, [say::crew(lang), name, "", &lots])
        }
        Findable::Issued(record) => paper(project?, record, scene)?,
        Findable::Checklist(id) => {
            let list = checklist(id, scene)?;
            let title = lang.of_words(&list.title);
            said(scene, [say::checklist(lang), title, &list.standard, ""])
        }
        Findable::Clause(id, nth) => {
            let list = checklist(id, scene)?;
            let item = list.items.get(*nth)?;
            let title = format!(
                "{} {}",
                clause::shown(lang, &item.clause),
                lang.of_words(&item.title)
            );
            let class = words::class(lang, item.class);
            said(
                scene,
                [say::clause(lang), &title, lang.of_words(&list.title), class],
            )
        }
    })
}

/// A checklist that is in use.
pub fn checklist<'a>(id: &str, scene: &Scene<'a>) -> Option<&'a Checklist> {
    let known = &scene.workspace.library().rulebook.checklists;
    known.get(id).map(|pinned| &pinned.checklist)
}

fn subject(project: &Project, node: &Node, scene: &Scene) -> Row {
    let subject = &node.subject;
    let kind = words::kind(scene.lang, subject.kind);
    let name = format!("{} {}", subject.name, subject.code);
    let place = match subject.location.is_empty() {
        true => above(project, node),
        false => subject.location.clone(),
    };
    let progress = scene.workspace.progress_of(node);
    // How far what lies below is says the tree; what was not accepted itself need not be untouched.
    let is_leaf = subject.kind == Kind::Lot || subject.kind.is_register();
    let state = match progress {
        SubjectProgress::NotStarted if !is_leaf => String::new(),
        progress => standing::both(scene.lang, progress),
    };
    let look = standing::style(scene.theme, progress);
    with_state(scene, [kind, &name, &place], (&state, look))
}

/// What a node lies below, the highest first.
fn above(project: &Project, node: &Node) -> String {
    let nodes = project.nodes();
    let parent = |node: &&Node| node.parent.and_then(|at| nodes.get(at));
    let names = std::iter::successors(parent(&node), parent);
    let mut names: Vec<&str> = names.map(|node| node.subject.name.as_str()).collect();
    names.reverse();
    names.join("/")
}

fn issue(project: &Project, id: &str, scene: &Scene) -> Option<Row> {
    let (issue, lang) = (project.issue(id)?, scene.lang);
    let title = scene.workspace.title_of(project, issue);
    let title = title.map(|title| lang.of_words(title));
    let text = issue.steps.first().map(|taken| taken.step.text.as_str());
    let about = title.or(text).unwrap_or_default();
    let name = format!("{about} {}", project.handle(issue));
    let state = words::issue_state(lang, issue.state);
    let look = match issue.is_open() {
        true => scene.theme.warn,
        false => scene.theme.good,
    };
    let place = project.node(&issue.subject);
    let place = place.map_or(String::new(), |node| {
        format!("{} {}", issue.subject, node.subject.name)
    });
    Some(with_state(
        scene,
        [say::issue(lang), &name, &place],
        (state, look),
    ))
}

fn paper(project: &Project, record: &str, scene: &Scene) -> Option<Row> {
    let mut papers = project.papers().iter();
    let paper = papers.find(|paper| paper.record == record)?;
    let name = scene.workspace.forms().get(&paper.form);
    let name = name.map_or(paper.form.as_str(), |form| scene.lang.of_words(&form.name));
    let name = format!("{} {name}", paper.number);
    let about = paper.about.join(" ");
    let state = match paper.withdrawn {
        Some(_) => say::withdrawn(scene.lang),
        None => say::valid(scene.lang),
    };
    Some(said(scene, [say::issued(scene.lang), &name, &about, state]))
}

/// What the page below can do: what it is called, and by which key.
pub fn of_local(local: &FindLocal, scene: &Scene) -> Row {
    let lang = scene.lang;
    match local {
        FindLocal::Key(row) => {
            let key = row
                .keys
                .first()
                .map(|key| key.name(lang))
                .unwrap_or_default();
            let name = (row.short)(lang);
            let long = (row.long)(lang);
            let long = if long == name { "" } else { long };
            said(scene, [say::command(lang), name, long, &key])
        }
        FindLocal::Door(door) => {
            let [name, also] = [door.name, door.also].map(|phrase| phrase(lang));
            said(scene, [say::command(lang), name, also, ""])
        }
        FindLocal::Form(matter, offer) => {
            let about = match matter {
                Matter::Subject(code) => code.clone(),
                Matter::Month(month) => month.clone(),
                Matter::Issues(ids) => ids.join(" "),
            };
            let name = lang.of_words(&offer.name);
            said(scene, [say::form(lang), name, &about, ""])
        }
    }
}

/// What is not there any more.
pub fn gone(scene: &Scene) -> Row {
    Row::of(scene.theme.base, [])
}

fn said(scene: &Scene, [kind, name, place, state]: [&str; 4]) -> Row {
    with_state(scene, [kind, name, place], (state, scene.theme.dim))
}

fn with_state(scene: &Scene, [kind, name, place]: [&str; 3], (state, look): (&str, Style)) -> Row {
    let theme = scene.theme;
    let cells = [
        ListCell::new(kind, theme.dim),
        ListCell::new(name, theme.base),
        ListCell::new(place, theme.dim).aside(),
        ListCell::new(state, look),
    ];
    Row::of(theme.base, cells)
}
