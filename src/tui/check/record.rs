//! A concluded check, to read: each item with its verdict, and everything behind the selected one.
//! What is signed is never changed, so nothing can be entered here.

use super::sheet::CheckSheet;
use super::sheet::detail;
use super::sheet::list::SheetList;
use super::sheet::rows::CheckLine;
use super::why::Why;
use crate::domain::CheckSummary;
use crate::domain::chain::Stage;
use crate::domain::decide::Decision;
use crate::domain::timely::OddTime;
use crate::text::people;
use crate::text::screen::evidence;
use crate::text::screen::subject as say;
use crate::text::{attest, edition, exchange, reason, words};
use crate::tui::evidence::kept_with;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::doubt;
use crate::tui::paint::panes::panes;
use crate::tui::paint::pen::{Pen, height};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

/// The most lines above the rows.
const HEAD: u16 = 4;

/// A concluded check.
#[derive(Debug)]
pub struct RecordPage {
    sheet: CheckSheet,
    decision: Decision,
    rows: Vec<CheckLine>,
    cursor: Cursor,
    /// The flag of the clock it was made by (T3).
    clock: String,
    /// What is odd about its date.
    odd: Option<OddTime>,
    /// The record it stands in.
    record: String,
}

impl RecordPage {
    /// Opens the check that stands in a record; it is judged again by the checklist it pinned, so
    /// that its reasons can be shown.
    pub fn open(scene: &Scene, record: &str) -> Effect {
        let decision = match scene.workspace.reasons(record) {
            Ok(decision) => decision,
            Err(failure) => return Effect::Warn(failure.sentences(scene.lang).join(" ")),
        };
        let Some(sheet) = sheet(scene, &decision) else {
            return Effect::None;
        };
        let rows = sheet.rows();
        let failing = |row: &CheckLine| match row {
            CheckLine::Item(at) => sheet
                .item(*at)
                .is_some_and(|item| decision.record.failing.contains(&item.id)),
            _ => false,
        };
        let is_item = |row: &CheckLine| matches!(row, CheckLine::Item(_));
        let first = rows.iter().position(failing);
        let first = first.or_else(|| rows.iter().position(is_item)).unwrap_or(0);
        Effect::go(Self {
            cursor: Cursor::on(first),
            clock: scene
                .workspace
                .stamp_of(record)
                .map_or_else(|_| String::new(), |stamp| stamp.clk),
            odd: odd(scene, &decision, record),
            record: record.to_owned(),
            sheet,
            decision,
            rows,
        })
    }
}

fn odd(scene: &Scene, decision: &Decision, record: &str) -> Option<OddTime> {
    let project = scene.workspace.project()?;
    let node = project.node(&decision.record.submission.subject)?;
    let check = node.checks.iter().find(|check| check.record == record)?;
    scene.workspace.odd_date(node, check).ok()?
}

fn sheet(scene: &Scene, decision: &Decision) -> Option<CheckSheet> {
    let project = scene.workspace.project()?;
    let check = &decision.record;
    let node = project.node(&check.submission.subject)?;
    // Records that do not say which chain they went by may have gone by another than today's.
    let rulebook = &scene.workspace.library().rulebook;
    let said = check.chain.as_ref();
    let said = said
        .and_then(|said| rulebook.chain_by(&said.hash))
        .into_iter();
    let stage: Stage = said
        .chain(scene.workspace.chain(node))
        .chain(&rulebook.chains)
        .find_map(|chain| chain.stage(&check.submission.stage))
        .map(|(_, stage)| stage.clone())?;
    let pinned = std::sync::Arc::clone(&decision.checklist);
    let earlier = scene.workspace.earlier(&check.submission.answers);
    let judged = (pinned, decision.verdict.clone());
    CheckSheet::of_record(project, stage, check, judged, earlier)
}

impl Page for RecordPage {
    fn title(&self, scene: &Scene) -> String {
        say::round(
            scene.lang,
            scene.lang.of_words(&self.sheet.stage.title),
            self.sheet.round,
        )
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Rounds, Context::List]
    }

    /// Only items have a why.
    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        let on_item = matches!(self.rows.get(self.cursor.at), Some(CheckLine::Item(_)));
        on_item || !matches!(intent, Intent::Why | Intent::Confirm)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let item = match self.rows.get(self.cursor.at) {
            Some(CheckLine::Item(at)) => self.sheet.item(*at),
            _ => None,
        };
        match (intent, item) {
            (Intent::Evidence, _) => kept_with(scene, |one| one.record == self.record),
            (Intent::Confirm | Intent::Why, Some(item)) => Effect::go(Why::item(&self.sheet, item)),
            _ => Effect::None,
        }
    }

    /// ```text
    /// 自检 第 1 轮  + 合格  2026-03-01  王强
    ///  主控项目                    | 5.5.3-6 纵向受力钢筋：间距
    ///  > 受力钢筋牌号   36 + 符合  | ...
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let lines = height(area.width, HEAD, |pen| self.above(pen, scene)).max(2);
        let rows = [Constraint::Length(lines), Constraint::Fill(1)];
        let [top, body] = Layout::vertical(rows).areas(area);
        self.above(&mut Pen::new(frame.buffer_mut(), top), scene);
        let [left, right] = panes(frame, body, scene);
        let rows = SheetList {
            sheet: &self.sheet,
            rows: &self.rows,
            cursor: self.cursor,
        };
        rows.view(Pen::new(frame.buffer_mut(), left), scene);
        if let Some(row) = self.rows.get(self.cursor.at) {
            let mut pen = Pen::new(frame.buffer_mut(), right);
            detail::view(&mut pen, &self.sheet, row, scene);
        }
    }
}

impl RecordPage {
    /// The check as it stands now: a refusal or an annulment may have turned it.
    fn check<'a>(&self, scene: &'a Scene) -> Option<&'a CheckSummary> {
        let node = scene.workspace.project()?;
        let node = node.node(&self.decision.record.submission.subject)?;
        node.checks.iter().find(|check| check.record == self.record)
    }

    /// Why it does not stand as it was judged, where something turned it.
    fn turned(&self, scene: &Scene) -> Option<String> {
        let (project, check) = (scene.workspace.project()?, self.check(scene)?);
        let refusal = attest::refusal(scene.lang, project, check);
        let annulled = || {
            let annulled = check.annulled.as_ref();
            annulled.map(|_| words::annulled(scene.lang).trim().to_owned())
        };
        refusal.or_else(annulled)
    }

    /// What is said above the rows: the verdict, and why it is graded so or stands no more.
    fn above(&self, pen: &mut Pen, scene: &Scene) {
        let theme = scene.theme;
        pen.labelled(("", theme.base), (&self.head(scene), theme.strong));
        if let Some(turned) = self.turned(scene) {
            pen.labelled((" x", theme.bad), (&turned, theme.bad));
        } else if let Some(grading) = &self.decision.grading {
            let grading = reason::grading(scene.lang, grading);
            pen.labelled(("", theme.base), (&grading, theme.base));
        }
    }

    fn head(&self, scene: &Scene) -> String {
        let record = &self.decision.record;
        let people = scene.workspace.project().map(|project| &project.people);
        let by = &record.submission.by;
        let person = people::called(people, by);
        let stands = self
            .check(scene)
            .map_or(record.outcome, |check| check.outcome);
        let grade = record.grade.filter(|_| stands == record.outcome);
        let outcome = words::graded(scene.lang, stands, grade);
        let at = words::time(&record.submission.at);
        let mut head = format!("{outcome}   {at}   {person}");
        let clock = exchange::clock(scene.lang, &self.clock);
        if !clock.is_empty() {
            head = format!("{head}   {}", doubt::marked(clock));
        }
        if let Some(odd) = self.odd {
            head = format!(
                "{head}   {}",
                doubt::marked(exchange::odd_date(scene.lang, odd))
            );
        }
        let list = &self.decision.checklist.checklist;
        let library = scene.workspace.library();
        if let Some((of, why)) = library.out_of_force(list, &record.submission.at) {
            let words = edition::out_of_force(scene.lang, of, why);
            head = format!("{head}   {}", doubt::marked(words));
        }
        if !record.submission.date_confirmed.is_empty() {
            head = format!("{head} ({})", say::date_confirmed(scene.lang));
        }
        for flag in &record.flags {
            head = format!("{head}   {}", doubt::marked(words::flag(scene.lang, flag)));
        }
        if let Some(remedy) = record.submission.remedy {
            head = format!(
                "{head}   {}{}{}",
                say::remedy(scene.lang),
                scene.lang.colon(),
                words::remedy(scene.lang, remedy)
            );
        }
        if !record.submission.evidence.is_empty() {
            let count = evidence::count(scene.lang, record.submission.evidence.len());
            head = format!("{head}   {} {count}", evidence::title(scene.lang));
        }
        head
    }
}
