//! Whether we are on target: each rate with what it is made of, in all and in the month it is.

use super::BoardShown;
use super::page::{BoardCell, BoardPage};
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::board::{BoardSite, IssueSum};
use crate::rates::{Counts, Level};
use crate::text::escape::markup;
use crate::text::reason::pair;
use crate::text::{board as say, words};
use std::fmt::Write;

/// A rate on the board.
pub(super) struct BoardRate<'a> {
    pub name: &'static str,
    pub of: &'static str,
    pub all: Ratio,
    pub now: Ratio,
    pub target: Option<&'a Decimal>,
    /// Projects that meet their own target, of those that have one.
    pub meeting: Option<Ratio>,
    pub means: String,
}

impl BoardShown<'_> {
    /// The five rates.
    pub(super) fn five(&self) -> [BoardRate<'_>; 5] {
        let (lang, figures) = (self.lang, self.figures);
        let excellence_is = format!("{}{}", say::excellence_is(lang), self.board.scheme.title);
        let first_pass = self.of_lots(words::first_pass_rate(lang), |lots| lots.first_pass);
        let excellence = self.of_lots(words::excellence_rate(lang), |lots| lots.excellence);
        let points = self.of_lots(say::points_rate(lang), |lots| lots.points);
        let closing = self.of_issues(say::closing_rate(lang), IssueSum::closing);
        let timely = self.of_issues(say::timely_rate(lang), IssueSum::timely);
        let own = |site: &BoardSite| site.targets.clone();
        [
            BoardRate {
                target: self.targets.first_pass.as_ref(),
                meeting: Some(figures.meeting(|site| (site.lots.first_pass, own(site).first_pass))),
                means: say::first_pass_is(lang).to_owned(),
                ..first_pass
            },
            BoardRate {
                target: self.targets.excellence.as_ref(),
                meeting: Some(figures.meeting(|site| (site.lots.excellence, own(site).excellence))),
                means: excellence_is,
                ..excellence
            },
            BoardRate {
                means: say::points_is(lang).to_owned(),
                ..points
            },
            BoardRate {
                means: say::closing_is(lang).to_owned(),
                ..closing
            },
            BoardRate {
                means: say::timely_is(lang).to_owned(),
                ..timely
            },
        ]
    }

    /// A rate of lots, held against nothing.
    fn of_lots(&self, name: &'static str, of: fn(&Counts) -> Ratio) -> BoardRate<'_> {
        let month = self.figures.scope.month();
        let counts = |month| self.figures.counts(Level::Lot, month);
        BoardRate {
            name,
            of: say::lots(self.lang),
            all: of(&counts(None)),
            now: of(&counts(Some(&month))),
            target: None,
            meeting: None,
            means: String::new(),
        }
    }

    /// A rate of issues.
    fn of_issues(&self, name: &'static str, of: fn(IssueSum) -> Ratio) -> BoardRate<'_> {
        BoardRate {
            name,
            of: say::issues(self.lang),
            all: of(self.figures.issues),
            now: of(self.figures.issues_now),
            target: None,
            meeting: None,
            means: String::new(),
        }
    }

    pub(super) fn target(&self, page: &mut BoardPage) {
        let lang = self.lang;
        page.section(say::on_target(lang), |page| {
            let tiles = self.five().map(|rate| self.tile(&rate)).concat();
            page.raw(&format!("<div class=tiles>\n{tiles}</div>"));
            page.note(say::shown_is(lang));
            page.folded(say::levels(lang), |page| self.levels(page));
        });
    }

    fn tile(&self, rate: &BoardRate) -> String {
        let lang = self.lang;
        let met = self.met(rate.all, rate.target);
        let class = match &met {
            Some((true, _)) => " met",
            Some((false, _)) => " not",
            None => "",
        };
        let (name, of, means) = (markup(rate.name), markup(rate.of), markup(&rate.means));
        let mut tile =
            format!("<article class=\"tile{class}\"><h3>{name} <small>{of}</small></h3>");
        let big = match rate.all.percent() {
            Some(percent) => {
                let Ratio { part, whole } = rate.all;
                format!("{percent} % <small>{part} / {whole}</small>")
            }
            None => words::no_data(lang).to_owned(),
        };
        let _ = write!(tile, "<p class=big>{big}</p>");
        if let Some((met, word)) = met {
            let class = if met { "yes" } else { "no" };
            let _ = write!(tile, "<p class={class}>{}", markup(&word));
        }
        if let Some(meeting) = rate.meeting {
            let _ = write!(tile, "<p>{}", markup(&self.aim(rate.target, meeting)));
        }
        let month = format!("{} {}", say::this_month(lang), self.figures.scope.month());
        let now = lang.about(month, pair(&rate.now));
        let _ = writeln!(tile, "<p>{}<p class=def>{means}</article>", markup(&now));
        tile
    }

    /// The target of all, and how many meet their own.
    fn aim(&self, target: Option<&Decimal>, meeting: Ratio) -> String {
        let lang = self.lang;
        let target = match target {
            Some(target) => format!("{} {target} %", say::target(lang)),
            None if meeting.whole == 0 => return say::no_target(lang).to_owned(),
            None => say::differing_targets(lang).to_owned(),
        };
        let meeting = say::meeting(lang, meeting.part, meeting.whole);
        format!("{target}{}{meeting}", lang.comma())
    }

    fn levels(&self, page: &mut BoardPage) {
        let (lang, month) = (self.lang, self.figures.scope.month());
        let rows = Level::ALL.map(|level| {
            let all = self.figures.counts(level, None);
            let now = self.figures.counts(level, Some(&month));
            let target = self.targets.first_pass.as_ref();
            vec![
                BoardCell::Words(words::kind(lang, level.kind()).to_owned()),
                BoardCell::Figure(pair(&all.first_pass)),
                BoardCell::Mark(self.met(all.first_pass, target)),
                BoardCell::Figure(pair(&now.first_pass)),
                BoardCell::Figure(pair(&all.excellence)),
                BoardCell::Figure(pair(&all.points)),
            ]
        });
        let heads = [
            say::level(lang),
            words::first_pass_rate(lang),
            say::target(lang),
            say::this_month(lang),
            words::excellence_rate(lang),
            say::points_rate(lang),
        ];
        page.table(&heads, &rows);
    }
}
