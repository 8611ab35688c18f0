//! Where each thing leads that was found: the page on which it is seen and worked on.

use super::checklist::ChecklistPage;
use crate::domain::issued::Issued;
use crate::domain::{Kind, Project};
use crate::tui::issues::IssuePage;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::papers::PapersPage;
use crate::tui::people::People;
use crate::tui::subject::SubjectPage;
use crate::tui::tree::Tree;
use crate::workspace::paper::offers::Matter;
use crate::workspace::shown::findable::Findable;

/// Opens a thing.
pub fn to(thing: &Findable, scene: &Scene) -> Effect {
    match page_of(thing, scene) {
        Some(page) => Effect::Found(page),
        None => Effect::None,
    }
}

fn page_of(thing: &Findable, scene: &Scene) -> Option<Box<dyn Page>> {
    let project = scene.workspace.project();
    Some(match thing {
        Findable::Subject(place) => {
            let subject = &project?.nodes().get(*place)?.subject;
            // What lies above the lots is seen in its place; there it is accepted itself.
            match subject.kind == Kind::Lot || subject.kind.is_register() {
                true => Box::new(SubjectPage::of(scene.workspace, &subject.code)),
                false => Box::new(Tree::at(*place)),
            }
        }
        Findable::Issue(id) => Box::new(IssuePage::new(id, scene)),
        Findable::Person(code) => Box::new(People::at(code, scene)),
        Findable::Issued(record) => {
            let mut papers = project?.papers().iter();
            let paper = papers.find(|paper| paper.record == *record)?;
            let matter = matter(paper, project?)?;
            let offers = scene.workspace.offers(&matter).into_iter();
            let mut again = offers.filter(|offer| {
                let own = offer.again.as_ref().map(|again| &again.record);
                own == Some(record)
            });
            let offer = again.next()?;
            Box::new(PapersPage::on(matter, offer))
        }
        Findable::Checklist(id) => Box::new(ChecklistPage::of(id, 0)),
        Findable::Clause(id, nth) => Box::new(ChecklistPage::of(id, *nth)),
        Findable::Crew(_) => return None,
    })
}

/// What a paper is about.
fn matter(paper: &Issued, project: &Project) -> Option<Matter> {
    let first = paper.about.first()?;
    if project.node(first).is_some() {
        return Some(Matter::Subject(first.clone()));
    }
    if project.issue(first).is_some() {
        return Some(Matter::Issues(paper.about.clone()));
    }
    // A month, or one of its days.
    first.get(..7).map(|month| Matter::Month(month.to_owned()))
}
