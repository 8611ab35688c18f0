//! The first-pass rate of lots month by month, held against its target and the limits of its own chance.

use super::kind::{PictureKind, packed};
use crate::domain::Decimal;
use crate::rates::pictures::control::{ControlChart, FEW, MonthLies, MonthPoint, reach, share};
use crate::rates::{By, Level, Query, first_rounds};
use crate::text::Lang;
use crate::text::screen::{figure, pictures as say, rates as words};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, Parts};
use crate::tui::page::LotsBehind;
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::chart::{ChartPlane, ChartScale, SCALE};
use crate::tui::paint::gauge::{WHOLE, target_tenths, tenths};
use crate::tui::paint::pen::{Pen, footed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of a month.
const MONTH: usize = 9;
/// Lines below the chart.
const FOOT: usize = 3;

/// The chart, and the month one is on.
#[derive(Debug, Default)]
pub struct Control {
    chart: ControlChart,
    month: Cursor,
    /// It has looked at the project before.
    known: bool,
}

impl Control {
    fn point(&self) -> Option<&MonthPoint> {
        self.chart.months.get(self.month.at)
    }

    fn target<'a>(&self, scene: &Scene<'a>) -> Option<&'a Decimal> {
        let project = scene.workspace.project()?;
        project.head.target_first_pass.as_ref()
    }

    /// What the signs mean.
    fn legend(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let mean = format!("{} {}", say::mean(lang), figure::rate(self.chart.all));
        let mut parts: Parts = vec![
            (" o ".into(), theme.strong),
            (words::first_pass(lang).into(), theme.dim),
            ("  x ".into(), theme.bad),
            (say::outside(lang).into(), theme.dim),
            ("  ? ".into(), theme.warn),
            (say::few(lang).into(), theme.dim),
            ("  = ".into(), theme.base),
            (say::limits(lang).into(), theme.dim),
            ("  . ".into(), theme.dim),
            (mean, theme.dim),
        ];
        if let Some(target) = self.target(scene) {
            parts.push(("  - ".into(), theme.dim));
            parts.push((format!("{} {target} %", figure::target(lang)), theme.dim));
        }
        let lines = packed(parts, pen.columns());
        lines.iter().for_each(|line| _ = pen.parts(line));
    }

    fn plane(&self, pen: &mut Pen, scene: &Scene) {
        let theme = scene.theme;
        let room = pen.columns().saturating_sub(SCALE + 1) / MONTH;
        let first = self.month.first_in_sight(self.chart.months.len(), room);
        let months = self.chart.months.iter().enumerate().skip(first).take(room);
        let months: Vec<(usize, &MonthPoint)> = months.collect();
        let target = self.target(scene).map(target_tenths);
        let lows = months.iter().flat_map(|(_, month)| {
            let low = (month.limits[0] * WHOLE as f64) as u64;
            [low, tenths(month.passed)]
        });
        let lowest = lows.chain(target).min().unwrap_or(0).min(WHOLE);
        let lines = usize::from(pen.lines_left()).saturating_sub(3);
        let scale = ChartScale::fitting(lowest, lines);
        let mut plane = ChartPlane::new(scale, months.len() * MONTH, theme.base);
        plane.across(tenths(self.chart.all), ('.', theme.dim));
        if let Some(target) = target {
            plane.across(target, ('-', theme.dim));
        }
        for (nth, (_, month)) in months.iter().enumerate() {
            let from = nth * MONTH;
            let (sign, look) = sign(month.lies, scene);
            plane.put(from + MONTH / 2, tenths(month.passed), (sign, look));
            for limit in month.limits {
                let value = (limit * WHOLE as f64).round() as u64;
                plane.along(from + 1..from + MONTH - 1, value, ('=', theme.base));
            }
        }
        plane.draw(pen, theme);
        self.names(pen, &months, scene);
    }

    /// The months below the chart, and how many lots each has.
    fn names(&self, pen: &mut Pen, months: &[(usize, &MonthPoint)], scene: &Scene) {
        let theme = scene.theme;
        let line = |of: &dyn Fn(&MonthPoint) -> String| {
            let mut parts: Parts = vec![(" ".repeat(SCALE + 1), theme.dim)];
            for (at, month) in months {
                let look = match *at == self.month.at {
                    true => theme.selected,
                    false => theme.dim,
                };
                parts.push((format!("{:^1$}", of(month), MONTH - 1), look));
                parts.push((" ".to_owned(), theme.dim));
            }
            parts
        };
        pen.parts(&line(&|month| month.month.clone()));
        pen.parts(&line(&|month| format!("n={}", month.passed.whole)));
    }

    /// The month in words.
    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some(month) = self.point() else {
            return;
        };
        let colon = lang.colon();
        let label = format!(" {}{}", month.month, colon.trim_end());
        let rate = format!("{} {}", words::first_pass(lang), figure::rate(month.passed));
        let [low, high] = month.limits.map(percent);
        let between = say::between(lang, &low, &high);
        let (_, look) = sign(month.lies, scene);
        let lies = lies(lang, month);
        let held = figure::held(lang, month.passed, self.target(scene));
        let comma = lang.comma();
        let text = format!("{rate}{comma}{held}{comma}{between}");
        pen.labelled((&label, theme.strong), (&text, theme.base));
        pen.line(&[("   ", theme.base), (&lies, look)]);
    }
}

impl PictureKind for Control {
    fn name(&self, lang: Lang) -> &'static str {
        say::control(lang)
    }

    fn gather(&mut self, scene: &Scene) {
        let table = scene.workspace.rates(&by_month());
        self.chart = ControlChart::of(&table.unwrap_or_default());
        let last = self.chart.months.len().saturating_sub(1);
        let known = std::mem::replace(&mut self.known, true);
        self.month.at = if known { self.month.at.min(last) } else { last };
    }

    fn moved(&mut self, intent: Intent, _scene: &Scene) -> Option<Effect> {
        let meant = match intent {
            Intent::Left => Intent::Up,
            Intent::Right => Intent::Down,
            Intent::Up | Intent::Down => return None,
            other => other,
        };
        let moved = self.month.moved(meant, self.chart.months.len());
        moved.then_some(Effect::None)
    }

    fn has_lots(&self, _scene: &Scene) -> bool {
        self.point().is_some()
    }

    /// The lots whose first round this month counts.
    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        let month = &self.point()?.month;
        let lots = first_rounds(scene.workspace.project()?, &by_month(), Some(month));
        Some(LotsBehind {
            of: format!("{month} {}", say::first_rounds(scene.lang)),
            places: lots.counted,
        })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let all = self.chart.all;
        let mut told: Vec<String> = say::control_why(lang).map(str::to_owned).to_vec();
        if let Some(month) = self.point() {
            let (centre, n) = (share(all), month.passed.whole);
            let [low, high] = month.limits.map(percent);
            let sides = [centre, reach(centre, n as f64)];
            let counts = [all.part, all.whole, n];
            let arithmetic = say::control_sum(lang, counts, sides, [&low, &high]);
            told.push(format!("{}{}{arithmetic}", month.month, lang.colon()));
            told.push(lies(lang, month));
        }
        told
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let lead = Lead::new(words::no_checks, words::to_lots, |_| Effect::Home);
        self.chart.months.is_empty().then_some(lead)
    }

    /// ```text
    ///  o 一次验收合格  x 界限以外  ? 批数太少  = 控制界限  . 平均 93.3 % (304/326)  - 目标 96 %
    ///  100.0 | =======  =======
    ///   95.0 | -.-.-o-.-.-.-x-.-
    ///        +------------------
    ///          2026-06  2026-07
    ///           n=23     n=62
    ///
    ///  2026-07：一次验收合格 95.2 % (59/62)，目标 96 % x 未达到，界限 83.8 % 至 100.0 %
    ///    在界限以内
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (body, below) = footed(area, FOOT);
        self.foot(&mut Pen::new(buffer, below), scene);
        let mut pen = Pen::new(buffer, body);
        self.legend(&mut pen, scene);
        self.plane(&mut pen, scene);
    }
}

/// The rates of lots, month by month.
fn by_month() -> Query {
    Query {
        levels: vec![Level::Lot],
        by: Some(By::Month),
        from: None,
        to: None,
    }
}

fn sign(lies: MonthLies, scene: &Scene) -> (char, Style) {
    let theme = scene.theme;
    match lies {
        MonthLies::Within => ('o', theme.strong),
        MonthLies::Unjudged => ('?', theme.warn),
        MonthLies::Below => ('x', theme.bad),
        MonthLies::Above => ('x', theme.good),
    }
}

/// How a month lies, in words.
fn lies(lang: Lang, month: &MonthPoint) -> String {
    let words = match month.lies {
        MonthLies::Unjudged => say::lies_unjudged(lang, FEW),
        MonthLies::Within => say::lies_within(lang).to_owned(),
        MonthLies::Below => say::lies_below(lang).to_owned(),
        MonthLies::Above => say::lies_above(lang).to_owned(),
    };
    match month.is_rough && month.lies != MonthLies::Unjudged {
        true => format!("{words}{}", say::rough(lang)),
        false => words,
    }
}

/// A share in per cent, to a tenth.
fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
