//! The screen of call and type: the last reading and the count in large type, how the item stands so far, the
//! readings between their limits. What is typed stands below it and is not drawn here.

use crate::domain::Item;
use crate::domain::verdict::Bounds;
use crate::text::screen::{call as say, check as sheet_words, places};
use crate::text::width::packed;
use crate::text::words;
use crate::text::{judge, unit};
use crate::tui::check::sheet::CheckSheet;
use crate::tui::check::sheet::detail::Detail;
use crate::tui::check::sheet::list::verdict;
use crate::tui::check::sheet::rows::ItemState;

use crate::tui::page::Scene;
use crate::tui::paint::large;
use crate::tui::paint::pen::Pen;
use crate::tui::paint::spread::Spread;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;

/// Places named beforehand, the next one first.
const COMING: usize = 6;

/// From so many columns on all points stand beside the figures.
const WIDE: u16 = 120;

/// An item while its readings are called out.
struct Called<'a> {
    sheet: &'a CheckSheet,
    item: &'a Item,
    points: Vec<i128>,
    bounds: Option<(Bounds, Option<Bounds>)>,
    scene: &'a Scene<'a>,
}

/// ```text
///  5.5.3-1 绑扎钢筋网：长、宽
///  一般项目  允许 ±10 mm  应查 5
///
///  第 4 点，mm
///      ##    ######                 # #    还差 1 点
///    ####        ##                  #     至此不符合
///  ####  ##  ######                 # #    超出允许 1 点
/// ```
pub fn view((sheet, item): (&CheckSheet, &Item), frame: &mut Frame, area: Rect, scene: &Scene) {
    let called = Called {
        sheet,
        item,
        points: sheet.points(item),
        bounds: sheet.bounds(item),
        scene,
    };
    let mut pen = Pen::new(frame.buffer_mut(), area);
    called.head(&mut pen);
    let rest = pen.rest();
    match area.width {
        WIDE.. => called.wide(frame, rest),
        _ => called.narrow(frame, rest),
    }
}

impl Called<'_> {
    /// What is measured, and what is asked of it.
    fn head(&self, pen: &mut Pen) {
        let (item, lang, theme) = (self.item, self.scene.lang, self.scene.theme);
        let sheet = self.sheet;
        let title = format!("{} {}", item.id, lang.of_words(&item.title));
        let needed = sheet_words::sample(lang, sheet.needed(item), None);
        let mut parts = vec![words::class(lang, item.class).to_owned(), needed];
        if let Some((bounds, cap)) = self.bounds {
            let unit = unit::shown(lang, item.judge.unit().unwrap_or_default());
            let limits = judge::limits(&bounds);
            let name = sheet_words::limits(lang);
            parts.insert(0, format!("{name} {limits} {unit}"));
            if let Some(cap) = cap {
                let (name, cap) = (sheet_words::cap(lang), judge::limits(&cap));
                parts.push(format!("{name} {cap} {unit}"));
            }
        }
        if let Some(design) = sheet.design_of(item) {
            parts.push(format!("{} {design}", sheet_words::design(lang)));
        }
        pen.text(&title, theme.strong);
        // No limit is ever cut, least of all within its figure.
        for line in packed(&parts, pen.columns()) {
            pen.line(&[(&line, theme.base)]);
        }
        let mut next = sheet.next_places(item, COMING);
        if !next.is_empty() {
            let first = next.remove(0);
            let later = next.join(lang.between());
            pen.line(&[(&places::then(lang, &first, &later), theme.strong)]);
        }
    }

    /// Two figures, one above the other; beside them how it stands, and how the readings lie.
    fn narrow(&self, frame: &mut Frame, area: Rect) {
        let columns = [
            Constraint::Fill(6),
            Constraint::Length(1),
            Constraint::Fill(5),
        ];
        let half = Layout::vertical([Constraint::Fill(1), Constraint::Fill(1)]);
        let [above, below] = half.areas(area);
        let [last, _, stands] = Layout::horizontal(columns).areas(above);
        let [count, _, lie] = Layout::horizontal(columns).areas(below);
        self.last(&mut Pen::new(frame.buffer_mut(), last));
        self.stands(frame, stands);
        self.count(&mut Pen::new(frame.buffer_mut(), count));
        let mut pen = Pen::new(frame.buffer_mut(), lie);
        let lines = pen.lines().saturating_sub(1);
        pen.line(&[(say::spread(self.scene.lang), self.scene.theme.dim)]);
        self.lie(&mut pen, lines);
    }

    /// The figures on the left, every point on the right.
    fn wide(&self, frame: &mut Frame, area: Rect) {
        let columns = [
            Constraint::Fill(5),
            Constraint::Length(3),
            Constraint::Fill(4),
        ];
        let [left, _, right] = Layout::horizontal(columns).areas(area);
        let thirds = [
            Constraint::Fill(5),
            Constraint::Fill(5),
            Constraint::Length(7),
        ];
        let [last, count, stands] = Layout::vertical(thirds).areas(left);
        self.last(&mut Pen::new(frame.buffer_mut(), last));
        self.count(&mut Pen::new(frame.buffer_mut(), count));
        self.stands(frame, stands);
        let detail = Detail {
            sheet: self.sheet,
            item: self.item,
            scene: self.scene,
        };
        detail.found(Pen::new(frame.buffer_mut(), right).skip());
    }

    /// The last reading, marked when it lies outside the limits.
    fn last(&self, pen: &mut Pen) {
        let (lang, theme) = (self.scene.lang, self.scene.theme);
        let answer = self.sheet.answer(&self.item.id);
        let typed = answer
            .map(|answer| answer.typed_readings())
            .unwrap_or_default();
        pen.skip();
        let Some(last) = typed.last() else {
            pen.line(&[(say::no_reading_yet(lang), theme.dim)]);
            return;
        };
        let unit = unit::shown(lang, self.item.judge.unit().unwrap_or_default());
        let names = answer.map(|answer| answer.points()).unwrap_or_default();
        let name = names.get(typed.len() - 1).unwrap_or(&"");
        let words = [&say::last(lang, typed.len(), unit), "  ", name].concat();
        pen.line(&[(&words, theme.dim)]);
        let (mark, look) = match self
            .points
            .last()
            .is_some_and(|point| self.is_outside(*point))
        {
            true => ("!", theme.bad),
            false => ("", theme.strong),
        };
        let lines = pen.lines_left();
        large::draw(pen, &format!("{last}{mark}"), look, lines, theme);
    }

    /// How many points there are, of how many.
    fn count(&self, pen: &mut Pen) {
        let (lang, theme) = (self.scene.lang, self.scene.theme);
        let sheet = self.sheet;
        let needed = sheet.needed(self.item);
        let count = format!("{}/{needed}", sheet.readings(self.item));
        pen.line(&[(say::points_done(lang), theme.dim)]);
        let lines = pen.lines_left();
        large::draw(pen, &count, theme.base, lines, theme);
    }

    /// The verdict so far: its sign in large type, and in words what is missing and what lies outside.
    fn stands(&self, frame: &mut Frame, area: Rect) {
        let (lang, theme) = (self.scene.lang, self.scene.theme);
        let [sign, said] =
            Layout::horizontal([Constraint::Length(12), Constraint::Fill(1)]).areas(area);
        let state = self.sheet.state(self.item);
        let (word, look) = verdict(Some(&state), self.scene);
        let (symbol, _) = word.split_once(' ').unwrap_or((&word, ""));
        let mut pen = Pen::new(frame.buffer_mut(), sign);
        pen.skip().skip();
        let lines = pen.lines_left();
        large::draw(&mut pen, symbol, look, lines, theme);
        let mut pen = Pen::new(frame.buffer_mut(), said);
        pen.skip().skip().line(&[(&word, look)]);
        if let (ItemState::Short(_), Some(verdict)) = (&state, self.sheet.so_far(self.item)) {
            let (words, look) = match verdict.conforming {
                true => (say::passes_so_far(lang), theme.good),
                false => (say::fails_so_far(lang), theme.bad),
            };
            pen.line(&[(words, look)]);
        }
        for (line, look) in self.counted() {
            pen.line(&[(&line, look)]);
        }
    }

    /// Points outside the limits, and points left out.
    fn counted(&self) -> Vec<(String, Style)> {
        let (lang, theme) = (self.scene.lang, self.scene.theme);
        let outside = { self.points.iter() }.filter(|point| self.is_outside(**point));
        let answer = self.sheet.answer(&self.item.id);
        let skipped = answer.map_or(0, |answer| answer.skipped().len());
        let mut lines = match outside.count() {
            0 => Vec::new(),
            count => vec![(say::outside(lang, count), theme.bad)],
        };
        if skipped > 0 {
            lines.push((say::left_out(lang, skipped), theme.warn));
        }
        lines
    }

    /// The readings between their limits.
    fn lie(&self, pen: &mut Pen, lines: u16) {
        if let Some((bounds, _)) = self.bounds
            && let Some(spread) = Spread::of(&self.points, &bounds)
        {
            spread.draw(pen, lines, self.scene.theme);
        }
    }

    fn is_outside(&self, point: i128) -> bool {
        let bounds = self.bounds.as_ref();
        bounds.is_some_and(|(bounds, _)| !bounds.contain(point))
    }
}
