//! 建议复测 on the screen: checks whose readings ought to be taken again, each with the figures that
//! say so. What is listed is not decided here.

use super::cursor::Cursor;
use super::effect::Effect;
use super::errand::Errand;
use super::intent::Intent;
use super::keymap::Context;
use super::pen::Pen;
use super::screen::{Page, Scene, Screen};
use super::subject::SubjectPage;
use crate::rates::plausible::Listed;
use crate::text::plausible as say;
use crate::text::width::{cell, fit};
use crate::workspace::figures::listing::{Names, Worded};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

/// Columns of the lot, of the stage, of the day, of the crew.
const LOT: usize = 18;
const STAGE: usize = 12;
const DAY: usize = 12;
const CREW: usize = 14;
/// From so many columns on the crew has a column too.
const ROOMY: usize = 110;
/// Lines of the selected check's figures on a small and on a tall screen.
const BELOW: u16 = 10;
const TALL_BELOW: u16 = 22;
const TALL: u16 = 36;

/// The list.
#[derive(Debug, Default)]
pub struct Remeasure {
    cursor: Cursor,
}

impl Remeasure {
    /// Opens the list and has it gathered.
    pub fn open() -> Effect {
        Effect::Many(vec![
            Effect::go(Screen::Remeasure(Box::default())),
            Effect::Run(Errand::List),
        ])
    }

    /// ```text
    ///     检验批                阶段      时间        班组          统计
    ///  >  B1-03-0201-02         自检      2026-06-11  钢筋班        与 … 同一位置的读数 …
    /// ```
    fn table(&self, pen: &mut Pen, listed: &[Listed], names: &Names, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let crew = if pen.columns() >= ROOMY { CREW } else { 0 };
        let heads = [
            (say::subject(lang), LOT),
            (say::stage(lang), STAGE),
            (say::at(lang), DAY),
            (say::crew(lang), crew),
        ];
        let line = heads.map(|(head, columns)| fit(head, columns)).concat();
        pen.line(&[
            ("   ", theme.dim),
            (&line, theme.dim),
            (say::found(lang), theme.dim),
        ]);
        let lines = usize::from(pen.lines_left());
        let first = self.cursor.first_in_sight(listed.len(), lines);
        for (at, one) in listed.iter().enumerate().skip(first).take(lines) {
            let selected = at == self.cursor.at;
            let style = if selected { theme.selected } else { theme.base };
            let mark = if selected { " > " } else { "   " };
            let columns = [
                cell(&one.subject, LOT),
                cell(&names.stage(one), STAGE),
                cell(one.at.get(..10).unwrap_or(&one.at), DAY),
                cell(&one.crew, crew),
            ];
            let found = names.lines(one).into_iter().next().map(|line| line.found);
            let (columns, found) = (columns.concat(), found.unwrap_or_default());
            pen.row(&[(mark, style), (&columns, style), (&found, style)], style);
        }
    }

    fn below(pen: &mut Pen, listed: &Listed, names: &Names, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let title = format!(
            " {} {} {}   {}",
            listed.subject,
            names.stage(listed),
            listed.crew,
            listed.record
        );
        pen.line(&[(&title, theme.strong)]);
        for Worded {
            items,
            found,
            usual,
            chance,
        } in names.lines(listed)
        {
            let figures = format!("{found}    {}: {usual}", say::expected(lang));
            pen.labelled_within((" *", theme.warn), (&figures, theme.base), 2);
            let seldom = format!("{}: {chance}    {items}", say::seldom(lang));
            pen.labelled_within(("  ", theme.dim), (&seldom, theme.dim), 2);
        }
    }
}

fn names<'a>(scene: &Scene<'a>) -> Option<Names<'a>> {
    Some(Names {
        project: scene.workspace.project()?,
        rulebook: &scene.workspace.library().rulebook,
        lang: scene.lang,
    })
}

impl Page for Remeasure {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn offers(&self, intent: Intent) -> bool {
        intent != Intent::Why
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let listed = scene.workspace.gathered_list();
        let listed = listed.map_or(&[][..], |looked| &looked.listed);
        if self.cursor.moved(intent, listed.len()) {
            return Effect::None;
        }
        match (intent, listed.get(self.cursor.at)) {
            (Intent::Confirm, Some(one)) => SubjectPage::open(scene.workspace, &one.subject),
            (Intent::Back, _) => Effect::Back,
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (Some(looked), Some(names)) = (scene.workspace.gathered_list(), names(scene)) else {
            return;
        };
        let below = if area.height >= TALL {
            TALL_BELOW
        } else {
            BELOW
        };
        let below = if looked.listed.is_empty() { 0 } else { below };
        let rows = [
            Constraint::Length(6),
            Constraint::Fill(1),
            Constraint::Length(below),
        ];
        let [head, middle, below] = Layout::vertical(rows).areas(area);
        let buffer = frame.buffer_mut();
        let mut pen = Pen::new(buffer, head);
        let counts = say::looked(lang, looked.listed.len(), looked.checks, looked.known);
        pen.labelled((" ", theme.base), (&counts, theme.base));
        pen.labelled((" ", theme.dim), (say::note(lang), theme.dim));
        let mut pen = Pen::new(buffer, middle);
        match looked.listed.get(self.cursor.at) {
            None => {
                _ = pen
                    .skip()
                    .line(&[(" ", theme.base), (say::none_listed(lang), theme.strong)])
            }
            Some(one) => {
                self.table(&mut pen, &looked.listed, &names, scene);
                Self::below(Pen::new(buffer, below).skip(), one, &names, scene);
            }
        }
    }
}
