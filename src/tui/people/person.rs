//! The form of one person: added to the list, or changed. A name and a role are never filled in for
//! anybody; organisation and crew can be taken from those that are there.

use crate::domain::{Person, Role, code};
use crate::text::escape::needs_escape;
use crate::text::screen::form::turns;
use crate::text::screen::people as say;
use crate::text::table::people::{self as table, crew, name, org, role};
use crate::text::table::titles::{self, PostTitle};
use crate::text::{people, words};
use crate::tui::changes::FormChanges;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum PersonAsk {
    Name,
    Role,
    Org,
    Crew,
    /// Of a new person only: what was done under a code stays there.
    Code,
}

/// The form.
#[derive(Debug)]
pub struct PersonForm {
    form: Form<PersonAsk>,
    /// The person as he is, of one who is changed.
    before: Option<Person>,
}

impl PersonForm {
    /// The form of a new person.
    pub fn new(scene: &Scene) -> Self {
        let project = scene.workspace.project();
        let taken = project
            .into_iter()
            .flat_map(|project| project.people.keys());
        let free = code::free("P", 2, taken.map(String::as_str));
        let code = Line::offered(PersonAsk::Code, say::code, &free).hinted(say::code_hint);
        Self {
            form: Form::new(lines(None, scene).into_iter().chain([code]).collect()),
            before: None,
        }
    }

    /// The form of a person who is changed.
    pub fn of(person: &Person, scene: &Scene) -> Self {
        Self {
            form: Form::new(lines(Some(person), scene)).ending(say::see_changes as Phrase),
            before: Some(person.clone()),
        }
    }

    /// Whether he is asked about himself: nobody is on the list yet.
    fn is_me(&self, scene: &Scene) -> bool {
        let project = scene.workspace.project();
        project.is_some_and(|project| project.people.is_empty()) && scene.me.is_none()
    }

    /// The person as filled in, or the line that is wrong and why.
    fn person(&self, scene: &Scene) -> Result<Person, (PersonAsk, String)> {
        let lang = scene.lang;
        for ask in self.form.keys() {
            if needs_escape(self.form.value(ask)) {
                return Err((ask, say::odd_characters(lang).to_owned()));
            }
        }
        let value = |ask| self.form.value(ask).to_owned();
        if value(PersonAsk::Name).is_empty() {
            return Err((PersonAsk::Name, say::needs_name(lang).to_owned()));
        }
        let role = Role::parse(&value(PersonAsk::Role));
        Ok(Person {
            code: match &self.before {
                Some(before) => before.code.clone(),
                None => self.code(scene)?,
            },
            name: value(PersonAsk::Name),
            role: role.ok_or_else(|| (PersonAsk::Role, say::needs_role(lang).to_owned()))?,
            org: value(PersonAsk::Org),
            crew: value(PersonAsk::Crew),
        })
    }

    /// A code that nobody has, however it is spelt.
    fn code(&self, scene: &Scene) -> Result<String, (PersonAsk, String)> {
        let typed = self.form.value(PersonAsk::Code);
        let project = scene.workspace.project();
        let mut known = project
            .into_iter()
            .flat_map(|project| project.people.values());
        match known.find(|person| code::alike(&person.code, typed)) {
            _ if typed.is_empty() => Err((PersonAsk::Code, say::needs_code(scene.lang).to_owned())),
            Some(other) => Err((
                PersonAsk::Code,
                say::taken(scene.lang, &other.code, &other.name),
            )),
            None => Ok(typed.to_owned()),
        }
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let person = match self.person(scene) {
            Ok(person) => person,
            Err((ask, why)) => return self.form.refuse_at(ask, why),
        };
        match &self.before {
            None => Effect::act(Command::ListPeople(vec![person])),
            Some(before) => FormChanges::of(
                table::changes(scene.lang, before, &person),
                Command::ListPeople(vec![person.clone()]),
                scene,
            ),
        }
    }
}

fn lines(of: Option<&Person>, scene: &Scene) -> Vec<Line<PersonAsk>> {
    let project = scene.workspace.project();
    let people = || {
        project
            .into_iter()
            .flat_map(|project| project.people.values())
    };
    let orgs: BTreeSet<&str> = people().map(|one| one.org.as_str()).collect();
    let orgs = orgs.into_iter().filter(|org| !org.is_empty());
    let crews = project.map(|project| project.crews()).unwrap_or_default();
    let now = |field: fn(&Person) -> &str| of.map_or("", field);
    let among = |ask, label: Phrase, now: &str, known: Vec<String>| {
        let hint: Phrase = match known.is_empty() {
            true => say::optional,
            false => say::among,
        };
        Line::offered(ask, label, now).among(known).hinted(hint)
    };
    let owned = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect();
    let chosen = of.map_or("", |person| person.role.as_str());
    let roles = Line::unchosen(PersonAsk::Role, role, roles()).at(chosen);
    vec![
        Line::typed(PersonAsk::Name, name, now(|one| &one.name)),
        roles.meaning(meant).hinted(turns),
        among(
            PersonAsk::Org,
            org,
            now(|one| &one.org),
            owned(orgs.collect()),
        ),
        among(PersonAsk::Crew, crew, now(|one| &one.crew), owned(crews)),
    ]
}

/// The roles by their numbers, found by what people call them.
fn roles() -> Vec<Choice> {
    let role = |role: Role| {
        let choice = Choice::new(role.as_str(), |lang| words::role(lang, role));
        choice.also(titles::everyday(role))
    };
    Role::ALL.into_iter().map(role).collect()
}

/// The key of the role that is meant by a title.
fn meant(typed: &str) -> Option<&'static str> {
    match titles::title(typed) {
        Some(PostTitle::Of(role)) => Some(role.as_str()),
        Some(PostTitle::NoPart) | None => None,
    }
}

impl Page for PersonForm {
    fn title(&self, scene: &Scene) -> String {
        let lang = scene.lang;
        match &self.before {
            Some(person) => {
                let all = scene.workspace.project().map(|project| &project.people);
                say::change_title(lang, &people::called(all, &person.code))
            }
            None if self.is_me(scene) => say::who_title(lang).to_owned(),
            None => say::add_title(lang).to_owned(),
        }
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        let of = self.before.as_ref().map_or("", |person| &person.code);
        Some((format!("person {of}"), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    /// Who was asked about himself sits here from now on.
    fn told(&mut self, command: &Command, _done: &Done, scene: &Scene) -> Effect {
        let Command::ListPeople(people) = command else {
            return Effect::None;
        };
        let Some(person) = people.first() else {
            return Effect::None;
        };
        let alone = scene
            .workspace
            .project()
            .is_some_and(|project| project.people.len() == 1);
        let sits = match alone && scene.me.is_none() {
            true => Effect::Sit(person.code.clone()),
            false => Effect::None,
        };
        let role = words::role(scene.lang, person.role);
        let said = say::added(scene.lang, &person.code, &person.name, role);
        Effect::Many(vec![Effect::Back, sits, Effect::Say(said)])
    }

    /// ```text
    ///  您是谁？
    ///  > 姓名   [王强_                ]
    ///    岗位   < 班组长 >  2/12  左右键或空格换
    ///    单位   [                     ]  可空
    ///    班组   [                     ]  左右键选已有的
    ///    编号   [P01                  ]
    ///    记录
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let told = match self.is_me(scene) {
            true => vec![say::who_hint(scene.lang).to_owned()],
            false => Vec::new(),
        };
        self.form
            .view_above(frame, area, (&self.title(scene), &told), scene);
    }
}
