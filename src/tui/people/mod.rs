//! The people of a project and their keys: who can sign on this device. Enter enrols.

pub(super) mod enrol;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, ListCell, Row, WHOLE};
use super::page::{Effect, Page, Scene};
use super::paint::pen::{Pen, footed};
use crate::domain::Person;
use crate::text::manual::Topic;
use crate::text::screen::signing as say;
use crate::text::{attest, words};
use enrol::Enrol;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: code, name, role, organisation, key.
const LEAST: [usize; 5] = [8, 8, 12, 10, WHOLE];

/// The page.
#[derive(Debug, Default)]
pub struct People {
    cursor: Cursor,
}

fn people<'a>(scene: &Scene<'a>) -> Vec<&'a Person> {
    let project = scene.workspace.project();
    project.map_or_else(Vec::new, |project| project.people.values().collect())
}

impl Page for People {
    fn title(&self, scene: &Scene) -> String {
        say::people_title(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Signing)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Confirm => !people(scene).is_empty(),
            _ => true,
        }
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, people(scene).len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (intent, people(scene).get(self.cursor.at)) {
            (Intent::Confirm, Some(person)) => Enrol::open(scene, &person.code),
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
        pen.labelled((" ", theme.base), (say::people_hint(lang), theme.dim));
        let mut pen = Pen::new(frame.buffer_mut(), body);
        if people.is_empty() {
            pen.text(say::nobody_listed(lang), theme.warn);
        }
        let list = List::of(people, self.cursor).columns(&LEAST);
        list.draw(&mut pen, scene, |person| {
            let role = words::role(lang, person.role);
            let said = [&person.code, &person.name, role, &person.org];
            let said = said.map(|text: &str| ListCell::new(text, theme.base));
            let (key, style) = key(person, scene);
            Row::of(
                theme.base,
                said.into_iter().chain([ListCell::new(key, style)]),
            )
        });
    }
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
