//! Making a division plan from the catalogue in three steps: the building, what is chosen, a
//! preview; then the import. What a plan consists of is decided in the checklist room.

mod choosing;
mod form;
mod left;
mod preview;
mod save;
mod variants;

pub use save::Save;

use super::intent::Intent;
use super::keymap::Context;
use super::list::Cursor;
use super::page::{Effect, Page, Reply, Scene};
use crate::text::screen::planning as say;
use crate::workspace::{Command, Done};
use choosing::Choosing;
use form::Form;
use preview::Preview;
use ratatui::Frame;
use ratatui::layout::Rect;

/// How far one is.
#[derive(Debug, Default)]
enum Step {
    /// The building is being described.
    #[default]
    Form,
    /// 分项 are being chosen.
    Choosing,
    /// The plan as it would be.
    Preview(Box<Preview>),
}

/// The page.
#[derive(Debug, Default)]
pub struct Planning {
    step: Step,
    form: Form,
    choosing: Choosing,
    known: bool,
}

impl Planning {
    fn fill_in(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let leaves =
            intent == Intent::Proceed || intent == Intent::Confirm && self.form.is_at_the_end();
        if !leaves {
            let why = self.form.update(intent, scene);
            return why.map_or(Effect::None, Effect::Warn);
        }
        match self.form.building(scene) {
            Ok(building) => {
                self.choosing.begin(building, scene);
                self.step = Step::Choosing;
                Effect::None
            }
            Err(why) => Effect::Warn(why),
        }
    }

    fn choose(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Proceed => match Preview::of(&self.choosing.wish, scene) {
                Ok(preview) => self.step = Step::Preview(Box::new(preview)),
                Err(failure) => return Effect::Warn(failure.sentences(scene.lang).join(" ")),
            },
            other => return self.choosing.update(other, scene),
        }
        Effect::None
    }
}

impl Page for Planning {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        // Nothing is chosen before the building is filled in.
        let mut texts = self.form.left();
        if !texts.is_empty() {
            texts.extend(self.choosing.left());
        }
        Some(("plan".to_owned(), texts))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        let chosen = self.form.resume(texts);
        self.choosing.resume(self.form.preset(scene), chosen, scene);
        self.known = true;
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match self.step {
            Step::Form if self.form.turns() => &[Context::Turns, Context::Plan, Context::Form],
            Step::Form => &[Context::Plan, Context::Form],
            Step::Choosing => &[Context::Picks, Context::List],
            Step::Preview(_) => &[Context::Planned, Context::Popup],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match (&self.step, intent) {
            (_, Intent::Why) => false,
            (Step::Preview(preview), Intent::Confirm) => !preview.is_empty(),
            (Step::Choosing, Intent::Proceed) => !self.choosing.is_empty(),
            (Step::Choosing, Intent::Confirm) => self.choosing.opens(),
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        if !std::mem::replace(&mut self.known, true) {
            self.form = Form::of(scene);
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        match &mut self.step {
            Step::Form => None,
            Step::Choosing => Some(self.choosing.list()),
            Step::Preview(preview) => Some(preview.list()),
        }
    }

    /// Of the steps one by one.
    fn back(&mut self, _scene: &Scene) -> Effect {
        self.step = match self.step {
            Step::Form => return Effect::Back,
            Step::Choosing => Step::Form,
            Step::Preview(_) => Step::Choosing,
        };
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match &self.step {
            Step::Form => self.fill_in(intent, scene),
            Step::Choosing => self.choose(intent, scene),
            Step::Preview(preview) => match intent {
                Intent::Confirm if preview.is_empty() => Effect::say(say::nothing_new(scene.lang)),
                Intent::Confirm => Effect::act(Command::PlanSubjects(preview.new_subjects())),
                Intent::Plan => {
                    let save = Save::of(preview.plan().to_vec(), scene);
                    Effect::go(save)
                }
                _ => Effect::None,
            },
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let Reply::Variants(ids) = reply {
            self.choosing.take_variants(&ids);
        }
        Effect::None
    }

    /// The plan is recorded: the tree comes next.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Recorded(count) => Effect::Many(vec![
                Effect::Home,
                Effect::Mean(Intent::Tree),
                Effect::Say(say::imported(scene.lang, *count)),
            ]),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        match &self.step {
            Step::Form => self.form.view(frame, area, scene),
            Step::Choosing => self.choosing.view(frame, area, scene),
            Step::Preview(preview) => preview.view(frame, area, scene),
        }
    }
}
