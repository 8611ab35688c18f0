//! The left pane of a check: its rows with how each stands. Only ASCII and wide characters stand
//! here, so that whatever a terminal thinks of doubtful widths, the right pane stays where it is.

use super::CheckSheet;
use super::kind::ways;
use super::rows::{CheckLine, ItemState, WatchEnd};
use crate::domain::Item;
use crate::text::screen::{check as say, evidence, places};
use crate::text::shorten::clip_each;
use crate::text::width::{fit, width};
use crate::text::{Lang, words};
use crate::tui::list::{self, Cursor};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use ratatui::style::Style;

/// Columns of the mark.
const MARK: usize = 2;
/// Columns for the verdict's symbol and word.
const VERDICT: usize = 9;

/// The rows of a sheet, one of them selected.
pub struct SheetList<'a> {
    /// The sheet.
    pub sheet: &'a CheckSheet,
    /// Its rows.
    pub rows: &'a [CheckLine],
    /// Which is selected.
    pub cursor: Cursor,
}

impl SheetList<'_> {
    /// Draws the rows.
    ///
    /// ```text
    /// 批的数据
    ///   容量                      36
    /// 主控项目
    /// > 受力钢筋牌号、规格、数量  36 + 符合
    /// 一般项目
    ///   纵向受力钢筋：间距       3/5 ~ 差 2
    ///   作结论 (F8)
    /// ```
    pub fn view(&self, mut pen: Pen, scene: &Scene) {
        let columns = pen.columns().saturating_sub(MARK + VERDICT + 1);
        let told = self
            .rows
            .iter()
            .map(|row| cells(self.sheet, row, scene.lang));
        let told: Vec<_> = told.collect();
        let names: Vec<String> = told.iter().map(|(name, ..)| name.clone()).collect();
        let counts = self.rows.iter().zip(&told);
        let rooms = counts.map(|(row, (_, count, _))| {
            let kept = self.kept_for_count(row).max(width(count));
            columns.saturating_sub(kept + usize::from(kept > 0))
        });
        let rooms: Vec<usize> = rooms.collect();
        let names = clip_each(&names, &rooms);
        let rows = self.rows.iter().zip(&told).zip(&names);
        let list = list::List::headed(rows, self.cursor, |before, ((row, _), _)| {
            let heading = self.heading(row, scene.lang)?;
            let above = before.and_then(|((before, _), _)| self.heading(before, scene.lang));
            (above != Some(heading)).then(|| vec![(heading.to_owned(), scene.theme.strong)])
        });
        list.each(
            &mut pen,
            scene,
            |pen, ((_, (_, count, state)), name), selected| {
                let name = fit(name, columns.saturating_sub(width(count)));
                draw(pen, (&name, count, state.as_ref()), selected, scene);
            },
        );
    }

    /// Columns that the count of a row takes once it is full: a name does not change while readings are typed.
    fn kept_for_count(&self, row: &CheckLine) -> usize {
        let item = match row {
            CheckLine::Item(at) => self.sheet.item(*at),
            _ => None,
        };
        let measured = item.filter(|item| item.judge.is_measured());
        measured.map_or(0, |item| {
            let needed = self.sheet.needed(item);
            width(&format!("{needed}/{needed}"))
        })
    }

    /// What a row belongs to; concluding stands below the last of them.
    fn heading(&self, row: &CheckLine, lang: Lang) -> Option<&'static str> {
        match row {
            CheckLine::Conclude => None,
            CheckLine::Item(place) => {
                let item = self.sheet.item(*place);
                Some(item.map_or(say::lot_data(lang), |item| words::class(lang, item.class)))
            }
            CheckLine::Capacity
            | CheckLine::Count(_)
            | CheckLine::Dimension(_)
            | CheckLine::Remedy => Some(say::lot_data(lang)),
            CheckLine::Instruments
            | CheckLine::StandBy(_)
            | CheckLine::Photos
            | CheckLine::Places
            | CheckLine::Offers => Some(say::lot_data(lang)),
        }
    }
}

/// Draws a row: its name in its column, its count, how it stands.
fn draw(
    pen: &mut Pen,
    (name, count, state): (&str, &str, Option<&ItemState>),
    selected: bool,
    scene: &Scene,
) {
    let theme = scene.theme;
    let (word, style) = verdict(state, scene);
    let (mark, ground, style) = match selected {
        true => ("> ", theme.selected, theme.selected),
        false => ("  ", theme.base, style),
    };
    let text = format!("{mark}{name}{count}");
    let word = fit(&format!(" {word}"), VERDICT);
    pen.row(&[(&text, ground), (&word, style)], ground);
}

/// What a row is called.
pub fn name(sheet: &CheckSheet, row: &CheckLine, lang: Lang) -> String {
    cells(sheet, row, lang).0
}

fn cells(sheet: &CheckSheet, row: &CheckLine, lang: Lang) -> (String, String, Option<ItemState>) {
    let known = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    match row {
        CheckLine::Capacity => {
            let offered = sheet.offered_capacity();
            let capacity = sheet.capacity().or(offered).map(|size| size.to_string());
            let state = offered.map(|_| ItemState::Offered);
            (say::capacity(lang).to_owned(), known(capacity), state)
        }
        CheckLine::Count(id) => {
            let name = sheet.counted_by(id);
            let name = name.map_or(id.as_str(), |of| lang.pick(&of.zh, &of.en));
            let count = sheet.draft.counts.get(id).map(|count| count.to_string());
            (say::how_many(lang, name), known(count), None)
        }
        CheckLine::Dimension(name) => {
            let size = sheet.draft.dims.get(name).map(|size| size.to_string());
            (format!("{name} (mm)"), known(size), None)
        }
        CheckLine::Remedy => {
            let said = sheet.said_remedy().filter(|_| sheet.draft.remedy.is_none());
            let remedy = sheet.draft.remedy.or(said);
            let remedy = remedy.map_or("?", |remedy| words::remedy(lang, remedy));
            let state = said.map(|_| ItemState::Offered);
            (say::remedy(lang).to_owned(), remedy.to_owned(), state)
        }
        CheckLine::Instruments => {
            let count = sheet.draft.instruments.len().to_string();
            (say::instruments(lang).to_owned(), count, None)
        }
        CheckLine::Photos => {
            let count = format!("{}/{}", sheet.images(), sheet.stage.images);
            (evidence::photos(lang).to_owned(), count, None)
        }
        CheckLine::Places => drawn(sheet, lang),
        CheckLine::StandBy(end) => {
            let time = sheet.watch(*end).and_then(|at| at.get(11..16));
            let time = time.map(str::to_owned);
            (
                say::watched(lang, *end == WatchEnd::From).to_owned(),
                known(time),
                None,
            )
        }
        CheckLine::Offers => offers(sheet, lang),
        CheckLine::Item(at) => sheet.item(*at).map_or_else(Default::default, |item| {
            let title = plain(lang.of_words(&item.title));
            (title, count(sheet, item), Some(sheet.state(item)))
        }),
        CheckLine::Conclude => (
            format!("{} (F8)", say::conclude_row(lang)),
            String::new(),
            None,
        ),
    }
}

/// How many places were drawn from.
fn drawn(sheet: &CheckSheet, lang: Lang) -> (String, String, Option<ItemState>) {
    let places = sheet.draft.drawn.last().map(|draw| draw.places.len());
    let count = places.map_or_else(|| "-".to_owned(), |count| count.to_string());
    (places::row(lang).to_owned(), count, None)
}

/// How much waits to be taken over.
fn offers(sheet: &CheckSheet, lang: Lang) -> (String, String, Option<ItemState>) {
    let count = sheet.offers().len().to_string();
    (
        say::taking_over(lang).to_owned(),
        count,
        Some(ItemState::Offered),
    )
}

/// The title without signs that a Chinese terminal may draw two columns wide.
fn plain(title: &str) -> String {
    title
        .replace('≤', "<=")
        .replace('≥', ">=")
        .replace('±', "+-")
}

/// Points given and needed; where nothing is counted, only what is needed.
fn count(sheet: &CheckSheet, item: &Item) -> String {
    let needed = sheet.needed(item);
    match got(sheet, item) {
        Some(got) => format!("{got}/{needed}"),
        None if !ways(&item.judge).is_sampled => String::new(),
        None => needed.to_string(),
    }
}

/// How many points or places an item has, where they are counted.
pub fn got(sheet: &CheckSheet, item: &Item) -> Option<u64> {
    let answer = sheet.answer(&item.id)?;
    match answer.is_called() {
        true => None,
        false => (ways(&item.judge).got)(answer),
    }
}

/// The symbol and word of a state, and their colours.
pub fn verdict(state: Option<&ItemState>, scene: &Scene) -> (String, Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    let of = |symbol: &str, word: &str| format!("{symbol} {word}");
    match state {
        None => (String::new(), theme.base),
        Some(ItemState::Open) => (of(".", say::open(lang)), theme.dim),
        Some(ItemState::Offered) => (of("=", say::as_before(lang)), theme.warn),
        Some(ItemState::Short(missing)) => (of("~", &say::short(lang, *missing)), theme.warn),
        Some(ItemState::Unfit) => (of("~", say::unfit(lang)), theme.warn),
        Some(ItemState::Conforms) => (of("+", say::conforms(lang)), theme.good),
        Some(ItemState::Excellent) => (of("+", say::excellent(lang)), theme.good),
        Some(ItemState::Fails) => (of("x", say::fails(lang)), theme.bad),
        Some(ItemState::NotApplicable) => (of("-", say::not_applicable(lang)), theme.dim),
    }
}
