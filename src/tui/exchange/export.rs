//! Exporting the project from the screen: which folder, what is doubtful about it, and what came of it. It is done
//! beside the screen; nothing is copied here.

use crate::failure;
use crate::text::exchange::{self as words, DoubtfulTarget};
use crate::text::screen::exchange as say;
use crate::text::{Lang, evidence};
use crate::tui::files::Files;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::workspace::held::exchanged::Exported;
use crate::workspace::outside::typed_path;
use crate::workspace::paper::offers::usual_folder;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// The name of the folder that is offered.
const FOLDER: &str = "sanjian-export";

/// What the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum ExportAsk {
    Folder,
}

/// The form.
#[derive(Debug)]
pub struct ExportForm {
    form: Form<ExportAsk>,
    /// What was said to be doubtful about the folder: then once more exports all the same.
    doubts: Vec<DoubtfulTarget>,
}

impl ExportForm {
    /// Opens the form, a stick offered where one is known.
    pub fn open(places: &[PathBuf]) -> Effect {
        let place = places.last().cloned().unwrap_or_else(usual_folder);
        let folder = place.join(FOLDER).display().to_string();
        let line = Line::offered(ExportAsk::Folder, say::export_folder, &folder);
        Effect::go(Self {
            form: Form::new(vec![line]).ending(say::export_go as Phrase),
            doubts: Vec::new(),
        })
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let folder = typed_path(self.form.value(ExportAsk::Folder));
        let doubts = match scene.workspace.export_target(&folder) {
            Err(failure) => return self.form.refuse(failure.sentences(scene.lang)),
            Ok(doubts) => doubts,
        };
        if !doubts.is_empty() && doubts != self.doubts {
            let said = doubts
                .iter()
                .map(|doubt| words::doubtful_target(scene.lang, *doubt));
            let said = said.chain([say::export_anyway(scene.lang)]);
            let said = said.map(str::to_owned).collect();
            self.doubts = doubts;
            return self.form.refuse(said);
        }
        Effect::Many(vec![Effect::Back, Effect::Run(Errand::Export(folder))])
    }
}

impl Page for ExportForm {
    fn title(&self, scene: &Scene) -> String {
        say::export_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        match self.form.at() {
            Some(ExportAsk::Folder) => &[Context::Folder, Context::Filled, Context::Form],
            None => self.form.contexts(),
        }
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Pick {
            return Effect::go(Files::folders(&typed_path(
                self.form.value(ExportAsk::Folder),
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
                .put(ExportAsk::Folder, &folder.display().to_string());
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}

/// What was exported in words, and whether that is all there was.
pub fn told(exported: &Exported, lang: Lang) -> (String, bool) {
    let copied = &exported.copied;
    let size = evidence::size(copied.bytes);
    let mut said = vec![words::written(lang, copied.written, &size, copied.present)];
    match copied.stopped {
        true => said.push(say::stopped(lang).to_owned()),
        false => said.push(exported.summary.display().to_string()),
    }
    for (files, lead) in [
        (&copied.different, words::not_overwritten(lang)),
        (&copied.broken, words::export_elsewhere(lang)),
    ] {
        said.extend(files.first().map(|file| format!("{lead}{file}")));
    }
    if let Some(left) = exported.left {
        said.push(failure::left(lang, left.records, left.why));
    }
    let is_whole = copied.different.is_empty() && copied.broken.is_empty() && !copied.stopped;
    (said.join(" "), is_whole)
}
