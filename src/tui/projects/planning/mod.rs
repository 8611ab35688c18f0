//! Making a division plan from the catalogue in three steps: the building, what is chosen, a
//! preview; then the import. What a plan consists of is decided in the checklist room.
//!
//! | file | noun |
//! |---|---|
//! | `form` | the building |
//! | `choosing` | what makes lots |
//! | `preview`, `save` | looked at, saved as a table |
//! | `left` | what was chosen and not imported |

mod choosing;
mod form;
mod left;
mod preview;
mod save;

pub use save::Save;

use crate::text::manual::Topic;
use crate::text::screen::planning as say;
use crate::tui::form::{Form, Heard};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::{Command, Done};
use choosing::Choosing;
use form::PlanAsk;
use preview::PlanPreview;
use ratatui::Frame;
use ratatui::layout::Rect;

/// How far one is.
#[derive(Debug, Default)]
enum PlanningStep {
    /// The building is being described.
    #[default]
    Form,
    /// 分项 are being chosen.
    Choosing,
    /// The plan as it would be.
    Preview(Box<PlanPreview>),
}

/// The page.
#[derive(Debug)]
pub struct Planning {
    step: PlanningStep,
    form: Form<PlanAsk>,
    choosing: Choosing,
}

impl Planning {
    /// A plan of the next building of the project.
    pub fn of(scene: &Scene) -> Self {
        Self {
            step: PlanningStep::Form,
            form: form::blank(scene),
            choosing: Choosing::default(),
        }
    }

    fn fill_in(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if let Heard::Effect(effect) = self.form.update(intent, scene) {
            return effect;
        }
        match form::building(&self.form, scene) {
            Ok(building) => {
                self.choosing.begin(building, scene);
                self.step = PlanningStep::Choosing;
                self.form.refuse(Vec::new())
            }
            Err((ask, why)) => self.form.refuse_at(ask, why),
        }
    }

    /// Takes one of the offers or lets it go, and looks at the plan anew.
    fn turn_offer(&mut self, digit: usize, scene: &Scene) -> Effect {
        let offers = &mut self.choosing.wish.offers;
        match digit {
            1 => offers.after = !offers.after,
            _ => offers.crews = !offers.crews,
        }
        let PlanningStep::Preview(preview) = &mut self.step else {
            return Effect::None;
        };
        match preview.again(&self.choosing.wish, scene) {
            Ok(()) => Effect::None,
            Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
        }
    }

    fn choose(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Proceed => match PlanPreview::of(&self.choosing.wish, scene) {
                Ok(preview) => self.step = PlanningStep::Preview(Box::new(preview)),
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

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Tables)
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        // Nothing is chosen before the building is filled in.
        let mut texts = self.form.left();
        if !texts.is_empty() {
            texts.extend(self.choosing.left());
        }
        Some(("house".to_owned(), texts))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        self.form.resume(texts);
        let preset = self.form.value(PlanAsk::Preset).to_owned();
        let chosen = self.form.behind(texts);
        self.choosing.resume(preset, chosen, scene);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match self.step {
            PlanningStep::Form => self.form.contexts(),
            PlanningStep::Choosing => &[Context::Picks, Context::List],
            PlanningStep::Preview(_) => &[Context::Planned, Context::Popup],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match (&self.step, intent) {
            (_, Intent::Why) => false,
            (PlanningStep::Preview(preview), Intent::Confirm) => !preview.is_empty(),
            (PlanningStep::Choosing, Intent::Proceed) => !self.choosing.is_empty(),
            (PlanningStep::Choosing, Intent::Confirm) => self.choosing.opens(),
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        match &mut self.step {
            PlanningStep::Form => None,
            PlanningStep::Choosing => Some(self.choosing.list()),
            PlanningStep::Preview(preview) => Some(preview.list()),
        }
    }

    /// Of the steps one by one.
    fn back(&mut self, _scene: &Scene) -> Effect {
        self.step = match self.step {
            PlanningStep::Form => return Effect::Back,
            PlanningStep::Choosing => PlanningStep::Form,
            PlanningStep::Preview(_) => PlanningStep::Choosing,
        };
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match &self.step {
            PlanningStep::Form => self.fill_in(intent, scene),
            PlanningStep::Choosing => self.choose(intent, scene),
            PlanningStep::Preview(preview) => match intent {
                Intent::Confirm if preview.is_empty() => Effect::say(say::nothing_new(scene.lang)),
                Intent::Confirm => Effect::act(Command::PlanSubjects(preview.new_subjects())),
                Intent::Plan => {
                    let save = Save::of(preview.plan().to_vec(), scene);
                    Effect::go(save)
                }
                Intent::Choose(digit) => self.turn_offer(digit, scene),
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

    /// The plan is recorded: the tree comes next; of a first plan the lots that can begin.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        let Done::Recorded(count) = done else {
            return Effect::None;
        };
        let project = scene.workspace.project();
        let next = match project.is_some_and(|project| project.nodes().len() == *count) {
            true => Effect::None,
            false => Effect::Mean(Intent::Tree),
        };
        let said = Effect::Say(say::imported(scene.lang, *count));
        Effect::Many(vec![Effect::Home, next, said])
    }

    /// ```text
    ///  填编号、名称、层数、施工段，选类型；……
    ///
    ///  > 单位工程编号       [1#_                  ]  所有编号以它开头
    ///    类型（典型分项）   < 混凝土结构住宅 >
    ///    地上楼层           [20                   ]  如 20；20 机房层；3-18
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        match &self.step {
            PlanningStep::Form => {
                let theme = scene.theme;
                let mut pen = Pen::new(frame.buffer_mut(), area);
                let hint = (say::form_hint(scene.lang), theme.dim);
                let below = pen.labelled((" ", theme.base), hint).skip().rest();
                self.form.on_page(frame, below, scene);
            }
            PlanningStep::Choosing => self.choosing.view(frame, area, scene),
            PlanningStep::Preview(preview) => preview.view(frame, area, scene),
        }
    }
}
