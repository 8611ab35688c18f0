//! Headquarters' board: figures in, one page of the web or one workbook out. The page needs nothing else: no script,
//! no other file, no network; it prints on A4.
//!
//! | file | noun |
//! |---|---|
//! | `page`, `svg` | a page being written: sections and tables; pictures |
//! | `matters`, `target` | what is to be looked at first; whether we are on target |
//! | `months`, `sites` | whether it is getting worse; who is worth asking |
//! | `places`, `failing`, `stuck` | where, what, what is stuck |
//! | `silent`, `every` | who has not reported; all projects |
//! | `book` | the same as a workbook |

mod book;
mod every;
mod failing;
mod matters;
mod months;
mod page;
mod places;
mod silent;
mod sites;
mod stuck;
mod svg;
mod target;

#[cfg(test)]
mod tests;

pub use book::xlsx;

use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::domain::zone::Zone;
use crate::rates::Targets;
use crate::rates::board::{BoardFigures, BoardSite};
use crate::text::words::{self, SchemeName};
use crate::text::{Lang, board as say};
use chrono::{DateTime, FixedOffset};
use page::BoardPage;
use std::collections::BTreeMap;

/// What stands on the board.
pub struct QualityBoard<'a> {
    /// The figures.
    pub figures: &'a BoardFigures,
    /// What all are graded by.
    pub scheme: &'a SchemeName,
    /// Whose days they are, if all have one zone.
    pub zone: Option<Zone>,
    /// When it is made.
    pub made_at: DateTime<FixedOffset>,
    /// What is damaged or could not be taken, each in words with its place.
    pub troubles: &'a [String],
    /// Devices that wrote twice.
    pub forks: &'a [String],
    /// Projects of the ledger that were not among those counted; none without a ledger.
    pub missing: Option<&'a [String]>,
    /// How many projects the ledger does not name.
    pub unlisted: usize,
}

/// A board with what is reckoned of it once.
struct BoardShown<'a> {
    board: &'a QualityBoard<'a>,
    figures: &'a BoardFigures,
    targets: Targets,
    /// What each project is called: its code, with the id where others have it too.
    names: Vec<String>,
    lang: Lang,
}

/// The board as a page of the web.
pub fn html(board: &QualityBoard, lang: Lang) -> String {
    let shown = BoardShown::of(board, lang);
    let mut page = BoardPage::new(lang, say::title(lang));
    page.head(say::title(lang), &shown.facts());
    shown.matters(&mut page);
    shown.target(&mut page);
    shown.months(&mut page);
    shown.sites(&mut page);
    shown.places(&mut page);
    shown.failing(&mut page);
    shown.stuck(&mut page);
    shown.silent(&mut page);
    shown.every(&mut page);
    page.done()
}

impl<'a> BoardShown<'a> {
    fn of(board: &'a QualityBoard<'a>, lang: Lang) -> Self {
        let figures = board.figures;
        let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
        for site in &figures.sites {
            *alike.entry(&site.code).or_default() += 1;
        }
        let is_unique = |site: &BoardSite| alike.get(site.code.as_str()) == Some(&1);
        let name = |site: &BoardSite| match is_unique(site) {
            true => site.code.clone(),
            false => format!("{} {}", site.code, site.pid),
        };
        Self {
            board,
            figures,
            targets: figures.targets(),
            names: figures.sites.iter().map(name).collect(),
            lang,
        }
    }

    /// What it is of, and of when.
    fn facts(&self) -> String {
        let (lang, scope) = (self.lang, &self.figures.scope);
        let day = |day: Option<chrono::NaiveDate>| {
            day.map_or_else(|| "…".to_owned(), |day| day.to_string())
        };
        let period = match (scope.from, scope.to) {
            (None, None) => say::whole_time(lang).to_owned(),
            (from, to) => format!("{} – {}", day(from), day(to)),
        };
        let made_at = self.board.made_at.format("%Y-%m-%d %H:%M %:z");
        let facts = [
            say::projects(lang, self.names.len()),
            lang.about(say::period(lang), period),
            words::days_of(lang, self.board.zone),
            lang.about(say::made_at(lang), made_at),
        ];
        facts.join(" · ")
    }

    /// The name of a project by its place.
    fn called(&self, site: usize) -> &str {
        self.names.get(site).map_or("", String::as_str)
    }

    /// Whether a rate meets a target, in a word; nothing without one or the other.
    fn met(&self, ratio: Ratio, target: Option<&Decimal>) -> Option<(bool, String)> {
        let lang = self.lang;
        let target = target?;
        Some(match ratio.meets(target)? {
            true => (true, format!("✓ {}", say::met(lang))),
            false => {
                let just = match ratio.looks_met(target) {
                    true => say::just_below(lang),
                    false => "",
                };
                (false, format!("✗ {}{just}", say::not_met(lang)))
            }
        })
    }
}

/// A target in per cent as a share.
fn as_share(target: Option<&Decimal>) -> Option<f64> {
    target.map(|target| target.micro() as f64 / 1e8)
}

/// The whole tenth of a per cent below which nothing that is drawn lies, a little lower.
fn floor(shares: impl Iterator<Item = f64>) -> f64 {
    let lowest = shares.fold(1.0, f64::min);
    let step = if lowest > 0.9 { 0.02 } else { 0.1 };
    (((lowest - 0.2 * step) / step).floor() * step).max(0.0)
}
