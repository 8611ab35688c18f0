//! Several projects side by side: a row each, all together first. What is counted is in `rates`, the room.

use crate::failure;
use crate::rates::{Counts, Level, RowKey, Targets};
use crate::text::escape::shown;
use crate::text::screen::{rates as of_rates, survey as say};
use crate::text::{Lang, words};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, Parts};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::doubt;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::rates::table;
use crate::workspace::held::surveyed::{Surveyed, SurveyedProject};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use std::sync::Arc;

/// So many troubles are named.
const MOST_TROUBLES: usize = 3;

/// The page.
#[derive(Debug)]
pub struct SurveyPage {
    seen: Arc<Surveyed>,
    cursor: Cursor,
    /// The place of the level, from the lot up.
    level: usize,
}

impl SurveyPage {
    /// Shows what was counted.
    pub fn open(seen: &Arc<Surveyed>) -> Effect {
        Effect::go(Self {
            seen: Arc::clone(seen),
            cursor: Cursor::default(),
            level: 0,
        })
    }

    fn level(&self) -> Level {
        Level::ALL.get(self.level).copied().unwrap_or(Level::Lot)
    }

    /// All together, then each project, with its counts at the level.
    fn rows(&self, lang: Lang) -> Vec<(String, &Counts, &Targets)> {
        let key = RowKey {
            level: self.level(),
            group: None,
        };
        let all = (of_rates::all(lang).to_owned(), &self.seen.all);
        let projects = self.seen.projects.iter().map(|one| (called(one), one));
        let rows = [all].into_iter().chain(projects);
        let counted = rows.filter_map(|(name, one)| {
            let counts = one.table.get(&key)?;
            Some((name, counts, &one.targets))
        });
        counted.collect()
    }
}

/// A project's code and name, marked where its figures cannot be relied on.
fn called(one: &SurveyedProject) -> String {
    let name = format!("{} {}", shown(&one.code), shown(&one.name));
    match one.is_sound {
        true => name,
        false => doubt::marked(&name),
    }
}

impl Page for SurveyPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Rates, Context::List]
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        !matches!(
            intent,
            Intent::Why
                | Intent::Confirm
                | Intent::Cycle
                | Intent::Next
                | Intent::Previous
                | Intent::Choose(_)
                | Intent::Narrow
                | Intent::Responsibility
                | Intent::Plausible
                | Intent::Print
        )
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.rows(scene.lang).len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        let levels = Level::ALL.len();
        match intent {
            Intent::Right => self.level = (self.level + 1) % levels,
            Intent::Left => self.level = (self.level + levels - 1) % levels,
            _ => {}
        }
        Effect::None
    }

    /// ```text
    ///  已汇总 /media/li/HQ  09:30:00   12 个工程
    ///  层级 < 检验批 >
    ///     工程              一次验收合格      达标      优良              达标
    ///  >  全部              93.3 % (304/326)  x 未达到  40.7 % (131/322)  v 达到
    ///     DEMO 滨江花园…    ...
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let area = area.inner(Margin::new(1, 0));
        let foot = self.foot(scene);
        let (body, below) = footed(area, foot.len());
        let mut pen = Pen::new(frame.buffer_mut(), body);
        let folder = self.seen.folder.display().to_string();
        let counted = say::counted(lang, &folder, &self.seen.at);
        let of = format!("   {}", say::of(lang, self.seen.projects.len()));
        pen.line(&[(&counted, theme.strong), (&of, theme.base)]);
        let level = format!(" < {} >", words::kind(lang, self.level().kind()));
        pen.line(&[(of_rates::level(lang), theme.dim), (&level, theme.strong)]);
        match self.seen.projects.is_empty() {
            true => _ = pen.skip().text(say::none(lang), theme.warn),
            false => table::of_projects(&mut pen, (&self.rows(lang), self.cursor), scene),
        }
        let mut pen = Pen::new(frame.buffer_mut(), below);
        for (said, style) in foot {
            pen.text(&said, style);
        }
    }
}

impl SurveyPage {
    /// What is wrong with the folders, and by what targets the rows are held.
    fn foot(&self, scene: &Scene) -> Parts {
        let (lang, theme) = (scene.lang, scene.theme);
        let troubles = &self.seen.troubles;
        let named = troubles
            .iter()
            .take(MOST_TROUBLES)
            .map(|(folder, trouble)| {
                let folder = folder.display().to_string();
                let said = failure::folder_trouble(lang, trouble);
                let style = match trouble.is_fault() {
                    true => theme.bad,
                    false => theme.warn,
                };
                (doubt::marked(lang.about(shown(&folder), said)), style)
            });
        let mut lines: Parts = named.collect();
        if troubles.len() > MOST_TROUBLES {
            let more = say::more(lang, troubles.len() - MOST_TROUBLES);
            lines.push((more, theme.warn));
        }
        if self.seen.projects.iter().any(|one| !one.is_sound) {
            lines.push((say::unsound(lang).to_owned(), theme.bad));
        }
        lines.push((say::own_targets(lang).to_owned(), theme.dim));
        lines
    }
}

/// What was counted in a sentence, and whether nothing is wrong with it.
pub fn in_short(seen: &Surveyed, lang: Lang) -> (String, bool) {
    if seen.stopped {
        return (say::stopped(lang).to_owned(), false);
    }
    let folder = seen.folder.display().to_string();
    let counted = say::counted(lang, &folder, &seen.at);
    let of = say::of(lang, seen.projects.len());
    (format!("{counted}  {of}"), seen.troubles.is_empty())
}
