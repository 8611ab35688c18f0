//! Photos and documents: those kept with a record to look at, those of a check in progress to add
//! and take away, with what the inbox offers. The same page serves whoever collects evidence for a
//! step of their own; it hands the list back when it closes.

mod rows;
mod target;
mod view;

use super::files::Files;
use super::form::field::{Field, Takes, put_back, typed_texts};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Reply, Scene, usual};
use crate::domain::evidence::Evidence;
use crate::text::evidence as known;
use crate::text::screen::{blocked, evidence as say};
use crate::workspace::evidence::kept::Held;
use crate::workspace::outside::{self, WatchedPicture, typed_path};
use crate::workspace::{Command, Done, DraftEntry, PlaceCommand};
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::EvidenceRow;
pub use rows::just_taken;
use std::path::{Path, PathBuf};
use target::EvidenceTarget;

/// The page.
#[derive(Debug)]
pub struct EvidencePage {
    target: EvidenceTarget,
    kept: Vec<Evidence>,
    /// What each piece belongs to, where it comes from several records.
    of: Vec<String>,
    /// What the inbox offers and nobody has attached yet, the newest first.
    offered: Vec<WatchedPicture>,
    field: Field,
    cursor: Cursor,
    /// Whether the selected photo has the whole page.
    large: bool,
}

impl EvidencePage {
    /// What records keep, to look at.
    pub fn of_records(held: Vec<Held>, scene: &Scene) -> Self {
        let of = held.iter().map(|one| rows::origin(one, scene)).collect();
        let kept = held.into_iter().map(|one| one.evidence).collect();
        Self::new(EvidenceTarget::Records, kept, of)
    }

    /// What a check in progress has so far; what is added is about this item, if any.
    pub fn of_draft(
        (subject, stage): (&str, &str),
        kept: Vec<Evidence>,
        item: Option<(String, String)>,
        scene: &Scene,
    ) -> Self {
        let target = EvidenceTarget::Draft {
            subject: subject.to_owned(),
            stage: stage.to_owned(),
            item,
        };
        Self::new(target, kept, Vec::new()).offering(scene)
    }

    /// What a step that is about to be taken has so far.
    pub fn of_step(kept: Vec<Evidence>, scene: &Scene) -> Self {
        Self::new(EvidenceTarget::Step, kept, Vec::new()).offering(scene)
    }

    fn new(target: EvidenceTarget, kept: Vec<Evidence>, of: Vec<String>) -> Self {
        Self {
            target,
            kept,
            of,
            offered: Vec::new(),
            field: Field::new(Takes::Text, ""),
            cursor: Cursor::default(),
            large: false,
        }
    }

    /// With the cursor on the newest photo offered: that is what the page was opened for.
    fn offering(mut self, scene: &Scene) -> Self {
        self.look(scene);
        let rows = self.rows();
        let first = rows
            .iter()
            .position(|row| matches!(row, EvidenceRow::Offered(_)));
        let path = || rows.iter().position(|row| *row == EvidenceRow::Path);
        self.cursor.at = first.or_else(path).unwrap_or(0);
        self
    }

    fn is_open(&self) -> bool {
        !matches!(self.target, EvidenceTarget::Records)
    }

    fn look(&mut self, scene: &Scene) {
        if self.is_open() {
            self.offered = rows::fresh(&self.kept, scene);
        }
    }

    fn rows(&self) -> Vec<EvidenceRow> {
        let kept = (0..self.kept.len()).map(EvidenceRow::Kept);
        if !self.is_open() {
            return kept.collect();
        }
        let offered = (0..self.offered.len()).map(EvidenceRow::Offered);
        kept.chain([EvidenceRow::Path]).chain(offered).collect()
    }

    fn row(&self) -> Option<EvidenceRow> {
        self.rows().get(self.cursor.at).copied()
    }

    fn selected(&self) -> Option<&Evidence> {
        match self.row() {
            Some(EvidenceRow::Kept(at)) => self.kept.get(at),
            _ => None,
        }
    }

    fn confirm(&mut self, scene: &Scene) -> Effect {
        match self.row() {
            Some(EvidenceRow::Kept(_)) => {
                self.large = !self.large;
                Effect::None
            }
            Some(EvidenceRow::Offered(at)) => match self.offered.get(at) {
                Some(picture) => self.attach(picture.path.clone()),
                None => Effect::None,
            },
            Some(EvidenceRow::Path) if self.field.value().trim().is_empty() => {
                Effect::say(say::give_path(scene.lang))
            }
            Some(EvidenceRow::Path) => self.take_path(),
            None => Effect::None,
        }
    }

    /// A file is attached; a folder becomes this device's inbox.
    fn take_path(&mut self) -> Effect {
        let path = typed_path(self.field.value());
        match outside::folder(&path) {
            Ok(folder) => {
                self.field.reset();
                Effect::act(Command::Place(PlaceCommand::Watch(Some(folder))))
            }
            Err(_) => self.attach(path),
        }
    }

    fn attach(&self, path: PathBuf) -> Effect {
        Effect::act(self.target.attach(path))
    }

    /// Takes a piece away again; its content stays where it is and names nothing.
    fn detach(&mut self, scene: &Scene) -> Effect {
        let Some(one) = self.selected().cloned() else {
            return Effect::None;
        };
        match self.target.detach(&one) {
            Some(command) => Effect::act(command),
            None if self.is_open() => self.dropped(&one.hash, &one.item, scene),
            None => Effect::None,
        }
    }

    fn dropped(&mut self, hash: &str, item: &str, scene: &Scene) -> Effect {
        let gone = self
            .kept
            .iter()
            .position(|one| one.hash == hash && one.item == item);
        let Some(at) = gone else {
            return Effect::None;
        };
        let one = self.kept.remove(at);
        self.large = false;
        self.look(scene);
        let words = format!("{}{}", say::detached(scene.lang), known::name(&one));
        self.handed(words)
    }

    fn added(&mut self, one: &Evidence, scene: &Scene) -> Effect {
        // New ones push the rows below down: the cursor stays on what it was on, or goes on to the
        // next photo when the one it was on went up.
        let typed = self.row() == Some(EvidenceRow::Path);
        let known_already = self.kept.iter_mut().find(|kept| kept.is_same(one));
        match known_already {
            Some(kept) => *kept = one.clone(),
            None => {
                self.kept.push(one.clone());
                self.cursor.at += 1;
            }
        }
        if typed {
            self.field.reset();
        }
        self.look(scene);
        self.cursor.stay(None, self.rows().len());
        let line = known::line(one);
        self.handed(format!("{}{line}", say::attached(scene.lang)))
    }

    /// Says so; a step that is about to be taken has at once what goes with it, whatever happens next.
    fn handed(&self, words: String) -> Effect {
        let hand = match self.target {
            EvidenceTarget::Step => Effect::Hand(Reply::Evidence(self.kept.clone())),
            _ => Effect::None,
        };
        Effect::Many(vec![hand, Effect::Say(words)])
    }

    fn open_outside(&self, scene: &Scene) -> Effect {
        let Some(one) = self.selected() else {
            return Effect::say(say::attach_first(scene.lang));
        };
        Effect::act(Command::View(one.clone()))
    }

    fn choose_file(&self) -> Effect {
        let named = typed_path(self.field.value());
        let beside = self.offered.first().and_then(|one| one.path.parent());
        let folder = match named.is_dir() {
            true => Some(named.as_path()),
            false => named.parent().filter(|folder| folder.is_dir()),
        };
        let folder = folder.or(beside).unwrap_or(Path::new("."));
        Effect::go(Files::any(folder))
    }

    fn close(&self) -> Effect {
        match self.target {
            EvidenceTarget::Records => Effect::Back,
            _ => Effect::Reply(Reply::Evidence(self.kept.clone())),
        }
    }
}

/// Opens what records keep, as far as it is wanted.
pub fn kept_with(scene: &Scene, wanted: impl Fn(&Held) -> bool) -> Effect {
    match scene.workspace.evidence() {
        Ok(mut held) => {
            held.retain(wanted);
            let page = EvidencePage::of_records(held, scene);
            Effect::go(page)
        }
        Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
    }
}

impl Page for EvidencePage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((
            format!("evidence {:?}", self.target),
            typed_texts([&self.field]),
        ))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.field], texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match (self.row(), self.is_open()) {
            (Some(EvidenceRow::Path), _) => &[Context::Path, Context::List],
            (None, false) => &[Context::List],
            (_, true) => &[Context::Attached, Context::Shown, Context::List],
            (_, false) => &[Context::Shown, Context::List],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Viewer | Intent::Means => self.selected().is_some(),
            Intent::Confirm => self.row().is_some(),
            Intent::Clear => self.is_open() && self.selected().is_some(),
            _ => true,
        }
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let lead = Lead::new(say::none_shown, blocked::go_back, |_| Effect::Back);
        self.rows().is_empty().then_some(lead)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.rows().len();
        Some((&mut self.cursor, count))
    }

    /// In the field one goes to and fro in what is typed. Through enlarged photos one leafs; a file
    /// outside is shown beside its list.
    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let types = self.row() == Some(EvidenceRow::Path);
        let effect = match intent {
            Intent::Up | Intent::Down | Intent::Back => usual(self, intent, scene),
            typed if types => self.act(typed, scene),
            other => usual(self, other, scene),
        };
        self.large &= self.selected().is_some();
        effect
    }

    fn back(&mut self, _scene: &Scene) -> Effect {
        match std::mem::take(&mut self.large) {
            true => Effect::None,
            false => self.close(),
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let typing = self.row() == Some(EvidenceRow::Path);
        match intent {
            Intent::Confirm => self.confirm(scene),
            Intent::Clear if !typing => self.detach(scene),
            Intent::Viewer => self.open_outside(scene),
            Intent::Means => {
                let now = scene.photos.switch();
                let now = now.words(scene.lang);
                Effect::Say([say::means_now(scene.lang), now].concat())
            }
            Intent::Pick => self.choose_file(),
            typed if typing => {
                self.field.typed(typed);
                Effect::None
            }
            _ => Effect::None,
        }
    }

    /// Photos may have come meanwhile: the cursor stays on the one it was on.
    fn wake(&mut self, scene: &Scene) {
        let on = match self.row() {
            Some(EvidenceRow::Offered(at)) => self.offered.get(at).map(|one| one.path.clone()),
            _ => None,
        };
        self.look(scene);
        let again = on.and_then(|path| self.offered.iter().position(|one| one.path == path));
        let rows = self.rows();
        let place =
            again.and_then(|at| rows.iter().position(|row| *row == EvidenceRow::Offered(at)));
        self.cursor.stay(place, rows.len());
    }

    fn told(&mut self, command: &Command, done: &Done, scene: &Scene) -> Effect {
        match (command, done) {
            (_, Done::Attached(one)) => self.added(one, scene),
            (
                Command::Keep {
                    entry: DraftEntry::Detach { hash, item },
                    ..
                },
                _,
            ) => self.dropped(hash, item, scene),
            (Command::View(_), _) => Effect::say(say::opened(scene.lang)),
            (Command::Place(PlaceCommand::Watch(Some(folder))), _) => {
                let folder = folder.display().to_string();
                Effect::Say([say::inbox_set(scene.lang), &folder].concat())
            }
            _ => Effect::None,
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        match reply {
            Reply::File(path) => self.attach(path),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
