//! The pages there are, and what each can be asked. To add one: write a file with its state,
//! update and view, make it a [`Page`], and give it a variant and two arms here.

use super::effect::{Effect, Reply};
use super::intent::Intent;
use super::keymap::Context;
use super::photo::Photos;
use super::theme::Theme;
use super::{
    blocked, check, conclude, duty, enrol, entry, evidence, exchange, files, found, help,
    instruments, issues, make, notice, outcome, overview, people, planning, projects, rates,
    record, registers, remeasure, rulings, settle, signing, subject, tables, tree, why,
};
use crate::text::Lang;
use crate::workspace::inbox::Inbox;
use crate::workspace::{Command, Done, Workspace};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What pages look at: never more than this, and never to change it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The workspace, to read.
    pub workspace: &'a Workspace,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// Photos, as this terminal draws them.
    pub photos: &'a Photos,
    /// Where new photos come from, if it is watched.
    pub inbox: Option<&'a Inbox>,
    /// Whether the page is on top, so that the terminal's cursor may stand in it.
    pub on_top: bool,
}

/// A page or popup.
pub trait Page {
    /// Its name in the line at the top.
    fn title(&self, scene: &Scene) -> String;

    /// Where its keys are looked up, the innermost first; `Everywhere` is always added.
    fn contexts(&self) -> &'static [Context];

    /// Whether an intent would do something now; the bar names nothing that would not, and whoever
    /// presses it nevertheless is told so. Only verdicts have a why: a page with one says so itself.
    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        intent != Intent::Why
    }

    /// Decides what an intent means here. It changes only the page itself.
    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect;

    /// What was typed here and not recorded: the form's name, and its texts; none while nothing was.
    /// Whatever the way a form is left, it is offered again when it is opened.
    fn left(&self) -> Option<(String, Vec<String>)> {
        None
    }

    /// Takes back what was left when it was open before; says whether it stands in sight now.
    fn resume(&mut self, _texts: &[String], _scene: &Scene) -> bool {
        false
    }

    /// So many lines that come at once may still be typed by a hand; more are a block that was pasted.
    /// `None` where the page cannot tell.
    fn lines_of_a_hand(&self) -> Option<usize> {
        None
    }

    /// Takes a text that was pasted; `None` when it is to be typed as it stands.
    fn pasted(&mut self, _text: &str, _scene: &Scene) -> Option<Effect> {
        None
    }

    /// Looks at the workspace anew: it came to the top, or something was done.
    fn wake(&mut self, _scene: &Scene) {}

    /// Learns that what it asked for was done.
    fn told(&mut self, _command: &Command, _done: &Done, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// Learns what was chosen in a popup above it.
    fn reply(&mut self, _reply: Reply, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// Whether the page below stays visible around it.
    fn is_popup(&self) -> bool {
        false
    }

    /// Draws it.
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene);
}

/// A page or popup on the stack.
#[derive(Debug)]
pub enum Screen {
    /// The projects of the data folder.
    Projects(projects::Projects),
    /// A project being made.
    Make(Box<make::Make>),
    /// Tables being imported.
    Tables(Box<tables::Tables>),
    /// A file being chosen.
    Files(files::Files),
    /// The overview of a project.
    Overview(Box<overview::Overview>),
    /// The tree of a project.
    Tree(Box<tree::Tree>),
    /// What can be done to the tree as a whole.
    Menu(planning::Menu),
    /// A division plan being made.
    Planning(Box<planning::Planning>),
    /// Variants of a plan's lots being chosen.
    Variants(Box<planning::Variants>),
    /// A project table being saved.
    Save(Box<planning::Save>),
    /// The rates of a project.
    Rates(Box<rates::Rates>),
    /// The figures of those who answer for lots.
    Duty(Box<duty::Duty>),
    /// The list for re-measuring.
    Remeasure(Box<remeasure::Remeasure>),
    /// A subject with its chain and rounds.
    Subject(subject::SubjectPage),
    /// A check in progress.
    Check(Box<check::Check>),
    /// Who concludes it, and a last look.
    Conclude(Box<conclude::Conclude>),
    /// What came of it.
    Outcome(Box<outcome::OutcomePage>),
    /// The parties of a check signing it.
    Signing(Box<signing::SigningPage>),
    /// A person getting a key.
    Enrol(Box<enrol::Enrol>),
    /// The people and their keys.
    People(people::People),
    /// A concluded check.
    Record(Box<record::RecordPage>),
    /// The issues by state.
    Issues(Box<issues::Board>),
    /// One issue with its trail.
    Issue(Box<issues::IssuePage>),
    /// A step of one issue or of several.
    IssueForm(Box<issues::StepForm>),
    /// What can be decided about a subject.
    Rulings(Box<rulings::Rulings>),
    /// A ruling being made.
    Ruling(Box<rulings::RulingForm>),
    /// A notice being given.
    Notice(Box<notice::NoticeForm>),
    /// What is held up.
    Blocked(Box<blocked::BlockedPage>),
    /// Photos and documents.
    Evidence(Box<evidence::EvidencePage>),
    /// Meeting another device.
    Exchange(Box<exchange::ExchangePage>),
    /// What was concluded or changed on several devices at once.
    Settle(Box<settle::SettlePage>),
    /// A person's word on it.
    SettleForm(Box<settle::SettleForm>),
    /// Why a verdict is what it is.
    Why(why::Why),
    /// What opening the project found.
    Found(found::Found),
    /// The registers of a project.
    Registers(Box<registers::Registers>),
    /// An entry being made.
    Entry(Box<entry::EntryForm>),
    /// Instruments being chosen.
    Instruments(instruments::Instruments),
    /// The keys that work below it.
    Help(help::Help),
}

impl Screen {
    /// Where the program starts: the project entered, or the list to choose one from.
    pub fn first(workspace: &Workspace) -> Self {
        match workspace.project() {
            Some(_) => Screen::Overview(Box::default()),
            None => Screen::Projects(projects::Projects::default()),
        }
    }

    /// The page, to look at.
    pub fn page(&self) -> &dyn Page {
        match self {
            Screen::Projects(page) => page,
            Screen::Make(page) => page.as_ref(),
            Screen::Tables(page) => page.as_ref(),
            Screen::Files(page) => page,
            Screen::Overview(page) => page.as_ref(),
            Screen::Tree(page) => page.as_ref(),
            Screen::Menu(page) => page,
            Screen::Planning(page) => page.as_ref(),
            Screen::Variants(page) => page.as_ref(),
            Screen::Save(page) => page.as_ref(),
            Screen::Rates(page) => page.as_ref(),
            Screen::Duty(page) => page.as_ref(),
            Screen::Remeasure(page) => page.as_ref(),
            Screen::Subject(page) => page,
            Screen::Check(page) => page.as_ref(),
            Screen::Conclude(page) => page.as_ref(),
            Screen::Outcome(page) => page.as_ref(),
            Screen::Signing(page) => page.as_ref(),
            Screen::Enrol(page) => page.as_ref(),
            Screen::People(page) => page,
            Screen::Record(page) => page.as_ref(),
            Screen::Issues(page) => page.as_ref(),
            Screen::Issue(page) => page.as_ref(),
            Screen::IssueForm(page) => page.as_ref(),
            Screen::Rulings(page) => page.as_ref(),
            Screen::Ruling(page) => page.as_ref(),
            Screen::Notice(page) => page.as_ref(),
            Screen::Blocked(page) => page.as_ref(),
            Screen::Evidence(page) => page.as_ref(),
            Screen::Exchange(page) => page.as_ref(),
            Screen::Settle(page) => page.as_ref(),
            Screen::SettleForm(page) => page.as_ref(),
            Screen::Why(page) => page,
            Screen::Found(page) => page,
            Screen::Registers(page) => page.as_ref(),
            Screen::Entry(page) => page.as_ref(),
            Screen::Instruments(page) => page,
            Screen::Help(page) => page,
        }
    }

    /// The page, to be told something.
    pub fn page_mut(&mut self) -> &mut dyn Page {
        match self {
            Screen::Projects(page) => page,
            Screen::Make(page) => page.as_mut(),
            Screen::Tables(page) => page.as_mut(),
            Screen::Files(page) => page,
            Screen::Overview(page) => page.as_mut(),
            Screen::Tree(page) => page.as_mut(),
            Screen::Menu(page) => page,
            Screen::Planning(page) => page.as_mut(),
            Screen::Variants(page) => page.as_mut(),
            Screen::Save(page) => page.as_mut(),
            Screen::Rates(page) => page.as_mut(),
            Screen::Duty(page) => page.as_mut(),
            Screen::Remeasure(page) => page.as_mut(),
            Screen::Subject(page) => page,
            Screen::Check(page) => page.as_mut(),
            Screen::Conclude(page) => page.as_mut(),
            Screen::Outcome(page) => page.as_mut(),
            Screen::Signing(page) => page.as_mut(),
            Screen::Enrol(page) => page.as_mut(),
            Screen::People(page) => page,
            Screen::Record(page) => page.as_mut(),
            Screen::Issues(page) => page.as_mut(),
            Screen::Issue(page) => page.as_mut(),
            Screen::IssueForm(page) => page.as_mut(),
            Screen::Rulings(page) => page.as_mut(),
            Screen::Ruling(page) => page.as_mut(),
            Screen::Notice(page) => page.as_mut(),
            Screen::Blocked(page) => page.as_mut(),
            Screen::Evidence(page) => page.as_mut(),
            Screen::Exchange(page) => page.as_mut(),
            Screen::Settle(page) => page.as_mut(),
            Screen::SettleForm(page) => page.as_mut(),
            Screen::Why(page) => page,
            Screen::Found(page) => page,
            Screen::Registers(page) => page.as_mut(),
            Screen::Entry(page) => page.as_mut(),
            Screen::Instruments(page) => page,
            Screen::Help(page) => page,
        }
    }
}
