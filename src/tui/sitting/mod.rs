//! A sitting: whoever has many lots waiting goes through them one after the other, and signs what came of
//! it together at the end. It is a list of subjects and a place in it; checking and signing are done on
//! their own pages. It goes on where it was left.
//!
//! | file | noun |
//! |---|---|
//! | `left` | what of it is kept until the next time |
//! | `view` | how it is drawn |

mod left;
mod view;

use super::check::Check;
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene};
use super::signing::{TogetherPage, may_sign};
use crate::domain::{CheckSummary, Kind};
use crate::text::screen::keys;
use crate::text::screen::sitting as say;
use crate::workspace::Workspace;
use crate::workspace::shown::waiting::{UnsignedCheck, Waiting};
use left::SittingLeft;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The page.
#[derive(Debug)]
pub struct SittingPage {
    /// The code of whoever sits here.
    by: String,
    left: SittingLeft,
    /// The lots that wait, those put off last.
    lots: Vec<String>,
    cursor: Cursor,
    /// The lot that was opened, and how many checks it had then.
    opened: Option<(String, usize)>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
enum SittingRow {
    /// A lot that waits.
    Lot(String),
    /// What leads to the texts.
    Sign(usize),
    /// A lot put off.
    Later(String),
    /// What was concluded: subject and record.
    Done(String, String),
}

/// Whether what waits is gone through in a sitting.
pub fn takes(one: &Waiting) -> bool {
    one.node.subject.kind == Kind::Lot
}

/// The lots that wait for a person, the one waiting longest first.
fn lots(workspace: &Workspace, by: &str) -> Vec<String> {
    let waiting = workspace.waiting_on(by).into_iter();
    let lots = waiting.filter(takes);
    lots.map(|one| one.node.subject.code.clone()).collect()
}

/// How many texts of a sitting that was left a person still has to sign.
pub fn unsigned(workspace: &Workspace, by: &str) -> usize {
    let left = SittingLeft::of(workspace, by);
    let open = |one: &UnsignedCheck| left.done.iter().any(|(_, doc)| *doc == one.check.record);
    match left.done.is_empty() {
        true => 0,
        false => workspace.to_sign(by).iter().filter(|one| open(one)).count(),
    }
}

impl SittingPage {
    /// The sitting of a person.
    pub fn open(by: &str) -> Effect {
        Effect::go(Self {
            by: by.to_owned(),
            left: SittingLeft::default(),
            lots: Vec::new(),
            cursor: Cursor::default(),
            opened: None,
        })
    }

    /// What was concluded here and is not signed yet.
    fn unsigned(&self, scene: &Scene) -> Vec<(String, String)> {
        let done = self.left.done.iter();
        let open = done.filter(|(code, doc)| may_sign(scene, (code, doc), &self.by));
        open.cloned().collect()
    }

    fn rows(&self, scene: &Scene) -> Vec<SittingRow> {
        let later = |code: &&String| self.left.later.contains(code);
        let lots = self.lots.iter().filter(|code| !later(code)).cloned();
        let unsigned = self.unsigned(scene).len();
        let sign = (unsigned > 0).then_some(SittingRow::Sign(unsigned));
        let put_off = self.lots.iter().filter(later).cloned();
        let done = self.left.done.iter().cloned();
        lots.map(SittingRow::Lot)
            .chain(sign)
            .chain(put_off.map(SittingRow::Later))
            .chain(done.map(|(code, doc)| SittingRow::Done(code, doc)))
            .collect()
    }

    /// Which lot is next, and how many there are of those concluded and to be concluded; where all that are
    /// left were put off, how many are done.
    fn place(&self) -> (usize, usize) {
        let done = self.left.done.len();
        (done + usize::from(self.has_next()), done + self.lots.len())
    }

    /// Whether a lot is next that was not put off.
    fn has_next(&self) -> bool {
        self.lots.len() > self.left.later.len()
    }

    /// Looks what came of the lot that was opened.
    fn take_note(&mut self, scene: &Scene) {
        let Some((code, before)) = self.opened.take() else {
            return;
        };
        let node = scene.workspace.project().and_then(|all| all.node(&code));
        let checks = node.map_or(&[][..], |node| &node.checks);
        let fresh: Option<&CheckSummary> = checks.get(before..).and_then(<[_]>::last);
        if let Some(check) = fresh {
            self.left.later.retain(|late| *late != code);
            self.left.done.push((code, check.record.clone()));
            self.cursor = Cursor::default();
        }
    }

    fn begin(&mut self, code: &str, scene: &Scene) -> Effect {
        let node = scene.workspace.project().and_then(|all| all.node(code));
        self.opened = node.map(|node| (code.to_owned(), node.checks.len()));
        Check::begin(scene, code)
    }

    fn put_off(&mut self, row: Option<&SittingRow>, scene: &Scene) -> Effect {
        match row {
            Some(SittingRow::Lot(code)) => {
                self.left.later.push(code.clone());
                Effect::say(say::put_off(scene.lang))
            }
            Some(SittingRow::Later(code)) => {
                self.left.later.retain(|late| late != code);
                let rows = self.rows(scene);
                let again = SittingRow::Lot(code.clone());
                self.cursor = Cursor::on(rows.iter().position(|row| *row == again).unwrap_or(0));
                Effect::say(say::taken_back(scene.lang))
            }
            Some(SittingRow::Sign(_) | SittingRow::Done(..)) | None => Effect::None,
        }
    }

    fn sign(&self, scene: &Scene) -> Effect {
        match self.unsigned(scene) {
            none if none.is_empty() => Effect::say(say::nothing_to_sign(scene.lang)),
            docs => TogetherPage::open(scene, &self.by, docs),
        }
    }
}

impl Page for SittingPage {
    /// With the lot that is being checked above it.
    fn title(&self, scene: &Scene) -> String {
        let (nth, all) = self.place();
        let title = say::title(scene.lang, nth, all);
        match &self.opened {
            Some((code, _)) => format!("{title} {code}"),
            None => title,
        }
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Sitting, Context::Signable, Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let rows = self.rows(scene);
        match intent {
            Intent::Why => false,
            Intent::Confirm => !rows.is_empty(),
            Intent::Sign => !self.unsigned(scene).is_empty(),
            Intent::Select => matches!(
                rows.get(self.cursor.at),
                Some(SittingRow::Lot(_) | SittingRow::Later(_))
            ),
            _ => true,
        }
    }

    /// What is not signed and what was put off is kept until the next time.
    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((left::name(&self.by), self.left.texts()))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        self.left = SittingLeft::read(texts);
        let by = self.by.clone();
        self.left
            .done
            .retain(|(code, doc)| may_sign(scene, (code, doc), &by));
        false
    }

    fn wake(&mut self, scene: &Scene) {
        self.take_note(scene);
        self.lots = lots(scene.workspace, &self.by);
        self.left.later.retain(|code| self.lots.contains(code));
        if self.lots.is_empty() && self.unsigned(scene).is_empty() {
            // It is over.
            self.left = SittingLeft::default();
        }
        let count = self.rows(scene).len();
        self.cursor.stay(Some(self.cursor.at), count);
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let lead = Lead::new(say::done_for_now, keys::back, |_| Effect::Back);
        self.rows(scene).is_empty().then_some(lead)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.rows(scene).len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let rows = self.rows(scene);
        let row = rows.get(self.cursor.at);
        match (intent, row) {
            (Intent::Confirm, Some(SittingRow::Lot(code) | SittingRow::Later(code))) => {
                self.begin(code, scene)
            }
            (Intent::Confirm, Some(SittingRow::Sign(_))) | (Intent::Sign, _) => self.sign(scene),
            (Intent::Confirm, Some(SittingRow::Done(code, _))) => Effect::subject(code),
            (Intent::Select, row) => self.put_off(row, scene),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
