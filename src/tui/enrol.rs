//! Enrolling a person on this device: a key of his own, locked by a PIN typed twice. A key beyond
//! the first takes somebody who vouches for it with his own PIN.

use super::faults::sentences;
use super::intent::Intent;
use super::keymap::Context;
use super::page::{Effect, Page, Scene};
use super::pen::Pen;
use super::pin::{PinField, Taken};
use crate::text::screen::signing as say;
use crate::text::width::{fit, width};
use crate::text::{people, words};
use crate::workspace::keys::{Authority, KeyCommand};
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Voucher,
    VoucherPin,
    Pin,
    Again,
    Enrol,
}

const FIRST_KEY: [Line; 3] = [Line::Pin, Line::Again, Line::Enrol];
const LATER_KEY: [Line; 5] = [
    Line::Voucher,
    Line::VoucherPin,
    Line::Pin,
    Line::Again,
    Line::Enrol,
];

/// The form.
#[derive(Debug)]
pub struct Enrol {
    person: String,
    at: Line,
    /// Codes of those who may vouch and have a key here.
    vouchers: Vec<String>,
    voucher: usize,
    later: bool,
    voucher_pin: PinField,
    pin: PinField,
    again: PinField,
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
        let mut vouchers: Vec<String> = here.map(|key| key.person.clone()).collect();
        vouchers.sort();
        vouchers.dedup();
        Effect::go(Self {
            person: person.to_owned(),
            at: if later { Line::Voucher } else { Line::Pin },
            vouchers,
            voucher: 0,
            later,
            voucher_pin: PinField::default(),
            pin: PinField::default(),
            again: PinField::default(),
        })
    }

    fn lines(&self) -> &'static [Line] {
        if self.later { &LATER_KEY } else { &FIRST_KEY }
    }

    fn step(&mut self, by: isize) {
        let lines = self.lines();
        let at = lines.iter().position(|line| *line == self.at).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(lines.len() - 1);
        self.at = lines.get(to).copied().unwrap_or(Line::Pin);
    }

    fn field(&mut self) -> Option<&mut PinField> {
        match self.at {
            Line::VoucherPin => Some(&mut self.voucher_pin),
            Line::Pin => Some(&mut self.pin),
            Line::Again => Some(&mut self.again),
            Line::Voucher | Line::Enrol => None,
        }
    }

    fn turn(&mut self, steps: usize) {
        let count = self.vouchers.len().max(1);
        self.voucher = (self.voucher + steps) % count;
    }

    fn enrol(&mut self, scene: &Scene) -> Effect {
        let now = scene.workspace.mono();
        let fields = [&mut self.pin, &mut self.again, &mut self.voucher_pin];
        if fields.map(|field| field.is_stale(now)).contains(&true) {
            self.at = Line::Pin;
            return Effect::Warn(say::pin_left(scene.lang).to_owned());
        }
        let (pin, again) = (self.pin.take(), self.again.take());
        self.at = Line::Pin;
        if pin != again {
            return Effect::Warn(say::pins_differ(scene.lang).to_owned());
        }
        let voucher = self.vouchers.get(self.voucher).cloned();
        let authority = match (self.later, voucher) {
            (false, _) => None,
            (true, None) => return Effect::Warn(say::no_voucher(scene.lang).to_owned()),
            (true, Some(by)) => Some(Authority {
                by,
                pin: self.voucher_pin.take(),
            }),
        };
        Effect::act(Command::Key(KeyCommand::Enrol {
            person: self.person.clone(),
            pin,
            authority,
        }))
    }
}

fn label(line: Line, scene: &Scene) -> &'static str {
    let lang = scene.lang;
    match line {
        Line::Voucher => say::voucher(lang),
        Line::VoucherPin => say::voucher_pin(lang),
        Line::Pin => say::new_pin(lang),
        Line::Again => say::pin_again(lang),
        Line::Enrol => say::enrol(lang),
    }
}

impl Page for Enrol {
    fn title(&self, scene: &Scene) -> String {
        say::enrol_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm if self.at == Line::Enrol => return self.enrol(scene),
            Intent::Confirm | Intent::Next => self.step(1),
            Intent::Previous => self.step(-1),
            Intent::Right | Intent::Type(' ') if self.at == Line::Voucher => self.turn(1),
            Intent::Left if self.at == Line::Voucher => {
                self.turn(self.vouchers.len().saturating_sub(1));
            }
            typed => {
                let now = scene.workspace.mono();
                let taken = self.field().map(|field| field.typed(typed, now));
                if taken == Some(Taken::NotPlain) {
                    return Effect::Warn(say::input_method(scene.lang).to_owned());
                }
            }
        }
        Effect::None
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Keyed(keyed) => {
                let people = scene.workspace.project().map(|project| &project.people);
                let name = people::called(people, &self.person);
                let words = say::enrolled(scene.lang, &name, &keyed.kid);
                Effect::Many(vec![Effect::Back, Effect::Say(words)])
            }
            Done::Refused(faults) => Effect::Warn(sentences(scene, "", faults).join(" ")),
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
        let person = |code: &str| people.and_then(|people| people.get(code));
        let mut pen = Pen::new(frame.buffer_mut(), area);
        if let Some(one) = person(&self.person) {
            let role = words::role(lang, one.role);
            let text = format!(" {} {}   {role}   {}", one.code, one.name, one.org);
            pen.skip().line(&[(&text, theme.strong)]);
        }
        pen.skip()
            .labelled((" ", theme.base), (say::enrol_hint(lang), theme.dim));
        if self.later {
            pen.labelled((" ", theme.base), (say::voucher_hint(lang), theme.warn));
        }
        pen.skip();
        let top = pen.position().y;
        let wide = self
            .lines()
            .iter()
            .map(|line| width(label(*line, scene)))
            .max();
        let left = 5 + wide.unwrap_or(0);
        for (at, line) in self.lines().iter().enumerate() {
            let here = *line == self.at;
            let style = if here { theme.selected } else { theme.base };
            let mark = if here { " > " } else { "   " };
            let y = top.saturating_add(u16::try_from(at).unwrap_or(0));
            let row = Rect {
                y,
                height: 1,
                ..area
            }
            .intersection(area);
            let head = format!("{mark}{}", fit(label(*line, scene), left - 3));
            let voucher = self.vouchers.get(self.voucher).map(String::as_str);
            let chosen = match (line, voucher) {
                (Line::Voucher, Some(code)) => {
                    let name = person(code).map_or("", |one| one.name.as_str());
                    format!("< {code} {name} >")
                }
                (Line::Voucher, None) => say::no_voucher(lang).to_owned(),
                _ => String::new(),
            };
            Pen::new(frame.buffer_mut(), row).line(&[(&head, style), (&chosen, theme.strong)]);
            let room = Rect {
                x: row.x + u16::try_from(left).unwrap_or(0),
                width: row.width.saturating_sub(left as u16 + 2).min(40),
                ..row
            };
            match line {
                Line::VoucherPin => self.voucher_pin.view(frame, room, here, scene),
                Line::Pin => self.pin.view(frame, room, here, scene),
                Line::Again => self.again.view(frame, room, here, scene),
                Line::Voucher | Line::Enrol => {}
            }
        }
    }
}
