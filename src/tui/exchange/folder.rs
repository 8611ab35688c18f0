//! Asking for a folder: to export the project to, or to count the projects of; what is doubtful about it, and then
//! the errand. It is done beside the screen; nothing is copied or counted here.

use crate::text::exchange::{self as words, DoubtfulTarget};
use crate::text::screen::{exchange as say, survey};
use crate::tui::files::Files;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::workspace::Inspecting;
use crate::workspace::outside::typed_path;
use crate::workspace::paper::offers::usual_folder;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// The name of the folder that is offered to export to.
const FOLDER: &str = "sanjian-export";

/// What the folder is for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum FolderFor {
    Export,
    Survey,
}

/// What the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum FolderAsk {
    Folder,
}

/// The form.
#[derive(Debug)]
pub struct FolderForm {
    what: FolderFor,
    form: Form<FolderAsk>,
    /// What was said to be doubtful about the folder: then once more exports all the same.
    doubts: Vec<DoubtfulTarget>,
}

impl FolderForm {
    /// Asks where to export, a stick offered where one is known.
    pub fn to_export(places: &[PathBuf]) -> Effect {
        let place = places.last().cloned().unwrap_or_else(usual_folder);
        Self::open(FolderFor::Export, place.join(FOLDER))
    }

    /// Asks what to count: this device's own folder is offered.
    pub fn to_survey(scene: &Scene) -> Effect {
        Self::open(FolderFor::Survey, scene.workspace.root().to_path_buf())
    }

    fn open(what: FolderFor, folder: PathBuf) -> Effect {
        let (label, go): (Phrase, Phrase) = match what {
            FolderFor::Export => (say::export_folder, say::export_go),
            FolderFor::Survey => (survey::folder, survey::go),
        };
        let line = Line::offered(FolderAsk::Folder, label, &folder.display().to_string());
        Effect::go(Self {
            what,
            form: Form::new(vec![line]).ending(go),
            doubts: Vec::new(),
        })
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let folder = typed_path(self.form.value(FolderAsk::Folder));
        let errand = match self.what {
            FolderFor::Survey => Errand::Inspect(Inspecting::Rates, folder),
            FolderFor::Export => match self.doubted(&folder, scene) {
                Some(said) => return self.form.refuse(said),
                None => Errand::Export(folder),
            },
        };
        Effect::Many(vec![Effect::Back, Effect::Run(errand)])
    }

    /// What has to be said about the folder before anything is exported there.
    fn doubted(&mut self, folder: &std::path::Path, scene: &Scene) -> Option<Vec<String>> {
        let doubts = match scene.workspace.export_target(folder) {
            Err(failure) => return Some(failure.sentences(scene.lang)),
            Ok(doubts) => doubts,
        };
        if doubts.is_empty() || doubts == self.doubts {
            return None;
        }
        let said = doubts.iter();
        let said = said.map(|doubt| words::doubtful_target(scene.lang, *doubt));
        // What to do stands first: it is what must not be missed.
        let said = std::iter::once(say::export_anyway(scene.lang)).chain(said);
        let said = said.map(str::to_owned).collect();
        self.doubts = doubts;
        Some(said)
    }
}

impl Page for FolderForm {
    fn title(&self, scene: &Scene) -> String {
        let title = match self.what {
            FolderFor::Export => say::export_title,
            FolderFor::Survey => survey::asks,
        };
        title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        match self.form.at() {
            Some(FolderAsk::Folder) => &[Context::Folder, Context::Filled, Context::Form],
            None => self.form.contexts(),
        }
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Pick {
            return Effect::go(Files::folders(&typed_path(
                self.form.value(FolderAsk::Folder),
            )));
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let Reply::File(folder) = reply {
            self.form
                .put(FolderAsk::Folder, &folder.display().to_string());
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
