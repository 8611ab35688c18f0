//! What can be printed of a subject, of issues or of a month: each paper as text before it is saved. What stands on
//! it and how it is written is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `save` | the form that asks for format, folder and who issues it |
//! | `told` | what became of it |
//! | `withdraw` | the form that makes an issued paper void |
//! | `words` | the form for what only a person can say |
//! | `view` | the picture: the forms, and beside or below them the paper |

mod save;
pub(super) mod told;
mod view;
mod withdraw;
mod words;

use super::files::Files;
use super::keymap::Context;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Reply, Scene, usual};
use crate::domain::issued::Issued;
use crate::failure::Failure;
use crate::text::screen::{blocked, papers as say};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::errand::Errand;
use crate::workspace::paper::offers::{Matter, Offer, PaperPreview};
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::printing::{Paper, Printed};
use crate::workspace::paper::words::OpenField;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use save::{PapersAsked, SaveForm, SaveOutcome};
use std::cell::Cell;
use std::sync::Arc;
use withdraw::WithdrawForm;
use words::WordsForm;

/// The page.
#[derive(Debug)]
pub struct PapersPage {
    matter: Matter,
    offers: Vec<Offer>,
    /// The one to begin with.
    wanted: Option<Offer>,
    /// The offer one is on.
    cursor: Cursor,
    /// How its papers look, or why they cannot be made.
    sight: Option<Result<PapersSight, Failure>>,
    step: PapersStep,
    /// The first line of the paper in sight while it is read, and the last that may be it.
    top: Cursor,
    last_top: Cell<usize>,
    /// What became of what it asked for, and whether that was issued.
    told: Option<Arc<Printed>>,
}

/// How far one is.
#[derive(Debug, Default)]
enum PapersStep {
    /// Which form?
    #[default]
    Choosing,
    /// The paper has the whole page.
    Reading,
    /// Where to, and how?
    Saving(Box<SaveForm>),
    /// What does a person say on it?
    Wording(Box<WordsForm>),
}

/// Papers that can be made.
#[derive(Debug)]
struct PapersSight {
    papers: Vec<Paper>,
    preview: PaperPreview,
    /// What a person may say on it, where it is one alone.
    open: Option<(WantedPaper, Vec<OpenField>)>,
}

impl PapersPage {
    /// Opens the page of what can be printed.
    pub fn of(matter: Matter) -> Effect {
        Effect::go(Self::about_it(matter, None))
    }

    /// The page, on one of the papers.
    pub fn on(matter: Matter, offer: Offer) -> Self {
        Self::about_it(matter, Some(offer))
    }

    fn about_it(matter: Matter, wanted: Option<Offer>) -> Self {
        Self {
            matter,
            wanted,
            offers: Vec::new(),
            cursor: Cursor::default(),
            sight: None,
            step: PapersStep::Choosing,
            top: Cursor::default(),
            last_top: Cell::new(0),
            told: None,
        }
    }

    /// That of the month it is.
    pub fn of_this_month(scene: &Scene) -> Effect {
        let today = scene.workspace.today();
        Self::of(Matter::Month(today.format("%Y-%m").to_string()))
    }

    /// The paper one is on, if it was issued and stands.
    fn standing(&self) -> Option<&Issued> {
        let issued = self.offer()?.again.as_deref()?;
        Some(issued).filter(|issued| issued.withdrawn.is_none())
    }

    fn offer(&self) -> Option<&Offer> {
        self.offers.get(self.cursor.at)
    }

    /// Draws the papers of the offer one is on: no frame does.
    fn look(&mut self, scene: &Scene) {
        let workspace = scene.workspace;
        self.top = Cursor::default();
        self.sight = self.offer().map(|offer| {
            let papers = workspace.offered(offer)?;
            let preview = workspace.preview(&papers)?;
            let open = match papers.as_slice() {
                [Paper::Anew(wanted)] => {
                    Some((wanted.clone(), workspace.open_fields(wanted, None)?))
                }
                _ => None,
            };
            Ok(PapersSight {
                papers,
                preview,
                open: open.filter(|(_, fields)| !fields.is_empty()),
            })
        });
    }

    fn papers(&self) -> Option<&PapersSight> {
        self.sight.as_ref().and_then(|sight| sight.as_ref().ok())
    }

    /// The forms of the papers in sight, each once.
    fn forms(&self) -> Vec<String> {
        let papers = self.papers().into_iter().flat_map(|sight| &sight.papers);
        let mut forms: Vec<String> = papers.map(|paper| paper.about().0.to_owned()).collect();
        forms.sort();
        forms.dedup();
        forms
    }

    /// What it is about, in a line.
    fn about(&self, scene: &Scene) -> String {
        match &self.matter {
            Matter::Subject(code) => {
                let node = scene
                    .workspace
                    .project()
                    .and_then(|project| project.node(code));
                let name = node.map_or("", |node| node.subject.name.as_str());
                format!("{code} {name}")
            }
            Matter::Issues(ids) => say::issues(scene.lang, ids.len()),
            Matter::Month(month) => month.clone(),
        }
    }

    /// The name of its files.
    fn stem(&self) -> String {
        let offer = self.offer();
        if let Some(issued) = offer.and_then(|offer| offer.again.as_ref()) {
            return issued.number.clone();
        }
        let form = offer.and_then(|offer| offer.form.as_deref());
        let about = offer.and_then(|offer| offer.about.first());
        format!(
            "{}-{}",
            form.unwrap_or("pack"),
            about.map_or("", String::as_str)
        )
    }

    fn save(&mut self, scene: &Scene) -> Effect {
        if let Some(count @ 1..) = self.papers().map(|sight| sight.papers.len()) {
            self.told = None;
            let is_again = self.offer().is_some_and(|offer| offer.again.is_some());
            let asks = PapersAsked {
                signatures: !is_again && matches!(self.matter, Matter::Subject(_)),
                issuing: (!is_again).then(|| self.forms()),
            };
            self.step = PapersStep::Saving(Box::new(SaveForm::of(count, asks, scene)));
        }
        Effect::None
    }

    /// The form of what is saved has the keys.
    fn fill_in(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let asked = match &mut self.step {
            PapersStep::Saving(form) => form.update(intent, scene),
            PapersStep::Wording(form) => SaveOutcome::Effect(form.update(intent, scene)),
            PapersStep::Choosing | PapersStep::Reading => SaveOutcome::Effect(Effect::None),
        };
        match asked {
            SaveOutcome::Effect(Effect::Back) => {
                self.step = PapersStep::Choosing;
                Effect::None
            }
            SaveOutcome::Effect(effect) => effect,
            SaveOutcome::Folder(folder) => Effect::go(Files::folders(&folder)),
            SaveOutcome::Print => self.print(scene),
        }
    }

    fn word(&mut self) -> Effect {
        if let Some((wanted, fields)) = self.papers().and_then(|sight| sight.open.as_ref()) {
            let form = WordsForm::of(wanted.clone(), fields);
            (self.told, self.step) = (None, PapersStep::Wording(Box::new(form)));
        }
        Effect::None
    }

    fn print(&mut self, scene: &Scene) -> Effect {
        let stem = self.stem();
        let (PapersStep::Saving(form), Some(sight)) = (&self.step, self.papers()) else {
            return Effect::None;
        };
        let printing = form.printing(sight.papers.clone(), &stem, scene.lang);
        let errand = Errand::Print(Box::new(printing));
        if errand.is_beside(scene.workspace) {
            self.step = PapersStep::Choosing;
        }
        Effect::Run(errand)
    }

    /// What became of what was asked for.
    fn hear(&mut self, printed: &Arc<Printed>, scene: &Scene) -> Effect {
        if let PapersStep::Saving(form) = &mut self.step {
            let faults = told::refusal(printed, scene);
            if !faults.is_empty() {
                return form.refuse(faults);
            }
        }
        self.told = Some(Arc::clone(printed));
        self.step = PapersStep::Choosing;
        Effect::None
    }
}

impl Page for PapersPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        match &self.step {
            PapersStep::Choosing | PapersStep::Reading => &[Context::Sheets, Context::List],
            PapersStep::Saving(form) => form.contexts(),
            PapersStep::Wording(form) => form.contexts(),
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match (intent, &self.step) {
            (Intent::Why, _) => false,
            (Intent::Confirm, PapersStep::Choosing) | (Intent::Proceed, _) => {
                self.papers().is_some()
            }
            (Intent::Confirm, PapersStep::Reading) => false,
            (Intent::Clear, _) => self.standing().is_some(),
            (Intent::Words, _) => self.papers().is_some_and(|sight| sight.open.is_some()),
            _ => true,
        }
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let back = |_: &Scene| Effect::Back;
        let lead = Lead::new(say::none, blocked::go_back, back);
        (self.offers.is_empty() && matches!(self.step, PapersStep::Choosing)).then_some(lead)
    }

    fn wake(&mut self, scene: &Scene) {
        self.offers = scene.workspace.offers(&self.matter);
        let wanted = self.wanted.take();
        let mut offers = self.offers.iter();
        let begins = offers.position(|offer| Some(offer) == wanted.as_ref());
        self.cursor.stay(begins, self.offers.len());
        let top = self.top;
        self.look(scene);
        self.top = top;
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        match self.step {
            PapersStep::Choosing => Some((&mut self.cursor, self.offers.len())),
            PapersStep::Reading => Some((&mut self.top, self.last_top.get() + 1)),
            PapersStep::Saving(_) | PapersStep::Wording(_) => None,
        }
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if let PapersStep::Saving(_) | PapersStep::Wording(_) = self.step {
            return self.fill_in(intent, scene);
        }
        let before = self.cursor;
        let effect = usual(self, intent, scene);
        if before != self.cursor {
            self.told = None;
            self.look(scene);
        }
        effect
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm if self.papers().is_some() => self.step = PapersStep::Reading,
            Intent::Proceed => return self.save(scene),
            Intent::Words => return self.word(),
            Intent::Clear => {
                let paper = self.standing();
                return paper.map_or(Effect::None, |paper| WithdrawForm::open(paper, scene));
            }
            _ => {}
        }
        Effect::None
    }

    /// From reading to choosing first.
    fn back(&mut self, _scene: &Scene) -> Effect {
        match self.step {
            PapersStep::Reading => {
                self.step = PapersStep::Choosing;
                Effect::None
            }
            _ => Effect::Back,
        }
    }

    fn awaits(&self, command: &Command) -> bool {
        matches!(command, Command::Print(_)) && matches!(self.step, PapersStep::Choosing)
    }

    /// What was printed is told; what was said is kept, and the paper is drawn anew.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match (done, &self.step) {
            (Done::Printed(printed), _) => return self.hear(printed, scene),
            (Done::Recorded(_), PapersStep::Wording(_)) => self.step = PapersStep::Choosing,
            _ => {}
        }
        Effect::None
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let (Reply::File(folder), PapersStep::Saving(form)) = (reply, &mut self.step) {
            form.put_folder(&folder);
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
