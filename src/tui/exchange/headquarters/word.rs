//! A person's word about headquarters: its short code was compared, it is believed no more, or photos may go. The
//! code is typed as it was told and never shown beside the field, so that nobody copies what he ought to compare.

use crate::domain::receipt::{HqCard, is_code_of};
use crate::domain::trust::MAY_TRUST;
use crate::text::evidence::size;
use crate::text::headquarters as words;
use crate::text::screen::headquarters as say;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::headquarters::HqCommand;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What is said.
#[derive(Clone, Debug)]
enum HqWord {
    Trust(HqCard),
    Distrust(HqCard),
    Release,
}

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum WordAsk {
    Code,
    Why,
    By,
}

/// The form.
#[derive(Debug)]
pub struct WordForm {
    word: HqWord,
    form: Form<WordAsk>,
}

/// Everyone who may say which headquarters is believed.
fn people(scene: &Scene) -> Vec<Choice> {
    let project = scene.workspace.project();
    let all = project.into_iter();
    let all = all.flat_map(|project| project.people.values());
    Choice::people(
        project,
        all.filter(|person| MAY_TRUST.contains(&person.role)),
    )
}

impl WordForm {
    /// Asks for the code of a headquarters, and who compared it.
    pub fn to_trust(card: &HqCard, scene: &Scene) -> Effect {
        let lines = vec![
            Line::typed(WordAsk::Code, say::code, "").hinted(say::code_hint),
            Line::who(WordAsk::By, say::by, (people(scene), scene.me)).hinted(say::by_hint),
        ];
        let form = Form::new(lines).ending(say::trust as Phrase);
        let word = HqWord::Trust(card.clone());
        Effect::go(Self { word, form })
    }

    /// Asks why a headquarters is believed no more.
    pub fn to_distrust(card: &HqCard, scene: &Scene) -> Effect {
        let lines = vec![
            Line::typed(WordAsk::Why, say::why, ""),
            Line::who(WordAsk::By, say::distrust_by, (people(scene), scene.me))
                .hinted(say::by_hint),
        ];
        let word = HqWord::Distrust(card.clone());
        let form = Form::new(lines).grave();
        Effect::go(Self { word, form })
    }

    /// Asks once more whether photos may go.
    pub fn to_release() -> Effect {
        let word = HqWord::Release;
        let form = Form::new(Vec::new()).ending(say::release as Phrase).grave();
        Effect::go(Self { word, form })
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let typed = |ask| self.form.value(ask).to_owned();
        let command = match &self.word {
            HqWord::Trust(card) if !is_code_of(&card.kid, &typed(WordAsk::Code)) => {
                return self
                    .form
                    .refuse(vec![say::other_code(scene.lang).to_owned()]);
            }
            HqWord::Trust(_) => HqCommand::Trust {
                code: typed(WordAsk::Code),
                by: typed(WordAsk::By),
            },
            HqWord::Distrust(card) => HqCommand::Distrust {
                key: card.kid.clone(),
                by: typed(WordAsk::By),
                reason: typed(WordAsk::Why),
            },
            HqWord::Release => HqCommand::Relieve,
        };
        Effect::act(Command::Headquarters(command))
    }

    fn said(&self, done: &Done, scene: &Scene) -> String {
        let lang = scene.lang;
        match (&self.word, done) {
            (HqWord::Trust(card), _) => say::trusted(lang, &card.name),
            (HqWord::Distrust(card), _) => say::distrusted(lang, &card.name),
            (HqWord::Release, Done::Relieved(relief)) => {
                words::relieved(lang, relief.photos, &size(relief.bytes))
            }
            (HqWord::Release, _) => String::new(),
        }
    }
}

impl Page for WordForm {
    fn title(&self, scene: &Scene) -> String {
        match &self.word {
            HqWord::Trust(card) => say::trust_title(scene.lang, &card.name),
            HqWord::Distrust(card) => say::distrust_title(scene.lang, &card.name),
            HqWord::Release => say::release_title(scene.lang).to_owned(),
        }
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

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => self.form.refuse(sentences(scene, "", faults)),
            done => Effect::Many(vec![Effect::Close(1), Effect::Say(self.said(done, scene))]),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
