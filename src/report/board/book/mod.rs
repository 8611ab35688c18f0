//! The board as a workbook: the same figures in cells, with native charts. Real numbers and plain strings; no
//! formulas, no links (I8).
//!
//! | file | noun |
//! |---|---|
//! | `sheet` | one sheet being written: title, table, place of the chart |
//! | `charts` | months, funnel, bars, Pareto |

mod charts;
mod sheet;

use super::months::{lies_so, limits};
use super::{BoardShown, QualityBoard};
use crate::domain::ratio::Ratio;
use crate::rates::pictures::control::{MonthLies, share};
use crate::text::{Lang, board as say, words};
use chrono::Utc;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{BoardSheet, BookCell};

/// Points of a limit's curve.
const CURVE: u32 = 40;

/// The workbook's bytes; the same for the same input.
pub fn xlsx(board: &QualityBoard, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let shown = BoardShown::of(board, lang);
    let mut workbook = Workbook::new();
    let made = board.made_at.with_timezone(&Utc).naive_utc();
    let made = ExcelDateTime::parse_from_str(&made.format("%Y-%m-%dT%H:%M:%S").to_string())?;
    let properties = DocProperties::new().set_title(say::title(lang));
    workbook.set_properties(&properties.set_creation_datetime(&made));
    shown.book_target().write(workbook.add_worksheet(), None)?;
    let (months, chart) = shown.book_months();
    months.write(workbook.add_worksheet(), Some(&chart))?;
    let (sites, curve, chart) = shown.book_sites();
    let page = workbook.add_worksheet();
    sites.write(page, Some(&chart))?;
    curve.beside(page, &sites)?;
    let (places, chart) = shown.book_places();
    places.write(workbook.add_worksheet(), Some(&chart))?;
    let (failing, chart) = shown.book_failing();
    failing.write(workbook.add_worksheet(), Some(&chart))?;
    shown.book_overdue().write(workbook.add_worksheet(), None)?;
    shown.book_crews().write(workbook.add_worksheet(), None)?;
    workbook.save_to_buffer()
}

/// What passed, of how many, in per cent.
fn rate(ratio: Ratio) -> [BookCell; 3] {
    [
        BookCell::Count(ratio.part),
        BookCell::Count(ratio.whole),
        percent(ratio),
    ]
}

fn percent(ratio: Ratio) -> BookCell {
    ratio.percent().map_or(BookCell::Nothing, BookCell::Figure)
}

fn met(met: Option<(bool, String)>) -> BookCell {
    met.map_or(BookCell::Nothing, |(_, word)| BookCell::Words(word))
}

fn as_percent(share: f64) -> BookCell {
    BookCell::Figure(format!("{:.1}", share * 100.0))
}

impl BoardShown<'_> {
    /// The rates with what they mean, and before them what is to be looked at first.
    fn book_target(&self) -> BoardSheet {
        let lang = self.lang;
        let rows = self.five().map(|one| {
            let [part, whole, all] = rate(one.all);
            let [now_part, now_whole, now] = rate(one.now);
            let target = one.target.map(ToString::to_string);
            vec![
                BookCell::Words(one.name.to_owned()),
                BookCell::Words(one.of.to_owned()),
                part,
                whole,
                all,
                target.map_or(BookCell::Nothing, BookCell::Figure),
                met(self.met(one.all, one.target)),
                now_part,
                now_whole,
                now,
                BookCell::Words(one.means),
            ]
        });
        let heads = say::book_rates(lang);
        let mut sheet = BoardSheet::new(say::on_target(lang), &heads, rows.into());
        let month = self.figures.scope.month();
        sheet.notes = vec![
            self.facts(),
            lang.about(say::this_month(lang), month),
            say::shown_is(lang).to_owned(),
        ];
        sheet.notes.extend(self.all_matters());
        sheet
    }

    fn book_months(&self) -> (BoardSheet, rust_xlsxwriter::Chart) {
        let (lang, (chart, times)) = (self.lang, self.chart());
        let rows = chart.months.iter().map(|one| {
            let [part, whole, all] = rate(one.passed);
            vec![
                BookCell::Words(one.month.clone()),
                part,
                whole,
                all,
                as_percent(share(chart.all)),
                as_percent(one.limits[0]),
                as_percent(one.limits[1]),
                BookCell::Words(lies_so(lang, one.lies)),
            ]
        });
        let heads = say::book_months(lang);
        let mut sheet = BoardSheet::new(say::worse(lang), &heads, rows.collect());
        sheet.notes = vec![
            match times > 1.0 {
                true => say::widened(lang, &format!("{times:.1}")),
                false => say::not_widened(lang).to_owned(),
            },
            say::control_is(lang).to_owned(),
        ];
        sheet.drawn();
        let chart = charts::months(lang, &sheet, self.months_floor(&chart));
        (sheet, chart)
    }

    /// The projects with what each has, and the curve of the limits beside them.
    fn book_sites(&self) -> (BoardSheet, BoardSheet, rust_xlsxwriter::Chart) {
        let (lang, (places, funnel)) = (self.lang, self.funnel());
        let rows = self.by_code().into_iter().filter_map(|at| {
            let site = self.figures.sites.get(at)?;
            let point = places.iter().position(|place| *place == at);
            let point = point.and_then(|point| funnel.points.get(point));
            let lies = point.map_or(MonthLies::Unjudged, |point| point.lies);
            let mut row = vec![
                BookCell::Words(self.called(at).to_owned()),
                BookCell::Words(site.name.clone()),
                BookCell::Words(site.ledger.region.clone()),
                BookCell::Words(site.ledger.company.clone()),
                BookCell::Words(site.ledger.kind.clone()),
            ];
            row.extend(rate(site.lots.first_pass));
            let within = funnel.limits(site.lots.first_pass.whole);
            row.push(BookCell::Words(limits(within)));
            row.push(BookCell::Words(lies_so(lang, lies)));
            row.push(met(
                self.met(site.lots.first_pass, site.targets.first_pass.as_ref())
            ));
            row.extend(rate(site.lots.excellence));
            row.extend(rate(site.lots.points));
            row.extend(rate(site.issues.closing()));
            row.push(percent(site.issues.timely()));
            let newest = site.newest.map_or_else(String::new, |day| day.to_string());
            row.push(BookCell::Words(newest));
            Some(row)
        });
        let heads = say::book_sites(lang);
        let mut sheet = BoardSheet::new(say::who(lang), &heads, rows.collect());
        sheet.notes = vec![say::funnel_is(lang).to_owned()];
        sheet.drawn();
        let most = funnel.points.iter().map(|one| one.passed.whole).max();
        let most = libm::log(most.unwrap_or(1).max(2) as f64 * 1.1);
        let curve = (0..=CURVE).map(|step| {
            let lots = libm::exp(most * f64::from(step) / f64::from(CURVE)).round() as u64;
            let [low, high] = funnel.limits(lots);
            vec![BookCell::Count(lots), as_percent(low), as_percent(high)]
        });
        let heads = say::book_curve(lang);
        let mut curve = BoardSheet::new("", &heads, curve.collect());
        curve.stand_beside(&sheet);
        let chart = charts::funnel(lang, (&sheet, &curve), self.funnel_floor(&funnel));
        (sheet, curve, chart)
    }

    fn book_places(&self) -> (BoardSheet, rust_xlsxwriter::Chart) {
        let (lang, target) = (self.lang, self.targets.first_pass.as_ref());
        let groups = self.groups();
        let rows = groups.iter().flat_map(|(kind, groups)| {
            groups.iter().map(|(name, passed)| {
                let mut row = vec![
                    BookCell::Words((*kind).to_owned()),
                    BookCell::Words(name.clone()),
                ];
                row.extend(rate(*passed));
                row.push(met(self.met(*passed, target)));
                row
            })
        });
        let heads = say::book_places(lang);
        let mut sheet = BoardSheet::new(say::place(lang), &heads, rows.collect());
        sheet.notes = vec![say::by_size(lang).to_owned()];
        sheet.drawn();
        let chart = charts::bars(lang, &sheet);
        (sheet, chart)
    }

    fn book_failing(&self) -> (BoardSheet, rust_xlsxwriter::Chart) {
        let lang = self.lang;
        let rows = self.figures.pareto().into_iter().map(|(item, up_to)| {
            let (title, clause) = super::failing::named(lang, item);
            vec![
                BookCell::Words(title),
                BookCell::Words(clause),
                BookCell::Words(item.checklist.clone()),
                BookCell::Count(item.failed),
                BookCell::Count(item.sites),
                as_percent(share(up_to)),
            ]
        });
        let heads = say::book_failing(lang);
        let mut sheet = BoardSheet::new(say::what(lang), &heads, rows.collect());
        sheet.notes = vec![say::pareto_is(lang).to_owned()];
        sheet.drawn();
        let chart = charts::pareto(lang, &sheet);
        (sheet, chart)
    }

    fn book_overdue(&self) -> BoardSheet {
        let lang = self.lang;
        let rows = self.figures.overdue.iter().map(|issue| {
            vec![
                BookCell::Words(self.called(issue.site).to_owned()),
                BookCell::Words(issue.subject.clone()),
                BookCell::Words(self.about(issue)),
                BookCell::Words(issue.crew.clone()),
                BookCell::Words(words::severity(lang, issue.severity).to_owned()),
                BookCell::Words(issue.due.to_string()),
                BookCell::Count(self.days_late(issue).unsigned_abs()),
            ]
        });
        let heads = say::book_overdue(lang);
        let mut sheet = BoardSheet::new(say::overdue(lang), &heads, rows.collect());
        let all = self.figures.issues.overdue;
        sheet.notes = vec![match all {
            0 => say::no_overdue(lang).to_owned(),
            all => say::more_overdue(lang, all),
        }];
        sheet
    }

    fn book_crews(&self) -> BoardSheet {
        let lang = self.lang;
        let rows = self.crews_below().into_iter().map(|crew| {
            let mut row = vec![
                BookCell::Words(self.called(crew.site).to_owned()),
                BookCell::Words(crew.crew.clone()),
            ];
            row.extend(rate(crew.passed));
            row.push(BookCell::Figure(crew.limit.to_string()));
            row
        });
        let heads = say::book_crews(lang);
        let mut sheet = BoardSheet::new(say::crews_below(lang), &heads, rows.collect());
        sheet.notes = vec![say::crews_is(lang).to_owned()];
        sheet
    }
}
