//! Who sits here: asked wherever somebody says that another does, and taken by one key. What the name is good for
//! is not known here.

use super::PersonForm;
use crate::domain::Person;
use crate::text::screen::conclude as find;
use crate::text::screen::people as say;
use crate::text::{finding, typed, words};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Row};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: name, role, organisation.
const LEAST: [usize; 3] = [16, 10, 8];
/// Columns of the popup, and lines beside its rows.
const COLUMNS: u16 = 96;
const BESIDE: usize = 7;

/// The question.
#[derive(Debug, Default)]
pub struct WhoSits {
    cursor: Cursor,
    /// What was typed to find a person.
    sought: String,
}

impl WhoSits {
    /// The question, on whoever sits here now.
    pub fn asked(scene: &Scene) -> Effect {
        let page = Self::default();
        let people = page.people(scene);
        let now = people
            .iter()
            .position(|one| Some(one.code.as_str()) == scene.me);
        let cursor = Cursor::on(now.unwrap_or(0));
        Effect::go(Self { cursor, ..page })
    }

    /// Those who are found by what was typed.
    fn people<'a>(&self, scene: &Scene<'a>) -> Vec<&'a Person> {
        let is_found = |person: &&Person| {
            let called = [&person.name, &person.code, &person.crew, &person.org];
            finding::finds(&called.map(String::as_str), &self.sought)
        };
        let mut people = super::people(scene);
        people.retain(is_found);
        people
    }

    /// Takes the one that the cursor is on; behind the last one, adds somebody.
    fn take(&mut self, scene: &Scene) -> Effect {
        match self.people(scene).get(self.cursor.at) {
            Some(person) => Effect::Many(vec![Effect::Back, super::sit(person, scene)]),
            None => {
                (self.sought, self.cursor) = (String::new(), Cursor::default());
                Effect::go(PersonForm::new(scene))
            }
        }
    }

    /// Digits choose a row as long as nobody is looked for by words.
    fn typed(&mut self, c: char, scene: &Scene) {
        let digit = typed::plain(c).to_digit(10).unwrap_or(0) as usize;
        let numbered = self.sought.is_empty() && digit <= self.people(scene).len();
        match digit.checked_sub(1).filter(|_| numbered) {
            Some(at) => self.cursor.at = at,
            None => {
                self.sought.push(c);
                self.cursor = Cursor::default();
            }
        }
    }
}

impl Page for WhoSits {
    fn title(&self, scene: &Scene) -> String {
        say::who_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Finder, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.people(scene).len() + 1;
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm | Intent::Sit => return self.take(scene),
            Intent::Type(c) => self.typed(c, scene),
            Intent::Erase => _ = self.sought.pop(),
            _ => {}
        }
        Effect::None
    }

    /// ```text
    ///  您是谁？
    ///  选一行按 Enter；也可打姓名。
    ///  > 1 王强      班组长            一建公司
    ///    2 李敏      专业工长          一建公司
    ///    没有要找的人？添加人员
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let people = self.people(scene);
        let lines = u16::try_from(people.len() + BESIDE).unwrap_or(area.height);
        let size = [COLUMNS, lines.min(area.height)];
        let inside = popup::frame(frame, area, size, &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let lang = scene.lang;
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let told = match (self.sought.is_empty(), people.is_empty()) {
            (true, _) => say::who_asks(lang).to_owned(),
            (false, true) => find::not_found(lang).to_owned(),
            (false, false) => find::sought(lang, &self.sought),
        };
        pen.line(&[(&told, theme.dim)]).skip();
        let digits = (1..).map(|nth| if self.sought.is_empty() { nth } else { 0 });
        let rows = digits.zip(people.into_iter().map(Some).chain([None]));
        let list = List::of(rows, self.cursor).flush().columns(&LEAST);
        list.draw(&mut pen, scene, |(nth, person)| {
            let Some(person) = person else {
                let words = find::not_listed(lang).to_owned();
                return Row::of(theme.base, []).then(vec![(words, theme.base)]);
            };
            let digit = match nth {
                1..=9 => format!("{nth} "),
                _ => "  ".to_owned(),
            };
            let role = words::role(lang, person.role);
            let [name, role, org] = [person.name.as_str(), role, &person.org]
                .map(|text| ListCell::new(text, theme.base));
            Row::of(theme.base, [name, role, org.aside()]).ticked(digit)
        });
    }
}
