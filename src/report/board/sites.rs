//! Who is worth asking: projects by how many lots they have, with limits that go by that number.

use super::months::{dot, lies_so, limits};
use super::page::{BoardCell, BoardPage};
use super::svg::{Dot, ShareChart};
use super::{BoardShown, as_share, floor};
use crate::domain::ratio::Ratio;
use crate::rates::pictures::control::{FEW, MonthLies, share};
use crate::rates::pictures::funnel::Funnel;
use crate::text::{board as say, reason::pair, width};

/// So many projects are named in the picture, and in the tables.
const LABELLED: usize = 8;
const LISTED: usize = 25;
/// Points of a limit's curve.
const CURVE: u32 = 60;
/// Columns of a name in the picture.
const NAME: usize = 14;

impl BoardShown<'_> {
    /// The projects with lots, by their places, and their plot.
    pub(super) fn funnel(&self) -> (Vec<usize>, Funnel) {
        let with_lots = self.figures.sites.iter().enumerate();
        let with_lots = with_lots.filter(|(_, site)| site.lots.first_pass.whole > 0);
        let (places, ratios): (Vec<usize>, Vec<Ratio>) = with_lots
            .map(|(at, site)| (at, site.lots.first_pass))
            .unzip();
        (places, Funnel::of(&ratios))
    }

    pub(super) fn sites(&self, page: &mut BoardPage) {
        let lang = self.lang;
        let (places, funnel) = self.funnel();
        page.section(say::who(lang), |page| {
            if funnel.points.len() < 2 {
                return page.say(say::one_project(lang));
            }
            page.beside(
                |page| {
                    let picture = self.plot(&places, &funnel);
                    page.figure(&picture, &self.signs());
                },
                |page| {
                    self.outside(page, &places, &funnel);
                    page.say(&match funnel.widened > 1.0 {
                        true => say::sites_widened(lang, &format!("{:.1}", funnel.widened)),
                        false => say::sites_not_widened(lang).to_owned(),
                    });
                    let few = found(&funnel, MonthLies::Unjudged).len();
                    if few > 0 {
                        page.say(&say::few(lang, few));
                    }
                    page.note(say::funnel_is(lang));
                },
            );
        });
    }

    /// The tables of those outside: in order of how many lots, never of shares.
    fn outside(&self, page: &mut BoardPage, places: &[usize], funnel: &Funnel) {
        let lang = self.lang;
        let below = found(funnel, MonthLies::Below);
        let above = found(funnel, MonthLies::Above);
        if below.is_empty() && above.is_empty() {
            return page.say(say::nothing_outside(lang));
        }
        for (name, mut all) in [(say::ask(lang), below), (say::ask_how(lang), above)] {
            if all.is_empty() {
                continue;
            }
            let whole = |at: &usize| funnel.points.get(*at).map(|one| one.passed.whole);
            all.sort_by_key(|at| std::cmp::Reverse(whole(at)));
            let rows = all.iter().take(LISTED).filter_map(|at| {
                let point = funnel.points.get(*at)?;
                let site = *places.get(*at)?;
                let full = &self.figures.sites.get(site)?.name;
                Some(vec![
                    BoardCell::Words(format!("{} {full}", self.called(site))),
                    BoardCell::Figure(pair(&point.passed)),
                    BoardCell::Figure(limits(funnel.limits(point.passed.whole))),
                    BoardCell::Words(lies_so(lang, point.lies)),
                ])
            });
            page.heading(name);
            let heads = [
                say::project(lang),
                say::rate(lang),
                say::limits(lang),
                say::lies(lang),
            ];
            page.table(&heads, &rows.collect::<Vec<_>>());
            if all.len() > LISTED {
                page.say(&say::and_more(lang, all.len() - LISTED));
            }
        }
    }

    /// Where the picture begins; the limits of the smallest projects leave it.
    pub(super) fn funnel_floor(&self, funnel: &Funnel) -> f64 {
        let judged = funnel.points.iter().filter(|one| one.passed.whole >= FEW);
        let lowest = judged.map(|one| share(one.passed));
        let target = as_share(self.targets.first_pass.as_ref());
        let least = [funnel.limits(2 * FEW)[0]].into_iter().chain(target);
        floor(lowest.chain(least))
    }

    fn plot(&self, places: &[usize], funnel: &Funnel) -> String {
        let (lang, target) = (self.lang, as_share(self.targets.first_pass.as_ref()));
        let mut picture = ShareChart::of_shares(self.funnel_floor(funnel));
        let scale = LotScale::of(funnel);
        for limit in [0, 1] {
            let at = (0..=CURVE).map(|step| f64::from(step) / f64::from(CURVE));
            let curve = at.map(|part| (part, funnel.limits(scale.lots(part))[limit]));
            picture.line("k", &curve.collect::<Vec<_>>());
        }
        picture.across("c", share(funnel.all), say::centre(lang));
        if let Some(target) = target {
            picture.across("o", target, say::target(lang));
        }
        let place = |passed: Ratio| (scale.part(passed.whole), share(passed));
        for (is_hollow, which) in [(true, MonthLies::Unjudged), (false, MonthLies::Within)] {
            let some = funnel.points.iter().filter(|one| one.lies == which);
            let some: Vec<_> = some.map(|one| place(one.passed)).collect();
            picture.dots(is_hollow, &some);
        }
        let mut labels = 0;
        for (at, point) in funnel.points.iter().enumerate() {
            let look = dot(point.lies);
            if !matches!(look, Dot::Below | Dot::Above) {
                continue;
            }
            let name = places.get(at).map_or("", |site| self.called(*site));
            let said = format!("{name} {}", pair(&point.passed));
            picture.dot(look, place(point.passed), &said);
            if labels < LABELLED {
                picture.label(place(point.passed), &width::cut(name, NAME));
                labels += 1;
            }
        }
        for lots in scale.named() {
            picture.below(scale.part(lots), &lots.to_string());
        }
        picture.axis(say::lots_axis(lang));
        let count = |which| found(funnel, which).len();
        let (below, above) = (count(MonthLies::Below), count(MonthLies::Above));
        picture.done(&say::funnel_picture(lang, places.len(), below, above))
    }
}

/// The places of the points that lie so.
fn found(funnel: &Funnel, which: MonthLies) -> Vec<usize> {
    let all = funnel.points.iter().enumerate();
    all.filter(|(_, one)| one.lies == which)
        .map(|(at, _)| at)
        .collect()
}

/// Numbers of lots from left to right, each step as many times as much.
struct LotScale {
    from: f64,
    to: f64,
}

impl LotScale {
    fn of(funnel: &Funnel) -> Self {
        let lots = || funnel.points.iter().map(|one| one.passed.whole.max(1));
        let (least, most) = (lots().min().unwrap_or(1), lots().max().unwrap_or(1));
        Self {
            from: libm::log(least as f64 * 0.9),
            to: libm::log(most as f64 * 1.1),
        }
    }

    fn part(&self, lots: u64) -> f64 {
        (libm::log(lots.max(1) as f64) - self.from) / (self.to - self.from)
    }

    fn lots(&self, part: f64) -> u64 {
        // No project has more lots than fit.
        libm::exp(self.from + part * (self.to - self.from)).round() as u64
    }

    /// Round numbers that lie on it: ones, twos and fives where there is room.
    fn named(&self) -> Vec<u64> {
        let (from, to) = (libm::exp(self.from), libm::exp(self.to));
        let on = |lots: &u64| (from..=to).contains(&(*lots as f64));
        let tens = || (0..9).map(|power| 10_u64.pow(power));
        let fine = tens().flat_map(|ten| [1, 2, 5].map(|times| times * ten));
        let fine: Vec<u64> = fine.filter(on).collect();
        match fine.len() > 8 {
            true => tens().filter(on).collect(),
            false => fine,
        }
    }
}
