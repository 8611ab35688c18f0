//! Choosing a file from the folders of the machine or of a stick, without typing a letter.

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row};
use super::page::{Effect, Page, Reply, Scene};
use super::paint::pen::Pen;
use super::paint::popup;
use crate::text::screen::{evidence, exchange, tables as say};
use crate::text::shorten::clip_middle;
use crate::workspace::outside::{self, FolderItem};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::{Path, PathBuf};

/// A folder being looked through.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    found: Vec<FolderItem>,
    failed: bool,
    cursor: Cursor,
    /// What is looked for.
    wanted: WantedFile,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum WantedFile {
    Tables,
    Files,
    Folder,
}

impl Files {
    /// Looks into a folder for tables.
    pub fn of(folder: &Path) -> Self {
        Self::looking(folder, WantedFile::Tables)
    }

    /// Looks into a folder for files of any kind.
    pub fn any(folder: &Path) -> Self {
        Self::looking(folder, WantedFile::Files)
    }

    /// Looks for a folder.
    pub fn folders(folder: &Path) -> Self {
        Self::looking(folder, WantedFile::Folder)
    }

    fn looking(folder: &Path, wanted: WantedFile) -> Self {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let mut files = Self {
            folder,
            found: Vec::new(),
            failed: false,
            cursor: Cursor::default(),
            wanted,
        };
        files.read();
        files
    }

    /// The first row leads to the folder above; the cursor stands below it if there is anything.
    fn read(&mut self) {
        let found = match self.wanted {
            WantedFile::Files => outside::files_in(&self.folder),
            WantedFile::Tables => outside::tables_in(&self.folder),
            WantedFile::Folder => outside::folders_in(&self.folder),
        };
        self.failed = found.is_err();
        self.found = found.unwrap_or_default();
        self.cursor = match self.wanted {
            WantedFile::Folder => Cursor::on(1),
            _ => Cursor::on(usize::from(!self.found.is_empty())),
        };
    }

    /// Rows before those found: the folder above, and this one where a folder is wanted.
    fn lead(&self) -> usize {
        1 + usize::from(self.wanted == WantedFile::Folder)
    }

    fn enter(&mut self, folder: PathBuf) -> Effect {
        self.folder = folder;
        self.read();
        Effect::None
    }

    /// Goes to the folder above, and stands on the one it came from.
    fn leave(&mut self) -> Effect {
        let from = self.folder.clone();
        let Some(above) = from.parent().map(Path::to_path_buf) else {
            return Effect::None;
        };
        self.enter(above);
        let at = self.found.iter().position(|found| found.path == from);
        self.cursor.at = at.map_or(self.cursor.at, |at| at + self.lead());
        Effect::None
    }

    fn confirm(&mut self) -> Effect {
        let chosen = self
            .cursor
            .at
            .checked_sub(self.lead())
            .and_then(|at| self.found.get(at))
            .cloned();
        match chosen {
            None if self.cursor.at == 1 => Effect::Reply(Reply::File(self.folder.clone())),
            None => self.leave(),
            Some(found) if found.is_folder => self.enter(found.path),
            Some(found) => Effect::Reply(Reply::File(found.path)),
        }
    }
}

impl Page for Files {
    fn title(&self, scene: &Scene) -> String {
        match self.wanted {
            WantedFile::Files => evidence::choose_title(scene.lang),
            WantedFile::Tables => say::choose_title(scene.lang),
            WantedFile::Folder => exchange::choose_title(scene.lang),
        }
        .to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.found.len() + self.lead();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => self.confirm(),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  选文件
    ///  /media/usb
    ///    ../  上一级
    ///  > 工程/
    ///    tree.csv
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [84, area.height], &title, scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let folder = clip_middle(&self.folder.display().to_string(), pen.columns());
        pen.line(&[(&folder, theme.strong)]);
        let lines = usize::from(pen.lines_left()).saturating_sub(1);
        let list = List::of(0..self.found.len() + self.lead(), self.cursor);
        let list = list.columns(&[8]).within(lines);
        list.draw(&mut pen, scene, |at| {
            Row::plain(theme.base, [self.name(*at, scene)])
        });
        let none = self.found.iter().all(|found| found.is_folder);
        let words = match (self.failed, none) {
            (true, _) => say::unreadable(scene.lang),
            (false, false) => "",
            (false, true) => match self.wanted {
                WantedFile::Tables => say::no_files(scene.lang),
                WantedFile::Files => say::nothing_here(scene.lang),
                WantedFile::Folder => "",
            },
        };
        pen.line(&[(words, theme.warn)]);
    }
}

impl Files {
    /// What a row is called.
    fn name(&self, at: usize, scene: &Scene) -> String {
        let found = at.checked_sub(self.lead());
        match found.and_then(|at| self.found.get(at)) {
            None if at == 1 => format!("./   {}", exchange::use_folder(scene.lang)),
            None => format!("../  {}", say::up(scene.lang)),
            Some(found) if found.is_folder => format!("{}/", found.name),
            Some(found) => found.name.clone(),
        }
    }
}
