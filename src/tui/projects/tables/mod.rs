//! Importing the people table and the project table: the files, what they would change or every
//! fault in them, and only then the import. How tables are read is not known here.

mod preview;

use super::planning::Planning;
use crate::text::escape::shown;
use crate::text::screen::tables as say;
use crate::tui::files::Files;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::list::{Cursor, scrolled};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::outside::typed_path;
use crate::workspace::{Command, Done};
use preview::TablesPreview;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// What a line of the form asks: the file of which table.
#[derive(Clone, Copy, Debug, PartialEq)]
enum TableAsk {
    People,
    Plan,
}

/// How far one is.
#[derive(Debug, Default)]
enum TablesStep {
    /// The files are being named.
    #[default]
    Naming,
    /// What the tables would change; the first line in sight.
    Ready(Box<TablesPreview>, Cursor),
    /// What is wrong with them; the first line in sight.
    Faulty(Vec<String>, Cursor),
}

/// The page.
#[derive(Debug)]
pub struct Tables {
    form: Form<TableAsk>,
    step: TablesStep,
    /// So many people were imported.
    people: usize,
}

impl Default for Tables {
    fn default() -> Self {
        let people = Line::typed(TableAsk::People, say::people, "");
        let lines = vec![people, Line::typed(TableAsk::Plan, say::plan, "")];
        Self {
            form: Form::new(lines).ending(say::read as Phrase),
            step: TablesStep::Naming,
            people: 0,
        }
    }
}

impl Tables {
    fn path(&self, ask: TableAsk) -> Option<PathBuf> {
        let text = self.form.value(ask);
        (!text.is_empty()).then(|| typed_path(text))
    }

    fn name_files(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Pick => return self.choose_file(),
            Intent::Plan => return Effect::instead(Planning::of(scene)),
            _ => {}
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.read(scene),
        }
    }

    /// Looks for a file beside the one named, or where the program was started.
    fn choose_file(&self) -> Effect {
        let named = self.form.at().and_then(|ask| self.path(ask));
        let named = named.or_else(|| self.path(TableAsk::People));
        let folder = named
            .as_deref()
            .and_then(Path::parent)
            .filter(|folder| folder.is_dir());
        Effect::go(Files::of(folder.unwrap_or(Path::new("."))))
    }

    fn read(&mut self, scene: &Scene) -> Effect {
        let paths = [TableAsk::People, TableAsk::Plan].map(|ask| self.path(ask));
        if paths.iter().all(Option::is_none) {
            let why = say::nothing_given(scene.lang).to_owned();
            return self.form.refuse_at(TableAsk::People, why);
        }
        self.step = match TablesPreview::read(paths, scene) {
            Ok(preview) => TablesStep::Ready(Box::new(preview), Cursor::default()),
            Err(lines) => TablesStep::Faulty(lines, Cursor::default()),
        };
        Effect::None
    }

    /// The people first: the plan needs none of them, but checks do.
    fn import(preview: &TablesPreview) -> Effect {
        let people = preview.people.people();
        if !people.is_empty() {
            return Effect::act(Command::ListPeople(people));
        }
        Self::import_plan(preview)
    }

    fn import_plan(preview: &TablesPreview) -> Effect {
        match preview.plan.subjects() {
            subjects if subjects.is_empty() => Effect::Home,
            subjects => Effect::act(Command::PlanSubjects(subjects)),
        }
    }
}

impl Page for Tables {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("tables".to_owned(), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match self.step {
            TablesStep::Naming => &[Context::File, Context::Filled, Context::Form],
            _ => &[Context::Popup],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match (&self.step, intent) {
            (_, Intent::Why) => false,
            (TablesStep::Naming, Intent::Plan) => true,
            (TablesStep::Naming, Intent::Pick) => self.form.at().is_some(),
            (TablesStep::Faulty(..), Intent::Confirm) => false,
            (TablesStep::Ready(preview, _), Intent::Confirm) => !preview.is_empty(),
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        match &mut self.step {
            TablesStep::Naming => None,
            TablesStep::Ready(preview, top) => Some((top, preview.lines.len())),
            TablesStep::Faulty(lines, top) => Some((top, lines.len())),
        }
    }

    fn back(&mut self, _scene: &Scene) -> Effect {
        match std::mem::take(&mut self.step) {
            TablesStep::Naming => Effect::Back,
            _ => Effect::None,
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (&self.step, intent) {
            (TablesStep::Naming, _) => self.name_files(intent, scene),
            (TablesStep::Ready(preview, _), Intent::Confirm) if preview.is_empty() => {
                Effect::say(say::no_change(scene.lang))
            }
            (TablesStep::Ready(preview, _), Intent::Confirm) => Self::import(preview),
            (TablesStep::Faulty(..), Intent::Confirm) => self.back(scene),
            _ => Effect::None,
        }
    }

    /// After the people the plan; after the plan the overview.
    fn told(&mut self, command: &Command, done: &Done, scene: &Scene) -> Effect {
        let (Done::Recorded(count), TablesStep::Ready(preview, _)) = (done, &self.step) else {
            return Effect::None;
        };
        let (next, subjects) = match command {
            Command::ListPeople(_) => {
                self.people = *count;
                (Self::import_plan(preview), 0)
            }
            _ => (Effect::Home, *count),
        };
        let words = say::imported(scene.lang, self.people, subjects);
        match next {
            Effect::Home => Effect::Many(vec![Effect::Home, Effect::Say(words)]),
            plan => plan,
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let (Reply::File(path), Some(ask)) = (reply, self.form.at()) {
            self.form.put(ask, &path.display().to_string());
            self.form.go_on();
        }
        Effect::None
    }

    /// ```text
    ///  填文件路径（CSV 或 XLSX）……
    ///    人员表     [/media/usb/people.csv      ]
    ///  > 工程表     [/media/usb/tree.csv_       ]
    ///    查看会改什么
    ///
    ///  人员：新增或变更 12
    ///  工程：新增 240，变更 0，不变 0，表中没有而保留 0
    ///  + U 单位工程 1号楼
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.labelled((" ", theme.base), (say::hint(lang), theme.dim));
        let below = pen.skip().rest();
        let below = match self.step {
            TablesStep::Naming => self.form.on_page(frame, below, scene),
            _ => self.form.at_rest(frame, below, scene),
        };
        self.outcome(&mut Pen::new(frame.buffer_mut(), below), scene);
    }
}

impl Tables {
    /// What the tables would change, or what is wrong with them.
    fn outcome(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (words, style, lines, top) = match &self.step {
            TablesStep::Naming => return,
            TablesStep::Ready(preview, top) => {
                let words = match preview.is_empty() {
                    true => say::no_change(lang),
                    false => say::confirm(lang),
                };
                (words, theme.good, &preview.lines, *top)
            }
            TablesStep::Faulty(lines, top) => (say::faults(lang), theme.bad, lines, *top),
        };
        pen.line(&[(" ", theme.base), (words, style)]);
        scrolled(pen, scene, (lines, top), |pen, line| {
            pen.labelled((" ", theme.base), (&shown(line), theme.base));
        });
    }
}
