//! Concluding a check, in three steps: what is missing, who concludes it, a last look. A concluded
//! check stands for ever, so a key that bounces must not get through all three.

mod candidates;
mod view;

use super::outcome::OutcomePage;
use super::sheet::CheckSheet;
use crate::domain::decide::{self, Decision};
use crate::domain::timely::OddTime;
use crate::domain::verdict::Verdict;
use crate::domain::{Fault, Submission};
use crate::text::screen::conclude as say;
use crate::text::{exchange, typed};
use crate::tui::form::dated::DateAsked;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Lead, Page, Reply, Scene};
use crate::tui::people::{self, PersonForm};
use crate::workspace::{Command, Done, DraftEntry};
use candidates::PersonCandidate;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A check about to be concluded.
#[derive(Debug)]
pub struct Conclude {
    sheet: CheckSheet,
    step: ConcludeStep,
    cursor: Cursor,
    /// What was typed to find a person.
    sought: String,
    /// What was odd about its date when it was looked at.
    odd: Option<OddTime>,
    asked: DateAsked,
}

/// How far it is.
#[derive(Debug)]
enum ConcludeStep {
    /// These faults stand in the way.
    Missing(Vec<Fault>),
    /// A verdict is there; who says it?
    Who(Verdict),
    /// A last look at what will be recorded, by the person of this code.
    Look(Box<Decision>),
}

impl Conclude {
    /// Begins with what is missing.
    fn new(sheet: CheckSheet) -> Self {
        let step = match sheet.verdict() {
            Ok(verdict) => ConcludeStep::Who(verdict),
            Err(faults) => ConcludeStep::Missing(faults),
        };
        Self {
            sheet,
            step,
            cursor: Cursor::default(),
            sought: String::new(),
            odd: None,
            asked: DateAsked::default(),
        }
    }

    /// Opens it; whoever said that he sits here is not asked again, if he may conclude it. That he does is
    /// in sight before anything is recorded, and Esc leads to the others.
    pub fn open(sheet: CheckSheet, scene: &Scene) -> Effect {
        let page = Self::new(sheet);
        let me = scene
            .me
            .filter(|_| matches!(page.step, ConcludeStep::Who(_)));
        let me = me.filter(|me| candidates::may(scene.workspace, &page.sheet, me));
        let mine = me.map_or(Effect::None, |me| page.by(me));
        Effect::Many(vec![Effect::go(page), mine])
    }

    fn count(&self, scene: &Scene) -> usize {
        match &self.step {
            ConcludeStep::Missing(faults) => faults.len(),
            // The last row leads to whoever is not listed.
            ConcludeStep::Who(_) => self.candidates(scene).len() + 1,
            ConcludeStep::Look(decision) => decision.verdict.nonconforming().count(),
        }
    }

    fn candidates<'a>(&self, scene: &Scene<'a>) -> Vec<PersonCandidate<'a>> {
        let mut all = candidates::of(scene.workspace, &self.sheet);
        all.retain(|candidate| candidate.is_found_by(&self.sought));
        all
    }

    fn confirm(&mut self, scene: &Scene) -> Effect {
        match &self.step {
            ConcludeStep::Missing(faults) => match faults
                .get(self.cursor.at)
                .and_then(|fault| fault.item.clone())
            {
                Some(item) => Effect::Reply(Reply::Item(item)),
                None => Effect::Back,
            },
            ConcludeStep::Who(_) => self.choose(scene),
            ConcludeStep::Look(decision) => {
                let by = decision.record.submission.by.clone();
                self.conclude(&by, scene)
            }
        }
    }

    /// Concludes it; a date that is odd is asked about, and that it was is recorded with the check.
    fn conclude(&mut self, by: &str, scene: &Scene) -> Effect {
        let now = scene.workspace.now();
        let odd = self.odd(&now, scene);
        let words = odd.map(|odd| exchange::odd_date(scene.lang, odd));
        match self.asked.question(words, scene.lang, &now) {
            Some(question) => Effect::Warn(question),
            None => Effect::act(Command::Conclude(Submission {
                date_confirmed: odd.map_or("", OddTime::as_str).to_owned(),
                ..self.sheet.submission(by, now)
            })),
        }
    }

    /// What would be odd about it if it were concluded then.
    fn odd(&self, at: &str, scene: &Scene) -> Option<OddTime> {
        let code = &self.sheet.subject.code;
        scene.workspace.odd_if_concluded(code, at)
    }

    /// Takes the selected person, where the list does not say which rule is against it; behind the last one,
    /// adds somebody.
    fn choose(&mut self, scene: &Scene) -> Effect {
        let candidates = self.candidates(scene);
        match candidates.get(self.cursor.at) {
            Some(PersonCandidate { fault: Some(_), .. }) => Effect::Tones(1),
            Some(candidate) => self.by(&candidate.person.code),
            None => {
                (self.sought, self.cursor) = (String::new(), Cursor::default());
                Effect::go(PersonForm::new(scene))
            }
        }
    }

    /// The row of a digit, as long as nobody is looked for by words.
    fn numbered(&self, c: char, scene: &Scene) -> Option<usize> {
        let digit = typed::plain(c).to_digit(10)?.checked_sub(1)?;
        let at = usize::try_from(digit).ok()?;
        (self.sought.is_empty() && at < self.candidates(scene).len()).then_some(at)
    }

    /// The same, and from now on the person sits here and is not asked again.
    fn sit(&mut self, scene: &Scene) -> Effect {
        let candidates = self.candidates(scene);
        let Some(candidate) = candidates.get(self.cursor.at) else {
            return Effect::None;
        };
        let sits = Effect::Sit(candidate.person.code.clone());
        let chosen = self.choose(scene);
        Effect::Many(vec![sits, chosen])
    }

    /// Keeps that this person concludes it.
    fn by(&self, code: &str) -> Effect {
        Effect::act(Command::Keep {
            subject: self.sheet.subject.code.clone(),
            stage: self.sheet.stage.id.clone(),
            entry: DraftEntry::By(code.to_owned()),
        })
    }

    /// The person was saved: what would be recorded now?
    fn look(&mut self, by: &str, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            return;
        };
        self.sheet.draft.by = Some(by.to_owned());
        let submission = self.sheet.submission(by, scene.workspace.now());
        let rulebook = &scene.workspace.library().rulebook;
        let earlier = scene.workspace.earlier(&submission.answers);
        self.odd = self.odd(&submission.at, scene);
        self.step = match decide::check(project, rulebook, (&submission, &earlier)) {
            Ok(decision) => ConcludeStep::Look(Box::new(decision)),
            Err(faults) => ConcludeStep::Missing(faults),
        };
        self.cursor = Cursor::default();
    }
}

impl Page for Conclude {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        match self.step {
            ConcludeStep::Who(_) => &[Context::Finder, Context::Popup],
            _ => &[Context::Popup],
        }
    }

    fn is_popup(&self) -> bool {
        true
    }

    /// Nobody who might is listed.
    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let nobody = matches!(self.step, ConcludeStep::Who(_)) && self.sought.is_empty();
        (nobody && self.candidates(scene).is_empty()).then(people::nobody)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.count(scene);
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Type(c) => {
                match self.numbered(c, scene) {
                    Some(at) => self.cursor.at = at,
                    None => {
                        self.sought.push(c);
                        self.cursor = Cursor::default();
                    }
                }
                Effect::None
            }
            Intent::Erase => {
                self.sought.pop();
                Effect::None
            }
            Intent::Confirm => self.confirm(scene),
            Intent::Sit => self.sit(scene),
            Intent::Why => Effect::say(say::why_here(scene.lang)),
            _ => Effect::None,
        }
    }

    /// Of the steps one by one.
    fn back(&mut self, _scene: &Scene) -> Effect {
        match &self.step {
            ConcludeStep::Look(decision) => {
                self.step = ConcludeStep::Who(decision.verdict.clone());
                self.asked = DateAsked::default();
                Effect::None
            }
            _ => Effect::Back,
        }
    }

    fn told(&mut self, command: &Command, done: &Done, scene: &Scene) -> Effect {
        match (command, done) {
            (
                Command::Keep {
                    entry: DraftEntry::By(code),
                    ..
                },
                _,
            ) => {
                self.look(code, scene);
                Effect::None
            }
            (_, Done::Concluded(concluded)) => {
                let page = OutcomePage::new(&self.sheet, concluded);
                // This popup and the check below it are over.
                Effect::Many(vec![Effect::Close(2), Effect::go(page)])
            }
            (_, Done::Refused(faults)) => {
                self.step = ConcludeStep::Missing(faults.clone());
                self.cursor = Cursor::default();
                Effect::None
            }
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
