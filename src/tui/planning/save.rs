//! Saving a project table: the name of the new file. Writing it is asked for, not done here.

use crate::domain::subject::Subject;
use crate::text::screen::planning as say;
use crate::tui::field::show;
use crate::tui::field::{Field, Takes, put_back, typed_texts};
use crate::tui::intent::Intent;
use crate::tui::keymap::Context;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::pen::Pen;
use crate::tui::popup;
use crate::workspace::outside::typed_path;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// The popup.
#[derive(Debug)]
pub struct Save {
    subjects: Vec<Subject>,
    field: Field,
    /// The name that was offered.
    began: String,
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
        let began = path.display().to_string();
        Self {
            subjects,
            field: Field::new(Takes::Text, &began),
            began,
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
        let typed = typed_texts([&self.field]);
        let is_own = self.field.value() != self.began;
        Some(("save".to_owned(), if is_own { typed } else { Vec::new() }))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.field], texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Line, Context::Form]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm if !self.field.value().trim().is_empty() => {
                let path = absolute(&typed_path(self.field.value()));
                Effect::SavePlan(self.subjects.clone(), path)
            }
            typed => {
                self.field.typed(typed);
                Effect::None
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [76, 8], &title, scene);
        let theme = scene.theme.in_popup();
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        pen.text(say::save_hint(scene.lang), theme.base).skip();
        let room = Rect {
            y: pen.position().y,
            height: 1,
            ..inside
        };
        show(
            frame,
            room.intersection(inside),
            &self.field,
            scene.on_top,
            scene,
        );
    }
}
