//! Meeting another device: where, then the exchange beside the screen, then what came, what went and what was
//! refused; and checking the stick once it was inserted again (X8), or this device. Exporting the project to a
//! folder, and counting the projects of one, begin here too.
//!
//! | file | noun |
//! |---|---|
//! | `places` | the rows one chooses from |
//! | `sheet` | what came of it |
//! | `folder` | the form that asks for a folder, to export to or to count |
//! | `survey` | projects counted together |
//! | `headquarters` | how much headquarters has, and believing it |

mod folder;
mod headquarters;
mod places;
pub(super) mod sheet;
pub(super) mod survey;

use super::files::Files;
use super::form::field::{Field, Takes, put_back, typed_texts};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, scrolled};
use super::page::errand::Errand;
use super::page::{Effect, Page, Reply, Scene};
use super::paint::pen::{Pen, footed};
use crate::text::screen::exchange as say;
use crate::workspace::exchange::remotes::RemoteNote;
use crate::workspace::headquarters::standing::HqStanding;
use crate::workspace::outside::{self, typed_path};
use crate::workspace::{Command, Done, Inspecting};
use folder::FolderForm;
use headquarters::HqPage;
use places::PlaceRow;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use std::path::{Path, PathBuf};
use survey::SurveyPage;

/// Lines that stay for what is pending.
const FOOT: usize = 4;

/// The page.
#[derive(Debug)]
pub struct ExchangePage {
    /// The folder of the last exchange, then the sticks that are plugged in.
    places: Vec<PathBuf>,
    /// Places that are no disk.
    remotes: Vec<PathBuf>,
    field: Field,
    cursor: Cursor,
    /// How much each headquarters has of the project.
    standings: Vec<HqStanding>,
    /// Whether it has looked for places.
    looked: bool,
    /// Whether something came of an errand of this run.
    had: bool,
    /// The folder that an errand of this page went to.
    asked: Option<PathBuf>,
    /// Whether what came of it is shown; the first line in sight is the cursor's.
    sheet: bool,
    top: Cursor,
    /// Whether it asks which of several projects to take in.
    asks: bool,
}

impl Default for ExchangePage {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            remotes: Vec::new(),
            field: Field::new(Takes::Text, ""),
            cursor: Cursor::default(),
            standings: Vec::new(),
            looked: false,
            had: false,
            asked: None,
            sheet: false,
            top: Cursor::default(),
            asks: false,
        }
    }
}

impl ExchangePage {
    fn look(&mut self, scene: &Scene) {
        let remotes = scene.workspace.remotes().unwrap_or_default();
        self.remotes = remotes.iter().map(RemoteNote::place).collect();
        let last = scene.workspace.last_folder().map(Path::to_path_buf);
        let sticks = outside::sticks();
        let fresh = sticks
            .into_iter()
            .filter(|stick| Some(stick) != last.as_ref());
        self.places = last.iter().cloned().chain(fresh).collect();
        self.standings = scene.workspace.standings().unwrap_or_default();
        self.had = outcome_of(scene).is_some();
        let rows = self.rows();
        // Where no place is known one is typed.
        let is_none = self.places.is_empty() && self.remotes.is_empty();
        let other = is_none && !std::mem::replace(&mut self.looked, true);
        let other = rows.iter().position(|row| other && *row == PlaceRow::Other);
        self.cursor.stay(other, rows.len());
    }

    /// The row one is on; none while what came of it is shown.
    fn row(&self) -> Option<PlaceRow> {
        let rows = self.rows().into_iter();
        rows.skip(self.cursor.at).find(|_| !self.sheet)
    }

    fn types(&self) -> bool {
        self.row() == Some(PlaceRow::Other)
    }

    /// The folder of the row one is on.
    fn folder(&self) -> Option<PathBuf> {
        let typed = self.field.value().trim();
        match self.row()? {
            PlaceRow::Known(place) | PlaceRow::Remote(place) => Some(place),
            PlaceRow::Other => (!typed.is_empty()).then(|| typed_path(typed)),
            _ => None,
        }
    }

    /// The folder that is meant: the one that what is shown came of, or that of the row.
    fn place(&self) -> Option<PathBuf> {
        let again = self.asked.clone().filter(|_| self.sheet);
        again.or_else(|| self.folder())
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        match self.row() {
            Some(PlaceRow::Export) => FolderForm::to_export(&self.places),
            Some(PlaceRow::Own) => self.look_through(scene.workspace.root().to_path_buf()),
            Some(PlaceRow::Survey) => FolderForm::to_survey(scene),
            Some(PlaceRow::Headquarters) => Effect::go(HqPage::default()),
            Some(PlaceRow::Outcome) => {
                if let Some(surveyed) = scene.workspace.surveyed() {
                    return SurveyPage::open(surveyed);
                }
                self.asked = outcome_of(scene);
                self.wake(scene);
                Effect::None
            }
            _ => self.meet(scene),
        }
    }

    fn look_through(&mut self, folder: PathBuf) -> Effect {
        self.asked = Some(folder.clone());
        Effect::Run(Errand::Inspect(Inspecting::Bytes, folder))
    }

    fn meet(&mut self, scene: &Scene) -> Effect {
        match self.place() {
            None => Effect::Warn(say::nothing_typed(scene.lang).to_owned()),
            Some(folder) => {
                self.asked = Some(folder.clone());
                Effect::Run(Errand::Exchange(folder, None))
            }
        }
    }

    /// Looks at the stick again, once it was inserted again.
    fn check(&mut self, scene: &Scene) -> Effect {
        match self.place() {
            None => Effect::Warn(say::nothing_typed(scene.lang).to_owned()),
            Some(folder) => self.look_through(folder),
        }
    }

    fn choose(&self) -> Effect {
        let from = match self.row() {
            Some(PlaceRow::Known(place)) => place,
            _ => typed_path(self.field.value()),
        };
        let from = if from.is_dir() {
            from
        } else {
            PathBuf::from("/")
        };
        Effect::go(Files::folders(&from))
    }

    /// What came of the last errand, in words.
    fn lines(&self, scene: &Scene) -> Option<Vec<(String, Style)>> {
        sheet::lines(self.asked.as_deref()?, scene)
    }

    /// Takes in the project that this figure stands before.
    fn take_in(&self, figure: usize, scene: &Scene) -> Effect {
        let strangers = scene.workspace.exchanged().map(|done| &done.strangers);
        let at = figure.checked_sub(1);
        let one = strangers
            .zip(at)
            .and_then(|(strangers, at)| strangers.first.get(at));
        match (one, self.asked.clone()) {
            (Some(one), Some(folder)) => {
                Effect::Run(Errand::Exchange(folder, Some(one.pid.clone())))
            }
            _ => Effect::None,
        }
    }

    fn on_sheet(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Proceed => self.check(scene),
            Intent::Choose(figure) => self.take_in(figure, scene),
            Intent::Confirm if self.is_of_own(scene) => self.check(scene),
            Intent::Confirm => self.meet(scene),
            _ => Effect::None,
        }
    }

    /// Whether what came of it is about this device: nobody meets himself.
    fn is_of_own(&self, scene: &Scene) -> bool {
        self.asked.as_deref() == Some(scene.workspace.root())
    }
}

impl Page for ExchangePage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("exchange".to_owned(), typed_texts([&self.field])))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.field], texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match (self.types(), self.asks) {
            (true, _) => &[Context::Target, Context::Exchange, Context::List],
            (_, true) => &[Context::Digits, Context::Exchange, Context::List],
            _ if self.row().is_some_and(|row| row.is_a_door()) => &[Context::List],
            _ => &[Context::Exchange, Context::List],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Pick => self.types() || matches!(self.row(), Some(PlaceRow::Known(_))),
            Intent::Confirm if self.row().is_some_and(|row| row.is_a_door()) => true,
            // What is no disk cannot be checked byte by byte from here.
            Intent::Proceed if self.place().is_some_and(|at| self.remotes.contains(&at)) => false,
            Intent::Confirm | Intent::Proceed => self.sheet || self.folder().is_some(),
            _ => true,
        }
    }

    /// Looks for sticks; after an errand, shows what came of it.
    fn wake(&mut self, scene: &Scene) {
        let fresh = self.lines(scene).is_some();
        let checked = scene.workspace.inspected().is_some();
        let done = scene.workspace.exchanged().filter(|_| !checked);
        self.asks = fresh && done.is_some_and(|done| !done.strangers.first.is_empty());
        (self.sheet, self.top) = (fresh, Cursor::default());
        if !fresh {
            self.look(scene);
        }
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        if !self.sheet {
            let count = self.rows().len();
            return Some((&mut self.cursor, count));
        }
        let lines = self.lines(scene).map_or(0, |lines| lines.len());
        Some((&mut self.top, lines))
    }

    /// From what came of it to the places.
    fn back(&mut self, scene: &Scene) -> Effect {
        if !self.sheet {
            return Effect::Back;
        }
        (self.sheet, self.asks, self.asked) = (false, false, None);
        self.look(scene);
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if self.sheet {
            return self.on_sheet(intent, scene);
        }
        match intent {
            Intent::Confirm => self.go(scene),
            Intent::Proceed => self.check(scene),
            Intent::Pick => self.choose(),
            typed => {
                self.field.typed(typed);
                Effect::None
            }
        }
    }

    fn awaits(&self, command: &Command) -> bool {
        matches!(command, Command::Inspect(Inspecting::Rates, _))
    }

    fn told(&mut self, _command: &Command, done: &Done, _scene: &Scene) -> Effect {
        match done {
            Done::Surveyed(surveyed) if !surveyed.stopped => SurveyPage::open(surveyed),
            _ => Effect::None,
        }
    }

    fn reply(&mut self, reply: Reply, scene: &Scene) -> Effect {
        if let Reply::File(folder) = reply {
            self.look(scene);
            self.field = Field::new(Takes::Text, &folder.display().to_string());
            let rows = self.rows();
            let other = rows.iter().position(|row| *row == PlaceRow::Other);
            self.cursor.stay(other, rows.len());
        }
        Effect::None
    }

    /// ```text
    ///  不用网络：用移动盘或共用文件夹……
    ///
    ///  交换到
    ///  > 上次        /media/li/SITE
    ///    移动盘      /media/li/KINGSTON
    ///    导出        到文件夹，给总部、检查单位
    ///    核对本机    每一个字节、判定和签字
    ///    汇总        几个工程的指标放在一起看
    ///    其它文件夹  [                              ]
    ///
    ///  本机有 12 条记录未交出；上次 2026-05-01 09:30，/media/li/SITE
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let area = area.inner(Margin::new(1, 0));
        let (body, below) = footed(area, FOOT);
        pending(&mut Pen::new(frame.buffer_mut(), below), scene);
        match self.lines(scene).filter(|_| self.sheet) {
            Some(lines) => {
                let mut pen = Pen::new(frame.buffer_mut(), body);
                scrolled(&mut pen, scene, (lines, self.top), |pen, (text, style)| {
                    pen.text(&text, style);
                });
            }
            None => self.places(frame, body, scene),
        }
    }
}

/// The folder that the last errand of this run went to.
fn outcome_of(scene: &Scene) -> Option<PathBuf> {
    let workspace = scene.workspace;
    let checked = workspace.inspected().map(|found| found.folder.clone());
    let counted = workspace.surveyed().map(|found| found.folder.clone());
    counted
        .or(checked)
        .or_else(|| workspace.exchanged().map(|done| done.folder.clone()))
}

/// What of this device's records nobody else has.
fn pending(pen: &mut Pen, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let Some(unsent) = scene.workspace.unsent() else {
        return;
    };
    match (&unsent.last, unsent.records) {
        (None, 1..) if unsent.known == 0 => pen.text(say::never(lang), theme.warn),
        (_, 0) => pen.text(say::nothing_pending(lang), theme.good),
        (Some(last), records) => {
            let folder = last.folder.display().to_string();
            let words = say::pending_since(lang, records, &folder, &last.at);
            pen.text(&words, theme.warn)
        }
        (None, records) => pen.text(&say::pending(lang, records), theme.warn),
    };
    pen.text(&say::known(lang, unsent.known, unsent.all), theme.dim);
}
