//! The rates of a project by level, group and period: first-pass acceptance and excellence against
//! their targets, and the figures beside them. How they are counted is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `behind` | the subjects behind a row, how it is counted |
//! | `query`, `period` | what is asked: level, grouping, how far back |
//! | `table`, `figures`, `trend` | as a table, all figures of a row, month by month |
//! | `responsibility` | 质量责任制 |
//! | `plausible` | 建议复测 |

mod behind;
mod figures;
pub(super) mod period;
mod plausible;
pub mod query;
mod responsibility;
pub(super) mod table;
mod trend;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::keymap::press::KeyPress;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene, usual};
use super::paint::hits::{self, Pressed};
use super::paint::pen::Pen;
use super::papers::PapersPage;
use super::told::Told;
use crate::rates::{By, Counts, first_rounds};
use crate::text::screen::rates as say;
use crate::text::width::width;
use crate::text::{collision, sheet, words};
use crate::tui::paint::doubt;
use crate::workspace::Soundness;
use crate::workspace::paper::offers::Matter;
use plausible::Plausible;
use query::RatesQuery;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use responsibility::Responsibility;
use std::cell::Cell;

/// Lines of the chart or of the figures under the table.
const BELOW: u16 = 11;
/// From so many lines on both stand under the table.
const TALL: u16 = 36;

/// The page of rates.
#[derive(Debug, Default)]
pub struct Rates {
    cursor: Cursor,
    asked: RatesQuery,
    /// Rows: the group (`None`: all), its counts.
    rows: Vec<(Option<String>, Counts)>,
    /// By months, on a small screen: all figures of the row in place of the chart.
    figures_asked: bool,
    /// Whether the last frame had room for both.
    tall: Cell<bool>,
}

impl Rates {
    fn count(&mut self, scene: &Scene) {
        let query = self.asked.query(scene.workspace.today());
        let table = scene.workspace.rates(&query);
        let rows = table.unwrap_or_default().into_iter();
        self.rows = rows.map(|(key, counts)| (key.group, counts)).collect();
        self.cursor.at = self.cursor.at.min(self.rows.len().saturating_sub(1));
    }

    /// What can be printed of the month one is on; else of the month it is.
    fn papers(&self, scene: &Scene) -> Effect {
        let row = self.rows.get(self.cursor.at).filter(|_| self.by_month());
        match row.and_then(|(group, _)| group.clone()) {
            Some(month) => PapersPage::of(Matter::Month(month)),
            None => PapersPage::of_this_month(scene),
        }
    }

    /// What the row one is on is called.
    fn name<'a>(&'a self, row: &'a Option<String>, scene: &Scene) -> &'a str {
        row.as_deref().unwrap_or(say::all(scene.lang))
    }

    /// The subjects behind the row one is on.
    fn behind(&self, scene: &Scene) -> Effect {
        let query = self.asked.query(scene.workspace.today());
        let row = self.rows.get(self.cursor.at);
        let lots = row
            .zip(scene.workspace.project())
            .and_then(|((row, _), project)| {
                let rounds = first_rounds(project, &query, row.as_deref());
                behind::lots(scene.lang, self.name(row, scene), rounds)
            });
        lots.map_or(Effect::None, Effect::Lots)
    }

    /// How the row one is on is counted.
    fn why(&self, scene: &Scene) -> Effect {
        let Some((row, counts)) = self.rows.get(self.cursor.at) else {
            return Effect::None;
        };
        let rates = [counts.first_pass, counts.excellence];
        let told = behind::why(scene.lang, self.name(row, scene), rates);
        Effect::go(Told::of(told))
    }

    /// Below a table by months: the trend, or all figures of the row.
    fn turn_below(&mut self, scene: &Scene) -> Effect {
        self.figures_asked = !self.figures_asked;
        Effect::say(match self.figures_asked {
            true => say::chart(scene.lang),
            false => say::figures(scene.lang),
        })
    }

    fn by_month(&self) -> bool {
        self.asked.by() == Some(By::Month)
    }

    /// ```text
    ///  层级 < 检验批 >   分组 班组（Tab）   期间 全部（F9）
    /// ```
    fn head(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let level = format!(" < {} >   ", words::kind(lang, self.asked.level().kind()));
        let grouping = format!(" {} (Tab)   ", query::grouping(lang, self.asked.by()));
        let from = self.asked.period.from(scene.workspace.today());
        let from = from.map_or(String::new(), |day| {
            format!(" {}", say::since(lang, &day.to_string()))
        });
        let dated = self.by_month() || !from.is_empty();
        let zone = scene.workspace.project().filter(|_| dated);
        let days = zone.map_or(String::new(), |project| {
            words::days_of(lang, Some(project.head.zone()))
        });
        let period = format!(" {}{from} (F9)", self.asked.period.words(lang));
        let parts = [
            (" ", theme.base),
            (say::level(lang), theme.dim),
            (&level, theme.strong),
            (say::grouping(lang), theme.dim),
            (&grouping, theme.strong),
            (say::period(lang), theme.dim),
            (&period, theme.strong),
        ];
        let at = |nth| hits::part(pen.rest(), &parts, nth);
        scene.hits.note_turned(at(2));
        scene.hits.note(at(4), Pressed::Key(KeyPress::Tab));
        scene.hits.note(at(6), Pressed::Key(KeyPress::F(9)));
        let aside = [("   ", theme.base), (days.as_str(), theme.dim)];
        let wide: usize = parts
            .iter()
            .chain(&aside)
            .map(|(text, _)| width(text))
            .sum();
        if wide <= pen.columns() {
            pen.line(&[&parts[..], &aside[..]].concat());
        } else {
            pen.line(&parts).line(&[(" ", theme.base), aside[1]]);
        }
        let disputed = self.rows.first().map_or(0, |(_, counts)| counts.disputed);
        if scene.workspace.soundness() != Soundness::Sound {
            let words = doubt::marked(sheet::unverified(lang));
            pen.line(&[(" ", theme.base), (&words, theme.bad)]);
        } else if disputed > 0 {
            let words = doubt::marked(collision::disputed_here(lang, disputed));
            pen.line(&[(" ", theme.base), (&words, theme.warn)]);
        }
    }
}

/// Where nothing was concluded yet: the figures begin with the first check.
fn no_checks(scene: &Scene) -> Option<Lead> {
    let mut nodes = scene.workspace.project()?.nodes().iter();
    let none = nodes.all(|node| node.checks.is_empty());
    let lead = Lead::new(say::no_checks, say::to_lots, |_| Effect::Home);
    none.then_some(lead)
}

impl Page for Rates {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Rates, Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => self.lead(scene).is_none(),
            Intent::Confirm => self
                .rows
                .get(self.cursor.at)
                .is_some_and(|(_, counts)| counts.first_pass.whole > 0),
            Intent::Cycle => self.by_month() && !self.tall.get(),
            _ => true,
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        no_checks(scene)
    }

    fn wake(&mut self, scene: &Scene) {
        self.count(scene);
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Next => self.asked.turn_grouping(1),
            Intent::Previous => self.asked.turn_grouping(query::GROUPINGS.len() - 1),
            other => return usual(self, other, scene),
        }
        self.count(scene);
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Right => self.asked.turn_level(1),
            Intent::Left => self.asked.turn_level(crate::rates::Level::ALL.len() - 1),
            Intent::Choose(digit) => self.asked.choose_grouping(digit),
            Intent::Narrow => self.asked.period = self.asked.period.next(),
            Intent::Confirm => return self.behind(scene),
            Intent::Why => return self.why(scene),
            Intent::Cycle if self.offers(intent, scene) => return self.turn_below(scene),
            Intent::Responsibility => return Responsibility::open(scene),
            Intent::Plausible => return Plausible::open(),
            Intent::Print => return self.papers(scene),
            _ => return Effect::None,
        }
        self.count(scene);
        Effect::None
    }

    /// ```text
    ///  层级 < 检验批 >   分组 月份 (Tab)   期间 全部 (F9)
    ///     月份       一次验收合格         达标       优良                 达标
    ///  >  全部       95.8 % (23/24)       v 达到     60.0 % (12/20)       v 达到
    ///     2026-10    ...
    ///  (the trend, or the figures of the row; on a tall screen both)
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.tall.set(area.height >= TALL);
        let (chart, figures) = match (self.by_month(), self.tall.get()) {
            (true, true) => (BELOW + BELOW / 2, BELOW),
            (true, false) if !self.figures_asked => (BELOW, 0),
            _ => (0, BELOW),
        };
        let rows = [
            Constraint::Length(2),
            Constraint::Fill(1),
            Constraint::Length(chart),
            Constraint::Length(figures),
        ];
        let [head, middle, middle_below, below] = Layout::vertical(rows).areas(area);
        let buffer = frame.buffer_mut();
        self.head(&mut Pen::new(buffer, head), scene);
        table::view(buffer, middle, self, scene);
        trend::view(buffer, middle_below, &self.rows, scene);
        match self.lead(scene) {
            Some(lead) => lead.draw(&mut Pen::new(buffer, below), scene.theme.warn, scene),
            None => figures::view(buffer, below, self, scene),
        }
    }
}
