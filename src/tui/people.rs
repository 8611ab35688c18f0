//! The people of a project and their keys: who can sign on this device. Enter enrols.

use super::cursor::Cursor;
use super::effect::Effect;
use super::enrol::Enrol;
use super::intent::Intent;
use super::keymap::Context;
use super::pen::{Pen, footed};
use super::screen::{Page, Scene};
use crate::domain::Person;
use crate::text::screen::signing as say;
use crate::text::width::cell;
use crate::text::{attest, words};
use ratatui::Frame;
use ratatui::layout::Rect;

const CODE: usize = 8;
const NAME: usize = 14;
const ROLE: usize = 24;

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
        let lines = usize::from(pen.lines_left());
        let first = self.cursor.first_in_sight(people.len(), lines);
        for (at, person) in people.iter().enumerate().skip(first).take(lines) {
            let selected = at == self.cursor.at;
            let ground = if selected { theme.selected } else { theme.base };
            let mark = if selected { " > " } else { "   " };
            let role = cell(words::role(lang, person.role), ROLE);
            let text = format!(
                "{mark}{}{}{role}",
                cell(&person.code, CODE),
                cell(&person.name, NAME)
            );
            let (key, style) = key(person, scene);
            let style = if selected { ground } else { style };
            pen.row(&[(&text, ground), (&key, style)], ground);
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
