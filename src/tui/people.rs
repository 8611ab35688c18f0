//! The people of a project and their keys: who can sign on this device. Enter enrols.

use super::columns::{WHOLE, draw, in_sight};
use super::cursor::Cursor;
use super::effect::Effect;
use super::enrol::Enrol;
use super::intent::Intent;
use super::keymap::Context;
use super::page::{Page, Scene};
use super::pen::{Pen, footed};
use crate::domain::Person;
use crate::text::screen::signing as say;
use crate::text::{attest, words};
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: code, name, role, organisation, key; and which is the last.
const LEAST: [usize; 5] = [8, 8, 12, 10, WHOLE];
const KEY: usize = 4;

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

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let people = people(scene);
        if self.cursor.moved(intent, people.len()) {
            return Effect::None;
        }
        match (intent, people.get(self.cursor.at)) {
            (Intent::Back, _) => Effect::Back,
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
        let cells = |person: &&Person| {
            vec![
                person.code.clone(),
                person.name.clone(),
                words::role(lang, person.role).to_owned(),
                person.org.clone(),
                key(person, scene).0,
            ]
        };
        for (at, person, cells) in in_sight(&pen, (&people, self.cursor.at), (&LEAST, 3), cells) {
            let selected = at == self.cursor.at;
            let ground = if selected { theme.selected } else { theme.base };
            let mark = if selected { " > " } else { "   " };
            let style = key(person, scene).1;
            draw(&mut pen, (mark, ground), &cells, |at| match at {
                KEY if !selected => style,
                _ => ground,
            });
        }
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
