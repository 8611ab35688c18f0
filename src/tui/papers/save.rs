//! The form that asks how papers are saved: the format, the folder, one file or many, and who issues them, if they
//! are issued. What is written is not known here.

use crate::domain::Person;
use crate::text::Lang;
use crate::text::screen::papers as say;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Scene};
use crate::workspace::outside::typed_path;
use crate::workspace::paper::offers::{free_file, usual_folder};
use crate::workspace::paper::press::Press;
use crate::workspace::paper::printing::{Paper, PrintTarget, Printing};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum SaveAsk {
    Format,
    Folder,
    Files,
    Signatures,
    By,
}

/// What is asked of some papers and not of others.
#[derive(Clone, Debug)]
pub struct PapersAsked {
    /// Whether signatures that were made in the program are printed.
    pub signatures: bool,
    /// Who issues them, by the forms they are of; none: what was issued before is not issued again.
    pub issuing: Option<Vec<String>>,
}

/// What a key came to.
pub enum SaveOutcome {
    /// It means no more than this.
    Effect(Effect),
    /// Look for a folder, from this one on.
    Folder(PathBuf),
    /// Print what was filled in.
    Print,
}

/// The key of a file for each paper.
const EACH: &str = "each";
/// The key of signatures that are printed.
const SHOWN: &str = "shown";

/// What a format is good for.
fn words(press: Press) -> Phrase {
    match press {
        Press::Pdf => say::pdf,
        Press::Xlsx => say::xlsx,
        Press::Docx => say::docx,
        Press::Html => say::html,
        Press::Text => say::txt,
    }
}

/// Everyone who may issue papers of all these forms.
pub fn issuers(forms: &[String], scene: &Scene) -> Vec<Choice> {
    let project = scene.workspace.project();
    let may = |person: &&Person| {
        let roles = { forms.iter() }.map(|form| scene.workspace.issuers(form));
        { roles }.all(|roles| roles.is_empty() || roles.contains(&person.role))
    };
    let people = project
        .into_iter()
        .flat_map(|project| project.people.values().filter(may));
    Choice::people(project, people)
}

/// The form.
#[derive(Debug)]
pub struct SaveForm {
    form: Form<SaveAsk>,
}

impl SaveForm {
    /// A form for so many papers.
    pub fn of(count: usize, asks: PapersAsked, scene: &Scene) -> Self {
        let formats = Press::ALL.map(|(name, press)| Choice::new(name, words(press)));
        let usual = usual_folder();
        let last = scene.workspace.printed_to();
        let (folder, ending) = last.unwrap_or((&usual, Press::Pdf.ending()));
        let folder = folder.display().to_string();
        let format = Line::turned(SaveAsk::Format, say::format, formats.to_vec());
        let mut lines = vec![
            format.at(ending),
            Line::offered(SaveAsk::Folder, say::folder, &folder).hinted(say::folder_hint),
        ];
        if count > 1 {
            let files = vec![
                Choice::new("one", |lang| say::one_file(lang, count)),
                Choice::new(EACH, say::each),
            ];
            lines.push(Line::turned(SaveAsk::Files, say::files, files));
        }
        if asks.signatures {
            let shown = vec![
                Choice::new("", say::by_hand as Phrase),
                Choice::new(SHOWN, say::in_type as Phrase),
            ];
            lines.push(Line::turned(SaveAsk::Signatures, say::signatures, shown));
        }
        if let Some(forms) = &asks.issuing {
            let mut by = vec![Choice::new("", say::not_issued)];
            by.extend(issuers(forms, scene));
            let by = Line::turned(SaveAsk::By, say::issued_by, by);
            lines.push(by.hinted(say::issued_hint));
        }
        Self {
            form: Form::new(lines).ending(say::write as Phrase),
        }
    }

    /// Where keys are looked up.
    pub fn contexts(&self) -> &'static [Context] {
        match self.form.at() {
            Some(SaveAsk::Folder) => &[Context::Folder, Context::Filled, Context::Form],
            _ => self.form.contexts(),
        }
    }

    /// Takes an intent.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> SaveOutcome {
        if intent == Intent::Pick {
            return SaveOutcome::Folder(self.folder());
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => SaveOutcome::Effect(effect),
            Heard::Go => SaveOutcome::Print,
        }
    }

    fn folder(&self) -> PathBuf {
        typed_path(self.form.value(SaveAsk::Folder))
    }

    /// Fills in a folder that was looked for.
    pub fn put_folder(&mut self, folder: &Path) {
        self.form
            .put(SaveAsk::Folder, &folder.display().to_string());
    }

    /// What was filled in, for these papers under this name.
    pub fn printing(&self, papers: Vec<Paper>, stem: &str, lang: Lang) -> Printing {
        let press = Press::of(self.form.value(SaveAsk::Format)).unwrap_or(Press::Pdf);
        let folder = self.folder();
        let to = match self.form.value(SaveAsk::Files) == EACH {
            true => PrintTarget::Folder(folder),
            false => free_file(&folder, stem, press.ending()),
        };
        let signatures = self.form.value(SaveAsk::Signatures) == SHOWN;
        let papers = papers.into_iter().map(|paper| paper.signed(signatures));
        Printing {
            papers: papers.collect(),
            to,
            press,
            lang,
            font: None,
            template: None,
            by: Some(self.form.value(SaveAsk::By).to_owned()).filter(|by| !by.is_empty()),
        }
    }

    /// Says why nothing was written.
    pub fn refuse(&mut self, faults: Vec<String>) -> Effect {
        self.form.refuse(faults)
    }

    /// Draws it above the page.
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, say::save(scene.lang), scene);
    }
}
