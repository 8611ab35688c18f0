//! Enrolling a person on this device: a key of his own, locked by a PIN typed twice. A key beyond
//! the first takes somebody who vouches for it with his own PIN.

use crate::text::screen::signing as say;
use crate::text::{people, words};
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::tui::paint::pen::Pen;
use crate::workspace::signing::keys::{Authority, KeyCommand};
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum EnrolAsk {
    Voucher,
    VoucherPin,
    Pin,
    Again,
}

/// The form.
#[derive(Debug)]
pub struct Enrol {
    person: String,
    /// He had a key before: somebody has to vouch for this one.
    later: bool,
    form: Form<EnrolAsk>,
}

impl Enrol {
    /// The form for a person.
    pub fn open(scene: &Scene, person: &str) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::None;
        };
        let Some(who) = project.people.get(person) else {
            return Effect::None;
        };
        let later = project.needs_authority(person);
        let may = project
            .keys()
            .filter(|key| key.ended.is_none() && project.may_vouch(key, who));
        let here = may.filter(|key| scene.workspace.is_here(&key.kid));
        // Those who may vouch and have a key here.
        let vouchers: BTreeSet<&str> = here.map(|key| key.person.as_str()).collect();
        let choice = |code: &&str| {
            let name = project.people.get(*code).map_or("", |one| &one.name);
            Choice::new(code, |_| format!("{code} {name}"))
        };
        let vouchers = vouchers.iter().map(choice).collect();
        let mut lines = Vec::new();
        if later {
            lines.push(Line::turned(EnrolAsk::Voucher, say::voucher, vouchers).or(say::no_voucher));
            lines.push(Line::pin(EnrolAsk::VoucherPin, say::voucher_pin));
        }
        lines.push(Line::pin(EnrolAsk::Pin, say::new_pin));
        lines.push(Line::pin(EnrolAsk::Again, say::pin_again));
        Effect::go(Self {
            person: person.to_owned(),
            later,
            form: Form::new(lines).ending(say::enrol as Phrase),
        })
    }

    fn enrol(&mut self, scene: &Scene) -> Effect {
        let lang = scene.lang;
        if self.form.is_stale(scene.workspace.mono()) {
            return self
                .form
                .refuse_at(EnrolAsk::Pin, say::pin_left(lang).to_owned());
        }
        if self.form.has_no_pin(EnrolAsk::Pin) {
            let why = say::pin_first(lang).to_owned();
            return self.form.refuse_at(EnrolAsk::Pin, why);
        }
        let (pin, again) = (self.form.pin(EnrolAsk::Pin), self.form.pin(EnrolAsk::Again));
        self.form.go_to(EnrolAsk::Pin);
        if pin != again {
            return self
                .form
                .refuse_at(EnrolAsk::Pin, say::pins_differ(lang).to_owned());
        }
        let by = self.form.value(EnrolAsk::Voucher).to_owned();
        if self.later && by.is_empty() {
            let why = say::no_voucher(lang).to_owned();
            return self.form.refuse_at(EnrolAsk::Voucher, why);
        }
        let authority = self.later.then(|| Authority {
            by,
            pin: self.form.pin(EnrolAsk::VoucherPin),
        });
        Effect::act(Command::Key(KeyCommand::Enrol {
            person: self.person.clone(),
            pin,
            authority,
        }))
    }
}

impl Page for Enrol {
    fn title(&self, scene: &Scene) -> String {
        say::enrol_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.enrol(scene),
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Keyed(keyed) => {
                let people = scene.workspace.project().map(|project| &project.people);
                let name = people::called(people, &self.person);
                let words = say::enrolled(scene.lang, &name, &keyed.kid);
                Effect::Many(vec![Effect::Back, Effect::Say(words)])
            }
            Done::Refused(faults) => self.form.refuse(sentences(scene, "", faults)),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  P04 李四  专业工长  施工单位
    ///
    ///    证明人        < P11 赵六 >
    ///    证明人口令    [******              ]
    ///  > 新口令        [_                   ]
    ///    再输一次      [                    ]
    ///    登记
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let people = scene.workspace.project().map(|project| &project.people);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        if let Some(one) = people.and_then(|people| people.get(&self.person)) {
            let role = words::role(lang, one.role);
            let text = format!(" {} {}   {role}   {}", one.code, one.name, one.org);
            pen.skip().line(&[(&text, theme.strong)]);
        }
        pen.skip()
            .labelled((" ", theme.base), (say::enrol_hint(lang), theme.dim));
        if self.later {
            pen.labelled((" ", theme.base), (say::voucher_hint(lang), theme.warn));
        }
        let below = pen.skip().rest();
        self.form.on_page(frame, below, scene);
    }
}
