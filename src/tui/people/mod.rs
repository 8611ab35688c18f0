//! The people of a project and their keys: who can sign on this device. Enter enrols.
//!
//! | file | noun |
//! |---|---|
//! | `person` | one person added or changed |
//! | `sits` | who sits here |
//! | `enrol` | a key made for a person |

pub(super) mod enrol;
mod person;
mod sits;

pub use person::PersonForm;
pub use sits::WhoSits;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, ListCell, Row, WHOLE};
use super::page::{Effect, Lead, Page, Scene};
use super::paint::pen::{Pen, footed};
use crate::domain::Person;
use crate::text::manual::Topic;
use crate::text::people::called;
use crate::text::screen::{keys, people as listed, signing as say};
use crate::text::{attest, words};
use enrol::Enrol;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: code, name, role, organisation, key.
const LEAST: [usize; 5] = [8, 16, 10, 8, WHOLE];

/// The page.
#[derive(Debug, Default)]
pub struct People {
    cursor: Cursor,
}

fn people<'a>(scene: &Scene<'a>) -> Vec<&'a Person> {
    let project = scene.workspace.project();
    project.map_or_else(Vec::new, |project| project.people.values().collect())
}

impl People {
    /// The page, on one of them.
    pub fn at(code: &str, scene: &Scene) -> Self {
        let at = people(scene).iter().position(|person| person.code == code);
        Self {
            cursor: Cursor::on(at.unwrap_or(0)),
        }
    }
}

impl Page for People {
    fn title(&self, scene: &Scene) -> String {
        say::people_title(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Signing)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::People, Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::People => false,
            Intent::Confirm | Intent::Change | Intent::Sit => !people(scene).is_empty(),
            _ => true,
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        people(scene).is_empty().then(nobody)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, people(scene).len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (intent, people(scene).get(self.cursor.at)) {
            (Intent::Confirm, Some(person)) => Enrol::open(scene, &person.code),
            (Intent::Change, Some(person)) => Effect::go(PersonForm::of(person, scene)),
            (Intent::Sit, Some(person)) => sit(person, scene),
            (Intent::Add, _) => Effect::go(PersonForm::new(scene)),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  编号    姓名          岗位                    密钥
    ///  > P04   李四          专业工长                1931b06c23e660d5  本机
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let people = people(scene);
        let (body, below) = footed(area, 2);
        let mut pen = Pen::new(frame.buffer_mut(), below);
        if !people.is_empty() {
            pen.labelled((" ", theme.base), (say::people_hint(lang), theme.dim));
        }
        let mut pen = Pen::new(frame.buffer_mut(), body);
        if let Some(lead) = self.lead(scene) {
            lead.draw(&mut pen, theme.warn, scene);
        }
        let list = List::of(people, self.cursor).columns(&LEAST);
        list.draw(&mut pen, scene, |person| {
            let role = words::role(lang, person.role);
            let said = [&person.code, &person.name, role, &person.org];
            let [code, name, role, org] = said.map(|text: &str| ListCell::new(text, theme.base));
            let (key, style) = key(person, scene);
            let key = ListCell::new(key, style);
            Row::of(theme.base, [code, name, role, org.aside(), key])
        });
    }
}

/// Where nobody is listed somebody is added.
pub fn nobody() -> Lead {
    let add = |scene: &Scene| Effect::go(PersonForm::new(scene));
    Lead::new(say::nobody_listed, keys::add_person, add)
}

fn sit(person: &Person, scene: &Scene) -> Effect {
    let people = scene.workspace.project().map(|project| &project.people);
    let words = listed::sits(scene.lang, &called(people, &person.code));
    Effect::Many(vec![Effect::Sit(person.code.clone()), Effect::Say(words)])
}

/// The person's key and where it is.
fn key(person: &Person, scene: &Scene) -> (String, ratatui::style::Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    let Some(project) = scene.workspace.project() else {
        return Default::default();
    };
    let keys: Vec<_> = project.keys_of(&person.code).collect();
    let here = keys.iter().find(|key| scene.workspace.is_here(&key.kid));
    match (here, keys.first()) {
        (Some(key), _) => (format!("+ {}  {}", key.kid, attest::here(lang)), theme.good),
        (None, Some(key)) => (
            format!("- {}  {}", key.kid, attest::elsewhere(lang)),
            theme.warn,
        ),
        (None, None) => (format!(". {}", say::not_enrolled(lang)), theme.dim),
    }
}
