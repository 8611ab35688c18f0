//! Saving a project table: the name of the new file. Writing it is asked for, not done here.

use crate::domain::subject::Subject;
use crate::text::screen::planning as say;
use crate::tui::form::field::put_cursor;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use crate::workspace::outside::typed_path;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// The popup.
#[derive(Debug)]
pub struct Save {
    subjects: Vec<Subject>,
    /// Its only line has no label: the name.
    form: Form<()>,
}

impl Save {
    /// A table of these subjects, where the program was started, under a name that is free.
    pub fn of(subjects: Vec<Subject>, scene: &Scene) -> Self {
        let stem = say::file_stem(scene.lang);
        let code = scene.workspace.project().map(|project| &project.head.code);
        let code: String = code
            .map_or("", String::as_str)
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '-' })
            .collect();
        let name = |nth: usize| match nth {
            1 => format!("{stem}-{code}.xlsx"),
            nth => format!("{stem}-{code}-{nth}.xlsx"),
        };
        let path = |nth| absolute(Path::new(&name(nth)));
        let free = (1..1000).map(path).find(|path| !path.exists());
        let path = free.unwrap_or_else(|| path(1));
        let line = Line::typed((), |_| "", &path.display().to_string());
        Self {
            subjects,
            form: Form::new(vec![line]).ending(None),
        }
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

impl Page for Save {
    fn title(&self, scene: &Scene) -> String {
        say::save_title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("save".to_owned(), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Line, Context::Form]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (self.form.update(intent, scene), self.form.value(())) {
            (Heard::Effect(effect), _) => effect,
            (Heard::Go, "") => Effect::None,
            (Heard::Go, typed) => {
                let path = absolute(&typed_path(typed));
                match scene.workspace.plan_file(&self.subjects, &path, scene.lang) {
                    Ok(command) => Effect::act(command),
                    Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
                }
            }
        }
    }

    fn told(&mut self, command: &Command, _done: &Done, scene: &Scene) -> Effect {
        match command {
            Command::Write(path, _) => {
                let saved = say::saved(scene.lang, &path.display().to_string());
                Effect::Many(vec![Effect::Back, Effect::Say(saved)])
            }
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [76, 8], &title, scene);
        let theme = scene.theme.in_popup();
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        pen.text(say::save_hint(scene.lang), theme.base).skip();
        let scene = &scene.in_colours(&theme);
        let cursor = self.form.lines_from(&mut pen, ("", false), scene);
        put_cursor(frame, cursor, scene);
    }
}
