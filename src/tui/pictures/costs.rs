//! What failures cost, the dearest first: money, hours and days side by side, and of how much nobody knows.

use super::kind::PictureKind;
use crate::domain::cost::CostBy;
use crate::rates::cost::spending::{shown, yuan};
use crate::rates::cost::{CostAsked, CostCounts, CostTable};
use crate::text::Lang;
use crate::text::cost as trade;
use crate::text::screen::{costs as say, rates as words};
use crate::tui::issues::Board;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::LotsBehind;
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::gauge;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::rates::period::RatesPeriod;
use crate::workspace::shown::costs::{group_name, share_of_contract};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Columns of a bar on a small and on a wide screen.
const BAR: usize = 8;
const WIDE_BAR: usize = 40;
const WIDE: usize = 130;
/// To how many columns each may be cut.
const LEAST: [usize; 6] = [14, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE];
/// Lines below.
const FOOT: usize = 3;

/// The picture, and the group one is on.
#[derive(Debug, Default)]
pub struct CostsPicture {
    table: CostTable,
    names: Vec<String>,
    by: usize,
    period: RatesPeriod,
    at: Cursor,
}

impl CostsPicture {
    fn by(&self) -> CostBy {
        CostBy::ALL.get(self.by).copied().unwrap_or_default()
    }

    fn rows(&self) -> impl Iterator<Item = (&String, &CostCounts)> {
        let counts = self.table.groups.iter().map(|(_, counts)| counts);
        self.names.iter().zip(counts)
    }

    /// All of it in two sentences.
    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang, all) = (scene.theme, scene.lang, &self.table.all);
        if all.known() == 0 {
            return;
        }
        let mut known = say::sum(
            lang,
            &yuan(all.spent.money),
            &shown(all.spent.hours),
            &shown(all.spent.delay),
        );
        if all.spent.unpriced > 0 {
            known = format!(
                "{known}{}{}",
                lang.comma(),
                say::unpriced(lang, all.spent.unpriced)
            );
        }
        if let Some(share) = share_of_contract(scene.workspace, all) {
            known = format!("{known}{}{}", lang.comma(), say::share(lang, &share));
        }
        pen.labelled((" ", theme.base), (&known, theme.strong));
    }
}

impl PictureKind for CostsPicture {
    fn name(&self, lang: Lang) -> &'static str {
        say::picture(lang)
    }

    fn head(&self, scene: &Scene) -> Parts {
        let (theme, lang) = (scene.theme, scene.lang);
        vec![
            (say::grouping(lang).to_owned(), theme.dim),
            (
                format!(" < {} > ", trade::grouped(lang, self.by())),
                theme.strong,
            ),
            (format!("  {}", words::period(lang)), theme.dim),
            (
                format!(" < {} > (F9)", self.period.words(lang)),
                theme.strong,
            ),
        ]
    }

    fn gather(&mut self, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            return;
        };
        let asked = CostAsked {
            by: self.by(),
            from: self.period.from(scene.workspace.today()),
            to: None,
        };
        self.table = CostTable::of(project, asked);
        let (by, groups) = (self.by(), self.table.groups.iter());
        let name = |key: &String| group_name(scene.workspace, by, key, scene.lang);
        self.names = groups.map(|(key, _)| name(key)).collect();
        self.at.stay(None, self.names.len());
    }

    fn narrows(&self) -> bool {
        true
    }

    fn cycles(&self) -> bool {
        true
    }

    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        match intent {
            Intent::Narrow => self.period = self.period.next(),
            Intent::Cycle | Intent::Right => self.by = (self.by + 1) % CostBy::ALL.len(),
            Intent::Left => self.by = (self.by + CostBy::ALL.len() - 1) % CostBy::ALL.len(),
            _ => {
                let moved = self.at.moved(intent, self.names.len());
                return moved.then_some(Effect::None);
            }
        }
        self.at = Cursor::default();
        self.gather(scene);
        Some(Effect::None)
    }

    fn has_lots(&self, _scene: &Scene) -> bool {
        let on = self.rows().nth(self.at.at);
        on.is_some_and(|(_, counts)| !counts.subjects.is_empty())
    }

    fn behind(&self, _scene: &Scene) -> Option<LotsBehind> {
        let (name, counts) = self.rows().nth(self.at.at)?;
        Some(LotsBehind {
            of: name.clone(),
            places: counts.subjects.iter().copied().collect(),
        })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        say::why(scene.lang).map(str::to_owned).to_vec()
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let none = self.table.all.matters == 0;
        let lead = Lead::new(say::no_issues, say::to_issues, |_| {
            Effect::go(Board::default())
        });
        none.then_some(lead)
    }

    /// ```text
    ///      组            件  未填  金额 元             工时  误工 天
    ///  >   抹灰一班      12     3  5200.00 ########    48.5      3
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (body, below) = footed(area, FOOT);
        self.foot(&mut Pen::new(buffer, below), scene);
        let mut pen = Pen::new(buffer, body);
        let all = &self.table.all;
        let counted = say::all(lang, all.matters, all.unknown);
        pen.labelled((" ", theme.base), (&counted, theme.dim));
        let wide = if pen.columns() >= WIDE { WIDE_BAR } else { BAR };
        let dearest = self.rows().map(|(_, counts)| in_fen(counts)).max();
        let heads = [
            say::group,
            say::count,
            say::unknown,
            say::yuan,
            say::hours,
            say::delay,
        ];
        let list = List::of(self.rows(), self.at).columns(&LEAST);
        let list = list.under(heads.map(|words| words(lang)));
        list.draw(&mut pen, scene, |(name, counts)| {
            let of = (in_fen(counts), dearest.unwrap_or_default());
            let bar = gauge::strip(of.0, of.1, wide, ("#", theme.bad), theme);
            let figure = |text: String| ListCell::new(text, theme.base).right();
            let unknown = if counts.unknown > 0 {
                theme.warn
            } else {
                theme.dim
            };
            let cells = [
                ListCell::new(name.as_str(), theme.strong),
                figure(counts.matters.to_string()),
                ListCell::new(counts.unknown.to_string(), unknown).right(),
                figure(money(counts, lang)).with_bar(bar),
                figure(known(counts, lang, shown(counts.spent.hours))),
                figure(known(counts, lang, shown(counts.spent.delay))),
            ];
            Row::of(theme.base, cells)
        });
    }
}

fn in_fen(counts: &CostCounts) -> u64 {
    u64::try_from(counts.spent.money / 10_000).unwrap_or_default()
}

/// The money as far as any of it is known.
fn money(counts: &CostCounts, lang: Lang) -> String {
    let unknown = || known(counts, lang, say::not_known(lang).to_owned());
    counts.spent.yuan().unwrap_or_else(unknown)
}

/// A figure as far as somebody entered one.
fn known(counts: &CostCounts, lang: Lang, figure: String) -> String {
    if counts.matters == 0 {
        return String::new();
    }
    match counts.known() == 0 {
        true => say::not_known(lang).to_owned(),
        false => figure,
    }
}
