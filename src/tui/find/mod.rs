//! Finding anything: one field over any page, and below it whatever goes by what is typed, the best first:
//! subjects, issues, people, crews, checklists, clauses, papers, and whatever the page below can do. Enter
//! opens it, or does it there. How well something fits is not decided here.
//!
//! | file | noun |
//! |---|---|
//! | `scope` | what is looked through |
//! | `local`, `doors` | what the page below can do and print; what is done on other pages |
//! | `lead` | where each thing leads |
//! | `view`, `row` | how it is drawn, what is said of each |
//! | `checklist` | a checklist as it stands |

mod checklist;
mod doors;
mod lead;
mod local;
mod row;
mod scope;
mod view;

use super::form::field::{Field, Takes};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene, usual};
use crate::domain::Kind;
use crate::text::finding::{FindEntry, FindIndex, Sought};
use crate::text::manual::Topic;
use crate::text::screen::find as say;
use crate::workspace::shown::findable::Findable;
use local::FindLocal;
use ratatui::Frame;
use ratatui::layout::Rect;
use scope::FindScope;
use std::rc::Rc;

/// The popup.
#[derive(Debug)]
pub struct Find {
    field: Field,
    scope: FindScope,
    /// All of the project, as it was when this came to the top.
    things: Rc<FindIndex<Findable>>,
    /// What the page below can do.
    local: FindIndex<FindLocal>,
    rows: Vec<FoundRow>,
    /// Whether nothing fits as it was typed, and these are only alike.
    alike: bool,
    cursor: Cursor,
}

/// Something that was found; of what fits alike, what is at hand comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FoundRow {
    /// Something that the page below can do, by its place among that.
    Local(usize),
    /// A thing of the project, by its place among all.
    Thing(usize),
}

impl Find {
    /// Over a page.
    pub fn over(page: &dyn Page, scene: &Scene) -> Self {
        Self {
            field: Field::new(Takes::Text, ""),
            scope: FindScope::All,
            things: scene.shelf.index(scene.workspace),
            local: FindIndex::of(local::of(page, scene)),
            rows: Vec::new(),
            alike: false,
            cursor: Cursor::default(),
        }
    }

    /// Looks through everything anew, and begins at the best.
    fn look(&mut self, scene: &Scene) {
        let sought = Sought::of(self.field.value());
        self.rows = match sought.is_empty() {
            true => self.at_rest(scene),
            false => self.found(&sought),
        };
        self.alike = self.rows.is_empty();
        if self.alike {
            self.rows = self.found(&sought.with_slips());
        }
        self.cursor = Cursor::default();
    }

    fn found(&self, sought: &Sought) -> Vec<FoundRow> {
        let scope = self.scope;
        let things = self.things.hits(sought, |what| scope.takes(what));
        let local = self
            .local
            .hits(sought, |local| scope.takes_local(local.is_paper()));
        let things = things.into_iter().map(|hit| {
            (
                self.is_reference(hit.at),
                hit.standing(),
                FoundRow::Thing(hit.at),
            )
        });
        let local = local
            .into_iter()
            .map(|hit| (false, hit.standing(), FoundRow::Local(hit.at)));
        let mut found: Vec<_> = things.chain(local).collect();
        found.sort();
        found.into_iter().map(|(_, _, row)| row).collect()
    }

    /// Whether it is only looked up: there are thousands of clauses, and whoever looks for a word means the lots first.
    fn is_reference(&self, at: usize) -> bool {
        matches!(
            self.thing(at),
            Some(Findable::Checklist(_) | Findable::Clause(..))
        )
    }

    /// While nothing is typed: what was opened last, then what is not done, lots before what they lie below,
    /// then what can be done here. Of one kind alone, all of it.
    fn at_rest(&self, scene: &Scene) -> Vec<FoundRow> {
        let (scope, all) = (self.scope, self.things.all());
        let project = scene.workspace.project();
        let recent = scene.recent.iter().filter_map(|code| project?.place(code));
        let recent: Vec<usize> = match scope.takes_subjects() {
            true => recent.collect(),
            false => Vec::new(),
        };
        let open = all.iter().enumerate().filter(|(at, entry)| {
            let known = matches!(entry.what, Findable::Subject(_)) && recent.contains(at);
            let wanted = scope.takes(&entry.what) && (scope != FindScope::All || !entry.is_done);
            wanted && !known
        });
        let key = |(at, entry): (usize, &FindEntry<Findable>)| {
            (entry.is_done, is_upper(&entry.what, scene), at)
        };
        let mut open: Vec<(bool, bool, usize)> = open.map(key).collect();
        open.sort_unstable();
        let things = recent.iter().copied();
        let things = things.chain(open.into_iter().map(|(_, _, at)| at));
        let local = self.local.all().iter().enumerate();
        let local = local.filter(|(_, entry)| scope.takes_local(entry.what.is_paper()));
        let local = local.map(|(at, _)| FoundRow::Local(at));
        things.map(FoundRow::Thing).chain(local).collect()
    }

    fn row(&self) -> Option<FoundRow> {
        self.rows.get(self.cursor.at).copied()
    }

    fn thing(&self, at: usize) -> Option<&Findable> {
        self.things.all().get(at).map(|entry| &entry.what)
    }

    fn local(&self, at: usize) -> Option<&FindLocal> {
        self.local.all().get(at).map(|entry| &entry.what)
    }

    /// Whoever comes back may look for something else at once: what is typed takes the place of this.
    fn open(&mut self, scene: &Scene) -> Effect {
        self.field = Field::offering(Takes::Text, self.field.value());
        match self.row() {
            Some(FoundRow::Local(at)) => self.local(at).map_or(Effect::None, FindLocal::run),
            Some(FoundRow::Thing(at)) => match self.thing(at).cloned() {
                // Of a crew, what it did and does.
                Some(Findable::Crew(name)) => {
                    self.field = Field::new(Takes::Text, &name);
                    self.scope = FindScope::Subjects;
                    self.look(scene);
                    Effect::None
                }
                Some(thing) => lead::to(&thing, scene),
                None => Effect::None,
            },
            None => Effect::None,
        }
    }

    fn type_in(&mut self, intent: Intent, scene: &Scene) -> bool {
        // In a list that is being looked through Home and End belong to the list.
        let in_list = matches!(intent, Intent::First | Intent::Last);
        let before = self.field.value().to_owned();
        if in_list || !self.field.typed(intent) {
            return false;
        }
        if before != self.field.value() {
            self.look(scene);
        }
        true
    }
}

/// Whether it is a subject that others lie below.
fn is_upper(thing: &Findable, scene: &Scene) -> bool {
    let Findable::Subject(place) = thing else {
        return false;
    };
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.nodes().get(*place));
    node.is_some_and(|node| {
        let kind = node.subject.kind;
        kind != Kind::Lot && !kind.is_register()
    })
}

impl Page for Find {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Keys)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Search]
    }

    fn is_popup(&self) -> bool {
        true
    }

    /// What was looked for is offered again.
    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("search".to_owned(), vec![self.field.value().to_owned()]))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        self.field = Field::offering(Takes::Text, &texts.concat());
        self.look(scene);
        false
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::Find => false,
            Intent::Confirm => self.row().is_some(),
            _ => true,
        }
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let all = |_: &Scene| Effect::Mean(Intent::Clear);
        let lead = Lead::new(say::nothing_found, say::to_all, all);
        self.rows.is_empty().then_some(lead)
    }

    /// Something may have been done above: it is looked through anew, and the row stays.
    fn wake(&mut self, scene: &Scene) {
        self.things = scene.shelf.index(scene.workspace);
        let on = self.cursor.at;
        self.look(scene);
        self.cursor.stay(Some(on), self.rows.len());
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.type_in(intent, scene) {
            true => Effect::None,
            false => usual(self, intent, scene),
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => return self.open(scene),
            Intent::Narrow => self.scope = self.scope.next(),
            Intent::Clear => {
                self.field.reset();
                self.scope = FindScope::All;
            }
            _ => return Effect::None,
        }
        self.look(scene);
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
