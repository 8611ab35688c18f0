//! Whether it is getting worse: the first-pass rate month by month, with the limits of chance, wider where months or
//! projects differ by more than that.

use super::page::{BoardCell, BoardPage};
use super::svg::{Dot, ShareChart};
use super::{BoardShown, as_share, floor};
use crate::rates::pictures::control::{ControlChart, FEW, MonthLies, share};
use crate::rates::pictures::spread;
use crate::rates::{Level, RatesTable};
use crate::text::reason::pair;
use crate::text::{Lang, board as say};

/// So many months are named below the picture.
const NAMED: usize = 8;

impl BoardShown<'_> {
    /// The chart, and how many times as wide its limits are.
    pub(super) fn chart(&self) -> (ControlChart, f64) {
        let rows = self.figures.table.iter();
        let lots = rows.filter(|(key, _)| key.level == Level::Lot);
        let lots: RatesTable = lots.map(|(key, row)| (key.clone(), row.clone())).collect();
        let chart = ControlChart::of(&lots);
        let centre = share(chart.all);
        let enough = chart.months.iter().map(|month| month.passed);
        let enough = enough.filter(|passed| passed.whole >= FEW);
        let sites = self.figures.sites.iter().map(|site| site.lots.first_pass);
        let sites = sites.filter(|passed| passed.whole >= FEW);
        let times = spread::widening(&[
            spread::of_months(enough, centre),
            spread::of_sites(sites, centre),
        ]);
        (chart.widened(times), times)
    }

    pub(super) fn months(&self, page: &mut BoardPage) {
        let lang = self.lang;
        let (chart, times) = self.chart();
        page.section(say::worse(lang), |page| {
            if chart.months.is_empty() {
                return page.say(say::no_months(lang));
            }
            page.beside(
                |page| page.figure(&self.drawn(&chart), &self.signs()),
                |page| {
                    page.say(&outside(lang, &chart));
                    page.say(&match times > 1.0 {
                        true => say::widened(lang, &format!("{times:.1}")),
                        false => say::not_widened(lang).to_owned(),
                    });
                    page.note(say::control_is(lang));
                    page.folded(say::months_figures(lang), |page| table(page, &chart));
                },
            );
        });
    }

    /// What the signs of a picture mean.
    pub(super) fn signs(&self) -> String {
        let lang = self.lang;
        let lies = [
            MonthLies::Within,
            MonthLies::Below,
            MonthLies::Above,
            MonthLies::Unjudged,
        ];
        let mut signs: Vec<String> = lies.map(|one| lies_so(lang, one)).to_vec();
        signs.push(format!("┅ {}", say::limits(lang)));
        signs.push(format!("─ {}", say::centre(lang)));
        if let Some(target) = &self.targets.first_pass {
            signs.push(format!("─·─ {} {target} %", say::target(lang)));
        }
        signs.join("   ")
    }

    /// Where the picture begins. What is not judged does not stretch it: that stands at its edge.
    pub(super) fn months_floor(&self, chart: &ControlChart) -> f64 {
        let judged = chart.months.iter().filter(|one| one.passed.whole >= FEW);
        let shown = judged.flat_map(|one| [share(one.passed), one.limits[0]]);
        floor(shown.chain(as_share(self.targets.first_pass.as_ref())))
    }

    fn drawn(&self, chart: &ControlChart) -> String {
        let (lang, months) = (self.lang, &chart.months);
        let target = as_share(self.targets.first_pass.as_ref());
        let mut picture = ShareChart::of_shares(self.months_floor(chart));
        let last = months.len().saturating_sub(1).max(1) as f64;
        let part = |at: usize| match months.len() {
            1 => 0.5,
            _ => at as f64 / last,
        };
        for limit in [0, 1] {
            let steps = months.iter().enumerate();
            let steps = steps.map(|(at, one)| (part(at), one.limits[limit]));
            picture.steps("k", &steps.collect::<Vec<_>>(), 0.5 / last);
        }
        let line = months.iter().enumerate();
        let line = line.map(|(at, one)| (part(at), share(one.passed)));
        picture.line("v", &line.collect::<Vec<_>>());
        picture.across("c", share(chart.all), say::centre(lang));
        if let Some(target) = target {
            picture.across("o", target, say::target(lang));
        }
        for (at, one) in months.iter().enumerate() {
            let said = format!("{} {}", one.month, pair(&one.passed));
            picture.dot(dot(one.lies), (part(at), share(one.passed)), &said);
            if at % months.len().div_ceil(NAMED) == 0 {
                picture.below(part(at), one.month.get(2..).unwrap_or(&one.month));
            }
        }
        let ends = [months.first(), months.last()];
        let [from, to] = ends.map(|one| one.map_or("", |one| one.month.as_str()));
        picture.done(&say::months_picture(lang, from, to, months.len()))
    }
}

/// How a share is drawn.
pub(super) fn dot(lies: MonthLies) -> Dot {
    match lies {
        MonthLies::Unjudged => Dot::Hollow,
        MonthLies::Within => Dot::Plain,
        MonthLies::Below => Dot::Below,
        MonthLies::Above => Dot::Above,
    }
}

/// How a share lies, with its sign.
pub(super) fn lies_so(lang: Lang, lies: MonthLies) -> String {
    let (sign, word) = match lies {
        MonthLies::Unjudged => ("○", say::unjudged(lang)),
        MonthLies::Within => ("●", say::within(lang)),
        MonthLies::Below => ("▼", say::below(lang)),
        MonthLies::Above => ("▲", say::above(lang)),
    };
    format!("{sign} {word}")
}

/// Limits as they are shown, in per cent.
pub(super) fn limits([low, high]: [f64; 2]) -> String {
    format!("{:.1}–{:.1} %", low * 100.0, high * 100.0)
}

fn outside(lang: Lang, chart: &ControlChart) -> String {
    let out = chart
        .months
        .iter()
        .filter(|one| matches!(one.lies, MonthLies::Below | MonthLies::Above));
    let out: Vec<String> = out
        .map(|one| format!("{} {}", one.month, lies_so(lang, one.lies)))
        .collect();
    match out.is_empty() {
        true => say::all_within(lang).to_owned(),
        false => say::outside(lang, &out.join(lang.between())),
    }
}

fn table(page: &mut BoardPage, chart: &ControlChart) {
    let lang = page.lang;
    let rows = chart.months.iter().map(|one| {
        vec![
            BoardCell::Words(one.month.clone()),
            BoardCell::Figure(pair(&one.passed)),
            BoardCell::Figure(limits(one.limits)),
            BoardCell::Words(lies_so(lang, one.lies)),
        ]
    });
    let heads = [
        say::month(lang),
        say::rate(lang),
        say::limits(lang),
        say::lies(lang),
    ];
    page.table(&heads, &rows.collect::<Vec<_>>());
}
