//! How the readings of an item lie between its limits, over the lots of the project or of a crew: a bar for each
//! of the figures read, the limits between them, what lies beyond in another sign. Never an index of capability.

use super::kind::PictureKind;
use crate::domain::decimal::{STEPS, shown};
use crate::domain::limit::Exact;
use crate::domain::project::Project;
use crate::rates::STAGES;
use crate::rates::pictures::histogram::{Histogram, HistogramBar, LotReading, ReadingFigures};
use crate::rates::pictures::readings::MeasuredItem;
use crate::text::screen::{keys, pictures as say, rates as words};
use crate::text::words::{acceptance, handover_check, mutual_check, self_check};
use crate::text::{Lang, clause, responsibility, unit};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::LotsBehind;
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Scene};
use crate::tui::paint::gauge;
use crate::tui::paint::pen::{Pen, footed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// Lines below the bars.
const FOOT: usize = 2;
/// To how many columns each may be cut: the readings, how many.
const LEAST: [usize; 2] = [WHOLE, WHOLE];

/// The picture, and where one is.
#[derive(Debug)]
pub struct ReadingsPicture {
    /// The stage, by its place among all.
    stage: usize,
    /// The item, by its place among those measured.
    item: usize,
    /// The crew, by its place among those that have the item; none: all.
    crew: Option<usize>,
    crews: Vec<String>,
    readings: Vec<LotReading>,
    figures: ReadingFigures,
    histogram: Option<Histogram>,
    bar: Cursor,
}

impl Default for ReadingsPicture {
    fn default() -> Self {
        Self {
            stage: STAGES.len() - 1,
            item: 0,
            crew: None,
            crews: Vec::new(),
            readings: Vec::new(),
            figures: ReadingFigures::default(),
            histogram: None,
            bar: Cursor::default(),
        }
    }
}

impl ReadingsPicture {
    fn stage(&self) -> &'static str {
        STAGES.get(self.stage).copied().unwrap_or_default()
    }

    fn items<'a>(&self, scene: &Scene<'a>) -> &'a [MeasuredItem] {
        let gathered = scene.workspace.gathered_readings(self.stage());
        gathered.unwrap_or_default()
    }

    fn measured<'a>(&self, scene: &Scene<'a>) -> Option<&'a MeasuredItem> {
        self.items(scene).get(self.item)
    }

    /// Another item, from its first bar with readings beyond the limits.
    fn turn(&mut self, to: usize, scene: &Scene) {
        self.item = to;
        self.crew = None;
        self.look(scene);
        self.begin();
    }

    fn begin(&mut self) {
        let bars = self.bars().iter();
        let beyond = { bars }.position(|bar| !bar.within && bar.count > 0);
        let most = || {
            let counts = self.bars().iter().map(|bar| bar.count).enumerate();
            counts.max_by_key(|(_, count)| *count).map(|(at, _)| at)
        };
        self.bar = Cursor::on(beyond.or_else(most).unwrap_or(0));
    }

    fn bars(&self) -> &[HistogramBar] {
        let histogram = self.histogram.as_ref();
        histogram.map_or(&[], |histogram| &histogram.bars)
    }

    fn crew(&self) -> Option<&str> {
        let at = self.crew?;
        self.crews.get(at).map(String::as_str)
    }

    /// Takes the readings of the item and the crew, and makes bars of them.
    fn look(&mut self, scene: &Scene) {
        self.item = self.item.min(self.items(scene).len().saturating_sub(1));
        let (Some(item), Some(project)) = (self.measured(scene), scene.workspace.project()) else {
            *self = Self {
                stage: self.stage,
                ..Self::default()
            };
            return;
        };
        let crews = item.readings.iter().map(|one| crew_of(project, one));
        let crews: BTreeSet<&str> = crews.filter(|crew| !crew.is_empty()).collect();
        self.crews = crews.into_iter().map(str::to_owned).collect();
        let crew = self.crew();
        let own = item.readings.iter();
        let own = own.filter(|one| crew.is_none_or(|crew| crew_of(project, one) == crew));
        let own: Vec<LotReading> = own.copied().collect();
        self.histogram = Histogram::of(&own, &item.bounds);
        self.figures = ReadingFigures::of(&own);
        self.readings = own;
        self.bar.stay(None, self.bars().len());
    }

    /// What is seen: the item, where it stands, its limits.
    fn title(&self, pen: &mut Pen, item: &MeasuredItem, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let all = self.items(scene).len();
        let place = format!(" {}/{all} ", self.item + 1);
        let title = lang.of_words(&item.title);
        let name = format!(
            "< {} {title} > · {}",
            clause::shown(lang, &item.clause),
            lang.of_words(&item.list)
        );
        pen.line(&[(&place, theme.dim), (&name, theme.strong)]);
        let figures = self.in_figures(item, scene);
        pen.labelled((" ", theme.base), (&figures, theme.base));
    }

    fn in_figures(&self, item: &MeasuredItem, scene: &Scene) -> String {
        let lang = scene.lang;
        let figures = self.figures;
        let limit = |limit: Option<Exact>| limit.map(Exact::shown);
        let [lower, upper] = [item.bounds.lower, item.bounds.upper].map(limit);
        let limits = say::allowed(lang, [lower.as_deref(), upper.as_deref()], &item.unit);
        let mean = format!("{:.2}", figures.mean);
        let told = say::readings_told(lang, figures.count, &mean, figures.outside);
        format!("{limits}{}{told}", lang.comma())
    }

    fn row(&self, bar: &HistogramBar, item: &MeasuredItem, wide: usize, scene: &Scene) -> Row {
        let theme = scene.theme;
        let counts = self.bars().iter().map(|bar| bar.count as u64);
        let most = counts.max().unwrap_or(0);
        let sign = match bar.within {
            true => ("#", theme.good),
            false => ("!", theme.bad),
        };
        let strip = gauge::strip(bar.count as u64, most, wide, sign, theme);
        let nominal = bar.values == [Some(0), Some(0)] && crosses_nought(item);
        let nominal = if nominal {
            say::nominal(scene.lang)
        } else {
            ""
        };
        let look = if bar.within { theme.base } else { theme.bad };
        let cells = [
            ListCell::new(format!("{nominal} {}", values(bar)), look).right(),
            ListCell::new(bar.count.to_string(), look)
                .right()
                .with_bar(strip),
        ];
        Row::of(theme.base, cells)
    }

    /// The bar in words.
    fn foot(&self, pen: &mut Pen, item: &MeasuredItem, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some(bar) = self.bars().get(self.bar.at) else {
            return;
        };
        let unit = unit::shown(lang, &item.unit);
        let label = format!(" {} {unit}{}", values(bar), lang.colon().trim_end());
        let beyond = if bar.within { "" } else { say::beyond(lang) };
        let text = say::readings_on(lang, bar.count, bar.lots, beyond);
        pen.labelled((&label, theme.strong), (&text, theme.base));
    }
}

/// The line of a limit that parts two bars, or stands before the first or behind the last one.
fn limit_between(
    bars: [Option<&HistogramBar>; 2],
    item: &MeasuredItem,
    scene: &Scene,
) -> Option<Parts> {
    let lang = scene.lang;
    let shown = |limit: Option<Exact>| limit.map(Exact::shown);
    let words = match bars.map(|bar| bar.is_some_and(|bar| bar.within)) {
        [false, true] => say::lower_limit(lang, &shown(item.bounds.lower)?),
        [true, false] => say::upper_limit(lang, &shown(item.bounds.upper)?),
        [true, true] | [false, false] => return None,
    };
    Some(vec![(format!("   {words}"), scene.theme.strong)])
}

fn crew_of<'a>(project: &'a Project, reading: &LotReading) -> &'a str {
    let node = project.nodes().get(reading.lot);
    node.map_or("", |node| node.subject.crew.as_str())
}

fn crosses_nought(item: &MeasuredItem) -> bool {
    let [lower, upper] = [item.bounds.lower, item.bounds.upper].map(|one| one.map(Exact::floor));
    lower.is_some_and(|lower| lower < 0) && upper.is_some_and(|upper| upper > 0)
}

/// The readings of a bar: one, from one to another, or all up to or from one on.
fn values(bar: &HistogramBar) -> String {
    let figure = |value: i64| shown(i128::from(value) * STEPS);
    match bar.values.map(|value| value.map(figure)) {
        [Some(from), Some(to)] if from == to => from,
        [Some(from), Some(to)] => format!("{from} ~ {to}"),
        [None, Some(to)] => format!("<= {to}"),
        [Some(from), None] => format!(">= {from}"),
        [None, None] => String::new(),
    }
}

fn stage_name(lang: Lang, stage: usize) -> &'static str {
    let names = [self_check, mutual_check, handover_check, acceptance];
    names.get(stage).map_or("", |name| name(lang))
}

impl PictureKind for ReadingsPicture {
    fn name(&self, lang: Lang) -> &'static str {
        say::readings(lang)
    }

    fn head(&self, scene: &Scene) -> Parts {
        let (theme, lang) = (scene.theme, scene.lang);
        let stage = format!(
            " < {} > ({})  ",
            stage_name(lang, self.stage),
            keys::space(lang)
        );
        let crew = self.crew().unwrap_or(words::all(lang));
        vec![
            (say::stage(lang).to_owned(), theme.dim),
            (stage, theme.strong),
            (responsibility::crew(lang).to_owned(), theme.dim),
            (format!(" < {crew} > (F9)"), theme.strong),
        ]
    }

    fn errand(&self) -> Option<Errand> {
        Some(Errand::Readings(self.stage()))
    }

    fn gather(&mut self, scene: &Scene) {
        let begins = self.histogram.is_none();
        self.look(scene);
        if begins {
            self.begin();
        }
    }

    fn narrows(&self) -> bool {
        !self.crews.is_empty()
    }

    fn cycles(&self) -> bool {
        true
    }

    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        let all = self.items(scene).len();
        match intent {
            Intent::Left if all > 0 => self.turn((self.item + all - 1) % all, scene),
            Intent::Right if all > 0 => self.turn((self.item + 1) % all, scene),
            Intent::Narrow => {
                let next = self.crew.map_or(0, |at| at + 1);
                self.crew = (next < self.crews.len()).then_some(next);
                self.look(scene);
                self.begin();
            }
            Intent::Cycle => {
                self.stage = (self.stage + 1) % STAGES.len();
                (self.item, self.crew, self.histogram) = (0, None, None);
                return self.errand().map(Effect::Run);
            }
            other => {
                let moved = self.bar.moved(other, self.bars().len());
                return moved.then_some(Effect::None);
            }
        }
        Some(Effect::None)
    }

    fn has_lots(&self, _scene: &Scene) -> bool {
        let bar = self.bars().get(self.bar.at);
        bar.is_some_and(|bar| bar.count > 0)
    }

    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        let (item, bar) = (self.measured(scene)?, self.bars().get(self.bar.at)?);
        let places = self.histogram.as_ref()?.lots(self.bar.at, &self.readings);
        let title = scene.lang.of_words(&item.title);
        let (lang, values) = (scene.lang, values(bar));
        let unit = unit::shown(lang, &item.unit);
        let of = format!(
            "{} {title} {values} {unit}",
            clause::shown(lang, &item.clause)
        );
        (!places.is_empty()).then_some(LotsBehind { of, places })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let mut told: Vec<String> = say::readings_why(lang).map(str::to_owned).to_vec();
        if let Some(item) = self.measured(scene) {
            told.push(self.in_figures(item, scene));
        }
        told
    }

    /// ```text
    ///  1/41 < 4.2.9-2 表面平整度 > · 一般抹灰
    ///  允许 <= 4 mm，n 96，均值 2.10 mm，超出 3
    ///            0   12  ######
    ///            1   30  ###############
    ///    上限 4
    ///  >         5    3  !!
    ///
    ///  5 mm：3 个读数，在 2 批上，超出允许
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some(item) = self.measured(scene) else {
            let mut pen = Pen::new(buffer, area);
            pen.labelled((" ", theme.base), (say::no_readings(lang), theme.warn));
            return;
        };
        let (body, below) = footed(area, FOOT);
        self.foot(&mut Pen::new(buffer, below), item, scene);
        let mut pen = Pen::new(buffer, body);
        self.title(&mut pen, item, scene);
        let list = List::headed(self.bars(), self.bar, |before, bar| {
            limit_between([before.copied(), Some(bar)], item, scene)
        });
        let list = list.followed(limit_between([self.bars().last(), None], item, scene));
        let wide = pen.columns() / 2;
        list.columns(&LEAST)
            .draw(&mut pen, scene, |bar| self.row(bar, item, wide, scene));
    }
}
